"""The items of the guides of 62 that a situation statement has to tell, by exporter and by scene."""

from __future__ import annotations

import pytest

from tests.determination.acts import act, determined
from tests.determination.scenes import IN_FORCE, TODAY
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.transfers.record import transfer_record
from ytterby.determination.transfers.situation_statements import scene_item, statement_items
from ytterby.tables.schema import labels


@pytest.mark.parametrize("scene", labels("scene"))
def test_every_scene_has_one_item(scene: str) -> None:
    joined = determined(act(scene=scene)).joined
    items = [each.number for each in statement_items("statement-for-abroad", joined)]
    assert [each for each in items if each.startswith("annex1/4(1)/")] == [scene_item(joined).number]


@pytest.mark.parametrize(("kind", "item"), [("legal", "company"), ("non-profit", "non-profit"), ("natural", "person")])
def test_the_exporter_tells_of_itself_by_its_kind(kind: str, item: str) -> None:
    joined = determined(act({"MAKER": {"kind": kind}})).joined
    items = [each.number for each in statement_items("statement-for-abroad", joined)]
    assert [each for each in items if each.startswith("annex1/1/")] == [f"annex1/1/{item}"]


def test_an_exporter_of_unknown_kind_is_shown_all_three() -> None:
    joined = determined(act({"MAKER": {"kind": None}})).joined
    items = [each.number for each in statement_items("statement-for-abroad", joined)]
    assert len([each for each in items if each.startswith("annex1/1/")]) == 3


def test_the_statement_for_china_is_that_of_annex_2() -> None:
    items = [each.number for each in statement_items("statement-for-china", determined(act()).joined)]
    assert all(each.startswith("annex2/") for each in items)
    assert "annex2/2(4)" in items
    assert len(items) >= 15


def test_json_tells_the_items_with_the_duty() -> None:
    report = check(act(scene="investment"), IN_FORCE, Firm(), TODAY)
    record = transfer_record(report.setting, report.transfers[0], "ja")
    statement = next(duty for duty in record["duties"] if duty["kind"] == "statement-for-abroad")
    assert {item["number"] for item in statement["items"]} >= {
        "annex1/1/company",
        "annex1/4(1)/investment",
        "annex1/5(2)",
    }
    assert all(item["says"] for item in statement["items"])
