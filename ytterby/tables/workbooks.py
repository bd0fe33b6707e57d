"""XLSX and XLSM workbooks, opened into sheets of text with every value exactly as the workbook keeps it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from .cells import DateCell, NumberCell
from .complaints import complaint, said
from .issues import Issue
from .magic import OLD_OFFICE, kind_of
from .rows import Place
from .sheets import Cell, Opened, Sheet
from .workbook_scan import PACKED, UNPACKED, DamagedError, Scan, is_too_large, scan

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

__all__ = ["open_workbook"]

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGED_AREA = 100_000
"""Merged areas of more cells than this are left alone."""

Raw = int | float | str | bool | date | datetime | time | timedelta


def open_workbook(path: Path, stem: str) -> Opened:
    """The sheets of a workbook. `stem` is its name without the ending: it names the table if there is one sheet."""
    place = Place(path.name)
    if refusal := _refused(path, place):
        return Opened(issues=(refusal,))
    try:
        scans = scan(path)
        return _sheets(path, stem, scans)
    except DamagedError:
        return Opened(issues=(complaint("damaged-workbook", place),))


def _refused(path: Path, place: Place) -> Issue | None:
    with path.open("rb") as file:
        head = file.read(1 << 20)
    if not head:
        return complaint("empty-file", place)
    if head.startswith(OLD_OFFICE):
        return complaint("encrypted-workbook" if _ENCRYPTED in head else "old-workbook", place)
    if not zipfile.is_zipfile(path):
        return _not_zipped(head, place)
    try:
        return _not_ours(path, place)
    except (zipfile.BadZipFile, NotImplementedError):
        return complaint("damaged-workbook", place)


def _not_ours(path: Path, place: Place) -> Issue | None:
    if is_too_large(path):
        return complaint("workbook-too-large", place, limit=UNPACKED >> 20, ratio=PACKED)
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
    if "xl/workbook.bin" in names or "content.xml" in names:
        return complaint("old-workbook", place)
    if "_rels/.rels" not in names or not any(name.startswith("xl/") for name in names):
        return complaint("not-a-table-file", place, found=said("found-archive"))
    return None


def _not_zipped(head: bytes, place: Place) -> Issue:
    if head.startswith(b"PK"):
        return complaint("damaged-workbook", place)
    found = kind_of(head)
    return complaint("not-a-table-file", place, found=said(found)) if found else complaint("is-text", place)


def _sheets(path: Path, stem: str, scans: Mapping[str, Scan]) -> Opened:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    issues: list[Issue] = []
    try:
        with CalamineWorkbook.from_path(path) as book:
            for about in book.sheets_metadata:
                found = scans.get(about.name)
                if about.typ != SheetTypeEnum.WorkSheet or found is None:
                    continue
                if found.too_far:
                    place = Place(path.name, about.name)
                    issues.append(complaint("sheet-too-large", place, last=found.last_name))
                elif found.last != (-1, -1) or found.uncomputed:
                    hidden = about.visible != SheetVisibleEnum.Visible
                    sheets.append(_sheet(book, path.name, about.name, found, hidden=hidden))
    except CalamineError as error:
        raise DamagedError from error
    if len(sheets) == 1 and not issues:
        sheets = [_named_by_file(sheets[0], stem)]
    return Opened(tuple(sheets), tuple(issues))


def _named_by_file(sheet: Sheet, stem: str) -> Sheet:
    from dataclasses import replace

    from .schema import table_named

    return sheet if table_named(sheet.table) or not table_named(stem) else replace(sheet, table=stem)


def _sheet(book: CalamineWorkbook, file: str, name: str, found: Scan, *, hidden: bool) -> Sheet:
    values = book.get_sheet_by_name(name)
    rows = list(_rows(values, found))
    return Sheet(
        file,
        name,
        name,
        rows,
        hidden=hidden,
        uncomputed=frozenset(found.uncomputed),
        merged=_merged(values, found.last),
    )


def _rows(values: CalamineSheet, found: Scan) -> Iterator[list[str]]:
    for row, cells in enumerate(values.to_python(skip_empty_area=False)):
        yield [_text(cell, (row, column), found) for column, cell in enumerate(cells)]


def _text(value: Raw, at: Cell, found: Scan) -> str:
    """A value as somebody would have typed it. Doubles are written with the fewest digits that mean them."""
    if at in found.errors:
        return found.errors[at]
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, is_percent=at in found.percents)
        case datetime():
            day = value.date().isoformat()
            return DateCell(day if value.time() == time() else f"{day} {value.time().isoformat('seconds')}")
        case date():
            return DateCell(value.isoformat())
    return str(value)


def _number(value: float, *, is_percent: bool) -> str:
    digits = Decimal(repr(value))
    if is_percent:
        return f"{_shortest(digits * 100)}%"
    return NumberCell(_shortest(digits))


def _shortest(digits: Decimal) -> str:
    if not digits.is_finite():
        return str(digits)
    written = f"{digits:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _merged(values: CalamineSheet, last: Cell) -> dict[Cell, Cell]:
    under: dict[Cell, Cell] = {}
    for (top, left), (bottom, right) in values.merged_cell_ranges or ():
        if (bottom - top + 1) * (right - left + 1) <= _MERGED_AREA:
            under.update(
                ((row, column), (top, left))
                for row in range(top, min(bottom, last[0]) + 1)
                for column in range(left, min(right, last[1]) + 1)
                if (row, column) != (top, left)
            )
    return under
