"""What is asked about technology and what a material was made from, and what is asked only under some readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.determination.gaps import asks, is_settled
from tests.determination.scenes import (
    MAGNET,
    adopting,
    changed,
    exactly,
    found,
    magnets,
    motors,
    oxide,
    with_rows,
    without,
)
from ytterby.determination.outcome import Outcome
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Content, TechnologyUse

LISTED_ONLY = adopting(any_chinese_technology_counts="no")
LATER_ONLY = adopting(earlier_technology_counts="no")
NAMED_ONLY = adopting(magnet_definition_carries_to_61="yes")
STAGES_COUNT = adopting(earlier_stages_count="yes")
CHINESE_STAGE = adopting(origin_of_refined_material="chinese-stage")


def made_with_chinese_technology() -> Dataset:
    """Magnets with nothing Chinese in them, made with technology from China of which nothing more is known."""
    return changed(nothing_chinese(), "technology_use", chinese_origin=YES)


KINDS = {
    "controlled": (LISTED_ONLY, "chinese_technology_is_controlled", {"controlled": NO}, {"controlled": YES}),
    "received": (
        LATER_ONLY,
        "chinese_technology_came_before_publication",
        {"received_on": date(2025, 10, 8)},
        {"received_on": date(2025, 10, 9)},
    ),
    "magnets": (
        NAMED_ONLY,
        "chinese_technology_is_of_named_magnets",
        {"magnet_kind": "other"},
        {"magnet_kind": "cerium"},
    ),
}


@pytest.mark.parametrize(("firm", "fact", "out", "into"), KINDS.values(), ids=KINDS)
def test_of_what_kind_it_is_is_asked_by_a_reading_that_looks_at_it(
    firm: object, fact: str, out: dict[str, object], into: dict[str, object]
) -> None:
    scene = made_with_chinese_technology()
    assert found(scene).outcome is Outcome.LICENCE_NEEDED
    assert asks(found(scene, firm)) == {(fact, "MAG")}  # type: ignore[arg-type]
    assert found(scene, firm).questions[0].cell == f"technology_use MAG {next(iter(out))}"  # type: ignore[arg-type]
    for cells, outcome in ((out, Outcome.SHIP), (into, Outcome.LICENCE_NEEDED)):
        answered = found(changed(scene, "technology_use", **cells), firm)  # type: ignore[arg-type]
        assert is_settled(answered)
        assert answered.outcome is outcome


def test_of_which_stage_it_is_is_asked_where_the_magnets_are_stated() -> None:
    scene = changed(made_with_chinese_technology(), "technology_use", stage=None, magnet_kind="other")
    assert [question.cell for question in found(scene, NAMED_ONLY).questions] == ["technology_use MAG stage"]


def test_whether_it_is_chinese_is_asked_before_of_what_kind() -> None:
    scene = changed(made_with_chinese_technology(), "technology_use", chinese_origin=UNKNOWN)
    assert asks(found(scene, LISTED_ONLY)) == {("made_with_chinese_technology", "MAG")}


def motors_with_chinese_technology() -> Dataset:
    scene = changed(motors(), "technology_use", stage="magnet-making", chinese_origin=YES)
    return changed(scene, "content", origin="AU")


@pytest.mark.parametrize(("firm", "fact", "out", "into"), KINDS.values(), ids=KINDS)
def test_of_a_magnet_inside_too(firm: object, fact: str, out: dict[str, object], into: dict[str, object]) -> None:
    scene = motors_with_chinese_technology()
    assert asks(found(scene, firm)) == {(fact, "MAG")}  # type: ignore[arg-type]
    assert found(changed(scene, "technology_use", **out), firm).outcome is Outcome.SHIP  # type: ignore[arg-type]
    assert found(changed(scene, "technology_use", **into), firm).outcome is Outcome.LICENCE_NEEDED  # type: ignore[arg-type]


def test_of_a_bought_motor_too() -> None:
    motor = replace(MAGNET, part_id="MOTOR", listed_item="P2-1.4", category="motor")
    said = TechnologyUse(part_id="MOTOR", stage="magnet-making", chinese_origin=YES)
    lines = (replace(magnets().lines[0], part_id="MOTOR"),)
    free = (Content(part_id="MOTOR", material="Nd", origin="CN", stated_value=exactly(1), currency="JPY"),)
    scene = replace(magnets(), parts=(motor,), content=free, technology_use=(said,), lines=lines)
    assert asks(found(scene, LISTED_ONLY)) == {("chinese_technology_is_controlled", "MOTOR")}
    assert found(changed(scene, "technology_use", controlled=YES), LISTED_ONLY).outcome is Outcome.LICENCE_NEEDED


# --- Earlier stages -----------------------------------------------------------------------------------------------


def nothing_chinese() -> Dataset:
    """The magnets with nothing Chinese in them; how they were made is known, and nothing of the stages before."""
    return changed(changed(magnets(), "content", origin="AU"), "technology_use", stage="magnet-making")


def test_earlier_stages_are_asked_for_where_they_count() -> None:
    scene = nothing_chinese()
    assert is_settled(found(scene))
    assert asks(found(scene, STAGES_COUNT)) == {("earlier_stage_used_chinese_technology", "MAG")}
    smelted = TechnologyUse(part_id="MAG", stage="smelting", chinese_origin=NO)
    others = [replace(smelted, stage=stage) for stage in ("mining", "separation")]
    assert found(with_rows(scene, "technology_use", smelted, *others), STAGES_COUNT).outcome is Outcome.SHIP


def melted(**cells: object) -> Dataset:
    """The magnets with their metal in a bill."""
    metal = replace(
        MAGNET, part_id="METAL", listed_item="P1-02", category="material", unit="g", unit_value=exactly(4), origin="AU"
    )
    scene = with_rows(without(nothing_chinese(), "content"), "parts", replace(metal, **cells))  # type: ignore[arg-type]
    return with_rows(scene, "bom", BillLine(parent_id="MAG", child_id="METAL", quantity=exactly(10), unit="g"))


def test_of_what_is_inside_it_is_asked_how_and_where_it_was_made() -> None:
    assert asks(found(melted(), STAGES_COUNT)) == {
        ("made_with_chinese_technology", "METAL"),
        ("earlier_stage_used_chinese_technology", "METAL"),
    }
    assert ("made_in_mainland_china", "METAL") in asks(found(melted(made_in=None), STAGES_COUNT))


def test_of_what_was_made_in_china_nothing_is_asked() -> None:
    assert found(melted(made_in="CN"), STAGES_COUNT).outcome is Outcome.SHIP


@pytest.mark.parametrize(("said", "outcome"), [(NO, Outcome.SHIP), (YES, Outcome.LICENCE_NEEDED)])
def test_an_answer_for_all_stages_settles_it(said: object, outcome: Outcome) -> None:
    row = TechnologyUse(part_id="METAL", stage=None if said is NO else "smelting", chinese_origin=said)  # type: ignore[arg-type]
    assert found(with_rows(melted(), "technology_use", row), STAGES_COUNT).outcome is outcome


def test_of_an_earlier_stage_too_it_is_asked_of_what_kind_it_was() -> None:
    both = adopting(earlier_stages_count="yes", any_chinese_technology_counts="no")
    smelted = TechnologyUse(part_id="METAL", stage="smelting", chinese_origin=YES)
    scene = with_rows(melted(), "technology_use", smelted)
    assert asks(found(scene, both)) == {
        ("chinese_technology_is_controlled", "METAL"),
        ("earlier_stage_used_chinese_technology", "METAL"),
    }
    mined = TechnologyUse(part_id="METAL", stage="mining", chinese_origin=NO)
    scene = with_rows(scene, "technology_use", mined)
    others = [replace(mined, part_id="MAG", stage=stage) for stage in ("separation", "smelting")]
    mined_so = replace(mined, part_id="MAG", chinese_origin=YES)
    of_the_mine = with_rows(nothing_chinese(), "technology_use", mined_so, *others)
    for cells, outcome in (({"controlled": YES}, Outcome.LICENCE_NEEDED), ({"controlled": NO}, Outcome.SHIP)):
        assert found(changed(scene, "technology_use", "smelting", **cells), both).outcome is outcome
        assert found(changed(of_the_mine, "technology_use", "mining", **cells), both).outcome is outcome


# --- What a material was made from --------------------------------------------------------------------------------


def metal_from_japan() -> Dataset:
    return changed(magnets(), "content", material="P1-02", origin="JP")


def test_what_a_material_was_made_from_is_asked_where_it_counts() -> None:
    scene = metal_from_japan()
    assert is_settled(found(scene))
    subject = "MAG P1-02"
    assert asks(found(scene, CHINESE_STAGE)) == {
        ("content-made-from", subject),
        ("content-made-from-origin", subject),
    }
    of_oxide = changed(scene, "content", made_from="oxide")
    assert asks(found(of_oxide, CHINESE_STAGE)) == {("content-made-from-origin", subject)}
    for country, outcome in (("CN", Outcome.LICENCE_NEEDED), ("AU", Outcome.SHIP)):
        assert found(changed(of_oxide, "content", made_from_origin=country), CHINESE_STAGE).outcome is outcome


def test_of_a_part_that_is_the_material_it_is_asked_as_content() -> None:
    scene = replace(melted(), technology_use=(*magnets().technology_use,))
    line = found(scene, CHINESE_STAGE)
    assert asks(line) == {("content-made-from", "METAL")}
    assert line.questions[0].cell == "content METAL made_from"
    row = Content(part_id="METAL", material="P1-02", origin="AU", mass_g=exactly(1), price_per_kg=exactly(4000))
    answered = with_rows(scene, "content", replace(row, currency="JPY", made_from="oxide", made_from_origin="CN"))
    assert found(answered, CHINESE_STAGE).outcome is Outcome.LICENCE_NEEDED


def test_from_what_scrap_recycled_material_came_is_asked_by_default() -> None:
    scene = changed(metal_from_japan(), "content", made_from="recycled-magnets")
    assert asks(found(scene)) == {("content-made-from-origin", "MAG P1-02")}
    assert found(scene, adopting(recycled_material="new-origin")).outcome is Outcome.SHIP


def test_a_chinese_material_is_chinese_whatever_it_was_made_from() -> None:
    assert is_settled(found(changed(metal_from_japan(), "content", origin="CN"), CHINESE_STAGE))
    assert is_settled(found(oxide(), CHINESE_STAGE))
