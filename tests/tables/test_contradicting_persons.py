"""Persons of whom the tables tell two things that cannot be so together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables.making import Rows, codes, folder
from ytterby.languages import LANGUAGES
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables import read

TRANSFERS: Rows = [["transfer_id"], ["T"]]
HEADER = ["party_id", "kind", "country", "nationality", "chinese_person"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["legal", "CN", "", "no"], UNKNOWN),
        (["legal", "DE", "", "yes"], UNKNOWN),
        (["natural", "", "DE", "yes"], UNKNOWN),
        (["natural", "", "CN", "no"], UNKNOWN),
        (["", "CN", "", "no"], UNKNOWN),
        (["", "CN", "DE", "yes"], UNKNOWN),
        (["legal", "CN", "", "yes"], YES),
        (["legal", "DE", "", "no"], NO),
        (["legal", "HK", "", "yes"], YES),
        (["legal", "TW", "", "no"], NO),
        (["natural", "", "", "yes"], YES),
        (["natural", "CN", "", "no"], NO),
        (["legal", "CN", "DE", "yes"], YES),
    ],
)
def test_a_chinese_person_is_of_china_or_of_its_regions(tmp_path: Path, cells: list[str], expected: Truth) -> None:
    dataset = read(folder(tmp_path, transfers=TRANSFERS, parties=[HEADER, ["P", *cells]]))
    (party,) = dataset.parties
    assert party.chinese_person is expected
    assert party.unreadable == ({"chinese_person"} if expected is UNKNOWN else frozenset())
    assert codes(dataset) == (["chinese-person-or-not"] if expected is UNKNOWN else [])


@pytest.mark.parametrize(
    ("nationality", "home", "is_told"), [("DE", "JP", True), ("DE", "DE", False), ("", "JP", False), ("DE", "", False)]
)
def test_a_home_told_twice_is_told_alike(tmp_path: Path, nationality: str, home: str, is_told: bool) -> None:
    dataset = read(
        folder(
            tmp_path,
            transfers=TRANSFERS,
            parties=[HEADER, ["P", "natural", "", nationality, ""]],
            recipients=[["party_id", "home_country"], ["P", home]],
        )
    )
    assert [(issue.code, issue.place.file, issue.cell) for issue in dataset.issues] == (
        [("home-told-twice", "recipients.csv", home)] if is_told else []
    )
    for issue in dataset.issues:
        assert all(nationality in issue.says.in_(language) for language in LANGUAGES)
