"""What comes out otherwise for a line or a transfer on another day, or if something were issued; and why."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.determination.nights import (
    AFTER,
    IN_FORCE,
    KNOWN,
    LAST,
    OPEN,
    STOPPED,
    changes_of,
    instruments_of,
    kinds,
    numbers,
    only,
    outcomes,
    passages_of,
    side,
)
from tests.determination.scenes import (
    SUSPENDED,
    adopting,
    changed,
    exactly,
    from_china,
    magnets,
    oxide,
    oxide_leaving_china,
    policy,
    with_rows,
    without,
)
from ytterby.determination.changes.comparing import Changes, changes, compare
from ytterby.determination.changes.record import changes_record
from ytterby.determination.check import Report, check, check_again
from ytterby.determination.firm import Firm
from ytterby.determination.outcome import Determination, Outcome
from ytterby.determination.record import determination_record
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.languages import LANGUAGES, Language
from ytterby.law.difference import StateChange
from ytterby.law.lawbook import packaged
from ytterby.logic.lawbook import State
from ytterby.logic.truth import NO, YES
from ytterby.samples import sample, samples
from ytterby.tables import read
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Rate

# --- days -------------------------------------------------------------------------------------------------------------


def test_the_suspension_of_november_2025_frees_what_is_of_chinese_origin() -> None:
    change = only(changes_of(oxide(), IN_FORCE, STOPPED))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.SHIP)
    assert change.what == ("outcome", "licence", "notification", "share", "review", "duties")
    assert kinds(change.falls_away) == ["licence-before-export", "notification", "keep-records"]
    assert (change.begins, change.bites, change.ceases) == ((), (), ())
    assert passages_of(change) == dict.fromkeys(sorted(numbers("1", "1(3)", "7/2")), (State.IN_FORCE, State.SUSPENDED))
    assert instruments_of(change) == {"mofcom-2025-70"}


def test_what_had_not_commenced_does_not_change_with_the_suspension() -> None:
    found = changes_of(magnets(), IN_FORCE, STOPPED)
    assert found.lines == ()
    assert found.law.states
    assert not found.is_empty


@pytest.mark.parametrize("second", [OPEN, AFTER])
def test_the_end_of_the_suspension_is_treated_as_in_force(second: date) -> None:
    change = only(changes_of(oxide(), LAST, second))
    assert outcomes(change) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert (change.before.is_treated_as_if_in_force, change.after.is_treated_as_if_in_force) == (False, True)
    assert kinds(change.begins) == ["licence-before-export", "notification", "keep-records"]
    assert passages_of(change) == dict.fromkeys(
        sorted(numbers("1", "1(3)", "7/2")), (State.SUSPENDED, State.UNCONFIRMED)
    )
    assert instruments_of(change) == {"mofcom-2025-70", "mofcom-statement-2026-09-28"}


def test_a_line_names_the_limb_that_catches_it() -> None:
    limbs = {
        "1(1)": magnets(),
        "1(2)": changed(without(magnets(), "content"), "technology_use", chinese_origin=YES),
        "1(3)": oxide(),
    }
    limbs["1(2)"] = changed(limbs["1(2)"], "parts", contains_rare_earth=NO)
    for limb, scene in limbs.items():
        cited = set(passages_of(only(changes_of(scene, LAST, OPEN))))
        assert cited & numbers("1(1)", "1(2)", "1(3)") == numbers(limb)


def test_what_stays_the_same_is_not_listed() -> None:
    assert changes_of(oxide(), OPEN, AFTER).is_empty
    assert changes_of(oxide(), date(2026, 3, 1), date(2026, 3, 2)).is_empty


def test_a_firm_that_takes_no_notice_of_an_unconfirmed_law_sees_an_undecided_line() -> None:
    change = only(changes_of(oxide(), LAST, OPEN, firm=policy(law="ask")))
    assert outcomes(change) == (Outcome.SHIP, Outcome.UNDECIDED)
    assert change.begins == ()
    held = only(changes_of(oxide(), LAST, OPEN, firm=policy(law="hold")))
    assert held.after.outcome is Outcome.DO_NOT_SHIP


def test_a_firm_that_reads_the_last_day_as_suspended_sees_the_change_a_day_later() -> None:
    firm = adopting(last_day_is_suspended="yes")
    assert changes_of(oxide(), LAST, OPEN, firm=firm).lines == ()
    assert outcomes(only(changes_of(oxide(), OPEN, AFTER, firm=firm))) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)


def test_with_an_extension_loaded_nothing_changes_until_it_ends() -> None:
    assert changes_of(oxide(), LAST, AFTER, book=SUSPENDED).lines == ()
    change = only(changes_of(oxide(), date(2027, 1, 9), date(2027, 1, 10), book=SUSPENDED))
    assert outcomes(change) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert set(passages_of(change).values()) == {(State.SUSPENDED, State.UNCONFIRMED)}


def test_announcement_1_of_2026_prohibits_from_its_day() -> None:
    scene = changed(oxide_leaving_china(), "shipments", to_country="JP", final_destination="JP")
    scene = changed(scene, "parties", "USER", country="JP", military_user=YES)
    change = only(changes_of(scene, date(2026, 1, 5), date(2026, 1, 6)))
    assert change.after.outcome is Outcome.DO_NOT_SHIP
    assert [(each.provision.cites, each.bites) for each in change.bites] == [("mofcom-2026-1/1", True)]
    assert passages_of(change) == {"mofcom-2026-1/1": (State.NOT_COMMENCED, State.IN_FORCE)}
    backwards, _ = compare(*reports(scene, date(2026, 1, 6), date(2026, 1, 5)))
    assert [each.provision.cites for each in backwards[0].ceases] == ["mofcom-2026-1/1"]
    assert backwards[0].bites == ()


def reports(scene: Dataset, first: date, second: date) -> tuple[Report, Report]:
    return tuple(check(scene, packaged(), Firm(), KNOWN, on=day) for day in (first, second))  # type: ignore[return-value]


def test_a_list_notice_bars_those_whom_it_names() -> None:
    scene = changed(oxide(), "parts", control_code="1C905.e")
    scene = changed(scene, "parties", "USER", country="JP", listed="control-list", listed_by="11/2026")
    change = only(changes_of(scene, date(2026, 2, 23), date(2026, 2, 24)))
    assert change.after.outcome is Outcome.DO_NOT_SHIP
    assert [each.provision.cites for each in change.bites] == ["statecouncil-792/49"]
    assert passages_of(change) == {"mofcom-2026-11/1": (State.NOT_COMMENCED, State.IN_FORCE)}
    other = changed(scene, "parties", "USER", listed_by="12/2026")
    assert changes_of(other, date(2026, 2, 23), date(2026, 2, 24)).lines == ()


def test_of_several_notices_the_one_that_names_the_party_is_the_reason() -> None:
    scene = changed(oxide(), "parts", control_code="1C905.e")
    scene = changed(scene, "parties", "USER", country="JP", listed="control-list", listed_by="11/2026")
    found = changes_of(scene, date(2026, 2, 23), KNOWN)
    assert len([each for each in found.law.lists if "foreign-persons-barred" in each.lists]) > 1
    assert set(passages_of(only(found))) == {"mofcom-2026-11/1"}


@pytest.mark.parametrize("listed_by", ["21/2025", None])
def test_a_suspended_listing_is_open_again_once_its_suspension_may_have_ended(listed_by: str | None) -> None:
    scene = changed(
        from_china(magnets()), "parties", "USER", listed="control-list-suspended", listed_by=listed_by, country="US"
    )
    change = only(changes_of(scene, date(2026, 11, 9), date(2026, 12, 9)))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.UNDECIDED)
    assert passages_of(change) == {"mofcom-2025-21/1": (State.SUSPENDED, State.UNCONFIRMED)}


def test_relief_is_reported_from_the_day_on_which_61_may_be_in_force() -> None:
    scene = changed(magnets(), "end_uses", use="humanitarian-disaster-relief", certainty="is")
    change = only(changes_of(scene, LAST, OPEN))
    assert outcomes(change) == (Outcome.SHIP, Outcome.SHIP_AND_REPORT)
    assert set(passages_of(change)) == numbers("1", "1(1)", "5", "7/2")
    assert "humanitarian-report" in kinds(change.begins)


def test_a_figure_that_comes_with_its_passage_is_no_reason_of_its_own() -> None:
    early = date(2025, 10, 20)
    sides = (side(day, Firm(), known=early) for day in (date(2025, 10, 8), date(2025, 12, 1)))
    change = only(changes(magnets(), Firm(), *sides))
    assert outcomes(change) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert set(passages_of(change)) == numbers("1", "1(1)", "7/2")
    assert len(change.because) == len(passages_of(change))


def test_what_a_notification_rests_on_may_change_though_it_stays_owed() -> None:
    """By its origin from October 2025; by its content from December on, had nothing been suspended."""
    scene = changed(magnets(), "parts", origin="CN")
    early = date(2025, 10, 20)
    sides = (side(day, Firm(), known=early) for day in (date(2025, 11, 30), date(2025, 12, 1)))
    change = only(changes(scene, Firm(), *sides))
    assert change.what == ("share",)
    assert passages_of(change) == {"mofcom-2025-61/1(1)": (State.NOT_COMMENCED, State.IN_FORCE)}


# --- many lines, transfers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in samples() if name != "motor-maker-2000"])
@pytest.mark.parametrize(("first", "second"), [(IN_FORCE, STOPPED), (LAST, OPEN), (date(2026, 1, 5), date(2026, 1, 6))])
def test_every_change_of_the_samples_rests_on_a_change_of_the_law(name: str, first: date, second: date) -> None:
    firm = Firm()
    dataset = read(sample(name))
    found = changes(dataset, firm, side(first, firm), side(second, firm))
    moved = {each.cites for each in found.law.states}
    for change in (*found.lines, *found.transfers):
        assert change.because
        assert "tables" not in change.because
        assert all(
            cause.before.truth is not cause.after.truth for cause in change.because if isinstance(cause, StateChange)
        )
        assert all(
            any(cites == each or cites.startswith((f"{each}/", f"{each}(")) for each in moved)
            for cites in passages_of(change)
        )
    assert found.of_lines == len(dataset.lines)
    assert found.of_transfers == len(dataset.transfers)


TOLD = ("outcome", "review", "duties", "prohibited", "says")
"""What of the record of a line no change may leave untold."""


@pytest.mark.parametrize("days", [(IN_FORCE, STOPPED), (LAST, OPEN), (OPEN, AFTER)])
def test_exactly_those_are_listed_of_which_the_record_tells_something_else(days: tuple[date, date]) -> None:
    dataset = read(sample("trader"))
    before, after = (check(dataset, packaged(), Firm(), KNOWN, on=day) for day in days)
    listed = {each.reference for each in compare(before, after)[0]}
    for was, is_ in zip(before.determinations, after.determinations, strict=True):
        told = [_told(before, was), _told(after, is_)]
        assert (told[0] != told[1]) is (was.reference in listed), was.reference


def _told(report: Report, each: Determination) -> dict[str, object]:
    record = determination_record(report, each, "en")
    duties = [(duty["kind"], duty["of"]) for duty in record["duties"]]
    beside = [(one["cites"], one["bites"]) for one in record["beside"]]
    owed = record["notification"] if record["notification"]["due"] else record["notification"]["owed"]
    needed = (record["licence"]["needed"], record["licence"]["treated_as_needed"])
    return {**{key: record[key] for key in TOLD}, "duties": duties, "beside": beside, "owed": owed, "licence": needed}


def test_transfers_change_with_announcement_62() -> None:
    found = changes_of(read(sample("technology")), LAST, OPEN)
    told = {each.reference: each for each in found.transfers}
    assert (found.of_transfers, len(told)) == (10, 8)
    video = told["01-repair-video"]
    assert outcomes(video) == (TransferOutcome.PROVIDE, TransferOutcome.LICENCE_NEEDED)
    assert "statement-for-abroad" in kinds(video.begins)
    assert set(passages_of(video)) == {"mofcom-2025-62/1", "mofcom-2025-62/2/1", "mofcom-2025-62/2/2"}
    pump = told["05-pump"]
    assert [(each.provision.cites, each.bites) for each in pump.bites] == [
        ("mofcom-2025-56/1", False),
        ("mofcom-2025-57/1", False),
    ]


def test_the_second_check_gives_what_a_check_of_its_own_gives() -> None:
    for name in ("trader", "technology", "chain/car-maker"):
        dataset, firm = read(sample(name)), Firm()
        own = check(dataset, packaged(), firm, KNOWN, on=OPEN)
        again = check_again(check(dataset, packaged(), firm, KNOWN, on=LAST), packaged(), KNOWN, on=OPEN)
        assert compare(own, again) == ((), ())
        assert again.issues == own.issues
        assert [each.article.share for each in again.determinations] == [
            each.article.share for each in own.determinations
        ]


def test_amounts_are_brought_to_the_currency_of_each_day() -> None:
    scene = with_rows(magnets(), "fx", Rate(currency="JPY", per_unit=exactly(2), into="EUR", date=date(2026, 11, 21)))
    firm, days = Firm(currency="EUR"), (date(2026, 11, 20), date(2026, 11, 21))
    found = changes(scene, firm, *(side(day, firm) for day in days))
    assert found.before is not None
    assert found.after is not None
    assert [each.setting.bill.currency for each in (found.before, found.after)] == ["JPY", "EUR"]
    assert found.lines == ()


def test_lines_that_bear_the_same_number_are_held_apart() -> None:
    scene = oxide()
    scene = replace(scene, lines=(scene.lines[0], scene.lines[0]))
    assert len(changes_of(scene, LAST, OPEN).lines) == 2


# --- as data ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_plain_data(language: Language) -> None:
    told = json.loads(json.dumps(changes_record(changes_of(oxide(), LAST, OPEN), language), ensure_ascii=False))
    assert told["schema"] == "ytterby-law-diff-0.1"
    assert (told["first"]["day"], told["second"]["day"], told["second"]["with"]) == ("2026-11-09", "2026-11-10", [])
    assert (told["lines"]["count"], told["lines"]["changed"], told["lines"]["unchanged"]) == (1, 1, 0)
    (change,) = told["lines"]["changes"]
    assert change["line"] == "S/1"
    assert (change["before"]["outcome"], change["after"]["outcome"]) == ("ship", "licence-needed")
    assert change["after"]["notification"] == {
        "owed": "unknown",
        "due": True,
        "basis": "origin",
        "share_percent": "100",
    }
    assert change["before"]["notification"]["share_percent"] is None
    assert [each["kind"] for each in change["begins"]] == ["licence-before-export", "notification", "keep-records"]
    assert {each["cites"] for each in change["because"]} == numbers("1", "1(3)", "7/2")
    assert change["says"]
    assert told["transfers"]["count"] == 0


def test_the_record_of_the_law_alone_has_no_dataset() -> None:
    law = changes_of(oxide(), LAST, OPEN).law
    told = changes_record(Changes(law), "en")
    assert told["dataset"] is None
    assert told["law"]["changes"] is True
    assert told["lines"] == {"count": 0, "changed": 0, "unchanged": 0, "changes": []}
