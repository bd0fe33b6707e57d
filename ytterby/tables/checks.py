"""What only shows across rows and tables: numbers given twice, contradictions, and references to what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from ..logic.bounds import Bounds, total
from ..logic.truth import UNKNOWN
from .complaints import complaint
from .issues import Issue
from .rows import BillLine, Line, Place, Row
from .schema import Column, schema

__all__ = ["checked"]

Tables = dict[str, tuple[Row, ...]]

_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "parts": ("part_id",),
    "notices": ("notice_id", "part_id"),  # one notification may cover several parts
    "parties": ("party_id",),
    "shipments": ("shipment_id",),
    "lines": ("shipment_id", "line_id"),
    "transfers": ("transfer_id",),
    "recipients": ("party_id",),
    "licences": ("licence_id",),
}
"""The columns that together name a row of a table, so that two rows with the same ones speak of the same thing."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A column whose cells name rows of another table."""

    table: str
    column: str
    to: str
    key: str
    code: str


_REFERENCES = (
    _Reference("bom", "parent_id", "parts", "part_id", "part-unknown"),
    _Reference("bom", "child_id", "parts", "part_id", "part-unknown"),
    _Reference("content", "part_id", "parts", "part_id", "part-unknown"),
    _Reference("technology_use", "part_id", "parts", "part_id", "part-unknown"),
    _Reference("technology_use", "plant_line", "parts", "plant_line", "plant-line-unknown"),
    _Reference("notices", "part_id", "parts", "part_id", "part-unknown"),
    _Reference("lines", "part_id", "parts", "part_id", "part-unknown"),
    _Reference("lines", "shipment_id", "shipments", "shipment_id", "shipment-unknown"),
    _Reference("lines", "licence_id", "licences", "licence_id", "licence-unknown"),
    _Reference("end_uses", "shipment_id", "shipments", "shipment_id", "shipment-unknown"),
    _Reference("end_uses", "line_id", "lines", "line_id", "line-unknown"),
    _Reference("ownership", "owner_id", "parties", "party_id", "party-unknown"),
    _Reference("ownership", "owned_id", "parties", "party_id", "party-unknown"),
    _Reference("recipients", "party_id", "parties", "party_id", "party-unknown"),
)


def checked(tables: Mapping[str, Sequence[Row]], here: Place) -> tuple[Tables, list[Issue]]:
    """The tables with one row for each thing, and what is wrong across them.

    `here` is the place that is blamed where there are no parts at all. Any other missing table is no issue.
    """
    issues: list[Issue] = []
    kept: Tables = {name: tuple(rows) for name, rows in tables.items()}
    for name, identity in _IDENTITY.items():
        if name in kept:
            kept[name] = tuple(_single(name, identity, kept[name], issues))
    if "bom" in kept:
        kept["bom"] = tuple(_single_bill_lines(cast(tuple[BillLine, ...], kept["bom"]), issues))
    if not kept.get("parts"):
        issues.append(complaint("no-parts", here))
    for reference in _REFERENCES:
        if kept.get(reference.to):
            issues.extend(_dangling(reference, kept))
    return kept, issues


def _groups(rows: Iterable[Row], name: Callable[[Row], object]) -> list[list[Row]]:
    """The rows that bear the same name together, in the order of the first of them."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return list(groups.values())


def _single(table: str, identity: tuple[str, ...], rows: Sequence[Row], issues: list[Issue]) -> Iterable[Row]:
    for group in _groups(rows, lambda row: tuple(getattr(row, column) for column in identity)):
        first, *others = group
        contradicted: set[str] = set()
        kept = []
        for row in others:
            if isinstance(first, Line) and isinstance(row, Line) and first.part_id != row.part_id:
                issues.append(complaint("line-number-twice", row.place, first=_named(first, row)))
                kept.append(row)
            else:
                first, issue = _joined(table, first, row, contradicted)
                issues.append(issue)
        yield first
        yield from kept


def _joined(table: str, first: Row, second: Row, contradicted: set[str]) -> tuple[Row, Issue]:
    """Two rows of one name as one row, in which what any two have contradicted each other about stays unknown."""
    values: dict[str, Any] = {}
    disputed: list[Column] = []
    columns = schema()[table].columns
    for column in columns.values():
        one, other = getattr(first, column.name), getattr(second, column.name)
        if one == other or other is None or other is UNKNOWN:
            continue
        if one is None or one is UNKNOWN:
            if column.name in contradicted:
                disputed.append(column)
            else:
                values[column.name] = other
        else:
            values[column.name] = UNKNOWN if column.kind == "truth" else None
            disputed.append(column)
    contradicted.update(column.name for column in disputed)
    if "currency" in contradicted:
        values.update({column.name: None for column in columns.values() if column.priced})
    at = _named(first, second)
    if disputed:
        labels = tuple(column.label for column in disputed)
        return replace(first, **values), complaint("contradictory-rows", second.place, first=at, columns=labels)
    return replace(first, **values), complaint("completed-row" if values else "repeated-row", second.place, first=at)


def _named(first: Row, second: Row) -> str:
    """The row of the first, with its file and sheet where they are not the second's."""
    one, other = first.place, second.place
    where = [] if one.file == other.file else [one.file]
    where += [] if one.sheet == other.sheet or not one.sheet else [one.sheet]
    return " ".join([*where, str(one.row)])


def _single_bill_lines(rows: Sequence[BillLine], issues: list[Issue]) -> Iterable[BillLine]:
    """One row for each parent and component.

    A pair given twice may be a repetition or may be meant to be added: the quantity lies between the least of the rows
    and the sum of them all, which holds under both readings.
    """
    for group in _groups(rows, lambda row: (cast(BillLine, row).parent_id, cast(BillLine, row).child_id)):
        lines = cast(list[BillLine], group)
        first = lines[0]
        for line in lines[1:]:
            same = (line.quantity, line.unit) == (first.quantity, first.unit)
            code = "repeated-bom-line" if same else "contradictory-bom-line"
            issues.append(complaint(code, line.place, first=_named(first, line)))
        yield first if len(lines) == 1 else replace(first, quantity=_either(lines), unit=_unit(lines))


def _either(lines: Sequence[BillLine]) -> Bounds | None:
    known = [line.quantity for line in lines if line.quantity]
    if _unit(lines) is None and any(line.unit for line in lines):
        return None
    if not known:
        return None
    if len(known) < len(lines):  # one is unknown: the pair may stand for less or for more than the others say
        return Bounds(Fraction(0), None)
    low = min(quantity.low for quantity in known)
    return Bounds(low, total(known).high)


def _unit(lines: Sequence[BillLine]) -> str | None:
    units = {line.unit for line in lines}
    return units.pop() if len(units) == 1 else None


def _dangling(reference: _Reference, tables: Tables) -> Iterable[Issue]:
    """One issue for each name that no row bears, at its first place, with the number of rows concerned."""
    known = {getattr(row, reference.key) for row in tables[reference.to]}
    lost: dict[str, list[Row]] = {}
    for row in tables.get(reference.table, ()):
        name = getattr(row, reference.column)
        if name is not None and name not in known:
            lost.setdefault(name, []).append(row)
    for name, rows in lost.items():
        yield complaint(reference.code, rows[0].place, name, count=len(rows))
