"""Whether another answer to an open point makes any difference to a line or a transfer: if not, it is not run again.

What comes out of a determination rests on the truths of the provisions. Another answer that leaves all of them as they
are changes nothing; and it can move only those that are still open with all yes-or-no points left open, for Kleene's
operations never turn a known answer when an unknown becomes known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property

from ...law.provisions import RULES
from ...law.readings import OpenPoint
from ...law.standing import passages
from ...logic.conditions import Above, AtLeast, Flag, Provision, Reading, walk
from ...logic.decide import Decider, decider
from ...logic.explain import Case, Told, explain
from ...logic.lawbook import LAST_DAY_IS_SUSPENDED, Law
from ...logic.truth import UNKNOWN, Truth
from ..setting import Setting
from ..transfers.trial import TransferTrial
from ..trial import Trial

__all__ = ["AnyTrial", "Reach"]

AnyTrial = Trial | TransferTrial

Place = tuple[int, str, str]
"""Where a provision is asked: of which law (as it stands, as if unsuspended), on which article, by its key."""


class Reach:
    """What the answers of one setting leave within reach of others, for all that is determined in it."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._known: dict[int, tuple[AnyTrial, Mapping[str, frozenset[Place]]]] = {}

    def of(self, point: OpenPoint, other: Setting) -> Callable[[AnyTrial], bool]:
        """Whether a line or a transfer may come out otherwise in a setting that differs by one answer to a point.

        Where the answer is no it surely comes out as it did.
        """
        if point.kind in ("ledger", "statement") or point.name == LAST_DAY_IS_SUSPENDED:
            moved = cache(lambda day: self._moves_the_law(day, other))
            return lambda trial: moved(trial.day)
        return lambda trial: self._reaches(trial, point.name, trial.under(other.stance))

    def _reaches(self, trial: AnyTrial, name: str, then: AnyTrial) -> bool:
        if isinstance(trial, Trial) and isinstance(then, Trial) and _is_counted_otherwise(trial, then):
            return _figures(trial) != _figures(then) or _of_any_article(trial) != _of_any_article(then)
        if not self._setting.tells_holders_alike(trial.stance, then.stance):
            return _truths(trial, _places(trial)) != _truths(then, _places(trial))
        places = self._hanging(trial).get(name, frozenset())
        return _truths(trial, places) != _truths(then, places)

    def _hanging(self, trial: AnyTrial) -> Mapping[str, frozenset[Place]]:
        if id(trial) not in self._known:
            self._known[id(trial)] = trial, _hanging(trial)
        return self._known[id(trial)][1]

    def _moves_the_law(self, day: date, other: Setting) -> bool:
        before, after = self._setting.laws(day)[0], other.laws(day)[0]
        return any(before.force(cites).truth is not after.force(cites).truth for cites in self._cited)

    @cached_property
    def _cited(self) -> frozenset[str]:
        rules = (rule.cites for rule in _rules().values())
        return frozenset((*passages(self._setting.statutes), *rules))


def _is_counted_otherwise(trial: Trial, then: Trial) -> bool:
    if then.basis == trial.basis and then.articles == trial.articles:
        return False
    return then.counts_otherwise_than(trial)


def _of_any_article(trial: Trial) -> dict[tuple[int, str], Truth]:
    """Each provision on all articles tested: what is tested besides the exported one counts if it adds to it."""
    found: dict[tuple[int, str], Truth] = {}
    for (which, _, key), truth in _truths(trial, _places(trial)).items():
        found[which, key] = max(truth, found.get((which, key), truth))
    return found


def _figures(trial: Trial) -> tuple[bool, bool]:
    """What the choice of a notification's figure rests on, where it speaks of the exported article."""
    ratio = trial.share(trial.top).ratio
    return ratio.low > 0, ratio.high is None


def _hanging(trial: AnyTrial) -> Mapping[str, frozenset[Place]]:
    """For each yes-or-no point where it is still open, with all of them left open."""
    left_open = dict.fromkeys(trial.stance.truths(), UNKNOWN)
    laws = [law.read_as(left_open) for law in _laws(trial)]
    told: dict[tuple[int, str], Told] = {}
    found: dict[str, set[Place]] = {}
    for which, part_id, key in _places(trial):
        so_far = told.setdefault((which, part_id), {})
        finding = explain(_rules()[key], _case(trial, part_id), laws[which], so_far)
        for leaf in finding.open_questions():
            if isinstance(leaf.of, Reading):
                found.setdefault(leaf.of.name, set()).add((which, part_id, key))
    return {name: frozenset(places) for name, places in found.items()}


def _truths(trial: AnyTrial, places: frozenset[Place]) -> dict[Place, Truth]:
    laws = _laws(trial)
    return {(which, part, key): _deciders()[key](_case(trial, part), laws[which]) for which, part, key in places}


def _places(trial: AnyTrial) -> frozenset[Place]:
    """Every provision that asks for something that is told of such a thing; the others are about other acts."""
    return frozenset(_all_places(trial))


def _all_places(trial: AnyTrial) -> Iterator[Place]:
    for part_id in trial.articles if isinstance(trial, Trial) else ("",):
        case = _case(trial, part_id)
        for key in _rules():
            if not _facts_of(key).isdisjoint(case):
                yield from ((which, part_id, key) for which in range(len(_laws(trial))))


def _laws(trial: AnyTrial) -> tuple[Law, Law]:
    return trial.law, trial.unsuspended


def _case(trial: AnyTrial, part_id: str) -> Case:
    return trial.case(part_id) if isinstance(trial, Trial) else trial.main_case


@cache
def _rules() -> Mapping[str, Provision]:
    return {f"{instrument} {name}": rule for instrument, rules in RULES.items() for name, rule in rules.items()}


@cache
def _deciders() -> Mapping[str, Decider]:
    return {key: decider(rule) for key, rule in _rules().items()}


@cache
def _facts_of(key: str) -> frozenset[str]:
    return frozenset(each.fact for each in walk(_rules()[key]) if isinstance(each, Flag | AtLeast | Above))
