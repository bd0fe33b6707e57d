"""XLSX and XLSM workbooks, opened into sheets of text with every value exactly as the workbook keeps it."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from .complaints import complaint, said
from .issues import Issue
from .magic import OLD_OFFICE, kind_of
from .rows import Place
from .schema import table_named
from .sheets import Opened, Sheet
from .workbook_cells import Cells, TooFarError, cells_of, shared_strings
from .workbook_styles import looks
from .xml_parts import PACKED, UNPACKED, Attributes, DamagedError, is_too_large, opened, targets, walk

__all__ = ["open_workbook"]

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(path: Path, stem: str) -> Opened:
    """The sheets of a workbook. `stem` is its name without the ending: it names the table if there is one sheet."""
    place = Place(path.name)
    if refusal := _refused(path, place):
        return Opened(issues=(refusal,))
    try:
        return _sheets(path, stem)
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


def _sheets(path: Path, stem: str) -> Opened:
    sheets: list[Sheet] = []
    issues: list[Issue] = []
    with opened(path) as archive:
        book, listed = _contents(archive)
        related = targets(archive, book.part)
        kinds = dict(related.values())
        strings = shared_strings(archive, kinds.get("sharedStrings"))
        styles = looks(archive, kinds.get("styles"))
        for about in listed:
            kind, member = related.get(about.id, ("", ""))
            if kind != "worksheet":
                continue
            try:
                cells = cells_of(archive, member, strings, styles, from_1904=book.from_1904)
            except TooFarError as error:
                issues.append(complaint("sheet-too-large", Place(path.name, about.name), last=str(error)))
                continue
            sheets.append(_sheet(path.name, about, cells))
    filled = [sheet for sheet in sheets if sheet.rows]
    if len(filled) == 1 and not issues and not table_named(filled[0].name) and table_named(stem):
        sheets = [replace(filled[0], table=stem)]
    return Opened(tuple(sheets), tuple(issues))


def _sheet(file: str, about: _Listed, cells: Cells) -> Sheet:
    uncomputed = frozenset(cells.uncomputed)
    return Sheet(file, about.name, about.name, cells.rows, about.hidden, uncomputed=uncomputed, merged=cells.merged)


@dataclass(frozen=True, slots=True)
class _Book:
    """The part of the file that lists its sheets."""

    part: str
    from_1904: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    id: str
    hidden: bool


def _contents(archive: zipfile.ZipFile) -> tuple[_Book, list[_Listed]]:
    """The workbook itself, and what it says of each of its sheets."""
    part = next(
        (target for kind, target in targets(archive, "").values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    sheets: list[_Listed] = []
    properties: Attributes = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(_Listed(attributes["name"], attributes["id"], hidden))
        elif name == "workbookPr":
            properties.update(attributes)

    walk(archive, part, start)
    return _Book(part, properties.get("date1904", "0") in {"1", "true"}), sheets
