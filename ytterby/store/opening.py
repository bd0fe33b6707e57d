"""Opens the store of a workspace: where it lies, whether it is there, and whether this version of the program fits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from .connections import WAITS, Place, connected, made_ready, plight
from .contents import Contents
from .records import Store
from .trouble import trouble

__all__ = ["FILE", "FOLDER", "in_the_workspace", "opened"]

FILE = "ytterby.db"
"""What the database is called in every workspace that has none elsewhere."""
FOLDER = "ytterby.contents"
"""Where large contents lie."""


def opened(
    workspace: Path, *, create: bool, clock: Callable[[], datetime] | None = None, waits: float = WAITS
) -> Store | None:
    """The store of a workspace.

    With `create` it is made if there is none, and brought up to date if an older version of the program made it;
    without, None says that nothing was ever recorded. A writer waits so many seconds for another.
    `clock` tells the time of recording, for tests.

    Raises StoreError if it cannot be used as it is, and FirmError if `firm.toml` cannot be right.
    """
    home = workspace.resolve()
    return _opened(Place(home / FILE, _url(home), waits), create=create, clock=clock or _now)


def in_the_workspace(workspace: Path) -> Store | None:
    """The store in the file of a workspace, also if the firm has chosen another database. Raises StoreError."""
    return _opened(Place(workspace.resolve() / FILE), create=False, clock=_now)


def _opened(place: Place, *, create: bool, clock: Callable[[], datetime]) -> Store | None:
    if not place.url and not place.file.exists() and not create:
        return None
    if not place.url and place.file.is_dir():
        raise trouble("cannot-be-opened", place=place.shown)
    with connected(place) as connection:
        found = plight(connection)
        if found.is_newer:
            raise trouble("made-by-newer", place=place.shown)
        if found.has_others:
            raise trouble("another-database", place=place.shown)
        if found.is_older and not create:
            raise trouble("made-by-older", place=place.shown)
        if found.is_empty and not create:
            return None
        if found.is_empty or found.is_older:
            made_ready(connection)
    return Store(place, Contents(place.file.parent / FOLDER), clock)


def _url(workspace: Path) -> str:
    """The database that the firm has chosen instead of a file in the workspace; empty if none."""
    from ..determination.firm import read_firm

    return read_firm(workspace).store_url


def _now() -> datetime:
    return datetime.now(UTC)
