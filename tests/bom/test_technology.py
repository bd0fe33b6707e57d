"""Of what kind the technology from China is, when it was received, and whether an earlier stage used any."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bom.bills import (
    DAY,
    DY,
    GOODS,
    MAGNET,
    NOTHING,
    TARGET,
    bill_of,
    content,
    held,
    notice,
    part,
    technology,
    uses,
)
from ytterby.bom.bill import Bill, Kind
from ytterby.bom.technology import NONE, OPEN, Technology, any_of, before_or_beside, if_so
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.rows import Row

MATERIAL = Kind(DY, YES, NO, NO, NO, NO)
EARLY, PUBLISHED, LATE = date(2025, 1, 1), date(2025, 10, 9), date(2026, 1, 1)


def magnet(*rows: Row, kind: Kind = MAGNET) -> Technology:
    """The technology in question of a magnet by itself."""
    return held(bill_of(part("M", 100), *rows, kinds={"M": kind}), "M").holds.in_question


def motor(*rows: Row, made_in: str | None = "JP", kind: Kind = MAGNET) -> Bill:
    """A motor with two magnets, made in Japan unless another country is given."""
    motor_and_magnet = part("TOP", 500), part("M", 100, made_in=made_in), uses("TOP", "M", 2)
    return bill_of(*motor_and_magnet, *rows, kinds={"TOP": GOODS, "M": kind})


# --- Controlled ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("controlled", [YES, NO, UNKNOWN])
def test_whether_it_is_controlled_stands_in_its_column(controlled: Truth) -> None:
    assert magnet(technology("M", YES, controlled=controlled)).controlled is controlled


def test_of_several_uses_one_that_is_controlled_is_enough() -> None:
    several = technology("M", YES, controlled=NO), technology("M", YES, stage="smelting", controlled=YES)
    assert magnet(*several).controlled is YES


def test_what_was_not_used_does_not_matter() -> None:
    rows = technology("M", YES, controlled=NO), technology("M", NO, stage="smelting", controlled=YES)
    assert magnet(*rows).controlled is NO
    assert magnet(technology("M", NO, stage=None, controlled=YES)).used is NO


def test_what_may_have_been_used_is_controlled_at_most_perhaps() -> None:
    assert magnet(technology("M", UNKNOWN, controlled=YES)).controlled is UNKNOWN
    assert magnet(technology("M", UNKNOWN, controlled=NO)).used is UNKNOWN
    assert magnet().controlled is UNKNOWN


def test_a_notification_does_not_say_of_what_kind_it_is() -> None:
    notified = magnet(technology("M", YES, controlled=NO), notice("M", basis="technology"))
    assert (notified.used, notified.controlled) == (YES, UNKNOWN)


# --- Received -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "before"),
    [
        ([EARLY], YES),
        ([LATE], NO),
        ([PUBLISHED], NO),
        ([EARLY, LATE], NO),
        ([EARLY, None], UNKNOWN),
        ([LATE, None], NO),
    ],
)
def test_it_came_before_a_day_if_all_of_it_did(received: list[date | None], before: Truth) -> None:
    stages = ("magnet-making", "smelting")
    rows = [technology("M", YES, stage=stage, received=each) for stage, each in zip(stages, received, strict=False)]
    assert magnet(*rows).came_before(PUBLISHED) is before


def test_what_may_not_have_been_used_came_late_at_most_perhaps() -> None:
    assert magnet(technology("M", UNKNOWN, received=LATE)).came_before(PUBLISHED) is UNKNOWN
    assert magnet(technology("M", UNKNOWN, received=EARLY)).came_before(PUBLISHED) is UNKNOWN  # other stages are open
    assert magnet(technology("M", NO, stage=None, received=LATE)).came_before(PUBLISHED) is NO


# --- Of which magnets ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "magnets", "expected"),
    [
        ("magnet-making", "samarium-cobalt", YES),
        ("magnet-making", "neodymium-iron-boron", YES),
        ("magnet-making", "cerium", YES),
        ("magnet-making", "other", NO),
        ("magnet-making", None, UNKNOWN),
        ("smelting", "other", YES),
        ("smelting", None, YES),
        (None, "cerium", YES),
        (None, "other", UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_the_definition_narrows_magnet_making_alone(stage: str | None, magnets: str | None, expected: Truth) -> None:
    assert magnet(technology("M", YES, stage=stage, magnets=magnets)).of_named_magnets is expected


@pytest.mark.parametrize("kind", [MATERIAL, TARGET])
def test_a_material_and_a_target_are_not_made_by_making_magnets(kind: Kind) -> None:
    assert magnet(technology("M", YES, stage=None), kind=kind).of_named_magnets is YES


# --- What is inside -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_in", "used", "controlled"), [("JP", YES, YES), ("CN", NO, NO), (None, UNKNOWN, UNKNOWN)]
)
def test_the_magnets_inside_are_in_question_if_they_were_made_abroad(
    made_in: str | None, used: Truth, controlled: Truth
) -> None:
    found = held(motor(technology("M", YES, controlled=YES), made_in=made_in), "TOP").holds
    assert found.in_question.used is used
    assert found.in_question.controlled is controlled
    assert found.of_earlier_stages.used is used


def test_what_is_said_of_a_bought_assembly_is_said_of_its_magnets() -> None:
    bought = bill_of(part("TOP", 500), technology("TOP", YES, controlled=YES, received=EARLY), kinds={"TOP": GOODS})
    found = held(bought, "TOP").holds
    assert found.magnet_technology.used is YES
    assert found.in_question.controlled is UNKNOWN  # it is open whether a magnet is inside
    assert found.in_question.came_before(PUBLISHED) is UNKNOWN


# --- Earlier stages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"smelting": YES}, YES),
        ({"mining": YES, "magnet-making": NO}, YES),
        ({"magnet-making": YES}, UNKNOWN),
        ({"magnet-making": NO}, UNKNOWN),
        ({None: NO}, NO),
        ({None: YES}, UNKNOWN),
        ({"mining": NO, "separation": NO, "smelting": NO}, NO),
        ({"recycling": NO, "separation": NO, "smelting": NO}, NO),
        ({"mining": NO, "separation": NO}, UNKNOWN),
        ({"separation": NO, "smelting": NO}, UNKNOWN),
        ({"mining": NO, "separation": NO, "smelting": UNKNOWN}, UNKNOWN),
        ({None: NO, "smelting": UNKNOWN}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_the_stages_before_magnet_making(said: dict[str | None, Truth], expected: Truth) -> None:
    rows = [technology("M", truth, stage=stage) for stage, truth in said.items()]
    assert held(bill_of(part("M"), *rows, kinds={"M": MAGNET}), "M").holds.of_earlier_stages.used is expected


@pytest.mark.parametrize(
    ("stage", "said", "expected"),
    [
        ("mining", YES, YES),
        ("mining", NO, NO),
        ("recycling", NO, NO),
        ("smelting", YES, UNKNOWN),
        ("magnet-making", YES, UNKNOWN),
        (None, NO, NO),
    ],
)
def test_before_a_material_there_is_the_mine(stage: str | None, said: Truth, expected: Truth) -> None:
    bill = bill_of(part("M"), technology("M", said, stage=stage), kinds={"M": MATERIAL})
    assert held(bill, "M").holds.of_earlier_stages.used is expected


def melted(*rows: Row, made_in: str | None = "JP") -> Truth:
    """Whether an earlier stage of a magnet used Chinese technology whose metal has a part number of its own."""
    parts = part("M", 100, made_in="JP"), part("D", 10, made_in=made_in), uses("M", "D", 1)
    return held(bill_of(*parts, *rows, kinds={"M": MAGNET, "D": MATERIAL}), "M").holds.of_earlier_stages.used


@pytest.mark.parametrize(("made_in", "expected"), [("JP", YES), ("CN", NO), (None, UNKNOWN)])
def test_a_material_made_abroad_is_an_earlier_stage_of_the_magnet(made_in: str | None, expected: Truth) -> None:
    assert melted(technology("D", YES, stage="smelting"), made_in=made_in) is expected
    assert melted(technology("D", YES, stage="mining"), made_in=made_in) is expected


def test_where_the_bill_is_known_it_speaks_but_a_yes_is_not_outweighed() -> None:
    no = technology("D", NO, stage=None)
    assert melted(no) is NO
    assert melted(no, technology("M", UNKNOWN, stage="smelting")) is NO
    assert melted(no, technology("M", YES, stage="smelting")) is YES
    assert melted(technology("D", NO, stage="smelting")) is UNKNOWN  # nothing is said of the mine


def test_free_goods_have_no_earlier_stage_and_silent_ones_may() -> None:
    free = held(bill_of(part("S", free=NO), kinds={"S": NOTHING}), "S").holds
    assert free.of_earlier_stages.used is NO
    assert held(bill_of(part("S"), kinds={"S": NOTHING}), "S").holds.of_earlier_stages.used is UNKNOWN
    stated = bill_of(part("S", free=NO), technology("S", YES, stage="smelting"), kinds={"S": NOTHING})
    assert held(stated, "S").holds.of_earlier_stages.used is YES


def test_none_of_it_goes_in() -> None:
    bill = bill_of(part("TOP"), part("M", made_in="JP"), uses("TOP", "M", 0), technology("M", YES), kinds={"M": MAGNET})
    assert held(bill, "TOP").holds.inside.used is NO


def test_around_a_cycle_everything_is_open() -> None:
    bill = bill_of(part("A"), part("B"), uses("A", "B"), uses("B", "A"), kinds={"A": GOODS, "B": GOODS})
    assert held(bill, "A").holds.of_earlier_stages.used is UNKNOWN


def test_what_came_before_is_in_question_only_where_the_thing_itself_had_none() -> None:
    smelted = technology("D", YES, stage="smelting", controlled=YES)
    parts = part("M", 100, made_in="JP"), part("D", 10, made_in="JP"), uses("M", "D", 1), content("D", 1, 1)
    kinds = {"M": MAGNET, "D": MATERIAL}
    for said, controlled in ((NO, YES), (UNKNOWN, UNKNOWN), (YES, NO)):
        rows = (*parts, smelted, technology("M", said, controlled=NO))
        assert held(bill_of(*rows, kinds=kinds), "M").holds.in_question.controlled is controlled


# --- Joining ------------------------------------------------------------------------------------------------------

TRUTHS = st.sampled_from([NO, UNKNOWN, YES])
DAYS = st.sampled_from([EARLY, PUBLISHED, LATE])


@st.composite
def technologies(draw: st.DrawFn) -> Technology:
    stated = Technology(YES, draw(TRUTHS), draw(TRUTHS), *draw(st.sampled_from([(EARLY, EARLY), (None, date.max)])))
    return draw(st.sampled_from([NONE, OPEN, stated, if_so(UNKNOWN, stated)]))


@given(technologies(), technologies(), technologies())
def test_uses_are_joined_in_any_order(one: Technology, two: Technology, three: Technology) -> None:
    assert any_of([one, any_of([two, three])]) == any_of([any_of([three, one]), two]) == any_of([one, two, three])
    assert any_of([one, NONE]) == any_of([one]) == one


@given(technologies(), technologies(), DAYS)
def test_to_know_what_was_used_never_turns_an_answer_round(itself: Technology, earlier: Technology, day: date) -> None:
    """What is in question while it is open whether the thing itself was so made agrees with either answer."""
    still_open = before_or_beside(if_so(UNKNOWN, itself), earlier)
    for known in (itself, NONE):
        found = before_or_beside(known, earlier)
        assert_agrees(still_open.used, found.used)
        if found.used is YES:  # of what was not used nothing is asked
            assert_agrees(still_open.controlled, found.controlled)
            assert_agrees(still_open.of_named_magnets, found.of_named_magnets)
            assert_agrees(still_open.came_before(day), found.came_before(day))


def assert_agrees(was: Truth, found: Truth) -> None:
    assert was is UNKNOWN or was is found


def test_nothing_used_came_before_no_day() -> None:
    assert NONE.came_before(DAY) is NO
    assert OPEN.came_before(DAY) is UNKNOWN
