"""From the text of a cell to a typed value, or to what is wrong with it. Nothing here raises on any text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..logic.bounds import Bounds
from ..logic.truth import NO, UNKNOWN, YES, Truth
from .dates import AMBIGUOUS, day, earlier_day
from .figures import figure, plain_width
from .schema import Column, country_spellings, currency_spellings, labels, plain, vocabulary

__all__ = ["LONGEST", "DateCell", "NumberCell", "Problem", "Value", "read_cell", "says_nothing"]

Value = Bounds | Truth | date | str | None

LONGEST = 32_767
"""The most characters that a spreadsheet keeps in one cell."""

_NOTHING = frozenset(
    {"-", "--", "---", "?", "??", "???", "ー", "/", "…", "...", "n/a", "n.a.", "unknown", "unk.", "tbd", "tba", "tbc"}
    | {"null", "nan", "不明", "未知", "不详", "不詳", "未定", "待定", "未確認", "未确认", "未入力", "未填", "調査中"}
)
_ERRORS = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|#+)")
_UNREADABLE = re.compile("\ufffd|锟斤拷|\xef\xbf\xbd")
_MOJIBAKE = re.compile("[縺繧繝].{0,3}[縺繧繝]|ã[\x80-\x9f‚ƒ]|Ã[\x80-\xbf]|â€|鈥|銇")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_JOINED = frozenset({"supersedes", "plant_line", "listed_by"})


class NumberCell(str):
    """The text of a workbook's cell that holds a number."""

    __slots__ = ()


class DateCell(str):
    """The text of a workbook's cell that holds a day."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell: a key of the catalogue of issues, and what fills the text."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


Answer = tuple[Value, Problem | None]


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty or says that nobody knows: unknown, and no issue."""
    text = plain_width(cell)
    return not text or (len(text) < 8 and text.casefold() in _NOTHING)


def read_cell(cell: str, column: Column, *, decimal_comma: bool = False) -> Answer:
    """The value of a cell in a column, and what is wrong with it. A wrong cell is unknown."""
    if column.kind in {"amount", "percent"} and not isinstance(found := figure(cell, decimal_comma=decimal_comma), str):
        return _within(found, column)
    is_na = cell.strip().casefold() == "na" and column.kind not in {"text", "key", "country"}  # sodium, Namibia
    if is_na or says_nothing(cell):
        return (UNKNOWN if column.kind == "truth" else None), None
    if len(cell) > LONGEST:
        return _wrong(column, "too-long", longest=LONGEST)
    if _ERRORS.fullmatch(cell.strip()):
        return _wrong(column, "spreadsheet-error")
    if _UNREADABLE.search(cell):
        return _wrong(column, "unreadable-characters")
    if column.kind in {"amount", "percent"}:
        return _figure(cell, column, decimal_comma=decimal_comma)
    return _READERS[column.kind](cell, column)


def _wrong(column: Column, code: str, **values: object) -> Answer:
    return (UNKNOWN if column.kind == "truth" else None), Problem(code, tuple(values.items()))


def _figure(cell: str, column: Column, *, decimal_comma: bool) -> Answer:
    text = plain_width(cell)
    if column.kind == "percent":
        text = text.replace("%", "").replace("パーセント", "")
    found = figure(text, decimal_comma=decimal_comma)
    return _wrong(column, found) if isinstance(found, str) else _within(found, column)


def _within(found: Bounds, column: Column) -> Answer:
    """A figure within what its column allows."""
    if column.kind == "percent":
        low, high = found.low / 100, Fraction(1) if found.high is None else found.high / 100
        return _wrong(column, "share-over-100") if max(low, high) > 1 else (Bounds(low, high), None)
    return _wrong(column, "value-of-zero") if column.money and found.is_zero else (found, None)


def _text(cell: str, column: Column) -> Answer:
    is_key = column.kind == "key" or column.name.endswith("_id") or column.name in _JOINED
    said = _SPACES.sub(" ", unicodedata.normalize("NFKC", cell).strip()) if is_key else cell.strip()
    said = _CONTROLS.sub("", said)
    if is_key and isinstance(cell, DateCell):
        return said, Problem("key-became-date")
    if is_key and isinstance(cell, NumberCell) and len(said) > 15:
        return said, Problem("key-lost-digits")
    if is_key and _SCIENTIFIC.fullmatch(said):
        return said, Problem("key-lost-digits")
    return said or None, Problem("garbled-text") if _MOJIBAKE.search(said) else None


def _truth(cell: str, column: Column) -> Answer:
    match vocabulary("truth").get(plain(cell)):
        case "yes":
            return YES, None
        case "no":
            return NO, None
    return _wrong(column, "not-yes-or-no")


def _code(cell: str, column: Column) -> Answer:
    found = vocabulary(column.codes).get(plain(cell))
    if found is None:
        return _wrong(column, "not-in-list", allowed=tuple(labels(column.codes).values()))
    return found, None


def _unit(cell: str, column: Column) -> Answer:
    found = vocabulary("unit").get(plain(cell))
    return (found, None) if found else _wrong(column, "not-a-unit", allowed=tuple(labels("unit")))


def _currency(cell: str, column: Column) -> Answer:
    said = plain(cell)
    if said in {"$", "ドル", "美圆", "dollar", "dollars"}:
        return "USD", Problem("dollar-sign")
    if said == "¥":
        return _wrong(column, "yen-or-yuan")
    found = currency_spellings().get(said)
    return (found, None) if found else _wrong(column, "not-a-currency")


def _country(cell: str, column: Column) -> Answer:
    if cell.strip() in {"NA", "na", "Na"}:
        return _wrong(column, "namibia-or-nothing")
    spellings = country_spellings()
    if found := spellings.get(plain(cell)):
        return found, None
    words = re.split(r"[\s()\[\]/:;,\-]+", plain_width(cell))
    pieces = {spellings.get(plain(word)) for word in words if word}
    if len(pieces) == 1 and (found := pieces.pop()):  # such as `JP 日本`
        return found, None
    return _wrong(column, "not-a-country")


def _day(cell: str, column: Column) -> Answer:
    """A day; of a last day that may be one of two, the earlier: until then it surely holds."""
    found = day(cell)
    if found == AMBIGUOUS and column.name == "valid_to" and (earlier := earlier_day(cell)) is not None:
        return earlier, Problem("ambiguous-last-day")
    return _wrong(column, found) if isinstance(found, str) else (found, None)


_READERS: Mapping[str, Callable[[str, Column], Answer]] = {
    "key": _text,
    "text": _text,
    "truth": _truth,
    "code": _code,
    "unit": _unit,
    "currency": _currency,
    "country": _country,
    "date": _day,
}
