"""The open points that move the state of the law, and where one alone changes what it says of a line or a transfer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from ...law.readings import open_points
from ...logic.conditions import Condition, InForce, Provision, walk
from ...logic.lawbook import LAST_DAY_IS_SUSPENDED, Law
from ...logic.truth import Truth
from ..hearing import Hearing
from ..outcome import ReadingEffect

__all__ = ["effects_on_the_state", "passages_of"]

Answers = Mapping[str, Truth]
AnyHearing = TypeVar("AnyHearing", bound=Hearing)


def effects_on_the_state(
    hearing: AnyHearing, passages: Iterable[str], as_it_stands: Callable[[AnyHearing], Answers]
) -> Iterator[ReadingEffect]:
    """The effects of other answers to points about days: what they change of the answers as the law stands.

    `passages` are those that the answers lean on: where none of them stands otherwise nothing is worked out.
    """
    now: Answers | None = None
    for name in _points_of_the_state():
        in_use = hearing.stance.answers[name]
        for answer in open_points()[name].answers:
            if answer.id == in_use:
                continue
            other = hearing.under(hearing.stance.instead(name, answer.id))
            if not _moves(hearing.law, other.law, passages):
                continue
            now = now or as_it_stands(hearing)
            changed = tuple(what for what, truth in as_it_stands(other).items() if truth is not now[what])
            if changed:
                yield ReadingEffect(name, in_use, answer.id, changed, name in hearing.stance.adopted)


def passages_of(rules: Iterable[Condition]) -> frozenset[str]:
    """The passages whose force the rules lean on."""
    found = (each for rule in rules for each in walk(rule))
    return frozenset(each.cites for each in found if isinstance(each, InForce | Provision))


@cache
def _points_of_the_state() -> tuple[str, ...]:
    points = open_points().values()
    return tuple(point.name for point in points if point.kind == "ledger" or point.name == LAST_DAY_IS_SUSPENDED)


def _moves(law: Law, other: Law, passages: Iterable[str]) -> bool:
    return any(law.force(cites).truth is not other.force(cites).truth for cites in passages)
