"""The bill as a graph: every part once, what goes into it, and the order in which to add up, children first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from ..logic.bounds import UNBOUNDED, Bounds
from ..logic.truth import UNKNOWN, Truth
from ..tables.dataset import Dataset
from ..tables.rows import BillLine, Content, Notice, Part, Place, TechnologyUse
from .money import Exchange, Market
from .units import factor

K = TypeVar("K")
V = TypeVar("V")

__all__ = ["Bill", "Kind", "Material", "Recognised", "Use"]


@dataclass(frozen=True, slots=True)
class Material:
    """A material whose value counts: its identifier, and how many grams of the element one gram of it holds."""

    id: str
    element_fraction: Bounds


@dataclass(frozen=True, slots=True)
class Kind:
    """What a part is by itself, as far as that is known."""

    material: Material | None = None
    is_material: Truth = UNKNOWN
    is_magnet: Truth = UNKNOWN
    is_target: Truth = UNKNOWN
    contains_magnet: Truth = UNKNOWN
    """What the part's own row says about what it contains, where no bill of it is known."""


@dataclass(frozen=True)
class Recognised:
    """What the words in the tables mean, settled by somebody who knows the list of items."""

    kinds: Mapping[str, Kind]
    """Each part's kind by its part_id."""
    materials: Mapping[str, Material | None]
    """Each material as it was typed; None for one that surely does not count. An unknown word is absent."""


@dataclass(frozen=True, slots=True)
class Use:
    """So many units of a child in one unit of its parent."""

    child: str
    quantity: Bounds
    place: Place


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
    def technology(self) -> Mapping[str, tuple[TechnologyUse, ...]]:
        """What is said of technology, by part_id; a row for a plant line stands with every part made there."""
        on_line = _grouped((row.plant_line, row) for row in self.dataset.technology_use if row.plant_line is not None)
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
        child = self.parts.get(line.child_id)
        many = factor(line.unit, child.unit if child is not None else None)
        if line.quantity is None or many is None:
            return Use(line.child_id, UNBOUNDED, line.place)
        return Use(line.child_id, line.quantity.times(many), line.place)

    @cached_property
    def mismatched(self) -> tuple[BillLine, ...]:
        """Lines whose unit cannot be turned into the child's own: their quantity is unknown."""
        parts = self.parts
        return tuple(
            line
            for line in self.dataset.bom
            if line.child_id in parts and factor(line.unit, parts[line.child_id].unit) is None
        )

    @cached_property
    def _walked(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return _children_first({parent: [use.child for use in uses] for parent, uses in self.uses.items()}, self.parts)

    @property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Each way round in which a part would contain itself: its part numbers, the first again at the end."""
        return self._walked[1]

    @cached_property
    def in_a_cycle(self) -> frozenset[str]:
        """The parts that would contain themselves."""
        return frozenset(part for cycle in self.cycles for part in cycle)

    def children_first(self, tops: Iterable[str]) -> tuple[str, ...]:
        """The tops and everything below them, every part after all that goes into it."""
        wanted = self.below(tops)
        return tuple(part for part in self._walked[0] if part in wanted)

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
        if amount is None or currency is None:
            return None
        return self.exchange.exchanged(amount, currency, self.currency, day)

    def value(self, part_id: str, day: date) -> Bounds:
        """The stated value of one unit of a part in the currency of the bill."""
        part = self.parts.get(part_id)
        worth = self.worth(part.unit_value, part.currency, day) if part is not None else None
        return UNBOUNDED if worth is None else worth


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _children_first(
    children: Mapping[str, list[str]], parts: Iterable[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Every part after its children, and the cycles met on the way: a walk in depth that keeps its own stack.

    A cycle is reported once for each line that closes one, which is the line to be mended.
    """
    order: list[str] = []
    cycles: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in [*parts, *children]:
        if start in done:
            continue
        path, on_path = [start], {start}
        waiting = [iter(children.get(start, ()))]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                finished = path.pop()
                on_path.discard(finished)
                done.add(finished)
                order.append(finished)
            elif child in on_path:
                cycles.append((*path[path.index(child) :], child))
            elif child not in done:
                path.append(child)
                on_path.add(child)
                waiting.append(iter(children.get(child, ())))
    return tuple(order), tuple(dict.fromkeys(cycles))
