"""Bills of materials as a test writes them: rows by name, figures as plain numbers, and the few kinds that matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from ytterby.bom.basis import Basis
from ytterby.bom.bill import Bill, Kind, Material, Recognised
from ytterby.bom.plain import Holding, roll_up
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Content, Notice, Part, Place, Price, Rate, Row, TechnologyUse

Number = int | str | Fraction
Figure = Number | Bounds | None

DAY = date(2026, 12, 1)
AS_BOUGHT = Basis()

STAGES = frozenset({"oxide", "metal"})
DY = Material("P1-02", Bounds.exactly(1), "part-one", STAGES, is_made_of_listed=True)
TB = Material("P1-03", Bounds.exactly(1), "part-one", STAGES, is_made_of_listed=True)
DY_OXIDE = Material("P1-12", Bounds.exactly("0.8713"), "part-one", STAGES)
DY_IRON = Material("P1-10", Bounds.between(0, 1), "part-one", STAGES, is_made_of_listed=True)
SM = Material("P1-01", Bounds.exactly(1), "part-one", frozenset({"metal"}))
DY_FLUORIDE = Material("dysprosium fluoride", Bounds.exactly("0.74"), "unlisted-compound", STAGES, True)
HOLMIUM = Material("holmium metal", Bounds.exactly(1), "of-57")
MATERIALS: dict[str, Material | None] = {
    "Dy": DY,
    "Tb": TB,
    "Dy2O3": DY_OXIDE,
    "DyFe": DY_IRON,
    "Sm": SM,
    "DyF3": DY_FLUORIDE,
    "Ho": HOLMIUM,
    "Nd": None,
}
"""Metals, an oxide, an alloy of no fixed composition, and what is not in Part 1; the last counts by no reading."""

MAGNET = Kind(None, NO, YES, NO, NO, NO)
TARGET = Kind(None, NO, NO, YES, NO, NO)
GOODS = Kind(None, NO, NO, NO)
"""No material, magnet or target itself; what it contains is open."""
NOTHING = Kind(None, NO, NO, NO, NO, NO)

TABLES: dict[type[Row], str] = {
    Part: "parts",
    BillLine: "bom",
    Content: "content",
    Notice: "notices",
    TechnologyUse: "technology_use",
    Price: "prices",
    Rate: "fx",
}


def of(low: Number, high: Number | None = None) -> Bounds:
    """Between two figures; at least the one where no other is given."""
    return Bounds(Fraction(low), None if high is None else Fraction(high))


def amount(figure: Figure) -> Bounds | None:
    return figure if figure is None or isinstance(figure, Bounds) else Bounds.exactly(figure)


def part(
    part_id: str,
    value: Figure = None,
    *,
    unit: str | None = "pcs",
    currency: str | None = "JPY",
    origin: str | None = None,
    supplier: str | None = None,
    free: Truth = UNKNOWN,
    plant_line: str | None = None,
    made_in: str | None = None,
) -> Part:
    return Part(
        part_id=part_id,
        made_in=made_in,
        unit=unit,
        unit_value=amount(value),
        currency=None if value is None else currency,
        origin=origin,
        supplier=supplier,
        contains_rare_earth=free,
        plant_line=plant_line,
    )


def uses(parent: str, child: str, quantity: Figure = 1, unit: str | None = None, *, row: int = 0) -> BillLine:
    return BillLine(
        parent_id=parent, child_id=child, quantity=amount(quantity), unit=unit, place=Place("bom.csv", row=row)
    )


def content(
    part_id: str,
    mass_g: Figure = None,
    per_kg: Figure = None,
    *,
    material: str | None = "Dy",
    origin: str | None = "CN",
    share: Figure = None,
    supplier: str | None = None,
    lot: str | None = None,
    basis: str | None = "item",
    value: Figure = None,
    currency: str | None = "JPY",
    made_from: str | None = None,
    made_from_origin: str | None = None,
) -> Content:
    return Content(
        part_id=part_id,
        lot_id=lot,
        supplier=supplier,
        material=material,
        basis=basis,
        origin=origin,
        origin_share=amount(share),
        mass_g=amount(mass_g),
        price_per_kg=amount(per_kg),
        stated_value=amount(value),
        currency=currency,
        made_from=made_from,
        made_from_origin=made_from_origin,
    )


def notice(
    part_id: str | None,
    percent: Figure = None,
    *,
    number: str = "N-1",
    supplier: str | None = None,
    issuer: str | None = None,
    issued: date | None = date(2026, 11, 1),
    valid_to: date | None = None,
    supersedes: str | None = None,
    basis: str | None = "content",
    status: str | None = "accepted",
) -> Notice:
    share = amount(percent)
    return Notice(
        notice_id=number,
        supplier=supplier,
        issuer=issuer,
        part_id=part_id,
        issued_on=issued,
        valid_to=valid_to,
        supersedes=supersedes,
        share_percent=None if share is None else share.times(Fraction(1, 100)),
        basis=basis,
        status=status,
    )


def technology(
    part_id: str | None,
    said: Truth,
    *,
    line: str | None = None,
    stage: str | None = "magnet-making",
    as_of: date | None = date(2026, 11, 1),
    controlled: Truth = UNKNOWN,
    received: date | None = None,
    magnets: str | None = None,
) -> TechnologyUse:
    return TechnologyUse(
        part_id=part_id,
        plant_line=line,
        stage=stage,
        chinese_origin=said,
        as_of=as_of,
        controlled=controlled,
        received_on=received,
        magnet_kind=magnets,
    )


def quote(
    material: str,
    per_kg: Figure,
    *,
    on: date | None = date(2026, 11, 1),
    market: str | None = None,
    currency: str | None = "JPY",
) -> Price:
    return Price(material=material, date=on, market=market, price_per_kg=amount(per_kg), currency=currency)


def rate(currency: str, per_unit: Figure, into: str = "JPY", *, on: date | None = date(2026, 11, 1)) -> Rate:
    return Rate(currency=currency, per_unit=amount(per_unit), into=into, date=on)


def dataset_of(*rows: Row) -> Dataset:
    tables: dict[str, list[Row]] = {}
    for row in rows:
        tables.setdefault(TABLES[type(row)], []).append(row)
    return Dataset(**{name: tuple(each) for name, each in tables.items()})  # type: ignore[arg-type]  # by their types


def bill_of(*rows: Row, kinds: Mapping[str, Kind] | None = None) -> Bill:
    """A bill in yen in which the materials of MATERIALS are recognised, and the kinds that are given."""
    return Bill(dataset_of(*rows), Recognised(kinds or {}, MATERIALS), "JPY")


def held(bill: Bill, top: str, *, basis: Basis = AS_BOUGHT, day: date = DAY, lot: str | None = None) -> Holding:
    """What one part of a bill holds."""
    return roll_up(bill, basis, day, [top], lot=lot)[top]


def controlled(bill: Bill, top: str, *, basis: Basis = AS_BOUGHT, day: date = DAY, lot: str | None = None) -> Bounds:
    """The value of Chinese-origin Part 1 material in one unit of a part."""
    return held(bill, top, basis=basis, day=day, lot=lot).controlled
