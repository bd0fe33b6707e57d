"""Writes columns of truths as NumPy arrays. Needs the extra `columns`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce

import numpy as np
import numpy.typing as npt

from .columns import BOUNDS, LARGEST_AMOUNT, NO_UPPER, write
from .conditions import Condition
from .lawbook import Law
from .truth import NO, UNKNOWN, YES, Truth

__all__ = ["Column", "NumpyWriter", "Truths", "truths"]

Column = npt.ArrayLike | Sequence[int | None]
Truths = npt.NDArray[np.int8]
Amounts = npt.NDArray[np.int64]
Whole = npt.NDArray[np.signedinteger]
Reaches = Callable[[Amounts, Amounts], npt.NDArray[np.bool_]]


def truths(condition: Condition, law: Law, columns: Mapping[str, Column], rows: int) -> Truths:
    """The condition under the law of one day, a truth for each row. Raises as `NumpyWriter` and `write` do."""
    return np.array(np.broadcast_to(write(condition, law, NumpyWriter(columns, rows)), rows))


class NumpyWriter:
    """Writes from columns of whole numbers, all of so many rows; what is the same in every row it writes once.

    A null (None, or masked) and whatever is no truth, or no amount up to LARGEST_AMOUNT, is read as unknown. Writing
    refuses a column that is not of signed whole numbers with TypeError and one of another length with ValueError.
    """

    def __init__(self, columns: Mapping[str, Column], rows: int) -> None:
        self._columns = columns
        self._rows = rows

    def constant(self, truth: Truth) -> Truths:
        """One truth for every row, not repeated: it spreads over the rows of what it meets."""
        return np.array(truth, np.int8)

    def least(self, parts: Sequence[Truths]) -> Truths:
        """*And*."""
        return reduce(np.minimum, parts)

    def greatest(self, parts: Sequence[Truths]) -> Truths:
        """*Or*."""
        return reduce(np.maximum, parts)

    def negative(self, part: Truths) -> Truths:
        """*Not*."""
        return np.negative(part)

    def flag(self, fact: str) -> Truths:
        """The column of the fact."""
        return self._read(fact, UNKNOWN, NO, YES).astype(np.int8, copy=False)

    def at_least(self, fact: str, figure: Fraction) -> Truths:
        """Compared crosswise, as `Share` does it."""
        return self._compared(fact, figure, operator.ge)

    def above(self, fact: str, figure: Fraction) -> Truths:
        """Compared crosswise, as `Share` does it."""
        return self._compared(fact, figure, operator.gt)

    def _compared(self, fact: str, figure: Fraction, reaches: Reaches) -> Truths:
        """*Surely* less *surely not*; an upper bound that is not known makes neither sure."""
        part_low, part_high, whole_low, whole_high = self._bounds(fact)
        surely = (whole_high != NO_UPPER) & reaches(part_low * figure.denominator, whole_high * figure.numerator)
        may = (part_high == NO_UPPER) | reaches(part_high * figure.denominator, whole_low * figure.numerator)
        found: Truths = np.subtract(surely, ~may, dtype=np.int8)
        return found

    def _bounds(self, fact: str) -> list[Amounts]:
        """The four columns, in 64 bits whatever they come in: the figures are multiplied."""
        return [
            self._read(f"{fact}.{bound}", unknown, 0, LARGEST_AMOUNT).astype(np.int64, copy=False)
            for bound, unknown in BOUNDS.items()
        ]

    def _read(self, name: str, unknown: int, least: int, greatest: int) -> Whole:
        """The door: a column of whole numbers, unknown wherever it has none from the least to the greatest."""
        if name not in self._columns:
            return np.array(int(unknown))
        read = _whole_numbers(name, self._columns[name], int(unknown))
        if read.shape != (self._rows,):
            raise ValueError(f"The column {name} is to have {self._rows} rows, not the shape {read.shape}.")
        fits = (read >= least) & (read <= greatest)
        return read if fits.all() else np.where(fits, read, int(unknown))


def _whole_numbers(name: str, column: Column, unknown: int) -> Whole:
    read = np.asarray(column.filled(unknown) if isinstance(column, np.ma.MaskedArray) else column)
    if read.dtype == object and any(each is None for each in read):
        known = np.array([each is not None for each in read])
        filled = np.full(read.shape, unknown)
        filled[known] = _whole_numbers(name, read[known].tolist(), unknown)
        return filled
    if read.size and not np.issubdtype(read.dtype, np.signedinteger):
        raise TypeError(f"The column {name} is to hold signed whole numbers, not {read.dtype}.")
    return read
