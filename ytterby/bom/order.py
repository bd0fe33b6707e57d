"""The order in which to add up a bill, children first, and the ways round in which a part would contain itself.

Nothing here calls itself: a bill may be as deep as it likes. Nothing hangs on the order of the rows of a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Order", "order_of"]

Children = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Order:
    """Every part of a bill after all that goes into it, as far as no part contains itself."""

    place: Mapping[str, int]
    """The place of each part in that order, counted from 0."""
    cycles: tuple[tuple[str, ...], ...]
    """Ways round, as part numbers, the first again at the end. Once the last line of each is mended none is left."""
    in_a_cycle: frozenset[str]
    """Every part that would contain itself, on whichever way round."""

    def sorted(self, parts: Iterable[str]) -> tuple[str, ...]:
        """The parts in this order; one that the bill does not know has nothing below it and comes first."""
        return tuple(sorted(parts, key=lambda part: (self.place.get(part, -1), part)))


def order_of(parts: Iterable[str], children: Children) -> Order:
    """The order of parts, some of which have children. The children need not be among the parts."""
    below = {part: sorted(set(children[part])) for part in children}
    order, cycles = _walked(sorted({*parts, *below}), below)
    return Order(
        place={part: place for place, part in enumerate(order)},
        cycles=cycles,
        in_a_cycle=_going_round(order, below) if cycles else frozenset(),
    )


def _walked(starts: Iterable[str], below: Children) -> tuple[list[str], tuple[tuple[str, ...], ...]]:
    """A walk in depth that keeps its own stack: every part as it is left, and each line that leads back into the path.

    Without the lines that lead back no cycle is left, so mending what is reported is enough.
    """
    order: list[str] = []
    cycles: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in starts:
        if start in done:
            continue
        path, on_path = [start], {start}
        waiting = [iter(below.get(start, ()))]
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
                waiting.append(iter(below.get(child, ())))
    return order, tuple(cycles)


def _going_round(order: Sequence[str], below: Children) -> frozenset[str]:
    """The parts that can be reached from themselves, by Kosaraju's method.

    From the part left last, go up instead of down: what is met and was not met before goes round with it.
    """
    above: dict[str, list[str]] = defaultdict(list)
    for parent, under in below.items():
        for child in under:
            above[child].append(parent)
    met: set[str] = set()
    found = {part for part, under in below.items() if part in under}
    for start in reversed(order):
        together: list[str] = []
        waiting = [start]
        while waiting:
            part = waiting.pop()
            if part not in met:
                met.add(part)
                together.append(part)
                waiting.extend(above[part])
        if len(together) > 1:
            found.update(together)
    return frozenset(found)
