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
    """What the party was called in the tables, for people."""
    list_id: str
    entry_id: str
    entry: str
    """The fingerprint of the entry as it was."""
    verdict: Literal["same", "different"]
    by: str
    on: date
    why: str

    def holds_for(self, sought: Sought, entry: Entry) -> bool:
        """Whether neither side has changed since."""
        return (self.sought, self.list_id, self.entry_id, self.entry) == (
            sought.fingerprint,
            entry.list_id,
            entry.entry_id,
            entry.fingerprint,
        )


@dataclass(frozen=True, slots=True)
class Exclusion:
    """That a name, whoever bears it, is no candidate for one entry, or for any entry of one list.

    It is shown wherever it is used, and it never stands against a register's number or a decision about a party.
    """

    name: str
    """The name as it was given; any name that is the same once folded is meant."""
    list_id: str
    entry_id: str
    """Empty for all entries of the list."""
    by: str
    on: date
    why: str

    def covers(self, entry: Entry) -> bool:
        """Whether it speaks of an entry."""
        return self.list_id == entry.list_id and self.entry_id in ("", entry.entry_id)


class Decisions:
    """Decisions in the order in which they were recorded, found by their pair: for many candidates of many parties."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._last = {(each.sought, each.list_id, each.entry_id, each.entry): each for each in decisions}

    def on(self, sought: Sought, entry: Entry) -> Decision | None:
        """The last decision that holds for a pair; None if there is none, or either side has changed since."""
        if not self._last:
            return None  # fingerprints are worked out for nobody
        return self._last.get((sought.fingerprint, entry.list_id, entry.entry_id, entry.fingerprint))
