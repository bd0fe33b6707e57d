"""Reads what a user hands in: files into sheets, sheets into rows, rows into one dataset with all its issues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .checks import checked
from .complaints import complaint
from .copied import copies
from .dataset import Dataset
from .files import open_all
from .headers import best_table
from .issues import Issue
from .rows import ROW_TYPES, Place, Row
from .schema import is_guide, schema, table_named
from .sheet_rows import rows_of
from .sheets import Sheet

__all__ = ["read"]


def read(path: Path) -> Dataset:
    """The dataset in a folder of CSV files and workbooks, or in one workbook or CSV file.

    Nothing here raises on any input: whatever is wrong is among the dataset's issues, with its place and its cure.
    """
    opened = open_all(path)
    issues = list(opened.issues)
    tables: dict[str, list[Row]] = {}
    files: dict[str, dict[str, list[Row]]] = {}
    parts_at: Place | None = None
    for sheet in opened.sheets:
        name = table_named(sheet.table)
        if name is None:
            issues.extend(_unread(sheet))
            continue
        if sheet.hidden:
            issues.append(complaint("hidden-sheet", sheet.place()))
        rows, found = rows_of(sheet, schema()[name])
        tables.setdefault(name, []).extend(rows)
        if rows:
            files.setdefault(sheet.file, {}).setdefault(name, []).extend(rows)
        if name == "parts":
            parts_at = parts_at or sheet.place()
        issues.extend(found)
    kept: Any
    issues.extend(copies(files))
    kept, across = checked(tables, Place(path.name), parts_at)
    if opened.sheets or not opened.issues:
        issues.extend(across)
    missing = frozenset(ROW_TYPES) - frozenset(tables)
    return Dataset(**kept, issues=tuple(issues), missing=missing)


def _unread(sheet: Sheet) -> list[Issue]:
    if is_guide(sheet.table) or not any(cell.strip() for row in sheet.rows for cell in row):
        return []
    fit = best_table(sheet.rows)
    if fit:
        return [complaint("fits-a-table", sheet.place(), table=fit.label)]
    return [complaint("no-table", sheet.place())]
