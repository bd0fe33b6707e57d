"""What a person sees in the terminal: the board of verdicts, the questions, and what was wrong with the input."""

from __future__ import annotations

from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..determination.check import Report
from ..determination.outcome import Determination, Outcome
from ..determination.questions.asking import Asked
from ..determination.record import cure_text, outcome_text, question_text, sureness_mark
from ..determination.scope import NOT_ASSESSED
from ..determination.words import words
from ..languages import Language
from ..law.saying import force_text
from ..logic.digits import percent_between
from ..logic.truth import Truth
from ..tables.issues import Issue
from .screen import put, screen
from .speech import say
from .transfer_screens import transfer_board, transfer_counts

__all__ = ["place_text", "show_board", "show_issues", "show_questions"]

COLOURS = {
    Outcome.SHIP: "green",
    Outcome.SHIP_WITH_NOTIFICATION: "cyan",
    Outcome.SHIP_UNDER_LICENCE: "cyan",
    Outcome.SHIP_AND_REPORT: "cyan",
    Outcome.LICENCE_NEEDED: "red",
    Outcome.DO_NOT_SHIP: "red",
    Outcome.UNDECIDED: "yellow",
}
ISSUES_SHOWN = 30
WIDE = 110
"""From this width on the board has room for names."""
LEAST = {"verdict": 14, "sure": 8}
"""Signs that a column keeps however narrow the terminal is."""


def show_board(report: Report, language: Language, span: tuple[date, date] | None = None) -> None:
    """The verdict on every line, the state of the law, what was wrong with the input, and what to do next."""
    console = screen()
    if report.determinations:
        console.print(_board(report, language, is_wide=console.width >= WIDE))
        counts = (
            f"{_plain(outcome, language)} {report.count(outcome)}" for outcome in Outcome if report.count(outcome)
        )
        console.print(say("counts", language, counts=" · ".join(counts)))
        console.print(say("explain-marks", language), style="dim")
    elif span is not None and (report.dataset.lines or (report.dataset.transfers and not report.transfers)):
        console.print(say("no-lines-between", language, first=span[0], last=span[1]))
    elif not report.transfers:
        console.print(say("no-lines", language))
    if report.transfers:
        console.print(transfer_board(report, language, is_wide=console.width >= WIDE))
        put(console, say("transfers-counts", language, counts=transfer_counts(report, language)))
        if any(each.catalogue.truth is Truth.UNKNOWN for each in report.transfers):
            put(console, say("explain-catalogue", language), style="dim")
    _show_law(console, report, language)
    show_issues(console, report.issues, language)
    put(console, say("not-assessed", language, list=", ".join(NOT_ASSESSED)), style="dim")
    put(console, say("next", language), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _board(report: Report, language: Language, *, is_wide: bool) -> Table:
    table = Table(
        title=say("board-title", language, known=report.setting.known),
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for key in ("line", "item", "to", "day", "verdict", "share", "sure"):
        least = LEAST.get(key)
        table.add_column(
            say(f"column-{key}", language), overflow="fold", no_wrap=key in ("line", "day", "share"), min_width=least
        )
    for each in report.determinations:
        table.add_row(*_cells(each, language, is_wide=is_wide))
    return table


def _cells(each: Determination, language: Language, *, is_wide: bool) -> tuple[Text | str, ...]:
    part = each.joined.part
    named = is_wide and part is not None and part.name is not None
    name = f"{part.part_id} {part.name}" if named and part is not None else each.joined.line.part_id
    verdict = Text(outcome_text(each, language), style=COLOURS[each.outcome])
    if each.is_treated_as_if_in_force:
        verdict.append(say("mark-treated", language))
    if not each.day_is_stated:
        verdict.append(say("mark-undated", language))
    return (
        each.reference,
        name,
        " ".join([each.joined.destination or "?", *([_consignee(each)] if is_wide else [])]),
        each.day.isoformat() if each.day_is_stated else "?",
        verdict,
        percent_between(each.article.share.ratio),
        sureness_mark(each, language),
    )


def _consignee(each: Determination) -> str:
    shipment, party = each.joined.shipment, each.joined.recipients.get("consignee")
    if party is not None and party.name is not None:
        return party.name
    return (shipment.consignee if shipment is not None else None) or "?"


def _show_law(console: Console, report: Report, language: Language) -> None:
    """The clock of the law: each state in which some line stands, once."""
    forces = [each.force[0] for each in report.determinations] + [each.force[0] for each in report.transfers]
    for state in dict.fromkeys(force_text(force, language) for force in forces):
        put(console, f"§ {state}", hang=2)
    treated = [each.is_treated_as_if_in_force for each in report.determinations]
    if any([*treated, *(each.is_treated_as_if_in_force for each in report.transfers)]):
        put(console, say("explain-treated", language), hang=2)


def _plain(outcome: Outcome, language: Language) -> str:
    if outcome is Outcome.DO_NOT_SHIP:  # some may be prohibited, and others held by the firm
        return words().say("counted-do-not-ship", language)
    return words().say(f"outcome-{outcome.value.replace(' ', '-')}", language, number="…", review="…")


def show_issues(console: Console, issues: tuple[Issue, ...], language: Language) -> None:
    """What was wrong with the input, errors first, each with its place and cure."""
    if not issues:
        return
    errors = sum(issue.severity == "error" for issue in issues)
    console.print(say("issues-title", language, errors=errors, warnings=len(issues) - errors), style="bold")
    for issue in sorted(issues, key=lambda issue: issue.severity != "error")[:ISSUES_SHOWN]:
        mark, style = ("✗", "red") if issue.severity == "error" else ("!", "yellow")
        console.print(
            Text(f" {mark} {place_text(issue, language)}: ", style=style).append(issue.in_(language), style="default")
        )
    if len(issues) > ISSUES_SHOWN:
        console.print(say("issues-more", language, more=len(issues) - ISSUES_SHOWN))


def place_text(issue: Issue, language: Language) -> str:
    """File, sheet, row and column of a problem."""
    place = issue.place
    row = say("place-row", language, row=place.row) if place.row else ""
    parts = [place.file, place.sheet, row, place.column]
    return " ".join(part for part in parts if part) or say("place-dataset", language)


def show_questions(report: Report, questions: tuple[Asked, ...], language: Language) -> None:
    """The questions, under the heading of who can answer them."""
    console = screen()
    if not questions:
        console.print(say("nothing-to-ask", language))
    who = None
    for number, each in enumerate(questions, start=1):
        if each.question.who != who:
            who = each.question.who
            console.print(Text(words().say(f"who-{who}", language), style="bold"))
        lines = ", ".join(each.lines[:6]) + (" …" if len(each.lines) > 6 else "")
        put(console, f" {number}. {question_text(each.question, language)}", hang=4)
        put(console, f"    → {cure_text(each.question, language)}", hang=6, style="dim")
        put(console, "    " + say("waits", language, count=len(each.lines), lines=lines), hang=6, style="dim")
    errors = sum(issue.severity == "error" for issue in report.issues)
    if errors:
        console.print(say("issues-elsewhere", language, errors=errors), style="yellow")
    console.print(say("not-legal-advice", language), style="dim")
