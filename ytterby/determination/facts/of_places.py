"""Where a line goes: who exports from where, each leg and the end of the way, and what the deal says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from ...bom.basis import REGIONS
from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from ...tables.rows import Shipment
from ..lines import JoinedLine
from .persons import is_chinese_person

__all__ = ["EUROPEAN_UNION", "deal_facts", "in_region", "on_mainland", "place_facts"]

EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
"""The member states, by ISO 3166-1: the one customs union that question 19 of the dossier is about."""

Said = TypeVar("Said")

NOT_SOLD = ("return", "repair", "sample", "exhibition")


def on_mainland(place: str | None) -> Truth:
    """Whether a place is on the mainland of China."""
    return Truth.of(None if place is None else place == "CN")


def in_region(place: str | None) -> Truth:
    """Whether a place is Hong Kong, Macau or Taiwan."""
    return Truth.of(None if place is None else place in REGIONS)


def place_facts(joined: JoinedLine) -> dict[str, Truth]:
    """Where the exporter is, where the goods leave from, where this leg goes and where the way ends."""
    shipment = joined.shipment
    leaves_from = shipment.from_country if shipment is not None else None
    goes_to, ends_in = joined.destination, joined.end_of_the_way
    return {
        "exporter_in_mainland_china": on_mainland(joined.exporter_place),
        "exporter_in_hk_mo_tw": in_region(joined.exporter_place),
        "leaves_from_mainland_china": on_mainland(leaves_from),
        "leaves_from_hk_mo_tw": in_region(leaves_from),
        "goes_to_mainland_china": on_mainland(goes_to),
        "goes_to_hk_mo_tw": in_region(goes_to),
        "ends_in_mainland_china": on_mainland(ends_in),
        "ends_in_hk_mo_tw": in_region(ends_in),
        "crosses_a_border": Truth.of(None if leaves_from is None or goes_to is None else leaves_from != goes_to),
        "stays_within_a_customs_union": _within_a_union(leaves_from, goes_to, ends_in),
        "goes_to_united_states": any_true(_is(place, "US") for place in (goes_to, ends_in)),
        "goes_to_japan": any_true(_is(place, "JP") for place in (goes_to, ends_in)),
    }


def deal_facts(joined: JoinedLine, published: date) -> dict[str, Truth]:
    """What the deal is: how old, whether a sale, by a Chinese exporter, with which knowledge of the use.

    `published` is the day of publication of announcement 61.
    """
    shipment = joined.shipment
    contracted = shipment.contract_date if shipment is not None else None
    purpose = shipment.purpose if shipment is not None else None
    use = joined.line.known_use
    return {
        "contracted_before_publication": _claimed(shipment, "contract_date", contracted, lambda day: day < published),
        "is_return_or_sample": _claimed(shipment, "purpose", purpose, lambda said: said in NOT_SOLD),
        "exporter_is_chinese_person": _chinese_exporter(joined),
        "goods_are_known_to_serve_rare_earths_abroad": _is(use, "rare-earths-abroad"),
        "goods_should_be_known_to_serve_rare_earths_abroad": _is(use, "suspected-rare-earths-abroad"),
    }


def _claimed(shipment: Shipment | None, column: str, said: Said | None, frees: Callable[[Said], bool]) -> Truth:
    """Whether something that may free a line is claimed: silence claims nothing, a cell that cannot be read may."""
    if said is not None:
        return Truth.of(frees(said))
    return UNKNOWN if shipment is not None and column in shipment.unreadable else NO


def _chinese_exporter(joined: JoinedLine) -> Truth:
    """By the table of parties; an exporter who is not in it is taken for a person of the place where it is.

    In Hong Kong, Macau or Taiwan that stays open.
    """
    place = joined.exporter_place
    if joined.exporter is not None or place is None or place in REGIONS:
        return is_chinese_person(joined.exporter)
    return Truth.of(place == "CN")


def _is(said: str | None, wanted: str) -> Truth:
    return Truth.of(None if said is None else said == wanted)


def _within_a_union(*places: str | None) -> Truth:
    if any(place is not None and place not in EUROPEAN_UNION for place in places):
        return NO
    return UNKNOWN if None in places else YES
