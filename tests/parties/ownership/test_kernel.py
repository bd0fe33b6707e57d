"""The reckoning on arrays says what the plain one says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.ownership.drawing import PARTIES, registers, stake
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.parties.ownership.kernel import WHOLE, closed_under, edges_from, held_in_bulk
from ytterby.parties.ownership.plain import held
from ytterby.parties.ownership.stake import Stake

SOME = st.frozensets(st.sampled_from(PARTIES), max_size=2)


@st.composite
def wild_stakes(draw: st.DrawFn) -> list[Stake]:
    """Stakes of every kind, over the whole too."""
    found = []
    for owned in PARTIES:
        for owner in draw(st.lists(st.sampled_from(PARTIES.replace(owned, "")), unique=True, max_size=3)):
            relation = draw(st.sampled_from(["shares", "shares", "shares", "votes", "branch", "other"]))
            interest = draw(st.sampled_from(["direct", "direct", "direct", "either", "indirect"]))
            percent = draw(st.sampled_from([None, 0, 20, 40, 50, 60, 100, (30, 60)]))
            found.append(stake(owner, owned, percent, interest, relation))  # type: ignore[arg-type]
    return found


def same(
    stakes: list[Stake], listed: Mapping[str, Truth], closed: Collection[str] = (), persons: Collection[str] = ()
) -> bool:
    return held_in_bulk(stakes, listed, closed, persons) == held(stakes, listed, closed, persons)


@given(registers(), SOME, SOME)
def test_arrays_say_what_the_plain_reckoning_says(
    drawn: tuple[list[Stake], dict[str, Truth]], closed: frozenset[str], persons: frozenset[str]
) -> None:
    assert same(*drawn, closed, persons)


@given(wild_stakes(), st.dictionaries(st.sampled_from(PARTIES), st.sampled_from([YES, NO, UNKNOWN])), SOME, SOME)
def test_so_they_do_of_stakes_of_every_kind(
    stakes: list[Stake], listed: dict[str, Truth], closed: frozenset[str], persons: frozenset[str]
) -> None:
    assert same(stakes, listed, closed, persons)
    for found in held(stakes, listed, closed, persons).values():
        for each in found.by.values():
            assert 0 <= each.low <= each.high <= 1


def test_a_share_that_does_not_come_out_even_is_not_rounded() -> None:
    third = replace(stake("L", "X", 0), share=None)
    stakes = [replace(third, share=stake("L", "X", str(Fraction(100, 3))).share), stake("M", "X", str(Fraction(50, 3)))]
    found = held_in_bulk(stakes, {"L": YES, "M": YES})
    assert found["X"].by["together"].low == Fraction(1, 2)
    assert found["X"].by["together"].truth is YES


def test_nothing_at_all() -> None:
    assert held_in_bulk([], {}) == {}
    assert same([], {"X": YES})


@pytest.mark.parametrize(("share", "is_held"), [(WHOLE // 2, True), (WHOLE // 2 - 1, False)])
def test_a_part_of_a_hundred_millionth_decides(share: int, is_held: bool) -> None:
    shares = np.array([share], dtype=np.int64)
    edges = edges_from(2, np.array([0], dtype=np.int32), np.array([1], dtype=np.int32), shares, shares)
    found = closed_under(edges, np.array([1, -1], dtype=np.int8))
    assert found.surely.tolist() == [False, is_held]


def test_a_long_chain_is_gone_down_to_its_end() -> None:
    length = 3000
    shares = np.full(length, WHOLE, dtype=np.int64)
    numbers = np.arange(length, dtype=np.int32)
    edges = edges_from(length + 1, numbers, numbers + np.int32(1), shares, shares)
    found = closed_under(edges, np.array([1] + [-1] * length, dtype=np.int8))
    assert found.surely[1:].all()
    assert not found.surely[0]
