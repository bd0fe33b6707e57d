"""What is inside a part: magnets and targets at any depth, and magnets made with technology from China."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.bom.bills import (
    DAY,
    DY,
    GOODS,
    MAGNET,
    NOTHING,
    TARGET,
    Figure,
    bill_of,
    content,
    held,
    notice,
    of,
    part,
    technology,
    uses,
)
from ytterby.bom.bill import Kind
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.rows import Notice, Row

OPEN = Kind()
MATERIAL = Kind(DY, YES, NO, NO, NO, NO)


def magnet_in(*rows: Row, kinds: Mapping[str, Kind], top: str = "TOP") -> Truth:
    return held(bill_of(*rows, kinds=kinds), top).contains_magnet


def target_in(*rows: Row, kinds: Mapping[str, Kind], top: str = "TOP") -> Truth:
    return held(bill_of(*rows, kinds=kinds), top).contains_target


# --- By the bill --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("child", "expected"),
    [(MAGNET, YES), (OPEN, UNKNOWN), (NOTHING, NO), (TARGET, NO), (MATERIAL, NO), (GOODS, UNKNOWN)],
)
def test_a_magnet_is_inside_at_any_depth(child: Kind, expected: Truth) -> None:
    rows = (uses("TOP", "MID"), uses("MID", "M"), part("M"))
    assert magnet_in(*rows, kinds={"TOP": GOODS, "MID": GOODS, "M": child}) is expected


@pytest.mark.parametrize(("child", "expected"), [(TARGET, YES), (OPEN, UNKNOWN), (NOTHING, NO), (MAGNET, NO)])
def test_a_target_is_inside_at_any_depth(child: Kind, expected: Truth) -> None:
    rows = (uses("TOP", "MID"), uses("MID", "M"), part("M"))
    assert target_in(*rows, kinds={"TOP": GOODS, "MID": GOODS, "M": child}) is expected


def test_a_magnet_does_not_contain_itself() -> None:
    assert magnet_in(part("TOP"), kinds={"TOP": MAGNET}) is NO


@pytest.mark.parametrize(
    ("quantity", "expected"), [(0, NO), (1, YES), (None, YES), (of(0, 2), UNKNOWN), (of(1, 2), YES), ("0.1", YES)]
)
def test_how_many_matters_only_where_it_may_be_none(quantity: Figure, expected: Truth) -> None:
    """A line without a quantity says that some goes in; "0..2" says that it may be none."""
    assert magnet_in(uses("TOP", "M", quantity), kinds={"TOP": GOODS, "M": MAGNET}) is expected


def test_no_piece_is_none_in_whatever_unit() -> None:
    rows = (uses("TOP", "M", 0, "kg"), part("M", unit="pcs"))
    assert magnet_in(*rows, kinds={"TOP": GOODS, "M": MAGNET}) is NO


def test_a_bill_that_shows_a_magnet_outweighs_a_row_that_denies_it() -> None:
    assert magnet_in(uses("TOP", "M"), kinds={"TOP": NOTHING, "M": MAGNET}) is YES


def test_a_row_that_states_a_magnet_outweighs_a_bill_that_shows_none() -> None:
    kinds = {"TOP": replace(GOODS, contains_magnet=YES), "M": NOTHING}
    assert magnet_in(uses("TOP", "M"), kinds=kinds) is YES


def test_a_component_that_no_table_knows_leaves_it_open() -> None:
    assert magnet_in(uses("TOP", "?"), kinds={"TOP": GOODS}) is UNKNOWN
    assert target_in(uses("TOP", "?"), kinds={"TOP": GOODS}) is UNKNOWN


def test_a_part_that_goes_round_may_hold_anything() -> None:
    found = held(bill_of(uses("A", "B"), uses("B", "A"), technology("A", NO), kinds={"A": GOODS, "B": GOODS}), "A")
    assert (found.contains_magnet, found.contains_target, found.magnet_made_with_technology) == (UNKNOWN,) * 3


# --- Of a bought part whose bill is not known ---------------------------------------------------------------------


def test_a_part_that_is_free_of_rare_earths_holds_neither() -> None:
    assert magnet_in(part("TOP", free=NO), kinds={"TOP": GOODS}) is NO
    assert target_in(part("TOP", free=NO), kinds={"TOP": GOODS}) is NO


def notified(*notices: Notice, kind: Kind = GOODS, supplier: str | None = None, free: Truth = UNKNOWN) -> Truth:
    return magnet_in(part("TOP", 100, supplier=supplier, free=free), *notices, kinds={"TOP": kind})


def test_who_notifies_an_assembly_says_that_a_magnet_is_inside() -> None:
    assert notified(notice("TOP", "0.5")) is YES
    assert notified() is UNKNOWN


def test_it_does_not_hang_on_the_price() -> None:
    assert magnet_in(part("TOP"), notice("TOP", "0.5"), kinds={"TOP": GOODS}) is YES


def test_a_notification_of_technology_says_so_too() -> None:
    assert notified(notice("TOP", None, basis="technology")) is YES


def test_a_notification_of_technology_needs_no_name_beside_it() -> None:
    assert notified(notice("TOP", None, basis="technology", supplier="A")) is YES
    assert notified(notice("TOP", None, basis="technology", supplier="A"), supplier="B") is UNKNOWN


def test_a_share_of_nothing_notifies_nothing() -> None:
    assert notified(notice("TOP", 0)) is UNKNOWN
    assert notified(notice("TOP", of(0, "0.5"))) is UNKNOWN
    assert notified(notice("TOP", None)) is UNKNOWN


def test_a_notification_that_waits_says_nothing() -> None:
    assert notified(notice("TOP", "0.5", status="pending")) is UNKNOWN


@pytest.mark.parametrize("kind", [MAGNET, TARGET, MATERIAL])
def test_what_is_listed_by_itself_is_notified_as_that(kind: Kind) -> None:
    assert notified(notice("TOP", "0.5"), kind=kind) is NO


def test_where_it_is_open_what_the_part_is_nothing_follows() -> None:
    assert notified(notice("TOP", "0.5"), kind=OPEN) is UNKNOWN


def test_of_several_suppliers_all_must_notify() -> None:
    of_a, of_b = notice("TOP", "0.5", supplier="A"), notice("TOP", "0.4", number="N-2", supplier="B")
    assert notified(of_a, of_b) is YES
    assert notified(of_a, of_b, supplier="C") is UNKNOWN
    assert magnet_in(part("TOP"), of_a, content("TOP", 1, 1, supplier="B"), kinds={"TOP": GOODS}) is UNKNOWN


def test_a_row_that_denies_rare_earths_and_a_supplier_who_notifies_leave_it_open() -> None:
    assert notified(notice("TOP", "0.5"), kind=NOTHING, free=NO) is UNKNOWN
    assert notified(notice("TOP", None, basis="technology"), kind=NOTHING, free=NO) is UNKNOWN
    assert notified(notice("TOP", 0), kind=NOTHING, free=NO) is NO


def test_a_notified_assembly_holds_a_magnet_although_its_bill_shows_none() -> None:
    rows = (part("TOP", 100), notice("TOP", "0.5"), uses("TOP", "X"), part("X", free=NO))
    assert magnet_in(*rows, kinds={"TOP": GOODS, "X": NOTHING}) is YES
    by_some = (part("TOP", 100, supplier="B"), notice("TOP", "0.5", supplier="A"), *rows[2:])
    assert magnet_in(*by_some, kinds={"TOP": GOODS, "X": NOTHING}) is UNKNOWN


# --- Technology ---------------------------------------------------------------------------------------------------

EARLIER, LATER = date(2026, 10, 1), date(2026, 11, 1)


def made_with(*rows: Row, line: str | None = None, day: date = DAY) -> Truth:
    """Whether the magnet M was made with Chinese technology; the order of the rows makes no difference."""
    found = {
        held(bill_of(part("M", plant_line=line), *each, kinds={"M": MAGNET}), "M", day=day).made_with_technology
        for each in (rows, rows[::-1])
    }
    assert len(found) == 1
    return found.pop()


def test_where_nothing_is_said_it_is_open() -> None:
    assert made_with() is UNKNOWN


@pytest.mark.parametrize("said", [YES, NO, UNKNOWN])
def test_what_is_said_of_the_part(said: Truth) -> None:
    assert made_with(technology("M", said)) is said


@pytest.mark.parametrize("said", [YES, NO])
def test_a_part_inherits_what_is_said_of_its_line(said: Truth) -> None:
    assert made_with(technology(None, said, line="L1"), line="L1") is said
    assert made_with(technology(None, said, line="L1"), line="L2") is UNKNOWN
    assert made_with(technology(None, said, line="L1")) is UNKNOWN


def test_what_is_said_of_another_part_on_the_line_is_not_inherited() -> None:
    assert made_with(technology("OTHER", NO, line="L1"), line="L1") is UNKNOWN


def test_one_stage_is_enough() -> None:
    assert made_with(technology("M", NO), technology("M", YES, stage="smelting")) is YES
    assert made_with(technology("M", NO), technology("M", UNKNOWN, stage="smelting")) is UNKNOWN


def test_of_each_stage_the_latest_statement_counts() -> None:
    earlier, later = technology("M", YES, as_of=EARLIER), technology("M", NO, as_of=LATER)
    assert made_with(earlier, later) is NO
    assert made_with(earlier, technology("M", NO, stage="smelting", as_of=LATER)) is YES


def test_on_an_earlier_day_the_statement_of_that_day_counts() -> None:
    """What was made with Chinese technology then is not changed by a change of process since."""
    earlier, later = technology("M", YES, as_of=EARLIER), technology("M", NO, as_of=LATER)
    assert made_with(earlier, later, day=date(2026, 10, 15)) is YES


def test_where_all_statements_are_later_the_first_counts() -> None:
    assert made_with(technology("M", NO, as_of=EARLIER), technology("M", YES, as_of=LATER), day=date(2026, 9, 1)) is NO


def test_two_statements_of_one_day_that_differ_leave_it_open() -> None:
    assert made_with(technology("M", NO), technology("M", YES)) is UNKNOWN
    assert made_with(technology("M", YES), technology("M", UNKNOWN)) is YES
    assert made_with(technology("M", NO), technology("M", UNKNOWN)) is UNKNOWN


def test_a_statement_without_a_date_may_be_the_latest() -> None:
    assert made_with(technology("M", YES, as_of=None), technology("M", NO)) is UNKNOWN
    assert made_with(technology("M", NO, as_of=None), technology("M", NO)) is NO


def test_a_stage_that_cannot_be_read_is_not_all_stages() -> None:
    assert made_with(replace(technology("M", NO, stage=None), unreadable=frozenset({"stage"}))) is UNKNOWN
    assert made_with(replace(technology("M", YES, stage=None), unreadable=frozenset({"stage"}))) is YES


def test_a_notification_of_technology_is_a_statement() -> None:
    assert made_with(notice("M", None, basis="technology")) is YES
    assert made_with(notice("M", None, basis="technology"), technology("M", NO)) is YES
    assert made_with(notice("M", None, basis="technology", status="rejected"), technology("M", NO)) is NO


def magnets_of(*rows: Row, magnet: Kind = MAGNET, made_in: str | None = "JP") -> Truth:
    """Whether a magnet in the motor TOP, which uses M and a shaft, was made with Chinese technology."""
    bought = (part("TOP"), part("M", made_in=made_in), part("X"))
    kinds = {"TOP": GOODS, "M": magnet, "X": NOTHING}
    bill = bill_of(*bought, uses("TOP", "M"), uses("TOP", "X"), *rows, kinds=kinds)
    assert held(bill, "TOP").made_with_technology is NO  # no stage of the five makes a motor
    return held(bill, "TOP").magnet_made_with_technology


@pytest.mark.parametrize("said", [YES, NO, UNKNOWN])
def test_the_magnets_of_a_bill_speak_for_themselves(said: Truth) -> None:
    assert magnets_of(technology("M", said)) is said


def test_only_what_was_made_abroad_carries_up() -> None:
    """61, 一（二）, speaks of making abroad: how a Chinese magnet was made in China is no matter of the motor."""
    assert magnets_of(technology("M", YES), made_in="CN") is NO
    assert magnets_of(technology("M", YES), made_in=None) is UNKNOWN
    assert magnets_of(technology("M", NO), made_in=None) is NO


def test_what_is_not_known_to_be_a_magnet_leaves_it_open() -> None:
    assert magnets_of(technology("M", YES), magnet=OPEN) is UNKNOWN
    assert magnets_of(technology("M", YES), magnet=NOTHING) is NO


def test_a_supplier_who_says_yes_of_the_whole_is_not_outweighed() -> None:
    assert magnets_of(technology("M", NO), technology("TOP", YES)) is YES
    assert magnets_of(technology("M", NO), notice("TOP", None, basis="technology")) is YES
    assert magnets_of(technology("TOP", NO)) is UNKNOWN


def test_the_line_on_which_a_motor_is_put_together_says_nothing_of_its_magnets() -> None:
    rows = (part("TOP", plant_line="L1"), technology(None, YES, line="L1"), technology("M", NO))
    assert magnets_of(*rows) is NO


@pytest.mark.parametrize("said", [YES, NO])
def test_what_is_said_of_a_bought_assembly_is_said_of_the_magnets_in_it(said: Truth) -> None:
    bought = bill_of(part("TOP"), technology("TOP", said), kinds={"TOP": replace(GOODS, contains_magnet=YES)})
    assert held(bought, "TOP").magnet_made_with_technology is said


def test_without_a_magnet_inside_none_was_made() -> None:
    nothing_inside = bill_of(part("TOP", free=NO), technology("TOP", YES), kinds={"TOP": GOODS})
    assert held(nothing_inside, "TOP").magnet_made_with_technology is NO
