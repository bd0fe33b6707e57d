"""Scenes that a lawyer would try on the rules of transfers, each with what comes out and by which passages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.determination.acts import LICENCE, act, determined
from tests.determination.scenes import IN_FORCE, SUSPENDED, UNCONFIRMED, adopting
from ytterby.determination.firm import Firm, Policy
from ytterby.determination.transfers.outcome import TransferDetermination, TransferOutcome
from ytterby.law.mofcom_most_technology_catalogue.rules import standing_question
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.rows import Recipient

PROVIDE, NEEDED, UNDECIDED = TransferOutcome.PROVIDE, TransferOutcome.LICENCE_NEEDED, TransferOutcome.UNDECIDED
PROHIBITED = TransferOutcome.DO_NOT_PROVIDE
Parties = dict[str, dict[str, Any]]
ABROAD: dict[str, Any] = {"provider_place": "VN", "recipient_place": "VN"}
IN_SHANGHAI: dict[str, Any] = {"recipient": "PERSON", "recipient_place": "CN"}
TO_PUBLIC: dict[str, Any] = {"scene": "publication", "recipient": None, "recipient_place": None}
GERMAN: Parties = {"MAKER": {"country": "DE", "located_in": "VN"}}
CHINESE_PERSON: Parties = {"PERSON": {"nationality": "CN"}}
JAPANESE: dict[str, Any] = {"country": "JP", "located_in": "JP"}
PUMP: dict[str, Any] = {"kind": "goods", "code": "none", "known_use": "rare-earths-abroad"}

SCENES: list[tuple[str, dict[str, Any], Parties, TransferOutcome, set[str]]] = [
    ("a German in Shanghai sends drawings home", {}, {"MAKER": {"country": "DE"}}, NEEDED, {"1(1)"}),
    ("a German branch in Shanghai is shown them", {"recipient_place": "CN"}, {}, NEEDED, {"1(1)"}),
    (
        "a Chinese employee of a German firm is shown them in Shanghai",
        {**IN_SHANGHAI, "end_user": "BUYER"},
        CHINESE_PERSON,
        NEEDED,
        {"1(1)"},
    ),
    ("a colleague in the same Chinese firm", {**IN_SHANGHAI, "end_user": "MAKER"}, CHINESE_PERSON, PROVIDE, set()),
    (
        "a Chinese engineer working for a foreign firm gives it what he knows, abroad",
        {**ABROAD, "provider": "PERSON", "scene": "employment"},
        CHINESE_PERSON,
        NEEDED,
        {"1(1)"},
    ),
    (
        "a headquarters in Germany sends its own technology to its branch in China",
        {"provider_place": "DE", "recipient_place": "CN", "technology_origin": "DE"},
        GERMAN,
        PROVIDE,
        set(),
    ),
    (
        "a German firm brings Chinese technology back to a Chinese firm",
        {"provider_place": "DE", "recipient_place": "CN"},
        {**GERMAN, "BUYER": {"country": "CN"}},
        PROVIDE,
        set(),
    ),
    ("a person of Hong Kong is shown them", IN_SHANGHAI, {"PERSON": {"nationality": "HK"}}, NEEDED, {"1(1)"}),
    ("a firm in Hong Kong gives Chinese technology", {"provider_place": "HK"}, GERMAN, NEEDED, {"1(1)"}),
    ("who receives it is not said", {"recipient": None, "recipient_place": None}, {}, UNDECIDED, set()),
    ("who receives it is not said, but abroad", {"recipient": None}, {}, UNDECIDED, {"1(1)"}),
    ("a pump of a public design", {**PUMP, "carve_out": "public-domain"}, {}, NEEDED, {"1/2"}),
    ("advice from textbooks", {**PUMP, "kind": "service", "carve_out": "public-domain"}, {}, NEEDED, {"1/2"}),
    ("textbooks themselves", {"known_use": "rare-earths-abroad", "carve_out": "public-domain"}, {}, PROVIDE, set()),
    ("support with textbooks", {"supports": YES, "carve_out": "public-domain"}, {}, NEEDED, {"7"}),
    ("ferrite know-how to a separation plant", {**PUMP, "kind": "technology", "stage": "none"}, {}, NEEDED, {"1/2"}),
    ("controlled, and known to serve", {"known_use": "rare-earths-abroad"}, {}, NEEDED, {"1(1)"}),
    ("a paper, and support", {**TO_PUBLIC, "supports": YES}, {}, NEEDED, {"6/2", "7"}),
    ("a talk at a fair in Osaka", {**TO_PUBLIC, "recipient_place": "JP"}, {}, NEEDED, {"1(1)", "6/2"}),
    (
        "a paper of a German abroad on Chinese technology",
        {**TO_PUBLIC, "provider_place": "DE"},
        GERMAN,
        NEEDED,
        {"6/2"},
    ),
    ("a paper on ferrite", {**TO_PUBLIC, "magnet_kind": "other"}, {}, PROVIDE, set()),
    ("a paper on what everybody knows", {**TO_PUBLIC, "carve_out": "public-domain"}, {}, PROVIDE, set()),
    ("to a Japanese defence contractor", {}, {"BUYER": {**JAPANESE, "defence_contractor": YES}}, PROHIBITED, set()),
    (
        "ferrite to a Japanese military user",
        {"magnet_kind": "other"},
        {"BUYER": {**JAPANESE, "military_user": YES}},
        PROVIDE,
        set(),
    ),
    (
        "passed on abroad to a Japanese military user",
        ABROAD,
        {**GERMAN, "BUYER": {**JAPANESE, "military_user": YES}},
        PROHIBITED,
        set(),
    ),
    (
        "passed on abroad to a firm that 11/2026 lists",
        ABROAD,
        {**GERMAN, "BUYER": {**JAPANESE, "listed": "control-list", "listed_by": "11/2026"}},
        PROHIBITED,
        set(),
    ),
    (
        "passed on abroad to a firm that 1/2025 lists",
        ABROAD,
        {**GERMAN, "BUYER": {"listed": "control-list", "listed_by": "1/2025"}},
        NEEDED,
        {"1(1)"},
    ),
    (
        "used in the end by a listed firm",
        {**IN_SHANGHAI, "end_user": "BUYER"},
        {"BUYER": {"listed": "control-list"}},
        PROHIBITED,
        set(),
    ),
]


def limbs(found: TransferDetermination) -> set[str]:
    return {limb.partition("/")[2] for limb in found.limbs}


@pytest.mark.parametrize(
    ("cells", "parties", "outcome", "by"), [row[1:] for row in SCENES], ids=[row[0] for row in SCENES]
)
def test_a_scene_comes_out(cells: dict[str, Any], parties: Parties, outcome: TransferOutcome, by: set[str]) -> None:
    found = determined(act(parties, **cells), IN_FORCE)
    assert found.outcome is outcome
    if outcome is not PROHIBITED:
        assert limbs(found) == by


def passages(found: TransferDetermination) -> set[str]:
    return {each.provision.cites for each in found.prohibiting}


@pytest.mark.parametrize(
    ("cells", "parties", "by"),
    [
        ({}, {"BUYER": {**JAPANESE, "military_user": YES}}, "mofcom-2026-1/1"),
        (ABROAD, {**GERMAN, "BUYER": {**JAPANESE, "military_user": YES}}, "mofcom-2026-1/2"),
        ({}, {"BUYER": {"country": "US", "military_user": YES}}, "mofcom-2024-46/1"),
        (ABROAD, {**GERMAN, "BUYER": {"country": "US", "military_user": YES}}, "mofcom-2024-46/3"),
        ({}, {"BUYER": {"listed": "control-list", "listed_by": "1/2025"}}, "statecouncil-792/29"),
        (ABROAD, {**GERMAN, "BUYER": {"listed": "control-list", "listed_by": "11/2026"}}, "statecouncil-792/49"),
        (IN_SHANGHAI, {"PERSON": {"nationality": "JP", "military_user": YES}}, "mofcom-2026-1/1"),
    ],
)
def test_what_prohibits_it_is_named_and_wants_no_paper(cells: dict[str, Any], parties: Parties, by: str) -> None:
    for book in (IN_FORCE, SUSPENDED, UNCONFIRMED):
        found = determined(act(parties, **cells), book)
        assert found.outcome is PROHIBITED
        assert by in passages(found)
        assert found.duties == ()
        assert not found.hangs_on_law
        assert not found.is_treated_as_if_in_force


def test_a_military_engineer_of_japan_is_no_private_person() -> None:
    soldier = Recipient(party_id="PERSON", home_country="JP", military_ties=YES)
    scene = act({"PERSON": {"nationality": "JP"}}, soldier, **IN_SHANGHAI)
    assert determined(scene).outcome is PROHIBITED
    assert (
        determined(act({"PERSON": {"nationality": "DE"}}, replace(soldier, home_country="DE"), **IN_SHANGHAI)).outcome
        is NEEDED
    )


# --- The catalogue


def test_a_licence_under_62_is_none_by_the_catalogue() -> None:
    found = determined(act(licence_id="L", in_catalogue=YES))
    assert (found.outcome, found.is_held) == (NEEDED, True)
    assert [duty.kind for duty in found.duties][:1] == ["licence-by-catalogue"]
    assert "licence-before-providing" not in {duty.kind for duty in found.duties if duty.of == "62/1(1)"}


def test_what_the_catalogue_names_needs_its_licence_though_62_is_open() -> None:
    found = determined(act(stage=None, magnet_kind=None, in_catalogue=YES))
    assert found.outcome is NEEDED
    assert found.questions
    assert [duty.of for duty in found.duties if duty.kind == "licence-by-catalogue"] == [standing_question.cites]


def test_the_catalogue_stands_while_62_is_suspended_and_before_it_was_issued() -> None:
    for how in ({"book": SUSPENDED}, {"on": date(2025, 10, 8)}):
        found = determined(act(in_catalogue=YES), **how)
        assert (found.outcome, found.act.truth, found.limbs_that_bite) == (NEEDED, NO, ())
        assert not found.is_treated_as_if_in_force
        assert [duty.kind for duty in found.duties] == ["licence-by-catalogue", "keep-records"]


def test_what_is_published_of_the_catalogue_leaves_china_wherever_it_is_printed() -> None:
    found = determined(act(**{**TO_PUBLIC, "recipient_place": "CN", "magnet_kind": "other", "in_catalogue": YES}))
    assert (found.outcome, found.act.truth) == (NEEDED, NO)


# --- Licences


def test_a_publication_is_licensed_by_a_licence_without_an_end_user() -> None:
    scene = act(**TO_PUBLIC, licence_id="L")
    assert determined(scene).licence_problem == "licence-other-end-user"
    scene = replace(scene, licences=(replace(LICENCE, end_user=None),))
    assert determined(scene).outcome is TransferOutcome.UNDER_LICENCE


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"surrendered_on": date(2026, 12, 1)}, "licence-surrendered"),
        ({"valid_from": None}, "licence-not-valid-yet"),
        ({"valid_to": date(2026, 12, 8)}, "licence-expired"),
        ({"holder": None}, "licence-other-holder"),
        ({"end_user": None}, "licence-other-end-user"),
        ({"valid_to": date(2026, 12, 9)}, None),
    ],
)
def test_a_licence_covers_what_it_says(cells: dict[str, Any], problem: str | None) -> None:
    scene = act(licence_id="L")
    found = determined(replace(scene, licences=(replace(LICENCE, **cells),)))
    assert found.licence_problem == problem
    assert found.outcome is (TransferOutcome.UNDER_LICENCE if problem is None else NEEDED)


# --- By which passages a licence is wanted


@pytest.mark.parametrize(
    ("cells", "of"),
    [
        ({}, "62/1(1)"),
        ({"about": "production-line"}, "62/1(2)"),
        ({"supports": YES}, "62/1(1), 62/7"),
        ({"kind": "goods", "code": "2B902.w"}, "56/1"),
        ({**PUMP, "code": "2B902.w"}, "62/1/2, 56/1"),
        ({"kind": "goods", "code": "1C902.a"}, "18/1"),
    ],
)
def test_the_duty_names_by_what_the_licence_is_wanted(cells: dict[str, Any], of: str) -> None:
    found = determined(act(**cells))
    assert [duty.of for duty in found.duties if duty.kind == "licence-before-providing"] == [of]


def test_what_18_lists_needs_its_licence_though_62_is_suspended() -> None:
    found = determined(act(kind="goods", code="1C902.a"), SUSPENDED)
    assert (found.outcome, found.limbs_that_bite, found.licences_beside) == (NEEDED, (), ("mofcom-2025-18/1",))


# --- Carrying out


def test_a_chinese_recipient_who_carries_it_out_exports_it() -> None:
    found = determined(act(CHINESE_PERSON, **IN_SHANGHAI, carried_out=YES))
    assert (found.outcome, found.is_clear) == (PROVIDE, False)
    assert [duty.kind for duty in found.duties] == ["licence-to-carry-out", "keep-records"]
    assert determined(act(CHINESE_PERSON, **IN_SHANGHAI)).is_clear
    assert determined(act(CHINESE_PERSON, **IN_SHANGHAI, carried_out=YES), SUSPENDED).is_clear
    assert determined(act(CHINESE_PERSON, **IN_SHANGHAI, carried_out=UNKNOWN)).is_clear


def test_of_a_foreigner_who_may_carry_it_out_it_is_said_beforehand() -> None:
    found = determined(act(None, **IN_SHANGHAI, carried_out=UNKNOWN))
    assert "licence-to-carry-out" in {duty.kind for duty in found.duties}


# --- The firm's policy


@pytest.mark.parametrize(
    ("to_do", "outcome"),
    [("ask", UNDECIDED), ("escalate", UNDECIDED), ("hold", PROHIBITED), ("treat-as-controlled", NEEDED)],
)
def test_the_firm_decides_what_to_do_while_nobody_has_confirmed_the_law(to_do: Any, outcome: TransferOutcome) -> None:
    firm = Firm(policy=Policy(law=to_do), compliance_officer="Hanako Mihon")
    found = determined(act(), UNCONFIRMED, firm)
    assert found.outcome is outcome
    assert found.is_treated_as_if_in_force is (to_do == "treat-as-controlled")
    assert found.prohibiting == ()


def test_what_is_treated_as_controlled_though_not_known_names_the_paragraph() -> None:
    firm = Firm(policy=Policy(fact="treat-as-controlled"))
    found = determined(act(stage=None, magnet_kind=None), firm=firm)
    assert (found.outcome, limbs(found)) == (NEEDED, {"1"})
    support = determined(act(magnet_kind="other", supports=UNKNOWN), firm=firm)
    assert (support.outcome, limbs(support)) == (NEEDED, {"7"})


def test_who_looks_into_the_catalogue_may_be_the_officer() -> None:
    firm = Firm(policy=Policy(fact="escalate"), compliance_officer="Hanako Mihon")
    found = determined(act(magnet_kind="other", in_catalogue=UNKNOWN), firm=firm)
    assert (found.outcome, found.escalated_to) == (TransferOutcome.CATALOGUE, "Hanako Mihon")


# --- Readings


ONE_MACHINE: dict[str, Any] = {"about": "single-equipment"}
SUSPECTED: dict[str, Any] = {**PUMP, "known_use": "suspected-rare-earths-abroad"}
HALF_HELD: Parties = {"BUYER": {"held_by_listed": YES}}
FLIPS: list[tuple[str, str, dict[str, Any], Parties, tuple[TransferOutcome, TransferOutcome]]] = [
    ("single-equipment-is-a-production-line", "no", ONE_MACHINE, {}, (NEEDED, PROVIDE)),
    ("should-know-is-knowing", "no", SUSPECTED, {}, (NEEDED, PROVIDE)),
    ("foreign-persons-abroad-are-exporters", "no", ABROAD, GERMAN, (NEEDED, PROVIDE)),
    ("regions-are-outside", "no", IN_SHANGHAI, {"PERSON": {"nationality": "TW"}}, (NEEDED, PROVIDE)),
    (
        "regions-share-chinese-origin",
        "yes",
        {**ABROAD, "technology_origin": "HK"},
        {**GERMAN, "BUYER": {**JAPANESE, "military_user": YES}},
        (PROVIDE, PROHIBITED),
    ),
    # the table of parties does not say on which list the holders stand: prohibited by 29, or strictly examined by 26
    ("half-rule-reaches-beyond-61", "yes", {}, HALF_HELD, (NEEDED, TransferOutcome.UNDECIDED)),
    (
        "defence-contractors-are-military-users",
        "no",
        {},
        {"BUYER": {**JAPANESE, "defence_contractor": YES}},
        (PROHIBITED, NEEDED),
    ),
]


@pytest.mark.parametrize(("reading", "answer", "cells", "parties", "outcomes"), FLIPS, ids=[row[0] for row in FLIPS])
def test_a_reading_flips_a_transfer(
    reading: str,
    answer: str,
    cells: dict[str, Any],
    parties: Parties,
    outcomes: tuple[TransferOutcome, TransferOutcome],
) -> None:
    scene = act(parties, **cells)
    first, then = determined(scene), determined(scene, firm=adopting(**{reading.replace("-", "_"): answer}))
    assert (first.outcome, then.outcome) == outcomes
    (effect,) = (each for each in first.readings if each.name == reading)
    assert (effect.other, effect.is_adopted) == (answer, False)
    (effect,) = (each for each in then.readings if each.name == reading)
    assert (effect.in_use, effect.is_adopted) == (answer, True)
