"""The words that people write in coded columns about transfers, returns, magnets and lists mean what they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables.making import codes, folder
from ytterby.logic.bounds import Bounds
from ytterby.tables import read
from ytterby.tables.cells import DateCell, read_cell
from ytterby.tables.schema import labels, schema, vocabulary


def meant(table: str, column: str, cell: str) -> object:
    value, problem = read_cell(cell, schema()[table].columns[column])
    assert problem is None, problem
    return value


@pytest.mark.parametrize(
    ("cell", "scene"),
    [
        ("特許公開", "publication"),
        ("論文", "publication"),
        ("学会発表", "publication"),
        ("conference paper", "publication"),
        ("合弁", "investment"),
        ("合资", "investment"),
        ("リモート保守", "aid"),
        ("遠隔保守", "aid"),
        ("remote access", "aid"),
        ("修理動画", "teaching"),
        ("培训", "teaching"),
        ("雇用", "employment"),
        ("hire", "employment"),
        ("コンサルティング", "consulting"),
        ("顧問", "consulting"),
        ("工場見学", "display"),
        ("展示会", "exhibition"),
        ("展示", "display"),
        ("展览", "exhibition"),
        ("検査", "inspection"),
        ("测试", "testing"),
        ("業務委託", "commission"),
        ("共同研究", "joint-development"),
        ("ライセンス", "ip-licence"),
        ("赠送", "gift"),
        ("貿易輸出", "trade"),
        ("技術交流", "exchange"),
        ("その他", "other"),
    ],
)
def test_the_scene_of_a_transfer(cell: str, scene: str) -> None:
    assert meant("transfers", "scene", cell) == scene


@pytest.mark.parametrize(
    ("table", "column", "cell", "code"),
    [
        ("transfers", "kind", "図面", "technology"),
        ("transfers", "kind", "设备", "goods"),
        ("transfers", "kind", "サービス", "service"),
        ("transfers", "about", "生産ライン", "production-line"),
        ("transfers", "about", "ポンプ", "single-equipment"),
        ("transfers", "about", "工艺参数", "process"),
        ("transfers", "stage", "いずれでもない", "none"),
        ("transfers", "stage", "分離精製", "separation"),
        ("transfers", "carve_out", "公知", "public-domain"),
        ("transfers", "carve_out", "基础研究", "basic-research"),
        ("transfers", "carve_out", "特許出願", "ordinary-patent"),
        ("transfers", "carve_out", "なし", "none"),
        ("transfers", "known_use", "分離プラント", "rare-earths-abroad"),
        ("transfers", "known_use", "应当知道", "suspected-rare-earths-abroad"),
        ("lines", "known_use", "疑いあり", "suspected-rare-earths-abroad"),
        ("lines", "known_use", "無", "none"),
        ("technology_use", "magnet_kind", "サマコバ", "samarium-cobalt"),
        ("technology_use", "magnet_kind", "Nd-Fe-B", "neodymium-iron-boron"),
        ("transfers", "magnet_kind", "铈磁体", "cerium"),
        ("transfers", "magnet_kind", "フェライト", "other"),
        ("shipments", "purpose", "サンプル", "sample"),
        ("shipments", "purpose", "退运", "return"),
        ("shipments", "purpose", "warranty", "repair"),
        ("shipments", "purpose", "見本市", "exhibition"),
        ("content", "made_from", "精鉱", "ore"),
        ("content", "made_from", "氟化物", "other-compound"),
        ("content", "made_from", "磁石スクラップ", "recycled-magnets"),
        ("content", "made_from", "废荧光粉", "recycled-other"),
        ("parties", "listed", "一時停止中", "control-list-suspended"),
        ("parties", "listed", "管控名单（措施停止）", "control-list-stopped"),
        ("parties", "listed", "管控名单", "control-list"),
    ],
)
def test_what_people_write(table: str, column: str, cell: str, code: str) -> None:
    assert meant(table, column, cell) == code


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("transfers", "kind", "役務"),  # in Japan technology or a service
        ("transfers", "carve_out", "特許"),  # a patent may be published, applied for or licensed
        ("content", "made_from", "スクラップ"),  # of magnets or of something else
        ("parties", "listed", "停止"),  # stopped or suspended
    ],
)
def test_a_word_that_may_mean_two_codes_means_none(table: str, column: str, cell: str) -> None:
    value, problem = read_cell(cell, schema()[table].columns[column])
    assert value is None
    assert problem is not None
    assert problem.code == "not-in-list"


def test_a_transfer_knows_the_stages_of_technology_use_and_that_there_is_none() -> None:
    assert [*labels("stage"), "none"] == list(labels("transfer_stage"))
    wider = vocabulary("transfer_stage")
    assert all(wider[spelled] == code for spelled, code in vocabulary("stage").items())


@pytest.mark.parametrize("header", ["規制番号", "管制编码", "出口管制编码", "control code"])
def test_a_control_code_is_no_item_of_annex_one(header: str) -> None:
    column = schema()["parts"].column(header)
    assert column is not None
    assert column.name == "control_code"


@pytest.mark.parametrize("table", ["lines", "transfers"])
def test_a_use_of_any_kind_is_not_taken_for_what_is_known_of_rare_earths_abroad(table: str) -> None:
    assert schema()[table].column("用途") is None
    assert schema()[table].column("use") is None


def test_the_number_of_an_announcement_that_became_a_date_is_told() -> None:
    column = schema()["parties"].columns["listed_by"]
    value, problem = read_cell(DateCell("2026-11-01"), column)
    assert value == "2026-11-01"
    assert problem is not None
    assert problem.code == "key-became-date"
    assert read_cell("11/2026", column) == ("11/2026", None)


def test_a_whole_transfer_in_japanese_words(tmp_path: Path) -> None:
    header = [
        "移転番号",
        "提供日",
        "提供物の種類",
        "提供の場面",
        "技術の対象",
        "適用除外",
        "技術目録掲載",
        "金額",
        "通貨",
    ]
    row = ["T-1", "2026-12-01", "技術", "修理", "ライン", "該当なし", "はい", "0", "円"]
    dataset = read(folder(tmp_path, parts=[["part_id"], ["A"]], transfers=[header, row]))
    assert codes(dataset) == []
    (transfer,) = dataset.transfers
    assert (transfer.kind, transfer.scene, transfer.about) == ("technology", "aid", "production-line")
    assert (transfer.carve_out, transfer.currency) == ("none", "JPY")
    assert transfer.amount == Bounds.exactly(0)


def test_the_money_of_a_transfer_is_nothing_without_its_currency(tmp_path: Path) -> None:
    header = ["transfer_id", "amount"]
    dataset = read(folder(tmp_path, parts=[["part_id"], ["A"]], transfers=[header, ["T-1", "500"]]))
    assert codes(dataset) == ["value-without-currency"]
    assert dataset.transfers[0].amount is None
