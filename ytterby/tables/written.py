"""How a typed value is written in a cell, so that reading it again gives the same value."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ..languages import Language
from ..logic.bounds import Bounds
from ..logic.truth import UNKNOWN, Truth
from .cells import Value
from .examples import label_of
from .schema import Column

__all__ = ["decimal_text", "figure_text", "written"]

_TYPED = 30
"""The most decimal places of a figure that is read."""
_ROUNDED = 15
"""Decimal places for a fraction that has more; its bounds are then rounded outwards."""


def written(value: Value, column: Column, language: Language) -> str:
    """The text of a value in a column; codes and countries by their names in the language, unknown as nothing."""
    if value is None or value is UNKNOWN:
        return ""
    if isinstance(value, Bounds):
        if column.kind != "percent":
            return figure_text(value)
        may_seem_a_fraction = value.high is not None and value.high <= Fraction(1, 100)
        return figure_text(value, percent=True) + ("%" if may_seem_a_fraction else "")
    if isinstance(value, Truth):
        return label_of(column, value.name.lower(), language)
    if isinstance(value, date):
        return value.isoformat()
    return label_of(column, value, language)


def figure_text(amount: Bounds, *, percent: bool = False) -> str:
    """Bounds as people type them: `4.2`, `4.1..4.3`, `<=0.5`, `>=2`. A percentage is written without its sign."""
    low = amount.low * 100 if percent else amount.low
    high = amount.high if amount.high is None or not percent else amount.high * 100
    if high is None:
        return f">={decimal_text(low)}"
    if low == high and _places(low) is not None:
        return decimal_text(low)
    return f"<={decimal_text(high, up=True)}" if low == 0 else f"{decimal_text(low)}..{decimal_text(high, up=True)}"


def decimal_text(figure: Fraction, *, up: bool = False) -> str:
    """A figure as a decimal: exactly, or where that has no end, rounded down (or up) at the fifteenth place."""
    places = _places(figure)
    if places is None:
        places = _ROUNDED
    scaled = figure * 10**places
    whole = -(-scaled.numerator // scaled.denominator) if up else scaled.numerator // scaled.denominator
    digits = str(whole).rjust(places + 1, "0")
    return f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else digits


def _places(figure: Fraction) -> int | None:
    """How many decimal places a figure has; None for more than can be typed."""
    return next((places for places in range(_TYPED + 1) if 10**places % figure.denominator == 0), None)
