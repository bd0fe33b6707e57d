"""The example row of the template: what it says, and how the reader knows it again in order to pass over it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ..languages import LANGUAGES, Language
from .schema import Column, Table, countries, labels, plain

__all__ = ["MARKS", "example_cells", "is_example", "is_untouched", "label_of"]

MARKS: dict[Language, str] = {"ja": "例：", "zh": "示例：", "en": "Example: "}
"""What stands before the first cell of an example row. A row that begins so is not read, in whichever language."""

_MARKED = re.compile(r"\s*(?:例|示例|example)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


def is_example(cells: Sequence[str]) -> bool:
    """Whether the first cell of a row that holds anything bears the mark of an example."""
    first = next((cell for cell in cells if cell.strip()), "")
    return _MARKED.fullmatch(unicodedata.normalize("NFKC", first)) is not None


def is_untouched(cells: Sequence[str], table: Table) -> bool:
    """Whether an example row says nothing that the template's own examples do not say."""
    known = {plain(cell) for language in LANGUAGES for cell in example_cells(table, language).values()}
    return {plain(_without_mark(cell)) for cell in cells} <= known | {""}


def _without_mark(cell: str) -> str:
    found = _MARKED.fullmatch(unicodedata.normalize("NFKC", cell))
    return found[1] if found else cell


def example_cells(table: Table, language: Language) -> dict[str, str]:
    """What the example row of a table says, by column, without its mark."""
    return {
        column.name: label_of(column, column.example.in_(language), language)
        for column in table.columns.values()
        if column.example
    }


def label_of(column: Column, code: str, language: Language) -> str:
    """How a code is shown in a cell of a column: by its label; anything else as it is."""
    if column.kind in {"code", "truth", "unit"}:
        known = labels(column.codes if column.kind == "code" else column.kind)
        return known[code].in_(language) if code in known else code
    if column.kind == "country" and code in countries():
        return countries()[code].in_(language)
    return code
