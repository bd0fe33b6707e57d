"""The sheet of technology transfers in the report as a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..determination.check import Report
from ..determination.outcome import Duty
from ..determination.reasons import Reason
from ..determination.record import question_record
from ..determination.transfers.outcome import TransferDetermination, TransferOutcome
from ..determination.transfers.record import (
    reasons_of_act,
    scene_text,
    transfer_outcome_text,
    transfer_sureness_text,
)
from ..determination.transfers.situation_statements import item_name, statement_items
from ..determination.transfers.trial import TransferTrial
from ..determination.words import words
from ..languages import Language
from ..law.saying import force_text, name_of, names_of
from ..logic.truth import Truth

__all__ = ["TRANSFER_COLUMNS", "transfer_rows"]

TRANSFER_COLUMNS = (
    ("transfer", 18), ("technology", 30), ("scene", 16), ("provider", 18), ("from", 8), ("recipient", 18), ("to", 8),
    ("day", 12), ("verdict", 34), ("code", 14), ("limbs", 24), ("needed", 12), ("if-62-in-force", 14),
    ("catalogue", 14), ("licence-used", 24), ("also", 40), ("sure", 50), ("ask", 60), ("duties", 70),
    ("because-62", 80), ("law", 60),
)  # fmt: skip
GREEN, BLUE, RED, YELLOW = "#DFF0D8", "#D9EDF7", "#F2DEDE", "#FCF8E3"
COLOURS = {
    TransferOutcome.PROVIDE: GREEN,
    TransferOutcome.UNDER_LICENCE: BLUE,
    TransferOutcome.LICENCE_NEEDED: RED,
    TransferOutcome.DO_NOT_PROVIDE: RED,
    TransferOutcome.CATALOGUE: YELLOW,
    TransferOutcome.UNDECIDED: YELLOW,
}
MARKS = {Truth.YES: "✓", Truth.NO: "✗", Truth.UNKNOWN: "?"}


def transfer_rows(report: Report, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    """A row for each transfer, in the order of `TRANSFER_COLUMNS`, with the colour of its verdict."""
    for each in report.transfers:
        trial = TransferTrial.of(report.setting, each.joined, each.day)
        yield COLOURS[each.outcome], _row(each, trial, language)


def _row(each: TransferDetermination, trial: TransferTrial, language: Language) -> Sequence[str]:
    transfer, joined = each.joined.transfer, each.joined
    now, in_force = (words().say(f"needed-{truth.name.lower()}", language) for truth in _truths(each))
    return (
        each.reference,
        transfer.technology or "",
        scene_text(each, language),
        transfer.provider or "",
        joined.provider_place or "",
        transfer.recipient or "",
        joined.recipient_place or "",
        each.day.isoformat() if each.day_is_stated else "",
        transfer_outcome_text(each, language),
        ", ".join(each.codes),
        names_of(each.limbs, language),
        now,
        in_force,
        words().say(f"truth-{each.catalogue.truth.name.lower()}", language),
        _licence(each, language),
        "\n".join(
            f"{name_of(beside.provision.cites, language)}: {words().say(f'effect-{beside.effect}', language)}"
            for beside in each.beside
        ),
        transfer_sureness_text(each, language),
        "\n".join(question_record(question, language)["question"] for question in each.questions),
        "\n".join(line for duty in each.duties for line in _duty(duty, each, language)),
        "\n".join(_lines(reasons_of_act(trial, each.act.in_force, language))),
        "\n".join(dict.fromkeys(force_text(force, language) for force in each.force)),
    )


def _truths(each: TransferDetermination) -> tuple[Truth, Truth]:
    return each.act.truth, each.act.in_force.truth


def _licence(each: TransferDetermination, language: Language) -> str:
    """The licence that is named, or why it does not cover the act."""
    if each.licence_problem is not None:
        return words().say(each.licence_problem, language, number=each.licence_number)
    return each.licence_number or ""


def _duty(duty: Duty, each: TransferDetermination, language: Language) -> Iterator[str]:
    """A duty, its source and day; of a situation statement what it has to tell."""
    due = "" if duty.due is None else f" · {duty.due.isoformat()}"
    yield f"{words().say(f'duty-{duty.kind}', language)} ({name_of(duty.of, language)}){due}"
    if duty.kind.startswith("statement-for-"):
        for item in statement_items(duty.kind, each.joined):
            yield f"  – {item_name(item, language)}: {item.says.in_(language)}"


def _lines(reason: Reason, depth: int = 0) -> Iterator[str]:
    """A tree of reasons in lines, the law being in force."""
    words_of_law = f"  「{reason.words}」" if reason.words else ""
    yield f"{'  ' * depth}{MARKS[reason.truth]} {reason.text}{words_of_law}"
    for part in reason.under:
        yield from _lines(part, depth + 1)
