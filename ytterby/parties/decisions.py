"""What a named person decided about a candidate, when it must be asked again, and which names are no candidates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .lists import Entry
from .sought import Sought

__all__ = ["Decision", "Decisions", "Exclusion"]


@dataclass(frozen=True, slots=True)
class Decision:
    """That a party is, or is not, who stands on a list."""

    sought: str
    """The fingerprint of the party as it was."""
    reference: str
    """The party_id of the tables; for a name that was typed, the name itself."""
    list_id: str
    entry_id: str
    entry: str
    """The fingerprint of the entry as it was."""
    verdict: Literal["same", "different"]
    by: str
    on: date
    why: str

    def holds_for(self, sought: Sought, entry: Entry) -> bool:
        """Whether neither side has changed since, and the party is the one that was decided about.

        Rows of one name without a register's number may be several firms: that one of them is somebody else clears no
        other, while that one is who stands on the list is said of the name.
        """
        is_meant = self.verdict == "same" or bool(sought.identifiers) or self.reference == sought.reference
        return is_meant and (self.sought, self.list_id, self.entry_id, self.entry) == _pair(sought, entry)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """That a name, whoever bears it, is no candidate for one entry, or for any entry of one list as the list was then.

    It is shown wherever it is used, and it never stands against a register's number, a decision about a party, or an
    entry that bears the very name.
    """

    name: str
    """The name as it was given; any name that is the same once folded is meant."""
    list_id: str
    entry_id: str
    """Empty for all entries of the list."""
    by: str
    on: date
    why: str
    entries: frozenset[str]
    """The fingerprints of the entries as they were: who was listed since, or is called otherwise, is asked about."""

    def covers(self, entry: Entry) -> bool:
        """Whether it speaks of an entry, and the entry has not changed since."""
        is_meant = self.list_id == entry.list_id and self.entry_id in ("", entry.entry_id)
        return is_meant and entry.fingerprint in self.entries


class Decisions:
    """Decisions found by their pair, for many candidates of many parties.

    Of two about one party the one of the later day counts, and of one day that which was recorded later.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Of decisions in the order in which they were recorded."""
        self._last: dict[_Pair, dict[str, Decision]] = {}
        for each in sorted(decisions, key=lambda decision: decision.on):
            of_pair = self._last.setdefault((each.sought, each.list_id, each.entry_id, each.entry), {})
            of_pair.pop(each.reference, None)
            of_pair[each.reference] = each

    def on(self, sought: Sought, entry: Entry) -> Decision | None:
        """The decision that holds for a pair; None if there is none, or either side has changed since.

        What was decided about the party itself goes before what is said of others of its name.
        """
        if not self._last:
            return None  # fingerprints are worked out for nobody
        found = self._last.get(_pair(sought, entry), {})
        own = None if sought.identifiers else found.get(sought.reference)
        return own or next((each for each in reversed(found.values()) if each.holds_for(sought, entry)), None)


_Pair = tuple[str, str, str, str]


def _pair(sought: Sought, entry: Entry) -> _Pair:
    return sought.fingerprint, entry.list_id, entry.entry_id, entry.fingerprint
