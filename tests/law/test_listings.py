"""The list notices: 193 entries, each with its names, and the measures against each as they stand on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ytterby.law.instruments import InstrumentError, parse_instrument, read_instrument
from ytterby.law.lawbook import packaged
from ytterby.law.listings import (
    CONTROL_LIST,
    FOREIGN_PERSONS_BARRED,
    WATCH_LIST,
    ListedParty,
    listed_parties,
    standing_of,
)
from ytterby.logic.lawbook import State

TODAY = date(2026, 11, 23)
PARTIES = listed_parties()
# By notice: the list, how many, and whether foreign persons are barred from giving them items of Chinese origin.
NOTICES = {
    "mofcom-2025-1": (CONTROL_LIST, 28, False),
    "mofcom-2025-13": (CONTROL_LIST, 15, False),
    "mofcom-2025-21": (CONTROL_LIST, 16, False),
    "mofcom-2025-22": (CONTROL_LIST, 12, False),
    "mofcom-2025-35": (CONTROL_LIST, 8, False),
    "mofcom-2025-51": (CONTROL_LIST, 3, False),
    "mofcom-2026-11": (CONTROL_LIST, 20, True),
    "mofcom-2026-12": (WATCH_LIST, 20, False),
    "mofcom-2026-20": (CONTROL_LIST, 7, True),
    "mofcom-2026-23": (CONTROL_LIST, 10, True),
    "mofcom-2026-27": (CONTROL_LIST, 20, True),
    "mofcom-2026-28": (WATCH_LIST, 20, False),
    "mofcom-2026-30": (CONTROL_LIST, 14, True),
}
STOPPED = {"mofcom-2025-13": date(2025, 11, 10), "mofcom-2025-22": date(2025, 8, 12)}
SUSPENDED = "mofcom-2025-21"
FILE = """
id = "mofcom-2026-99"
number = "99"
issuer = "x"
published = 2026-11-05
title = { ja = "一", zh = "二", en = "three" }
[[lists]]
what = ["control-list"]
from = 2026-11-05
parties_in = "names.csv"
"""


def test_there_are_193_entries_by_notice() -> None:
    assert Counter(party.notice for party in PARTIES) == {notice: count for notice, (_, count, _) in NOTICES.items()}
    assert Counter(party.lists[0] for party in PARTIES) == {CONTROL_LIST: 153, WATCH_LIST: 40}


def test_every_notice_puts_its_parties_on_one_list() -> None:
    for party in PARTIES:
        which, _, barred = NOTICES[party.notice]
        assert party.lists == ((which, FOREIGN_PERSONS_BARRED) if barred else (which,))
        assert party.is_barred_to_foreign_persons is barred


@pytest.mark.parametrize(("which", "count"), [(CONTROL_LIST, 153), (WATCH_LIST, 40), (FOREIGN_PERSONS_BARRED, 71)])
def test_the_ledger_holds_the_name_of_every_party(which: str, count: int) -> None:
    listed = packaged().lawbook.on(TODAY).listed(which)
    assert len(listed) == count
    assert {(entry.by, entry.value, entry.on) for entry in listed} == {
        (party.notice, party.name_zh, party.in_effect_from) for party in PARTIES if which in party.lists
    }


def test_the_days_of_the_parties_are_those_of_their_notice() -> None:
    for party in PARTIES:
        notice = packaged().instruments[party.notice]
        assert party.listed_on == notice.published
        assert {entry.on for entry in notice.entries()} == {party.in_effect_from}
        assert party.grade == notice.grade


def test_announcement_22_of_2025_took_effect_on_the_day_after_its_publication() -> None:
    book = packaged().lawbook
    assert packaged().instruments["mofcom-2025-22"].published == date(2025, 4, 9)
    assert book.on(date(2025, 4, 9)).force("mofcom-2025-22/1").state is State.NOT_COMMENCED
    assert book.on(date(2025, 4, 10)).force("mofcom-2025-22/1").state is State.IN_FORCE


def test_no_party_stands_there_twice_and_every_one_has_its_names() -> None:
    for names in ([party.name_zh for party in PARTIES], [party.name_en for party in PARTIES]):
        assert len(set(names)) == len(names)
        assert all(names)
    for party in PARTIES:
        assert party.names[:2] == tuple(dict.fromkeys((party.name_zh, party.name_en)))
        assert len(party.country) == 2
        assert bool(party.name_local) is (party.name_local_grade == "unverified")
        assert not party.name_local or party.country == "JP"


@pytest.mark.parametrize(
    ("typed", "notice", "others"),
    [
        ("日本宇宙航空研究开发机构", "mofcom-2026-11", ("国立研究開発法人宇宙航空研究開発機構", "JAXA")),
        ("美国稀土公司", "mofcom-2026-23", ("USA Rare Earth, Inc.", "USAR", "USARE")),
        ("TDK株式会社", "mofcom-2026-12", ("TDK Corporation",)),
        ("JMU防务系统株式会社", "mofcom-2026-11", ("JMU防卫系统株式会社",)),
        ("拉法特集团", "mofcom-2026-30", ("Lafert S.p.A.",)),
    ],
)
def test_names_in_other_languages_are_kept(typed: str, notice: str, others: tuple[str, ...]) -> None:
    party = next(party for party in PARTIES if party.name_zh == typed)
    assert party.notice == notice
    assert set(others) <= set(party.names)


def state(party: ListedParty, day: date = TODAY) -> str:
    """As the lists are spoken of: active, stopped, suspended, or past the end of a suspension."""
    force = standing_of(party, packaged().lawbook.on(day, TODAY))
    if force.state is State.SUSPENDED:
        return "stopped" if force.through is None else "suspended"
    said: str = {State.IN_FORCE: "active"}.get(force.state, force.state.value)
    return said


def test_the_measures_stand_as_they_do_on_23_november_2026() -> None:
    assert Counter(state(party) for party in PARTIES) == {"active": 150, "stopped": 27, "unconfirmed": 16}
    for party in PARTIES:
        expected = "stopped" if party.notice in STOPPED else "unconfirmed" if party.notice == SUSPENDED else "active"
        assert state(party) == expected


@pytest.mark.parametrize(("notice", "first"), STOPPED.items())
def test_stopped_measures_have_no_end_and_the_party_stays_listed(notice: str, first: date) -> None:
    party = next(party for party in PARTIES if party.notice == notice)
    force = standing_of(party, packaged().lawbook.on(date(2099, 1, 1)))
    assert (force.state, force.since, force.through) == (State.SUSPENDED, first, None)
    listed = packaged().lawbook.on(date(2099, 1, 1)).listed(CONTROL_LIST)
    assert party.name_zh in {entry.value for entry in listed}


def test_a_year_of_suspension_ends_on_10_november_2026_and_is_doubtful_by_the_talk_of_the_arrangement() -> None:
    party = next(party for party in PARTIES if party.notice == SUSPENDED)
    assert [state(party, date(2026, 11, day)) for day in (9, 10, 11)] == ["suspended", "unconfirmed", "unconfirmed"]
    book, after = packaged().lawbook, date(2026, 11, 11)
    assert standing_of(party, book.on(after, date(2026, 9, 23))).state is State.IN_FORCE
    doubtful = standing_of(party, book.on(after, date(2026, 9, 24)))
    assert doubtful.state is State.UNCONFIRMED
    assert {entry.by for entry in doubtful.by if entry.does == "doubts"} == {"mofcom-statement-2026-09-28"}


# --- The table beside the file


def test_the_parties_may_stand_in_a_table_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "names.csv").write_text("name_zh,name_en\n凧工房,Kite Works\n風車,Mill\n", encoding="utf-8-sig")
    notice = read_instrument(tmp_path / "notice.toml")
    assert [entry.value for entry in notice.entries()] == ["凧工房", "風車"]


@pytest.mark.parametrize("content", [None, "address\nKite Works\n", "凧".encode("cp932")])
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, content: str | bytes | None) -> None:
    (tmp_path / "notice.toml").write_text(FILE, encoding="utf-8")
    if content is not None:
        (tmp_path / "names.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InstrumentError, match=r"notice\.toml.*names\.csv"):
        read_instrument(tmp_path / "notice.toml")


@pytest.mark.parametrize("name", ["../names.csv", "/etc/passwd"])
def test_a_table_lies_beside_the_file_and_nowhere_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "names.csv").write_text("name_zh\n凧工房\n", encoding="utf-8")
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "notice.toml").write_text(FILE.replace("names.csv", name), encoding="utf-8")
    with pytest.raises(InstrumentError, match="cannot be read"):
        read_instrument(tmp_path / "law" / "notice.toml")


def test_without_a_folder_there_is_no_table() -> None:
    with pytest.raises(InstrumentError, match=r"names\.csv"):
        parse_instrument(FILE.encode())
