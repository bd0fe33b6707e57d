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
from ..tables.rows import Content, Notice, Part
from .basis import Basis
from .bill import Bill
from .material import Kind, Material
from .money import hull_of, the_greater, the_lesser
from .origin import UP_TO_ALL, chinese_part_of_part, chinese_part_of_row, rows_of_one_mass
from .statements import Said, statements
from .units import factor

__all__ = [
    "UNSPECIFIED",
    "Amounts",
    "Evidence",
    "Source",
    "evidence_for",
    "share_of_material",
    "within",
]

UNSPECIFIED = "?"
"""The material of an amount that is known only as a whole."""

ALL = Bounds.exactly(1)
ANY_FRACTION = UP_TO_ALL
"""How much of the element one gram of a material holds that nobody could make out."""

Amounts = Mapping[str, Bounds]
"""Value of Chinese-origin Part 1 material in one unit, by material, in the currency of the bill."""


@dataclass(frozen=True, slots=True)
class Source:
    """One statement behind a figure."""

    how: Literal[
        "content", "stated value", "notification", "material itself", "unlisted material", "declared free", "silent"
    ]
    amount: Bounds
    supplier: str | None = None
    lot: str | None = None
    material: str | None = None
    notice: Notice | None = None
    row: Content | None = None
    share: Bounds = UP_TO_ALL
    """How much of what it speaks of is of Chinese origin: of a row its material, of a notification the whole part."""


@dataclass(frozen=True)
class Evidence:
    """What a part holds by itself, in all and by material, and the statements it rests on.

    The total may be known better than its parts: of two suppliers one may state materials, the other only a share.
    """

    total: Bounds
    amounts: Amounts
    sources: tuple[Source, ...]
    contradicts: tuple[tuple[Source, ...], ...] = field(default=())
    """Groups of statements of one supplier that cannot all be right."""

    @property
    def is_silence(self) -> bool:
        """Whether nobody has said anything."""
        return any(source.how == "silent" for source in self.sources)


NONE_STATED = Evidence(NOTHING, {}, ())


def within(amount: Bounds, ceiling: Bounds) -> Bounds:
    """An amount that cannot be more than another, such as the price of what it is inside.

    One that surely is more is kept: the two contradict each other, and that has to be seen.
    """
    both = amount.meet(Bounds(Fraction(0), ceiling.high))
    return amount if both is None else both


def evidence_for(
    bill: Bill, part_id: str, basis: Basis, day: date, *, lot: str | None = None, has_children: bool = False
) -> Evidence:
    """What a part holds by its own statements on a day: bounds over all suppliers and lots that are not excluded.

    A part with a bill that nobody speaks of holds nothing of its own: its bill is taken to be complete.
    """
    part, kind = bill.parts.get(part_id), bill.recognised.kinds.get(part_id)
    supplier = part.supplier if part is not None else None
    said = statements(bill, part_id, supplier, day, lot)
    if said:
        return _any_of([_one_supplier(bill, part_id, basis, day, each) for each in said])
    if part is not None and kind is not None and kind.material is not None and _counts(kind, kind.material, basis):
        return _material_itself(bill, part, kind, kind.material, basis, day, has_children=has_children)
    if part is not None and part.contains_rare_earth is NO:
        return Evidence(NOTHING, {}, (Source("declared free", NOTHING, supplier),))
    return NONE_STATED if has_children else _silence(bill, part_id, day, supplier)


def _counts(kind: Kind, material: Material, basis: Basis) -> bool:
    """Whether a part that is a material counts as such: one of Part 1, or another that a reading counts."""
    return kind.is_material is YES if material.listing == "part-one" else basis.counts(material.listing)


def _one_supplier(bill: Bill, part_id: str, basis: Basis, day: date, said: Said) -> Evidence:
    """One supplier's content and notification on the same thing: what both allow, or, if they contradict, either."""
    price = bill.value(part_id, day)
    split = rows_of_one_mass(said.rows)
    stated = tuple(
        _row_source(bill, row, basis, day, price, said.supplier, rest_is_stated=number in split)
        for number, row in enumerate(said.rows)
    )
    noticed = tuple(_notice_source(notice, price, said.supplier) for notice in said.notices)
    if not stated and not noticed:
        return _silence(bill, part_id, day, said.supplier)
    clash = (noticed,) if _differ(said.notices) else ()
    by_notice = hull_of(source.amount for source in noticed) or UNBOUNDED
    if not stated:
        return Evidence(by_notice, {UNSPECIFIED: by_notice}, noticed, clash)
    by_rows = within(total(source.amount for source in stated), price)
    both = by_rows.meet(by_notice)
    if both is None:
        either = by_rows.hull(by_notice)
        everything = (*stated, *noticed)
        return Evidence(either, {UNSPECIFIED: either}, everything, (*clash, everything))
    heard = tuple(source for source in noticed if source.how != "silent")
    return Evidence(both, _by_material(stated), (*stated, *heard), clash)


def _differ(notices: Iterable[Notice]) -> bool:
    """Whether two notifications of the same day state different shares."""
    return len({notice.share_percent for notice in notices if notice.issued_on is not None}) > 1


def _notice_source(notice: Notice, price: Bounds, supplier: str | None) -> Source:
    """A notification without a share is no better than silence on the amount."""
    share = notice.share_percent
    if share is None:
        return Source("silent", _up_to(price), supplier)
    return Source("notification", share * price, supplier, notice=notice, share=share)


def _row_source(
    bill: Bill, row: Content, basis: Basis, day: date, ceiling: Bounds, supplier: str | None, *, rest_is_stated: bool
) -> Source:
    """The value that one row of content states, of Chinese origin."""
    materials = bill.recognised.materials
    typed = row.material or ""
    material = materials.get(typed)
    if typed in materials and (material is None or not basis.counts(material.listing)):  # surely not in Part 1
        return Source("content", NOTHING, supplier, row.lot_id, typed, row=row, share=NOTHING)
    name = UNSPECIFIED if material is None else material.id
    of_china = chinese_part_of_row(row, material, basis, rest_is_stated=rest_is_stated)
    share = of_china * (UP_TO_ALL if material is None else ALL)
    if row.stated_value is not None:
        worth = bill.worth(row.stated_value, row.currency, day)
        amount = within((UNBOUNDED if worth is None else worth) * share, ceiling)
        return Source("stated value", amount, supplier, row.lot_id, name, row=row, share=share)
    price = _price_per_gram(bill, row, name, basis, day)
    amount = within(_mass(row, material) * price * share, ceiling)
    return Source("content", amount, supplier, row.lot_id, name, row=row, share=share)


def _mass(row: Content, material: Material | None) -> Bounds:
    """Grams of the Part 1 item as bought; a mass of the element is that of as much of the item as holds it."""
    if row.mass_g is None:
        return UNBOUNDED
    fraction = ANY_FRACTION if material is None else material.element_fraction
    low = Fraction(0) if fraction.high is None else 1 / fraction.high
    of_element = row.mass_g * Bounds(low, None if fraction.low == 0 else 1 / fraction.low)
    if "basis" in row.unreadable:
        return row.mass_g.hull(of_element)
    return of_element if row.basis == "element" else row.mass_g


def _price_per_gram(bill: Bill, row: Content, material: str, basis: Basis, day: date) -> Bounds:
    """The price by the basis in use; one that is stated and cannot be read is unknown, and not left to the market."""
    if not row.unreadable.isdisjoint({"price_per_kg", "currency"}):
        return UNBOUNDED
    paid = bill.price(row.price_per_kg, row.currency, day)
    bought = None if paid is None else paid.times(Fraction(1, 1000))
    return _price(bought, bill.market.per_gram(material, day), basis)


def _price(bought: Bounds | None, quoted: Bounds | None, basis: Basis) -> Bounds:
    """The price by the basis in use; where only one is known, that one."""
    if bought is None or quoted is None:
        return bought or quoted or UNBOUNDED
    if basis.price_of_the_material == "as-bought":
        return bought
    return (the_greater if basis.price_of_the_material == "higher" else the_lesser)(bought, quoted)


def _material_itself(
    bill: Bill, part: Part, kind: Kind, material: Material, basis: Basis, day: date, *, has_children: bool
) -> Evidence:
    """A part that is a Part 1 material: all of its value, if it is of Chinese origin.

    One that is not in Part 1, and counts by a reading, is no less than that; but that nobody says what else is in it
    leaves as much open as without that reading.
    """
    share = chinese_part_of_part(part, material, basis, has_children=has_children)
    amount = _price_of_material(bill, part, material, basis, day) * share
    if kind.is_material is YES:
        source = Source("material itself", amount, part.supplier, material=material.id, share=share)
        return Evidence(amount, {material.id: amount}, (source,))
    is_all = has_children or part.contains_rare_earth is NO
    other = NOTHING if is_all else _up_to(bill.value(part.part_id, day))
    both = the_greater(amount, other)
    source = Source("unlisted material", both, part.supplier, material=material.id, share=share)
    return Evidence(both, {material.id: amount, **({} if is_all else {UNSPECIFIED: other})}, (source,))


def _price_of_material(bill: Bill, part: Part, material: Material, basis: Basis, day: date) -> Bounds:
    if not part.unreadable.isdisjoint({"unit_value", "currency"}):
        return UNBOUNDED
    paid = bill.price(part.unit_value, part.currency, day)
    grams = None if part.unit is None else factor(part.unit, "g")
    per_gram = bill.market.per_gram(material.id, day)
    return _price(paid, None if grams is None or per_gram is None else per_gram.times(grams), basis)


def share_of_material(evidence: Evidence, material: Material) -> Bounds | None:
    """How much of a part that is itself a Part 1 material is of Chinese origin, whatever it costs.

    None if its statements speak of another material that went into it, or do not agree: then only amounts can tell.
    """
    about_the_whole = {material.id, UNSPECIFIED, None}
    if any(source.material not in about_the_whole for source in evidence.sources):
        return None
    shares = {source.share for source in evidence.sources}
    return shares.pop() if len(shares) == 1 else None


def _silence(bill: Bill, part_id: str, day: date, supplier: str | None) -> Evidence:
    amount = _up_to(bill.value(part_id, day))
    return Evidence(amount, {UNSPECIFIED: amount}, (Source("silent", amount, supplier),))


def _up_to(price: Bounds) -> Bounds:
    return Bounds(Fraction(0), price.high)


def _by_material(sources: Iterable[Source]) -> Amounts:
    amounts: dict[str, Bounds] = {}
    for source in sources:
        name = source.material or UNSPECIFIED
        amounts[name] = amounts.get(name, NOTHING) + source.amount
    return {name: amount for name, amount in amounts.items() if not amount.is_zero}


def _any_of(alternatives: list[Evidence]) -> Evidence:
    """One of several suppliers or lots, not known which: for each material between the least and the most."""
    names = dict.fromkeys(name for evidence in alternatives for name in evidence.amounts)
    amounts = {name: hull_of(each.amounts.get(name, NOTHING) for each in alternatives) or NOTHING for name in names}
    return Evidence(
        hull_of(evidence.total for evidence in alternatives) or NOTHING,
        amounts,
        tuple(source for evidence in alternatives for source in evidence.sources),
        tuple(group for evidence in alternatives for group in evidence.contradicts),
    )
