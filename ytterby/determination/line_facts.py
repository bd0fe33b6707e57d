"""From a joined line and a holding to the facts that law may ask for: yes, no, unknown, or between bounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TypeGuard

from ..bom.basis import REGIONS
from ..bom.bill import Bill, Kind
from ..bom.evidence import Source
from ..bom.plain import Holding
from ..logic.bounds import UNBOUNDED, Bounds, Share
from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import Content, EndUse, Part
from .lines import JoinedLine
from .recognise import DEEP_PROCESSED

__all__ = ["Facts", "item_facts", "line_facts", "sold_for"]

Facts = dict[str, Truth | Bounds | Share]

CHIP_USES = ("chip-equipment", "chip-test-equipment", "chip-material")


def line_facts(joined: JoinedLine) -> Facts:
    """The facts about places, recipients and end uses of a line."""
    return {**_places(joined), **_recipients(joined), **_end_uses(joined.end_uses)}


def item_facts(bill: Bill, holding: Holding, day: date) -> Facts:
    """The facts about an article by itself: the exported item, or something separately usable inside it."""
    part = bill.parts.get(holding.part_id)
    kind = bill.recognised.kinds.get(holding.part_id, Kind())
    made_in = part.made_in if part is not None else None
    on_mainland, in_region = _origin(bill, part, kind, holding, day)
    category = part.category if part is not None else None
    return {
        "is_part_one_item": kind.is_material,
        "is_listed_magnet": kind.is_magnet,
        "is_listed_target": kind.is_target,
        "contains_listed_magnet": holding.contains_magnet,
        "contains_listed_target": holding.contains_target,
        "is_deep_processed": _is_deep_processed(category),
        "is_finished_goods": _is_finished(category),
        "made_in_mainland_china": _on_mainland(made_in),
        "made_in_hk_mo_tw": _in_region(made_in),
        "originates_in_mainland_china": on_mainland,
        "originates_in_hk_mo_tw": in_region,
        "contains_chinese_part_one_material": holding.controlled.above(Fraction(0)),
        "made_with_chinese_technology": holding.made_with_technology,
        "contains_magnet_made_with_chinese_technology": holding.magnet_made_with_technology,
    }


def sold_for(bill: Bill, joined: JoinedLine, day: date) -> Bounds | None:
    """What one of the part's own units is sold for, in the currency of the bill; None if the line does not say.

    A price in a currency without a rate, or of a unit that cannot be turned into the part's, is stated all the same: it
    is unknown, not absent.
    """
    if joined.line.unit_value is None:
        return UNBOUNDED if joined.line.unreadable & {"unit_value", "currency"} else None
    many = joined.own_units
    worth = bill.worth(joined.line.unit_value, joined.line.currency, day)
    return UNBOUNDED if many is None or worth is None else worth.times(1 / many)


def _origin(bill: Bill, part: Part | None, kind: Kind, holding: Holding, day: date) -> tuple[Truth, Truth]:
    """Whether an item originates on the mainland, or in Hong Kong, Macau or Taiwan.

    A material may come in lots of several origins: what is said of its content (of the lot, if one is named) is more
    than what is said of the part number. A lot of mixed origin originates in China as far as its Chinese part goes.
    A notification on the ground of origin says that the item originates in China.
    """
    rows = [source.row for source in holding.own.sources if source.row is not None and _is_about(kind, source)]
    if kind.is_material is not YES or not rows:
        origin = part.origin if part is not None else None
        notices = bill.notices_on(holding.part_id, day)
        is_notified = origin is None and any(notice.basis == "origin" for notice in notices)
        return YES if is_notified else _on_mainland(origin), _in_region(origin)
    return (
        any_true(_comes_from(row, _on_mainland(row.origin)) for row in rows),
        any_true(_comes_from(row, _in_region(row.origin)) for row in rows),
    )


def _is_about(kind: Kind, source: Source) -> bool:
    """Whether a statement of content is of the material that the part itself is, and not of what it was made from."""
    return kind.material is not None and source.material == kind.material.id


def _comes_from(row: Content, is_there: Truth) -> Truth:
    """Whether anything in a row comes from a place: a share stands beside the country that it is the share of."""
    share = row.origin_share
    if "origin_share" in row.unreadable:
        return UNKNOWN
    if share is None:
        return is_there
    if is_there is NO:
        return NO if share.low >= 1 else UNKNOWN
    return min(is_there, share.above(Fraction(0)))


def _on_mainland(place: str | None) -> Truth:
    return Truth.of(None if place is None else place == "CN")


def _in_region(place: str | None) -> Truth:
    return Truth.of(None if place is None else place in REGIONS)


def _is_deep_processed(category: str | None) -> Truth:
    """By the questions and answers 4 and 5 on announcement 18: components and finished goods alike."""
    if category in ("assembly", "other", None):
        return UNKNOWN
    return Truth.of(category in DEEP_PROCESSED)


def _is_finished(category: str | None) -> Truth:
    if category in ("other", None):
        return UNKNOWN
    return Truth.of(category == "finished")


def _places(joined: JoinedLine) -> Facts:
    """Where the exporter is, where the goods leave from and where they go.

    What only passes through China on its way to somewhere else does not go to China: the final destination decides.
    """
    shipment = joined.shipment
    leaves_from = shipment.from_country if shipment is not None else None
    goes_to = joined.destination
    crosses = None if leaves_from is None or goes_to is None else leaves_from != goes_to
    ends_in = shipment.final_destination if shipment is not None else None
    stays = Truth.of(ends_in is None or ends_in == "CN" or ends_in in REGIONS)
    return {
        "exporter_in_mainland_china": _on_mainland(joined.exporter_place),
        "exporter_in_hk_mo_tw": _in_region(joined.exporter_place),
        "leaves_from_mainland_china": _on_mainland(leaves_from),
        "leaves_from_hk_mo_tw": _in_region(leaves_from),
        "goes_to_mainland_china": min(_on_mainland(goes_to), stays),
        "goes_to_hk_mo_tw": min(_in_region(goes_to), stays),
        "crosses_a_border": Truth.of(crosses),
    }


def _recipients(joined: JoinedLine) -> Facts:
    """Who receives the goods; where no importer is named the consignee imports them.

    As long as no end user is named, or nobody who imports, every fact about recipients stays open: somebody does.
    """
    roles = joined.recipients
    everybody = list(roles.values())
    wanted = ("importer" if "importer" in roles else "consignee", "end_user")
    judged = [roles[role] for role in wanted if role in roles]
    unnamed = NO if len(judged) == len(wanted) else UNKNOWN
    military = [party.military_user if party is not None else UNKNOWN for party in everybody]
    listed = [_is_listed(party.listed) if party is not None else UNKNOWN for party in judged]
    held = [party.held_by_listed if party is not None else UNKNOWN for party in judged]
    return {
        "recipient_is_military_user": any_true([*military, unnamed]),
        "importer_or_end_user_is_listed": any_true([*listed, unnamed]),
        "importer_or_end_user_is_held_by_listed": any_true([*held, unnamed]),
    }


def _is_listed(said: str | None) -> Truth:
    return Truth.of(None if said is None else said != "none")


def _end_uses(uses: Iterable[EndUse]) -> Facts:
    uses = tuple(uses)
    logic = [use.node_nm for use in uses if use.use in ("logic-chip", *CHIP_USES)]
    memory = [use.memory_layers for use in uses if use.use in ("memory-chip", *CHIP_USES)]
    facts: Facts = {
        "used_for_weapons_of_mass_destruction": _used_for(uses, "wmd"),
        "used_for_terrorism": _used_for(uses, "terrorism"),
        "used_for_military_purposes": _used_for(uses, "military"),
        "used_for_logic_chips": _used_for(uses, "logic-chip"),
        "used_for_memory_chips": _used_for(uses, "memory-chip"),
        "used_for_chip_equipment_or_materials": _used_for(uses, *CHIP_USES),
        "used_for_ai_with_military_potential": _ai(uses),
        "humanitarian_use_is_stated": _humanitarian(uses),
    }
    if _all_known(logic):
        facts["logic_node_nm"] = _smallest(logic)
    if _all_known(memory):
        facts["memory_layers"] = _largest(memory)
    return facts


def _used_for(uses: tuple[EndUse, ...], *wanted: str) -> Truth:
    """Whether the goods are or may be used so: unknown if no use is stated, or one of them is not."""
    if not uses:
        return UNKNOWN
    return any_true(Truth.of(None if use.use is None else use.use in wanted) for use in uses)


def _ai(uses: tuple[EndUse, ...]) -> Truth:
    if not uses:
        return UNKNOWN
    return any_true(UNKNOWN if use.use is None else use.military_potential if use.use == "ai" else NO for use in uses)


def _humanitarian(uses: tuple[EndUse, ...]) -> Truth:
    """Whether the file states a humanitarian end use. Silence is no statement: the exemption has to be claimed.

    What may go to another use as well is not for relief; a use without a name or a certainty leaves it open.
    """
    is_claimed = any(use.use is not None and use.use.startswith("humanitarian-") for use in uses)
    return all_true(_is_relief(use) for use in uses) if is_claimed else NO


def _is_relief(use: EndUse) -> Truth:
    if use.use is None:
        return UNKNOWN
    if not use.use.startswith("humanitarian-"):
        return NO
    return Truth.of({"is": True, "may": False}.get(use.certainty or ""))


def _all_known(amounts: list[Bounds | None]) -> TypeGuard[list[Bounds]]:
    """Whether there are amounts and none is left open: one that is not stated may be the one that decides."""
    return bool(amounts) and None not in amounts


def _smallest(amounts: list[Bounds]) -> Bounds:
    highs = [amount.high for amount in amounts if amount.high is not None]
    return Bounds(min(amount.low for amount in amounts), min(highs, default=None))


def _largest(amounts: list[Bounds]) -> Bounds:
    highs = [amount.high for amount in amounts if amount.high is not None]
    return Bounds(max(amount.low for amount in amounts), max(highs) if len(highs) == len(amounts) else None)
