"""Answer what is asked and nothing else, and the line is settled, as it is where everything is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.determination.gaps import GAPS, asks, is_settled, silent_sensor
from tests.determination.scenes import (
    ORDINARY,
    adopting,
    cars,
    changed,
    exactly,
    found,
    magnets,
    motors,
    with_rows,
    without,
)
from ytterby.determination.outcome import Determination, Outcome, Question
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Content, Notice, TechnologyUse

Answer = Callable[[Dataset, Question], Dataset]


def part_of(question: Question) -> str:
    return question.subject.split(" ")[0]


def _content(**cells: Any) -> Answer:
    return lambda scene, question: changed(scene, "content", part_of(question), **cells)


def _shipment(**cells: Any) -> Answer:
    return lambda scene, _: changed(scene, "shipments", **cells)


def _part(**cells: Any) -> Answer:
    return lambda scene, question: changed(scene, "parts", part_of(question), **cells)


def _uses(**cells: Any) -> Answer:
    def answer(scene: Dataset, _: Question) -> Dataset:
        return changed(scene if scene.end_uses else with_rows(scene, "end_uses", ORDINARY), "end_uses", **cells)

    return answer


def _party(**cells: Any) -> Answer:
    return lambda scene, question: changed(scene, "parties", question.cell.split(" ")[1], **cells)


def _technology(truth: Truth) -> Answer:
    def answer(scene: Dataset, question: Question) -> Dataset:
        said = TechnologyUse(part_id=part_of(question), stage="magnet-making", chinese_origin=truth)
        return with_rows(scene, "technology_use", said)

    return answer


def _notified(percent: str) -> Answer:
    def answer(scene: Dataset, question: Question) -> Dataset:
        part = next(part for part in scene.parts if part.part_id == part_of(question))
        notice = Notice(
            notice_id=f"N-{part.part_id}",
            supplier=part.supplier,
            part_id=part.part_id,
            issued_on=date(2026, 12, 1),
            share_percent=exactly(percent),
            status="accepted",
        )
        return with_rows(scene, "notices", notice)

    return answer


def _quantity(scene: Dataset, question: Question) -> Dataset:
    child, _, parent = question.subject.split(" ")
    asked_of = [(use.child_id, use.parent_id) == (child, parent) for use in scene.bom]
    bom = [replace(use, quantity=exactly(24)) if of else use for use, of in zip(scene.bom, asked_of, strict=True)]
    return replace(scene, bom=tuple(bom))


def _price(scene: Dataset, question: Question) -> Dataset:
    return changed(scene, "lines", unit_value=exactly(400), currency="JPY")


def _end_user(scene: Dataset, question: Question) -> Dataset:
    return changed(scene, "shipments", end_user="USER")


def _from_one_supplier(scene: Dataset, question: Question) -> Dataset:
    """The part comes from the supplier who notifies; the others' part gets a number of its own."""
    return without(scene, "content", part_of(question))


ANSWERS: dict[str, tuple[Answer, Answer]] = {
    "value_share": (_notified("0"), _notified("1/2")),
    "content-origin": (_content(origin="AU", origin_share=None), _content(origin="CN", origin_share=None)),
    "content-value": (_content(stated_value=exactly(0)), _content(stated_value=exactly(40))),
    "content-mass": (_content(mass_g=exactly("0.000001")), _content(mass_g=exactly(1))),
    "content-price": (_content(price_per_kg=exactly(1)), _content(price_per_kg=exactly(40000))),
    "content-material": (_content(material="samarium oxide"), _content(material="P1-12")),
    "made_with_chinese_technology": (_technology(NO), _technology(YES)),
    "originates_in_mainland_china": (_part(origin="JP"), _part(origin="CN")),
    "made_in_mainland_china": (_part(made_in="CN"), _part(made_in="JP")),
    "is_listed_magnet": (_part(listed_item="NdFeB without Dy or Tb"), _part(listed_item="P2-1.2")),
    "is_listed_target": (_part(listed_item="none"), _part(listed_item="P2-2.3.a")),
    "is_part_one_item": (_part(listed_item="none"), _part(listed_item="P1-12")),
    "contains_listed_magnet": (_part(contains_rare_earth=NO), _part(listed_item="P2-1.4")),
    "price-of-item": (_price, _price),
    "price-of-part": (_part(unit_value=exactly(400)), _part(unit_value=exactly(400))),
    "bill-quantity": (_quantity, _quantity),
    "exporter_in_mainland_china": (_shipment(exporter_located_in="CN"), _shipment(exporter_located_in="JP")),
    "leaves_from_mainland_china": (_shipment(from_country="CN"), _shipment(from_country="JP")),
    "goes_to_mainland_china": (_shipment(to_country="CN"), _shipment(to_country="DE")),
    "end-user": (_end_user, _end_user),
    "recipient_is_military_user": (_party(military_user=NO), _party(military_user=YES)),
    "importer_or_end_user_is_listed": (_party(listed="none"), _party(listed="watch-list")),
    "importer_or_end_user_is_held_by_listed": (_party(held_by_listed=NO), _party(held_by_listed=YES)),
    "logic_node_nm": (_uses(node_nm=exactly(28)), _uses(node_nm=exactly(7))),
    "memory_layers": (_uses(memory_layers=exactly(128)), _uses(memory_layers=exactly(300))),
    "used_for_ai_with_military_potential": (_uses(military_potential=NO), _uses(military_potential=YES)),
    "end-use": (_uses(use="ordinary"), _uses(use="wmd")),
    "which-supplier": (_from_one_supplier, _from_one_supplier),
    "humanitarian_use_is_stated": (_uses(certainty="may"), _uses(certainty="is")),
}
"""To each question an answer that takes the line out of the control, and one that takes it in."""


def answered(scene: Dataset, line: Determination, side: int) -> Dataset:
    for question in line.questions:
        scene = ANSWERS[question.fact][side](scene, question)
    return scene


BOUGHT_MOTOR = with_rows(
    changed(changed(magnets(), "parts", part_id="MOTOR", listed_item=None, category="motor"), "lines", part_id="MOTOR"),
    "parts",
    replace(magnets().parts[0]),
)
"""A motor that is bought: no bill, nobody says what is in it."""
SCENES: dict[str, Dataset] = {
    **{name: scene for name, (scene, _) in GAPS.items()},
    "no end use": without(magnets(), "end_uses"),
    "silent sensor": silent_sensor(cars(), 5_000),
    "bought motor": replace(BOUGHT_MOTOR, content=(), technology_use=()),
    "nobody screened": changed(
        magnets(), "parties", "BUYER", military_user=UNKNOWN, listed=None, held_by_listed=UNKNOWN
    ),
    "row of content all but empty": replace(magnets(), content=(Content(part_id="MAG"),)),
    "two suppliers, one silent": changed(
        changed(magnets(), "content", supplier="架空一", stated_value=exactly("0.1")), "parts", supplier="架空二"
    ),
    "magnet of which nothing is known": replace(
        changed(magnets(), "parts", listed_item=None, made_in=None, origin=None, contains_rare_earth=UNKNOWN),
        content=(),
        technology_use=(),
    ),
}


@pytest.mark.parametrize("side", [0, 1], ids=["out", "in"])
@pytest.mark.parametrize("name", SCENES)
def test_answering_what_is_asked_settles_the_line(name: str, side: int) -> None:
    """An answer may open the next question (a licence is needed: who is the end user?), but each round brings fewer."""
    scene = SCENES[name]
    for _ in range(3):
        line = found(scene)
        if is_settled(line):
            return
        assert line.questions != ()
        scene = answered(scene, line, side)
    line = found(scene)
    assert is_settled(line), (line.outcome, line.review, line.questions)


@pytest.mark.parametrize("name", SCENES)
def test_answers_that_take_the_line_out_settle_it_at_once(name: str) -> None:
    scene = SCENES[name]
    assert is_settled(found(answered(scene, found(scene), 0)))


# --- Blank any cells: the questions find them again


BLANKS: list[tuple[str, str, dict[str, Any]]] = [
    ("parts", "MAG", {"made_in": None}),
    ("parts", "MAG", {"origin": None}),
    ("parts", "MAG", {"unit_value": None}),
    ("parts", "MAG", {"listed_item": None}),
    ("parts", "IRON", {"contains_rare_earth": UNKNOWN}),
    ("parts", "MOTOR", {"category": None}),
    ("parts", "MOTOR", {"made_in": None}),
    ("parts", "MOTOR", {"origin": None}),
    ("parts", "MOTOR", {"unit_value": None}),
    ("lines", "S", {"unit_value": None}),
    ("content", "MAG", {"origin": None}),
    ("content", "MAG", {"stated_value": None}),
    ("bom", "MAG", {"quantity": None}),
    ("shipments", "S", {"exporter_located_in": None, "exporter": None}),
    ("shipments", "S", {"from_country": None}),
    ("shipments", "S", {"to_country": None}),
    ("shipments", "S", {"end_user": None}),
    ("parties", "USER", {"military_user": UNKNOWN}),
    ("parties", "USER", {"listed": None}),
    ("parties", "BUYER", {"held_by_listed": UNKNOWN}),
    ("end_uses", "S", {"use": None}),
    ("technology_use", "MAG", {"chinese_origin": UNKNOWN}),
]
FINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "made_in_mainland_china": (("parts", "made_in"),),
    "originates_in_mainland_china": (("parts", "origin"),),
    "is_listed_magnet": (("parts", "listed_item"), ("parts", "contains_rare_earth")),
    "is_listed_target": (("parts", "listed_item"), ("parts", "contains_rare_earth")),
    "is_part_one_item": (("parts", "listed_item"), ("parts", "category")),
    "is_deep_processed": (("parts", "category"),),
    "contains_listed_magnet": (("parts", "contains_rare_earth"),),
    "value_share": (("parts", "contains_rare_earth"),),
    "price-of-item": (("lines", "unit_value"), ("parts", "unit_value")),
    "price-of-part": (("parts", "unit_value"),),
    "content-origin": (("content", "origin"),),
    "content-mass": (("content", "stated_value"),),
    "content-price": (("content", "stated_value"),),
    "bill-quantity": (("bom", "quantity"),),
    "exporter_in_mainland_china": (("shipments", "exporter_located_in"),),
    "leaves_from_mainland_china": (("shipments", "from_country"),),
    "goes_to_mainland_china": (("shipments", "to_country"),),
    "end-user": (("shipments", "end_user"),),
    "recipient_is_military_user": (("parties", "military_user"),),
    "importer_or_end_user_is_listed": (("parties", "listed"),),
    "importer_or_end_user_is_held_by_listed": (("parties", "held_by_listed"),),
    "made_with_chinese_technology": (("technology_use", "chinese_origin"),),
}
"""Which blanked cells an answer to a question fills in again; a question about a use fills in the use."""


def filled_in(scene: Dataset, complete: Dataset, question: Question) -> Dataset:
    if question.fact == "made_with_chinese_technology" and part_of(question) != "MAG":
        return with_rows(scene, "technology_use", TechnologyUse(part_id=part_of(question), chinese_origin=NO))
    cells = FINDS.get(question.fact, (("end_uses", "use"),))
    for table, column in cells:
        originals = complete.table(table)
        rows = list(scene.table(table))  # what was added by answers stands behind the original rows
        for place, original in enumerate(originals):
            if table not in ("parts", "content") or getattr(original, "part_id", "") == part_of(question):
                filled: dict[str, Any] = {column: getattr(original, column)}
                rows[place] = replace(rows[place], **filled)
        tables: dict[str, Any] = {table: tuple(rows)}
        scene = replace(scene, **tables)
    return scene


@given(
    complete=st.sampled_from([magnets(), motors(), cars(), changed(motors(), "content", origin="AU")]),
    blanks=st.lists(st.sampled_from(BLANKS), unique_by=lambda blank: (blank[0], blank[1], *blank[2]), max_size=6),
)
def test_filling_in_only_what_is_asked_for_gives_what_complete_tables_give(
    complete: Dataset, blanks: list[tuple[str, str, dict[str, Any]]]
) -> None:
    scene = complete
    for table, key, cells in blanks:
        if any(key in [getattr(row, name) for name in row.__dataclass_fields__] for row in scene.table(table)):
            scene = changed(scene, table, key, **cells)
    line = found(scene)
    while not is_settled(line):
        assert line.questions != ()
        before = scene
        for question in line.questions:
            scene = filled_in(scene, complete, question)
        assert scene != before, line.questions
        line = found(scene)
    wanted = found(complete)
    assert (line.outcome, line.review, line.licence.truth) == (wanted.outcome, wanted.review, wanted.licence.truth)


def test_by_the_wider_reading_every_article_that_is_open_is_asked_about() -> None:
    """Two motors inside, both silent: answering about one would leave the other open."""
    firm = adopting(which_article="each-separately-usable")
    scene = without(cars(), "content")
    other = replace(scene.parts[2], part_id="MAG2")
    motor = replace(scene.parts[1], part_id="MOTOR2")
    scene = with_rows(scene, "parts", other, motor)
    scene = with_rows(
        scene,
        "bom",
        replace(scene.bom[0], parent_id="MOTOR2", child_id="MAG2"),
        replace(scene.bom[-1], child_id="MOTOR2"),
    )
    scene = with_rows(scene, "technology_use", TechnologyUse(part_id="MAG2", stage="magnet-making", chinese_origin=NO))
    line = found(scene, firm)
    assert line.outcome is Outcome.UNDECIDED
    assert {("value_share", "MAG"), ("value_share", "MAG2")} <= asks(line)
    settled = found(answered(scene, line, 0), firm)
    assert is_settled(settled)
