"""What must be done about a line besides shipping it, and by when. A day that cannot be told yet is left open."""

from __future__ import annotations

from datetime import date

from ..law.mofcom_2025_18 import rules as rules_18
from ..law.mofcom_2025_56 import rules as rules_56
from ..law.mofcom_2025_57 import rules as rules_57
from ..law.mofcom_2025_61 import rules as rules_61
from ..law.statecouncil_792 import rules as rules_792
from ..logic.decide import decider
from ..logic.truth import NO, YES
from .outcome import Beside, Duty, Notified, Outcome
from .screening.told import told_of_recipients
from .trial import Trial

__all__ = ["duties_of", "duties_of_what_is_prohibited", "in_short", "keep_records"]


REMARKED = {
    rules_18.licence_needed.cites: "18/2",
    rules_56.licence_needed.cites: "56/2",
    rules_57.licence_needed.cites: "57/2",
}
"""Which paragraph of the announcements on exports from China wants the customs declaration to name the item."""


def duties_of(
    trial: Trial, outcome: Outcome, notified: Notified, beside: tuple[Beside, ...], *, by_61: bool
) -> tuple[Duty, ...]:
    """The duties of 61 § 1, § 5 and § 7, of 18, 56 and 57 § 2 and of the Dual-Use Regulations, art. 18, 26, 27.

    `by_61` says that a licence is needed by 61, whatever is needed beside it.
    """
    duties: list[Duty] = []
    day = trial.day
    biting = [each for each in beside if each.bites]
    if outcome is Outcome.DO_NOT_SHIP:  # nothing goes, so nothing is announced or declared
        return (keep_records(day),)
    if outcome is Outcome.LICENCE_NEEDED:
        of = ["61/1"] if by_61 else []
        of += [in_short(each.provision.cites) for each in biting if each.effect == "licence"]
        duties.append(Duty("licence-before-export", day, ", ".join(of)))
        if any(each.effect == "strict" for each in biting):
            duties.append(Duty("risk-report-and-commitment", day, "792/26"))
    if outcome is Outcome.SHIP_UNDER_LICENCE:
        duties.append(Duty("report-under-licence", None, "792/18"))
    if outcome is Outcome.SHIP_AND_REPORT:
        duties.append(Duty("humanitarian-report", None, "61/5"))
    if notified.is_due:
        duties.append(Duty("notification", day, "61/7"))
    declaration = rules_61.final_destination_on_declaration
    if notified.is_due and notified.by_exporter_in_china and trial.explained(declaration).truth is not NO:
        duties.append(Duty("final-destination-on-declaration", day, "61/7/1"))
    remarked = [REMARKED[each.provision.cites] for each in beside if each.provision.cites in REMARKED]
    if remarked:  # what may be listed is declared too: as not controlled, with its parameters
        duties.append(Duty("customs-remark", day, ", ".join(remarked)))
    if duties:
        duties.append(keep_records(day))
    if _may_be_bound_unsaid(trial):
        duties.append(Duty("look-for-undertakings", day, "792/24"))
    if _outlasts_the_look(trial):
        duties.append(Duty("look-at-lists", day, "61/2"))
    return tuple(duties)


def _outlasts_the_look(trial: Trial) -> bool:
    """Whether somebody is clear by the lists alone, as they were seen too long before the day of the line.

    What is known today is that nobody of that name is listed; that it will be so on the day has to be looked at then.
    """
    screening = trial.setting.screening
    if screening is None or trial.day <= screening.look_again_by:
        return False
    return any(each.rests_on == "lists" for each in told_of_recipients(trial, trial.joined.recipients))


def _may_be_bound_unsaid(trial: Trial) -> bool:
    """Whether no undertaking is on record at all, though the goods, or something usable inside, left China controlled.

    A table that has rows speaks for all parts; one that is empty may only never have been thought of. That is told, and
    leaves nothing undecided: an undertaking is the firm's own act, or its customer's, and has to be stated.
    """
    if trial.joined.undertakings.rows or trial.law.force(rules_792.undertaking_broken.cites).truth is NO:
        return False
    return any(LEFT_UNDER_ONE(trial.case(part_id), trial.unsuspended) is YES for part_id in (trial.top, *trial.inside))


LEFT_UNDER_ONE = decider(rules_792.what_left_under_an_undertaking)


def duties_of_what_is_prohibited(beside: tuple[Beside, ...]) -> tuple[Duty, ...]:
    """For what may not go nothing is prepared; yet a departure from an undertaking is reported (art. 25)."""
    is_broken = any(each.provision is rules_792.undertaking_broken and each.ruling.truth is YES for each in beside)
    return (Duty("stop-and-report", None, "792/25"),) if is_broken else ()


def keep_records(day: date) -> Duty:
    """To keep the records for five years (Dual-Use Regulations, art. 27)."""
    return Duty("keep-records", _years_later(day, 5), "792/27")


def in_short(cites: str) -> str:
    """`mofcom-2025-18/1` as 18/1."""
    instrument, _, passage = cites.partition("/")
    return f"{instrument.rpartition('-')[2]}/{passage}"


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)
