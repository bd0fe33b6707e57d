"""A firm's exclusions: kept with who, when and why, never the very name of an entry, and withdrawn by record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.actions.exclude_name import exclude, exclusions_of, withdraw
from ytterby.languages import LANGUAGES, Text
from ytterby.parties.decisions import Exclusion
from ytterby.parties.lists import Entry, WatchedList
from ytterby.store import NotRecordedError, Recorded, opened

TODAY = date(2026, 11, 24)
BY, WHY = "架空 花子", "社名が似ているだけの別会社"
ENTRIES = (Entry("watch-list", "12/2026:7", ("例示电机软件株式会社",)), Entry("watch-list", "12/2026:8", ("見本電子",)))
LIST = WatchedList("watch-list", Text.same("W"), ENTRIES, 2, "", TODAY, "例示 太郎", TODAY + timedelta(days=30))


def excluded(workspace: Path, name: str = "例示電機", entry_id: str = "", on: date = TODAY) -> Recorded:
    return exclude(workspace, name, LIST, BY, on, WHY, entry_id=entry_id, today=TODAY)


def standing(workspace: Path) -> list[tuple[str, str]]:
    return [(each.name, each.entry_id) for each in exclusions_of(opened(workspace, create=False))]


def test_an_exclusion_is_kept(tmp_path: Path) -> None:
    excluded(tmp_path, "  例示電機 ")
    kept = exclusions_of(opened(tmp_path, create=False))
    prints = frozenset(each.fingerprint for each in ENTRIES)
    assert kept == (Exclusion("例示電機", "watch-list", "", BY, TODAY, WHY, prints),)
    assert all(kept[0].covers(each) for each in ENTRIES)
    assert kept[0].covers(replace(ENTRIES[0], state="suspended"))


def test_whoever_is_listed_later_or_called_otherwise_is_not_covered(tmp_path: Path) -> None:
    excluded(tmp_path)
    excluded(tmp_path, "見本商事", "12/2026:7")
    whole, one = exclusions_of(opened(tmp_path, create=False))
    later = Entry("watch-list", "31/2026:1", ("例示電機",))
    assert not whole.covers(later)
    assert (one.covers(ENTRIES[0]), one.covers(ENTRIES[1])) == (True, False)
    assert not any(
        each.covers(replace(ENTRIES[0], names=("例示电机软件株式会社", "例示電機"))) for each in (whole, one)
    )


def test_it_is_recorded_anew_for_a_list_that_has_grown(tmp_path: Path) -> None:
    first, later = excluded(tmp_path), Entry("watch-list", "31/2026:1", ("例示電子機器",))
    grown = replace(LIST, entries=(*ENTRIES, later))
    again = exclude(tmp_path, "例示電機", grown, BY, TODAY, WHY, today=TODAY)
    assert (first.number, again.number) == (1, 2)
    (kept,) = exclusions_of(opened(tmp_path, create=False))
    assert kept.covers(later)
    with pytest.raises(NotRecordedError, match="does not replace it"):
        excluded(tmp_path, on=TODAY - timedelta(days=1))


def test_it_holds_by_the_day_from_which_it_was_known_to_that_of_its_withdrawal(tmp_path: Path) -> None:
    day, later = TODAY - timedelta(days=9), TODAY - timedelta(days=3)
    excluded(tmp_path, on=day)
    withdraw(tmp_path, "例示電機", "watch-list", BY, later, "買収された", today=TODAY)
    store = opened(tmp_path, create=False)
    known = (day - timedelta(days=1), day, later - timedelta(days=1), later)
    assert [len(exclusions_of(store, each)) for each in known] == [0, 1, 1, 0]
    with pytest.raises(NotRecordedError, match="withdrawn on 2026-11-21"):
        excluded(tmp_path, on=day)


def test_it_may_be_for_one_entry_and_is_recorded_once(tmp_path: Path) -> None:
    first = excluded(tmp_path, entry_id="12/2026:7")
    assert excluded(tmp_path, entry_id="12/2026:7") == first
    excluded(tmp_path)
    assert standing(tmp_path) == [("例示電機", "12/2026:7"), ("例示電機", "")]


def test_it_is_withdrawn_by_another_record(tmp_path: Path) -> None:
    excluded(tmp_path)
    withdraw(tmp_path, "例示電機", "watch-list", BY, TODAY, "買収された", today=TODAY)
    assert standing(tmp_path) == []
    with pytest.raises(NotRecordedError, match="not excluded"):
        withdraw(tmp_path, "例示電機", "watch-list", BY, TODAY, "買収された", today=TODAY)
    excluded(tmp_path)
    assert standing(tmp_path) == [("例示電機", "")]
    store = opened(tmp_path, create=False)
    assert store is not None
    assert [each.act.content["does"] for each in store.acts("exclusion")] == ["excluded", "withdrawn", "excluded"]


def test_it_is_not_withdrawn_before_it_began(tmp_path: Path) -> None:
    excluded(tmp_path)
    with pytest.raises(NotRecordedError, match="excluded on 2026-11-24"):
        withdraw(tmp_path, "例示電機", "watch-list", BY, TODAY - timedelta(days=1), "誤り", today=TODAY)


@pytest.mark.parametrize(
    ("name", "entry_id", "says"),
    [
        ("例示電機ソフトウェア", "12/2026:9", "Near to it: 12/2026:"),
        ("例示電機", "zzz", "has no entry zzz."),
        ("(株)例示電機軟件", "", "very name of 例示电机软件株式会社"),
        ("見本電子", "12/2026:8", "very name of 見本電子"),
        ("", "", "no name"),
        ("😀", "", "neither letters"),
    ],
)
def test_what_cannot_be_excluded_is_refused(tmp_path: Path, name: str, entry_id: str, says: str) -> None:
    with pytest.raises(NotRecordedError) as refused:
        excluded(tmp_path, name, entry_id)
    assert says in refused.value.in_("en")
    assert all(refused.value.in_(language) for language in LANGUAGES)
    assert list(tmp_path.iterdir()) == []


def test_all_reasons_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotRecordedError) as refused:
        exclude(tmp_path, "", LIST, "", TODAY + timedelta(days=1), "", today=TODAY)
    assert len(refused.value.reasons) == 4


def test_the_name_of_another_entry_may_be_excluded_from_one(tmp_path: Path) -> None:
    assert excluded(tmp_path, "見本電子", "12/2026:7").number == 1
