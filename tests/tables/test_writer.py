"""The workbook to fill in: in three languages, with choices, notes and an example, and read back as it was filled."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from ytterby.languages import LANGUAGES, Language
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import YES
from ytterby.tables import Dataset, read, template, write
from ytterby.tables.rows import Line, Part, Shipment
from ytterby.tables.schema import labels, schema
from ytterby.tables.workbooks import open_workbook
from ytterby.tables.written import written


def sheets(path: Path) -> dict[str, list[list[str]]]:
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in open_workbook(path, "x").sheets}


def parts_of(path: Path, pattern: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def empty(tmp_path: Path, language: Language) -> Path:
    template(tmp_path / "template.xlsx", language)
    return tmp_path / "template.xlsx"


def test_an_empty_template_reads_as_nothing_but_an_empty_sheet_of_parts(empty: Path, language: Language) -> None:
    dataset = read(empty)
    assert [(issue.code, issue.place.sheet) for issue in dataset.issues] == [
        ("parts-empty", schema()["parts"].label.in_(language))
    ]
    assert (dataset, dataset.missing) == (Dataset(), frozenset())


def test_it_has_a_guide_a_sheet_for_each_table_and_the_choices(empty: Path, language: Language) -> None:
    names = list(sheets(empty))
    assert names[1:-1] == [table.label.in_(language) for table in schema().values()]
    assert all(len(name) <= 31 for name in names)


def test_every_sheet_has_its_headers_and_a_marked_example(empty: Path, language: Language) -> None:
    found = sheets(empty)
    mark = {"ja": "例：", "zh": "示例：", "en": "Example: "}[language]
    for table in schema().values():
        header, example = found[table.label.in_(language)]
        assert header == [column.label.in_(language) for column in table.columns.values()]
        assert example[0].startswith(mark)


def test_units_stand_in_the_headers(empty: Path, language: Language) -> None:
    header = sheets(empty)[schema()["content"].label.in_(language)][0]
    assert sum(each.endswith(("(g)", "(%)", "(/kg)")) for each in header) == 3


def test_every_header_has_a_note_and_every_coded_column_its_choices(empty: Path) -> None:
    columns = [column for table in schema().values() for column in table.columns.values()]
    comments = parts_of(empty, r"xl/comments\d+\.xml")
    assert sum(said.count("<comment ") for said in comments) == len(columns)
    offered = [column for column in columns if column.kind in {"code", "truth", "unit", "country", "currency"}]
    pages = parts_of(empty, r"xl/worksheets/sheet\d+\.xml")
    assert sum(said.count("<dataValidation ") for said in pages) == len(offered)
    assert sum('state="frozen"' in said for said in pages) == len(schema()) + 1


def test_the_guide_explains_ranges_bounds_and_what_is_needed(empty: Path, language: Language) -> None:
    guide = " ".join(cell for row in next(iter(sheets(empty).values())) for cell in row)
    for said in ("4.1..4.3", "<=0.5", ">=2", "2026-11-03"):
        assert said in guide
    assert all(table.note.in_(language) in guide for table in schema().values())
    advice = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}[language]
    assert guide.count(advice) == 1


def test_every_choice_is_understood_when_it_is_read(empty: Path, language: Language) -> None:
    choices = list(sheets(empty).values())[-1]
    words = {cell for row in choices[1:] for cell in row if cell}
    for column in (column for table in schema().values() for column in table.columns.values() if column.kind == "code"):
        assert {label.in_(language) for label in labels(column.codes).values()} <= words


def test_a_column_of_free_text_may_be_offered_choices(tmp_path: Path, language: Language) -> None:
    entries = [f"P2-1.{number} {'永久磁石材料' * 9}" for number in range(30)]
    template(tmp_path / "a.xlsx", language, {"parts.listed_item": entries})
    choices = list(sheets(tmp_path / "a.xlsx").values())[-1]
    column = schema()["parts"].columns["listed_item"]
    index = choices[0].index(column.label.in_(language))
    assert [row[index] for row in choices[1:31]] == entries
    cells = f"${chr(ord('A') + index)}$2:${chr(ord('A') + index)}$31"
    at = chr(ord("A") + list(schema()["parts"].columns).index("listed_item"))
    rules = [
        rule
        for page in parts_of(tmp_path / "a.xlsx", r"xl/worksheets/sheet\d+\.xml")
        for rule in page.split("<dataValidation ")
    ]
    (rule,) = (rule for rule in rules if f"!{cells}<" in rule)
    assert f'sqref="{at}2:{at}' in rule
    assert 'errorStyle="warning"' in rule


def test_what_is_filled_in_is_read_back(tmp_path: Path, language: Language) -> None:
    filled = Dataset(
        parts=(
            Part(
                part_id="0012",
                name="=1+1",
                made_in="JP",
                unit="pcs",
                unit_value=Bounds.between("4.1", "4.3"),
                currency="JPY",
            ),
            Part(
                part_id="3-11",
                category="magnet",
                contains_rare_earth=YES,
                unit_value=Bounds.exactly("0.1234567890123456789"),
                currency="CNY",
            ),
        ),
        shipments=(Shipment(shipment_id="S", to_country="MX"),),
        lines=(Line(shipment_id="S", line_id="1", part_id="3-11", quantity=Bounds.exactly(500)),),
    )
    write(tmp_path / "filled.xlsx", language, filled)
    found = read(tmp_path / "filled.xlsx")
    assert found.issues == ()
    assert found == filled


def test_a_share_that_may_seem_a_fraction_is_written_with_its_sign() -> None:
    column = schema()["notices"].columns["share_percent"]
    assert written(Bounds.between("0", "0.01"), column, "en") == "<=1%"
    assert written(Bounds.exactly("0.00005"), column, "en") == "0.005%"
    assert written(Bounds.exactly("0.073"), column, "en") == "7.3"


def test_the_same_template_twice_is_the_same_file(tmp_path: Path) -> None:
    template(tmp_path / "a.xlsx", "ja")
    template(tmp_path / "b.xlsx", "ja")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_place_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        template(tmp_path / "nowhere" / "a.xlsx", "en")
