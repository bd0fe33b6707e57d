"""What the firm does for somebody on a list of its own: it warns, or holds what that party receives."""

from __future__ import annotations

import pytest

from tests.determination.acts import act
from tests.determination.scenes import IN_FORCE, SUSPENDED, TODAY, changed, magnets
from tests.determination.screenings import OWN, WATCHED, screening
from ytterby.determination.check import Report, check
from ytterby.determination.firm import Firm, Policy
from ytterby.determination.outcome import Outcome
from ytterby.determination.record import determination_record
from ytterby.determination.screening.screened import Screening
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.determination.transfers.record import transfer_record
from ytterby.languages import LANGUAGES, Language
from ytterby.law.lawbook import Statutes
from ytterby.tables.dataset import Dataset

HOLDS, WARNS = Firm(policy=Policy(own_list="hold")), Firm()


def checked(dataset: Dataset, firm: Firm, found: Screening | None, book: Statutes = IN_FORCE) -> Report:
    return check(dataset, book, firm, TODAY, screening=found)


@pytest.mark.parametrize("role", ["consignee", "importer", "end_user"])
def test_whatever_it_receives_is_held(role: str) -> None:
    dataset = changed(magnets(), "shipments", consignee="BUYER", importer="BUYER", end_user="BUYER")
    dataset = changed(dataset, "shipments", **{role: "USER"})
    (line,) = checked(dataset, HOLDS, screening(hits=[OWN]), SUSPENDED).determinations
    assert line.outcome is Outcome.DO_NOT_SHIP
    assert [(each.party, each.entry) for each in line.own_lists] == [("Musterhaus GmbH (fictional)", OWN.names[0])]
    assert not line.notification.is_due
    assert not line.is_treated_as_if_in_force
    assert not line.hangs_on_law
    assert [duty.kind for duty in line.duties] == ["keep-records"]


@pytest.mark.parametrize("role", ["exporter", "forwarder", "customs_broker", "bank"])
def test_who_receives_nothing_holds_nothing(role: str) -> None:
    dataset = changed(magnets(), "shipments", end_user="BUYER", **{role: "USER"})
    (line,) = checked(dataset, HOLDS, screening(hits=[OWN])).determinations
    assert (line.own_lists, line.outcome) == ((), Outcome.LICENCE_NEEDED)


def test_a_firm_that_warns_ships_as_the_law_says() -> None:
    for firm, found in ((WARNS, screening(hits=[OWN])), (HOLDS, screening(candidates=[OWN])), (HOLDS, None)):
        (line,) = checked(magnets(), firm, found, SUSPENDED).determinations
        assert (line.outcome, line.own_lists) == (Outcome.SHIP, ())
    assert "on-own-list" in {each.code for each in checked(magnets(), WARNS, screening(hits=[OWN])).issues}
    assert "on-own-list" in {each.code for each in checked(magnets(), HOLDS, screening(hits=[OWN])).issues}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_to_be_the_firms_own_and_no_prohibition(language: Language) -> None:
    report = checked(magnets(), HOLDS, screening(hits=[OWN]))
    told = determination_record(report, report.determinations[0], language)
    says = {
        "ja": "出荷停止（社内方針）",
        "zh": "暂停发货（公司政策）",
        "en": "do not ship (the firm's own policy)",
    }
    assert (told["outcome"], told["says"], told["prohibited"]) == ("do-not-ship", says[language], "no")
    (held,) = told["own_lists"]
    assert (held["party"], held["entry"]) == ("Musterhaus GmbH (fictional)", OWN.names[0])
    assert {"ja": "法令による禁止ではありません", "zh": "并非法规禁止", "en": "not prohibited by law"}[
        language
    ] in held["says"]


def test_what_the_law_says_is_told_all_the_same() -> None:
    warned, held = (
        checked(magnets(), firm, screening(hits=[OWN, WATCHED])).determinations[0] for firm in (WARNS, HOLDS)
    )
    assert warned.outcome is Outcome.LICENCE_NEEDED
    assert (held.licence.truth, held.review, held.questions) == (warned.licence.truth, warned.review, warned.questions)


def test_a_transfer_is_held_too() -> None:
    found = screening(hits=[OWN], party_id="BUYER")
    report = checked(act(), HOLDS, found)
    (given,) = report.transfers
    assert (given.outcome, len(given.own_lists)) == (TransferOutcome.DO_NOT_PROVIDE, 1)
    assert not given.is_treated_as_if_in_force
    assert not given.hangs_on_law
    record = transfer_record(report.setting, given, "en")
    assert record["says"] == "do not provide (the firm's own policy)"
    assert record["own_lists"][0]["entry"] == OWN.names[0]
    assert checked(act(), WARNS, found).transfers[0].outcome is TransferOutcome.LICENCE_NEEDED
