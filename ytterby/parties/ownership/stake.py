"""What one party holds of another, as far as it is stated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from ...logic.bounds import Bounds
from ...tables.rows import Place

__all__ = ["ALL", "ANY", "Interest", "Relation", "Stake", "percent_text", "within_the_whole"]

Interest = Literal["direct", "indirect", "either"]
"""Held directly; through others; or directly or through others, it is not stated which."""
Relation = Literal["shares", "votes", "branch", "other"]
"""Shares or capital; votes; a branch, which is the same legal person as its owner; anything else (a contract)."""

ALL = Bounds.exactly(1)
ANY = Bounds.between(0, 1)


@dataclass(frozen=True, slots=True)
class Stake:
    """What one party holds of another, as far as it is stated."""

    owner: str
    owned: str
    share: Bounds | None
    """A part of one (1/2 is 50 %); None if only that something is held is known. Of a branch it is the whole."""
    as_of: date | None = None
    interest: Interest = "direct"
    relation: Relation = "shares"
    place: Place = field(default=Place(""), compare=False)

    @property
    def bounds(self) -> Bounds:
        """The share between bounds, never above the whole."""
        if self.relation == "branch":
            return ALL
        return ANY if self.share is None else within_the_whole(self.share)

    @property
    def low(self) -> Fraction:
        """At least so much is held."""
        return self.bounds.low

    @property
    def high(self) -> Fraction:
        """At most so much is held."""
        high = self.bounds.high
        return Fraction(1) if high is None else high


def within_the_whole(share: Bounds) -> Bounds:
    """A share of which more than the whole is not believed."""
    high = Fraction(1) if share.high is None else min(share.high, Fraction(1))
    return Bounds(min(share.low, high), high)


def percent_text(share: Bounds | None) -> str:
    """A share as people write it: `41 %`, `25–50 %`, `?`. Rounded outward to a hundredth of a percent."""
    if share is None:
        return "?"
    high = Fraction(1) if share.high is None else share.high
    low, up = _hundredths(int(share.low * 10000 // 1)), _hundredths(int(-(-high * 10000 // 1)))
    return f"{low} %" if low == up else f"{low}–{up} %"


def _hundredths(count: int) -> str:
    whole, rest = divmod(count, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
