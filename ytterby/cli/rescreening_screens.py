"""What a person sees of a screening that is compared with the one before: hits first, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.rescreening_record import change_text, detail_text, in_order, is_hit
from ..determination.screening.screened import Screening
from ..languages import Catalogue, Language
from ..parties.rescreening import Change
from .screen import put, screen
from .speech import say

__all__ = ["show_screening_changes"]


def show_screening_changes(
    changes: Sequence[Change], since: date, screening: Screening, numbers: EntryNumbers, language: Language, most: int
) -> None:
    """Only what changed since a recorded screening; all hits, and of the rest so many that they are read."""
    console = screen()
    days = {"since": since, "on": screening.on}
    key = "changes-title" if changes else "changes-none"
    put(console, _say(key, language, count=len(changes), **days), style="bold")
    ordered = in_order(changes, screening)
    shown = ordered[: max(most, sum(map(is_hit, ordered)))]
    for each in shown:
        put(console, f" • {change_text(each, screening, numbers, language)}", hang=3, style=_style(each))
        detail = detail_text(each, screening, language)
        if detail:
            put(console, f"   {detail}", hang=5)
    if len(ordered) > len(shown):
        put(console, f" {_say('changes-more', language, more=len(ordered) - len(shown))}", style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _style(change: Change) -> str:
    return "red" if is_hit(change) else "yellow" if change.after == "open" else ""


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
