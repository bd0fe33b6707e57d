"""The questions of all lines together: each once, with the lines that wait for it, by who can answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ...languages import Language
from ..check import Report
from ..outcome import Determination, Question
from ..record import question_record
from ..transfers.outcome import TransferDetermination
from ..words import words

__all__ = ["Asked", "asked", "asked_record"]

WHO = ("legal", "self", "engineering", "purchasing", "supplier", "customer")
"""In the order in which questions are put: first those that cost nothing but a look."""


@dataclass(frozen=True)
class Asked:
    """One question and the lines that wait for its answer."""

    question: Question
    lines: tuple[str, ...]


def asked(report: Report) -> tuple[Asked, ...]:
    """All open questions of a report: grouped by who can answer, those first that settle most lines."""
    waiting: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    first: dict[tuple[str, str, str], Question] = {}
    determined: tuple[Determination | TransferDetermination, ...] = (*report.determinations, *report.transfers)
    for determination in determined:
        for question in determination.questions:
            key = (question.who, question.subject, question.cell)
            first.setdefault(key, question)
            waiting[key].append(determination.reference)
    found = [Asked(question, tuple(waiting[key])) for key, question in first.items()]
    return tuple(sorted(found, key=lambda each: (WHO.index(each.question.who), -len(each.lines))))


def asked_record(questions: tuple[Asked, ...], language: Language) -> dict[str, Any]:
    """The questions as plain data, by who can answer."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in questions:
        groups[each.question.who].append({**question_record(each.question, language), "lines": list(each.lines)})
    return {
        "questions": len(questions),
        "by": [{"who": who, "says": words().say(f"who-{who}", language), "questions": groups[who]} for who in groups],
    }
