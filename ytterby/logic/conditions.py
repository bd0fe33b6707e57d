"""What a provision may say. A condition is a value: it has no behaviour, only parts.

The same tree is run on one case with its reasons (`explain`), on columns (`columns`), and printed for a lawyer. No
condition mentions a day: time is settled before, by the lawbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

__all__ = [
    "Above",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Condition",
    "Figure",
    "Flag",
    "InForce",
    "Not",
    "Provision",
    "Reading",
    "all_of",
    "any_of",
    "walk",
]


class Condition:
    """Something that holds, does not hold, or is not known to hold."""

    __slots__ = ()

    def __and__(self, other: Condition) -> AllOf:
        return AllOf((self, other))

    def __or__(self, other: Condition) -> AnyOf:
        return AnyOf((self, other))

    def __invert__(self) -> Not:
        return Not(self)

    def unless(self, exception: Condition) -> AllOf:
        """The rule, save where the exception holds."""
        return AllOf((self, Not(exception)))

    def __bool__(self) -> NoReturn:
        raise TypeError("Join conditions with `&`, `|` and `~`, not with `and`, `or` and `not`.")


@dataclass(frozen=True)
class AllOf(Condition):
    """Holds if every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AnyOf(Condition):
    """Holds if some part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not(Condition):
    """Holds if the part does not."""

    part: Condition


@dataclass(frozen=True)
class Flag(Condition):
    """A fact that is itself yes, no or unknown."""

    fact: str


@dataclass(frozen=True)
class Figure:
    """A figure set by law, to be looked up in the law of the day."""

    name: str


@dataclass(frozen=True)
class AtLeast(Condition):
    """An amount or a share, known between bounds, reaches a figure."""

    fact: str
    figure: Figure | Fraction


@dataclass(frozen=True)
class Above(Condition):
    """An amount or a share, known between bounds, exceeds a figure."""

    fact: str
    figure: Figure | Fraction


@dataclass(frozen=True)
class Reading(Condition):
    """A point that the text leaves open; holds if the answer in use for it is yes."""

    name: str


@dataclass(frozen=True)
class InForce(Condition):
    """The passage cited is in force on the day."""

    cites: str


@dataclass(frozen=True)
class Provision(Condition):
    """A numbered passage, the few operative words it turns on, and when it holds, so long as it is in force."""

    cites: str
    says: str
    holds: Condition


def all_of(*parts: Condition) -> AllOf:
    """Holds if every part holds."""
    return AllOf(parts)


def any_of(*parts: Condition) -> AnyOf:
    """Holds if some part holds."""
    return AnyOf(parts)


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and everything under it, each once for each place where it stands."""
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from walk(part)
        case Not(part):
            yield from walk(part)
        case Provision(holds=holds):
            yield from walk(holds)
