"""What must be done about a line besides shipping it, and by when. A day that cannot be told yet is left open."""

from __future__ import annotations

from datetime import date

from .outcome import Duty, Notified, Outcome

__all__ = ["duties_of"]


def duties_of(outcome: Outcome, notified: Notified, day: date) -> tuple[Duty, ...]:
    """The duties of 61 § 1, § 5 and § 7 and of the Dual-Use Regulations, art. 18 and 27, for one line."""
    duties: list[Duty] = []
    if outcome is Outcome.LICENCE_NEEDED:
        duties.append(Duty("licence-before-export", day, "61/1"))
    if outcome is Outcome.SHIP_UNDER_LICENCE:
        duties.append(Duty("report-under-licence", None, "792/18"))
    if outcome is Outcome.SHIP_AND_REPORT:
        duties.append(Duty("humanitarian-report", None, "61/5"))
    if notified.is_due:
        duties.append(Duty("notification", day, "61/7"))
    if notified.is_due and notified.by_exporter_in_china:
        duties.append(Duty("final-destination-on-declaration", day, "61/7/1"))
    if duties:
        duties.append(Duty("keep-records", _years_later(day, 5), "792/27"))
    return tuple(duties)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)
