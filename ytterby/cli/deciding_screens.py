"""What a person sees who has decided about a candidate."""

from __future__ import annotations

from pathlib import Path

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.record import entry_text, listed_text
from ..languages import Catalogue, Language
from ..parties.lists import Entry, WatchedList
from ..parties.screening import Screened
from ..store import Recorded
from .screen import put, screen
from .screening_screens import party_text
from .speech import say

__all__ = ["show_decided"]


def show_decided(
    recorded: Recorded,
    screened: Screened,
    entry: Entry,
    lists: tuple[WatchedList, ...],
    numbers: EntryNumbers,
    language: Language,
) -> None:
    """What was recorded about which two sides; and if they never were candidates of each other, that too."""
    console, act = screen(), recorded.act
    verdict = _say(f"verdict-{act.content['verdict']}", language)
    called = {"party": screened.sought.reference, "entry": numbers.number(entry), "verdict": verdict}
    said = {"number": recorded.number, "by": act.by, "on": act.on, **called}
    put(console, _say("decided", language, **said), style="bold")
    put(console, f"  {party_text(screened.sought, language)}", hang=4)
    put(console, f"  {numbers.number(entry)}  {entry_text(entry)}", hang=4)
    put(console, f"  {listed_text(entry, lists, language)}", hang=4)
    alike = [*screened.open, *screened.hits, *screened.told_apart, *(match for match, _ in screened.cleared)]
    if all((each.entry.list_id, each.entry.entry_id) != (entry.list_id, entry.entry_id) for each in alike):
        put(console, _say("decided-not-alike", language), style="yellow")
    put(console, _say("decided-holds", language), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
