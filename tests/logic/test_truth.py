"""Kleene's strong logic, on all of its few values."""

from __future__ import annotations

from itertools import product

import pytest

from ytterby.logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true

PAIRS = tuple(product(Truth, repeat=2))
TRIPLES = tuple(product(Truth, repeat=3))


def could_be(*truths: Truth) -> set[tuple[bool, ...]]:
    """Every way in which what is unknown may turn out."""
    ways = {YES: (True,), NO: (False,), UNKNOWN: (False, True)}
    return set(product(*(ways[truth] for truth in truths)))


def what_all_say(answers: set[bool]) -> Truth:
    return UNKNOWN if len(answers) == 2 else Truth.of(answers.pop())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_or_and_not_are_what_every_outcome_has_in_common(one: Truth, other: Truth) -> None:
    assert all_true([one, other]) is what_all_say({a and b for a, b in could_be(one, other)})
    assert any_true([one, other]) is what_all_say({a or b for a, b in could_be(one, other)})
    assert ~one is what_all_say({not a for (a,) in could_be(one)})


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_and_and_or_commute_absorb_and_mirror_each_other(one: Truth, other: Truth) -> None:
    assert all_true([one, other]) is all_true([other, one])
    assert any_true([one, other]) is any_true([other, one])
    assert all_true([one, any_true([one, other])]) is one
    assert any_true([one, all_true([one, other])]) is one
    assert ~all_true([one, other]) is any_true([~one, ~other])
    assert ~any_true([one, other]) is all_true([~one, ~other])
    assert ~~one is one


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_and_and_or_associate_and_distribute(a: Truth, b: Truth, c: Truth) -> None:
    assert all_true([a, b, c]) is all_true([a, all_true([b, c])])
    assert any_true([a, b, c]) is any_true([a, any_true([b, c])])
    assert all_true([a, any_true([b, c])]) is any_true([all_true([a, b]), all_true([a, c])])


def test_of_none_at_all_every_one_holds_and_not_one_does() -> None:
    assert all_true([]) is YES
    assert any_true([]) is NO


def test_what_is_not_known_is_unknown() -> None:
    assert [Truth.of(known) for known in (True, False, None)] == [YES, NO, UNKNOWN]


@pytest.mark.parametrize("truth", Truth)
def test_a_truth_refuses_to_be_a_plain_yes_or_no(truth: Truth) -> None:
    with pytest.raises(TypeError, match="truth is YES"):
        bool(truth)
