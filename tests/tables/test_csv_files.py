"""CSV files of every encoding and delimiter, and files that are no CSV whatever they are called."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.tables.making import codes, folder, read_parts
from ytterby.tables import csv_files as module
from ytterby.tables import read

JAPANESE = "品番,品名,単価(円),区分\nMG-1,ローター用磁石,12,磁石\nMT-1,駆動モーター,4.1..4.3,モーター\n"
CHINESE = "物料编号,物料名称,单价（元）,物料类别\nMG-1,转子用磁体,12,磁体\nMT-1,驱动电机,4.1..4.3,电机\n"


def parts(path: Path, content: bytes, name: str = "parts") -> list[tuple[str | None, ...]]:
    dataset = read(folder(path, **{name: content}))
    assert codes(dataset) == []
    return [(part.part_id, part.name, part.category) for part in dataset.parts]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"])
def test_japanese_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    found = parts(tmp_path, JAPANESE.encode(encoding))
    assert found == [("MG-1", "ローター用磁石", "magnet"), ("MT-1", "駆動モーター", "motor")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_chinese_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    found = parts(tmp_path, CHINESE.encode(encoding))
    assert found == [("MG-1", "转子用磁体", "magnet"), ("MT-1", "驱动电机", "motor")]


@pytest.mark.parametrize(("text", "encoding"), [("ローター用磁石", "cp932"), ("转子用磁体", "gb18030")])
def test_under_an_english_header_the_text_decides_the_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    found = read_parts(tmp_path).parts
    assert found == ()
    dataset = read(folder(tmp_path, parts=f"part_id,name\nMG-1,{text}\n".encode(encoding)))
    assert [part.name for part in dataset.parts] == [text]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    assert parts(tmp_path, JAPANESE.replace(",", delimiter).encode())[0] == ("MG-1", "ローター用磁石", "magnet")


def test_between_semicolons_a_comma_may_part_decimals(tmp_path: Path) -> None:
    text = "part_id;unit_value;currency\nA;1,234;EUR\nB;1234;EUR\n"
    dataset = read(folder(tmp_path, parts=text))
    assert codes(dataset) == ["unclear-comma"]
    assert [part.unit_value is None for part in dataset.parts] == [True, False]


def test_quotes_blank_lines_and_rows_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    text = 'part_id,name\n\n"A","two\nlines, and a comma"\n\nB,"says ""hello"""\nC,3.5" bolt\n'
    dataset = read(folder(tmp_path, parts=text))
    assert [(part.name, part.place.row) for part in dataset.parts] == [
        ("two\nlines, and a comma", 3),
        ('says "hello"', 5),
        ('3.5" bolt', 6),
    ]
    assert codes(dataset) == []


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts='part_id,name\nA,x\nB,"y\nC,z\nD,w\n'))
    assert [part.part_id for part in dataset.parts] == ["A"]
    assert [(issue.code, issue.place.row) for issue in dataset.issues] == [("unclosed-quote", 3)]


def test_a_comma_in_a_figure_shifts_its_row(tmp_path: Path) -> None:
    text = "part_id,unit_value,currency\nA,1,200,JPY\nB,12,JPY,,,\n"
    dataset = read(folder(tmp_path, parts=text))
    assert [(issue.code, issue.place.row) for issue in dataset.issues if issue.code == "row-too-wide"] == [
        ("row-too-wide", 2)
    ]
    first, second = dataset.parts
    assert (first.part_id, first.unit_value, first.currency) == ("A", None, None)
    assert second.unit_value is not None


def test_nul_bytes_are_left_out_with_a_warning(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts=b"part_id,name\nA,x\0y\n"))
    assert codes(dataset) == ["nul-bytes"]
    assert dataset.parts[0].name == "xy"


def test_bytes_that_are_no_text_cost_their_cells_alone(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts="品番,品名,仕入先\nMG-1,磁石,北山\n".encode() + b"MG-2,\xff\xfe\xfd,X\n"))
    assert codes(dataset) == ["encoding-broken", "unreadable-characters"]
    assert [(part.name, part.supplier) for part in dataset.parts] == [("磁石", "北山"), (None, "X")]


def test_where_the_encoding_is_not_clear_it_asks(tmp_path: Path) -> None:
    both = b"\xe6\xb1"
    assert both.decode("cp932") != both.decode("gb18030")
    dataset = read(folder(tmp_path, parts=b"part_id,name\nA," + both + b"\n"))
    assert codes(dataset) == ["encoding-unclear"]
    assert dataset.parts[0].name in {both.decode("cp932"), both.decode("gb18030")}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b" \n\n", "empty-file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not-a-table-file"),
        (b"\x89PNG\r\n\x1a\n", "not-a-table-file"),
        (b"<!DOCTYPE html><html><body>", "not-a-table-file"),
        (b"PK\x03\x04" + b"\0" * 40, "is-a-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-workbook"),
        (random.Random(1).randbytes(5000), "not-a-table-file"),
        (b"hello\nworld\n", "no-header"),
        (b"\xff\xfe", "no-header"),
    ],
    ids=["empty", "blank", "pdf", "picture", "page", "workbook", "old-workbook", "noise", "prose", "mark-only"],
)
def test_files_that_are_not_what_they_are_called(tmp_path: Path, content: bytes, code: str) -> None:
    dataset = read(folder(tmp_path, parts=content))
    assert codes(dataset) == [code]
    assert dataset.issues[0].place.file == "parts.csv"
    assert dataset.parts == ()


def test_noise_is_refused_after_its_first_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder(tmp_path, parts=b"0123456789abcdef" * 4096)
    with (path / "parts.csv").open("r+b") as file:
        file.truncate(200 * 1024 * 1024)

    def never(*_: object) -> None:
        raise AssertionError("The whole file was read.")

    monkeypatch.setattr(module, "_opened", never)
    assert codes(read(path)) == ["no-header"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 10)
    assert codes(read_parts(tmp_path, ["part_id", "name"], ["A", "x"])) == ["csv-too-large"]


def test_a_cell_longer_than_a_spreadsheet_keeps(tmp_path: Path) -> None:
    dataset = read_parts(tmp_path, ["part_id", "name"], ["A", "x" * 200_000])
    assert codes(dataset) == ["too-long"]
    assert (dataset.parts[0].part_id, dataset.parts[0].name) == ("A", None)
    assert len(dataset.issues[0].cell) == 200


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "gb18030"])
def test_text_that_begins_far_down_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "part_id,name\n" + "".join(f"P-{number},plain\n" for number in range(6000)) + "MG-1,磁石材料\n"
    dataset = read(folder(tmp_path, parts=text.encode(encoding)))
    assert codes(dataset) == []
    assert dataset.parts[-1].name == "磁石材料"


def test_files_of_no_table(tmp_path: Path) -> None:
    dataset = read(folder(tmp_path, parts="part_id\nA\n", stuff="親品番,子品番\nA,A\n", other="x,y\n1,2\n"))
    found = {issue.place.file: issue for issue in dataset.issues}
    assert {name: issue.code for name, issue in found.items()} == {"stuff.csv": "fits-a-table", "other.csv": "no-table"}
    assert "部品表" in found["stuff.csv"].cure.in_("ja")
