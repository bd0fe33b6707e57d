"""A BODS file beside the tables: who of it is a party of the tables, who is not, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.bods_statements import LEI, entity, holding
from ytterby.exchange.folder import bods_files, read_folder
from ytterby.languages import LANGUAGES
from ytterby.logic.bounds import Bounds
from ytterby.tables.dataset import Dataset

PARTIES = f"""party_id,name,identifiers
A,架空貿易株式会社,
B,Hoshi Trading (fictional),LEI {LEI}
C,Tsuki (fictional),
D,Tsuki (fictional),
"""


def read(folder: Path, *statements: Mapping[str, Any], parties: str = PARTIES) -> Dataset:
    (folder / "parties.csv").write_text(parties, encoding="utf-8")
    (folder / "Holders_BODS.json").write_text(json.dumps(statements, ensure_ascii=False), encoding="utf-8")
    return read_folder(folder)


def holdings(dataset: Dataset) -> list[tuple[str, str]]:
    return [(row.owner_id, row.owned_id) for row in dataset.ownership]


@pytest.mark.parametrize(
    ("details", "is_party"),
    [
        ({"name": "架空貿易株式会社"}, "A"),
        ({"name": "Called otherwise", "identifiers": [{"scheme": "XI-LEI", "id": LEI}]}, "B"),
        ({"name": "架空貿易株式会社", "identifiers": [{"scheme": "XI-LEI", "id": LEI}]}, "B"),  # a number goes first
        ({"name": "Tsuki (fictional)"}, "x"),  # two bear the name
        ({"name": "架空貿易"}, "x"),
        ({"name": ""}, "x"),
    ],
)
def test_a_party_of_the_file_is_that_of_the_tables_by_number_or_name(
    tmp_path: Path, details: dict[str, Any], is_party: str
) -> None:
    dataset = read(tmp_path, entity("x", **details), entity("y"), holding("y", "x", 60))
    assert holdings(dataset) == [("y", is_party)]
    assert {party.party_id for party in dataset.parties} == {"A", "B", "C", "D", "y", is_party}
    [row] = dataset.ownership
    assert (row.percent, row.place.file, row.place.row) == (Bounds.exactly("3/5"), "Holders_BODS.json", 3)


def test_holdings_of_the_file_stand_beside_those_of_the_table(tmp_path: Path) -> None:
    (tmp_path / "ownership.csv").write_text("owner_id,owned_id,percent\nC,A,10\n", encoding="utf-8")
    dataset = read(tmp_path, entity("x", name="架空貿易株式会社"), entity("y"), holding("y", "x", 60))
    assert holdings(dataset) == [("C", "A"), ("y", "A")]


def test_a_later_file_speaks_of_the_parties_of_an_earlier_one(tmp_path: Path) -> None:
    number = [{"scheme": "XI-LEI", "id": LEI}]
    (tmp_path / "A.bods.jsonl").write_text(json.dumps(entity("one", identifiers=number)), encoding="utf-8")
    statements = (entity("two", identifiers=number), entity("y"), holding("y", "two", 60))
    assert holdings(read(tmp_path, *statements, parties="party_id,name\nA,A\n")) == [("y", "one")]


def test_only_json_files_with_bods_in_their_names_are_read(tmp_path: Path) -> None:
    for name in ("package.json", "bods.txt", "b.bods.jsonl", "A-BODS.JSON"):
        (tmp_path / name).write_text("[]", encoding="utf-8")
    (tmp_path / "bods.json").mkdir()
    assert [each.name for each in bods_files(tmp_path)] == ["A-BODS.JSON", "b.bods.jsonl"]
    assert bods_files(tmp_path / "package.json") == ()


def test_a_broken_file_is_an_issue_with_its_place_and_cure_and_costs_nothing_else(tmp_path: Path) -> None:
    read(tmp_path, entity("x"))
    (tmp_path / "Holders_BODS.json").write_text('[\n  {"statementId": }\n]', encoding="utf-8")
    dataset = read_folder(tmp_path)
    assert [party.party_id for party in dataset.parties] == ["A", "B", "C", "D"]
    [issue] = [each for each in dataset.issues if each.code == "not-json"]
    assert (issue.place.file, issue.place.row, issue.severity) == ("Holders_BODS.json", 2, "error")
    assert all(issue.cure.in_(language) for language in LANGUAGES)
