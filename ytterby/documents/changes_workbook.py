"""What changes from one law to another as a workbook: the law, and every line and transfer that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..determination.changes.comparing import Changes, LineChange
from ..determination.changes.record import beside_text, causes_text, duties_text, notification_text, stand_text
from ..determination.outcome import Determination
from ..determination.readings.effect import Determined
from ..determination.readings.record import outcome_told
from ..determination.transfers.outcome import TransferDetermination
from ..determination.words import words
from ..languages import Language
from ..law.difference import LawDifference, Side
from ..law.difference_record import figure_text, list_names, party_names, state_text
from ..law.saying import deed_text, figure_name, name_of, together
from ..logic.lawbook import Entry
from .workbook import say, table

__all__ = ["write_changes"]

LAW_COLUMNS = (("kind", 12), ("what", 50), ("before", 34), ("after", 34), ("by", 80))
CHANGE_COLUMNS = (
    *(("kind", 12), ("line", 16), ("part", 26), ("to", 10), ("before", 34), ("after", 34), ("because", 60)),
    *(("licence", 24), ("notified", 30), ("review", 30), ("beside", 40), ("ceases", 40), ("begins", 60)),
    ("falls-away", 60),
)
ORIGIN_COLUMNS = (("what", 60), ("value", 90))


def write_changes(changes: Changes, path: Path, language: Language) -> None:
    """Write the workbook, in the place of an older one. Raises OSError if the file cannot be written."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            if changes.before is not None:
                rows = (_change(each, language) for each in (*changes.lines, *changes.transfers))
                table(book, say("sheet-changes", language), CHANGE_COLUMNS, rows, language)
            table(book, say("sheet-law", language), LAW_COLUMNS, _law(changes.law, language), language)
            table(book, say("sheet-origin", language), ORIGIN_COLUMNS, _origin(changes, language), language)
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def _law(law: LawDifference, language: Language) -> Iterator[Sequence[str]]:
    for instruments, kind in ((law.issued, "issued"), (law.gone, "gone")):
        for each in instruments:
            title = f"{name_of(each.id, language)} {getattr(each.title, language)}"
            yield say(f"kind-{kind}", language), title, "", each.published.isoformat(), ""
    for state in law.states:
        told = (state_text(force, language) for force in (state.before, state.after))
        yield say("kind-provision", language), name_of(state.cites, language), *told, _deeds(state.by, language)
    for figure in law.figures:
        told = (figure_text(entry) for entry in (figure.before, figure.after))
        by = tuple(entry for entry in (figure.after or figure.before,) if entry is not None)
        yield say("kind-figure", language), figure_name(figure.figure, language), *told, _deeds(by, language)
    for change in law.lists:
        told = (state_text(force, language) for force in (change.before, change.after))
        lists = f"{name_of(change.notice, language)}: {list_names(change.lists, language)}"
        yield say("kind-list", language), lists, *told, "\n".join(party_names(change, language))


def _deeds(entries: Iterable[Entry], language: Language) -> str:
    return "\n".join(deed_text(group, language) for group in together(entries))


def _change(change: LineChange, language: Language) -> Sequence[str]:
    before, after = change.before, change.after
    return (
        *_named(before, language),
        outcome_told(before, language),
        outcome_told(after, language),
        "\n".join(causes_text(change.because, language)),
        _from_to(stand_text(before, language), stand_text(after, language)),
        *_of_a_line(before, after, language),
        "\n".join(beside_text(change.bites, language)),
        "\n".join(beside_text(change.ceases, language)),
        "\n".join(duties_text((duty,), after, language) for duty in change.begins),
        "\n".join(duties_text((duty,), before, language) for duty in change.falls_away),
    )


def _named(each: Determined, language: Language) -> tuple[str, str, str, str]:
    if isinstance(each, TransferDetermination):
        joined = each.joined
        kind, technology = say("kind-transfer", language), joined.transfer.technology or ""
        return kind, each.reference, technology, joined.recipient_place or "?"
    return say("kind-line", language), each.reference, each.joined.line.part_id, each.joined.destination or "?"


def _of_a_line(before: Determined, after: Determined, language: Language) -> tuple[str, str]:
    """What only a line has: its notification and its review."""
    if not (isinstance(before, Determination) and isinstance(after, Determination)):
        return "", ""
    reviews = (words().say(f"review-{each.review.value.replace(' ', '-')}", language) for each in (before, after))
    return _from_to(*(notification_text(each, language) for each in (before, after))), _from_to(*reviews)


def _from_to(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _origin(changes: Changes, language: Language) -> Iterator[Sequence[str]]:
    first, second = changes.law.first, changes.law.second
    yield _side("first-side", first, language)
    yield _side("second-side", second, language)
    for each in second.supposed:
        yield say("supposed", language), name_of(each, language)
    for each in second.left_out:
        yield say("kind-gone", language), name_of(each, language)
    yield say("law-known-to", language), first.statutes.known_to(second.known).isoformat()
    if changes.before is not None:
        yield say("unchanged-lines", language), str(changes.of_lines - len(changes.lines))
        yield say("unchanged-transfers", language), str(changes.of_transfers - len(changes.transfers))
        yield "dataset", changes.before.dataset.address
    yield "", say("not-legal-advice", language)


def _side(key: str, side: Side, language: Language) -> tuple[str, str]:
    return say(key, language, day=side.day, known=side.known), side.statutes.address
