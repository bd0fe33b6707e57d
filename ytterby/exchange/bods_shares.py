"""A share as BODS states it: exact, between two figures, above or below one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..logic.bounds import Bounds

__all__ = ["share_of"]


def share_of(said: Any) -> Bounds | None:
    """The share as a part of one; None if it cannot be read, or does not lie between 0 and 100 %.

    A figure that is itself left out (`exclusiveMaximum`) is kept as the bound: wider, never narrower.
    """
    if not isinstance(said, dict):
        return None
    figures = {key: value for key, value in said.items() if not isinstance(value, bool) and value is not None}
    read = {key: _percent(value) for key, value in figures.items()}
    if any(value is None for value in read.values()):
        return None
    exact = read.get("exact")
    lows = [value for key in ("minimum", "exclusiveMinimum") if (value := read.get(key)) is not None]
    highs = [value for key in ("maximum", "exclusiveMaximum") if (value := read.get(key)) is not None]
    if exact is not None:
        lows, highs = [*lows, exact], [*highs, exact]
    if not lows and not highs:
        return None
    low, high = max(lows, default=Fraction(0)), min(highs, default=Fraction(1))
    return Bounds(low, high) if low <= high else None


def _percent(value: Any) -> Fraction | None:
    """A percentage as a part of one; None if it is none. Huge exponents are no percentages, and are not written out."""
    if not isinstance(value, int | Decimal) or not 0 <= value <= 100:
        return None
    if isinstance(value, Decimal) and value.as_tuple().exponent < -50:  # type: ignore[operator]
        return None
    return Fraction(value) / 100
