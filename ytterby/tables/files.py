"""What lies at a place: CSV files and workbooks opened into sheets, and what cannot be read set down with its cure."""

from __future__ import annotations

from pathlib import Path

from .complaints import complaint
from .csv_files import open_csv
from .rows import Place
from .schema import table_named
from .sheets import Opened
from .workbooks import open_workbook

__all__ = ["open_all"]

_TEXT = frozenset({".csv", ".tsv"})
_WORKBOOK = frozenset({".xlsx", ".xlsm"})
_OLD = frozenset({".xls", ".xlsb", ".ods", ".et", ".numbers"})
_LEFTOVER = ("~$", ".", "._")


def open_all(path: Path) -> Opened:
    """Every table file in a folder in the order of their names, or the one file itself. Never raises."""
    here = Place(path.name)
    try:
        if path.is_dir():
            files = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith(_LEFTOVER))
        elif path.exists():
            files = [path]
        else:
            return Opened(issues=(complaint("no-such-path", here),))
    except (OSError, ValueError):
        return Opened(issues=(complaint("file-cannot-be-opened", here),))
    opened = [_opened(file) for file in files]
    sheets = tuple(sheet for each in opened for sheet in each.sheets)
    issues = tuple(issue for each in opened for issue in each.issues)
    if not sheets and not issues:
        issues = (complaint("nothing-to-read", here),)
    return Opened(sheets, issues)


def _opened(path: Path) -> Opened:
    ending = path.suffix.lower()
    try:
        if ending in _TEXT or (ending == ".txt" and table_named(path.stem)):
            return open_csv(path, path.stem)
        if ending in _WORKBOOK:
            return open_workbook(path, path.stem)
    except OSError:
        return Opened(issues=(complaint("file-cannot-be-opened", Place(path.name)),))
    if ending in _OLD:
        return Opened(issues=(complaint("old-workbook", Place(path.name)),))
    if ending == ".parquet":
        return Opened(issues=(complaint("parquet-later", Place(path.name)),))
    return Opened()
