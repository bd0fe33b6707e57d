"""`screen` and `who`: the parties of the tables, or one name, held against the lists."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..determination.check import today_in_beijing
from ..languages import Catalogue, Language
from ..law.lawbook import statutes
from .meant import is_path, is_there, may_be_path, paths_near
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to
from .visible import json_text, visible
from .written import check_xlsx, write_or_fail

if TYPE_CHECKING:
    from ..determination.screening.numbers import EntryNumbers
    from ..determination.screening.owners import HeldParty
    from ..determination.screening.screened import Screening
    from ..parties.lists import Entry, Identifier
    from ..parties.rescreening import Change
    from ..store import Recorded
    from ..tables.issues import Issue

__all__ = ["screen", "who"]

Country = Annotated[str | None, typer.Option("--country", metavar="XX", show_default=False)]
Number = Annotated[str | None, typer.Option("--id", metavar="NUMBER", show_default=False)]
HERE = Path()
STORE = "ytterby.db"
CHANGES_SHOWN = 60


@dataclass(frozen=True)
class _Asked:
    """For which day it is asked, as known on which, and in which language it is answered."""

    on: date
    known: date
    language: Language
    is_json: bool

    @classmethod
    def of(cls, on: str | None, known: str | None, language: Language, *, is_json: bool) -> _Asked:
        today = today_in_beijing()
        return cls(day(on, language) or today, day(known, language) or today, language, is_json)


def screen(  # noqa: PLR0913, PLR0917 (an option each)
    target: Annotated[str, typer.Argument(metavar="FOLDER|NAME", show_default=False)],
    country: Country = None,
    number: Number = None,
    on: Day = None,
    known: Day = None,
    all_: Annotated[bool, typer.Option("--all")] = False,
    changes: Annotated[bool, typer.Option("--changes")] = False,
    record: Annotated[bool, typer.Option("--record")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", show_default=False)] = None,
    as_json: Json = False,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE.xlsx", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Hold the parties of a folder, or a name, against the lists."""
    language = spoken_to(lang)
    asked = _Asked.of(on, known, language, is_json=as_json)
    folder = Path(target)
    if is_there(folder):
        _refuse({"--country": country, "--id": number}, "only-for-a-name", language)
        if record and not by:
            fail(_say("needs-by", language))
        _screen_folder(folder, asked, xlsx, by if record else None, is_whole=all_, is_changes=changes)
    near = paths_near(target)
    if is_path(target):
        key = "not-a-path-near" if near else "not-a-path"
        fail(_say(key, language, target=_cut(target), near=", ".join(near)))
    for_folders = {"--all": all_, "--changes": changes, "--record": record, "--by": by, "--xlsx": xlsx}
    _refuse(for_folders, "only-for-a-folder", language)
    _screen_name(target, near, asked, country, number)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)] = HERE,
    country: Country = None,
    number: Number = None,
    on: Day = None,
    known: Day = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Look one name up in the lists."""
    language = spoken_to(lang)
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    is_clear = _look_up(name, folder, _Asked.of(on, known, language, is_json=as_json), country, number)
    raise typer.Exit(CLEAR if is_clear else TO_DO)


# --- a folder ---------------------------------------------------------------------------------------------------------


def _screen_folder(
    folder: Path, asked: _Asked, xlsx: Path | None, by: str | None, *, is_whole: bool, is_changes: bool
) -> NoReturn:
    from ..actions.screen_parties import parties_of, screening_of
    from ..determination.firm import read_firm
    from ..determination.screening.numbers import EntryNumbers
    from ..determination.screening.owners import held_parties
    from ..determination.screening.problems import issues_about_parties
    from ..determination.screening.screened import stated_in
    from ..exchange.folder import bods_files, read_folder
    from .storing import store_troubles

    language, workspace = asked.language, workspace_of(folder)
    if xlsx is not None:
        check_xlsx(xlsx, folder, language)
    dataset = read_folder(folder)
    with refusals(language), store_troubles(language):
        law = statutes(workspace)
        found = screening_of(workspace, parties_of(dataset), law, asked.on, asked.known)
        screening = replace(found, stated=stated_in(dataset.parties))
        held = held_parties(dataset, screening, law, read_firm(workspace), asked.on, asked.known)
        numbers = EntryNumbers.of(screening.lists, law)
        changes, since = _changes(workspace, screening, held, folder, language) if is_changes else ((), asked.on)
        recorded = None if by is None else _recorded(workspace, screening, held, by)
    issues = issues_about_parties(dataset, tuple(each.name for each in bods_files(folder)))
    if asked.is_json:
        _print_json(_as_data(screening, held, numbers, issues, changes, since if is_changes else None, language))
    elif is_changes:
        from .rescreening_screens import show_screening_changes

        most = len(changes) if is_whole else CHANGES_SHOWN
        show_screening_changes(changes, since, screening, numbers, language, most)
    else:
        from .screening_screens import show_screening

        show_screening(screening, held, numbers, issues, folder, language, is_whole=is_whole)
    if xlsx is not None:
        from ..documents.screening_workbook import write_screening

        def write() -> None:
            write_screening(screening, held, numbers, issues, xlsx, language)

        write_or_fail(write, xlsx, language, is_quiet=asked.is_json)
    if recorded is not None and not asked.is_json:
        act = recorded.act
        said = {"number": recorded.number, "by": act.by, "on": act.on, "file": workspace / STORE}
        sys.stdout.write(_say("recorded", language, **said) + "\n")
    if any(each.severity == "error" for each in issues) or not screening.parties:
        raise typer.Exit(BAD_INPUT)
    is_clear = _is_clear(screening) and not any(each.is_concern for each in held)
    raise typer.Exit(CLEAR if not changes and (is_changes or is_clear) else TO_DO)


def _changes(
    workspace: Path, screening: Screening, held: Sequence[HeldParty], folder: Path, language: Language
) -> tuple[tuple[Change, ...], date]:
    """What changed since the screening that was recorded last, and the day of that one."""
    from ..actions.record_screening import changes_since, last_screening
    from ..determination.screening.owners import holdings_seen
    from ..store import opened

    last = last_screening(opened(workspace, create=False))
    if last is None:
        fail(_say("not-recorded-yet", language, folder=folder))
    parties = tuple(screening.parties.values())
    found = changes_since(last, parties, screening.lists, screening.on, holdings_seen(held))
    return found, last.on


def _recorded(workspace: Path, screening: Screening, held: Sequence[HeldParty], by: str) -> Recorded:
    from ..actions.record_screening import record
    from ..determination.screening.owners import holdings_seen

    parties, today, holdings = tuple(screening.parties.values()), today_in_beijing(), holdings_seen(held)
    return record(workspace, parties, screening.lists, by, screening.on, today=today, holdings=holdings)


def _as_data(
    screening: Screening,
    held: Sequence[HeldParty],
    numbers: EntryNumbers,
    issues: Sequence[Issue],
    changes: Sequence[Change],
    since: date | None,
    language: Language,
) -> dict[str, object]:
    """The whole screening, or what changed since a day."""
    from ..determination.record import issue_record

    if since is not None:
        from ..determination.screening.rescreening_record import changes_record

        record = changes_record(changes, since, screening, numbers, language)
    else:
        from ..determination.screening.owners_record import held_record
        from ..determination.screening.record import screening_record

        record = screening_record(screening, numbers, language)
        record["held"] = [held_record(each, language) for each in held]
    return {**record, "issues": [issue_record(each, language) for each in issues]}


def _is_clear(screening: Screening) -> bool:
    from ..determination.screening.record import result_of

    lists_hold = all(each.clears_on(screening.on) for each in screening.lists)
    return lists_hold and all(
        result_of(each, screening.stated.get(name)) == "clear" for name, each in screening.parties.items()
    )


# --- a name -----------------------------------------------------------------------------------------------------------


def _screen_name(target: str, near: Sequence[str], asked: _Asked, country: str | None, number: str | None) -> NoReturn:
    """A name in the place of a folder: nothing found says nothing of the folder that may have been meant."""
    is_clear = _look_up(target, HERE, asked, country, number)
    if is_clear or may_be_path(target):
        said = _say("held-as-a-name", asked.language, target=_cut(target))
        meant = _say("near-folder", asked.language, near=near[0]) if near else ""
        sys.stderr.write(" ".join(filter(None, (said, meant))) + "\n")
    raise typer.Exit(BAD_INPUT if may_be_path(target) else TO_DO)


def _look_up(name: str, folder: Path, asked: _Asked, country: str | None, number: str | None) -> bool:
    """Hold one name against the lists and show what was found; whether there is nothing like it."""
    from ..actions.screen_parties import screening_of
    from ..determination.firm import read_firm
    from ..determination.screening.consequences import Consequence, consequences
    from ..determination.screening.consequences_record import consequence_texts, who_record
    from ..determination.screening.numbers import EntryNumbers
    from ..determination.screening.screened import NATIONAL_LISTS
    from ..parties.sought import Sought
    from .storing import store_troubles

    language, workspace = asked.language, workspace_of(folder)
    sought = Sought(name, (name,), _country(country, language), _identifiers(number, language))
    with refusals(language), store_troubles(language):
        law, firm = statutes(workspace), read_firm(workspace)
        screening = screening_of(workspace, (sought,), law, asked.on, asked.known)
        numbers = EntryNumbers.of(screening.lists, law)

    def following(entry: Entry) -> tuple[Consequence, ...]:
        is_national = entry.list_id in NATIONAL_LISTS
        return consequences((entry,), law, firm, asked.on, asked.known) if is_national else ()

    def told(entry: Entry) -> tuple[str, ...]:
        return consequence_texts(entry, following(entry), language)

    if asked.is_json:
        _print_json(who_record(screening, numbers, following, language))
    else:
        from .who_screens import show_who

        show_who(screening, numbers, told, folder, language)
    return _is_clear(screening)


def _country(typed: str | None, language: Language) -> str:
    from ..tables.schema import country_spellings, plain

    if typed is None:
        return ""
    found = country_spellings().get(plain(typed))
    if found is None:
        fail(_say("not-a-country", language, typed=typed))
    return found


def _identifiers(typed: str | None, language: Language) -> tuple[Identifier, ...]:
    from ..parties.identifiers import identifiers_of

    found, problems = identifiers_of(typed or "")
    if problems:
        fail("\n".join(f"{each.says.in_(language)} {each.cure.in_(language)}" for each in problems))
    return found


# --- what was typed ---------------------------------------------------------------------------------------------------


def _refuse(options: Mapping[str, object], key: str, language: Language) -> None:
    """Options that have no meaning here end the command rather than do nothing."""
    given = [name for name, said in options.items() if said]
    if given:
        fail(_say(key, language, options=", ".join(given)))


def _cut(target: str) -> str:
    """What was typed, as a message repeats it."""
    from ..determination.screening.record import short_name

    return visible(short_name(target))


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json_text(data) + "\n")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
