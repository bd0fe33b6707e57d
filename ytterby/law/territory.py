"""Inside China or outside it, as conditions: every announcement asks, and all leave the same three regions open."""

from __future__ import annotations

from ..logic.conditions import AllOf, Condition, Reading

__all__ = ["outside_china"]


def outside_china(mainland: Condition, region: Condition) -> AllOf:
    """Not on the mainland; whether Hong Kong, Macau and Taiwan are outside is open."""
    return ~mainland & (~region | Reading("regions-are-outside"))
