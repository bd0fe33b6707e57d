"""Three truths on one scale.

On the scale NO < UNKNOWN < YES, *and* is the least of its parts, *or* the greatest and *not* the negative: Kleene's
strong logic. The same three operations serve one case, a NumPy column and a Polars expression.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final, NoReturn

__all__ = ["NO", "UNKNOWN", "YES", "Truth", "all_true", "any_true"]


class Truth(IntEnum):
    """NO, UNKNOWN or YES. It refuses to be a plain yes or no, for it may be neither."""

    NO = -1
    UNKNOWN = 0
    YES = 1

    def __bool__(self) -> NoReturn:
        raise TypeError("A truth may be unknown. Compare it: `truth is YES`.")

    def __invert__(self) -> Truth:
        return Truth(-self.value)

    @classmethod
    def of(cls, known: bool | None) -> Truth:  # noqa: FBT001  # what is known is the whole argument
        """What is known as yes or no, or is not known (None)."""
        return cls.UNKNOWN if known is None else cls.YES if known else cls.NO


NO: Final = Truth.NO
UNKNOWN: Final = Truth.UNKNOWN
YES: Final = Truth.YES


def all_true(truths: Iterable[Truth]) -> Truth:
    """*And*: the least of the truths; YES for none at all."""
    return min(truths, default=YES)


def any_true(truths: Iterable[Truth]) -> Truth:
    """*Or*: the greatest of the truths; NO for none at all."""
    return max(truths, default=NO)
