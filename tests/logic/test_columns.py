"""Columns hold the cases exactly or not at all, and what is missing in them is unknown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from hypothesis import given

from tests.logic.invented import KITES, amounts
from ytterby.logic import columns_numpy, columns_polars
from ytterby.logic.bounds import NOTHING, UNBOUNDED, Bounds, Share
from ytterby.logic.columns import BOUNDS, LARGEST_AMOUNT, LARGEST_TERM, NO_UPPER, ColumnOverflow, columns_of, write
from ytterby.logic.conditions import Above, AllOf, AnyOf, AtLeast, Condition, Figure, Flag, InForce, Provision
from ytterby.logic.explain import Case
from ytterby.logic.truth import NO, UNKNOWN, YES

LAW = KITES.on(date(2030, 1, 15))
RED, FLIES = Flag("is_red"), Flag("flies")
TAILS = tuple(f"tails.{bound}" for bound in BOUNDS)
PER_MILLE = Fraction(1, 1000)

Columns = dict[str, Sequence[int | None]]


def both(condition: Condition, columns: Columns, rows: int) -> list[int]:
    """The answers of NumPy and Polars, which are to be the same."""
    by_numpy = columns_numpy.truths(condition, LAW, columns, rows)
    frame = pl.DataFrame({"row": range(rows), **columns})
    by_polars = columns_polars.truths(condition, LAW, frame)
    assert by_numpy.dtype == np.int8
    assert by_polars.dtype == pl.Int8
    assert by_polars.null_count() == 0
    assert by_numpy.shape == by_polars.shape == (rows,)
    assert by_numpy.tolist() == by_polars.to_list()
    return by_polars.to_list()


# From cases


def test_columns_that_others_write_keep_their_names_and_signs() -> None:
    assert BOUNDS == {"part_low": 0, "part_high": -1, "whole_low": 0, "whole_high": -1}
    assert LARGEST_TERM == 10_000


def test_truths_become_numbers_and_what_is_not_mentioned_unknown() -> None:
    cases: list[Case] = [{"is_red": YES}, {}, {"is_red": NO}, {"is_red": UNKNOWN}]
    assert columns_of(cases, ["is_red"]) == {"is_red": [1, 0, -1, 0]}


def test_amounts_become_whole_numbers_in_one_unit_a_row() -> None:
    cases: list[Case] = [
        {"tails": Share(Bounds.between("1/2", "2/3"), Bounds.exactly(10))},
        {"tails": Share(Bounds(Fraction(200), None), Bounds(Fraction(500), None))},
        {"tails": Bounds.exactly("0.25")},
        {},
        {"tails": NOTHING},
        {"tails": UNBOUNDED},
        {"tails": Share(NOTHING, NOTHING)},
    ]
    assert dict(
        zip(TAILS, zip(*zip(*columns_of(cases, ["tails"]).values(), strict=True), strict=True), strict=True)
    ) == {
        "tails.part_low": (3, 2, 1, 0, 0, 0, 0),
        "tails.part_high": (4, NO_UPPER, 1, NO_UPPER, 0, NO_UPPER, 0),
        "tails.whole_low": (60, 5, 4, 0, 1, 1, 0),
        "tails.whole_high": (60, NO_UPPER, 4, NO_UPPER, 1, 1, 0),
    }


def test_a_fact_that_no_case_knows_has_no_column() -> None:
    assert columns_of([{"flies": YES}, {}], ["is_red", "tails"]) == {}
    assert columns_of([], ["is_red"]) == {}


def test_a_fact_is_a_truth_or_an_amount_and_not_both() -> None:
    with pytest.raises(TypeError, match="tails is a truth in some cases"):
        columns_of([{"tails": YES}, {"tails": NOTHING}], ["tails"])


@given(amounts())
def test_columns_hold_an_amount_exactly(amount: Bounds | Share) -> None:
    share = amount if isinstance(amount, Share) else Share(amount, Bounds.exactly(1))
    held = [column[0] for column in columns_of([{"tails": amount}], ["tails"]).values()]
    wanted = (share.part.low, share.part.high, share.whole.low, share.whole.high)
    assert [figure == NO_UPPER for figure in held] == [figure is None for figure in wanted]
    known = [(Fraction(had), want) for had, want in zip(held, wanted, strict=True) if want is not None]
    assert all(had * other == want * also for had, want in known for also, other in known)


def test_what_does_not_fit_is_refused_with_its_row_and_fact() -> None:
    fits = {"tails": Share(Bounds.exactly(1), Bounds.exactly(LARGEST_AMOUNT))}
    assert columns_of([fits], ["tails"])["tails.whole_high"] == [LARGEST_AMOUNT]
    for refused in (
        Share(Bounds.exactly(1), Bounds.exactly(LARGEST_AMOUNT + 1)),
        Share(Bounds(Fraction(LARGEST_AMOUNT + 1), None), Bounds.exactly(1)),
        Bounds.exactly(Fraction(1, LARGEST_AMOUNT + 1)),
    ):
        with pytest.raises(ColumnOverflow, match="Row 2, counted from 0: tails") as raised:
            columns_of([fits, {}, {"tails": refused}], ["tails"])
        assert (raised.value.row, raised.value.fact) == (2, "tails")


def test_the_largest_amount_and_figure_are_compared_without_overflow() -> None:
    assert LARGEST_AMOUNT * LARGEST_TERM < 2**63 <= (LARGEST_AMOUNT + 1) * LARGEST_TERM
    most = [LARGEST_AMOUNT, LARGEST_AMOUNT - 1]
    columns: Columns = dict(zip(TAILS, ([1, 1], [1, 1], most, most), strict=True))
    assert both(AtLeast("tails", Fraction(1, LARGEST_TERM)), columns, 2) == [NO, NO]
    columns = dict(zip(TAILS, (most, most, [LARGEST_AMOUNT] * 2, [LARGEST_AMOUNT] * 2), strict=True))
    assert both(AtLeast("tails", Fraction(LARGEST_TERM, LARGEST_TERM - 1)), columns, 2) == [NO, NO]
    assert both(AtLeast("tails", Fraction(LARGEST_TERM - 1, LARGEST_TERM)), columns, 2) == [YES, YES]
    assert both(AtLeast("tails", Fraction(1)), columns, 2) == [YES, NO]


@pytest.mark.parametrize("figure", [Fraction(LARGEST_TERM + 1), Fraction(1, LARGEST_TERM + 1)])
def test_a_figure_that_could_overflow_is_refused(figure: Fraction) -> None:
    for condition in (AtLeast("tails", figure), Above("tails", figure)):
        with pytest.raises(ColumnOverflow, match="tails") as raised:
            both(condition, {}, 1)
        assert (raised.value.fact, raised.value.row) == ("tails", None)


# What is missing


REACHES = AtLeast("tails", PER_MILLE)
EXCEEDS = Above("tails", PER_MILLE)


@pytest.mark.parametrize("condition", [RED, ~RED, REACHES, EXCEEDS, RED & REACHES])
def test_a_column_that_is_missing_is_unknown_everywhere(condition: Condition) -> None:
    assert both(condition, {}, 3) == [UNKNOWN] * 3


def test_a_column_of_nothing_but_nulls_is_unknown_everywhere() -> None:
    nulls: Columns = {name: [None] * 3 for name in ("is_red", *TAILS)}
    for condition in (RED, REACHES, EXCEEDS):
        assert both(condition, nulls, 3) == [UNKNOWN] * 3


def test_a_null_is_unknown_and_neither_the_greatest_nor_the_least() -> None:
    columns: Columns = {"is_red": [None, None, None], "flies": [1, 0, -1]}
    assert both(RED | FLIES, columns, 3) == [YES, UNKNOWN, UNKNOWN]
    assert both(RED & FLIES, columns, 3) == [UNKNOWN, UNKNOWN, NO]
    assert both(~RED, {"is_red": [None, 1, -1]}, 3) == [UNKNOWN, NO, YES]


@pytest.mark.parametrize("nothing", [None, NO_UPPER, LARGEST_AMOUNT + 1])
def test_a_bound_that_is_null_or_does_not_fit_is_no_bound(nothing: int | None) -> None:
    #                 surely                       surely not
    known: Columns = dict(zip(TAILS, ([1, 0], [9, 0], [10, 10], [1000, 1000]), strict=True))
    assert both(REACHES, known, 2) == [YES, NO]
    answers = {}
    for name in TAILS:
        without: Columns = {**known, name: [nothing, nothing]}
        answers[name] = both(REACHES, without, 2)
    assert answers == {
        "tails.part_low": [UNKNOWN, NO],
        "tails.part_high": [YES, UNKNOWN],
        "tails.whole_low": [YES, UNKNOWN],
        "tails.whole_high": [UNKNOWN, NO],
    }


def test_a_missing_column_of_four_is_no_bound_either() -> None:
    known: Columns = dict(zip(TAILS, ([1, 0], [9, 0], [10, 10], [1000, 1000]), strict=True))
    for name, answers in zip(TAILS, ([0, -1], [1, 0], [1, 0], [0, -1]), strict=True):
        assert both(REACHES, {each: column for each, column in known.items() if each != name}, 2) == answers


def test_what_is_no_truth_is_unknown() -> None:
    assert both(RED, {"is_red": [2, -2, 1, 127, -128, 300, 10**12]}, 7) == [0, 0, 1, 0, 0, 0, 0]


def test_a_masked_row_is_unknown() -> None:
    red = np.ma.masked_array([1, 1, -1], mask=[False, True, False])
    assert columns_numpy.truths(RED, LAW, {"is_red": red}, 3).tolist() == [YES, UNKNOWN, NO]


# Kinds of columns


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int32, np.int64])
def test_narrow_columns_are_widened_before_they_are_multiplied(kind: type[np.signedinteger]) -> None:
    columns = dict(zip(TAILS, np.array([[127], [127], [126], [126]], kind), strict=True))
    reaches_nearly_all = AtLeast("tails", Fraction(9_999, 10_000))
    assert columns_numpy.truths(reaches_nearly_all, LAW, columns, 1).tolist() == [YES]
    assert columns_polars.truths(reaches_nearly_all, LAW, pl.DataFrame(columns)).to_list() == [YES]


@pytest.mark.parametrize("column", [[True, False], [True, None], [0.5, 1.0], [1.0, None], ["1", "-1"]])
def test_a_column_of_another_kind_is_refused(column: list[object]) -> None:
    for condition, name in ((RED, "is_red"), (REACHES, "tails.part_low")):
        with pytest.raises(TypeError, match=f"{name} is to hold signed whole numbers"):
            columns_numpy.truths(condition, LAW, {name: column}, 2)  # type: ignore[dict-item]
        with pytest.raises(TypeError, match=f"{name} is to hold signed whole numbers"):
            columns_polars.truths(condition, LAW, pl.DataFrame({name: column}))


def test_whole_numbers_that_no_column_holds_are_refused() -> None:
    for column in ([2**70], [2**70, None], [2**63]):
        with pytest.raises(TypeError, match="is_red is to hold signed whole numbers"):
            columns_numpy.truths(RED, LAW, {"is_red": column}, len(column))


@pytest.mark.parametrize("column", [[1, 1, 1], [[1], [1]], 1])
def test_a_column_of_another_shape_is_refused(column: object) -> None:
    with pytest.raises(ValueError, match="is_red is to have 2 rows"):
        columns_numpy.truths(RED, LAW, {"is_red": column}, 2)  # type: ignore[dict-item]


def test_no_rows_give_no_answers() -> None:
    assert both(RED & REACHES, {"is_red": [], **{name: [] for name in TAILS}}, 0) == []


def test_the_answer_is_a_column_of_its_own() -> None:
    red = np.array([1, 0], np.int8)
    answer = columns_numpy.truths(RED, LAW, {"is_red": red}, 2)
    answer[0] = -1
    assert red.tolist() == [1, 0]


# Law


def test_force_is_a_constant_and_what_is_not_in_force_is_not_looked_into() -> None:
    unset = AtLeast("tails", Figure("kites/nothing-sets-this"))
    assert both(Provision("kites/3", "", unset), {}, 2) == [NO, NO]
    assert both(InForce("kites/1") & ~InForce("kites/3"), {}, 2) == [YES, YES]
    with pytest.raises(LookupError, match="nothing-sets-this"):
        both(Provision("kites/1", "", unset), {}, 2)


def test_of_no_parts_all_hold_and_none_does() -> None:
    assert both(AllOf(()), {}, 2) == [YES, YES]
    assert both(AnyOf(()), {}, 2) == [NO, NO]


@pytest.mark.parametrize("joined", [AllOf, AnyOf])
def test_a_kind_of_condition_without_a_meaning_is_refused(joined: type[AllOf | AnyOf]) -> None:
    class Novel(Condition):
        pass

    with pytest.raises(TypeError, match="Novel has no meaning yet"):
        write(joined((RED, Novel())), LAW, columns_polars.PolarsWriter({}))


def test_the_logic_and_the_law_load_no_array_library() -> None:
    said = "import sys, ytterby.logic, ytterby.logic.columns, ytterby.law.mofcom_2025_61.rules; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout.split()
    assert "ytterby.logic.columns" in loaded
    assert not {"numpy", "polars"} & set(loaded)
