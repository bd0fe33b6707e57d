"""Whether the goods of a line keep to what end users undertook about them, or about what is built into them.

The promise is the end user's own: it binds the stock at home and across borders, whatever becomes of the announcements.
What is in no row of the table was promised by nobody: an undertaking has to be stated, as a use for relief has to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...bom.bill import Bill
from ...logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ...tables.rows import EndUse, Undertaking
from ...tables.several import names_in
from ..facts.of_places import on_mainland
from ..lines import JoinedLine
from .joined import Undertakings

__all__ = ["BOUND", "LEAVE", "NOT_NAMED", "OTHERWISE", "PASSED_ON", "Promise", "promises", "undertaking_facts"]

BOUND = "goods_are_bound_by_an_undertaking"
NOT_NAMED = "goods_go_to_somebody_not_named_in_the_undertaking"
OTHERWISE = "use_departs_from_the_undertaking"
PASSED_ON = "product_with_bound_goods_is_passed_on"
LEAVE = "leave_to_depart_was_given"
KEPT: dict[str, Truth] = dict.fromkeys((BOUND, NOT_NAMED, OTHERWISE, PASSED_ON, LEAVE), NO)


def undertaking_facts(joined: JoinedLine, bill: Bill, day: date) -> dict[str, Truth]:
    """The facts about undertakings: those of the undertaking from which the line departs furthest.

    Whatever the firm's answer to the open point, a rule that asks for them answers as it would of all undertakings.
    """
    found = promises(joined, bill, day)
    if not found:
        return KEPT
    by_itself = max(found, key=lambda each: (each.is_broken, each.is_broken_or_passed_on, each.binds))
    in_all = max(found, key=lambda each: (each.is_broken_or_passed_on, each.is_broken, each.binds))
    if in_all.is_broken_or_passed_on is by_itself.is_broken_or_passed_on:
        return by_itself.facts
    return {  # one is broken if products carry it, and another goes further if they do not
        **in_all.facts,
        NOT_NAMED: any_true(min(each.is_broken, each.goes_to_another) for each in found),
        OTHERWISE: any_true(min(each.is_broken, each.is_used_otherwise) for each in found),
    }


def promises(joined: JoinedLine, bill: Bill, day: date) -> tuple[Promise, ...]:
    """What was undertaken about the item of a line and about everything inside it, whether kept or not."""
    known = joined.undertakings
    if not known.rows:
        return ()
    top = joined.line.part_id
    inside = sorted((bill.below([top]) | {top}) & known.by_part.keys())
    return tuple(
        Promise(row, joined, known, day, _on_the_way(bill, top, part_id))
        for part_id in inside
        for row in known.by_part[part_id]
    )


def _on_the_way(bill: Bill, top: str, part_id: str) -> frozenset[str]:
    """The products into which a part of the bill goes: the item of the line, and what lies between the two."""
    if part_id == top:
        return frozenset()
    found = {top}
    for each in bill.children_first([top]):
        children = {use.child for use in bill.uses.get(each, ())}
        if part_id in children or not found.isdisjoint(children):
            found.add(each)
    return frozenset(found)


@dataclass(frozen=True)
class Promise:
    """One undertaking held against one line."""

    row: Undertaking
    joined: JoinedLine
    known: Undertakings
    day: date
    products: frozenset[str]
    """The products of the line into which the bound part goes; none if it is itself the item of the line."""

    @property
    def facts(self) -> dict[str, Truth]:
        """What the law asks of it."""
        return {
            BOUND: self.binds,
            NOT_NAMED: self.goes_to_another,
            OTHERWISE: self.is_used_otherwise,
            PASSED_ON: self.is_passed_on,
            LEAVE: self.has_leave,
        }

    @property
    def is_broken(self) -> Truth:
        """Whether the line departs from it without leave, a product carrying none of it."""
        return all_true((self.binds, any_true((self.goes_to_another, self.is_used_otherwise)), ~self.has_leave))

    @property
    def is_broken_or_passed_on(self) -> Truth:
        """The same if the product carries it."""
        departs = (self.goes_to_another, self.is_used_otherwise, self.is_passed_on)
        return all_true((self.binds, any_true(departs), ~self.has_leave))

    @cached_property
    def binds(self) -> Truth:
        """Whether it binds what goes, on the day. One without a day binds from the first."""
        return all_true((self._is_given, self._is_not_ended, self.is_of_the_lot, self.is_about_this_move))

    @property
    def _is_given(self) -> Truth:
        if "given_on" in self.row.unreadable:
            return UNKNOWN
        return Truth.of(self.row.given_on is None or self.row.given_on <= self.day)

    @property
    def _is_not_ended(self) -> Truth:
        if "ended_on" in self.row.unreadable:
            return UNKNOWN
        return Truth.of(self.row.ended_on is None or self.day < self.row.ended_on)

    @property
    def is_of_the_lot(self) -> Truth:
        """Whether what goes is of the lot that is bound. Which lot was built in, a bill does not say."""
        if self.row.lot_id is None:
            return YES
        lot = None if self.products else self.joined.line.lot_id
        return Truth.of(None if lot is None else lot == self.row.lot_id)

    @property
    def is_about_this_move(self) -> Truth:
        """Whether it can be about this move: what leaves China now has a licence, and an undertaking, of its own."""
        line, licence, shipment = self.joined.line, self.joined.licence, self.joined.shipment
        numbers = {line.licence_id, None if licence is None else licence.number} - {None}
        if self.row.licence_id in numbers:
            return YES
        return ~on_mainland(None if shipment is None else shipment.from_country)

    @property
    def end_users(self) -> tuple[str, ...]:
        """Whom it names as end users."""
        return names_in(self.row.end_user)

    @property
    def end_user_of_line(self) -> str | None:
        """Who uses what goes."""
        return None if self.joined.shipment is None else self.joined.shipment.end_user

    @cached_property
    def is_for_own_use(self) -> Truth:
        """Whether whoever undertook it was to build the goods in: then it names no customer for what goes."""
        if not self.products or not self.end_users or self.reaches_its_end_user is YES:
            return NO
        exporter = None if self.joined.shipment is None else self.joined.shipment.exporter
        makers = [each for each in (self.row.given_by, exporter) if each is not None]
        return all_true(self.known.is_named(each, makers) for each in self.end_users)

    @cached_property
    def goes_to_another(self) -> Truth:
        """Whether what goes is for another end user than those named, or passes somebody not named on its way.

        Whoever stands in between and is not named may be a third party, or only carry the goods: that is asked.
        """
        in_between = (UNKNOWN for _ in self.not_named_in_between())
        return min(any_true((~self.reaches_its_end_user, *in_between)), ~self.is_for_own_use)

    @property
    def is_passed_on(self) -> Truth:
        """Whether the end user who undertook it passes on the product into which it built the goods."""
        return min(self.is_for_own_use, ~self.reaches_its_end_user)

    @cached_property
    def reaches_its_end_user(self) -> Truth:
        """Whether the end user of the line is named. Whether a return to the exporter in China departs, is asked."""
        if not self.end_users:
            return UNKNOWN
        named = self.known.is_named(self.end_user_of_line, self.end_users)
        goes_back = self.known.is_named(self.end_user_of_line, names_in(self.row.given_to))
        return max(named, UNKNOWN) if goes_back is YES else named

    def not_named_in_between(self) -> Iterator[str]:
        """The importer and the consignee, if they are not surely named."""
        shipment = self.joined.shipment
        makers = [each for each in (self.row.given_by, self.row.given_to) if each is not None]
        named = (self.end_users, names_in(self.row.through), makers)
        for role in ("importer", "consignee"):
            name = None if shipment is None else getattr(shipment, role)
            if name is not None and name != self.end_user_of_line and self.known.is_named(name, *named) is not YES:
                yield name

    @cached_property
    def is_used_otherwise(self) -> Truth:
        """Whether the use departs: by the product that it names, by the kind of use, or by the country of use."""
        told = [each for each in (self.by_product, self.by_use) if each is not None]
        return any_true((*told, self.by_place)) if told else UNKNOWN

    @property
    def is_use_unstated(self) -> bool:
        """Whether it says nothing of the use that could be held against the line."""
        return self.by_use is None and self.by_product is None

    @property
    def by_product(self) -> Truth | None:
        """Whether the goods went into another product than it names; None if that is no matter of this line.

        Who undertook to use them itself, and sells what they went into, has to show that building in was the use.
        """
        named = names_in(self.row.built_into)
        if self.products and named:
            return Truth.of(self.products.isdisjoint(named))
        return None if self.is_for_own_use is NO else UNKNOWN

    @property
    def by_use(self) -> Truth | None:
        """Whether the line states another kind of use; None if the undertaking states none."""
        if "use" in self.row.unreadable:
            return UNKNOWN
        if self.row.use is None:
            return None
        uses = self.joined.end_uses
        return any_true(_departs(each, self.row.use) for each in uses) if uses else UNKNOWN

    @property
    def by_place(self) -> Truth:
        """Whether the use is elsewhere: then whether that departs is asked, for the text speaks of use and persons."""
        if "destination" in self.row.unreadable:
            return UNKNOWN
        if self.row.destination is None or self.is_for_own_use is YES:
            return NO
        return NO if self.joined.end_of_the_way == self.row.destination else UNKNOWN

    @cached_property
    def has_leave(self) -> Truth:
        """Whether leave is on record that covers the line on the day. Silence is none: leave has to be claimed."""
        row = self.row
        if row.leave is None and row.leave_for is None and row.leave_from is None:
            return UNKNOWN if "leave_from" in row.unreadable else NO
        since = Truth.of(None if row.leave_from is None else row.leave_from <= self.day)
        return min(since, self._leave_covers_it)

    @property
    def _leave_covers_it(self) -> Truth:
        allowed = names_in(self.row.leave_for)
        if not allowed:
            return UNKNOWN
        if not (self.products or {self.row.part_id}).isdisjoint(allowed):
            return YES
        return self.known.is_named(self.end_user_of_line, allowed)


def _departs(stated: EndUse, undertaken: str) -> Truth:
    """A use that only may be is a suspicion: it is asked, and article 25 has it reported."""
    if stated.use == undertaken:
        return NO
    return YES if stated.use is not None and stated.certainty == "is" else UNKNOWN


def open_promises(found: Iterable[Promise], *, products_carry_them: bool) -> tuple[Promise, ...]:
    """Those of which it is open whether they are broken."""
    return tuple(
        each for each in found if (each.is_broken_or_passed_on if products_carry_them else each.is_broken) is UNKNOWN
    )
