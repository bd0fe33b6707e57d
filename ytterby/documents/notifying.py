"""From determinations to the notifications that they owe: who writes to whom, about what, with which figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..bom.evidence import UNSPECIFIED
from ..determination.check import Report
from ..determination.outcome import Determination
from ..languages import Message
from ..law.items import Item as ListedItem
from ..law.items import annex1
from ..logic.bounds import Bounds
from ..logic.digits import digits
from ..logic.truth import NO, UNKNOWN, YES
from .notification import Addressee, Issuer, Item, Names, Notification, Share, notification_number, percent_stated
from .refusals import RecordError, because

__all__ = ["Unwritten", "owed"]

ASSEMBLY = "P2-1.4"
PROVISIONS = {"content": "61/1(1)", "technology": "61/1(2)", "origin": "61/1(3)"}


@dataclass(frozen=True)
class Unwritten:
    """A notification that is owed, or may be, and cannot be written yet, and why."""

    reference: str
    reason: Message


def owed(report: Report) -> Iterator[Notification | Unwritten]:
    """The notification of every line that owes one, one for each recipient, in the order of the lines."""
    for determination in report.determinations:
        if determination.notification.is_due:
            for role in determination.notification.to:
                yield from _written(report, determination, role)
        elif determination.notification.ruling.truth is UNKNOWN and determination.prohibited is not YES:
            yield Unwritten(determination.reference, because("not_decided"))


def _written(report: Report, determination: Determination, role: str) -> Iterator[Notification | Unwritten]:
    notified, joined = determination.notification, determination.joined
    listed = _listed_as(report, determination)
    party = joined.recipients.get(role)
    shipment = joined.shipment
    name = (party.name if party is not None else None) or (getattr(shipment, role) if shipment is not None else None)
    issuer = (joined.exporter.name if joined.exporter is not None else None) or (
        shipment.exporter if shipment else None
    )
    missing = [
        because(key)
        for key, is_missing in (
            ("no_listed_item", listed is None),
            ("no_addressee", name is None),
            ("no_issuer", issuer is None),
            ("no_day", not determination.day_is_stated),
            ("no_figure", notified.basis == "content" and notified.share is None),
        )
        if is_missing
    ]
    if missing or listed is None or name is None or issuer is None:
        yield from (Unwritten(determination.reference, reason) for reason in missing)
        return
    said = {
        "issued_on": determination.day,
        "shipment_id": joined.line.shipment_id,
        "line_id": joined.line.line_id,
        "issuer": Issuer(
            issuer, "exporter_in_china" if notified.by_exporter_in_china else "foreign_specified_exporter"
        ),
        "addressee": Addressee(name, role),  # type: ignore[arg-type]  # the roles are those of Addressee
        "item": _item(report, determination, listed),
        "share": Share(_percent(determination), notified.basis),
        "provisions": ("61/7",) if notified.by_exporter_in_china else (PROVISIONS[notified.basis],),
    }
    try:
        yield Notification(number=notification_number(**said), **said)  # type: ignore[arg-type]
    except RecordError as refused:
        yield from (Unwritten(determination.reference, reason) for reason in refused.reasons)


def _percent(determination: Determination) -> str | None:
    """The upper bound as it is stated. On technology or origin a share is stated only where it is known exactly."""
    notified = determination.notification
    if notified.basis == "content":
        return None if notified.share is None else percent_stated(notified.share)
    ratio = notified.article.share.ratio
    return percent_stated(ratio.low) if ratio.is_exact and not ratio.is_zero else None


def _listed_as(report: Report, determination: Determination) -> ListedItem | None:
    """Which item of Annex 1 the article is: as the tables say, else an assembly if a listed magnet is inside."""
    annex, holding = annex1(), determination.notification.article.holding
    part = report.setting.bill.parts.get(holding.part_id)
    for said, numbers in ((part.listed_item, True), (part.name, False)) if part is not None else ():
        item = annex.find(said, numbers=numbers) if said is not None else None
        if item is not None and not item.is_heading:
            return item
    return annex.item(ASSEMBLY) if holding.contains_magnet is not NO else None


def _item(report: Report, determination: Determination, listed: ListedItem) -> Item:
    """The article that the letter speaks of. Lot and quantity of the line say nothing of what is inside."""
    annex, holding = annex1(), determination.notification.article.holding
    part, line = report.setting.bill.parts.get(holding.part_id), determination.joined.line
    is_whole_line = holding.part_id == line.part_id
    named = [annex.find(name) for name, amount in holding.by_material.items() if _is_some(amount, name)]
    return Item(
        part_id=holding.part_id,
        name=(part.name if part is not None else None) or holding.part_id,
        annex1_part=listed.part,
        annex1_id=listed.id,
        annex1_name=_names(listed),
        lot_id=line.lot_id if is_whole_line else None,
        quantity=_quantity(line.quantity) if is_whole_line else None,
        unit=(line.unit if is_whole_line else None) or (part.unit if part is not None else None),
        contained=tuple(_names(item) for item in named if item is not None),  # what is not listed has no name in it
    )


def _is_some(amount: Bounds, material: str) -> bool:
    return material != UNSPECIFIED and amount.above(Fraction(0)) is YES


def _names(item: ListedItem) -> Names:
    return Names(zh=item.name("zh"), ja=item.name("ja"), en=item.name("en"))


def _quantity(quantity: Bounds | None) -> str | None:
    return digits(quantity.low, 12, "up") if quantity is not None and quantity.is_exact else None
