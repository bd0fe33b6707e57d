"""Units of quantity, and how many of one make another."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["factor"]

_IN_GRAMS = {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "t": Fraction(1_000_000)}
_IN_MILLIMETRES = {"mm": Fraction(1), "cm": Fraction(10), "m": Fraction(1000)}


def factor(unit: str | None, into: str | None) -> Fraction | None:
    """How many `into` one `unit` is; None if one cannot be turned into the other.

    A unit that is not stated is the unit of the other: somebody who writes no unit counts in the item's own.
    """
    if unit is None or into is None or unit == into:
        return Fraction(1)
    for scale in (_IN_GRAMS, _IN_MILLIMETRES):
        if unit in scale and into in scale:
            return scale[unit] / scale[into]
    return None
