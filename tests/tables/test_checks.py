"""Across rows and tables: numbers given twice, contradictions, and names that nothing bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables.making import Rows, codes, folder, read_parts, workbook
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN
from ytterby.tables import Dataset, read

AB: Rows = [["part_id"], ["A"], ["B"]]


def told(dataset: Dataset) -> list[tuple[str, str, int, str]]:
    return [(issue.code, issue.place.file, issue.place.row, issue.cell) for issue in dataset.issues]


def test_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "name"], ["A", "x"], ["B", "y"], ["A", "x"], ["A", "x"])
    assert told(dataset) == [("repeated-row", "parts.csv", 4, ""), ("repeated-row", "parts.csv", 5, "")]
    assert [(part.part_id, part.place.row) for part in dataset.parts] == [("A", 2), ("B", 3)]
    assert {issue.severity for issue in dataset.issues} == {"warning"}


def test_what_two_rows_contradict_each_other_about_is_unknown(tmp_path: Path) -> None:
    dataset = read_parts(
        tmp_path,
        ["part_id", "name", "made_in", "contains_rare_earth", "unit_value", "currency"],
        ["A", "x", "JP", "no", "5", "JPY"],
        ["A", "x", "CN", "yes", "5", "JPY"],
    )
    assert codes(dataset) == ["contradictory-rows"]
    assert "製造国、レアアース含有" in dataset.issues[0].says.in_("ja")
    (part,) = dataset.parts
    assert (part.name, part.made_in, part.contains_rare_earth) == ("x", None, UNKNOWN)
    assert part.unit_value == Bounds.exactly(5)


def test_money_goes_with_a_contradicted_currency(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "unit_value", "currency"], ["A", "5", "JPY"], ["A", "5", "CNY"])
    assert codes(dataset) == ["contradictory-rows"]
    assert (dataset.parts[0].unit_value, dataset.parts[0].currency) == (None, None)


def test_rows_that_complete_each_other_are_joined(tmp_path: Path) -> None:
    header = ["part_id", "name", "contains_rare_earth"]
    dataset = read_parts(tmp_path, header, ["A", "x", ""], ["A", "", "no"])
    assert codes(dataset) == ["completed-row"]
    assert (dataset.parts[0].name, dataset.parts[0].contains_rare_earth) == ("x", NO)


def test_once_contradicted_a_third_row_does_not_settle_it(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "made_in"], ["A", "JP"], ["A", "CN"], ["A", "CN"])
    assert codes(dataset) == ["contradictory-rows", "contradictory-rows"]
    assert dataset.parts[0].made_in is None


def only(dataset: Dataset, code: str) -> str:
    """What the one issue of a code says, in English."""
    (issue,) = (issue for issue in dataset.issues if issue.code == code)
    return issue.says.in_("en")


@pytest.mark.parametrize("is_first", [True, False])
def test_what_cannot_be_read_in_one_row_is_not_filled_from_the_other(tmp_path: Path, is_first: bool) -> None:
    header = ["part_id", "name", "contains_rare_earth", "unit_value", "currency"]
    rows = [["A", "", "perhaps", "5", "XAU"], ["A", "x", "no", "5", "JPY"]]
    dataset = read_parts(tmp_path, header, *(rows if is_first else reversed(rows)))
    assert "Contains rare earth, Unit value, Currency" in only(dataset, "unreadable-in-row")
    assert "completed-row" not in codes(dataset)
    (part,) = dataset.parts
    assert (part.name, part.contains_rare_earth, part.unit_value, part.currency) == ("x", UNKNOWN, None, None)


def test_no_third_row_settles_what_could_not_be_read(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "made_in"], ["A", ""], ["A", "Atlantis"], ["A", "JP"])
    assert codes(dataset) == ["not-a-country", "unreadable-in-row", "unreadable-in-row"]
    assert dataset.parts[0].made_in is None


def test_contradicted_and_unreadable_cells_are_both_told(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "name", "made_in"], ["A", "x", "Atlantis"], ["A", "y", "JP"])
    assert only(dataset, "contradictory-rows").endswith(": Name.")
    assert only(dataset, "unreadable-in-row").endswith(": Made in.")


@pytest.mark.parametrize(
    ("table", "keys", "column", "bad", "good"),
    [
        ("parts", {"part_id": "A"}, "unit", "lots", "pcs"),
        ("lines", {"shipment_id": "S", "line_id": "1", "part_id": "A"}, "quantity", "-3", "3"),
        ("shipments", {"shipment_id": "S"}, "date", "soon", "2026-11-20"),
        ("parties", {"party_id": "C"}, "military_user", "perhaps", "no"),
        ("notices", {"notice_id": "K", "part_id": "A"}, "share_percent", "130", "5"),
        ("licences", {"licence_id": "L"}, "quantity", "#REF!", "3"),
        ("transfers", {"transfer_id": "T"}, "stage", "dancing", "mining"),
        ("recipients", {"party_id": "C"}, "military_ties", "perhaps", "no"),
    ],
)
def test_an_unreadable_cell_stays_unknown_in_every_table_with_keys(
    tmp_path: Path, table: str, keys: dict[str, str], column: str, bad: str, good: str
) -> None:
    rows: Rows = [[*keys, column], [*keys.values(), bad], [*keys.values(), good]]
    dataset = read(folder(tmp_path, **{"parts": AB, table: rows}))
    assert "unreadable-in-row" in codes(dataset)
    kept = [row for row in dataset.table(table) if all(getattr(row, key) == said for key, said in keys.items())]
    assert [getattr(row, column) in {None, UNKNOWN} for row in kept] == [True]


def test_whole_rows_and_columns_that_were_not_read_are_no_silence_either(tmp_path: Path) -> None:
    folder(tmp_path, parts="part_id,name\nA,x,torn\n")
    folder(tmp_path, **{"parts 2": [["part_id", "name"], ["A", "y"]]})
    assert read(tmp_path).parts[0].name is None
    folder(tmp_path, parts="part_id,name,name\nA,x,z\n")
    assert read(tmp_path).parts[0].name is None
    folder(tmp_path, parts="part_id,name,name\nA,,\n")
    assert read(tmp_path).parts[0].name == "y"


def test_a_value_of_zero_is_no_value_and_gives_way(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "unit_value", "currency"], ["A", "0", "JPY"], ["A", "5", "JPY"])
    assert codes(dataset) == ["value-of-zero", "completed-row"]
    assert dataset.parts[0].unit_value == Bounds.exactly(5)


CONTENT = ["part_id", "lot_id", "supplier", "material", "mass_g", "stated_value", "currency"]


def test_content_given_twice_lies_between_once_and_added(tmp_path: Path) -> None:
    row = ["A", "L", "S", "Dy", "2..3", "5", "JPY"]
    dataset = read(folder(tmp_path, parts=AB, content=[CONTENT, row, row, ["A", "L", "S", "Tb", "1", "", ""], row]))
    assert told(dataset) == [("repeated-content", "content.csv", 3, ""), ("repeated-content", "content.csv", 5, "")]
    assert {issue.severity for issue in dataset.issues} == {"error"}
    assert all("row 2" in issue.says.in_("en") for issue in dataset.issues)
    first, other = dataset.content
    assert (first.mass_g, first.stated_value) == (Bounds.between(2, 9), Bounds.between(5, 15))
    assert (other.material, other.mass_g, other.stated_value) == ("Tb", Bounds.exactly(1), None)


def test_content_that_differs_in_anything_is_added(tmp_path: Path) -> None:
    rows = [["A", "L", "S", "Dy", "2", "", ""], ["A", "M", "S", "Dy", "2", "", ""], ["A", "L", "S", "Dy", "3", "", ""]]
    dataset = read(folder(tmp_path, parts=AB, content=[CONTENT, *rows]))
    assert codes(dataset) == []
    assert len(dataset.content) == 3


def test_unbounded_and_unknown_content_given_twice_stays_so(tmp_path: Path) -> None:
    rows = [["A", "L", "S", "Dy", ">=2", "", ""]] * 2
    dataset = read(folder(tmp_path, parts=AB, content=[CONTENT, *rows]))
    assert (dataset.content[0].mass_g, dataset.content[0].stated_value) == (Bounds(Bounds.exactly(2).low, None), None)


def test_a_workbook_saved_twice_is_told_once(tmp_path: Path) -> None:
    tables: dict[str, Rows] = {
        "parts": AB,
        "content": [CONTENT, ["A", "L", "S", "Dy", "2", "", ""], ["B", "L", "S", "Dy", "2", "", ""]],
    }
    workbook(tmp_path / "a.xlsx", tables)
    workbook(tmp_path / "b.xlsx", tables)
    dataset = read(tmp_path)
    assert codes(dataset).count("copied-file") == 1
    assert codes(dataset).count("repeated-content") == 2
    assert [issue.place.file for issue in dataset.issues if issue.code == "copied-file"] == ["b.xlsx"]
    assert "a.xlsx" in only(dataset, "copied-file")
    assert [row.mass_g for row in dataset.content] == [Bounds.between(2, 4)] * 2


def test_a_table_taken_out_of_a_workbook_looks_like_a_copy_and_another_one_does_not(tmp_path: Path) -> None:
    bills: Rows = [["parent_id", "child_id"], ["A", "B"]]
    workbook(tmp_path / "a.xlsx", {"parts": AB, "bom": bills})
    folder(tmp_path, bom=bills)
    assert codes(read(tmp_path)).count("copied-file") == 1
    folder(tmp_path, bom=[["parent_id", "child_id"], ["B", "A"]])
    assert "copied-file" not in codes(read(tmp_path))


def test_a_row_of_another_file_is_named_with_it(tmp_path: Path) -> None:
    folder(tmp_path, parts=[["part_id", "name"], ["A", "x"]])
    workbook(tmp_path / "z.xlsx", {"部品": [["品番", "品名"], ["A", "x"], ["B", "y"]]})
    (issue,) = read(tmp_path).issues
    assert (issue.code, issue.place.file, issue.place.sheet) == ("repeated-row", "z.xlsx", "部品")
    assert "parts.csv 2" in issue.says.in_("en")


def test_one_notification_may_cover_several_parts(tmp_path: Path) -> None:
    notices = [["notice_id", "part_id", "share_percent"], ["K1", "A", "5"], ["K1", "B", "7"], ["K1", "B", "8"]]
    dataset = read(folder(tmp_path, parts=AB, notices=notices))
    assert codes(dataset) == ["contradictory-rows"]
    assert [(each.part_id, each.share_percent) for each in dataset.notices] == [
        ("A", Bounds.exactly("0.05")),
        ("B", None),
    ]


def test_one_line_number_for_two_parts_keeps_both(tmp_path: Path) -> None:
    lines = [
        ["shipment_id", "line_id", "part_id", "quantity"],
        ["S", "1", "A", "5"],
        ["S", "1", "B", "5"],
        ["S", "2", "B", "5"],
    ]
    dataset = read(folder(tmp_path, parts=AB, lines=lines))
    assert codes(dataset) == ["line-number-twice"]
    assert [(line.line_id, line.part_id) for line in dataset.lines] == [("1", "A"), ("1", "B"), ("2", "B")]


def bom(tmp_path: Path, *quantities: tuple[str, str]) -> tuple[list[str], Bounds | None, str | None]:
    rows = [
        ["parent_id", "child_id", "quantity", "unit"],
        *[["A", "B", quantity, unit] for quantity, unit in quantities],
    ]
    dataset = read(folder(tmp_path, parts=AB, bom=rows))
    (line,) = dataset.bom
    return codes(dataset), line.quantity, line.unit


def test_a_component_given_twice_lies_between_once_and_added(tmp_path: Path) -> None:
    assert bom(tmp_path, ("8", "pcs"), ("8", "pcs")) == (["repeated-bom-line"], Bounds.between(8, 16), "pcs")
    assert bom(tmp_path, ("2", "pcs"), ("5", "pcs")) == (["contradictory-bom-line"], Bounds.between(2, 7), "pcs")
    assert bom(tmp_path, ("2", "g"), ("5", "g"), ("1..3", "g"))[1] == Bounds.between(1, 10)
    assert bom(tmp_path, (">=2", "g"), ("5", "g"))[1:] == (Bounds(Bounds.exactly(2).low, None), "g")


def test_a_component_given_twice_in_two_units_or_once_without_a_figure_is_unknown(tmp_path: Path) -> None:
    assert bom(tmp_path, ("2", "g"), ("5", "kg")) == (["contradictory-bom-line"], None, None)
    assert bom(tmp_path, ("2", "g"), ("5", "")) == (["contradictory-bom-line"], None, None)
    assert bom(tmp_path, ("", ""), ("", "")) == (["repeated-bom-line"], None, None)
    _, quantity, unit = bom(tmp_path, ("2", "g"), ("", "g"))
    assert (quantity, unit) == (Bounds(Bounds.exactly(0).low, None), "g")


def test_a_part_in_itself_is_left_to_the_bill(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts=AB, bom=[["parent_id", "child_id", "quantity"], ["A", "A", "1"]]))
    assert codes(dataset) == []
    assert len(dataset.bom) == 1


def test_names_that_nothing_bears_are_told_once_each_and_the_rows_are_kept(tmp_path: Path) -> None:
    dataset = read(
        folder(
            tmp_path,
            parts=AB,
            bom=[["parent_id", "child_id", "quantity"], ["A", "X", "1"], ["B", "X", "1"], ["Y", "A", "1"]],
            content=[["part_id", "material"], ["Z", "Dy"]],
            shipments=[["shipment_id"], ["S"]],
            lines=[["shipment_id", "line_id", "part_id", "licence_id"], ["S", "1", "A", "L9"], ["T", "1", "Q", ""]],
            licences=[["licence_id"], ["L1"]],
            end_uses=[["shipment_id", "line_id", "use"], ["S", "7", "other"], ["U", "", "other"]],
            parties=[["party_id"], ["C"]],
            ownership=[["owner_id", "owned_id", "percent"], ["C", "D", "60"]],
            recipients=[["party_id"], ["E"]],
            notices=[["notice_id", "part_id"], ["K", "W"]],
            technology_use=[["part_id", "plant_line", "stage"], ["V", "", "mining"], ["", "L7", "mining"]],
        )
    )
    assert {(code, file, row, cell) for code, file, row, cell in told(dataset)} == {
        ("part-unknown", "bom.csv", 2, "X"),
        ("part-unknown", "bom.csv", 4, "Y"),
        ("part-unknown", "content.csv", 2, "Z"),
        ("part-unknown", "lines.csv", 3, "Q"),
        ("part-unknown", "notices.csv", 2, "W"),
        ("part-unknown", "technology_use.csv", 2, "V"),
        ("plant-line-unknown", "technology_use.csv", 3, "L7"),
        ("shipment-unknown", "lines.csv", 3, "T"),
        ("shipment-unknown", "end_uses.csv", 3, "U"),
        ("line-unknown", "end_uses.csv", 2, "7"),
        ("licence-unknown", "lines.csv", 2, "L9"),
        ("in-ownership-alone", "ownership.csv", 2, "D"),
        ("party-unknown", "recipients.csv", 2, "E"),
    }
    assert [issue.says.in_("en").count("rows: 2") for issue in dataset.issues if issue.cell == "X"] == [1]
    assert (len(dataset.bom), len(dataset.content), len(dataset.lines)) == (3, 1, 2)


def test_a_table_of_parts_without_rows_is_empty_and_not_missing(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", {"出荷": [["出荷番号"], ["S"]], "部品": [["品番", "品名"]]})
    (issue,) = read(tmp_path).issues
    assert (issue.code, issue.place.file, issue.place.sheet) == ("parts-empty", "a.xlsx", "部品")
    assert "加えて" not in issue.in_("ja")


def test_a_table_that_is_missing_is_no_issue_save_parts(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, lines=[["shipment_id", "line_id", "part_id", "licence_id"], ["S", "1", "A", "L"]]))
    assert [(issue.code, issue.place.file) for issue in dataset.issues] == [("no-parts", tmp_path.name)]
    assert dataset.missing == {
        *("parts", "bom", "content", "technology_use", "notices", "prices", "fx", "parties", "ownership"),
        *("shipments", "end_uses", "transfers", "recipients", "licences", "undertakings"),
    }


def test_a_transfer_names_its_parties_by_id_or_by_name(tmp_path: Path) -> None:
    dataset = read(
        folder(
            tmp_path,
            parts=AB,
            parties=[["party_id", "name"], ["C-1", "Uno"], ["C-2", ""]],
            licences=[["licence_id"], ["L1"]],
            transfers=[
                ["transfer_id", "provider", "recipient", "end_user", "service_provider", "licence_id"],
                ["T-1", "C-1", "Uno", "C-2", "anybody", "L1"],
                ["T-2", "Due", "C-3", "uno", "", "L2"],
                ["T-3", "Due", "", "", "", ""],
            ],
        )
    )
    assert sorted(told(dataset)) == [
        ("licence-unknown", "transfers.csv", 3, "L2"),
        ("party-not-named", "transfers.csv", 3, "C-3"),
        ("party-not-named", "transfers.csv", 3, "Due"),
        ("party-not-named", "transfers.csv", 3, "uno"),
    ]
    assert [issue.says.in_("en").count("rows: 2") for issue in dataset.issues if issue.cell == "Due"] == [1]
    assert dataset.transfers[1].provider == "Due"


def test_without_a_table_of_parties_nobody_is_missed_in_it(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts=AB, transfers=[["transfer_id", "provider"], ["T-1", "C-1"]]))
    assert codes(dataset) == []


def test_whoever_is_on_no_list_and_listed_by_an_announcement_may_be_on_one(tmp_path: Path) -> None:
    parties: Rows = [
        ["party_id", "listed", "listed_by"],
        ["C-1", "none", "11/2026"],
        ["C-2", "control-list", "11/2026"],
        ["C-3", "none", ""],
        ["C-4", "", "11/2026"],
    ]
    dataset = read(folder(tmp_path, parts=AB, parties=parties))
    assert told(dataset) == [("listed-by-though-not-listed", "parties.csv", 2, "11/2026")]
    assert [party.listed for party in dataset.parties] == [None, "control-list", "none", None]
    assert [party.unreadable for party in dataset.parties] == [frozenset({"listed"}), *[frozenset()] * 3]


@pytest.mark.parametrize(
    ("table", "header"),
    [
        ("shipments", ["shipment_id", "contract_date", "date"]),
        ("technology_use", ["part_id", "received_on", "as_of"]),
    ],
)
def test_days_that_cannot_follow_each_other_are_told(tmp_path: Path, table: str, header: list[str]) -> None:
    rows = [["A", "2026-11-21", "2026-11-20"], ["B", "2026-11-20", "2026-11-20"], ["C", "2026-11-21", ""]]
    tables: dict[str, Rows] = {"parts": [*AB, ["C"]], table: [header, *rows]}
    dataset = read(folder(tmp_path, **tables))
    assert told(dataset) == [("days-out-of-order", f"{table}.csv", 2, "2026-11-21")]
    assert dataset.issues[0].severity == "warning"
    assert "2026-11-20" in dataset.issues[0].says.in_("ja")
    assert len(dataset.table(table)) == 3
