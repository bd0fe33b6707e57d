"""From what the law says of a technology transfer to what a person does about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from ...law.mofcom_2025_62 import rules
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ..beside import rulings_beside
from ..licences import HeldLicence, licence_for_transfer
from ..outcome import Beside, Ruling
from ..policy import Stand, escalated_to, furthest, held_by_own_lists, stand_of
from ..setting import Setting
from .duties import duties_of_transfer
from .joined import JoinedTransfer
from .outcome import TransferDetermination, TransferOutcome
from .questions import questions_of_transfer
from .trial import ACT, ACTS, BESIDE_TRANSFERS, TransferTrial

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
    by_62, by_catalogue = stand_of(act, policy), stand_of(catalogue, policy)
    own_lists = held_by_own_lists(setting, joined.roles.values())
    by_law = _outcome(by_62, by_catalogue, _by_effect(setting, beside), held)
    outcome = TransferOutcome.DO_NOT_PROVIDE if own_lists else by_law
    is_open = outcome in (TransferOutcome.UNDECIDED, TransferOutcome.CATALOGUE)
    limbs = tuple(_limbs(trial, by_62))
    licences_beside = (each.provision.cites for each in beside if each.effect == "licence" and each.bites)
    wanted_by = (*(limbs if by_62 == "yes" else ()), *licences_beside)
    return TransferDetermination(
        joined=joined,
        day=day,
        day_is_stated=joined.day is not None or on is not None,
        known=setting.known,
        outcome=outcome,
        act=act,
        catalogue=catalogue,
        catalogue_bites=by_catalogue in ("yes", "hold"),
        limbs=limbs,
        codes=tuple(code for code, rule in CODES.items() if trial.explained(rule.holds).truth is not NO),
        beside=beside,
        treated_as_controlled=by_62 == "yes" and act.truth is UNKNOWN,
        escalated_to=escalated_to(setting.firm, (*rulings, catalogue)) if is_open else None,
        duties=duties_of_transfer(trial, outcome, by_62, by_catalogue, () if held.is_valid else wanted_by, beside),
        questions=questions_of_transfer(
            trial,
            tuple(ruling.in_force for ruling in (*rulings, catalogue) if _is_worth_asking(ruling)),
            ask_of_law=any(ruling.hangs_on_law for ruling in rulings),
            ask_for_day=joined.day is None and on is None and any(each.in_force.truth is not NO for each in rulings),
        ),
        readings=trial.effects(),
        force=tuple(
            trial.law.force(cites) for cites in (rules.licence_needed.cites, *(each.provision.cites for each in beside))
        ),
        cautious=_if_all(trial, "cautious"),
        lenient=_if_all(trial, "lenient"),
        licence_number=held.number,
        licence_problem=held.problem,
        own_lists=own_lists,
    )


def _limbs(trial: TransferTrial, stand: Stand) -> Iterator[str]:
    """By which passages of 62 a licence is asked for: the limbs of 一 if they lead to it, publication, support.

    Where the firm takes it to be asked for, though that is not known, the paragraphs that may ask for it.
    """
    if trial.explained(rules.licence_needed).truth is YES:
        listed = [limb.cites for limb in CODES.values() if trial.explained(limb).truth is YES]
        yield from listed
        # ¶2 is about what is not controlled
        if not listed and trial.explained(rules.knowing_contribution).truth is YES:
            yield rules.knowing_contribution.cites
    for act in (rules.publication, rules.support_ban):
        if trial.explained(act).truth is YES:
            yield act.cites
    if stand == "yes" and trial.explained(ACT).truth is UNKNOWN:
        for act in ACTS:
            if trial.explained(act).truth is UNKNOWN:
                yield act.cites


def _by_effect(setting: Setting, beside: tuple[Beside, ...]) -> dict[str, Stand]:
    return {
        effect: furthest(stand_of(each.ruling, setting.firm.policy) for each in beside if each.effect == effect)
        for effect in ("licence", "prohibited")
    }


def _outcome(act: Stand, catalogue: Stand, beside: dict[str, Stand], held: HeldLicence) -> TransferOutcome:
    """The word for a person. The catalogue asks for a licence of its own, which no licence under 62 stands for."""
    licence = furthest((act, beside["licence"]))
    if beside["prohibited"] in ("yes", "hold") or "hold" in (licence, catalogue):
        return TransferOutcome.DO_NOT_PROVIDE
    if beside["prohibited"] == "open":
        return TransferOutcome.UNDECIDED
    if catalogue == "yes" or (licence == "yes" and not held.is_valid):
        return TransferOutcome.LICENCE_NEEDED
    if "open" in (licence, catalogue):
        return TransferOutcome.UNDECIDED if licence == "open" else TransferOutcome.CATALOGUE
    return TransferOutcome.UNDER_LICENCE if licence == "yes" else TransferOutcome.PROVIDE


def _is_worth_asking(ruling: Ruling) -> bool:
    """Whether a fact could settle it: where the law alone is open none could."""
    return ruling.truth is UNKNOWN and not ruling.hangs_on_law


def _if_all(trial: TransferTrial, side: Literal["cautious", "lenient"]) -> Truth:
    """Whether 62, in force, asks for a licence if every open point is answered cautiously or leniently."""
    return trial.under(trial.stance.all(side)).explained(ACT).truth
