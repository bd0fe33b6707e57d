"""The roll-up, written to be read: what every part holds, from its own statements and from all that goes into it.

This is the oracle: whatever computes the same faster must give the same. All amounts are for one unit of the part, in
the currency of the bill, exact fractions between bounds. A part that would contain itself is of unknown content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..logic.bounds import NOTHING, UNBOUNDED, Bounds, Share
from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import TechnologyUse
from .basis import Basis
from .bill import Bill, Kind, Use
from .evidence import UNSPECIFIED, Amounts, Evidence, chinese_part, evidence_for

__all__ = ["Holding", "roll_up", "share_of"]

Inside = Literal["magnet", "target"]


@dataclass(frozen=True)
class Holding:
    """What one unit of a part holds of Chinese-origin Part 1 material, and what is inside it."""

    part_id: str
    controlled: Bounds
    by_material: Amounts
    value: Bounds
    own: Evidence
    contains_magnet: Truth
    contains_target: Truth
    made_with_technology: Truth
    """Whether the part itself was made with rare-earth technology from China."""
    magnet_made_with_technology: Truth
    """Whether a magnet inside was."""
    in_a_cycle: bool = False


def roll_up(
    bill: Bill, basis: Basis, day: date, tops: Iterable[str], *, lot: str | None = None
) -> Mapping[str, Holding]:
    """The holdings of the tops and of every part below them, on a day. A lot is one of the tops themselves."""
    tops = tuple(tops)
    held: dict[str, Holding] = {}
    for part_id in bill.children_first(tops):
        held[part_id] = _holding(bill, basis, day, part_id, held, lot if part_id in tops else None)
    return held


def _holding(
    bill: Bill, basis: Basis, day: date, part_id: str, held: Mapping[str, Holding], lot: str | None
) -> Holding:
    kind = bill.recognised.kinds.get(part_id, Kind())
    uses = bill.uses.get(part_id, ())
    own = evidence_for(bill, part_id, basis, day, lot=lot, has_children=bool(uses))
    is_cyclic = part_id in bill.in_a_cycle
    inside = [] if is_cyclic else [(use, held[use.child]) for use in uses]
    controlled, amounts = (UNBOUNDED, {UNSPECIFIED: UNBOUNDED}) if is_cyclic else _added_up(bill, basis, own, inside)
    ceiling = bill.value(part_id, day)
    contains_magnet = _contains(bill, kind, own, inside, "magnet") if not is_cyclic else UNKNOWN
    return Holding(
        part_id=part_id,
        controlled=controlled.capped_by(ceiling),
        by_material={name: amount.capped_by(ceiling) for name, amount in amounts.items()},
        value=ceiling,
        own=own,
        contains_magnet=contains_magnet,
        contains_target=_contains(bill, kind, own, inside, "target") if not is_cyclic else UNKNOWN,
        made_with_technology=_own_technology(bill, part_id, kind),
        magnet_made_with_technology=_magnet_technology(bill, part_id, inside, contains_magnet),
        in_a_cycle=is_cyclic,
    )


def _added_up(
    bill: Bill, basis: Basis, own: Evidence, inside: list[tuple[Use, Holding]]
) -> tuple[Bounds, dict[str, Bounds]]:
    """The part's own content and so many times the content of each child.

    A bought assembly may come with a notification and with a known bill at once: then both must be true.
    """
    by_notice = [source for source in own.sources if source.how == "notification"]
    noticed_only = bool(by_notice) and len(by_notice) == len(own.sources)
    amounts = {} if noticed_only and inside else dict(own.amounts)
    controlled = NOTHING if noticed_only and inside else own.total
    for use, child in inside:
        passed_on, by_material = _passed_on(bill, basis, child)
        controlled = controlled + use.quantity * passed_on
        for name, amount in by_material.items():
            amounts[name] = amounts.get(name, NOTHING) + use.quantity * amount
    if noticed_only and inside:
        both = controlled.meet(own.total)
        controlled = controlled.hull(own.total) if both is None else both
    return controlled, amounts


def _passed_on(bill: Bill, basis: Basis, child: Holding) -> tuple[Bounds, Amounts]:
    """What a child adds to whatever contains it: for a finished Chinese magnet or target the readings differ."""
    kind = bill.recognised.kinds.get(child.part_id, Kind())
    is_finished = any_true([kind.is_magnet, kind.is_target])
    part = bill.parts.get(child.part_id)
    if is_finished is NO or part is None:
        return child.controlled, child.by_material
    fraction = chinese_part(part.origin, None, basis)
    if basis.finished_magnets == "not-counted" and fraction.high != 0:
        return _perhaps_none(child, is_surely=fraction.low == 1 and is_finished is YES)
    if basis.numerator == "whole-article" and fraction.high != 0:
        whole = child.value if fraction.low == 1 and is_finished is YES else child.controlled.hull(child.value)
        return whole, {UNSPECIFIED: whole}
    return child.controlled, child.by_material


def _perhaps_none(child: Holding, *, is_surely: bool) -> tuple[Bounds, Amounts]:
    if is_surely:
        return NOTHING, {}
    return child.controlled.hull(NOTHING), {name: each.hull(NOTHING) for name, each in child.by_material.items()}


def _contains(bill: Bill, kind: Kind, own: Evidence, inside: list[tuple[Use, Holding]], what: Inside) -> Truth:
    """Whether a listed magnet (or target) is inside a part, at any depth; the part itself does not count."""
    declared = kind.contains_magnet if what == "magnet" else UNKNOWN
    if not inside:
        return _of_a_leaf(kind, own, what) if declared is UNKNOWN else declared
    found: list[Truth] = (
        [declared] if declared is YES else []
    )  # a bill that shows a magnet outweighs a row that denies it
    for use, child in inside:
        child_kind = bill.recognised.kinds.get(child.part_id, Kind())
        is_one = child_kind.is_magnet if what == "magnet" else child_kind.is_target
        deeper = child.contains_magnet if what == "magnet" else child.contains_target
        found.append(all_true([any_true([is_one, deeper]), _is_used(use)]))
    return any_true(found)


def _of_a_leaf(kind: Kind, own: Evidence, what: Inside) -> Truth:
    """A bought part whose bill is not known: a magnet or a raw material has none inside; a free one neither.

    A supplier who notifies controlled content says that the part is a controlled item; if it is itself no material,
    magnet or target, then it is one that contains a magnet, for targets have no such line.
    """
    if any_true([kind.is_material, kind.is_magnet, kind.is_target]) is YES:
        return NO
    if any(source.how == "declared free" for source in own.sources):
        return NO
    notified = any(source.how == "notification" and source.amount.low > 0 for source in own.sources)
    is_itself_none = all_true([~kind.is_material, ~kind.is_magnet, ~kind.is_target]) is YES
    return YES if what == "magnet" and notified and is_itself_none else UNKNOWN


def _is_used(use: Use) -> Truth:
    """Whether any of the child goes in at all; a quantity that is not known is more than none."""
    return NO if use.quantity.is_zero else YES


def _own_technology(bill: Bill, part_id: str, kind: Kind) -> Truth:
    if all_true([~kind.is_material, ~kind.is_magnet, ~kind.is_target]) is YES:
        return NO  # mining, smelting, magnet making and recycling make materials, magnets and targets, no assemblies
    return _stated_technology(bill.technology.get(part_id, ()))


def _stated_technology(rows: tuple[TechnologyUse, ...]) -> Truth:
    """Of each stage the latest statement counts; one stage with Chinese technology is enough."""
    latest: dict[str | None, TechnologyUse] = {}
    for row in sorted(rows, key=lambda row: row.as_of or date.min):
        latest[row.stage] = row
    return any_true(row.chinese_origin for row in latest.values()) if latest else UNKNOWN


def _magnet_technology(bill: Bill, part_id: str, inside: list[tuple[Use, Holding]], contains_magnet: Truth) -> Truth:
    if contains_magnet is NO:
        return NO
    if not inside:  # for a bought assembly, what its supplier says of technology is said of the magnets in it
        return _stated_technology(bill.technology.get(part_id, ()))
    found = []
    for use, child in inside:
        kind = bill.recognised.kinds.get(child.part_id, Kind())
        own = all_true([kind.is_magnet, child.made_with_technology])
        found.append(all_true([any_true([own, child.magnet_made_with_technology]), _is_used(use)]))
    return any_true(found)


def share_of(holding: Holding, basis: Basis, sold_for: Bounds | None) -> Share:
    """The share of a part's value: Chinese-origin Part 1 material over the value of one unit on the basis in use.

    `sold_for` is the price of the line it is sold on; without one the value stated for the part stands.
    """
    part = holding.controlled if basis.several_materials == "sum" else _largest(holding)
    stated = holding.value
    if sold_for is None or basis.value_of_the_item == "as-sold":
        return Share(part, stated if sold_for is None else sold_for)
    if stated.high is None:
        return Share(part, sold_for)
    pick = min if basis.value_of_the_item == "lowest" else max
    high = pick(sold_for.high, stated.high) if sold_for.high is not None else stated.high
    return Share(part, Bounds(pick(sold_for.low, stated.low), high))


def _largest(holding: Holding) -> Bounds:
    """The greatest single material; an amount of no stated material may be of one or of many."""
    named = {name: amount for name, amount in holding.by_material.items() if name != UNSPECIFIED}
    highs = [amount.high for amount in named.values()]
    unspecified = holding.by_material.get(UNSPECIFIED, NOTHING)
    largest = Bounds(
        max((amount.low for amount in named.values()), default=NOTHING.low),
        None if None in highs else max((high for high in highs if high is not None), default=NOTHING.low),
    )
    return (largest + Bounds(NOTHING.low, unspecified.high)).meet(
        Bounds(NOTHING.low, holding.controlled.high)
    ) or holding.controlled
