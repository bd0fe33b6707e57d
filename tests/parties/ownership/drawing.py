"""Registers drawn at random, and the worlds that they leave open, reckoned without any bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.parties.ownership.stake import Interest, Relation, Stake
from ytterby.parties.ownership.ways import HALF, Way

PARTIES = "LMABCX"
LISTED = "L"


def stake(
    owner: str,
    owned: str,
    percent: int | str | tuple[int, int] | None,
    interest: Interest = "direct",
    relation: Relation = "shares",
) -> Stake:
    """A stake by its percentage: exact, between two, or not known."""
    if percent is None:
        share = None
    elif isinstance(percent, tuple):
        share = Bounds.between(Fraction(percent[0], 100), Fraction(percent[1], 100))
    else:
        share = Bounds.exactly(Fraction(percent) / 100)
    return Stake(owner, owned, share, interest=interest, relation=relation)


@st.composite
def registers(draw: st.DrawFn) -> tuple[list[Stake], dict[str, Truth]]:
    """Direct stakes in shares, never over the whole, with cycles; and who is listed."""
    stakes = []
    for owned in PARTIES:
        left = 100
        for owner in draw(st.lists(st.sampled_from(PARTIES.replace(owned, "")), unique=True, max_size=3)):
            low = draw(st.sampled_from([0, 10, 24, 25, 26, 30, 49, 50, 51, 75, 100]))
            if low > left:
                continue
            left -= low
            high = draw(st.sampled_from([low, low, low, min(100, low + 25), 100]))
            is_known = draw(st.booleans()) or low > 0
            stakes.append(stake(owner, owned, (low, high) if is_known else None))
    some = st.sampled_from([YES, NO, NO, UNKNOWN])
    listed = {party: draw(some) for party in PARTIES if draw(st.booleans())}
    listed[LISTED] = YES
    return stakes, listed


@dataclass(frozen=True)
class World:
    """One way in which it may be: every share known, every holder named, and who is listed."""

    shares: Mapping[tuple[str, str], Fraction]
    listed: frozenset[str]
    slack: Fraction = Fraction(1, 10**6)
    """How far the rounds of the sum over all chains may have come short."""

    def held(self, party: str, way: Way) -> Fraction:
        """How much of a party listed ones hold."""
        own = {owner: share for (owner, owned), share in self.shares.items() if owned == party}
        if way == "direct":
            return max((share for owner, share in own.items() if owner in self.listed), default=Fraction(0))
        if way == "together":
            return self._sum(own, self.listed)
        if way == "chain":
            return self._sum(own, self._captured())
        return Fraction(self._multiplied(party)).limit_denominator(10**9)

    @staticmethod
    def _sum(own: Mapping[str, Fraction], of: frozenset[str]) -> Fraction:
        return sum((share for owner, share in own.items() if owner in of), start=Fraction(0))

    def _captured(self) -> frozenset[str]:
        captured = self.listed
        while True:
            sums: dict[str, Fraction] = {}
            for (owner, owned), share in self.shares.items():
                sums[owned] = sums.get(owned, Fraction(0)) + (share if owner in captured else 0)
            more = captured | {owned for owned, share in sums.items() if share >= HALF}
            if more == captured:
                return captured
            captured = more

    def _multiplied(self, party: str) -> float:
        """The sum over all chains, a round for each further link."""
        values: dict[str, float] = {}
        for _ in range(3000):
            new: dict[str, float] = {}
            for (owner, owned), share in self.shares.items():
                part = 1.0 if owner in self.listed else values.get(owner, 0.0)
                new[owned] = new.get(owned, 0.0) + float(share) * part
            if all(abs(new[each] - values.get(each, 0.0)) < 1e-13 for each in new):
                break
            values = new
        return values.get(party, 0.0)


@st.composite
def worlds_of(draw: st.DrawFn, stakes: list[Stake], listed: Mapping[str, Truth]) -> World:
    """A world that the stakes leave open. What they leave of a party is held by a stranger, who may be listed."""
    shares: dict[tuple[str, str], Fraction] = {}
    strangers = set()
    for owned in PARTIES:
        own = [each for each in stakes if each.owned == owned]
        left = 1 - sum((each.low for each in own), start=Fraction(0))
        for each in own:
            part = Fraction(draw(st.integers(0, 4)), 4)
            more = min(each.high - each.low, left) * part
            shares[each.owner, owned] = each.low + more
            left -= more
        stranger = f"{owned}?"
        shares[stranger, owned] = left
        if draw(st.booleans()):
            strangers.add(stranger)
    surely = {party for party in PARTIES if listed.get(party) is YES}
    possibly = [party for party in PARTIES if listed.get(party, UNKNOWN) is UNKNOWN]
    chosen = {party for party in possibly if draw(st.booleans())}
    assert all(listed.get(party) is not NO for party in surely | chosen)
    return World(shares, frozenset(surely | chosen | strangers))
