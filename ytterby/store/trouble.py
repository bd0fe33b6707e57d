"""What a database or a disk complains of, said to a person with what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..languages import Catalogue, Language, Message

__all__ = ["StoreError", "told", "trouble"]

_BY_NAME = {
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_READONLY": "read-only",
    "SQLITE_PERM": "read-only",
    "SQLITE_AUTH": "read-only",
    "SQLITE_CANTOPEN": "cannot-be-opened",
    "SQLITE_FULL": "disk-full",
    "SQLITE_IOERR": "disk-fails",
    "SQLITE_NOTADB": "no-database",
    "SQLITE_CORRUPT": "damaged",
}
"""What SQLite calls it, without the finer distinctions that it appends."""

_BY_STATE = {"42501": "read-only", "25006": "read-only", "53100": "disk-full", "55P03": "locked"}
"""What PostgreSQL calls it."""

_BY_ERRNO = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EIO: "disk-fails",
}
_LONGEST = 200


class StoreError(Exception):
    """The store cannot be read or written as it lies there: why, and what to do."""

    def __init__(self, *reasons: Message) -> None:
        self.reasons = reasons
        super().__init__(self.in_("en"))

    def in_(self, language: Language) -> str:
        """All reasons in one language, one a line."""
        return "\n".join(reason.in_(language) for reason in self.reasons)


def trouble(key: str, **values: object) -> StoreError:
    """A trouble of the catalogue beside this module, ready to be raised."""
    return StoreError(Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values))


@contextmanager
def told(place: str) -> Iterator[None]:
    """Whatever the database or the disk complains of in here is raised as a StoreError that names the place."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError, OperationalError

    try:
        yield
    except OSError as problem:
        raise trouble(_BY_ERRNO.get(problem.errno or 0, "cannot-be-opened"), place=place) from problem
    except ImproperlyConfigured as problem:
        raise trouble("no-driver") from problem
    except (DatabaseError, InterfaceError) as problem:
        cause = problem.__cause__
        name = str(getattr(cause, "sqlite_errorname", None) or "")
        state = str(getattr(cause, "sqlstate", None) or "")
        known = next((key for start, key in _BY_NAME.items() if name.startswith(start)), None) or _BY_STATE.get(state)
        if known is None and not name and not state and isinstance(problem, OperationalError):
            known = "damaged" if type(cause).__module__ == "sqlite3" else "no-answer"
        said = next(iter(str(problem).splitlines()), "")[:_LONGEST]
        raise trouble(known or "database-complains", place=place, said=said) from problem
