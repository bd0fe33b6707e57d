"""Figures as people type them come out exact, or as the code of what is wrong."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds
from ytterby.tables.figures import figure
from ytterby.tables.written import decimal_text, figure_text

decimals = st.decimals(min_value=0, max_value=10**12, places=6, allow_nan=False, allow_infinity=False)
fractions = decimals.map(Fraction)


def between(low: str, high: str) -> Bounds:
    return Bounds.between(low, high)


def at_least(low: str) -> Bounds:
    return Bounds(Fraction(low), None)


@pytest.mark.parametrize("typed", ["4.20", "4.2", " 4.2 ", "４．２", "+4.2", "04.2", "42e-1", "4.2\u3000"])
def test_one_figure_in_many_spellings(typed: str) -> None:
    assert figure(typed) == Bounds.exactly("4.2")


@pytest.mark.parametrize(("typed", "known"), [("1,234.5", "1234.5"), ("１，２３４", "1234"), (".5", "0.5"), ("0", "0")])
def test_thousands_and_small_figures(typed: str, known: str) -> None:
    assert figure(typed) == Bounds.exactly(known)


@pytest.mark.parametrize(
    "typed",
    [
        "4.1..4.3",
        "4.1...4.3",
        "4.1~4.3",
        "4.1〜4.3",
        "4.1～4.3",
        "4.1-4.3",
        "4.1–4.3",
        "4.1 .. 4.3",
        "4.1から4.3",
        "4.1至4.3",
    ],
)
def test_ranges(typed: str) -> None:
    assert figure(typed) == between("4.1", "4.3")


def test_a_figure_give_or_take() -> None:
    assert figure("4.2±0.1") == between("4.1", "4.3")
    assert figure("0.1+/-0.5") == between("0", "0.6")


@pytest.mark.parametrize(
    "typed",
    [
        "<=0.5",
        "≤0.5",
        "≦ 0.5",
        "<0.5",
        "＜0.5",
        "0.5以下",
        "０．５未満",
        "max 0.5",
        "Max. 0.5",
        "0.5 max",
        "up to 0.5",
        "at most 0.5",
        "not more than 0.5",
        "不超过0.5",
        "至多0.5",
        "小于0.5",
        "最大0.5",
        "0.5 or less",
    ],
)
def test_upper_bounds_are_kept_closed(typed: str) -> None:
    assert figure(typed) == between("0", "0.5")


@pytest.mark.parametrize(
    "typed",
    [
        ">=2",
        "≥2",
        "≧２",
        ">2",
        "2以上",
        "2超",
        "min 2",
        "at least 2",
        "more than 2",
        "不低于2",
        "至少2",
        "大于2",
        "2 or more",
    ],
)
def test_lower_bounds_are_kept_closed(typed: str) -> None:
    assert figure(typed) == at_least("2")


@pytest.mark.parametrize("typed", ["-5", "−5", "－5", "▲5", "△ 5", "(5)", "-1..5"])
def test_negative_figures(typed: str) -> None:
    assert figure(typed) == "negative"


@pytest.mark.parametrize("typed", ["4.3..4.1", "4.3-4.1", "2026-11"])
def test_a_range_that_begins_above_its_end(typed: str) -> None:
    assert figure(typed) == "range-reversed"


@pytest.mark.parametrize(
    "typed",
    [
        "four",
        "4,20",
        "1,2345",
        "4.1.2",
        "約4.2",
        "~5",
        "5~",
        "4.2 g",
        "1200円",
        "2026-11-03",
        "5%",
        "1e999",
        "٤",
        "²",
        "inf",
    ],
)
def test_what_is_no_figure(typed: str) -> None:
    assert figure(typed) == "not-a-figure"


def test_a_comma_that_may_part_decimals_is_refused() -> None:
    assert figure("1,234", decimal_comma=True) == "unclear-comma"
    assert figure("1,234..1,240", decimal_comma=True) == "unclear-comma"
    assert figure("1234", decimal_comma=True) == Bounds.exactly(1234)
    assert figure("1,234", decimal_comma=False) == Bounds.exactly(1234)


@given(decimals)
def test_a_typed_decimal_is_read_to_the_last_digit(number: Decimal) -> None:
    exact = Bounds.exactly(Fraction(number))
    assert figure(str(number)) == exact
    assert figure(f"{number:,}") == exact
    assert figure(f"{number:f}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))) == exact


@given(fractions, fractions)
def test_what_is_written_is_read_again(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    for amount in (Bounds(low, high), Bounds(low, low), Bounds(low, None), Bounds(Fraction(0), high)):
        assert figure(figure_text(amount)) == amount


@given(st.fractions(min_value=0, max_value=10**9))
def test_a_fraction_without_end_is_written_wider_never_narrower(exact: Fraction) -> None:
    read = figure(figure_text(Bounds(exact, exact)))
    assert isinstance(read, Bounds)
    assert read.high is not None
    assert read.low <= exact <= read.high
    assert read.high - read.low <= Fraction(1, 10**15)


def test_decimals_are_written_as_people_write_them() -> None:
    assert [decimal_text(Fraction(each)) for each in ("0", "5", "0.5", "12.25", "0.001")] == [
        "0",
        "5",
        "0.5",
        "12.25",
        "0.001",
    ]
    assert decimal_text(Fraction(1, 3)) == "0." + "3" * 15
    assert decimal_text(Fraction(1, 3), up=True) == "0." + "3" * 14 + "4"


@given(st.text())
def test_no_text_makes_it_raise(typed: str) -> None:
    assert isinstance(figure(typed), Bounds | str)
