"""What a person sees of technology transfers in the terminal: the board of acts, and the reasons for one of them."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..determination.check import Report
from ..determination.reasons import reasons
from ..determination.record import question_text, words
from ..determination.situation_statements import scene_item
from ..determination.transfer_outcome import TransferDetermination, TransferOutcome
from ..determination.transfer_record import (
    scene_text,
    transfer_outcome_text,
    transfer_sureness_mark,
    transfer_sureness_text,
)
from ..determination.transfer_trial import TransferTrial
from ..languages import Language
from ..law.readings import open_points
from ..law.saying import force_text, name_of
from .screen import screen
from .speech import say
from .tree import changed_text, reasons_tree

__all__ = ["show_transfer_reasons", "transfer_board", "transfer_counts"]

COLOURS = {
    TransferOutcome.PROVIDE: "green",
    TransferOutcome.UNDER_LICENCE: "cyan",
    TransferOutcome.LICENCE_NEEDED: "red",
    TransferOutcome.DO_NOT_PROVIDE: "red",
    TransferOutcome.CATALOGUE: "yellow",
    TransferOutcome.UNDECIDED: "yellow",
}


def transfer_board(report: Report, language: Language) -> Table:
    """The verdict on every technology transfer."""
    table = Table(title=say("transfers-title", language), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for key in ("transfer", "technology", "way", "day", "verdict", "code", "sure"):
        table.add_column(say(f"column-{key}", language), overflow="fold", no_wrap=key in ("transfer", "day", "way"))
    for each in report.transfers:
        table.add_row(*_cells(each, language))
    return table


def _cells(each: TransferDetermination, language: Language) -> tuple[Text | str, ...]:
    verdict = Text(transfer_outcome_text(each, language), style=COLOURS[each.outcome])
    if each.is_treated_as_if_in_force:
        verdict.append(say("mark-treated", language))
    if not each.day_is_stated:
        verdict.append(say("mark-undated", language))
    said = (each.joined.transfer.technology, scene_text(each, language))
    return (
        each.reference,
        " · ".join(part for part in said if part) or "?",
        f"{each.joined.provider_place or '?'}→{each.joined.recipient_place or '?'}",
        each.day.isoformat() if each.day_is_stated else "?",
        verdict,
        ", ".join(code.removeprefix("1E902") for code in each.codes) or "–",
        transfer_sureness_mark(each, language),
    )


def transfer_counts(report: Report, language: Language) -> str:
    """How many transfers came out how."""
    return " · ".join(
        f"{words().say(_key(outcome), language, number='…', names='…')} {report.count_transfers(outcome)}"
        for outcome in TransferOutcome
        if report.count_transfers(outcome)
    )


def _key(outcome: TransferOutcome) -> str:
    if outcome is TransferOutcome.DO_NOT_PROVIDE:  # some may be prohibited, and others held by the firm
        return "counted-do-not-provide"
    return f"transfer-{outcome.value.replace(' ', '-').replace(':', '')}"


def show_transfer_reasons(report: Report, determination: TransferDetermination, language: Language) -> None:
    """Verdict, the tree of what decided, the catalogue, what stands beside, readings, questions, duties."""
    console = screen()
    transfer = determination.joined.transfer
    title = (determination.reference, transfer.technology, scene_text(determination, language))
    named = " · ".join(part for part in title if part)
    console.print(Text(f"{named} · {determination.day.isoformat()}", style="bold"))
    verdict = Text(transfer_outcome_text(determination, language), style="bold")
    console.print(verdict, "·", transfer_sureness_text(determination, language))
    if determination.licence_problem is not None:
        console.print(words().say(determination.licence_problem, language, number=determination.licence_number))
    console.print(say("tree-legend", language), style="dim")
    _show_trees(console, report, determination, language)
    for effect in determination.readings:
        point = open_points()[effect.name]
        console.print(
            say(
                "reading-matters",
                language,
                name=effect.name,
                question=point.question.in_(language),
                in_use=point.answer(effect.in_use).says.in_(language),
                other=point.answer(effect.other).says.in_(language),
                changes=", ".join(changed_text(what, language) for what in effect.changes),
            )
        )
    _show_to_do(console, determination, language)
    for said in dict.fromkeys(force_text(force, language) for force in determination.force):
        console.print(f"§ {said}", style="dim")
    console.print(say("not-legal-advice", language), style="dim")


def _show_trees(console: Console, report: Report, determination: TransferDetermination, language: Language) -> None:
    trial = TransferTrial.of(report.setting, determination.joined, determination.day)
    case, act = trial.main_case, determination.act
    console.print(reasons_tree(reasons(act.finding, trial, case, language), say("tree-act-today", language)))
    if act.in_force.truth is not act.finding.truth:
        console.print(reasons_tree(reasons(act.in_force, trial, case, language), say("tree-act-in-force", language)))
    told = reasons(determination.catalogue.in_force, trial, case, language)
    console.print(reasons_tree(told, say("tree-catalogue", language)))
    for each in determination.beside:
        name = name_of(each.provision.cites, language)
        title = f"{say('tree-beside-62', language, name=name)} · {words().say(f'effect-{each.effect}', language)}"
        console.print(reasons_tree(reasons(each.ruling.in_force, trial, case, language), title))


def _show_to_do(console: Console, determination: TransferDetermination, language: Language) -> None:
    if determination.questions:
        console.print(Text(say("ask-title", language), style="bold"))
    for question in determination.questions:
        console.print(f"  ? {question_text(question, language)}  [{words().say(f'who-{question.who}', language)}]")
    if determination.duties:
        console.print(Text(say("duties-title", language), style="bold"))
    for duty in determination.duties:
        due = "" if duty.due is None else f" · {duty.due.isoformat()}"
        console.print(f"  • {words().say(f'duty-{duty.kind}', language)} ({duty.of}){due}")
        if duty.kind == "statement-for-abroad":
            item = scene_item(determination.joined)
            console.print(f"    {item.number_zh}: {item.says.in_(language)}", style="dim")
