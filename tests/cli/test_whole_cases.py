"""Whole cases typed as tables, each a trap that a verdict once fell into."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import ran

LAPSE = """
id = "firm-lapse"
number = "confirmation"
issuer = "the firm"
published = 2026-11-12
added_by = "Rei Kaku (fictional)"
[title]
ja = "確認"
zh = "确认"
en = "confirmation"
[[lapsed]]
what = ["mofcom-2025-61"]
from = 2026-11-11
person = "Rei Kaku (fictional)"
evidence = "the ministry's list of announcements"
"""
TABLES = {
    "parts": "part_id,made_in,origin,listed_item,category,unit,unit_value,currency\n"
    "MG,JP,JP,P2-1.3,magnet,pcs,1000,JPY\nMT,JP,JP,,motor,pcs,100000,JPY\n",
    "bom": "parent_id,child_id,quantity\nMT,MG,10\n",
    "content": "part_id,material,origin,origin_share,mass_g,price_per_kg,currency\nMG,金属镝,CN,,1,10000,JPY\n",
    "technology_use": "part_id,stage,chinese_origin\nMG,magnet-making,no\n",
    "parties": "party_id,name,country,military_user,listed,held_by_listed\nC,Tuayang Co. (fictional),TH,no,none,no\n",
    "shipments": "shipment_id,date,exporter,exporter_located_in,from_country,to_country,final_destination,"
    "consignee,importer,end_user\nS,2026-11-20,OWN,JP,JP,TH,TH,C,C,C\n",
    "end_uses": "shipment_id,use,certainty\nS,ordinary,is\n",
    "lines": "shipment_id,line_id,part_id,quantity,licence_id\nS,1,MT,60,\n",
}


def lines_of(capsys: pytest.CaptureFixture[str], folder: Path, **changed: str) -> list[dict[str, Any]]:
    """What comes out of the base case with other tables: a motor whose share is exactly at the threshold."""
    (folder / "law").mkdir(exist_ok=True)
    (folder / "law" / "lapse.toml").write_text(LAPSE, encoding="utf-8")
    for name, text in {**TABLES, **changed}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    result = ran(capsys, "check", folder, "--json", "--known", "2026-11-23")
    found: list[dict[str, Any]] = json.loads(result.out)["lines"]
    return found


def test_a_share_exactly_at_the_threshold_needs_a_licence_and_a_unit_less_does_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (at,) = lines_of(capsys, tmp_path)
    assert (at["licence"]["needed"], at["value_share"]) == ("yes", "0.1 %")
    assert "threshold-itself-counts" in {reading["name"] for reading in at["readings"]}
    (below,) = lines_of(capsys, tmp_path, parts=TABLES["parts"].replace("100000", "100000.01"))
    assert below["licence"]["needed"] == "no"


def test_two_lines_do_not_overdraw_one_licence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    first, second = lines_of(
        capsys,
        tmp_path,
        lines="shipment_id,line_id,part_id,quantity,licence_id\nS,1,MT,60,L\nS,2,MT,60,L\n",
        licences="licence_id,holder,items,quantity,used,end_user,destination,valid_from,valid_to\n"
        "L,OWN,MT,100,0,C,TH,2026-01-01,2027-01-01\n",
    )
    assert first["outcome"] == "ship-under-licence"
    assert (second["outcome"], second["licence"]["number"]) == ("licence-needed", "L")


def test_a_licence_for_a_country_on_the_way_is_none_for_the_destination(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (line,) = lines_of(
        capsys,
        tmp_path,
        shipments=TABLES["shipments"].replace("JP,JP,TH,TH", "JP,JP,VN,TH"),
        lines="shipment_id,line_id,part_id,quantity,licence_id\nS,1,MT,60,L\n",
        licences="licence_id,holder,items,quantity,used,end_user,destination,valid_from,valid_to\n"
        "L,OWN,MT,100,0,C,VN,2026-01-01,2027-01-01\n",
    )
    assert line["outcome"] == "licence-needed"


def test_an_unreadable_share_of_origin_is_no_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (line,) = lines_of(capsys, tmp_path, content=TABLES["content"].replace("CN,,1", "AU,150,2"))
    assert line["outcome"] == "undecided"


def test_how_a_magnet_was_made_in_china_is_no_matter_of_the_motor(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (line,) = lines_of(
        capsys,
        tmp_path,
        parts=TABLES["parts"].replace("MG,JP,JP", "MG,CN,CN"),
        content=TABLES["content"].replace(",,1,", ",,0.1,"),
        technology_use=TABLES["technology_use"].replace("no", "yes"),
    )
    assert (line["licence"]["needed"], line["value_share"]) == ("no", "0.01 %")


def test_the_day_of_what_may_be_caught_is_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (line,) = lines_of(capsys, tmp_path, shipments=TABLES["shipments"].replace("2026-11-20", ""))
    assert not line["day_is_stated"]
    assert "day" in {question["fact"] for question in line["ask"]}


def test_a_metal_made_abroad_from_a_chinese_one_keeps_its_own_origin(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (line,) = lines_of(
        capsys,
        tmp_path,
        parts=TABLES["parts"] + "AL,JP,JP,P1-08,material,kg,50000,JPY\n",
        content=TABLES["content"] + "AL,金属钐,CN,,300,9000,JPY\n",
        technology_use=TABLES["technology_use"] + "AL,smelting,no\n",
        lines="shipment_id,line_id,part_id,quantity,licence_id\nS,1,AL,60,\n",
    )
    assert line["licence"]["needed"] == "no"
