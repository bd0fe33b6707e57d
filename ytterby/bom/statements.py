"""Who speaks of a part: the rows and notifications of each supplier on each lot, and those who are silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..tables.rows import Content, Notice
from .bill import Bill
from .notices import speaks_of_content, supplier_of

__all__ = ["Said", "statements"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one supplier says of a part, or of one lot of it. Without rows and notifications it is silence."""

    supplier: str | None
    rows: tuple[Content, ...] = ()
    notices: tuple[Notice, ...] = ()


def statements(bill: Bill, part_id: str, own: str | None, day: date, lot: str | None) -> tuple[Said, ...]:
    """The statements of each supplier from whom the part may be, one for each lot it may be of; none if all are silent.

    Rows and notifications that name no supplier are those of the part's own, `own`. He may be the one even where only
    others speak, unless somebody speaks of the very lot: that lot is then of those who do.
    """
    rows, notices = _by_supplier(bill, part_id, own, day)
    of_the_lot = [who for who in rows if any(row.lot_id == lot for row in rows[who])] if lot is not None else []
    suppliers: list[str | None] = of_the_lot or list(dict.fromkeys([*rows, *notices]))
    if suppliers and not of_the_lot and own is not None and own not in suppliers:
        suppliers.append(own)
    return tuple(
        Said(who, each, tuple(notices.get(who, ())))
        for who in suppliers
        for each in _lots(bill, tuple(rows.get(who, ())), lot)
    )


def _by_supplier(
    bill: Bill, part_id: str, own: str | None, day: date
) -> tuple[dict[str | None, list[Content]], dict[str | None, list[Notice]]]:
    rows: dict[str | None, list[Content]] = {}
    for row in bill.content.get(part_id, ()):
        rows.setdefault(row.supplier or own, []).append(row)
    notices: dict[str | None, list[Notice]] = {}
    for notice in filter(speaks_of_content, bill.notices_on(part_id, day)):
        notices.setdefault(supplier_of(notice) or own, []).append(notice)
    return rows, notices


def _lots(bill: Bill, rows: tuple[Content, ...], lot: str | None) -> Iterator[tuple[Content, ...]]:
    """The rows that hold for the lot, or, if it is not known which it is, those for each lot that is spoken of.

    A row without a lot holds for all lots, but for the material that a row for the lot states itself. What is said of
    other lots says nothing of this one.
    """
    general = tuple(row for row in rows if row.lot_id is None)
    lots = dict.fromkeys(row.lot_id for row in rows) if lot is None else {lot: None}
    for each in lots or [None]:
        of_the_lot = () if each is None else tuple(row for row in rows if row.lot_id == each)
        stated = {_material(bill, row) for row in of_the_lot} - {None}
        yield (*of_the_lot, *(row for row in general if _material(bill, row) not in stated))


def _material(bill: Bill, row: Content) -> str | None:
    found = bill.recognised.materials.get(row.material or "")
    return row.material if found is None else found.id
