"""The database itself refuses to change or take away a record, and whoever gets past it breaks the chain."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ytterby.languages import LANGUAGES
from ytterby.store import FILE, Act, Store, StoreError

Acting = Callable[..., Act]


@pytest.fixture
def file(store: Store, act: Acting, tmp_path: Path) -> Path:
    """The file of a store with five records."""
    store.record_all([act(about=f"P-{number}", number=number) for number in range(1, 6)])
    return tmp_path / FILE


def done(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        for statement in statements:
            database.execute(statement)


def forced(file: Path, *statements: str) -> None:
    """Do something to the records that the triggers would refuse."""
    with closing(sqlite3.connect(file)) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    done(file, *(f"DROP TRIGGER {name}" for (name,) in triggers), *statements)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ytterby_act SET why = 'x'",
        "UPDATE ytterby_act SET number = 9 WHERE number = 5",
        "DELETE FROM ytterby_act",
        "DELETE FROM ytterby_act WHERE number = 5",
        "INSERT OR REPLACE INTO ytterby_act SELECT * FROM ytterby_act WHERE number = 3",
        (
            "REPLACE INTO ytterby_act SELECT number, before, address, at, kind, about, person, day, 'x', content"
            " FROM ytterby_act WHERE number = 5"
        ),
        (
            "INSERT INTO ytterby_act SELECT 6, before, 'a', at, kind, about, person, day, why, content"
            " FROM ytterby_act WHERE number = 5"
        ),
        (
            "INSERT INTO ytterby_act SELECT 7, address, 'a', at, kind, about, person, day, why, content"
            " FROM ytterby_act WHERE number = 5"
        ),
        (
            "REPLACE INTO ytterby_act SELECT 6, address, address, at, kind, about, person, day, why, content"
            " FROM ytterby_act WHERE number = 5"
        ),
    ],
)
def test_the_database_refuses(store: Store, file: Path, statement: str) -> None:
    before = store.acts()
    with pytest.raises(sqlite3.IntegrityError, match="a record"):
        done(file, statement)
    assert store.acts() == before
    assert store.broken() is None


@pytest.mark.parametrize("column", ["address", "at", "kind", "about", "person", "day", "why", "content", "before"])
def test_a_change_of_any_column_is_found(store: Store, file: Path, column: str) -> None:
    forced(file, f"UPDATE ytterby_act SET {column} = {column} || ' ' WHERE number = 3")
    broken = store.broken()
    assert broken is not None
    assert broken.number == 3
    assert all("3" in broken.says.in_(language) for language in LANGUAGES)
    with pytest.raises(StoreError, match="record 3 is not what was recorded"):
        store.acts()


@pytest.mark.parametrize("value", ["x'00'", "x'ff'", "7"])
@pytest.mark.parametrize("column", ["why", "content", "address"])
def test_what_is_no_text_is_found_too(store: Store, file: Path, column: str, value: str) -> None:
    forced(file, f"UPDATE ytterby_act SET {column} = {value} WHERE number = 3")
    broken = store.broken()
    assert broken is not None
    assert broken.number == 3
    with pytest.raises(StoreError, match="record 3 is not what was recorded"):
        store.acts()


def test_what_cannot_even_be_read_is_damaged(store: Store, file: Path) -> None:
    forced(file, "UPDATE ytterby_act SET why = CAST(x'ff' AS TEXT) WHERE number = 3")
    with pytest.raises(StoreError, match="damaged"):
        store.broken()
    with pytest.raises(StoreError, match="damaged"):
        store.acts()


@pytest.mark.parametrize(
    ("statements", "number", "says"),
    [
        (["DELETE FROM ytterby_act WHERE number = 1"], 1, "missing"),
        (["DELETE FROM ytterby_act WHERE number = 3"], 3, "missing"),
        (
            ["DELETE FROM ytterby_act WHERE number = 3", "UPDATE ytterby_act SET number = number - 1 WHERE number > 3"],
            3,
            "does not follow",
        ),
        (["UPDATE ytterby_act SET number = number + 1 WHERE number = 5"], 5, "missing"),
    ],
)
def test_what_was_taken_out_or_moved_is_found(
    store: Store, file: Path, statements: list[str], number: int, says: str
) -> None:
    forced(file, *statements)
    broken = store.broken()
    assert broken is not None
    assert broken.number == number
    assert says in broken.says.in_("en")


def test_a_record_that_was_forged_with_its_own_address_does_not_fit_the_next(store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        row = list(database.execute("SELECT * FROM ytterby_act WHERE number = 3").fetchone())
    row[8] = "forged"
    said = json.dumps([row[0], row[1], *row[3:]], ensure_ascii=False, separators=(",", ":"))
    address = hashlib.sha256(said.encode()).hexdigest()
    forced(file, f"UPDATE ytterby_act SET why = 'forged', address = '{address}' WHERE number = 3")
    broken = store.broken()
    assert broken is not None
    assert (broken.number, "does not follow" in broken.says.in_("en")) == (4, True)


def test_what_was_cut_off_at_the_end_shows_by_the_last_address(store: Store, file: Path) -> None:
    noted = store.last()
    forced(file, "DELETE FROM ytterby_act WHERE number = 5")
    assert store.broken() is None
    assert store.last() != noted


def test_a_record_after_a_broken_one_still_follows_the_last(store: Store, file: Path, act: Acting) -> None:
    forced(file, "UPDATE ytterby_act SET why = 'x' WHERE number = 2")
    assert store.record(act()).number == 6
    broken = store.broken()
    assert broken is not None
    assert broken.number == 2
