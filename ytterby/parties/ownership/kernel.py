"""Half-holding in bulk: the same answers as the plain reckoning, on arrays of whole numbers.

Shares are counted in parts of a whole of 10^8, so nothing is rounded; stakes that do not come out even are reckoned
plainly. Edges lie sorted by owner. A wave goes down only from those who were newly reached, so what is touched is what
is held by them, not the whole register; where they hold more than all who are not reached, those are taken off instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ...logic.truth import NO, YES, Truth
from .look_through import look_through
from .plain import direct_of, finished, held_by, of_branch
from .register import Weight, register_of
from .stake import Stake
from .standing import Standing
from .ways import Held, Holding, Way, holding, no_path

__all__ = ["WHOLE", "Closed", "Edges", "closed_under", "edges_from", "held_in_bulk"]

WHOLE = 10**8
_HALF = WHOLE // 2

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Edges:
    """Who holds whom by number, sorted by owner; shares in parts of `WHOLE`."""

    first: Ints
    """The first edge of each party as an owner, and the number of edges at the end."""
    owned: Numbers
    low: Ints
    high: Ints
    taken: Ints
    all_low: Ints
    """Of each party what is surely held by anybody."""
    all_taken: Ints
    """Of each party what is surely taken by anybody."""
    overfull: Flags
    """Of whom more than the whole is said to be held: everything is possible."""

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.all_taken)

    def of(self, owners: Ints) -> Ints:
        """The numbers of all edges of some owners, in their order."""
        starts, counts = self.first[owners], self.first[owners + 1] - self.first[owners]
        before = np.cumsum(counts) - counts
        return np.repeat(starts - before, counts) + np.arange(counts.sum(), dtype=np.int64)

    def count(self, owners: Ints) -> int:
        """How many edges some owners have."""
        return int((self.first[owners + 1] - self.first[owners]).sum())


def edges_from(parties: int, owner: Numbers, owned: Numbers, low: Ints, high: Ints, taken: Ints | None = None) -> Edges:
    """Edges from arrays of one entry a holding; shares in parts of `WHOLE`. `taken` is `low` where it is not given.

    Each pair stands once and nobody holds himself.
    """
    taken = low if taken is None else taken
    order = np.argsort(owner, kind="stable")
    first = np.zeros(parties + 1, dtype=np.int64)
    np.cumsum(np.bincount(owner, minlength=parties), out=first[1:])
    all_taken, all_low = np.zeros(parties, dtype=np.int64), np.zeros(parties, dtype=np.int64)
    np.add.at(all_taken, owned, taken)
    np.add.at(all_low, owned, low)
    return Edges(first, owned[order], low[order], high[order], taken[order], all_low, all_taken, all_low > WHOLE)


@dataclass(frozen=True)
class Closed:
    """What came out for each party by number, in parts of `WHOLE`."""

    surely: Flags
    """Held by half or more by a chain of majorities."""
    possibly: Flags
    chain_low: Ints
    chain_high: Ints
    together_low: Ints
    together_high: Ints
    direct_low: Ints
    direct_high: Ints


def closed_under(
    edges: Edges, listed: NDArray[np.int8], closed: Flags | None = None, persons: Flags | None = None
) -> Closed:
    """Who is held by half or more, directly, together and by a chain of majorities.

    `listed` holds a truth for each party; of the `closed` it is stated that listed parties do not hold half; nobody
    holds the `persons`. Nobody is nameless here: those who may be listed are taken to be different ones.
    """
    none = np.zeros(edges.parties, dtype=np.bool_)
    closed, persons = none if closed is None else closed, none if persons is None else persons
    sure, maybe = listed == int(YES), listed != int(NO)
    left = np.where(edges.overfull, WHOLE, WHOLE - edges.all_taken)
    left[persons] = 0
    direct_low, direct_high = _direct(edges, sure, maybe, left)
    lows = _Sums(edges, edges.low, np.zeros_like(left), edges.all_low, sure.copy())
    together_low = lows.held.copy()
    surely = lows.closed(never=persons)
    highs = _Sums(edges, edges.taken, left, edges.all_taken, maybe.copy())
    together_high = highs.held.copy()
    possibly = highs.closed(never=(closed & ~surely) | persons, besides=surely)
    return Closed(
        surely,
        possibly,
        np.minimum(lows.held, WHOLE),
        np.minimum(highs.held, WHOLE),
        np.minimum(together_low, WHOLE),
        np.minimum(together_high, WHOLE),
        np.minimum(direct_low, WHOLE),
        np.minimum(direct_high, WHOLE),
    )


class _Sums:
    """What is held of each party by those who are in, kept up as more come in."""

    def __init__(self, edges: Edges, shares: Ints, nobodys: Ints, anybodys: Ints, are_in: Flags) -> None:
        self.edges, self.shares, self.are_in = edges, shares, are_in
        self.full = nobodys + anybodys
        """What is held where everybody is in."""
        self.held = nobodys.copy()
        self._last = np.zeros_like(nobodys)
        self._add(np.flatnonzero(are_in))

    def _add(self, new: Ints) -> Numbers | None:
        """Count what the new hold, and say of whom; or, where that is less, take off what all hold who are not in."""
        count = self.edges.count(new)
        if count > self.edges.parties:
            out = np.flatnonzero(~self.are_in)
            if self.edges.count(out) < count:
                found = self.edges.of(out)
                self.held = self.full.copy()
                np.subtract.at(self.held, self.edges.owned[found], self.shares[found])
                return None
        found = self.edges.of(new)
        below = self.edges.owned[found]
        np.add.at(self.held, below, self.shares[found])
        return below

    def closed(self, never: Flags, besides: Flags | None = None) -> Flags:
        """Let in all of whom those who are in hold half, and so on down; and say of whom they do."""
        reached = self.held >= _HALF
        reached |= reached if besides is None else besides
        reached &= ~never
        done = reached | never
        new = np.flatnonzero(reached & ~self.are_in)
        while len(new):
            self.are_in[new] = True
            below = self._add(new)
            if below is None or len(below) > self.edges.parties // 8:
                joined = np.flatnonzero(np.greater(self.held >= _HALF, done))
            else:
                joined = self._once(below[np.greater(self.held[below] >= _HALF, done[below])])
            done[joined] = True
            new = joined[~self.are_in[joined]]
        return done & ~never

    def _once(self, parties: Numbers) -> Ints:
        """Parties, each once: the place at which it was written last is its own."""
        places = np.arange(len(parties))
        self._last[parties] = places
        once: Ints = parties[self._last[parties] == places].astype(np.int64)
        return once


def _direct(edges: Edges, sure: Flags, maybe: Flags, left: Ints) -> tuple[Ints, Ints]:
    """The most that one listed holder has, at least and at most: his share, or what nobody is named for."""
    low, high = np.zeros(edges.parties, dtype=np.int64), left.copy()
    of_sure, of_maybe = edges.of(np.flatnonzero(sure)), edges.of(np.flatnonzero(maybe))
    np.maximum.at(low, edges.owned[of_sure], edges.low[of_sure])
    below = edges.owned[of_maybe]
    others = edges.all_taken[below] - edges.taken[of_maybe]
    np.maximum.at(high, below, np.minimum(edges.high[of_maybe], WHOLE - others))
    return low, np.maximum(low, high)


def held_in_bulk(
    stakes: Iterable[Stake],
    listed: Mapping[str, Truth],
    closed: Collection[str] = (),
    persons: Collection[str] = (),
) -> Mapping[str, Held]:
    """What `plain.held` says, without paths: chains, sums and single holders on arrays, what is multiplied plainly.

    Where a share does not come out even in parts of 10^8, or somebody holds through a chain that nobody has told of,
    all of it is reckoned plainly.
    """
    standing = Standing(register_of(stakes, persons), listed, frozenset(closed))
    arrays = _arrays(standing)
    if arrays is None:
        return {party: _without_paths(found) for party, found in held_by(standing).items()}
    names, edges = arrays
    of = {party: number for number, party in enumerate(names)}
    truths = np.array([int(standing.of(party)) for party in names], dtype=np.int8)
    flags = (np.array([party in kind for party in names], dtype=np.bool_) for kind in (closed, persons))
    found = closed_under(edges, truths, *flags)
    through = look_through(standing)
    together = _holdings(found.together_low, found.together_high)
    chain, direct = _holdings(found.chain_low, found.chain_high), _holdings(found.direct_low, found.direct_high)
    with_branches = {standing.register.legal_person(branch) for branch in standing.register.principal}
    held: dict[str, Held] = {}
    for party, number in of.items():
        if party not in standing.register.principal:
            by: dict[Way, Holding] = {
                "direct": direct[number] if _is_simple(standing, party, with_branches) else direct_of(standing, party),
                "together": together[number],
                "multiplied": holding(through.low[party], through.high[party], is_below=party in through.below),
                "chain": chain[number],
            }
            held[party] = Held(party, finished(standing, party, by))
    for branch in standing.register.principal:
        held[branch] = Held(branch, of_branch(standing, branch, held))
    return {party: _without_paths(held[party]) for party in names}


def _is_simple(standing: Standing, party: str, with_branches: Collection[str]) -> bool:
    """Whether every direct holder is a legal person of his own, without branches, of whom something was said."""
    return all(
        standing.is_named(each.owner) and standing.register.legal_person(each.owner) not in with_branches
        for each in standing.register.holders_of(party)
    )


def _holdings(low: Ints, high: Ints) -> list[Holding]:
    pairs = zip(low.tolist(), high.tolist(), strict=True)
    return [holding(Fraction(least, WHOLE), Fraction(most, WHOLE)) for least, most in pairs]


def _without_paths(found: Held) -> Held:
    return Held(found.party, {way: replace(each, evidence=no_path) for way, each in found.by.items()})


def _arrays(standing: Standing) -> tuple[Sequence[str], Edges] | None:
    """The parties and their edges; None where whole numbers do not do."""
    register, names = standing.register, standing.parties()
    if any(register.beyond.values()):
        return None
    of = {party: number for number, party in enumerate(names)}
    weights = [(of[party], each) for party in register.parties for each in register.holders_of(party)]
    shares = [_parts(each) for _, each in weights]
    if None in shares:
        return None
    columns = np.array(shares, dtype=np.int64).reshape(-1, 3)
    owner = np.array([of[each.owner] for _, each in weights], dtype=np.int32)
    owned = np.array([party for party, _ in weights], dtype=np.int32)
    low, high, taken = columns[:, 0].copy(), columns[:, 1].copy(), columns[:, 2].copy()
    overfull = np.array([party in register.overfull for party in names], dtype=np.bool_)
    return names, replace(edges_from(len(names), owner, owned, low, high, taken), overfull=overfull)


def _parts(weight: Weight) -> tuple[int, int, int] | None:
    """The shares of a holder in parts of `WHOLE`, or None where they do not come out even."""
    parts = [share * WHOLE for share in (weight.low, weight.high, weight.taken)]
    if any(part.denominator != 1 for part in parts):
        return None
    low, high, taken = (part.numerator for part in parts)
    return low, high, taken
