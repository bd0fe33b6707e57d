"""A second computation of what a part holds, as naive as can be: every path is walked anew, every table read through.

It shares no code with the roll-up and knows only the readings in use by default, goods in pieces and money in yen. An
amount is a pair, the least and the most; a number that nothing in these bills comes near stands for no ceiling.
"""

from __future__ import annotations

from fractions import Fraction

from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Content, Notice

Pair = tuple[Fraction, Fraction]

ENDLESS = Fraction(10**60)
FAR = Fraction(10**30)
ZERO = Fraction(0)
CHINESE: dict[str | None, Pair] = {"CN": (Fraction(1), Fraction(1)), None: (ZERO, Fraction(1))}


def exploded(dataset: Dataset, part_id: str) -> Bounds:
    """The value of Chinese-origin Part 1 material in one unit of a part."""
    low, high = holds(dataset, part_id)
    return Bounds(low, None if high > FAR else high)


def holds(dataset: Dataset, part_id: str) -> Pair:
    price = price_of(dataset, part_id)
    lines = [line for line in dataset.bom if line.parent_id == part_id]
    notices = [each for each in dataset.notices if each.part_id == part_id]
    if not lines:
        return cut(of_a_leaf(dataset, part_id, notices), price)
    low, high = ZERO, ZERO
    for line in lines:
        least, most = pair(line.quantity)
        child = holds(dataset, line.child_id)
        low, high = low + least * child[0], high + most * child[1]
    if notices:
        low, high = both((low, high), of_a_leaf(dataset, part_id, notices))
    return cut((low, high), price)


def of_a_leaf(dataset: Dataset, part_id: str, notices: list[Notice]) -> Pair:
    price, part = price_of(dataset, part_id), next(each for each in dataset.parts if each.part_id == part_id)
    rows = [each for each in dataset.content if each.part_id == part_id]
    if not rows and not notices:
        return (ZERO, ZERO) if part.contains_rare_earth is NO else (ZERO, price[1])
    speaking = {row.supplier or part.supplier for row in rows} | {each.supplier or part.supplier for each in notices}
    suppliers = speaking | ({part.supplier} - {None})
    found = []
    for supplier in suppliers:
        of_rows = [worth(row, price) for row in rows if (row.supplier or part.supplier) == supplier]
        of_notices = [said_by(each, price) for each in notices if (each.supplier or part.supplier) == supplier]
        stated = cut((sum(low for low, _ in of_rows), sum(high for _, high in of_rows)), price)  # type: ignore[arg-type]
        if of_rows and of_notices:
            found.append(both(stated, either(of_notices)))
        elif of_rows:
            found.append(stated)
        else:
            found.append(either(of_notices) if of_notices else (ZERO, price[1]))
    return either(found)


def worth(row: Content, price: Pair) -> Pair:
    share = pair(row.origin_share) if row.origin_share is not None else (Fraction(1), Fraction(1))
    chinese = CHINESE.get(row.origin, (ZERO, 1 - share[0]))
    if row.origin == "CN":
        chinese = share
    mass, per_kg = pair(row.mass_g), pair(row.price_per_kg)
    low, high = mass[0] * per_kg[0] * chinese[0] / 1000, mass[1] * per_kg[1] * chinese[1] / 1000
    return cut((low, high), price)


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
