"""The states of a passage one after another: when it was in force, suspended, not yet commenced, or nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..logic.lawbook import ONE_DAY, Entry, Lawbook, State

__all__ = ["Span", "span_on", "spans"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days in one state, both ends included."""

    state: State
    since: date
    through: date | None
    """The last day; None if the entries name no end."""
    by: tuple[Entry, ...]
    """The entries that make the state on its first day."""
    commenced: bool
    """False while the passage has not once been in force."""


def spans(lawbook: Lawbook, cites: str, start: date, known: date = date.max) -> tuple[Span, ...]:
    """Every state of a passage from a day on, as known on a day, without gaps; the last one is open-ended.

    A state changes only on a turning day, so only those are asked for.
    """
    found: list[Span] = []
    was_in_force = False
    for day in (start, *(turn for turn in lawbook.turning_days(cites, known) if turn > start)):
        force = lawbook.on(day, known).force(cites)
        was_in_force = was_in_force or force.state is State.IN_FORCE
        if found and found[-1].state is force.state:
            continue
        if found:
            found[-1] = _ended(found[-1], day)
        found.append(Span(force.state, day, None, force.by, was_in_force))
    return tuple(found)


def span_on(lawbook: Lawbook, cites: str, day: date, start: date, known: date = date.max) -> Span:
    """The run of days in which a day stands. A day before `start` begins the reckoning itself."""
    all_spans = spans(lawbook, cites, min(day, start), known)
    return next(span for span in reversed(all_spans) if span.since <= day)


def _ended(span: Span, next_day: date) -> Span:
    return Span(span.state, span.since, next_day - ONE_DAY, span.by, span.commenced)
