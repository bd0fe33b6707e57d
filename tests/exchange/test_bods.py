"""BODS files become rows of our tables: every kind of statement, and whatever else may stand in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.bods_statements import entity, holding, person, statement
from ytterby.exchange.bods import read_bods
from ytterby.exchange.bods_shares import share_of
from ytterby.languages import LANGUAGES, Catalogue
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.parties.ownership.plain import held
from ytterby.parties.ownership.stakes import stakes_of

DAY = date(2026, 11, 24)
EXAMPLES = sorted((Path(__file__).parents[3] / "shared" / "data" / "ownership").glob("examples_*.json"))


def written(path: Path, *statements: Any) -> Path:
    file = path / "register.json"
    file.write_text(json.dumps(list(statements), ensure_ascii=False), encoding="utf-8")
    return file


def test_entities_and_persons_are_parties(tmp_path: Path) -> None:
    numbers = [{"scheme": "XI-LEI", "id": "5493FICTION"}, {"schemeName": "Register", "id": "7"}, {"scheme": "none"}]
    file = written(
        tmp_path,
        entity("hoshi", jurisdiction={"code": "US-DE"}, identifiers=numbers),
        person(
            "hanako",
            names=[{"fullName": "H."}, {"type": "legal", "fullName": "架空 花子"}],
            nationalities=[{"code": "JP"}],
        ),
        entity("trust", entityType={"type": "arrangement"}),
    )
    parties, holdings, issues = read_bods(file)
    assert (holdings, issues) == ((), ())
    first, second, third = parties
    assert (first.party_id, first.name, first.kind, first.country) == ("hoshi", "Hoshi", "legal", "US")
    assert first.identifiers == "LEI 5493FICTION; Register 7"
    assert (second.name, second.kind, second.nationality) == ("架空 花子", "natural", "JP")
    assert third.kind == "non-profit"


@pytest.mark.parametrize(
    ("share", "bounds"),
    [
        ({"exact": 50}, Bounds.exactly("1/2")),
        ({"minimum": 25, "maximum": 50}, Bounds.between("1/4", "1/2")),
        ({"exclusiveMinimum": 50, "maximum": 75}, Bounds.between("1/2", "3/4")),
        ({"minimum": 25, "exclusiveMinimum": True}, Bounds.between("1/4", 1)),
        ({"maximum": 5}, Bounds.between(0, "1/20")),
        ({"minimum": 60, "maximum": 40}, None),
        ({"exact": 101}, None),
        ({"exact": -1}, None),
        ({"exact": "50"}, None),
        ({"exact": True}, None),
        ("50", None),
    ],
)
def test_shares(share: Any, bounds: Bounds | None) -> None:
    assert share_of(share) == bounds


def test_a_decimal_is_exact(tmp_path: Path) -> None:
    _, [row], _ = read_bods(written(tmp_path, entity("a"), entity("b"), holding("a", "b", 33.3)))
    assert row.percent == Bounds.exactly("333/1000")


@pytest.mark.parametrize(
    ("interest", "relation", "directly"),
    [
        ({}, "shares", "direct"),
        ({"type": "votingRights"}, "votes", "direct"),
        ({"type": "boardChair"}, "other", "direct"),
        ({"type": "unknownInterest"}, "shares", "direct"),
        ({"type": None}, "shares", "direct"),
        ({"directOrIndirect": "indirect"}, "shares", "indirect"),
        ({"directOrIndirect": "unknown"}, "shares", "either"),
    ],
)
def test_interests(tmp_path: Path, interest: Mapping[str, Any], relation: str, directly: str) -> None:
    _, [row], _ = read_bods(written(tmp_path, entity("a"), entity("b"), holding("a", "b", 30, interest=interest)))
    assert (row.relation, row.interest) == (relation, directly)
    assert row.percent == (None if relation == "other" else Bounds.exactly("3/10"))


def test_a_holding_begins_when_it_was_stated_and_began_and_ends(tmp_path: Path) -> None:
    later = holding("a", "b", 30, interest={"startDate": "2027-01", "endDate": "2027-02"})
    _, [row], _ = read_bods(written(tmp_path, entity("a"), entity("b"), later))
    assert (row.as_of, row.ended_on) == (date(2027, 1, 1), date(2027, 2, 28))


def test_of_several_statements_about_a_record_the_last_counts(tmp_path: Path) -> None:
    old = holding("a", "b", 60, statementDate="2020-01-01", statementId="old")
    new = holding("a", "b", 20, statementDate="2025-01-01", recordStatus="updated", statementId="new")
    for order in ((old, new), (new, old)):
        _, [row], issues = read_bods(written(tmp_path, entity("a"), entity("b"), *order))
        assert row.percent == Bounds.exactly("1/5")
        assert issues == ()


def test_a_closed_holding_has_ended(tmp_path: Path) -> None:
    closed = holding("a", "b", 60, recordStatus="closed", statementDate="2025-06-01")
    _, rows, _ = read_bods(written(tmp_path, entity("a"), entity("b"), closed))
    assert rows[0].ended_on == date(2025, 5, 31)
    assert stakes_of(rows, DAY) == ((), ())


def test_a_replaced_statement_does_not_count(tmp_path: Path) -> None:
    new = holding("a", "c", 20, record="r2", replacesStatements=["s-r"])
    _, rows, _ = read_bods(written(tmp_path, entity("a"), entity("b"), entity("c"), holding("a", "b", 60), new))
    assert [row.owned_id for row in rows] == ["c"]


def test_an_indirect_holding_is_not_counted_beside_what_it_sums_up(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        *(entity("l"), entity("m"), entity("x")),
        holding("l", "m", 100, record="r1"),
        holding("m", "x", 40, record="r2"),
        holding(
            "l",
            "x",
            40,
            record="r3",
            interest={"directOrIndirect": "indirect"},
            details={"componentRecords": ["m", "r1", "r2"]},
        ),
    )
    _, rows, issues = read_bods(file)
    stakes, more = stakes_of(rows, DAY)
    assert (issues, more) == ((), ())
    found = held(stakes, {"l": YES, "m": NO})["x"].by
    assert found["multiplied"].low == found["chain"].low == Bounds.exactly("2/5").low


def test_an_indirect_holding_whose_companies_between_are_missing_is_told(tmp_path: Path) -> None:
    indirect = holding("l", "x", 60, interest={"directOrIndirect": "unknown"}, details={"componentRecords": ["m"]})
    _, [row], [issue] = read_bods(written(tmp_path, entity("l"), entity("x"), indirect))
    assert (row.interest, issue.code) == ("indirect", "component-missing")
    assert held(stakes_of([row], DAY)[0], {"l": YES})["x"].by["any-of-them"].truth is UNKNOWN


def test_whoever_is_not_specified_is_an_unknown_holder(tmp_path: Path) -> None:
    file = written(tmp_path, entity("x"), holding({"reason": "unknown"}, "x", 51))
    parties, [row], issues = read_bods(file)
    assert [(party.party_id, party.name) for party in parties] == [("x", "X"), ("unspecified-r", None)]
    assert issues == ()
    assert held(stakes_of([row], DAY)[0], {"x": NO})["x"].by["together"].truth is UNKNOWN


def test_a_record_that_is_not_there_is_a_party_without_a_name(tmp_path: Path) -> None:
    parties, [row], [issue] = read_bods(written(tmp_path, entity("x"), holding("gone", "x", 51)))
    assert (row.owner_id, issue.code, parties[-1].party_id) == ("gone", "record-missing", "gone")


def test_nominees_are_flagged(tmp_path: Path) -> None:
    nominee = entity("n", entityType={"type": "arrangement", "subtype": "nomination"})
    file = written(tmp_path, nominee, person("p"), holding("p", "n", interest={"type": "nominator"}))
    _, [row], issues = read_bods(file)
    assert row.relation == "other"
    assert {issue.code for issue in issues} == {"nominee"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ([1], "not-a-statement"),
        ({"recordId": "r"}, "not-a-statement"),
        (statement(" ", "entity", {}), "not-a-statement"),
        ({"statementType": "ownershipOrControlStatement", "statementID": "1"}, "older-version"),
        (holding("a", {"reason": "unknown"}, 60), "no-subject"),
        (holding("a", "b", 160), "bad-share"),
        (holding("a", "b", 60, statementDate="soon"), "bad-day"),
        (holding("a", "b", 60, statementDate="2026-13-01"), "bad-day"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_rest_is_read(tmp_path: Path, wrong: Any, code: str) -> None:
    parties, _, [issue] = read_bods(written(tmp_path, entity("a"), wrong, entity("b")))
    assert (issue.code, issue.place.file, issue.place.row) == (code, "register.json", 2)
    assert {party.party_id for party in parties} == {"a", "b"}


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "register.jsonl"
    file.write_text("\n".join([json.dumps(entity("a")), "", "{broken", json.dumps(entity("b"))]), encoding="utf-8")
    parties, _, [issue] = read_bods(file)
    assert [party.party_id for party in parties] == ["a", "b"]
    assert (issue.code, issue.place.row) == ("not-json", 3)


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "not-json", 0),
        (b"[1, 2", "not-json", 1),
        (b"[\n  {,}\n]", "not-json", 2),
        (b"\xff\xfe[]", "not-utf-8", 0),
        ("[]".encode("utf-16"), "not-utf-8", 0),
        (b"[" * 100_000, "not-json", 1),
        (b'[{"recordId": ' + b"9" * 5000 + b"}]", "not-json", 1),
        (b"[NaN]", "not-json", 1),
        (b"[[]]", "not-a-statement", 1),
    ],
)
def test_a_file_that_is_no_bods_is_an_issue(tmp_path: Path, content: bytes, code: str, row: int) -> None:
    file = tmp_path / "register.json"
    file.write_bytes(content)
    parties, rows, [issue] = read_bods(file)
    assert (parties, rows, issue.code, issue.place.row) == ((), (), code, row)
    assert all(issue.in_(language) for language in LANGUAGES)


def test_a_file_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    assert [issue.code for issue in read_bods(tmp_path / "nothing.json")[2]] == ["cannot-open"]


def test_half_a_character_can_be_written_out_again(tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    file.write_text('[{"recordId": "a\\ud800", "recordType": "entity", "recordDetails": {"name": "\\udc00"}}]')
    [party], _, _ = read_bods(file)
    assert (party.party_id, party.name) == ("a?", "?")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = (
    "subject",
    "interestedParty",
    "interests",
    "componentRecords",
    "entityType",
    "names",
    "identifiers",
    "jurisdiction",
)


@given(
    st.sampled_from(["entity", "person", "relationship"]),
    st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=4),
    st.dictionaries(st.sampled_from(["type", "share", "startDate", "endDate", "directOrIndirect"]), ANYTHING),
    ANYTHING,
)
def test_whatever_stands_in_a_file_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, kind: str, details: Any, interest: Any, other: Any
) -> None:
    said = {"subject": "x", "interestedParty": "y", "interests": [interest, other], **details}
    file = written(tmp_path_factory.getbasetemp(), statement("a", kind, said, statementDate=other), other)
    _, rows, _ = read_bods(file)
    stakes, _ = stakes_of(rows, DAY)
    for found in held(stakes, {}).values():
        assert all(0 <= each.low <= each.high <= 1 for each in found.by.values())


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_published_examples_are_read_without_errors(file: Path) -> None:
    parties, rows, issues = read_bods(file)
    assert parties
    assert {issue.code for issue in issues} <= {"nominee"}
    persons = {party.party_id for party in parties if party.kind == "natural"}
    _, more = stakes_of(rows, DAY, persons)
    assert more == ()


def test_every_text_has_its_cure() -> None:
    texts = Catalogue.read(Path(read_bods.__code__.co_filename).with_name("bods.toml"))
    assert all(key.endswith("-cure") or f"{key}-cure" in texts for key in texts)
