"""What a person sees of who holds a party: each way of counting, the path as evidence, flags, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.owners import Owners
from ..determination.screening.owners_record import (
    called,
    flag_text,
    holder_text,
    missing_text,
    share_text,
    short_text,
    stake_text,
    truth_text,
    use_text,
    way_text,
)
from ..languages import Catalogue, Language
from ..logic.truth import Truth
from ..parties.ownership.stake import Stake
from ..parties.ownership.ways import WAYS, Way
from .board import show_issues
from .screen import put, screen
from .screening_screens import typed
from .speech import say

__all__ = ["show_owners"]

STYLES = {Truth.YES: "red", Truth.NO: "green", Truth.UNKNOWN: "yellow"}
SHOWN, DEEPEST = 12, 24
"""So much is shown of what is missing; so many steps up a path is drawn."""


def show_owners(
    owners: Owners, follows: Sequence[str], numbers: EntryNumbers, folder: Path, language: Language
) -> None:
    """The answer by every way, the paths that decide, flags, what is missing, and what was wrong with the rows."""
    console = screen()
    put(console, _say("title", language, party=called(owners.party, owners), on=owners.on), style="bold")
    _show_ways(console, owners, language)
    put(console, use_text(owners, language), hang=2)
    if not owners.held.by["any-of-them"].path and not any(each.owned == owners.party for each in _stakes(owners)):
        _show_nothing(console, owners, language)
    for ways, path in _paths(owners):
        console.print()
        named = " / ".join(short_text(way, language) for way in ways)
        put(console, _say("path-by", language, ways=named), hang=2, style="bold")
        put(console, f"  {called(owners.party, owners)}", hang=4)
        _show_path(console, owners.party, path, owners, numbers, language)
    _show_told(console, "flags", [flag_text(each, owners, language) for each in owners.flags], language)
    _show_told(console, "follows", follows, language)
    _show_told(console, "missing", [missing_text(each, owners, language) for each in owners.missing], language)
    show_issues(console, owners.issues, language)
    console.print()
    if not owners.is_adopted:
        put(console, _say("next-readings", language, folder=typed(folder)), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _stakes(owners: Owners) -> tuple[Stake, ...]:
    return tuple(stake for holding in owners.held.by.values() for stake in holding.path)


def _show_nothing(console: Console, owners: Owners, language: Language) -> None:
    if not owners.has_rows:
        put(console, _say("no-ownership", language), hang=2, style="yellow")


def _show_ways(console: Console, owners: Owners, language: Language) -> None:
    shares = {way: share_text(owners.held.by[way], language) for way in WAYS}
    truths = [truth_text(owners.held.by[way], language) for way in WAYS]
    names, wide = {way: way_text(way, language) for way in WAYS}, max(map(cell_len, shares.values()))
    if max(map(cell_len, names.values())) + wide + max(map(cell_len, truths)) + 7 > console.width:
        names = {way: short_text(way, language) for way in WAYS}
    widest = max(map(cell_len, names.values()))
    for way in WAYS:
        holding = owners.held.by[way]
        mark = "▶" if way == owners.in_use else " "
        name = names[way] + " " * (widest - cell_len(names[way]))
        share = " " * (wide - cell_len(shares[way])) + shares[way]
        line = Text(f" {mark} {name}  {share}  ", style="bold" if way == owners.in_use else "")
        console.print(line.append(truth_text(holding, language), style=STYLES[holding.truth]), soft_wrap=True)


def _paths(owners: Owners) -> list[tuple[list[Way], tuple[Stake, ...]]]:
    """The paths that differ, the one in use first, each with the ways that rest on it; `any` shares that of another."""
    found: dict[frozenset[Stake], tuple[list[Way], tuple[Stake, ...]]] = {}
    for way in sorted(WAYS, key=lambda way: way != owners.in_use):
        path = owners.held.by[way].path
        if path:
            found.setdefault(frozenset(path), ([], path))[0].append(way)
    return list(found.values())


def _show_path(
    console: Console, party: str, path: Sequence[Stake], owners: Owners, numbers: EntryNumbers, language: Language
) -> None:
    """From the party up to its holders, each set in under what it holds; a circle is shown once around."""

    def climb(held: str, depth: int, gone: tuple[str, ...]) -> None:
        for stake in path:
            if stake.owned == held and depth < DEEPEST:
                text = stake_text(stake, owners, language)
                state = holder_text(stake.owner, owners, numbers, language)
                indent = "  " + "   " * depth
                told = f"{text} · {state}" if state else text
                truth = owners.listed.get(stake.owner, Truth.UNKNOWN)
                put(console, f"{indent}└ {told}", hang=len(indent) + 2, style="red" if truth is Truth.YES else "")
                if stake.owner not in gone:
                    climb(stake.owner, depth + 1, (*gone, stake.owner))

    climb(party, 1, (party,))


def _show_told(console: Console, title: str, texts: Sequence[str], language: Language) -> None:
    if not texts:
        return
    console.print()
    put(console, _say(title, language), style="bold")
    for text in texts[:SHOWN]:
        put(console, f"  • {text}", hang=4)
    if len(texts) > SHOWN:
        put(console, f"  {_say('more', language, more=len(texts) - SHOWN)}", style="dim")


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("owning.toml")).say(key, language, **values)
