"""What a person sees of the law in the terminal: how it stands on a day, and its states on a line of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..actions.add_instrument import Added
from ..languages import Language
from ..law.saying import deed_text, figure_name, figure_value, name_of, passage_name, state_name, subject_of, together
from ..law.standing import Standing, Stands
from ..law.timeline import Span
from ..logic.lawbook import Entry, State
from .screen import screen
from .speech import say

__all__ = ["STYLES", "show_added", "show_standing", "show_timeline"]

STYLES = {
    State.IN_FORCE: "green",
    State.SUSPENDED: "cyan",
    State.NOT_COMMENCED: "bright_black",
    State.REPEALED: "bright_black",
    State.UNCONFIRMED: "yellow",
}
SIGNS = {
    State.IN_FORCE: "█",
    State.SUSPENDED: "░",
    State.NOT_COMMENCED: "·",
    State.REPEALED: "x",
    State.UNCONFIRMED: "?",
}
MAIN = "mofcom-2025-61/"
"""What is shown passage by passage: the announcement that this program is for."""
WIDEST_BAR = 88
BEYOND = timedelta(days=60)
"""So far goes a bar beyond the last day on which something turns."""


def show_standing(standing: Standing, language: Language, folder: str) -> None:
    """Announcement 61 passage by passage, the others a line each, the entries behind, figures, and what to do."""
    console = screen()
    title = say("law-standing-title", language, day=standing.day, known=standing.known)
    console.print(Text(title, style="bold"))
    main = [each for each in standing.stands if each.cites.startswith(MAIN)]
    others = _lines([each for each in standing.stands if not each.cites.startswith(MAIN)])
    behind = [entry for each in main for entry in each.force.by]
    behind += [entry for line in others for entry in _telling(line.stands)]
    notes = _Notes(together(dict.fromkeys(behind)))
    if main:
        console.print(_passages(main, notes, language))
        notes.print_new(console, language)
    if others:
        console.print()
        console.print(_others(others, notes, language))
        notes.print_new(console, language)
    for table in (_figures(standing, language), _instruments(standing, behind, language)):
        console.print()
        console.print(table)
    console.print(Text(say("law-others-are-in-json", language), style="dim"))
    console.print(Text(say("law-grades", language), style="dim"))
    console.print()
    console.print(Text(say("law-known-to", language, day=standing.known_to), style="bold"))
    if standing.known > standing.known_to:
        console.print(say("law-look-for-later", language, day=standing.known_to))
    if standing.unconfirmed:
        show_ways(console, standing, language, folder)
    console.print(Text(say("not-legal-advice", language), style="dim"))


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line says of: an instrument whose passages all stand alike, or one of its passages."""

    cites: str
    stands: Stands


def _lines(stands: Iterable[Stands]) -> list[_Line]:
    """A line for each instrument; for each of its passages where they do not stand alike."""
    lines = []
    for instrument, passages in groupby(stands, lambda each: each.cites.partition("/")[0]):
        own = list(passages)
        alike = len({_bare(each.span) for each in own}) == 1
        lines += [_Line(instrument, own[0])] if alike else [_Line(each.cites, each) for each in own]
    return lines


def _telling(stands: Stands) -> list[Entry]:
    """The entries that tell a reader something of a line: that an instrument brought itself into force does not."""
    return [entry for entry in stands.force.by if entry.does != "commences"]


class _Notes:
    """The entries behind the states, numbered from 1 on, each told once below the first table that points to it."""

    def __init__(self, groups: Sequence[tuple[Entry, ...]]) -> None:
        self._groups = groups
        self._pointed: set[int] = set()
        self._told: set[int] = set()

    def of(self, entries: Iterable[Entry]) -> Text:
        """The numbers of some entries."""
        wanted = set(entries)
        numbers = [number for number, group in enumerate(self._groups, start=1) if wanted & set(group)]
        self._pointed.update(numbers)
        return Text("".join(f"[{number}]" for number in numbers))

    def print_new(self, console: Console, language: Language) -> None:
        """The notes pointed to and not yet told."""
        for number in sorted(self._pointed - self._told):
            console.print(_hanging(f"[{number}]", deed_text(self._groups[number - 1], language)))
        self._told |= self._pointed


def _passages(main: Sequence[Stands], notes: _Notes, language: Language) -> Table:
    table = _standing_table("passage", language)
    for each in main:
        by = notes.of(each.force.by)
        table.add_row(passage_name(each.cites, language), *_row(each.cites, each, language), by)
    return table


def _others(lines: Sequence[_Line], notes: _Notes, language: Language) -> Table:
    table = _standing_table("others", language)
    for line in lines:
        by = notes.of(_telling(line.stands))
        table.add_row(name_of(line.cites, language), *_row(line.cites, line.stands, language), by)
    return table


def _standing_table(first: str, language: Language) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in (first, "subject", "state", "since", "through", "by"):
        table.add_column(say(f"law-column-{key}", language), no_wrap=key != "subject", overflow="fold")
    return table


def _row(cites: str, stands: Stands, language: Language) -> tuple[str | Text, ...]:
    span = stands.span
    state = Text(_state(span, language), style=STYLES[stands.force.state])
    return subject_of(cites, language), state, span.since.isoformat(), _or_open(span.through)


def _passage(cites: str, language: Language) -> str:
    """Announcement 61 by its numbers alone, for the column says so; anything else with its instrument."""
    return passage_name(cites, language) if cites.startswith(MAIN) else name_of(cites, language)


def _figures(standing: Standing, language: Language) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("figure", "value", "since", "words"):
        table.add_column(say(f"law-column-{key}", language), no_wrap=key in ("value", "since"))
    for entry in standing.figures:
        value, words = figure_value(entry.what, entry.value), f"「{entry.says}」" if entry.says else ""
        table.add_row(figure_name(entry.what, language), value, entry.on.isoformat(), Text(words, style="cyan"))
    return table


def _instruments(standing: Standing, behind: Iterable[Entry], language: Language) -> Table:
    """Announcement 61, what moves the states, and what the firm has added; the lines above name the others."""
    shown = {MAIN.rstrip("/"), *(entry.by for entry in behind)}
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("published", "id", "title", "grade"):
        table.add_column(say(f"law-column-{key}", language), no_wrap=key in ("published", "id"), overflow="fold")
    for each in standing.instruments:
        if each.id not in shown and not each.added_by:
            continue
        title = Text(getattr(each.title, language))
        if each.added_by:
            title.append(f" ({say('law-added-by', language, by=each.added_by)})", style="dim")
        table.add_row(each.published.isoformat(), Text(each.id), title, each.grade)
    return table


def show_ways(console: Console, standing: Standing, language: Language, folder: str) -> None:
    """How unconfirmed states are settled: by an extension, by an end, or by a named person's confirmation.

    The commands are told for the first suspension; for each further one, what stands in them instead.
    """
    by_suspension: dict[str, list[Stands]] = {}
    for each in standing.unconfirmed:
        suspension = next(entry for entry in each.force.by if entry.does == "suspends")
        by_suspension.setdefault(suspension.by, []).append(each)
    for number, (of, held) in enumerate(by_suspension.items()):
        since, names = held[0].span.since, _named(held, standing, language)
        console.print(Text(say("law-unconfirmed", language, names=names, day=since), style="bold yellow"))
        first_day = since + timedelta(days=1)
        if number:
            console.print(_hanging("", say("law-way-instead", language, of=of, day=first_day)))
            continue
        for way in ("extends", "resumes", "lapsed"):
            console.print("  " + say(f"law-way-{way}", language))
            command = say(f"law-way-{way}-command", language, folder=_quoted(folder), of=of, day=first_day)
            console.print(Text("    " + command, style="cyan"), soft_wrap=True)


def _named(held: Sequence[Stands], standing: Standing, language: Language) -> str:
    """The instruments, or the passages of one of which others stand otherwise."""
    names: list[str] = []
    for instrument, passages in groupby(held, lambda each: each.cites.partition("/")[0]):
        own = [each.cites for each in passages]
        every = [each.cites for each in standing.stands if each.cites.startswith(f"{instrument}/")]
        names += [instrument] if own == every else own
    return {"ja": "、", "zh": "、", "en": ", "}[language].join(name_of(each, language) for each in names)


def _quoted(folder: str) -> str:
    return f'"{folder}"' if " " in folder else folder


def show_timeline(instrument: str, histories: dict[str, tuple[Span, ...]], known: date, language: Language) -> None:
    """The states of the passages of an instrument on one line of time; those with the same states share a bar."""
    console = screen()
    title = say("law-timeline-title", language, name=name_of(instrument, language), known=known)
    console.print(Text(title, style="bold"))
    first = min(span.since for each in histories.values() for span in each)
    last = max(*(span.since for each in histories.values() for span in each), known) + BEYOND
    width = min(console.width - 2, WIDEST_BAR)
    shared: dict[tuple[Span, ...], list[str]] = {}
    for cites, history in histories.items():
        shared.setdefault(tuple(_bare(span) for span in history), []).append(cites)
    for cited in shared.values():
        history = histories[cited[0]]
        console.print()
        console.print(_heading(cited, language))
        if first <= known:
            console.print(_marker(known, first, last, width))
        console.print(_bar(history, first, last, width))
        console.print(_axis(first, last, width))
        console.print(_ladder(history, language))
    console.print()
    console.print(_legend(language))
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _bare(span: Span) -> Span:
    """The span without its entries: two passages may share a bar though different entries made them begin."""
    return replace(span, by=())


def _heading(cited: Sequence[str], language: Language) -> Text:
    text = Text(" ")
    for cites in cited:
        text.append(f" {passage_name(cites, language)}", style="bold")
        text.append(f" {subject_of(cites, language)}" + ("  " if cites != cited[-1] else ""))
    return text


def _bar(history: Sequence[Span], first: date, last: date, width: int) -> Text:
    days = (last - first).days
    text = Text("  ")
    for column in range(width):
        day = first + timedelta(days=days * column // width)
        state = next(span.state for span in reversed(history) if span.since <= day or span is history[0])
        text.append(SIGNS[state], style=STYLES[state])
    return text


def _axis(first: date, last: date, width: int) -> Text:
    """The first months of quarters under a bar, as many as there is room for."""
    line = ""
    for month in range(first.month, 12 * (last.year - first.year) + last.month + 1):
        start = date(first.year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        column = _column(max(start, first), first, last, width)
        label = f"{start.year}-{start.month:02}"
        fits = (not line or len(line) < column) and column + len(label) <= width
        if start.month % 3 == 1 and fits:
            line = line.ljust(column) + label
    return Text("  " + line, style="dim")


def _marker(day: date, first: date, last: date, width: int) -> Text:
    """Where on the bar the day lies by whose knowledge it is drawn."""
    column = _column(day, first, last, width)
    label = f"{day} ▼" if column > width // 2 else f"▼ {day}"
    return Text("  " + " " * (column - len(label) + 1 if column > width // 2 else column) + label, style="dim")


def _column(day: date, first: date, last: date, width: int) -> int:
    return (day - first).days * width // (last - first).days


def _ladder(history: Sequence[Span], language: Language) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right", min_width=8)
    table.add_column()
    for span in history:
        table.add_row(
            f"{span.since} – {_or_open(span.through)}",
            Text(_length(span, language), style="dim"),
            Text(_state(span, language), style=STYLES[span.state]),
        )
    return Padding(table, (0, 0, 0, 2))


def _length(span: Span, language: Language) -> str:
    if span.through is None:
        return ""
    count = (span.through - span.since).days + 1
    return say("law-day" if count == 1 else "law-days", language, count=count)


def _legend(language: Language) -> Text:
    text = Text("  ")
    for state in (State.IN_FORCE, State.SUSPENDED, State.NOT_COMMENCED, State.UNCONFIRMED):
        text.append(SIGNS[state] * 2, style=STYLES[state]).append(f" {state_name(state, language)}   ")
    return text


def _state(span: Span, language: Language) -> str:
    """The state; of a suspension also that it came before the passage had ever been in force."""
    name = state_name(span.state, language, stopped=span.stopped)
    never = span.state is State.SUSPENDED and not span.commenced
    return say("law-never-commenced", language, state=name) if never else name


def _or_open(day: date | None) -> str:
    return "…" if day is None else day.isoformat()


def _hanging(mark: str, said: str) -> Table:
    """A note whose further lines stand under its first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(f"  {mark}", style="dim"), Text(said, style="dim"))
    return table


def show_added(added: Added, today: date, language: Language) -> None:
    """What was added, and the states before and after: today and on the next days on which something turns."""
    console = screen()
    title = say("law-added", language, file=added.file, by=added.instrument.added_by)
    console.print(Text(title, style="bold"), soft_wrap=True)
    for group in together(added.instrument.entries()):
        console.print(_hanging("•", deed_text(group, language)))
    console.print()
    groups: dict[tuple[date, State, State], list[str]] = {}
    for change in added.changes:
        groups.setdefault((change.day, change.before, change.after), []).append(change.cites)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in ("day", "passages", "before", "after"):
        table.add_column(say(f"law-column-{key}", language), no_wrap=key != "passages")
    everything = len({change.cites for change in added.changes})
    for (day, before, after), cited in groups.items():
        names = {"ja": "、", "zh": "、", "en": ", "}[language].join(_passage(cites, language) for cites in cited)
        table.add_row(
            f"{day} {say('law-today', language)}" if day == today else day.isoformat(),
            say("law-all-passages", language) if len(cited) == everything else names,
            Text(state_name(before, language), style=STYLES[before]),
            Text(state_name(after, language), style=STYLES[after] if after is before else f"bold {STYLES[after]}"),
        )
    if groups:
        console.print(table)
    if all(before is after for _, before, after in groups):
        console.print(say("law-no-state-changes", language))
    if added.instrument.lists or added.instrument.unlists:
        console.print(say("law-lists-note", language))
    console.print(Text(say("not-legal-advice", language), style="dim"))
