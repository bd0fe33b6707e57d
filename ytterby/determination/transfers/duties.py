"""What must be done about a technology transfer besides giving it or not, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...law.mofcom_2025_62 import rules
from ...logic.truth import NO, UNKNOWN, YES
from ..duties import in_short, keep_records
from ..outcome import Beside, Duty
from ..policy import Stand
from .outcome import TransferOutcome
from .trial import CATALOGUE, TransferTrial

__all__ = ["duties_of_transfer"]


def duties_of_transfer(
    trial: TransferTrial,
    outcome: TransferOutcome,
    by_62: Stand,
    by_catalogue: Stand,
    wanted_by: tuple[str, ...],
    beside: tuple[Beside, ...],
) -> tuple[Duty, ...]:
    """The duties of 62 §§ 1, 3, 5 and its guides, of the catalogue, and of the Dual-Use Regulations (18, 26, 27).

    `wanted_by` are the passages that ask for a licence that nobody holds. What is surely prohibited wants no paper.
    """
    if any(each.effect == "prohibited" and each.ruling.truth is YES for each in beside):
        return ()
    duties = list(_licences(trial.day, outcome, by_catalogue, wanted_by))
    if trial.law.force(rules.licence_needed.cites).truth is not NO:
        duties += _of_62(trial, outcome, by_62)
    if any(each.effect == "strict" and each.bites for each in beside):
        duties.append(Duty("risk-report-and-commitment", trial.day, "792/26"))
    return (*duties, keep_records(trial.day)) if duties else ()


def _licences(day: date, outcome: TransferOutcome, by_catalogue: Stand, wanted_by: tuple[str, ...]) -> Iterator[Duty]:
    """A licence of the Ministry of Commerce for dual-use items, and that by the rules on technology trade."""
    if outcome is TransferOutcome.LICENCE_NEEDED:
        if wanted_by:
            yield Duty("licence-before-providing", day, ", ".join(map(in_short, wanted_by)))
        if by_catalogue == "yes":
            yield Duty("licence-by-catalogue", day, CATALOGUE.cites)


def _of_62(trial: TransferTrial, outcome: TransferOutcome, by_62: Stand) -> Iterator[Duty]:
    """Those of 62, as long as it is in force or may be: preparing a paper in vain costs less than lacking one."""
    for kind, rule in (
        ("statement-for-abroad", rules.statement_for_abroad),
        ("statement-for-china", rules.statement_for_china),
    ):
        if trial.explained(rule).truth is YES:
            yield Duty(kind, trial.day, in_short(rule.cites))
    somebody_serves = trial.main_case["service_provider_takes_part"] is YES
    if somebody_serves and trial.explained(rules.inquiry_by_service_provider).truth is not NO:
        yield Duty("inquiry-by-service-provider", trial.day, "62/5")
    if trial.explained(rules.showing_of_licence).truth is YES:
        yield Duty("showing-of-licence", trial.day, "62/5")
    # whoever received it freely in China, being Chinese, exports it when he carries it out
    carried_out = trial.explained(rules.carried_out_again).truth
    if carried_out is YES or (carried_out is UNKNOWN and by_62 != "no"):
        yield Duty("licence-to-carry-out", None, "62/2/2")
    if trial.explained(rules.new_licence_for_third_country).truth is not NO:
        yield Duty("new-licence-for-third-country", None, "62/annex2/2(4)")
    if outcome is TransferOutcome.UNDER_LICENCE:
        yield Duty("report-under-licence", None, "62/3/2")
