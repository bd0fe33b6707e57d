"""What speaks against an act is looked at in the moment of recording, however many record at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

from ytterby.actions.add_list import add_list
from ytterby.actions.decide_candidate import decide
from ytterby.actions.exclude_name import exclude, withdraw
from ytterby.actions.look_at_list import look
from ytterby.languages import Text
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.sought import Sought
from ytterby.store import NotRecordedError, Recorded, opened

TODAY = date(2026, 11, 24)
SEEN = TODAY - timedelta(days=40)
BY, WHY = "架空 花子", "所在地が異なる"
SOUGHT, ENTRY = Sought("P-1", ("例示電機",), "JP"), Entry("own-denied", "1", ("例示電子",))
LIST = WatchedList("own-denied", Text.same("W"), (ENTRY,), 1, "", SEEN, BY, SEEN + timedelta(days=30))
AT_ONCE = 8

DECIDER = """
import sys
from datetime import date
from pathlib import Path
from ytterby.actions.decide_candidate import decide
from ytterby.parties.lists import Entry
from ytterby.parties.sought import Sought
from ytterby.store import NotRecordedError
for day in range(1, 13):
    on, verdict = date(2026, 11, (day * int(sys.argv[2])) % 13), "same" if day % 2 else "different"
    try:
        decide(Path(sys.argv[1]), Sought("P-1", ("A1",)), Entry("own-x", "1", ("A2",)), verdict, "A", on, "x", today=on)
    except NotRecordedError:
        pass
"""


def at_once(act: Callable[[int], Recorded]) -> int:
    """Do something in several threads at the same moment; says how often it was refused."""
    begin = Barrier(AT_ONCE)

    def done(number: int) -> int:
        begin.wait(20)
        try:
            act(number)
        except NotRecordedError:
            return 1
        return 0

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(done, range(AT_ONCE)))


def recorded(workspace: Path) -> tuple[Recorded, ...]:
    store = opened(workspace, create=False)
    assert store is not None
    assert store.broken() is None
    return store.acts()


def in_order(workspace: Path) -> bool:
    days = [each.act.on for each in recorded(workspace)]
    return days == sorted(days)


def test_the_same_act_of_several_at_once_is_recorded_once(tmp_path: Path) -> None:
    at_once(lambda _: decide(tmp_path, SOUGHT, ENTRY, "different", BY, TODAY, WHY, today=TODAY))
    at_once(lambda _: look(tmp_path, LIST, BY, TODAY, today=TODAY))
    at_once(lambda _: add_list(tmp_path, LIST, today=TODAY))
    at_once(lambda _: exclude(tmp_path, "例示電気", LIST, BY, TODAY, WHY, today=TODAY))
    assert [each.act.kind for each in recorded(tmp_path)] == ["decision", "look", "own-list", "exclusion"]


def test_only_one_of_several_takes_an_exclusion_back(tmp_path: Path) -> None:
    exclude(tmp_path, "例示電気", LIST, BY, TODAY, WHY, today=TODAY)
    refused = at_once(lambda _: withdraw(tmp_path, "例示電気", "own-denied", BY, TODAY, WHY, today=TODAY))
    assert (refused, len(recorded(tmp_path))) == (AT_ONCE - 1, 2)


def test_nothing_of_an_earlier_day_comes_after_the_later(tmp_path: Path) -> None:
    at_once(lambda number: look(tmp_path, LIST, BY, TODAY - timedelta(days=number), today=TODAY))
    assert in_order(tmp_path)


def test_processes_that_decide_at_once_keep_the_order_of_the_days(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DECIDER, str(tmp_path)]
    running = [subprocess.Popen([*command, str(each)]) for each in (1, 5, 7)]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    assert in_order(tmp_path)


def test_what_is_refused_makes_nothing(tmp_path: Path) -> None:
    assert at_once(lambda _: look(tmp_path, LIST, "", TODAY, today=TODAY)) == AT_ONCE
    assert list(tmp_path.iterdir()) == []
