"""No part of a rule can be left out, turned round or weakened without some case noticing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from ytterby.law.cases import Case, cases
from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61.rules import PROVISIONS
from ytterby.logic.conditions import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Flag,
    Not,
    Provision,
    Reading,
    walk,
)
from ytterby.logic.explain import explain
from ytterby.logic.lawbook import Law

BOOK = packaged().lawbook.without("mofcom-2025-70")
DAY = date(2026, 6, 1)
CASES: tuple[tuple[Case, Law], ...] = tuple((case, BOOK.on(DAY, readings=case.readings)) for case in cases())
PARTS: tuple[Condition, ...] = tuple({id(part): part for rule in PROVISIONS.values() for part in walk(rule)}.values())
"""Each part of each rule once, however many rules share it."""


def spoiled(part: Condition) -> Iterator[tuple[str, Condition]]:
    """Slips of the pen: a part left out, *and* for *or*, a *not* lost or too many, a figure counted in or out."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            yield "and for or", AnyOf(parts) if isinstance(part, AllOf) else AllOf(parts)
            for place in range(len(parts) if len(parts) > 1 else 0):
                yield f"without part {place + 1}", type(part)(parts[:place] + parts[place + 1 :])
        case Not(inner):
            yield "without not", inner
        case Flag() | Reading():
            yield "with not", Not(part)
        case AtLeast(fact, figure):
            yield "the figure itself left out", Above(fact, figure)
        case Above(fact, figure):
            yield "the figure itself counted", AtLeast(fact, figure)


def with_instead(condition: Condition, old: Condition, new: Condition) -> Condition:
    if condition is old:
        return new
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return type(condition)(tuple(with_instead(part, old, new) for part in parts))
        case Not(part):
            return Not(with_instead(part, old, new))
        case Provision(holds=holds):
            return replace(condition, holds=with_instead(holds, old, new))
    return condition


def comes_out_as_told(rule: Condition, case: Case, law: Law) -> bool:
    finding = explain(rule, case.facts, law)
    if finding.truth is not case.when_in_force:
        return False
    asked = {getattr(leaf.of, "fact", getattr(leaf.of, "name", "")) for leaf in finding.open_questions()}
    return case.asks is None or asked == case.asks


def is_noticed(old: Condition, new: Condition) -> bool:
    for rule in PROVISIONS.values():
        if any(part is old for part in walk(rule)):
            changed = with_instead(rule, old, new)
            if any(not comes_out_as_told(changed, case, law) for case, law in CASES if case.provision is rule):
                return True
    return False


SLIPS = [
    pytest.param(part, slip, id=f"{number}: {what}: {str(part)[:60]}")
    for number, part in enumerate(PARTS)
    for what, slip in spoiled(part)
]


@pytest.mark.parametrize(("part", "slip"), SLIPS)
def test_a_slip_in_a_rule_is_noticed_by_some_case(part: Condition, slip: Condition) -> None:
    assert is_noticed(part, slip)


def test_the_rules_as_they_stand_come_out_as_told() -> None:
    """So that the test above cannot pass because nothing ever comes out as told."""
    assert all(comes_out_as_told(case.provision, case, law) for case, law in CASES)
    assert len(SLIPS) > 150
