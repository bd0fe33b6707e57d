"""A firm's exclusions: kept with who, when and why, never the very name of an entry, and withdrawn by record."""

from __future__ import annotations

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
    assert kept == (Exclusion("例示電機", "watch-list", "", BY, TODAY, WHY),)
    assert all(kept[0].covers(each) for each in ENTRIES)


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
