"""The roll-up, worked out by hand: magnet, motor, car, spare motor; the threshold; readings; bills of every shape."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.bom.bills import (
    AS_BOUGHT,
    DY,
    GOODS,
    MAGNET,
    TARGET,
    Figure,
    Number,
    amount,
    bill_of,
    content,
    controlled,
    held,
    notice,
    of,
    part,
    quote,
    rate,
    uses,
)
from ytterby.bom.basis import Basis
from ytterby.bom.bill import Bill, Kind
from ytterby.bom.plain import share_of
from ytterby.logic.bounds import NOTHING, Bounds, Share
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.rows import Row

PER_MILLE = Fraction(1, 1000)  # the height of the bar does not matter here, only that it is met or missed by one unit
MATERIAL = Kind(DY, YES, NO, NO, NO, NO)


def exactly(figure: Number) -> Bounds:
    return Bounds.exactly(figure)


def share(bill: Bill, top: str, sold_for: Figure = None, basis: Basis = AS_BOUGHT) -> Share:
    return share_of(held(bill, top, basis=basis), basis, amount(sold_for))


def ratio(bill: Bill, top: str, sold_for: Figure = None, basis: Basis = AS_BOUGHT) -> Bounds:
    return share(bill, top, sold_for, basis).ratio


# --- Magnet, motor, car, spare motor ------------------------------------------------------------------------------
#
# One magnet: 0.50 g of dysprosium metal at CNY 3,600 a kilogram and 0.10 g of the oxide at CNY 2,000, CNY 1 = JPY 20:
#   0.50 × 3.6 × 20 = 36 and 0.10 × 2.0 × 20 = 4, together 40 of 400: 10 %.
# A motor holds 24 of them: 960 of 96,000: 1 %. A car holds one motor: 960 of 3,000,000: 0.032 %.
# The same motor sold as a spare for 120,000: 0.8 %.

MAGNET_ROWS = (
    part("MAGNET", 400),
    content("MAGNET", "0.50", 3600, currency="CNY"),
    content("MAGNET", "0.10", 2000, material="Dy2O3", currency="CNY"),
    rate("CNY", 20),
)
MOTOR_ROWS = (
    part("MOTOR", 96_000),
    part("ROTOR", 30_000),
    part("SHAFT", 1_800, free=NO),
    uses("ROTOR", "MAGNET", 24),
    uses("ROTOR", "SHAFT"),
    uses("MOTOR", "ROTOR"),
)
CAR_ROWS = (part("CAR", 3_000_000), part("BODY", 980_000, free=NO), uses("CAR", "MOTOR"), uses("CAR", "BODY"))
CHAIN = {
    "one table for all": (*MAGNET_ROWS, *MOTOR_ROWS, *CAR_ROWS),
    "the motor maker has a notification of the magnet": (
        part("MAGNET", 400),
        notice("MAGNET", 10),
        *MOTOR_ROWS,
        *CAR_ROWS,
    ),
    "the car maker has a notification of the motor": (part("MOTOR", 96_000), notice("MOTOR", 1), *CAR_ROWS),
}


@pytest.mark.parametrize("rows", CHAIN.values(), ids=CHAIN)
def test_magnet_motor_car_and_spare_motor_agree_whoever_reckons(rows: tuple[Row, ...]) -> None:
    bill = bill_of(*rows)
    if bill.parts.keys() >= {"MAGNET"}:
        assert ratio(bill, "MAGNET") == exactly("0.10")
    assert ratio(bill, "MOTOR") == exactly("0.01")
    assert ratio(bill, "CAR") == exactly("0.00032")
    assert ratio(bill, "MOTOR", sold_for=120_000) == exactly("0.008")


def test_the_car_is_below_and_its_spare_motor_is_not() -> None:
    bill = bill_of(*CHAIN["one table for all"])
    assert share(bill, "CAR").at_least(PER_MILLE) is NO
    assert share(bill, "MOTOR", sold_for=120_000).at_least(PER_MILLE) is YES


def test_the_materials_are_told_apart_all_the_way_up() -> None:
    car = held(bill_of(*CHAIN["one table for all"]), "CAR")
    assert car.by_material == {"P1-02": exactly(24 * 36), "P1-12": exactly(24 * 4)}


# --- At the threshold ---------------------------------------------------------------------------------------------

# 0.5 g of dysprosium at 72,000 a kilogram is 36; of 36,000 that is 0.1 % to the last digit.
AT_THE_BAR = bill_of(part("M", 36_000), content("M", "0.5", 72_000))


def test_a_share_that_meets_the_bar_exactly() -> None:
    assert ratio(AT_THE_BAR, "M") == exactly(PER_MILLE)
    assert share(AT_THE_BAR, "M").at_least(PER_MILLE) is YES
    assert share(AT_THE_BAR, "M").above(PER_MILLE) is NO


@pytest.mark.parametrize(
    "below",
    [
        bill_of(part("M", 36_001), content("M", "0.5", 72_000)),
        bill_of(part("M", "36000.01"), content("M", "0.5", 72_000)),
        bill_of(part("M", 36_000), content("M", "0.499999", 72_000)),
        bill_of(part("M", 36_000), content("M", "0.5", "71999.99")),
        bill_of(part("M", 36_000), content("M", "0.5", 72_000, share="0.999999")),
    ],
    ids=[
        "a yen on the price",
        "a hundredth of a yen",
        "a microgram less",
        "a hundredth a kilogram",
        "a millionth foreign",
    ],
)
def test_one_unit_below_the_bar(below: Bill) -> None:
    assert share(below, "M").at_least(PER_MILLE) is NO


def test_a_price_that_no_binary_fraction_can_hold() -> None:
    """0.07 g at 3 a gram = 0.21 of 210.00: a float makes 0.21000000000000002 of it."""
    bill = bill_of(part("M", "210.00"), content("M", "0.07", 3000))
    assert share(bill, "M").above(PER_MILLE) is NO
    assert share(bill, "M").at_least(PER_MILLE) is YES


def test_a_range_is_open_only_where_it_spans_the_bar() -> None:
    bill = bill_of(part("M", 36_000), content("M", of("0.4", "0.6"), 72_000))
    assert share(bill, "M").at_least(PER_MILLE) is UNKNOWN
    assert share(bill, "M", sold_for=28_800).at_least(PER_MILLE) is YES  # 28.8 at least
    assert share(bill, "M", sold_for=43_201).at_least(PER_MILLE) is NO  # 43.2 at most


# --- Several materials --------------------------------------------------------------------------------------------

# 0.25 g of dysprosium at 72 a gram and 0.1 g of terbium at 180: 18 and 18 of 36,000: 0.05 % each.
TWO_HALVES = bill_of(
    part("M", 36_000), content("M", "0.25", 72_000), content("M", "0.1", 180_000, material="Tb"), uses("TOP", "M", 2)
)
EACH = Basis(several_materials="each")


def test_two_materials_of_half_the_bar_reach_it_together_and_not_each() -> None:
    assert ratio(TWO_HALVES, "M") == exactly(PER_MILLE)
    assert share(TWO_HALVES, "M").at_least(PER_MILLE) is YES
    assert ratio(TWO_HALVES, "M", basis=EACH) == exactly("0.0005")
    assert share(TWO_HALVES, "M", basis=EACH).at_least(PER_MILLE) is NO


def test_one_material_in_several_parts_is_one() -> None:
    bill = bill_of(
        *(part("A", 100), part("B", 100), content("A", 1, 18_000), content("B", 1, 18_000)),
        *(uses("TOP", "A"), uses("TOP", "B"), part("TOP", 36_000)),
    )
    assert ratio(bill, "TOP", basis=EACH) == exactly(PER_MILLE)


def test_an_amount_of_no_stated_material_may_be_one_or_many() -> None:
    notified = bill_of(part("M", 36_000), notice("M", "0.1"))
    assert ratio(notified, "M") == exactly(PER_MILLE)
    assert ratio(notified, "M", basis=EACH) == of(0, PER_MILLE)


def test_the_greatest_is_at_least_the_least_of_any_and_no_more_than_all() -> None:
    rows = (part("M", 1000), content("M", of(1, 4), 1000), content("M", of(2, 3), 1000, material="Tb"))
    assert share(bill_of(*rows), "M", basis=EACH).part == of(2, 4)
    assert share(bill_of(*rows, content("M", 5, 1000, material=None)), "M", basis=EACH).part == of(2, 9)


# --- The value of the item ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reading", "sold_for", "stated", "expected"),
    [
        ("as-sold", 120, 100, exactly(120)),
        ("lowest", 120, 100, exactly(100)),
        ("lowest", 90, 100, exactly(90)),
        ("highest", 120, 100, exactly(120)),
        ("highest", 90, 100, exactly(100)),
        ("as-sold", None, 100, exactly(100)),
        ("lowest", None, 100, exactly(100)),
        ("as-sold", 0, 100, exactly(100)),
        ("lowest", 120, None, exactly(120)),
        ("highest", 120, None, exactly(120)),
        ("lowest", of(110, 120), of(100, 115), of(100, 115)),
        ("highest", of(110, 120), of(100, 115), of(110, 120)),
        ("lowest", 120, of(100), of(100, 120)),
        ("highest", 120, of(100), of(120)),
        ("lowest", of(90), 100, of(90, 100)),
        ("highest", of(90), 100, of(100)),
    ],
)
def test_the_value_of_the_item(reading: str, sold_for: Figure, stated: Figure, expected: Bounds) -> None:
    basis = Basis(value_of_the_item=reading)  # type: ignore[arg-type]
    assert share(bill_of(part("M", stated)), "M", sold_for, basis).whole == expected


def test_a_value_that_cannot_be_read_is_stated_and_not_known() -> None:
    bill = bill_of(replace(part("M"), unreadable=frozenset({"unit_value"})))
    assert share(bill, "M", 120, Basis(value_of_the_item="lowest")).whole == of(0, 120)


def test_a_value_in_a_currency_without_a_rate_is_stated_and_not_known() -> None:
    """It may be the lower of the two: to leave it aside would be to say that it is not."""
    bill = bill_of(part("M", 100, currency="KRW"), content("M", "0.5", 72_000))
    assert share(bill, "M", 120, Basis(value_of_the_item="lowest")).whole == of(0, 120)
    assert share(bill, "M", 120).whole == exactly(120)


def test_the_same_figures_by_the_cost_and_by_the_price() -> None:
    """The van of the samples: 1,200 of 1,300,000 is 0.0923 %, of the 1,100,000 that it costs 0.1091 %."""
    van = bill_of(part("VAN", 1_100_000), part("M", 1200), notice("M", 100), uses("VAN", "M"))
    assert share(van, "VAN", 1_300_000).at_least(PER_MILLE) is NO
    assert share(van, "VAN", 1_300_000, Basis(value_of_the_item="lowest")).at_least(PER_MILLE) is YES


# --- Something that is Part 1 material itself ---------------------------------------------------------------------


def test_a_material_is_that_material_to_the_last_yen() -> None:
    bill = bill_of(part("M", 58_000, unit="kg", origin="CN"), kinds={"M": MATERIAL})
    assert share(bill, "M", sold_for=66_000) == Share(exactly(66_000), exactly(66_000))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((part("M", origin="CN"),), exactly(1)),
        ((part("M", of(90, 110), origin="CN"),), exactly(1)),
        ((part("M", 100, origin="JP"),), exactly(0)),
        ((part("M", 100),), of(0, 1)),
        ((part("M", 100, origin="CN"), notice("M", 100)), exactly(1)),
        ((part("M", 100), content("M", 1000, 80, share="0.4")), exactly("0.4")),
    ],
    ids=["no price", "a price between bounds", "Japanese", "origin unknown", "notified", "a lot of mixed origin"],
)
def test_the_share_of_a_material_is_that_of_chinese_origin(rows: tuple[Row, ...], expected: Bounds) -> None:
    assert ratio(bill_of(*rows, kinds={"M": MATERIAL}), "M", sold_for=120) == expected


def test_a_material_of_two_lots_is_known_by_its_amounts() -> None:
    """1,000 g of either lot at 0.1 a gram are 40 and 100 of 100: which lot it is nobody says."""
    lots = (content("M", 1000, 100, share="0.4", lot="1"), content("M", 1000, 100, lot="2"))
    assert ratio(bill_of(part("M", 100), *lots, kinds={"M": MATERIAL}), "M", 120) == of("0.4", 1)


@pytest.mark.parametrize(
    ("origin", "expected", "share_at_120"),
    [("CN", exactly(90), exactly(1)), ("JP", exactly(60), exactly("0.5")), (None, of(0, 90), of(0, "0.75"))],
)
def test_an_alloy_melted_from_materials_counts_whole_or_by_what_went_in(
    origin: str | None, expected: Bounds, share_at_120: Bounds
) -> None:
    bill = bill_of(
        *(part("ALLOY", 90, unit="kg", origin=origin), part("DY", 80, unit="kg", origin="CN")),
        uses("ALLOY", "DY", 750, "g"),
        kinds={"ALLOY": Kind(DY, YES, NO, NO, NO, NO), "DY": MATERIAL},
    )
    assert controlled(bill, "ALLOY") == expected
    assert ratio(bill, "ALLOY", sold_for=120) == share_at_120


def test_the_price_paid_is_no_ceiling_for_a_material_that_is_worth_more_today() -> None:
    bill = bill_of(part("M", 72, unit="g"), quote("Dy", 78_000), kinds={"M": MATERIAL})
    assert controlled(bill, "M", basis=Basis(price_of_the_material="higher")) == of(0, 78)


# --- Finished Chinese magnets: the readings -----------------------------------------------------------------------

WHOLE, LEFT_OUT = Basis(numerator="whole-article"), Basis(finished_magnets="not-counted")


def motor(origin: str | None, *said: Row, kind: Kind = MAGNET) -> Bill:
    """A motor of 10,000 with one magnet of 100 in its rotor."""
    rows = (part("MOTOR", 10_000), part("M", 100, origin=origin), uses("MOTOR", "ROTOR"), uses("ROTOR", "M"))
    return bill_of(*rows, *said, kinds={"M": kind, "ROTOR": GOODS, "MOTOR": GOODS})


HOLDS_10 = content("M", 1, 10_000)
HOLDS_NONE = content("M", 1, 10_000, origin="JP")


@pytest.mark.parametrize(
    ("basis", "origin", "said", "kind", "expected"),
    [
        (AS_BOUGHT, "CN", HOLDS_10, MAGNET, exactly(10)),
        (WHOLE, "CN", HOLDS_10, MAGNET, exactly(100)),
        (WHOLE, "CN", HOLDS_10, TARGET, exactly(100)),
        (WHOLE, "JP", HOLDS_10, MAGNET, exactly(10)),
        (WHOLE, None, HOLDS_10, MAGNET, of(10, 100)),
        (WHOLE, "CN", HOLDS_10, Kind(), of(10, 100)),
        (WHOLE, "CN", HOLDS_10, GOODS, exactly(10)),
        (WHOLE, "CN", None, MAGNET, of(0, 100)),
        (WHOLE, "CN", HOLDS_NONE, MAGNET, NOTHING),
        (LEFT_OUT, "CN", HOLDS_10, MAGNET, NOTHING),
        (LEFT_OUT, "CN", HOLDS_10, TARGET, NOTHING),
        (LEFT_OUT, "JP", HOLDS_10, MAGNET, exactly(10)),
        (LEFT_OUT, None, HOLDS_10, MAGNET, of(0, 10)),
        (LEFT_OUT, "CN", HOLDS_10, Kind(), of(0, 10)),
        (LEFT_OUT, "CN", HOLDS_10, GOODS, exactly(10)),
        (LEFT_OUT, "HK", HOLDS_10, MAGNET, exactly(10)),
        (Basis("part-one-value", "not-counted", regions_share_chinese_origin=True), "HK", HOLDS_10, MAGNET, NOTHING),
    ],
)
def test_what_a_magnet_adds_to_a_motor(
    basis: Basis, origin: str | None, said: Row | None, kind: Kind, expected: Bounds
) -> None:
    bill = motor(origin, *([said] if said else []), kind=kind)
    assert controlled(bill, "MOTOR", basis=basis) == expected


@pytest.mark.parametrize("basis", [WHOLE, LEFT_OUT])
def test_a_magnet_by_itself_holds_the_same_by_every_reading(basis: Basis) -> None:
    assert controlled(motor("CN", HOLDS_10), "M", basis=basis) == exactly(10)


def test_a_component_that_no_table_knows_may_be_a_finished_chinese_magnet() -> None:
    bill = bill_of(part("MOTOR", 10_000), uses("MOTOR", "M"), HOLDS_10)
    assert controlled(bill, "MOTOR") == exactly(10)
    assert controlled(bill, "MOTOR", basis=LEFT_OUT) == of(0, 10)
    assert controlled(bill, "MOTOR", basis=WHOLE) == of(0, 10_000)


def test_the_published_example_of_the_whole_magnet() -> None:
    """A Chinese magnet of 100 dollars in a motor of 10,000: 1.0 %."""
    assert ratio(motor("CN", HOLDS_10), "MOTOR", basis=WHOLE) == exactly("0.01")


def test_the_price_of_the_material_moves_the_share_of_the_car() -> None:
    rows = (*CHAIN["one table for all"], quote("Dy", 78_000))
    assert ratio(bill_of(*rows), "MOTOR") == exactly("0.01")
    # 0.50 g at 78 = 39 and 4: 24 × 43 = 1,032 of 96,000
    assert ratio(bill_of(*rows), "MOTOR", basis=Basis(price_of_the_material="higher")) == exactly("0.01075")
