"""What a person sees of technology transfers in the terminal: the board of acts, and the reasons for one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..determination.check import Report
from ..determination.outcome import Ruling
from ..determination.reasons import Reason, reasons
from ..determination.record import own_list_text, question_text
from ..determination.screening.told import told_of_recipients
from ..determination.transfers.outcome import TransferDetermination, TransferOutcome
from ..determination.transfers.record import (
    reasons_of_act,
    scene_text,
    transfer_outcome_text,
    transfer_sureness_mark,
    transfer_sureness_text,
)
from ..determination.transfers.situation_statements import is_particular, item_name, item_number, statement_items
from ..determination.transfers.trial import TransferTrial
from ..determination.words import words
from ..languages import Language
from ..law.mofcom_2025_62 import rules
from ..law.readings import open_points
from ..law.saying import force_text, name_of
from ..logic.lawbook import State
from ..logic.truth import NO
from .screen import put, screen
from .speech import say
from .tree import changed_text, reasons_tree, show_parties

__all__ = ["show_transfer_reasons", "transfer_board", "transfer_counts"]

COLOURS = {
    TransferOutcome.PROVIDE: "green",
    TransferOutcome.UNDER_LICENCE: "cyan",
    TransferOutcome.LICENCE_NEEDED: "red",
    TransferOutcome.DO_NOT_PROVIDE: "red",
    TransferOutcome.CATALOGUE: "yellow",
    TransferOutcome.UNDECIDED: "yellow",
}


def transfer_board(report: Report, language: Language, *, is_wide: bool) -> Table:
    """The verdict on every technology transfer. On a narrow terminal what is given stands under its number."""
    table = Table(title=say("transfers-title", language), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    longest = max(len(each.reference) for each in report.transfers)
    for key in WIDE_COLUMNS if is_wide else NARROW_COLUMNS:
        least = min(longest, LONGEST_NUMBER) if key == NARROW_COLUMNS[0] else None
        title, is_unbroken = say(f"column-{key}", language), key in UNBROKEN
        table.add_column(title, overflow="fold", no_wrap=is_unbroken, min_width=least)
    for each in report.transfers:
        cells = _cells(each, language)
        if is_wide:
            table.add_row(*(cells[key] for key in WIDE_COLUMNS))
        else:
            named = Text.assemble((cells["transfer"], "bold"), "\n", cells["technology"])
            table.add_row(named, f"{cells['way']}\n{cells['day']}", *(cells[key] for key in NARROW_COLUMNS[2:]))
    return table


WIDE_COLUMNS = ("transfer", "technology", "way", "day", "verdict", "code", "sure")
NARROW_COLUMNS = ("technology", "way", "verdict", "code", "sure")
LONGEST_NUMBER = 24
"""Numbers of transfers up to this length are not broken."""
UNBROKEN = ("transfer", "way", "day", "code")


def _cells(each: TransferDetermination, language: Language) -> dict[str, Any]:
    verdict = Text(transfer_outcome_text(each, language), style=COLOURS[each.outcome])
    if each.is_treated_as_if_in_force:
        verdict.append(say("mark-treated", language))
    if not each.day_is_stated:
        verdict.append(say("mark-undated", language))
    said = (each.joined.transfer.technology, scene_text(each, language))
    return {
        "transfer": each.reference,
        "technology": " · ".join(part for part in said if part) or "?",
        "way": f"{each.joined.provider_place or '?'}→{each.joined.recipient_place or '?'}",
        "day": each.day.isoformat() if each.day_is_stated else "?",
        "verdict": verdict,
        "code": " ".join(code.removeprefix("1E902") for code in each.codes) or "–",
        "sure": transfer_sureness_mark(each, language),
    }


def transfer_counts(report: Report, language: Language) -> str:
    """How many transfers came out how."""
    return " · ".join(
        f"{words().say(_key(outcome), language, number='…', names='…')} {report.count_transfers(outcome)}"
        for outcome in TransferOutcome
        if report.count_transfers(outcome)
    )


def _key(outcome: TransferOutcome) -> str:
    # some may be prohibited and others held by the firm; licences may be wanted by different passages
    if outcome in (TransferOutcome.DO_NOT_PROVIDE, TransferOutcome.LICENCE_NEEDED):
        return f"counted-{outcome.value.replace(' ', '-')}"
    return f"transfer-{outcome.value.replace(' ', '-').replace(':', '')}"


def show_transfer_reasons(report: Report, determination: TransferDetermination, language: Language) -> None:
    """Verdict, the tree of what decided, the catalogue, what stands beside, readings, questions, duties."""
    console = screen()
    transfer = determination.joined.transfer
    title = (determination.reference, transfer.technology, scene_text(determination, language))
    put(console, " · ".join((*filter(None, title), determination.day.isoformat())), style="bold")
    put(console, transfer_outcome_text(determination, language), style="bold")
    put(console, transfer_sureness_text(determination, language))
    if determination.licence_problem is not None:
        put(console, words().say(determination.licence_problem, language, number=determination.licence_number))
    for held in determination.own_lists:
        put(console, own_list_text(held, language))
    put(console, say("tree-legend", language), style="dim")
    _show_trees(console, report, determination, language)
    trial = TransferTrial.of(report.setting, determination.joined, determination.day)
    show_parties(console, told_of_recipients(trial, determination.joined.roles), trial.others, language)
    for effect in determination.readings:
        point = open_points()[effect.name]
        said = say(
            "reading-matters",
            language,
            name=effect.name,
            question=point.question.in_(language),
            in_use=point.answer(effect.in_use).says.in_(language),
            other=point.answer(effect.other).says.in_(language),
            changes=", ".join(changed_text(what, language) for what in effect.changes),
        )
        put(console, said, hang=2)
    _show_to_do(console, determination, language)
    for said in dict.fromkeys(force_text(force, language) for force in determination.force):
        put(console, f"§ {said}", hang=2, style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _show_trees(console: Console, report: Report, determination: TransferDetermination, language: Language) -> None:
    trial = TransferTrial.of(report.setting, determination.joined, determination.day)
    case, act = trial.main_case, determination.act
    today, in_force = _of_act(trial, act, language)
    console.print(reasons_tree(today, say("tree-act-today", language)))
    if in_force is not None:
        console.print(reasons_tree(in_force, say("tree-act-in-force", language)))
    told = reasons(determination.catalogue.in_force, trial, case, language)
    console.print(reasons_tree(told, say("tree-catalogue", language)))
    for each in determination.beside:
        name = name_of(each.provision.cites, language)
        title = f"{say('tree-beside-62', language, name=name)} · {words().say(f'effect-{each.effect}', language)}"
        console.print(reasons_tree(reasons(each.ruling.in_force, trial, case, language), title))


def _of_act(trial: TransferTrial, act: Ruling, language: Language) -> tuple[Reason, Reason | None]:
    """Why, by the law of the day and as if 62 were in force; where it may not be, that is all there is to say today."""
    if act.in_force.truth is NO:
        return reasons_of_act(trial, act.in_force, language), None
    if trial.state_of_law is State.IN_FORCE:
        differs = act.in_force.truth is not act.finding.truth
        in_force = reasons_of_act(trial, act.in_force, language) if differs else None
        return reasons_of_act(trial, act.finding, language), in_force
    state = replace(trial.law.force(rules.licence_needed.cites), cites=rules.ID)
    today = Reason("force", act.finding.truth, force_text(state, language))
    return today, reasons_of_act(trial, act.in_force, language)


def _show_to_do(console: Console, determination: TransferDetermination, language: Language) -> None:
    if determination.questions:
        put(console, say("ask-title", language), style="bold")
    for question in determination.questions:
        who = words().say(f"who-{question.who}", language)
        put(console, f"  ? {question_text(question, language)} [{who}]", hang=4)
    if determination.duties:
        put(console, say("duties-title", language), style="bold")
    for duty in determination.duties:
        due = "" if duty.due is None else f" · {duty.due.isoformat()}"
        put(console, f"  • {words().say(f'duty-{duty.kind}', language)} ({name_of(duty.of, language)}){due}", hang=4)
        if duty.kind.startswith("statement-for-"):
            _show_items(console, duty.kind, determination, language)


def _show_items(console: Console, kind: str, determination: TransferDetermination, language: Language) -> None:
    """What the guide wants of this exporter, scene and recipient; the numbers alone of what it wants of everybody."""
    items = statement_items(kind, determination.joined)
    others = [item for item in items if not is_particular(item, determination.joined)]
    for item in items:
        if item not in others:
            said = say("statement-item", language, item=item_name(item, language), says=item.says.in_(language))
            put(console, f"    – {said}", hang=6, style="dim")
    numbers = dict.fromkeys(item_number(item, language) for item in others)
    names = {"ja": "、", "zh": "、", "en": ", "}[language].join(numbers)
    put(console, f"    – {say('statement-items', language, items=names)}", hang=6, style="dim")
