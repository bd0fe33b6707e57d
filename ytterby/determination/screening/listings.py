"""The list notices on a day, and what they make of the cells that state on which list a party stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ...languages import Message
from ...logic.bounds import Bounds
from ...logic.lawbook import Entry as LedgerEntry
from ...logic.lawbook import Force, Law, State
from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from ...parties.lists import Entry
from ...tables.rows import Party
from .screened import CONTROL_LIST, Screening

__all__ = [
    "Listings",
    "Missing",
    "gravest",
    "measures_hold_again",
    "notice_id",
    "notices_of",
    "notices_that_count",
    "numbers",
    "stands_on",
    "was_seen",
]

_NUMBER_YEAR = re.compile(r"(\d{1,3})\s*(?:号|號)?\s*[/／]\s*(\d{4})")
_YEAR_NUMBER = re.compile(r"(\d{4})\s*年?\D{0,3}?(\d{1,3})\s*[号號]?")
_ID = re.compile(r"[a-z]+(-[a-z0-9]+){2,}")

GRAVEST_FIRST = ("control-list", "watch-list", "control-list-suspended", "control-list-stopped")


@dataclass(frozen=True)
class Missing:
    """One thing to find out about those who hold a party."""

    holder: Party | None
    """Of whom it is asked whether he is listed; None if it is asked for a share, or for a holder."""
    says: Message
    cell: str


@dataclass(frozen=True)
class Listings:
    """The notices that put parties on the control list, as far as the cells of a party do not tell enough."""

    barring: frozenset[str] = frozenset()
    """Those that bar persons outside China too from passing Chinese-origin items to whom they list."""
    suspended: Mapping[str, Force] = field(default_factory=dict)
    """Those whose measures were ever suspended, with the state of the measures on the day."""
    later: frozenset[str] = frozenset()
    """Those that list nobody yet on the day."""
    day: date = date.max
    """The day on which is asked who is listed."""
    screening: Screening | None = None
    """What was found of the parties by their names and numbers; None if nobody was screened."""
    held_by_listed: Mapping[str, Truth] = field(default_factory=dict)
    """By party_id, of those who stand in the table of ownership: as the firm reads the rule on half-holding."""
    held_by_list: Mapping[str, Mapping[str, Truth]] = field(default_factory=dict)
    """The same by holders on one list alone, by its id: of the control list those whose measures are in force."""
    held_by_military_user: Mapping[str, Truth] = field(default_factory=dict)
    held_between: Mapping[str, Bounds] = field(default_factory=dict)
    """How much of each of them listed parties hold, as the firm counts."""
    missing: Callable[[str], Iterable[Missing]] = field(default=lambda _: (), compare=False, repr=False)
    """What to ask about the holders of a party, where it is not known whether listed parties hold half of it."""

    def of(self, party: Party | None) -> Party | None:
        """The party with what the screening found in the cells about lists, where the table does not tell as much.

        A hit is a hit whatever the table says. A "none" of the table holds against candidates that stood on the list
        when somebody looked; where the table is silent, only lists looked at lately clear a party. A cell that cannot
        be read is not silent: it may have said that the party is listed.
        """
        return None if party is None else self._with_holders(self._as_in_the_ledger(self._screened(party)))

    def _as_in_the_ledger(self, party: Party) -> Party:
        """Whom the table calls listed, as the notices stand that it names: begun, and neither suspended nor stopped."""
        named = notices_of(party)
        if party.listed in ("control-list", "watch-list") and named and all(each in self.later for each in named):
            return replace(party, listed="none", listed_by=None)
        forces = [self.suspended.get(each or "") for each in named]
        held = [force for force in forces if force is not None and force.state is State.SUSPENDED]
        if party.listed != "control-list" or not held or len(held) != len(forces):
            return party
        stopped = all(force.through is None for force in held)
        return replace(party, listed="control-list-stopped" if stopped else "control-list-suspended")

    def _with_holders(self, party: Party) -> Party:
        """What the table states of holders goes before what follows from the table of ownership, but for who is held.

        Whoever is surely held by half by the table of ownership is so, though the table of parties says no.
        """
        found: dict[str, Any] = {}
        for column, computed in self._computed.items():
            truth = computed.get(party.party_id)
            is_open = getattr(party, column) is UNKNOWN
            if truth is not None and (is_open or truth is YES) and column not in party.unreadable:
                found[column] = truth
        return replace(party, **found) if found else party

    @property
    def _computed(self) -> Mapping[str, Mapping[str, Truth]]:
        return {"held_by_listed": self.held_by_listed, "held_by_military_user": self.held_by_military_user}

    def held_by_those_on(self, list_id: str, party: Party) -> Truth:
        """Whether holders on one list hold half or more of a party that `of` has seen.

        Who is not held by listed parties is not held by those on one list. A table that says no more than that they
        hold half leaves open on which list they stand: on either, or half only all together.
        """
        if party.held_by_listed is NO:
            return NO
        if "held_by_listed" in party.unreadable:
            return UNKNOWN
        return self.held_by_list.get(list_id, {}).get(party.party_id, UNKNOWN)

    def _screened(self, party: Party) -> Party:
        if self.screening is None or party.party_id not in self.screening.parties:
            return party
        is_stated = party.listed not in (None, "none")
        hits = self.screening.hits(party.party_id, self.day)
        if hits:
            codes = [*(self.code_of(entry) for entry in hits), *([str(party.listed)] if is_stated else [])]
            notices = ";".join(filter(None, (party.listed_by if is_stated else None, numbers(hits))))
            return replace(party, listed=gravest(codes), listed_by=notices or None, screened_on=None)
        if is_stated:
            return party
        candidates = self.screening.open(party.party_id, self.day)
        if any(not was_seen(party, match.entry) for match in candidates):
            return replace(party, listed=None, listed_by=None)
        if "listed" in party.unreadable:
            return party
        if party.listed is None and self.screening.clears(party.party_id, self.day):
            return replace(party, listed="none", screened_on=self.screening.seen_on)
        return party

    def code_of(self, entry: Entry) -> str:
        """How an entry stands on the day, in the words of the table of parties."""
        if entry.list_id != CONTROL_LIST:
            return entry.list_id
        force = self.suspended.get(entry.notice)
        if force is None or force.truth is YES:
            return "control-list"
        return "control-list-stopped" if force.truth is NO and force.through is None else "control-list-suspended"

    @classmethod
    def on(cls, law: Law, screening: Screening | None = None) -> Listings:
        """The list notices as they stand by the law of a day, with what a screening found."""
        barring = {entry.by for entry in law.listed("foreign-persons-barred")}
        listing = {entry.by for entry in law.listed(CONTROL_LIST)}
        suspended = sorted({_instrument(entry) for entry in law.entries if entry.does == "suspends"} & listing)
        listings = [entry for entry in law.entries if entry.does == "lists"]
        return cls(
            frozenset(each for each in barring if law.force(f"{each}/1").truth is not NO),
            {each: law.force(f"{each}/1") for each in suspended},
            frozenset(each.by for each in listings) - {each.by for each in listings if each.on <= law.day},
            law.day,
            screening,
        )


def _instrument(entry: LedgerEntry) -> str:
    """The instrument that an entry speaks of, by the whole or by a part of it."""
    return entry.what.partition("/")[0]


def gravest(codes: Iterable[str]) -> str:
    """The code that tells most of a party that several entries are."""
    return min(codes, key=GRAVEST_FIRST.index)


def numbers(hits: Iterable[Entry]) -> str | None:
    """The notices as the table names them; the ledger knows them by these too."""
    return ";".join(dict.fromkeys(entry.notice for entry in hits if entry.notice)) or None


def was_seen(party: Party, entry: Entry) -> bool:
    """Whether somebody looked and found a party on no list when the entry stood there already."""
    looked, listed = party.screened_on, entry.listed_on
    return party.listed == "none" and looked is not None and listed is not None and listed <= looked


def stands_on(party: Party, list_id: str, listings: Listings) -> Truth:
    """Whether a party stands on a national list; on the control list with its measures in force."""
    stands = Truth.of(None if party.listed is None else party.listed == list_id)
    return any_true([stands, measures_hold_again(party, listings)]) if list_id == CONTROL_LIST else stands


def measures_hold_again(party: Party, listings: Listings) -> Truth:
    """Whether measures that the table calls suspended are in force on the day: a suspension may have ended since.

    The state of the notice decides; where that is not confirmed, a look at the lists in the meantime does.
    """
    if party.listed != "control-list-suspended":
        return Truth.of(None if party.listed is None else False)
    return any_true(
        _holds_again(listings.suspended.get(each or ""), party) for each in notices_that_count(party, listings)
    )


def notices_that_count(party: Party, listings: Listings) -> tuple[str | None, ...]:
    """The notices that list a party; where the table calls its measures suspended and names none, each that was."""
    named = notices_of(party)
    return named or (tuple(listings.suspended) if party.listed == "control-list-suspended" else ())


def _holds_again(force: Force | None, party: Party) -> Truth:
    """By the state of the notice, None if nothing is known of a suspension."""
    truth = UNKNOWN if force is None else force.truth
    since = None if force is None else force.since
    was_looked_at = party.screened_on is not None and (since is None or since < party.screened_on)
    return NO if truth is UNKNOWN and was_looked_at else truth


def notices_of(party: Party) -> tuple[str | None, ...]:
    """The ids of the notices that the table names for a listed party; None for one whose number cannot be read."""
    named = re.split(r"[;；,，、]", party.listed_by or "")
    return tuple(notice_id(each) for each in named if each.strip())


def notice_id(typed: str) -> str | None:
    """The id of a notice from its number as people write it: `11/2026`, `2026年第11号`; None if it is neither.

    An id is taken as it is.
    """
    if _ID.fullmatch(typed.strip()):
        return typed.strip()
    found = _NUMBER_YEAR.search(typed)
    if found is not None:
        number, year = found.groups()
        return f"mofcom-{year}-{int(number)}"
    found = _YEAR_NUMBER.search(typed)
    return None if found is None else f"mofcom-{found[1]}-{int(found[2])}"
