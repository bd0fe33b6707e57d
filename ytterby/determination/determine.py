"""From what the law says of a line to what a person does about it.

Logic never decides what to do with an unknown; the firm's policy does, and this is where it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..law.mofcom_2025_61 import rules
from ..logic.conditions import Provision
from ..logic.explain import Finding
from ..logic.lawbook import Force, State
from ..logic.truth import NO, UNKNOWN, YES, any_true
from .beside import rulings_beside
from .duties import duties_of, duties_of_what_is_prohibited
from .firm import Policy
from .licences import HeldLicence, licence_for
from .lines import JoinedLine
from .outcome import (
    Article,
    Beside,
    Determination,
    Effect,
    Inside,
    Notified,
    Outcome,
    Review,
    Ruling,
    ShareBasis,
)
from .policy import Stand, escalated_to, furthest, held_by_own_lists, stand_of
from .questions.of_lines import questions_of
from .readings.that_matter import effects, licence_if_all
from .setting import Setting
from .trial import Trial

__all__ = ["determine"]

LIMBS = (
    rules.licence_needed,
    rules.incorporating,
    rules.made_with_chinese_technology,
    rules.of_chinese_origin,
    rules.notification_abroad,
)


def determine(setting: Setting, joined: JoinedLine, on: date | None = None) -> Determination:
    """The determination of one line, under the law of its own day or of another day if one is given."""
    day = on or joined.day or setting.known
    trial = Trial.of(setting, joined, day)
    licence_article, notified_article = trial.article("licence"), trial.article("notification")
    licence, notification = licence_article.ruling, notified_article.ruling
    policy = setting.firm.policy
    stands = Stands(stand_of(licence, policy), stand_of(notification, policy), rulings_beside(trial), policy)
    reports = trial.explained(rules.humanitarian_report)
    is_exempt = reports.truth is YES and trial.state_of_law in (State.IN_FORCE, State.UNCONFIRMED)
    is_needed = stands.of_61 in ("yes", "hold")
    review_findings = tuple(trial.explained(rule) for rule in REVIEW_RULES) if is_needed else ()
    own_lists = held_by_own_lists(setting, joined.recipients.values())
    nothing_goes = stands.is_prohibited or bool(own_lists)
    notified = _notified(trial, notified_article, "no" if nothing_goes else stands.notification)
    held_licence = licence_for(joined, day)
    by_law = _outcome(stands, notified, held_licence, is_exempt=is_exempt)
    outcome = Outcome.DO_NOT_SHIP if own_lists else by_law
    duties = (
        duties_of_what_is_prohibited(stands.beside)
        if stands.is_prohibited
        else duties_of(trial, outcome, notified, stands.beside, by_61=is_needed)
    )
    rulings = (licence, notification, *(each.ruling for each in stands.beside))
    return Determination(
        joined=joined,
        day=day,
        day_is_stated=joined.day is not None or on is not None,
        known=setting.known,
        outcome=outcome,
        article=licence_article,
        treated_as_controlled=stands.of_61 == "yes" and licence.truth is UNKNOWN,
        escalated_to=escalated_to(setting.firm, rulings) if outcome is Outcome.UNDECIDED else None,
        review=_review(review_findings, stands, is_exempt=is_exempt),
        review_findings=review_findings,
        notification=notified,
        duties=duties,
        inside=tuple(
            Inside(part_id, trial.share(part_id), trial.answer("licence", part_id)) for part_id in trial.inside
        ),
        force=_states(trial, stands.beside),
        questions=questions_of(
            trial,
            _left_open(rulings, review_findings),
            licence_article.share,
            ask_of_law=any(ruling.hangs_on_law for ruling in rulings),
            ask_for_figure=_lacks_figure(notified),
            ask_for_day=joined.day is None and on is None and _may_be_caught(*rulings),
        ),
        readings=effects(trial),
        cautious=licence_if_all(trial, "cautious"),
        lenient=licence_if_all(trial, "lenient"),
        beside=stands.beside,
        licence_number=held_licence.number,
        licence_problem=held_licence.problem,
        own_lists=own_lists,
    )


@dataclass(frozen=True)
class Stands:
    """Every answer about a line after the firm's policy."""

    of_61: Stand
    notification: Stand
    beside: tuple[Beside, ...]
    policy: Policy

    def of_effect(self, effect: Effect) -> Stand:
        """The answer of the provisions beside 61 that follow one way, taken together."""
        return furthest(stand_of(each.ruling, self.policy) for each in self.beside if each.effect == effect)

    @property
    def is_prohibited(self) -> bool:
        """Whether the deal is surely prohibited: then nothing is to be prepared for it."""
        return any(each.effect == "prohibited" and each.ruling.truth is YES for each in self.beside)

    @property
    def licence(self) -> Stand:
        """Whether a licence is needed, by 61 or by something beside it."""
        return furthest((self.of_61, self.of_effect("licence")))


REVIEW_RULES = (rules.refused_users, rules.refused_uses, rules.case_by_case)


def _outcome(stands: Stands, notified: Notified, held: HeldLicence, *, is_exempt: bool) -> Outcome:
    licence, prohibited = stands.licence, stands.of_effect("prohibited")
    if prohibited in ("yes", "hold") or "hold" in (licence, stands.notification):
        return Outcome.DO_NOT_SHIP
    if "open" in (prohibited, licence) or (stands.notification == "open" and licence != "yes"):
        return Outcome.UNDECIDED
    if licence == "yes" and not held.is_valid:
        return Outcome.LICENCE_NEEDED
    if stands.notification == "open" or _lacks_figure(notified):
        return Outcome.UNDECIDED
    if licence == "yes":
        return Outcome.SHIP_UNDER_LICENCE
    if is_exempt:
        return Outcome.SHIP_AND_REPORT
    return Outcome.SHIP_WITH_NOTIFICATION if stands.notification == "yes" else Outcome.SHIP


def _may_be_caught(*rulings: Ruling) -> bool:
    """Whether the law, in force, would or might ask something of the line: then its day decides."""
    return any(ruling.in_force.truth is not NO for ruling in rulings)


def _lacks_figure(notified: Notified) -> bool:
    """Whether one is due on content and no upper bound is known: a notification without a figure is none."""
    return notified.is_due and notified.basis == "content" and notified.share is None


def _review(findings: tuple[Finding, ...], stands: Stands, *, is_exempt: bool) -> Review:
    """How an application would be examined: under 61 by 二 to 四, else strictly for the watch list's parties."""
    by_others = stands.of_effect("licence") in ("yes", "hold") or stands.of_effect("prohibited") in ("yes", "hold")
    if is_exempt and not by_others:
        return Review.EXEMPT_WITH_REPORT
    if findings:
        users, uses, advanced = (finding.truth for finding in findings)
        refused = any_true([users, uses])
        if refused is YES:
            return Review.REFUSED_IN_PRINCIPLE
        if refused is UNKNOWN or advanced is UNKNOWN:
            return Review.OPEN
        return Review.CASE_BY_CASE if advanced is YES else Review.ORDINARY
    if stands.of_effect("licence") not in ("yes", "hold") or stands.of_effect("prohibited") in ("yes", "hold"):
        return Review.NONE
    strict = stands.of_effect("strict")
    return Review.OPEN if strict == "open" else Review.ORDINARY if strict == "no" else Review.STRICT


def _left_open(rulings: tuple[Ruling, ...], review: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings whose questions are worth asking: where the law alone is open, no fact could settle the line.

    Nothing is worth asking while the law is surely not in force: then no ruling is open.
    """
    rules_open = [ruling.in_force for ruling in rulings if ruling.truth is UNKNOWN and not ruling.hangs_on_law]
    return (*rules_open, *review)


def _notified(trial: Trial, article: Article, stand: Stand) -> Notified:
    by_exporter_in_china = trial.explained(rules.notification_by_exporter_in_china).truth is YES
    roles = trial.joined.recipients
    next_one = next((role for role in ("consignee", "importer", "end_user") if role in roles), "consignee")
    abroad = tuple(role for role in ("importer", "end_user") if role in roles)
    return Notified(
        article=article,
        by_exporter_in_china=by_exporter_in_china,
        is_due=stand == "yes",
        to=(abroad or (next_one,)) if by_exporter_in_china else (next_one,),
        basis="content" if by_exporter_in_china else _basis(trial, article),
        share=Fraction(1) if by_exporter_in_china else article.share.ratio.high,
    )


def _basis(trial: Trial, article: Article) -> ShareBasis:
    """On which limb the notification of an article rests: the first that holds, content before the others, for it
    says most. Content that only may apply comes before them only if some is surely there and its figure is known."""
    limbs = {basis: trial.explained(limb, article.part_id).truth for basis, limb in LIMB_OF.items()}
    share = article.share.ratio
    if limbs["content"] is UNKNOWN and share.low > 0 and share.high is not None:
        return "content"
    return max(limbs, key=lambda basis: limbs[basis])


LIMB_OF: Mapping[ShareBasis, Provision] = {
    "content": rules.incorporating,
    "origin": rules.of_chinese_origin,
    "technology": rules.made_with_chinese_technology,
}


def _states(trial: Trial, beside: tuple[Beside, ...]) -> tuple[Force, ...]:
    return tuple(trial.law.force(rule.cites) for rule in (*LIMBS, *(each.provision for each in beside)))
