"""Figures that are known exactly, between bounds, or not at all, and the share of one in another.

Figures here are amounts of things: never negative. What is not said has the bounds zero and nothing above, so that
adding it to something widens the sum instead of leaving it as it was. All arithmetic is on fractions: exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .truth import Truth

__all__ = ["NOTHING", "UNBOUNDED", "Bounds", "Share", "total"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """An amount that is at least `low` and, unless `high` is None, at most `high`."""

    low: Fraction
    high: Fraction | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"Not the bounds of an amount: {self.low} to {self.high}.")

    @classmethod
    def exactly(cls, figure: Fraction | int | str) -> Bounds:
        """An amount known to the last digit."""
        known = Fraction(figure)
        return cls(known, known)

    @classmethod
    def between(cls, low: Fraction | int | str, high: Fraction | int | str) -> Bounds:
        """An amount known to lie between two figures, both included."""
        return cls(Fraction(low), Fraction(high))

    @property
    def is_exact(self) -> bool:
        """Whether the two bounds meet."""
        return self.low == self.high

    @property
    def is_zero(self) -> bool:
        """Whether the amount is surely nothing."""
        return self.high == 0

    def __add__(self, other: Bounds) -> Bounds:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def __mul__(self, other: Bounds) -> Bounds:
        if self.is_zero or other.is_zero:  # nothing of the unbounded is nothing
            return NOTHING
        high = None if self.high is None or other.high is None else self.high * other.high
        return Bounds(self.low * other.low, high)

    def times(self, factor: Fraction) -> Bounds:
        """The amount times an exact factor that is not negative."""
        return self * Bounds.exactly(factor)

    def capped_by(self, ceiling: Bounds) -> Bounds:
        """The amount; if nothing was said that bounds it from above, another amount does."""
        if self.high is not None or ceiling.high is None:
            return self
        return Bounds(self.low, max(self.low, ceiling.high))

    def meet(self, other: Bounds) -> Bounds | None:
        """What is known when both are true of the same amount; None if they contradict each other."""
        low = max(self.low, other.low)
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs, default=None)
        return None if high is not None and high < low else Bounds(low, high)

    def hull(self, other: Bounds) -> Bounds:
        """What is known when one of the two is true of the amount, and not which."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Bounds(min(self.low, other.low), high)

    def at_least(self, figure: Fraction) -> Truth:
        """Whether the amount reaches a figure."""
        return Truth((self.low >= figure) - (self.high is not None and self.high < figure))

    def above(self, figure: Fraction) -> Truth:
        """Whether the amount exceeds a figure."""
        return Truth((self.low > figure) - (self.high is not None and self.high <= figure))


NOTHING = Bounds(Fraction(0), Fraction(0))
UNBOUNDED = Bounds(Fraction(0), None)


def total(amounts: Iterable[Bounds]) -> Bounds:
    """The sum of amounts; nothing for none at all."""
    return sum(amounts, start=NOTHING)


@dataclass(frozen=True, slots=True)
class Share:
    """One amount as a part of another, each between bounds, in the same unit.

    The two are compared crosswise, without dividing: `part / whole >= figure` exactly when `part >= figure * whole`.
    """

    part: Bounds
    whole: Bounds

    def at_least(self, figure: Fraction) -> Truth:
        """Whether the share reaches a figure: *surely* less *surely not*."""
        return Truth(self._surely_at_least(figure) - self._surely_below(figure))

    def above(self, figure: Fraction) -> Truth:
        """Whether the share exceeds a figure."""
        surely = self.whole.high is not None and self.part.low > figure * self.whole.high
        surely_not = self.part.high is not None and self.part.high <= figure * self.whole.low
        return Truth(surely - surely_not)

    def _surely_at_least(self, figure: Fraction) -> bool:
        return self.whole.high is not None and self.part.low >= figure * self.whole.high

    def _surely_below(self, figure: Fraction) -> bool:
        return self.part.high is not None and self.part.high < figure * self.whole.low

    @property
    def ratio(self) -> Bounds:
        """The share itself between bounds: no upper bound where the part has none or the whole may be nothing."""
        low = Fraction(0) if self.whole.high is None or self.whole.high == 0 else self.part.low / self.whole.high
        high = None if self.part.high is None or self.whole.low == 0 else self.part.high / self.whole.low
        return Bounds(low, high)
