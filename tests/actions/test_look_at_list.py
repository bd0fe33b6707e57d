"""A look at a list is kept with person and day; whoever saw another number of entries adds the notice instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.actions.look_at_list import look, looks_of
from ytterby.languages import LANGUAGES, Text
from ytterby.parties.lists import Entry, Look, WatchedList
from ytterby.store import NotRecordedError, opened

TODAY = date(2026, 11, 24)
BY = "架空 花子"
ENTRIES = (Entry("watch-list", "1", ("例示電機",)), Entry("watch-list", "2", ("見本電子",)))
SEEN = TODAY - timedelta(days=40)
LIST = WatchedList("watch-list", Text.same("W"), ENTRIES, 2, "", SEEN, "例示 太郎", SEEN + timedelta(days=30))


def test_a_look_is_kept(tmp_path: Path) -> None:
    record = look(tmp_path, LIST, f" {BY} ", TODAY, size=2, seen_at="https://example.invalid/list", today=TODAY)
    assert record.act.content == {
        "size": 2,
        "seen_at": "https://example.invalid/list",
        "known": 2,
        "address": LIST.address,
    }
    assert looks_of(opened(tmp_path, create=False)) == (Look("watch-list", TODAY, BY),)
    assert looks_of(None) == ()


def test_the_same_look_is_recorded_once_and_another_person_s_is_another(tmp_path: Path) -> None:
    first = look(tmp_path, LIST, BY, TODAY, today=TODAY)
    assert look(tmp_path, LIST, BY, TODAY, today=TODAY) == first
    look(tmp_path, LIST, "例示 次郎", TODAY, today=TODAY)
    assert [each.by for each in looks_of(opened(tmp_path, create=False))] == [BY, "例示 次郎"]


@pytest.mark.parametrize(
    ("watched", "on", "size", "says"),
    [
        (LIST, TODAY, 3, "more than the 2 known"),
        (LIST, TODAY, 1, "fewer than the 2 known"),
        (LIST, TODAY + timedelta(days=1), None, "after today"),
        (LIST, SEEN - timedelta(days=1), None, "looked on 2026-10-15 already"),
        (replace(LIST, least_size=5), TODAY, None, "must have 5 at least"),
    ],
)
def test_what_is_no_look_is_refused(
    tmp_path: Path, watched: WatchedList, on: date, size: int | None, says: str
) -> None:
    with pytest.raises(NotRecordedError, match=says) as refused:
        look(tmp_path, watched, BY, on, size=size, today=TODAY)
    assert all(refused.value.in_(language) for language in LANGUAGES)
    assert list(tmp_path.iterdir()) == []


def test_a_look_before_a_recorded_one_is_refused(tmp_path: Path) -> None:
    look(tmp_path, LIST, BY, TODAY, today=TODAY)
    with pytest.raises(NotRecordedError, match="looked on 2026-11-24 already"):
        look(tmp_path, LIST, BY, TODAY - timedelta(days=1), today=TODAY)
