"""From what the law says of a line to what a person does about it.

Logic never decides what to do with an unknown; the firm's policy does, and this is where it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from ..law.mofcom_2025_61 import rules
from ..logic.conditions import Provision
from ..logic.explain import Finding
from ..logic.lawbook import Force, State
from ..logic.truth import NO, UNKNOWN, YES, any_true
from .duties import duties_of
from .firm import Firm, Policy
from .licences import HeldLicence, licence_for
from .lines import JoinedLine
from .outcome import Article, Determination, Inside, Notified, Outcome, Review, Ruling, ShareBasis
from .questions import questions_of
from .readings_that_matter import effects, licence_if_all
from .scope import unassessed
from .trial import Setting, Trial

__all__ = ["determine"]

Stand = Literal["yes", "no", "open", "hold"]
"""An answer after the firm's policy: settled either way, still open, or held by the firm."""

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
    trial = setting.trial(joined, day)
    licence_article, notified_article = trial.article("licence"), trial.article("notification")
    licence, notification = licence_article.ruling, notified_article.ruling
    policy = setting.firm.policy
    licence_stand, notification_stand = _stand(licence, policy), _stand(notification, policy)
    reports = trial.explained(rules.humanitarian_report)
    is_exempt = reports.truth is YES and trial.state_of_law in (State.IN_FORCE, State.UNCONFIRMED)
    is_needed = licence_stand in ("yes", "hold")
    review_findings = tuple(trial.explained(rule) for rule in REVIEW_RULES) if is_needed else ()
    notified = _notified(trial, notified_article, notification_stand)
    held_licence = licence_for(joined, day)
    outcome = _outcome(licence_stand, notification_stand, notified, held_licence, is_exempt=is_exempt)
    open_findings = _left_open((licence, notification), review_findings)
    return Determination(
        joined=joined,
        day=day,
        day_is_stated=joined.day is not None or on is not None,
        known=setting.known,
        outcome=outcome,
        article=licence_article,
        treated_as_controlled=licence_stand == "yes" and licence.truth is UNKNOWN,
        escalated_to=_escalated_to(setting.firm, licence, notification) if outcome is Outcome.UNDECIDED else None,
        review=_review(review_findings, is_exempt=is_exempt),
        review_findings=review_findings,
        notification=notified,
        duties=duties_of(outcome, notified, day),
        inside=tuple(
            Inside(part_id, trial.share(part_id), trial.answer("licence", part_id)) for part_id in trial.inside
        ),
        force=_states(trial),
        questions=questions_of(
            trial,
            open_findings,
            licence_article.share,
            ask_of_law=licence.hangs_on_law or notification.hangs_on_law,
            ask_for_figure=_lacks_figure(notified),
            ask_for_day=joined.day is None and on is None and _may_be_caught(licence, notification),
        ),
        readings=effects(trial),
        cautious=licence_if_all(trial, "cautious"),
        lenient=licence_if_all(trial, "lenient"),
        unassessed=unassessed(trial),
        licence_number=held_licence.number,
        licence_problem=held_licence.problem,
    )


REVIEW_RULES = (rules.refused_users, rules.refused_uses, rules.case_by_case)


def _escalated_to(firm: Firm, *rulings: Ruling) -> str | None:
    to_do = {firm.policy.law if each.hangs_on_law else firm.policy.fact for each in rulings if each.truth is UNKNOWN}
    return firm.compliance_officer if "escalate" in to_do else None


def _stand(ruling: Ruling, policy: Policy) -> Stand:
    if ruling.truth is not UNKNOWN:
        return "yes" if ruling.truth is YES else "no"
    to_do = policy.law if ruling.hangs_on_law else policy.fact
    stands: dict[str, Stand] = {"treat-as-controlled": "yes", "hold": "hold"}
    return stands.get(to_do, "open")


def _outcome(licence: Stand, notification: Stand, notified: Notified, held: HeldLicence, *, is_exempt: bool) -> Outcome:
    if "hold" in (licence, notification):
        return Outcome.DO_NOT_SHIP
    if licence == "open" or (notification == "open" and licence != "yes"):
        return Outcome.UNDECIDED
    if licence == "yes" and not held.is_valid:
        return Outcome.LICENCE_NEEDED
    if _lacks_figure(notified):
        return Outcome.UNDECIDED
    if licence == "yes":
        return Outcome.SHIP_UNDER_LICENCE
    if is_exempt:
        return Outcome.SHIP_AND_REPORT
    return Outcome.SHIP_WITH_NOTIFICATION if notification == "yes" else Outcome.SHIP


def _may_be_caught(*rulings: Ruling) -> bool:
    """Whether the law, in force, would or might ask something of the line: then its day decides."""
    return any(ruling.in_force.truth is not NO for ruling in rulings)


def _lacks_figure(notified: Notified) -> bool:
    """Whether one is due on content and no upper bound is known: a notification without a figure is none."""
    return notified.is_due and notified.basis == "content" and notified.share is None


def _review(findings: tuple[Finding, ...], *, is_exempt: bool) -> Review:
    if is_exempt:
        return Review.EXEMPT_WITH_REPORT
    if not findings:
        return Review.NONE
    users, uses, advanced = (finding.truth for finding in findings)
    refused = any_true([users, uses])
    if refused is YES:
        return Review.REFUSED_IN_PRINCIPLE
    if refused is UNKNOWN or advanced is UNKNOWN:
        return Review.OPEN
    return Review.CASE_BY_CASE if advanced is YES else Review.ORDINARY


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


def _states(trial: Trial) -> tuple[Force, ...]:
    return tuple(trial.law.force(rule.cites) for rule in LIMBS)
