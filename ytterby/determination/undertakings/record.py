"""What was undertaken about the goods of a line, as plain data and in words: each undertaking, and if it is kept."""

from __future__ import annotations

from typing import Any

from ...languages import Language
from ...logic.truth import NO, UNKNOWN, YES, any_true
from ..trial import Trial
from ..words import words
from .facts import Promise, promises

__all__ = ["undertakings_record"]


def undertakings_record(trial: Trial, language: Language) -> list[dict[str, Any]]:
    """Each undertaking about the item of a line or about something inside it; none where nothing was undertaken."""
    return [_one(each, language) for each in promises(trial.joined, trial.setting.bill, trial.day)]


def _one(each: Promise, language: Language) -> dict[str, Any]:
    row = each.row
    state = _state(each)
    told = {
        "part": row.part_id if row.lot_id is None else f"{row.part_id} {row.lot_id}",
        "undertaking": row.undertaking_id,
        "end_user": row.end_user or "?",
        "leave": row.leave or "?",
    }
    return {
        "undertaking": row.undertaking_id,
        "part": row.part_id,
        "lot": row.lot_id,
        "licence": row.licence_id,
        "given_by": row.given_by,
        "given_to": row.given_to,
        "given_on": None if row.given_on is None else row.given_on.isoformat(),
        "end_user": row.end_user,
        "leave": row.leave,
        "state": state,
        "says": words().say(f"undertaking-{state}", language, **told),
    }


def _state(each: Promise) -> str:
    """How it stands on the line, in one word."""
    if each.binds is NO:
        return "not-binding"
    if each.is_broken is YES:
        return "broken"
    if each.is_broken is UNKNOWN:
        return "open"
    if each.is_passed_on is YES and each.has_leave is not YES:
        return "passed-on"
    departs = any_true((each.goes_to_another, each.is_used_otherwise, each.is_passed_on))
    return "kept" if departs is NO else "with-leave"
