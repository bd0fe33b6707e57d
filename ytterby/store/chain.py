"""The chain that holds the records together: each bears a hash over its own content and the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ..languages import Catalogue, Message
from .acts import Act, Recorded, canonical

__all__ = ["COLUMNS", "START", "Broken", "Row", "first_broken", "recorded", "row_of"]

START = "0" * 64
"""What stands before the first record."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it lies in the database: texts alone, so that what was hashed is what is kept."""

    number: int
    before: str
    address: str
    at: str
    kind: str
    about: str
    person: str
    day: str
    why: str
    content: str

    @property
    def worked_out(self) -> str:
        """The address that it must have, by what it says; empty if it holds what no record does."""
        if not all(isinstance(each, str | int) for each in astuple(self)):
            return ""
        said = [self.number, self.before, self.at, self.kind, self.about, self.person, self.day, self.why, self.content]
        written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


COLUMNS = tuple(Row.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first record that does not fit: somebody wrote into the database past the program, or the disk failed."""

    number: int
    says: Message


def row_of(act: Act, number: int, before: str, at: datetime) -> Row:
    """An act as the next record after another."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    said = (moment, act.kind, act.about, act.by, act.on.isoformat(), act.why, canonical(act.content))
    address = Row(number, before, "", *said).worked_out
    return Row(number, before, address, *said)


def recorded(row: Row) -> Recorded | None:
    """The record in a row; None if the row is not what was recorded."""
    if row.worked_out != row.address:
        return None
    act = Act(row.kind, row.about, row.person, date.fromisoformat(row.day), row.why, json.loads(row.content))
    return Recorded(act, row.number, datetime.fromisoformat(row.at), row.address)


def first_broken(rows: Iterable[Row]) -> Broken | None:
    """The first of all rows, in their order, that is not what was recorded or does not follow the one before."""
    number, before = 1, START
    for row in rows:
        if row.number != number:
            return Broken(number, _says("missing", number=number))
        if row.before != before:
            return Broken(number, _says("does-not-follow", number=number))
        if row.worked_out != row.address:
            return Broken(number, _says("was-changed", number=number))
        number, before = number + 1, row.address
    return None


def _says(key: str, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
