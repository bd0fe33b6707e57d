"""One case, with reasons. This is the reference: every fast way must agree with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .bounds import Bounds, Share
from .conditions import Above, AllOf, AnyOf, AtLeast, Condition, Flag, InForce, Not, Provision, Reading
from .lawbook import Force, Law
from .truth import NO, UNKNOWN, Truth, all_true, any_true

__all__ = ["Case", "Finding", "Told", "explain"]

Case = Mapping[str, Truth | Bounds | Share]
"""What is known of one case: each fact by its name. A fact that is absent is unknown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How a condition came out on a case, and how its parts did."""

    of: Condition
    truth: Truth
    under: tuple[Finding, ...] = ()
    force: Force | None = None

    @property
    def because(self) -> tuple[Finding, ...]:
        """The parts that decided: those that came out as the whole did (for *not*, the one part)."""
        if isinstance(self.of, Not):
            return self.under
        return tuple(part for part in self.under if part.truth is self.truth)

    def leaves(self) -> Iterator[Finding]:
        """The facts, readings and states of force that decided, each as often as it stands in the tree."""
        if not self.under:
            yield self
        for part in self.because:
            yield from part.leaves()

    def open_questions(self) -> Iterator[Finding]:
        """For an unknown: the leaves that, once known, would settle it. None for what is known."""
        if self.truth is UNKNOWN:
            yield from self.leaves()


Told = dict[int, Finding]
"""Findings by the identity of their conditions, each of which its finding keeps alive."""


def explain(condition: Condition, case: Case, law: Law, told: Told | None = None) -> Finding:
    """Run a condition on one case under the law of one day.

    Rules share parts: `told` holds the findings already made for this case and this law, and is added to.
    Raises TypeError if a fact is of another kind than the condition asks for, and LookupError if the law sets no
    value for a figure on that day: both are slips of the program, not of the user.
    """
    told = {} if told is None else told
    found = told.get(id(condition))
    if found is None:
        found = told[id(condition)] = _explained(condition, case, law, told)
    return found


def _explained(condition: Condition, case: Case, law: Law, told: Told) -> Finding:  # noqa: PLR0911  # one return a kind
    match condition:
        case Provision(cites=cites, holds=holds):
            force = explain(InForce(cites), case, law, told)
            # what is surely not in force decides alone: there may be no figure to hold the facts against yet
            parts: tuple[Finding, ...] = (force,)
            if force.truth is not NO:
                parts = (force, explain(holds, case, law, told))
            return Finding(condition, all_true(part.truth for part in parts), parts)
        case AllOf(parts=conditions):
            parts = tuple(explain(each, case, law, told) for each in conditions)
            return Finding(condition, all_true(part.truth for part in parts), parts)
        case AnyOf(parts=conditions):
            parts = tuple(explain(each, case, law, told) for each in conditions)
            return Finding(condition, any_true(part.truth for part in parts), parts)
        case Not(part=part):
            under = explain(part, case, law, told)
            return Finding(condition, ~under.truth, (under,))
        case InForce(cites=cites):
            state = law.force(cites)
            return Finding(condition, state.truth, force=state)
        case Reading(name=name):
            return Finding(condition, law.reading(name))
        case Flag(fact=fact):
            return Finding(condition, _flag(case, fact))
        case AtLeast(fact=fact, figure=figure):
            amount = _amount(case, fact)
            return Finding(condition, UNKNOWN if amount is None else amount.at_least(law.figure(figure)))
        case Above(fact=fact, figure=figure):
            amount = _amount(case, fact)
            return Finding(condition, UNKNOWN if amount is None else amount.above(law.figure(figure)))
    raise TypeError(f"{type(condition).__name__} has no meaning yet.")


def _flag(case: Case, fact: str) -> Truth:
    known = case.get(fact, UNKNOWN)
    if not isinstance(known, Truth):
        raise TypeError(f"The fact {fact} is to be a truth, not {known!r}.")
    return known


def _amount(case: Case, fact: str) -> Bounds | Share | None:
    known = case.get(fact)
    if isinstance(known, Truth):
        raise TypeError(f"The fact {fact} is to be an amount or a share, not {known!r}.")
    return known
