"""A licence covers a line only if everything on it fits; what is not filled in is a reason to look, not a pass."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.determination.scenes import (
    DAY,
    SUSPENDED,
    between,
    changed,
    exactly,
    found,
    licence,
    magnets,
    with_rows,
)
from ytterby.determination.outcome import Determination, Outcome
from ytterby.determination.words import words
from ytterby.languages import LANGUAGES
from ytterby.tables.dataset import Dataset


def licensed(**cells: Any) -> Dataset:
    return with_rows(changed(magnets(), "lines", licence_id="L"), "licences", licence(**cells))


def kinds(line: Determination) -> set[str]:
    return {duty.kind for duty in line.duties}


def test_a_line_goes_under_its_licence() -> None:
    line = found(licensed())
    assert (line.outcome, line.licence_number, line.licence_problem) == (Outcome.SHIP_UNDER_LICENCE, "2026-0001", None)
    assert kinds(line) == {"report-under-licence", "notification", "keep-records"}


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2027, 11, 30)])
def test_the_first_and_the_last_day_count(day: date) -> None:
    assert found(changed(licensed(), "shipments", date=day)).outcome is Outcome.SHIP_UNDER_LICENCE


WRONG = [
    ({"valid_from": date(2026, 12, 10)}, "licence-not-valid-yet"),
    ({"valid_from": None}, "licence-not-valid-yet"),
    ({"valid_to": date(2026, 12, 8)}, "licence-expired"),
    ({"valid_to": None}, "licence-expired"),
    ({"surrendered_on": DAY}, "licence-surrendered"),
    ({"items": "OTHER"}, "licence-other-item"),
    ({"items": "MAGNET, OTHER"}, "licence-other-item"),
    ({"items": None}, "licence-other-item"),
    ({"destination": "FR"}, "licence-other-destination"),
    ({"destination": None}, "licence-other-destination"),
    ({"end_user": "BUYER"}, "licence-other-end-user"),
    ({"end_user": None}, "licence-other-end-user"),
    ({"holder": "SOMEBODY"}, "licence-other-holder"),
    ({"holder": None}, "licence-other-holder"),
    ({"used": exactly(91)}, "licence-used-up"),
    ({"used": between(90, 91)}, "licence-used-up"),
    ({"used": None}, "licence-used-up"),
    ({"quantity": None}, "licence-used-up"),
]


@pytest.mark.parametrize(("cells", "problem"), WRONG, ids=[f"{problem}: {cells}" for cells, problem in WRONG])
def test_a_licence_that_does_not_fit_does_not_cover(cells: dict[str, Any], problem: str) -> None:
    line = found(licensed(**cells))
    assert (line.outcome, line.licence_problem) == (Outcome.LICENCE_NEEDED, problem)
    assert line.licence_number == "2026-0001"
    assert "licence-before-export" in kinds(line)


@pytest.mark.parametrize("problem", sorted({problem for _, problem in WRONG} | {"licence-not-in-table"}))
def test_every_problem_has_its_words(problem: str) -> None:
    assert all("1" in words().say(problem, language, number="1") for language in LANGUAGES)


@pytest.mark.parametrize("items", ["OTHER, MAG", "OTHER;MAG", "OTHER、MAG", "OTHER；MAG", "OTHER，MAG", " MAG "])
def test_a_licence_may_name_several_items(items: str) -> None:
    assert found(licensed(items=items)).outcome is Outcome.SHIP_UNDER_LICENCE


def test_the_holder_may_be_written_by_name() -> None:
    scene = changed(licensed(holder="架空磁石工業株式会社"), "parties", "SELLER", name="架空磁石工業株式会社")
    assert found(scene).outcome is Outcome.SHIP_UNDER_LICENCE


def test_the_end_user_may_be_written_by_name() -> None:
    scene = licensed(end_user="Musterhaus GmbH (fictional)")
    assert found(scene).outcome is Outcome.SHIP_UNDER_LICENCE


def test_a_line_without_a_quantity_cannot_be_told_to_fit() -> None:
    assert found(changed(licensed(), "lines", quantity=None)).licence_problem == "licence-used-up"


def test_a_licence_that_is_in_no_table_covers_nothing() -> None:
    line = found(changed(magnets(), "lines", licence_id="L"))
    assert (line.outcome, line.licence_problem) == (Outcome.LICENCE_NEEDED, "licence-not-in-table")


def test_where_no_licence_is_needed_none_is_used() -> None:
    assert found(licensed(), book=SUSPENDED).outcome is Outcome.SHIP
    assert found(changed(licensed(), "shipments", to_country="JP", importer=None)).outcome is (
        Outcome.SHIP_WITH_NOTIFICATION
    )
