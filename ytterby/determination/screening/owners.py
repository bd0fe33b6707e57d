"""Who holds one party: the answer by every way of counting, what else is worth knowing, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal, cast

from ...law.lawbook import Statutes
from ...logic.bounds import Bounds
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ...parties.lists import Entry
from ...parties.ownership.register import Register, register_of
from ...parties.ownership.stake import Stake
from ...parties.ownership.ways import HALF, Held, Holding, Way
from ...tables.dataset import Dataset
from ...tables.issues import Issue
from ...tables.rows import Party
from ..firm import Firm
from ..setting import laws_of
from .holdings import HALF_HOLDING, Holdings
from .listings import Listings
from .screened import NATIONAL_LISTS, Screening

__all__ = ["Flag", "HeldParty", "Missing", "Owners", "held_parties", "owners_of"]

FLAGGED_FROM = Fraction(3, 10)
"""From here on, and below half, a holding of listed parties is worth a second look."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that the rule does not reach and a responsible person may want to know."""

    kind: Literal["is-listed", "holds-listed", "holds-half-of-listed", "near-half"]
    party: str = ""
    """The listed party that is held, if there is one."""
    share: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that nobody has stated and that the answer hangs on."""

    kind: Literal["rest", "share", "listed", "owners"]
    party: str
    """Whom it is about, and who can be asked."""
    of: str = ""
    """What it holds, where a share is missing."""
    share: Fraction = Fraction(0)
    """How much nobody is named for."""


@dataclass(frozen=True)
class Owners:
    """Who holds one party on a day."""

    party: str
    on: date
    held: Held
    parties: Mapping[str, Party]
    listed: Mapping[str, Truth]
    """Who counts as a listed holder."""
    entries: Mapping[str, tuple[Entry, ...]]
    """On which entries the listed ones stand, where the screening found them."""
    in_use: Way
    is_adopted: bool
    flags: tuple[Flag, ...]
    missing: tuple[Missing, ...]
    issues: tuple[Issue, ...]
    held_by_list: Mapping[str, Truth]
    """Whether holders on one list alone hold half, by its id and by the way in use."""
    has_rows: bool
    """Whether anything is stated of holdings at all."""

    @property
    def answer(self) -> Holding:
        """The answer by the way in use."""
        return self.held.by[self.in_use]


def owners_of(
    dataset: Dataset, party: str, screening: Screening, statutes: Statutes, firm: Firm, on: date, known: date
) -> Owners:
    """Who holds a party of the tables on a day, by the statements and lists of that day, as the firm reads the rule."""
    holdings = Holdings.of(dataset.ownership, dataset.parties)
    law, _ = laws_of(statutes, firm.stance, firm.stance, on, known)
    listings = Listings.on(law, screening)
    listed = holdings.listed(listings, firm.stance)
    held = holdings.by_listed(listings, firm.stance).get(party)
    stakes = holdings.stakes(on)
    register = register_of(stakes, holdings.persons)
    if held is None:
        from ...parties.ownership.plain import held as all_held

        held = all_held(stakes, {**listed, party: UNKNOWN}, (), holdings.persons)[party]
    way = cast(Way, firm.stance.answers[HALF_HOLDING])
    by_list = {each: holdings.by_those_on(each, listings).get(party) for each in NATIONAL_LISTS}
    found = Owners(
        party,
        on,
        held,
        holdings.parties,
        listed,
        {name: entries for name in holdings.parties if (entries := screening.hits(name, on))},
        way,
        HALF_HOLDING in firm.adopted,
        tuple(_flags(party, held, listed, stakes)),
        (),
        holdings.issues(on),
        {each: UNKNOWN if one is None else one.by[way].truth for each, one in by_list.items()},
        bool(holdings.rows),
    )
    if UNKNOWN not in (found.answer.truth, held.by["any-of-them"].truth):
        return found
    return replace(found, missing=tuple(_missing(found, register)))


@dataclass(frozen=True, slots=True)
class HeldParty:
    """A party of the table of ownership with what listed parties hold of it, by the way in use."""

    party: str
    name: str
    holding: Holding
    is_concern: bool
    """Whether it is held by half, or a listed party holds something of it and it could be half."""


def held_parties(
    dataset: Dataset, screening: Screening, statutes: Statutes, firm: Firm, on: date, known: date
) -> tuple[HeldParty, ...]:
    """Everybody of whom a holding is stated, in the order of the table, on a day and as known on another."""
    if not dataset.ownership:
        return ()
    holdings = Holdings.of(dataset.ownership, dataset.parties)
    law, _ = laws_of(statutes, firm.stance, firm.stance, on, known)
    held = holdings.by_listed(Listings.on(law, screening), firm.stance)
    way = cast(Way, firm.stance.answers[HALF_HOLDING])
    found = []
    for party in dict.fromkeys(row.owned_id for row in dataset.ownership):
        if party in held:
            holding = held[party].by[way]
            is_concern = holding.truth is YES or (holding.truth is UNKNOWN and holding.low > 0)
            found.append(HeldParty(party, holdings.parties[party].name or "", holding, is_concern))
    return tuple(found)


def _flags(party: str, held: Held, listed: Mapping[str, Truth], stakes: tuple[Stake, ...]) -> Iterator[Flag]:
    if listed.get(party) is YES:
        yield Flag("is-listed")
    for stake in stakes:
        if stake.owner == party and listed.get(stake.owned) is YES:
            yield Flag("holds-half-of-listed" if stake.low >= HALF else "holds-listed", stake.owned, stake.bounds)
    most = max((held.by[way] for way in ("together", "multiplied")), key=lambda each: each.low)
    if held.by["any-of-them"].truth is NO and most.high >= FLAGGED_FROM:
        yield Flag("near-half", share=Bounds(most.low, most.high))


def _missing(owners: Owners, register: Register) -> Iterator[Missing]:
    """What is not stated of the party and of everybody above it through whom listed parties may hold it."""
    waiting, seen = [owners.party], {owners.party}
    while waiting:
        party = waiting.pop(0)
        weights = (*register.holders_of(party), *register.beyond.get(party, ()))
        known = owners.parties.get(party)
        if party in register.persons or (known is not None and known.held_by_listed is NO):
            continue
        rest = 1 - sum((each.taken for each in weights), start=Fraction(0))
        if not weights:
            yield Missing("owners", party)
        elif rest > 0 and party not in register.principal:
            yield Missing("rest", party, share=rest)
        for each in weights:
            if each.low != each.high:
                yield Missing("share", party, each.owner)
            truth = owners.listed.get(each.owner, UNKNOWN)
            if truth is UNKNOWN:
                yield Missing("listed", each.owner)
            if truth is not YES and each.owner not in seen and each.high:
                seen.add(each.owner)
                waiting.append(each.owner)
