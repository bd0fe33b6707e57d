"""What a screening found of the parties of the tables: who is listed, who may be, who is clear."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ...law.lawbook import Statutes
from ...parties.lists import Entry, WatchedList
from ...parties.matching import Match
from ...parties.screening import Screened
from ...parties.sought import Sought
from ...tables.rows import Party
from .numbers import EntryNumbers

__all__ = ["CONTROL_LIST", "NATIONAL_LISTS", "WATCH_LIST", "Screening", "has_to_be_screened", "sought_of", "stated_in"]

CONTROL_LIST, WATCH_LIST = "control-list", "watch-list"
NATIONAL_LISTS = (CONTROL_LIST, WATCH_LIST)
"""The lists that the law speaks of; all others are the firm's own."""


@dataclass(frozen=True)
class Screening:
    """The parties of the tables held against the lists, as they were known on a day."""

    on: date
    lists: tuple[WatchedList, ...]
    parties: Mapping[str, Screened]
    """By party_id."""
    stated: Mapping[str, Party] = field(default_factory=dict)
    """Those of whom the tables state that they are listed, where that is to be told beside what was found."""
    statutes: Statutes | None = field(default=None, compare=False, repr=False)
    """The law by which the entries have their short numbers."""

    @cached_property
    def _numbers(self) -> EntryNumbers | None:
        return None if self.statutes is None else EntryNumbers.of(self.lists, self.statutes)

    def number(self, entry: Entry) -> str:
        """The short number by which an entry is named to a person; its id if there is none."""
        return entry.entry_id if self._numbers is None else self._numbers.number(entry)

    @cached_property
    def address(self) -> str:
        """The addresses of the lists as they were seen, which a determination carries."""
        return ";".join(f"{each.list_id}={each.seen_address}" for each in self.lists)

    @cached_property
    def outcome_address(self) -> str:
        """SHA-256 of what was found of each party: its hits, its candidates, and who was told apart from it."""
        lines = (
            "\t".join((name, *(f"{status}:{each}" for status, ids in _found(found) for each in ids)))
            for name, found in sorted(self.parties.items())
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def hits(self, party_id: str, day: date) -> tuple[Entry, ...]:
        """The entries of the national lists that a party is, and that stood there on a day."""
        found = self.parties.get(party_id)
        return () if found is None else tuple(match.entry for match in found.hits if _stood(match, day))

    def own_hits(self, party_id: str) -> tuple[Entry, ...]:
        """The entries of the firm's own lists that a party is."""
        found = self.parties.get(party_id)
        entries = () if found is None else found.entries()
        return tuple(entry for entry in entries if entry.list_id not in NATIONAL_LISTS)

    def open(self, party_id: str, day: date) -> tuple[Match, ...]:
        """The entries of the national lists that a party may be on a day, for a person to decide."""
        found = self.parties.get(party_id)
        return () if found is None else tuple(match for match in found.open if _stood(match, day))

    def stale(self, party_id: str) -> tuple[WatchedList, ...]:
        """The national lists that clear nobody any more."""
        found = self.parties.get(party_id)
        return () if found is None else tuple(each for each in found.stale if each.list_id in NATIONAL_LISTS)

    def clears(self, party_id: str, day: date) -> bool:
        """Whether a party counts as not listed on a day, by the lists alone."""
        found = self.parties.get(party_id)
        if found is None or found.problems or not found.sought.names:
            return False
        return not (self.hits(party_id, day) or self.open(party_id, day) or self.stale(party_id))

    @cached_property
    def look_again_by(self) -> date:
        """The last day on which the national lists clear anybody, as they were last looked at."""
        return min((each.look_again_by for each in self.lists if each.list_id in NATIONAL_LISTS), default=self.on)

    @cached_property
    def seen_on(self) -> date:
        """The day of the look that clears a party: the older one of the national lists."""
        return min((each.looked_on for each in self.lists if each.list_id in NATIONAL_LISTS), default=self.on)


def _found(found: Screened) -> tuple[tuple[str, list[str]], ...]:
    told: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("hit", found.entries()),
        ("open", (match.entry for match in found.open)),
        ("apart", (match.entry for match in found.told_apart)),
        ("cleared", (match.entry for match, _ in found.cleared)),
        ("excluded", (match.entry for match, _ in found.excluded)),
    )
    ids = tuple((status, sorted(f"{each.list_id}/{each.entry_id}" for each in entries)) for status, entries in told)
    return (*ids, ("stale", sorted(each.list_id for each in found.stale)))


def _stood(match: Match, day: date) -> bool:
    entry = match.entry
    has_begun = entry.listed_on is None or entry.listed_on <= day
    return entry.list_id in NATIONAL_LISTS and has_begun and (entry.until is None or day < entry.until)


def has_to_be_screened(party: Party, newest: date) -> bool:
    """Whether the tables leave open if a party is listed: they do not say, or said so before the newest notice."""
    if "listed" in party.unreadable or party.name is None:
        return False
    return party.listed is None or (
        party.listed == "none" and (party.screened_on is None or party.screened_on < newest)
    )


def stated_in(parties: Iterable[Party]) -> dict[str, Party]:
    """Those of whom the tables state that they are listed, by their party_id."""
    return {party.party_id: party for party in parties if party.listed not in (None, "none")}


def sought_of(parties: Sequence[Party]) -> tuple[Sought, ...]:
    """The parties as they are held against lists."""
    from ...parties.identifiers import identifiers_of  # only where somebody is screened

    return tuple(
        Sought(
            reference=party.party_id,
            names=() if party.name is None else (party.name,),
            country=(party.nationality if party.kind == "natural" else party.country) or "",
            identifiers=identifiers_of(party.identifiers or "")[0],
        )
        for party in parties
    )
