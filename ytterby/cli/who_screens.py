"""What a person sees who looks one name up: who it may be, why, how that entry stands, and what would follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.record import (
    barred_text,
    decision_text,
    evidence_texts,
    hit_text,
    identifiers_text,
    listed_text,
    problem_texts,
)
from ..determination.screening.screened import Screening
from ..languages import Catalogue, Language
from ..parties.lists import Entry
from ..parties.matching import Match
from ..parties.screening import Screened
from .labelled import show_labelled
from .screen import put, screen
from .screening_screens import party_text, show_lists
from .speech import say

__all__ = ["show_who"]

SHOWN = 10
"""So many entries are shown in full."""

Following = Callable[[Entry], Sequence[str]]
"""What follows if a party is an entry, one sentence each."""


def show_who(
    screening: Screening, numbers: EntryNumbers, following: Following, folder: Path, language: Language
) -> None:
    """One name held against the lists: what it is, what it may be with the evidence, and what follows."""
    console = screen()
    screened = next(iter(screening.parties.values()))
    called = party_text(screened.sought, language)
    put(console, _say("title-name", language, name=called, on=screening.on), style="bold")
    for text in problem_texts(screened, language):
        put(console, text, style="yellow")
    _show_answer(console, screened, language)
    told: dict[tuple[str, ...], str] = {}

    def once(entry: Entry) -> Sequence[str]:
        """What follows from an entry, told in full of the first of those from which the same follows."""
        texts, number = tuple(following(entry)), numbers.number(entry)
        first = told.setdefault(texts, number)
        return texts if first == number else (_say("who-follows-as", language, number=first),)

    for match in screened.hits:
        settled = (hit_text(match, screened.decided, language),)
        _show_entry(console, match, settled, once, screening, numbers, language, is_hit=True)
    for match in screened.open[:SHOWN]:
        sides, *parts = evidence_texts(match, screened.sought, language)
        why = (sides, " · ".join(parts))
        _show_entry(console, match, why, once, screening, numbers, language)
    if len(screened.open) > SHOWN:
        put(console, _say("more-entries", language, more=len(screened.open) - SHOWN), style="dim")
    _show_others(console, screened, numbers, language)
    show_lists(console, screening, folder, language)
    if screened.open:
        put(console, _say("next-tables", language), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _show_answer(console: Console, screened: Screened, language: Language) -> None:
    if screened.hits:
        told, style = _say("who-is", language, count=len(screened.hits)), "red"
        put(console, f"▶ {told}", hang=2, style=style)
    if screened.open:
        told, style = _say("who-may-be", language, count=len(screened.open)), "yellow"
        put(console, f"▶ {told}", hang=2, style=style)
        put(console, f"  {_say('who-alike', language)}", hang=2)
    if not (screened.hits or screened.open or screened.problems):
        key, style = ("none-but-stale", "yellow") if screened.stale else ("none-like-it", "green")
        put(console, f"▶ {_say(key, language)}", hang=2, style=style)


def _show_entry(
    console: Console,
    match: Match,
    why: Iterable[str],
    following: Following,
    screening: Screening,
    numbers: EntryNumbers,
    language: Language,
    *,
    is_hit: bool = False,
) -> None:
    entry = match.entry
    console.print()
    head = Text(f"{numbers.number(entry)}  ", style="bold red" if is_hit else "bold yellow")
    console.print(head.append(entry.names[0], style="bold"))
    rows = {
        "who-names": [" / ".join(entry.names[1:]) + (f" ({entry.country})" if entry.country else "")],
        "who-number": [identifiers_text(entry.identifiers, language)],
        "who-list": [listed_text(entry, screening.lists, language), barred_text(entry, language)],
        "who-address": [entry.address],
        "who-note": [entry.note],
        "who-why": list(why),
        "who-follows-hit" if is_hit else "who-follows": [f"• {each}" for each in following(entry)],
    }
    show_labelled(console, {_say(key, language): list(filter(None, said)) for key, said in rows.items()})


def _show_others(console: Console, screened: Screened, numbers: EntryNumbers, language: Language) -> None:
    """Who it is not: by decision, or by another number of the same register."""
    told = [(match, decision_text(decision, language)) for match, decision in screened.cleared]
    told += [(match, evidence_texts(match, screened.sought, language)[-2]) for match in screened.told_apart]
    if told:
        console.print()
    for match, text in told:
        label = _say("who-cleared", language)
        put(console, f"{label}: {numbers.number(match.entry)}  {match.entry.names[0]}: {text}", hang=2, style="dim")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
