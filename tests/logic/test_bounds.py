"""Bounds hold every amount that they may stand for, and no more; shares are compared as their corners are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.logic.invented import amounts, narrower, points
from ytterby.logic.bounds import NOTHING, UNBOUNDED, Bounds, Share, total
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth

figures = st.fractions(0, 50, max_denominator=20)


@st.composite
def bounds(draw: st.DrawFn, *, bounded: bool = False) -> Bounds:
    low, high = sorted([draw(figures), draw(figures)])
    ways = [Bounds(low, high), Bounds(low, low), Bounds(Fraction(0), high)]
    return draw(st.sampled_from(ways if bounded else [*ways, Bounds(low, None)]))


def holds(known: Bounds, amount: Fraction) -> bool:
    return known.low <= amount and (known.high is None or amount <= known.high)


def corners(known: Bounds) -> tuple[Fraction, ...]:
    """The ends; for want of an upper one something far beyond all figures here."""
    return known.low, Fraction(10**15) if known.high is None else known.high


# What may be known of an amount


@pytest.mark.parametrize(("low", "high"), [(-1, 0), (-1, None), (2, 1), ("1/2", "1/3")])
def test_bounds_that_are_none_are_refused(low: int | str, high: int | str | None) -> None:
    with pytest.raises(ValueError, match="Not the bounds of an amount"):
        Bounds(Fraction(low), None if high is None else Fraction(high))


def test_an_amount_is_exact_or_nothing_only_where_it_surely_is() -> None:
    exact, nothing, wide, open_ended = Bounds.exactly("1/3"), Bounds.exactly(0), Bounds.between(0, "0.5"), UNBOUNDED
    assert [each.is_exact for each in (exact, nothing, wide, open_ended)] == [True, True, False, False]
    assert [each.is_zero for each in (exact, nothing, wide, open_ended)] == [False, True, False, False]
    assert wide == Bounds(Fraction(0), Fraction(1, 2))
    assert nothing == NOTHING
    assert open_ended == Bounds(Fraction(0), None)


def test_an_amount_is_never_changed() -> None:
    for each, name in ((NOTHING, "high"), (Share(NOTHING, UNBOUNDED), "part")):
        with pytest.raises(FrozenInstanceError):
            setattr(each, name, UNBOUNDED)


# Arithmetic: the ends are reached by amounts, and no amount lies outside

PAIRWISE: dict[str, tuple[Callable[[Bounds, Bounds], Bounds], Callable[[Fraction, Fraction], Fraction]]] = {
    "sum": (Bounds.__add__, Fraction.__add__),
    "product": (Bounds.__mul__, Fraction.__mul__),
    "total": (lambda one, other: total([one, other]), Fraction.__add__),
}


@pytest.mark.parametrize("name", PAIRWISE)
@given(data=st.data(), one=bounds(), other=bounds())
def test_the_result_holds_that_of_every_two_amounts(name: str, data: st.DataObject, one: Bounds, other: Bounds) -> None:
    of_bounds, of_amounts = PAIRWISE[name]
    assert holds(of_bounds(one, other), of_amounts(data.draw(points(one)), data.draw(points(other))))


@pytest.mark.parametrize("name", PAIRWISE)
@given(one=bounds(bounded=True), other=bounds(bounded=True))
def test_the_ends_of_the_result_are_results(name: str, one: Bounds, other: Bounds) -> None:
    of_bounds, of_amounts = PAIRWISE[name]
    results = [of_amounts(*pair) for pair in product(corners(one), corners(other))]
    assert of_bounds(one, other) == Bounds(min(results), max(results))


@given(bounds())
def test_adding_what_is_not_said_widens_and_multiplying_by_nothing_leaves_nothing(known: Bounds) -> None:
    assert known + UNBOUNDED == Bounds(known.low, None)
    assert known + NOTHING == known
    assert known * NOTHING == NOTHING * known == UNBOUNDED * NOTHING == NOTHING
    assert known.is_zero or known * UNBOUNDED == UNBOUNDED


@given(bounds(), figures)
def test_times_is_the_product_with_an_exact_factor(known: Bounds, factor: Fraction) -> None:
    assert known.times(factor) == known * Bounds.exactly(factor)


def test_the_sum_of_no_amounts_is_nothing() -> None:
    assert total([]) == NOTHING


@given(st.data(), bounds(), bounds())
def test_the_hull_holds_either_amount_and_ends_where_one_of_them_does(
    data: st.DataObject, one: Bounds, other: Bounds
) -> None:
    hull = one.hull(other)
    assert holds(hull, data.draw(points(one)))
    assert holds(hull, data.draw(points(other)))
    assert hull.low in (one.low, other.low)
    assert hull.high in (one.high, other.high)
    assert hull == other.hull(one)


@given(st.data(), bounds(), bounds())
def test_the_meet_holds_what_both_hold_and_nothing_else(data: st.DataObject, one: Bounds, other: Bounds) -> None:
    met = one.meet(other)
    for amount in (*corners(one), *corners(other), data.draw(points(one)), data.draw(points(other))):
        in_both = holds(one, amount) and holds(other, amount)
        assert in_both == (met is not None and holds(met, amount))
    assert met == other.meet(one)


def test_amounts_that_nothing_bounds_from_above_meet_without_an_upper_end() -> None:
    assert UNBOUNDED.meet(Bounds(Fraction(2), None)) == Bounds(Fraction(2), None)
    assert UNBOUNDED.meet(Bounds.exactly(2)) == Bounds.exactly(2)
    assert Bounds.exactly(1).meet(Bounds.exactly(2)) is None


@given(st.data(), bounds(), bounds())
def test_a_ceiling_bounds_only_what_nothing_else_does_and_cuts_off_no_amount_below_it(
    data: st.DataObject, known: Bounds, ceiling: Bounds
) -> None:
    capped = known.capped_by(ceiling)
    amount, top = data.draw(points(known)), data.draw(points(ceiling))
    assert amount > top or holds(capped, amount)
    assert capped.low == known.low
    if known.high is not None or ceiling.high is None:
        assert capped == known
    else:
        assert capped.high == max(known.low, ceiling.high)


# Holding an amount or a share against a figure


@given(bounds(), figures)
def test_an_amount_compares_as_all_amounts_within_its_bounds_do(known: Bounds, figure: Fraction) -> None:
    assert known.at_least(figure) is agreed(amount >= figure for amount in corners(known))
    assert known.above(figure) is agreed(amount > figure for amount in corners(known))


@given(figures, figures.filter(bool), figures)
def test_an_exact_share_compares_as_its_fraction(part: Fraction, whole: Fraction, figure: Fraction) -> None:
    share = Share(Bounds.exactly(part), Bounds.exactly(whole))
    for held_against in (figure, part / whole):
        assert share.at_least(held_against) is Truth.of(part / whole >= held_against)
        assert share.above(held_against) is Truth.of(part / whole > held_against)


@given(bounds(), bounds(), figures.filter(bool))
def test_a_share_compares_as_all_its_corners_do(part: Bounds, whole: Bounds, figure: Fraction) -> None:
    assume(whole.high != 0)
    assert_as_corners(Share(part, whole), figure)


@given(amounts(), st.sampled_from([Fraction(1, 1000), Fraction(1, 500), Fraction(14)]))
def test_a_share_on_a_figure_or_a_unit_beside_it_compares_as_all_its_corners_do(
    amount: Bounds | Share, figure: Fraction
) -> None:
    assert_as_corners(amount if isinstance(amount, Share) else Share(amount, Bounds.exactly(1)), figure)


def assert_as_corners(share: Share, figure: Fraction) -> None:
    pairs = list(product(corners(share.part), corners(share.whole)))
    assert share.at_least(figure) is agreed(part >= figure * whole for part, whole in pairs)
    assert share.above(figure) is agreed(part > figure * whole for part, whole in pairs)


def agreed(answers: Iterable[bool]) -> Truth:
    said = set(answers)
    return UNKNOWN if len(said) > 1 else Truth.of(said.pop())


@given(st.data(), bounds(), bounds())
def test_the_ratio_holds_the_share_of_every_two_amounts(data: st.DataObject, part: Bounds, whole: Bounds) -> None:
    ratio = Share(part, whole).ratio
    in_part, in_whole = data.draw(points(part)), data.draw(points(whole))
    assert in_whole == 0 or holds(ratio, in_part / in_whole)


@given(bounds(bounded=True), bounds(bounded=True), figures)
def test_the_ratio_compares_as_the_share_does(part: Bounds, whole: Bounds, figure: Fraction) -> None:
    assume(whole.low > 0)
    share = Share(part, whole)
    assert share.ratio.at_least(figure) is share.at_least(figure)
    assert share.ratio.above(figure) is share.above(figure)


@pytest.mark.parametrize(
    ("part", "whole", "ratio"),
    [
        (Bounds.between(1, 2), Bounds.between(4, 8), Bounds.between("1/8", "1/2")),
        (Bounds(Fraction(1), None), Bounds.exactly(4), Bounds(Fraction(1, 4), None)),
        (Bounds.between(1, 2), Bounds(Fraction(4), None), Bounds.between(0, "1/2")),
        (Bounds.between(1, 2), Bounds.between(0, 4), Bounds(Fraction(1, 4), None)),
        (Bounds.between(1, 2), NOTHING, UNBOUNDED),
        (NOTHING, NOTHING, UNBOUNDED),
        (UNBOUNDED, UNBOUNDED, UNBOUNDED),
    ],
)
def test_ratios_where_an_end_is_missing(part: Bounds, whole: Bounds, ratio: Bounds) -> None:
    assert Share(part, whole).ratio == ratio


# To know more never changes what is known


@given(st.data(), bounds(), figures)
def test_narrowing_an_amount_never_changes_a_known_answer(data: st.DataObject, wide: Bounds, figure: Fraction) -> None:
    narrow = data.draw(narrower(wide))
    assert wide.at_least(figure) in (UNKNOWN, narrow.at_least(figure))
    assert wide.above(figure) in (UNKNOWN, narrow.above(figure))


@given(st.data(), bounds(), bounds(), figures)
def test_narrowing_a_share_never_changes_a_known_answer(
    data: st.DataObject, part: Bounds, whole: Bounds, figure: Fraction
) -> None:
    wide = Share(part, whole)
    narrow = Share(data.draw(narrower(part)), data.draw(narrower(whole)))
    assert wide.at_least(figure) in (UNKNOWN, narrow.at_least(figure))
    assert wide.above(figure) in (UNKNOWN, narrow.above(figure))


def test_the_threshold_itself_is_reached_and_not_exceeded() -> None:
    figure = Fraction(1, 1000)
    whole = Bounds.exactly(1000)
    said = {part: (Share(Bounds.exactly(part), whole), Bounds.exactly(part)) for part in ("0.999", "1", "1.001")}
    assert [share.at_least(figure) for share, _ in said.values()] == [NO, YES, YES]
    assert [share.above(figure) for share, _ in said.values()] == [NO, NO, YES]
    assert [amount.at_least(Fraction(1)) for _, amount in said.values()] == [NO, YES, YES]
    assert [amount.above(Fraction(1)) for _, amount in said.values()] == [NO, NO, YES]
