"""Workbooks: every value exactly as it is kept, what other readers leave out, and nothing trusted."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.tables.making import PARTS, codes, workbook
from ytterby.logic.bounds import Bounds
from ytterby.tables import Dataset, read, xml_parts
from ytterby.tables import workbook_cells as cells_module
from ytterby.tables.sheets import letters
from ytterby.tables.workbooks import open_workbook

SHEET = "xl/worksheets/sheet1.xml"


def opened(path: Path) -> list[list[str]]:
    (sheet,) = open_workbook(path, path.stem).sheets
    return [list(row) for row in sheet.rows]


def changed(path: Path, member: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert change(parts[member]) != parts[member]
    parts[member] = change(parts[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def without(lost: bytes) -> Callable[[bytes], bytes]:
    return lambda said: said.replace(lost, b"")


def one_sheet(path: Path, write: Callable[[Any, Any], None], name: str = "parts") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        write(book, book.add_worksheet(name))
    return path


def test_numbers_are_written_with_the_fewest_digits_that_mean_them(tmp_path: Path) -> None:
    row: list[float] = [5, 4.2, 0.1 + 0.2, 1e20, 123456789012345, 0.000001, -3, 0.41]
    assert opened(workbook(tmp_path / "a.xlsx", {"x": [row]})) == [
        ["5", "4.2", "0.3", "100000000000000000000", "123456789012345", "0.000001", "-3", "0.41"]
    ]


def test_seventeen_digits_as_a_spreadsheet_saves_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"x": [[0.5]]})
    changed(path, SHEET, lambda content: content.replace(b"<v>0.5</v>", b"<v>7.2999999999999995E-2</v>"))
    assert opened(path) == [["0.073"]]


def test_a_cell_shown_as_a_percentage_says_percent(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        for column, shape in enumerate(("0%", "0.0%", '0.00"%"', "General", '"share "0.0 %;[Red]-0.0%')):
            sheet.write_number(0, column, 0.073, book.add_format({"num_format": shape}))

    assert opened(one_sheet(tmp_path / "a.xlsx", write)) == [["7.3%", "7.3%", "0.073", "0.073", "7.3%"]]


def test_a_share_shown_as_a_percentage_is_read_as_shown(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["notice_id", "share_percent"])
        sheet.write_row(1, 0, ["A", 7.3])
        sheet.write(2, 0, "B")
        sheet.write_number(2, 1, 0.073, book.add_format({"num_format": "0.0%"}))

    found = read(one_sheet(tmp_path / "a.xlsx", write, "notices")).notices
    assert [notice.share_percent for notice in found] == [Bounds.exactly(Fraction(73, 1000))] * 2


def test_days_and_times(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        shapes = ("yyyy-mm-dd", "m/d/yy", '[$-411]ggge"年"m"月"d"日"', "d-mmm", "yyyy-mm-dd hh:mm", "h:mm", "0")
        moments = (*[date(2026, 11, 3)] * 4, datetime(2026, 11, 3, 4, 5), 0.25, 46329)  # noqa: DTZ001
        for column, (shape, moment) in enumerate(zip(shapes, moments, strict=True)):
            sheet.write(0, column, moment, book.add_format({"num_format": shape}))

    assert opened(one_sheet(tmp_path / "a.xlsx", write)) == [
        [*["2026-11-03"] * 4, "2026-11-03 04:05:00", "06:00:00", "46329"]
    ]


def test_days_counted_from_1904(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"date_1904": True}) as book:
        book.add_worksheet().write_datetime(0, 0, datetime(2026, 11, 3), book.add_format({"num_format": "yyyy/m/d"}))  # noqa: DTZ001
    assert opened(tmp_path / "a.xlsx") == [["2026-11-03"]]


def test_errors_truths_and_formulas(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        sheet.write_boolean(0, 1, True)
        sheet.write_formula(0, 2, "=2+2", None, 4)
        sheet.write_formula(0, 3, '="a"&"b"', None, "ab")

    assert opened(one_sheet(tmp_path / "a.xlsx", write)) == [["#DIV/0!", "TRUE", "4", "ab"]]


def test_texts_rich_inline_escaped_and_with_readings(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_rich_string(0, 0, "磁", book.add_format({"bold": True}), "石")
        sheet.write_string(0, 1, "  kept  ")
        sheet.write_string(0, 2, "a\x01b")
        sheet.write_string(0, 3, "東京")
        sheet.write_number(0, 4, 0)

    path = one_sheet(tmp_path / "a.xlsx", write)
    reading = '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>'
    changed(path, "xl/sharedStrings.xml", lambda said: said.replace("<si><t>東京</t></si>".encode(), reading.encode()))
    inline = b'<c r="E1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
    changed(path, SHEET, lambda said: said.replace(b'<c r="E1"><v>0</v></c>', inline))
    assert opened(path) == [["磁石", "  kept  ", "a\x01b", "東京", "inline"]]


def test_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"parts": [["part_id", "name"], ["A", "x"]]})
    for place in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"', b' spans="1:2"'):
        changed(path, SHEET, without(place))
    assert opened(path) == [["part_id", "name"], ["A", "x"]]


def test_prefixed_names_and_iso_days(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"x": [[1]]})
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        b'<x:worksheet xmlns:x="%s"><x:sheetData><x:row r="2"><x:c r="B2" t="d"><x:v>2026-11-03T00:00:00</x:v></x:c>'
    )
    changed(path, SHEET, lambda _: sheet % space + b"</x:row></x:sheetData></x:worksheet>")
    assert opened(path) == [[], ["", "2026-11-03"]]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "note")
        for name, hide in (("parts", "hide"), ("bom", "very_hidden")):
            hidden = book.add_worksheet(name)
            hidden.write_row(0, 0, ["part_id", "name"] if name == "parts" else ["parent_id", "child_id"])
            hidden.write_row(1, 0, ["A", "A"])
            getattr(hidden, hide)()

    dataset = read(one_sheet(tmp_path / "a.xlsx", write, "memo"))
    assert codes(dataset) == ["no-table", "hidden-sheet", "hidden-sheet"]
    assert (len(dataset.parts), len(dataset.bom)) == (1, 1)


def test_a_workbook_of_one_sheet_may_be_named_by_its_file(tmp_path: Path) -> None:
    dataset = read(workbook(tmp_path / "部品_2026.xlsx", {"Sheet1": PARTS, "Sheet2": [[]]}))
    assert (codes(dataset), len(dataset.parts)) == ([], 1)


def test_places_name_the_column_by_letter_and_header(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["品番", "品名", "区分", "製造国", "単価", "通貨"], ["A", None, None, None, "abc", "JPY"]]
    (issue,) = read(workbook(tmp_path / "a.xlsx", {"部品": rows})).issues
    assert (issue.place.file, issue.place.sheet, issue.place.row, issue.place.column) == (
        "a.xlsx",
        "部品",
        2,
        "E (単価)",
    )
    assert issue.cell == "abc"
    assert [letters(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def damaged(path: Path) -> list[str]:
    dataset = read(path)
    assert dataset.parts == ()
    return codes(dataset)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"part_id,name\nA,x\n", "is-text"),
        (b"%PDF-1.7", "not-a-table-file"),
        (b"<html><table>", "not-a-table-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted-workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged-workbook"),
    ],
)
def test_files_that_are_no_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "parts.xlsx").write_bytes(content)
    assert damaged(tmp_path / "parts.xlsx") == [code]


def test_other_archives(tmp_path: Path) -> None:
    for member, code in (
        ("a.txt", "not-a-table-file"),
        ("content.xml", "old-workbook"),
        ("xl/workbook.bin", "old-workbook"),
    ):
        with zipfile.ZipFile(tmp_path / "parts.xlsx", "w") as archive:
            archive.writestr(member, "x")
        assert damaged(tmp_path / "parts.xlsx") == [code]


def test_a_workbook_that_would_burst_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "parts.xlsx", {"parts": PARTS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", b"\0" * (8 << 20))
    assert damaged(path) == ["workbook-too-large"]


def test_a_workbook_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "parts.xlsx", {"parts": PARTS})
    monkeypatch.setattr(xml_parts, "UNPACKED", 1000)
    assert damaged(path) == ["workbook-too-large"]


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        (SHEET, b"</worksheet>", b""),
        (SHEET, b'r="A2"', b'r="ZZZZZ2"'),
        (SHEET, b'r="A2"', b'r="A9"'),
        (SHEET, b'<row r="2"', b'<row r="1"'),
        (SHEET, b't="s"><v>0<', b't="s"><v>99<'),
        (SHEET, b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"),
        (SHEET, b'encoding="UTF-8"', b'encoding="UTF-0"'),
        ("xl/workbook.xml", b'r:id="rId1"', b""),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet7.xml"),
        ("xl/sharedStrings.xml", b"<sst", b"<<sst"),
        ("_rels/.rels", b"<Relationships", b"<Relation"),
    ],
)
def test_workbooks_that_do_not_hang_together(tmp_path: Path, member: str, old: bytes, new: bytes) -> None:
    path = workbook(tmp_path / "parts.xlsx", {"parts": PARTS})
    changed(path, member, lambda content: content.replace(old, new, 1))
    assert damaged(path) == ["damaged-workbook"]


def test_counts_that_lie_cost_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "parts.xlsx", {"parts": PARTS})
    changed(path, "xl/sharedStrings.xml", lambda said: said.replace(b'uniqueCount="', b'uniqueCount="4294967'))
    assert len(read(path).parts) == 1


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, PARTS[0])
        sheet.write_row(1, 0, PARTS[1])
        sheet.write(1_048_575, 16_383, "lost")

    assert len(read(one_sheet(tmp_path / "a.xlsx", write)).parts) == 1


def test_a_sheet_of_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells_module, "LARGEST", 10)
    rows: list[list[str]] = [["part_id"], *([f"P{number}"] for number in range(20))]
    dataset = read(workbook(tmp_path / "a.xlsx", {"parts": rows}))
    assert codes(dataset) == ["sheet-too-large"]
    assert "A11" in dataset.issues[0].says.in_("en")


def shown(value: Any) -> str:
    """A value of the other reader as this one writes it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value!r}"
    return str(value)


plain_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
)
grids = st.lists(
    st.lists(
        st.none()
        | plain_text
        | st.booleans()
        | st.integers(-(10**15), 10**15)
        | st.floats(1e-4, 1e12)
        | st.dates(date(1960, 1, 1), date(2090, 1, 1)),
        max_size=5,
    ),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(grids)
def test_another_reader_finds_the_same_values(tmp_path: Path, grid: list[list[Any]]) -> None:
    path = tmp_path / "grid.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("x"), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, values in enumerate(grid):
            for column, value in enumerate(values):
                match value:
                    case None:
                        continue
                    case str():
                        sheet.write_string(row, column, value)
                    case date():
                        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
                    case _:
                        sheet.write(row, column, value)
    theirs = CalamineWorkbook.from_path(path).get_sheet_by_name("x").to_python(skip_empty_area=False)
    mine = opened(path)
    width = max(map(len, theirs), default=0)
    assert [[*row, *[""] * (width - len(row))] for row in mine] == [[shown(value) for value in row] for row in theirs]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_no_damage_makes_it_raise(tmp_path: Path, data: st.DataObject) -> None:
    path = workbook(tmp_path / "parts.xlsx", {"parts": PARTS})
    with zipfile.ZipFile(path) as archive:
        members = [name for name in archive.namelist() if name.startswith(("xl/w", "xl/s", "_rels", "xl/_"))]
        member = data.draw(st.sampled_from(sorted(members)))
        content = archive.read(member)
    start = data.draw(st.integers(0, len(content) - 1))
    end = start + data.draw(st.integers(0, 20))
    new = data.draw(
        st.binary(max_size=4) | st.sampled_from([b"<", b'"', b"&", b"99999999999", b"-1", b"<v>", b"</c>", b'r="XFD1"'])
    )
    if content[:start] + new + content[end:] != content:
        changed(path, member, lambda said: said[:start] + new + said[end:])
    assert isinstance(read(path), Dataset)
