"""What only shows across rows and tables: numbers given twice, contradictions, and references to what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from ..logic.bounds import Bounds, total
from ..logic.truth import UNKNOWN
from .complaints import complaint
from .contradicting_persons import plainly_chinese_or_not, with_one_home
from .issues import Issue
from .ownership_checked import problems_of_ownership
from .rows import BillLine, Content, Line, Party, Place, Recipient, Row
from .schema import Column, schema
from .undertakings_checked import problems_of_undertakings

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
    or_else: str = ""
    """Another column of that table by which its rows may be named as well."""


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
    _Reference("transfers", "provider", "parties", "party_id", "party-not-named", or_else="name"),
    _Reference("transfers", "recipient", "parties", "party_id", "party-not-named", or_else="name"),
    _Reference("transfers", "end_user", "parties", "party_id", "party-not-named", or_else="name"),
    _Reference("transfers", "licence_id", "licences", "licence_id", "licence-unknown"),
    _Reference("recipients", "party_id", "parties", "party_id", "party-unknown"),
    _Reference("undertakings", "part_id", "parts", "part_id", "part-unknown"),
    _Reference(
        "undertakings", "licence_id", "licences", "licence_id", "licence-of-undertaking-unknown", or_else="number"
    ),
)

_IN_ORDER = (
    ("shipments", "contract_date", "date"),
    ("technology_use", "received_on", "as_of"),
    ("undertakings", "given_on", "ended_on"),
    ("undertakings", "given_on", "leave_from"),
)
"""The days of a row of which the first does not lie after the second."""


_OF_TRANSFERS = frozenset({"parts", "transfers", "recipients", "parties", "ownership", "licences", "fx"})
"""With no other tables than these a folder tells of technology transfers alone, and needs no parts."""


def checked(
    tables: Mapping[str, Sequence[Row]], here: Place, parts_at: Place | None = None
) -> tuple[Tables, list[Issue]]:
    """The tables with one row for each thing, and what is wrong across them.

    `here` is the place that is blamed where there is no table of parts, `parts_at` the sheet of parts where there is
    one, which may yet be empty. Any other missing table is no issue.
    """
    issues: list[Issue] = []
    kept: Tables = {name: tuple(rows) for name, rows in tables.items()}
    for name, identity in _IDENTITY.items():
        if name in kept:
            kept[name] = tuple(_single(name, identity, kept[name], issues))
    if "bom" in kept:
        kept["bom"] = tuple(_single_bill_lines(cast(tuple[BillLine, ...], kept["bom"]), issues))
    if "content" in kept:
        kept["content"] = tuple(_single_content(cast(tuple[Content, ...], kept["content"]), issues))
    if not kept.get("parts") and not (kept.get("transfers") and kept.keys() <= _OF_TRANSFERS):
        issues.append(complaint("parts-empty", parts_at) if parts_at else complaint("no-parts", here))
    if "parties" in kept:
        parties = tuple(_plainly_listed(cast(tuple[Party, ...], kept["parties"]), issues))
        kept["parties"] = parties = tuple(plainly_chinese_or_not(parties, issues))
        issues.extend(with_one_home(cast(tuple[Recipient, ...], kept.get("recipients", ())), parties))
    for reference in _REFERENCES:
        if kept.get(reference.to):
            issues.extend(_dangling(reference, kept))
    issues.extend(problems_of_ownership(kept))
    issues.extend(problems_of_undertakings(kept))
    for name, first, second in _IN_ORDER:
        issues.extend(_out_of_order(name, first, second, kept.get(name, ())))
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
                first, found = _joined(table, first, row, contradicted)
                issues.extend(found)
        yield first
        yield from kept


def _joined(table: str, first: Row, second: Row, contradicted: set[str]) -> tuple[Row, list[Issue]]:
    """Two rows of one name as one row.

    What any two have contradicted each other about stays unknown; so does what could not be read in one of them, for
    it may have said something else than the others.
    """
    unreadable = first.unreadable | second.unreadable
    values: dict[str, Any] = {"unreadable": unreadable} if unreadable else {}
    disputed: list[Column] = []
    is_completed = False
    columns = schema()[table].columns
    for column in columns.values():
        one, other = getattr(first, column.name), getattr(second, column.name)
        if column.name in unreadable:
            values[column.name] = UNKNOWN if column.kind == "truth" else None
        elif one == other or other is None or other is UNKNOWN:
            continue
        elif column.name in contradicted:
            disputed.append(column)
        elif one is None or one is UNKNOWN:
            values[column.name] = other
            is_completed = True
        else:
            values[column.name] = UNKNOWN if column.kind == "truth" else None
            disputed.append(column)
    contradicted.update(column.name for column in disputed)
    if "currency" in contradicted | unreadable:
        values.update({column.name: None for column in columns.values() if column.priced})
    unread = [column for name, column in columns.items() if name in unreadable]
    return replace(first, **values), list(_told(first, second, disputed, unread, is_completed=is_completed))


def _told(
    first: Row, second: Row, disputed: list[Column], unread: list[Column], *, is_completed: bool
) -> Iterable[Issue]:
    """What is said of two rows of one name."""
    at = _named(first, second)
    for code, concerned in (("contradictory-rows", disputed), ("unreadable-in-row", unread)):
        if concerned:
            yield complaint(code, second.place, first=at, columns=tuple(column.label for column in concerned))
    if not disputed and not unread:
        yield complaint("completed-row" if is_completed else "repeated-row", second.place, first=at)


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


def _single_content(rows: Sequence[Content], issues: list[Issue]) -> Iterable[Content]:
    """One row for each that says the very same: its mass and its value lie between once and as often as it stands."""
    for group in _groups(rows, lambda row: row):
        first, *others = cast(list[Content], group)
        issues.extend(complaint("repeated-content", row.place, first=_named(first, row)) for row in others)
        if others:
            mass, value = _up_to(first.mass_g, len(group)), _up_to(first.stated_value, len(group))
            first = replace(first, mass_g=mass, stated_value=value)
        yield first


def _up_to(once: Bounds | None, times: int) -> Bounds | None:
    """An amount between once and so many times itself."""
    return None if once is None else Bounds(once.low, once.times(Fraction(times)).high)


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
    columns = (reference.key, reference.or_else) if reference.or_else else (reference.key,)
    known = {getattr(row, column) for row in tables[reference.to] for column in columns}
    lost: dict[str, list[Row]] = {}
    for row in tables.get(reference.table, ()):
        name = getattr(row, reference.column)
        if name is not None and name not in known:
            lost.setdefault(name, []).append(row)
    for name, rows in lost.items():
        yield complaint(reference.code, rows[0].place, name, count=len(rows))


def _plainly_listed(parties: Iterable[Party], issues: list[Issue]) -> Iterable[Party]:
    """The parties; whoever is on no list and yet listed by an announcement may be on one, so that is unknown."""
    for party in parties:
        if party.listed == "none" and party.listed_by is not None:
            issues.append(complaint("listed-by-though-not-listed", party.place, party.listed_by))
            yield replace(party, listed=None, unreadable=party.unreadable | {"listed"})
        else:
            yield party


def _out_of_order(table: str, first: str, second: str, rows: Iterable[Row]) -> Iterable[Issue]:
    """An issue for each row in which one day lies after another that it cannot lie after."""
    columns = schema()[table].columns
    for row in rows:
        earlier, later = getattr(row, first), getattr(row, second)
        if earlier is not None and later is not None and earlier > later:
            yield complaint(
                "days-out-of-order",
                row.place,
                earlier.isoformat(),
                first=columns[first].label,
                second=columns[second].label,
                day=later.isoformat(),
            )
