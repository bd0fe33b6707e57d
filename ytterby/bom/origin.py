"""How much of a material is of Chinese origin: where it was last made, and by some readings what it was made from.

A material that is refined abroad takes its origin there, or keeps that of the Chinese stage; one that is recycled
abroad from Chinese magnets keeps its origin, or begins anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from ..logic.bounds import NOTHING, Bounds
from ..logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ..tables.rows import Content, Part
from .basis import REGIONS, Basis
from .material import Material

__all__ = [
    "UP_TO_ALL",
    "chinese_part",
    "chinese_part_of_part",
    "chinese_part_of_row",
    "is_recycled_from_china",
    "is_refined_in_china",
    "rows_of_one_mass",
]

ALL = Bounds.exactly(1)
UP_TO_ALL = Bounds.between(0, 1)
RECYCLED = frozenset({"recycled-magnets", "recycled-other"})
UNHEARD_OF = Material("?", UP_TO_ALL, listed_stages=frozenset({"oxide", "metal"}), is_made_of_listed=True)
"""A material of which nobody can tell which it is: it may be any."""


def chinese_part(origin: str | None, share: Bounds | None, basis: Basis) -> Bounds:
    """How much of an amount is of Chinese origin. A share stands beside the country that it is the share of.

    Beside no country it says nothing: it may be the share of China or that of somewhere else.
    """
    if origin is None:
        return UP_TO_ALL
    is_china = _is_china(origin, basis)
    if share is None:
        return ALL if is_china else NOTHING
    if is_china:
        return share
    rest = Fraction(1) - share.low  # what comes from elsewhere may come from China
    return Bounds(Fraction(0), rest)


def _is_china(country: str, basis: Basis) -> bool:
    return country == "CN" or (country in REGIONS and basis.regions_share_chinese_origin)


def chinese_part_of_row(
    row: Content, material: Material | None, basis: Basis, *, rest_is_stated: bool = False
) -> Bounds:
    """How much of the material in a row is of Chinese origin, for what it was made from as well as for where.

    `rest_is_stated` says that other rows state where the rest of the same mass is from. Of a row with a share of origin
    it is not known whether what it was made from is said of that share alone, or of the rest as well.
    """
    if "origin_share" in row.unreadable:
        return UP_TO_ALL
    spoken_of = ALL if row.origin_share is None else row.origin_share
    if rest_is_stated and row.origin is not None:
        last = spoken_of if _is_china(row.origin, basis) else NOTHING
    else:
        last = chinese_part(row.origin, row.origin_share, basis)
    kept = any_true(
        [
            is_refined_in_china(row, material, basis) if basis.origin_of_refined_material == "chinese-stage" else NO,
            is_recycled_from_china(row, basis) if basis.recycled_material == "keeps-origin" else NO,
        ]
    )
    if kept is NO:
        return last
    low = max(last.low, spoken_of.low) if kept is YES else last.low
    return Bounds(low, spoken_of.high if rest_is_stated else Fraction(1))


def chinese_part_of_part(part: Part, material: Material, basis: Basis, *, has_children: bool) -> Bounds:
    """How much of a part that is itself a material is of Chinese origin.

    Nothing beside its origin tells what a part was made from but its own bill: where that is known, what is Chinese in
    it counts by its own value.
    """
    last = chinese_part(part.origin, None, basis)
    if basis.origin_of_refined_material == "last-step" or has_children or not material.is_made_of_listed:
        return last
    return Bounds(last.low, Fraction(1))


def is_refined_in_china(row: Content, material: Material | None, basis: Basis) -> Truth:
    """Whether a Chinese stage of a material was itself an item of Part 1: dysprosium metal from a Chinese oxide.

    A row that does not say what it was made from leaves that open for what can be made of another item of Part 1. That
    an oxide was made from an oxide, or samarium from the metal, is not supposed where nobody says so.
    """
    material = material or UNHEARD_OF
    if "made_from" in row.unreadable:
        stage = UNKNOWN
    elif row.made_from is None:
        stage = UNKNOWN if material.is_made_of_listed else NO
    else:
        stage = Truth.of(row.made_from in material.listed_stages)
    return all_true([stage, _is_made_from_chinese(row, basis)])


def is_recycled_from_china(row: Content, basis: Basis) -> Truth:
    """Whether a material was recycled from something of Chinese origin. A row that does not say so is not recycled."""
    is_recycled = UNKNOWN if "made_from" in row.unreadable else Truth.of(row.made_from in RECYCLED)
    return all_true([is_recycled, _is_made_from_chinese(row, basis)])


def _is_made_from_chinese(row: Content, basis: Basis) -> Truth:
    return Truth.of(None if row.made_from_origin is None else _is_china(row.made_from_origin, basis))


SAID_OF_A_MASS = ("material", "lot_id", "basis", "mass_g", "price_per_kg", "stated_value", "currency")


def rows_of_one_mass(rows: Iterable[Content]) -> frozenset[int]:
    """The rows of one supplier, by their place among them, that split one mass by countries.

    They agree in all but the origin, and their shares make up the whole: 40 % from China and 60 % from Japan of the
    same ten grams. What each leaves open the others state.
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    rows = tuple(rows)
    for number, row in enumerate(rows):
        if _may_be_of_several(row):
            alike[tuple(getattr(row, name) for name in SAID_OF_A_MASS)].append(number)
    split = [numbers for numbers in alike.values() if _make_up_the_whole([rows[each] for each in numbers])]
    return frozenset(number for numbers in split for number in numbers)


def _may_be_of_several(row: Content) -> bool:
    is_stated = row.origin is not None and row.origin_share is not None and row.origin_share.is_exact
    is_amount = row.mass_g is not None or row.stated_value is not None
    return is_stated and is_amount and row.unreadable.isdisjoint({*SAID_OF_A_MASS, "origin", "origin_share"})


def _make_up_the_whole(rows: list[Content]) -> bool:
    shares = [row.origin_share.low for row in rows if row.origin_share is not None]
    return len({row.origin for row in rows}) == len(rows) > 1 and sum(shares) == 1
