"""How a passage of law and its state on a day are said to a person, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from ..languages import Catalogue, Language
from ..logic.digits import digits, percent
from ..logic.lawbook import Entry, Force, State
from .paragraphs import number_zh

__all__ = [
    "deed_text",
    "figure_name",
    "figure_value",
    "force_text",
    "name_of",
    "passage_name",
    "say",
    "state_name",
    "subject_of",
    "together",
]

_ANNOUNCEMENT = re.compile(r"mofcom-(\d{4})-(\d+)")
_STATEMENT = re.compile(r"mofcom-statement-(\d{4}-\d{2}-\d{2})")
_CONFIRMATION = re.compile(r"firm-(\d{4}-\d{2}-\d{2})-lapsed-.+")
_READING = re.compile(r"reading-(.+)")


def name_of(cites: str, language: Language) -> str:
    """How a passage is named for a person: `mofcom-2025-61/1(1)` is 61/2025 § 1(1), in Chinese numbered as printed.

    What is no announcement, no statement, no confirmation of the firm's own and no reading goes by its id.
    """
    instrument, _, passage = cites.partition("/")
    reading = _READING.fullmatch(instrument)
    if reading is not None:
        return say("name-of-reading", language, name=reading[1])
    for key, pattern in (("name-of-statement", _STATEMENT), ("name-of-confirmation", _CONFIRMATION)):
        dated = pattern.fullmatch(instrument)
        if dated is not None:
            return say(key, language, day=dated[1])
    announcement = _ANNOUNCEMENT.fullmatch(instrument)
    if announcement is None:
        return cites
    year, number = announcement.groups()
    key = "name-of-passage" if passage else "name-of-instrument"
    return say(key, language, number=number, year=year, passage=passage_name(cites, language))


def passage_name(cites: str, language: Language) -> str:
    """The number of a passage within its instrument: `1(1)`, in Chinese 一（一）."""
    return number_zh(cites) if language == "zh" else cites.partition("/")[2]


def state_name(state: State, language: Language) -> str:
    """What a state is called: in force, suspended, …"""
    return say(f"state-{state.value.replace(' ', '-')}", language)


def deed_text(entries: Sequence[Entry], language: Language) -> str:
    """What entries do that differ in nothing but the passage (or the party): one sentence, with its days.

    For a confirmation it names the person and the evidence.
    """
    entry = entries[0]
    open_end = entry.does in ("suspends", "extends") and entry.through is None
    return say(
        f"deed-{entry.does}{'-open' if open_end else ''}",
        language,
        by=name_of(entry.by, language),
        what=_joined((_told(each, language) for each in entries), language),
        of=name_of(entry.of, language),
        day=entry.on,
        through=entry.through or "…",
        value=_joined((_value(each) for each in entries), language),
        person=entry.person,
        evidence=entry.evidence,
    )


def together(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """The entries in groups that one sentence can say, in their order."""
    groups: dict[Entry, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(replace(entry, what="", value=""), []).append(entry)
    return [tuple(group) for group in groups.values()]


def figure_name(figure: str, language: Language) -> str:
    """What a figure is called; by its id if a firm's own instrument sets it."""
    texts = _texts()
    return texts.say(f"figure-{figure}", language) if f"figure-{figure}" in texts else figure


def figure_value(figure: str, value: str) -> str:
    """A figure as it is read: a share in per cent, anything else as digits."""
    exact = Fraction(value)
    texts = _texts()
    if f"figure-{figure}" in texts and texts.data(f"figure-{figure}").get("unit") == "%":
        return f"{percent(exact)} %"
    return digits(exact, 6, "up")


def subject_of(cites: str, language: Language) -> str:
    """What a provision is about, in a few words; empty for those of a firm's own instrument."""
    texts = _texts()
    return texts.say(f"subject-{cites}", language) if f"subject-{cites}" in texts else ""


def _told(entry: Entry, language: Language) -> str:
    """What an entry is about: a figure, a list, or a passage, which its own instrument names by its number alone."""
    if entry.does == "sets":
        return figure_name(entry.what, language)
    if entry.does == "lists":
        return say(f"list-{entry.what}", language) if f"list-{entry.what}" in _texts() else entry.what
    if entry.what.startswith(f"{entry.by}/"):
        return say("name-within", language, passage=passage_name(entry.what, language))
    return name_of(entry.what, language)


def _value(entry: Entry) -> str:
    return figure_value(entry.what, entry.value) if entry.does == "sets" else entry.value


def _joined(names: Iterable[str], language: Language) -> str:
    return {"ja": "、", "zh": "、", "en": ", "}[language].join(dict.fromkeys(names))


def force_text(force: Force, language: Language) -> str:
    """The state of a passage on a day, with the entries that say so."""
    name = name_of(force.cites, language)
    state = state_name(force.state, language)
    by = next((entry for entry in force.by if entry.does == "suspends"), None)
    if by is None:
        since = force.since or (force.by[0].on if force.by else None)
        key = "force-from" if force.state is State.NOT_COMMENCED else "force-since"
        return say(key, language, name=name, state=state, day=since) if since else f"{name}: {state}"
    end = next((entry for entry in reversed(force.by) if entry.does in ("suspends", "extends")), by)
    if force.state is State.UNCONFIRMED:
        doubt = next((entry for entry in force.by if entry.does == "doubts"), None)
        return say("force-unconfirmed", language, name=name, end=end.through, by=name_of(by.by, language)) + (
            say("force-doubt", language, day=doubt.through) if doubt is not None and doubt.through else ""
        )
    key = "force-suspended" if force.commenced else "force-suspended-before"
    return say(key, language, name=name, start=by.on, end=force.through or "…", by=name_of(by.by, language))


def say(key: str, language: Language, **values: object) -> str:
    """One text of the law's own catalogue."""
    return _texts().say(key, language, **values)


def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_name("words.toml"))
