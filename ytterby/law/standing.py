"""How the law stands on a day, as known on a day: every provision with its state, every figure, every instrument."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..logic.lawbook import Entry, Force, State
from .instruments import Instrument
from .lawbook import Statutes
from .timeline import Span, span_on, spans

__all__ = ["Standing", "Stands", "figures_on", "history", "in_order", "passages", "standing"]

FIRST = (
    *("mofcom-2025-61", "mofcom-2025-62", "mofcom-2025-18", "mofcom-2025-55", "mofcom-2025-56", "mofcom-2025-57"),
    *("mofcom-2025-58", "mofcom-2024-46", "mofcom-2026-1", "mofcom-most-technology-catalogue", "statecouncil-792"),
    *("npc-2020-export-control-law", "statecouncil-2024-rare-earths", "gb-t-15676-2015"),
)
"""In what order instruments are shown; after these the list notices and what a firm has added."""


@dataclass(frozen=True, slots=True)
class Stands:
    """One passage on the day: its state, and the run of days in which the day lies."""

    cites: str
    force: Force
    span: Span


@dataclass(frozen=True)
class Standing:
    """The law on one day as known on another."""

    day: date
    known: date
    known_to: date
    """The last day up to which announcements were looked for; what was issued later is not in here."""
    instruments: tuple[Instrument, ...]
    stands: tuple[Stands, ...]
    figures: tuple[Entry, ...]

    @property
    def unconfirmed(self) -> tuple[Stands, ...]:
        """The passages of which nobody can say whether they are in force."""
        return tuple(each for each in self.stands if each.force.state is State.UNCONFIRMED)


def standing(statutes: Statutes, day: date, known: date) -> Standing:
    """How the law stands on a day, by what was known on another."""
    law = statutes.lawbook.on(day, known)
    heard = {entry.by for entry in law.entries}
    return Standing(
        day=day,
        known=known,
        known_to=statutes.known_to(known),
        instruments=tuple(each for each in by_day(statutes) if each.id in heard or each.published <= known),
        stands=tuple(
            Stands(cites, law.force(cites), span_on(statutes.lawbook, cites, day, _published(statutes, cites), known))
            for cites in passages(statutes, known)
        ),
        figures=figures_on(statutes, day, known),
    )


def passages(statutes: Statutes, known: date = date.max) -> tuple[str, ...]:
    """Every passage that some instrument brings into force, instrument by instrument, in the order of the texts."""
    entries = statutes.lawbook.entries
    begun = {each.what for each in entries if each.does == "commences" and each.known <= known}
    return tuple(sorted(begun, key=in_order))


def in_order(cites: str) -> tuple[int, list[tuple[int, str]]]:
    """A key by which passages come instrument by instrument, in the order of the texts."""
    return _rank(cites), _numbers(cites)


def figures_on(statutes: Statutes, day: date, known: date) -> tuple[Entry, ...]:
    """The entries that set the figures of a day, the latest for each."""
    latest: dict[str, Entry] = {}
    begun = [each for each in statutes.lawbook.on(day, known).entries if each.does == "sets" and each.on <= day]
    for entry in sorted(begun, key=lambda entry: (entry.on, entry.known)):
        latest[entry.what] = entry
    return tuple(latest[each.what] for each in dict.fromkeys(begun) if latest[each.what] is each)


def history(statutes: Statutes, cites: str, known: date) -> tuple[Span, ...]:
    """All states of a passage from the day its instrument was published."""
    return spans(statutes.lawbook, cites, _published(statutes, cites), known)


def by_day(statutes: Statutes) -> tuple[Instrument, ...]:
    """All instruments in the order of their days."""
    return tuple(sorted(statutes.instruments.values(), key=lambda each: (each.published, each.id)))


def _published(statutes: Statutes, cites: str) -> date:
    """The day the instrument of a passage was published; for one that is not in the book, the first day it is named."""
    instrument = statutes.instruments.get(cites.partition("/")[0])
    if instrument is not None:
        return instrument.published
    return min(each.on for each in statutes.lawbook.entries if each.reaches(cites))


def _rank(cites: str) -> int:
    instrument = cites.partition("/")[0]
    return FIRST.index(instrument) if instrument in FIRST else len(FIRST)


def _numbers(cites: str) -> list[tuple[int, str]]:
    """So that 2 comes before 10."""
    return [(int(number or 0), word) for number, word in re.findall(r"(\d+)|(\D+)", cites)]
