"""Inside China or outside it, as conditions: every announcement asks, and all leave the same three regions open."""

from __future__ import annotations

from ..logic.conditions import AllOf, AnyOf, Condition, Reading

__all__ = ["inside_china", "outside_china"]


def outside_china(mainland: Condition, region: Condition) -> AllOf:
    """Not on the mainland; whether Hong Kong, Macau and Taiwan are outside is open."""
    return ~mainland & (~region | Reading("regions-are-outside"))


def inside_china(mainland: Condition, region: Condition) -> AnyOf:
    """On the mainland, or in one of the three regions if they are read as inside: what is not outside, said plainly."""
    return mainland | (region & ~Reading("regions-are-outside"))
