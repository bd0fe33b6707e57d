"""What the words in the tables mean for the bill: which materials there are, and what kind of thing each part is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..logic.bounds import Bounds
from ..logic.truth import UNKNOWN, Truth
from .basis import Listing

__all__ = ["Kind", "Material", "Recognised"]


@dataclass(frozen=True, slots=True)
class Material:
    """A material whose value counts, always or by some readings."""

    id: str
    element_fraction: Bounds
    """How many grams of the element one gram of it holds."""
    listing: Listing = "part-one"
    """Where it stands: what is not in Part 1 counts only by some readings."""
    listed_stages: frozenset[str] = frozenset()
    """The words for what it may be made from that are then themselves items of Part 1: oxide, metal."""
    is_made_of_listed: bool = False
    """Whether it is commonly made from another item of Part 1, as a metal from its oxide."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a part is by itself, as far as that is known."""

    material: Material | None = None
    """The material that it is: one of Part 1, or, where `is_material` is NO, one that counts by some readings."""
    is_material: Truth = UNKNOWN
    """Whether it is a material of Part 1."""
    is_magnet: Truth = UNKNOWN
    is_target: Truth = UNKNOWN
    contains_magnet: Truth = UNKNOWN
    """What the part's own row says about what it contains, where no bill of it is known."""
    contains_target: Truth = UNKNOWN
    """The same of targets."""

    @property
    def is_one(self) -> Truth:
        """Whether it is itself a material of Part 1, a magnet or a target, and not goods that hold any."""
        return max(self.is_material, self.is_magnet, self.is_target)


@dataclass(frozen=True)
class Recognised:
    """What the words in the tables mean, settled by somebody who knows the list of items."""

    kinds: Mapping[str, Kind]
    """Each part's kind by its part_id."""
    materials: Mapping[str, Material | None]
    """Each material as it was typed; None for one that counts by no reading. An unknown word is absent."""
