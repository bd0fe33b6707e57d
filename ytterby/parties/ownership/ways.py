"""The ways of reading "held by half or more", and what the answer by each of them says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal, get_args

from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from .stake import Stake

__all__ = ["HALF", "NOBODY", "WAYS", "Evidence", "Held", "Holding", "Way", "by_any", "holding", "no_path"]

Way = Literal["direct", "together", "multiplied", "chain", "any-of-them"]
"""One listed holder directly; all of them directly, added up; shares multiplied along all chains and added up; a chain
in which whoever is held by half or more, holders together, counts as listed itself; by whichever of these."""

WAYS: tuple[Way, ...] = get_args(Way)
Evidence = Callable[[], tuple[Stake, ...]]
HALF: Final = Fraction(1, 2)
"""Half itself is enough: 控股50%及以上."""


def no_path() -> tuple[Stake, ...]:
    """Of what nothing more is told."""
    return ()


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of a party listed parties hold, by one way of counting."""

    low: Fraction
    """At least so much, a part of one."""
    high: Fraction
    """At most so much: what is possibly theirs, and what nobody is named for."""
    truth: Truth
    """Whether it is half or more."""
    is_below: bool = False
    """Whether it stays below `high` itself: it was stated of somebody that listed parties do not hold half."""
    evidence: Evidence = field(default=no_path, compare=False, repr=False)
    """Finds the path, which is long where a register is, and which few want to see."""

    @property
    def path(self) -> tuple[Stake, ...]:
        """The stakes that make up `low`, or `high` where the truth is unknown: a holder's before those below him."""
        return self.evidence()


@dataclass(frozen=True, slots=True)
class Held:
    """How much of one party listed parties hold, by every way."""

    party: str
    by: Mapping[Way, Holding]


def holding(low: Fraction, high: Fraction, evidence: Evidence = no_path, *, is_below: bool = False) -> Holding:
    """A holding between bounds, with the truth that follows. What is surely held is possibly held."""
    high = max(low, high)
    surely_not = high < HALF or (is_below and high == HALF and low < HALF)
    truth = YES if low >= HALF else NO if surely_not else UNKNOWN
    return Holding(low, high, truth, is_below and low < high, evidence)


NOBODY: Final = holding(Fraction(0), Fraction(0))
"""Nothing is held: of natural persons."""


def by_any(by: Mapping[Way, Holding]) -> Holding:
    """The holding by whichever way: yes if any says yes, no only if all say no. The path is that of the clearest."""
    truth = any_true(each.truth for each in by.values())
    low = max(each.low for each in by.values())
    high = max(each.high for each in by.values())
    clearest = max((each for each in by.values() if each.truth is truth), key=lambda each: (each.low, each.high))
    is_below = all(each.is_below for each in by.values() if each.high == high)
    return Holding(low, high, truth, is_below, clearest.evidence)
