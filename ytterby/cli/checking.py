"""`check`, `why`, `ask`: is each line controlled today, why, and what must still be asked."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ..languages import Language
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, Session, day, fail
from .speech import say, spoken_to

if TYPE_CHECKING:
    from ..determination.check import Report
    from ..determination.transfers.outcome import TransferDetermination

__all__ = ["ask", "check", "why"]

Folder = Annotated[Path, typer.Argument(show_default=False)]


def check(
    folder: Folder,
    on: Day = None,
    known: Day = None,
    between: Annotated[tuple[str, str] | None, typer.Option(metavar="YYYY-MM-DD YYYY-MM-DD")] = None,
    as_json: Json = False,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE.xlsx", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Determine every line of the tables and show the board."""
    language = spoken_to(lang)
    session = Session.of(folder, language, known)
    if xlsx is not None and folder.is_dir() and xlsx.resolve().parent == folder.resolve():
        fail(say("xlsx-among-tables", language, file=xlsx))
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx":
        fail(say("not-xlsx", language, file=xlsx))
    if xlsx is not None and not xlsx.resolve().parent.is_dir():
        fail(say("folder-missing", language, folder=xlsx.parent))
    span = _span(between, language)
    report = session.report(on=day(on, language), between=span)
    if as_json:
        from ..determination.report_record import report_record

        sys.stdout.write(json.dumps(report_record(report, language), ensure_ascii=False, indent=2) + "\n")
    else:
        from .board import show_board

        show_board(report, language, span)
    if xlsx is not None:
        from ..documents.workbook import write_report

        try:
            write_report(report, xlsx, language)
        except OSError as problem:
            fail(say("cannot-write", language, file=xlsx, problem=problem.strerror or problem))
        if not as_json:
            sys.stdout.write(say("wrote", language, file=xlsx) + "\n")
    if report.has_errors:
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(CLEAR if report.is_clear else TO_DO)


def why(
    folder: Folder,
    line: Annotated[str, typer.Argument(metavar="SHIPMENT/LINE", show_default=False)],
    on: Day = None,
    known: Day = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show the reasons for one line as a tree."""
    language = spoken_to(lang)
    report = Session.of(folder, language, known).report(on=day(on, language))
    transfer = next((each for each in report.transfers if line == each.reference), None)
    found = [each for each in report.determinations if line in (each.reference, each.joined.line.line_id)]
    if transfer is not None and not found:
        _why_transfer(report, transfer, language, as_json=as_json)
    if len(found) != 1:
        references = [each.reference for each in report.determinations] + [each.reference for each in report.transfers]
        known_lines = ", ".join(references[:20])
        key = "no-such-line" if not found else "several-such-lines"
        fail(say(key, language, line=line, lines=known_lines or "–"))
    if as_json:
        from ..determination.record import determination_record

        sys.stdout.write(
            json.dumps(determination_record(report, found[0], language), ensure_ascii=False, indent=2) + "\n"
        )
    else:
        from .tree import show_reasons

        show_reasons(report, found[0], language)
    raise typer.Exit(CLEAR if found[0].is_clear else TO_DO)


def _why_transfer(report: Report, transfer: TransferDetermination, language: Language, *, as_json: bool) -> NoReturn:
    if as_json:
        from ..determination.transfers.record import transfer_record

        data = transfer_record(report.setting, transfer, language)
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        from .transfer_screens import show_transfer_reasons

        show_transfer_reasons(report, transfer, language)
    raise typer.Exit(CLEAR if transfer.is_clear else TO_DO)


def ask(
    folder: Folder,
    on: Day = None,
    known: Day = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List the fewest questions that settle the open lines, by who can answer."""
    from ..determination.questions.asking import asked

    language = spoken_to(lang)
    report = Session.of(folder, language, known).report(on=day(on, language))
    questions = asked(report)
    if as_json:
        from ..determination.questions.asking import asked_record

        sys.stdout.write(json.dumps(asked_record(questions, language), ensure_ascii=False, indent=2) + "\n")
    else:
        from .board import show_questions

        show_questions(report, questions, language)
    if report.has_errors:
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(TO_DO if questions else CLEAR)


def _span(between: tuple[str, str] | None, language: Language) -> tuple[date, date] | None:
    if between is None:
        return None
    first, last = day(between[0], language), day(between[1], language)
    assert first is not None
    assert last is not None
    if last < first:
        fail(say("span-backwards", language, first=first, last=last))
    return first, last
