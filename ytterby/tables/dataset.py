"""A dataset: all rows of all tables, what was wrong with them, and the address of their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from ..logic.bounds import Bounds
from ..logic.truth import Truth
from .issues import Issue
from .rows import (
    ROW_TYPES,
    BillLine,
    Content,
    EndUse,
    Licence,
    Line,
    Notice,
    Ownership,
    Part,
    Party,
    Price,
    Rate,
    Recipient,
    Row,
    Shipment,
    TechnologyUse,
    Transfer,
    Undertaking,
)

__all__ = ["Dataset"]


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Everything a user handed in, typed. Any table may be empty; `missing` names those that were not there at all."""

    parts: tuple[Part, ...] = ()
    bom: tuple[BillLine, ...] = ()
    content: tuple[Content, ...] = ()
    technology_use: tuple[TechnologyUse, ...] = ()
    notices: tuple[Notice, ...] = ()
    prices: tuple[Price, ...] = ()
    fx: tuple[Rate, ...] = ()
    parties: tuple[Party, ...] = ()
    ownership: tuple[Ownership, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    end_uses: tuple[EndUse, ...] = ()
    lines: tuple[Line, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    licences: tuple[Licence, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    issues: tuple[Issue, ...] = field(default=(), compare=False)
    missing: frozenset[str] = field(default=frozenset(), compare=False)

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of a table by its name."""
        rows: tuple[Row, ...] = getattr(self, name)
        return rows

    @cached_property
    def address(self) -> str:
        """SHA-256 of the content: the same rows have the same address, wherever and however they were written."""
        digest = hashlib.sha256()
        for name in ROW_TYPES:
            for line in sorted(_canonical(row) for row in self.table(name)):
                digest.update(f"{name}\x1e{line}\x1d".encode())
        return digest.hexdigest()


def _canonical(row: Row) -> str:
    return "\x1f".join(f"{name}={written}" for name, written in _cells(row))


def _cells(row: Row) -> Iterator[tuple[str, str]]:
    for column in fields(row):
        value = getattr(row, column.name)
        if not column.metadata or value is None:  # the place, and what only tells how the row was read
            continue
        match value:
            case Bounds(low=low, high=high):
                yield column.name, f"{low}..{'' if high is None else high}"
            case Truth():
                if value is not Truth.UNKNOWN:
                    yield column.name, value.name
            case date():
                yield column.name, value.isoformat()
            case _:
                yield column.name, str(value)
