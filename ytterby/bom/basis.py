"""How amounts are counted where no rule of valuation has been published: one choice for each open point on figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["REGIONS", "Basis", "Listing"]

REGIONS = frozenset({"HK", "MO", "TW"})
"""Places of which it is open on which side of China's border they stand."""

Listing = Literal["part-one", "unlisted-compound", "of-57"]
"""Where a material stands: in Part 1; not there, though one of its elements is; or among the elements of 57."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The answers in use to the open points about figures; the names are those of the firm's readings."""

    numerator: Literal["part-one-value", "whole-article"] = "part-one-value"
    finished_magnets: Literal["counted", "not-counted"] = "counted"
    several_materials: Literal["sum", "each"] = "sum"
    value_of_the_item: Literal["as-sold", "lowest", "highest"] = "as-sold"
    price_of_the_material: Literal["as-bought", "higher", "lower"] = "as-bought"
    regions_share_chinese_origin: bool = False
    unlisted_compounds: Literal["not-counted", "counted"] = "not-counted"
    origin_of_refined_material: Literal["last-step", "chinese-stage"] = "last-step"
    recycled_material: Literal["keeps-origin", "new-origin"] = "keeps-origin"
    elements_of_57: Literal["excluded", "counted"] = "excluded"

    def counts(self, listing: Listing) -> bool:
        """Whether a material that stands there is counted."""
        if listing == "part-one":
            return True
        return (self.unlisted_compounds if listing == "unlisted-compound" else self.elements_of_57) == "counted"
