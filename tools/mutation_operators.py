"""Slips of the pen that Cosmic Ray's own operators lack: what is dropped, and a condition that always or never holds.

They are a provider of operators by the name of `ytterby` (see `tools/mutate_code.py`), on Cosmic Ray's syntax trees.
"""

from __future__ import annotations

from collections.abc import Iterator

from cosmic_ray.operators.operator import Operator
from parso.python.tree import Keyword, Name
from parso.tree import BaseNode, NodeOrLeaf

Place = tuple[tuple[int, int], tuple[int, int]]
JOINS = ("and_test", "or_test", "and_expr", "expr")  # and, or, &, |
CONDITIONS = ("if_stmt", "while_stmt")
KEPT = ("import_name", "import_from", "string", "strings", "pass_stmt", "global_stmt", "operator")


def place_of(node: NodeOrLeaf) -> Place:
    """Where a node stands in its file."""
    return node.start_pos, node.end_pos


def instead(node: NodeOrLeaf, code: str) -> Name:
    """Other words in the place of a node."""
    return Name(code, node.start_pos, prefix=node.get_first_leaf().prefix)


def plain(node: NodeOrLeaf) -> str:
    """The words of a node without the blanks before them."""
    return str(node.get_code(include_prefix=False))


class _Operator(Operator):  # type: ignore[misc]
    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


class DropPart(_Operator):
    """One part left out of what `and`, `or`, `&` or `|` joins."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        if node.type in JOINS:
            for part in node.children[::2]:
                yield place_of(part)

    def mutate(self, node: BaseNode, index: int) -> NodeOrLeaf:
        children = list(node.children)
        if index:
            del children[2 * index - 1 : 2 * index + 1]
        else:
            del children[:2]
        words = "".join(child.get_code(include_prefix=place > 0) for place, child in enumerate(children))
        return instead(node, words)


class DropStatement(_Operator):
    """A statement of a function left out: an assignment, a call, a `return`, a `raise`, a `yield`."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        if node.type == "simple_stmt" and node.children[0].type not in KEPT and is_in_function(node):
            yield place_of(node.children[0])

    def mutate(self, node: BaseNode, index: int) -> NodeOrLeaf:
        node.children[0] = instead(node.children[0], "pass")
        return node


class SettleCondition(_Operator):
    """A condition that always holds, or never does: of `if`, `elif`, `while`, a ternary or a comprehension."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        for child in conditions_of(node):
            yield place_of(node.children[child])
            yield place_of(node.children[child])

    def mutate(self, node: BaseNode, index: int) -> NodeOrLeaf:
        child = conditions_of(node)[index // 2]
        node.children[child] = instead(node.children[child], "False" if index % 2 else "True")
        return node


class TurnMembership(_Operator):
    """`in` for `not in`, and the other way round."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        if node.type == "comparison" and plain(node.children[1]).split() in (["in"], ["not", "in"]):
            yield place_of(node.children[1])

    def mutate(self, node: BaseNode, index: int) -> NodeOrLeaf:
        sign = node.children[1]
        node.children[1] = instead(sign, "in" if sign.type == "comp_op" else "not in")
        return node


class TurnBoolean(_Operator):
    """`True` for `False`, and the other way round, but for how a class is made."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Place]:
        if isinstance(node, Keyword) and node.value in ("True", "False") and not is_of_a_class(node):
            yield place_of(node)

    def mutate(self, node: Keyword, index: int) -> NodeOrLeaf:
        return instead(node, "False" if node.value == "True" else "True")


def conditions_of(node: NodeOrLeaf) -> list[int]:
    """Which children of a node are conditions."""
    if node.type in CONDITIONS:
        return [
            place + 1
            for place, child in enumerate(node.children)
            if child.type == "keyword" and child.value in ("if", "elif", "while")
        ]
    if node.type == "test" and len(node.children) == 5:
        return [2]
    return [1] if node.type == "comp_if" else []


def is_under(node: NodeOrLeaf, kind: str) -> bool:
    """Whether something of a kind holds the node."""
    above = node.parent
    while above is not None and above.type != kind:
        above = above.parent
    return above is not None


def is_of_a_class(value: Keyword) -> bool:
    """Whether a value only says how the class is made: what nobody changes nor prints needs no test."""
    named = value.parent.type == "argument" and plain(value.parent.children[0])
    return named in ("frozen", "slots", "repr") or is_under(value, "decorator")


def is_in_function(node: NodeOrLeaf) -> bool:
    """Whether a statement is a step of a function; what stands in an unreadable place counts by its indent."""
    return is_under(node, "funcdef") or (not is_under(node, "classdef") and node.start_pos[1] > 0)


class Provider:
    """The operators by their names."""

    def __init__(self) -> None:
        operators = (DropPart, DropStatement, SettleCondition, TurnMembership, TurnBoolean)
        self._operators: dict[str, type[_Operator]] = {each.__name__: each for each in operators}

    def __iter__(self) -> Iterator[str]:
        return iter(self._operators)

    def __getitem__(self, name: str) -> type[_Operator]:
        return self._operators[name]
