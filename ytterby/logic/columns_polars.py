"""Writes columns of truths as Polars expressions. Needs the extra `columns`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import polars as pl

from .columns import BOUNDS, LARGEST_AMOUNT, NO_UPPER, write
from .conditions import Condition
from .lawbook import Law
from .truth import NO, UNKNOWN, YES, Truth

__all__ = ["PolarsWriter", "truths"]

Reaches = Callable[[pl.Expr, pl.Expr], pl.Expr]


def truths(condition: Condition, law: Law, frame: pl.DataFrame) -> pl.Series:
    """The condition under the law of one day, a truth for each row. Raises as `PolarsWriter` and `write` do."""
    written = write(condition, law, PolarsWriter(frame.schema))
    return frame.lazy().with_columns(truth=written).select("truth").collect()["truth"]


class PolarsWriter:
    """Writes expressions over the columns of a schema.

    What is the same in every row is a literal, which `select` does not repeat: use `with_columns`. A null and whatever
    is no truth, or no amount up to LARGEST_AMOUNT, is read as unknown. Writing refuses a column that is not of signed
    whole numbers with TypeError.
    """

    def __init__(self, schema: Mapping[str, pl.DataType]) -> None:
        self._schema = schema

    def constant(self, truth: Truth) -> pl.Expr:
        """A literal."""
        return pl.lit(int(truth), pl.Int8)

    def least(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        """*And*. There is no null here, which it would pass over."""
        return pl.min_horizontal(parts)

    def greatest(self, parts: Sequence[pl.Expr]) -> pl.Expr:
        """*Or*. There is no null here, which it would pass over."""
        return pl.max_horizontal(parts)

    def negative(self, part: pl.Expr) -> pl.Expr:
        """*Not*."""
        return -part

    def flag(self, fact: str) -> pl.Expr:
        """The column of the fact."""
        return self._read(fact, pl.Int8, UNKNOWN, NO, YES)

    def at_least(self, fact: str, figure: Fraction) -> pl.Expr:
        """Compared crosswise, as `Share` does it."""
        return self._compared(fact, figure, operator.ge)

    def above(self, fact: str, figure: Fraction) -> pl.Expr:
        """Compared crosswise, as `Share` does it."""
        return self._compared(fact, figure, operator.gt)

    def _compared(self, fact: str, figure: Fraction, reaches: Reaches) -> pl.Expr:
        """*Surely* less *surely not*; an upper bound that is not known makes neither sure."""
        part_low, part_high, whole_low, whole_high = self._bounds(fact)
        surely = (whole_high != NO_UPPER) & reaches(part_low * figure.denominator, whole_high * figure.numerator)
        may = (part_high == NO_UPPER) | reaches(part_high * figure.denominator, whole_low * figure.numerator)
        return surely.cast(pl.Int8) - (~may).cast(pl.Int8)

    def _bounds(self, fact: str) -> list[pl.Expr]:
        """The four columns, in 64 bits whatever they come in: the figures are multiplied."""
        return [
            self._read(f"{fact}.{bound}", pl.Int64, unknown, 0, LARGEST_AMOUNT) for bound, unknown in BOUNDS.items()
        ]

    def _read(self, name: str, kind: type[pl.DataType], unknown: int, least: int, greatest: int) -> pl.Expr:
        """The door: a column of whole numbers, unknown wherever it has none from the least to the greatest."""
        nothing = pl.lit(int(unknown), kind)
        found = self._schema.get(name, pl.Null())
        if found == pl.Null:
            return nothing
        if not found.is_signed_integer():
            raise TypeError(f"The column {name} is to hold signed whole numbers, not {found}.")
        read = pl.col(name).cast(kind, strict=False)  # what the kind cannot hold becomes null
        return pl.when(read.is_between(int(least), int(greatest))).then(read).otherwise(nothing)
