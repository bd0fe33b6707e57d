"""A report as an Excel workbook: the lines, the questions, the problems of the input, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..determination.check import Report
from ..determination.outcome import Determination, Outcome
from ..determination.questions.asking import asked
from ..determination.record import (
    issue_record,
    notified_share,
    outcome_text,
    question_record,
    sureness_text,
)
from ..determination.scope import NOT_ASSESSED
from ..determination.words import words
from ..languages import Catalogue, Language
from ..law.saying import force_text, name_of
from ..logic.digits import percent_between
from ..tables.issues import Issue
from .transfer_sheet import TRANSFER_COLUMNS, transfer_rows

__all__ = ["ISSUE_COLUMNS", "coloured", "issue_rows", "say", "table", "write_report"]

COLOURS = {
    Outcome.SHIP: "#DFF0D8",
    Outcome.SHIP_WITH_NOTIFICATION: "#D9EDF7",
    Outcome.SHIP_UNDER_LICENCE: "#D9EDF7",
    Outcome.SHIP_AND_REPORT: "#D9EDF7",
    Outcome.LICENCE_NEEDED: "#F2DEDE",
    Outcome.DO_NOT_SHIP: "#F2DEDE",
    Outcome.UNDECIDED: "#FCF8E3",
}
LINE_COLUMNS = (
    ("line", 14), ("part", 18), ("name", 30), ("consignee", 24), ("to", 8), ("day", 12), ("verdict", 30),
    ("share", 18), ("needed", 12), ("if-in-force", 14), ("notification", 14), ("states", 14), ("sure", 50),
    ("ask", 60), ("also", 40), ("duties", 60), ("law", 60),
)  # fmt: skip
A4 = 9
QUESTION_COLUMNS = (("who", 26), ("question", 80), ("lines-waiting", 10), ("lines", 40), ("goes-to", 60))
ISSUE_COLUMNS = (
    ("severity", 10),
    ("file", 24),
    ("sheet", 16),
    ("row", 8),
    ("column", 18),
    ("cell", 24),
    ("says", 70),
    ("cure", 70),
)


def write_report(report: Report, path: Path, language: Language) -> None:
    """Write the workbook, in the place of an older one. Raises OSError if the file cannot be written.

    Shares and amounts are texts: a spreadsheet would keep them as binary fractions.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            if report.determinations or not report.transfers:
                _lines(book, report, language)
            if report.transfers:
                rows = tuple(transfer_rows(report, language))
                coloured(book, say("sheet-transfers", language), TRANSFER_COLUMNS, rows, language)
            table(book, say("sheet-questions", language), QUESTION_COLUMNS, _questions(report, language), language)
            table(book, say("sheet-issues", language), ISSUE_COLUMNS, issue_rows(report.issues, language), language)
            _origin(book, report, language)
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def say(key: str, language: Language, **values: object) -> str:
    """A text of this workbook."""
    return Catalogue.read(Path(__file__).with_name("workbook.toml")).say(key, language, **values)


def _lines(book: Any, report: Report, language: Language) -> None:
    rows = [(COLOURS[each.outcome], _line(each, language)) for each in report.determinations]
    coloured(book, say("sheet-lines", language), LINE_COLUMNS, rows, language)


def coloured(
    book: Any,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[tuple[str, Sequence[str]]],
    language: Language,
) -> None:
    """A sheet whose rows come with the colour of their `verdict`, to be filtered by any column."""
    sheet = _sheet(book, name, columns, language)
    wrapped = {"text_wrap": True, "valign": "top"}
    plain = book.add_format(wrapped)
    shades = {colour: book.add_format({**wrapped, "bg_color": colour}) for colour in dict.fromkeys(c for c, _ in rows)}
    verdict = [key for key, _ in columns].index("verdict")
    for number, (colour, row) in enumerate(rows, start=1):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value, shades[colour] if column == verdict else plain)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)


def _line(each: Determination, language: Language) -> Sequence[str]:
    joined, notified = each.joined, each.notification
    shipment = joined.shipment
    rulings = {
        "now": each.licence.truth,
        "in-force": each.licence.in_force.truth,
        "notified": notified.ruling.in_force.truth,
    }
    truths = {name: words().say(f"needed-{truth.name.lower()}", language) for name, truth in rulings.items()}
    to = ", ".join(words().say(f"to-{role}", language) for role in notified.to)
    return (
        each.reference,
        joined.line.part_id,
        (joined.part.name or "") if joined.part is not None else "",
        (shipment.consignee or "") if shipment is not None else "",
        joined.destination or "",
        each.day.isoformat() if each.day_is_stated else "",
        outcome_text(each, language),
        percent_between(each.article.share.ratio),
        truths["now"],
        truths["in-force"],
        truths["notified"],
        (notified_share(notified) or "") if notified.is_due else "",
        sureness_text(each, language),
        "\n".join(question_record(question, language)["question"] for question in each.questions),
        "\n".join(
            f"{name_of(beside.provision.cites, language)}: {words().say(f'effect-{beside.effect}', language)}"
            for beside in each.beside
        ),
        "\n".join(words().say(f"duty-{duty.kind}", language, to=to) for duty in each.duties),
        "\n".join(force_text(force, language) for force in each.force[:1]),
    )


def _questions(report: Report, language: Language) -> Iterable[Sequence[str]]:
    for each in asked(report):
        record = question_record(each.question, language)
        who = words().say(f"who-{each.question.who}", language)
        yield who, record["question"], str(len(each.lines)), ", ".join(each.lines), record["goes_to"]


def issue_rows(issues: Iterable[Issue], language: Language) -> Iterable[Sequence[str]]:
    """The rows of a sheet with ISSUE_COLUMNS."""
    for issue in issues:
        record = issue_record(issue, language)
        record["severity"] = say(f"severity-{issue.severity}", language)
        yield tuple("" if record[name] is None else str(record[name]) for name, _ in ISSUE_COLUMNS)


def _origin(book: Any, report: Report, language: Language) -> None:
    sheet = book.add_worksheet(say("sheet-origin", language))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    rows = [
        (say("known", language), report.setting.known.isoformat()),
        (say("law-known-to", language), report.setting.statutes.known_to(report.setting.known).isoformat()),
        (say("not-assessed", language), ", ".join(NOT_ASSESSED)),
        *((name, value) for name, value in report.addresses.items()),
        ("", say("not-legal-advice", language)),
    ]
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (name, value) in enumerate(rows):
        sheet.write_string(row, 0, name, wrapped)
        sheet.write_string(row, 1, value, wrapped)


def table(
    book: Any, name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], language: Language
) -> None:
    """A sheet with a row for each of `rows`, every cell a text; a column's key is that of its heading."""
    sheet = _sheet(book, name, columns, language)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value, wrapped)


def _sheet(book: Any, name: str, columns: Sequence[tuple[str, int]], language: Language) -> Any:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#333F4F", "font_color": "#FFFFFF", "valign": "top"})
    for number, (key, width) in enumerate(columns):
        sheet.write_string(0, number, say(f"column-{key}", language), head)
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet
