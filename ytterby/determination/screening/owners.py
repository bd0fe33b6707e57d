"""Who holds one party: the answer by every way of counting, what else is worth knowing, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from ...law.lawbook import Statutes
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ...parties.lists import Entry
from ...parties.ownership.flags import Flag, flags_of
from ...parties.ownership.missing import Question
from ...parties.ownership.plain import held_by
from ...parties.ownership.stake import Stake
from ...parties.ownership.standing import Standing
from ...parties.ownership.ways import Held, Holding, Way
from ...parties.rescreening import HoldingSeen
from ...tables.dataset import Dataset
from ...tables.issues import Issue
from ...tables.rows import Party
from ..firm import Firm
from ..setting import laws_of
from .holdings import HALF_HOLDING, Holdings
from .listings import Listings
from .missing_holders import missing_holders
from .screened import NATIONAL_LISTS, Screening

__all__ = ["HeldParty", "Owners", "held_parties", "holdings_seen", "owners_of"]


@dataclass(frozen=True)
class Owners:
    """Who holds one party on a day."""

    party: str
    on: date
    held: Held
    parties: Mapping[str, Party]
    """As the screening left them: each with the list on which it stands."""
    listed: Mapping[str, Truth]
    """Who counts as a listed holder."""
    entries: Mapping[str, tuple[Entry, ...]]
    """On which entries the listed ones stand, where the screening found them."""
    in_use: Way
    is_adopted: bool
    flags: tuple[Flag, ...]
    missing: tuple[Question, ...]
    """The fewest questions that would settle it; none about who is listed itself."""
    issues: tuple[Issue, ...]
    held_by_list: Mapping[str, Truth]
    """Whether holders on one list alone hold half, by its id and by the way in use."""
    has_rows: bool
    """Whether anything is stated of holdings at all."""
    is_told: bool
    """Whether anything is stated of who holds the party, on that day."""
    nameless: frozenset[str]
    """The holders of whom nobody knows who they are."""

    @property
    def answer(self) -> Holding:
        """The answer by the way in use."""
        return self.held.by[self.in_use]

    @property
    def is_listed(self) -> Truth:
        """Whether the party itself stands on a list, whatever follows from it."""
        party = self.parties[self.party]
        return Truth.of(None if party.listed is None else party.listed != "none")

    @property
    def stated(self) -> Truth:
        """What the table of parties states: whether listed parties hold half. A check goes by it."""
        return self.parties[self.party].held_by_listed


def owners_of(
    dataset: Dataset, party: str, screening: Screening, statutes: Statutes, firm: Firm, on: date, known: date
) -> Owners:
    """Who holds a party of the tables on a day, by the statements and lists of that day, as the firm reads the rule."""
    holdings = Holdings.of(dataset.ownership, dataset.parties)
    law, _ = laws_of(statutes, firm.stance, firm.stance, on, known)
    listings = Listings.on(law, screening)
    listed = holdings.listed(listings, firm.stance)
    standing = _speaking_of(party, holdings.standing(listed, on))
    held = held_by(standing, (party,))[party]
    way = cast(Way, firm.stance.answers[HALF_HOLDING])
    by_list = {each: holdings.by_those_on(each, listings).get(party) for each in NATIONAL_LISTS}
    is_settled = listed[party] is YES  # who holds somebody listed is no matter
    return Owners(
        party,
        on,
        held,
        {name: listings.of(each) or each for name, each in holdings.parties.items()},
        listed,
        {name: entries for name in holdings.parties if (entries := screening.hits(name, on))},
        way,
        HALF_HOLDING in firm.adopted,
        flags_of(standing, {party: held}),
        () if is_settled else missing_holders(standing, party, way, holdings.nameless),
        holdings.issues(on),
        {each: UNKNOWN if one is None else one.by[way].truth for each, one in by_list.items()},
        bool(holdings.rows),
        any(stake.owned == party for stake in holdings.stakes(on)),
        holdings.nameless,
    )


def _speaking_of(party: str, standing: Standing) -> Standing:
    """The same where nobody may have spoken of the party yet."""
    return replace(standing, listed={party: UNKNOWN, **standing.listed})


@dataclass(frozen=True, slots=True)
class HeldParty:
    """A party of the table of ownership with what listed parties hold of it, by the way in use."""

    party: str
    name: str
    holding: Holding
    is_concern: bool
    """Whether it is held by half; or could be, and somebody above it is or may be listed, or a share cannot be told."""
    holders: tuple[str, ...] = ()
    """Who holds it directly, by the ids of the table."""


def held_parties(
    dataset: Dataset, screening: Screening, statutes: Statutes, firm: Firm, on: date, known: date
) -> tuple[HeldParty, ...]:
    """Everybody of whom a holding is stated, on a day and as known on another.

    First who is held by half, then who could be and is worth a look, then the rest; each in the order of the table.
    """
    if not dataset.ownership:
        return ()
    holdings = Holdings.of(dataset.ownership, dataset.parties)
    law, _ = laws_of(statutes, firm.stance, firm.stance, on, known)
    listings = Listings.on(law, screening)
    held = holdings.by_listed(listings, firm.stance)
    stakes = holdings.stakes(on)
    listed = holdings.listed(listings, firm.stance)
    below = _below(stakes, {name for name, truth in listed.items() if truth is YES or _may_be(name, truth, screening)})
    way = cast(Way, firm.stance.answers[HALF_HOLDING])
    holders: dict[str, dict[str, None]] = defaultdict(dict)
    for stake in stakes:
        holders[stake.owned][stake.owner] = None
    found = []
    for party in dict.fromkeys(row.owned_id for row in dataset.ownership):
        if party in held:
            holding = held[party].by[way]
            is_concern = holding.truth is YES or (holding.truth is UNKNOWN and (holding.low > 0 or party in below))
            name = holdings.parties[party].name or ""
            found.append(HeldParty(party, name, holding, is_concern, tuple(holders[party])))
    return tuple(sorted(found, key=lambda each: (each.holding.truth is not YES, not each.is_concern)))


def _may_be(party: str, truth: Truth, screening: Screening) -> bool:
    """Whether there is a candidate for a party that nobody has decided."""
    found = screening.parties.get(party)
    return truth is not NO and found is not None and bool(found.open)


def _below(stakes: Iterable[Stake], holders: Collection[str]) -> frozenset[str]:
    """Who is held, directly or through others, by one of some holders, or by anybody whose share cannot be told."""
    owned: dict[str, list[str]] = defaultdict(list)
    waiting = list(holders)
    found: set[str] = set()
    for stake in stakes:
        owned[stake.owner].append(stake.owned)
        if stake.share is None and stake.relation in {"shares", "votes"}:
            found.add(stake.owned)
            waiting.append(stake.owned)
    while waiting:
        new = [each for each in owned[waiting.pop()] if each not in found]
        found.update(new)
        waiting.extend(new)
    return frozenset(found)


def holdings_seen(held: Iterable[HeldParty]) -> tuple[HoldingSeen, ...]:
    """The holdings as they are kept for the next screening."""
    return tuple(
        HoldingSeen(
            each.party,
            each.holding.truth.name.lower(),
            str(each.holding.low),
            str(each.holding.high),
            each.holding.is_below,
            each.is_concern,
            each.holders,
        )
        for each in sorted(held, key=lambda each: each.party)
    )
