"""Digits for people: rounded to the side that hides nothing, as many as asked for, and exact where they can be."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds
from ytterby.logic.digits import digits, percent, percent_between

counts = st.integers(1, 8)
sides = st.sampled_from(["up", "down"])
amounts = st.one_of(
    st.fractions(0, 10**6),
    st.fractions(0, Fraction(1, 10**6)),
    st.integers(0, 10**30).map(Fraction),
    st.builds(lambda figure, places: figure * Fraction(10) ** places, st.integers(0, 9_999), st.integers(-9, 9)),
)
Side = Literal["up", "down"]


def last_place(amount: Fraction, count: int) -> Fraction:
    """The worth of one in the last of so many significant digits."""
    place = Fraction(1)
    while place * 10 <= amount:
        place *= 10
    while place > amount:
        place /= 10
    return place / Fraction(10 ** (count - 1))


@given(amounts, counts)
@example(Fraction(999, 10), 2)
@example(Fraction(1, 3), 1)
def test_up_is_never_below_and_down_never_above_nor_further_than_the_last_digit(amount: Fraction, count: int) -> None:
    up, down = Fraction(digits(amount, count, "up")), Fraction(digits(amount, count, "down"))
    if amount == 0:
        assert up == down == 0
        return
    place = last_place(amount, count)
    assert down <= amount <= up
    assert up - down == (0 if amount % place == 0 else place)
    assert up % place == down % place == 0


@given(amounts, amounts, counts, sides)
def test_the_greater_amount_never_has_the_lesser_digits(one: Fraction, other: Fraction, count: int, side: Side) -> None:
    less, more = sorted([one, other])
    assert Fraction(digits(less, count, side)) <= Fraction(digits(more, count, side))


@given(amounts, counts, sides)
def test_nobody_sees_more_digits_than_asked_for_nor_any_that_say_nothing(
    amount: Fraction, count: int, side: Side
) -> None:
    shown = digits(amount, count, side)
    assert set(shown) <= set("0123456789.")
    assert shown == shown.strip(".")
    assert len(shown.replace(".", "").strip("0")) <= count
    if "." in shown:
        assert shown[-1] != "0"
    assert shown == "0" or not shown.startswith("0") or shown.startswith("0.")


@pytest.mark.parametrize(
    ("amount", "count", "up", "down"),
    [
        ("1/3", 4, "0.3334", "0.3333"),
        ("2/3", 1, "0.7", "0.6"),
        ("999.9", 3, "1000", "999"),
        ("0.0009999", 3, "0.001", "0.000999"),
        ("123456", 2, "130000", "120000"),
        ("100", 3, "100", "100"),
        ("100", 1, "100", "100"),
        ("10.5", 6, "10.5", "10.5"),
        ("0", 3, "0", "0"),
    ],
)
def test_examples(amount: str, count: int, up: str, down: str) -> None:
    assert (digits(Fraction(amount), count, "up"), digits(Fraction(amount), count, "down")) == (up, down)


def test_an_amount_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative: -1/2"):
        digits(Fraction(-1, 2), 3, "up")


def test_a_share_of_one_is_said_in_percent_upwards_and_with_six_digits_if_nothing_else_is_asked() -> None:
    assert percent(Fraction(1, 1000)) == "0.1"
    assert percent(Fraction(1, 3)) == "33.3334"
    assert percent(Fraction(1, 3), 2, "down") == "33"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Bounds.exactly("0.081"), "8.1 %"),
        (Bounds.exactly("1/3"), "33.3334 %"),
        (Bounds.between("1/3", "2/3"), "33.33–66.67 %"),
        (Bounds.between(0, "0.0005"), "0–0.05 %"),
        (Bounds(Fraction(0), None), "≥ 0 %"),
        (Bounds(Fraction(1, 3), None), "≥ 33.33 %"),
    ],
)
def test_a_share_between_bounds_shows_no_less_than_the_bounds(share: Bounds, said: str) -> None:
    assert percent_between(share) == said
