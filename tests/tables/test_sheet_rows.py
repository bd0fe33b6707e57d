"""From a sheet to typed rows: what is read, what is passed over, and what costs only its own cell."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.tables.making import codes, folder, read_parts, workbook
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import UNKNOWN, YES
from ytterby.tables import Issue, Place, read


def places(issues: tuple[Issue, ...]) -> list[tuple[str, int, str]]:
    return [(issue.code, issue.place.row, issue.place.column) for issue in issues]


def test_a_row_is_typed_column_by_column(tmp_path: Path) -> None:
    header = ["品番", "品名", "製造国", "レアアース含有", "区分", "単位", "単価", "通貨", "基準"]
    (part,) = read_parts(tmp_path, header, ["MG-1", "磁石", "日本", "○", "磁石", "個", "1,200", "円", "x"]).parts
    assert (part.part_id, part.name, part.made_in, part.contains_rare_earth) == ("MG-1", "磁石", "JP", YES)
    assert (part.category, part.unit, part.currency) == ("magnet", "pcs", "JPY")
    assert part.unit_value == Bounds.exactly(1200)
    assert (part.origin, part.separately_usable) == (None, UNKNOWN)
    assert part.place == Place("parts.csv", row=2)


def test_a_bad_cell_costs_itself_alone_and_all_are_told_at_once(tmp_path: Path) -> None:
    dataset = read_parts(
        tmp_path,
        ["part_id", "made_in", "unit_value", "currency", "category", "contains_rare_earth"],
        ["A", "Atlantis", "cheap", "JPY", "gizmo", "△"],
        ["B", "JP", "-1", "JPY", "motor", "yes"],
    )
    assert places(dataset.issues) == [
        ("not-a-country", 2, "made_in"),
        ("not-a-figure", 2, "unit_value"),
        ("not-in-list", 2, "category"),
        ("not-yes-or-no", 2, "contains_rare_earth"),
        ("negative", 3, "unit_value"),
    ]
    assert [issue.cell for issue in dataset.issues] == ["Atlantis", "cheap", "gizmo", "△", "-1"]
    assert [part.part_id for part in dataset.parts] == ["A", "B"]
    assert (dataset.parts[0].made_in, dataset.parts[0].unit_value) == (None, None)
    assert all(issue.in_(language) for issue in dataset.issues for language in ("ja", "zh", "en"))


def test_rows_without_their_key_are_told_and_left_out(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "name"], ["A", "x"], ["", "total"], ["-", "y"], ["#REF!", "z"])
    assert places(dataset.issues) == [
        ("missing-key", 3, ""),
        ("missing-key", 4, ""),
        ("spreadsheet-error", 5, "part_id"),
    ]
    assert [part.part_id for part in dataset.parts] == ["A"]


def test_a_table_without_its_key_column_is_not_used(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["name", "currency"], ["x", "JPY"])
    assert codes(dataset) == ["missing-key-column", "parts-empty"]
    assert "品番" in dataset.issues[0].says.in_("ja")


def test_a_table_without_keys_needs_to_say_what_it_is_about(tmp_path: Path) -> None:
    parts = [["part_id", "plant_line"], ["A", "L1"]]
    uses = [["part_id", "plant_line", "stage"], ["A", "", "mining"], ["", "L1", "mining"], ["", "", "mining"]]
    dataset = read(folder(tmp_path, parts=parts, technology_use=uses))
    assert places(dataset.issues) == [("about-nothing", 4, "")]
    assert len(dataset.technology_use) == 3
    assert codes(read(folder(tmp_path, parts=parts, technology_use=[["stage", "evidence"], ["mining", "x"]]))) == [
        "missing-key-column"
    ]


def test_columns_that_are_not_known(tmp_path: Path) -> None:
    dataset = read_parts(
        tmp_path, ["品番", "品明", "色", "備考", "", "単価の基礎"], ["A", "x", "red", "note", "?!", "売価"]
    )
    assert places(dataset.issues) == [
        ("unknown-column-near", 1, "品明"),
        ("unknown-column", 1, "色"),
        ("unknown-column-near", 1, "単価の基礎"),
        ("column-without-header", 1, ""),
    ]
    assert "価額の基準" in dataset.issues[2].says.in_("ja")


def test_two_columns_of_one_meaning(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["図番", "品番", "品名"], ["Z-1", "A", "x"])
    assert places(dataset.issues) == [("spare-column", 1, "図番")]
    assert dataset.parts[0].part_id == "A"
    dataset = read_parts(tmp_path, ["品番", "単価", "通貨", "単価"], ["A", "1", "JPY", "2"])
    assert codes(dataset) == ["same-header-twice"]
    assert dataset.parts[0].unit_value is None


def test_money_without_a_currency_is_unknown(tmp_path: Path) -> None:
    dataset = read_parts(
        tmp_path, ["part_id", "unit_value", "currency"], ["A", "5", ""], ["B", "5", "¥"], ["C", "", ""]
    )
    assert places(dataset.issues) == [("value-without-currency", 2, "unit_value"), ("yen-or-yuan", 3, "currency")]
    assert [part.unit_value for part in dataset.parts] == [None, None, None]


def test_a_stated_value_is_money_too_but_may_be_zero(tmp_path: Path) -> None:
    content = [["part_id", "stated_value", "currency"], ["A", "0", "CNY"], ["A", "3", ""]]
    dataset = read(folder(tmp_path, parts=[["part_id"], ["A"]], content=content))
    assert codes(dataset) == ["value-without-currency"]
    assert [row.stated_value for row in dataset.content] == [Bounds.exactly(0), None]


def test_the_currency_of_a_header_holds_for_its_rows(tmp_path: Path) -> None:
    rows = [["A", "1.2", ""], ["B", "", ""], ["C", "3", "USD"], ["D", "3", "JPY"]]
    dataset = read_parts(tmp_path, ["品番", "単価(千円)", "通貨"], *rows)
    assert [(part.unit_value, part.currency) for part in dataset.parts] == [
        (Bounds.exactly(1200), "JPY"),
        (None, None),
        (None, "USD"),
        (Bounds.exactly(3000), "JPY"),
    ]
    assert places(dataset.issues) == [("currency-contradiction", 4, "単価(千円)")]


def test_units_of_the_header(tmp_path: Path) -> None:
    dataset = read(
        folder(
            tmp_path,
            parts=[["part_id"], ["A"], ["B"]],
            bom=[["親品番", "子品番", "員数(kg)"], ["A", "B", "0.5"]],
            content=[["part_id", "質量(mg)", "単価(元/吨)"], ["B", "<=420", "1650000"]],
        )
    )
    assert codes(dataset) == []
    assert (dataset.bom[0].quantity, dataset.bom[0].unit) == (Bounds.exactly("0.5"), "kg")
    (content,) = dataset.content
    assert content.mass_g == Bounds(Fraction(0), Fraction(42, 100))
    assert (content.price_per_kg, content.currency) == (Bounds.exactly(1650), "CNY")


@pytest.mark.parametrize(
    ("header", "code"), [("重量", "header-without-unit"), ("重量(lb)", "header-unit-not-understood")]
)
def test_a_mass_of_no_known_unit_is_not_read(tmp_path: Path, header: str, code: str) -> None:
    dataset = read(folder(tmp_path, parts=[["part_id"], ["B"]], content=[["part_id", header], ["B", "5"]]))
    assert codes(dataset) == [code]
    assert dataset.content[0].mass_g is None


def test_shares_that_look_like_fractions(tmp_path: Path) -> None:
    def warned(name: str, header: str, *shares: str) -> list[str]:
        ids = {"notices": ["notice_id", "part_id"], "ownership": ["owner_id", "owned_id"]}[name]
        rows = [[*ids, header], *[[f"N{number}", "A", share] for number, share in enumerate(shares)]]
        parties = [["party_id"], ["A"], ["N0"], ["N1"], ["N2"]]
        return codes(read(folder(tmp_path, parts=[["part_id"], ["A"]], parties=parties, **{name: rows})))

    assert warned("ownership", "percent", "0.51", "0.3", "1") == ["column-of-fractions"]
    assert warned("ownership", "percent", "0.51%", "0.3 %", "1%") == []
    assert warned("ownership", "percent", "51", "0.3") == []
    (tmp_path / "ownership.csv").unlink()
    assert warned("notices", "share_percent", "0.005", "7") == ["small-share"]
    assert warned("notices", "share_percent", "0.005%", "7") == []
    assert warned("notices", "share_percent", "0", "100", "<=0.001") == []


def test_repeated_headers_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "name"], ["A", "x"], ["", ""], ["part_id", "name"], ["B", "y"])
    assert [(part.part_id, part.place.row) for part in dataset.parts] == [("A", 2), ("B", 5)]
    assert codes(dataset) == []


@pytest.mark.parametrize("mark", ["例：", "例:", "示例：", "示例: ", "Example: ", "EXAMPLE："])
def test_example_rows_are_passed_over_in_every_language(tmp_path: Path, mark: str) -> None:
    dataset = read_parts(tmp_path, ["part_id", "made_in"], [f"{mark}MG-001", "日本"], ["A", "JP"])
    assert [part.part_id for part in dataset.parts] == ["A"]
    assert codes(dataset) == []


def test_an_example_row_that_was_written_over_in_part_is_told(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "made_in"], ["例：MG-777", "日本"], ["A", "JP"])
    assert places(dataset.issues) == [("example-row-edited", 2, "")]


def test_merged_cells(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        parts = book.add_worksheet("parts")
        parts.write_column(0, 0, ["part_id", "A", "B", "C"])
        sheet: Any = book.add_worksheet("bom")
        sheet.write_row(0, 0, ["parent_id", "child_id", "quantity", "unit"])
        sheet.write_row(1, 0, ["", "B", 2, "pcs"])
        sheet.write_row(2, 0, ["", "C", "", "pcs"])
        sheet.merge_range(1, 0, 2, 0, "A")
        sheet.merge_range(1, 2, 2, 2, 2)
    dataset = read(tmp_path / "a.xlsx")
    assert [(line.parent_id, line.child_id, line.quantity) for line in dataset.bom] == [
        ("A", "B", Bounds.exactly(2)),
        ("A", "C", None),
    ]
    assert places(dataset.issues) == [("merged-figure", 3, "C (quantity)")]


def test_errors_and_formulas_without_results(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet: Any = book.add_worksheet("parts")
        sheet.write_row(0, 0, ["part_id", "unit_value", "currency"])
        sheet.write_row(1, 0, ["A", None, "JPY"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_row(2, 0, ["B", None, "JPY"])
        sheet.write_formula(2, 1, "=2*3", None, "")
    dataset = read(tmp_path / "a.xlsx")
    assert places(dataset.issues) == [
        ("spreadsheet-error", 2, "B (unit_value)"),
        ("uncomputed-formula", 3, "B (unit_value)"),
    ]
    assert dataset.issues[0].cell == "#DIV/0!"


def test_a_part_number_that_became_a_date(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet: Any = book.add_worksheet("parts")
        sheet.write_row(0, 0, ["part_id", "name"])
        sheet.write_number(1, 0, 46329, book.add_format({"num_format": "m/d"}))
        sheet.write_row(2, 0, [1234567890123456789, "x"])
        sheet.write_row(3, 0, [100, "y"])
    dataset = read(tmp_path / "a.xlsx")
    assert codes(dataset) == ["key-became-date", "key-lost-digits"]
    assert [part.part_id for part in dataset.parts] == ["2026-11-03", "1234567890123457000", "100"]


def test_a_sheet_of_a_table_with_nothing_in_it(tmp_path: Path) -> None:
    dataset = read(workbook(tmp_path / "a.xlsx", {"parts": [["part_id"], ["A"]], "bom": [], "lines": [["nonsense"]]}))
    assert codes(dataset) == ["empty-file", "no-header"]
    assert dataset.missing.isdisjoint({"parts", "bom", "lines"})


def test_parties_without_a_column_of_ids_go_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "取引先.csv").write_text("会社名,国\n架空精機,日本\n見本商事,日本\n", encoding="utf-8")
    found = read(tmp_path)
    names = ["架空精機", "見本商事"]
    assert [party.party_id for party in found.parties] == [party.name for party in found.parties] == names
    assert "name-for-key" in {issue.code for issue in found.issues}
    assert "missing-column" not in {issue.code for issue in found.issues}
