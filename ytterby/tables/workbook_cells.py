"""The cells of one sheet of a workbook as text, in one walk: values, merged cells, formulas never calculated."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from .cells import DateCell, NumberCell
from .sheets import Cell, letters
from .workbook_styles import Look
from .xml_parts import Attributes, DamagedError, walk

__all__ = ["LARGEST", "Cells", "TooFarError", "cells_of", "shared_strings"]

LARGEST = 12_000_000
"""The most cells that a sheet may have, counting the empty ones before the last of each row."""

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MERGED_AREA = 100_000
"""Merged areas of more cells than this are left alone."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ZERO, _ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)


class TooFarError(Exception):
    """A sheet reaches too far. Its argument is the name of the cell at which reading stopped."""


@dataclass(slots=True)
class Cells:
    """What a sheet holds."""

    rows: list[Sequence[str]] = field(default_factory=list)
    merged: dict[Cell, Cell] = field(default_factory=dict)
    uncomputed: set[Cell] = field(default_factory=set)


def shared_strings(archive: zipfile.ZipFile, member: str | None) -> list[str]:
    """The texts that cells refer to by number, without readings of characters (furigana)."""
    found: list[str] = []
    inside: list[str] = []
    pieces: list[str] = []

    def start(name: str, _: Attributes) -> None:
        inside.append(name)

    def end(name: str) -> None:
        inside.pop()
        if name == "si":
            found.append(_unescaped("".join(pieces)))
            pieces.clear()

    def text(said: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(said)

    if member:
        walk(archive, member, start, end, text)
    return found


def cells_of(
    archive: zipfile.ZipFile, member: str, strings: Sequence[str], looks: Sequence[Look], *, from_1904: bool
) -> Cells:
    """The cells of a sheet. Raises DamagedError and TooFarError."""
    reading = _Walk(strings, looks, _ZERO_1904 if from_1904 else _ZERO)
    walk(archive, member, reading.start, reading.end, reading.text)
    return reading.found


class _Walk:
    """A walk over one sheet."""

    def __init__(self, strings: Sequence[str], looks: Sequence[Look], zero: date) -> None:
        self.found = Cells()
        self._strings, self._looks, self._zero = strings, looks, zero
        self._columns: dict[str, int] = {}
        self._row: dict[int, str] = {}
        self._at: Cell = (-1, -1)
        self._kind, self._style = "n", 0
        self._taking = self._reading_aid = self._formula = False
        self._pieces: list[str] = []
        self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._at = self._position(attributes.get("r"))
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0"))
            self._formula = False
            self._pieces.clear()
        elif name == "v" or (name == "t" and self._kind == "inlineStr" and not self._reading_aid):
            self._taking = True
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._reading_aid = True
        elif name == "row":
            given = attributes.get("r")
            row = int(given) - 1 if given else self._at[0] + 1
            if not len(self.found.rows) <= row < _LAST_ROW:
                raise DamagedError(f"row {row}")
            self._at = (row, -1)
        elif name == "mergeCell":
            self._merge(attributes["ref"])

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._taking = False
        elif name == "rPh":
            self._reading_aid = False
        elif name == "c":
            if self._pieces:
                self._row[self._at[1]] = self._value("".join(self._pieces))
            elif self._formula and self._kind != "str":
                self.found.uncomputed.add(self._at)
        elif name == "row" and self._row:
            self._keep()

    def text(self, said: str) -> None:
        if self._taking:
            self._pieces.append(said)

    def _keep(self) -> None:
        """Put the finished row where it belongs; rows passed over are empty."""
        width = max(self._row) + 1
        self._count += width + self._at[0] - len(self.found.rows)
        if self._count > LARGEST:
            raise TooFarError(f"{letters(width - 1)}{self._at[0] + 1}")
        self.found.rows.extend(() for _ in range(self._at[0] - len(self.found.rows)))
        self.found.rows.append([self._row.get(column, "") for column in range(width)])
        self._row.clear()

    def _position(self, reference: str | None) -> Cell:
        if reference is None:
            return (self._at[0], self._at[1] + 1)
        row, column = self._cell(reference)
        if row != self._at[0]:
            raise DamagedError(reference)
        return (row, column)

    def _cell(self, reference: str) -> Cell:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise DamagedError(reference)
        name = found[1]
        if name not in self._columns:
            column = 0
            for letter in name:
                column = column * 26 + ord(letter) - ord("A") + 1
            self._columns[name] = column - 1
        row, column = int(found[2]) - 1, self._columns[name]
        if row >= _LAST_ROW or column >= _LAST_COLUMN:
            raise DamagedError(reference)
        return row, column

    def _merge(self, area: str) -> None:
        first, _, last = area.partition(":")
        (top, left), (bottom, right) = self._cell(first), self._cell(last or first)
        if (bottom - top + 1) * (right - left + 1) <= _MERGED_AREA >= len(self.found.merged):
            under = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            self.found.merged.update((cell, (top, left)) for cell in under if cell != (top, left))

    def _value(self, said: str) -> str:
        """What stands in a cell, as somebody would have typed it."""
        match self._kind:
            case "s":
                return self._strings[int(said)]
            case "str" | "inlineStr":
                return _unescaped(said)
            case "b":
                return "FALSE" if said.strip() == "0" else "TRUE"
            case "d":
                return DateCell(said.removesuffix("T00:00:00").replace("T", " "))
            case "n":
                return self._number(said.strip())
        return said  # an error value such as #REF!

    def _number(self, said: str) -> str:
        try:
            digits = Decimal(repr(float(said)))  # a spreadsheet keeps doubles: the fewest digits that mean this one
        except ValueError:
            return said
        if not digits.is_finite():
            return said
        look = self._looks[self._style] if self._style < len(self._looks) else "plain"
        if look == "percent":
            return f"{_shortest(digits * 100)}%"
        if look in {"day", "time"} and (shown := self._moment(digits, look)):
            return DateCell(shown)
        return NumberCell(_shortest(digits))

    def _moment(self, digits: Decimal, look: Look) -> str | None:
        """A day or a time of day counted in days; None for what cannot be one."""
        days, part = divmod(digits, 1)
        seconds = round(part * 86_400)
        hours = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        if look == "time" and days == 0:
            return hours
        if not 61 <= days < 2_900_000:
            return None
        day = (self._zero + timedelta(days=int(days))).isoformat()
        return day if seconds == 0 else f"{day} {hours}"


def _unescaped(said: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said


def _shortest(digits: Decimal) -> str:
    written = f"{digits:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
