"""Reading whole folders and workbooks: the same rows are the same dataset, however they were written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ytterby.tables
from tests.tables.datasets import datasets
from tests.tables.making import PARTS, as_csv, codes, folder, workbook
from ytterby.languages import LANGUAGES, Language
from ytterby.tables import ROW_TYPES, Dataset, Issue, read, write
from ytterby.tables.schema import schema
from ytterby.tables.written import written

QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
ACROSS = {
    "parts-empty",
    "part-unknown",
    "plant-line-unknown",
    "shipment-unknown",
    "line-unknown",
    "licence-unknown",
    "licence-of-undertaking-unknown",
    "neither-party-nor-part",
    "undertaking-given-later",
    "undertaking-stated-otherwise",
    "party-unknown",
    "in-ownership-alone",
    "party-called-by-name",
    "party-not-named",
    "days-out-of-order",
    "home-told-twice",
}
"""What is wrong across tables that were drawn at random."""


def cell_issues(dataset: Dataset) -> list[Issue]:
    return [issue for issue in dataset.issues if issue.code not in ACROSS]


def as_tables(dataset: Dataset, language: Language) -> dict[str, str]:
    """The dataset as CSV files with headers and words of a language."""
    files = {}
    for name, table in schema().items():
        columns = list(table.columns.values())
        header = [column.label.in_(language) for column in columns]
        body = [
            [written(getattr(row, column.name), column, language) for column in columns] for row in dataset.table(name)
        ]
        files[table.label.in_(language)] = as_csv([header, *body])
    return files


@settings(QUIET, max_examples=8)
@given(datasets(), st.sampled_from(LANGUAGES))
def test_the_same_rows_have_one_address_in_every_encoding_and_in_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, dataset: Dataset, spoken: Language
) -> None:
    ways: list[tuple[Language, str]] = [
        ("ja", "cp932"),
        ("zh", "gb18030"),
        ("en", "utf-8"),
        ("ja", "utf-8-sig"),
        ("zh", "utf-16"),
    ]
    for language, encoding in ways:
        place = tmp_path_factory.mktemp("csv")
        for name, text in as_tables(dataset, language).items():
            (place / f"{name}.csv").write_bytes(text.encode(encoding))
        found = read(place)
        assert cell_issues(found) == []
        assert found.address == dataset.address
        assert [len(found.table(name)) for name in ROW_TYPES] == [len(dataset.table(name)) for name in ROW_TYPES]
    path = tmp_path_factory.mktemp("xlsx") / "tables.xlsx"
    write(path, spoken, dataset)
    found = read(path)
    assert cell_issues(found) == []
    assert found == dataset
    assert found.missing == frozenset()


@given(datasets())
@settings(max_examples=10)
def test_the_order_of_rows_changes_no_address(dataset: Dataset) -> None:
    turned = Dataset(**{name: dataset.table(name)[::-1] for name in ROW_TYPES})  # type: ignore[arg-type]
    assert turned.address == dataset.address


@QUIET
@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    place = tmp_path_factory.mktemp("any")
    for name in ("parts.csv", "bom.xlsx", "lines.tsv"):
        (place / name).write_bytes(content)
    dataset = read(place)
    assert dataset.parts == ()
    assert {issue.place.file for issue in dataset.issues} <= {"parts.csv", "bom.xlsx", "lines.tsv", place.name}


@QUIET
@given(st.lists(st.lists(st.text(max_size=10), max_size=5), max_size=5))
def test_no_cells_make_it_raise(tmp_path_factory: pytest.TempPathFactory, body: list[list[str]]) -> None:
    place = tmp_path_factory.mktemp("any")
    header = ["part_id", "unit_value", "currency", "made_in", "contains_rare_earth"]
    text = as_csv([header, *body]).encode("utf-8", errors="surrogatepass")
    dataset = read(folder(place, parts=text))
    assert all(issue.in_(language) for issue in dataset.issues for language in LANGUAGES)


def test_row_order_is_kept_and_reading_twice_gives_the_same(tmp_path: Path) -> None:
    rows = [["part_id", "unit_value"], *[[f"P{number % 7}{number}", "abc"] for number in range(50)]]
    folder(tmp_path, parts=rows, bom=[["parent_id", "child_id"], ["P00", "P11"]])
    first, second = read(tmp_path), read(tmp_path)
    assert [part.part_id for part in first.parts] == [row[0] for row in rows[1:]]
    assert (first, first.issues, first.address) == (second, second.issues, second.address)


def test_workbooks_and_csv_files_side_by_side(tmp_path: Path) -> None:
    folder(tmp_path, parts=PARTS)
    workbook(
        tmp_path / "more.xlsx", {"BOM": [["parent_id", "child_id"], ["MG-1", "MG-2"]], "物料": [["物料编号"], ["MG-2"]]}
    )
    (tmp_path / "firm.toml").write_text("[firm]")
    (tmp_path / "~$more.xlsx").write_bytes(b"lock")
    (tmp_path / ".hidden.csv").write_bytes(b"x")
    (tmp_path / "law").mkdir()
    dataset = read(tmp_path)
    assert codes(dataset) == []
    assert [part.part_id for part in dataset.parts] == ["MG-2", "MG-1"]
    assert len(dataset.bom) == 1
    assert dataset.missing == frozenset(ROW_TYPES) - {"parts", "bom"}


def test_one_file_alone(tmp_path: Path) -> None:
    folder(tmp_path, parts=PARTS)
    assert len(read(tmp_path / "parts.csv").parts) == 1
    assert len(read(workbook(tmp_path / "a.xlsm", {"parts": PARTS})).parts) == 1


@pytest.mark.parametrize(
    ("name", "codes_found"),
    [
        ("parts.parquet", ["parquet-later"]),
        ("parts.xls", ["old-workbook"]),
        ("parts.ods", ["old-workbook"]),
        ("report.pdf", ["nothing-to-read"]),
        ("notes.txt", ["nothing-to-read"]),
    ],
)
def test_files_of_other_kinds(tmp_path: Path, name: str, codes_found: list[str]) -> None:
    (tmp_path / name).write_bytes(b"PAR1")
    assert codes(read(tmp_path)) == codes_found


def test_text_files_named_after_a_table_are_read(tmp_path: Path) -> None:
    (tmp_path / "部品.txt").write_text("品番\t品名\nA\t磁石\n", encoding="cp932")
    (tmp_path / "BOM.TSV").write_text("parent_id\tchild_id\nA\tA\n")
    dataset = read(tmp_path)
    assert (codes(dataset), dataset.parts[0].name, len(dataset.bom)) == ([], "磁石", 1)


def test_nothing_there(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "nowhere")) == ["no-such-path"]
    assert codes(read(tmp_path)) == ["nothing-to-read"]
    assert codes(read(Path("a\0b"))) in (["no-such-path"], ["file-cannot-be-opened"])
    assert read(tmp_path).missing == frozenset(ROW_TYPES)


def test_no_issue_names_more_than_the_file(tmp_path: Path) -> None:
    folder(tmp_path, parts=[["part_id", "unit_value"], ["A", "x"]], strange=[["q"], ["w"]])
    assert all(str(tmp_path) not in repr(issue) for issue in read(tmp_path).issues)


def test_the_package_is_light_to_import() -> None:
    heavy = {"xlsxwriter", "zipfile", "csv", "dataclasses", "fractions", "ytterby.tables.rows", "ytterby.logic"}
    program = f"import sys, ytterby.tables; print(sorted({heavy!r} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", program],
        cwd=Path(ytterby.tables.__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    )
    assert ran.stdout.strip() == "[]"


def test_everything_that_is_promised_is_there() -> None:
    assert {name: getattr(ytterby.tables, name) for name in ytterby.tables.__all__}
    with pytest.raises(AttributeError):
        ytterby.tables.nonsense  # noqa: B018
