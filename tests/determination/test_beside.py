"""What stands beside announcement 61: the word, the duties, the questions and the record for each provision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.determination.gaps import asks
from tests.determination.scenes import (
    DAY,
    IN_FORCE,
    MAGNET,
    SUSPENDED,
    UNCONFIRMED,
    adopting,
    changed,
    exactly,
    found,
    from_china,
    licence,
    magnets,
    motors,
    names,
    oxide,
    oxide_leaving_china,
    policy,
    report_of,
    with_rows,
    without,
)
from ytterby.determination.outcome import Determination, Outcome, Review
from ytterby.determination.record import determination_record
from ytterby.languages import LANGUAGES
from ytterby.law.lawbook import Statutes
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Ownership, Party

TO_JAPAN: dict[str, Any] = {"to_country": "JP"}
TO_AMERICA: dict[str, Any] = {"to_country": "US"}


def bites(line: Determination) -> dict[str, object]:
    """What stands beside 61, each as it came out."""
    return {each.provision.cites: each.ruling.truth for each in line.beside}


def duties(line: Determination) -> dict[str, str]:
    return {duty.kind: duty.of for duty in line.duties}


def user(scene: Dataset, **cells: Any) -> Dataset:
    return changed(scene, "parties", "USER", **cells)


def pump(known_use: str | None = "none") -> Dataset:
    """A pump sent from China: nothing of it is listed."""
    part = replace(
        MAGNET, listed_item="none", category="other", contains_rare_earth=NO, control_code="none", made_in="CN"
    )
    scene = from_china(replace(magnets(), parts=(part,), content=(), technology_use=()))
    return changed(scene, "lines", known_use=known_use)


def with_code(code: str | None) -> Dataset:
    """A thing sent from China of which only its number on the control list is known."""
    return changed(pump(), "parts", control_code=code)


MAGNETS = from_china(magnets())
ABROAD_CHINESE = changed(oxide(), "parts", made_in="CN")
"""Oxide of Chinese origin, sold from Japan to Germany."""


# --- 18: exports from China


def test_a_magnet_that_leaves_china_needs_a_licence_by_18_whatever_becomes_of_61() -> None:
    for book in (SUSPENDED, UNCONFIRMED, IN_FORCE):
        line = found(MAGNETS, book=book)
        assert (line.outcome, line.review, line.licence.truth) == (Outcome.LICENCE_NEEDED, Review.ORDINARY, NO)
        assert bites(line) == {"mofcom-2025-18/1": YES}
        assert duties(line) == {"licence-before-export": "18/1", "customs-remark": "18/2", "keep-records": "792/27"}
        assert {duty.due for duty in line.duties} == {DAY, date(2031, 12, 9)}
        assert (line.questions, line.readings, line.prohibited) == ((), (), NO)


@pytest.mark.parametrize(
    ("cells", "truth"),
    [
        ({"exporter_located_in": "CN", "from_country": "CN"}, YES),
        ({"exporter_located_in": "JP", "from_country": "CN"}, YES),
        ({"exporter_located_in": "CN", "from_country": "JP"}, YES),  # supplied to a foreigner from a stock abroad
        ({"exporter_located_in": "CN", "from_country": "CN", "to_country": "DE", "final_destination": "CN"}, YES),
        ({"exporter_located_in": "CN", "from_country": "CN", "to_country": "CN", "final_destination": "CN"}, None),
        ({"exporter_located_in": "JP", "from_country": "JP"}, None),
        ({"exporter_located_in": "TW", "from_country": "TW"}, None),
        ({"exporter_located_in": "JP", "from_country": None}, UNKNOWN),
        ({"exporter_located_in": None, "exporter": None, "from_country": "JP"}, UNKNOWN),
    ],
)
def test_18_asks_whether_it_leaves_china_or_is_supplied_from_there(cells: dict[str, Any], truth: object) -> None:
    line = found(changed(magnets(), "shipments", **cells), book=SUSPENDED)
    assert bites(line).get("mofcom-2025-18/1") is truth
    outcomes = {YES: Outcome.LICENCE_NEEDED, UNKNOWN: Outcome.UNDECIDED, None: Outcome.SHIP}
    assert [line.outcome] == [outcome for answer, outcome in outcomes.items() if answer is truth]


def test_a_motor_that_leaves_china_is_open_for_the_answers_only_say_generally() -> None:
    line = found(from_china(motors()), book=SUSPENDED)
    assert (line.outcome, line.review, line.questions) == (Outcome.UNDECIDED, Review.NONE, ())
    assert bites(line) == {"mofcom-2025-18/1": UNKNOWN}
    assert names(line.readings) == {"general-answers-settle-18"}
    assert duties(line) == {"customs-remark": "18/2", "keep-records": "792/27"}  # near a listed item: declared too
    assert line.waits_for_input is False


@pytest.mark.parametrize(
    ("answer", "outcome"), [("yes", Outcome.SHIP), ("no", Outcome.LICENCE_NEEDED), ("open", Outcome.UNDECIDED)]
)
def test_the_firm_settles_what_the_answers_leave_open(answer: str, outcome: Outcome) -> None:
    line = found(from_china(motors()), adopting(general_answers_settle_18=answer), SUSPENDED)
    assert line.outcome is outcome
    assert line.is_clear is (outcome is Outcome.SHIP)


def test_a_magnet_is_no_deep_processed_product_whatever_is_adopted() -> None:
    assert found(MAGNETS, adopting(general_answers_settle_18="yes"), SUSPENDED).outcome is Outcome.LICENCE_NEEDED


# --- 56 and 57: suspended with 61


@pytest.mark.parametrize(("code", "cites", "of"), [("2B902.a", "56/1", "56/2"), ("1C909.a.1", "57/1", "57/2")])
def test_what_56_and_57_list_needs_a_licence_while_they_are_in_force(code: str, cites: str, of: str) -> None:
    line = found(with_code(code))
    assert line.outcome is Outcome.LICENCE_NEEDED
    assert bites(line) == {f"mofcom-2025-{cites}": YES}
    assert duties(line) == {"licence-before-export": cites, "customs-remark": of, "keep-records": "792/27"}
    suspended = found(with_code(code), book=SUSPENDED)
    assert (suspended.outcome, suspended.beside, suspended.is_clear) == (Outcome.SHIP, (), True)


def test_an_unconfirmed_announcement_beside_61_is_dealt_with_by_the_policy_for_law() -> None:
    line = found(with_code("2B902.a"), book=UNCONFIRMED)
    assert (line.outcome, line.hangs_on_law) == (Outcome.LICENCE_NEEDED, True)
    assert line.is_treated_as_if_in_force is True
    assert asks(line) == {("in_force", "")}
    assert found(with_code("2B902.a"), policy(law="hold"), UNCONFIRMED).outcome is Outcome.DO_NOT_SHIP
    assert found(with_code("2B902.a"), policy(law="ask"), UNCONFIRMED).outcome is Outcome.UNDECIDED


def test_of_what_nobody_gave_a_number_the_number_is_asked_for() -> None:
    line = found(changed(with_code(None), "parts", contains_rare_earth=UNKNOWN), book=IN_FORCE)
    assert line.outcome is Outcome.UNDECIDED
    assert ("is_listed_in_56", "MAG") in asks(line)
    assert "value_share" not in {fact for fact, _ in asks(line)}  # 61 asks nothing of an exporter in China


# --- 62: goods that serve rare-earth activities abroad


def test_goods_known_to_serve_rare_earths_abroad_need_a_licence() -> None:
    line = found(pump("rare-earths-abroad"))
    assert line.outcome is Outcome.LICENCE_NEEDED
    assert bites(line) == {"mofcom-2025-62/1/2": YES}
    assert duties(line) == {"licence-before-export": "62/1/2", "keep-records": "792/27"}
    assert found(pump("rare-earths-abroad"), book=SUSPENDED).is_clear is True
    assert found(pump("none")).is_clear is True


def test_who_should_have_known_is_taken_to_know_by_a_reading() -> None:
    scene = pump("suspected-rare-earths-abroad")
    assert found(scene).outcome is Outcome.LICENCE_NEEDED
    assert names(found(scene).readings) == {"should-know-is-knowing"}
    assert found(scene, adopting(should_know_is_knowing="no")).outcome is Outcome.SHIP


def test_whether_the_use_is_known_is_asked_of_an_exporter_in_china_alone() -> None:
    line = found(pump(None))
    assert line.outcome is Outcome.UNDECIDED
    assert asks(line) == {("goods_are_known_to_serve_rare_earths_abroad", "S/1")}
    assert found(changed(magnets(), "lines", known_use=None)).questions == ()


def test_a_chinese_person_abroad_exports_too() -> None:
    scene = changed(pump("rare-earths-abroad"), "shipments", exporter_located_in="VN", from_country="VN")
    scene = changed(scene, "parties", "SELLER", country="VN", chinese_person=YES)
    assert found(scene).outcome is Outcome.LICENCE_NEEDED
    foreign = changed(scene, "parties", "SELLER", chinese_person=NO)
    assert found(foreign).outcome is Outcome.SHIP


def test_61_and_what_stands_beside_it_may_both_ask_for_a_licence() -> None:
    """Dysprosium oxide of Chinese origin that a Chinese person in Vietnam sells to a smelter in Germany."""
    scene = changed(oxide(), "shipments", exporter_located_in="VN", from_country="VN")
    scene = changed(scene, "parties", "SELLER", country="VN", chinese_person=YES)
    line = found(changed(scene, "lines", known_use="rare-earths-abroad"))
    assert (line.outcome, line.licence.truth) == (Outcome.LICENCE_NEEDED, YES)
    assert duties(line)["licence-before-export"] == "61/1, 18/1, 62/1/2"
    says = record(changed(scene, "lines", known_use="rare-earths-abroad"), book=IN_FORCE)["says"]
    assert "61" in says
    assert "62" in says


# --- The two lists, by the Dual-Use Regulations


def test_nothing_listed_leaves_china_for_the_control_list_not_even_under_a_licence() -> None:
    scene = user(MAGNETS, listed="control-list", listed_by="1/2025")
    under_licence = with_rows(changed(scene, "lines", licence_id="L"), "licences", licence())
    for each in (scene, under_licence):
        line = found(each, book=SUSPENDED)
        assert (line.outcome, line.review, line.prohibited) == (Outcome.DO_NOT_SHIP, Review.NONE, YES)
        assert bites(line) == {"mofcom-2025-18/1": YES, "statecouncil-792/29": YES}
        assert duties(line) == {}


def test_what_is_on_no_list_may_go_to_somebody_on_the_control_list() -> None:
    scene = user(changed(magnets(), "parts", listed_item="NdFeB without Dy or Tb"), listed="control-list")
    line = found(changed(from_china(scene), "parts", control_code="none"), book=SUSPENDED)
    assert line.prohibited is NO


def test_a_watch_listed_user_means_an_individual_licence_and_a_risk_report() -> None:
    line = found(user(MAGNETS, listed="watch-list"), book=SUSPENDED)
    assert (line.outcome, line.review, line.prohibited) == (Outcome.LICENCE_NEEDED, Review.STRICT, NO)
    assert bites(line) == {"mofcom-2025-18/1": YES, "statecouncil-792/26": YES}
    assert duties(line) == {
        "licence-before-export": "18/1",
        "risk-report-and-commitment": "792/26",
        "customs-remark": "18/2",
        "keep-records": "792/27",
    }


def test_under_61_a_watch_listed_user_is_refused_and_not_examined_strictly() -> None:
    line = found(user(magnets(), listed="watch-list"))
    assert (line.review, bites(line)) == (Review.REFUSED_IN_PRINCIPLE, {})


def test_somebody_not_screened_is_undecided() -> None:
    line = found(user(MAGNETS, listed=None), book=SUSPENDED)
    assert (line.outcome, line.prohibited) == (Outcome.UNDECIDED, UNKNOWN)
    assert asks(line) == {("importer_or_end_user_is_listed", "Musterhaus GmbH (fictional) (USER)")}
    held = found(user(MAGNETS, listed=None), policy(fact="hold"), SUSPENDED)
    assert held.outcome is Outcome.DO_NOT_SHIP
    assert record(user(MAGNETS, listed=None), policy(fact="hold"))["says"] == "do not ship (the firm's own policy)"


def test_who_is_held_by_a_listed_party_is_barred_by_a_wider_reading_only() -> None:
    scene = user(MAGNETS, held_by_listed=YES)
    line = found(scene, book=SUSPENDED)
    assert (line.outcome, line.prohibited) == (Outcome.LICENCE_NEEDED, NO)
    assert names(line.readings) == {"half-rule-reaches-beyond-61"}
    wider = found(scene, adopting(half_rule_reaches_beyond_61="yes"), SUSPENDED)
    assert (wider.outcome, wider.prohibited) == (Outcome.UNDECIDED, UNKNOWN)
    assert asks(wider) == {("importer_or_end_user_is_held_by_control_listed", "Musterhaus GmbH (fictional) (USER)")}
    nobody = found(user(MAGNETS, held_by_listed=NO), adopting(half_rule_reaches_beyond_61="yes"), SUSPENDED)
    assert (nobody.outcome, nobody.review) == (Outcome.LICENCE_NEEDED, Review.ORDINARY)


@pytest.mark.parametrize(
    ("listed", "listed_by", "outcome", "bitten"),
    [
        ("control-list", "11/2026", Outcome.DO_NOT_SHIP, {"mofcom-2025-18/1": YES, "statecouncil-792/29": YES}),
        ("watch-list", "12/2026", Outcome.LICENCE_NEEDED, {"mofcom-2025-18/1": YES, "statecouncil-792/26": YES}),
        ("control-list-stopped", "13/2025", Outcome.LICENCE_NEEDED, {"mofcom-2025-18/1": YES}),
    ],
)
def test_by_the_wider_reading_a_subsidiary_stands_where_its_holder_stands(
    listed: str, listed_by: str, outcome: Outcome, bitten: dict[str, Truth]
) -> None:
    """29 prohibits where the holder's measures are in force; 26 examines strictly; measures that were stopped do
    neither."""
    holder = Party(party_id="H", kind="legal", listed=listed, listed_by=listed_by, held_by_listed=NO)
    for stated in (UNKNOWN, YES):
        scene = with_rows(user(MAGNETS, held_by_listed=stated), "parties", holder)
        scene = with_rows(scene, "ownership", Ownership(owner_id="H", owned_id="USER", percent=exactly("1/2")))
        scene = with_rows(scene, "parties", Party(party_id="P", kind="natural", listed="none"))
        scene = with_rows(scene, "ownership", Ownership(owner_id="P", owned_id="USER", percent=exactly("1/2")))
        line = found(scene, adopting(half_rule_reaches_beyond_61="yes"), SUSPENDED)
        assert line.outcome is outcome
        assert bites(line) == bitten


# --- A listing that is suspended or stopped


BEFORE_THE_END, AFTER_THE_END = date(2026, 11, 9), date(2026, 12, 9)
"""Days before and after that on which the suspension of announcement 21 of 2025 was to end."""


@pytest.mark.parametrize("listed_by", ["21/2025", None])
@pytest.mark.parametrize(
    ("day", "screened_on", "prohibited"),
    [
        (BEFORE_THE_END, None, NO),
        (AFTER_THE_END, None, UNKNOWN),
        (AFTER_THE_END, date(2026, 11, 1), UNKNOWN),
        (AFTER_THE_END, date(2026, 12, 1), NO),  # somebody looked since, and found it suspended still
    ],
)
def test_a_suspended_listing_bars_nobody_until_its_suspension_may_have_ended(
    listed_by: str | None, day: date, screened_on: date | None, prohibited: object
) -> None:
    scene = user(MAGNETS, listed="control-list-suspended", listed_by=listed_by, screened_on=screened_on)
    line = found(scene, book=SUSPENDED, on=day)
    assert line.prohibited is prohibited
    if prohibited is UNKNOWN:
        assert line.outcome is Outcome.UNDECIDED
        assert asks(line) == {("importer_or_end_user_is_listed", "Musterhaus GmbH (fictional) (USER)")}
    else:
        assert (line.outcome, line.review) == (Outcome.LICENCE_NEEDED, Review.ORDINARY)


def test_a_suspended_listing_of_which_the_ledger_knows_nothing_is_asked_for() -> None:
    scene = user(MAGNETS, listed="control-list-suspended", listed_by="11/2026")
    assert asks(found(scene, book=SUSPENDED)) == {
        ("importer_or_end_user_is_listed", "Musterhaus GmbH (fictional) (USER)")
    }


def test_a_stopped_listing_bars_nobody() -> None:
    line = found(user(MAGNETS, listed="control-list-stopped", listed_by="13/2025"), book=SUSPENDED)
    assert (line.outcome, line.prohibited) == (Outcome.LICENCE_NEEDED, NO)


# --- 49: transfers abroad to whom a notice bars


@pytest.mark.parametrize(
    ("listed_by", "outcome"),
    [("11/2026", Outcome.DO_NOT_SHIP), ("1/2025", Outcome.SHIP), (None, Outcome.UNDECIDED)],
)
def test_what_is_chinese_may_not_pass_abroad_to_whom_a_notice_bars(listed_by: str | None, outcome: Outcome) -> None:
    line = found(user(ABROAD_CHINESE, listed="control-list", listed_by=listed_by), book=SUSPENDED)
    assert line.outcome is outcome
    assert set(bites(line)) <= {"statecouncil-792/49"}
    if listed_by is None:
        assert asks(line) == {("importer_or_end_user_is_listed", "Musterhaus GmbH (fictional) (USER)")}
        assert line.questions[0].cell == "parties USER listed_by"


def test_what_is_not_chinese_may_pass() -> None:
    line = found(user(magnets(), listed="control-list", listed_by="11/2026"), book=SUSPENDED)
    assert (line.outcome, line.beside) == (Outcome.SHIP, ())


# --- 46/2024 and 1/2026: military users and uses


COUNTRIES = pytest.mark.parametrize(
    ("country", "to", "from_china_by", "from_abroad_by"),
    [
        ("US", TO_AMERICA, "mofcom-2024-46/1", "mofcom-2024-46/3"),
        ("JP", TO_JAPAN, "mofcom-2026-1/1", "mofcom-2026-1/2"),
    ],
)


@COUNTRIES
def test_military_users_and_uses_are_prohibited_from_china_and_from_abroad(
    country: str, to: dict[str, Any], from_china_by: str, from_abroad_by: str
) -> None:
    for scene, cites in ((oxide_leaving_china(), from_china_by), (ABROAD_CHINESE, from_abroad_by)):
        there = user(changed(scene, "shipments", **to), country=country)
        assert cites not in bites(found(there, book=SUSPENDED))
        by_user = user(there, military_user=YES)
        by_use = changed(there, "end_uses", use="military", certainty="may")
        for each in (by_user, by_use):
            line = found(each, book=SUSPENDED)
            assert (line.outcome, line.prohibited) == (Outcome.DO_NOT_SHIP, YES)
            assert bites(line)[cites] is YES
            assert record(each)["says"].startswith("do not ship (prohibited: ")


@COUNTRIES
def test_a_user_of_the_country_elsewhere_is_reached_too(
    country: str, to: dict[str, Any], from_china_by: str, from_abroad_by: str
) -> None:
    """The goods go to Germany; who uses them there is of the other country."""
    line = found(user(ABROAD_CHINESE, country=country, military_user=YES), book=SUSPENDED)
    assert bites(line) == {from_abroad_by: YES}


def test_a_military_user_of_another_country_is_a_matter_of_61_alone() -> None:
    line = found(user(ABROAD_CHINESE, military_user=YES), book=SUSPENDED)
    assert (line.outcome, line.beside) == (Outcome.SHIP, ())


def test_1_of_2026_reaches_deliveries_within_japan() -> None:
    at_home = user(changed(ABROAD_CHINESE, "shipments", to_country="JP", importer=None), country="JP")
    assert found(at_home, book=SUSPENDED).is_clear is True
    military = found(changed(at_home, "end_uses", use="military"), book=SUSPENDED)
    assert (military.outcome, bites(military)) == (Outcome.DO_NOT_SHIP, {"mofcom-2026-1/2": YES})
    silent = found(without(at_home, "end_uses"), book=SUSPENDED)
    assert (silent.outcome, asks(silent)) == (Outcome.UNDECIDED, {("end-use", "S/1")})


def test_of_somebody_of_no_known_country_the_country_is_asked_for() -> None:
    scene = changed(user(ABROAD_CHINESE, country=None, military_user=YES), "parties", "BUYER", country="DE")
    line = found(scene, book=SUSPENDED)
    assert {fact for fact, _ in asks(line)} <= {"recipient_is_of_united_states", "recipient_is_of_japan"}
    assert [question.cell for question in line.questions] == ["parties USER country"]


def test_before_its_day_1_of_2026_prohibits_nothing() -> None:
    scene = changed(user(changed(MAGNETS, "shipments", **TO_JAPAN), country="JP"), "end_uses", use="military")
    assert found(scene, book=SUSPENDED, on=date(2026, 1, 5)).outcome is Outcome.LICENCE_NEEDED
    assert found(scene, book=SUSPENDED, on=date(2026, 1, 6)).outcome is Outcome.DO_NOT_SHIP


def test_what_is_prohibited_is_not_notified() -> None:
    """61 asks for a notification wherever something goes; this does not."""
    there = user(changed(ABROAD_CHINESE, "shipments", **TO_AMERICA), country="US")
    assert found(there).notification.is_due is True
    line = found(user(there, military_user=YES))
    assert (line.outcome, line.notification.ruling.truth) == (Outcome.DO_NOT_SHIP, YES)
    assert (line.notification.is_due, line.duties) == (False, ())
    held = found(user(there, military_user=UNKNOWN), policy(fact="hold"))
    assert (held.outcome, held.prohibited, held.notification.is_due) == (Outcome.DO_NOT_SHIP, UNKNOWN, True)


# --- A licence that covers the line


def test_a_licence_covers_what_18_asks_for() -> None:
    scene = with_rows(changed(MAGNETS, "lines", licence_id="L"), "licences", licence())
    line = found(scene, book=SUSPENDED)
    assert (line.outcome, line.licence_number) == (Outcome.SHIP_UNDER_LICENCE, "2026-0001")
    assert duties(line) == {"report-under-licence": "792/18", "customs-remark": "18/2", "keep-records": "792/27"}
    spent = changed(scene, "licences", valid_to=date(2026, 12, 8))
    assert found(spent, book=SUSPENDED).outcome is Outcome.LICENCE_NEEDED


# --- The record


def record(scene: Dataset, firm: Any = None, book: Statutes = SUSPENDED, language: Any = "en") -> dict[str, Any]:
    report = report_of(scene, firm, book)
    (line,) = report.determinations
    return determination_record(report, line, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_tells_each_provision_with_its_reasons(language: Any) -> None:
    told = record(user(MAGNETS, listed="watch-list"), language=language)
    assert told["prohibited"] == "no"
    assert [(each["cites"], each["effect"], each["truth"], each["bites"]) for each in told["beside"]] == [
        ("mofcom-2025-18/1", "licence", "yes", True),
        ("statecouncil-792/26", "strict", "yes", True),
    ]
    for each in told["beside"]:
        assert each["name"] in told["says"] or each["effect"] == "strict"
        assert each["because"]["truth"] == "yes"
        assert each["because"]["because"]


def test_the_record_says_what_prohibits() -> None:
    told = record(user(MAGNETS, listed="control-list"))
    assert (told["outcome"], told["prohibited"], told["review"]) == ("do-not-ship", "yes", "none")
    (licence_needed, prohibition) = told["beside"]
    assert (licence_needed["effect"], prohibition["effect"]) == ("licence", "prohibited")
    assert told["says"] == f"do not ship (prohibited: {prohibition['name']})"


def test_the_record_tells_a_yes_in_force_from_one_as_the_law_stands() -> None:
    (told,) = record(with_code("2B902.a"), book=UNCONFIRMED)["beside"]
    assert (told["truth"], told["if_in_force"], told["bites"]) == ("unknown", "yes", True)


def test_the_record_of_a_reading_tells_which_provision_it_changes() -> None:
    readings = record(from_china(motors()))["readings"]
    assert {(each["name"], each["other"], *each["changes"]) for each in readings} == {
        ("general-answers-settle-18", "yes", "mofcom-2025-18/1"),
        ("general-answers-settle-18", "no", "mofcom-2025-18/1"),
    }
