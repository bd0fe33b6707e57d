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
    of_itself_texts,
    share_text,
    short_text,
    stake_text,
    truth_text,
    use_text,
    way_text,
)
from ..languages import Catalogue, Language
from ..logic.truth import NO, UNKNOWN, YES, Truth
from ..parties.ownership.stake import Stake
from ..parties.ownership.ways import WAYS, Way
from ..tables.issues import Issue
from .board import show_issues
from .screen import put, screen
from .screening_screens import typed
from .speech import say

__all__ = ["show_owners"]

STYLES = {Truth.YES: "red", Truth.NO: "green", Truth.UNKNOWN: "yellow"}
SHOWN, DEEPEST = 12, 24
"""So much is shown of what is missing; so many steps up a path is drawn."""


def show_owners(
    owners: Owners,
    follows: Sequence[str],
    issues: tuple[Issue, ...],
    numbers: EntryNumbers,
    folder: Path,
    language: Language,
) -> None:
    """The answer by every way, the paths that decide, flags, what is missing, and what was wrong with the rows."""
    console = screen()
    party = called(owners.party, owners, language)
    put(console, _say("title", language, party=party, on=owners.on), style="bold")
    _show_itself(console, owners, numbers, folder, language)
    _show_ways(console, owners, language)
    put(console, use_text(owners, language), hang=2)
    for ways, path in _paths(owners):
        console.print()
        named = " / ".join(short_text(way, language) for way in ways)
        put(console, _say("path-by", language, ways=named), hang=2, style="bold")
        put(console, f"  {party}", hang=4)
        _show_path(console, owners.party, path, owners, numbers, language)
    _show_told(console, "flags", [flag_text(each, owners, language) for each in owners.flags], language)
    _show_told(console, "follows", follows, language)
    _show_missing(console, owners, folder, language)
    show_issues(console, issues, language)
    console.print()
    if not owners.is_adopted:
        put(console, _say("next-readings", language, folder=typed(folder)), style="dim")
    put(console, say("not-legal-advice", language), style="dim")


def _show_itself(console: Console, owners: Owners, numbers: EntryNumbers, folder: Path, language: Language) -> None:
    """Whether the party is listed itself, which goes before everything else, and what the tables state of it."""
    for text in of_itself_texts(owners, numbers, language):
        put(console, text, hang=2, style="red" if owners.is_listed is YES else "yellow")
    if owners.is_listed is not NO and owners.party not in owners.nameless:
        name = owners.parties[owners.party].name or owners.party
        put(console, _say("next-who", language))
        _put_typed(console, f"ytterby who {typed(name)} {typed(folder)}")


def _show_missing(console: Console, owners: Owners, folder: Path, language: Language) -> None:
    """The questions that would settle it, and where the answers go."""
    if not owners.missing:
        return
    _show_told(console, "missing", [missing_text(each, owners, language) for each in owners.missing], language)
    if not owners.is_told:
        key = "nobody-told" if owners.has_rows else "no-ownership"
        put(console, _say(key, language, party=called(owners.party, owners, language)), hang=2, style="yellow")
    put(console, _say("answers-go", language, party=owners.party), hang=2)
    if any(each.kind == "listed" and each.holder not in owners.nameless for each in owners.missing):
        put(console, _say("next-screen", language), hang=2)
        _put_typed(console, f"ytterby screen {typed(folder)}")


def _put_typed(console: Console, command: str) -> None:
    """What to type, on one line however long it is, so that it can be copied."""
    console.print(Text(f"   {command}"), soft_wrap=True)


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
                truth = owners.listed.get(stake.owner, UNKNOWN)
                put(console, f"{indent}└ {told}", hang=len(indent) + 2, style="red" if truth is YES else "")
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
