"""The input tables: their rows, reading them from CSV files and workbooks, and the empty template to fill in.

What is named here is loaded when it is first asked for: a command that reads no table does not pay for the readers.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which takes longer to load than all of this
if TYPE_CHECKING:
    from .dataset import Dataset
    from .issues import Issue, Severity
    from .reader import read
    from .rows import ROW_TYPES, Place, Row
    from .writer import template, write

__all__ = ["ROW_TYPES", "Dataset", "Issue", "Place", "Row", "Severity", "read", "template", "write"]

_HOMES = {
    "Dataset": "dataset",
    "Issue": "issues",
    "Severity": "issues",
    "read": "reader",
    "ROW_TYPES": "rows",
    "Place": "rows",
    "Row": "rows",
    "template": "writer",
    "write": "writer",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
