"""The files of words agree with the rows, and everything is said in three languages and understood in each."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import fields
from string import Formatter
from typing import Any

import pytest

from ytterby.languages import LANGUAGES, Catalogue
from ytterby.tables.cells import read_cell
from ytterby.tables.examples import example_cells
from ytterby.tables.rows import ROW_TYPES
from ytterby.tables.schema import (
    HERE,
    countries,
    country_spellings,
    is_guide,
    labels,
    plain,
    schema,
    table_named,
    vocabulary,
    without_brackets,
)

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
CATALOGUES = sorted(HERE.glob("*.toml"))
CODES = Catalogue.read(HERE / "codes.toml")
CODE_NAMES = CODES.keys()
COUNTRY_CODES = tuple(code for code in countries().keys() if code != "others")  # noqa: SIM118
COLUMN_FILES = sorted((HERE / "columns").glob("*.toml"))


def said(entry: dict[str, Any]) -> list[tuple[str, str]]:
    texts = [(language, str(entry[language])) for language in LANGUAGES]
    return texts + (said(entry["note"]) if "note" in entry else [])


@pytest.mark.parametrize("file", CATALOGUES + COLUMN_FILES, ids=lambda file: file.name)
def test_every_text_is_there_in_three_languages(file: Any) -> None:
    for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if key == "others":
            continue
        for language, text in said(entry):
            assert text.strip() == text != "", (key, language)
            assert language == "ja" or not KANA.search(text), (key, language)
            assert not re.search("(?i)licens(e[ds]?|ing)", text) or language != "en" or "Licensing" in text, key


def test_the_files_name_the_tables_and_columns_of_the_rows_and_no_others() -> None:
    assert {file.stem for file in COLUMN_FILES} == set(ROW_TYPES)
    for name, row_type in ROW_TYPES.items():
        keys = Catalogue.read(HERE / "columns" / f"{name}.toml").keys()
        assert keys == ("table", *(each.name for each in fields(row_type) if each.metadata))


def test_a_column_keeps_its_unit_where_its_name_says_so() -> None:
    measures = {column.name: column.measure for table in schema().values() for column in table.columns.values()}
    assert {name: measure for name, measure in measures.items() if measure} == {
        "origin_share": "%",
        "share_percent": "%",
        "percent": "%",
        "mass_g": "g",
        "node_nm": "nm",
        "price_per_kg": "/kg",
    }


def test_no_spelling_means_two_columns_or_two_tables() -> None:
    tables = Counter(spelled for table in schema().values() for spelled in table.spellings)
    assert [spelled for spelled, count in tables.items() if count > 1] == []
    for table in schema().values():
        columns = Counter(spelled for column in table.columns.values() for spelled in column.spellings)
        assert [spelled for spelled, count in columns.items() if count > 1] == []
        assert "" not in columns


def test_every_table_and_column_is_known_by_its_labels() -> None:
    for table in schema().values():
        for language in LANGUAGES:
            assert table_named(table.label.in_(language)) == table.name
            for column in table.columns.values():
                assert table.column(without_brackets(column.label.in_(language))) is column


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("BOM", "bom"),
        ("部品表", "bom"),
        ("物料清单", "bom"),
        ("出荷", "shipments"),
        ("通知書", "notices"),
        ("Parts", "parts"),
        ("01_parts", "parts"),
        ("部品_2026-11-03", "parts"),
        ("bom (2)", "bom"),
        ("lines v2", "lines"),
        ("部品 - コピー", "parts"),
        ("ＢＯＭ", "bom"),
        ("end-uses", "end_uses"),
        ("technology use", "technology_use"),
    ],
)
def test_names_of_files_and_sheets(spelled: str, name: str) -> None:
    assert table_named(spelled) == name


@pytest.mark.parametrize("spelled", ["Sheet1", "", "2026", "partsx", "在庫", "(1)"])
def test_names_that_are_no_tables(spelled: str) -> None:
    assert table_named(spelled) is None


def test_columns_with_codes_have_their_list_and_every_list_is_used() -> None:
    used = {column.codes for table in schema().values() for column in table.columns.values() if column.codes}
    others = {"truth", "unit", "currency", "header-remark", "passed-over"}
    assert {key.partition(".")[0] for key in CODE_NAMES} == used | others


def test_no_word_means_two_codes() -> None:
    for name in {key.partition(".")[0] for key in CODE_NAMES}:
        words = Counter[str]()
        for code, label in labels(name).items():
            also = CODES.data(f"{name}.{code}")["also"]
            assert isinstance(also, list)
            words.update({plain(word) for word in (code, label.ja, label.zh, label.en, *also)})
        assert [word for word, count in words.items() if count > 1] == []
        assert set(vocabulary(name).values()) == set(labels(name))


def test_every_country_is_known_by_two_letters_by_three_and_by_name() -> None:
    spellings = country_spellings()
    assert len(set(spellings.values())) == 249
    for code in COUNTRY_CODES:
        label = countries()[code]
        assert {spellings[plain(word)] for word in (code, label.ja, label.zh, label.en)} == {code}
    assert {spellings[plain(three)] for three in ("CHN", "HKG", "MAC", "TWN")} == {"CN", "HK", "MO", "TW"}


def test_the_examples_are_themselves_good_input() -> None:
    for table in schema().values():
        for language in LANGUAGES:
            for name, cell in example_cells(table, language).items():
                value, problem = read_cell(cell, table.columns[name])
                assert problem is None, (table.name, name, cell)
                assert value is not None


def test_what_fills_a_text_is_named_alike_in_every_language() -> None:
    for file in CATALOGUES:
        for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key != "others":
                names = [{name for _, name, _, _ in Formatter().parse(str(entry[each])) if name} for each in LANGUAGES]
                assert names[0] == names[1] == names[2], key


def test_every_issue_has_a_cure() -> None:
    for file in HERE.glob("issues_of_*.toml"):
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
        for key in entries:
            assert key.startswith("found-") or key.endswith(".cure") or f"{key}.cure" in entries, key


def test_the_template_knows_its_own_sheets() -> None:
    assert all(is_guide(name) for name in ("はじめに", "说明", "Read me", "選択肢", "选项", "choices"))
    assert not is_guide("parts")
