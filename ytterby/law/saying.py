"""How a passage of law and its state on a day are said to a person, in three languages."""

from __future__ import annotations

import re
from pathlib import Path

from ..languages import Catalogue, Language
from ..logic.lawbook import Force, State

__all__ = ["force_text", "name_of"]

_ANNOUNCEMENT = re.compile(r"mofcom-(\d{4})-(\d+)")


def name_of(cites: str, language: Language) -> str:
    """How a passage is named for a person: `mofcom-2025-61/1(1)` is 61 § 1(1), in Chinese and Japanese as printed.

    What is no numbered announcement, such as a statement or a firm's own confirmation, goes by its id.
    """
    instrument, _, passage = cites.partition("/")
    announcement = _ANNOUNCEMENT.fullmatch(instrument)
    if announcement is None:
        return cites
    year, number = announcement.groups()
    key = "name-of-passage" if passage else "name-of-instrument"
    return _text(key, language, number=number, year=year, passage=passage)


def force_text(force: Force, language: Language) -> str:
    """The state of a passage on a day, with the entries that say so."""
    name = name_of(force.cites, language)
    state = _text(f"state-{force.state.value.replace(' ', '-')}", language)
    by = next((entry for entry in force.by if entry.does == "suspends"), None)
    if by is None:
        since = force.since or (force.by[0].on if force.by else None)
        key = "force-from" if force.state is State.NOT_COMMENCED else "force-since"
        return _text(key, language, name=name, state=state, day=since) if since else f"{name}: {state}"
    end = next((entry for entry in reversed(force.by) if entry.does in ("suspends", "extends")), by)
    if force.state is State.UNCONFIRMED:
        doubt = next((entry for entry in force.by if entry.does == "doubts"), None)
        return _text("force-unconfirmed", language, name=name, end=end.through, by=name_of(by.by, language)) + (
            _text("force-doubt", language, day=doubt.through) if doubt is not None and doubt.through else ""
        )
    key = "force-suspended" if force.commenced else "force-suspended-before"
    return _text(key, language, name=name, start=by.on, end=force.through or "…", by=name_of(by.by, language))


def _text(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("words.toml")).say(key, language, **values)
