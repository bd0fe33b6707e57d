"""Which decision holds for a pair: the last one about exactly these two sides, as a walk over all of them finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from ytterby.parties.decisions import Decision, Decisions
from ytterby.parties.lists import Entry
from ytterby.parties.sought import Sought

from .lists_for_tests import TODAY, entry

SIDES = tuple(Sought(f"P-{number}", (name,), "JP") for number, name in enumerate(("例示電機", "例示電機", "見本商事")))
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


@given(DECISIONS)
def test_the_last_one_that_holds_is_found_as_by_a_walk(decisions: list[Decision]) -> None:
    found = Decisions(decisions)
    for sought in SIDES:
        for about in ENTRIES:
            walked = [each for each in decisions if each.holds_for(sought, about)]
            assert found.on(sought, about) == (walked[-1] if walked else None)


def test_a_decision_holds_for_whoever_is_the_same_and_not_once_a_side_has_changed() -> None:
    found = Decisions([decision(SIDES[0], ENTRIES[0], "different", 0)])
    assert found.on(SIDES[1], ENTRIES[0]) is not None
    assert found.on(SIDES[0], replace(ENTRIES[0], state="suspended")) is not None
    assert found.on(replace(SIDES[0], country="CN"), ENTRIES[0]) is None
    assert found.on(SIDES[0], ENTRIES[1]) is None


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
