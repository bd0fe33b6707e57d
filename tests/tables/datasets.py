"""Datasets drawn at random: rows of every table, of words that all three legacy encodings can write."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables import ROW_TYPES, Dataset
from ytterby.tables.schema import Column, labels, schema

SIGNS = "磁石電機材料部品東京AZaz09"
words = st.text(SIGNS, min_size=1, max_size=6).map(lambda said: f"x{said}x")
figures = st.decimals(0, 10**9, places=4).map(Fraction)
shares = st.decimals(0, 100, places=4).map(lambda typed: Fraction(typed) / 100)


def spans(amounts: st.SearchStrategy[Fraction], ceiling: Fraction | None = None) -> st.SearchStrategy[Bounds]:
    """Amounts known exactly, between bounds, or from below."""
    pairs = st.tuples(amounts, amounts).map(sorted)
    exact = amounts.map(lambda amount: Bounds(amount, amount))
    return exact | pairs.map(lambda pair: Bounds(*pair)) | amounts.map(lambda low: Bounds(low, ceiling))


def cells(column: Column) -> st.SearchStrategy[Any]:
    """What may stand in a column."""
    match column.kind:
        case "truth":
            return st.sampled_from([NO, UNKNOWN, YES])
        case "amount":
            found: st.SearchStrategy[Any] = spans(figures.filter(bool) if column.money else figures)
        case "percent":
            found = spans(shares, Fraction(1))
        case "date":
            found = st.dates(date(1990, 1, 1), date(2090, 12, 31))
        case "code":
            found = st.sampled_from(sorted(labels(column.codes)))
        case "unit" | "currency":
            found = st.sampled_from(sorted(labels(column.kind)))
        case "country":
            found = st.sampled_from(["JP", "CN", "HK", "MO", "TW", "US", "VN", "IS"])
        case _:
            found = words
    return found if column.required else st.none() | found


@st.composite
def rows(draw: st.DrawFn, name: str) -> Any:
    table = schema()[name]
    values = {column.name: draw(cells(column)) for column in table.columns.values()}
    if values.get("currency") is None:
        values.update({column.name: None for column in table.columns.values() if column.priced})
    if values.get("listed") == "none":
        values["listed_by"] = None
    if "chinese_person" in values:
        values["chinese_person"] = UNKNOWN  # or it might contradict the seat and the nationality that were drawn
    if table.about and not any(values[column.name] for column in table.about):
        values[table.about[0].name] = "x0x"
    return ROW_TYPES[name](**values)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset without two rows of one name."""
    tables: dict[str, Any] = {}
    for name in ROW_TYPES:
        drawn = draw(st.lists(rows(name), max_size=2))
        keys = schema()[name].keys[:2]
        unique = {
            tuple(getattr(row, key.name) for key in keys) if keys else index: row for index, row in enumerate(drawn)
        }
        tables[name] = tuple(unique.values())
    return Dataset(**tables)
