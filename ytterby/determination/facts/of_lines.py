"""From a joined line and a holding to the facts that law may ask for: yes, no, unknown, or between bounds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ...bom.bill import Bill, Kind
from ...bom.evidence import Source
from ...bom.plain import Holding
from ...logic.bounds import UNBOUNDED, Bounds, Share
from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from ...tables.rows import Content, Part
from ..lines import JoinedLine
from ..screening.listings import Listings
from .of_control_codes import control_facts
from .of_end_uses import end_use_facts
from .of_places import deal_facts, in_region, on_mainland, place_facts
from .of_recipients import recipient_facts
from .recognise import DEEP_PROCESSED

__all__ = ["Facts", "item_facts", "line_facts", "sold_for"]

Facts = dict[str, Truth | Bounds | Share]


def line_facts(joined: JoinedLine, published: date, listings: Listings) -> Facts:
    """The facts about the places, the deal, the recipients and the end uses of a line.

    `published` is the day of publication of announcement 61; `listings` are the list notices of the day.
    """
    return {
        **place_facts(joined),
        **deal_facts(joined, published),
        **recipient_facts(joined.recipients, listings),
        **end_use_facts(joined.end_uses),
        "is_technology": NO,
    }


def item_facts(bill: Bill, holding: Holding, day: date, published: date) -> Facts:
    """The facts about an article by itself: the exported item, or something separately usable inside it."""
    part = bill.parts.get(holding.part_id)
    kind = bill.recognised.kinds.get(holding.part_id, Kind())
    made_in = part.made_in if part is not None else None
    from_mainland, from_region = _origin(bill, part, kind, holding, day)
    category = part.category if part is not None else None
    return {
        "is_part_one_item": kind.is_material,
        "is_listed_magnet": kind.is_magnet,
        "is_listed_target": kind.is_target,
        "contains_listed_magnet": holding.contains_magnet,
        "contains_listed_target": holding.contains_target,
        "is_deep_processed": _is_deep_processed(kind, category),
        "is_finished_goods": _is_finished(category),
        "made_in_mainland_china": on_mainland(made_in),
        "made_in_hk_mo_tw": in_region(made_in),
        "originates_in_mainland_china": from_mainland,
        "originates_in_hk_mo_tw": from_region,
        "contains_chinese_part_one_material": holding.controlled.above(Fraction(0)),
        "made_with_chinese_technology": holding.made_with_technology,
        "contains_magnet_made_with_chinese_technology": holding.magnet_made_with_technology,
        **_technology(holding, published),
        **control_facts(part, kind),
    }


def _technology(holding: Holding, published: date) -> Facts:
    """Of what kind the Chinese technology is, and whether an earlier stage used any."""
    technology = holding.holds.in_question
    return {
        "chinese_technology_is_controlled": technology.controlled,
        "chinese_technology_came_before_publication": technology.came_before(published),
        "chinese_technology_is_of_named_magnets": technology.of_named_magnets,
        "earlier_stage_used_chinese_technology": holding.holds.of_earlier_stages.used,
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
        return YES if is_notified else on_mainland(origin), in_region(origin)
    return (
        any_true(_comes_from(row, on_mainland(row.origin)) for row in rows),
        any_true(_comes_from(row, in_region(row.origin)) for row in rows),
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


def _is_deep_processed(kind: Kind, category: str | None) -> Truth:
    """By the questions and answers 4 and 5 on announcement 18: components and finished goods alike.

    What is itself a listed material, magnet or target is what they call a product of primary processing.
    """
    if YES in (kind.is_material, kind.is_magnet, kind.is_target):
        return NO
    if category in ("assembly", "other", None):
        return UNKNOWN
    return Truth.of(category in DEEP_PROCESSED)


def _is_finished(category: str | None) -> Truth:
    if category in ("other", None):
        return UNKNOWN
    return Truth.of(category == "finished")
