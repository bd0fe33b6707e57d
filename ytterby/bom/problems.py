"""What is wrong with a bill as a bill: cycles, units that do not fit, money without a rate, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from ..languages import Catalogue
from ..logic.truth import NO
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
            own=bill.parts[line.child_id].unit or "?",
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
        for clashing in holding.own.contradicts:
            code = "contradiction" if any(source.how != "notification" for source in clashing) else "two-notices"
            yield _issue(code, _place_of(clashing), part=part_id, supplier=clashing[0].supplier or "?")
        yield from _with_bill(bill, part_id, holding)


def _with_bill(bill: Bill, part_id: str, holding: Holding) -> Iterator[Issue]:
    part = bill.parts.get(part_id)
    place = part.place if part is not None else Place("")
    if holding.contradicts_bill:
        yield _issue("bill-contradiction", _place_of(holding.own.sources), part=part_id)
    if holding.may_be_counted_twice:
        yield _issue("counted-twice", _place_of(holding.own.sources), "warning", part=part_id)
    if part is not None and part.contains_rare_earth is NO and holding.controlled.low > 0:
        yield _issue("denied", place, part=part_id)
    is_too_much = holding.value.high is not None and holding.controlled.low > holding.value.high
    if is_too_much and holding.as_material is None:
        yield _issue("over-all", place, "warning", part=part_id)


def _place_of(sources: Iterable[Source]) -> Place:
    for source in sources:
        row: Row | None = source.notice or source.row
        if row is not None:
            return row.place
    return Place("")


def _issue(code: str, place: Place, severity: Severity = "error", cell: str = "", **values: object) -> Issue:
    texts = Catalogue.read(Path(__file__).with_name("issues.toml"))
    return Issue(code, place, texts.message(code, **values), texts.message(f"{code}-cure", **values), severity, cell)
