"""`decide`: a responsible person says whether a candidate is the same or somebody else."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ..determination.check import today_in_beijing
from ..languages import Catalogue, Language
from ..law.lawbook import statutes
from .options import Day, Lang
from .session import day, fail, refusals, workspace_of
from .speech import say, spoken_to

if TYPE_CHECKING:
    from ..actions.decide_candidate import Verdict
    from ..determination.screening.numbers import EntryNumbers
    from ..parties.lists import Entry
    from ..parties.sought import Sought

__all__ = ["decide", "named_entry", "named_party"]

NEAR = 5
"""So many names are offered for one that is not there."""


def decide(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    party: Annotated[str, typer.Argument(metavar="PARTY", show_default=False)],
    entry: Annotated[str, typer.Argument(metavar="ENTRY", show_default=False)],
    verdict: Annotated[str, typer.Argument(metavar="same|different", show_default=False)],
    by: Annotated[str, typer.Option(metavar="NAME", show_default=False)],
    why: Annotated[str, typer.Option(metavar="TEXT", show_default=False)],
    on: Day = None,
    lang: Lang = None,
) -> None:
    """Record a decision about a candidate."""
    from ..actions.decide_candidate import decide as record_decision
    from ..actions.screen_parties import parties_of, screening_of
    from ..determination.screening.numbers import EntryNumbers
    from ..exchange.folder import read_folder
    from .deciding_screens import show_decided
    from .storing import store_troubles

    language = spoken_to(lang)
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    if verdict not in ("same", "different"):
        fail(_say("not-a-verdict", language, typed=verdict))
    today, workspace = today_in_beijing(), workspace_of(folder)
    decided_on = day(on, language) or today
    parties = parties_of(read_folder(folder))
    sought = named_party(parties, party, language)
    alike = [each for each in parties if each.fingerprint == sought.fingerprint and each is not sought]
    with refusals(language), store_troubles(language):
        law = statutes(workspace)
        screening = screening_of(workspace, (sought, *alike), law, today, today)
        numbers = EntryNumbers.of(screening.lists, law)
        meant = named_entry(numbers, entry, language)
        recorded = record_decision(workspace, sought, meant, cast("Verdict", verdict), by, decided_on, why, today=today)
        after = screening_of(workspace, alike, law, today, today) if alike else screening
    show_decided(recorded, screening, after, (sought, *alike), meant, numbers, language)


def named_party(parties: Sequence[Sought], typed: str, language: Language) -> Sought:
    """The party of an id or a name; one that is not there, or not the only one, ends the command with the nearest."""
    by_id = [each for each in parties if each.reference == typed]
    found = by_id or [each for each in parties if typed in each.names]
    if len(found) == 1:
        return found[0]
    if found:
        fail(_say("several-such-parties", language, party=typed, near=", ".join(each.reference for each in found)))
    called = {_folded(name): each.reference for each in parties for name in (*each.names, each.reference)}
    near = dict.fromkeys(called[each] for each in difflib.get_close_matches(_folded(typed), called, n=NEAR, cutoff=0.4))
    key = "no-such-party-near" if near else "no-such-party"
    names = {each.reference: " / ".join(each.names) for each in parties}
    told = (each if names[each] in ("", each) else f"{each} ({names[each]})" for each in near)
    fail(_say(key, language, party=typed, near=", ".join(told)))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def named_entry(numbers: EntryNumbers, typed: str, language: Language) -> Entry:
    """The entry of a number, id or name; none or several such end the command with the nearest."""
    found = numbers.named(typed)
    if len(found) == 1:
        return found[0]
    if found:
        near = ", ".join(f"{numbers.number(each)} ({each.names[0]})" for each in found)
        fail(_say("several-such-entries", language, entry=typed, near=near))
    near = ", ".join(f"{each} ({numbers.entries[each].names[0]})" for each in numbers.near(typed))
    fail(_say("no-such-entry-near" if near else "no-such-entry", language, entry=typed, near=near))


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
