"""What this version does not hold a line against although it may well apply: nobody is to ship on our silence."""

from __future__ import annotations

from ..logic.truth import NO, YES, Truth, all_true, any_true
from .line_facts import Facts
from .trial import Trial

__all__ = ["ASSESSED", "NOT_ASSESSED", "unassessed"]

ASSESSED = ("mofcom-2025-61", "mofcom-2025-70")
NOT_ASSESSED = ("18/2025", "55–58/2025", "62/2025", "46/2024", "1/2026")
"""Instruments and list notices that this version knows of but does not hold lines against: said on every board."""

EXPORT_FROM_CHINA = ("18/2025",)
LISTED_OR_MILITARY = ("46/2024", "1/2026")


def unassessed(trial: Trial) -> tuple[str, ...]:
    """The instruments that stand beside 61, were not suspended with it, and may bite on this very line.

    An item that may be listed and may leave China itself, or be supplied by an exporter there from elsewhere (Export
    Control Law, art. 2), is a matter of 18/2025; a recipient who is listed or military, of the list notices and the
    country measures, whatever becomes of 61.
    """
    case = trial.case(trial.top)
    item = _any(case, "is_part_one_item", "is_listed_magnet", "is_listed_target")
    recipient = _any(
        case,
        "recipient_is_military_user",
        "importer_or_end_user_is_listed",
        "importer_or_end_user_is_held_by_listed",
        "used_for_military_purposes",
    )
    leaves_china = _any(case, "leaves_from_mainland_china", "exporter_in_mainland_china")
    from_china = EXPORT_FROM_CHINA if all_true([item, leaves_china, _any(case, "crosses_a_border")]) is not NO else ()
    return (*from_china, *(LISTED_OR_MILITARY if recipient is YES else ()))


def _any(case: Facts, *names: str) -> Truth:
    return any_true(truth for name in names if isinstance(truth := case[name], Truth))
