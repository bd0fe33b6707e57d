"""Lists of names as values: who stands on them, how far they can be relied on, and when somebody must look again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from ..languages import Text

__all__ = ["Entry", "Identifier", "ListState", "Look", "WatchedList"]

ListState = Literal["listed", "suspended", "stopped", "unconfirmed"]
"""How the measures against an entry stand: in force; suspended to a day; stopped without one; past the end of a
suspension that nobody has confirmed."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A number that a register gives to one party alone."""

    scheme: Literal["jp-corporate-number", "cn-uscc", "lei", "other"]
    """法人番号, 统一社会信用代码, Legal Entity Identifier; of other schemes only the number is compared."""
    value: str
    """Capital letters and digits alone."""


@dataclass(frozen=True)
class Entry:
    """One name on one list, by one notice."""

    list_id: str
    """`control-list`, `watch-list`, or the id of a list of the firm's own, such as `own-denied`."""
    entry_id: str
    """Stays the same as long as the entry does: the notice and the name that it gives force, or the source's own id."""
    names: tuple[str, ...]
    """Everything that it is called, the name of the notice first; in any script."""
    country: str = ""
    """Two letters of ISO 3166, empty if not known."""
    identifiers: tuple[Identifier, ...] = ()
    notice: str = ""
    """The id of the instrument that lists it; empty on a list of the firm's own."""
    listed_on: date | None = None
    state: ListState = "listed"
    bars_foreign_persons: bool = False
    """Whether persons of any country may not transfer items of Chinese origin to it."""
    address: str = ""
    note: str = ""
    until: date | None = None
    """The day from which it stands there no more, if it was taken off."""

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what a decision about it rests on: names, country, identifiers. Its state is no part of that."""
        return _address([self.list_id, self.country, *sorted(self.names), *map(str, sorted(self.identifiers))])


@dataclass(frozen=True, slots=True)
class Look:
    """That a named person looked at the source of a list and took in whatever was new."""

    list_id: str
    on: date
    by: str


@dataclass(frozen=True)
class WatchedList:
    """A list as it was last seen. What is not on it is not listed only as long as the look is fresh."""

    list_id: str
    title: Text
    entries: tuple[Entry, ...]
    least_size: int
    """So many entries there are at least: fewer mean that the list is broken, and nobody is clear by it."""
    source: str
    """Where to look again: an official address, or the file of a list of the firm's own."""
    looked_on: date
    looked_by: str
    """Who saw it on that day: the makers of Ytterby, or a named person of the firm."""
    look_again_by: date
    """After this day nobody is clear by it until somebody has looked; a hit stays a hit."""

    @cached_property
    def address(self) -> str:
        """SHA-256 of its entries and all that is told of them: the same list has the same address, whoever looked."""
        return _address(str(tuple(getattr(each, name) for name in _TOLD)) for each in self.entries)

    @cached_property
    def seen_address(self) -> str:
        """SHA-256 of all that an answer may rest on: the list, its least size, who looked when, how long that holds."""
        days = f"{self.looked_on}\t{self.looked_by}\t{self.look_again_by}"
        return _address([f"{self.list_id}\t{self.address}\t{self.least_size}\t{days}"])

    @property
    def holds(self) -> timedelta:
        """How long a look at it holds."""
        return self.look_again_by - self.looked_on

    def is_whole(self) -> bool:
        """Whether it holds as many entries as it must."""
        return len(self.entries) >= self.least_size

    def clears_on(self, day: date) -> bool:
        """Whether somebody who is not on it counts as not listed on a day."""
        return self.is_whole() and day <= self.look_again_by


_TOLD = tuple(Entry.__dataclass_fields__)


def _address(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
