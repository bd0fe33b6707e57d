"""What a screening makes of the cells about lists: a hit is one whatever the table says, and silence clears nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.determination.scenes import IN_FORCE, TODAY, changed, magnets
from tests.determination.screenings import AGAIN, CONTROLLED, OWN, WATCHED, screening
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.screening.listings import Listings
from ytterby.determination.screening.screened import Screening, has_to_be_screened
from ytterby.law.lawbook import packaged
from ytterby.parties.lists import Entry
from ytterby.tables.rows import Party

DAY = date(2026, 11, 24)
USER = Party(party_id="USER", name="見本")
STOPPED = Entry("control-list", "s1", ("某公司",), "US", notice="mofcom-2025-13", listed_on=date(2025, 3, 4))


def of(party: Party, found: Screening, day: date = DAY) -> Party:
    made = Listings.on(packaged().lawbook.on(day, DAY), found).of(party)
    assert made is not None
    return made


def test_silence_of_the_table_is_filled_by_lists_looked_at_lately() -> None:
    clear = of(USER, screening())
    assert (clear.listed, clear.screened_on) == ("none", date(2026, 11, 23))


def test_past_their_day_lists_clear_nobody_and_a_hit_stays_one() -> None:
    assert of(USER, screening(stale=True)).listed is None
    assert of(USER, screening(hits=[WATCHED], stale=True)).listed == "watch-list"
    assert of(replace(USER, listed="none"), screening(stale=True)).listed == "none"


@pytest.mark.parametrize("stated", [None, "none"])
def test_a_hit_is_one_whatever_the_table_says(stated: str | None) -> None:
    found = of(replace(USER, listed=stated, screened_on=DAY), screening(hits=[CONTROLLED]))
    assert (found.listed, found.listed_by) == ("control-list", "mofcom-2026-11")


@pytest.mark.parametrize("stated", ["watch-list", "control-list-suspended", "control-list-stopped"])
def test_the_gravest_of_what_is_stated_and_what_was_found_is_told(stated: str) -> None:
    found = of(replace(USER, listed=stated, listed_by="12/2026"), screening(hits=[CONTROLLED]))
    assert (found.listed, found.listed_by) == ("control-list", "12/2026;mofcom-2026-11")


def test_who_was_taken_off_stood_there_until_then() -> None:
    gone = replace(WATCHED, until=date(2026, 11, 22))
    assert of(USER, screening(hits=[gone]), date(2026, 11, 21)).listed == "watch-list"
    assert of(USER, screening(hits=[gone]), date(2026, 11, 22)).listed == "none"


def test_what_the_table_says_of_a_listing_stays() -> None:
    stated = replace(USER, listed="control-list", listed_by="1/2025")
    assert of(stated, screening()) == stated


def test_the_gravest_of_several_hits_is_told_with_all_notices() -> None:
    found = of(USER, screening(hits=[WATCHED, CONTROLLED]))
    assert (found.listed, found.listed_by) == ("control-list", "mofcom-2026-12;mofcom-2026-11")


def test_nobody_is_listed_before_the_notice() -> None:
    before, on = date(2026, 2, 23), date(2026, 2, 24)
    assert of(USER, screening(hits=[WATCHED]), before).listed == "none"
    assert of(USER, screening(hits=[WATCHED]), on).listed == "watch-list"


def test_measures_that_were_stopped_are_told_so_from_their_day() -> None:
    assert of(USER, screening(hits=[STOPPED]), date(2025, 4, 1)).listed == "control-list"
    assert of(USER, screening(hits=[STOPPED])).listed == "control-list-stopped"


def test_a_candidate_leaves_it_open() -> None:
    assert of(USER, screening(candidates=[WATCHED])).listed is None


@pytest.mark.parametrize(
    ("screened_on", "listed"),
    [(None, None), (date(2026, 2, 23), None), (date(2026, 2, 24), "none"), (date(2026, 11, 20), "none")],
)
def test_a_none_of_the_table_holds_if_somebody_looked_since_the_candidate_was_listed(
    screened_on: date | None, listed: str | None
) -> None:
    stated = replace(USER, listed="none", screened_on=screened_on)
    assert of(stated, screening(candidates=[WATCHED])).listed == listed


def test_a_list_of_the_firms_own_is_no_list_of_the_law() -> None:
    assert of(USER, screening(hits=[OWN])).listed == "none"


@pytest.mark.parametrize(
    ("party", "has_to"),
    [
        (USER, True),
        (replace(USER, listed="none"), True),
        (replace(USER, listed="none", screened_on=date(2026, 7, 23)), True),
        (replace(USER, listed="none", screened_on=date(2026, 7, 24)), False),
        (replace(USER, listed="watch-list"), False),
        (replace(USER, name=None), False),
        (replace(USER, unreadable=frozenset({"listed"})), False),
    ],
)
def test_only_who_is_left_open_has_to_be_screened(party: Party, has_to: bool) -> None:
    assert has_to_be_screened(party, date(2026, 7, 24)) is has_to


def test_a_line_asks_to_decide_its_candidates() -> None:
    dataset = magnets()
    parties = tuple(replace(each, listed=None) if each.party_id == "USER" else each for each in dataset.parties)
    dataset = replace(dataset, parties=parties)
    user = next(each for each in parties if each.party_id == "USER")

    def asked(found: Screening | None) -> set[str]:
        (each,) = check(dataset, IN_FORCE, Firm(), TODAY, screening=found).determinations
        return {question.fact for question in each.questions}

    assert user.listed is None
    assert "importer_or_end_user_is_listed" in asked(None)
    assert "candidate" in asked(screening(candidates=[WATCHED]))
    assert "look-at-list" in asked(screening(stale=True))
    assert asked(screening()).isdisjoint({"candidate", "look-at-list", "importer_or_end_user_is_listed"})


def test_the_issues_name_the_row_and_the_notice() -> None:
    dataset = magnets()

    def told(found: Screening) -> dict[str, str]:
        report = check(dataset, IN_FORCE, Firm(), TODAY, screening=found)
        return {issue.code: issue.says.in_("en") for issue in report.issues}

    seen = tuple(replace(each, screened_on=date(2026, 11, 20)) for each in dataset.parties)
    dataset = replace(dataset, parties=seen)
    assert set(told(screening(candidates=[CONTROLLED], score=95))) == {"same-name-though-none"}
    assert told(screening(candidates=[CONTROLLED], score=94)) == {}
    stated = tuple(replace(each, listed="watch-list") if each.party_id == "USER" else each for each in dataset.parties)
    dataset = replace(dataset, parties=stated)
    assert set(told(screening(hits=[CONTROLLED]))) == {"listed-elsewhere-too"}
    assert told(screening(hits=[WATCHED])) == {}
    dataset = magnets()
    undated = replace(dataset, parties=tuple(replace(each, screened_on=None) for each in dataset.parties))
    dataset = undated
    assert "11/2026" in told(screening(hits=[CONTROLLED]))["listed-though-none"]
    assert "12/2026" in told(screening(candidates=[WATCHED]))["none-without-a-day"]
    assert "own-denied" in told(screening(hits=[OWN]))["on-own-list"]
    assert told(screening()) == {}


def test_a_line_beyond_the_look_is_to_be_looked_at_again() -> None:
    def duties(day: date, found: Screening | None) -> set[str]:
        parties = tuple(replace(each, listed=None) if each.party_id == "USER" else each for each in magnets().parties)
        scene = changed(replace(magnets(), parties=parties), "shipments", date=day)
        (each,) = check(scene, IN_FORCE, Firm(), TODAY, screening=found).determinations
        return {duty.kind for duty in each.duties}

    assert "look-at-lists" not in duties(AGAIN, screening())
    assert "look-at-lists" in duties(AGAIN + timedelta(days=1), screening())
    assert "look-at-lists" not in duties(AGAIN + timedelta(days=1), screening(hits=[WATCHED]))
