"""What a person sees of a screening in the terminal: counts, hits, candidates with evidence, lists, next steps."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.owners import HeldParty
from ..determination.screening.owners_record import share_text, truth_text
from ..determination.screening.record import (
    RESULTS,
    Result,
    barred_text,
    clear_text,
    counts,
    decision_text,
    entry_text,
    evidence_texts,
    exclusion_text,
    hit_text,
    identifiers_text,
    listed_text,
    problem_texts,
    result_of,
    result_text,
    short_name,
    stated_text,
)
from ..determination.screening.screened import Screening
from ..languages import Catalogue, Language
from ..law.watching import MAKERS
from ..logic.truth import Truth
from ..parties.lists import WatchedList
from ..parties.matching import Match
from ..parties.screening import Screened
from ..parties.sought import Sought
from ..tables.issues import Issue
from .board import show_issues
from .screen import put, screen
from .speech import say

__all__ = [
    "looked_by",
    "party_text",
    "show_decide_lines",
    "show_lacking",
    "show_lists",
    "show_screening",
    "typed",
]

STYLES: dict[Result, str] = {
    "hit": "red",
    "stated": "red",
    "candidate": "yellow",
    "problem": "yellow",
    "stale": "yellow",
    "clear": "green",
}
HITS_SHOWN, PARTIES_SHOWN, CANDIDATES_SHOWN, NEXT_SHOWN = 40, 20, 3, 5
"""So many are shown before the rest is counted: hits, parties with candidates, candidates of one, next steps."""
_PLAIN_WORD = re.compile(r"[\w./:@%+=,-]+")
_NOT_IN_QUOTES = re.compile(r"[\"$`\\!]")


@dataclass(frozen=True)
class _Shown:
    """A screening as it is shown to somebody."""

    console: Console
    screening: Screening
    numbers: EntryNumbers
    language: Language
    is_whole: bool

    def result(self, screened: Screened) -> Result:
        """What came out for a party."""
        return result_of(screened, self.screening.stated.get(screened.sought.reference))

    def say(self, key: str, **values: object) -> str:
        """A text of these screens."""
        return _say(key, self.language, **values)

    def put_typed(self, command: str) -> None:
        """What to type, on one line however long it is, so that it can be copied."""
        self.console.print(Text(f"   {command}"), soft_wrap=True)

    def put(self, text: str, indent: int = 0, style: str = "") -> None:
        """A folded text, set in as a whole and its further lines by two more."""
        put(self.console, " " * indent + text, hang=indent + 2, style=style)


def show_screening(
    screening: Screening,
    held: Sequence[HeldParty],
    numbers: EntryNumbers,
    issues: tuple[Issue, ...],
    folder: Path,
    language: Language,
    *,
    is_whole: bool = False,
) -> None:
    """The count, the hits, what a person must decide, the lists that were used, and what comes next."""
    shown = _Shown(screen(), screening, numbers, language, is_whole)
    found: dict[Result, list[Screened]] = {result: [] for result in RESULTS}
    for each in screening.parties.values():
        found[shown.result(each)].append(each)
    found["candidate"].sort(key=lambda each: -each.open[0].score)
    undecided = sorted((each for each in screening.parties.values() if each.open), key=lambda each: -each.open[0].score)
    _show_counts(shown)
    _show_block(shown, "title-hits", found["hit"], HITS_SHOWN)
    _show_block(shown, "title-stated", found["stated"], HITS_SHOWN)
    _show_block(shown, "title-candidates", found["candidate"], PARTIES_SHOWN)
    _show_block(shown, "title-problems", found["problem"], PARTIES_SHOWN)
    _show_held(shown, [each for each in held if each.is_concern], folder)
    if is_whole:
        _show_rest(shown, [*found["stale"], *found["clear"]])
    show_issues(shown.console, issues, language)
    show_lists(shown.console, screening, folder, language)
    _show_next(shown, folder, found["hit"], undecided)
    shown.put(say("not-legal-advice", language), style="dim")


def _show_counts(shown: _Shown) -> None:
    parties = shown.screening.parties
    shown.put(shown.say("title-folder", count=len(parties), on=shown.screening.on), style="bold")
    if not parties:
        shown.put(shown.say("no-parties"), style="yellow")
    for result, count in counts(shown.screening).items():
        if count:
            text = shown.say("summary", result=result_text(result, shown.language), count=count)
            shown.console.print(Text("▶ ", style=STYLES[result]).append(text, style="bold"))
    if parties and all(shown.result(each) in ("stale", "clear") for each in parties.values()):
        shown.put(f"  {shown.say('all-clear')}", style="green")
    for key, count in (
        ("also-cleared", sum(len(each.cleared) for each in parties.values())),
        ("also-apart", sum(len(each.told_apart) for each in parties.values())),
        ("also-excluded", sum(len(each.excluded) for each in parties.values())),
    ):
        if count:
            shown.put(shown.say(key, count=count), 2, style="dim")


def _show_block(shown: _Shown, title: str, parties: Sequence[Screened], most: int) -> None:
    """The parties of one kind under their title, as many as a person reads, and how many there are besides."""
    if not parties:
        return
    shown.console.print()
    shown.put(shown.say(title), style="bold underline")
    for each in parties if shown.is_whole else parties[:most]:
        _show_party(shown, each)
    if len(parties) > most and not shown.is_whole:
        shown.put(shown.say("more", more=len(parties) - most), 1, style="dim")


def _show_held(shown: _Shown, held: Sequence[HeldParty], folder: Path) -> None:
    """Who is held by half by listed parties, or may be, and what to type to see why."""
    if not held:
        return
    shown.console.print()
    shown.put(shown.say("title-held"), style="bold underline")
    for each in held if shown.is_whole else held[:PARTIES_SHOWN]:
        told = f"{share_text(each.holding, shown.language)}, {truth_text(each.holding, shown.language)}"
        name = "" if each.name == each.party else f"  {short_name(each.name)}"
        style = "red" if each.holding.truth is Truth.YES else "yellow"
        shown.put(f"■ {each.party}{name}: {told}", style=style)
    if len(held) > PARTIES_SHOWN and not shown.is_whole:
        shown.put(shown.say("more", more=len(held) - PARTIES_SHOWN), 1, style="dim")
    shown.put(shown.say("next-owners"), 1)
    shown.put_typed(f"ytterby owners {typed(held[0].party)} --folder {typed(folder)}")


def _show_party(shown: _Shown, screened: Screened) -> None:
    language, sought = shown.language, screened.sought
    result, stated = shown.result(screened), shown.screening.stated.get(sought.reference)
    head = Text("■ ", style=STYLES[result])
    shown.console.print(head.append(party_text(sought, language), style="bold"), soft_wrap=True)
    if stated is not None:
        shown.put(stated_text(screened, stated, language), 4, style=STYLES["stated"])
    for match in screened.hits:
        _show_entry(shown, match, hit_text(match, screened.decided, language), "red")
    candidates = screened.open if shown.is_whole else screened.open[:CANDIDATES_SHOWN]
    for match in candidates:
        between = " · "
        _show_entry(shown, match, between.join(evidence_texts(match, sought, language)), "yellow")
    if len(screened.open) > len(candidates):
        shown.put(shown.say("more-of-party", more=len(screened.open) - len(candidates)), 4, style="dim")
    for text in problem_texts(screened, language):
        shown.put(text, 4)
    if shown.is_whole:
        _show_settled(shown, screened)


def party_text(sought: Sought, language: Language) -> str:
    """A party as it is called in the tables, with its country and numbers."""
    names, reference = short_name(" / ".join(sought.names)), short_name(sought.reference)
    called = reference if names in ("", reference) else f"{reference}  {names}"
    known = ", ".join(filter(None, (sought.country, identifiers_text(sought.identifiers, language))))
    return f"{called} ({known})" if known else called


def _show_entry(shown: _Shown, match: Match, why: str, style: str) -> None:
    language, entry = shown.language, match.entry
    number = shown.numbers.number(entry)
    shown.put(f"{number}  {entry_text(entry)}", 2, style=style)
    shown.put(listed_text(entry, shown.screening.lists, language), 6)
    if entry.bars_foreign_persons:
        shown.put(barred_text(entry, language), 6, style="red")
    shown.put(why, 6)


def _show_settled(shown: _Shown, screened: Screened) -> None:
    """What was decided about it, and what its number tells it apart from."""
    for match, decision in screened.cleared:
        number = shown.numbers.number(match.entry)
        shown.put(f"{number}  {match.entry.names[0]}: {decision_text(decision, shown.language)}", 4, style="dim")
    for match, exclusion in screened.excluded:
        number = shown.numbers.number(match.entry)
        shown.put(f"{number}  {match.entry.names[0]}: {exclusion_text(exclusion, shown.language)}", 4, style="dim")
    for match in screened.told_apart:
        told = evidence_texts(match, screened.sought, shown.language)[-2]
        shown.put(f"{shown.numbers.number(match.entry)}  {match.entry.names[0]}: {told}", 4, style="dim")


def _show_rest(shown: _Shown, parties: Sequence[Screened]) -> None:
    if not parties:
        return
    shown.console.print()
    shown.put(shown.say("title-all"), style="bold underline")
    for each in parties:
        shown.put(f"  {party_text(each.sought, shown.language)}")
        _show_settled(shown, each)
    shown.put(clear_text(parties[0], shown.screening.lists, shown.language), 2, style=STYLES[shown.result(parties[0])])


def show_lists(console: Console, screening: Screening, folder: Path, language: Language) -> None:
    """Which lists were used, how large and how fresh they are; of one that clears nobody, what to do."""
    console.print()
    put(console, _say("title-lists", language), style="bold")
    for each in screening.lists:
        put(console, f"  {_list_text(each, language)}", hang=4)
        show_lacking(console, each, screening.on, folder, language)


def _list_text(watched: WatchedList, language: Language) -> str:
    return _say(
        "list",
        language,
        title=watched.title.in_(language),
        id=watched.list_id,
        size=len(watched.entries),
        looked=watched.looked_on,
        by=looked_by(watched, language),
        again=watched.look_again_by,
    )


def looked_by(watched: WatchedList, language: Language) -> str:
    """Who saw a list last."""
    return _say("by-makers", language) if watched.looked_by == MAKERS else watched.looked_by


def show_lacking(console: Console, watched: WatchedList, on: date, folder: Path, language: Language) -> None:
    """Why nobody is clear by a list, and what to type once somebody has looked; nothing if somebody may be."""
    title = watched.title.in_(language)
    if not watched.is_whole():
        said = _say("list-broken", language, title=title, size=len(watched.entries), least=watched.least_size)
        put(console, f"    {said}", hang=4, style="yellow")
    if on > watched.look_again_by:
        said = _say("list-stale", language, title=title, again=watched.look_again_by, source=watched.source)
        put(console, f"    {said}", hang=4, style="yellow")
        command = _say("list-stale-typed", language, id=watched.list_id, folder=typed(folder))
        console.print(Text(f"      {command}", style="bold"), soft_wrap=True)


def _show_next(shown: _Shown, folder: Path, hits: Sequence[Screened], undecided: Sequence[Screened]) -> None:
    if not shown.screening.parties:
        return
    shown.console.print()
    shown.put(shown.say("next-title"), style="bold")
    if undecided:
        shown.put(shown.say("next-decide"), 1)
        lines = ((each.sought.reference, each.open[0]) for each in undecided[:NEXT_SHOWN])
        show_decide_lines(shown.console, folder, lines, shown.numbers, shown.language)
    if hits:
        names = hits[0].sought.names
        name = typed(names[0] if names and names[0] == short_name(names[0]) else hits[0].entries()[0].names[0])
        shown.put(shown.say("next-who"), 1)
        shown.put_typed(f"ytterby who {name} {typed(folder)}")
    shown.put(shown.say("next-record"), 1)
    shown.put_typed(shown.say("next-record-line", folder=typed(folder)))


def show_decide_lines(
    console: Console, folder: Path, undecided: Iterable[tuple[str, Match]], numbers: EntryNumbers, language: Language
) -> None:
    """What to type to decide about candidates, whole, so that it can be copied."""
    for party, match in undecided:
        words = {"party": typed(party), "entry": typed(numbers.number(match.entry)), "folder": typed(folder)}
        console.print(Text(f"   {_say('next-decide-line', language, **words)}"), soft_wrap=True)


def typed(said: str | Path) -> str:
    """As a shell takes it for one word, in double quotes if that will do: they serve on Windows too."""
    if _PLAIN_WORD.fullmatch(str(said)):
        return str(said)
    return shlex.quote(str(said)) if _NOT_IN_QUOTES.search(str(said)) else f'"{said}"'


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
