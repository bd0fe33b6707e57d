"""What the firm does with an unknown: one policy for facts, one for the law, and neither for what is known."""

from __future__ import annotations

import pytest

from tests.determination.scenes import (
    IN_FORCE,
    SUSPENDED,
    UNCONFIRMED,
    cars,
    changed,
    found,
    magnets,
    policy,
    without,
)
from ytterby.determination.outcome import Outcome, Review
from ytterby.logic.truth import NO, UNKNOWN, YES

ASK, HOLD, ESCALATE, TREAT = "ask", "hold", "escalate", "treat-as-controlled"
EVERY = (ASK, HOLD, ESCALATE, TREAT)
AFTER = {
    ASK: Outcome.UNDECIDED,
    ESCALATE: Outcome.UNDECIDED,
    HOLD: Outcome.DO_NOT_SHIP,
    TREAT: Outcome.LICENCE_NEEDED,
}
SILENT = without(magnets(), "content")
AT_HOME = changed(magnets(), "shipments", to_country="JP", importer=None)


@pytest.mark.parametrize("law", EVERY)
@pytest.mark.parametrize("fact", EVERY)
def test_an_unknown_fact_is_dealt_with_by_the_policy_for_facts(fact: str, law: str) -> None:
    line = found(SILENT, policy(fact, law))
    assert line.outcome is AFTER[fact]
    assert line.licence.truth is UNKNOWN
    assert line.treated_as_controlled is (fact == TREAT)
    assert line.questions != ()


@pytest.mark.parametrize("law", EVERY)
@pytest.mark.parametrize("fact", EVERY)
def test_an_unconfirmed_law_is_dealt_with_by_the_policy_for_law(fact: str, law: str) -> None:
    line = found(magnets(), policy(fact, law), UNCONFIRMED)
    assert line.outcome is AFTER[law]
    assert (line.licence.truth, line.licence.hangs_on_law) == (UNKNOWN, True)
    assert [question.fact for question in line.questions] == ["in_force"]


@pytest.mark.parametrize("law", EVERY)
@pytest.mark.parametrize("fact", EVERY)
def test_where_both_are_unknown_the_fact_comes_first(fact: str, law: str) -> None:
    """A fact may settle the line whatever becomes of the law."""
    line = found(SILENT, policy(fact, law), UNCONFIRMED)
    assert line.outcome is AFTER[fact]
    assert line.licence.hangs_on_law is False


@pytest.mark.parametrize("to_do", EVERY)
def test_the_notification_of_a_delivery_at_home_hangs_on_the_law_too(to_do: str) -> None:
    line = found(AT_HOME, policy(law=to_do), UNCONFIRMED)
    assert line.outcome is {**AFTER, TREAT: Outcome.SHIP_WITH_NOTIFICATION}[to_do]
    assert line.licence.truth is NO
    assert [question.fact for question in line.questions] == ["in_force"]


@pytest.mark.parametrize("law", EVERY)
@pytest.mark.parametrize("fact", EVERY)
def test_what_is_known_is_not_touched(fact: str, law: str) -> None:
    firm = policy(fact, law)
    assert found(cars(), firm, UNCONFIRMED).outcome is Outcome.SHIP
    assert found(magnets(), firm, IN_FORCE).outcome is Outcome.LICENCE_NEEDED
    assert found(magnets(), firm, IN_FORCE).treated_as_controlled is False
    assert found(magnets(), firm, SUSPENDED).outcome is Outcome.SHIP
    assert found(AT_HOME, firm, IN_FORCE).outcome is Outcome.SHIP_WITH_NOTIFICATION


def test_by_default_facts_are_asked_for_and_the_law_is_taken_to_be_in_force() -> None:
    assert found(SILENT).outcome is Outcome.UNDECIDED
    line = found(magnets(), book=UNCONFIRMED)
    assert (line.outcome, line.treated_as_controlled, line.review) == (Outcome.LICENCE_NEEDED, True, Review.ORDINARY)
    assert line.notification.is_due is True


def test_a_line_that_is_held_is_reviewed_all_the_same() -> None:
    """So that the officer who holds it sees what would become of an application."""
    scene = changed(SILENT, "parties", "USER", military_user=YES)
    assert found(scene, policy(fact=HOLD)).review is Review.REFUSED_IN_PRINCIPLE


def test_a_line_that_is_open_is_not_reviewed() -> None:
    scene = changed(SILENT, "parties", "USER", military_user=YES)
    assert found(scene).review is Review.NONE
