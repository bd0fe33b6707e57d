"""The table of a list of names: its columns, and its rows as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ..languages import Catalogue
from ..tables.complaints import complaint
from ..tables.csv_files import open_csv
from ..tables.issues import Issue
from ..tables.rows import Kind, Place, Row
from ..tables.schema import Table, table_of
from ..tables.sheet_rows import rows_of
from ..tables.sheets import Opened
from ..tables.workbooks import open_workbook

__all__ = ["ListRow", "list_rows", "list_table", "several"]

NAMES = ("names", "name_zh", "name_en", "name_local", "aliases")
_WORKBOOK = frozenset({".xlsx", ".xlsm"})
_MARKS = re.compile(r"[;；|\n]")


def _column(kind: Kind) -> Any:
    return field(default=None, metadata={"kind": kind, "codes": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow(Row):
    """Somebody who stands on a list."""

    names: str | None = _column("text")
    name_zh: str | None = _column("text")
    name_en: str | None = _column("text")
    name_local: str | None = _column("text")
    aliases: str | None = _column("text")
    country: str | None = _column("country")
    identifiers: str | None = _column("key")
    entry: str | None = _column("key")
    listed_on: date | None = _column("date")
    address: str | None = _column("text")
    note: str | None = _column("text")


def list_rows(path: Path) -> tuple[tuple[ListRow, ...], tuple[Issue, ...]]:
    """The rows of a CSV file or of the sheets of a workbook, with every issue. Never raises for what a file holds."""
    try:
        opened = open_workbook(path, path.stem) if _is_workbook(path) else open_csv(path, path.stem, list_table())
    except FileNotFoundError:
        opened = Opened(issues=(complaint("no-such-path", Place(path.name)),))
    except OSError:
        opened = Opened(issues=(complaint("file-cannot-be-opened", Place(path.name)),))
    rows: list[ListRow] = []
    issues = list(opened.issues)
    for sheet in opened.sheets:
        if sheet.rows:
            found, wrong = rows_of(sheet, list_table())
            typed = [row for row in found if isinstance(row, ListRow)]
            rows += [row for row in typed if _is_named(row)]
            columns = tuple(column.label for column in list_table().about)
            told = {issue.place.row for issue in wrong if issue.code == "about-nothing"}
            nameless = (row for row in typed if not _is_named(row) and row.place.row not in told)  # but a semicolon
            issues += [*wrong, *(complaint("about-nothing", row.place, columns=columns) for row in nameless)]
    if not rows and not issues:
        issues.append(complaint("empty-file", Place(path.name)))
    return tuple(rows), tuple(issues)


def several(cell: str | None) -> Iterator[str]:
    """The values of a cell that may hold more than one, parted by semicolons, upright strokes or lines."""
    for value in _MARKS.split(cell or ""):
        if value.strip():
            yield value.strip()


def _is_named(row: ListRow) -> bool:
    return any(name for column in NAMES for name in several(getattr(row, column)))


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in _WORKBOOK


@cache
def list_table() -> Table:
    """The table as the reader of tables knows it."""
    return table_of("list", ListRow, Catalogue.read(Path(__file__).with_name("list_columns.toml")), NAMES)
