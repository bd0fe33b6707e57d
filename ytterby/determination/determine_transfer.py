"""From what the law says of a technology transfer to what a person does about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from ..law.mofcom_2025_62 import rules
from ..logic.truth import NO, UNKNOWN, YES, Truth
from .beside import rulings_beside
from .duties import keep_records
from .licences import HeldLicence, licence_for_transfer
from .outcome import Beside, Duty, Ruling
from .policy import Stand, escalated_to, furthest, stand_of
from .setting import Setting
from .transfer_outcome import TransferDetermination, TransferOutcome
from .transfer_questions import questions_of_transfer
from .transfer_trial import ACT, BESIDE_TRANSFERS, TransferTrial
from .transfers import JoinedTransfer

__all__ = ["determine_transfer"]

CODES = {"1E902.a": rules.process_technology, "1E902.b": rules.production_line_technology}


def determine_transfer(setting: Setting, joined: JoinedTransfer, on: date | None = None) -> TransferDetermination:
    """The determination of one transfer, under the law of its own day or of another day if one is given."""
    day = on or joined.day or setting.known
    trial = TransferTrial.of(setting, joined, day)
    act, catalogue = trial.act(), trial.catalogue()
    beside = rulings_beside(trial, BESIDE_TRANSFERS)
    rulings = (act, *(each.ruling for each in beside))
    policy = setting.firm.policy
    held = licence_for_transfer(joined, day)
    outcome = _outcome(stand_of(act, policy), stand_of(catalogue, policy), _by_effect(setting, beside), held)
    return TransferDetermination(
        joined=joined,
        day=day,
        day_is_stated=joined.day is not None or on is not None,
        known=setting.known,
        outcome=outcome,
        act=act,
        catalogue=catalogue,
        limbs=tuple(_limbs(trial)),
        codes=tuple(code for code, rule in CODES.items() if trial.explained(rule.holds).truth is not NO),
        beside=beside,
        treated_as_controlled=stand_of(act, policy) == "yes" and act.truth is UNKNOWN,
        escalated_to=escalated_to(setting.firm, rulings) if outcome is TransferOutcome.UNDECIDED else None,
        duties=tuple(_duties(trial, outcome, act, beside, day)),
        questions=questions_of_transfer(
            trial,
            tuple(ruling.in_force for ruling in (*rulings, catalogue) if _is_worth_asking(ruling)),
            ask_of_law=any(ruling.hangs_on_law for ruling in rulings),
            ask_for_day=joined.day is None and on is None and act.in_force.truth is not NO,
        ),
        readings=trial.effects(),
        force=tuple(
            trial.law.force(cites) for cites in (rules.licence_needed.cites, *(each.provision.cites for each in beside))
        ),
        cautious=_if_all(trial, "cautious"),
        lenient=_if_all(trial, "lenient"),
        licence_number=held.number,
        licence_problem=held.problem,
    )


def _limbs(trial: TransferTrial) -> Iterator[str]:
    """By which passages of 62 a licence is asked for: the limbs of 一 if they lead to it, publication, support."""
    if trial.explained(rules.licence_needed).truth is YES:
        listed = [limb.cites for limb in CODES.values() if trial.explained(limb).truth is YES]
        yield from listed
        # ¶2 is about what is not controlled
        if not listed and trial.explained(rules.knowing_contribution).truth is YES:
            yield rules.knowing_contribution.cites
    for act in (rules.publication, rules.support_ban):
        if trial.explained(act).truth is YES:
            yield act.cites


def _by_effect(setting: Setting, beside: tuple[Beside, ...]) -> dict[str, Stand]:
    return {
        effect: furthest(stand_of(each.ruling, setting.firm.policy) for each in beside if each.effect == effect)
        for effect in ("licence", "prohibited")
    }


def _outcome(act: Stand, catalogue: Stand, beside: dict[str, Stand], held: HeldLicence) -> TransferOutcome:
    licence = furthest((act, beside["licence"]))
    if beside["prohibited"] in ("yes", "hold") or "hold" in (licence, catalogue):
        return TransferOutcome.DO_NOT_PROVIDE
    if "open" in (beside["prohibited"], licence):
        return TransferOutcome.UNDECIDED
    if licence == "yes" and not held.is_valid:
        return TransferOutcome.LICENCE_NEEDED
    if catalogue != "no":
        return TransferOutcome.LICENCE_NEEDED if catalogue == "yes" else TransferOutcome.CATALOGUE
    return TransferOutcome.UNDER_LICENCE if licence == "yes" else TransferOutcome.PROVIDE


def _is_worth_asking(ruling: Ruling) -> bool:
    """Whether a fact could settle it: where the law alone is open none could."""
    return ruling.truth is UNKNOWN and not ruling.hangs_on_law


def _duties(
    trial: TransferTrial, outcome: TransferOutcome, act: Ruling, beside: tuple[Beside, ...], day: date
) -> Iterator[Duty]:
    """The duties of 62 §§ 1, 3, 5 and of its guides, and of the Dual-Use Regulations, art. 18 and 27.

    An answer that is still open has its duties too as long as the law of the day may be in force: preparing a paper in
    vain costs less than lacking one.
    """
    if act.truth is NO:
        return
    if outcome is TransferOutcome.LICENCE_NEEDED:
        yield Duty("licence-before-providing", day, "62/1")
    for kind, rule in (
        ("statement-for-abroad", rules.statement_for_abroad),
        ("statement-for-china", rules.statement_for_china),
    ):
        if trial.explained(rule).truth is YES:
            yield Duty(kind, day, "62/3/1")
    somebody_serves = trial.main_case["service_provider_takes_part"] is YES
    if somebody_serves and trial.explained(rules.inquiry_by_service_provider).truth is not NO:
        yield Duty("inquiry-by-service-provider", day, "62/5")
    if trial.explained(rules.showing_of_licence).truth is YES:
        yield Duty("showing-of-licence", day, "62/5")
    if trial.explained(rules.carried_out_again).truth is YES:
        yield Duty("licence-to-carry-out", None, "62/2/2")
    if trial.explained(rules.new_licence_for_third_country).truth is not NO:
        yield Duty("new-licence-for-third-country", None, "62/annex2/2(4)")
    if outcome is TransferOutcome.UNDER_LICENCE:
        yield Duty("report-under-licence", None, "62/3/2")
    if any(each.effect == "strict" and each.bites for each in beside):
        yield Duty("risk-report-and-commitment", day, "792/26")
    yield keep_records(day)


def _if_all(trial: TransferTrial, side: Literal["cautious", "lenient"]) -> Truth:
    """Whether 62, in force, asks for a licence if every open point is answered cautiously or leniently."""
    return trial.under(trial.stance.all(side)).explained(ACT).truth
