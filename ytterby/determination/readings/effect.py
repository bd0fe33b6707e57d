"""What each other answer to an open point would flip: the real determination, run again under that answer alone.

A line or a transfer is run again only where the answer is within its reach; everything else comes out as it did.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...law.readings import Adoption, OpenPoint, open_points
from ...logic.truth import UNKNOWN, Truth
from ..check import Report
from ..determine import determine
from ..outcome import Determination
from ..setting import Setting
from ..transfers.determine import determine_transfer
from ..transfers.outcome import TransferDetermination
from ..transfers.trial import TransferTrial
from ..trial import Trial
from .extension_supposed import is_about_an_extension, supposed
from .reach import AnyTrial, Reach
from .settings_beside import AsIfInForce, OtherAnswer

__all__ = ["Determined", "Effect", "Effects", "Flip", "comes_out", "effect_of", "effects_of_readings", "sides_between"]

Determined = Determination | TransferDetermination


@dataclass(frozen=True)
class Flip:
    """One line or transfer under the answer in use and under another."""

    before: Determined
    after: Determined
    sides: Mapping[str, tuple[str, str]]
    """What comes out otherwise, as it is and as it would be (see `comes_out`)."""

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of what comes out otherwise."""
        return tuple(self.sides)


@dataclass(frozen=True)
class Effect:
    """What one other answer to one open point alone would flip."""

    point: OpenPoint
    in_use: str
    answer: str
    is_adopted: bool
    """Whether a named person has adopted the answer in use."""
    flips: tuple[Flip, ...]


@dataclass(frozen=True)
class Effects:
    """Every other answer to every open point that can be run."""

    before: tuple[Determined, ...]
    """The lines and transfers under the answers in use."""
    effects: tuple[Effect, ...]
    as_if_in_force: bool = False
    """Whether that is as if nothing were suspended."""

    @property
    def flipping(self) -> tuple[Effect, ...]:
        """The answers that would flip something."""
        return tuple(each for each in self.effects if each.flips)

    @property
    def idle(self) -> tuple[OpenPoint, ...]:
        """The points of which no answer would flip anything."""
        flipping = {each.point.name for each in self.flipping}
        tried = {each.point.name: each.point for each in self.effects}
        return tuple(point for name, point in tried.items() if name not in flipping)

    @property
    def stated(self) -> tuple[OpenPoint, ...]:
        """The points that tables answer, party by party, or a person each time: there is nothing to run again."""
        points = open_points().values()
        return tuple(each for each in points if each.instead is not None and not is_about_an_extension(each))

    @property
    def is_settled(self) -> bool:
        """Whether a named person has decided every point that would flip something."""
        return all(each.is_adopted for each in self.flipping)


def effects_of_readings(report: Report, *, on: date | None = None, supposing_force: bool = False) -> Effects:
    """Every other answer to every open point, each alone, on the lines and transfers of a report made for a day `on`.

    While the law is suspended hardly any reading matters; `supposing_force` shows what each would flip if it were not.
    """
    setting = report.setting
    before: tuple[Determined, ...] = (*report.determinations, *report.transfers)
    if supposing_force:
        setting = AsIfInForce.of(setting)
        before = tuple(_determined(setting, each, on) for each in before)
    runs = _Runs(setting, before, on)
    effects = tuple(effect for point in open_points().values() for effect in runs.effects(point))
    return Effects(before, effects, supposing_force)


def effect_of(report: Report, name: str, answer: str, *, on: date | None = None) -> Effect:
    """What one answer would flip on the lines and transfers of a report; nothing if it is in use."""
    runs = _Runs(report.setting, (*report.determinations, *report.transfers), on)
    point = open_points()[name]
    found = (effect for effect in runs.effects(point) if effect.answer == answer)
    return next(found, runs.effect(point, answer, ()))


def sides_between(before: Determined, after: Determined) -> dict[str, tuple[str, str]]:
    """What of a determination comes out otherwise; figures and reasons are not looked at."""
    now, then = comes_out(before), comes_out(after)
    sides = {what: (now.get(what, "no"), then.get(what, "no")) for what in dict.fromkeys((*now, *then))}
    return {what: (was, would_be) for what, (was, would_be) in sides.items() if was != would_be}


def comes_out(each: Determined) -> dict[str, str]:
    """The answers of a determination: outcome, licence, notification, review, catalogue, and other provisions by what
    they cite. An answer is yes, no, unknown, or treated: unknown, and by the firm's policy taken for yes."""
    beside = {one.provision.cites: _told(one.ruling.truth, one.bites) for one in each.beside}
    outcome = each.outcome.value.replace(" ", "-").replace(":", "")
    if isinstance(each, TransferDetermination):
        licence = _told(each.act.truth, each.act_bites)
        return {"outcome": outcome, "licence": licence, "catalogue": _told(each.catalogue.truth), **beside}
    notified = each.notification
    return {
        "outcome": outcome,
        "licence": _told(each.licence.truth, each.treated_as_controlled),
        "notification": _told(notified.ruling.truth, notified.is_due),
        "review": each.review.value.replace(" ", "-"),
        **beside,
    }


def _told(truth: Truth, is_taken_for_yes: bool = False) -> str:  # noqa: FBT001, FBT002  # beside its truth
    return "treated" if truth is UNKNOWN and is_taken_for_yes else truth.name.lower()


class _Runs:
    """Everything under the answers in use, and what another answer makes of it."""

    def __init__(self, setting: Setting, before: tuple[Determined, ...], on: date | None) -> None:
        self.setting = setting
        self.on = on
        self.reach = Reach(setting)
        self.tried = [(each, _trial(setting, each)) for each in before]

    def effects(self, point: OpenPoint) -> Iterator[Effect]:
        """Each other answer to a point that can be run."""
        for answer in point.answers:
            if answer.id != self.setting.stance.answers[point.name]:
                other = self._under(point, answer.id)
                if other is not None:
                    yield self.effect(point, answer.id, tuple(self._flips(point, other)))

    def effect(self, point: OpenPoint, answer: str, flips: tuple[Flip, ...]) -> Effect:
        """What an answer flips, beside the answer in use."""
        stance = self.setting.stance
        return Effect(point, stance.answers[point.name], answer, point.name in stance.adopted, flips)

    def _under(self, point: OpenPoint, answer: str) -> Setting | None:
        """The same setting but for one answer; None where it cannot be run."""
        setting = self.setting
        if point.instead is None:
            return OtherAnswer.of(setting, point.name, Adoption(answer, "", setting.known))
        if not is_about_an_extension(point):
            return None
        statutes = supposed(setting.statutes, point, answer, setting.known)
        return None if statutes is None else replace(setting, statutes=statutes, _laws={}, _listings={})

    def _flips(self, point: OpenPoint, other: Setting) -> Iterator[Flip]:
        may_reach = self.reach.of(point, other)
        for before, trial in self.tried:
            if may_reach(trial):
                after = _determined(other, before, self.on)
                sides = sides_between(before, after)
                if sides:
                    yield Flip(before, after, sides)


def _determined(setting: Setting, each: Determined, on: date | None) -> Determined:
    if isinstance(each, TransferDetermination):
        return determine_transfer(setting, each.joined, on)
    return determine(setting, each.joined, on)


def _trial(setting: Setting, each: Determined) -> AnyTrial:
    if isinstance(each, TransferDetermination):
        return TransferTrial.of(setting, each.joined, each.day)
    return Trial.of(setting, each.joined, each.day)
