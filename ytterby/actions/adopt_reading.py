"""Adopts an answer to an open point for the firm: a named person's decision, written into `firm.toml`.

Permission is a person's name, the change is one table of the file, and the file is the record of it: an adoption that
is replaced stays in it as comments.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..determination.firm import Firm, read_firm
from ..determination.firm_file import NAME, cannot_be_opened, parse_firm_file
from ..documents.files import write_whole
from ..languages import Catalogue, Language, Message, RefusedError
from ..law.drafts import quoted
from ..law.readings import Adoption, open_points
from .toml_block import CannotBePutError, with_table

__all__ = ["Adopted", "NotAdoptedError", "adopt_reading", "no_such_reading"]

_BOM = b"\xef\xbb\xbf"
_NEAR = 3


class NotAdoptedError(RefusedError):
    """An adoption that cannot be taken in as it is, with all the reasons. Nothing was written."""


@dataclass(frozen=True)
class Adopted:
    """What the firm goes by now, and what it went by before."""

    file: Path
    name: str
    adoption: Adoption
    earlier: Adoption | None
    before: Firm
    after: Firm

    @property
    def is_new(self) -> bool:
        """Whether anything was written: what stood there already is not written again."""
        return self.adoption != self.earlier

    @property
    def earlier_answer(self) -> str:
        """The answer in use until now, adopted or by default."""
        return self.before.stance.answers[self.name]


def adopt_reading(workspace: Path, name: str, adoption: Adoption, today: date, language: Language) -> Adopted:
    """Write an adoption into the firm's file; the note above an earlier one is in the language of whoever asks.

    Raises NotAdoptedError with every reason against it, FirmError if the file cannot be right as it stands, OSError if
    it cannot be written.
    """
    file = (workspace / NAME).resolve()
    before = read_firm(workspace)
    earlier = before.adopted.get(name)
    reasons = list(_against(name, adoption, earlier, today))
    if reasons:
        raise NotAdoptedError(reasons)
    if adoption == earlier:
        return Adopted(file, name, adoption, earlier, before, before)
    try:
        content = file.read_bytes() if file.exists() else b""
    except OSError as problem:
        raise cannot_be_opened() from problem
    made = _written(content, name, adoption, _because("reading-replaced", day=adoption.on).in_(language))
    parse_firm_file(made)
    write_whole(file, made)
    return Adopted(file, name, adoption, earlier, before, read_firm(workspace))


def no_such_reading(said: str) -> Message:
    """That there is no open point of a name, with the nearest that there are."""
    near = difflib.get_close_matches(said.casefold(), open_points(), n=_NEAR, cutoff=0.5)
    within = [name for name in open_points() if len(said) > _NEAR and said.casefold() in name and name not in near]
    if near or within:
        return _because("reading-unknown-near", said=said, near=(*near, *within))
    return _because("reading-unknown", said=said)


def _against(name: str, adoption: Adoption, earlier: Adoption | None, today: date) -> Iterator[Message]:
    """Everything that speaks against an adoption."""
    point = open_points().get(name)
    if point is None:
        yield no_such_reading(name)
    elif point.instead is not None:
        yield _because("reading-is-stated", name=name, instead=point.instead)
    elif adoption.answer not in {answer.id for answer in point.answers}:
        answers = tuple(answer.id for answer in point.answers)
        yield _because("reading-no-such-answer", name=name, said=adoption.answer, answers=answers)
    if not any(sign.isalnum() for sign in adoption.by):
        yield _because("reading-unnamed")
    if adoption.on > today:
        yield _because("reading-on-later", day=adoption.on, today=today)
    elif earlier is not None and adoption.on < earlier.on:
        yield _because("reading-on-earlier", day=adoption.on, earlier=earlier.on, by=earlier.by)
    try:
        f"{adoption.by}{adoption.why}".encode()
    except UnicodeEncodeError:
        yield _because("not-text")


def _written(content: bytes, name: str, adoption: Adoption, note: str) -> bytes:
    """The file with the adoption in it. Raises NotAdoptedError where it cannot be put in alone."""
    lines = [f"answer = {quoted(adoption.answer)}", f"by = {quoted(adoption.by)}", f"on = {adoption.on.isoformat()}"]
    if adoption.why:
        lines.append(f"why = {quoted(adoption.why)}")
    bom = _BOM if content.startswith(_BOM) else b""
    try:
        return bom + with_table(content.decode("utf-8-sig"), ("readings", name), lines, note).encode()
    except CannotBePutError:
        block = "\n".join([f"[readings.{name}]", *lines])
        raise NotAdoptedError([_because("reading-written-otherwise", name=name, block=block)]) from None


def _because(key: str, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
