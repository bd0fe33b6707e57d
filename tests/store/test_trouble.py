"""A store that cannot be used says why and what to do, in three languages; it never breaks down."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ytterby.determination.firm import FirmError, read_firm
from ytterby.languages import LANGUAGES
from ytterby.store import FILE, Act, Store, StoreError, opened
from ytterby.store.connections import Place, _database, connected
from ytterby.store.trouble import told

Acting = Callable[..., Act]


def trouble_of(doing: Callable[[], object], says: str) -> StoreError:
    with pytest.raises(StoreError, match=says) as caught:
        doing()
    said = [caught.value.in_(language) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert not any("Traceback" in each or "Error" in each for each in said)
    return caught.value


def done(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    (tmp_path / FILE).write_text("name,country\n" * 100)
    trouble_of(lambda: opened(tmp_path, create=create), "this is no database")


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_in_its_place(tmp_path: Path, create: bool) -> None:
    (tmp_path / FILE).mkdir()
    trouble_of(lambda: opened(tmp_path, create=create), "cannot be opened")


def test_a_workspace_that_is_not_there(tmp_path: Path) -> None:
    trouble_of(lambda: opened(tmp_path / "none", create=True), "cannot be opened")


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_something_else_is_left_alone(tmp_path: Path, create: bool) -> None:
    done(tmp_path / FILE, "CREATE TABLE orders (number INTEGER)")
    before = (tmp_path / FILE).read_bytes()
    trouble_of(lambda: opened(tmp_path, create=create), "database of something else")
    assert (tmp_path / FILE).read_bytes()[100:] == before[100:]


def test_an_empty_file_is_an_empty_store(tmp_path: Path, act: Acting) -> None:
    (tmp_path / FILE).touch()
    assert opened(tmp_path, create=False) is None
    store = opened(tmp_path, create=True)
    assert store is not None
    assert store.record(act()).number == 1


def test_one_made_by_a_newer_version(store: Store, tmp_path: Path) -> None:
    done(
        tmp_path / FILE,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('ytterby_store', '9999_later', '2030-01-01')",
    )
    trouble_of(lambda: opened(tmp_path, create=True), "Update Ytterby")
    trouble_of(lambda: opened(tmp_path, create=False), "Update Ytterby")


def test_one_made_by_an_older_version_is_only_changed_to_write(
    store: Store, act: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import migrations
    from django.db.migrations.loader import MigrationLoader

    store.record(act())
    real = MigrationLoader.load_disk

    def with_a_later_one(loader: MigrationLoader) -> None:
        real(loader)
        later = migrations.Migration("0002_later", "ytterby_store")
        later.dependencies = [("ytterby_store", "0001_acts")]
        later.operations = [migrations.RunSQL("CREATE TABLE ytterby_later (number INTEGER)")]
        loader.disk_migrations["ytterby_store", "0002_later"] = later

    monkeypatch.setattr(MigrationLoader, "load_disk", with_a_later_one)
    trouble_of(lambda: opened(tmp_path, create=False), "older version")
    newer = opened(tmp_path, create=True)
    assert newer is not None
    assert newer.record(act()).number == 2
    assert opened(tmp_path, create=False) is not None


def test_a_writer_that_does_not_finish(store: Store, act: Acting, tmp_path: Path) -> None:
    patient = opened(tmp_path, create=True, waits=0.05)
    assert patient is not None
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert patient.acts() == (), "reading waits for nobody"
        trouble_of(lambda: patient.record(act()), "another program is writing")
    assert patient.record(act()).number == 1


@pytest.mark.parametrize(
    ("pragma", "says"), [("query_only = ON", "may not be written to"), ("max_page_count = 1", "no room left")]
)
def test_a_disk_that_is_full_or_only_read(store: Store, act: Acting, pragma: str, says: str) -> None:
    with connected(store.place) as connection:
        connection.cursor().execute(f"PRAGMA {pragma}")
        trouble_of(lambda: store.record_all([act(why="長い理由" * 1000)] * 20), says)
    assert store.acts() == ()
    assert store.record(act()).number == 1


def test_a_file_that_may_not_be_written_to_is_still_read(
    store: Store, act: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = store.record(act())
    monkeypatch.setattr("ytterby.store.connections.os.access", lambda *_: False)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    sealed = opened(tmp_path, create=False)
    assert sealed is not None
    assert sealed.acts() == (record,)
    trouble_of(lambda: sealed.record(act()), "may not be written to")
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_a_damaged_database(store: Store, act: Acting, tmp_path: Path) -> None:
    store.record_all([act(why="長い理由" * 100)] * 100)
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    trouble_of(lambda: opened(tmp_path, create=True) and store.acts(), "restore it from a backup")


def test_a_complaint_that_nobody_foresaw_is_passed_on(store: Store, act: Acting) -> None:
    with connected(store.place) as connection:
        connection.cursor().execute("CREATE TEMP TRIGGER odd BEFORE INSERT ON ytterby_act BEGIN SELECT no_such(); END")
        trouble_of(lambda: store.record(act()), "did not accept it")


@pytest.mark.parametrize(
    ("number", "says"), [(28, "no room left"), (30, "may not be written"), (5, "disk failed"), (2, "cannot be opened")]
)
def test_what_the_disk_complains_of(number: int, says: str) -> None:
    def fail() -> None:
        with told("place"):
            raise OSError(number, "x")

    trouble_of(fail, says)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:secret@host:5432/firm", "postgresql://host:5432/firm"),
        ("postgresql://host/firm", "postgresql://host/firm"),
        ("", "ytterby.db"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert Place(Path("ytterby.db"), url).shown == shown


def test_the_firm_may_choose_another_database(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text('[store]\nurl = "postgresql://localhost/firm"\n')
    assert read_firm(tmp_path).store_url == "postgresql://localhost/firm"


@pytest.mark.parametrize(
    ("said", "says"),
    [('url = "mysql://h/d"', "take the table"), ("url = 1", "is text"), ('uri = "postgresql://h/d"', "Did you mean")],
)
def test_a_choice_that_cannot_be_is_refused(tmp_path: Path, said: str, says: str) -> None:
    (tmp_path / "firm.toml").write_text(f"[store]\n{said}\n")
    with pytest.raises(FirmError, match=says):
        opened(tmp_path, create=False)


def test_an_address_of_postgresql_is_taken_apart() -> None:
    place = Place(Path("ytterby.db"), "postgresql://me:pw@host:5433/firm?sslmode=require")
    said = _database(place)
    assert {name: said[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "firm",
        "USER": "me",
        "PASSWORD": "pw",
        "HOST": "host",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize("url", ["postgresql://me:pw@host", "postgresql://me:pw@host/firm?no_such=1"])
def test_an_address_that_is_none_is_told_without_its_password(tmp_path: Path, url: str) -> None:
    (tmp_path / "firm.toml").write_text(f'[store]\nurl = "{url}"\n')
    problem = trouble_of(lambda: opened(tmp_path, create=False), "cannot be read as an address of PostgreSQL")
    assert "pw" not in str(problem)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    (tmp_path / "firm.toml").write_text('[store]\nurl = "postgresql://localhost/without-the-extra"\n')
    trouble_of(lambda: opened(tmp_path, create=False), r"pip install \"ytterby\[postgres\]\"")


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text(f'[store]\nurl = "postgresql:///firm?host={tmp_path}"\n')
    trouble_of(lambda: opened(tmp_path, create=True), "cannot be reached")
