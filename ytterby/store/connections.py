"""Django and its connections: set up in code when a store is first opened, one connection name a database.

Nothing is done when this module is imported, and nothing is left open between two uses: the file of a store can be
copied, moved or deleted as soon as nobody is reading or writing, and several workspaces live in one process.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .trouble import told, trouble

__all__ = ["WAITS", "Place", "Plight", "begun", "connected", "made_ready", "plight"]

_APP = "ytterby.store.apps.StoreConfig"
_SQLITE_OPENS_WITH = "PRAGMA foreign_keys=ON;PRAGMA synchronous=FULL"
"""FULL, for what was said to be recorded is recorded, also when the power goes."""
_SQLITE_WRITES_WITH = "PRAGMA journal_mode=WAL"
_TABLE = "ytterby_act"
_LOCK = 0x59747462  # Yttb
WAITS = 20.0
_setting_up = threading.Lock()
_depth = threading.local()


@dataclass(frozen=True)
class Place:
    """Where the records of a store lie: a file, or a database server."""

    file: Path
    """The file of SQLite; not used if there is an URL."""
    url: str = ""
    waits: float = WAITS
    """Seconds for which a writer waits for another."""

    @cached_property
    def name(self) -> str:
        """The file as SQLite is to open it; one that may not be written to is read as it lies there, without a log."""
        if not self.file.exists() or (os.access(self.file, os.W_OK) and os.access(self.file.parent, os.W_OK)):
            return str(self.file)
        log = self.file.with_name(f"{self.file.name}-wal")
        return f"{self.file.as_uri()}?mode=ro{'' if log.exists() else '&immutable=1'}"

    @property
    def is_sealed(self) -> bool:
        """Whether the file may only be read."""
        return not self.url and self.name != str(self.file)

    @property
    def alias(self) -> str:
        """What Django calls the connection."""
        said = f"{self.url or self.name}\n{self.waits}"
        return f"ytterby-{hashlib.sha256(said.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"

    @property
    def shown(self) -> str:
        """The place for a person; an URL without what may be a password."""
        if not self.url:
            return str(self.file)
        before, _, after = self.url.rpartition("@")
        return f"{before.partition('://')[0]}://{after}" if before else self.url


@dataclass(frozen=True, slots=True)
class Plight:
    """How the tables of a database stand to this version of the program."""

    applied: frozenset[str]
    known: frozenset[str]
    has_others: bool
    """Whether there are tables, and none of them is ours."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was made in it yet."""
        return not self.applied

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program made it."""
        return bool(self.applied - self.known)

    @property
    def is_older(self) -> bool:
        """Whether an older version made it, and nobody has brought it up to date."""
        return bool(self.applied) and bool(self.known - self.applied)


@contextmanager
def connected(place: Place) -> Iterator[Any]:
    """Django's connection to a place, closed again by the outermost use in this thread.

    Whatever goes wrong with the database is raised as a StoreError.
    """
    alias = _registered(place)
    from django.db import connections

    depths: dict[str, int] = _depth.__dict__
    depths[alias] = depths.get(alias, 0) + 1
    try:
        with told(place.shown):
            yield connections[alias]
    finally:
        depths[alias] -= 1
        if not depths[alias]:
            connections[alias].close()


@contextmanager
def begun(connection: Any) -> Iterator[None]:
    """A transaction in which nobody else writes: all of it is done, or nothing."""
    from django.db import transaction

    with transaction.atomic(using=connection.alias):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


def plight(connection: Any) -> Plight:
    """How the tables stand."""
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    label = "ytterby_store"
    applied = {name for app, name in MigrationRecorder(connection).applied_migrations() if app == label}
    known = {name for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations if app == label}
    # Another process may be making the tables at this moment: those are ours.
    tables = set() if applied or connection.vendor != "sqlite" else set(connection.introspection.table_names())
    return Plight(frozenset(applied), frozenset(known), bool(tables) and _TABLE not in tables)


def made_ready(connection: Any) -> None:
    """Apply the steps that are missing, all or none; another process that does the same waits and finds them done."""
    from django.db.migrations.executor import MigrationExecutor

    # SQLite lets its tables be altered only if keys are not checked, and that is switched outside a transaction alone.
    with connection.constraint_checks_disabled(), begun(connection):
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("ytterby_store"))


def _registered(place: Place) -> str:
    """The name of the connection to a place, known to Django."""
    _set_up()
    from django.db import connections

    alias = place.alias
    if alias not in connections.settings:
        with _setting_up:
            connections.settings.setdefault(alias, {**_ORDINARY, **_database(place)})
    return alias


def _set_up() -> None:
    """Configure Django for the store alone, unless a program around it has configured it already."""
    from django.apps import apps
    from django.conf import settings

    if apps.ready:
        return
    with _setting_up:
        if not settings.configured:
            settings.configure(INSTALLED_APPS=[_APP], DATABASES={}, USE_TZ=True, USE_I18N=False, LOGGING_CONFIG=None)
        apps.populate(settings.INSTALLED_APPS)


_ORDINARY = {
    "ATOMIC_REQUESTS": False,
    "AUTOCOMMIT": True,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "TIME_ZONE": None,
    "USER": "",
    "PASSWORD": "",
    "HOST": "",
    "PORT": "",
    "TEST": {"CHARSET": None, "COLLATION": None, "MIGRATE": True, "MIRROR": None, "NAME": None},
}


def _database(place: Place) -> dict[str, Any]:
    if place.url:
        return {"ENGINE": "django.db.backends.postgresql", **_said_in(place)}
    opens_with = [_SQLITE_OPENS_WITH] if place.is_sealed else [_SQLITE_OPENS_WITH, _SQLITE_WRITES_WITH]
    options = {"transaction_mode": "IMMEDIATE", "timeout": place.waits, "init_command": ";".join(opens_with)}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": place.name, "OPTIONS": options}


def _said_in(place: Place) -> dict[str, Any]:
    """What an URL says, taken apart by the library that will connect."""
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as problem:
        raise trouble("no-driver") from problem
    try:
        said = conninfo_to_dict(place.url)
    except ProgrammingError as problem:
        raise trouble("bad-url", said=str(problem).strip()) from problem
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    database = {name: str(said.pop(key, None) or "") for name, key in named.items()}
    if not (database["NAME"] or "service" in said):
        raise trouble("bad-url", said=place.shown)
    return {**database, "OPTIONS": said}
