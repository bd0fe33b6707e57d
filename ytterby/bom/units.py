"""Units of quantity, and how many of one make another."""

from __future__ import annotations

from fractions import Fraction

__all__ = ["factor"]

_IN_GRAMS = {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "t": Fraction(1_000_000)}
_IN_MILLIMETRES = {"mm": Fraction(1), "cm": Fraction(10), "m": Fraction(1000)}
_COUNTED = frozenset({"pcs", "set"})


def factor(unit: str | None, into: str | None) -> Fraction | None:
    """How many `into` one `unit` is; None if one cannot be turned into the other, or if that is not known.

    Whoever writes no unit beside a quantity counts in the item's own. An item without a unit is counted in whatever is
    counted of it, but not weighed or measured: nobody knows whether its price is that of a gram or of a kilogram.
    """
    if unit is None or unit == into:
        return Fraction(1)
    if into is None:
        return Fraction(1) if unit in _COUNTED else None
    for scale in (_IN_GRAMS, _IN_MILLIMETRES):
        if unit in scale and into in scale:
            return scale[unit] / scale[into]
    return None
