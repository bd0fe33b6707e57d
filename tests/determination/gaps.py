"""Scenes in which one thing is missing, each with what is to be asked."""

from __future__ import annotations

from dataclasses import replace

from tests.determination.scenes import between, changed, exactly, magnets, motors, with_rows, without
from ytterby.determination.outcome import Determination, Outcome, Review
from ytterby.logic.truth import UNKNOWN
from ytterby.tables.dataset import Dataset


def asks(line: Determination) -> set[tuple[str, str]]:
    return {(question.fact, question.subject) for question in line.questions}


def is_settled(line: Determination) -> bool:
    return line.outcome is not Outcome.UNDECIDED and line.review is not Review.OPEN and line.questions == ()


GAPS: dict[str, tuple[Dataset, set[tuple[str, str]]]] = {
    "content": (without(magnets(), "content"), {("value_share", "MAG")}),
    "origin of the material": (changed(magnets(), "content", origin=None), {("content-origin", "MAG P1-12")}),
    "how much of it is Chinese": (
        changed(magnets(), "content", origin_share=between(0, 1)),
        {("content-origin", "MAG P1-12")},
    ),
    "value of the material": (
        changed(magnets(), "content", stated_value=between(0, 40)),
        {("content-value", "MAG P1-12")},
    ),
    "mass": (
        changed(magnets(), "content", stated_value=None, price_per_kg=exactly(40000)),
        {("content-mass", "MAG P1-12")},
    ),
    "price of the material": (
        changed(magnets(), "content", stated_value=None, mass_g=exactly(1)),
        {("content-price", "MAG P1-12")},
    ),
    "mass and price": (
        changed(magnets(), "content", stated_value=None),
        {("content-mass", "MAG P1-12"), ("content-price", "MAG P1-12")},
    ),
    "technology": (
        changed(without(magnets(), "technology_use"), "content", origin="AU"),
        {("made_with_chinese_technology", "MAG")},
    ),
    "technology of the magnet inside": (
        changed(without(motors(), "technology_use"), "content", origin="AU"),
        {("made_with_chinese_technology", "MAG")},
    ),
    "origin": (
        changed(changed(magnets(), "parts", origin=None), "content", origin="AU"),
        {("originates_in_mainland_china", "MAG")},
    ),
    "place of making": (changed(magnets(), "parts", made_in=None), {("made_in_mainland_china", "MAG")}),
    "which item it is": (changed(magnets(), "parts", listed_item="NdFeB"), {("is_listed_magnet", "MAG")}),
    "price": (
        changed(changed(magnets(), "lines", unit_value=None), "parts", unit_value=None),
        {("price-of-item", "MAG")},
    ),
    "quantity in the bill": (changed(motors(), "bom", "MAG", quantity=None), {("bill-quantity", "MAG → MOTOR")}),
    "exporter": (
        changed(magnets(), "shipments", exporter_located_in=None, exporter=None),
        {("exporter_in_mainland_china", "S")},
    ),
    "from where": (changed(magnets(), "shipments", from_country=None), {("leaves_from_mainland_china", "S/1")}),
    "to where": (changed(magnets(), "shipments", to_country=None), {("goes_to_mainland_china", "S/1")}),
    "end user": (changed(magnets(), "shipments", end_user=None), {("end-user", "S")}),
    "military user": (
        changed(magnets(), "parties", "USER", military_user=UNKNOWN),
        {("recipient_is_military_user", "Musterhaus GmbH (fictional) (USER)")},
    ),
    "lists": (
        changed(magnets(), "parties", "BUYER", listed=None),
        {("importer_or_end_user_is_listed", "Musterwerk GmbH (fictional) (BUYER)")},
    ),
    "node": (changed(magnets(), "end_uses", use="logic-chip"), {("logic_node_nm", "S/1")}),
    "layers": (changed(magnets(), "end_uses", use="memory-chip"), {("memory_layers", "S/1")}),
    "military potential": (
        changed(magnets(), "end_uses", use="ai"),
        {("used_for_ai_with_military_potential", "S/1")},
    ),
    "whether it is relief": (
        changed(magnets(), "end_uses", use="humanitarian-public-health", certainty=None),
        {("humanitarian_use_is_stated", "S/1")},
    ),
}


def silent_sensor(scene: Dataset, price: int) -> Dataset:
    """The scene with one more part in its top, of which nobody says what is in it."""
    top = scene.parts[0].part_id
    sensor = replace(
        scene.parts[0],
        part_id="SENSOR",
        contains_rare_earth=UNKNOWN,
        category="sensor",
        unit_value=exactly(price),
        supplier="沈黙センサー(架空)",
    )
    use = replace(scene.bom[0], parent_id=top, child_id="SENSOR", quantity=exactly(1))
    return with_rows(with_rows(scene, "parts", sensor), "bom", use)
