"""What a person sees of the lists: their size, their age, where to look again, and what was recorded about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from ..determination.screening.lists_record import states_of
from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.record import list_title, state_name
from ..languages import Catalogue, Language
from ..parties.decisions import Exclusion
from ..parties.lists import WatchedList
from ..store import Recorded
from .labelled import show_labelled
from .screen import put, screen
from .screening_screens import looked_by, show_lacking
from .speech import say

HASH_SHOWN = 16
"""So many digits tell two versions of a list apart; all of them are in JSON."""

__all__ = ["show_all_lists", "show_looks", "show_recorded"]


def show_all_lists(
    lists: Sequence[WatchedList],
    exclusions: Iterable[Exclusion],
    numbers: EntryNumbers,
    on: date,
    folder: Path,
    language: Language,
) -> None:
    """Every list with its size, its states, its looks and its address; the exclusions; how to add to them."""
    console = screen()
    put(console, _say("title", language, on=on), style="bold")
    for each in lists:
        console.print()
        style = "bold" if each.clears_on(on) else "bold yellow"
        put(console, f"{each.list_id} · {each.title.in_(language)}", hang=2, style=style)
        seen = _say("looked-said", language, day=each.looked_on, by=looked_by(each, language))
        rows = {
            "size": _size(each, language),
            "looked": seen,
            "again": each.look_again_by.isoformat(),
            "source": each.source,
            "hash": f"{each.address[:HASH_SHOWN]}…",
        }
        show_labelled(console, {_say(key, language): [said] for key, said in rows.items()})
        show_lacking(console, each, on, folder, language)
    told = [_exclusion(each, lists, numbers, language) for each in exclusions]
    if told:
        console.print()
        put(console, _say("exclusions", language), style="bold")
    for text in told:
        put(console, f"  {text}", hang=4)
    console.print()
    put(console, _say("next", language), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _size(watched: WatchedList, language: Language) -> str:
    said = [
        _say("state", language, state=state_name(state, language), count=count)
        for state, count in states_of(watched).items()
    ]
    barred = sum(entry.bars_foreign_persons for entry in watched.entries)
    if barred:
        said.append(_say("barred", language, count=barred))
    states = {"ja": "、", "zh": "，", "en": "; "}[language].join(said) or "–"
    key = "size-said" if watched.is_whole() else "size-least"
    return _say(key, language, size=len(watched.entries), least=watched.least_size, states=states)


def _exclusion(exclusion: Exclusion, lists: Sequence[WatchedList], numbers: EntryNumbers, language: Language) -> str:
    what = covered(exclusion.list_id, exclusion.entry_id, lists, numbers, language)
    said = {"by": exclusion.by, "on": exclusion.on, "why": exclusion.why}
    return _say("exclusion", language, name=exclusion.name, what=what, **said)


def covered(
    list_id: str, entry_id: str, lists: Sequence[WatchedList], numbers: EntryNumbers, language: Language
) -> str:
    """What an exclusion is about: one entry, or all of a list."""
    if not entry_id:
        return _say("whole-list", language, list=list_title(list_id, lists, language))
    entry = numbers.entries.get(numbers.by_id(list_id, entry_id))
    return entry_id if entry is None else f"{numbers.number(entry)} {entry.names[0]}"


def show_recorded(key: str, recorded: Recorded, language: Language, *after: str, **values: object) -> None:
    """What was recorded, and what that means."""
    console, act = screen(), recorded.act
    put(console, _say(key, language, number=recorded.number, by=act.by, on=act.on, **values), style="bold")
    for text in after:
        put(console, text)
    put(console, say("not-legal-advice", language), style="dim")


def show_looks(looks: Iterable[tuple[Recorded, str, date]], language: Language, after: str) -> None:
    """What was recorded of one look or several, each with the title of the list and the day to look again by."""
    console = screen()
    for recorded, title, again in looks:
        act = recorded.act
        values = {"number": recorded.number, "by": act.by, "on": act.on, "title": title, "again": again}
        put(console, _say("looked-at", language, **values), style="bold")
    put(console, after)
    put(console, say("not-legal-advice", language), style="dim")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("lists.toml")).say(key, language, **values)
