"""The lists of a workspace as plain data, with how many of their entries stand how."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from ...languages import Language
from ...parties.decisions import Exclusion
from ...parties.lists import ListState, WatchedList
from .numbers import EntryNumbers
from .record import exclusion_record, list_record

__all__ = ["lists_record", "states_of"]

SCHEMA = "ytterby-lists-0.1"


def states_of(watched: WatchedList) -> dict[ListState, int]:
    """How many entries stand how; states in which none stands are left out."""
    states = [entry.state for entry in watched.entries]
    return {state: states.count(state) for state in get_args(ListState) if state in states}


def lists_record(
    lists: Iterable[WatchedList],
    exclusions: Iterable[Exclusion],
    numbers: EntryNumbers,
    on: date,
    language: Language,
) -> dict[str, Any]:
    """All lists and the names that are excluded."""
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "lists": [
            {
                **list_record(each, on, language),
                "states": states_of(each),
                "barred_to_foreign_persons": sum(entry.bars_foreign_persons for entry in each.entries),
            }
            for each in lists
        ],
        "exclusions": [
            {**exclusion_record(each), "number": numbers.by_id(each.list_id, each.entry_id) or None}
            for each in exclusions
        ],
    }
