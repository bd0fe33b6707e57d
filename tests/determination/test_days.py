"""Each line by the law of its own day, as known on a day: looking back, looking ahead, and days that nobody stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.determination.scenes import (
    DAY,
    IN_FORCE,
    SUSPENDED,
    TODAY,
    UNCONFIRMED,
    changed,
    found,
    line_of,
    magnets,
    motors,
    names,
    oxide,
    report_of,
    with_rows,
    without,
)
from ytterby.determination.outcome import Outcome
from ytterby.logic.lawbook import State
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset

FIRST, LAST = date(2025, 10, 9), date(2025, 11, 6)
"""The days on which paragraph 1(3) was in force before the suspension, and the other two limbs were not yet."""


def on(scene: Dataset, day: date) -> Dataset:
    return changed(scene, "shipments", date=day)


def every_limb() -> Dataset:
    """Magnets that all three limbs catch: Chinese origin beside Chinese content and technology."""
    return changed(changed(magnets(), "parts", origin="CN"), "technology_use", chinese_origin=YES)


@pytest.mark.parametrize("day", [FIRST, date(2025, 10, 20), LAST])
def test_looking_back_only_chinese_origin_bites(day: date) -> None:
    caught = found(on(oxide(), day), book=UNCONFIRMED)
    assert (caught.outcome, caught.licence.truth) == (Outcome.LICENCE_NEEDED, YES)
    assert caught.notification.basis == "origin"
    assert caught.treated_as_controlled is False
    for scene in (magnets(), motors(), changed(motors(), "technology_use", chinese_origin=YES)):
        line = found(on(scene, day), book=UNCONFIRMED)
        assert (line.outcome, line.licence.truth, line.notification.is_due) == (Outcome.SHIP, NO, False)
        assert line.questions == ()


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_looking_back_an_item_of_all_limbs_is_caught_by_its_origin_alone(day: date) -> None:
    line = found(on(every_limb(), day), book=UNCONFIRMED)
    assert line.outcome is Outcome.LICENCE_NEEDED
    assert line.notification.basis == "origin"
    states = {force.cites: force.state for force in line.force}
    assert states["mofcom-2025-61/1(3)"] is State.IN_FORCE
    assert {states["mofcom-2025-61/1(1)"], states["mofcom-2025-61/1(2)"]} == {State.NOT_COMMENCED}


@pytest.mark.parametrize("day", [FIRST - timedelta(1), LAST + timedelta(1)])
def test_the_day_before_and_the_day_after_nothing_bites(day: date) -> None:
    line = found(on(every_limb(), day), book=UNCONFIRMED)
    assert (line.outcome, line.licence.truth) == (Outcome.SHIP, NO)
    assert (line.questions, line.readings) == ((), ())
    assert [duty.kind for duty in line.duties] == ["look-for-undertakings"]  # it left China under some licence


def test_a_look_back_takes_the_lines_of_its_days_and_those_without_a_day() -> None:
    """Five shipments: the day before, the first, the last, the day after, and one of which nobody knows the day."""
    scene = oxide()
    days = (FIRST - timedelta(1), FIRST, LAST, LAST + timedelta(1), None)
    shipments = [replace(scene.shipments[0], shipment_id=f"S{each}", date=day) for each, day in enumerate(days)]
    lines = [replace(line_of("OXIDE", 400, unit="kg"), shipment_id=each.shipment_id) for each in shipments]
    scene = replace(scene, shipments=tuple(shipments), lines=tuple(lines))
    report = report_of(scene, book=UNCONFIRMED, between=(FIRST, LAST))
    assert [each.reference for each in report.determinations] == ["S1/1", "S2/1", "S4/1"]
    assert [each.outcome for each in report.determinations][:2] == [Outcome.LICENCE_NEEDED] * 2


def test_while_the_law_is_suspended_nothing_is_asked() -> None:
    silent, of_no_use = without(magnets(), "content"), without(magnets(), "end_uses")
    for scene in (silent, of_no_use, changed(magnets(), "parts", made_in=None)):
        line = found(scene, book=SUSPENDED)
        assert (line.outcome, line.licence.truth) == (Outcome.SHIP, NO)
        assert (line.questions, line.readings, line.duties) == ((), (), ())


def test_while_the_law_is_suspended_it_is_said_what_it_would_be() -> None:
    line = found(magnets(), book=SUSPENDED)
    assert line.licence.in_force.truth is YES
    assert {force.state for force in line.force} == {State.SUSPENDED}


@pytest.mark.parametrize(
    ("day", "state", "truth"),
    [
        (date(2026, 11, 9), State.SUSPENDED, NO),
        (date(2026, 11, 10), State.UNCONFIRMED, UNKNOWN),
        (date(2026, 11, 11), State.UNCONFIRMED, UNKNOWN),
        (date(2027, 1, 11), State.UNCONFIRMED, UNKNOWN),
    ],
)
def test_the_end_of_the_suspension_is_not_guessed(day: date, state: State, truth: object) -> None:
    line = found(on(oxide(), day), book=UNCONFIRMED)
    assert line.licence.truth is truth
    assert {force.state for force in line.force} == {state}


def test_asked_as_known_before_any_extension_was_spoken_of_the_text_decides() -> None:
    line = found(on(oxide(), date(2026, 11, 11)), book=UNCONFIRMED, known=date(2025, 12, 15))
    assert (line.outcome, line.licence.truth, line.known) == (Outcome.LICENCE_NEEDED, YES, date(2025, 12, 15))
    assert line.questions == ()


def test_asked_as_known_before_the_suspension_was_announced_nothing_was_suspended() -> None:
    line = found(on(magnets(), date(2025, 12, 1)), book=UNCONFIRMED, known=date(2025, 10, 20))
    assert line.licence.truth is YES


def test_before_the_law_was_known_there_is_nothing_to_say() -> None:
    for scene in (magnets(), oxide(), without(magnets(), "content")):
        line = found(scene, book=UNCONFIRMED, known=date(2025, 10, 8))
        assert (line.outcome, line.licence.truth) == (Outcome.SHIP, NO)
        assert {force.state for force in line.force} == {State.NOT_COMMENCED}


def test_a_line_without_a_day_is_judged_by_the_day_of_the_question() -> None:
    scene = changed(magnets(), "shipments", date=None)
    line = found(scene, book=UNCONFIRMED)
    assert (line.day, line.day_is_stated) == (TODAY, False)
    assert found(magnets()).day_is_stated is True
    assert found(scene, book=UNCONFIRMED, on=DAY).day_is_stated is True


def test_a_line_of_no_known_shipment_is_judged_as_far_as_it_goes() -> None:
    line = found(without(magnets(), "shipments"))
    assert (line.day_is_stated, line.outcome) == (False, Outcome.UNDECIDED)
    assert {question.fact for question in line.questions} >= {"exporter_in_mainland_china", "goes_to_mainland_china"}


def test_the_law_of_another_day_can_be_asked_for() -> None:
    report = report_of(on(oxide(), date(2025, 12, 1)), book=UNCONFIRMED, on=LAST)
    (line,) = report.determinations
    assert (line.day, line.outcome) == (LAST, Outcome.LICENCE_NEEDED)


def test_lines_of_one_report_go_each_by_its_own_day() -> None:
    scene = with_rows(oxide(), "shipments", replace(oxide().shipments[0], shipment_id="EARLY", date=LAST))
    scene = with_rows(scene, "lines", replace(scene.lines[0], shipment_id="EARLY"))
    scene = changed(scene, "shipments", "S", date=LAST + timedelta(1))
    late, early = report_of(scene, book=UNCONFIRMED).determinations
    assert (late.outcome, early.outcome) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)


def test_of_limbs_that_have_not_begun_no_reading_matters() -> None:
    """But 7 was in force from the first day, and by one reading it asks for a notification at every transaction."""
    line = found(on(motors(), FIRST), book=UNCONFIRMED)
    assert names(line.readings) == {"notification-below-threshold"}
    assert "deep-processed-goods-are-assemblies" in names(found(motors(), book=IN_FORCE).readings)
