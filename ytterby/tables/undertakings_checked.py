"""What shows of undertakings across rows and tables: contradictions, names of nobody, lines that went before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from .complaints import complaint
from .issues import Issue
from .rows import Line, Part, Party, Row, Shipment, Undertaking
from .several import names_in

__all__ = ["problems_of_undertakings"]

PARTIES = ("given_by", "given_to", "end_user", "through")


def problems_of_undertakings(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Issue]:
    """One issue for each row that says another of the same otherwise, for each name that is in no table, and for each
    undertaking that came after what it is to bind."""
    rows = cast(tuple[Undertaking, ...], tables.get("undertakings", ()))
    parties = cast(tuple[Party, ...], tables.get("parties", ()))
    parts = cast(tuple[Part, ...], tables.get("parts", ()))
    named = {name for party in parties for name in (party.party_id, party.name)}
    numbers = {part.part_id for part in parts}
    for row in rows:
        if parties:
            said = (name for column in PARTIES for name in names_in(getattr(row, column)))
            yield from (complaint("party-not-named", row.place, name, count=1) for name in said if name not in named)
        if parts:
            products = (name for name in names_in(row.built_into) if name not in numbers)
            yield from (complaint("part-unknown", row.place, name, count=1) for name in products)
        if parties and parts:
            allowed = (name for name in names_in(row.leave_for) if name not in named | numbers)
            yield from (complaint("neither-party-nor-part", row.place, name) for name in allowed)
    yield from _stated_twice(rows)
    yield from _given_later(rows, tables)


def _stated_twice(rows: tuple[Undertaking, ...]) -> Iterator[Issue]:
    """Two rows of one undertaking of one part and lot. Neither is lost and neither made up: a line is held to both."""
    first: dict[tuple[str, str, str | None], Undertaking] = {}
    for row in rows:
        other = first.setdefault((row.undertaking_id, row.part_id, row.lot_id), row)
        if other is not row:
            code = "repeated-row" if other == row else "undertaking-stated-otherwise"
            yield complaint(code, row.place, row.undertaking_id, first=str(other.place.row))


def _given_later(rows: tuple[Undertaking, ...], tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Issue]:
    """A promise does not bind what had gone before; yet the day of one of the two may be wrong."""
    shipments = cast(tuple[Shipment, ...], tables.get("shipments", ()))
    days = {shipment.shipment_id: shipment.date for shipment in shipments}
    lines = cast(tuple[Line, ...], tables.get("lines", ()))
    for row in rows:
        if row.given_on is None:
            continue
        gone = [
            f"{line.shipment_id}/{line.line_id}"
            for line in lines
            if line.part_id == row.part_id
            and (row.lot_id is None or line.lot_id in (None, row.lot_id))
            and (day := days.get(line.shipment_id)) is not None
            and day < row.given_on
        ]
        if gone:
            shown = ", ".join(gone[:6]) + (" …" if len(gone) > 6 else "")
            yield complaint("undertaking-given-later", row.place, row.given_on.isoformat(), lines=shown)
