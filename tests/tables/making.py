"""Small input files made inside the tests: nothing binary is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from ytterby.tables import Dataset, Issue, read

Rows = Sequence[Sequence[Any]]

PARTS = [["part_id", "name", "unit_value", "currency"], ["MG-1", "magnet", "12", "JPY"]]


def as_csv(rows: Rows, delimiter: str = ",") -> str:
    def cell(value: Any) -> str:
        text = "" if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in f'{delimiter}"\r\n') else text

    return "".join(delimiter.join(map(cell, row)) + "\n" for row in rows)


def folder(path: Path, **tables: Rows | str | bytes) -> Path:
    """A folder of CSV files, one for each table."""
    for name, content in tables.items():
        text = content if isinstance(content, str | bytes) else as_csv(content)
        (path / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with a sheet for each table. A cell of None is left out."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return path


def codes(found: Dataset | Iterable[Issue]) -> list[str]:
    """The codes of the issues, in their order."""
    issues = found.issues if isinstance(found, Dataset) else found
    return [issue.code for issue in issues]


def read_parts(path: Path, *rows: Sequence[Any]) -> Dataset:
    """What is read from a folder with nothing but a table of parts."""
    return read(folder(path, parts=list(rows)))
