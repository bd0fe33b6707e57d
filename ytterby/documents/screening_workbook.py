"""A screening as an Excel workbook: what was found, all parties, the lists, and what they were held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .. import __version__
from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.owners import HeldParty
from ..determination.screening.owners_record import path_texts, share_text, truth_text
from ..determination.screening.record import (
    Result,
    barred_text,
    clear_text,
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
    stated_text,
)
from ..determination.screening.screened import Screening
from ..languages import Language
from ..logic.truth import Truth
from ..parties.matching import Match
from ..parties.screening import Screened
from ..tables.issues import Issue
from .workbook import ISSUE_COLUMNS, coloured, issue_rows, say, table

__all__ = ["COLOURS", "write_screening"]

COLOURS: dict[Result, str] = {
    "hit": "#F2DEDE",
    "stated": "#F2DEDE",
    "candidate": "#FCF8E3",
    "problem": "#FCF8E3",
    "stale": "#FCF8E3",
    "clear": "#DFF0D8",
}
SHOWN: tuple[Result, ...] = ("hit", "candidate", "clear")
FOUND_COLUMNS = (
    ("party", 16), ("party-name", 30), ("country", 8), ("identifiers", 24), ("verdict", 16), ("entry", 14),
    ("entry-names", 44), ("listed", 40), ("barred", 30), ("score", 8), ("evidence", 50), ("decided", 40),
)  # fmt: skip
PARTY_COLUMNS = (
    ("party", 16), ("party-name", 30), ("country", 8), ("identifiers", 24), ("verdict", 16), ("found", 30),
    ("because", 60),
)  # fmt: skip
HELD_COLUMNS = (("party", 16), ("party-name", 30), ("held-share", 24), ("verdict", 24), ("path", 70))
LIST_COLUMNS = (
    ("list", 16), ("title", 34), ("size", 10), ("looked-on", 12), ("looked-by", 20), ("look-again", 14), ("source", 44),
    ("address", 68),
)  # fmt: skip
ORIGIN_COLUMNS = (("what", 40), ("value", 90))


def write_screening(
    screening: Screening,
    held: Sequence[HeldParty],
    numbers: EntryNumbers,
    issues: Sequence[Issue],
    path: Path,
    language: Language,
) -> None:
    """Write the workbook, in the place of an older one. Raises OSError if the file cannot be written."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    found = _in_order(screening, numbers, language)
    parties = [_party(each, screening, numbers, language) for each in screening.parties.values()]
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            coloured(book, say("sheet-found", language), FOUND_COLUMNS, found, language)
            coloured(book, say("sheet-parties", language), PARTY_COLUMNS, parties, language)
            if held:
                coloured(
                    book, say("sheet-ownership", language), HELD_COLUMNS, _held(held, screening, language), language
                )
            write_lists(book, screening, language)
            if issues:
                table(book, say("sheet-issues", language), ISSUE_COLUMNS, issue_rows(issues, language), language)
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def write_lists(book: Any, screening: Screening, language: Language) -> None:
    """The sheets that say by what a screening was made: the lists as they were seen, and the day."""
    table(book, say("sheet-lists", language), LIST_COLUMNS, _lists(screening, language), language)
    origin = (
        (say("screened-on", language), screening.on.isoformat()),
        (say("program", language), __version__),
        ("", say("not-legal-advice", language)),
    )
    table(book, say("sheet-origin", language), ORIGIN_COLUMNS, origin, language)


def _in_order(screening: Screening, numbers: EntryNumbers, language: Language) -> list[tuple[str, Sequence[str]]]:
    """The rows of all parties: hits, who is stated as listed, candidates by their score, then what is settled."""
    found = [row for each in screening.parties.values() for row in _found(each, screening, numbers, language)]
    return [row for _, row in sorted(found, key=lambda each: each[0])]


def _found(
    screened: Screened, screening: Screening, numbers: EntryNumbers, language: Language
) -> Iterator[tuple[tuple[int, int], tuple[str, Sequence[str]]]]:
    """A row for every entry that it is, may be, or was told apart from, each with its place among all."""
    hit, open_, apart = (result_text(result, language) for result in SHOWN)
    for match in screened.hits:
        why = hit_text(match, screened.decided, language)
        yield (0, 0), (COLOURS["hit"], _entry(screened, match, hit, why, screening, numbers, language))
    stated = screening.stated.get(screened.sought.reference)
    if stated is not None and not screened.hits:
        told = (result_text("stated", language), "", "", stated_text(screened, stated, language), "", "", "", "")
        yield (1, 0), (COLOURS["stated"], (*_named(screened, language), *told))
    for match in screened.open:
        row = _entry(screened, match, open_, "", screening, numbers, language)
        yield (2, -match.score), (COLOURS["candidate"], row)
    settled = [(match, decision_text(decision, language)) for match, decision in screened.cleared]
    settled += [(match, exclusion_text(each, language)) for match, each in screened.excluded]
    settled += [(match, evidence_texts(match, screened.sought, language)[-2]) for match in screened.told_apart]
    for match, why in settled:
        yield (3, 0), (COLOURS["clear"], _entry(screened, match, apart, why, screening, numbers, language))


def _entry(
    screened: Screened,
    match: Match,
    verdict: str,
    why: str,
    screening: Screening,
    numbers: EntryNumbers,
    language: Language,
) -> Sequence[str]:
    entry = match.entry
    return (
        *_named(screened, language),
        verdict,
        numbers.number(entry),
        entry_text(entry),
        listed_text(entry, screening.lists, language),
        barred_text(entry, language),
        str(match.score),
        "\n".join(evidence_texts(match, screened.sought, language)),
        why,
    )


def _named(screened: Screened, language: Language) -> tuple[str, str, str, str]:
    sought = screened.sought
    return sought.reference, " / ".join(sought.names), sought.country, identifiers_text(sought.identifiers, language)


def _party(
    screened: Screened, screening: Screening, numbers: EntryNumbers, language: Language
) -> tuple[str, Sequence[str]]:
    stated = screening.stated.get(screened.sought.reference)
    result = result_of(screened, stated)
    found = (numbers.number(match.entry) for match in (*screened.hits, *screened.open))
    because = problem_texts(screened, language)
    if stated is not None:
        because = (stated_text(screened, stated, language), *because)
    if result in ("stale", "clear"):
        because = (clear_text(screened, screening.lists, language),)
    row = (*_named(screened, language), result_text(result, language), ", ".join(found), "\n".join(because))
    return COLOURS[result], row


def _held(held: Sequence[HeldParty], screening: Screening, language: Language) -> list[tuple[str, Sequence[str]]]:
    """A row for everybody of whom a holding is stated, with the path of those that are worth a look."""
    shades = {Truth.YES: COLOURS["hit"], Truth.UNKNOWN: COLOURS["candidate"], Truth.NO: COLOURS["clear"]}
    return [
        (
            shades[each.holding.truth],
            (
                each.party,
                each.name,
                share_text(each.holding, language),
                truth_text(each.holding, language),
                "\n".join(path_texts(each, screening, language)) if each.is_concern else "",
            ),
        )
        for each in held
    ]


def _lists(screening: Screening, language: Language) -> Iterator[Sequence[str]]:
    for each in screening.lists:
        days = each.looked_on.isoformat(), each.looked_by, each.look_again_by.isoformat()
        yield each.list_id, each.title.in_(language), str(len(each.entries)), *days, each.source, each.address
