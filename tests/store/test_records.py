"""What is recorded comes back as it was and in its order, whoever writes at the same time; the rest is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.store import FILE, JSON, Act, NotRecordedError, Store, opened

Acting = Callable[..., Act]

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES: st.SearchStrategy[JSON] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)

WRITER = """
import sys
from datetime import date
from pathlib import Path
from ytterby.store import Act, opened
store = opened(Path(sys.argv[1]), create=True)
for number in range(int(sys.argv[3])):
    store.record(Act("test", sys.argv[2], "架空 花子", date(2026, 11, 24), "", {"number": number}))
"""


def test_nothing_is_made_unless_asked_for(tmp_path: Path) -> None:
    assert opened(tmp_path, create=False) is None
    assert list(tmp_path.iterdir()) == []


def test_importing_the_store_loads_no_database() -> None:
    program = "import sys, ytterby.store, ytterby.actions.decide_candidate; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_is_recorded_comes_back(store: Store, act: Acting, tmp_path: Path) -> None:
    said = act(why="別会社\n所在地が異なる", share="0.1", number=10**30, names=["例示電機", None], seen={"é": True})
    record = store.record(said)
    assert (record.act, record.number) == (said, 1)
    assert record.at.tzinfo is UTC
    again = opened(tmp_path, create=False)
    assert again is not None
    assert again.acts() == (record,)
    assert again.last() == record
    assert again.broken() is None


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert (store.acts(), store.last(), store.broken()) == ((), None, None)


def test_the_moment_is_kept_in_utc(tmp_path: Path, act: Acting) -> None:
    moment = datetime(2026, 11, 25, 1, 2, 3, tzinfo=timezone(timedelta(hours=9)))
    store = opened(tmp_path, create=True, clock=lambda: moment)
    assert store is not None
    assert store.record(act()).at.isoformat() == "2026-11-24T16:02:03+00:00"


def test_records_are_found_by_kind_and_by_what_they_are_about(store: Store, act: Acting) -> None:
    store.record_all([act("decision", "P-1"), act("look", "watch-list"), act("decision", "P-2"), act("look", "P-1")])
    assert [each.number for each in store.acts()] == [1, 2, 3, 4]
    assert [each.number for each in store.acts("decision")] == [1, 3]
    assert [each.number for each in store.acts(about="P-1")] == [1, 4]
    assert [each.number for each in store.acts("look", "P-1")] == [4]
    assert store.acts("none") == ()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_any_content_without_floats_comes_back_as_it_was(store: Store, content: dict[str, JSON]) -> None:
    record = store.record(Act("test", "", "A", date(2026, 11, 24), "", content))
    assert store.last() == record
    assert store.acts()[-1].act.content == content


@pytest.mark.parametrize("content", [{"share": 0.1}, {"list": [1, [2.0]]}, {"day": date(2026, 1, 1)}, {1: "one"}])
def test_a_float_or_what_json_does_not_know_is_a_slip(store: Store, content: dict[str, JSON]) -> None:
    with pytest.raises(TypeError):
        store.record(Act("test", "", "A", date(2026, 11, 24), "", content))
    assert store.acts() == ()


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ({"by": ""}, ["whose decision"]),
        ({"by": " 12 - "}, ["whose decision"]),
        ({"by": "A\nB"}, ["person's name holds signs"]),
        ({"by": "A\u202eB"}, ["person's name holds signs"]),
        ({"by": "A" * 201}, ["longer than 200"]),
        ({"about": "P\x00"}, ["about holds signs"]),
        ({"about": "P" * 501}, ["longer than 500"]),
        ({"why": "\x1b[31m"}, ["reason holds signs"]),
        ({"why": "\ud800"}, ["reason holds signs"]),
        ({"name": "\udcff"}, ["not text"]),
        ({"by": "\ud800", "why": "\x07", "kind": "K" * 41}, ["whose", "longer than 40", "name holds", "reason holds"]),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_all_reasons(
    store: Store, act: Acting, said: dict[str, str], reasons: list[str]
) -> None:
    with pytest.raises(NotRecordedError) as refused:
        store.record_all([act(), act(**said)])
    found = refused.value.in_("en").splitlines()
    assert len(found) == len(reasons)
    assert all(any(reason in each for each in found) for reason in reasons)
    assert all(refused.value.in_(language) for language in LANGUAGES)
    assert store.acts() == (), "all or nothing"


def test_several_workspaces_live_in_one_process(tmp_path: Path, act: Acting) -> None:
    stores = []
    for name in ("一社", "b c", "d"):
        (tmp_path / name).mkdir()
        stores.append(opened(tmp_path / name, create=True))
    for number, store in enumerate(stores, 1):
        assert store is not None
        store.record_all([act(number=number)] * number)
    for number, store in enumerate(stores, 1):
        assert store is not None
        assert [each.act.content for each in store.acts()] == [{"number": number}] * number


def test_nothing_is_left_open_or_beside_the_file(store: Store, act: Acting, tmp_path: Path) -> None:
    store.record(act())
    with store.kept_open():
        store.record(act())
        assert len(store.acts()) == 2
    assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_many_records_are_added_in_one_go(store: Store, act: Acting) -> None:
    recorded = store.record_all([act(number=number) for number in range(500)])
    assert [each.number for each in recorded] == list(range(1, 501))
    assert store.acts() == recorded
    assert store.broken() is None


def test_threads_that_write_at_once_keep_the_chain(store: Store, act: Acting) -> None:
    def write(writer: int) -> None:
        for number in range(8):
            store.record(act(about=f"W-{writer}", number=number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert store.broken() is None
    assert [each.number for each in store.acts()] == list(range(1, 65))
    assert [each.act.content["number"] for each in store.acts(about="W-3")] == list(range(8))


def test_processes_that_make_the_store_and_write_at_once_keep_the_chain(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    running = [subprocess.Popen([*command, f"W-{each}", "10"]) for each in range(3)]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    store = opened(tmp_path, create=False)
    assert store is not None
    assert store.broken() is None
    assert len(store.acts()) == 30
    assert all(len(store.acts(about=f"W-{each}")) == 10 for each in range(3))
