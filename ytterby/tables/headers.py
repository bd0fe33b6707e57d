"""Which row of a sheet is its header, and what each header means: the column, and the unit that it states."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from .cells import Problem
from .schema import Column, Table, currency_spellings, plain, schema, vocabulary

__all__ = ["DEPTH", "Header", "Heading", "best_table", "find_header", "recognised"]

DEPTH = 10
"""How many rows from the top are looked at for the header."""

_BRACKETED = re.compile(r"[(\[【<「『{]([^()\[\]【】<>「」『』{}]*)[)\]】>」』}]")
_BRACKETS = re.compile(r"[()\[\]【】<>「」『』{}]")
_PER = re.compile(r"\s*(?:/|per|每|当たり|あたり)\s*", re.IGNORECASE)
_SCALES = {"千": 1000, "百万": 1_000_000, "万": 10_000, "億": 100_000_000, "亿": 100_000_000}
_GRAMS = {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "t": Fraction(1_000_000)}
_PERCENT = frozenset({"%", "percent", "パセント", "百分比", "pct"})
_NANOMETRES = frozenset({"nm", "ナノメトル", "纳米"})


@dataclass(frozen=True, slots=True)
class Heading:
    """One header cell: the column that it means (None if unknown) and what it says of the figures under it."""

    index: int
    typed: str
    column: Column | None = None
    scale: Fraction = Fraction(1)
    currency: str | None = None
    unit: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: the index of the first row after it, and its cells."""

    top: int
    below: int
    headings: tuple[Heading, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns that were recognised."""
        return frozenset(each.column.name for each in self.headings if each.column)


def find_header(rows: Sequence[Sequence[str]], table: Table) -> Header | None:
    """The header of a table among the first rows: the row, or two rows, with most names that are recognised."""
    best: Header | None = None
    for top in range(min(DEPTH, len(rows))):
        found = Header(top, top + 1, _headings(rows[top], table))
        if len(found.columns) > (len(best.columns) if best else 0):
            best = found
    if best is None:
        return None
    for top in {best.top - 1, best.top} & set(range(len(rows) - 1)):
        double = Header(top, top + 2, _headings(_joined(rows[top], rows[top + 1], table), table))
        below = _headings(rows[top + 1], table)
        if len(double.columns) > len(best.columns) and any(heading.column for heading in below):
            best = double
    return best


def recognised(rows: Sequence[Sequence[str]], table: Table | None) -> int:
    """How many columns of a table (of the table that fits best, if none is named) the first rows name."""
    tables = [table] if table else list(schema().values())
    return max((len(header.columns) for each in tables if (header := find_header(rows, each))), default=0)


def best_table(rows: Sequence[Sequence[str]]) -> Table | None:
    """The table that the headers fit: all that it cannot do without is there, and most of the columns are known."""
    fits = []
    for table in schema().values():
        header = find_header(rows, table)
        if header and len(header.columns) > 1 and {key.name for key in table.keys} <= header.columns:
            fits.append((len(header.columns), len(table.keys), table))
    return max(fits, key=lambda fit: fit[:2])[2] if fits else None


def _headings(cells: Sequence[str], table: Table) -> tuple[Heading, ...]:
    return tuple(_heading(index, cell, table) for index, cell in enumerate(cells))


def _joined(upper: Sequence[str], lower: Sequence[str], table: Table) -> list[str]:
    """Two header rows as one: the lower name, or the upper where only that is known, or both together."""
    joined, group = [], ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index].strip() if index < len(upper) else ""
        below = lower[index].strip() if index < len(lower) else ""
        group = above or (group if below else "")
        if _heading(index, group + below, table).column and below:
            joined.append(group + below)
        elif _heading(index, below, table).column or not above:
            joined.append(below)
        else:
            joined.append(above if not below else group + below)
    return joined


def _heading(index: int, typed: str, table: Table) -> Heading:
    text = unicodedata.normalize("NFKC", typed).strip()
    if not text:
        return Heading(index, typed)
    remarks = [remark.strip() for remark in _BRACKETED.findall(text)]
    base = _BRACKETED.sub(" ", text)
    column = table.column(base)
    if column is None:
        column, remarks = _with_unit_in_name(base, remarks, table)
    if column is None:  # such as `品番(親)`, of which the brackets hold half the name
        column, remarks = table.column(_BRACKETS.sub("", text)), []
    if column is None:
        return Heading(index, typed)
    return _understood(index, typed, column, [remark for remark in remarks if remark])


def _with_unit_in_name(base: str, remarks: list[str], table: Table) -> tuple[Column | None, list[str]]:
    """A header such as `mass_mg` or `単価/kg`, whose unit stands in no brackets."""
    name = plain(base)
    for column in table.columns.values():
        for unit in ("mg", "kg", "g", "t", "%", "nm") if column.measure else ():
            if name.endswith(unit) and name.removesuffix(unit) in column.spellings:
                return column, [("/" if column.measure == "/kg" else "") + unit, *remarks]
    return None, remarks


def _understood(index: int, typed: str, column: Column, remarks: list[str]) -> Heading:
    heading = Heading(index, typed, column)
    if column.kind not in {"amount", "percent"}:
        return heading
    is_stated = _states_unit(typed, column)
    for remark in remarks:
        if plain(remark) in vocabulary("header-remark"):
            continue
        said = _said(remark, column)
        if said is None:
            code = "header-unit-not-understood" if column.measure else "header-remark-not-understood"
            return replace(heading, problem=Problem(code, (("said", remark), ("label", column.label))))
        scale, currency, unit = said
        is_stated = is_stated or unit is not None
        heading = replace(heading, scale=heading.scale * scale, currency=currency or heading.currency)
        if not column.measure and not column.priced:
            heading = replace(heading, unit=unit)
    if not is_stated:
        heading = replace(heading, problem=Problem("header-without-unit", (("label", column.label),)))
    return heading


def _states_unit(typed: str, column: Column) -> bool:
    """Whether a header needs no unit besides, or has it in its name."""
    if column.measure == "g":
        return plain(typed) == plain(column.name)
    return column.measure != "/kg" or re.search("kg|公斤|千克", plain(typed)) is not None


def _said(remark: str, column: Column) -> tuple[Fraction, str | None, str | None] | None:
    """What a remark in brackets says: a factor for the figures, a currency, a unit. None if it is not understood."""
    if column.measure == "%":
        return (Fraction(1), None, "%") if plain(remark) in _PERCENT else None
    if column.measure == "nm":
        return (Fraction(1), None, "nm") if plain(remark) in _NANOMETRES else None
    if column.measure == "g":
        unit = vocabulary("unit").get(plain(remark))
        return (_GRAMS[unit], None, unit) if unit in _GRAMS else None
    if column.priced:
        return _price(remark, column)
    unit = vocabulary("unit").get(plain(remark))
    return (Fraction(1), None, unit) if unit else None


def _price(remark: str, column: Column) -> tuple[Fraction, str | None, str | None] | None:
    money, *per = _PER.split(remark, maxsplit=1)
    scale, currency = _money(money)
    unit = vocabulary("unit").get(plain(per[0])) if per else None
    if (money.strip() and currency is None) or (per and unit is None):
        return None
    if column.measure == "/kg" and unit:
        return (scale * 1000 / _GRAMS[unit], currency, unit) if unit in _GRAMS else None
    return None if unit not in {None, "pcs", "set"} else (scale, currency, unit)


def _money(said: str) -> tuple[Fraction, str | None]:
    text = plain(said)
    spellings = currency_spellings()
    if text in spellings:
        return Fraction(1), spellings[text]
    for prefix, factor in _SCALES.items():
        if text.startswith(prefix) and text.removeprefix(prefix) in spellings:
            return Fraction(factor), spellings[text.removeprefix(prefix)]
    return Fraction(1), None
