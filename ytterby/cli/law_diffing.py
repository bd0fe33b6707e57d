"""`law diff`: what changes in the law between two days or by an instrument, and for the lines of a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..determination.check import today_in_beijing
from ..determination.firm import Firm, read_firm
from ..exchange.folder import read_folder
from ..languages import Language
from ..law.difference import Side, difference
from ..law.instruments import InstrumentError
from ..law.lawbook import statutes
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, Session, day, fail, refusals, workspace_of
from .speech import say, spoken_to

if TYPE_CHECKING:
    from ..determination.changes.comparing import Changes

__all__ = ["diff"]

ADay = Annotated[str, typer.Argument(metavar="YYYY-MM-DD", show_default=False)]


def diff(  # noqa: PLR0913, PLR0917 (an option each)
    first: ADay,
    second: ADay,
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER", show_default=False)] = None,
    known: Day = None,
    known_then: Day = None,
    known_now: Day = None,
    with_: Annotated[list[Path] | None, typer.Option("--with", metavar="FILE.toml", show_default=False)] = None,
    without: Annotated[list[str] | None, typer.Option(metavar="ID", show_default=False)] = None,
    as_json: Json = False,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE.xlsx", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Show what changes in the law and for the lines of a folder."""
    from ..determination.changes.comparing import Changes

    language = spoken_to(lang)
    days = _days((first, second), (known_then or known, known_now or known), language)
    if known and (known_then or known_now):
        fail(say("law-diff-known-twice", language))
    if days.are_one and not (with_ or without):
        fail(say("law-diff-same-day", language, day=days.first))
    if folder is not None and not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    if xlsx is not None:
        _check_xlsx(xlsx, folder, language)
    sides, firm = _sides(folder, days, with_ or (), without or (), language)
    found = Changes(difference(*sides)) if folder is None else _changes(folder, firm, sides, language)
    if as_json:
        from ..determination.changes.record import changes_record

        sys.stdout.write(json.dumps(changes_record(found, language), ensure_ascii=False, indent=2) + "\n")
    else:
        from .law_diff_screens import show_changes

        show_changes(found, language)
    if xlsx is not None:
        from ..documents.changes_workbook import write_changes

        try:
            write_changes(found, xlsx, language)
        except OSError as problem:
            fail(say("cannot-write", language, file=xlsx, problem=problem.strerror or problem))
        if not as_json:
            sys.stdout.write(say("wrote", language, file=xlsx) + "\n")
    if found.has_errors:
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(CLEAR if found.is_empty else TO_DO)


@dataclass(frozen=True)
class _Days:
    """The days of the two sides, and by which days each is known."""

    first: date
    second: date
    known_then: date
    known_now: date

    @property
    def are_one(self) -> bool:
        """Whether the days alone make no difference."""
        return self.first == self.second and self.known_then == self.known_now


def _days(typed: tuple[str, str], known: tuple[str | None, str | None], language: Language) -> _Days:
    """The days typed; by what was known today, where nothing else is said."""
    first, second = (day(each, language) for each in typed)
    then, now = (day(each, language) or today_in_beijing() for each in known)
    assert first is not None
    assert second is not None
    if second < first:
        fail(say("law-diff-backwards", language, first=first, second=second))
    return _Days(first, second, then, now)


def _changes(folder: Path, firm: Firm, sides: tuple[Side, Side], language: Language) -> Changes:
    """What changes for the lines of a folder, its parties held against the lists as they are known on the later day."""
    from ..determination.changes.comparing import changes

    dataset = read_folder(folder)
    known = max(side.known for side in sides)
    screening = Session.of(folder, language, known.isoformat()).screening(dataset, sides[1].statutes)
    return changes(dataset, firm, *sides, screening=screening)


def _check_xlsx(xlsx: Path, folder: Path | None, language: Language) -> None:
    if folder is not None and folder.is_dir() and xlsx.resolve().parent == folder.resolve():
        fail(say("xlsx-among-tables", language, file=xlsx))
    if xlsx.suffix.lower() != ".xlsx":
        fail(say("not-xlsx", language, file=xlsx))
    if not xlsx.resolve().parent.is_dir():
        fail(say("folder-missing", language, folder=xlsx.parent))


def _sides(
    folder: Path | None, days: _Days, files: Iterable[Path], left_out: Iterable[str], language: Language
) -> tuple[tuple[Side, Side], Firm]:
    """The two sides as the firm reads them: the second with what is supposed and without what is left out."""
    from ..actions.add_instrument import suppose_files

    with refusals(language):
        book = statutes(None if folder is None else workspace_of(folder))
        firm = Firm() if folder is None else read_firm(workspace_of(folder))
    then = Side(book, days.first, days.known_then, firm.stance)
    now = Side(book, days.second, days.known_now, firm.stance)
    try:
        supposed = suppose_files(book, files)
    except InstrumentError as problem:
        fail(say("law-diff-not-supposed", language, reasons=problem.in_(language)))
    except OSError as problem:
        fail(say("law-file-trouble", language, file=problem.filename, problem=problem.strerror or problem))
    undone = [_typed(each, book.instruments, language) for each in left_out]
    return (then, now.without(undone).supposing(supposed)), firm


def _typed(typed: str, ids: Iterable[str], language: Language) -> str:
    """The instrument meant by its id, or by its number with or without the year; anything else ends the command."""
    from ..law.page import page_name

    name = typed.replace("/", "-").removesuffix("-2025")
    found = next((each for each in ids if typed == each or name == page_name(each)), None)
    if found is None:
        fail(say("law-diff-no-such", language, typed=typed, ids=", ".join(sorted(ids))))
    return found
