"""The law as it would be if a suspension of which an extension was only spoken of had been extended, or had ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...languages import Text
from ...law.drafts import Head, ended, extension, lapse, last_day, suspensions
from ...law.instruments import Instrument
from ...law.lawbook import Statutes
from ...law.readings import OpenPoint
from ...logic.lawbook import ONE_DAY, Lawbook

__all__ = ["is_about_an_extension", "supposed"]


def is_about_an_extension(point: OpenPoint) -> bool:
    """Whether a point that is not adopted asks for something that an instrument would settle."""
    return point.instead is not None and {answer.id for answer in point.answers} == {"yes", "no", "open"}


def supposed(statutes: Statutes, point: OpenPoint, answer: str, known: date) -> Statutes | None:
    """The law under one answer, *yes* or *no*, to whether a suspension was extended, by what was spoken of.

    None where nothing is in question: no extension was spoken of by then, or the workspace tells what became of it.
    """
    book = statutes.lawbook
    for of in {cites.partition("/")[0] for cites in point.of}:
        through = _spoken_of(book, of, known)
        ends = {} if through is None else _in_question(book, of, through)
        if through is not None and ends and answer in ("yes", "no"):
            added = _extended(book, of, ends, through, known) if answer == "yes" else _over(book, of, ends, known)
            return Statutes({**statutes.instruments, added.id: added})
    return None


def _spoken_of(book: Lawbook, of: str, known: date) -> date | None:
    """The day through which an extension of a suspension was spoken of."""
    doubts = (each for each in book.entries if each.does == "doubts" and each.of == of and each.known <= known)
    return max((each.through for each in doubts if each.through is not None), default=None)


def _in_question(book: Lawbook, of: str, through: date) -> dict[str, date]:
    """What is suspended to an earlier day, with that day, and not known to be in force again."""
    held = (each for each in suspensions(book, of) if ended(book, each, each.what) is None)
    ends = {each.what: last_day(book, each, each.what) for each in held}
    return {what: end for what, end in ends.items() if end is not None and end < through}


def _extended(book: Lawbook, of: str, ends: Mapping[str, date], through: date, known: date) -> Instrument:
    head = Head(f"supposed-extension-of-{of}", "-", "-", known, Text.same("-"), "")
    return extension(head, book, of, through, min(ends.values()) + ONE_DAY, tuple(ends))


def _over(book: Lawbook, of: str, ends: Mapping[str, date], known: date) -> Instrument:
    return lapse(book, of, max(ends.values()) + ONE_DAY, by="-", on=known, evidence="-", scope=tuple(ends))
