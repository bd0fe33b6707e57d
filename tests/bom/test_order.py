"""The order in which a bill is added up, and the ways round in which a part would contain itself."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ytterby.bom.order import order_of

NAMES = "ABCDEF"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4), max_size=6)


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    """What can be reached from a part in one step or more."""
    found: set[str] = set()
    waiting = [*graph.get(start, ())]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting.extend(graph.get(part, ()))
    return found


def test_children_come_before_what_contains_them() -> None:
    order = order_of(["CAR", "MOTOR", "MAGNET"], {"CAR": ["MOTOR", "MAGNET"], "MOTOR": ["MAGNET"]})
    assert order.sorted(["CAR", "MOTOR", "MAGNET"]) == ("MAGNET", "MOTOR", "CAR")
    assert order.cycles == ()
    assert order.in_a_cycle == frozenset()


def test_a_part_that_the_bill_does_not_know_has_a_place_all_the_same() -> None:
    assert order_of(["A"], {}).sorted(["A", "?"]) == ("?", "A")


def test_a_cycle_is_told_as_the_path_of_part_numbers() -> None:
    order = order_of([], {"TOP": ["A"], "A": ["B"], "B": ["C"], "C": ["A"]})
    assert order.cycles == (("A", "B", "C", "A"),)
    assert order.in_a_cycle == {"A", "B", "C"}


def test_a_part_in_itself() -> None:
    order = order_of([], {"A": ["A"]})
    assert order.cycles == (("A", "A"),)
    assert order.in_a_cycle == {"A"}


def test_every_part_that_goes_round_is_found_even_by_a_way_that_no_path_shows() -> None:
    """C goes round by B, which has been left already when C is met."""
    order = order_of([], {"A": ["B", "C"], "B": ["A"], "C": ["B"]})
    assert order.cycles == (("A", "B", "A"),)
    assert order.in_a_cycle == {"A", "B", "C"}


def test_five_thousand_levels_do_not_overflow() -> None:
    depth = 5000
    chain = {f"P{level:04}": [f"P{level + 1:04}"] for level in range(depth)}
    order = order_of([], chain)
    assert order.sorted(["P0000", f"P{depth}"]) == (f"P{depth}", "P0000")
    ring = order_of([], {**chain, f"P{depth}": ["P0000"]})
    assert len(ring.cycles[0]) == depth + 2
    assert len(ring.in_a_cycle) == depth + 1


@given(GRAPHS)
def test_those_in_a_cycle_are_those_that_reach_themselves(graph: dict[str, list[str]]) -> None:
    order = order_of(NAMES, graph)
    assert order.in_a_cycle == {part for part in NAMES if part in reached(graph, part)}
    assert bool(order.cycles) == bool(order.in_a_cycle)


@given(GRAPHS)
def test_what_is_reported_are_ways_round_and_mending_them_leaves_none(graph: dict[str, list[str]]) -> None:
    cycles = order_of(NAMES, graph).cycles
    for cycle in cycles:
        assert cycle[0] == cycle[-1]
        assert all(child in graph[parent] for parent, child in pairwise(cycle))
    closing = {(cycle[-2], cycle[-1]) for cycle in cycles}
    mended = {parent: [child for child in under if (parent, child) not in closing] for parent, under in graph.items()}
    assert order_of(NAMES, mended).cycles == ()


@given(GRAPHS)
def test_apart_from_cycles_every_child_comes_first(graph: dict[str, list[str]]) -> None:
    order = order_of(NAMES, graph)
    for parent, under in graph.items():
        for child in under:
            assert order.place[child] < order.place[parent] or {parent, child} <= order.in_a_cycle


@given(GRAPHS)
def test_the_order_of_the_rows_makes_no_difference(graph: dict[str, list[str]]) -> None:
    shuffled = {parent: sorted(graph[parent], reverse=True) for parent in reversed(graph)}
    assert order_of(reversed(NAMES), shuffled) == order_of(NAMES, graph)
