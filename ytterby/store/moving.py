"""Moves what was recorded from the file in a workspace to the database that the firm has chosen instead."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

from .connections import begun, connected
from .opening import in_the_workspace, opened
from .records import AT_ONCE, Store
from .trouble import StoreError, trouble

__all__ = ["copy", "move"]


def move(workspace: Path) -> int:
    """Copy the records of `ytterby.db` to the database that `firm.toml` names, and say how many they are.

    The file stays as it is. Raises StoreError if its chain is broken or something was recorded there already.
    """
    source, target = in_the_workspace(workspace), opened(workspace, create=True)
    assert target is not None
    if source is None or not target.place.url:
        raise trouble("nothing-to-move")
    return copy(source, target)


def copy(source: Store, target: Store) -> int:
    """Copy all records as they are, moments and addresses included, into a store that is empty: all of them or none."""
    rows = tuple(source.rows())
    broken = source.broken()
    if broken is not None:
        raise StoreError(broken.says)
    with connected(target.place) as connection, begun(connection):
        from .models import ActRow

        table = ActRow.objects.using(connection.alias)
        if table.exists():
            raise trouble("not-empty", place=target.place.shown)
        table.bulk_create([ActRow(*astuple(row)) for row in rows], batch_size=AT_ONCE)
    return len(rows)
