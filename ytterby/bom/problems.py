"""What is wrong with a bill as a bill: cycles, units that do not fit, money without a rate, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from ..languages import Catalogue
from ..tables.issues import Issue, Severity
from ..tables.rows import Content, Line, Part, Place, Price, Row
from .bill import Bill
from .evidence import Source
from .plain import Holding

__all__ = ["problems_of_bill", "problems_of_holdings"]


def problems_of_bill(bill: Bill, days: Iterable[date]) -> Iterator[Issue]:
    """What can be said without adding up: cycles as the path of part numbers, units, currencies without a rate."""
    for cycle in bill.cycles:
        place = next((use.place for use in bill.uses.get(cycle[-2], ()) if use.child == cycle[-1]), Place(""))
        yield _issue("cycle", place, cell=cycle[-1], path=" → ".join(cycle))
    for line in bill.mismatched:
        yield _issue(
            "unit-mismatch",
            line.place,
            cell=line.unit or "",
            unit=line.unit,
            child=line.child_id,
            own=bill.parts[line.child_id].unit,
        )
    yield from _without_rate(bill, tuple(days))


def _without_rate(bill: Bill, days: tuple[date, ...]) -> Iterator[Issue]:
    seen: set[str] = set()
    stated: tuple[Part | Content | Price | Line, ...] = (
        *bill.dataset.parts,
        *bill.dataset.content,
        *bill.dataset.prices,
        *bill.dataset.lines,
    )
    for row in stated:
        currency = row.currency
        if currency is None or currency in seen:
            continue
        missing = [day for day in days if bill.exchange.per_unit(currency, bill.currency, day) is None]
        if missing:
            seen.add(currency)
            yield _issue(
                "no-rate",
                row.place,
                cell=currency,
                currency=currency,
                into=bill.currency,
                day=min(missing).isoformat(),
            )


def problems_of_holdings(bill: Bill, held: Mapping[str, Holding]) -> Iterator[Issue]:
    """What comes to light by adding up: statements that contradict each other, content worth more than the item."""
    for part_id, holding in held.items():
        for supplier in dict.fromkeys(source.supplier for source in holding.own.contradicts):
            clashing = [source for source in holding.own.contradicts if source.supplier == supplier]
            code = "contradiction" if any(source.how != "notification" for source in clashing) else "two-notices"
            yield _issue(code, _place_of(clashing), part=part_id, supplier=supplier or "?")
        if holding.value.high is not None and holding.controlled.low > holding.value.high:
            part = bill.parts.get(part_id)
            yield _issue("over-all", part.place if part is not None else Place(""), "warning", part=part_id)


def _place_of(sources: list[Source]) -> Place:
    for source in sources:
        row: Row | None = source.notice or source.row
        if row is not None:
            return row.place
    return Place("")


def _issue(code: str, place: Place, severity: Severity = "error", cell: str = "", **values: object) -> Issue:
    texts = Catalogue.read(Path(__file__).with_name("issues.toml"))
    return Issue(code, place, texts.message(code, **values), texts.message(f"{code}-cure", **values), severity, cell)
