"""Points that the text leaves open: the question, the answers in use and their holders, and the one a firm goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from ..languages import Catalogue, Text
from ..logic.lawbook import Entry
from ..logic.truth import NO, UNKNOWN, YES, Truth
from .instruments import Instrument

__all__ = ["FILES", "Adoption", "Answer", "Kind", "OpenPoint", "Stance", "open_points"]

Kind = Literal["leaf", "figure", "holding", "ledger", "statement"]
"""What an answer is: a yes or no in a rule (*leaf*), a way of counting amounts (*figure*) or holdings in a party
(*holding*), entries in the ledger (*ledger*), or nothing to adopt, for a table or an instrument states it
(*statement*)."""

HOME = Path(__file__).parent / "readings"
FILES = (
    "state",
    "items",
    "value_share",
    "technology",
    "export",
    "recipients",
    "undertakings",
    "notification",
    "announcement_62",
    "announcement_18",
)
"""The files of the points, by subject, in the order in which they are shown."""


@dataclass(frozen=True)
class Answer:
    """One way to read the text."""

    id: str
    says: Text
    holders: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    """What the law's ledger holds besides for whoever reads it so."""


@dataclass(frozen=True)
class OpenPoint:
    """A question left open, with its answers: the cautious one, the lenient one, and the one in use by default."""

    name: str
    question: Text
    kind: Kind
    source: str
    of: tuple[str, ...]
    """The passages that leave it open, as cited."""
    answers: tuple[Answer, ...]
    cautious: str
    lenient: str
    default: str
    why_default: Text
    instead: Text | None = None
    """Of a statement: what to do, for adopting an answer would do nothing."""

    def answer(self, answer_id: str) -> Answer:
        """One of the answers. Raises LookupError naming those there are."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        known = ", ".join(answer.id for answer in self.answers)
        raise LookupError(f"{answer_id!r} is no answer to {self.name}; the answers are {known}.")


@dataclass(frozen=True)
class Adoption:
    """The firm's own answer to an open point: which, by whom, on what day, and why."""

    answer: str
    by: str
    on: date
    why: str = ""


@dataclass(frozen=True)
class Stance:
    """One answer to each open point: those adopted by the firm, the program's default for the others."""

    answers: Mapping[str, str]
    adopted: Mapping[str, Adoption]

    @classmethod
    def of(cls, adopted: Mapping[str, Adoption] | None = None) -> Stance:
        """The adopted answers, and the default for every point that nobody has decided.

        Raises LookupError for a point or an answer that does not exist, and for a point that is not adopted but stated
        elsewhere, saying where.
        """
        adopted = adopted or {}
        points = open_points()
        for name, adoption in adopted.items():
            if name not in points:
                raise LookupError(f"{name!r} is no open point; they are {', '.join(points)}.")
            points[name].answer(adoption.answer)
            instead = points[name].instead
            if instead is not None:
                raise LookupError(f"{name} is not adopted. {instead.en}")
        answers = {name: adopted[name].answer if name in adopted else point.default for name, point in points.items()}
        return cls(answers, adopted)

    def instead(self, name: str, answer: str) -> Stance:
        """The same stance but for one point."""
        return Stance({**self.answers, name: answer}, self.adopted)

    def all(self, side: Literal["cautious", "lenient"]) -> Stance:
        """The stance of somebody who takes the cautious (or the lenient) answer wherever it is theirs to choose."""
        points = open_points().items()
        return Stance(
            {name: point.default if point.kind == "statement" else getattr(point, side) for name, point in points},
            self.adopted,
        )

    def truths(self) -> dict[str, Truth]:
        """The answers to the yes-or-no points, as the law of a day takes them."""
        points = open_points()
        return {name: self.truth(name) for name in self.answers if points[name].kind == "leaf"}

    def truth(self, name: str) -> Truth:
        """The answer to a yes-or-no point; "open" is unknown."""
        return _TRUTHS[self.answers[name]]

    def entries(self) -> tuple[Entry, ...]:
        """What the answers in use add to the law's ledger; nothing under most stances."""
        return tuple(entry for point in _ledger() for entry in point.answer(self.answers[point.name]).entries)


_TRUTHS: Mapping[str, Truth] = {"yes": YES, "no": NO, "open": UNKNOWN}


@cache
def open_points() -> Mapping[str, OpenPoint]:
    """All open points, in the order in which they are shown."""
    catalogues = [Catalogue.read(HOME / f"{stem}.toml") for stem in FILES]
    return {name: _point(name, catalogue.data(name)) for catalogue in catalogues for name in catalogue}


@cache
def _ledger() -> tuple[OpenPoint, ...]:
    return tuple(point for point in open_points().values() if point.kind == "ledger")


def _point(name: str, data: Mapping[str, Any]) -> OpenPoint:
    assert data["kind"] in get_args(Kind)
    return OpenPoint(
        name=name,
        question=_text(data, "question"),
        kind=data["kind"],
        source=data["source"],
        of=tuple(data["of"]),
        answers=tuple(_answer(name, each) for each in data["answers"]),
        cautious=data["cautious"],
        lenient=data["lenient"],
        default=data["default"],
        why_default=_text(data, "why_default"),
        instead=_text(data, "instead") if data["kind"] == "statement" else None,
    )


def _answer(point: str, data: Mapping[str, Any]) -> Answer:
    """An answer; what it does to the ledger stands in it as in an instrument, and is done by the reading itself.

    It counts for whoever asks as known on any day unless it says since when: what rests on an instrument says since
    when that instrument is known.
    """
    deeds = {key: value for key, value in data.items() if key not in ("id", "ja", "zh", "en", "holders")}
    entries: tuple[Entry, ...] = ()
    if deeds:
        title = {language: data[language] for language in ("ja", "zh", "en")}
        head = {"id": f"reading-{point}", "number": point, "issuer": "", "published": date.min, "title": title}
        entries = tuple(msgspec.convert({**head, **deeds}, Instrument).entries())
    return Answer(data["id"], Text(data["ja"], data["zh"], data["en"]), tuple(data["holders"]), entries)


def _text(data: Mapping[str, Any], start: str) -> Text:
    return Text(*(data[f"{start}_{language}"] for language in ("ja", "zh", "en")))
