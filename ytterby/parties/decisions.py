"""What a named person decided about a candidate, and when it must be asked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .lists import Entry
from .sought import Sought

__all__ = ["Decision", "decision_on"]


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


def decision_on(decisions: tuple[Decision, ...], sought: Sought, entry: Entry) -> Decision | None:
    """The last decision that still holds for a pair; None if there is none, or either side has changed since."""
    return next((each for each in reversed(decisions) if each.holds_for(sought, entry)), None)
