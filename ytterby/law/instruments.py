"""Reads the paper: an instrument's file and the entries that it makes in the ledger."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from ..languages import Catalogue, Language, Message, Text
from ..logic.lawbook import Deed, Entry
from .party_table import PartyRow, PartyTableError, read_parties

__all__ = ["Instrument", "InstrumentError", "parse_instrument", "read_instrument"]

GRADES = Literal["O", "O-t", "L", "P", "S", "R"]


class InstrumentError(ValueError):
    """A file that was to hold an instrument does not: every reason, in the language of whoever reads it."""

    def __init__(self, *reasons: Message, file: str = "") -> None:
        self.reasons = reasons
        self.file = file
        super().__init__(self.in_("en"))

    def in_(self, language: Language) -> str:
        """The file and what is wrong with it, one reason a line."""
        said = "\n".join(reason.in_(language) for reason in self.reasons)
        return f"{self.file}: {said}" if self.file else said


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
    parties_in: str = ""
    """A table beside the file that names further parties, with all their names."""
    rows: tuple[PartyRow, ...] = ()
    """What was read from that table: no file states it itself."""
    person: str = ""
    evidence: str = ""
    known: date | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The parties by the names that the ledger keeps: those that stand here, then those of the table."""
        return (*self.parties, *(row.name for row in self.rows))


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
    unlists: tuple[_Deed, ...] = ()
    repeals: tuple[_Deed, ...] = ()

    @property
    def name(self) -> Text:
        """The title in three languages."""
        return Text(*(Text.same(said).ja for said in (self.title.ja, self.title.zh, self.title.en)))

    def entries(self) -> Iterator[Entry]:
        """What it does, one entry for each passage, figure or party. Raises InstrumentError where a part is missing."""
        for does in _DEEDS:
            for deed in getattr(self, does):
                self._check(does, deed)
                for what in deed.what:
                    yield from self._written(does, deed, what)

    def _written(self, does: Deed, deed: _Deed, what: str) -> Iterator[Entry]:
        is_of_lists = does in _OF_LISTS
        for value in deed.named if is_of_lists else (deed.value,):
            yield Entry(
                does=does,
                what=what if is_of_lists or _is_cited_whole(what) else f"{self.id}/{what}",
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

    def beginning(self) -> Iterator[Entry]:
        """Of a notice that lists parties and says nothing of its own beginning: that it begins by listing."""
        if self.lists and not self.commences:
            first = min(self.lists, key=lambda deed: deed.from_)
            yield from self._written("commences", replace(first, says="", parties=(), rows=()), "1")

    @property
    def only_lists(self) -> bool:
        """Whether it does nothing but put parties on lists or take them off."""
        own = f"{self.id}/1"
        return all(each.does in _OF_LISTS or (each.does, each.what) == ("commences", own) for each in self.entries())

    def _check(self, does: Deed, deed: _Deed) -> None:
        lacking = [name for name in _WANTED.get(does, ()) if not getattr(deed, name)]
        if does in _OF_LISTS and not deed.named:
            lacking.append("parties")
        if lacking:
            raise InstrumentError(_because("deed-lacks", id=self.id, does=does, names=", ".join(lacking)))
        if deed.through is not None and deed.through < deed.from_:
            ends = {"through": deed.through, "day": deed.from_}
            raise InstrumentError(_because("deed-ends-before", id=self.id, does=does, **ends))
        if does == "sets":
            try:
                Fraction(deed.value)
            except (ValueError, ZeroDivisionError):
                raise InstrumentError(_because("deed-not-a-figure", id=self.id, value=deed.value)) from None


_WANTED: Mapping[Deed, tuple[str, ...]] = {
    "extends": ("of", "through"),
    "doubts": ("of",),
    "sets": ("value",),
    "lapsed": ("person", "evidence"),
}
"""What an entry cannot do without, besides its passages and its day."""

_DEEDS: tuple[Deed, ...] = (
    "commences",
    "sets",
    "suspends",
    "extends",
    "doubts",
    "resumes",
    "lapsed",
    "lists",
    "unlists",
    "repeals",
)

_OF_LISTS: tuple[Deed, ...] = ("lists", "unlists")
"""What is done to parties on a list and not to a passage."""


def _is_cited_whole(what: str) -> bool:
    """Whether a passage is named with its instrument (`mofcom-2025-61/1`) and not from within it (`1(1)`)."""
    return what.startswith(("mofcom-", "firm-", "npc-", "statecouncil-", "gb-t-"))


def read_instrument(path: Path) -> Instrument:
    """An instrument from its TOML file. Raises InstrumentError with the file and the place in it that is wrong."""
    try:
        return parse_instrument(path.read_bytes(), path.parent)
    except InstrumentError as problem:
        raise InstrumentError(*problem.reasons, file=path.name) from problem


def parse_instrument(content: bytes, beside: Path | None = None) -> Instrument:
    """An instrument from the content of such a file, and from the tables beside it. Raises InstrumentError."""
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise InstrumentError(_because("file-not-utf-8")) from problem
    except tomllib.TOMLDecodeError as problem:
        raise InstrumentError(_because("file-not-toml", detail=problem)) from problem
    known = {field.encode_name: field.required for field in msgspec.structs.fields(Instrument)}
    reasons = {
        "file-lacks": [name for name, required in known.items() if required and name not in said],
        "file-unknown-keys": [name for name in said if name not in known],
    }
    found = [_because(key, names=", ".join(names)) for key, names in reasons.items() if names]
    if found:
        raise InstrumentError(*found)
    try:
        instrument = msgspec.convert(said, Instrument)
    except msgspec.ValidationError as problem:
        raise InstrumentError(_because("file-not-right", detail=problem)) from problem
    for does in _DEEDS:
        if any(deed.rows or (deed.parties_in and does not in _OF_LISTS) for deed in getattr(instrument, does)):
            raise InstrumentError(_because("file-unknown-keys", names="rows, parties_in"))
    read = {does: tuple(_with_parties(deed, beside) for deed in getattr(instrument, does)) for does in _OF_LISTS}
    instrument = replace(instrument, **read)
    for _ in instrument.entries():
        pass
    return instrument


def _with_parties(deed: _Deed, beside: Path | None) -> _Deed:
    """The deed with the parties that its table names, after those that it names itself."""
    if not deed.parties_in:
        return deed
    table = beside / deed.parties_in if beside is not None and Path(deed.parties_in).name == deed.parties_in else None
    try:
        if table is None:
            raise FileNotFoundError(deed.parties_in)
        return replace(deed, rows=read_parties(table))
    except PartyTableError as problem:
        raise InstrumentError(*problem.reasons) from problem
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise InstrumentError(_because("deed-without-table", name=deed.parties_in)) from problem


def _because(key: str, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("words.toml")).message(key, **values)
