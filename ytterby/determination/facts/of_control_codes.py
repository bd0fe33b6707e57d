"""Whether an article is on the lists of 18, 56 and 57: by its code, its kind, its name, its category."""

from __future__ import annotations

import re

from ...bom.bill import Kind
from ...law.control_codes import find, instrument_of
from ...law.items import annex1
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ...tables.rows import Part
from .recognise import ASSEMBLIES

__all__ = ["control_facts", "listed_by_code"]

LISTS = {"is_listed_in_18": "mofcom-2025-18", "is_listed_in_56": "mofcom-2025-56", "is_listed_in_57": "mofcom-2025-57"}
NO_EQUIPMENT = frozenset({"magnet", "target", "catalyst", "phosphor", "rotor", "stator", "motor", "speaker"})
"""Categories that are surely nothing of 56, which lists equipment, ores and reagents."""


def control_facts(part: Part | None, kind: Kind) -> dict[str, Truth]:
    """The facts about the three lists; what nothing settles stays open, for the exporter in China knows its code."""
    if part is None or "control_code" in part.unreadable:
        return dict.fromkeys(LISTS, UNKNOWN)
    if part.control_code is not None:
        stated = listed_by_code(part.control_code)
        is_listed = YES in (kind.is_material, kind.is_magnet, kind.is_target)
        # whatever code is typed: what is itself an item of Annex 1 to 61 stands in 18 too
        return {**stated, "is_listed_in_18": YES} if is_listed else stated
    if YES in (kind.is_material, kind.is_magnet, kind.is_target):
        return {"is_listed_in_18": YES, "is_listed_in_56": NO, "is_listed_in_57": NO}
    named = find(part.name) if part.name else None
    if named is not None and not named.is_heading and not named.parameters:
        return {fact: Truth.of(named.instrument == instrument) for fact, instrument in LISTS.items()}
    holds_none = part.contains_rare_earth is NO or part.category in ASSEMBLIES
    is_no_equipment = part.category in NO_EQUIPMENT
    return {
        "is_listed_in_18": NO if holds_none else UNKNOWN,
        "is_listed_in_56": NO if is_no_equipment else UNKNOWN,
        "is_listed_in_57": NO if holds_none else UNKNOWN,
    }


def listed_by_code(typed: str) -> dict[str, Truth]:
    """The facts as one or several codes state them; that there is none may be stated too.

    A code that belongs to none of the lists known here leaves them open: it may be mistyped.
    """
    if annex1().says_none(typed):
        return dict.fromkeys(LISTS, NO)
    codes = [each.strip() for each in re.split(r"[;；,，、]", typed) if each.strip()]
    lists = [instrument_of(code) for code in codes]
    if None in lists or not lists:
        return {fact: YES if instrument in lists else UNKNOWN for fact, instrument in LISTS.items()}
    return {fact: Truth.of(instrument in lists) for fact, instrument in LISTS.items()}
