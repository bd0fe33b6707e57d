"""What is known of one part by itself: what its suppliers state, what their notifications say, or that they are silent.

Four kinds of evidence, all of the value of Chinese-origin Part 1 material in one unit of the part:
content (mass × price × share of Chinese origin, or a value stated outright), a notification (share × price paid), the
part itself being such a material, and silence, which leaves everything open up to the price of the part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from ..logic.bounds import NOTHING, UNBOUNDED, Bounds, total
from ..logic.truth import NO, YES
from ..tables.rows import Content, Notice
from .basis import Basis
from .bill import Bill

__all__ = [
    "REGIONS",
    "UNSPECIFIED",
    "Amounts",
    "Evidence",
    "Source",
    "chinese_part",
    "evidence_for",
    "notices_on",
]

UNSPECIFIED = "?"
"""The material of an amount that is known only as a whole."""

REGIONS = frozenset({"HK", "MO", "TW"})
ALL = Bounds.exactly(1)
UP_TO_ALL = Bounds.between(0, 1)

Amounts = Mapping[str, Bounds]
"""Value of Chinese-origin Part 1 material in one unit, by material, in the currency of the bill."""


@dataclass(frozen=True, slots=True)
class Source:
    """One statement behind a figure."""

    how: Literal["content", "stated value", "notification", "material itself", "declared free", "silent"]
    amount: Bounds
    supplier: str | None = None
    lot: str | None = None
    material: str | None = None
    notice: Notice | None = None
    row: Content | None = None


@dataclass(frozen=True)
class Evidence:
    """What a part holds by itself, in all and by material, and the statements it rests on.

    The total may be known better than its parts: of two suppliers one may state materials, the other only a share.
    """

    total: Bounds
    amounts: Amounts
    sources: tuple[Source, ...]
    contradicts: tuple[Source, ...] = field(default=())
    """Statements of one supplier that cannot both be right."""

    @property
    def is_silence(self) -> bool:
        """Whether nobody has said anything."""
        return any(source.how == "silent" for source in self.sources)


def evidence_for(
    bill: Bill, part_id: str, basis: Basis, day: date, *, lot: str | None = None, has_children: bool = False
) -> Evidence:
    """What a part holds by its own statements on a day: bounds over all suppliers and lots that are not excluded."""
    part, kind = bill.parts.get(part_id), bill.recognised.kinds.get(part_id)
    own_supplier = part.supplier if part is not None else None
    rows = _of_lot(bill.content.get(part_id, ()), lot)
    notices = notices_on(bill.notices.get(part_id, ()), day)
    if rows or notices:
        statements = _statements(rows, notices, own_supplier)
        alternatives = [_one_supplier(bill, part_id, basis, day, said) for said in statements]
        if lot is None and own_supplier is not None and own_supplier not in {said.supplier for said in statements}:
            alternatives.append(_silence(bill, part_id, day, own_supplier))
        return _any_of(alternatives)
    if part is not None and kind is not None and kind.is_material is YES and kind.material is not None:
        amount = bill.value(part_id, day) * chinese_part(part.origin, None, basis)
        return Evidence(amount, {kind.material.id: amount}, (Source("material itself", amount, own_supplier),))
    if part is not None and part.contains_rare_earth is NO:
        return Evidence(NOTHING, {}, (Source("declared free", NOTHING, own_supplier),))
    if has_children:
        return Evidence(NOTHING, {}, ())
    return _silence(bill, part_id, day, own_supplier)


def _of_lot(rows: Iterable[Content], lot: str | None) -> tuple[Content, ...]:
    """The rows about a lot; if none is about that lot, all rows, for any may be about it."""
    rows = tuple(rows)
    about = tuple(row for row in rows if row.lot_id == lot) if lot is not None else ()
    return about or rows


def notices_on(notices: Iterable[Notice], day: date) -> tuple[Notice, ...]:
    """The notifications that count on a day: of each supplier the latest that is issued, unexpired and not replaced.

    Those still to be accepted, rejected or superseded do not count. Of several issued on the same day all are kept.
    """
    notices = tuple(notices)
    replaced = {notice.supersedes for notice in notices if notice.supersedes is not None}
    counting = [
        notice
        for notice in notices
        if notice.notice_id not in replaced
        and notice.status in (None, "accepted")
        and (notice.issued_on is None or notice.issued_on <= day)
        and (notice.valid_to is None or notice.valid_to >= day)
    ]
    latest: dict[str | None, date] = {}
    for notice in counting:
        issued = notice.issued_on or date.min
        latest[_supplier(notice)] = max(latest.get(_supplier(notice), date.min), issued)
    return tuple(notice for notice in counting if (notice.issued_on or date.min) == latest[_supplier(notice)])


def _supplier(notice: Notice) -> str | None:
    return notice.supplier or notice.issuer


@dataclass(frozen=True, slots=True)
class _Said:
    """What one supplier says of a part (or of one lot of it)."""

    supplier: str | None
    rows: tuple[Content, ...]
    notices: tuple[Notice, ...]


def _statements(rows: tuple[Content, ...], notices: tuple[Notice, ...], own: str | None) -> list[_Said]:
    """The statements of each supplier and lot; rows and notifications that name none are those of the part's own."""
    by_lot: dict[tuple[str | None, str | None], list[Content]] = {}
    for row in rows:
        by_lot.setdefault((row.supplier or own, row.lot_id), []).append(row)
    noticed: dict[str | None, list[Notice]] = {}
    for notice in notices:
        noticed.setdefault(_supplier(notice) or own, []).append(notice)
    found = [_Said(who, tuple(group), tuple(noticed.get(who, ()))) for (who, _), group in by_lot.items()]
    stating_content = {said.supplier for said in found}
    return found + [_Said(who, (), tuple(each)) for who, each in noticed.items() if who not in stating_content]


def _one_supplier(bill: Bill, part_id: str, basis: Basis, day: date, said: _Said) -> Evidence:
    """One supplier's content and notification on the same thing: what both allow, or, if they contradict, either."""
    price = bill.value(part_id, day)
    stated = tuple(_row_source(bill, row, basis, day, price, said.supplier) for row in said.rows)
    noticed = tuple(
        Source("notification", notice.share_percent * price, said.supplier, notice=notice)
        for notice in said.notices
        if notice.share_percent is not None
    )
    if not stated and not noticed:
        return _silence(bill, part_id, day, said.supplier)
    by_rows, by_notice = total(source.amount for source in stated), _hull(source.amount for source in noticed)
    if by_notice is None:
        return Evidence(by_rows, _by_material(stated), stated)
    if not stated:
        clash = noticed if len({source.amount for source in noticed}) > 1 else ()
        return Evidence(by_notice, {UNSPECIFIED: by_notice}, noticed, clash)
    both = by_rows.meet(by_notice)
    if both is None:
        either = by_rows.hull(by_notice)
        return Evidence(either, {UNSPECIFIED: either}, (*stated, *noticed), (*stated, *noticed))
    return Evidence(both, _by_material(stated), (*stated, *noticed))


def _hull(amounts: Iterable[Bounds]) -> Bounds | None:
    known: Bounds | None = None
    for amount in amounts:
        known = amount if known is None else known.hull(amount)
    return known


def _row_source(bill: Bill, row: Content, basis: Basis, day: date, ceiling: Bounds, supplier: str | None) -> Source:
    """The value that one row of content states, of Chinese origin."""
    materials = bill.recognised.materials
    typed = row.material or ""
    if typed in materials and materials[typed] is None:  # surely no Part 1 material: it does not count
        return Source("content", NOTHING, supplier, row.lot_id, typed, row=row)
    material = materials.get(typed)
    name = UNSPECIFIED if material is None else material.id
    fraction = chinese_part(row.origin, row.origin_share, basis)
    may_be = UP_TO_ALL if material is None else ALL
    if row.stated_value is not None:
        worth = bill.worth(row.stated_value, row.currency, day) or UNBOUNDED
        amount = (worth * fraction * may_be).capped_by(ceiling)
        return Source("stated value", amount, supplier, row.lot_id, name, row=row)
    mass = row.mass_g if row.mass_g is not None else UNBOUNDED
    if row.basis == "element" and material is not None:
        mass = mass * _inverse(material.element_fraction)
    amount = (mass * _price_per_gram(bill, row, name, basis, day) * fraction * may_be).capped_by(ceiling)
    return Source("content", amount, supplier, row.lot_id, name, row=row)


def _inverse(fraction: Bounds) -> Bounds:
    low = Fraction(0) if fraction.high is None else 1 / fraction.high
    return Bounds(low, None if fraction.low == 0 else 1 / fraction.low)


def _price_per_gram(bill: Bill, row: Content, material: str, basis: Basis, day: date) -> Bounds:
    paid = bill.worth(row.price_per_kg, row.currency, day)
    bought = None if paid is None else paid.times(Fraction(1, 1000))
    quoted = bill.market.per_gram(material, day)
    known = [price for price in (bought, quoted) if price is not None]
    if not known:
        return UNBOUNDED
    if basis.price_of_the_material == "as-bought" or len(known) == 1:
        return known[0]
    pick = max if basis.price_of_the_material == "higher" else min
    highs = [price.high for price in known if price.high is not None]
    return Bounds(pick(price.low for price in known), pick(highs) if len(highs) == len(known) else None)


def chinese_part(origin: str | None, share: Bounds | None, basis: Basis) -> Bounds:
    """How much of an amount is of Chinese origin. A share stands beside the country that it is the share of."""
    is_china = origin == "CN" or (origin in REGIONS and basis.regions_share_chinese_origin)
    if origin is None:
        return UP_TO_ALL if share is None else share
    if share is None:
        return ALL if is_china else NOTHING
    if is_china:
        return share
    rest = Fraction(1) - share.low  # what comes from elsewhere may come from China
    return Bounds(Fraction(0), rest)


def _silence(bill: Bill, part_id: str, day: date, supplier: str | None) -> Evidence:
    amount = Bounds(Fraction(0), bill.value(part_id, day).high)
    return Evidence(amount, {UNSPECIFIED: amount}, (Source("silent", amount, supplier),))


def _by_material(sources: Iterable[Source]) -> Amounts:
    amounts: dict[str, Bounds] = {}
    for source in sources:
        name = source.material or UNSPECIFIED
        amounts[name] = amounts.get(name, NOTHING) + source.amount
    return {name: amount for name, amount in amounts.items() if not amount.is_zero}


def _any_of(alternatives: list[Evidence]) -> Evidence:
    """One of several suppliers or lots, not known which: for each material between the least and the most."""
    names = dict.fromkeys(name for evidence in alternatives for name in evidence.amounts)
    amounts = {name: _hull(each.amounts.get(name, NOTHING) for each in alternatives) or NOTHING for name in names}
    return Evidence(
        _hull(evidence.total for evidence in alternatives) or NOTHING,
        amounts,
        tuple(source for evidence in alternatives for source in evidence.sources),
        tuple(source for evidence in alternatives for source in evidence.contradicts),
    )
