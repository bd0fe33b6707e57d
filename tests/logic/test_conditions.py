"""Conditions are values that are joined with `&`, `|` and `~`, and can be walked."""

from __future__ import annotations

import pytest

from tests.logic.invented import FIGURES
from ytterby.logic.conditions import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flag,
    InForce,
    Not,
    Provision,
    Reading,
    all_of,
    any_of,
    walk,
)

RED, FLIES = Flag("is_red"), Flag("flies")


def test_signs_and_words_make_the_same_conditions() -> None:
    assert RED & FLIES == all_of(RED, FLIES) == AllOf((RED, FLIES))
    assert RED | FLIES == any_of(RED, FLIES) == AnyOf((RED, FLIES))
    assert Not(RED) == ~RED
    assert RED.unless(FLIES) == RED & ~FLIES


@pytest.mark.parametrize(
    "condition",
    [RED, RED & FLIES, RED | FLIES, ~RED, Reading("any"), InForce("kites/1"), Provision("kites/1", "", RED)],
)
def test_a_condition_refuses_python_s_own_and_or_and_not(condition: Condition) -> None:
    with pytest.raises(TypeError, match="Join conditions"):
        bool(condition)


def test_a_walk_meets_every_condition_as_often_as_it_stands_in_the_tree() -> None:
    reaches, exceeds = AtLeast("tails", FIGURES[0]), Above("tails", FIGURES[0])
    both = RED & reaches
    either = both | ~exceeds
    rule = Provision("kites/1", "", either.unless(RED))
    assert list(walk(rule)) == [rule, rule.holds, either, both, RED, reaches, ~exceeds, exceeds, ~RED, RED]
