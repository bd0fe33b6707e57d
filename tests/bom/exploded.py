"""A second computation of what a part holds, as naive as can be: every path is walked anew, every table read through.

It shares no code with the roll-up and knows only the readings in use by default (but for what a material is and what it
was made from), goods in pieces and money in yen. An amount is a pair, the least and the most; a number that nothing in
these bills comes near stands for no ceiling. How much of a row is Chinese is found by trying all that may be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from ytterby.bom.basis import Basis
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Content, Notice

Pair = tuple[Fraction, Fraction]

ENDLESS = Fraction(10**60)
FAR = Fraction(10**30)
ZERO = Fraction(0)
ONE = Fraction(1)
MADE_OF = {"Dy": {"oxide", "metal"}, "Tb": {"oxide", "metal"}, "DyF3": {"oxide", "metal"}}
STAGES = {**MADE_OF, "Dy2O3": {"oxide", "metal"}, "Sm": {"metal"}}


def exploded(dataset: Dataset, part_id: str, basis: Basis) -> Bounds:
    """The value of Chinese-origin Part 1 material in one unit of a part."""
    low, high = holds(dataset, part_id, basis)
    return Bounds(low, None if high > FAR else high)


def holds(dataset: Dataset, part_id: str, basis: Basis) -> Pair:
    price = price_of(dataset, part_id)
    lines = [line for line in dataset.bom if line.parent_id == part_id]
    notices = [each for each in dataset.notices if each.part_id == part_id]
    if not lines:
        return cut(of_a_leaf(dataset, part_id, notices, basis), price)
    low, high = ZERO, ZERO
    for line in lines:
        least, most = pair(line.quantity)
        child = holds(dataset, line.child_id, basis)
        low, high = low + least * child[0], high + most * child[1]
    if notices:
        low, high = both((low, high), of_a_leaf(dataset, part_id, notices, basis))
    return cut((low, high), price)


def of_a_leaf(dataset: Dataset, part_id: str, notices: list[Notice], basis: Basis) -> Pair:
    price, part = price_of(dataset, part_id), next(each for each in dataset.parts if each.part_id == part_id)
    rows = [each for each in dataset.content if each.part_id == part_id]
    if not rows and not notices:
        return (ZERO, ZERO) if part.contains_rare_earth is NO else (ZERO, price[1])
    speaking = {row.supplier or part.supplier for row in rows} | {each.supplier or part.supplier for each in notices}
    suppliers = speaking | ({part.supplier} - {None})
    found = []
    for supplier in suppliers:
        his = [row for row in rows if (row.supplier or part.supplier) == supplier]
        of_rows = [worth(row, price, is_split(row, his), basis) for row in his]
        of_notices = [said_by(each, price) for each in notices if (each.supplier or part.supplier) == supplier]
        stated = cut((sum(low for low, _ in of_rows), sum(high for _, high in of_rows)), price)  # type: ignore[arg-type]
        if of_rows and of_notices:
            found.append(both(stated, either(of_notices)))
        elif of_rows:
            found.append(stated)
        else:
            found.append(either(of_notices) if of_notices else (ZERO, price[1]))
    return either(found)


def worth(row: Content, price: Pair, split: bool, basis: Basis) -> Pair:
    if row.material == "DyF3" and basis.unlisted_compounds == "not-counted":
        return ZERO, ZERO
    if row.material == "Ho" and basis.elements_of_57 == "excluded":
        return ZERO, ZERO
    found = [chinese(guess, is_kept(row.material, basis, guess)) for guess in guesses(row, split)]
    mass, per_kg = pair(row.mass_g), pair(row.price_per_kg)
    return cut((mass[0] * per_kg[0] * min(found) / 1000, mass[1] * per_kg[1] * max(found) / 1000), price)


@dataclass(frozen=True)
class Guess:
    """What may be true of one row: of a share and of the rest where they are from, and of what they were made."""

    share: Fraction
    origin: str
    of_the_rest: str
    made_from: str
    made_from_origin: str
    rest_is_alike: bool


def guesses(row: Content, split: bool) -> Iterator[Guess]:
    share = row.origin_share or Bounds.exactly(1)
    open_rest = row.origin_share is not None and row.origin != "CN" and (row.origin is None or not split)
    unstated = ["ore", "oxide", "metal"] if row.material in MADE_OF else ["ore"]
    for guess in product(
        [share.low, ONE if share.high is None else share.high],
        [row.origin] if row.origin else ["CN", "JP"],
        ["CN", "JP"] if open_rest else ["JP"],
        [row.made_from] if row.made_from else unstated,
        [row.made_from_origin] if row.made_from_origin else ["CN", "JP"],
        [False] if split else [False, True],
    ):
        yield Guess(*guess)


def is_kept(material: str | None, basis: Basis, guess: Guess) -> bool:
    """Whether it is Chinese for what it was made from."""
    refined = basis.origin_of_refined_material == "chinese-stage" and guess.made_from in STAGES.get(material or "", ())
    recycled = basis.recycled_material == "keeps-origin" and guess.made_from in {"recycled-magnets", "recycled-other"}
    return guess.made_from_origin == "CN" and (refined or recycled)


def chinese(guess: Guess, kept: bool) -> Fraction:
    of_the_share = guess.share if kept or guess.origin == "CN" else ZERO
    is_rest = guess.of_the_rest == "CN" or (kept and guess.rest_is_alike)
    return of_the_share + (1 - guess.share if is_rest else ZERO)


def is_split(row: Content, rows: list[Content]) -> bool:
    """Whether it is one of several rows that say from where the shares of one mass are."""
    of_one = [each for each in rows if (each.material, each.mass_g, each.price_per_kg) == said_of_a_mass(row)]
    shares = [pair(each.origin_share) for each in of_one if each.origin_share is not None and each.origin is not None]
    shares = [share for share in shares if share[0] == share[1]]
    origins = {each.origin for each in of_one}
    is_whole = sum(share[0] for share in shares) == 1 and len(shares) == len(of_one) == len(origins) > 1
    return is_whole and row.mass_g is not None


def said_of_a_mass(row: Content) -> tuple[object, ...]:
    return row.material, row.mass_g, row.price_per_kg


def said_by(notice: Notice, price: Pair) -> Pair:
    if notice.share_percent is None:
        return ZERO, price[1]
    share = pair(notice.share_percent)
    return share[0] * price[0], share[1] * price[1]


def price_of(dataset: Dataset, part_id: str) -> Pair:
    return pair(next((each.unit_value for each in dataset.parts if each.part_id == part_id), None))


def pair(amount: Bounds | None) -> Pair:
    if amount is None:
        return ZERO, ENDLESS
    return amount.low, ENDLESS if amount.high is None else amount.high


def cut(amount: Pair, ceiling: Pair) -> Pair:
    return amount if amount[0] > ceiling[1] else (amount[0], min(amount[1], ceiling[1]))


def both(one: Pair, other: Pair) -> Pair:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else either([one, other])


def either(amounts: list[Pair]) -> Pair:
    return min(low for low, _ in amounts), max(high for _, high in amounts)
