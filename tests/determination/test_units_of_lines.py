"""A line may count and price in another unit than its part: the share must not move with it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.determination.scenes import changed, exactly, found, magnets, report_of
from ytterby.determination.outcome import Outcome
from ytterby.tables.dataset import Dataset


def _sold(unit: str | None, price: Fraction | int, *, part_unit: str | None = "kg") -> Dataset:
    return changed(changed(magnets(), "parts", unit=part_unit), "lines", unit=unit, unit_value=exactly(price))


@pytest.mark.parametrize(("unit", "price"), [("kg", 400), ("g", Fraction(4, 10)), ("t", 400_000), (None, 400)])
def test_the_share_is_the_same_in_every_unit(unit: str | None, price: Fraction | int) -> None:
    line = found(_sold(unit, price))
    assert line.article.share.ratio.low == line.article.share.ratio.high == Fraction(1, 10)
    assert line.outcome is Outcome.LICENCE_NEEDED


@pytest.mark.parametrize(("unit", "part_unit"), [("kg", "pcs"), ("kg", None), ("set", "pcs"), ("m", "kg")])
def test_a_price_of_another_kind_of_unit_is_not_known(unit: str, part_unit: str | None) -> None:
    """Per kilogram a magnet seems dear: taken as the price of one piece it would hide the share."""
    report = report_of(_sold(unit, 400_000, part_unit=part_unit))
    (line,) = report.determinations
    assert line.outcome is Outcome.UNDECIDED
    assert "line-unit" in [question.fact for question in line.questions]
    assert "line-unit-mismatch" in [issue.code for issue in report.issues]
