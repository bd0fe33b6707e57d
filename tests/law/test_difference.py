"""What differs between two sides of the law: states, figures, lists, instruments, and the next day that turns."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES, Language, Text
from ytterby.law.difference import LawDifference, Side, StateChange, difference
from ytterby.law.difference_record import alike, difference_record, names_of, party_names, state_change_text, state_text
from ytterby.law.drafts import Head, extension, lapse, listing
from ytterby.law.instruments import Instrument
from ytterby.law.lawbook import Statutes, packaged
from ytterby.law.readings import Adoption, Stance
from ytterby.law.standing import in_order, passages
from ytterby.logic.lawbook import State
from ytterby.logic.truth import NO, UNKNOWN, YES

KNOWN = date(2026, 10, 8)
LIMB = "mofcom-2025-61/1(3)"
HEAD = Head("mofcom-2026-99", "商务部公告2026年第99号", "商务部", date(2026, 11, 5), Text.same("Sample"), "Aya Mori")
SIX = {f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}
"""What announcement 70 suspends."""


def side(day: date, known: date = KNOWN, statutes: Statutes | None = None) -> Side:
    return Side(statutes or packaged(), day, known)


def between(first: date, second: date, known: date = KNOWN) -> LawDifference:
    return difference(side(first, known), side(second, known))


def extended() -> Instrument:
    return extension(HEAD, packaged().lawbook, "mofcom-2025-70", date(2027, 1, 10))


def instruments_of(found: LawDifference) -> set[str]:
    return {each.cites.partition("/")[0] for each in found.states}


def state_of(found: LawDifference, cites: str) -> StateChange:
    (only,) = (each for each in found.states if each.cites == cites)
    return only


def by(change: StateChange) -> list[str]:
    return [entry.by for entry in change.by]


def test_the_suspension_of_november_2025() -> None:
    found = between(date(2025, 11, 6), date(2025, 11, 7))
    assert [each.id for each in found.issued] == ["mofcom-2025-70"]
    assert instruments_of(found) == SIX
    limb = state_of(found, LIMB)
    assert (limb.before.state, limb.after.state, by(limb)) == (
        State.IN_FORCE,
        State.SUSPENDED,
        ["mofcom-2025-70"],
    )
    never = state_of(found, "mofcom-2025-61/1(1)")
    assert (never.before.state, never.after.state) == (State.NOT_COMMENCED, State.SUSPENDED)
    assert (found.figures, found.lists, found.gone) == ((), (), ())


@pytest.mark.parametrize("second", [date(2026, 11, 10), date(2026, 11, 11)])
def test_the_end_of_the_suspension_is_unconfirmed_and_says_by_what(second: date) -> None:
    found = between(date(2026, 11, 9), second)
    assert found.issued == ()
    limb = state_of(found, LIMB)
    assert (limb.before.state, limb.after.state) == (State.SUSPENDED, State.UNCONFIRMED)
    assert by(limb) == ["mofcom-2025-70", "mofcom-statement-2026-09-28"]
    assert between(date(2026, 11, 10), date(2026, 11, 11)).is_empty


def test_asked_before_the_talk_of_an_extension_the_suspension_ends_by_its_text() -> None:
    limb = state_of(between(date(2026, 11, 9), date(2026, 11, 11), date(2026, 3, 1)), LIMB)
    assert limb.after.state is State.IN_FORCE
    assert by(limb) == ["mofcom-2025-70"]
    assert state_change_text([limb], "en").endswith("(70/2025 no longer applies)")


def test_only_what_was_heard_of_meanwhile() -> None:
    day = date(2026, 12, 1)
    found = difference(side(day, date(2026, 9, 1)), side(day))
    assert [each.id for each in found.issued] == ["mofcom-statement-2026-09-28"]
    assert state_of(found, LIMB).before.state is State.IN_FORCE
    assert state_of(found, LIMB).after.state is State.UNCONFIRMED


def test_an_announcement_that_commences() -> None:
    found = between(date(2026, 1, 5), date(2026, 1, 6))
    assert [each.id for each in found.issued] == ["mofcom-2026-1"]
    assert [each.cites for each in found.states] == ["mofcom-2026-1/1", "mofcom-2026-1/2"]
    assert {each.after.state for each in found.states} == {State.IN_FORCE}


def test_figures_come_with_the_announcement_that_sets_them() -> None:
    found = between(date(2025, 10, 8), date(2025, 10, 9))
    told = {each.figure: (each.before, each.after and each.after.value) for each in found.figures}
    assert told["mofcom-2025-61/threshold"] == (None, "1/1000")
    assert len(told) == 3


def test_a_list_notice_adds_names() -> None:
    found = between(date(2026, 2, 23), date(2026, 2, 24))
    assert found.states == ()
    control, watch = found.lists
    assert (control.notice, control.lists, len(control.parties)) == (
        "mofcom-2026-11",
        ("control-list", "foreign-persons-barred"),
        20,
    )
    assert (watch.notice, watch.lists) == ("mofcom-2026-12", ("watch-list",))
    assert control.before is None
    assert control.after is not None
    assert control.after.state is State.IN_FORCE


def test_measures_that_are_stopped_are_told_with_their_list() -> None:
    (stopped,) = between(date(2025, 11, 9), date(2025, 11, 10)).lists
    assert (stopped.notice, len(stopped.parties)) == ("mofcom-2025-13", 15)
    assert stopped.after is not None
    assert (stopped.after.state, stopped.after.through) == (State.SUSPENDED, None)
    assert {state_text(stopped.after, language) for language in LANGUAGES} == {"措置停止", "停止", "stopped"}


def test_a_quiet_night() -> None:
    found = between(date(2026, 10, 7), date(2026, 10, 8))
    assert found.is_empty
    assert found.next_day == date(2026, 11, 10)


def test_the_next_day_is_the_first_on_which_a_state_turns() -> None:
    assert between(date(2025, 11, 6), date(2025, 11, 7)).next_day == date(2025, 11, 9)
    assert between(date(2026, 2, 20), date(2026, 2, 23)).next_day == date(2026, 2, 24)
    assert between(date(2027, 12, 1), date(2027, 12, 2)).next_day is None


def test_an_extension_supposed_today_moves_the_day_and_turns_the_state_later() -> None:
    now = side(KNOWN).supposing([extended()])
    found = difference(side(KNOWN), now)
    assert [each.id for each in found.issued] == ["mofcom-2026-99"]
    limb = state_of(found, LIMB)
    assert (limb.before.state, limb.after.state) == (State.SUSPENDED, State.SUSPENDED)
    assert (limb.before.through, limb.after.through) == (date(2026, 11, 10), date(2027, 1, 10))
    assert by(limb) == ["mofcom-2026-99"]
    assert found.next_day == date(2026, 11, 10)
    assert found.is_moved
    assert not found.turns


def test_what_is_supposed_is_known_though_it_bears_a_later_day() -> None:
    day = date(2026, 11, 12)
    found = difference(side(day), side(day).supposing([extended()]))
    limb = state_of(found, LIMB)
    assert (limb.before.state, limb.after.state) == (State.UNCONFIRMED, State.SUSPENDED)
    assert found.next_day == day


def test_a_supposed_lapse_puts_it_into_force() -> None:
    day = date(2026, 11, 12)
    over = lapse(packaged().lawbook, "mofcom-2025-70", date(2026, 11, 11), by="Aya Mori", on=day, evidence="list")
    limb = state_of(difference(side(day), side(day).supposing([over])), LIMB)
    assert (limb.before.truth, limb.after.truth) == (UNKNOWN, YES)


def test_a_supposed_notice_lists_from_its_own_day() -> None:
    notice = listing(HEAD, "control-list", ["凧工房"], date(2026, 11, 5))
    before = difference(side(KNOWN), side(KNOWN).supposing([notice]))
    assert before.lists == ()
    assert before.next_day == date(2026, 11, 5)
    day = date(2026, 11, 5)
    (added,) = difference(side(day), side(day).supposing([notice])).lists
    assert (added.parties, added.before) == (("凧工房",), None)
    assert party_names(added, "en") == ("凧工房",)


def test_without_the_suspension_the_law_is_in_force() -> None:
    found = difference(side(KNOWN), side(KNOWN).without(["mofcom-2025-70"]))
    assert [each.id for each in found.gone] == ["mofcom-2025-70"]
    limb = state_of(found, LIMB)
    assert (limb.before.state, limb.after.state, by(limb)) == (State.SUSPENDED, State.IN_FORCE, ["mofcom-2025-70"])
    assert instruments_of(found) == SIX


def test_what_is_left_out_keeps_its_head_and_the_first_side_its_law() -> None:
    first = side(KNOWN)
    second = first.without(["mofcom-2025-61"])
    assert second.statutes.instruments["mofcom-2025-61"].published == date(2025, 10, 9)
    assert list(second.statutes.instruments["mofcom-2025-61"].entries()) == []
    assert list(first.statutes.instruments["mofcom-2025-61"].entries())
    assert {each.figure for each in difference(first, second).figures} == {
        "mofcom-2025-61/threshold",
        "mofcom-2025-61/logic-node-nm",
        "mofcom-2025-61/memory-layers",
    }


def test_a_side_is_as_the_firm_reads_it() -> None:
    reading = {"last-day-is-suspended": Adoption("yes", "架空 花子", KNOWN)}
    firm = Side(packaged(), date(2026, 11, 10), KNOWN, Stance.of(reading))
    assert firm.law.force(LIMB).truth is NO
    assert side(date(2026, 11, 10)).law.force(LIMB).truth is UNKNOWN


DAYS = st.dates(date(2025, 9, 1), date(2027, 3, 1))


@given(DAYS, DAYS)
def test_every_passage_stands_in_the_difference_if_and_only_if_its_state_differs(first: date, second: date) -> None:
    sides = side(first), side(second)
    found = {each.cites: each for each in difference(*sides).states}
    listing_ = {entry.by for entry in packaged().lawbook.entries if entry.does == "lists"}
    for cites in passages(packaged()):
        if cites.partition("/")[0] not in listing_:
            before, after = (each.law.force(cites) for each in sides)
            if before.state is not after.state:
                assert (found[cites].before, found[cites].after) == (before, after)
                assert found[cites].by
    assert list(found) == sorted(found, key=in_order)


@given(DAYS)
def test_a_side_does_not_differ_from_itself(day: date) -> None:
    assert difference(side(day), side(day)).is_empty


@given(DAYS)
def test_nothing_turns_before_the_next_day(day: date) -> None:
    found = between(day, day).next_day
    assert found is None or found > day
    if found is not None:
        assert between(day, found).turns


# --- in words ---------------------------------------------------------------------------------------------------------


def test_passages_of_an_instrument_are_named_together() -> None:
    cited = ["mofcom-2025-61/1", "mofcom-2025-61/1(3)"]
    assert names_of(cited, "en") == "61/2025 § 1, 1(3)"
    assert names_of(cited, "zh") == "公告2025年第61号 一、一（三）"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changes_alike_is_one_sentence(language: Language) -> None:
    found = between(date(2026, 11, 9), date(2026, 11, 10))
    groups = alike(found.states, language)
    assert len(groups) == len(SIX)
    told = [state_change_text(group, language) for group in groups]
    assert all("→" in each and "2026-11-10" in each for each in told)


def test_parties_are_called_as_the_reader_knows_them() -> None:
    control = between(date(2026, 2, 23), date(2026, 2, 24)).lists[0]
    assert party_names(control, "zh") == control.parties
    assert "National Defense Academy of Japan (防卫大学)" in party_names(control, "en")
    assert "防衛大学校（防卫大学）" in party_names(control, "ja")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_plain_data(language: Language) -> None:
    found = difference(side(date(2025, 10, 8)), side(date(2026, 2, 24)).supposing([extended()]))
    told = json.loads(json.dumps(difference_record(found, language)))
    assert told["changes"] is True
    assert {each["id"]: each["supposed"] for each in told["issued"]}["mofcom-2026-99"] is True
    limb = next(each for each in told["provisions"] if each["cites"] == LIMB)
    assert (limb["before"]["state"], limb["after"]["state"]) == ("not commenced", "suspended")
    assert [entry["instrument"] for entry in limb["by"]] == ["mofcom-2025-70", "mofcom-2026-99"]
    assert told["figures"][0]["before"] is None
    assert {each["notice"] for each in told["lists"]} >= {"mofcom-2026-11", "mofcom-2025-13"}
