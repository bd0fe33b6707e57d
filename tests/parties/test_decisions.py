"""Which decision holds for a pair: that of the last day about exactly these two sides, as a walk over all finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from ytterby.parties.decisions import Decision, Decisions
from ytterby.parties.lists import Entry, Identifier
from ytterby.parties.sought import Sought

from .lists_for_tests import TODAY, entry

NUMBER = (Identifier("lei", "A1"),)
SIDES = (
    *(Sought(f"P-{number}", (name,), "JP") for number, name in enumerate(("例示電機", "例示電機", "見本商事"))),
    Sought("P-0", ("例示電機",), "JP", NUMBER),
    Sought("P-1", ("例示電機",), "JP", NUMBER),
)
ENTRIES = (entry("1", "例示电机"), entry("1", "例示电机", "EXAMPLE"), entry("1", "例示电机", list_id="own-denied"))


def decision(sought: Sought, about: Entry, verdict: Literal["same", "different"], days: int) -> Decision:
    sides = (sought.fingerprint, sought.reference, about.list_id, about.entry_id, about.fingerprint)
    return Decision(*sides, verdict, "架空 花子", TODAY - timedelta(days=days), "所在地")


DECISIONS = st.lists(
    st.builds(
        decision,
        st.sampled_from(SIDES),
        st.sampled_from(ENTRIES),
        st.sampled_from(["same", "different"]),
        st.integers(0, 9),
    )
)


def walked(decisions: list[Decision], sought: Sought, about: Entry) -> Decision | None:
    """The one that holds, by the days of all of them."""
    in_order = [decisions[number] for _, number in sorted((each.on, number) for number, each in enumerate(decisions))]
    pair = (sought.fingerprint, about.list_id, about.entry_id, about.fingerprint)
    of_pair = [each for each in in_order if (each.sought, each.list_id, each.entry_id, each.entry) == pair]
    if sought.identifiers:
        return of_pair[-1] if of_pair else None
    own = [each for each in of_pair if each.reference == sought.reference]
    if own:
        return own[-1]
    last_of_others = {each.reference: each for each in of_pair}
    same = [each for each in of_pair if each.verdict == "same" and last_of_others[each.reference] is each]
    return same[-1] if same else None


@given(DECISIONS)
def test_the_last_one_that_holds_is_found_as_by_a_walk(decisions: list[Decision]) -> None:
    found = Decisions(decisions)
    for sought in SIDES:
        for about in ENTRIES:
            assert found.on(sought, about) == walked(decisions, sought, about)


def test_a_decision_holds_until_a_side_changes() -> None:
    found = Decisions([decision(SIDES[0], ENTRIES[0], "different", 0)])
    assert found.on(replace(SIDES[0], reference="P-0"), ENTRIES[0]) is not None
    assert found.on(SIDES[0], replace(ENTRIES[0], state="suspended")) is not None
    assert found.on(replace(SIDES[0], country="CN"), ENTRIES[0]) is None
    assert found.on(SIDES[0], ENTRIES[1]) is None


def test_that_one_is_somebody_else_clears_no_other_of_its_name() -> None:
    found = Decisions([decision(SIDES[0], ENTRIES[0], "different", 0)])
    assert found.on(SIDES[0], ENTRIES[0]) is not None
    assert found.on(SIDES[1], ENTRIES[0]) is None


def test_that_one_is_who_is_listed_is_said_of_all_of_its_name_until_they_are_told_apart() -> None:
    same, different = decision(SIDES[0], ENTRIES[0], "same", 1), decision(SIDES[1], ENTRIES[0], "different", 3)
    assert Decisions([same]).on(SIDES[1], ENTRIES[0]) == same
    assert Decisions([same, different]).on(SIDES[1], ENTRIES[0]) == different
    taken_back = decision(SIDES[0], ENTRIES[0], "different", 0)
    assert Decisions([same, taken_back]).on(SIDES[1], ENTRIES[0]) is None


def test_with_a_register_s_number_a_decision_is_about_the_firm_and_not_the_row() -> None:
    one, other = SIDES[3:]
    different, same = decision(one, ENTRIES[0], "different", 1), decision(other, ENTRIES[0], "same", 0)
    assert Decisions([different]).on(other, ENTRIES[0]) == different
    assert Decisions([different, same]).on(one, ENTRIES[0]) == same


def test_of_two_the_one_of_the_later_day_counts_whichever_was_recorded_last() -> None:
    later, earlier = decision(SIDES[0], ENTRIES[0], "same", 1), decision(SIDES[0], ENTRIES[0], "different", 2)
    assert Decisions([later, earlier]).on(SIDES[0], ENTRIES[0]) == later


def test_ten_thousand_decisions_cost_one_comparison_a_candidate() -> None:
    """Counted and not timed: looking a candidate up compares it with no decision about another pair."""
    compared = 0

    class Counted(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, str(other))

        __hash__ = str.__hash__

    many = [
        replace(decision(SIDES[0], ENTRIES[0], "same", 0), sought=Counted(f"{number:064x}")) for number in range(10_000)
    ]
    found = Decisions(many)
    compared = 0
    assert found.on(SIDES[0], ENTRIES[0]) is None
    assert compared <= 5
