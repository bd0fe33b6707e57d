"""The table of end users' undertakings: what it takes, and what is wrong with its rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.tables.making import Rows, codes, folder
from ytterby.logic.bounds import Bounds
from ytterby.tables import Dataset, read
from ytterby.tables.several import names_in

PARTS = [["part_id"], ["MAG"], ["MOTOR"]]
PARTIES = [["party_id", "name"], ["OWN", "架空電機株式会社"], ["C-1", "Sample, Inc. (fictional)"]]


def undertakings(path: Path, rows: Rows, **tables: Rows) -> Dataset:
    return read(folder(path, parts=PARTS, parties=PARTIES, undertakings=rows, **tables))


def told(dataset: Dataset) -> set[tuple[str, int, str, str]]:
    return {(issue.code, issue.place.row, issue.cell, issue.severity) for issue in dataset.issues}


def test_a_row_in_japanese(tmp_path: Path) -> None:
    heads = [
        "誓約番号",
        "品番",
        "ロット",
        "誓約した者",
        "誓約日",
        "最終需要者",
        "用途区分",
        "組み込む製品",
        "使用国",
        "数量",
    ]
    cells = ["U-1", "MAG", "L1", "OWN", "2026/6/15", "OWN；C-1", "一般", "MOTOR", "日本", "1000"]
    (row,) = undertakings(tmp_path, [heads, cells]).undertakings
    assert (row.undertaking_id, row.part_id, row.lot_id, row.given_by) == ("U-1", "MAG", "L1", "OWN")
    assert (row.given_on, row.use, row.destination) == (date(2026, 6, 15), "ordinary", "JP")
    assert (row.quantity, row.built_into) == (Bounds.exactly(1000), "MOTOR")
    assert names_in(row.end_user) == ("OWN", "C-1")


def test_a_comma_is_part_of_a_name() -> None:
    assert names_in("Sample, Inc. (fictional) ; 架空電機株式会社") == ("Sample, Inc. (fictional)", "架空電機株式会社")
    assert names_in(" ; ") == names_in(None) == ()


def test_one_undertaking_binds_several_parts_and_lots(tmp_path: Path) -> None:
    heads = ["undertaking_id", "part_id", "lot_id"]
    dataset = undertakings(tmp_path, [heads, ["U", "MAG", "A"], ["U", "MAG", "B"], ["U", "MOTOR", ""]])
    assert (codes(dataset), len(dataset.undertakings)) == ([], 3)


def test_names_that_are_in_no_table_are_told(tmp_path: Path) -> None:
    heads = ["undertaking_id", "part_id", "licence_id", "given_by", "end_user", "through", "built_into", "leave_for"]
    dataset = undertakings(
        tmp_path,
        [
            heads,
            ["U-1", "MAX", "L-9", "OWM", "C-1; C-7", "C-8", "MOTOR; MOTTO", "C-9"],
            ["U-2", "MAG", "2026-1", "OWN", "Sample, Inc. (fictional)", "", "MOTOR", "C-1; MOTOR"],
        ],
        licences=[["licence_id", "number"], ["L-1", "2026-1"]],
    )
    assert told(dataset) == {
        ("part-unknown", 2, "MAX", "error"),
        ("part-unknown", 2, "MOTTO", "error"),
        ("licence-of-undertaking-unknown", 2, "L-9", "warning"),
        ("party-not-named", 2, "OWM", "error"),
        ("party-not-named", 2, "C-7", "error"),
        ("party-not-named", 2, "C-8", "error"),
        ("neither-party-nor-part", 2, "C-9", "error"),
    }
    assert all(issue.cure.in_("ja") for issue in dataset.issues)


def test_without_the_other_tables_nobody_is_missed_in_them(tmp_path: Path) -> None:
    rows = [["undertaking_id", "part_id", "licence_id", "end_user"], ["U", "MAG", "L", "C-1"]]
    assert codes(read(folder(tmp_path, parts=PARTS, undertakings=rows))) == []


def test_two_rows_that_contradict_each_other_are_told_and_both_kept(tmp_path: Path) -> None:
    heads = ["undertaking_id", "part_id", "end_user", "use"]
    rows = [["U", "MAG", "OWN", "ordinary"], ["U", "MAG", "C-1", "ordinary"], ["U", "MAG", "OWN", "ordinary"]]
    dataset = undertakings(tmp_path, [heads, *rows])
    assert told(dataset) == {
        ("undertaking-stated-otherwise", 3, "U", "error"),
        ("repeated-row", 4, "U", "warning"),
    }
    assert [row.end_user for row in dataset.undertakings] == ["OWN", "C-1", "OWN"]


def test_days_out_of_order_are_told(tmp_path: Path) -> None:
    heads = ["undertaking_id", "part_id", "given_on", "ended_on", "leave_from"]
    dataset = undertakings(tmp_path, [heads, ["U", "MAG", "2026-06-01", "2026-05-01", "2026-05-02"]])
    assert codes(dataset) == ["days-out-of-order", "days-out-of-order"]


def test_lines_that_went_before_are_told(tmp_path: Path) -> None:
    heads = ["undertaking_id", "part_id", "lot_id", "given_on"]
    shipments = [["shipment_id", "date"], ["S", "2026-05-31"], ["T", "2026-06-01"], ["V", ""]]
    lines = [
        ["shipment_id", "line_id", "part_id", "lot_id"],
        *(["S", "1", "MAG", "A"], ["S", "2", "MAG", "B"], ["S", "3", "MAG", ""], ["S", "4", "MOTOR", "A"]),
        *(["T", "1", "MAG", "A"], ["V", "1", "MAG", "A"]),
    ]
    rows = [heads, ["U", "MAG", "A", "2026-06-01"], ["W", "MAG", "", ""]]
    dataset = undertakings(tmp_path, rows, shipments=shipments, lines=lines)
    assert told(dataset) == {("undertaking-given-later", 2, "2026-06-01", "warning")}
    assert "S/1, S/3." in dataset.issues[0].in_("en")
