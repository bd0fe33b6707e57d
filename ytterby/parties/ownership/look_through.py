"""Shares multiplied along all chains and added up, through companies that hold each other too.

What listed parties hold of somebody is the sum over his holders: all of the share of one who is listed, of any other so
much of it as is held of that one. For each group of parties that hold each other these sums are a system of linear
equations, which is solved exactly in fractions. Its least solution is the sum over all chains. Groups of more than 150
are bounded soundly instead, from below by chains of limited length and from above by starting at the whole, rounded
outward to 10^-12.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from .cascade import left_over
from .standing import Standing
from .ways import HALF

__all__ = ["LookThrough", "look_through"]

ZERO, ONE = Fraction(0), Fraction(1)
_LARGEST = 150
_ROUNDS = 200
_GRAIN = 10**12


@dataclass(frozen=True)
class LookThrough:
    """How much of each party listed parties hold, multiplied through."""

    low: Mapping[str, Fraction]
    high: Mapping[str, Fraction]
    below: Collection[str]
    """Whose share stays below `high`, for it hangs on parties of which listed ones do not hold half."""


@dataclass(frozen=True, slots=True)
class _Sums:
    """For each party what counts of it at once, and how much of which other parties counts as much as it does."""

    at_once: Mapping[str, Fraction]
    through: Mapping[str, Mapping[str, Fraction]]


def look_through(standing: Standing) -> LookThrough:
    """What is held of everybody, multiplied through, between bounds."""
    parties = standing.parties()
    low = _solved(parties, _low_sums(standing, parties), "low")
    opened = frozenset(party for party in parties if _is_open(standing, party))
    high, opened = _high(standing, parties, {}, opened)
    closed = [party for party in parties if party in standing.closed and low[party] < HALF]
    fixed = {party: min(high[party], HALF) for party in closed}
    below = {party for party in closed if high[party] >= HALF}
    if not below:
        return LookThrough(low, high, frozenset())
    high, opened = _high(standing, parties, fixed, opened)
    through = _high_sums(standing, parties, fixed, opened).through
    hanging = _Sums({party: ONE if party in below else ZERO for party in parties}, through)
    shy = _solved(parties, hanging, "low")
    return LookThrough(low, high, frozenset(party for party in parties if shy[party]))


def _is_open(standing: Standing, party: str) -> bool:
    """Whether everything is possible of a party whatever its holders are."""
    unknown_chains = standing.register.beyond.get(party, ())
    return party in standing.register.overfull or any(
        each.high and standing.is_possibly(each.owner) for each in unknown_chains
    )


def _low_sums(standing: Standing, parties: Iterable[str]) -> _Sums:
    at_once, through = {}, {}
    for party in parties:
        weights = standing.register.holders_of(party)
        at_once[party] = sum((each.low for each in weights if standing.is_surely(each.owner)), start=ZERO)
        through[party] = {each.owner: each.low for each in weights if each.low and not standing.is_surely(each.owner)}
    return _Sums(at_once, through)


def _high(
    standing: Standing, parties: Sequence[str], fixed: Mapping[str, Fraction], opened: frozenset[str]
) -> tuple[Mapping[str, Fraction], frozenset[str]]:
    """The high bounds, and the parties of which everything is possible.

    An unknown chain from a holder of whom something may be held opens everything, which may open more in turn.
    """
    beyond = standing.register.beyond.items()
    while True:
        high = _solved(parties, _high_sums(standing, parties, fixed, opened), "high")
        more = {party for party, chains in beyond if any(each.high and high[each.owner] for each in chains)}
        if more <= opened:
            return high, opened
        opened |= more


def _high_sums(
    standing: Standing, parties: Iterable[str], fixed: Mapping[str, Fraction], opened: Collection[str]
) -> _Sums:
    at_once: dict[str, Fraction] = {}
    through: dict[str, Mapping[str, Fraction]] = {}
    for party in parties:
        if party in fixed:
            at_once[party], through[party] = fixed[party], {}
        elif party in opened:
            at_once[party], through[party] = ONE, {}
        else:
            at_once[party] = left_over(standing, party, standing.is_possibly)
            through[party] = _taken(standing, party)
    return _Sums(at_once, through)


def _taken(standing: Standing, party: str) -> Mapping[str, Fraction]:
    return {
        each.owner: each.taken
        for each in standing.register.holders_of(party)
        if each.taken and not standing.is_possibly(each.owner)
    }


def _solved(parties: Sequence[str], sums: _Sums, side: Literal["low", "high"]) -> Mapping[str, Fraction]:
    """The least solution of the sums, owners first; never more than the whole."""
    values: dict[str, Fraction] = {}
    for group in groups_of(parties, sums.through):
        if len(group) > 1:
            values.update(_solved_together(group, sums, values, side))
        else:
            [party] = group
            through = sum((each * values[owner] for owner, each in sums.through[party].items()), start=ZERO)
            values[party] = min(ONE, sums.at_once[party] + through)
    return values


def _solved_together(
    group: Sequence[str], sums: _Sums, values: Mapping[str, Fraction], side: Literal["low", "high"]
) -> Mapping[str, Fraction]:
    """The sums of parties that hold each other.

    Where more than the whole is said to be held of one, its shares are scaled down to the whole: nothing else keeps the
    sum over all chains from growing without end.
    """
    constants: dict[str, Fraction] = {}
    rows: dict[str, dict[str, Fraction]] = {}
    for party in group:
        through = sums.through[party]
        whole = max(ONE, sums.at_once[party] + sum(through.values(), start=ZERO))
        outside = sum((each * values[owner] for owner, each in through.items() if owner in values), start=ZERO)
        constants[party] = (sums.at_once[party] + outside) / whole
        rows[party] = {owner: each / whole for owner, each in through.items() if owner not in values}
    if not any(constants.values()):  # nothing comes in from outside: nobody's, however the shares go round
        return dict.fromkeys(group, ZERO)
    return _eliminated(rows, constants) if len(group) <= _LARGEST else _bounded(rows, constants, side)


def _eliminated(rows: dict[str, dict[str, Fraction]], constants: dict[str, Fraction]) -> Mapping[str, Fraction]:
    """The exact solution: each unknown is put into the equations after it, and then read back."""
    order = list(rows)
    for place, party in enumerate(order):
        row = rows[party]
        scale = 1 - row.pop(party, ZERO)
        constants[party] /= scale
        rows[party] = row = {owner: each / scale for owner, each in row.items()}
        for later in order[place + 1 :]:
            factor = rows[later].pop(party, ZERO)
            if factor:
                constants[later] += factor * constants[party]
                for owner, each in row.items():
                    rows[later][owner] = rows[later].get(owner, ZERO) + factor * each
    solved: dict[str, Fraction] = {}
    for party in reversed(order):
        solved[party] = constants[party] + sum(
            (each * solved[owner] for owner, each in rows[party].items()), start=ZERO
        )
    return solved


def _bounded(
    rows: Mapping[str, Mapping[str, Fraction]], constants: Mapping[str, Fraction], side: Literal["low", "high"]
) -> Mapping[str, Fraction]:
    """Bounds of the solution: every round from nothing stays below it, every round from the whole above."""
    rounded, values = (floor, dict.fromkeys(rows, 0)) if side == "low" else (ceil, dict.fromkeys(rows, _GRAIN))
    at_once = {party: rounded(each * _GRAIN) for party, each in constants.items()}
    through = {party: [(owner, rounded(each * _GRAIN)) for owner, each in row.items()] for party, row in rows.items()}
    up = 0 if side == "low" else _GRAIN - 1
    for _ in range(_ROUNDS):
        found = {
            party: min(_GRAIN, at_once[party] + (sum(each * values[owner] for owner, each in row) + up) // _GRAIN)
            for party, row in through.items()
        }
        if found == values:
            break
        values = found
    return {party: Fraction(each, _GRAIN) for party, each in values.items()}


def groups_of(parties: Iterable[str], owners: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Parties that hold each other together, holders before those whom they hold (Tarjan; keeps its own stack)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    done: set[str] = set()
    for start in parties:
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        waiting.append(start)
        walk = [(start, iter(owners[start]))]
        while walk:
            party, above = walk[-1]
            owner = next(above, None)
            if owner is None:
                walk.pop()
                if walk:
                    below = walk[-1][0]
                    lowest[below] = min(lowest[below], lowest[party])
                if lowest[party] == number[party]:
                    group = _off(waiting, party)
                    done.update(group)
                    yield group
            elif owner not in number:
                number[owner] = lowest[owner] = len(number)
                waiting.append(owner)
                walk.append((owner, iter(owners[owner])))
            elif owner not in done:
                lowest[party] = min(lowest[party], number[owner])


def _off(waiting: list[str], last: str) -> list[str]:
    """What stands on a stack down to a party, taken off it."""
    group = [waiting.pop()]
    while group[-1] != last:
        group.append(waiting.pop())
    return group
