"""No part of a rule can be left out, turned round or weakened without some case noticing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from tests.law.told import INSTRUMENTS, TOLD, asked, law_in_force
from ytterby.law.cases import Case, all_cases
from ytterby.law.provisions import RULES
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
from ytterby.logic.decide import decider
from ytterby.logic.explain import explain

Leaf = Flag | Reading | AtLeast | Above


def homes() -> Iterator[tuple[str, Condition]]:
    """Each part of each rule once, with the first instrument in whose rules it stands.

    What several instruments share is one passage of code, and the cases of the first of them guard it; how each of
    them joins it to the rest is its own, and so are the cases that guard that.
    """
    seen = set()
    for instrument in INSTRUMENTS:
        for rule in RULES[instrument].values():
            for part in walk(rule):
                if id(part) not in seen:
                    seen.add(id(part))
                    yield instrument, part


def slips(part: Condition) -> Iterator[tuple[str, Condition]]:
    """Slips of the pen: a part left out, *and* for *or*, a *not* lost or too many, a figure counted in or out.

    One fact serves in many places: a *not* too many is a slip of the place where the fact stands, so of what holds it.
    """
    match part:
        case AllOf(parts) | AnyOf(parts):
            yield "and for or", AnyOf(parts) if isinstance(part, AllOf) else AllOf(parts)
            for place, each in enumerate(parts):
                before, after = parts[:place], parts[place + 1 :]
                yield f"without part {place + 1}", type(part)(before + after)
                if isinstance(each, Leaf):
                    yield f"with not before part {place + 1}", type(part)((*before, Not(each), *after))
        case Not(inner):
            yield "without not", inner
        case Provision(holds=holds) if isinstance(holds, Leaf):
            yield "with not", replace(part, holds=Not(holds))
        case AtLeast(fact, figure):
            yield "the figure itself left out", Above(fact, figure)
        case Above(fact, figure):
            yield "the figure itself counted", AtLeast(fact, figure)


def confused(instrument: str, part: Condition) -> Iterator[tuple[str, Condition]]:
    """One fact or open point taken for another that sounds like it: `goes_to_hk_mo_tw` for `ends_in_hk_mo_tw`."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            for place, each in enumerate(parts):
                for other in sounding_like(instrument, each):
                    yield (
                        f"{name_of(other)} for {name_of(each)}",
                        type(part)((*parts[:place], other, *parts[place + 1 :])),
                    )
        case Not(inner):
            for other in sounding_like(instrument, inner):
                yield f"{name_of(other)} for {name_of(inner)}", Not(other)
        case Provision(holds=holds):
            for other in sounding_like(instrument, holds):
                yield f"{name_of(other)} for {name_of(holds)}", replace(part, holds=other)


def sounding_like(instrument: str, leaf: Condition) -> Iterator[Condition]:
    words = name_of(leaf).replace("-", "_").split("_")
    for other in leaves(instrument):
        others = name_of(other).replace("-", "_").split("_")
        alike = words[:2] == others[:2] or words[-2:] == others[-2:]
        if alike and type(other) is type(leaf) and other != leaf:
            yield other


@cache
def leaves(instrument: str) -> tuple[Condition, ...]:
    """The facts and open points that an instrument's rules ask for."""
    parts = (part for rule in RULES[instrument].values() for part in walk(rule))
    return tuple(dict.fromkeys(part for part in parts if isinstance(part, Flag | Reading)))


def name_of(leaf: Condition) -> str:
    match leaf:
        case Flag(name) | Reading(name):
            return name
    return ""


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


def asks_as_told(rule: Condition, case: Case) -> bool:
    return case.asks is None or asked(explain(rule, case.facts, law_in_force(case))) == case.asks


def all_come_out_as_told(rule: Condition, told: tuple[Case, ...]) -> bool:
    """The answers of all cases first, for they are quickly found; then what the unknown ones ask."""
    decide = decider(rule)
    return all(decide(case.facts, law_in_force(case)) is case.when_in_force for case in told) and all(
        asks_as_told(rule, case) for case in told
    )


def is_noticed(instrument: str, old: Condition, new: Condition) -> bool:
    return any(
        not all_come_out_as_told(with_instead(rule, old, new), TOLD[f"{instrument}/{name}"])
        for name, rule in RULES[instrument].items()
        if any(part is old for part in walk(rule))
    )


PARTS = [
    pytest.param(instrument, part, id=f"{instrument} {number}: {str(part)[:60]}")
    for number, (instrument, part) in enumerate(homes())
    if any(slips(part))
]


@pytest.mark.parametrize(("instrument", "part"), PARTS)
def test_a_slip_in_a_rule_is_noticed_by_some_case(instrument: str, part: Condition) -> None:
    made = (*slips(part), *confused(instrument, part))
    assert [what for what, slip in made if not is_noticed(instrument, part, slip)] == []


def test_the_rules_as_they_stand_come_out_as_told() -> None:
    """So that the test above cannot pass because nothing ever comes out as told."""
    assert all(all_come_out_as_told(case.provision, (case,)) for case in all_cases())
    assert sum(1 for _, part in homes() for _ in slips(part)) > 300
