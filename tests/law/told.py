"""What the tests of the cases share: the instruments that have cases, the law in force, and what an unknown asks."""

from __future__ import annotations

from functools import cache

import pytest

from ytterby.law.cases import Case, cases
from ytterby.law.lawbook import packaged
from ytterby.law.provisions import RULES
from ytterby.logic.conditions import Above, AtLeast, Flag, InForce, Provision, Reading
from ytterby.logic.explain import Finding
from ytterby.logic.lawbook import Law

INSTRUMENTS = tuple(instrument for instrument in RULES if cases(instrument))
PROVISIONS: dict[str, Provision] = {
    f"{instrument}/{name}": provision for instrument in INSTRUMENTS for name, provision in RULES[instrument].items()
}
"""Every provision of an instrument that has cases, by its instrument and its name."""
EVERY_PROVISION = pytest.mark.parametrize("name", PROVISIONS)
TOLD: dict[str, tuple[Case, ...]] = {
    f"{instrument}/{name}": tuple(case for case in cases(instrument) if case.provision is provision)
    for instrument in INSTRUMENTS
    for name, provision in RULES[instrument].items()
}
"""The cases of each provision, by the same names."""


@cache
def _everything_commenced() -> Law:
    book = packaged().lawbook
    last = max(entry.on for entry in book.entries if entry.does in ("commences", "sets"))
    return book.on(last).unsuspended()


def law_in_force(case: Case) -> Law:
    """All of the law as the case reads it, as if nothing had been suspended and every beginning were past."""
    return _everything_commenced().read_as(case.readings)


def asked(finding: Finding) -> set[str]:
    """The facts and open points on which an unknown hangs; the state of the law is not among them."""
    names = set()
    for leaf in finding.open_questions():
        match leaf.of:
            case Flag(fact) | AtLeast(fact) | Above(fact):
                names.add(fact)
            case Reading(name):
                names.add(name)
            case other:
                assert isinstance(other, InForce)
    return names
