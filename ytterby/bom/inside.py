"""What is inside a part, at any depth: listed magnets and targets, and magnets made with technology from China."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..logic.bounds import UNBOUNDED, Bounds
from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import Notice
from .bill import Bill, Kind
from .evidence import Evidence
from .notices import supplier_of
from .technology import NONE, OPEN, Technology, any_of, at_earlier_stages, before_or_beside, if_so, of_part

__all__ = ["Below", "Contents", "contents_of"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What one unit of a part holds and what it is made with, as far as that is known."""

    magnet: Truth
    """Whether a listed magnet is inside; the part itself does not count."""
    target: Truth
    """Whether a listed target is inside; the part itself does not count."""
    technology: Technology
    """The technology from China with which the part itself was made."""
    magnet_technology: Technology
    """That with which a magnet inside was made outside mainland China, if there is one."""
    before: Technology
    """What is said of the part itself about the stages before the one that makes it."""
    inside: Technology
    """The technology with which anything inside was made outside mainland China, at whatever stage."""

    @property
    def of_earlier_stages(self) -> Technology:
        """The technology of the stages that come before the making of the part itself."""
        return any_of([self.before, self.inside])

    @property
    def in_question(self) -> Technology:
        """The technology of which there is to ask of what kind it is: of the part and its magnets, else from before."""
        return before_or_beside(
            any_of([self.technology, if_so(self.magnet, self.magnet_technology)]), self.of_earlier_stages
        )


@dataclass(frozen=True, slots=True)
class Below:
    """Something that goes into a part: what it is by itself, what it holds, and how much of it there is."""

    kind: Kind
    holds: Contents
    quantity: Bounds
    made_abroad: Truth
    """Whether it was made outside mainland China: 61, 一（二）, speaks of making abroad, so only that carries up."""

    @property
    def is_used(self) -> Truth:
        """Whether any of it goes in. A quantity that is not known is more than none; one between bounds may be none."""
        if self.quantity.low > 0 or self.quantity == UNBOUNDED:
            return YES
        return NO if self.quantity.is_zero else UNKNOWN


def contents_of(bill: Bill, part_id: str, day: date, own: Evidence, below: tuple[Below, ...] | None) -> Contents:
    """What a part holds, by its own statements and by what goes into it; `below` is None where that goes round."""
    kind = bill.recognised.kinds.get(part_id, Kind())
    technology = NONE if kind.is_one is NO else of_part(bill, part_id, day)  # no stage of 一（二） makes goods
    if below is None:
        around = any_of([OPEN, of_part(bill, part_id, day)])
        return Contents(
            UNKNOWN, UNKNOWN, technology, around, at_earlier_stages(bill, part_id, day, has_bill=True), OPEN
        )
    magnet = _magnet(bill, part_id, kind, day, own, below)
    is_known = bool(below) or (kind.is_one is NO and _is_free(own))
    return Contents(
        magnet,
        _target(kind, own, below),
        technology,
        _of_magnets(bill, part_id, day, magnet, below),
        at_earlier_stages(bill, part_id, day, has_bill=is_known),
        any_of(if_so(each.is_used, _before(each)) for each in below),
    )


def _is_free(own: Evidence) -> bool:
    return any(source.how == "declared free" for source in own.sources)


def _magnet(bill: Bill, part_id: str, kind: Kind, day: date, own: Evidence, below: tuple[Below, ...]) -> Truth:
    """Whether a magnet is inside. A bill or a supplier that shows one outweighs a row that denies it."""
    notified = all_true([~kind.is_one, _is_notified(bill, part_id, day, own)])
    if below:
        shown = [all_true([any_true([each.kind.is_magnet, each.holds.magnet]), each.is_used]) for each in below]
        declared = YES if kind.contains_magnet is YES else NO
        return any_true([*shown, notified, declared])
    declared = _of_a_leaf(kind, own) if kind.contains_magnet is UNKNOWN else kind.contains_magnet
    if declared is NO and kind.is_one is not YES and _is_contradicted(bill, part_id, own, notified):
        return UNKNOWN
    return any_true([declared, notified]) if declared is UNKNOWN else declared


def _target(kind: Kind, own: Evidence, below: tuple[Below, ...]) -> Truth:
    if not below:
        return _of_a_leaf(kind, own) if kind.contains_target is UNKNOWN else kind.contains_target
    return any_true(all_true([any_true([each.kind.is_target, each.holds.target]), each.is_used]) for each in below)


def _of_a_leaf(kind: Kind, own: Evidence) -> Truth:
    """Something whose bill is not known: a magnet, a target or a raw material has none inside; a free one neither."""
    return NO if kind.is_one is YES or _is_free(own) else UNKNOWN


def _is_contradicted(bill: Bill, part_id: str, own: Evidence, notified: Truth) -> bool:
    """Whether a supplier states material of a part, or notifies it, whose own row says that it contains none."""
    part = bill.parts.get(part_id)
    return part is not None and part.contains_rare_earth is NO and (own.total.low > 0 or notified is not NO)


def _is_notified(bill: Bill, part_id: str, day: date, own: Evidence) -> Truth:
    """Whether its suppliers notify the part: YES if all of them surely do, UNKNOWN if some do or may.

    Who notifies says that the part is a controlled item. If it is itself no material, magnet or target, then it is one
    that contains a magnet, for targets have no such line. A share of nothing notifies nothing.
    """
    said: dict[str | None, list[Truth]] = defaultdict(list)
    for notice in bill.notices_on(part_id, day):
        said[supplier_of(notice) or _own_supplier(bill, part_id)].append(_says_so(notice))
    sure = {supplier for supplier, truths in said.items() if any_true(truths) is YES}
    others = {source.supplier for source in own.sources if source.how != "silent" or source.supplier is not None}
    notified = any_true(truth for truths in said.values() for truth in truths)
    return UNKNOWN if notified is YES and others - sure else notified


def _says_so(notice: Notice) -> Truth:
    if notice.basis in ("technology", "origin"):
        return YES
    return UNKNOWN if notice.share_percent is None else notice.share_percent.above(Fraction(0))


def _own_supplier(bill: Bill, part_id: str) -> str | None:
    part = bill.parts.get(part_id)
    return None if part is None else part.supplier


def _of_magnets(bill: Bill, part_id: str, day: date, magnet: Truth, below: tuple[Below, ...]) -> Technology:
    """The Chinese technology with which the magnets inside were made.

    What is said of a bought assembly is said of the magnets in it. Where its bill is known the magnets speak for
    themselves, but a supplier who says yes of the whole is not outweighed.
    """
    if magnet is NO:
        return NONE
    if not below:
        return of_part(bill, part_id, day)
    found = [if_so(each.is_used, _made_with(each)) for each in below]
    of_the_whole = of_part(bill, part_id, day, of_its_line=False)
    return any_of([*found, of_the_whole] if of_the_whole.used is YES else found)


def _made_with(below: Below) -> Technology:
    itself = if_so(all_true([below.kind.is_magnet, below.made_abroad]), below.holds.technology)
    return any_of([itself, if_so(below.holds.magnet, below.holds.magnet_technology)])


def _before(below: Below) -> Technology:
    """The technology that comes before whatever a thing goes into: with which it was made, and all before that.

    What is said of a bought assembly is said of the materials and magnets in it, wherever it was put together.
    """
    is_one, holds = below.kind.is_one, below.holds
    made_abroad = all_true([is_one, below.made_abroad])
    return any_of(
        [
            if_so(made_abroad, holds.technology),
            if_so(any_true([~is_one, made_abroad]), holds.before),
            if_so(holds.magnet, holds.magnet_technology),
            holds.inside,
        ]
    )
