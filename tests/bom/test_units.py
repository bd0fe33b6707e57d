"""How many of one unit make another, and when nobody can tell."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ytterby.bom.units import factor

WEIGHTS = ("mg", "g", "kg", "t")
LENGTHS = ("mm", "cm", "m")
COUNTS = ("pcs", "set")


@pytest.mark.parametrize(
    ("unit", "into", "many"),
    [
        ("kg", "g", 1000),
        ("g", "kg", Fraction(1, 1000)),
        ("mg", "g", Fraction(1, 1000)),
        ("t", "kg", 1000),
        ("t", "mg", 10**9),
        ("m", "mm", 1000),
        ("cm", "m", Fraction(1, 100)),
        ("pcs", "pcs", 1),
        ("set", "set", 1),
    ],
)
def test_units_of_one_kind_are_turned_into_each_other(unit: str, into: str, many: Fraction) -> None:
    assert factor(unit, into) == many


@pytest.mark.parametrize("scale", [WEIGHTS, LENGTHS])
def test_there_and_back_is_one(scale: tuple[str, ...]) -> None:
    for unit in scale:
        for into in scale:
            assert Fraction(factor(unit, into) or 0) * Fraction(factor(into, unit) or 0) == 1


@pytest.mark.parametrize(
    ("unit", "into"),
    [("kg", "m"), ("mm", "g"), ("pcs", "kg"), ("kg", "pcs"), ("set", "pcs"), ("pcs", "set")],
)
def test_units_of_different_kinds_are_not(unit: str, into: str) -> None:
    assert factor(unit, into) is None


@pytest.mark.parametrize("into", [*WEIGHTS, *LENGTHS, *COUNTS, None])
def test_who_writes_no_unit_counts_in_the_items_own(into: str | None) -> None:
    assert factor(None, into) == 1


@pytest.mark.parametrize("unit", COUNTS)
def test_an_item_without_a_unit_is_counted(unit: str) -> None:
    assert factor(unit, None) == 1


@pytest.mark.parametrize("unit", [*WEIGHTS, *LENGTHS])
def test_an_item_without_a_unit_is_neither_weighed_nor_measured(unit: str) -> None:
    """Its price may be that of a gram or of a kilogram: a thousandfold difference is not to be guessed."""
    assert factor(unit, None) is None
