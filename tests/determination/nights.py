"""Two days of the law and one dataset: what the tests of changes ask, each in one word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.determination.scenes import TODAY
from ytterby.determination.changes.comparing import Changes, LineChange, changes
from ytterby.determination.firm import Firm
from ytterby.languages import Text
from ytterby.law.difference import Side, StateChange
from ytterby.law.drafts import Head
from ytterby.law.lawbook import Statutes, packaged
from ytterby.logic.lawbook import State
from ytterby.tables.dataset import Dataset

KNOWN = date(2026, 10, 8)
IN_FORCE, STOPPED = date(2025, 11, 6), date(2025, 11, 7)
LAST, OPEN, AFTER = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
RATES = ((date(2026, 11, 20), 2), (date(2026, 11, 21), 3))
HEAD = Head("mofcom-2026-98", "商务部公告2026年第98号", "商务部", date(2026, 11, 5), Text.same("Sample"), "Aya Mori")


def side(day: date, firm: Firm, book: Statutes | None = None, known: date = KNOWN) -> Side:
    """The packaged law, or another, of one day as a firm reads it."""
    return Side(book or packaged(), day, known, firm.stance)


def changes_of(
    scene: Dataset, first: date, second: date, *, firm: Firm | None = None, book: Statutes | None = None
) -> Changes:
    """What changes for a scene between two days; another law than the packaged one is known by today."""
    firm, known = firm or Firm(), KNOWN if book is None else TODAY
    return changes(scene, firm, side(first, firm, book, known), side(second, firm, book, known))


def only(found: Changes) -> LineChange:
    """The change of the only line that changes."""
    (change,) = (*found.lines, *found.transfers)
    return change


def outcomes(change: LineChange) -> tuple[object, object]:
    """The words for a person, before and after."""
    return change.before.outcome, change.after.outcome


def passages_of(change: LineChange) -> dict[str, tuple[State, State]]:
    """The passages that it changes because of, with their states."""
    return {
        cause.cites: (cause.before.state, cause.after.state)
        for cause in change.because
        if isinstance(cause, StateChange)
    }


def instruments_of(change: LineChange) -> set[str]:
    """The instruments by which those passages changed."""
    return {entry.by for cause in change.because if isinstance(cause, StateChange) for entry in cause.by}


def kinds(duties: Iterable[object]) -> list[str]:
    """The kinds of duties."""
    return [str(getattr(duty, "kind", duty)) for duty in duties]


def numbers(*passages: str) -> set[str]:
    """Passages of announcement 61 by their numbers."""
    return {f"mofcom-2025-61/{passage}" for passage in passages}
