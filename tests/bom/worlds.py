"""Bills of materials for property tests: small, of any shape without a cycle, with every kind of gap and statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.bom.bills import (
    DY,
    DY_FLUORIDE,
    GOODS,
    MAGNET,
    MATERIALS,
    NOTHING,
    TARGET,
    content,
    notice,
    part,
    quote,
    technology,
    uses,
)
from ytterby.bom.basis import Basis
from ytterby.bom.bill import Bill, Kind, Recognised
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Content, Notice, Part, Price, TechnologyUse

TOP = "P0"
DAYS = (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
SUPPLIERS = st.sampled_from([None, "A", "B"])
ONE_SUPPLIER: SearchStrategy[str | None] = st.none()
NO_LOTS: SearchStrategy[str | None] = st.none()
ORIGINS = st.sampled_from(["CN", "CN", "JP", "HK", None])
MATERIAL = Kind(DY, YES, NO, NO, NO, NO)
UNLISTED = Kind(DY_FLUORIDE, NO, NO, NO, NO, NO)
KINDS = st.sampled_from([GOODS, GOODS, MAGNET, TARGET, NOTHING, Kind(), UNLISTED])
NAMED = st.sampled_from(["Dy", "Dy", "Dy", "Tb", "Dy2O3", "Sm", "DyF3", "Ho", "moonstone"])
MADE_FROM = st.sampled_from(
    [None, None, "ore", "oxide", "other-compound", "metal", "recycled-magnets", "recycled-other"]
)
BASES = st.builds(
    Basis,
    st.sampled_from(["part-one-value", "whole-article"]),
    st.sampled_from(["counted", "not-counted"]),
    st.sampled_from(["sum", "each"]),
    st.sampled_from(["as-sold", "lowest", "highest"]),
    st.sampled_from(["as-bought", "higher", "lower"]),
    st.booleans(),
    st.sampled_from(["not-counted", "counted"]),
    st.sampled_from(["last-step", "chinese-stage"]),
    st.sampled_from(["keeps-origin", "new-origin"]),
    st.sampled_from(["excluded", "counted"]),
)

ORIGINS_READ = st.builds(
    Basis,
    unlisted_compounds=st.sampled_from(["not-counted", "counted"]),
    origin_of_refined_material=st.sampled_from(["last-step", "chinese-stage"]),
    recycled_material=st.sampled_from(["keeps-origin", "new-origin"]),
    elements_of_57=st.sampled_from(["excluded", "counted"]),
)
"""The readings of what a material is and what it was made from; the others as by default."""


@dataclass(frozen=True)
class World:
    """A dataset and what its words mean."""

    dataset: Dataset
    kinds: Mapping[str, Kind]

    @property
    def bill(self) -> Bill:
        return Bill(self.dataset, Recognised(self.kinds, MATERIALS), "JPY")

    def changed(self, **tables: object) -> World:
        """The same world with other tables."""
        return replace(self, dataset=replace(self.dataset, **tables))  # type: ignore[arg-type]


@st.composite
def figures(draw: DrawFn, least: int, most: int, scale: int = 1) -> Bounds | None:
    """An exact figure, a range, one without a ceiling, or nothing."""
    ends = st.integers(least, most)
    low, high = (Fraction(end, scale) for end in sorted(draw(st.tuples(ends, ends))))
    exact = Bounds(low, low)
    return draw(st.sampled_from([exact, exact, Bounds(low, high), Bounds(low, None), None]))


def up_to(most: int, figure: Bounds | None) -> Bounds | None:
    return Bounds(figure.low, Fraction(most)) if figure is not None and figure.high is None else figure


PRICES = figures(1, 200)
QUANTITIES = figures(0, 3)
MASSES = figures(0, 40, 10)
PER_KG = figures(1, 9).map(lambda each: None if each is None else each.times(Fraction(1000)))
SHARES = figures(0, 10, 10).map(lambda each: up_to(1, each))
PERCENTS = figures(0, 30).map(lambda each: up_to(100, each))


@st.composite
def rows_of_content(
    draw: DrawFn, part_id: str, lots: SearchStrategy[str | None], suppliers: SearchStrategy[str | None]
) -> Content:
    return content(
        part_id,
        draw(MASSES),
        draw(PER_KG),
        material=draw(NAMED) if draw(st.booleans()) else "Dy",
        origin=draw(ORIGINS),
        share=draw(st.one_of(st.none(), SHARES)),
        supplier=draw(suppliers),
        lot=draw(lots),
        made_from=draw(MADE_FROM),
        made_from_origin=draw(ORIGINS),
    )


def split_in_two(row: Content) -> list[Content]:
    """The row that states where the rest of the same mass is from; none if the row states no share."""
    share, other = row.origin_share, "KR" if row.origin == "JP" else "JP"
    if share is None or not share.is_exact or row.origin is None:
        return []
    return [replace(row, origin=other, origin_share=Bounds.exactly(1 - share.low))]


@st.composite
def worlds(
    draw: DrawFn,
    *,
    plain: bool = False,
    lots: SearchStrategy[str | None] = NO_LOTS,
    suppliers: SearchStrategy[str | None] = SUPPLIERS,
    split: bool = True,
) -> World:
    """Up to six parts, each made only of later ones. Plain worlds have one kind of goods and no dates or quotes.

    With `split` some rows of content say from where the rest of the same mass is.
    """
    count = draw(st.sampled_from([1, 3, 4, 5, 6]))
    names = [f"P{number}" for number in range(count)]
    lines: list[BillLine] = []
    for number, parent in enumerate(names):
        later = names[number + 1 :]
        children = draw(st.lists(st.sampled_from(later), min_size=int(parent == TOP), max_size=3)) if later else []
        lines += [uses(parent, child, draw(QUANTITIES)) for child in children]
    assemblies = {line.parent_id for line in lines}
    parts: list[Part] = []
    rows: list[Content] = []
    notices: list[Notice] = []
    for name in names:
        free = draw(st.sampled_from([UNKNOWN, UNKNOWN, UNKNOWN, NO]))
        parts.append(part(name, draw(PRICES), origin=draw(ORIGINS), supplier=draw(suppliers), free=free))
        if name not in assemblies or (not plain and draw(st.integers(0, 4)) == 0):
            rows += draw(st.lists(rows_of_content(name, lots, suppliers), max_size=2))
            rows += split_in_two(rows[-1]) if split and rows and draw(st.integers(0, 7)) == 0 else []
        notices += draw(st.lists(notices_for(name, len(notices), suppliers, plain=plain), max_size=1))
    if plain:
        rows = [replace(row, material="Dy" if row.material == "moonstone" else row.material) for row in rows]
        rows = [replace(row, origin="JP" if row.origin == "HK" else row.origin) for row in rows]
        return World(Dataset(parts=tuple(parts), bom=tuple(lines), content=tuple(rows), notices=tuple(notices)), {})
    kinds = {name: draw(st.one_of(KINDS, st.just(MATERIAL)) if name not in assemblies else KINDS) for name in names}
    dataset = Dataset(
        parts=tuple(parts),
        bom=tuple(lines),
        content=tuple(rows),
        notices=tuple(notices),
        prices=tuple(draw(st.lists(quotes(), max_size=3))),
        technology_use=tuple(draw(st.lists(technologies(names), max_size=4))),
    )
    return World(dataset, kinds)


@st.composite
def notices_for(
    draw: DrawFn, part_id: str, number: int, suppliers: SearchStrategy[str | None], *, plain: bool
) -> Notice:
    percent, supplier = draw(PERCENTS), draw(suppliers)
    if plain:
        return notice(part_id, percent, number=f"N-{number}", supplier=supplier)
    return notice(
        part_id,
        percent,
        number=f"N-{number}",
        supplier=supplier,
        issued=draw(st.sampled_from([None, *DAYS])),
        valid_to=draw(st.sampled_from([None, None, *DAYS])),
        supersedes=draw(st.sampled_from([None, "N-0", "N-1"])),
        basis=draw(st.sampled_from(["content", "content", "technology", None])),
        status=draw(st.sampled_from(["accepted", "accepted", None, "pending", "superseded", "rejected"])),
    )


def quotes() -> SearchStrategy[Price]:
    return st.builds(
        quote,
        st.sampled_from(["Dy", "Tb"]),
        PER_KG,
        on=st.sampled_from([None, *DAYS]),
        market=st.sampled_from([None, "north"]),
    )


def technologies(names: list[str]) -> SearchStrategy[TechnologyUse]:
    return st.builds(
        technology,
        st.sampled_from(names),
        st.sampled_from([NO, YES, UNKNOWN]),
        stage=st.sampled_from([None, "magnet-making", "smelting", "mining"]),
        as_of=st.sampled_from([None, *DAYS]),
        controlled=st.sampled_from([NO, YES, UNKNOWN]),
        received=st.sampled_from([None, *DAYS]),
        magnets=st.sampled_from([None, "cerium", "other"]),
    )
