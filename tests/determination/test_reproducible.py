"""The same input gives the same digits and bears the same addresses; another input bears others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.determination.scenes import (
    DAY,
    IN_FORCE,
    TODAY,
    UNCONFIRMED,
    adopting,
    cars,
    changed,
    exactly,
    line_of,
    magnets,
    motors,
    oxide,
    policy,
    report_of,
    with_rows,
    without,
)
from tests.determination.screenings import WATCHED, screening
from ytterby import __version__
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.report_record import report_record
from ytterby.determination.screening.screened import Screening
from ytterby.languages import LANGUAGES, Language
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import ROW_TYPES, Place


def big() -> Dataset:
    """Car, motor and magnet on one shipment, and a line of which nothing is known."""
    scene = cars()
    lines = (
        line_of("CAR", 3_000_000),
        replace(line_of("MOTOR", 9600), line_id="2"),
        replace(line_of("MAG", 400), line_id="3"),
        replace(line_of("NOBODY-KNOWS", 1), line_id="4"),
    )
    return replace(scene, lines=lines)


def shuffled(scene: Dataset, seed: int) -> Dataset:
    tables: dict[str, Any] = {}
    for name in ROW_TYPES:
        rows = list(scene.table(name))
        Random(seed).shuffle(rows)
        tables[name] = tuple(rows)
    return replace(scene, **tables)


def by_line(scene: Dataset) -> dict[str, Any]:
    record = report_record(report_of(scene, book=UNCONFIRMED), "en")
    return {line["line"]: line for line in record["lines"]}


def test_the_same_report_twice() -> None:
    once, again = report_of(big()), report_of(big())
    assert once.determinations == again.determinations
    assert once.addresses == again.addresses
    for language in LANGUAGES:
        assert json.dumps(report_record(once, language)) == json.dumps(report_record(again, language))


@settings(max_examples=12)
@given(seed=st.integers(0, 1000))
def test_the_order_of_rows_changes_neither_the_address_nor_any_answer(seed: int) -> None:
    other = shuffled(big(), seed)
    assert other.address == big().address
    assert by_line(other) == by_line(big())


def test_where_a_row_was_found_does_not_change_its_address() -> None:
    scene = changed(magnets(), "parts", place=Place("elsewhere.xlsx", "部品", 7))
    assert scene.address == magnets().address


CHANGES = [
    changed(magnets(), "parts", unit_value=exactly("400.0000001")),
    changed(magnets(), "parts", unit_value=None),
    changed(magnets(), "parts", supplier="架空"),
    without(magnets(), "content"),
    changed(magnets(), "parties", "USER", listed=None),
    with_rows(magnets(), "lines", replace(magnets().lines[0], line_id="2")),
    motors(),
    oxide(),
]


def test_another_dataset_has_another_address() -> None:
    addresses = {scene.address for scene in (magnets(), *CHANGES)}
    assert len(addresses) == len(CHANGES) + 1


def test_the_addresses_are_those_of_what_went_in() -> None:
    report = report_of(magnets(), book=IN_FORCE)
    assert report.addresses["dataset"] == magnets().address
    assert report.addresses["law"] == IN_FORCE.address != UNCONFIRMED.address
    assert report.addresses["program"] == __version__
    assert len(report.addresses["dataset"]) == len(report.addresses["law"]) == 64


def test_readings_in_use_are_part_of_the_address() -> None:
    before = report_of(magnets()).addresses
    after = report_of(magnets(), adopting(several_materials="each")).addresses
    assert before["readings"] != after["readings"]
    assert {**before, "readings": ""} == {**after, "readings": ""}


def test_a_policy_changes_what_is_done_and_not_what_the_law_says() -> None:
    scene = without(magnets(), "content")
    (asked,), (held,) = report_of(scene).determinations, report_of(scene, policy(fact="hold")).determinations
    assert asked.outcome is not held.outcome
    assert (asked.licence, asked.questions, asked.readings) == (held.licence, held.questions, held.readings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_plain_data(language: Language) -> None:
    """Amounts and shares are strings: no number in it was ever a float."""
    record = report_record(report_of(big(), book=UNCONFIRMED, known=TODAY), language)
    assert json.loads(json.dumps(record)) == record

    def walk(value: object) -> None:
        assert not isinstance(value, float)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(each)

    walk(record)
    assert record["known"] == "2026-11-23"
    assert len(record["lines"]) == 4


def test_what_was_found_of_the_parties_the_policy_and_the_day_are_addressed() -> None:
    def of(found: Screening | None = None, firm: Firm | None = None, on: date | None = None) -> dict[str, str]:
        return check(magnets(), IN_FORCE, firm or Firm(), TODAY, on=on, screening=found).addresses

    found = (screening(candidates=[WATCHED]), screening(hits=[WATCHED]), screening(), screening(stale=True))
    told = [of(each) for each in found]
    assert len({each["screening"] for each in told}) == len(told)
    assert "screening" not in of()
    assert of()["policy"] != of(firm=policy(fact="hold"))["policy"]
    assert (of()["on"], of(on=DAY)["on"]) == ("", DAY.isoformat())
