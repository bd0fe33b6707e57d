"""Reasons: what decided, what is still to be asked, and that to know more never turns a known answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logic.invented import KITES, READINGS, better_known, cases, conditions, known_truths, laws, truths
from ytterby.logic.bounds import Bounds
from ytterby.logic.conditions import AllOf, AnyOf, AtLeast, Condition, Figure, Flag, InForce, Not, Provision, Reading
from ytterby.logic.decide import decider
from ytterby.logic.explain import Case, Finding, Told, explain
from ytterby.logic.lawbook import Law, State
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth

LAW = KITES.on(date(2030, 1, 15), readings={"balloons-are-kites": NO})
UNCONFIRMED = KITES.on(date(2030, 3, 1))
RED, FLIES, TAIL = Flag("is_red"), Flag("flies"), Flag("has_a_tail")


def deciding(finding: Finding) -> Condition:
    """The condition with nothing but the parts that decided."""
    match finding.of:
        case AllOf() | Provision():
            return AllOf(tuple(deciding(part) for part in finding.because))
        case AnyOf():
            return AnyOf(tuple(deciding(part) for part in finding.because))
        case Not():
            return Not(deciding(finding.under[0]))
    return finding.of


@given(conditions(), cases(), laws())
def test_the_deciding_parts_alone_give_the_same_answer(condition: Condition, case: Case, law: Law) -> None:
    finding = explain(condition, case, law)
    assert explain(deciding(finding), case, law).truth is finding.truth


@given(conditions(), cases(), laws())
def test_there_are_open_questions_exactly_where_the_answer_is_unknown(
    condition: Condition, case: Case, law: Law
) -> None:
    finding = explain(condition, case, law)
    asked = list(finding.open_questions())
    assert bool(asked) == (finding.truth is UNKNOWN)
    assert all(question.truth is UNKNOWN and not question.under for question in asked)


def settled(condition: Condition, answer: Truth) -> Iterator[tuple[str, Truth]]:
    """How each name has to come out for a condition to come out so, where one name stands only once."""
    match condition:
        case Flag(fact=name) | Reading(name=name):
            yield name, answer
        case Not(part=part):
            yield from settled(part, ~answer)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from settled(part, answer)


@given(conditions(), cases(), laws(), st.data())
def test_to_know_more_never_turns_a_known_answer(
    condition: Condition, case: Case, law: Law, data: st.DataObject
) -> None:
    before = explain(condition, case, law).truth
    open_readings = [name for name in READINGS if law.reading(name) is UNKNOWN]
    better_read = law.read_as({name: data.draw(truths) for name in open_readings})
    better = better_read if law.settled is not UNKNOWN else better_read.supposing(data.draw(truths))
    after = explain(condition, data.draw(better_known(case)), better).truth
    assert before in (UNKNOWN, after)


@given(st.data(), known_truths)
def test_the_answers_to_the_open_questions_settle_it(data: st.DataObject, answer: Truth) -> None:
    names = iter(range(100))
    leaf = st.builds(lambda: Flag(f"fact-{next(names)}"))
    condition = data.draw(
        st.recursive(
            leaf,
            lambda under: st.one_of(
                st.lists(under, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
                st.lists(under, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
                under.map(Not),
            ),
            max_leaves=8,
        )
    )
    finding = explain(condition, {}, LAW)
    asked = {question.of.fact for question in finding.open_questions() if isinstance(question.of, Flag)}
    answers = {name: truth for name, truth in settled(condition, answer) if name in asked}
    assert explain(condition, answers, LAW).truth is answer


# What a finding says


def test_a_finding_keeps_what_it_is_of_and_what_decided() -> None:
    finding = explain(RED & FLIES & TAIL, {"is_red": YES, "flies": NO, "has_a_tail": UNKNOWN}, LAW)
    assert finding.truth is NO
    assert [part.of for part in finding.because] == [RED & FLIES]
    assert [leaf.of for leaf in finding.leaves()] == [FLIES]


def test_of_not_the_one_part_decides() -> None:
    finding = explain(~RED, {"is_red": YES}, LAW)
    assert (finding.truth, [part.of for part in finding.because]) == (NO, [RED])
    assert [leaf.of for leaf in finding.leaves()] == [RED]


def test_a_leaf_that_stands_twice_is_told_twice() -> None:
    finding = explain((RED | FLIES) & (RED | TAIL), {}, LAW)
    assert [leaf.of for leaf in finding.open_questions()] == [RED, FLIES, RED, TAIL]


def test_a_provision_in_force_turns_on_what_it_says() -> None:
    rule = Provision("kites/1", "red kites", RED)
    finding = explain(rule, {"is_red": NO}, LAW)
    assert [part.of for part in finding.under] == [InForce("kites/1"), RED]
    assert [part.of for part in finding.because] == [RED]


def test_a_provision_surely_not_in_force_is_not_looked_into() -> None:
    no_figure_yet = Provision("kites/3", "", AtLeast("tails", Figure("kites/nothing-sets-this")))
    known = {"tails": Bounds.exactly(3)}
    finding = explain(no_figure_yet, known, LAW)
    assert (finding.truth, [part.of for part in finding.under]) == (NO, [InForce("kites/3")])
    assert decider(no_figure_yet)(known, LAW) is NO


def test_a_provision_that_may_be_in_force_is_an_open_question_of_law() -> None:
    rule = Provision("kites/2", "", RED)
    finding = explain(rule, {"is_red": YES}, UNCONFIRMED)
    (question,) = finding.open_questions()
    assert (question.of, question.truth) == (InForce("kites/2"), UNKNOWN)
    assert question.force is not None
    assert question.force.state is State.UNCONFIRMED
    assert explain(rule, {"is_red": NO}, UNCONFIRMED).truth is NO
    assert explain(rule, {"is_red": YES}, UNCONFIRMED.supposing(YES)).truth is YES


def test_readings_come_from_the_law_and_are_open_where_none_is_in_use() -> None:
    assert explain(Reading("balloons-are-kites"), {}, LAW).truth is NO
    assert explain(Reading("red-includes-pink"), {}, LAW).truth is UNKNOWN


def test_findings_already_made_are_used_again_and_new_ones_kept() -> None:
    told: Told = {}
    shared, case = RED & FLIES, {"is_red": YES}
    first = explain(shared | TAIL, case, LAW, told)
    again = explain(~shared, case, LAW, told)
    assert again.under[0] is first.under[0]
    assert {id(found.of) for found in told.values()} == set(told)


# Slips of the program


def test_a_fact_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="is_red is to be a truth"):
        explain(RED, {"is_red": Bounds.exactly(1)}, LAW)
    with pytest.raises(TypeError, match="tails is to be an amount"):
        explain(AtLeast("tails", Fraction(1)), {"tails": YES}, LAW)


def test_a_figure_that_the_law_of_the_day_does_not_set_is_refused() -> None:
    reaches = AtLeast("tails", Figure("kites/tails"))
    for ask in (explain, lambda condition, case, law: decider(condition)(case, law)):
        with pytest.raises(LookupError, match="kites/tails on 2029-12-31"):
            ask(reaches, {"tails": Bounds.exactly(3)}, KITES.on(date(2029, 12, 31)))


def test_a_kind_of_condition_without_a_meaning_is_refused() -> None:
    class Novel(Condition):
        pass

    with pytest.raises(TypeError, match="Novel has no meaning yet"):
        explain(Novel(), {}, LAW)
    with pytest.raises(TypeError, match="Novel has no meaning yet"):
        decider(RED & Novel())
