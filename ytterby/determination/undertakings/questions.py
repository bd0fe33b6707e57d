"""What to ask about undertakings: of each that may be broken, the cells that leave that open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...logic.truth import UNKNOWN
from ..outcome import Question
from ..questions.of_recipients import called
from .facts import BOUND, LEAVE, NOT_NAMED, OTHERWISE, PASSED_ON, Promise, open_promises

__all__ = ["ABOUT_UNDERTAKINGS", "CARRIED", "about_undertakings"]

ABOUT_UNDERTAKINGS = frozenset({BOUND, NOT_NAMED, OTHERWISE, PASSED_ON, LEAVE})
CARRIED = "product-carries-the-undertaking"
"""The open point on which it hangs whether a product that is passed on matters."""


def about_undertakings(found: Iterable[Promise], *, products_carry_them: bool) -> Iterator[Question]:
    """The questions that settle every undertaking that may be broken: whatever one leaves open, another may."""
    for each in open_promises(found, products_carry_them=products_carry_them):
        if each.binds is UNKNOWN:
            yield from _about_the_binding(each)
        if each.goes_to_another is UNKNOWN or (products_carry_them and each.is_passed_on is UNKNOWN):
            yield from _about_persons(each)
        if each.is_used_otherwise is UNKNOWN:
            yield from _about_the_use(each)
        if each.has_leave is UNKNOWN:
            yield Question(LEAVE, _named(each), "legal", f"{_row(each)} leave_for")


def _about_the_binding(each: Promise) -> Iterator[Question]:
    reference = each.joined.reference
    if each.is_about_this_move is UNKNOWN:
        cell = f"shipments {each.joined.line.shipment_id} from_country"
        yield Question("leaves_from_mainland_china", reference, "self", cell)
    if each.is_of_the_lot is UNKNOWN:
        cell = f"parts {each.row.part_id} part_id" if each.products else f"lines {reference} lot_id"
        yield Question(BOUND, _named(each), "purchasing", cell)
    elif each.is_about_this_move is not UNKNOWN:  # its days cannot be read
        yield Question(BOUND, _named(each), "purchasing", f"{_row(each)} given_on")


def _about_persons(each: Promise) -> Iterator[Question]:
    shipment_id, end_user = each.joined.line.shipment_id, each.end_user_of_line
    if end_user is None:
        yield Question("end-user", shipment_id, "customer", f"shipments {shipment_id} end_user")
    elif each.reaches_its_end_user is UNKNOWN or each.is_for_own_use is UNKNOWN:
        yield Question(NOT_NAMED, _called(each, end_user), "self", f"{_row(each)} end_user")
    for name in each.not_named_in_between():
        yield Question(NOT_NAMED, _called(each, name), "self", f"{_row(each)} through")


def _about_the_use(each: Promise) -> Iterator[Question]:
    reference = each.joined.reference
    if each.row.use is None and each.is_use_unstated:
        yield Question(OTHERWISE, _named(each), "purchasing", f"{_row(each)} use")
    elif each.by_use is UNKNOWN:
        yield Question("end-use", reference, "customer", f"end_uses {reference} use")
    if each.by_product is UNKNOWN:
        yield Question(OTHERWISE, _named(each), "purchasing", f"{_row(each)} built_into")
    if each.by_place is UNKNOWN:
        if each.joined.end_of_the_way is None:
            yield Question(
                "goes_to_mainland_china", reference, "self", f"shipments {each.joined.line.shipment_id} to_country"
            )
        else:
            yield Question("undertaking-country", _named(each), "purchasing", f"{_row(each)} destination")


def _row(each: Promise) -> str:
    return f"undertakings {each.row.undertaking_id} {each.row.part_id}"


def _named(each: Promise) -> str:
    """The part that is bound, with the undertaking that binds it."""
    return f"{each.row.part_id} ({each.row.undertaking_id})"


def _called(each: Promise, name: str) -> str:
    """How a person is asked about a party that a shipment names."""
    return called(name, each.known.party(name))
