"""Which open points matter to a line: those where another answer alone would change what the law says of it.

Combinations are never tried. Kleene's logic spares most of the work: a yes-or-no point is tried only if it is still
open where all of them are left open, and a way of counting only if it counts this item otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..law.readings import open_points
from ..logic.conditions import Reading
from ..logic.explain import Told, explain
from ..logic.lawbook import State
from ..logic.truth import NO, UNKNOWN, Truth
from .outcome import ReadingEffect
from .trial import RULES, Trial, Which

__all__ = ["effects", "licence_if_all"]

WHICH: tuple[Which, ...] = ("licence", "notification")


def effects(trial: Trial) -> tuple[ReadingEffect, ...]:
    """The open points that matter to a line today; none while the law is surely not in force."""
    if trial.state_of_law in (State.SUSPENDED, State.NOT_COMMENCED, State.REPEALED):
        return ()
    return tuple(_effects(trial))


def _effects(trial: Trial) -> Iterator[ReadingEffect]:
    now = {which: trial.combined(which) for which in WHICH}
    leaves = _leaves_that_may_matter(trial)
    for name, point in open_points().items():
        is_counting = point.kind == "figure" or name == COUNTS_TOO
        if name not in leaves and not is_counting:
            continue
        in_use = trial.stance.answers[name]
        for answer in point.answers:
            if answer.id == in_use:
                continue
            other = trial.under(trial.stance.instead(name, answer.id))
            if name not in leaves and not other.counts_otherwise_than(trial):
                continue
            changed = tuple(which for which in WHICH if other.combined(which) is not now[which])
            if changed:
                yield ReadingEffect(name, in_use, answer.id, changed, name in trial.stance.adopted)


COUNTS_TOO = "regions-share-chinese-origin"
"""A yes-or-no point that also changes how amounts are counted."""


def _leaves_that_may_matter(trial: Trial) -> set[str]:
    """The yes-or-no points that are still open where all of them are left open.

    Under a part that comes out known all the same no answer can change anything, for Kleene's operations never turn a
    known answer when an unknown becomes known: a point that matters alone is among these.
    """
    all_open = trial.unsuspended.read_as(dict.fromkeys(trial.stance.truths(), UNKNOWN))
    names: set[str] = set()
    for part_id in trial.articles:
        told: Told = {}
        for which in WHICH:
            finding = explain(RULES[which], trial.case(part_id), all_open, told)
            names |= {leaf.of.name for leaf in finding.open_questions() if isinstance(leaf.of, Reading)}
    return names


def licence_if_all(trial: Trial, side: Literal["cautious", "lenient"]) -> Truth:
    """Whether a licence is needed, the law being in force, if every open point is answered cautiously or leniently."""
    if trial.state_of_law is State.NOT_COMMENCED:
        return NO
    return trial.under(trial.stance.all(side)).combined("licence")
