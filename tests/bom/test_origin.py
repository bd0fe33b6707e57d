"""How much of a material is of Chinese origin: by where it was last made, by what it was made from, and by shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bom.bills import (
    DAY,
    DY,
    DY_FLUORIDE,
    DY_IRON,
    DY_OXIDE,
    HOLMIUM,
    SM,
    bill_of,
    content,
    controlled,
    held,
    notice,
    of,
    part,
    quote,
    uses,
)
from ytterby.bom.basis import Basis
from ytterby.bom.bill import Kind
from ytterby.bom.evidence import evidence_for
from ytterby.bom.origin import chinese_part_of_part, chinese_part_of_row, rows_of_one_mass
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.rows import Content

LAST_STEP = Basis()
CHINESE_STAGE = Basis(origin_of_refined_material="chinese-stage")
NEW_ORIGIN = Basis(recycled_material="new-origin")
COMPOUNDS = Basis(unlisted_compounds="counted")
OF_57 = Basis(elements_of_57="counted")
MATERIALS = {"Dy": DY, "Dy2O3": DY_OXIDE, "DyFe": DY_IRON, "Sm": SM, "DyF3": DY_FLUORIDE}
ALL, NOTHING, OPEN = of(1, 1), of(0, 0), of(0, 1)


def refined(material: str | None, basis: Basis = CHINESE_STAGE, **cells: object) -> Bounds:
    """How much of a row from Japan is Chinese, unless the cells say otherwise."""
    row = replace(content("M", 10, 1000, material=material, origin="JP"), **cells)  # type: ignore[arg-type]
    return chinese_part_of_row(row, MATERIALS.get(material or ""), basis)


# --- What was refined abroad --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("material", "made_from", "expected"),
    [
        ("Dy", "oxide", ALL),
        ("Dy", "metal", ALL),
        ("Dy", "ore", NOTHING),
        ("Dy", "other-compound", NOTHING),
        ("Dy", None, OPEN),
        ("DyFe", "metal", ALL),
        ("DyFe", "oxide", ALL),
        ("DyFe", None, OPEN),
        ("Sm", "oxide", NOTHING),
        ("Sm", "metal", ALL),
        ("Sm", None, NOTHING),
        ("Dy2O3", "oxide", ALL),
        ("Dy2O3", None, NOTHING),
        ("Dy", "recycled-magnets", NOTHING),
        ("moonstone", None, OPEN),
        ("moonstone", "ore", NOTHING),
    ],
)
def test_a_chinese_stage_counts_if_it_was_itself_an_item_of_part_one(
    material: str, made_from: str | None, expected: Bounds
) -> None:
    basis = Basis(origin_of_refined_material="chinese-stage", recycled_material="new-origin")
    assert refined(material, basis, made_from=made_from, made_from_origin="CN") == expected
    assert refined(material, LAST_STEP, made_from=made_from, made_from_origin="CN") == (
        ALL if made_from == "recycled-magnets" else NOTHING
    )


@pytest.mark.parametrize(("at", "expected"), [("CN", ALL), ("AU", NOTHING), ("HK", NOTHING), (None, OPEN)])
def test_the_stage_has_to_be_chinese(at: str | None, expected: Bounds) -> None:
    assert refined("Dy", made_from="oxide", made_from_origin=at) == expected


def test_a_stage_in_a_region_is_chinese_if_the_region_is() -> None:
    basis = replace(CHINESE_STAGE, regions_share_chinese_origin=True)
    assert refined("Dy", basis, made_from="oxide", made_from_origin="HK") == ALL


def test_from_elsewhere_is_not_chinese_whatever_it_was_made_from() -> None:
    assert refined("Dy", made_from_origin="AU") == NOTHING


def test_what_cannot_be_read_leaves_it_open_and_what_is_chinese_anyway_is_not_touched() -> None:
    assert refined("Dy2O3", unreadable=frozenset({"made_from"})) == OPEN
    assert refined("Dy2O3", LAST_STEP, unreadable=frozenset({"made_from"})) == OPEN  # it may say that it was recycled
    assert refined("Dy2O3", LAST_STEP, unreadable=frozenset({"made_from"}), made_from_origin="JP") == NOTHING
    assert refined("Dy", made_from="oxide", unreadable=frozenset({"made_from_origin"})) == OPEN
    assert refined("Dy", origin="CN") == refined("Dy", origin="CN", made_from="ore", made_from_origin="AU") == ALL
    assert refined("Dy", unreadable=frozenset({"origin_share"}), made_from="oxide", made_from_origin="CN") == OPEN


@pytest.mark.parametrize(
    ("origin", "by_last_step", "by_chinese_stage"),
    [("JP", of(0, "0.4"), of("0.6", 1)), ("CN", of("0.6", "0.6"), of("0.6", 1)), (None, OPEN, of("0.6", 1))],
)
def test_with_a_share_of_origin_it_is_open_whether_the_rest_was_made_of_the_same(
    origin: str | None, by_last_step: Bounds, by_chinese_stage: Bounds
) -> None:
    said = {"origin": origin, "origin_share": Bounds.exactly("0.6"), "made_from": "oxide", "made_from_origin": "CN"}
    assert refined("Dy", LAST_STEP, **said) == by_last_step
    assert refined("Dy", CHINESE_STAGE, **said) == by_chinese_stage


@pytest.mark.parametrize(
    ("origin", "material", "has_children", "expected"),
    [
        ("JP", DY, False, OPEN),
        ("JP", DY, True, NOTHING),
        ("JP", DY_OXIDE, False, NOTHING),
        ("JP", SM, False, NOTHING),
        ("CN", DY, False, ALL),
    ],
)
def test_a_part_that_is_a_material_was_made_from_what_its_bill_shows_or_nobody_says(
    origin: str, material: object, has_children: bool, expected: Bounds
) -> None:
    metal = part("M", 100, origin=origin)
    assert chinese_part_of_part(metal, material, CHINESE_STAGE, has_children=has_children) == expected  # type: ignore[arg-type]


def test_an_alloy_melted_abroad_holds_the_chinese_metal_that_its_bill_shows() -> None:
    kinds = {"A": Kind(DY_IRON, YES, NO, NO, NO, NO), "D": Kind(DY, YES, NO, NO, NO, NO)}
    bill = bill_of(part("A", 100, origin="JP"), part("D", 60, origin="CN"), uses("A", "D", 1), kinds=kinds)
    assert controlled(bill, "A") == controlled(bill, "A", basis=CHINESE_STAGE) == of(60, 60)


# --- What was recycled --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_from", "at", "kept"),
    [
        ("recycled-magnets", "CN", ALL),
        ("recycled-other", "CN", ALL),
        ("recycled-magnets", "JP", NOTHING),
        ("recycled-magnets", None, OPEN),
        (None, "CN", NOTHING),
        ("oxide", "CN", NOTHING),
    ],
)
def test_recycled_material_keeps_its_origin_or_begins_anew(made_from: str | None, at: str | None, kept: Bounds) -> None:
    for material in ("Dy", "Dy2O3", "Sm"):
        assert refined(material, LAST_STEP, made_from=made_from, made_from_origin=at) == kept
        assert refined(material, NEW_ORIGIN, made_from=made_from, made_from_origin=at) == NOTHING


def test_what_was_recycled_in_china_from_elsewhere_is_chinese_by_the_last_step() -> None:
    assert refined("Dy", LAST_STEP, origin="CN", made_from="recycled-magnets", made_from_origin="JP") == ALL


def test_what_was_recycled_counts_in_the_amount() -> None:
    row = content("M", 10, 1000, origin="JP", made_from="recycled-magnets", made_from_origin="CN")
    bill = bill_of(part("M", 100), row)
    assert controlled(bill, "M") == of(10, 10)
    assert controlled(bill, "M", basis=NEW_ORIGIN) == NOTHING


# --- Rows that split one mass -------------------------------------------------------------------------------------


def share(origin: str, percent: int, *, mass: int = 10, material: str = "Dy", lot: str | None = None) -> Content:
    return content(
        "M", mass, 1000, origin=origin, share=Bounds.exactly(percent).times(of("0.01").low), material=material, lot=lot
    )


def test_two_rows_that_make_up_one_mass_leave_nothing_open() -> None:
    bill = bill_of(part("M", 100), share("CN", 40), share("JP", 60))
    assert controlled(bill, "M") == of(4, 4)
    assert controlled(bill_of(part("M", 100), share("KR", 40), share("JP", 60)), "M") == NOTHING


def test_by_the_chinese_stage_each_share_is_open_by_itself() -> None:
    bill = bill_of(part("M", 100), share("CN", 40), share("JP", 60))
    assert controlled(bill, "M", basis=CHINESE_STAGE) == of(4, 10)


@pytest.mark.parametrize(
    "other",
    [
        share("JP", 50),
        share("JP", 60, mass=11),
        share("JP", 60, material="Tb"),
        share("JP", 60, lot="L"),
        share("CN", 60),
        replace(share("JP", 60), origin_share=of("0.5", "0.7")),
        replace(share("JP", 60), unreadable=frozenset({"lot_id"})),
        replace(share("JP", 60), origin=None),
        replace(share("JP", 60), price_per_kg=None),
    ],
    ids=["too little", "mass", "material", "lot", "same country", "range", "unreadable", "no country", "price"],
)
def test_rows_that_do_not_make_up_one_mass_are_each_by_itself(other: Content) -> None:
    assert rows_of_one_mass([share("CN", 40), other]) == frozenset()


def test_three_rows_make_up_one_mass_beside_a_row_of_another_material() -> None:
    rows = [share("CN", 40), share("JP", 35), share("CN", 100, material="Tb"), share("KR", 25)]
    assert rows_of_one_mass(rows) == {0, 1, 3}
    no_mass = [replace(row, mass_g=None) for row in rows]
    assert rows_of_one_mass(no_mass) == frozenset()
    assert rows_of_one_mass([replace(row, stated_value=of(5, 5)) for row in no_mass]) == {0, 1, 3}


# --- What is not in Part 1 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("material", "counting"), [("DyF3", COMPOUNDS), ("Ho", OF_57)], ids=["compound", "element of 57"]
)
def test_what_is_not_in_part_one_counts_by_a_reading_alone(material: str, counting: Basis) -> None:
    bill = bill_of(part("M", 100), content("M", 10, 1000, material=material))
    for basis in (LAST_STEP, COMPOUNDS, OF_57):
        assert controlled(bill, "M", basis=basis) == (of(10, 10) if basis == counting else NOTHING)


def test_its_quoted_price_counts_then_too() -> None:
    bill = bill_of(part("M", 100), content("M", 10, material="DyF3"), quote("DyF3", 2000))
    assert controlled(bill, "M", basis=COMPOUNDS) == of(20, 20)


def test_what_counts_by_no_reading_never_counts() -> None:
    everything = Basis(unlisted_compounds="counted", elements_of_57="counted")
    assert controlled(bill_of(part("M", 100), content("M", 10, 1000, material="Nd")), "M", basis=everything) == NOTHING


POWDER = {"M": Kind(DY_FLUORIDE, NO, NO, NO, NO, NO)}


@pytest.mark.parametrize(
    ("origin", "free", "by_default", "counted"),
    [
        ("CN", UNKNOWN, of(0, 100), of(100, 100)),
        ("JP", UNKNOWN, of(0, 100), of(0, 100)),
        ("CN", NO, NOTHING, of(100, 100)),
        ("JP", NO, NOTHING, NOTHING),
    ],
)
def test_a_part_that_is_such_a_material_is_no_less_than_that(
    origin: str, free: Truth, by_default: Bounds, counted: Bounds
) -> None:
    bill = bill_of(part("M", 100, origin=origin, free=free), kinds=POWDER)
    assert controlled(bill, "M") == by_default
    assert controlled(bill, "M", basis=COMPOUNDS) == counted


def test_its_bill_may_show_more_than_it_is_itself() -> None:
    bill = bill_of(part("M", 100, origin="JP"), part("D"), content("D", 30, 1000), uses("M", "D", 1), kinds=POWDER)
    assert controlled(bill, "M", basis=COMPOUNDS) == controlled(bill, "M") == of(30, 30)
    chinese = bill_of(part("M", 100, origin="CN"), part("D"), content("D", 30, 1000), uses("M", "D", 1), kinds=POWDER)
    assert controlled(chinese, "M", basis=COMPOUNDS) == of(100, 100)


def test_its_materials_are_those_of_the_account_that_counts() -> None:
    """What is melted into a Chinese compound is part of its value, and comes on top of nothing."""
    for origin, amounts in (("CN", {DY_FLUORIDE.id: of(100, 100)}), ("JP", {DY.id: of(30, 30)})):
        bill = bill_of(
            part("M", 100, origin=origin), part("D"), content("D", 30, 1000), uses("M", "D", 1), kinds=POWDER
        )
        found = held(bill, "M", basis=COMPOUNDS)
        assert {name: amount for name, amount in found.by_material.items() if not amount.is_zero} == amounts


def test_what_is_said_of_it_outweighs_its_name() -> None:
    said = bill_of(part("M", 100, origin="CN"), notice("M", 5), kinds=POWDER)
    assert controlled(said, "M", basis=COMPOUNDS) == of(5, 5)


def test_it_is_no_material_of_part_one_for_all_that() -> None:
    found = held(bill_of(part("M", 100, origin="CN"), kinds=POWDER), "M", basis=COMPOUNDS)
    assert found.as_material is None
    assert [source.how for source in found.own.sources] == ["unlisted material"]


def test_an_element_that_does_not_count_is_named_as_it_was_typed() -> None:
    bill = bill_of(part("M", 100), content("M", 10, 1000, material="Ho"))
    by_default, counted = (evidence_for(bill, "M", basis, DAY) for basis in (LAST_STEP, OF_57))
    assert [source.material for source in by_default.sources] == ["Ho"]
    assert [source.material for source in counted.sources] == [HOLMIUM.id]
