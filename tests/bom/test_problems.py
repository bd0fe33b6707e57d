"""What is wrong with a bill: said once, at its place, with a cure, in three languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.bom.bills import AS_BOUGHT, DAY, DY, bill_of, content, notice, part, quote, rate, uses
from ytterby import bom
from ytterby.bom.bill import Kind
from ytterby.bom.plain import roll_up
from ytterby.bom.problems import problems_of_bill, problems_of_holdings
from ytterby.languages import LANGUAGES
from ytterby.logic.truth import NO, YES
from ytterby.tables.issues import Issue
from ytterby.tables.rows import Line, Place, Row

TEXTS = tomllib.loads((Path(bom.__file__).parent / "issues.toml").read_text(encoding="utf-8"))
MATERIAL = {"M": Kind(DY, YES, NO, NO, NO, NO)}


def of_bill(*rows: Row, days: Iterable[date] = (DAY,)) -> list[Issue]:
    return list(problems_of_bill(bill_of(*rows), days))


def of_holdings(*rows: Row, top: str = "M", kinds: dict[str, Kind] | None = None) -> list[Issue]:
    bill = bill_of(*rows, kinds=kinds)
    return list(problems_of_holdings(bill, roll_up(bill, AS_BOUGHT, DAY, [top])))


def codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def at(row: Row, number: int) -> Row:
    return replace(row, place=Place("table.csv", row=number))


def test_a_sound_bill_has_none() -> None:
    rows = (part("TOP", 100), part("M", 40), uses("TOP", "M", 2, "pcs"), content("M", "0.1", 72_000), notice("M", 18))
    assert of_bill(*rows) == []
    assert of_holdings(*rows, top="TOP") == []


def test_a_cycle_names_the_path_and_the_line_that_closes_it() -> None:
    [issue] = of_bill(uses("A", "B", row=2), uses("B", "C", row=3), uses("C", "A", row=4))
    assert (issue.code, issue.place, issue.cell) == ("cycle", Place("bom.csv", row=4), "A")
    assert "A → B → C → A" in issue.says.in_("en")


def test_a_unit_that_does_not_fit() -> None:
    [issue] = of_bill(part("M", unit="pcs"), uses("TOP", "M", 5, "kg", row=7))
    assert (issue.code, issue.place, issue.cell) == ("unit-mismatch", Place("bom.csv", row=7), "kg")


def test_a_part_without_a_unit_that_is_weighed() -> None:
    [issue] = of_bill(part("M", unit=None), uses("TOP", "M", 5, "g"))
    assert issue.code == "unit-mismatch"
    assert "None" not in issue.says.in_("ja")


def test_a_unit_that_cannot_be_read_has_been_told_already() -> None:
    of_five = replace(uses("TOP", "M", 5), unreadable=frozenset({"unit"}))
    assert of_bill(part("M"), of_five) == []
    assert of_bill(replace(part("M", unit=None), unreadable=frozenset({"unit"})), uses("TOP", "M", 5, "g")) == []


def test_a_unit_of_a_component_that_no_table_knows_is_not_blamed() -> None:
    assert of_bill(uses("TOP", "?", 5, "kg")) == []


@pytest.mark.parametrize(
    "row",
    [
        part("M", 40, currency="CNY"),
        content("M", 1, 5, currency="CNY"),
        quote("Dy", 5, currency="CNY"),
        Line(shipment_id="S", line_id="1", part_id="M", currency="CNY"),
    ],
    ids=["part", "content", "quote", "line"],
)
def test_a_currency_without_a_rate_is_told_once_with_the_first_day(row: Row) -> None:
    if isinstance(row, Line):
        bill = bill_of()
        bill = replace(bill, dataset=replace(bill.dataset, lines=(row, row)))
    else:
        bill = bill_of(at(row, 3), at(row, 4))
    [issue] = problems_of_bill(bill, [date(2026, 12, 5), DAY])
    assert (issue.code, issue.cell) == ("no-rate", "CNY")
    assert "2026-12-01" in issue.says.in_("en")


def test_a_rate_must_be_known_on_every_day() -> None:
    rows = (part("M", 40, currency="CNY"), rate("CNY", 20, on=date(2026, 12, 3)))
    assert codes(of_bill(*rows, days=[DAY, date(2026, 12, 5)])) == ["no-rate"]
    assert of_bill(*rows, days=[date(2026, 12, 5)]) == []


def test_content_and_notification_of_one_supplier_that_contradict_each_other() -> None:
    rows = (part("M", 400), at(content("M", "0.5", 72_000, supplier="A"), 5), at(notice("M", 10, supplier="A"), 2))
    [issue] = of_holdings(*rows)
    assert (issue.code, issue.place.row) == ("contradiction", 5)
    assert "A" in issue.says.in_("en")


def test_two_notifications_of_one_day() -> None:
    [issue] = of_holdings(part("M", 400), at(notice("M", 10), 2), at(notice("M", 11, number="N-2"), 3))
    assert (issue.code, issue.place.row) == ("two-notices", 2)


def test_both_are_told_at_once() -> None:
    rows = (part("M", 400), content("M", "0.5", 72_000), notice("M", 10), notice("M", 11, number="N-2"))
    assert codes(of_holdings(*rows)) == ["two-notices", "contradiction"]


def test_a_notification_that_its_bill_contradicts() -> None:
    rows = (part("TOP", 1000), at(notice("TOP", 10), 4), part("M", 400), content("M", "0.5", 72_000), uses("TOP", "M"))
    [issue] = of_holdings(*rows, top="TOP")  # 100 and 36
    assert (issue.code, issue.place.row) == ("bill-contradiction", 4)


def test_content_that_may_be_counted_twice_is_a_warning() -> None:
    rows = (part("M", 400), content("M", "0.5", 72_000), uses("TOP", "M"), at(content("TOP", "0.5", 72_000), 9))
    [issue] = of_holdings(*rows, top="TOP")
    assert (issue.code, issue.severity, issue.place.row) == ("counted-twice", "warning", 9)


def test_a_part_marked_as_free_of_what_its_supplier_states() -> None:
    [issue] = of_holdings(at(part("M", 400, free=NO), 6), content("M", "0.5", 72_000))
    assert (issue.code, issue.place.row) == ("denied", 6)


def test_content_worth_more_than_the_item_is_a_warning() -> None:
    [issue] = of_holdings(at(part("M", 30), 6), content("M", "0.5", 72_000))
    assert (issue.code, issue.severity, issue.place.row) == ("over-all", "warning", 6)


def test_a_material_may_be_worth_more_today_than_was_paid_for_it() -> None:
    rows = (part("M", 30, unit="g", origin="CN"), content("M", 1, 72_000))
    assert of_holdings(*rows, kinds=MATERIAL) == []


@pytest.mark.parametrize("code", [code for code in TEXTS if not code.endswith("-cure")])
def test_every_problem_has_a_cure_in_three_languages(code: str) -> None:
    for key in (code, f"{code}-cure"):
        assert set(TEXTS[key]) == set(LANGUAGES)
