"""Short numbers for the entries of lists, to be typed and told on the telephone: the notice and the place in it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...law.lawbook import Statutes
from ...law.listings import listed_parties
from ...law.saying import name_of
from ...parties.lists import Entry, WatchedList

__all__ = ["EntryNumbers"]

_BLANKS = re.compile(r"\s+")
_NEAR = 3


@dataclass(frozen=True)
class EntryNumbers:
    """The entries of some lists by their short numbers: `12/2026-1` is the first that notice 12/2026 lists.

    On a list of the firm's own it is the id of the list with the place in it. The numbers are made for people: what is
    recorded names the entry itself.
    """

    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, lists: Iterable[WatchedList], statutes: Statutes) -> EntryNumbers:
        """The numbers of all entries. Who was taken off a list leaves a gap, so that a number never changes hands."""
        counted: Counter[str] = Counter()
        places: dict[str, int] = {}
        for party in listed_parties(statutes):
            counted[party.notice] += 1
            places[f"{party.notice}/{party.name}"] = counted[party.notice]
        found: dict[str, Entry] = {}
        for watched in lists:
            for place, entry in enumerate(watched.entries, start=1):
                head = name_of(entry.notice, "en") if entry.notice else entry.list_id
                number = f"{head}-{places.get(entry.entry_id, place)}"
                found[number if number not in found else f"{number}-{entry.list_id}"] = entry
        return cls(found)

    def number(self, entry: Entry) -> str:
        """The short number of an entry; its own id if it stands on none of the lists."""
        return self.by_id(entry.list_id, entry.entry_id) or entry.entry_id

    def by_id(self, list_id: str, entry_id: str) -> str:
        """The short number of the entry that a list has under an id; empty if it has none."""
        return self._numbers.get((list_id, entry_id), "")

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, str], str]:
        return {(each.list_id, each.entry_id): number for number, each in self.entries.items()}

    def named(self, typed: str) -> tuple[Entry, ...]:
        """The entries meant by a short number, by an id, or by one of the names as it is written; none if no such."""
        said = _folded(typed)
        by_number = next((each for number, each in self.entries.items() if _folded(number) == said), None)
        if by_number is not None:
            return (by_number,)
        by_id = [each for each in self.entries.values() if _folded(each.entry_id) == said]
        return tuple(by_id or (each for each in self.entries.values() if said in map(_folded, each.names)))

    def near(self, typed: str) -> tuple[str, ...]:
        """Short numbers that somebody may have meant instead."""
        said = _folded(typed)
        head, _, place = said.rpartition("-")
        alike = [number for number in self.entries if place.isdigit() and number.rpartition("-")[0] == head]
        return tuple(difflib.get_close_matches(said, alike or list(self.entries), n=_NEAR, cutoff=0.5))


def _folded(typed: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", typed)).casefold()
