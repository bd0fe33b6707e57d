"""How much of everybody listed parties hold, by every way of counting: the plain reckoning that others are held to.

Bounds are sound: whatever the shares are within what is stated, whoever holds what nobody is named for, and whoever of
the unknown is listed, what listed parties hold lies between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from ...logic.truth import UNKNOWN, Truth
from .cascade import Cascade, cascade, left_over, surely_held
from .look_through import LookThrough, look_through
from .paths import chain_path, direct_path, multiplied_path, together_path
from .register import Weight, register_of
from .stake import Stake
from .standing import Standing
from .ways import HALF, NOBODY, Evidence, Held, Holding, Way, by_any, holding, no_path

__all__ = ["direct_of", "finished", "held", "held_by", "of_branch"]

ZERO, ONE = Fraction(0), Fraction(1)


def held(
    stakes: Iterable[Stake],
    listed: Mapping[str, Truth],
    closed: Collection[str] = (),
    persons: Collection[str] = (),
) -> Mapping[str, Held]:
    """How much of everybody who is spoken of listed parties hold.

    `listed` says who is; whoever is absent may be, and several who are absent may be one. Of the `closed` it is stated
    that listed parties do not hold half: they end the search upwards, and what is surely held of one all the same comes
    first. They may hold less than half of it, which counts where shares are multiplied. Nobody holds the `persons`,
    natural ones, at all.
    """
    register = register_of(stakes, persons)
    return held_by(Standing(register, listed, frozenset(closed)))


def held_by(standing: Standing, only: Collection[str] | None = None) -> Mapping[str, Held]:
    """The same from a register that was made before; of some parties alone, where they are named."""
    chain, through = cascade(standing), look_through(standing)
    wanted = standing.parties() if only is None else tuple(only)
    persons = dict.fromkeys(standing.register.legal_person(party) for party in wanted)
    found = {party: Held(party, _by_every_way(standing, party, chain, through)) for party in persons}
    for branch in wanted:
        if branch in standing.register.principal:
            found[branch] = Held(branch, of_branch(standing, branch, found))
    return {party: found[party] for party in wanted}


def _by_every_way(standing: Standing, party: str, chain: Cascade, through: LookThrough) -> Mapping[Way, Holding]:
    by: dict[Way, Holding] = {
        "direct": direct_of(standing, party),
        "together": _together(standing, party),
        "multiplied": _multiplied(standing, party, through),
        "chain": _chain(standing, party, chain),
    }
    return finished(standing, party, by)


def finished(standing: Standing, party: str, by: Mapping[Way, Holding]) -> Mapping[Way, Holding]:
    """What is held of a party once it is heeded who it is and what is stated of it, and by whichever way."""
    if party in standing.register.persons:
        by = dict.fromkeys(by, NOBODY)
    elif party in standing.closed:
        by = {way: _closed(each) for way, each in by.items()}
    return {**by, "any-of-them": by_any(by)}


def _closed(found: Holding) -> Holding:
    """A holding of which it is stated that it is less than half."""
    return holding(found.low, HALF, found.evidence, is_below=True) if found.high >= HALF else found


def direct_of(standing: Standing, party: str) -> Holding:
    """The most that one listed holder has, with its branches. Those of whom nothing is said may be one and the same."""
    register = standing.register
    weights = register.holders_of(party)
    persons: dict[str, list[Weight]] = defaultdict(list)
    for each in weights:
        persons[register.legal_person(each.owner)].append(each)
    sure, possible = [], []
    for group in persons.values():
        theirs = [each for each in group if standing.is_surely(each.owner)]
        sure.append((sum((each.low for each in theirs), start=ZERO), theirs))
        maybe = [each for each in group if standing.is_possibly(each.owner)]
        others = sum((each.taken for each in weights if each not in maybe), start=ZERO)
        high = min(sum((each.high for each in maybe), start=ZERO), 1 - others) if maybe else ZERO
        possible.append((high, maybe))
    low, surely = max(sure, key=lambda each: each[0], default=(ZERO, []))
    high, possibly = max(possible, key=lambda each: each[0], default=(ZERO, []))
    named = sum((each.taken for each in weights if standing.is_named(each.owner)), start=ZERO)
    high = ONE if party in register.overfull else max(high, 1 - named)
    found = holding(min(low, ONE), high)
    return replace(found, evidence=lambda: direct_path(possibly if found.truth is UNKNOWN else surely))


def _together(standing: Standing, party: str) -> Holding:
    low = surely_held(standing, party, standing.is_surely)
    high = left_over(standing, party, standing.is_possibly, through_unknown=False)
    found = holding(low, high)
    return replace(found, evidence=lambda: together_path(standing, party, surely=_is_settled(found)))


def _multiplied(standing: Standing, party: str, through: LookThrough) -> Holding:
    found = holding(through.low[party], through.high[party], is_below=party in through.below)
    return replace(found, evidence=lambda: multiplied_path(standing, through, party, surely=_is_settled(found)))


def _chain(standing: Standing, party: str, chain: Cascade) -> Holding:
    low = surely_held(standing, party, lambda owner: standing.is_surely(owner) or owner in chain.surely)
    high = left_over(standing, party, lambda owner: standing.is_possibly(owner) or owner in chain.possibly)
    found = holding(low, high)
    return replace(found, evidence=lambda: chain_path(standing, chain, party, surely=_is_settled(found)))


def _is_settled(found: Holding) -> bool:
    """Whether what is surely held is what a person wants to see."""
    return found.truth is not UNKNOWN


def of_branch(standing: Standing, branch: str, found: Mapping[str, Held]) -> Mapping[Way, Holding]:
    """A branch is its legal person: wholly held if that is listed, and as that is held if not."""
    above = standing.register.principal[branch]
    of = standing.register.legal_person(branch)
    low = ONE if standing.is_surely(above.owner) else ZERO
    high = ONE if standing.is_possibly(above.owner) else ZERO
    by: dict[Way, Holding] = {}
    for way, each in found[of].by.items():
        path = _and_then(no_path if low else each.evidence, above.stakes)
        is_below = each.is_below and not high
        by[way] = holding(max(low, each.low), max(high, each.high), path, is_below=is_below)
    return {way: _closed(each) for way, each in by.items()} if branch in standing.closed else by


def _and_then(path: Evidence, below: tuple[Stake, ...]) -> Evidence:
    """A path, and what comes below it."""
    return lambda: (*path(), *below)
