"""What is asked, of whom, and what is not: one question a gap, none about parts whose width cannot matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.determination.gaps import GAPS, asks, is_settled, silent_sensor
from tests.determination.scenes import (
    SUSPENDED,
    UNCONFIRMED,
    between,
    cars,
    changed,
    exactly,
    found,
    magnets,
    motors,
    oxide,
    oxide_leaving_china,
    report_of,
    with_rows,
    without,
)
from ytterby.determination.outcome import Outcome
from ytterby.determination.questions.asking import asked
from ytterby.logic.truth import NO, YES
from ytterby.tables.rows import EndUse, Notice, Rate, TechnologyUse

# --- One gap, one question


@pytest.mark.parametrize("name", GAPS)
def test_one_gap_brings_its_question_and_no_other(name: str) -> None:
    scene, expected = GAPS[name]
    line = found(scene)
    assert asks(line) == expected
    assert not is_settled(line)


def test_no_use_stated_is_one_question() -> None:
    """Ten facts hang on it, and one answer settles them all."""
    assert asks(found(without(magnets(), "end_uses"))) == {("end-use", "S/1")}


def test_a_rate_is_asked_for_where_the_price_is_stated() -> None:
    scene = changed(magnets(), "lines", currency="THB")
    assert asks(found(scene)) == {("exchange-rate", "THB")}
    with_rate = with_rows(scene, "fx", Rate(currency="THB", per_unit=exactly("4.2"), into="JPY"))
    assert is_settled(found(with_rate))


def test_a_rate_is_asked_for_where_the_value_of_the_material_is_stated() -> None:
    scene = changed(magnets(), "content", stated_value=exactly("0.002"), currency="USD")
    assert asks(found(scene)) == {("exchange-rate", "USD")}


def test_a_notification_that_leaves_a_range_is_asked_again_of_its_supplier() -> None:
    notice = Notice(notice_id="N", part_id="MAG", issued_on=date(2026, 12, 1), share_percent=between(0, "1/2"))
    scene = with_rows(without(magnets(), "content"), "notices", notice)
    assert asks(found(scene)) == {("value_share", "MAG")}


def test_suppliers_who_differ_are_told_apart() -> None:
    low = changed(magnets(), "content", supplier="架空一", stated_value=exactly("0.1"))
    scene = with_rows(low, "content", replace(low.content[0], supplier="架空二", stated_value=exactly(40)))
    assert asks(found(scene)) == {("which-supplier", "MAG")}


def test_lots_that_differ_are_told_apart_by_naming_the_lot() -> None:
    low = changed(magnets(), "content", lot_id="A", stated_value=exactly("0.1"))
    scene = with_rows(low, "content", replace(low.content[0], lot_id="B", stated_value=exactly(40)))
    assert asks(found(scene)) == {("which-supplier", "MAG")}
    assert found(changed(scene, "lines", lot_id="A")).outcome is Outcome.SHIP
    assert found(changed(scene, "lines", lot_id="B")).outcome is Outcome.LICENCE_NEEDED


def test_a_supplier_who_contradicts_himself_is_asked_again() -> None:
    low = changed(magnets(), "content", stated_value=exactly("0.1"))
    notice = Notice(notice_id="N", part_id="MAG", issued_on=date(2026, 12, 1), share_percent=exactly("1/2"))
    scene = with_rows(low, "notices", notice)
    assert asks(found(scene)) == {("value_share", "MAG")}
    assert report_of(scene).has_errors


def test_a_complete_line_is_asked_nothing() -> None:
    for scene in (magnets(), motors(), cars(), oxide(), oxide_leaving_china()):
        assert is_settled(found(scene))


def test_facts_that_no_longer_matter_are_not_asked_for() -> None:
    """The licence is needed by content: neither origin nor technology need be known."""
    scene = changed(without(magnets(), "technology_use"), "parts", origin=None)
    assert is_settled(found(scene))


def test_a_line_that_needs_no_licence_is_not_reviewed() -> None:
    scene = changed(without(cars(), "end_uses"), "shipments", end_user=None)
    assert found(scene).questions == ()


# --- Parts whose width cannot matter


NO_TECHNOLOGY = TechnologyUse(part_id="SENSOR", stage="magnet-making", chinese_origin=NO)


def test_a_silent_supplier_whose_part_cannot_matter_is_not_asked() -> None:
    """960 of 3,000,000 and at most 2,000 more stay below 3,000."""
    small = with_rows(silent_sensor(cars(), 2_000), "technology_use", NO_TECHNOLOGY)
    assert found(small).outcome is Outcome.SHIP
    assert is_settled(found(small))


def test_a_silent_supplier_whose_part_may_tip_the_scale_is_asked() -> None:
    large = with_rows(silent_sensor(cars(), 2_100), "technology_use", NO_TECHNOLOGY)
    line = found(large)
    assert line.outcome is Outcome.UNDECIDED
    assert asks(line) == {("value_share", "SENSOR (沈黙センサー(架空))")}


def test_of_several_silent_suppliers_only_the_large_are_asked() -> None:
    """2,040 are wanting: without the one of 2,000 the ten small ones cannot reach it."""
    scene = with_rows(silent_sensor(cars(), 2_000), "technology_use", NO_TECHNOLOGY)
    for number in range(10):
        small = replace(scene.parts[-1], part_id=f"SMALL{number}", unit_value=exactly(10))
        scene = with_rows(scene, "parts", small)
        scene = with_rows(scene, "bom", replace(scene.bom[-1], child_id=small.part_id))
        scene = with_rows(scene, "technology_use", replace(NO_TECHNOLOGY, part_id=small.part_id))
    line = found(scene)
    assert line.outcome is Outcome.UNDECIDED
    assert asks(line) == {("value_share", "SENSOR (沈黙センサー(架空))")}


def test_a_motor_far_above_the_figure_asks_nobody() -> None:
    line = found(silent_sensor(motors(), 500))
    assert (line.outcome, line.licence.truth) == (Outcome.LICENCE_NEEDED, YES)
    assert line.questions == ()


def test_where_a_licence_is_needed_the_missing_figure_of_the_notification_is_left_to_the_notification() -> None:
    """Its upper bound counts the silent part whole: cautious, and never below the truth."""
    line = found(silent_sensor(motors(), 96))
    assert line.notification.share == line.article.share.ratio.high
    assert line.notification.share == exactly("1056/9600").low


# --- The law


def test_an_open_law_is_asked_for_where_the_facts_are_settled() -> None:
    assert asks(found(magnets(), book=UNCONFIRMED)) == {("in_force", "")}
    assert asks(found(cars(), book=UNCONFIRMED)) == set()


MAY_LEAVE_CHINA = ("exporter", "from where")
"""Gaps that leave open whether a listed magnet is exported from China: 18 asks, whatever becomes of 61."""


@pytest.mark.parametrize("name", GAPS)
def test_while_the_law_is_suspended_only_what_stands_beside_it_asks(name: str) -> None:
    scene, expected = GAPS[name]
    line = found(scene, book=SUSPENDED)
    if name in MAY_LEAVE_CHINA:
        assert (line.outcome, asks(line)) == (Outcome.UNDECIDED, expected)
        assert [each.instrument for each in line.beside] == ["mofcom-2025-18"]
    else:
        assert (line.outcome, asks(line)) == (Outcome.SHIP, set())


@pytest.mark.parametrize("name", GAPS)
def test_while_the_law_is_unconfirmed_the_same_facts_are_asked_for(name: str) -> None:
    scene, expected = GAPS[name]
    assert asks(found(scene, book=UNCONFIRMED)) - {("in_force", "")} == expected


# --- Which article, and the sheet of questions


def test_questions_of_several_lines_are_put_once_and_say_who_waits() -> None:
    scene = without(magnets(), "content")
    scene = with_rows(scene, "lines", replace(scene.lines[0], line_id="2"))
    (one,) = asked(report_of(scene))
    assert (one.question.fact, one.question.who, one.lines) == ("value_share", "supplier", ("S/1", "S/2"))


def test_what_costs_nothing_but_a_look_is_asked_first() -> None:
    scene = changed(without(magnets(), "content"), "shipments", to_country=None)
    who = [each.question.who for each in asked(report_of(scene, book=UNCONFIRMED))]
    assert who == sorted(who, key=("legal", "self", "engineering", "purchasing", "supplier", "customer").index)
    assert set(who) == {"self", "supplier"}


def test_uses_of_another_line_do_not_answer() -> None:
    scene = replace(magnets(), end_uses=(EndUse(shipment_id="S", line_id="2", use="ordinary", certainty="is"),))
    assert asks(found(scene)) == {("end-use", "S/1")}
