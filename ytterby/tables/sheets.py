"""What files and workbooks are opened into: sheets of text, with what only their opener can know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .issues import Issue
from .rows import Place

__all__ = ["Opened", "Sheet", "letters"]

Cell = tuple[int, int]
"""The indices of a row and a column, from zero."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or one CSV file, as text."""

    file: str
    name: str
    """The name of the sheet; empty for a CSV file."""
    table: str
    """What may name the table: the sheet, or the file without its ending."""
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    decimal_comma: bool = False
    """Whether the file is parted by semicolons, as where `1,5` is one and a half."""
    uncomputed: frozenset[Cell] = frozenset()
    """Formulas saved without their results."""
    merged: Mapping[Cell, Cell] = field(default_factory=dict)
    """For each cell under a merged one: the cell that holds its content."""

    def place(self, row: int = -1, column: int = -1, header: str = "") -> Place:
        """The place of a cell by its indices; of a row, or of the sheet, if they are left out."""
        named = f"{letters(column)} ({header})" if header else letters(column)
        where = "" if column < 0 else named if self.name else header
        return Place(self.file, self.name, row + 1, where)


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets found in a file, and what was wrong with it."""

    sheets: tuple[Sheet, ...] = ()
    issues: tuple[Issue, ...] = ()


def letters(column: int) -> str:
    """The letters with which a spreadsheet names a column: A for 0, Z for 25, AA for 26."""
    named = ""
    column += 1
    while column > 0:
        column, last = divmod(column - 1, 26)
        named = chr(ord("A") + last) + named
    return named
