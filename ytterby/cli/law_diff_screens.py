"""What a person sees of `law diff` in the terminal: first how much changes, then the law, then line by line why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..determination.changes.comparing import Cause, Changes, LineChange, cause_order
from ..determination.changes.record import beside_text, causes_text, duties_text, notification_text, stand_text
from ..determination.outcome import Determination, Outcome, Review
from ..determination.readings.effect import Determined
from ..determination.readings.record import outcome_told
from ..determination.record import notified_share
from ..determination.transfers.outcome import TransferDetermination, TransferOutcome
from ..determination.transfers.record import scene_text
from ..determination.words import words
from ..languages import Catalogue, Language
from ..law.difference import LawDifference, ListChange, StateChange
from ..law.difference_record import alike, figure_change_text, list_names, names_of, party_names, state_text
from ..law.saying import deed_text, name_of, subject_of, together
from ..law.standing import passages
from ..logic.lawbook import Entry, Force
from .board import COLOURS as LINE_COLOURS
from .law_screens import STYLES
from .screen import screen
from .speech import say
from .transfer_screens import COLOURS as TRANSFER_COLOURS

__all__ = ["show_changes"]

SHOWN = 12
"""So many lines of one block are named; all of them are in JSON and in the workbook."""
BESIDE_A_NAME = 74
"""So many signs of a row are left to what stands beside a name; a longer name is cut, for its number tells it."""
FIRST = (
    *(Outcome.DO_NOT_SHIP, Outcome.LICENCE_NEEDED, Outcome.UNDECIDED, Outcome.SHIP_WITH_NOTIFICATION),
    *(Outcome.SHIP_UNDER_LICENCE, Outcome.SHIP_AND_REPORT, Outcome.SHIP),
    *(TransferOutcome.DO_NOT_PROVIDE, TransferOutcome.LICENCE_NEEDED, TransferOutcome.UNDECIDED),
    *(TransferOutcome.CATALOGUE, TransferOutcome.UNDER_LICENCE, TransferOutcome.PROVIDE),
)
"""In which order the blocks come: what must not go out comes first."""


def show_changes(changes: Changes, language: Language) -> None:
    """The headline, what changes in the law, what changes for lines and transfers, and what comes next."""
    console = screen()
    _show_headline(console, changes, language)
    _show_law(console, changes.law, language)
    for found, key in ((changes.lines, "lines"), (changes.transfers, "transfers")):
        if found:
            console.print()
            console.print(Text(_say(f"title-{key}", language), style="bold underline"))
            for block in _blocks(found, language):
                _show_block(console, block, language)
    _show_rest(console, changes, language)


def _show_headline(console: Console, changes: Changes, language: Language) -> None:
    first, second = changes.law.first, changes.law.second
    apart = "title-known-apart" if first.known != second.known else "title-one-day"
    days = {"first": first.day, "second": second.day, "then": first.known, "now": second.known}
    console.print(Text(_say(apart if first.day == second.day else "title", language, **days), style="bold"))
    if first.day != second.day or first.known == second.known:
        key = "known-apart" if first.known != second.known else "known-one-day" if first.day == second.day else "known"
        console.print(Text(_say(key, language, **days), style="dim"))
    if changes.before is not None:
        console.print(Text(_say("as-if-that-day", language), style="dim"))
    for each in second.supposed:
        console.print(_say("supposed", language, name=_called(changes.law, each, language)), style="magenta")
    for each in second.left_out:
        console.print(_say("left-out", language, name=name_of(each, language)), style="magenta")
    said = [_say("law-moves" if changes.law.is_moved else "law-stays", language)]
    for count, of, key in (
        (len(changes.lines), changes.of_lines, "lines"),
        (len(changes.transfers), changes.of_transfers, "transfers"),
    ):
        if of:
            told = f"count-{key}" if count else f"none-{key}"
            said.append(_say(told, language, changed=count, count=of, unchanged=of - count))
    if changes.before is not None and len(said) == 1:
        said.append(say("no-lines", language))
    for text in said:
        console.print(Text("▶ ", style="bold").append(text))


def _called(difference: LawDifference, instrument: str, language: Language) -> str:
    """The name of an instrument with its title."""
    title = getattr(difference.second.statutes.instruments[instrument].title, language)
    return _say("called", language, name=name_of(instrument, language), title=title)


# --- the law ----------------------------------------------------------------------------------------------------------


def _show_law(console: Console, difference: LawDifference, language: Language) -> None:
    if difference.is_empty:
        return
    console.print()
    console.print(Text(_say("title-law", language), style="bold underline"))
    for each in difference.issued:
        if each.id not in difference.second.supposed:
            title = getattr(each.title, language)
            console.print(_hanging("+", _say("issued", language, day=each.published, title=title)))
    if difference.states:
        _show_states(console, difference, language)
    for figure in difference.figures:
        console.print(_hanging("•", figure_change_text(figure, language)))
    for change in difference.lists:
        _show_list(console, change, language)
    if any(change.before is None for change in difference.lists):
        console.print(_hanging("", _say("hold-against", language), style="dim"))


def _show_states(console: Console, difference: LawDifference, language: Language) -> None:
    """A row for the passages of an instrument that change alike; whole instruments that change alike share one."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    heads = _side_heads(difference, language)
    for head in (_say("column-provisions", language), say("law-column-subject", language), *heads):
        table.add_column(head, overflow="fold")
    table.add_column(say("law-column-by", language), no_wrap=True)
    rows = alike(difference.states, language)
    notes = together(dict.fromkeys(entry for group in rows for entry in group[0].by if _tells(entry, group)))
    for group in rows:
        before, after = group[0].before, group[0].after
        numbers = [f"[{number}]" for number, note in enumerate(notes, start=1) if set(note) & set(_by(group))]
        table.add_row(
            _name(group, difference, language),
            _subject(group, language),
            _state(before, language),
            _state(after, language, is_new=True),
            Text("".join(numbers)),
        )
    console.print(table)
    for number, note in enumerate(notes, start=1):
        console.print(_hanging(f"[{number}]", deed_text(note, language), style="dim"))


def _name(group: Sequence[StateChange], difference: LawDifference, language: Language) -> str:
    """The passages by their numbers, or the instrument alone where all that it has in the book changes alike."""
    second, cited = difference.second, [each.cites for each in group]
    instrument = cited[0].partition("/")[0]
    own = {each for each in passages(second.statutes, second.known) if each.startswith(f"{instrument}/")}
    return name_of(instrument, language) if len(own) > 1 and own <= set(cited) else names_of(cited, language)


def _side_heads(difference: LawDifference, language: Language) -> tuple[str, str]:
    first, second = difference.first, difference.second
    if first.day != second.day:
        return first.day.isoformat(), second.day.isoformat()
    if first.known != second.known:
        return _say("column-known", language, day=first.known), _say("column-known", language, day=second.known)
    return _say("column-as-it-is", language), _say("column-as-it-would-be", language)


def _by(group: Sequence[StateChange]) -> tuple[Entry, ...]:
    return tuple(entry for each in group for entry in each.by)


def _tells(entry: Entry, group: Sequence[StateChange]) -> bool:
    """That an instrument brings itself into force need not be told: it is named in the row."""
    return entry.does != "commences" or entry.by != group[0].cites.partition("/")[0]


def _subject(group: Sequence[StateChange], language: Language) -> str:
    cites = group[0].cites
    return subject_of(cites if len(group) == 1 else cites.partition("/")[0], language)


def _state(force: Force, language: Language, *, is_new: bool = False) -> Text:
    return Text(state_text(force, language), style=("bold " if is_new else "") + STYLES[force.state])


def _show_list(console: Console, change: ListChange, language: Language) -> None:
    said = _say(
        "list-added" if change.before is None else "list-moved",
        language,
        notice=name_of(change.notice, language),
        count=len(change.parties),
        lists=list_names(change.lists, language),
        before=state_text(change.before, language),
        after=state_text(change.after, language),
    )
    console.print(_hanging("•", said))
    if change.before is None:
        names = {"ja": "、", "zh": "、", "en": "; "}[language].join(party_names(change, language))
        console.print(Padding(Text(names, style="dim"), (0, 0, 0, 4)))


# --- lines and transfers ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Block:
    """Lines that change alike: the same word before and after, the same to do."""

    before: Determined
    after: Determined
    said: tuple[tuple[str, str], ...]
    """Label and text of everything that is the same for all of them."""
    changes: tuple[LineChange, ...]
    is_still: bool
    """Whether the word for a person is the same."""


def _blocks(changes: Iterable[LineChange], language: Language) -> list[_Block]:
    groups: dict[tuple[str, str, object], list[LineChange]] = {}
    for each in changes:
        told = _verdict(each.before, language).plain, _verdict(each.after, language).plain
        groups.setdefault((*told, _said(each, language)), []).append(each)
    blocks = [
        _Block(group[0].before, group[0].after, _said(group[0], language), tuple(group), _is_still(group[0], language))
        for group in groups.values()
    ]
    return sorted(blocks, key=lambda each: (each.is_still, FIRST.index(each.after.outcome), -len(each.changes)))


def _is_still(change: LineChange, language: Language) -> bool:
    return outcome_told(change.before, language) == outcome_told(change.after, language)


def _said(change: LineChange, language: Language) -> tuple[tuple[str, str], ...]:
    """What is new and what no longer is, label by label; the word for a person is not repeated."""
    before, after = change.before, change.after
    said: list[tuple[str, str]] = []
    if "licence" in change.what and "outcome" not in change.what:
        said.append(("licence", _from_to(stand_text(before, language), stand_text(after, language))))
    if isinstance(before, Determination) and isinstance(after, Determination):
        if "notification" in change.what and not (before.notification.is_due or after.notification.is_due):
            said.append(("notification", _from_to(*(notification_text(each, language) for each in (before, after)))))
        reviews = (before.review, after.review)
        if "review" in change.what and Review.NONE not in reviews and "outcome" not in change.what:
            told = (words().say(f"review-{each.value.replace(' ', '-')}", language) for each in reviews)
            said.append(("review", _from_to(*told)))
    said += [("bites", text) for text in beside_text(change.bites, language)]
    said += [("ceases", text) for text in beside_text(change.ceases, language)]
    said += [("begins", f"• {duties_text((duty,), after, language)}") for duty in change.begins]
    said += [("falls-away", f"• {duties_text((duty,), before, language)}") for duty in change.falls_away]
    return tuple(said)


def _from_to(before: str, after: str) -> str:
    return f"{before} → {after}"


def _show_block(console: Console, block: _Block, language: Language) -> None:
    count = len(block.changes)
    key = "lines" if isinstance(block.before, Determination) else "transfers"
    head = Text("■ ", style=_colour(block.after)).append(_say(f"block-{key}", language, count=count), style="bold")
    if block.is_still:
        head.append(_say("still", language)).append_text(_verdict(block.after, language))
    else:
        head.append_text(_verdict(block.before, language)).append(" → ")
        head.append_text(_verdict(block.after, language, is_new=True))
    console.print()
    console.print(head)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    causes = sorted({cause for each in block.changes for cause in each.because}, key=cause_order)
    told = [("because", text) for text in causes_text(causes, language)]
    last = ""
    for label, text in (*told, *block.said):
        table.add_row("" if label == last else _say(f"label-{label}", language), text)
        last = label
    console.print(Padding(table, (0, 0, 0, 4)))
    console.print(Padding(_named(block, language, max(16, console.width - BESIDE_A_NAME)), (0, 0, 0, 4)))
    if count > SHOWN:
        console.print(Text("    " + _say("more", language, more=count - SHOWN), style="dim"))


def _verdict(each: Determined, language: Language, *, is_new: bool = False) -> Text:
    text = Text(outcome_told(each, language), style=("bold " if is_new else "") + _colour(each))
    return text.append(say("mark-treated", language)) if each.is_treated_as_if_in_force else text


def _colour(each: Determined) -> str:
    return TRANSFER_COLOURS[each.outcome] if isinstance(each, TransferDetermination) else LINE_COLOURS[each.outcome]


def _named(block: _Block, language: Language, widest_name: int) -> Table:
    """The lines of a block, each with what is its own: where it goes, what a notification states, its own reasons."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("cyan", "", "", "", "", "dim"):
        table.add_column(style=style, overflow="fold")
    common = set.intersection(*(set(each.because) for each in block.changes))
    for each in block.changes[:SHOWN]:
        own = [cause for cause in each.because if cause not in common]
        cells = _cells(each, language) if isinstance(each.before, Determination) else _transfer_cells(each, language)
        texts = [Text(cell) for cell in cells]
        texts[2].truncate(widest_name, overflow="ellipsis")
        table.add_row(*texts, Text(_passages(own, language)))
    return table


def _cells(change: LineChange, language: Language) -> tuple[str, ...]:
    before, after = change.before, change.after
    assert isinstance(before, Determination)
    assert isinstance(after, Determination)
    joined = before.joined
    name = joined.part.name if joined.part is not None and joined.part.name != joined.line.part_id else None
    shares = [notified_share(each.notification) for each in (before, after) if each.notification.is_due]
    is_told = after.notification.is_due and bool({"notification", "share"} & set(change.what))
    stated = " → ".join(dict.fromkeys("?" if share is None else f"{share} %" for share in shares)) if is_told else ""
    notified = _say("notified", language, share=stated) if stated else ""
    return change.reference, joined.line.part_id, name or "", f"→ {joined.destination or '?'}", notified


def _transfer_cells(change: LineChange, language: Language) -> tuple[str, ...]:
    before = change.before
    assert isinstance(before, TransferDetermination)
    way = f"{before.joined.provider_place or '?'}→{before.joined.recipient_place or '?'}"
    technology = before.joined.transfer.technology or ""
    return change.reference, way, technology, scene_text(before, language), ""


def _passages(causes: Iterable[Cause], language: Language) -> str:
    """Passages by their numbers, instrument by instrument."""
    by_instrument: dict[str, list[str]] = {}
    for cause in causes:
        if isinstance(cause, StateChange):
            by_instrument.setdefault(cause.cites.partition("/")[0], []).append(cause.cites)
    return "; ".join(names_of(cited, language) for cited in by_instrument.values())


# --- the rest ---------------------------------------------------------------------------------------------------------


def _show_rest(console: Console, changes: Changes, language: Language) -> None:
    second = changes.law.second
    every = [each for change in (*changes.lines, *changes.transfers) for each in (change.before, change.after)]
    console.print()
    if any(each.is_treated_as_if_in_force for each in every):
        console.print(Text(say("explain-treated", language), style="dim"))
    if changes.has_errors and changes.before is not None:
        errors = sum(issue.severity == "error" for issue in changes.before.issues)
        console.print(Text(say("issues-elsewhere", language, errors=errors), style="yellow"))
    if (changes.lines or changes.transfers) and not (second.supposed or second.left_out):
        console.print(Text(_say("why", language, day=second.day), style="dim"))
    day = changes.law.next_day
    is_supposed = bool(second.supposed or second.left_out)
    if day is not None and not (is_supposed and day == second.day):
        console.print(_say("next-supposed" if is_supposed else "next", language, day=day))
    known_to = changes.law.first.statutes.known_to(second.known)
    console.print(Text(say("law-known-to", language, day=known_to), style="bold"))
    if second.known > known_to:
        console.print(say("law-look-for-later", language, day=known_to))
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _hanging(mark: str, said: str, style: str = "") -> Table:
    """A note whose further lines stand under its first."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(f"  {mark}", style=style), Text(said, style=style))
    return table


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("law_diff.toml")).say(key, language, **values)
