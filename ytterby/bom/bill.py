"""The bill as a graph: every part once, what goes into it, and the order in which to add up, children first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from ..logic.bounds import NOTHING, UNBOUNDED, Bounds
from ..logic.truth import NO, any_true
from ..tables.dataset import Dataset
from ..tables.rows import BillLine, Content, Notice, Part, Place, TechnologyUse
from .basis import REGIONS, Basis, Listing
from .material import Kind, Material, Recognised
from .money import Exchange, Market
from .notices import notices_on
from .order import Order, order_of
from .origin import is_recycled_from_china, is_refined_in_china
from .units import factor

ONE_DAY = timedelta(days=1)
K = TypeVar("K")
V = TypeVar("V")

__all__ = ["Bill", "Kind", "Material", "Recognised", "Use"]


@dataclass(frozen=True, slots=True)
class Use:
    """So many units of a child in one unit of its parent."""

    child: str
    quantity: Bounds
    place: Place


@dataclass(frozen=True, slots=True)
class _Matters:
    """What there is in a part that some ways of counting count otherwise."""

    chinese_magnet: bool
    """A magnet or target that may be Chinese."""
    region: bool
    """An origin in one of the regions."""
    quote: bool
    """A material with a quoted price."""
    unlisted_compound: bool
    element_of_57: bool
    refined: bool
    recycled: bool


WITH_REGIONS = Basis(regions_share_chinese_origin=True)
"""The way of counting by which most countries are China."""


@dataclass(frozen=True)
class Bill:
    """Everything about parts that the roll-up needs, indexed by part."""

    dataset: Dataset
    recognised: Recognised
    currency: str

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """Each part by its part_id."""
        return {part.part_id: part for part in self.dataset.parts}

    @cached_property
    def exchange(self) -> Exchange:
        """The exchange rates of the dataset."""
        return Exchange(self.dataset.fx)

    @cached_property
    def market(self) -> Market:
        """The quoted prices of the dataset whose material is recognised."""
        materials = self.recognised.materials
        quotes = [(found.id, quote) for quote in self.dataset.prices if (found := materials.get(quote.material))]
        return Market.of(quotes, self.exchange, self.currency)

    @cached_property
    def content(self) -> Mapping[str, tuple[Content, ...]]:
        """What suppliers say of each part's content."""
        return _grouped((row.part_id, row) for row in self.dataset.content)

    @cached_property
    def notices(self) -> Mapping[str, tuple[Notice, ...]]:
        """The notifications received for each part."""
        return _grouped((row.part_id, row) for row in self.dataset.notices if row.part_id is not None)

    @cached_property
    def replacing(self) -> Mapping[str, tuple[Notice, ...]]:
        """The notifications that say they replace another, by the number of that other."""
        return _grouped((row.supersedes, row) for row in self.dataset.notices if row.supersedes is not None)

    def notices_on(self, part_id: str, day: date) -> tuple[Notice, ...]:
        """The notifications for a part that count on a day."""
        notices = self.notices.get(part_id)
        return () if notices is None else notices_on(notices, self.replacing, day)

    @cached_property
    def technology(self) -> Mapping[str, tuple[TechnologyUse, ...]]:
        """What is said of technology, by part_id; a row for a whole plant line stands with every part made there."""
        whole_lines = [row for row in self.dataset.technology_use if row.part_id is None]
        on_line = _grouped((row.plant_line, row) for row in whole_lines if row.plant_line is not None)
        own = [(row.part_id, row) for row in self.dataset.technology_use if row.part_id is not None]
        inherited = [
            (part.part_id, row)
            for part in self.dataset.parts
            if part.plant_line
            for row in on_line.get(part.plant_line, ())
        ]
        return _grouped([*own, *inherited])

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """What goes into each part. A part that uses the same child on several lines uses all of them."""
        return _grouped((line.parent_id, self._use(line)) for line in self.dataset.bom)

    def _use(self, line: BillLine) -> Use:
        if line.quantity is not None and line.quantity.is_zero:  # none of it, in whatever unit
            return Use(line.child_id, NOTHING, line.place)
        many = self._factor(line)
        if line.quantity is None or many is None:
            return Use(line.child_id, UNBOUNDED, line.place)
        return Use(line.child_id, line.quantity.times(many), line.place)

    def _factor(self, line: BillLine) -> Fraction | None:
        child = self.parts.get(line.child_id)
        return factor(line.unit, child.unit if child is not None else None) if self._is_readable(line) else None

    def _is_readable(self, line: BillLine) -> bool:
        """Whether the units of a line and of what it uses can be read, or none was written."""
        child = self.parts.get(line.child_id)
        return "unit" not in line.unreadable and (child is None or "unit" not in child.unreadable)

    @cached_property
    def mismatched(self) -> tuple[BillLine, ...]:
        """Lines whose unit can be read and not be turned into the child's own: their quantity is unknown."""
        known = [line for line in self.dataset.bom if line.child_id in self.parts and self._is_readable(line)]
        return tuple(line for line in known if self._factor(line) is None)

    @cached_property
    def order(self) -> Order:
        """Every part after all that goes into it."""
        return order_of(self.parts, {parent: [use.child for use in uses] for parent, uses in self.uses.items()})

    @property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Ways round in which a part would contain itself: its part numbers, the first again at the end."""
        return self.order.cycles

    @property
    def in_a_cycle(self) -> frozenset[str]:
        """The parts that would contain themselves."""
        return self.order.in_a_cycle

    def children_first(self, tops: Iterable[str]) -> tuple[str, ...]:
        """The tops and everything below them, every part after all that goes into it."""
        return self.order.sorted(self.below(tops))

    def counting(self, basis: Basis, top: str) -> Basis:
        """The same way of counting, without the choices that make no difference to what a part holds.

        How the share is taken is looked at later; quotes, regions, Chinese magnets and what a material is or was made
        from change something only where there are any in the part.
        """
        if top not in self._choices:
            self._choices[top] = self._choices_for(top)
        matters = self._choices[top]
        return Basis(
            numerator=basis.numerator if matters.chinese_magnet else "part-one-value",
            finished_magnets=basis.finished_magnets if matters.chinese_magnet else "counted",
            price_of_the_material=basis.price_of_the_material if matters.quote else "as-bought",
            regions_share_chinese_origin=basis.regions_share_chinese_origin and matters.region,
            unlisted_compounds=basis.unlisted_compounds if matters.unlisted_compound else "not-counted",
            origin_of_refined_material=basis.origin_of_refined_material if matters.refined else "last-step",
            recycled_material=basis.recycled_material if matters.recycled else "keeps-origin",
            elements_of_57=basis.elements_of_57 if matters.element_of_57 else "excluded",
        )

    @cached_property
    def _choices(self) -> dict[str, _Matters]:
        return {}

    def _choices_for(self, top: str) -> _Matters:
        below = self.below([top])
        origins = {part_id: self.parts[part_id].origin if part_id in self.parts else None for part_id in below}
        kinds = {part_id: self.recognised.kinds.get(part_id, Kind()) for part_id in below}
        rows = [row for part_id in below for row in self.content.get(part_id, ())]
        quoted = {quote.material for quote in self.dataset.prices}
        named = {material.id for each in quoted if (material := self.recognised.materials.get(each)) is not None}
        return _Matters(
            chinese_magnet=any(
                origins[part_id] in (None, "CN", *REGIONS) and any_true([kind.is_magnet, kind.is_target]) is not NO
                for part_id, kind in kinds.items()
            ),
            region=not REGIONS.isdisjoint({*origins.values(), *(at for row in rows for at in _places(row))}),
            quote=any(
                material is not None and material.id in named
                for material in (
                    *(self.recognised.materials.get(row.material or "") for row in rows),
                    *(kind.material for kind in kinds.values()),
                )
            ),
            unlisted_compound=not self._holding("unlisted-compound").isdisjoint(below),
            element_of_57=not self._holding("of-57").isdisjoint(below),
            refined=not self._refined.isdisjoint(below),
            recycled=not self._recycled.isdisjoint(below),
        )

    def _holding(self, listing: Listing) -> frozenset[str]:
        """The parts that are, or hold by what is said of their content, a material that stands there."""
        if listing not in self._held_by_listing:
            self._held_by_listing[listing] = frozenset(
                part_id for part_id, material in self._named_materials if material.listing == listing
            )
        return self._held_by_listing[listing]

    @cached_property
    def _held_by_listing(self) -> dict[Listing, frozenset[str]]:
        return {}

    @cached_property
    def _named_materials(self) -> tuple[tuple[str, Material], ...]:
        """Every material that is named of a part, by its kind or by what is said of its content."""
        materials, kinds = self.recognised.materials, self.recognised.kinds
        of_rows = [(row.part_id, materials.get(row.material or "")) for row in self.dataset.content]
        of_kinds = [(part_id, kind.material) for part_id, kind in kinds.items()]
        return tuple((part_id, material) for part_id, material in (*of_rows, *of_kinds) if material is not None)

    @cached_property
    def _refined(self) -> frozenset[str]:
        """The parts in which something may have been refined from a Chinese material."""
        materials = self.recognised.materials
        said = {row.part_id for row in self.dataset.content if _may_be_refined(row, materials)}
        kinds = {
            part_id
            for part_id, kind in self.recognised.kinds.items()
            if kind.material is not None and kind.material.is_made_of_listed
        }
        chinese = {part.part_id for part in self.dataset.parts if part.origin == "CN"}
        return frozenset(said | (kinds - chinese))

    @cached_property
    def _recycled(self) -> frozenset[str]:
        """The parts in which something may have been recycled from a Chinese material."""
        return frozenset(
            row.part_id for row in self.dataset.content if is_recycled_from_china(row, WITH_REGIONS) is not NO
        )

    def last_change(self, day: date) -> date:
        """The last day up to a day on which a price, a rate, a notification or a statement changed: between two such
        days every part holds the same."""
        at = bisect_right(self._changes, day)
        return self._changes[at - 1] if at else date.min

    @cached_property
    def _changes(self) -> list[date]:
        dataset = self.dataset
        days = {price.date for price in dataset.prices} | {rate.date for rate in dataset.fx}
        days |= {row.as_of for row in dataset.technology_use}
        days |= {notice.issued_on for notice in dataset.notices}
        days |= {notice.valid_to + ONE_DAY for notice in dataset.notices if notice.valid_to not in (None, date.max)}
        return sorted(day for day in days if day is not None)

    def below(self, tops: Iterable[str]) -> frozenset[str]:
        """The tops and every part at any depth below them."""
        found: set[str] = set()
        waiting = list(tops)
        while waiting:
            part = waiting.pop()
            if part not in found:
                found.add(part)
                waiting.extend(use.child for use in self.uses.get(part, ()))
        return frozenset(found)

    def worth(self, amount: Bounds | None, currency: str | None, day: date) -> Bounds | None:
        """An amount of money in the currency of the bill; None if it is not stated or no rate is known."""
        if amount is None or amount.is_zero:  # nothing is nothing in every currency
            return amount
        return None if currency is None else self.exchange.exchanged(amount, currency, self.currency, day)

    def price(self, amount: Bounds | None, currency: str | None, day: date) -> Bounds | None:
        """A price or a value in the currency of the bill; a price of nothing is none stated."""
        worth = self.worth(amount, currency, day)
        return None if worth is None or worth.is_zero else worth

    def value(self, part_id: str, day: date) -> Bounds:
        """The stated value of one unit of a part in the currency of the bill."""
        part = self.parts.get(part_id)
        value = None if part is None else self.price(part.unit_value, part.currency, day)
        return UNBOUNDED if value is None else value


def _places(row: Content) -> tuple[str | None, str | None]:
    return row.origin, row.made_from_origin


def _may_be_refined(row: Content, materials: Mapping[str, Material | None]) -> bool:
    """Whether what a row says may have been refined from a Chinese material, and is not all Chinese anyway."""
    material = materials.get(row.material or "")
    if (material is None and row.material in materials) or (row.origin == "CN" and row.origin_share is None):
        return False
    return is_refined_in_china(row, material, WITH_REGIONS) is not NO


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
