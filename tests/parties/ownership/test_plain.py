"""Half-holding by every way of counting: figures by hand, and bounds that hold in every world they leave open."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parties.ownership.drawing import PARTIES, World, registers, stake, worlds_of
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.parties.ownership.plain import held
from ytterby.parties.ownership.stake import Stake
from ytterby.parties.ownership.ways import HALF, WAYS, Holding, Way

DEFINITE: tuple[Way, ...] = ("direct", "together", "multiplied", "chain")


def truths(found: Mapping[Way, Holding]) -> list[Truth]:
    return [found[way].truth for way in WAYS]


def by(stakes: list[Stake], listed: Mapping[str, Truth], party: str = "X", **more: object) -> Mapping[Way, Holding]:
    return held(stakes, listed, **more)[party].by  # type: ignore[arg-type]


def bounds(found: Holding) -> tuple[object, object]:
    return found.low * 100, found.high * 100


def test_known_and_unknown_holders_add_up_to_bounds() -> None:
    stakes = [stake("L", "X", 41), stake("U", "X", 12), stake("N", "X", 47)]
    found = by(stakes, {"L": YES, "N": NO}, persons={"N"})
    assert bounds(found["together"]) == (41, 53)
    assert bounds(found["direct"]) == (41, 41)
    assert truths(found) == [NO, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
    assert {each.owner for each in found["together"].path} == {"L", "U"}


@pytest.mark.parametrize(("percent", "truth"), [("49.99", NO), ("50", YES), ("50.01", YES)])
def test_half_itself_is_enough(percent: str, truth: Truth) -> None:
    rest = str(Fraction(100) - Fraction(percent))
    found = by([stake("L", "X", percent), stake("P", "X", rest)], {"L": YES, "P": NO}, persons={"P"})
    assert truths(found) == [truth] * 5


def test_two_listed_holders_reach_half_together_alone() -> None:
    stakes = [stake("L", "X", 30), stake("M", "X", 20), stake("P", "X", 50)]
    found = by(stakes, {"L": YES, "M": YES, "P": NO}, persons={"P"})
    assert truths(found) == [NO, YES, YES, YES, YES]
    assert [each.owner for each in found["together"].path] == ["L", "M"]


def test_a_chain_of_majorities_is_no_half_when_multiplied() -> None:
    stakes = [stake("L", "A", 60), stake("P", "A", 40), stake("A", "X", 60), stake("P", "X", 40)]
    found = by(stakes, {"L": YES, "A": NO, "P": NO}, persons={"P"})
    assert bounds(found["multiplied"]) == (36, 36)
    assert truths(found) == [NO, NO, NO, YES, YES]
    assert [(each.owner, each.owned) for each in found["chain"].path] == [("L", "A"), ("A", "X")]
    assert found["any-of-them"].path == found["chain"].path


def test_minorities_multiplied_reach_half_where_no_chain_of_majorities_does() -> None:
    stakes = [
        *(stake("L", "A", 49), stake("P", "A", 51), stake("A", "X", 51)),
        *(stake("L", "B", 49), stake("P", "B", 51), stake("B", "X", 4)),
        stake("L", "X", 45),
    ]
    found = by(stakes, {"L": YES, "A": NO, "B": NO, "P": NO}, persons={"P"})
    assert bounds(found["multiplied"]) == (Fraction("71.95"), Fraction("71.95"))
    assert truths(found) == [NO, NO, YES, NO, YES]


def test_a_listed_company_between_is_not_counted_twice() -> None:
    found = by([stake("L", "M", 100), stake("M", "X", 40), stake("P", "X", 60)], {"L": YES, "M": YES, "P": NO})
    assert found["multiplied"].low == Fraction(40, 100)


def test_holders_of_a_party_that_hold_it_in_turn() -> None:
    """A = 60 % + 10 % of C, C = 90 % of B, B = 60 % of A, so A = 0.6 / (1 − 0.1 · 0.9 · 0.6)."""
    stakes = [stake("L", "A", 60), stake("A", "B", 60), stake("B", "C", 90), stake("C", "A", 10)]
    found = held(stakes, {"L": YES, "A": NO, "B": NO, "C": NO})
    assert found["A"].by["multiplied"].low == Fraction(60, 100) / (
        1 - Fraction(1, 10) * Fraction(9, 10) * Fraction(6, 10)
    )
    assert [found[party].by["chain"].truth for party in "ABC"] == [YES, YES, YES]


def test_companies_that_hold_each_other_and_nobody_else_are_nobodys() -> None:
    found = held([stake("A", "B", 100), stake("B", "A", 100)], {"A": NO, "B": NO})
    assert truths(found["A"].by) == truths(found["B"].by) == [NO] * 5


def test_what_is_left_of_companies_that_hold_each_other_may_come_to_all() -> None:
    found = held([stake("A", "B", 99), stake("B", "A", 99)], {"A": NO, "B": NO})
    assert bounds(found["A"].by["multiplied"]) == (0, 100)
    assert bounds(found["A"].by["chain"]) == (0, 1)


def test_a_great_circle_is_bounded_soundly() -> None:
    names = [f"C{number}" for number in range(200)]
    stakes = [stake(names[place - 1], name, 90) for place, name in enumerate(names)]
    stakes += [stake("L", names[0], 5), *(stake("P", name, 10) for name in names[1:]), stake("P", names[0], 5)]
    found = held(stakes, {**dict.fromkeys(names, NO), "L": YES, "P": NO}, persons={"P"})
    exact = Fraction(5, 100) / (1 - Fraction(9, 10) ** 200)
    got = found[names[0]].by["multiplied"]
    assert got.low <= exact <= got.high
    assert got.high - got.low < Fraction(1, 10**6)


def test_of_whom_nothing_is_known_everything_is_possible() -> None:
    found = by([], {"X": NO})
    assert {bounds(found[way]) for way in WAYS} == {(0, 100)}
    assert truths(found) == [UNKNOWN] * 5


def test_a_natural_person_is_held_by_nobody_and_ends_a_chain() -> None:
    stakes = [stake("P", "X", 60)]
    found = held(stakes, {"P": NO}, persons={"P"})
    assert truths(found["P"].by) == [NO] * 5
    assert truths(found["X"].by) == [NO] * 5
    assert bounds(found["X"].by["multiplied"]) == (0, 40)


def test_of_whom_it_is_stated_the_search_ends() -> None:
    found = by([stake("C", "X", 100)], {"C": NO}, closed={"C"})
    assert truths(found) == [NO] * 5
    assert bounds(found["multiplied"]) == (0, 50)
    assert found["multiplied"].is_below


def test_less_than_half_of_a_holder_may_still_count_when_multiplied() -> None:
    found = by([stake("C", "X", 60)], {"C": NO}, closed={"C"})
    assert bounds(found["chain"]) == (0, 40)
    assert bounds(found["multiplied"]) == (0, 70)
    assert truths(found) == [NO, NO, UNKNOWN, NO, UNKNOWN]


def test_what_is_surely_held_comes_before_a_statement_that_it_is_not() -> None:
    found = by([stake("L", "X", 60)], {"L": YES}, closed={"X"})
    assert truths(found) == [YES] * 5


def test_a_statement_of_somebody_with_unknown_holders_answers_for_him() -> None:
    assert truths(by([], {"X": NO}, closed={"X"})) == [NO] * 5


def test_over_the_whole_nothing_follows_from_what_is_left() -> None:
    found = by([stake("P", "X", 90), stake("L", "X", 20)], {"L": YES, "P": NO}, persons={"P"})
    assert {bounds(found[way]) for way in WAYS} == {(20, 100)}


def test_a_hit_stays_a_hit_over_the_whole() -> None:
    assert truths(by([stake("P", "X", 90), stake("L", "X", 60)], {"L": YES, "P": NO}, persons={"P"})) == [YES] * 5


def test_more_than_the_whole_going_round_does_not_grow_without_end() -> None:
    stakes = [stake("L", "A", 60), stake("B", "A", 100), stake("A", "B", 100)]
    found = held(stakes, {"L": YES, "A": NO, "B": NO})
    assert all(0 <= each.low <= each.high <= 1 for party in "AB" for each in found[party].by.values())


# --- Branches, votes, indirect holdings


def test_a_branch_is_its_legal_person() -> None:
    stakes = [stake("L", "B", None, relation="branch"), stake("B", "X", 30), stake("L", "X", 25)]
    found = held(stakes, {"L": YES, "B": NO, "X": NO})
    assert truths(found["B"].by) == [YES] * 5
    assert bounds(found["B"].by["direct"]) == (100, 100)
    assert found["X"].by["direct"].low == Fraction(55, 100), "one legal person holds both"


def test_a_branch_is_held_as_its_legal_person_is() -> None:
    stakes = [stake("L", "S", 60), stake("S", "B", None, relation="branch"), stake("P", "S", 40)]
    found = held(stakes, {"L": YES, "S": NO, "B": NO, "P": NO}, persons={"P"})
    assert truths(found["B"].by) == truths(found["S"].by) == [YES] * 5
    assert [each.owned for each in found["B"].by["direct"].path] == ["S", "B"]


def test_a_branch_of_two_is_everybodys() -> None:
    stakes = [stake("L", "B", None, relation="branch"), stake("N", "B", None, relation="branch")]
    assert truths(by(stakes, {"L": YES, "N": NO}, "B")) == [YES] * 5


def test_branches_of_each_other_are_told_and_survived() -> None:
    stakes = [stake("A", "B", None, relation="branch"), stake("B", "A", None, relation="branch")]
    assert truths(by(stakes, {"A": NO, "B": NO}, "A"))[0] is NO


def test_an_indirect_holding_is_not_counted_beside_the_direct_ones() -> None:
    stakes = [
        *(stake("L", "A", 100), stake("A", "X", 40), stake("P", "X", 60)),
        stake("L", "X", 40, interest="indirect"),
    ]
    found = by(stakes, {"L": YES, "A": NO, "P": NO}, persons={"P"})
    assert bounds(found["multiplied"]) == bounds(found["chain"]) == (40, 40)


def test_an_indirect_holding_alone_is_an_unknown_chain() -> None:
    stakes = [stake("L", "X", 60, interest="indirect"), stake("N", "X", 100)]
    found = by(stakes, {"L": YES, "N": NO}, closed={"N"})
    assert truths(found) == [NO, NO, UNKNOWN, UNKNOWN, UNKNOWN]
    assert found["chain"].low == 0


def test_held_directly_or_not_may_sum_up_what_is_told_of() -> None:
    chain = [stake("L", "A", 100), stake("A", "X", 50)]
    either = stake("L", "X", 50, interest="either")
    assert bounds(by([*chain, either], {"L": YES, "A": NO})["together"]) == (0, 50)


@pytest.mark.parametrize("percent", [60, 100])
def test_held_directly_or_not_is_surely_held_by_no_way(percent: int) -> None:
    found = by([stake("L", "X", percent, interest="either")], {"L": YES})
    assert {found[way].low for way in WAYS} == {0}
    assert bounds(found["direct"])[1] == 100
    assert truths(found) == [UNKNOWN] * 5


def test_nothing_is_taken_for_less_than_it_would_be_held_indirectly() -> None:
    """Whoever may hold through others is never surer held of than one of whom it is stated that he does."""
    others = [stake("N", "X", 40), stake("P", "N", 100)]
    known = {"L": YES, "N": NO, "P": NO, "X": NO}
    found = by([*others, stake("L", "X", 60, interest="either")], known, persons={"P"})
    assert truths(found) == [UNKNOWN] * 5
    assert bounds(found["together"]) == (0, 60)


def test_shares_and_votes_that_differ_leave_open_which_counts() -> None:
    stakes = [stake("L", "X", 60), stake("L", "X", 40, relation="votes")]
    assert by(stakes, {"L": YES})["together"].low == Fraction(40, 100)
    assert by(stakes, {"L": YES})["together"].truth is UNKNOWN


def test_votes_of_one_say_nothing_of_the_shares_of_others() -> None:
    stakes = [stake("N", "X", 100, relation="votes"), stake("L", "X", 60)]
    assert by(stakes, {"L": YES, "N": NO})["together"].truth is UNKNOWN


def test_what_is_neither_shares_nor_votes_is_surely_nothing_and_leaves_the_rest_open() -> None:
    stakes = [stake("L", "X", 80, relation="other"), stake("P", "X", 30)]
    assert bounds(by(stakes, {"L": YES, "P": NO}, persons={"P"})["together"]) == (0, 70)


def test_nobody_named_twice_may_be_one() -> None:
    stakes = [stake("U1", "X", 30), stake("U2", "X", 30), stake("P", "X", 40)]
    assert by(stakes, {"P": NO})["direct"].truth is UNKNOWN
    assert by(stakes, {"P": NO, "U1": UNKNOWN, "U2": UNKNOWN})["direct"].truth is NO


# --- Properties


@given(registers(), st.data())
def test_every_world_lies_within_the_bounds(drawn: tuple[list[Stake], dict[str, Truth]], data: st.DataObject) -> None:
    stakes, listed = drawn
    world: World = data.draw(worlds_of(stakes, listed))
    found = held(stakes, listed)
    for party in PARTIES:
        if party not in found:
            continue
        for way in DEFINITE:
            share, each = world.held(party, way), found[party].by[way]
            slack = world.slack if way == "multiplied" else 0
            assert each.low - slack <= share <= each.high + slack, (party, way)
            if each.truth is not UNKNOWN:
                assert share + slack >= HALF if each.truth is YES else share - slack < HALF, (party, way)


@given(registers())
def test_the_ways_are_ordered_and_any_of_them_is_any(drawn: tuple[list[Stake], dict[str, Truth]]) -> None:
    for found in held(*drawn).values():
        truth = {way: found.by[way].truth for way in WAYS}
        assert truth["direct"] <= truth["together"] <= min(truth["chain"], truth["multiplied"])
        assert truth["any-of-them"] is max(truth.values())
        for each in found.by.values():
            assert 0 <= each.low <= each.high <= 1


@given(registers())
def test_a_yes_has_a_path_down_from_somebody_listed(drawn: tuple[list[Stake], dict[str, Truth]]) -> None:
    stakes, listed = drawn
    for party, found in held(stakes, listed).items():
        for way in WAYS:
            each = found.by[way]
            if each.truth is YES:
                assert any(listed.get(one.owner) is YES for one in each.path), (party, way)
                assert any(one.owned == party for one in each.path)


@given(registers(), st.data())
def test_to_learn_more_never_turns_an_answer_round(
    drawn: tuple[list[Stake], dict[str, Truth]], data: st.DataObject
) -> None:
    stakes, listed = drawn
    before = held(stakes, listed)
    unknown = sorted(party for party in PARTIES if listed.get(party, UNKNOWN) is UNKNOWN)
    learned = {party: data.draw(st.sampled_from([YES, NO])) for party in unknown}
    after = held(stakes, {**listed, **learned})
    for party, found in before.items():
        for way in WAYS:
            if found.by[way].truth is not UNKNOWN:
                assert after[party].by[way].truth is found.by[way].truth
