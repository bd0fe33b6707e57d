"""One meaning: explain, decide, NumPy and Polars answer alike, on random conditions and on the rules of 61."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import polars as pl
from hypothesis import given, note
from hypothesis import strategies as st

from tests.logic.invented import AMOUNTS, FLAGS, amounts, cases, cases_of, conditions, laws, truths
from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61 import rules
from ytterby.logic import columns_numpy, columns_polars
from ytterby.logic.bounds import Bounds, Share
from ytterby.logic.columns import columns_of
from ytterby.logic.conditions import Above, AtLeast, Condition, Flag, Reading, walk
from ytterby.logic.decide import decider
from ytterby.logic.explain import Case, explain
from ytterby.logic.lawbook import Law
from ytterby.logic.truth import NO, YES, Truth


def assert_all_agree(condition: Condition, rows: Sequence[Case], law: Law, facts: Sequence[str]) -> None:
    wanted = [explain(condition, case, law).truth for case in rows]
    decide = decider(condition)
    assert [decide(case, law) for case in rows] == wanted
    columns = columns_of(rows, facts)
    assert columns_numpy.truths(condition, law, columns, len(rows)).tolist() == wanted
    # a frame needs a column to have rows, and a case may know nothing at all
    frame = pl.DataFrame({"row": range(len(rows)), **columns})
    assert columns_polars.truths(condition, law, frame).to_list() == wanted


@given(conditions(), st.lists(cases(), min_size=1, max_size=8), laws())
def test_every_way_of_answering_agrees(condition: Condition, rows: list[Case], law: Law) -> None:
    assert_all_agree(condition, rows, law, (*FLAGS, *AMOUNTS))


RULES_61 = rules.PROVISIONS.values()
FLAGS_61 = sorted({each.fact for rule in RULES_61 for each in walk(rule) if isinstance(each, Flag)})
READINGS_61 = sorted({each.name for rule in RULES_61 for each in walk(rule) if isinstance(each, Reading)})
AMOUNTS_61 = {
    "value_share": amounts((Fraction(1, 1000),)),
    "logic_node_nm": amounts((Fraction(14),)),
    "memory_layers": amounts((Fraction(256),)),
}
FACTS_61: dict[str, st.SearchStrategy[Truth | Bounds | Share]] = {**dict.fromkeys(FLAGS_61, truths), **AMOUNTS_61}
CAUGHT: Case = {
    **dict.fromkeys(FLAGS_61, NO),
    "crosses_a_border": YES,
    "is_listed_magnet": YES,
    "contains_chinese_part_one_material": YES,
    "value_share": Share(Bounds.exactly(1), Bounds.exactly(1000)),
}
"""A magnet made and sold abroad with Chinese material worth exactly 0.1%: one change may change the answer."""

LAWBOOK = packaged().lawbook
SEAMS = [turn + timedelta(step) for turn in LAWBOOK.turning_days("mofcom-2025-61/1(1)") for step in (-1, 0, 1)]


def cases_of_61() -> st.SearchStrategy[Case]:
    changes = st.lists(st.sampled_from(sorted(FACTS_61)), max_size=4).flatmap(
        lambda facts: st.fixed_dictionaries({fact: FACTS_61[fact] for fact in facts})
    )
    return cases_of(FACTS_61) | changes.map(lambda changed: {**CAUGHT, **changed})


def laws_of_61() -> st.SearchStrategy[Law]:
    readings = st.fixed_dictionaries({}, optional=dict.fromkeys(READINGS_61, truths))
    known = st.sampled_from([date(2025, 10, 20), date(2026, 1, 1), date(2026, 10, 1), date(2026, 12, 1)])
    as_it_stands = st.builds(LAWBOOK.on, st.sampled_from(SEAMS), known, readings)
    return as_it_stands | as_it_stands.map(Law.unsuspended)


def test_no_amount_that_the_rules_ask_for_is_left_out_here() -> None:
    asked = {each.fact for rule in RULES_61 for each in walk(rule) if isinstance(each, AtLeast | Above)}
    assert asked == set(AMOUNTS_61)


@given(st.lists(cases_of_61(), min_size=1, max_size=4), laws_of_61())
def test_every_way_agrees_on_the_rules_of_61(rows: list[Case], law: Law) -> None:
    for name, rule in rules.PROVISIONS.items():
        note(name)
        assert_all_agree(rule, rows, law, tuple(FACTS_61))


def test_the_magnet_that_any_change_tips_needs_a_licence_by_one_reading() -> None:
    law = LAWBOOK.on(date(2025, 12, 15)).unsuspended()
    by_reading = {truth: law.read_as({"threshold-itself-counts": truth}) for truth in Truth}
    outside = {"regions-are-outside": YES}
    answers = {
        truth: explain(rules.licence_needed, CAUGHT, read.read_as(outside)) for truth, read in by_reading.items()
    }
    assert {truth: finding.truth for truth, finding in answers.items()} == {truth: truth for truth in Truth}
