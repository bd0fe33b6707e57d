"""The list notices: 193 entries, each with its names, and the measures against each as they stand on a day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ytterby.languages import LANGUAGES, Language
from ytterby.law.instruments import InstrumentError, parse_instrument, read_instrument
from ytterby.law.lawbook import Statutes, packaged
from ytterby.law.listings import (
    CONTROL_LIST,
    FOREIGN_PERSONS_BARRED,
    WATCH_LIST,
    ListedParty,
    listed_parties,
    standing_of,
)
from ytterby.law.paragraphs import paragraphs
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


def test_the_parties_by_country_and_by_what_is_known_of_their_names() -> None:
    """Counted by hand in the dossier of the law, apart from these tables."""
    assert Counter(party.country for party in PARTIES) == {
        "US": 84,
        "JP": 80,
        "TW": 8,
        "CZ": 5,
        "DE": 4,
        "FR": 3,
        "BE": 2,
        "BG": 1,
        "IT": 2,
        "LT": 1,
        "NL": 1,
        "PL": 2,
    }
    assert Counter(party.grade for party in PARTIES) == {"O": 173, "S": 20}
    assert {party.notice for party in PARTIES if party.grade == "S"} == {"mofcom-2026-28"}
    assert sum(bool(party.name_local) for party in PARTIES) == 71
    assert sum(len(party.aliases) for party in PARTIES) == 17
    assert sum(bool(party.address) for party in PARTIES) == 71


def test_every_notice_puts_its_parties_on_one_list() -> None:
    for party in PARTIES:
        which, _, barred = NOTICES[party.notice]
        assert party.lists == ((which, FOREIGN_PERSONS_BARRED) if barred else (which,))
        assert party.is_barred_to_foreign_persons is barred


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_49_names_the_notices_that_bar_foreign_persons(language: Language) -> None:
    (article,) = (each for each in paragraphs("statecouncil-792") if each.number == "49")
    barring = [notice.removeprefix("mofcom-2026-") for notice, (_, _, barred) in NOTICES.items() if barred]
    told = article.says.in_(language)
    after = told.partition("2026" if language != "en" else "list notices")[2]
    assert re.findall(r"\d+", after.replace("2026", "")) == barring


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


BAD = """name_zh,name_en,country,date_listed,colour
凧工房,Kite Works,Japan,2026-11-05,
,,,,
,,JP,soon,
凧工房,Kites,JP,,
"""


def test_everything_wrong_with_a_table_is_told_at_once_with_row_and_column(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "names.csv").write_text(BAD.replace(",colour", "").replace(",\n", "\n"), encoding="utf-8")
    with pytest.raises(InstrumentError) as problem:
        read_instrument(tmp_path / "notice.toml")
    told = str(problem.value).splitlines()
    assert len(told) == 3
    for line, (row, column, cell) in zip(
        told, [(2, "country", "Japan"), (4, "name_zh", "“”"), (4, "date_listed", "soon")], strict=True
    ):
        assert f"names.csv, row {row}, column {column}" in line
        assert cell in line
    assert len({problem.value.in_(language) for language in LANGUAGES}) == 3


@pytest.mark.parametrize("headers", ["name_zh,colour", "name_zh,name_zh"])
def test_a_header_that_is_not_known_is_told(tmp_path: Path, headers: str) -> None:
    (tmp_path / "notice.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "names.csv").write_text(f"{headers}\n凧工房,x\n", encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"row 1, column 2"):
        read_instrument(tmp_path / "notice.toml")


def test_a_party_stands_in_a_table_once(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "names.csv").write_text("name_zh,name_en\n凧工房,A\n風車,B\n凧工房,C\n", encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"row 4, column name_zh"):
        read_instrument(tmp_path / "notice.toml")


def test_a_file_does_not_state_the_rows_of_a_table_itself() -> None:
    rows = FILE.replace('parties_in = "names.csv"', 'rows = [{ name_zh = "凧工房" }]')
    with pytest.raises(InstrumentError, match="rows"):
        parse_instrument(rows.encode())


def test_a_party_is_known_by_its_first_name_and_by_the_days_of_the_notice(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text(FILE.replace("from = 2026-11-05", "from = 2026-11-07"), encoding="utf-8")
    table = "name_zh,name_en,name_local,aliases,country,date_effective,identifiers\n"
    rows = ",Kite Works,凧工房,KW|Kites,JP,,A-1|B-2\n風車,,,,,2026-11-09,\n"
    (tmp_path / "names.csv").write_text(table + rows, encoding="utf-8")
    notice = read_instrument(tmp_path / "notice.toml")
    kites, mill = listed_parties(Statutes({notice.id: notice}))
    assert (kites.name, kites.names) == ("Kite Works", ("Kite Works", "凧工房", "KW", "Kites"))
    assert (kites.listed_on, kites.in_effect_from) == (date(2026, 11, 5), date(2026, 11, 7))
    assert (kites.identifiers, kites.grade) == (("A-1", "B-2"), "S")
    assert mill.in_effect_from == date(2026, 11, 9)


def test_a_notice_that_says_nothing_of_its_beginning_begins_by_listing() -> None:
    text = FILE.replace('parties_in = "names.csv"', 'parties = ["凧工房"]').replace(
        "from = 2026-11-05", "from = 2026-11-07"
    )
    notice = parse_instrument(text.encode())
    book = Statutes({**packaged().instruments, notice.id: notice}).lawbook
    states = [book.on(date(2026, 11, day)).force("mofcom-2026-99/1").state for day in (6, 7, 8)]
    assert states == [State.NOT_COMMENCED, State.IN_FORCE, State.IN_FORCE]
    assert notice.only_lists


@pytest.mark.parametrize("which", ["suspends", "commences"])
def test_only_a_notice_that_moves_a_passage_of_another_moves_the_law(which: str) -> None:
    own = FILE.replace('parties_in = "names.csv"', 'parties = ["凧工房"]')
    notice = parse_instrument(f'{own}[[{which}]]\nwhat = ["1"]\nfrom = 2026-11-05\n'.encode())
    assert notice.only_lists is (which == "commences")


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
