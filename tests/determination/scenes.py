"""Small invented shipments, and one way to change a cell: each test says only what differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ytterby.determination.check import Report, check
from ytterby.determination.firm import Firm, Policy
from ytterby.determination.outcome import Determination
from ytterby.law.cases import timelines
from ytterby.law.lawbook import Statutes, packaged
from ytterby.law.readings import Adoption
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import (
    BillLine,
    Content,
    EndUse,
    Licence,
    Line,
    Part,
    Party,
    Row,
    Shipment,
    TechnologyUse,
)

TODAY = date(2026, 11, 23)
DAY = date(2026, 12, 9)
"""A day on which nobody has confirmed whether the suspension ended."""

exactly = Bounds.exactly
between = Bounds.between


def _book(name: str) -> Statutes:
    supposed = next(timeline for timeline in timelines() if timeline.name.en == name)
    return Statutes({**packaged().instruments, **{each.id: each for each in supposed.added}})


UNCONFIRMED = packaged()
IN_FORCE = _book("confirmed to have lapsed")
SUSPENDED = _book("extended until 10 January 2027")

MAGNET = Part(
    part_id="MAG",
    made_in="JP",
    origin="JP",
    listed_item="P2-1.3",
    contains_rare_earth=YES,
    category="magnet",
    unit="pcs",
    unit_value=exactly(400),
    currency="JPY",
    separately_usable=YES,
)
DYSPROSIUM = Content(part_id="MAG", material="P1-12", origin="CN", stated_value=exactly(40), currency="JPY")
NOT_CHINESE = TechnologyUse(part_id="MAG", chinese_origin=NO)
"""At no stage: a row that names no stage speaks of all."""
SELLER = Party(
    party_id="SELLER",
    kind="legal",
    country="JP",
    military_user=NO,
    held_by_military_user=NO,
    listed="none",
    held_by_listed=NO,
)
BUYER = replace(SELLER, party_id="BUYER", name="Musterwerk GmbH (fictional)", country="DE")
USER = replace(BUYER, party_id="USER", name="Musterhaus GmbH (fictional)")
TO_GERMANY = Shipment(
    shipment_id="S",
    date=DAY,
    exporter="SELLER",
    exporter_located_in="JP",
    from_country="JP",
    to_country="DE",
    consignee="BUYER",
    importer="BUYER",
    end_user="USER",
)
ORDINARY = EndUse(shipment_id="S", use="ordinary", certainty="is")


def line_of(part_id: str, price: int, **cells: Any) -> Line:
    """A line of ten pieces."""
    told = {"quantity": exactly(10), "unit": "pcs", "unit_value": exactly(price), "currency": "JPY"}
    return Line(shipment_id="S", line_id="1", part_id=part_id, **{**told, "known_use": "none", **cells})


def magnets() -> Dataset:
    """Ten magnets made in Japan, Chinese dysprosium oxide one tenth of their value, from Japan to Germany."""
    return Dataset(
        parts=(MAGNET,),
        content=(DYSPROSIUM,),
        technology_use=(NOT_CHINESE,),
        parties=(SELLER, BUYER, USER),
        shipments=(TO_GERMANY,),
        end_uses=(ORDINARY,),
        lines=(line_of("MAG", 400),),
    )


def motors() -> Dataset:
    """Motors of 9,600 with 24 of the magnets: exactly one tenth."""
    motor = replace(MAGNET, part_id="MOTOR", listed_item=None, category="motor", unit_value=exactly(9600))
    iron = replace(motor, part_id="IRON", contains_rare_earth=NO, category="other", unit_value=exactly(100))
    return replace(
        magnets(),
        parts=(motor, MAGNET, iron),
        bom=(
            BillLine(parent_id="MOTOR", child_id="MAG", quantity=exactly(24), unit="pcs"),
            BillLine(parent_id="MOTOR", child_id="IRON", quantity=exactly(1), unit="pcs"),
        ),
        lines=(line_of("MOTOR", 9600),),
    )


def cars() -> Dataset:
    """Cars of 3,000,000 with one of the motors: 960 of it, below the figure of the law."""
    scene = motors()
    car = replace(scene.parts[0], part_id="CAR", category="finished", unit_value=exactly(3_000_000))
    return replace(
        scene,
        parts=(car, *scene.parts),
        bom=(*scene.bom, BillLine(parent_id="CAR", child_id="MOTOR", quantity=exactly(1), unit="pcs")),
        lines=(line_of("CAR", 3_000_000),),
    )


def oxide() -> Dataset:
    """Dysprosium oxide that originates in China, sold from Japan to Germany."""
    part = replace(
        MAGNET, part_id="OXIDE", listed_item="P1-12", category="material", made_in="CN", origin="CN", unit="kg"
    )
    return replace(magnets(), parts=(part,), content=(), technology_use=(), lines=(line_of("OXIDE", 400, unit="kg"),))


def oxide_leaving_china() -> Dataset:
    """The same oxide, sent from China to a buyer in Germany by an exporter in China."""
    return from_china(oxide())


def from_china(scene: Dataset) -> Dataset:
    """The scene with its seller in China, sent from there."""
    scene = changed(scene, "shipments", exporter_located_in="CN", from_country="CN")
    return changed(scene, "parties", "SELLER", country="CN")


def licence(**cells: Any) -> Licence:
    """A licence that covers ten magnets for the user in Germany."""
    told = {
        "number": "2026-0001",
        "holder": "SELLER",
        "items": "MAG",
        "quantity": exactly(100),
        "used": exactly(90),
        "end_user": "USER",
        "destination": "DE",
        "valid_from": date(2026, 12, 1),
        "valid_to": date(2027, 11, 30),
        **cells,
    }
    return Licence(licence_id="L", **told)


def changed(scene: Dataset, table: str, key: str | None = None, **cells: Any) -> Dataset:
    """The scene with other cells in the rows of a table: in all of them, or in those that any column names so."""
    meant = [key is None or key in _values(row) for row in scene.table(table)]
    assert any(meant), f"{table} has no row {key}"
    rows = [replace(row, **cells) if is_meant else row for row, is_meant in zip(scene.table(table), meant, strict=True)]
    return _with(scene, table, rows)


def _values(row: Row) -> list[object]:
    return [getattr(row, name) for name in row.__dataclass_fields__ if name != "place"]


def without(scene: Dataset, table: str, key: str | None = None) -> Dataset:
    """The scene without a row, or without a whole table."""
    kept = tuple(row for row in scene.table(table) if key is not None and key not in _values(row))
    assert len(kept) < len(scene.table(table))
    return _with(scene, table, kept)


def with_rows(scene: Dataset, table: str, *rows: Row) -> Dataset:
    """The scene with more rows in a table."""
    return _with(scene, table, (*scene.table(table), *rows))


def _with(scene: Dataset, table: str, rows: Iterable[Row]) -> Dataset:
    tables: dict[str, Any] = {table: tuple(rows)}
    return replace(scene, **tables)


def report_of(
    scene: Dataset, firm: Firm | None = None, book: Statutes = IN_FORCE, known: date = TODAY, **how: Any
) -> Report:
    """What the check says of a scene."""
    return check(scene, book, firm or Firm(), known, **how)


def found(
    scene: Dataset, firm: Firm | None = None, book: Statutes = IN_FORCE, known: date = TODAY, **how: Any
) -> Determination:
    """The determination of the only line."""
    (only,) = report_of(scene, firm, book, known, **how).determinations
    return only


def policy(fact: str = "ask", law: str = "treat-as-controlled") -> Firm:
    """A firm with a policy for unknowns."""
    return Firm(policy=Policy(fact=fact, law=law))  # type: ignore[arg-type]  # the tests go through all of them


def adopting(**answers: str) -> Firm:
    """A firm that has adopted answers to open points; underscores stand for hyphens in their names."""
    return Firm(
        adopted={
            name.replace("_", "-"): Adoption(answer, "架空 花子", date(2026, 11, 1)) for name, answer in answers.items()
        }
    )


def names(readings: Iterable[Any]) -> set[str]:
    """The names of readings that matter."""
    return {reading.name for reading in readings}
