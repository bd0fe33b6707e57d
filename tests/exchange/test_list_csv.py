"""A firm's own lists from CSV files and workbooks: headers, encodings, names, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ytterby.exchange.list_csv import read_list
from ytterby.exchange.list_rows import list_table
from ytterby.languages import LANGUAGES
from ytterby.parties.lists import Entry, Identifier
from ytterby.tables.issues import Issue

NUMBER = "3987654321098"
"""A corporate number whose check digit is right."""
HEADERS = {
    "ja": "名称,英語名,別名,国,識別番号,掲載日,備考",
    "zh": "名称,英文名称,别名,国家或地区,识别号,列入日期,备注",
    "en": "Names,English name,Aliases,Country,Identifiers,Listed on,Note",
}
ROW = f"凧工房;風車工房,Kite Works,KW；Kites,JP,{NUMBER},2026-05-01,拒絶"
CODES = {"ja": "cp932", "zh": "gb18030", "en": "utf-8-sig"}


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    file = folder / "denied.csv"
    file.write_bytes(text.encode(encoding))
    return read_list(file, "own-denied")


def told(issues: tuple[Issue, ...]) -> list[tuple[str, int, str]]:
    for issue in issues:
        assert len({issue.in_(language) for language in LANGUAGES}) == 3
    return [(issue.code, issue.place.row, issue.place.column) for issue in issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "gb18030", "utf-16"])
@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
def test_headers_in_three_languages_in_every_usual_encoding(tmp_path: Path, headers: str, encoding: str) -> None:
    row = ROW.replace("拒絶", "x").replace("凧工房;風車工房", "三菱電機;東京大学") if encoding == "gb18030" else ROW
    headers = HEADERS["en"] if encoding == "cp932" and "别" in headers else headers  # no such sign in Shift_JIS
    entries, issues = read(tmp_path, f"{headers}\n{row}\n", encoding)
    assert [issue for issue in issues if issue.severity == "error"] == []
    (entry,) = entries
    assert (entry.list_id, entry.country, entry.listed_on) == ("own-denied", "JP", date(2026, 5, 1))
    assert entry.names[1:] == (row.split(",")[0].split(";")[1], "Kite Works", "KW", "Kites")
    assert entry.identifiers == (Identifier("jp-corporate-number", NUMBER),)
    assert entry.entry_id == entry.names[0]


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "denied.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, cells in enumerate([["社名", "国", "番号"], ["凧工房", "日本", "A-1"], ["風車", None, "A-2"]]):
            sheet.write_row(at, 0, cells)
    entries, issues = read_list(tmp_path / "denied.xlsx", "own-denied")
    assert issues == ()
    assert [(entry.entry_id, entry.names, entry.country) for entry in entries] == [
        ("A-1", ("凧工房",), "JP"),
        ("A-2", ("風車",), ""),
    ]


def test_every_fault_is_told_at_once_with_its_place_and_no_row_is_lost(tmp_path: Path) -> None:
    text = (
        "Name,Country,Identifiers,Listed on,Zebra crossings\n"
        "Kite Works,Nowhere,,soon,red\n"
        ",JP,,,\n"
        "X,JP,00YTTERBY0FICTION099,,\n"
        "Kite Works,GB,,,\n"
        ";,,,,\n"
    )
    entries, issues = read(tmp_path, text)
    assert [entry.entry_id for entry in entries] == ["Kite Works", "X", "Kite Works#5"]
    assert entries[0].country == ""
    assert entries[0].listed_on is None
    found = told(issues)
    codes = [code for code, _, _ in found]
    assert codes.count("about-nothing") == 2
    assert ("not-a-country", 2, "Country") in found
    assert ("not-a-date", 2, "Listed on") in found
    assert ("about-nothing", 3, "") in found
    assert ("one-character", 4, "") in found
    assert ("same-entry", 5, "") in found
    assert ("about-nothing", 6, "") in found
    assert "unknown-column" in codes
    assert any(issue.place.row == 4 and "00YTTERBY0FICTION099" in issue.cell for issue in issues)


def test_mojibake_is_named_with_the_encoding_that_it_looks_like(tmp_path: Path) -> None:
    garbled = "三菱電機株式会社".encode().decode("cp932", errors="ignore")
    entries, issues = read(tmp_path, f"Name,Country\n{garbled},JP\n")
    assert entries[0].names == (garbled,)
    assert {"mojibake", "garbled-text"} & {issue.code for issue in issues}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"Weight,Colour\n1,red\n", "no-header"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "not-a-table-file"),
        (b"PK\x03\x04rest", "is-a-workbook"),
        (b"Name,Country\n", "empty-file"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "denied.csv").write_bytes(content)
    entries, issues = read_list(tmp_path / "denied.csv", "own-denied")
    assert entries == ()
    assert [issue.code for issue in issues] == [code]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    entries, issues = read_list(tmp_path / "none.csv", "own-denied")
    assert entries == ()
    assert [issue.code for issue in issues] == ["no-such-path"]


def test_a_file_named_like_an_input_table_is_a_list_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "parties.csv"
    file.write_text("Names,Note\nKite Works,x\n", encoding="utf-8")
    entries, issues = read_list(file, "own-denied")
    assert (entries[0].names, entries[0].note, issues) == (("Kite Works",), "x", ())


SIGNS = st.characters(exclude_categories=["C", "Z"], exclude_characters=";；|")
WORDS = st.text(SIGNS, min_size=1).map(lambda word: f"K{word}")


@settings(max_examples=50)
@given(names=st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_any_names_come_back(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    import csv

    file = tmp_path_factory.mktemp("list") / "denied.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["Names", "Country"], [";".join(names), "JP"]])
    entries, _ = read_list(file, "own-denied")
    assert entries[0].names == tuple(names)


def test_no_header_means_two_columns() -> None:
    columns = list_table().columns.values()
    assert sum(len(column.spellings) for column in columns) == len(list_table().by_spelling)
