"""`screen` and `who`: the parties of the tables, or one name, held against the lists."""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..determination.check import today_in_beijing
from ..languages import Catalogue, Language
from ..law.lawbook import statutes
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to
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

_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
_PATH = re.compile(r"~|\.{1,2}(?:[/\\]|$)|[/\\]|[A-Za-z]:[/\\]")
"""How a name never begins, and a path may."""


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
    if _is_there(folder):
        _refuse({"--country": country, "--id": number}, "only-for-a-name", language)
        if record and not by:
            fail(_say("needs-by", language))
        _screen_folder(folder, asked, xlsx, by if record else None, is_whole=all_, is_changes=changes)
    if _looks_like_a_path(target):
        _no_such_path(target, language)
    for_folders = {"--all": all_, "--changes": changes, "--record": record, "--by": by, "--xlsx": xlsx}
    _refuse(for_folders, "only-for-a-folder", language)
    near = _folders_near(target)
    if near:
        sys.stderr.write(_say("near-folder", language, target=target, near=near[0]) + "\n")
    _look_up(target, HERE, asked, country, number)


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
    _look_up(name, folder, _Asked.of(on, known, language, is_json=as_json), country, number)


# --- a folder ---------------------------------------------------------------------------------------------------------


def _screen_folder(
    folder: Path, asked: _Asked, xlsx: Path | None, by: str | None, *, is_whole: bool, is_changes: bool
) -> NoReturn:
    from ..actions.screen_parties import parties_of, screening_of
    from ..determination.firm import read_firm
    from ..determination.screening.numbers import EntryNumbers
    from ..determination.screening.owners import held_parties
    from ..determination.screening.problems import issues_about_parties
    from ..exchange.folder import bods_files, read_folder
    from .storing import store_troubles

    language, workspace = asked.language, workspace_of(folder)
    if xlsx is not None:
        check_xlsx(xlsx, folder, language)
    dataset = read_folder(folder)
    with refusals(language), store_troubles(language):
        law = statutes(workspace)
        screening = screening_of(workspace, parties_of(dataset), law, asked.on, asked.known)
        held = held_parties(dataset, screening, law, read_firm(workspace), asked.on, asked.known)
        numbers = EntryNumbers.of(screening.lists, law)
        changes, since = _changes(workspace, screening, folder, language) if is_changes else ((), asked.on)
        recorded = None if by is None else _recorded(workspace, screening, by)
    issues = issues_about_parties(dataset, tuple(each.name for each in bods_files(folder)))
    if asked.is_json:
        _print_json(_as_data(screening, held, numbers, issues, changes, since if is_changes else None, language))
    elif is_changes:
        from .screening_screens import show_screening_changes

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
    workspace: Path, screening: Screening, folder: Path, language: Language
) -> tuple[tuple[Change, ...], date]:
    """What changed since the screening that was recorded last, and the day of that one."""
    from ..actions.record_screening import changes_since, last_screening
    from ..store import opened

    last = last_screening(opened(workspace, create=False))
    if last is None:
        fail(_say("not-recorded-yet", language, folder=folder))
    found = changes_since(last, tuple(screening.parties.values()), screening.lists, screening.on)
    return found, last.on


def _recorded(workspace: Path, screening: Screening, by: str) -> Recorded:
    from ..actions.record_screening import record

    today = today_in_beijing()
    return record(workspace, tuple(screening.parties.values()), screening.lists, by, screening.on, today=today)


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
    return lists_hold and all(result_of(each) == "clear" for each in screening.parties.values())


# --- a name -----------------------------------------------------------------------------------------------------------


def _look_up(name: str, folder: Path, asked: _Asked, country: str | None, number: str | None) -> NoReturn:
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
    raise typer.Exit(CLEAR if _is_clear(screening) else TO_DO)


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


def _is_there(path: Path) -> bool:
    """Whether it is a file or folder; a name too long for a path is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _looks_like_a_path(target: str) -> bool:
    """Whether somebody meant a folder or file and not a name: `./dat`, `data/parties.csv`, `parties.xlsx`."""
    is_within = any(sign in target for sign in "/\\") and _is_there(Path(re.split(r"[/\\]", target)[0]))
    return bool(_PATH.match(target)) or target.lower().endswith(_TABLES) or target.endswith(("/", "\\")) or is_within


def _no_such_path(target: str, language: Language) -> NoReturn:
    near = _folders_near(target)
    key = "not-a-path-near" if near else "not-a-path"
    fail(_say(key, language, target=target, near=", ".join(near)))


def _folders_near(target: str) -> list[str]:
    """Folders and tables beside it whose names are spelt nearly so."""
    path = Path(target)
    try:
        beside = {each.name: each for each in path.parent.iterdir() if each.is_dir() or each.suffix in _TABLES}
    except (OSError, ValueError):
        return []
    return [str(beside[each]) for each in difflib.get_close_matches(path.name, beside, n=2, cutoff=0.75)]


def _refuse(options: Mapping[str, object], key: str, language: Language) -> None:
    """Options that have no meaning here end the command rather than do nothing."""
    given = [name for name, said in options.items() if said]
    if given:
        fail(_say(key, language, options=", ".join(given)))


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
