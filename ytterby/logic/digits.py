"""Exact fractions as decimal digits for people: rounded to the side that hides nothing, never by way of a float."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from .bounds import Bounds

__all__ = ["digits", "percent", "percent_between"]

Side = Literal["up", "down"]


def digits(amount: Fraction, count: int, side: Side) -> str:
    """An amount with so many significant digits at most, rounded up or down; exact where it has no more.

    Trailing zeros are left out. Raises ValueError for a negative amount.
    """
    if amount < 0:
        raise ValueError(f"An amount is not negative: {amount}.")
    if amount == 0:
        return "0"
    places = 0  # decimal places that show so many digits; negative where the amount has more before its point
    while amount * Fraction(10) ** places >= 10**count:
        places -= 1
    while amount * Fraction(10) ** places < 10 ** (count - 1):
        places += 1
    scaled = amount * Fraction(10) ** places
    units = -(-scaled.numerator // scaled.denominator) if side == "up" else scaled.numerator // scaled.denominator
    if places <= 0:
        return str(units * 10**-places)
    whole, after = divmod(units, 10**places)
    return f"{whole}.{after:0{places}}".rstrip("0").rstrip(".")


def percent(share: Fraction, count: int = 6, side: Side = "up") -> str:
    """A share of one as a percentage, without its sign."""
    return digits(share * 100, count, side)


def percent_between(share: Bounds, count: int = 4) -> str:
    """A share between bounds as percentages, the lower rounded down, the upper up: `8.1 %`, `4.1–4.25 %`, `≥ 0 %`.

    One that is known exactly is shown with as many digits as a notification states.
    """
    if share.is_exact:
        return f"{percent(share.low)} %"
    low = percent(share.low, count, "down")
    if share.high is None:
        return f"≥ {low} %"
    return f"{low}–{percent(share.high, count, 'up')} %"
