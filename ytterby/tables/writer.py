"""Writes the workbook that a person fills in: one sheet a table, a guide before them and the lists of choices after."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..languages import Catalogue, Language
from .dataset import Dataset
from .dates import day
from .examples import MARKS, example_cells
from .rows import Row
from .schema import HERE, Column, Table, countries, labels, schema
from .sheets import letters
from .written import written

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["template", "write"]

_ROWS = 5000
"""How far down the drop-downs reach at least."""

_INK, _PAPER, _RULE, _FAINT = "#1F2A37", "#EEF2F6", "#C9D2DC", "#8A94A0"
_FONTS: Mapping[Language, str] = {"ja": "Yu Gothic", "zh": "Microsoft YaHei", "en": "Calibri"}


@dataclass(slots=True)
class _Book:
    """The workbook that is being written, its formats, and where its lists of choices stand."""

    workbook: Workbook
    language: Language
    formats: dict[str, Format] = field(default_factory=dict)
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the caller offers besides: by the table and the column, such as `parts.listed_item`."""
    choices: dict[str, str] = field(default_factory=dict)
    """For each list of choices: the cells that hold it, as a formula."""

    def say(self, key: str) -> str:
        """A text of the template in the language of the workbook."""
        return _texts().say(key, self.language)

    def format(self, **looks: object) -> Format:
        """The format with these looks, in the font of the language."""
        name = repr(sorted(looks.items()))
        if name not in self.formats:
            self.formats[name] = self.workbook.add_format(
                {"font_name": _FONTS[self.language], "font_size": 10, **looks}
            )
        return self.formats[name]


def template(path: Path, language: Language, choices: Mapping[str, Sequence[str]] | None = None) -> None:
    """Write the empty workbook, with an example row in each sheet that the reader passes over. Raises OSError.

    `choices` are entries to offer in columns of free text, by table and column, such as `parts.listed_item`.
    """
    write(path, language, Dataset(), choices)


def write(path: Path, language: Language, dataset: Dataset, choices: Mapping[str, Sequence[str]] | None = None) -> None:
    """Write the workbook with the rows of a dataset; a table without rows gets its example row. Raises OSError.

    `choices` are those of `template`.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": _texts().say("title", language), "created": datetime(2026, 1, 1, tzinfo=UTC)})
    book = _Book(workbook, language, offered=choices or {})
    guide = workbook.add_worksheet(book.say("guide"))
    sheets = {name: workbook.add_worksheet(table.label.in_(language)) for name, table in schema().items()}
    _write_choices(book, workbook.add_worksheet(book.say("choices")))
    _write_guide(book, guide)
    for name, table in schema().items():
        _write_table(book, sheets[name], table, dataset.table(name))
    guide.activate()
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _texts() -> Catalogue:
    return Catalogue.read(HERE / "template.toml")


def _list_of(column: Column) -> str | None:
    """The name of the list of choices of a column."""
    return column.codes if column.kind == "code" else column.kind if column.kind in _LISTS else None


_LISTS = frozenset({"truth", "unit", "country", "currency"})


def _lists(book: _Book) -> Iterator[tuple[str, str, list[str]]]:
    """Each list of choices: its name, its heading, and its words."""
    language = book.language
    for offered, words in book.offered.items():
        of_table, _, of_column = offered.partition(".")
        yield offered, schema()[of_table].columns[of_column].label.in_(language), list(words)
    seen: set[str] = set()
    for table in schema().values():
        for column in table.columns.values():
            name = _list_of(column)
            if name is None or name in seen:
                continue
            seen.add(name)
            if name == "country":
                codes = [code for code in countries().keys() if code != "others"]  # noqa: SIM118
                yield name, column.label.in_(language), [countries()[code].in_(language) for code in codes]
            else:
                yield name, column.label.in_(language), [label.in_(language) for label in labels(name).values()]


def _write_choices(book: _Book, sheet: Worksheet) -> None:
    head = book.format(bold=True, bg_color=_PAPER, font_color=_INK, bottom=1, bottom_color=_RULE)
    name = book.say("choices").replace("'", "''")
    for index, (key, heading, words) in enumerate(_lists(book)):
        title = "/".join(words[:2]) if key == "truth" else heading
        sheet.write_string(0, index, title, head)
        for row, word in enumerate(words, start=1):
            sheet.write_string(row, index, word, book.format())
        sheet.set_column(index, index, max(10, *(_width(word) + 2 for word in (title, *words))))
        column = letters(index)
        book.choices[key] = f"='{name}'!${column}$2:${column}${len(words) + 1}"
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)


def _write_guide(book: _Book, sheet: Worksheet) -> None:
    title = book.format(bold=True, font_size=18, font_color=_INK)
    head = book.format(bold=True, font_size=12, font_color=_INK, bottom=1, bottom_color=_RULE)
    plain, code = book.format(), book.format(font_name="Consolas", align="left", num_format="@", bg_color=_PAPER)
    link = book.format(font_color="#1D4E89", underline=1)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, book.say("title"), title)
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, book.say("lead"), plain)
    row = 3
    row = _section(book, sheet, row, "how", head)
    for key in ("how-keys", "how-example", "how-notes", "how-sheets"):
        sheet.write_string(row, 0, book.say(key), plain)
        row += 1
    row += 1
    for typed, key in _WAYS:
        sheet.write_string(row, 0, typed or book.say("empty"), code)
        sheet.write_string(row, 1, book.say(key), plain)
        row += 1
    row = _section(book, sheet, row + 1, "needs", head)
    for key in _texts().keys():  # noqa: SIM118
        needed = cast(Sequence[str], _texts().data(key).get("tables", ()))
        if needed:
            names = [schema()[name].label.in_(book.language) for name in needed]
            sheet.write_string(row, 0, {"ja": "、", "zh": "、", "en": ", "}[book.language].join(names), plain)
            sheet.write_string(row, 1, book.say(key), plain)
            row += 1
    row = _section(book, sheet, row + 1, "tables", head)
    for table in schema().values():
        label = table.label.in_(book.language)
        sheet.write_url(row, 0, f"internal:'{label}'!A1", link, label)
        sheet.write_string(row, 1, table.note.in_(book.language), plain)
        row += 1
    sheet.write_string(row + 1, 0, book.say("not-advice"), book.format(font_color=_FAINT))


_WAYS = (
    ("4.20", "write-exact"),
    ("4.1..4.3", "write-range"),
    ("<=0.5", "write-at-most"),
    (">=2", "write-at-least"),
    ("7.3", "write-percent"),
    ("2026-11-03", "write-date"),
    ("", "write-nothing"),
)


def _section(book: _Book, sheet: Worksheet, row: int, key: str, head: Format) -> int:
    sheet.write_string(row, 0, book.say(key), head)
    sheet.write_blank(row, 1, None, head)
    return row + 1


def _write_table(book: _Book, sheet: Worksheet, table: Table, rows: Sequence[Row]) -> None:
    columns = tuple(table.columns.values())
    example = example_cells(table, book.language)
    for index, column in enumerate(columns):
        _write_header(book, sheet, index, column, example.get(column.name, ""))
        listed = _list_of(column) or f"{table.name}.{column.name}"
        if listed in book.choices:
            _offer_choices(book, sheet, index, column, listed, len(rows))
    if rows:
        for number, row in enumerate(rows, start=1):
            for index, column in enumerate(columns):
                typed = written(getattr(row, column.name), column, book.language)
                _write_cell(book, sheet, number, index, column, typed, {})
    else:
        looks = {"italic": True, "font_color": _FAINT}
        mark = MARKS[book.language]
        for index, column in enumerate(columns):
            typed = example.get(column.name, "")
            _write_cell(book, sheet, 1, index, column, mark + typed if index == 0 else typed, looks)
    sheet.freeze_panes(1, max(1, len(table.keys)))
    sheet.set_tab_color(_INK if table.name in {"parts", "shipments", "lines"} else _RULE)


def _write_header(book: _Book, sheet: Worksheet, index: int, column: Column, example: str) -> None:
    colours = (
        {"bg_color": _INK, "font_color": "#FFFFFF"} if column.required else {"bg_color": _PAPER, "font_color": _INK}
    )
    label = column.label.in_(book.language)
    sheet.write_string(
        0, index, label, book.format(bold=True, bottom=1, bottom_color=_RULE, valign="vcenter", **colours)
    )
    sheet.set_row(0, 24)
    width = min(36, max(_width(label) + 4, _width(example) + (9 if index == 0 else 4), 11))
    sheet.set_column(index, index, width, book.format(num_format=_number_format(column)))
    note = column.note.in_(book.language)
    height = 18 * (2 + _width(note) // 34)
    sheet.write_comment(0, index, note, {"width": 260, "height": height, "font_size": 9, "author": "Ytterby"})


def _number_format(column: Column) -> str:
    if column.kind == "date":
        return "yyyy-mm-dd"
    return "General" if column.kind in {"amount", "percent"} else "@"


def _offer_choices(book: _Book, sheet: Worksheet, index: int, column: Column, name: str, rows: int) -> None:
    is_open = name in {"country", "currency"} or name in book.offered
    said = "besides-choices" if name in book.offered else "outside-choices" if is_open else "not-in-choices"
    options = {
        "validate": "list",
        "source": book.choices[name],
        "error_type": "warning" if is_open else "stop",
        "error_title": column.label.in_(book.language)[:32],
        "error_message": book.say(said),
    }
    sheet.data_validation(1, index, max(_ROWS, rows + 1000), index, options)


def _write_cell(
    book: _Book, sheet: Worksheet, row: int, index: int, column: Column, typed: str, looks: Mapping[str, object]
) -> None:
    shown = book.format(num_format=_number_format(column), **looks)
    found = day(typed) if column.kind == "date" else None
    if not typed:
        if looks:
            sheet.write_blank(row, index, None, shown)
    elif found is not None and not isinstance(found, str):
        sheet.write_datetime(row, index, datetime.combine(found, time()), shown)
    elif column.kind in {"amount", "percent"} and _fits_a_double(typed):
        sheet.write_number(row, index, float(typed), shown)
    else:
        sheet.write_string(row, index, typed, shown)


def _fits_a_double(typed: str) -> bool:
    """Whether a spreadsheet keeps a figure to the last digit; a longer one is written as text."""
    return typed.replace(".", "", 1).isdecimal() and len(typed.replace(".", "").lstrip("0")) <= 15


def _width(text: str) -> int:
    """How wide a text is in columns of Latin letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
