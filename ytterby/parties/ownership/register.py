"""The register of who holds whom, made from stakes: each holder once, and nothing counted twice.

An indirect stake sums up direct ones. Where a chain of those leads from its owner to the party it does not count beside
them; where none does it stands for an unknown chain, which can only raise what is possibly held. A branch is the same
legal person as its owner. Votes and shares of one party are two measures: which of them counts is open, so a holder has
at least the lesser and at most the greater of the two, and in a measure in which nothing is said of him anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from .stake import Relation, Stake

__all__ = ["Register", "Weight", "register_of"]

ZERO, ONE = Fraction(0), Fraction(1)
_Said = Mapping[str, Sequence[Stake]]
"""What is said of one party, by the owner."""
_Up = Mapping[str, Sequence[str]]
"""Who holds a party directly, or may."""
_MEASURES: tuple[Relation, ...] = ("shares", "votes")


@dataclass(frozen=True, slots=True)
class Weight:
    """What one holder has of a party, as it counts."""

    owner: str
    low: Fraction
    """So much is surely his."""
    high: Fraction
    """So much may be his."""
    taken: Fraction
    """So much is surely nobody else's."""
    stakes: tuple[Stake, ...]


@dataclass(frozen=True)
class Register:
    """Who holds whom."""

    parties: tuple[str, ...]
    """Everybody who holds or is held, in the order of the stakes."""
    holders: Mapping[str, tuple[Weight, ...]]
    beyond: Mapping[str, tuple[Weight, ...]]
    """Holders through chains that nobody has told of."""
    principal: Mapping[str, Weight]
    """Of each branch the legal person that it belongs to."""
    overfull: Mapping[str, Fraction]
    """Parties of which more than the whole is said to be held, and how much: nothing follows from what is left."""
    persons: frozenset[str]
    """Natural persons: nobody holds them."""

    def legal_person(self, party: str) -> str:
        """The party itself, or whom it is a branch of."""
        while party in self.principal:
            party = self.principal[party].owner
        return party

    def holders_of(self, party: str) -> tuple[Weight, ...]:
        """The direct holders of a party; of a branch its legal person alone."""
        branch = self.principal.get(party)
        return self.holders.get(party, ()) if branch is None else (branch,)


def register_of(stakes: Iterable[Stake], persons: Collection[str] = ()) -> Register:
    """The register of the stakes that count on one day. `persons` are natural persons, whom nobody holds."""
    kept = [stake for stake in stakes if stake.owned not in persons and stake.owner != stake.owned]
    principal, left = _branches(kept)
    register = Register((), {}, {}, principal, {}, frozenset(persons))
    said: dict[str, dict[str, list[Stake]]] = defaultdict(lambda: defaultdict(list))
    for stake in left:
        owned = register.legal_person(stake.owned)
        if owned != stake.owner and owned not in persons:
            said[owned][stake.owner].append(stake)
    up = _directly(said, principal)
    parties = dict.fromkeys(party for stake in kept for party in (stake.owner, stake.owned))
    return replace(
        register,
        parties=tuple(parties),
        holders={owned: _holders(owners) for owned, owners in said.items()},
        beyond={owned: _beyond(owned, owners, up) for owned, owners in said.items()},
        overfull={owned: total for owned, owners in said.items() if (total := _most(owned, owners, up)) > 1},
    )


def _branches(stakes: Sequence[Stake]) -> tuple[dict[str, Weight], list[Stake]]:
    """The legal person of each branch, and the other stakes.

    A branch of several, or one of itself, is a slip: each of its owners then holds the whole.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for stake in stakes:
        if stake.relation == "branch":
            owners[stake.owned].add(stake.owner)
    above = {branch: min(named) for branch, named in owners.items() if len(named) == 1}
    plain = {branch for branch in above if not _goes_round(branch, above)}
    principal: dict[str, Weight] = {}
    left = []
    for stake in stakes:
        if stake.relation == "branch" and stake.owned in plain:
            principal.setdefault(stake.owned, Weight(stake.owner, ONE, ONE, ONE, (stake,)))
        else:
            left.append(stake)
    return principal, left


def _goes_round(branch: str, above: Mapping[str, str]) -> bool:
    seen = {branch}
    while branch in above:
        branch = above[branch]
        if branch in seen:
            return True
        seen.add(branch)
    return False


def _directly(said: Mapping[str, _Said], principal: Mapping[str, Weight]) -> _Up:
    """Who holds a party directly, or may: what indirect stakes sum up."""
    up = {branch: [weight.owner] for branch, weight in principal.items()}
    for owned, owners in said.items():
        up[owned] = [owner for owner, stakes in owners.items() if any(each.interest != "indirect" for each in stakes)]
    return up


def _leads(up: _Up, owner: str, owned: str) -> bool:
    """Whether a chain of direct holdings leads from an owner to a party through somebody else."""
    waiting = [each for each in up.get(owned, ()) if each != owner]
    seen = {owned, *waiting}
    while waiting:
        for each in up.get(waiting.pop(), ()):
            if each == owner:
                return True
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return False


def _holders(owners: _Said) -> tuple[Weight, ...]:
    """What each holder has who is a direct one, or may be."""
    direct = {owner: kept for owner, stakes in owners.items() if (kept := _direct(stakes))}
    used = [measure for measure in _MEASURES if any(measure in kept for kept in direct.values())]
    return tuple(_weight(owner, kept, used) for owner, kept in direct.items())


def _direct(stakes: Iterable[Stake]) -> dict[Relation, Stake]:
    """What is held directly, or, where nothing is said to be, what may be: by relation."""
    said = [stake for stake in stakes if stake.interest != "indirect"]
    direct = [stake for stake in said if stake.interest == "direct"]
    return {stake.relation: stake for stake in direct or said}


def _sums_up(kept: Mapping[Relation, Stake], up: _Up, owner: str, owned: str) -> bool:
    """Whether what is held directly or not, nobody says which, may sum up a chain that is told of."""
    return all(stake.interest == "either" for stake in kept.values()) and _leads(up, owner, owned)


def _weight(owner: str, kept: Mapping[Relation, Stake], used: Sequence[Relation]) -> Weight:
    """What one holder has, by all that is said of it in the measures that are used of the party."""
    stakes = tuple(kept.values())
    if "branch" in kept:
        return Weight(owner, ONE, ONE, ONE, stakes)
    if kept.keys().isdisjoint(_MEASURES):
        return Weight(owner, ZERO, max(stake.high for stake in stakes), ZERO, stakes)
    low = min(kept[measure].low if measure in kept else ZERO for measure in used)
    high = max(kept[measure].high if measure in kept else ONE for measure in used)
    # What may be held through others is surely his by no way. Directly it may be nothing; by a chain of majorities or
    # multiplied it is what an indirect stake without its chain is, see `_beyond`: a figure reached by rules not told.
    surely = low if all(stake.interest == "direct" for stake in stakes) else ZERO
    return Weight(owner, surely, high, surely, stakes)


def _beyond(owned: str, owners: _Said, up: _Up) -> tuple[Weight, ...]:
    """Those who have something through chains of which nothing else is told."""
    # Nothing is surely theirs, not even where half or more is stated. Registers sum up what is held indirectly by rules
    # of their own: some multiply, some count all that a controlled company has, from half or from a quarter on, some
    # count voting agreements. Without the chain it is not known that any reading of the rule comes to half as well.
    # What is possible stays the whole: unknown by every way that goes through chains, and those between are asked for.
    return tuple(
        Weight(owner, ZERO, max(stake.high for stake in stakes), ZERO, tuple(stakes))
        for owner, stakes in owners.items()
        if all(stake.interest == "indirect" for stake in stakes) and not _leads(up, owner, owned)
    )


def _most(owned: str, owners: _Said, up: _Up) -> Fraction:
    """How much of a party is held at least, by what is said in the measure in which it is most."""
    sums = dict.fromkeys(_MEASURES, ZERO)
    for owner, stakes in owners.items():
        kept = _direct(stakes)
        if kept and not _sums_up(kept, up, owner, owned):
            for measure in _MEASURES:
                told = kept.get("branch", kept.get(measure))
                sums[measure] += ZERO if told is None else told.low
    return max(sums.values())
