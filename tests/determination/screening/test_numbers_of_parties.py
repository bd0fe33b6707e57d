"""A number of a register that cannot be right is told where it stands, whether or not anybody is screened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.determination.scenes import IN_FORCE, TODAY, changed, magnets
from tests.determination.screenings import screening
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.screening.problems import issues_about_parties
from ytterby.exchange.folder import read_folder
from ytterby.languages import LANGUAGES

RIGHT, WRONG = "7000012050002", "8000012050002"
"""A corporate number, and the same with another check digit."""


@pytest.mark.parametrize("is_screened", [False, True])
def test_check_tells_it_and_ships_as_before(is_screened: bool) -> None:
    found = screening(party_id="USER") if is_screened else None
    right, wrong = (changed(magnets(), "parties", identifiers=f"法人番号 {each}") for each in (RIGHT, WRONG))
    before = check(right, IN_FORCE, Firm(), TODAY, screening=found)
    report = check(wrong, IN_FORCE, Firm(), TODAY, screening=found)
    told = [each for each in report.issues if each.code == "number-cannot-be-right"]
    assert [(each.severity, each.place.column) for each in told] == [("warning", "identifiers")]
    assert "number-cannot-be-right" not in {each.code for each in before.issues}
    assert [each.outcome for each in report.determinations] == [each.outcome for each in before.determinations]


def test_so_does_a_screening_of_a_folder(tmp_path: Path) -> None:
    rows = (
        f"party_id,name,identifiers\nP-1,架空精機株式会社,{RIGHT}\nP-2,架空工房株式会社,法人番号 {WRONG}; LEI なし1\n"
    )
    (tmp_path / "parties.csv").write_text(rows, encoding="utf-8")
    told = [each for each in issues_about_parties(read_folder(tmp_path)) if each.code == "number-cannot-be-right"]
    assert [(each.place.file, each.place.row, each.place.column) for each in told] == [
        ("parties.csv", 3, "identifiers"),
        ("parties.csv", 3, "identifiers"),
    ]
    for language in LANGUAGES:
        assert WRONG in told[0].says.in_(language)
        assert told[0].cure.in_(language)
