"""Rare-earth technology from China: what is said of its use, and what kind of technology was used.

61, 一（二）, speaks of what is made with such technology; by some readings it matters besides whether the technology is
itself controlled, when it was received, and for which magnets it is. All of that is said of the technology that was, or
may have been, Chinese; of what surely was not there is nothing to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import TechnologyUse
from .bill import Bill
from .material import Kind

__all__ = ["NONE", "OPEN", "Technology", "any_of", "at_earlier_stages", "before_or_beside", "if_so", "of_part"]

MAGNET_MAKING = "magnet-making"
MATERIAL_MAKING = frozenset({"separation", "smelting", "recycling"})
"""The stages of 61, 一（二）, by which Part 1 materials and targets come about."""
SOURCES = frozenset({"mining", "recycling"})
"""The stages with which a material begins."""
NAMED_MAGNETS = frozenset({"samarium-cobalt", "neodymium-iron-boron", "cerium"})
"""The magnets whose making announcement 62 names."""
UNREADABLE = "unreadable"

ByStage = Mapping[str | None, list[TechnologyUse]]


@dataclass(frozen=True, slots=True)
class Technology:
    """Technology from China, one use or several together, as far as is known."""

    used: Truth
    """Whether any was used."""
    controlled: Truth
    """Whether any that was used is itself controlled."""
    of_named_magnets: Truth
    """Whether any that was used makes the magnets that are named, or is of another stage than making magnets."""
    surely_received: date | None
    """The latest day on which any was surely received; None if no day is sure."""
    perhaps_received: date
    """The latest day on which any may have been received; the end of time where that is open."""

    def came_before(self, day: date) -> Truth:
        """Whether all of it was received before a day; NO if there is none."""
        if self.used is NO or (self.surely_received is not None and self.surely_received >= day):
            return NO
        return YES if self.perhaps_received < day else UNKNOWN


NONE = Technology(NO, NO, NO, None, date.min)
OPEN = Technology(UNKNOWN, UNKNOWN, UNKNOWN, None, date.max)
NOTIFIED = Technology(YES, UNKNOWN, UNKNOWN, None, date.max)
"""What a notification on the ground of technology says."""


def any_of(several: Iterable[Technology]) -> Technology:
    """All of several uses together; NONE for none at all."""
    several = [each for each in several if each is not NONE]
    if len(several) < 2:
        return several[0] if several else NONE
    return Technology(
        any_true(each.used for each in several),
        any_true(each.controlled for each in several),
        any_true(each.of_named_magnets for each in several),
        max((each.surely_received for each in several if each.surely_received is not None), default=None),
        max(each.perhaps_received for each in several),
    )


def if_so(condition: Truth, technology: Technology) -> Technology:
    """A use that counts only if something else is so."""
    if condition is YES:
        return technology
    if condition is NO or technology.used is NO:
        return NONE
    return Technology(
        all_true([UNKNOWN, technology.used]),
        all_true([UNKNOWN, technology.controlled]),
        all_true([UNKNOWN, technology.of_named_magnets]),
        None,
        technology.perhaps_received,
    )


def before_or_beside(itself: Technology, earlier: Technology) -> Technology:
    """Of which technology there is to speak: that of the thing itself, and only where there is none that of before."""
    if itself.used is YES:
        return itself
    return earlier if itself.used is NO else if_so(UNKNOWN, any_of([itself, earlier]))


def of_part(bill: Bill, part_id: str, day: date, *, of_its_line: bool = True) -> Technology:
    """What is stated of a part's technology: one stage with Chinese technology, or a notification of it, is enough.

    A no counts only if it speaks of the stage that makes the thing itself, or of all stages by naming none: that the
    mine was not Chinese says nothing of how the magnet was made.
    """
    kind = bill.recognised.kinds.get(part_id, Kind())
    by_stage = _by_stage(bill, part_id, of_its_line=of_its_line)
    found = any_of(_of_stage(stage, rows, kind, day) for stage, rows in by_stage.items())
    if any(notice.basis == "technology" for notice in bill.notices_on(part_id, day)):
        return any_of([found, NOTIFIED])
    making = MATERIAL_MAKING if _is_made_of_ore(kind) else {MAGNET_MAKING}
    is_said = None in by_stage or not making.isdisjoint(by_stage)
    return found if is_said or found.used is YES else any_of([found, OPEN])


def at_earlier_stages(bill: Bill, part_id: str, day: date, *, has_bill: bool) -> Technology:
    """What is stated of the stages before the one that makes a part: of the mine and the smelter of a magnet.

    What is stated without a stage is said of all of them if it is a no; of a yes it is open which stage it means. Where
    the bill of the part is known the things in it speak for themselves, but a yes is not outweighed.
    """
    kind = bill.recognised.kinds.get(part_id, Kind())
    before = {"mining"} if _is_made_of_ore(kind) else {"mining", *MATERIAL_MAKING}
    found: list[Technology] = []
    denied: set[str | None] = set()
    by_stage = _by_stage(bill, part_id, of_its_line=not (has_bill and kind.is_one is NO))
    for stage, rows in by_stage.items():
        said = _of_stage(stage, rows, kind, day)
        if said.used is NO:
            denied.add(stage)
        elif stage in before:
            found.append(said)
        elif stage in (None, UNREADABLE):
            found.append(if_so(UNKNOWN, said))
    if has_bill:
        return any_of(each for each in found if each.used is YES)
    is_said = None in denied or (denied >= before & {"separation", "smelting"} and not denied.isdisjoint(SOURCES))
    return any_of(found if is_said else [*found, OPEN])


def _is_made_of_ore(kind: Kind) -> bool:
    """Whether it is a material or a target, and not a magnet or goods."""
    return any_true([kind.is_material, kind.is_target]) is YES


def _by_stage(bill: Bill, part_id: str, *, of_its_line: bool) -> ByStage:
    by_stage: dict[str | None, list[TechnologyUse]] = defaultdict(list)
    for row in bill.technology.get(part_id, ()):
        if of_its_line or row.part_id is not None:
            by_stage[UNREADABLE if "stage" in row.unreadable else row.stage].append(row)
    return by_stage


def _of_stage(stage: str | None, rows: Iterable[TechnologyUse], kind: Kind, day: date) -> Technology:
    """The latest statement on or before a day counts, or, if all are later, the first; of several of a day, all.

    One without a date may be the latest, so it is kept beside those that have one. If they differ it is left open.
    """
    rows = list(rows)
    dates = sorted({row.as_of for row in rows if row.as_of is not None})
    past = [each for each in dates if each <= day]
    latest = past[-1:] or dates[:1]
    counting = [row for row in rows if row.as_of is None or row.as_of in latest]
    said = {row.chinese_origin for row in counting}
    they_differ = UNKNOWN if NO in said and len(said) > 1 else YES
    return any_of(if_so(they_differ, _of_row(stage, row, kind)) for row in counting)


def _of_row(stage: str | None, row: TechnologyUse, kind: Kind) -> Technology:
    if row.chinese_origin is NO:
        return NONE
    stated = Technology(
        YES,
        row.controlled,
        _is_of_named_magnets(stage, row, kind),
        row.received_on,
        date.max if row.received_on is None else row.received_on,
    )
    return if_so(row.chinese_origin, stated)


def _is_of_named_magnets(stage: str | None, row: TechnologyUse, kind: Kind) -> Truth:
    """The definition narrows magnet making alone: technology of any other stage is not narrowed."""
    if stage not in (MAGNET_MAKING, None, UNREADABLE) or _is_made_of_ore(kind) or row.magnet_kind in NAMED_MAGNETS:
        return YES
    return NO if stage == MAGNET_MAKING and row.magnet_kind is not None else UNKNOWN
