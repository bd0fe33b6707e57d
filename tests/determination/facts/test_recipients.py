"""Who receives the goods: nobody who is not known to be harmless is taken for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.determination.scenes import BUYER, SELLER, TO_GERMANY, USER, magnets
from ytterby.determination.facts.of_lines import line_facts
from ytterby.determination.lines import Joined
from ytterby.determination.screening.listings import Listings
from ytterby.law.lawbook import packaged
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Party, Shipment

PUBLISHED = date(2025, 10, 9)
LISTINGS = Listings(barring=frozenset({"mofcom-2026-11"}))


def _facts(shipment: Shipment, *parties: Party) -> dict[str, object]:
    dataset: Dataset = replace(magnets(), shipments=(shipment,), parties=(SELLER, *parties))
    (joined,) = Joined(dataset).lines
    facts = line_facts(joined, PUBLISHED, LISTINGS)
    return {name: fact for name, fact in facts.items() if name.startswith(("recipient_", "importer_or_end_user_"))}


def test_everybody_named_and_harmless_settles_it() -> None:
    assert set(_facts(TO_GERMANY, BUYER, USER).values()) == {NO}


@pytest.mark.parametrize("absent", [{"end_user": None}, {"importer": None, "consignee": None}])
def test_somebody_not_named_leaves_it_open(absent: dict[str, Any]) -> None:
    assert set(_facts(replace(TO_GERMANY, **absent), BUYER, USER).values()) == {UNKNOWN}


def test_a_consignee_stands_for_an_importer_not_named() -> None:
    assert set(_facts(replace(TO_GERMANY, importer=None), BUYER, USER).values()) == {NO}


def test_a_listed_end_user_needs_no_importer() -> None:
    listed = replace(USER, listed="control-list")
    facts = _facts(replace(TO_GERMANY, importer=None, consignee=None), BUYER, listed)
    assert facts["importer_or_end_user_is_listed"] is YES


def test_a_name_that_two_parties_bear_is_neither_of_them() -> None:
    namesake = replace(USER, party_id="OTHER", listed="control-list")
    by_name = replace(TO_GERMANY, end_user=USER.name)
    for parties in ((BUYER, USER, namesake), (BUYER, namesake, USER)):
        assert _facts(by_name, *parties)["importer_or_end_user_is_listed"] is UNKNOWN


LISTED = "importer_or_end_user_is_listed"
ON_CONTROL_LIST = "importer_or_end_user_is_on_control_list"
ON_WATCH_LIST = "importer_or_end_user_is_on_watch_list"
SUSPENDED = "importer_or_end_user_listing_is_suspended"
STOPPED = "importer_or_end_user_listing_is_stopped"
BARRED = "importer_or_end_user_is_barred_from_chinese_items"


@pytest.mark.parametrize(
    ("listed", "holding"),
    [
        ("none", set()),
        ("control-list", {LISTED, ON_CONTROL_LIST}),
        ("watch-list", {LISTED, ON_WATCH_LIST}),
        ("control-list-suspended", {SUSPENDED}),
        ("control-list-stopped", {STOPPED}),
    ],
)
def test_each_state_of_a_listing_is_a_fact_of_its_own(listed: str, holding: set[str]) -> None:
    looked_at = replace(USER, listed=listed, listed_by="1/2025", screened_on=date(2026, 12, 1))
    facts = _facts(TO_GERMANY, BUYER, looked_at)
    assert {name for name, truth in facts.items() if truth is YES} == holding
    assert {name for name, truth in facts.items() if truth is UNKNOWN} == set()


@pytest.mark.parametrize(
    ("listed", "listed_by", "is_barred"),
    [
        ("control-list", "11/2026", YES),
        ("control-list", "2026年第11号", YES),
        ("control-list", "1/2025", NO),
        ("control-list", "1/2025、11/2026", YES),
        ("control-list", "公告", UNKNOWN),
        ("control-list", "1/2025; the other one", UNKNOWN),
        ("control-list", None, UNKNOWN),
        ("watch-list", "11/2026", NO),
        ("none", None, NO),
        (None, None, UNKNOWN),
    ],
)
def test_whether_foreign_persons_are_barred_is_told_by_the_notice(
    listed: str | None, listed_by: str | None, is_barred: object
) -> None:
    facts = _facts(TO_GERMANY, BUYER, replace(USER, listed=listed, listed_by=listed_by))
    assert facts[BARRED] is is_barred


@pytest.mark.parametrize(
    ("listed", "listed_by", "day", "stands"),
    [
        ("control-list", "13/2025", date(2025, 3, 3), "none"),
        ("control-list", "13/2025", date(2025, 3, 4), "control-list"),
        ("control-list", "13/2025", date(2025, 11, 9), "control-list"),
        ("control-list", "13/2025", date(2025, 11, 10), "control-list-stopped"),
        ("control-list", "22/2025", date(2025, 4, 9), "none"),
        ("control-list", "22/2025", date(2025, 4, 10), "control-list"),
        ("control-list", "22/2025", date(2025, 8, 11), "control-list-suspended"),
        ("control-list", "22/2025", date(2025, 8, 12), "control-list-stopped"),
        ("control-list", "21/2025", date(2026, 11, 9), "control-list-suspended"),
        ("control-list", "21/2025", date(2026, 11, 10), "control-list"),  # nobody has confirmed that they hold again
        ("control-list", "13/2025; 21/2025", date(2026, 11, 9), "control-list-suspended"),
        ("control-list", "13/2025; 1/2025", date(2026, 11, 9), "control-list"),
        ("control-list", "13/2025; the other one", date(2026, 11, 9), "control-list"),
        ("control-list", None, date(2020, 1, 1), "control-list"),
        ("watch-list", "12/2026", date(2026, 2, 23), "none"),
        ("watch-list", "12/2026", date(2026, 2, 24), "watch-list"),
        ("control-list-stopped", "13/2025", date(2025, 3, 3), "control-list-stopped"),
    ],
)
def test_whom_the_table_calls_listed_stands_as_the_notice_does_on_the_day(
    listed: str, listed_by: str | None, day: date, stands: str
) -> None:
    listings = Listings.on(packaged().lawbook.on(day, date(2026, 11, 24)))
    party = listings.of(replace(USER, listed=listed, listed_by=listed_by))
    assert party is not None
    assert party.listed == stands


def test_who_is_no_military_user_is_no_defence_contractor_either_unless_said_so() -> None:
    contractor = "recipient_is_defence_contractor"
    assert _facts(TO_GERMANY, BUYER, USER)[contractor] is NO
    assert _facts(TO_GERMANY, BUYER, replace(USER, military_user=UNKNOWN))[contractor] is UNKNOWN
    assert _facts(TO_GERMANY, BUYER, replace(USER, military_user=YES))[contractor] is UNKNOWN
    assert _facts(TO_GERMANY, BUYER, replace(USER, defence_contractor=YES))[contractor] is YES


@pytest.mark.parametrize(
    ("cells", "is_japanese"),
    [
        ({"country": "JP"}, YES),
        ({"country": "DE", "located_in": "JP"}, YES),
        ({"kind": "natural", "country": None, "nationality": "JP", "located_in": "DE"}, YES),
        ({"country": "DE"}, NO),
        ({"country": None}, UNKNOWN),
    ],
)
def test_a_recipient_is_of_a_country_by_its_home_or_because_it_is_there(
    cells: dict[str, Any], is_japanese: object
) -> None:
    assert _facts(TO_GERMANY, BUYER, replace(USER, **cells))["recipient_is_of_japan"] is is_japanese
