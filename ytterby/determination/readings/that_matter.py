"""Which open points matter to a line: those where another answer alone would change what the law says of it.

Combinations are never tried. Kleene's logic spares most of the work: a yes-or-no point is tried only if it is still
open where all of them are left open, and a way of counting only if it counts this item otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from ...law.mofcom_2025_61 import rules
from ...law.readings import open_points
from ...logic.conditions import Condition, Reading
from ...logic.decide import decider
from ...logic.explain import Told, explain
from ...logic.lawbook import State
from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from ..beside import BESIDE, Standing
from ..outcome import ReadingEffect
from ..screening.holdings import OF_HOLDINGS
from ..trial import DECIDERS, RULES, Trial, Which
from .of_the_state import effects_on_the_state, passages_of

__all__ = ["effects", "licence_if_all"]

WHICH: tuple[Which, ...] = ("licence", "notification")
REVIEW = (rules.refused_users, rules.refused_uses, rules.case_by_case)
DECIDE_REVIEW = tuple(decider(rule) for rule in REVIEW)
Answer = Truth | tuple[Truth, ...]


def effects(trial: Trial) -> tuple[ReadingEffect, ...]:
    """The open points that matter to a line today; those of a law that is surely not in force do not."""
    return tuple(_effects(trial))


def _answers(trial: Trial, provisions: Iterable[Standing]) -> dict[str, Answer]:
    """What is asked of a line, each answer as if its law were in force: by 61, and by provisions beside it.

    How an application would be reviewed is asked only where one is surely wanted.
    """
    asked: dict[str, Answer] = {}
    if _is_at_stake(trial):
        asked.update({which: trial.combined(which) for which in WHICH})
        if asked["licence"] is YES:
            users, uses, advanced = (decide(trial.main_case, trial.unsuspended) for decide in DECIDE_REVIEW)
            asked["review"] = (any_true([users, uses]), advanced)
    asked.update({each.provision.cites: each.answer(trial) for each in provisions})
    return asked


def _is_at_stake(trial: Trial) -> bool:
    return trial.state_of_law not in (State.SUSPENDED, State.NOT_COMMENCED, State.REPEALED)


def _effects(trial: Trial) -> Iterator[ReadingEffect]:
    now = _answers(trial, BESIDE)
    leaves = _leaves_that_may_matter(trial, is_reviewed="review" in now)
    for name, point in open_points().items():
        is_counting = _is_at_stake(trial) and (point.kind == "figure" or name == COUNTS_TOO)
        is_of_holders = name in OF_HOLDINGS and bool(trial.setting.holdings.rows)
        if name not in leaves and not is_counting and not is_of_holders:
            continue
        in_use = trial.stance.answers[name]
        for answer in point.answers:
            if answer.id == in_use:
                continue
            other = trial.under(trial.stance.instead(name, answer.id))
            if name not in leaves and not other.counts_otherwise_than(trial):
                continue
            then = _answers(other, (each for each in BESIDE if is_of_holders or name in each.readings))
            changed = tuple(what for what, answer in then.items() if answer != now.get(what, answer))
            if changed:
                yield ReadingEffect(name, in_use, answer.id, changed, name in trial.stance.adopted)
    yield from effects_on_the_state(trial, PASSAGES, _as_it_stands)


def _as_it_stands(trial: Trial) -> dict[str, Truth]:
    """What is asked of a line, as the law stands on its day."""
    asked: dict[str, Truth] = {}
    for which in WHICH:
        asked[which] = any_true(DECIDERS[which](trial.case(part_id), trial.law) for part_id in trial.articles)
    return {**asked, **{each.provision.cites: each.decide(trial.main_case, trial.law) for each in BESIDE}}


PASSAGES = passages_of([*RULES.values(), *(each.provision for each in BESIDE)])
"""The passages that these answers lean on."""


COUNTS_TOO = "regions-share-chinese-origin"
"""A yes-or-no point that also changes how amounts are counted."""


def _leaves_that_may_matter(trial: Trial, *, is_reviewed: bool) -> set[str]:
    """The yes-or-no points that are still open where all of them are left open.

    Under a part that comes out known all the same no answer can change anything, for Kleene's operations never turn a
    known answer when an unknown becomes known: a point that matters alone is among these.
    """
    all_open = trial.unsuspended.read_as(dict.fromkeys(trial.stance.truths(), UNKNOWN))
    asked: list[tuple[str, Condition]] = [(trial.top, each.provision) for each in BESIDE if each.is_at_stake(trial)]
    if _is_at_stake(trial):
        asked += [(part_id, RULES[which]) for part_id in trial.articles for which in WHICH]
        asked += [(trial.top, rule) for rule in REVIEW if is_reviewed]
    told: dict[str, Told] = {}
    names: set[str] = set()
    for part_id, rule in asked:
        finding = explain(rule, trial.case(part_id), all_open, told.setdefault(part_id, {}))
        names |= {leaf.of.name for leaf in finding.open_questions() if isinstance(leaf.of, Reading)}
    return names


def licence_if_all(trial: Trial, side: Literal["cautious", "lenient"]) -> Truth:
    """Whether a licence is needed, the law being in force, if every open point is answered cautiously or leniently."""
    if trial.state_of_law is State.NOT_COMMENCED:
        return NO
    return trial.under(trial.stance.all(side)).combined("licence")
