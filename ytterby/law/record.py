"""The state of the law as plain data: for JSON and for whoever calls the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ..languages import Language
from ..logic.lawbook import Entry
from .saying import figure_name, force_text, name_of, state_name
from .standing import Standing, Stands
from .timeline import Span

__all__ = ["entry_record", "standing_record", "timeline_record"]


def standing_record(standing: Standing, language: Language) -> dict[str, object]:
    """How the law stands on a day, as known on a day."""
    return {
        "schema": "ytterby-law-status-0.1",
        "day": standing.day.isoformat(),
        "known": standing.known.isoformat(),
        "known_to": standing.known_to.isoformat(),
        "provisions": [_stands(each, language) for each in standing.stands],
        "figures": [
            {
                "figure": entry.what,
                "name": figure_name(entry.what, language),
                "value": entry.value,
                "since": entry.on.isoformat(),
                "words": entry.says,
                "by": entry.by,
            }
            for entry in standing.figures
        ],
        "instruments": [
            {
                "id": each.id,
                "number": each.number,
                "title": getattr(each.title, language),
                "published": each.published.isoformat(),
                "grade": each.grade,
                "address": each.address,
                "added_by": each.added_by,
            }
            for each in standing.instruments
        ],
    }


def timeline_record(
    histories: Mapping[str, Sequence[Span]], known: date, known_to: date, language: Language
) -> dict[str, object]:
    """The states of several passages one after another."""
    return {
        "schema": "ytterby-law-timeline-0.1",
        "known": known.isoformat(),
        "known_to": known_to.isoformat(),
        "provisions": [
            {
                "cites": cites,
                "name": name_of(cites, language),
                "states": [_span(span, language) for span in history],
            }
            for cites, history in histories.items()
        ],
    }


def _stands(each: Stands, language: Language) -> dict[str, object]:
    return {
        "cites": each.cites,
        "name": name_of(each.cites, language),
        "truth": each.force.truth.name.lower(),
        **_span(each.span, language),
        "by": [entry_record(entry) for entry in each.force.by],
        "text": force_text(each.force, language),
    }


def _span(span: Span, language: Language) -> dict[str, object]:
    return {
        "state": span.state.value,
        "state_name": state_name(span.state, language, stopped=span.stopped),
        "since": span.since.isoformat(),
        "through": None if span.through is None else span.through.isoformat(),
        "ever_commenced": span.commenced,
    }


def entry_record(entry: Entry) -> dict[str, object]:
    """One entry of the ledger; of a confirmation also who gave it, on what evidence."""
    days = {"on": entry.on.isoformat(), "through": None if entry.through is None else entry.through.isoformat()}
    said = {"instrument": entry.by, "does": entry.does, "what": entry.what}
    person = {"person": entry.person, "evidence": entry.evidence} if entry.person else {}
    return {**said, **days, "known": entry.known.isoformat(), **person}
