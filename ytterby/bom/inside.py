"""What is inside a part, at any depth: listed magnets and targets, and magnets made with technology from China."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..logic.bounds import UNBOUNDED, Bounds
from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import Notice, TechnologyUse
from .bill import Bill, Kind
from .evidence import Evidence
from .notices import supplier_of

__all__ = ["Below", "Contents", "contents_of"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What one unit of a part holds and what it is made with, as far as that is known."""

    magnet: Truth
    """Whether a listed magnet is inside; the part itself does not count."""
    target: Truth
    """Whether a listed target is inside; the part itself does not count."""
    technology: Truth
    """Whether the part itself was made with rare-earth technology from China."""
    magnet_technology: Truth
    """Whether a magnet inside was so made outside mainland China, if there is one."""


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
    technology = NO if _is_none(kind) is YES else _technology(bill, part_id, day)
    if below is None:
        around = any_true([UNKNOWN, _technology(bill, part_id, day)])
        return Contents(UNKNOWN, UNKNOWN, technology, around)
    magnet = _magnet(bill, part_id, kind, day, own, below)
    return Contents(
        magnet,
        _target(kind, own, below),
        technology,
        _of_magnets(bill, part_id, day, magnet, below),
    )


def _is_none(kind: Kind) -> Truth:
    """Whether it is itself no material, magnet or target: mining, smelting, magnet making and recycling make those."""
    return all_true([~kind.is_material, ~kind.is_magnet, ~kind.is_target])


def _magnet(bill: Bill, part_id: str, kind: Kind, day: date, own: Evidence, below: tuple[Below, ...]) -> Truth:
    """Whether a magnet is inside. A bill or a supplier that shows one outweighs a row that denies it."""
    notified = all_true([_is_none(kind), _is_notified(bill, part_id, day, own)])
    if below:
        shown = [all_true([any_true([each.kind.is_magnet, each.holds.magnet]), each.is_used]) for each in below]
        declared = YES if kind.contains_magnet is YES else NO
        return any_true([*shown, notified, declared])
    declared = _of_a_leaf(kind, own) if kind.contains_magnet is UNKNOWN else kind.contains_magnet
    if declared is NO and _is_none(kind) is not NO and _is_contradicted(bill, part_id, own, notified):
        return UNKNOWN
    return any_true([declared, notified]) if declared is UNKNOWN else declared


def _target(kind: Kind, own: Evidence, below: tuple[Below, ...]) -> Truth:
    if not below:
        return _of_a_leaf(kind, own) if kind.contains_target is UNKNOWN else kind.contains_target
    return any_true(all_true([any_true([each.kind.is_target, each.holds.target]), each.is_used]) for each in below)


def _of_a_leaf(kind: Kind, own: Evidence) -> Truth:
    """Something whose bill is not known: a magnet, a target or a raw material has none inside; a free one neither."""
    is_one = any_true([kind.is_material, kind.is_magnet, kind.is_target])
    is_free = any(source.how == "declared free" for source in own.sources)
    return NO if is_one is YES or is_free else UNKNOWN


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


def _of_magnets(bill: Bill, part_id: str, day: date, magnet: Truth, below: tuple[Below, ...]) -> Truth:
    """Whether a magnet inside was made with Chinese technology.

    What is said of a bought assembly is said of the magnets in it. Where its bill is known the magnets speak for
    themselves, but a supplier who says yes of the whole is not outweighed.
    """
    if magnet is NO:
        return NO
    if not below:
        return _technology(bill, part_id, day)
    found = [all_true([_made_with(each), each.is_used]) for each in below]
    of_the_whole = _technology(bill, part_id, day, of_its_line=False)
    return any_true([*found, YES] if of_the_whole is YES else found)


def _made_with(below: Below) -> Truth:
    itself = all_true([below.kind.is_magnet, below.holds.technology, below.made_abroad])
    return any_true([itself, all_true([below.holds.magnet, below.holds.magnet_technology])])


def _technology(bill: Bill, part_id: str, day: date, *, of_its_line: bool = True) -> Truth:
    """What is stated of a part's technology: one stage with Chinese technology, or a notification of it, is enough.

    A no counts only if it speaks of the stage that makes the thing itself, or of all stages by naming none: that the
    mine was not Chinese says nothing of how the magnet was made.
    """
    by_stage: dict[str | None, list[TechnologyUse]] = defaultdict(list)
    for row in bill.technology.get(part_id, ()):
        if of_its_line or row.part_id is not None:
            by_stage["unreadable" if "stage" in row.unreadable else row.stage].append(row)
    stated = [_of_stage(rows, day) for rows in by_stage.values()]
    notified = any(notice.basis == "technology" for notice in bill.notices_on(part_id, day))
    found = any_true([*stated, YES] if notified else stated or [UNKNOWN])
    kind = bill.recognised.kinds.get(part_id, Kind())
    speaks_of_making = not MAKING_OF_MATERIALS.isdisjoint(by_stage)
    if any_true([kind.is_material, kind.is_target]) is not YES:
        speaks_of_making = MAKING_OF_MAGNETS in by_stage
    return UNKNOWN if found is NO and not (speaks_of_making or None in by_stage) else found


MAKING_OF_MAGNETS = "magnet-making"
MAKING_OF_MATERIALS = frozenset({"separation", "smelting", "recycling"})
"""The stages of 61, 一（二）, by which Part 1 materials and targets come about."""


def _of_stage(rows: Iterable[TechnologyUse], day: date) -> Truth:
    """The latest statement on or before a day counts, or, if all are later, the first; of several of a day, all.

    One without a date may be the latest, so it is kept beside those that have one. If they differ it is left open.
    """
    rows = list(rows)
    dates = sorted({row.as_of for row in rows if row.as_of is not None})
    past = [each for each in dates if each <= day]
    counting = past[-1:] or dates[:1]
    said = {row.chinese_origin for row in rows if row.as_of is None or row.as_of in counting}
    return UNKNOWN if NO in said and len(said) > 1 else max(said)
