"""What a comparison of names is asked and what it answers: entries that may be meant, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from .lists import Entry
from .sought import Sought

__all__ = ["Agreement", "Evidence", "Match", "Matcher", "Way"]

Way = Literal["identifier", "name", "reading", "romanisation", "translation", "abbreviation"]
"""How two sides agree: by a number; as written once scripts are folded; as read in kana; in Latin letters as read; in
English; by initials."""
Agreement = Literal["same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a person should look at two names, and what speaks for and against."""

    way: Way
    sought_name: str
    """The name on the firm's side that agreed best, as it was written."""
    entry_name: str
    """The name on the list that agreed best, as it is written there."""
    agree: tuple[str, ...] = ()
    """The parts that agree, folded."""
    only_sought: tuple[str, ...] = ()
    """Parts that only the firm's side has."""
    only_entry: tuple[str, ...] = ()
    """Parts that only the list has."""
    country: Agreement = "unknown"
    identifiers: Agreement = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be the party. The score orders what a person looks at; it is never a verdict."""

    entry: Entry
    score: int
    """0 to 100."""
    evidence: Evidence

    @property
    def is_settled(self) -> bool:
        """Whether a register's number says that they are one: the only thing that does without a person."""
        return self.evidence.identifiers == "same"


class Matcher(Protocol):
    """Compares names with the entries that it was made from."""

    def candidates(self, sought: Sought) -> tuple[Match, ...]:
        """The entries that a person should look at, best first; none if there is nothing like it."""
        ...

    def candidates_of_all(self, sought: Sequence[Sought]) -> Iterable[tuple[Match, ...]]:
        """The same for many, in their order: equal to `candidates` of each, only faster."""
        ...
