"""Who is held by half or more by somebody listed, or by a military user, as the firm reads the rule on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ...law.readings import Stance
from ...logic.truth import NO, UNKNOWN, Truth, any_true
from ...tables.issues import Issue
from ...tables.rows import Ownership, Party
from .listings import Listings, measures_hold_again, stands_on

if TYPE_CHECKING:  # loaded where there are holdings
    from ...parties.ownership.stakes import Stake
    from ...parties.ownership.standing import Standing
    from ...parties.ownership.ways import Held

__all__ = ["COUNTS_AS_LISTED", "HALF_HOLDING", "OF_HOLDINGS", "Holdings", "reading_of_holdings"]

HALF_HOLDING = "half-holding"
COUNTS_AS_LISTED = {
    "control-list-suspended": "suspended-listing-counts",
    "control-list-stopped": "stopped-listing-counts",
}
"""Whether a holder whose measures are not in force counts as one that is listed: open points of 61 § 2."""


NOBODY = ("empty", "only-symbols", "nobody")
"""What may be wrong with a name so that it tells nobody from anybody else."""

OF_HOLDINGS = (HALF_HOLDING, *COUNTS_AS_LISTED.values())
"""The open points on which it hangs who is held by somebody listed."""


def reading_of_holdings(stance: Stance) -> tuple[str, ...]:
    """The answers of a stance to those points."""
    return tuple(stance.answers[name] for name in OF_HOLDINGS)


@dataclass(frozen=True)
class Holdings:
    """The table of ownership, and those whom it names."""

    rows: tuple[Ownership, ...]
    parties: Mapping[str, Party]
    asked: frozenset[str] | None = None
    """Of whom it is asked who holds them; None for everybody. What lies above them is all that matters to them."""
    _stakes: dict[date, tuple[tuple[Stake, ...], tuple[Issue, ...]]] = field(default_factory=dict)
    _counted: dict[tuple[date, frozenset[tuple[str, Truth]], frozenset[str]], Mapping[str, Held]] = field(
        default_factory=dict
    )
    """What was counted from the same statements, holders and stated answers: days, lists and readings share it."""
    _near: dict[date, tuple[tuple[Stake, ...], frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: tuple[Ownership, ...], parties: Iterable[Party], asked: frozenset[str] | None = None) -> Holdings:
        """The holdings of a dataset; who is named in them alone is a party of which no more is known."""
        known = {party.party_id: party for party in parties}
        named = {name for row in rows for name in (row.owner_id, row.owned_id)}
        alone = {name: Party(party_id=name, name=name) for name in sorted(named - known.keys())}
        return cls(rows, {**alone, **known}, asked)

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def persons(self) -> frozenset[str]:
        """The natural persons: nobody holds them."""
        return frozenset(name for name, party in self.parties.items() if party.kind == "natural")

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The holders of whom there is no name, or only a word such as "others": several of these may be one."""
        from ...parties.names.problems import problem_of

        def is_nameless(party: Party) -> bool:
            problem = None if party.name is None else problem_of(party.name)
            has_no_name = party.name is None or (problem is not None and problem.kind in NOBODY)
            return has_no_name and not party.identifiers

        owners = {row.owner_id for row in self.rows}
        return frozenset(name for name in owners if is_nameless(self.parties[name]))

    def stakes(self, day: date) -> tuple[Stake, ...]:
        """The statements that count on a day."""
        return self._on(day)[0]

    def issues(self, day: date) -> tuple[Issue, ...]:
        """What is wrong with the statements by a day."""
        return self._on(day)[1]

    def by_listed(self, listings: Listings, stance: Stance) -> Mapping[str, Held]:
        """Who is held by those who are listed on the day of the listings, by every way of counting."""
        return self._held(self.standing(self.listed(listings, stance), listings.day), listings.day)

    def by_those_on(self, list_id: str, listings: Listings) -> Mapping[str, Held]:
        """Who is held by those who stand on one list, of the control list by those whose measures are in force.

        Never more than is held by all who are listed: a suspended listing counts for 61 alone, and by a reading.
        """
        seen = self._seen(listings)
        on_it = {name: stands_on(party, list_id, listings) for name, party in seen.items()}
        return self._held(self.standing(on_it, listings.day), listings.day)

    def listed(self, listings: Listings, stance: Stance) -> Mapping[str, Truth]:
        """Who is one of the listed holders that the rule speaks of."""
        return {name: _is_listed(party, listings, stance) for name, party in self._seen(listings).items()}

    def _seen(self, listings: Listings) -> Mapping[str, Party]:
        """Those who may matter to whom it is asked about, as they are seen on the day of the listings."""
        near = self._above(listings.day)[1]
        return {name: listings.of(self.parties[name]) or self.parties[name] for name in self.parties if name in near}

    def by_military_users(self, day: date) -> Mapping[str, Held]:
        """Who is held by military users, by every way of counting."""
        military = {name: party.military_user for name, party in self.parties.items()}
        closed = {name for name, party in self.parties.items() if party.held_by_military_user is NO}
        return self._held(self._standing(military, closed, day), day)

    def standing(self, holders: Mapping[str, Truth], day: date) -> Standing:
        """What holdings by listed holders are counted from on a day, where it is known who is one."""
        closed = {name for name, party in self.parties.items() if party.held_by_listed is NO}
        return self._standing(holders, closed, day)

    def _standing(self, holders: Mapping[str, Truth], closed: Collection[str], day: date) -> Standing:
        from ...parties.ownership.register import register_of
        from ...parties.ownership.standing import Standing

        told = {name: each for name, each in holders.items() if each is not UNKNOWN or name not in self.nameless}
        return Standing(register_of(self._above(day)[0], self.persons), told, closed)

    def _above(self, day: date) -> tuple[tuple[Stake, ...], frozenset[str]]:
        """The stakes in those who are asked about and in whoever holds them, and everybody whom they name."""
        if self.asked is None:
            return self.stakes(day), frozenset(self.parties)
        if day not in self._near:
            into: dict[str, list[Stake]] = defaultdict(list)
            for stake in self.stakes(day):
                into[stake.owned].append(stake)
            near, waiting = set(self.asked), list(self.asked)
            while waiting:
                owners = {stake.owner for stake in into[waiting.pop()]} - near
                near |= owners
                waiting.extend(owners)
            self._near[day] = tuple(each for each in self.stakes(day) if each.owned in near), frozenset(near)
        return self._near[day]

    def _held(self, standing: Standing, day: date) -> Mapping[str, Held]:
        from ...parties.ownership.plain import held_by

        key = day, frozenset(standing.listed.items()), frozenset(standing.closed)
        if key not in self._counted:
            only = None if self.asked is None else sorted(self.asked & self._above(day)[1] & self.parties.keys())
            self._counted[key] = held_by(standing, only=only)
        return self._counted[key]

    def _on(self, day: date) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
        from ...parties.ownership.stakes import stakes_of

        if day not in self._stakes:
            self._stakes[day] = stakes_of(self.rows, day, self.persons)
        return self._stakes[day]


def _is_listed(party: Party, listings: Listings, stance: Stance) -> Truth:
    """Whether a holder is one of those whom the rule speaks of: it stands on a list, its measures in force or not."""
    if party.listed in COUNTS_AS_LISTED:
        counts = stance.truth(COUNTS_AS_LISTED[party.listed])
        return any_true([counts, measures_hold_again(party, listings)])
    return Truth.of(None if party.listed is None else party.listed != "none")
