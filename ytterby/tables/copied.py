"""Finds files that hold the same tables twice, such as a workbook that was saved under another name beside itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .complaints import complaint
from .issues import Issue
from .rows import Place, Row

__all__ = ["copies"]

Tables = Mapping[str, Sequence[Row]]


def copies(files: Mapping[str, Tables]) -> Iterator[Issue]:
    """One issue for each file that looks like a copy of an earlier one, or of a part of it.

    `files` holds, by the name of each file, the rows of its tables that have any. Of two files one looks like a copy
    if each table of the smaller is row by row the same in the other.
    """
    earlier: dict[str, Tables] = {}
    for name, tables in files.items():
        original = next((other for other, theirs in earlier.items() if _is_within(tables, theirs)), None)
        if original:
            yield complaint("copied-file", Place(name), first=original)
        earlier[name] = tables


def _is_within(one: Tables, other: Tables) -> bool:
    small, large = sorted((one, other), key=len)
    return all(name in large and list(large[name]) == list(rows) for name, rows in small.items())
