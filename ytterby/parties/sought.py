"""Somebody whom the firm deals with, as it is held against the lists."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from .lists import Identifier

__all__ = ["Sought"]


@dataclass(frozen=True)
class Sought:
    """A party with everything that tells it from others."""

    reference: str
    """The party_id of the tables; for a name that was typed, the name itself."""
    names: tuple[str, ...]
    country: str = ""
    """Two letters of ISO 3166, empty if not known."""
    identifiers: tuple[Identifier, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of what a decision about it rests on: names, country, identifiers; not its reference."""
        lines = [self.country, *sorted(self.names), *map(str, sorted(self.identifiers))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
