"""What a workbook holds besides values: percent signs, error values, formulas never calculated, how far it reaches.

The reader of values shows none of these, and takes memory for every cell up to the last one; so the sheets are looked
through here first, and a workbook that is not what it says is refused before it is unpacked.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from .sheets import Cell, letters

__all__ = ["LARGEST_SHEET", "PACKED", "UNPACKED", "DamagedError", "Scan", "is_too_large", "scan"]

UNPACKED = 512 * 1024 * 1024
"""The most bytes that a workbook may have when unpacked."""
PACKED = 200
"""How many times larger than the file it may become."""
LARGEST_SHEET = 12_000_000
"""The most cells, empty ones counted, that the rectangle of a sheet may have."""

_SMALL = 4 * 1024 * 1024
_BUILT_IN_PERCENT = frozenset({"9", "10"})
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")

Attributes = dict[str, str]


class DamagedError(Exception):
    """The workbook does not hang together as one."""


@dataclass(slots=True)
class Scan:
    """What was found in one sheet; cells by their indices from zero."""

    percents: set[Cell] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    uncomputed: set[Cell] = field(default_factory=set)
    last: Cell = (-1, -1)
    too_far: bool = False

    @property
    def last_name(self) -> str:
        """The last cell as a spreadsheet names it."""
        return f"{letters(self.last[1])}{self.last[0] + 1}"


def is_too_large(path: Path) -> bool:
    """Whether a workbook would be too large unpacked, going by its directory alone."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return unpacked > UNPACKED or (unpacked > _SMALL and unpacked > PACKED * path.stat().st_size)


def scan(path: Path) -> dict[str, Scan]:
    """What is found in each sheet of a workbook, by the sheet's name. Raises DamagedError."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:  # sizes and sums are as the directory says
                raise DamagedError
            percent_styles = _percent_styles(archive)
            return {name: _scan_sheet(archive, member, percent_styles) for name, member in _sheets(archive).items()}
    except (zipfile.BadZipFile, expat.ExpatError, KeyError, EOFError, RuntimeError, NotImplementedError) as error:
        raise DamagedError from error


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    root = _targets(archive, "_rels/.rels", "")
    book = next((target for kind, target in root.values() if kind == "officeDocument"), "xl/workbook.xml")
    folder, file = posixpath.split(book)
    targets = _targets(archive, f"{folder}/_rels/{file}.rels", folder)
    named: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            kind, target = targets[attributes["id"]]
            if kind == "worksheet":
                named[attributes["name"]] = target

    _parse(archive, book, start)
    return named


def _targets(archive: zipfile.ZipFile, member: str, folder: str) -> dict[str, tuple[str, str]]:
    """The kind and the part that each relationship points to."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)

    _parse(archive, member, start)
    return found


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a figure as a percentage."""
    member = next((name for name in archive.namelist() if name.endswith("/styles.xml")), None)
    if member is None:
        return frozenset()
    formats, styles, inside = set(_BUILT_IN_PERCENT), list[str](), list[str]()

    def start(name: str, attributes: Attributes) -> None:
        inside.append(name)
        if name == "numFmt" and "%" in _LITERAL.sub("", attributes.get("formatCode", "")):
            formats.add(attributes["numFmtId"])
        if name == "xf" and "cellXfs" in inside:
            styles.append(attributes.get("numFmtId", "0"))

    _parse(archive, member, start, lambda name: inside.pop())
    return frozenset(str(index) for index, number_format in enumerate(styles) if number_format in formats)


def _scan_sheet(archive: zipfile.ZipFile, member: str, percent_styles: frozenset[str]) -> Scan:
    walk = _Walk(percent_styles)
    _parse(archive, member, walk.start, walk.end, walk.text)
    walk.found.too_far = (walk.found.last[0] + 1) * (walk.found.last[1] + 1) > LARGEST_SHEET
    return walk.found


class _Walk:
    """A walk over the cells of one sheet."""

    def __init__(self, percent_styles: frozenset[str]) -> None:
        self.found = Scan()
        self._percent_styles = percent_styles
        self._at: Cell = (-1, -1)
        self._error = self._formula = self._value = False
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._at = self._position(attributes.get("r"))
            kind = attributes.get("t", "n")
            self._error, self._formula, self._value = kind == "e", False, False
            if kind == "n" and attributes.get("s") in self._percent_styles:
                self.found.percents.add(self._at)
        elif name in {"v", "is"}:
            self._value = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            row = attributes.get("r", "")
            self._at = (int(row) - 1 if row.isdecimal() else self._at[0] + 1, -1)

    def end(self, name: str) -> None:
        if name != "c":
            return
        if self._value:
            last = self.found.last
            self.found.last = (max(last[0], self._at[0]), max(last[1], self._at[1]))
        elif self._formula:
            self.found.uncomputed.add(self._at)
        self._error = False

    def text(self, said: str) -> None:
        if self._error and self._value:
            self.found.errors[self._at] = self.found.errors.get(self._at, "") + said

    def _position(self, reference: str | None) -> Cell:
        found = _REFERENCE.fullmatch(reference or "")
        if found is None:
            if reference:
                raise expat.ExpatError(reference)
            return (self._at[0], self._at[1] + 1)
        name = found[1]
        if name not in self._columns:
            column = 0
            for letter in name:
                column = column * 26 + ord(letter) - ord("A") + 1
            self._columns[name] = column - 1
        return (int(found[2]) - 1, self._columns[name])


def _parse(
    archive: zipfile.ZipFile,
    member: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk over the elements of a part, named without their namespaces. A part with a document type is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise expat.ExpatError(member)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(
        name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()}
    )
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    with archive.open(member) as part:
        _feed(parser, part)


def _feed(parser: expat.XMLParserType, part: IO[bytes]) -> None:
    while piece := part.read(1 << 16):
        parser.Parse(piece, False)
    parser.Parse(b"", True)
