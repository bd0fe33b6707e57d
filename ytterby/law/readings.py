"""Points that the text leaves open: the question, the answers in use and their holders, and the one a firm goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ..languages import Catalogue, Text
from ..logic.truth import NO, UNKNOWN, YES, Truth

__all__ = ["Adoption", "OpenPoint", "Stance", "open_points"]


@dataclass(frozen=True)
class Answer:
    """One way to read the text."""

    id: str
    says: Text
    holders: tuple[str, ...]


@dataclass(frozen=True)
class OpenPoint:
    """A question left open. A *leaf* is a yes or no in a rule; a *figure* changes how amounts are counted."""

    name: str
    question: Text
    kind: Literal["leaf", "figure"]
    source: str
    answers: tuple[Answer, ...]
    cautious: str
    lenient: str
    default: str
    why_default: Text

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

        Raises LookupError for a point or an answer that does not exist.
        """
        adopted = adopted or {}
        points = open_points()
        for name, adoption in adopted.items():
            if name not in points:
                raise LookupError(f"{name!r} is no open point; they are {', '.join(points)}.")
            points[name].answer(adoption.answer)
        answers = {name: adopted[name].answer if name in adopted else point.default for name, point in points.items()}
        return cls(answers, adopted)

    def instead(self, name: str, answer: str) -> Stance:
        """The same stance but for one point."""
        return Stance({**self.answers, name: answer}, self.adopted)

    def all(self, side: Literal["cautious", "lenient"]) -> Stance:
        """The stance of somebody who takes the cautious (or the lenient) answer everywhere."""
        return Stance({name: getattr(point, side) for name, point in open_points().items()}, self.adopted)

    def truths(self) -> dict[str, Truth]:
        """The answers to the yes-or-no points, as the law of a day takes them."""
        said = {"yes": YES, "no": NO}
        points = open_points()
        return {name: said.get(id_, UNKNOWN) for name, id_ in self.answers.items() if points[name].kind == "leaf"}


@cache
def open_points() -> Mapping[str, OpenPoint]:
    """All open points, in the order in which they are shown."""
    catalogue = Catalogue.read(Path(__file__).with_name("readings.toml"))
    return {name: _point(name, catalogue.data(name)) for name in catalogue}


def _point(name: str, data: Mapping[str, object]) -> OpenPoint:
    kind = data["kind"]
    answers = data["answers"]
    assert kind in ("leaf", "figure")
    assert isinstance(answers, list)
    return OpenPoint(
        name=name,
        question=_text(data, "question"),
        kind="leaf" if kind == "leaf" else "figure",
        source=str(data["source"]),
        answers=tuple(
            Answer(each["id"], Text(each["ja"], each["zh"], each["en"]), tuple(each["holders"])) for each in answers
        ),
        cautious=str(data["cautious"]),
        lenient=str(data["lenient"]),
        default=str(data["default"]),
        why_default=_text(data, "why_default"),
    )


def _text(data: Mapping[str, object], start: str) -> Text:
    return Text(*(str(data[f"{start}_{language}"]) for language in ("ja", "zh", "en")))
