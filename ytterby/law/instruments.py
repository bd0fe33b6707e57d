"""Reads the paper: an instrument's file and the entries that it makes in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec

from ..languages import Text
from ..logic.lawbook import Deed, Entry

__all__ = ["Instrument", "InstrumentError", "read_instrument"]

GRADES = Literal["O", "O-t", "L", "P", "S", "R"]


class InstrumentError(ValueError):
    """A file that was to hold an instrument does not; the message says where and what was expected."""


class _Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ja: str
    zh: str
    en: str


class _Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the instrument does, as it stands in its file."""

    what: tuple[str, ...]
    from_: date = msgspec.field(name="from")
    through: date | None = None
    of: str = ""
    value: str = ""
    says: str = ""
    parties: tuple[str, ...] = ()
    person: str = ""
    evidence: str = ""
    known: date | None = None


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An announcement, a notice or a recorded confirmation: who issued it, when, where it stands and what it does."""

    id: str
    number: str
    issuer: str
    published: date
    title: _Title
    address: str = ""
    grade: GRADES = "S"
    added_by: str = ""
    commences: tuple[_Deed, ...] = ()
    sets: tuple[_Deed, ...] = ()
    suspends: tuple[_Deed, ...] = ()
    extends: tuple[_Deed, ...] = ()
    doubts: tuple[_Deed, ...] = ()
    resumes: tuple[_Deed, ...] = ()
    lapsed: tuple[_Deed, ...] = ()
    lists: tuple[_Deed, ...] = ()
    repeals: tuple[_Deed, ...] = ()

    @property
    def name(self) -> Text:
        """The title in three languages."""
        return Text(self.title.ja, self.title.zh, self.title.en)

    def entries(self) -> Iterator[Entry]:
        """What it does, one entry for each passage, figure or party. Raises InstrumentError where a part is missing."""
        for does in _DEEDS:
            for deed in getattr(self, does):
                self._check(does, deed)
                for what in deed.what:
                    yield from self._written(does, deed, what)

    def _written(self, does: Deed, deed: _Deed, what: str) -> Iterator[Entry]:
        for value in deed.parties if does == "lists" else (deed.value,):
            yield Entry(
                does=does,
                what=what if does == "lists" or _is_cited_whole(what) else f"{self.id}/{what}",
                on=deed.from_,
                by=self.id,
                known=deed.known or self.published,
                through=deed.through,
                of=deed.of,
                value=value,
                says=deed.says,
                person=deed.person,
                evidence=deed.evidence,
            )

    def _check(self, does: Deed, deed: _Deed) -> None:
        wanted = {
            "extends": ("of", "through"),
            "doubts": ("of",),
            "sets": ("value",),
            "lists": ("parties",),
            "lapsed": ("person", "evidence"),
        }.get(does, ())
        lacking = [name for name in wanted if not getattr(deed, name)]
        if lacking:
            raise InstrumentError(f"{self.id}: an entry that {does} needs {' and '.join(lacking)}.")
        if deed.through is not None and deed.through < deed.from_:
            raise InstrumentError(
                f"{self.id}: an entry that {does} ends {deed.through}, before it begins {deed.from_}."
            )
        if does == "sets":
            try:
                Fraction(deed.value)
            except (ValueError, ZeroDivisionError):
                raise InstrumentError(f"{self.id}: {deed.value!r} is not a figure; write 1/1000 or 0.001.") from None


_DEEDS: tuple[Deed, ...] = (
    "commences",
    "sets",
    "suspends",
    "extends",
    "doubts",
    "resumes",
    "lapsed",
    "lists",
    "repeals",
)


def _is_cited_whole(what: str) -> bool:
    """Whether a passage is named with its instrument (`mofcom-2025-61/1`) and not from within it (`1(1)`)."""
    return what.startswith(("mofcom-", "firm-", "npc-", "statecouncil-"))


def read_instrument(path: Path) -> Instrument:
    """An instrument from its TOML file. Raises InstrumentError with the file and the place in it that is wrong."""
    try:
        instrument = msgspec.toml.decode(path.read_bytes(), type=Instrument)
        for _ in instrument.entries():
            pass
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise InstrumentError(f"{path.name}: {problem}") from problem
    except InstrumentError as problem:
        raise InstrumentError(f"{path.name}: {problem}") from None
    return instrument
