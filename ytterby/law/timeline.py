"""The states of a passage one after another: when it was in force, suspended, not yet commenced, or nobody can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..logic.lawbook import ONE_DAY, Entry, Lawbook, State

__all__ = ["Span", "is_stopped", "span_on", "spans"]

_STOPPED = "停止"
"""How the ministry says that measures end while the party stays on the list; to suspend is 暂停."""


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
    stopped: bool = False
    """Of a suspension: whether the ministry called it a stop."""


def is_stopped(by: Sequence[Entry]) -> bool:
    """Whether the entries behind a suspension are the stopping of measures: without an end, and called a stop."""
    return bool(by) and by[0].does == "suspends" and by[0].through is None and by[0].says.startswith(_STOPPED)


def spans(lawbook: Lawbook, cites: str, start: date, known: date = date.max) -> tuple[Span, ...]:
    """Every state of a passage from a day on, as known on a day, without gaps; the last one is open-ended.

    A state changes only on a turning day, so only those are asked for.
    """
    found: list[Span] = []
    was_in_force = False
    for day in (start, *(turn for turn in lawbook.turning_days(cites, known) if turn > start)):
        force = lawbook.on(day, known).force(cites)
        was_in_force = was_in_force or force.state is State.IN_FORCE
        stopped = force.state is State.SUSPENDED and is_stopped(force.by)
        if found and (found[-1].state, found[-1].stopped) == (force.state, stopped):
            continue
        if found:
            found[-1] = replace(found[-1], through=day - ONE_DAY)
        found.append(Span(force.state, day, None, force.by, was_in_force, stopped))
    return tuple(found)


def span_on(lawbook: Lawbook, cites: str, day: date, start: date, known: date = date.max) -> Span:
    """The run of days in which a day stands. A day before `start` begins the reckoning itself."""
    all_spans = spans(lawbook, cites, min(day, start), known)
    return next(span for span in reversed(all_spans) if span.since <= day)
