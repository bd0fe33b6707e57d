"""An instrument as the page that a lawyer reviews: words, our summary, the rule in words, figures, days, open points.

The page is made from what the program runs, so it cannot say anything else. `docs/law` holds it printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..languages import Language
from ..logic.conditions import Above, AllOf, AnyOf, AtLeast, Condition, Figure, Not, Provision
from ..logic.lawbook import Entry
from .instruments import Instrument
from .lawbook import Statutes
from .paragraphs import Paragraph, folder_of, paragraphs
from .provisions import RULES
from .readings import OpenPoint, open_points
from .rule_tree import Branch, readings_in, rule_tree

__all__ = ["Page", "PrintedRule", "Section", "page", "page_name", "readable"]


@dataclass(frozen=True)
class PrintedRule:
    """One provision in words."""

    name: str
    tree: Branch


@dataclass(frozen=True)
class Section:
    """One paragraph and the rules that carry it out."""

    paragraph: Paragraph
    rules: tuple[PrintedRule, ...]


@dataclass(frozen=True)
class Page:
    """All that there is to review of one instrument, in one language."""

    instrument: Instrument
    language: Language
    deeds: tuple[Entry, ...]
    """What it does, and what others do to it, by their days."""
    figures: tuple[tuple[Entry, tuple[str, ...]], ...]
    """The figures that it sets, each with the paragraphs whose rules use it."""
    sections: tuple[Section, ...]
    cases: int
    """How many worked cases lie beside it."""
    points: tuple[OpenPoint, ...]
    """What its text leaves open."""


def readable(statutes: Statutes) -> tuple[str, ...]:
    """The instruments whose text is encoded, by their ids."""
    return tuple(sorted(each for each in statutes.instruments if paragraphs(each)))


def page_name(instrument: str) -> str:
    """What a page goes by: an announcement of 2025 by its number (`61`), one of another year by both (`1-2026`).

    Others go by their id less the issuer and the year: `qa-4`, `792`, `export-control-law`; a standard by its whole id.
    """
    announcement = re.fullmatch(r"mofcom-(\d{4})-(\d+)", instrument)
    if announcement:
        year, number = announcement.groups()
        return number if year == "2025" else f"{number}-{year}"
    return re.sub(r"^(?:mofcom-(?:most-)?|(?:npc|statecouncil)-(?:\d{4}-)?)", "", instrument)


def page(statutes: Statutes, instrument: str, language: Language) -> Page:
    """The page of an instrument. Raises LookupError if its text is not encoded."""
    if instrument not in readable(statutes):
        raise LookupError(f"{instrument} has no page; there are {', '.join(readable(statutes))}.")
    rules = RULES.get(instrument, {})
    entries = statutes.lawbook.entries
    return Page(
        instrument=statutes.instruments[instrument],
        language=language,
        deeds=tuple(sorted(_deeds(entries, instrument), key=lambda entry: entry.on)),
        figures=tuple(
            (entry, tuple(_users(entry.what, instrument)))
            for entry in entries
            if entry.does == "sets" and entry.by == instrument
        ),
        sections=tuple(_section(each, rules, entries, language) for each in paragraphs(instrument)),
        cases=_cases(instrument),
        points=tuple(_points(instrument, rules)),
    )


def _section(
    paragraph: Paragraph, rules: Mapping[str, Provision], entries: tuple[Entry, ...], language: Language
) -> Section:
    def value_of(figure: Figure) -> Fraction:
        settings = [entry for entry in entries if entry.does == "sets" and entry.what == figure.name]
        return Fraction(max(settings, key=lambda entry: (entry.on, entry.known)).value)

    printed = tuple(PrintedRule(name, rule_tree(rules[name], value_of, language)) for name in paragraph.rules)
    return Section(paragraph, printed)


def _deeds(entries: tuple[Entry, ...], instrument: str) -> Iterator[Entry]:
    for entry in entries:
        if entry.does != "sets" and instrument in (entry.by, entry.of, entry.what.partition("/")[0]):
            yield entry


def _users(figure: str, instrument: str) -> Iterator[str]:
    """The paragraphs whose own rule asks for a figure."""
    rules = RULES.get(instrument, {})
    for paragraph in paragraphs(instrument):
        if any(figure in _figures(rules[name].holds) for name in paragraph.rules):
            yield paragraph.number


def _figures(condition: Condition) -> Iterator[str]:
    """The figures asked for, leaving out those of provisions that are only leant on."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _figures(part)
        case Not(part=part):
            yield from _figures(part)
        case AtLeast(figure=Figure(name=name)) | Above(figure=Figure(name=name)):
            yield name


def _points(instrument: str, rules: Mapping[str, Provision]) -> Iterator[OpenPoint]:
    """The points that the text of the instrument leaves open, and those on which its rules lean."""
    asked = {name for rule in rules.values() for name in readings_in(rule)}
    for name, point in open_points().items():
        if name in asked or any(cites.partition("/")[0] == instrument for cites in point.of):
            yield point


def _cases(instrument: str) -> int:
    """How many cases `cases.toml` tells: of facts, and of words for items."""
    path = folder_of(instrument) / "cases.toml"
    if not path.is_file():
        return 0
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return sum(len(told.get(kind, ())) for kind in ("case", "items"))
