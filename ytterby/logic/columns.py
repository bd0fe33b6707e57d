"""Many cases at once: one walk over a condition, and a writer that says what a column is. Imports no array library.

A truth is a column of -1, 0 and 1. An amount is four columns of whole numbers, `share.part_low` and so on: a part and
the whole it is a part of, each between bounds, all four of a row in one unit. There are no nulls: -1 stands for an
upper bound that nobody knows, and a fact that nobody knows anything of needs no column at all. The law of the day is
settled while writing: force and readings are constants, figures are numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from .bounds import Bounds, Share
from .conditions import Above, AllOf, AnyOf, AtLeast, Condition, Figure, Flag, InForce, Not, Provision, Reading
from .explain import Case
from .lawbook import Law
from .truth import NO, UNKNOWN, YES, Truth

__all__ = ["BOUNDS", "LARGEST_AMOUNT", "LARGEST_TERM", "NO_UPPER", "ColumnOverflow", "Writer", "columns_of", "write"]

NO_UPPER: Final = -1
"""What stands in a column for an upper bound that is not known."""

BOUNDS: Final[Mapping[str, int]] = MappingProxyType(
    {"part_low": 0, "part_high": NO_UPPER, "whole_low": 0, "whole_high": NO_UPPER}
)
"""The four columns of an amount by the end of their names, and what each says where nothing is known."""

LARGEST_TERM: Final = 10_000
"""The largest numerator or denominator of a figure held against a column: a hundredth of a percent is 1/10000."""

LARGEST_AMOUNT: Final = (2**63 - 1) // LARGEST_TERM
"""The largest amount in a column, 9.2e14 of its row's unit: times any figure's term it still fits 64 bits."""

Column = TypeVar("Column")


class ColumnOverflow(OverflowError):  # noqa: N818  # named for what happened, as the errors of the language's own are
    """A figure that columns of 64 bits cannot hold exactly; nothing is rounded to make it fit.

    `fact` and `row` (counted from zero) say which; `row` is None for a figure of law. Decide such a row by itself.
    """

    def __init__(self, message: str, *, fact: str, row: int | None = None) -> None:
        super().__init__(message)
        self.fact = fact
        self.row = row


class Writer(Protocol[Column]):
    """Writes columns of truths: NO, UNKNOWN or YES in every row, and never a null."""

    def constant(self, truth: Truth) -> Column:
        """The same truth in every row."""

    def least(self, parts: Sequence[Column]) -> Column:
        """*And*: row by row the least of one or more columns."""

    def greatest(self, parts: Sequence[Column]) -> Column:
        """*Or*: row by row the greatest of one or more columns."""

    def negative(self, part: Column) -> Column:
        """*Not*: YES for NO, NO for YES, UNKNOWN for UNKNOWN."""

    def flag(self, fact: str) -> Column:
        """A fact that is itself a truth; UNKNOWN everywhere if it has no column."""

    def at_least(self, fact: str, figure: Fraction) -> Column:
        """Whether an amount or a share reaches a figure; UNKNOWN everywhere if it has no columns."""

    def above(self, fact: str, figure: Fraction) -> Column:
        """Whether an amount or a share exceeds a figure; UNKNOWN everywhere if it has no columns."""


def write(condition: Condition, law: Law, to: Writer[Column]) -> Column:  # noqa: PLR0911  # one return a kind
    """The condition under the law of one day as a column, whatever a column is to the writer.

    Raises LookupError if the law sets no value for a figure on that day, and ColumnOverflow for a figure with a
    numerator or a denominator above LARGEST_TERM: both are slips of the program, not of the user.
    """
    match condition:
        case Provision(cites=cites, holds=holds):
            force = law.force(cites).truth
            if force is NO:  # as in `explain`: there may be no figure to hold the facts against yet
                return to.constant(NO)
            return to.least([to.constant(force), write(holds, law, to)])
        case AllOf(parts=parts):
            return to.least([write(part, law, to) for part in parts]) if parts else to.constant(YES)
        case AnyOf(parts=parts):
            return to.greatest([write(part, law, to) for part in parts]) if parts else to.constant(NO)
        case Not(part=part):
            return to.negative(write(part, law, to))
        case InForce(cites=cites):
            return to.constant(law.force(cites).truth)
        case Reading(name=name):
            return to.constant(law.reading(name))
        case Flag(fact=fact):
            return to.flag(fact)
        case AtLeast(fact=fact, figure=figure):
            return to.at_least(fact, _fitting(fact, law, figure))
        case Above(fact=fact, figure=figure):
            return to.above(fact, _fitting(fact, law, figure))
    raise TypeError(f"{type(condition).__name__} has no meaning yet.")


def _fitting(fact: str, law: Law, figure: Figure | Fraction) -> Fraction:
    value = law.figure(figure)
    if max(abs(value.numerator), value.denominator) > LARGEST_TERM:
        raise ColumnOverflow(f"{fact}: {value} has a term above {LARGEST_TERM}, too large for columns.", fact=fact)
    return value


def columns_of(cases: Sequence[Case], facts: Iterable[str]) -> dict[str, list[int]]:
    """Cases as columns, a row each, for the facts named; a fact that no case knows gets none.

    Raises ColumnOverflow for an amount that does not fit exactly, and TypeError for a fact that is a truth in one case
    and an amount in another.
    """
    columns: dict[str, list[int]] = {}
    for fact in facts:
        known = [case.get(fact) for case in cases]
        kinds = {isinstance(each, Truth) for each in known if each is not None}
        if len(kinds) > 1:
            raise TypeError(f"The fact {fact} is a truth in some cases and an amount in others.")
        if kinds == {True}:
            columns[fact] = [int(each) if isinstance(each, Truth) else int(UNKNOWN) for each in known]
        if kinds == {False}:
            rows = [_row(fact, row, each) for row, each in enumerate(known)]
            columns |= {f"{fact}.{bound}": [four[place] for four in rows] for place, bound in enumerate(BOUNDS)}
    return columns


def _row(fact: str, row: int, amount: Truth | Bounds | Share | None) -> tuple[int, ...]:
    """Part and whole, the bounds of each, in the largest unit that makes all of them whole numbers.

    A comparison is the same in every unit, so each row may have its own. An amount that is no share is one of a whole
    of one.
    """
    if not isinstance(amount, Bounds | Share):
        return tuple(BOUNDS.values())
    part, whole = (amount.part, amount.whole) if isinstance(amount, Share) else (amount, Bounds.exactly(1))
    bounds = (part.low, part.high, whole.low, whole.high)
    known = [bound for bound in bounds if bound is not None]
    finest = lcm(*(bound.denominator for bound in known))
    unit = Fraction(gcd(*(int(bound * finest) for bound in known)) or 1, finest)
    if max(known) / unit > LARGEST_AMOUNT:
        raise ColumnOverflow(
            f"Row {row}, counted from 0: {fact} is too large, or too fine, for columns.", fact=fact, row=row
        )
    return tuple(NO_UPPER if bound is None else int(bound / unit) for bound in bounds)
