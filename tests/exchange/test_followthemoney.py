"""Lists in FollowTheMoney: nested and simple entities, other kinds passed over, broken lines told with their number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ytterby.exchange.followthemoney import PARTIES, read_ftm
from ytterby.languages import LANGUAGES
from ytterby.parties.lists import Entry, Identifier
from ytterby.tables.issues import Issue

LEI = "00YTTERBY0FICTION085"


def entity(key: str = "Q1", schema: str = "Company", caption: str = "Kite Works", **properties: Any) -> dict[str, Any]:
    return {"id": key, "schema": schema, "caption": caption, "properties": properties}


def read(folder: Path, *lines: object) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    file = folder / "list.ftm.json"
    texts = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    file.write_bytes(b"\n".join(texts))
    return read_ftm(file, "own-ftm")


def test_a_simple_entity_with_all_its_names(tmp_path: Path) -> None:
    kites = entity(
        name=["Kite Works", "凧工房株式会社"],
        alias=["KW"],
        weakAlias=["Kites"],
        previousName=["風車"],
        jurisdiction=["jp"],
        leiCode=[LEI],
        registrationNumber=["3987654321098"],
        topics=["sanction", "export.control"],
        address=["1 Sky Road"],
    )
    (entry,), issues = read(tmp_path, kites)
    assert issues == ()
    assert (entry.list_id, entry.entry_id) == ("own-ftm", "Q1")
    assert entry.names == ("Kite Works", "凧工房株式会社", "KW", "Kites", "風車")
    assert (entry.country, entry.note, entry.address) == ("JP", "sanction; export.control", "1 Sky Road")
    assert entry.identifiers == (Identifier("lei", LEI), Identifier("jp-corporate-number", "3987654321098"))


def test_a_nested_sanction_states_the_day(tmp_path: Path) -> None:
    sanctions = [
        entity("s1", "Sanction", listingDate=["2026-03-01"]),
        entity("s2", "Sanction", listingDate=["2025-06"]),
    ]
    (entry,), _ = read(tmp_path, entity(sanctions=sanctions))
    assert entry.listed_on == date(2026, 3, 1)


def test_a_sanction_on_a_line_of_its_own_states_it_too(tmp_path: Path) -> None:
    lines = (
        entity("s1", "Sanction", entity=["Q1"], listingDate=["2026-03-01T00:00:00"]),
        entity(),
        entity("s2", "Sanction", entity=["Q1"], listingDate=["2025-02-01"]),
    )
    (entry,), issues = read(tmp_path, *lines)
    assert entry.listed_on == date(2025, 2, 1)
    assert issues == ()


def test_other_kinds_are_passed_over_and_counted(tmp_path: Path) -> None:
    others = (entity("a", "Address"), entity("b", "Address"), entity("c", "Ownership"))
    entries, (issue,) = read(tmp_path, entity(), *others)
    assert [entry.entry_id for entry in entries] == ["Q1"]
    assert (issue.code, issue.severity) == ("passed-over", "warning")
    assert "Address 2, Ownership 1" in issue.in_("en")


@pytest.mark.parametrize("schema", sorted(PARTIES))
def test_parties_of_every_kind_are_taken(tmp_path: Path, schema: str) -> None:
    (entry,), issues = read(tmp_path, entity(schema=schema))
    assert entry.names == ("Kite Works",)
    assert issues == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "broken-line"),
        (b'{"id": "\xff"}', "broken-line"),
        (b"[" * 100_000, "broken-line"),
        (b"[]", "not-an-entity"),
        (b'"text"', "not-an-entity"),
        (b'{"id": "Q2", "schema": "Company"}', "not-an-entity"),
        (b'{"id": 7, "schema": "Company", "properties": {}}', "not-an-entity"),
    ],
)
def test_a_broken_line_costs_that_line_alone_and_is_told_with_its_number(
    tmp_path: Path, line: bytes, code: str
) -> None:
    entries, (issue,) = read(tmp_path, entity(), b"", line, entity("Q3", caption="Mill"))
    assert [entry.entry_id for entry in entries] == ["Q1", "Q3"]
    assert (issue.code, issue.place.row) == (code, 3)
    assert len({issue.in_(language) for language in LANGUAGES}) == 3


def test_the_pieces_of_an_entity_belong_together(tmp_path: Path) -> None:
    (entry,), _ = read(tmp_path, entity(name=["Kite Works"]), entity(caption="Kites Ltd.", country=["gb"]))
    assert entry.names == ("Kite Works", "Kites Ltd.")
    assert entry.country == "GB"


@pytest.mark.parametrize(
    ("properties", "country"),
    [
        ({"country": ["jp", "cn"]}, ""),
        ({"country": ["cn"], "jurisdiction": ["jp"]}, "JP"),
        ({"nationality": ["us"]}, "US"),
        ({"country": ["suhh"]}, ""),
        ({"flag": "pa"}, "PA"),
        ({}, ""),
    ],
)
def test_the_country_is_where_somebody_is_at_home(tmp_path: Path, properties: dict[str, Any], country: str) -> None:
    (entry,), _ = read(tmp_path, entity(**properties))
    assert entry.country == country


def test_who_has_no_name_is_told(tmp_path: Path) -> None:
    entries, issues = read(tmp_path, entity(caption=""), entity("Q2"))
    assert [entry.entry_id for entry in entries] == ["Q2"]
    assert [issue.code for issue in issues] == ["nameless"]


def test_a_number_that_fits_no_japanese_register_is_no_japanese_number(tmp_path: Path) -> None:
    (entry,), issues = read(tmp_path, entity(registrationNumber=["1027700132195"], country=["ru"]))
    assert entry.identifiers == (Identifier("other", "1027700132195"),)
    assert issues == ()


def test_a_number_of_a_register_that_the_file_names_is_held_to_its_check_digit(tmp_path: Path) -> None:
    wrong = entity(leiCode=["00YTTERBY0FICTION099"], registrationNumber=["1234567890123"], country=["jp"])
    (entry,), issues = read(tmp_path, wrong)
    assert entry.identifiers == ()
    assert [(issue.code, issue.cell) for issue in issues] == [
        ("wrong-number", "00YTTERBY0FICTION099"),
        ("wrong-number", "1234567890123"),
    ]


@pytest.mark.parametrize(("number", "scheme"), [("3987654321098", "jp-corporate-number"), ("1234567890123", "other")])
def test_a_registration_number_of_nowhere_is_taken_for_one_that_it_fits(
    tmp_path: Path, number: str, scheme: Any
) -> None:
    (entry,), issues = read(tmp_path, entity(registrationNumber=[number], imoNumber=["IMO 9321483"]))
    assert entry.identifiers[0] == Identifier(scheme, number)
    assert len(entry.identifiers) == 2
    assert issues == ()


def test_an_empty_file_holds_no_party(tmp_path: Path) -> None:
    entries, issues = read(tmp_path)
    assert entries == ()
    assert [issue.code for issue in issues] == ["no-parties"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    entries, issues = read(tmp_path, b"\xef\xbb\xbf" + json.dumps(entity()).encode())
    assert (len(entries), issues) == (1, ())
