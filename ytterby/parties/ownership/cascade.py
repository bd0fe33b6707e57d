"""The chain of majorities: whoever is held by half or more counts as listed, and so on down until nothing is added.

Two least fixed points. Surely in are those of whom the surely listed and those surely in hold half by the low bounds.
Possibly in are those of whom what is surely somebody else's leaves half. The least is right for both: a circle of
companies that hold each other is in because of somebody outside it or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .standing import Standing
from .ways import HALF

__all__ = ["Cascade", "cascade", "left_over", "surely_held"]


@dataclass(frozen=True)
class Cascade:
    """Who is held by half or more, with the round in which that came out, counted from 1."""

    surely: Mapping[str, int]
    possibly: Mapping[str, int]


def cascade(standing: Standing) -> Cascade:
    """The chain of majorities down from whoever is listed."""
    below = _below(standing)
    parties = [party for party in standing.parties() if party not in standing.register.persons]

    def surely(party: str, reached: Mapping[str, int]) -> bool:
        return surely_held(standing, party, lambda owner: standing.is_surely(owner) or owner in reached) >= HALF

    sure = _rounds(parties, below, surely)

    def possibly(party: str, reached: Mapping[str, int]) -> bool:
        if party in sure:
            return True
        if party in standing.closed:
            return False
        return left_over(standing, party, lambda owner: standing.is_possibly(owner) or owner in reached) >= HALF

    return Cascade(sure, _rounds(parties, below, possibly))


def surely_held(standing: Standing, party: str, is_in: Callable[[str], bool]) -> Fraction:
    """How much of a party is surely held by those who are in."""
    held = sum((each.low for each in standing.register.holders_of(party) if is_in(each.owner)), start=Fraction(0))
    return min(held, Fraction(1))


def left_over(
    standing: Standing, party: str, is_in: Callable[[str], bool], *, through_unknown: bool = True
) -> Fraction:
    """How much of a party those who are in may hold: all that is not surely somebody else's.

    Everything may be theirs where more than the whole is said to be held, and, unless only what is held directly is
    asked for, where one of them holds something through a chain that nobody has told of.
    """
    register = standing.register
    if party in register.persons:
        return Fraction(0)
    unknown_chains = register.beyond.get(party, ()) if through_unknown else ()
    if party in register.overfull or any(is_in(each.owner) for each in unknown_chains if each.high):
        return Fraction(1)
    others = sum((each.taken for each in register.holders_of(party) if not is_in(each.owner)), start=Fraction(0))
    return 1 - others


def _below(standing: Standing) -> Mapping[str, list[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for party in standing.register.parties:
        for each in (*standing.register.holders_of(party), *standing.register.beyond.get(party, ())):
            below[each.owner].append(party)
    return below


def _rounds(
    parties: Iterable[str], below: Mapping[str, list[str]], joins: Callable[[str, Mapping[str, int]], bool]
) -> Mapping[str, int]:
    """Who joins, round by round: in each all who do by those of the rounds before."""
    reached: dict[str, int] = {}
    asked: Iterable[str] = parties
    number = 0
    while True:
        number += 1
        joined = [party for party in dict.fromkeys(asked) if party not in reached and joins(party, reached)]
        if not joined:
            return reached
        reached.update(dict.fromkeys(joined, number))
        asked = [held for party in joined for held in below.get(party, ())]
