"""Technology transfers: what comes out for each act, by the law of its day, and what has to be done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.determination.acts import act, determined
from tests.determination.scenes import IN_FORCE, SUSPENDED, UNCONFIRMED
from ytterby.determination.firm import Firm, Policy
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.law.lawbook import Statutes
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.rows import Recipient

PROVIDE, NEEDED, UNDECIDED = TransferOutcome.PROVIDE, TransferOutcome.LICENCE_NEEDED, TransferOutcome.UNDECIDED
ABROAD: dict[str, Any] = {"provider_place": "VN", "recipient_place": "VN"}
IN_SHANGHAI: dict[str, Any] = {"recipient": "PERSON", "recipient_place": "CN"}
GERMAN_FIRM = {"MAKER": {"country": "DE", "located_in": "VN"}}

OUTCOMES: list[tuple[str, dict[str, Any], dict[str, dict[str, Any]], TransferOutcome]] = [
    ("sold abroad", {}, {}, NEEDED),
    ("a line's repair", {"about": "production-line", "scene": "aid"}, {}, NEEDED),
    ("a single machine", {"about": "single-equipment"}, {}, NEEDED),
    ("something else about it", {"about": "other"}, {}, NEEDED),
    ("nobody says what it is about", {"about": None}, {}, NEEDED),
    ("separation", {"stage": "separation", "magnet_kind": None}, {}, NEEDED),
    ("recycling", {"stage": "recycling", "magnet_kind": None}, {}, NEEDED),
    ("cerium magnets", {"magnet_kind": "cerium"}, {}, NEEDED),
    ("ferrite magnets", {"magnet_kind": "other"}, {}, PROVIDE),
    ("which magnets is not said", {"magnet_kind": None}, {}, UNDECIDED),
    ("no stage of rare earths", {"stage": "none", "magnet_kind": None}, {}, PROVIDE),
    ("the stage is not said", {"stage": None, "magnet_kind": None}, {}, UNDECIDED),
    ("public domain", {"carve_out": "public-domain"}, {}, PROVIDE),
    ("basic research", {"carve_out": "basic-research"}, {}, PROVIDE),
    ("an ordinary patent", {"carve_out": "ordinary-patent"}, {}, PROVIDE),
    ("whether it is public is not said", {"carve_out": None}, {}, UNDECIDED),
    ("shown to a German in Shanghai", {**IN_SHANGHAI, "scene": "display"}, {}, NEEDED),
    ("shown to a Chinese citizen in Shanghai", IN_SHANGHAI, {"PERSON": {"nationality": "CN"}}, PROVIDE),
    ("the nationality is not known", IN_SHANGHAI, {"PERSON": {"nationality": None}}, UNDECIDED),
    ("a Chinese citizen abroad is told", {"recipient": "PERSON"}, {"PERSON": {"nationality": "CN"}}, NEEDED),
    ("a Chinese firm abroad tells a foreigner", ABROAD, {}, NEEDED),
    ("Chinese among themselves abroad", {**ABROAD, "recipient": "PERSON"}, {"PERSON": {"nationality": "CN"}}, PROVIDE),
    ("a foreign firm passes Chinese technology on", ABROAD, GERMAN_FIRM, NEEDED),
    ("a foreign firm gives its own", {**ABROAD, "technology_origin": "DE"}, GERMAN_FIRM, PROVIDE),
    ("of which origin is not said", {**ABROAD, "technology_origin": None}, GERMAN_FIRM, UNDECIDED),
    ("a foreign firm's branch in China", {"technology_origin": "DE"}, GERMAN_FIRM, NEEDED),
    ("to Hong Kong", {"recipient_place": "HK"}, {"BUYER": {"country": "HK", "located_in": "HK"}}, NEEDED),
    ("a pump known to serve", {"kind": "goods", "code": "none", "known_use": "rare-earths-abroad"}, {}, NEEDED),
    ("a pump suspected to", {"kind": "goods", "code": "none", "known_use": "suspected-rare-earths-abroad"}, {}, NEEDED),
    ("any other pump", {"kind": "goods", "code": "none"}, {}, PROVIDE),
    ("of the pump's use nothing is said", {"kind": "goods", "code": "none", "known_use": None}, {}, UNDECIDED),
    ("a listed furnace", {"kind": "goods", "code": "2B902.w"}, {}, NEEDED),
    ("advice known to serve", {"kind": "service", "known_use": "rare-earths-abroad"}, {}, NEEDED),
    ("support abroad", {"kind": "service", "supports": YES}, {}, NEEDED),
    ("support by a foreigner", {"kind": "service", "supports": YES, **ABROAD}, GERMAN_FIRM, PROVIDE),
    ("nobody says what is given", {"kind": None}, {}, UNDECIDED),
    ("made public", {"scene": "publication", "recipient": None, "recipient_place": None}, {}, NEEDED),
    ("in the catalogue", {"in_catalogue": YES, "magnet_kind": "other"}, {}, NEEDED),
    ("nobody looked", {"in_catalogue": UNKNOWN, "magnet_kind": "other"}, {}, TransferOutcome.CATALOGUE),
    ("under a licence", {"licence_id": "L"}, {}, TransferOutcome.UNDER_LICENCE),
    ("under a licence, nobody looked", {"licence_id": "L", "in_catalogue": UNKNOWN}, {}, TransferOutcome.CATALOGUE),
    ("a licence in no table", {"licence_id": "X"}, {}, NEEDED),
    ("another's licence", {"licence_id": "L", "provider": "PERSON"}, {}, NEEDED),
    ("a licence for another user", {"licence_id": "L", "end_user": "PERSON"}, {}, NEEDED),
    ("a licence not valid yet", {"licence_id": "L", "date": date(2026, 11, 30)}, {}, NEEDED),
    ("a licence expired", {"licence_id": "L", "date": date(2027, 12, 1)}, {}, NEEDED),
    (
        "to a Japanese military user",
        {},
        {"BUYER": {"country": "JP", "military_user": YES}},
        TransferOutcome.DO_NOT_PROVIDE,
    ),
    ("to an American one", {}, {"BUYER": {"country": "US", "military_user": YES}}, TransferOutcome.DO_NOT_PROVIDE),
    ("to a German one", {}, {"BUYER": {"military_user": YES}}, NEEDED),
    ("to one on the control list", {}, {"BUYER": {"listed": "control-list"}}, TransferOutcome.DO_NOT_PROVIDE),
    ("to one on the watch list", {}, {"BUYER": {"listed": "watch-list"}}, NEEDED),
    ("to nobody screened", {}, {"BUYER": {"listed": None}}, UNDECIDED),
]


@pytest.mark.parametrize(
    ("cells", "parties", "outcome"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES]
)
def test_an_act_comes_out(cells: dict[str, Any], parties: dict[str, dict[str, Any]], outcome: TransferOutcome) -> None:
    assert determined(act(parties, **cells), IN_FORCE).outcome is outcome


@pytest.mark.parametrize(
    ("book", "day", "outcome"),
    [
        (UNCONFIRMED, date(2025, 10, 8), PROVIDE),
        (UNCONFIRMED, date(2025, 10, 9), NEEDED),
        (UNCONFIRMED, date(2025, 11, 6), NEEDED),
        (UNCONFIRMED, date(2025, 11, 7), PROVIDE),
        (UNCONFIRMED, date(2026, 11, 9), PROVIDE),
        (UNCONFIRMED, date(2026, 11, 10), NEEDED),
        (UNCONFIRMED, date(2026, 11, 11), NEEDED),
        (SUSPENDED, date(2026, 12, 9), PROVIDE),
    ],
)
def test_the_law_of_the_day_decides(book: Statutes, day: date, outcome: TransferOutcome) -> None:
    found = determined(act(), book, on=day)
    assert found.outcome is outcome
    assert found.is_treated_as_if_in_force is (outcome is NEEDED and day >= date(2026, 11, 10))


def test_a_suspended_62_still_leaves_the_catalogue() -> None:
    found = determined(act(in_catalogue=UNKNOWN), SUSPENDED)
    assert found.outcome is TransferOutcome.CATALOGUE
    assert [question.fact for question in found.questions] == ["is_in_the_technology_catalogue"]
    assert determined(act(in_catalogue=YES), SUSPENDED).outcome is NEEDED


@pytest.mark.parametrize(
    ("to_do", "outcome"),
    [
        ("ask", UNDECIDED),
        ("escalate", UNDECIDED),
        ("hold", TransferOutcome.DO_NOT_PROVIDE),
        ("treat-as-controlled", NEEDED),
    ],
)
def test_the_firm_decides_what_to_do_with_an_unknown_fact(to_do: Any, outcome: TransferOutcome) -> None:
    firm = Firm(policy=Policy(fact=to_do), compliance_officer="Hanako Mihon")
    found = determined(act(stage=None, magnet_kind=None), firm=firm)
    assert found.outcome is outcome
    assert found.escalated_to == ("Hanako Mihon" if to_do == "escalate" else None)


def duties(**cells: Any) -> list[str]:
    person = cells.pop("person", None)
    return [duty.kind for duty in determined(act(None, person, **cells)).duties]


def test_papers_and_duties() -> None:
    leaving = Recipient(party_id="PERSON", home_country="DE", leaves_for="US")
    home = Recipient(party_id="PERSON", home_country="DE", leaves_for="DE")
    stays = Recipient(party_id="PERSON", home_country="DE", leaves_for="CN")
    assert duties() == ["licence-before-providing", "statement-for-abroad", "keep-records"]
    assert duties(kind="goods", code="none", known_use="rare-earths-abroad") == [
        "licence-before-providing",
        "keep-records",
    ]
    assert "inquiry-by-service-provider" in duties(service_provider="a cloud platform")
    assert "showing-of-licence" in duties(service_provider="a cloud platform", licence_id="L")
    assert "report-under-licence" in duties(licence_id="L")
    assert "statement-for-china" in duties(**IN_SHANGHAI, person=stays)
    assert "new-licence-for-third-country" in duties(**IN_SHANGHAI, person=leaving)
    assert "new-licence-for-third-country" not in duties(**IN_SHANGHAI, person=home)
    assert "new-licence-for-third-country" not in duties(**IN_SHANGHAI, person=stays)
    assert "licence-to-carry-out" in duties(**IN_SHANGHAI, carried_out=YES, person=home)
    assert duties(magnet_kind="other") == []


READINGS: dict[str, dict[str, Any]] = {
    "single-equipment-is-a-production-line": {"about": "single-equipment"},
    "should-know-is-knowing": {"kind": "goods", "code": "none", "known_use": "suspected-rare-earths-abroad"},
    "regions-are-outside": {"recipient_place": "TW", "recipient": "PERSON"},
}


@pytest.mark.parametrize("reading", READINGS)
def test_a_reading_matters_where_it_alone_decides(reading: str) -> None:
    cells = READINGS[reading]
    parties = {"PERSON": {"nationality": "CN"}} if reading == "regions-are-outside" else {}
    found = determined(act(parties, **cells))
    assert reading in {effect.name for effect in found.readings}
    assert not found.is_clear
    assert reading not in {effect.name for effect in determined(act()).readings}


def test_whether_62_reaches_foreign_persons_abroad_matters() -> None:
    found = determined(act(GERMAN_FIRM, **ABROAD))
    assert {effect.name for effect in found.readings} == {"foreign-persons-abroad-are-exporters"}


def test_what_is_sure_and_free_is_clear() -> None:
    found = determined(act(carve_out="public-domain"))
    assert found.is_clear
    assert found.act.truth is NO
