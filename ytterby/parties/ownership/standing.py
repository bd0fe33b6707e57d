"""Who is listed, as far as it is known: what holdings are counted from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from .register import Register

__all__ = ["Standing"]


@dataclass(frozen=True)
class Standing:
    """Who of a register is listed, and of whom it is stated that listed parties do not hold half."""

    register: Register
    listed: Mapping[str, Truth]
    """Whoever is not named here may be listed."""
    closed: Collection[str] = field(default=frozenset())
    """Of whom it is stated that no listed party holds half or more: they end the search upwards."""

    def of(self, party: str) -> Truth:
        """Whether a holder is listed: a branch is if its legal person is."""
        truth = self.listed.get(party, UNKNOWN)
        while party in self.register.principal:
            party = self.register.principal[party].owner
            truth = any_true([truth, self.listed.get(party, UNKNOWN)])
        return truth

    def is_surely(self, party: str) -> bool:
        """Whether a holder is surely listed."""
        return self.of(party) is YES

    def is_possibly(self, party: str) -> bool:
        """Whether a holder is listed or may be."""
        return self.of(party) is not NO

    def is_named(self, party: str) -> bool:
        """Whether anything at all was said of a holder: those of whom nothing was may be one and the same."""
        return party in self.listed or self.register.legal_person(party) in self.listed

    def parties(self) -> tuple[str, ...]:
        """Everybody who is spoken of."""
        return tuple(dict.fromkeys([*self.register.parties, *self.listed, *self.closed, *self.register.persons]))
