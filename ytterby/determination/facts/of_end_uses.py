"""What the goods of a line are or may be used for, as the table of end uses states it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

from ...logic.bounds import Bounds
from ...logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ...tables.rows import EndUse

__all__ = ["end_use_facts"]

CHIP_USES = ("chip-equipment", "chip-test-equipment", "chip-material")


def end_use_facts(uses: Iterable[EndUse]) -> dict[str, Truth | Bounds]:
    """The facts about end uses: yes where one is or may be so, unknown if no use is stated or one of them is not."""
    uses = tuple(uses)
    logic = [use.node_nm for use in uses if use.use == "logic-chip" or _serves_logic(use) is YES]
    memory = [use.memory_layers for use in uses if use.use == "memory-chip" or _serves_memory(use) is YES]
    found: dict[str, Truth | Bounds] = {
        "used_for_weapons_of_mass_destruction": _used_for(uses, "wmd"),
        "used_for_terrorism": _used_for(uses, "terrorism"),
        "used_for_military_purposes": _used_for(uses, "military"),
        "used_for_logic_chips": _used_for(uses, "logic-chip"),
        "used_for_memory_chips": _used_for(uses, "memory-chip"),
        "used_for_logic_chip_equipment": _any(_serves_logic(use) for use in uses),
        "used_for_memory_chip_equipment": _any(_serves_memory(use) for use in uses),
        "used_for_ai_with_military_potential": _any(_ai(use) for use in uses),
        "humanitarian_use_is_stated": _humanitarian(uses),
    }
    if _all_known(logic):
        found["logic_node_nm"] = _smallest(logic)
    if _all_known(memory):
        found["memory_layers"] = _largest(memory)
    return found


def _any(truths: Iterable[Truth]) -> Truth:
    """Of no stated use nothing is known."""
    said = tuple(truths)
    return any_true(said) if said else UNKNOWN


def _used_for(uses: tuple[EndUse, ...], wanted: str) -> Truth:
    return _any(Truth.of(None if use.use is None else use.use == wanted) for use in uses)


def _serves_logic(use: EndUse) -> Truth:
    """Whether it is equipment or material for logic chips: a stated node says so, layers alone say memory."""
    return _serves(use, use.node_nm, other=use.memory_layers)


def _serves_memory(use: EndUse) -> Truth:
    return _serves(use, use.memory_layers, other=use.node_nm)


def _serves(use: EndUse, stated: Bounds | None, other: Bounds | None) -> Truth:
    if use.use is None:
        return UNKNOWN
    if use.use not in CHIP_USES:
        return NO
    if stated is not None:
        return YES
    return UNKNOWN if other is None or use.unreadable & {"node_nm", "memory_layers"} else NO


def _ai(use: EndUse) -> Truth:
    if use.use is None:
        return UNKNOWN
    return use.military_potential if use.use == "ai" else NO


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
