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
from .timeline import is_stopped

__all__ = [
    "deed_text",
    "figure_name",
    "figure_value",
    "force_text",
    "list_name",
    "name_of",
    "names_of",
    "passage_name",
    "say",
    "state_name",
    "subject_of",
    "together",
]

_ANNOUNCEMENT = re.compile(r"mofcom-(\d{4})-(\d+)")
_READING = re.compile(r"reading-(.+)")
_DATED = {
    "name-of-statement": re.compile(r"mofcom-statement-(\d{4}-\d{2}-\d{2})"),
    "name-of-confirmation": re.compile(r"firm-(\d{4}-\d{2}-\d{2})-lapsed-.+"),
}
_UNDIVIDED = ("mofcom-most-technology-catalogue",)
"""Of these one passage stands for the whole."""


def name_of(cites: str, language: Language) -> str:
    """How a passage is named for a person: `mofcom-2025-61/1(1)` is 61/2025 § 1(1), in Chinese numbered as printed.

    A law, a standard, the catalogue and the ministry's answers go by their names; what has none goes by its id.
    """
    instrument, _, passage = cites.partition("/")
    for key, pattern in _DATED.items():
        dated = pattern.fullmatch(instrument)
        if dated is not None:
            return say(key, language, day=dated[1])
    reading = _READING.fullmatch(instrument)
    if reading is not None:
        return say("name-of-reading", language, name=reading[1])
    announcement = _ANNOUNCEMENT.fullmatch(instrument)
    if announcement is not None:
        year, number = announcement.groups()
        key = "name-of-passage" if passage else "name-of-instrument"
        return say(key, language, number=number, year=year, passage=passage_name(cites, language))
    if f"name-{instrument}" not in _texts():
        return cites
    title = say(f"name-{instrument}", language)
    if not passage or instrument in _UNDIVIDED:
        return title
    key = "name-of-article-of" if _is_law(cites) else "name-of-passage-of"
    return say(key, language, title=title, passage=passage_name(cites, language))


def names_of(cited: Iterable[str], language: Language) -> str:
    """Passages by name, each instrument named once: 61/2025 § 1, 1(3), Dual-Use Regulations art. 26."""
    by_instrument: dict[str, list[str]] = {}
    for cites in cited:
        by_instrument.setdefault(cites.partition("/")[0], []).append(cites)
    named = (
        (name_of(first, language), *(passage_name(cites, language) for cites in others))
        for first, *others in by_instrument.values()
    )
    return _joined((name for names in named for name in names), language)


def passage_name(cites: str, language: Language) -> str:
    """The number of a passage within its instrument: `1(1)`, in Chinese 一（一）; of a law the article: art. 12."""
    if language == "zh":
        return number_zh(cites)
    number = cites.partition("/")[2]
    return say("name-of-article", language, number=number) if number and _is_law(cites) else number


def state_name(state: State, language: Language, *, stopped: bool = False) -> str:
    """What a state is called: in force, suspended, …; of measures that were stopped, that."""
    if stopped and state is State.SUSPENDED:
        return say("state-stopped", language)
    return say(f"state-{state.value.replace(' ', '-')}", language)


def deed_text(entries: Sequence[Entry], language: Language) -> str:
    """What entries do that differ in nothing but the passage (or the party): one sentence, with its days.

    For a confirmation it names the person and the evidence.
    """
    entry = entries[0]
    return say(
        _deed_key(entry),
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


def _deed_key(entry: Entry) -> str:
    """Which sentence says an entry: a suspension may have no end, or be the stopping of measures for good."""
    if is_stopped((entry,)):
        return "deed-stops"
    open_end = entry.does in ("suspends", "extends") and entry.through is None
    return f"deed-{entry.does}{'-open' if open_end else ''}"


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


def list_name(what: str, language: Language) -> str:
    """What a list of parties is called; by its id if it is none of the ministry's."""
    return say(f"list-{what}", language) if f"list-{what}" in _texts() else what


def figure_value(figure: str, value: str) -> str:
    """A figure as it is read: a share in per cent, anything else as digits."""
    exact = Fraction(value)
    texts = _texts()
    if f"figure-{figure}" in texts and texts.data(f"figure-{figure}").get("unit") == "%":
        return f"{percent(exact)} %"
    return digits(exact, 6, "up")


def subject_of(cites: str, language: Language) -> str:
    """What a passage or a whole instrument is about, in a few words; empty for those of a firm's own instrument."""
    subjects = Catalogue.read(Path(__file__).with_name("subjects.toml"))
    told = next((each for each in (cites, cites.partition("/")[0]) if each in subjects), None)
    return "" if told is None else subjects.say(told, language)


def _told(entry: Entry, language: Language) -> str:
    """What an entry is about: a figure, a list, or a passage, which its own instrument names by its number alone."""
    if entry.does == "sets":
        return figure_name(entry.what, language)
    if entry.does in ("lists", "unlists"):
        return list_name(entry.what, language)
    if entry.what.startswith(f"{entry.by}/"):
        passage = passage_name(entry.what, language)
        return passage if _is_law(entry.what) else say("name-within", language, passage=passage)
    return name_of(entry.what, language)


def _is_law(cites: str) -> bool:
    """Whether the instrument is divided into articles."""
    return cites.startswith(("npc-", "statecouncil-"))


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
    if is_stopped(force.by):
        return say("force-stopped", language, name=name, start=by.on, by=name_of(by.by, language))
    key = "force-suspended" if force.commenced else "force-suspended-before"
    return say(key, language, name=name, start=by.on, end=force.through or "…", by=name_of(by.by, language))


def say(key: str, language: Language, **values: object) -> str:
    """One text of the law's own catalogue."""
    return _texts().say(key, language, **values)


def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_name("words.toml"))
