"""Which open points matter to a line: those where another answer alone would change what the law says of it.

Combinations are never tried. Kleene's logic spares most of the work: if a yes or a no stands with every yes-or-no point
left open, none of them matters, alone or together. An unknown stands so in any case, and each has to be tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from ..law.readings import open_points
from ..logic.lawbook import State
from ..logic.truth import NO, UNKNOWN, Truth
from .outcome import ReadingEffect
from .trial import Trial, Which

__all__ = ["effects", "licence_if_all"]

WHICH: tuple[Which, ...] = ("licence", "notification")


def effects(trial: Trial) -> tuple[ReadingEffect, ...]:
    """The open points that matter to a line today; none while the law is surely not in force."""
    if trial.state_of_law in (State.SUSPENDED, State.NOT_COMMENCED, State.REPEALED):
        return ()
    return tuple(_effects(trial))


def _effects(trial: Trial) -> Iterator[ReadingEffect]:
    now = {which: trial.combined(which) for which in WHICH}
    leaves_matter = _leaves_may_matter(trial, now)
    for name, point in open_points().items():
        if point.kind == "leaf" and not leaves_matter and name != "regions-share-chinese-origin":
            continue
        in_use = trial.stance.answers[name]
        for answer in point.answers:
            if answer.id == in_use:
                continue
            other = trial.under(trial.stance.instead(name, answer.id))
            changed = tuple(which for which in WHICH if other.combined(which) is not now[which])
            if changed:
                yield ReadingEffect(name, in_use, answer.id, changed, name in trial.stance.adopted)


def _leaves_may_matter(trial: Trial, now: Mapping[Which, Truth]) -> bool:
    """Whether an answer is unknown, or becomes so when every yes-or-no point is left open."""
    readings = dict.fromkeys(trial.stance.truths(), UNKNOWN)
    left_open = replace(trial, unsuspended=trial.unsuspended.read_as(readings))
    left_open.__dict__["cases"] = trial.cases
    return any(left_open.combined(which) is UNKNOWN for which in WHICH)


def licence_if_all(trial: Trial, side: Literal["cautious", "lenient"]) -> Truth:
    """Whether a licence is needed, the law being in force, if every open point is answered cautiously or leniently."""
    if trial.state_of_law is State.NOT_COMMENCED:
        return NO
    return trial.under(trial.stance.all(side)).combined("licence")
