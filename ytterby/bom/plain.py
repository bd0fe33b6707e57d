"""The roll-up, written to be read: what every part holds, from its own statements and from all that goes into it.

This is the oracle: whatever computes the same faster must give the same. All amounts are for one unit of the part, in
the currency of the bill, exact fractions between bounds. A part that would contain itself is of unknown content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..logic.bounds import NOTHING, UNBOUNDED, Bounds, Share
from ..logic.truth import NO, YES, Truth, any_true
from .basis import Basis
from .bill import Bill, Kind, Use
from .evidence import UNSPECIFIED, Amounts, Evidence, evidence_for, share_of_material, within
from .inside import Below, Contents, contents_of
from .money import the_greater, the_lesser
from .origin import chinese_part

__all__ = ["Holding", "roll_up", "share_of"]


@dataclass(frozen=True)
class Holding:
    """What one unit of a part holds of Chinese-origin Part 1 material, and what is inside it."""

    part_id: str
    controlled: Bounds
    """The value of that material in all, in the currency of the bill."""
    by_material: Amounts
    value: Bounds
    """The value stated for the part; without bounds if none is."""
    own: Evidence
    """What is said of the part by itself."""
    holds: Contents
    """What is inside it, and with what technology it and that were made."""
    in_a_cycle: bool = False
    is_value_stated: bool = False
    """Whether a value is stated at all, be it unreadable or in a currency whose rate is not known."""
    as_material: Share | None = None
    """Of a part that is itself a Part 1 material: how much of it is of Chinese origin, whatever it is sold for."""
    contradicts_bill: bool = False
    """Whether what suppliers say of the whole cannot be right together with what they say of its parts."""
    may_be_counted_twice: bool = False
    """Whether content stated for the part may be that of the components in its bill, and its bill counts it too."""

    @property
    def contains_magnet(self) -> Truth:
        """Whether a listed magnet is inside."""
        return self.holds.magnet

    @property
    def contains_target(self) -> Truth:
        """Whether a listed target is inside."""
        return self.holds.target

    @property
    def made_with_technology(self) -> Truth:
        """Whether the part itself was made with rare-earth technology from China."""
        return self.holds.technology.used

    @property
    def magnet_made_with_technology(self) -> Truth:
        """Whether a magnet inside was."""
        return self.holds.magnet_technology.used


@dataclass(frozen=True, slots=True)
class _Sum:
    """Value of Chinese-origin Part 1 material in one unit of a part, in all and by material."""

    total: Bounds
    amounts: Amounts
    contradicts: bool = False
    may_be_twice: bool = False


UNKNOWN_SUM = _Sum(UNBOUNDED, {UNSPECIFIED: UNBOUNDED})


def roll_up(
    bill: Bill,
    basis: Basis,
    day: date,
    tops: Iterable[str],
    *,
    lot: str | None = None,
    known: Mapping[str, Holding] | None = None,
) -> dict[str, Holding]:
    """The holdings of the tops and of every part below them, on a day. A lot is one of the tops themselves.

    `known` are holdings worked out before, of the same bill, day and way of counting, and without a lot.
    """
    tops = tuple(tops)
    held = {} if known is None else dict(known)
    for part_id in bill.children_first(tops):
        is_of_lot = lot is not None and part_id in tops
        if is_of_lot or part_id not in held:
            held[part_id] = _holding(bill, basis, day, part_id, held, lot if is_of_lot else None)
    return held


def _holding(
    bill: Bill, basis: Basis, day: date, part_id: str, held: Mapping[str, Holding], lot: str | None
) -> Holding:
    part, kind = bill.parts.get(part_id), bill.recognised.kinds.get(part_id, Kind())
    uses = bill.uses.get(part_id, ())
    own = evidence_for(bill, part_id, basis, day, lot=lot, has_children=bool(uses))
    value = bill.value(part_id, day)
    is_cyclic = part_id in bill.in_a_cycle
    inside = [] if is_cyclic else [(use, held[use.child]) for use in uses]
    found = UNKNOWN_SUM if is_cyclic else _with_bill(own, _added_up(bill, basis, inside)) if inside else _alone(own)
    ceiling = UNBOUNDED if _is_material(own) else value  # a material may be worth more today than was paid for it
    controlled = within(found.total, ceiling)
    return Holding(
        part_id=part_id,
        controlled=controlled,
        by_material=_cut(found, ceiling),
        value=value,
        own=own,
        holds=contents_of(bill, part_id, day, own, None if is_cyclic else tuple(_below(bill, inside))),
        in_a_cycle=is_cyclic,
        is_value_stated=part is not None and (part.unit_value is not None or "unit_value" in part.unreadable),
        as_material=_as_material(kind, own, Share(controlled, value), has_bill=bool(inside)),
        contradicts_bill=found.contradicts,
        may_be_counted_twice=found.may_be_twice,
    )


def _cut(found: _Sum, ceiling: Bounds) -> dict[str, Bounds]:
    """The amount of each material, which is no more than the ceiling of all; as it is if all surely is more."""
    if ceiling.high is not None and found.total.low > ceiling.high:
        return dict(found.amounts)
    return {name: within(amount, ceiling) for name, amount in found.amounts.items()}


def _is_material(own: Evidence) -> bool:
    return any(source.how in ("material itself", "unlisted material") for source in own.sources)


def _as_material(kind: Kind, own: Evidence, by_amounts: Share, *, has_bill: bool) -> Share | None:
    """By the origin that is stated of the whole; else by amounts. What was melted from others is no whole by itself."""
    if kind.material is None or kind.is_material is not YES:
        return None
    share = share_of_material(own, kind.material)
    if has_bill and share != Bounds.exactly(1):
        return None
    return by_amounts if share is None else Share(share, Bounds.exactly(1))


def _below(bill: Bill, inside: Iterable[tuple[Use, Holding]]) -> Iterable[Below]:
    for use, child in inside:
        part = bill.parts.get(child.part_id)
        made_abroad = Truth.of(None if part is None or part.made_in is None else part.made_in != "CN")
        yield Below(bill.recognised.kinds.get(child.part_id, Kind()), child.holds, use.quantity, made_abroad)


def _alone(own: Evidence) -> _Sum:
    return _Sum(own.total, own.amounts)


def _added_up(bill: Bill, basis: Basis, inside: Iterable[tuple[Use, Holding]]) -> _Sum:
    """So many times the content of each child."""
    controlled = NOTHING
    amounts: dict[str, Bounds] = {}
    for use, child in inside:
        passed_on, by_material = _passed_on(bill, basis, child)
        controlled = controlled + use.quantity * passed_on
        for name, amount in by_material.items():
            amounts[name] = amounts.get(name, NOTHING) + use.quantity * amount
    return _Sum(controlled, amounts)


def _with_bill(own: Evidence, below: _Sum) -> _Sum:
    """What is said of the whole part, and what its bill adds up to: two accounts of the same thing.

    A notification and a bill must both be right. Rows of content may repeat what is in the bill or come on top of it:
    between the greater of the two and their sum. A material counts whole if it is of Chinese origin itself, else by
    what went into it. A row that says the part is free of rare earths adds nothing to what its bill shows.
    """
    how = {source.how for source in own.sources}
    if not how or how == {"declared free"}:
        return below
    if how == {"material itself"}:
        return _melted(own, below)
    if how == {"unlisted material"}:
        return _the_greater_account(own, below)
    if how <= {"notification", "silent"}:
        both = below.total.meet(own.total)
        if both is not None:
            return _Sum(both, below.amounts)
        either = below.total.hull(own.total)
        return _Sum(either, {UNSPECIFIED: either}, contradicts=True)
    return _on_top_or_not(own, below)


def _the_greater_account(own: Evidence, below: _Sum) -> _Sum:
    """Of two accounts of the same thing the greater, with its materials; those of both where it is open which it is."""
    for amounts, one, other in ((own.amounts, own.total, below.total), (below.amounts, below.total, own.total)):
        if other.high is not None and one.low >= other.high:
            return _Sum(one, amounts)
    return _Sum(the_greater(own.total, below.total), _each(own.amounts, below.amounts, Bounds.hull))


def _melted(own: Evidence, below: _Sum) -> _Sum:
    shares = [source.share for source in own.sources]
    if all(share == Bounds.exactly(1) for share in shares):
        return _alone(own)
    if all(share.is_zero for share in shares):
        return below
    return _Sum(own.total.hull(below.total), _each(own.amounts, below.amounts, Bounds.hull))


def _on_top_or_not(own: Evidence, below: _Sum) -> _Sum:
    if below.total.is_zero:
        return _alone(own)
    if own.total.is_zero:
        return below
    added = own.total + below.total
    amounts = _each(own.amounts, below.amounts, lambda one, other: Bounds(max(one.low, other.low), (one + other).high))
    if UNSPECIFIED in amounts:  # it may be the very materials that the other account names
        amounts[UNSPECIFIED] = Bounds(Fraction(0), amounts[UNSPECIFIED].high)
    least = max(own.total.low, below.total.low, sum((amount.low for amount in amounts.values()), start=Fraction(0)))
    return _Sum(Bounds(least, added.high), amounts, may_be_twice=True)


def _each(ones: Amounts, others: Amounts, join: Callable[[Bounds, Bounds], Bounds]) -> dict[str, Bounds]:
    """The amounts of two accounts, material by material; a material that one of them does not name is none there."""
    names = dict.fromkeys([*ones, *others])
    return {name: join(ones.get(name, NOTHING), others.get(name, NOTHING)) for name in names}


def _passed_on(bill: Bill, basis: Basis, child: Holding) -> tuple[Bounds, Amounts]:
    """What a child adds to whatever contains it: for a finished Chinese magnet or target the readings differ.

    By one the magnet counts whole if it contains Chinese-origin Part 1 material; by another it does not count at all.
    """
    kind = bill.recognised.kinds.get(child.part_id, Kind())
    part = bill.parts.get(child.part_id)
    is_finished = any_true([kind.is_magnet, kind.is_target])
    of_china = chinese_part(part.origin if part is not None else None, None, basis)
    as_it_is = child.controlled, child.by_material
    if is_finished is NO or of_china.is_zero:
        return as_it_is
    is_surely_one = is_finished is YES and of_china.low == 1
    if basis.finished_magnets == "not-counted":
        return (NOTHING, {}) if is_surely_one else _perhaps_none(child)
    if basis.numerator == "whole-article" and not child.controlled.is_zero:
        whole = child.value if child.controlled.low > 0 else child.value.hull(NOTHING)
        counted = whole if is_surely_one else whole.hull(child.controlled)
        return counted, {UNSPECIFIED: counted}
    return as_it_is


def _perhaps_none(child: Holding) -> tuple[Bounds, Amounts]:
    return child.controlled.hull(NOTHING), {name: each.hull(NOTHING) for name, each in child.by_material.items()}


def share_of(holding: Holding, basis: Basis, sold_for: Bounds | None) -> Share:
    """The share of a part's value: Chinese-origin Part 1 material over the value of one unit on the basis in use.

    `sold_for` is the price of one unit on the line it is sold on; without one the value stated for the part stands. A
    part that is itself such a material is that material to the last cent, whatever it is sold for.
    """
    whole = _value_of_the_item(holding, basis, sold_for)
    if holding.as_material is not None:
        return _share_as_material(holding.as_material, whole)
    return Share(holding.controlled if basis.several_materials == "sum" else _largest(holding), whole)


def _share_as_material(share: Share, whole: Bounds) -> Share:
    """The same share of the value of the item, where that is known exactly."""
    if share.whole == Bounds.exactly(1) and whole.is_exact:
        return Share(share.part * whole, whole)
    return share


def _value_of_the_item(holding: Holding, basis: Basis, sold_for: Bounds | None) -> Bounds:
    if sold_for is None or sold_for.is_zero:  # a price of nothing is none stated
        return holding.value
    if basis.value_of_the_item == "as-sold" or not holding.is_value_stated:
        return sold_for
    return (the_lesser if basis.value_of_the_item == "lowest" else the_greater)(sold_for, holding.value)


def _largest(holding: Holding) -> Bounds:
    """The greatest single material; an amount of no stated material may be one of them, another, or many."""
    named = {name: amount for name, amount in holding.by_material.items() if name != UNSPECIFIED}
    largest = NOTHING
    for amount in named.values():
        largest = the_greater(largest, amount)
    unspecified = holding.by_material.get(UNSPECIFIED, NOTHING)
    both = (largest + Bounds(Fraction(0), unspecified.high)).meet(Bounds(Fraction(0), holding.controlled.high))
    return holding.controlled if both is None else both
