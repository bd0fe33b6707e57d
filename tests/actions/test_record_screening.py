"""The outcome of a screening is kept, and the next one tells what changed since."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.actions.record_screening import changes_since, last_screening, record
from ytterby.languages import Text
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.matching import Evidence, Match
from ytterby.parties.rescreening import seen
from ytterby.parties.screening import Screened
from ytterby.parties.sought import Sought
from ytterby.store import NotRecordedError, opened

TODAY = date(2026, 11, 24)
BY = "架空 花子"
ENTRY = Entry("watch-list", "1", ("例示電機",))
LISTS = [WatchedList("watch-list", Text.same("W"), (ENTRY,), 1, "", TODAY, BY, TODAY + timedelta(days=30))]
MATCH = Match(ENTRY, 90, Evidence("name", "例示電気", "例示電機"))
SCREENED = [Screened(Sought("P-1", ("例示電気",)), open=(MATCH,)), Screened(Sought("P-2", ("見本",)))]


def test_a_screening_comes_back_as_it_was(tmp_path: Path) -> None:
    assert last_screening(None) is None
    made = record(tmp_path, SCREENED, LISTS, BY, TODAY, today=TODAY)
    content = made.act.content
    assert {name: content[name] for name in ("parties", "listed", "open")} == {"parties": 2, "listed": 0, "open": 1}
    assert content["lists"] == {"watch-list": LISTS[0].address}
    last = last_screening(opened(tmp_path, create=False))
    assert last == seen(SCREENED, LISTS, TODAY)
    assert changes_since(last, SCREENED, LISTS, TODAY) == ()


def test_the_same_outcome_of_the_same_day_is_recorded_once(tmp_path: Path) -> None:
    first = record(tmp_path, SCREENED, LISTS, BY, TODAY, today=TODAY)
    assert record(tmp_path, SCREENED, LISTS, BY, TODAY, today=TODAY) == first
    assert record(tmp_path, SCREENED, LISTS, BY, TODAY + timedelta(days=1), today=date.max).number == 2


def test_the_next_one_tells_what_changed(tmp_path: Path) -> None:
    record(tmp_path, SCREENED, LISTS, BY, TODAY, today=TODAY)
    last = last_screening(opened(tmp_path, create=False))
    assert last is not None
    now = [SCREENED[0], Screened(Sought("P-2", ("見本",)), hits=(MATCH,))]
    found = changes_since(last, now, LISTS, TODAY + timedelta(days=31))
    assert [(each.kind, each.reference or each.list_id) for each in found] == [
        ("entry-found", "P-2"),
        ("list-stale", "watch-list"),
    ]


@pytest.mark.parametrize(("by", "on"), [("", TODAY), (BY, TODAY + timedelta(days=1))])
def test_nobody_and_the_day_after_are_refused(tmp_path: Path, by: str, on: date) -> None:
    with pytest.raises(NotRecordedError):
        record(tmp_path, SCREENED, LISTS, by, on, today=TODAY)
    assert list(tmp_path.iterdir()) == []
