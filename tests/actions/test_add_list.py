"""A firm's own list is kept whole and comes back as it was; a newer version replaces it, a record withdraws it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.actions.add_list import add_list, own_lists_of, withdraw
from ytterby.languages import LANGUAGES, Text
from ytterby.parties.lists import Entry, Identifier, WatchedList
from ytterby.store import NotRecordedError, StoreError, opened
from ytterby.store.opening import FOLDER

TODAY = date(2026, 11, 24)
BY = "架空 花子"
FULL = Entry(
    "own-denied",
    "1",
    ("例示電機", "EXAMPLE {DENKI}"),
    "JP",
    (Identifier("lei", "A1"), Identifier("other", "77")),
    "",
    date(2026, 1, 2),
    "suspended",
    True,
    "東京",
    "注記",
)
LIST = WatchedList(
    "own-denied",
    Text("取引停止先 {社内}".replace("{", "{{").replace("}", "}}"), "停止交易", "denied"),
    (FULL, Entry("own-denied", "2", ("見本電子",))),
    2,
    "denied.csv",
    TODAY,
    BY,
    TODAY + timedelta(days=90),
)


def kept(workspace: Path) -> tuple[WatchedList, ...]:
    return own_lists_of(opened(workspace, create=False))


def test_a_list_comes_back_as_it_was(tmp_path: Path) -> None:
    add_list(tmp_path, LIST, today=TODAY)
    assert kept(tmp_path) == (LIST,)
    assert kept(tmp_path)[0].address == LIST.address
    assert own_lists_of(None) == ()


def test_the_same_version_is_recorded_once_and_a_newer_one_replaces_it(tmp_path: Path) -> None:
    first = add_list(tmp_path, LIST, today=TODAY)
    assert add_list(tmp_path, LIST, today=TODAY) == first
    newer = replace(LIST, entries=(*LIST.entries, Entry("own-denied", "3", ("仮名",))), least_size=3)
    other = replace(LIST, list_id="own-other", entries=(Entry("own-other", "1", ("別",)),), least_size=1)
    add_list(tmp_path, newer, today=TODAY)
    add_list(tmp_path, other, today=TODAY)
    assert kept(tmp_path) == (newer, other)


def test_a_list_is_withdrawn_and_may_come_back(tmp_path: Path) -> None:
    with pytest.raises(NotRecordedError, match="no list of its own yet"):
        withdraw(tmp_path, "own-denied", BY, TODAY, "不要", today=TODAY)
    add_list(tmp_path, LIST, today=TODAY)
    with pytest.raises(NotRecordedError, match="There are: own-denied"):
        withdraw(tmp_path, "own-denid", BY, TODAY, "不要", today=TODAY)
    withdraw(tmp_path, "own-denied", BY, TODAY, "不要", today=TODAY)
    assert kept(tmp_path) == ()
    add_list(tmp_path, LIST, today=TODAY)
    assert kept(tmp_path) == (LIST,)


def test_by_what_was_known_on_a_day_the_version_of_that_day_is_in_use(tmp_path: Path) -> None:
    days = [TODAY - timedelta(days=each) for each in (9, 6, 3)]
    newer = replace(LIST, entries=(*LIST.entries, Entry("own-denied", "3", ("仮名",))))
    for watched, day in ((LIST, days[0]), (newer, days[1])):
        add_list(tmp_path, replace(watched, looked_on=day), today=TODAY)
    withdraw(tmp_path, "own-denied", BY, days[2], "不要", today=TODAY)
    store = opened(tmp_path, create=False)
    known = [days[0] - timedelta(days=1), *days]
    assert [[len(each.entries) for each in own_lists_of(store, day)] for day in known] == [[], [2], [3], []]
    with pytest.raises(NotRecordedError, match="withdrawn on 2026-11-21"):
        add_list(tmp_path, replace(newer, looked_on=days[1]), today=TODAY)


def test_a_list_that_shrank_is_taken_only_with_a_reason(tmp_path: Path) -> None:
    add_list(tmp_path, LIST, today=TODAY)
    less = replace(LIST, entries=LIST.entries[:1], least_size=1)
    with pytest.raises(NotRecordedError, match="fewer than the least size 2"):
        add_list(tmp_path, less, today=TODAY)
    add_list(tmp_path, less, why="一社と取引を再開した", today=TODAY)
    assert kept(tmp_path) == (less,)


@pytest.mark.parametrize(
    ("watched", "says"),
    [
        (replace(LIST, list_id="control-list"), ["begins with own-", "are of another list: 1, 2"]),
        (replace(LIST, title=Text("", "", "")), ["no title"]),
        (replace(LIST, entries=()), ["no entries"]),
        (replace(LIST, least_size=3), ["least size 3"]),
        (replace(LIST, least_size=0), ["least size 0"]),
        (replace(LIST, look_again_by=TODAY), ["until somebody looks again, 0"]),
        (replace(LIST, look_again_by=TODAY + timedelta(days=9999)), ["9999"]),
        (replace(LIST, entries=(*LIST.entries, replace(FULL, names=("x",)))), ["same id: 1"]),
        (
            replace(LIST, entries=(replace(FULL, names=()), replace(FULL, names=(" ",), entry_id="2"))),
            ["no name: 1, 2"],
        ),
        (replace(LIST, entries=(replace(FULL, names=("\ud800",)), LIST.entries[1])), ["not text"]),
        (replace(LIST, looked_on=TODAY + timedelta(days=1), looked_by="7"), ["whose decision", "after today"]),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_all_reasons(
    tmp_path: Path, watched: WatchedList, says: list[str]
) -> None:
    with pytest.raises(NotRecordedError) as refused:
        add_list(tmp_path, watched, today=TODAY)
    found = refused.value.in_("en").splitlines()
    assert len(found) == len(says)
    assert all(any(each in line for line in found) for each in says)
    assert all(refused.value.in_(language) for language in LANGUAGES)
    assert list(tmp_path.iterdir()) == []


def test_an_older_version_does_not_come_after(tmp_path: Path) -> None:
    add_list(tmp_path, LIST, today=TODAY)
    with pytest.raises(NotRecordedError, match="2026-11-24 is there already"):
        add_list(tmp_path, replace(LIST, looked_on=TODAY - timedelta(days=1)), today=TODAY)


def test_a_list_whose_content_is_gone_is_never_taken_for_an_empty_one(tmp_path: Path) -> None:
    add_list(tmp_path, LIST, today=TODAY)
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    with pytest.raises(StoreError, match="is gone"):
        kept(tmp_path)
