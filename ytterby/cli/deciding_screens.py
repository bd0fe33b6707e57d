"""What a person sees who has decided about a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.record import entry_text, listed_text
from ..determination.screening.screened import Screening
from ..languages import Catalogue, Language
from ..parties.decisions import Decision
from ..parties.lists import Entry
from ..parties.screening import Screened
from ..parties.sought import Sought
from ..store import Recorded
from .screen import put, screen
from .screening_screens import party_text
from .speech import say

__all__ = ["show_decided"]

SHOWN = 12
"""So many others are named."""


def show_decided(
    recorded: Recorded,
    before: Screening,
    after: Screening,
    parties: Sequence[Sought],
    entry: Entry,
    numbers: EntryNumbers,
    language: Language,
) -> None:
    """What was recorded about which two sides, whose decision it reverses, and for which others it holds.

    `parties`: who was decided about, then others of the very same name, country and number. If the two never were
    candidates of each other, that is said too.
    """
    console, act = screen(), recorded.act
    screened = before.parties[parties[0].reference]
    verdict = _say(f"verdict-{act.content['verdict']}", language)
    called = {"party": screened.sought.reference, "entry": numbers.number(entry), "verdict": verdict}
    said = {"number": recorded.number, "by": act.by, "on": act.on, **called}
    put(console, _say("decided", language, **said), style="bold")
    put(console, f"  {party_text(screened.sought, language)}", hang=4)
    put(console, f"  {numbers.number(entry)}  {entry_text(entry)}", hang=4)
    put(console, f"  {listed_text(entry, before.lists, language)}", hang=4)
    earlier = _decision(screened, entry)
    if earlier is not None and earlier.verdict != act.content["verdict"]:
        was = _say(f"verdict-{earlier.verdict}", language)
        said = {"by": earlier.by, "on": earlier.on, "party": earlier.reference, "verdict": was}
        put(console, _say("decided-reverses", language, **said), style="yellow")
    _show_others(console, before, after, parties, entry, recorded, language)
    alike = [*screened.open, *screened.hits, *screened.told_apart, *(match for match, _ in screened.cleared)]
    if all((each.entry.list_id, each.entry.entry_id) != (entry.list_id, entry.entry_id) for each in alike):
        put(console, _say("decided-not-alike", language), style="yellow")
    put(console, _say("decided-holds", language), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _show_others(
    console: Console,
    before: Screening,
    after: Screening,
    parties: Sequence[Sought],
    entry: Entry,
    recorded: Recorded,
    language: Language,
) -> None:
    """Which others of the same name it settles too, and which are still to be decided."""
    meant = (entry.list_id, entry.entry_id)
    settled, still_open = [], []
    for each in parties[1:]:
        now, was = _decision(after.parties[each.reference], entry), _decision(before.parties[each.reference], entry)
        if now is not None and now != was and now.verdict == recorded.act.content["verdict"]:
            settled.append(each.reference)
        elif any((one.entry.list_id, one.entry.entry_id) == meant for one in after.parties[each.reference].open):
            still_open.append(each.reference)
    for key, found in (("decided-others", settled), ("decided-others-open", still_open)):
        if found:
            put(console, _say(key, language, parties=tuple(found[:SHOWN]), more=_more(found, language)), style="yellow")


def _more(found: Sequence[str], language: Language) -> str:
    return _say("decided-more", language, more=len(found) - SHOWN) if len(found) > SHOWN else ""


def _decision(screened: Screened, entry: Entry) -> Decision | None:
    """What is decided about a party and an entry."""
    decided = (*screened.decided, *(decision for _, decision in screened.cleared))
    meant = (entry.list_id, entry.entry_id)
    return next((each for each in decided if (each.list_id, each.entry_id) == meant), None)


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
