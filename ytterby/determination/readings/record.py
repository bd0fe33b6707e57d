"""The open points, and what their answers would flip, as plain data: the same content for terminal and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...languages import Language
from ...law.readings import Answer, OpenPoint
from ...law.saying import name_of
from ..check import Report
from ..firm import Firm
from ..record import outcome_text
from ..transfers.outcome import TransferDetermination
from ..transfers.record import transfer_outcome_text
from .effect import Determined, Effects, Flip, comes_out

__all__ = ["effects_record", "effects_told", "outcome_told", "readings_record", "roles_of"]

LIST_SCHEMA = "ytterby-readings-0.1"
EFFECT_SCHEMA = "ytterby-readings-effect-0.1"


def roles_of(point: OpenPoint, answer: Answer) -> tuple[str, ...]:
    """Which of default, cautious and lenient an answer is."""
    roles = {"default": point.default, "cautious": point.cautious, "lenient": point.lenient}
    return tuple(role for role, chosen in roles.items() if chosen == answer.id)


def readings_record(points: Iterable[OpenPoint], firm: Firm | None, language: Language) -> dict[str, Any]:
    """The open points with their answers and what a firm has adopted."""
    return {"schema": LIST_SCHEMA, "readings": [_point(each, firm, language) for each in points]}


def _point(point: OpenPoint, firm: Firm | None, language: Language) -> dict[str, Any]:
    adoption = firm.adopted.get(point.name) if firm is not None else None
    return {
        "name": point.name,
        "of": list(point.of),
        "passages": [name_of(cites, language) for cites in point.of],
        "kind": point.kind,
        "question": point.question.in_(language),
        "answers": [
            {
                "answer": each.id,
                "says": each.says.in_(language),
                "holders": list(each.holders),
                "roles": list(roles_of(point, each)),
            }
            for each in point.answers
        ],
        "in_use": point.default if adoption is None else adoption.answer,
        "adopted": None
        if adoption is None
        else {"answer": adoption.answer, "by": adoption.by, "on": adoption.on.isoformat(), "why": adoption.why},
        "why_default": point.why_default.in_(language),
        "source": point.source,
        "instead": None if point.instead is None else point.instead.in_(language),
    }


def effects_record(report: Report, effects: Effects, language: Language) -> dict[str, Any]:
    """What every other answer would flip, line by line and transfer by transfer."""
    return {
        "schema": EFFECT_SCHEMA,
        "known": report.setting.known.isoformat(),
        "as_if_in_force": effects.as_if_in_force,
        "lines": len(report.determinations),
        "transfers": len(report.transfers),
        "effects": effects_told(effects, language),
        "flip_nothing": [point.name for point in effects.idle],
        "stated_elsewhere": [
            {"name": point.name, "instead": "" if point.instead is None else point.instead.in_(language)}
            for point in effects.stated
        ],
        "addresses": report.addresses,
    }


def effects_told(effects: Effects, language: Language) -> list[dict[str, Any]]:
    """Each answer that would flip something, with what it flips."""
    return [
        {
            "name": each.point.name,
            "question": each.point.question.in_(language),
            "in_use": each.in_use,
            "adopted": each.is_adopted,
            "answer": each.answer,
            "says": each.point.answer(each.answer).says.in_(language),
            "flips": [_flip(flip, language) for flip in each.flips],
        }
        for each in effects.flipping
    ]


def _flip(flip: Flip, language: Language) -> dict[str, Any]:
    is_transfer = isinstance(flip.before, TransferDetermination)
    return {
        "transfer" if is_transfer else "line": flip.before.reference,
        "day": flip.before.day.isoformat(),
        "from": {"outcome": comes_out(flip.before)["outcome"], "says": outcome_told(flip.before, language)},
        "to": {"outcome": comes_out(flip.after)["outcome"], "says": outcome_told(flip.after, language)},
        "changes": {what: {"from": was, "to": would_be} for what, (was, would_be) in flip.sides.items()},
    }


def outcome_told(each: Determined, language: Language) -> str:
    """The word for a person, of a line or of a transfer."""
    if isinstance(each, TransferDetermination):
        return transfer_outcome_text(each, language)
    return outcome_text(each, language)
