"""The steps that make the tables end where the program expects them, and carry their marks."""

from __future__ import annotations

from typing import Any

from ytterby.store import Store
from ytterby.store.connections import connected


def test_the_steps_lead_to_the_tables_that_the_program_knows(store: Store) -> None:
    with connected(store.place) as connection:
        from django.apps import apps
        from django.db.migrations.autodetector import MigrationAutodetector
        from django.db.migrations.loader import MigrationLoader
        from django.db.migrations.state import ProjectState

        loader: Any = MigrationLoader(connection)
        wanted = ProjectState.from_apps(apps)
        assert MigrationAutodetector(loader.project_state(), wanted).changes(loader.graph) == {}


def test_the_table_has_its_triggers(store: Store) -> None:
    with connected(store.place) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        found = [name for (name,) in cursor.fetchall()]
    assert found == ["ytterby_act_in_chain", "ytterby_act_no_delete", "ytterby_act_no_update"]
