"""How amounts are counted where no rule of valuation has been published: one choice for each open point on figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["REGIONS", "Basis"]

REGIONS = frozenset({"HK", "MO", "TW"})
"""Places of which it is open on which side of China's border they stand."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The answers in use to the open points about figures; the names are those of the firm's readings."""

    numerator: Literal["part-one-value", "whole-article"] = "part-one-value"
    finished_magnets: Literal["counted", "not-counted"] = "counted"
    several_materials: Literal["sum", "each"] = "sum"
    value_of_the_item: Literal["as-sold", "lowest", "highest"] = "as-sold"
    price_of_the_material: Literal["as-bought", "higher", "lower"] = "as-bought"
    regions_share_chinese_origin: bool = False
