"""The lists as they stand on a day: who is on them, in which state, how long they clear, and what a firm adds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.determination.screening.lists import watched_lists
from ytterby.languages import LANGUAGES, Text
from ytterby.law.instruments import Instrument, parse_instrument
from ytterby.law.lawbook import LAW_KNOWN_TO, Statutes, packaged
from ytterby.law.listings import CONTROL_LIST, WATCH_LIST, listed_parties
from ytterby.law.watching import MAKERS, watch_of
from ytterby.parties.lists import Entry, Look, WatchedList

TODAY = date(2026, 11, 24)
LOOKED = LAW_KNOWN_TO
LAST = LOOKED + timedelta(days=14)
DAY = timedelta(days=1)
HEAD = """
id = "mofcom-2026-{number}"
number = "{number}"
issuer = "x"
published = {published}
title = {{ ja = "一", zh = "二", en = "three" }}
added_by = "Aya Mori"
"""
LISTS = '[[lists]]\nwhat = ["control-list", "foreign-persons-barred"]\nfrom = 2026-11-20\nparties_in = "parties.csv"\n'
TABLE = """name_zh,name_en,name_local,aliases,country,identifiers
风筝制造株式会社,Kite Works Co.,凧工房株式会社,KW|Kites,JP,3987654321098
,Mill Ltd.,,,GB,
"""


def control(on: date = TODAY, known: date = TODAY, statutes: Statutes | None = None, **more: object) -> WatchedList:
    return watched_lists(statutes or packaged(), on, known, **more)[0]  # type: ignore[arg-type]


def watch(on: date = TODAY, known: date = TODAY, **more: object) -> WatchedList:
    return watched_lists(packaged(), on, known, **more)[1]  # type: ignore[arg-type]


def states(entries: tuple[Entry, ...]) -> Counter[str]:
    return Counter(entry.state for entry in entries)


def added(body: str, folder: Path | None = None, number: int = 99, published: str = "2026-11-20") -> Instrument:
    return parse_instrument((HEAD.format(number=number, published=published) + body).encode(), folder)


def with_instruments(*instruments: Instrument) -> Statutes:
    return Statutes({**packaged().instruments, **{each.id: each for each in instruments}})


@pytest.fixture
def own_notice(tmp_path: Path) -> Instrument:
    (tmp_path / "parties.csv").write_text(TABLE, encoding="utf-8")
    return added(LISTS, tmp_path)


def entry_of(found: WatchedList, name: str) -> Entry | None:
    return next((entry for entry in found.entries if name in entry.names), None)


# --- The packaged lists -----------------------------------------------------------------------------------------------


def test_today_the_control_list_holds_153_in_three_states_and_the_watch_list_40() -> None:
    assert states(control().entries) == {"listed": 110, "stopped": 27, "unconfirmed": 16}
    assert states(watch().entries) == {"listed": 40}
    assert [each.list_id for each in watched_lists(packaged(), TODAY, TODAY)] == [CONTROL_LIST, WATCH_LIST]


def test_foreign_persons_are_barred_from_71_of_them() -> None:
    barred = [entry for entry in control().entries if entry.bars_foreign_persons]
    assert Counter(entry.notice for entry in barred) == {
        "mofcom-2026-11": 20,
        "mofcom-2026-20": 7,
        "mofcom-2026-23": 10,
        "mofcom-2026-27": 20,
        "mofcom-2026-30": 14,
    }
    assert not any(entry.bars_foreign_persons for entry in watch().entries)


def test_an_entry_keeps_its_names_in_three_scripts_and_its_notice() -> None:
    subaru = entry_of(watch(), "斯巴鲁株式会社")
    assert subaru is not None
    assert subaru.names == ("斯巴鲁株式会社", "SUBARU Corporation", "株式会社SUBARU")
    assert (subaru.country, subaru.notice, subaru.listed_on) == ("JP", "mofcom-2026-12", date(2026, 2, 24))
    assert subaru.entry_id == "mofcom-2026-12/斯巴鲁株式会社"


def test_ids_and_fingerprints_are_those_of_one_entry_alone() -> None:
    entries = [entry for each in watched_lists(packaged(), TODAY, TODAY) for entry in each.entries]
    assert len({entry.entry_id for entry in entries}) == len({entry.fingerprint for entry in entries}) == 193


def test_the_title_is_there_in_three_languages_and_a_source_to_look_at() -> None:
    for each in watched_lists(packaged(), TODAY, TODAY):
        assert len({each.title.in_(language) for language in LANGUAGES}) == 3
        assert each.source.startswith("https://")


@pytest.mark.parametrize(
    ("on", "control_list", "watch_list"),
    [
        (date(2025, 1, 1), 0, 0),
        (date(2025, 1, 2), 28, 0),
        (date(2025, 4, 9), 59, 0),  # 22/2025 was published that day, and took effect on the next
        (date(2025, 4, 10), 71, 0),
        (date(2026, 2, 23), 82, 0),
        (date(2026, 2, 24), 102, 20),
        (date(2026, 7, 24), 153, 40),
    ],
)
def test_a_past_day_has_the_list_as_it_was(on: date, control_list: int, watch_list: int) -> None:
    assert (len(control(on).entries), len(watch(on).entries)) == (control_list, watch_list)
    assert control(on).clears_on(on)
    assert watch(on).clears_on(on)


@pytest.mark.parametrize(
    ("on", "known", "expected"),
    [
        (date(2025, 5, 13), TODAY, "listed"),
        (date(2025, 5, 14), TODAY, "suspended"),
        (date(2026, 11, 9), TODAY, "suspended"),
        (date(2026, 11, 10), TODAY, "unconfirmed"),
        (date(2026, 11, 11), TODAY, "unconfirmed"),
        (date(2026, 11, 11), date(2026, 9, 23), "listed"),
    ],
)
def test_the_suspension_of_21_of_2025_by_day(on: date, known: date, expected: str) -> None:
    assert {entry.state for entry in control(on, known).entries if entry.notice == "mofcom-2025-21"} == {expected}


@pytest.mark.parametrize(
    ("notice", "before", "first"),
    [("mofcom-2025-13", "listed", date(2025, 11, 10)), ("mofcom-2025-22", "suspended", date(2025, 8, 12))],
)
def test_stopped_measures_by_day(notice: str, before: str, first: date) -> None:
    for on, expected in ((first - DAY, before), (first, "stopped"), (date(2099, 1, 1), "stopped")):
        assert {entry.state for entry in control(on).entries if entry.notice == notice} == {expected}


def test_what_was_not_known_yet_is_not_on_it() -> None:
    assert len(control(TODAY, date(2026, 6, 28)).entries) == 153 - 20 - 14


def test_the_same_list_has_the_same_address_and_another_state_another_one() -> None:
    assert control().address == control(TODAY + DAY).address
    assert control(date(2026, 11, 9)).address != control(date(2026, 11, 10)).address


# --- How long it clears -----------------------------------------------------------------------------------------------


def test_the_look_of_the_makers_holds_for_a_fixed_time() -> None:
    for each in watched_lists(packaged(), TODAY, TODAY):
        assert (each.looked_on, each.looked_by, each.look_again_by) == (LOOKED, MAKERS, LAST)
        assert each.clears_on(LAST)
        assert not each.clears_on(LAST + DAY)
        assert not each.clears_on(TODAY)  # a firm begins by looking


def test_a_hit_stays_there_past_that_day() -> None:
    late = control(LAST + DAY, LAST + DAY)
    assert entry_of(late, "三菱造船株式会社") is not None
    assert not late.clears_on(LAST + DAY)


def test_a_named_person_may_look_again() -> None:
    look = Look(CONTROL_LIST, date(2026, 12, 5), "Aya Mori")
    older = Look(CONTROL_LIST, date(2026, 12, 1), "Ken Oda")
    found = control(known=date(2026, 12, 5), looks=(look, older))
    assert (found.looked_on, found.looked_by, found.look_again_by) == (look.on, "Aya Mori", date(2026, 12, 19))
    assert watch(known=date(2026, 12, 5), looks=(look,)).looked_by == MAKERS


def test_a_look_that_came_later_than_what_was_known_counts_for_nothing() -> None:
    look = Look(CONTROL_LIST, date(2026, 12, 5), "Aya Mori")
    assert control(known=date(2026, 12, 4), looks=(look,)).looked_on == LOOKED


def test_by_what_was_known_before_the_makers_looked_the_list_was_seen_on_that_day() -> None:
    found = control(date(2026, 3, 1), date(2026, 3, 1))
    assert (found.looked_on, found.look_again_by) == (date(2026, 3, 1), date(2026, 3, 15))


# --- Whether it is whole ----------------------------------------------------------------------------------------------


def test_so_many_entries_there_are_by_hand() -> None:
    for list_id, count in ((CONTROL_LIST, 153), (WATCH_LIST, 40)):
        held = Counter(party.notice for party in listed_parties() if list_id in party.lists)
        assert dict(watch_of(list_id).least) == held
        assert held.total() == count


def test_a_list_that_has_lost_entries_clears_nobody() -> None:
    rest = {key: each for key, each in packaged().instruments.items() if key != "mofcom-2026-11"}
    broken = control(statutes=Statutes(rest))
    assert (len(broken.entries), broken.least_size) == (133, 153)
    assert not broken.clears_on(TODAY)


def test_entries_of_a_firm_do_not_make_up_for_lost_ones(own_notice: Instrument) -> None:
    instruments = dict(with_instruments(own_notice).instruments)
    del instruments["mofcom-2025-51"]
    assert not control(statutes=Statutes(instruments)).is_whole()


def test_a_notice_that_is_left_out_on_purpose_is_not_lost() -> None:
    head = replace_deeds(packaged().instruments["mofcom-2026-11"])
    found = control(statutes=with_instruments(head))
    assert len(found.entries) == 133
    assert found.is_whole()


def replace_deeds(instrument: Instrument) -> Instrument:
    from msgspec.structs import replace as with_fields

    return with_fields(instrument, lists=(), commences=())


# --- What a firm adds -------------------------------------------------------------------------------------------------


def test_the_parties_of_a_notice_of_a_firm_stand_there_with_all_their_names(own_notice: Instrument) -> None:
    statutes = with_instruments(own_notice)
    found = control(statutes=statutes)
    kites, mill = entry_of(found, "凧工房株式会社"), entry_of(found, "Mill Ltd.")
    assert kites is not None
    assert mill is not None
    assert kites.names == ("风筝制造株式会社", "Kite Works Co.", "凧工房株式会社", "KW", "Kites")
    assert (kites.country, kites.state, kites.bars_foreign_persons) == ("JP", "listed", True)
    assert (mill.entry_id, mill.listed_on) == ("mofcom-2026-99/Mill Ltd.", date(2026, 11, 20))
    assert len(found.entries) == found.least_size == 155
    assert len(control(date(2026, 11, 19), statutes=statutes).entries) == 153
    assert found.looked_on == LOOKED


def test_names_alone_will_do() -> None:
    statutes = with_instruments(added('[[lists]]\nwhat = ["control-list"]\nfrom = 2026-11-20\nparties = ["风筝厂"]\n'))
    kites = entry_of(control(statutes=statutes), "风筝厂")
    assert kites is not None
    assert (kites.names, kites.country, kites.bars_foreign_persons) == (("风筝厂",), "", False)


def test_measures_of_a_notice_of_a_firm_may_be_suspended(own_notice: Instrument) -> None:
    body = '[[suspends]]\nwhat = ["mofcom-2026-99/1"]\nfrom = 2026-11-22\nthrough = 2026-12-01\n'
    statutes = with_instruments(own_notice, added(body, number=100, published="2026-11-22"))
    for on, expected in ((date(2026, 11, 21), "listed"), (TODAY, "suspended"), (date(2026, 12, 1), "unconfirmed")):
        entry = entry_of(control(on, TODAY, statutes), "Mill Ltd.")
        assert entry is not None
        assert entry.state == expected


def test_who_is_taken_off_stands_there_up_to_the_day_before() -> None:
    body = '[[unlists]]\nwhat = ["watch-list"]\nfrom = 2026-11-22\nparties = ["斯巴鲁株式会社"]\n'
    statutes = with_instruments(added(body, published="2026-11-21"))

    def stands(on: date, known: date = TODAY) -> bool:
        return entry_of(watched_lists(statutes, on, known)[1], "斯巴鲁株式会社") is not None

    assert [stands(date(2026, 11, day)) for day in (21, 22, 23)] == [True, False, False]
    assert stands(TODAY, known=date(2026, 11, 20))
    assert watched_lists(statutes, TODAY, TODAY)[1].is_whole()


def test_the_bar_on_foreign_persons_may_go_alone() -> None:
    body = '[[unlists]]\nwhat = ["foreign-persons-barred"]\nfrom = 2026-11-22\nparties = ["三菱造船株式会社"]\n'
    statutes = with_instruments(added(body))
    for on, barred in ((date(2026, 11, 21), True), (date(2026, 11, 22), False)):
        entry = entry_of(control(on, statutes=statutes), "三菱造船株式会社")
        assert entry is not None
        assert entry.bars_foreign_persons is barred


def test_a_notice_that_is_repealed_lists_nobody() -> None:
    body = '[[repeals]]\nwhat = ["mofcom-2025-51/1"]\nfrom = 2026-11-22\n'
    statutes = with_instruments(added(body))
    assert len(control(date(2026, 11, 21), statutes=statutes).entries) == 153
    assert len(control(date(2026, 11, 22), statutes=statutes).entries) == 150


# --- Lists of the firm's own ------------------------------------------------------------------------------------------

OWN = WatchedList(
    "own-denied",
    Text.same("Denied"),
    (Entry("own-denied", "1", ("Gusts, Ltd.",)), Entry("own-denied", "2", ("Mill",), listed_on=date(2026, 11, 10))),
    2,
    "denied.csv",
    date(2026, 11, 1),
    "Aya Mori",
    date(2026, 11, 15),
)


def test_own_lists_come_after_those_of_the_ministry() -> None:
    assert watched_lists(packaged(), TODAY, TODAY, own=(OWN,))[2] == OWN


def test_an_own_list_on_a_past_day_is_without_what_came_later() -> None:
    found = watched_lists(packaged(), date(2026, 11, 9), TODAY, own=(OWN,))[2]
    assert found.entries == OWN.entries[:1]
    assert found.is_whole()
    broken = replace(OWN, least_size=3)
    assert not watched_lists(packaged(), date(2026, 11, 9), TODAY, own=(broken,))[2].is_whole()


@pytest.mark.parametrize("days", [7, 14, 90])
def test_a_look_at_an_own_list_holds_as_long_as_the_list_says(days: int) -> None:
    own = replace(OWN, look_again_by=OWN.looked_on + timedelta(days=days))
    look = Look("own-denied", date(2026, 11, 20), "Ken Oda")
    found = watched_lists(packaged(), TODAY, TODAY, looks=(look,), own=(own,))[2]
    assert (found.looked_by, found.look_again_by) == ("Ken Oda", look.on + timedelta(days=days))


# --- Lists of all days ------------------------------------------------------------------------------------------------


UNLISTED = '[[unlists]]\nwhat = ["control-list"]\nfrom = 2026-11-22\nparties = ["Mill Ltd."]\n'


def test_for_lines_of_many_days_everybody_is_there_with_the_days(own_notice: Instrument) -> None:
    gone = added(UNLISTED, number=101, published="2026-11-22")
    statutes = with_instruments(own_notice, gone)
    early = date(2026, 11, 1)
    assert entry_of(control(early, TODAY, statutes), "Mill Ltd.") is None
    (ever, _) = watched_lists(statutes, early, TODAY, ever=True)
    mill, kites = entry_of(ever, "Mill Ltd."), entry_of(ever, "凧工房株式会社")
    assert mill is not None
    assert kites is not None
    assert (mill.listed_on, mill.until) == (date(2026, 11, 20), date(2026, 11, 22))
    assert (kites.listed_on, kites.until) == (date(2026, 11, 20), None)
