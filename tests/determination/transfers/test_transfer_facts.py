"""The facts about a technology transfer: each from its cells, and open where these are empty, unreadable or at odds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.determination.acts import act
from ytterby import facts
from ytterby.determination.facts.of_lines import Facts
from ytterby.determination.lines import Joined
from ytterby.determination.screening.listings import Listings
from ytterby.determination.transfers.joined import joined_transfers, transfer_facts
from ytterby.determination.transfers.trial import ACT, BESIDE_TRANSFERS, CATALOGUE
from ytterby.logic.conditions import Flag, walk
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Recipient

LISTINGS = Listings(barring=frozenset({"mofcom-2026-11"}))
GERMAN = {"PERSON": {"nationality": "DE"}}


def told(scene: Dataset) -> Facts:
    (joined,) = joined_transfers(Joined(scene))
    return transfer_facts(joined, LISTINGS)


def fact(name: str, scene: Dataset) -> object:
    return told(scene).get(name, UNKNOWN)


def unreadable(scene: Dataset, *columns: str) -> Dataset:
    """The scene whose transfer has something in these cells that nobody can read."""
    emptied: dict[str, Any] = dict.fromkeys(columns)
    return replace(
        scene, transfers=tuple(replace(each, unreadable=frozenset(columns), **emptied) for each in scene.transfers)
    )


def parties_unreadable(scene: Dataset, party_id: str, *columns: str) -> Dataset:
    emptied: dict[str, Any] = dict.fromkeys(columns)
    changed = (
        replace(each, unreadable=frozenset(columns), **emptied) if each.party_id == party_id else each
        for each in scene.parties
    )
    return replace(scene, parties=tuple(changed))


def test_every_fact_that_the_rules_ask_for_of_a_full_act_is_known() -> None:
    asked = {
        part.fact
        for rule in (ACT, CATALOGUE, *(each.provision for each in BESIDE_TRANSFERS))
        for part in walk(rule)
        if isinstance(part, Flag)
    }
    assert asked <= set(vars(facts))
    known = told(act())
    of_parties = {name for name in asked if known.get(name, UNKNOWN) is UNKNOWN}
    assert of_parties == set()


OF_ONE_CELL: list[tuple[str, dict[str, Any], dict[str, Truth]]] = [
    ("kind", {"kind": "technology"}, {"is_technology": YES}),
    ("kind", {"kind": "goods"}, {"is_technology": NO}),
    ("kind", {"kind": "service"}, {"is_technology": NO}),
    ("stage", {"stage": "mining"}, {"is_of_a_rare_earth_stage": YES, "is_of_magnet_making": NO}),
    ("stage", {"stage": "separation"}, {"is_of_a_rare_earth_stage": YES, "is_of_magnet_making": NO}),
    ("stage", {"stage": "smelting"}, {"is_of_a_rare_earth_stage": YES, "is_of_magnet_making": NO}),
    ("stage", {"stage": "recycling"}, {"is_of_a_rare_earth_stage": YES, "is_of_magnet_making": NO}),
    ("stage", {"stage": "magnet-making"}, {"is_of_a_rare_earth_stage": NO, "is_of_magnet_making": YES}),
    ("stage", {"stage": "none"}, {"is_of_a_rare_earth_stage": NO, "is_of_magnet_making": NO}),
    ("magnet_kind", {"magnet_kind": "samarium-cobalt"}, {"magnets_are_smco_ndfeb_or_cerium": YES}),
    ("magnet_kind", {"magnet_kind": "neodymium-iron-boron"}, {"magnets_are_smco_ndfeb_or_cerium": YES}),
    ("magnet_kind", {"magnet_kind": "cerium"}, {"magnets_are_smco_ndfeb_or_cerium": YES}),
    ("magnet_kind", {"magnet_kind": "other"}, {"magnets_are_smco_ndfeb_or_cerium": NO}),
    ("about", {"about": "process"}, {"is_of_a_production_line": NO, "is_of_single_equipment": NO}),
    ("about", {"about": "production-line"}, {"is_of_a_production_line": YES, "is_of_single_equipment": NO}),
    ("about", {"about": "single-equipment"}, {"is_of_a_production_line": NO, "is_of_single_equipment": YES}),
    ("about", {"about": "other"}, {"is_of_a_production_line": NO, "is_of_single_equipment": NO}),
    ("technology_origin", {"technology_origin": "CN"}, {"technology_originates_in_china": YES}),
    ("technology_origin", {"technology_origin": "HK"}, {"technology_originates_in_china": NO}),
    ("technology_origin", {"technology_origin": "JP"}, {"originates_in_mainland_china": NO}),
    ("technology_origin", {"technology_origin": "TW"}, {"originates_in_hk_mo_tw": YES}),
    ("in_catalogue", {"in_catalogue": YES}, {"is_in_the_technology_catalogue": YES}),
    ("in_catalogue", {"in_catalogue": NO}, {"is_in_the_technology_catalogue": NO}),
    ("carve_out", {"carve_out": "public-domain"}, {"is_in_the_public_domain": YES}),
    ("carve_out", {"carve_out": "basic-research"}, {"is_basic_scientific_research": YES}),
    ("carve_out", {"carve_out": "ordinary-patent"}, {"is_needed_for_an_ordinary_patent": YES}),
    (
        "carve_out",
        {"carve_out": "none"},
        {
            "is_in_the_public_domain": NO,
            "is_basic_scientific_research": NO,
            "is_needed_for_an_ordinary_patent": NO,
        },
    ),
    ("scene", {"scene": "publication"}, {"is_made_public": YES}),
    ("scene", {"scene": "exhibition"}, {"is_made_public": NO}),
    ("known_use", {"known_use": "rare-earths-abroad"}, {"provider_knows_of_rare_earth_use_abroad": YES}),
    (
        "known_use",
        {"known_use": "suspected-rare-earths-abroad"},
        {"provider_knows_of_rare_earth_use_abroad": NO, "provider_should_know_of_rare_earth_use_abroad": YES},
    ),
    ("known_use", {"known_use": "none"}, {"provider_should_know_of_rare_earth_use_abroad": NO}),
    ("supports", {"supports": YES}, {"supports_rare_earth_activity_abroad": YES}),
    ("carried_out", {"carried_out": YES}, {"receiver_carries_it_out_of_china": YES}),
    ("service_provider", {"service_provider": "a cloud platform"}, {"service_provider_takes_part": YES}),
    ("service_provider", {"service_provider": "なし"}, {"service_provider_takes_part": NO}),
    ("licence_id", {"licence_id": "L"}, {"goes_under_a_licence": YES}),
    ("provider_place", {"provider_place": "CN"}, {"provider_in_mainland_china": YES, "leaves_from_hk_mo_tw": NO}),
    ("provider_place", {"provider_place": "MO"}, {"provider_in_mainland_china": NO, "provider_in_hk_mo_tw": YES}),
    ("recipient_place", {"recipient_place": "CN"}, {"handed_over_in_mainland_china": YES, "ends_in_hk_mo_tw": NO}),
    ("recipient_place", {"recipient_place": "HK"}, {"handed_over_in_hk_mo_tw": YES, "goes_to_japan": NO}),
    ("recipient_place", {"recipient_place": "JP"}, {"goes_to_japan": YES, "goes_to_united_states": NO}),
    ("recipient_place", {"recipient_place": "US"}, {"goes_to_united_states": YES, "crosses_a_border": YES}),
]


@pytest.mark.parametrize(("column", "cells", "expected"), OF_ONE_CELL)
def test_a_cell_tells_its_facts(column: str, cells: dict[str, Any], expected: dict[str, Truth]) -> None:
    known = told(act(**cells))
    assert {name: known[name] for name in expected} == expected


@pytest.mark.parametrize(("column", "cells", "expected"), OF_ONE_CELL)
def test_what_is_empty_or_unreadable_is_open(column: str, cells: dict[str, Any], expected: dict[str, Truth]) -> None:
    truths = ("in_catalogue", "supports", "carried_out")
    if column not in (*truths, "licence_id"):
        places = {"MAKER": {"located_in": None}, "BUYER": {"located_in": None}}
        known = told(act(places, **{column: None}))
        assert {known.get(name, UNKNOWN) for name in expected} == {UNKNOWN}
    if column not in truths:
        known = told(unreadable(act(**cells), column))
        assert {known.get(name, UNKNOWN) for name in expected} == {UNKNOWN}


def test_a_truth_not_told_is_open() -> None:
    known = told(act(in_catalogue=UNKNOWN, supports=UNKNOWN, carried_out=UNKNOWN))
    for name in (
        "is_in_the_technology_catalogue",
        "supports_rare_earth_activity_abroad",
        "receiver_carries_it_out_of_china",
    ):
        assert known[name] is UNKNOWN


def test_no_licence_named_is_none() -> None:
    assert fact("goes_under_a_licence", act()) is NO
    assert fact("goes_under_a_licence", unreadable(act(), "licence_id")) is UNKNOWN


# --- What is listed


@pytest.mark.parametrize(
    ("cells", "listed"),
    [
        ({"kind": "goods", "code": "2B902.w"}, (NO, YES, NO)),
        ({"kind": "goods", "code": "1C902.a"}, (YES, NO, NO)),
        ({"kind": "goods", "code": "none"}, (NO, NO, NO)),
        ({"kind": "goods", "code": None}, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"kind": "goods", "code": "9Z999"}, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"kind": "technology", "code": None}, (NO, NO, NO)),
        ({"kind": "service", "code": "2B902.w"}, (NO, NO, NO)),
        ({"kind": None, "code": None}, (UNKNOWN, UNKNOWN, UNKNOWN)),
        ({"kind": None, "code": "2B902.w"}, (NO, UNKNOWN, NO)),
    ],
)
def test_goods_are_listed_by_their_code(cells: dict[str, Any], listed: tuple[Truth, ...]) -> None:
    known = told(act(**cells))
    assert tuple(known.get(f"is_listed_in_{number}", UNKNOWN) for number in (18, 56, 57)) == listed


# --- Where


def test_without_a_place_of_its_own_an_act_is_where_its_parties_are() -> None:
    known = told(act(provider_place=None, recipient_place=None))
    assert (known["provider_in_mainland_china"], known["handed_over_in_mainland_china"]) == (YES, NO)


def test_the_seat_of_a_party_is_not_where_it_acts() -> None:
    """A German firm receives through its people in Shanghai; a Chinese one may give from its works abroad."""
    nowhere = {"MAKER": {"located_in": None}, "BUYER": {"located_in": None}}
    known = told(act(nowhere, provider_place=None, recipient_place=None))
    assert (known["provider_in_mainland_china"], known["handed_over_in_mainland_china"]) == (UNKNOWN, UNKNOWN)
    assert known["crosses_a_border"] is UNKNOWN


def test_an_unreadable_place_is_not_taken_from_the_party() -> None:
    known = told(unreadable(act(), "provider_place", "recipient_place"))
    assert (known["provider_in_mainland_china"], known["handed_over_in_mainland_china"]) == (UNKNOWN, UNKNOWN)


# --- Who


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ({"country": "CN"}, YES),
        ({"country": "DE"}, NO),
        ({"country": "HK"}, UNKNOWN),
        ({"country": "HK", "chinese_person": YES}, YES),
        ({"country": "HK", "chinese_person": NO}, NO),
        ({"country": None}, UNKNOWN),
        ({"kind": "natural", "country": "CN", "located_in": "CN"}, UNKNOWN),
        ({"kind": "natural", "nationality": "CN", "located_in": "VN"}, YES),
        ({"kind": None, "country": "CN"}, YES),
        ({"kind": None, "country": "CN", "nationality": "DE"}, NO),
        ({"kind": "legal", "country": "CN", "nationality": "DE"}, YES),
    ],
)
def test_whose_person_the_provider_is(party: dict[str, Any], expected: Truth) -> None:
    assert fact("provider_is_chinese_person", act({"MAKER": party})) is expected


def test_a_kind_or_nationality_that_cannot_be_read_may_be_that_of_a_person() -> None:
    for column in ("kind", "nationality"):
        scene = parties_unreadable(act({"MAKER": {"kind": None}}), "MAKER", column)
        assert fact("provider_is_chinese_person", scene) is UNKNOWN


def test_a_provider_in_no_table_is_anybody() -> None:
    assert fact("provider_is_chinese_person", act(provider="SOMEBODY")) is UNKNOWN
    assert fact("provider_is_chinese_person", act(provider=None)) is UNKNOWN


FOREIGN = ("receiver_is_foreign", "receiver_is_of_hk_mo_tw")


@pytest.mark.parametrize(
    ("nationality", "expected"),
    [("DE", (YES, NO)), ("CN", (NO, NO)), ("HK", (NO, YES)), ("TW", (NO, YES)), (None, (UNKNOWN, UNKNOWN))],
)
def test_a_person_is_of_the_nationality(nationality: str | None, expected: tuple[Truth, Truth]) -> None:
    known = told(act({"PERSON": {"nationality": nationality}}, recipient="PERSON", recipient_place="CN"))
    assert tuple(known[name] for name in FOREIGN) == expected


def test_a_branch_in_china_is_of_the_country_of_its_firm() -> None:
    known = told(act({"BUYER": {"located_in": "CN"}}, recipient_place="CN"))
    assert (known["receiver_is_foreign"], known["handed_over_in_mainland_china"]) == (YES, YES)


def test_a_chinese_employee_receives_for_the_foreign_firm_in_which_it_is_used() -> None:
    scene = act({"PERSON": {"nationality": "CN"}}, recipient="PERSON", recipient_place="CN", end_user="BUYER")
    assert fact("receiver_is_foreign", scene) is YES
    own = act({"PERSON": {"nationality": "CN"}}, recipient="PERSON", recipient_place="CN", end_user="MAKER")
    assert fact("receiver_is_foreign", own) is NO
    nobody_knows = replace(own, transfers=(replace(own.transfers[0], end_user="SOMEBODY"),))
    assert fact("receiver_is_foreign", nobody_knows) is UNKNOWN


def test_the_table_of_recipients_tells_a_home_where_that_of_parties_tells_none() -> None:
    person = Recipient(party_id="PERSON", home_country="JP", leaves_for="JP", military_ties=NO)
    scene = act({"PERSON": {"nationality": None, "kind": None}}, person, recipient="PERSON")
    known = told(scene)
    assert (known["receiver_is_foreign"], known["recipient_is_of_japan"]) == (YES, YES)
    assert known["receiver_goes_to_a_third_country"] is NO


def test_two_tables_that_contradict_each_other_leave_the_home_open() -> None:
    person = Recipient(party_id="PERSON", home_country="CN", military_ties=NO)
    known = told(act(GERMAN, person, recipient="PERSON"))
    assert known["receiver_is_foreign"] is UNKNOWN
    agreed = told(act(GERMAN, replace(person, home_country="DE"), recipient="PERSON"))
    assert agreed["receiver_is_foreign"] is YES


def test_a_person_in_the_table_of_recipients_alone() -> None:
    person = Recipient(party_id="GUEST", home_country="DE", leaves_for="US")
    known = told(act(None, person, recipient="GUEST"))
    assert (known["receiver_is_foreign"], known["receiver_goes_to_a_third_country"]) == (YES, YES)
    assert known["recipient_is_military_user"] is UNKNOWN


def test_where_a_person_lives_does_not_settle_the_nationality() -> None:
    """An engineer in Shanghai of whom nobody told the nationality may be Japanese."""
    known = told(act({"PERSON": {"nationality": None}}, recipient="PERSON"))
    assert known["recipient_is_of_japan"] is UNKNOWN
    there = told(act({"PERSON": {"nationality": None, "located_in": "JP"}}, recipient="PERSON"))
    assert (there["recipient_is_of_japan"], there["recipient_is_of_united_states"]) == (YES, UNKNOWN)


@pytest.mark.parametrize(
    ("leaves_for", "home", "expected"),
    [
        ("US", "DE", YES),
        ("HK", "DE", YES),
        ("DE", "DE", NO),
        ("CN", "DE", NO),
        (None, "DE", UNKNOWN),
        ("US", None, UNKNOWN),
    ],
)
def test_whether_a_recipient_leaves_for_a_third_country(leaves_for: Any, home: Any, expected: Truth) -> None:
    person = Recipient(party_id="PERSON", home_country=home, leaves_for=leaves_for)
    scene = act({"PERSON": {"nationality": None}}, person, recipient="PERSON")
    assert fact("receiver_goes_to_a_third_country", scene) is expected


def test_an_organisation_does_not_leave() -> None:
    assert fact("receiver_goes_to_a_third_country", act()) is NO
    assert fact("receiver_goes_to_a_third_country", act({"BUYER": {"kind": None}})) is UNKNOWN


# --- The military, the lists


@pytest.mark.parametrize(
    ("user", "ties", "expected"),
    [(NO, NO, NO), (NO, YES, YES), (NO, UNKNOWN, UNKNOWN), (YES, NO, YES), (UNKNOWN, NO, UNKNOWN)],
)
def test_ties_to_the_military(user: Truth, ties: Truth, expected: Truth) -> None:
    person = Recipient(party_id="PERSON", home_country="DE", military_ties=ties)
    known = told(act({"PERSON": {"military_user": user}}, person, recipient="PERSON"))
    for name in ("recipient_is_military_user", "used_for_military_purposes", "receiver_has_military_ties"):
        assert known[name] is expected


def test_who_uses_it_in_the_end_counts_as_well() -> None:
    for cells, name in (
        ({"military_user": YES}, "recipient_is_military_user"),
        ({"listed": "control-list"}, "importer_or_end_user_is_on_control_list"),
        ({"country": "US"}, "recipient_is_of_united_states"),
    ):
        assert fact(name, act({"BUYER": cells}, recipient="PERSON", end_user="BUYER")) is YES
        assert fact(name, act({"BUYER": cells}, recipient="PERSON")) is NO


def test_nobody_named_leaves_everything_about_recipients_open() -> None:
    known = told(act(recipient=None, recipient_place=None))
    for name in (*FOREIGN, "recipient_is_military_user", "importer_or_end_user_is_on_control_list"):
        assert known[name] is UNKNOWN


def test_what_is_made_public_is_given_to_nobody() -> None:
    known = told(act(scene="publication", recipient=None, recipient_place=None))
    for name in (*FOREIGN, "recipient_is_military_user", "importer_or_end_user_is_on_control_list"):
        assert known[name] is NO
    assert known["handed_over_in_mainland_china"] is UNKNOWN
    named = told(act(scene="publication"))
    assert named["receiver_is_foreign"] is YES


@pytest.mark.parametrize(("listed_by", "expected"), [("11/2026", YES), ("1/2025", NO), (None, UNKNOWN)])
def test_some_notices_bar_foreign_persons_too(listed_by: str | None, expected: Truth) -> None:
    scene = act({"BUYER": {"listed": "control-list", "listed_by": listed_by}})
    assert fact("importer_or_end_user_is_barred_from_chinese_items", scene) is expected
