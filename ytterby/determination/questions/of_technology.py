"""What to ask about technology from China: whether any made a thing or what is inside it, when, and of what kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ...bom.bill import Bill, Kind
from ...bom.plain import Holding
from ...bom.technology import Technology, of_part
from ...logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..outcome import Question

__all__ = ["ABOUT_TECHNOLOGY", "about_technology"]

MADE_WITH = "made_with_chinese_technology"
EARLIER = "earlier_stage_used_chinese_technology"
ASPECTS: Mapping[str, tuple[str, Callable[[Technology, date], Truth]]] = {
    "chinese_technology_is_controlled": ("controlled", lambda technology, _: technology.controlled),
    "chinese_technology_came_before_publication": ("received_on", lambda technology, day: technology.came_before(day)),
    "chinese_technology_is_of_named_magnets": ("magnet_kind", lambda technology, _: technology.of_named_magnets),
}
"""The facts about the kind of technology: the column in which each stands, and how it is read of one use."""
ABOUT_TECHNOLOGY = (MADE_WITH, "contains_magnet_made_with_chinese_technology", EARLIER, *ASPECTS)


def about_technology(
    bill: Bill, held: Mapping[str, Holding], top: str, fact: str, *, day: date, published: date
) -> Iterator[Question]:
    """What is open about the technology of an item. Of what kind it is, is asked where it is known to be Chinese."""
    if fact in ASPECTS:
        yield from _of_kind(bill, held, top, fact, day, published)
    elif fact == EARLIER:
        yield from _of_earlier_stages(bill, held, top)
    else:
        yield from _of_making(bill, held, top)


def _of_making(bill: Bill, held: Mapping[str, Holding], top: str) -> Iterator[Question]:
    """Of which magnets, materials or targets it is open whether Chinese technology made them."""
    for part_id in sorted(bill.below([top])):
        holding = held[part_id]
        kind = bill.recognised.kinds.get(part_id, Kind())
        itself = holding.made_with_technology is UNKNOWN and (part_id == top or kind.is_magnet is not NO)
        bought = not bill.uses.get(part_id) and holding.magnet_made_with_technology is UNKNOWN
        if part_id != top and kind.is_magnet is not NO:
            yield from _where_made(bill, part_id)
        if itself or bought:
            yield _made_with(part_id)


def _of_earlier_stages(bill: Bill, held: Mapping[str, Holding], top: str) -> Iterator[Question]:
    """Of which things it is open whether Chinese technology was used before; what was made in China is no matter."""
    for part_id in sorted(bill.below([top])):
        holds, is_top = held[part_id].holds, part_id == top
        is_inside = not is_top and _is_one(bill, part_id) is not NO
        if is_inside and _is_made_in_china(bill, part_id):
            continue
        if is_inside and any_true([holds.before.used, holds.technology.used]) is not NO:
            yield from _where_made(bill, part_id)
        bought = not bill.uses.get(part_id) and holds.magnet_technology.used is UNKNOWN
        if (is_inside and holds.technology.used is UNKNOWN) or bought:
            yield _made_with(part_id)
        if holds.before.used is UNKNOWN:
            yield _at_which_stages(part_id)


def _of_kind(
    bill: Bill, held: Mapping[str, Holding], top: str, fact: str, day: date, published: date
) -> Iterator[Question]:
    """Of whose Chinese technology the cell is empty; of whose it is open whether it is Chinese at all, that first."""
    column, aspect = ASPECTS[fact]
    for first, technology in _in_question(bill, held, top, day):
        if technology.used is UNKNOWN:
            yield first
        elif technology.used is YES and aspect(technology, published) is UNKNOWN:
            cell = "stage" if column == "magnet_kind" and _is_magnet_named(bill, first.subject) else column
            yield Question(fact, first.subject, "supplier", f"technology_use {first.subject} {cell}")


def _is_magnet_named(bill: Bill, part_id: str) -> bool:
    """Whether every row says which magnets it is about: then it is the stage that nobody says."""
    rows = bill.technology.get(part_id, ())
    return bool(rows) and all(row.magnet_kind is not None for row in rows)


def _in_question(bill: Bill, held: Mapping[str, Holding], top: str, day: date) -> Iterator[tuple[Question, Technology]]:
    """What is said of each thing whose technology is in question: the item and its magnets, else what came before.

    With each stands the question to be put first, whether there is any such technology.
    """
    itself = held[top].holds
    is_before = any_true([itself.technology.used, all_true([itself.magnet, itself.magnet_technology.used])]) is NO
    for part_id in sorted(bill.below([top])):
        kind, holds, is_leaf = (
            bill.recognised.kinds.get(part_id, Kind()),
            held[part_id].holds,
            not bill.uses.get(part_id),
        )
        if _is_one(bill, part_id) is NO:
            said = of_part(bill, part_id, day, of_its_line=is_leaf)
            if said.used is YES or (is_leaf and holds.magnet is not NO):
                yield _made_with(part_id), said
        elif part_id != top and _is_made_in_china(bill, part_id):
            continue
        elif part_id == top or is_before or kind.is_magnet is not NO:
            yield _made_with(part_id), holds.technology
        if is_before:
            yield _at_which_stages(part_id), holds.before


def _is_one(bill: Bill, part_id: str) -> Truth:
    """Whether it is itself a material, a magnet or a target."""
    return bill.recognised.kinds.get(part_id, Kind()).is_one


def _is_made_in_china(bill: Bill, part_id: str) -> bool:
    part = bill.parts.get(part_id)
    return part is not None and part.made_in == "CN"


def _where_made(bill: Bill, part_id: str) -> Iterator[Question]:
    part = bill.parts.get(part_id)
    if part is not None and part.made_in is None:
        yield Question("made_in_mainland_china", part_id, "supplier", f"parts {part_id} made_in")


def _made_with(part_id: str) -> Question:
    return Question(MADE_WITH, part_id, "supplier", f"technology_use {part_id}")


def _at_which_stages(part_id: str) -> Question:
    return Question(EARLIER, part_id, "supplier", f"technology_use {part_id} stage")
