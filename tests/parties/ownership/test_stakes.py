"""The stakes that count on a day: dates, contradictions, and everything that is wrong with the rows, with its place."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ytterby.languages import LANGUAGES, Catalogue
from ytterby.logic.bounds import Bounds
from ytterby.parties.ownership import problems
from ytterby.parties.ownership.stake import percent_text
from ytterby.parties.ownership.stakes import Stake, stakes_of
from ytterby.tables.issues import Issue
from ytterby.tables.rows import Ownership, Place

DAY = date(2026, 11, 24)
EARLY, LATE, FUTURE = date(2026, 1, 31), date(2026, 9, 30), date(2026, 12, 1)


def row(
    owner: str,
    owned: str,
    percent: float | tuple[int, int] | None = None,
    as_of: date | None = None,
    *,
    number: int = 2,
    ended_on: date | None = None,
    unreadable: frozenset[str] = frozenset(),
    **codes: str,
) -> Ownership:
    share = None
    if percent is not None:
        low, high = percent if isinstance(percent, tuple) else (percent, percent)
        share = Bounds(Fraction(str(low)) / 100, Fraction(str(high)) / 100)
    return Ownership(
        owner_id=owner,
        owned_id=owned,
        percent=share,
        as_of=as_of,
        ended_on=ended_on,
        interest=codes.get("interest"),
        relation=codes.get("relation"),
        place=Place("ownership.csv", "", number),
        unreadable=unreadable,
    )


def found(*rows: Ownership) -> tuple[list[tuple[str, str, str]], list[str]]:
    stakes, issues = stakes_of(rows, DAY)
    return [(each.owner, each.owned, percent_text(each.share)) for each in stakes], [issue.code for issue in issues]


def the_issue(*rows: Ownership, persons: frozenset[str] = frozenset()) -> Issue:
    _, issues = stakes_of(rows, DAY, persons)
    [issue] = issues
    return issue


def test_what_was_said_of_a_later_day_does_not_count() -> None:
    assert found(row("A", "B", 60, FUTURE)) == ([], [])
    assert found(row("A", "B", 60, DAY)) == ([("A", "B", "60 %")], [])


def test_the_later_of_two_statements_counts_and_that_is_said() -> None:
    assert found(row("A", "B", 60, EARLY), row("A", "B", 40, LATE)) == ([("A", "B", "40 %")], ["later-counts"])
    assert found(row("A", "B", 60, LATE), row("A", "B", 60, EARLY)) == ([("A", "B", "60 %")], [])


def test_a_warning_about_two_days_names_rows_and_shares() -> None:
    issue = the_issue(row("A", "B", 60, EARLY, number=2), row("A", "B", 40, LATE, number=7))
    assert (issue.severity, issue.place.row) == ("warning", 7)
    assert "60 %, 40 %" in issue.says.in_("en")
    assert "2, 7" in issue.says.in_("en")
    assert "2026-09-30" in issue.says.in_("zh")


def test_of_two_contradictions_on_one_day_both_are_kept() -> None:
    assert found(row("A", "B", 60, LATE), row("A", "B", 40, LATE)) == ([("A", "B", "40–60 %")], ["same-day"])
    assert found(row("A", "B", 60), row("A", "B", 40)) == ([("A", "B", "40–60 %")], ["same-day"])


def test_what_fits_together_is_met() -> None:
    assert found(row("A", "B", (50, 75), LATE), row("A", "B", 60, LATE)) == ([("A", "B", "60 %")], [])
    assert found(row("A", "B", None, LATE), row("A", "B", 60)) == ([("A", "B", "60 %")], [])


def test_with_and_without_a_day_which_is_later_is_not_known() -> None:
    assert found(row("A", "B", 60, LATE), row("A", "B", 40)) == ([("A", "B", "40–60 %")], ["undated"])


@pytest.mark.parametrize(
    ("ended_on", "counts"), [(date(2026, 11, 23), False), (DAY, True), (FUTURE, True), (None, True)]
)
def test_a_holding_counts_on_its_last_day_and_not_after(ended_on: date | None, counts: bool) -> None:
    stakes, issues = found(row("A", "B", 60, EARLY, ended_on=ended_on))
    assert (len(stakes), issues) == (int(counts), [])


def test_an_end_is_later_than_what_was_said_before_it_and_earlier_than_what_was_said_after() -> None:
    ended = row("A", "B", 60, ended_on=date(2026, 6, 30))
    assert found(row("A", "B", 60, EARLY), ended)[0] == []
    assert found(ended, row("A", "B", 55, LATE)) == ([("A", "B", "55 %")], ["later-counts"])


def test_an_unreadable_share_is_unknown_beside_one_that_was_read() -> None:
    unread = row("A", "B", None, LATE, unreadable=frozenset({"percent"}))
    assert found(unread, row("A", "B", 60, LATE))[0] == [("A", "B", "?")]


def test_unreadable_words_are_taken_for_whatever_they_may_be() -> None:
    stakes, _ = stakes_of([row("A", "B", 60, unreadable=frozenset({"relation", "interest"}))], DAY)
    assert stakes == (Stake("A", "B", None, interest="either", relation="other"),)


def test_to_hold_oneself_or_a_person_is_a_slip() -> None:
    assert the_issue(row("A", "A", 10)).code == "holds-itself"
    issue = the_issue(row("A", "P", 10), persons=frozenset({"P"}))
    assert issue.code == "holds-a-person"
    assert stakes_of([row("A", "P", 10), row("P", "B", 10)], DAY, {"P"})[0] == (
        Stake("P", "B", Bounds.exactly("1/10")),
    )


def test_over_the_whole_is_told_with_rows_and_owners() -> None:
    issue = the_issue(row("A", "X", 60, number=2), row("B", "X", 30, number=3), row("C", "X", 10.01, number=4))
    assert (issue.code, issue.cell, issue.place) == ("over-the-whole", "X", Place("ownership.csv", "", 4))
    said = issue.says.in_("en")
    assert "100.01 %" in said
    assert "A 60 %, B 30 %, C 10.01 %" in said
    assert "2, 3, 4" in said


@pytest.mark.parametrize(
    "rows",
    [
        (row("A", "X", 60), row("B", "X", 40)),
        (row("A", "X", (50, 75)), row("B", "X", (25, 50))),
        (
            row("A", "X", 60),
            row("A", "X", 60, relation="votes"),
            row("B", "X", 40),
            row("B", "X", 40, relation="votes"),
        ),
        (row("A", "X", 100), row("B", "X", 60, interest="indirect")),
        (row("A", "X", 100), row("B", "A", 60), row("B", "X", 60, interest="either")),
        (row("A", "X", 100), row("B", "X", 60, relation="other")),
        (row("A", "X", 60), row("A", "X", 60, interest="either"), row("B", "X", 40)),
    ],
)
def test_what_is_not_over_the_whole(rows: tuple[Ownership, ...]) -> None:
    assert stakes_of(rows, DAY)[1] == ()


def test_branches_are_the_whole_and_of_one_legal_person() -> None:
    stakes, issues = stakes_of([row("A", "B", 30, relation="branch")], DAY)
    assert stakes[0].low == stakes[0].high == 1
    assert issues == ()
    assert "branch-of-several" in found(row("A", "B", relation="branch"), row("C", "B", relation="branch"))[1]
    assert "branch-circle" in found(row("A", "B", relation="branch"), row("B", "A", relation="branch"))[1]
    assert found(row("A", "B", relation="branch"), row("C", "B", 30))[1] == ["holds-a-branch"]


def test_shares_that_are_not_votes_are_told() -> None:
    assert the_issue(row("A", "B", 60), row("A", "B", 40, relation="votes")).code == "shares-and-votes"


def test_every_text_is_there_in_three_languages_with_its_cure() -> None:
    texts = Catalogue.read(Path(problems.__file__).with_name("issues.toml"))
    for key in texts:
        assert key.endswith("-cure") or f"{key}-cure" in texts
        assert all(texts.data(key)[language] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Bounds.exactly("41/100"), "41 %"),
        (Bounds.exactly("1/3"), "33.33–33.34 %"),
        (Bounds.between("1/4", "1/2"), "25–50 %"),
        (Bounds(Fraction(3, 10), None), "30–100 %"),
        (Bounds.exactly(0), "0 %"),
        (None, "?"),
    ],
)
def test_shares_are_shown_rounded_to_the_side_that_hides_nothing(share: Bounds | None, text: str) -> None:
    assert percent_text(share) == text
