"""Who holds a party as an Excel workbook: the answer by every way, the path, what is missing, and the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..determination.screening.numbers import EntryNumbers
from ..determination.screening.owners import Owners
from ..determination.screening.owners_record import (
    called,
    flag_text,
    holder_text,
    missing_text,
    of_itself_texts,
    percent_of,
    share_text,
    truth_text,
    use_text,
    way_text,
)
from ..determination.screening.screened import Screening
from ..languages import Language
from ..logic.truth import Truth
from ..parties.ownership.ways import WAYS
from ..tables.issues import Issue
from .screening_workbook import write_lists
from .workbook import ISSUE_COLUMNS, coloured, issue_rows, say, table

__all__ = ["write_owners"]

COLOURS = {Truth.YES: "#F2DEDE", Truth.UNKNOWN: "#FCF8E3", Truth.NO: "#DFF0D8"}
WAY_COLUMNS = (("party", 30), ("way-counted", 44), ("held-share", 20), ("verdict", 24))
PATH_COLUMNS = (
    ("way-counted", 44), ("owned", 30), ("owner", 30), ("held-share", 20), ("as-of", 12), ("listed", 50), ("file", 24),
    ("sheet", 16), ("row", 8),
)  # fmt: skip
TOLD_COLUMNS = (("about", 24), ("what", 110))


def write_owners(
    owners: Owners,
    screening: Screening,
    numbers: EntryNumbers,
    issues: Sequence[Issue],
    path: Path,
    language: Language,
) -> None:
    """Write the workbook, in the place of an older one. Raises OSError if the file cannot be written."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    told = list(_told(owners, numbers, language))
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            coloured(book, say("sheet-ownership", language), WAY_COLUMNS, list(_ways(owners, language)), language)
            table(book, say("sheet-path", language), PATH_COLUMNS, _path(owners, numbers, language), language)
            table(book, say("sheet-notes", language), TOLD_COLUMNS, told, language)
            if issues:
                table(book, say("sheet-issues", language), ISSUE_COLUMNS, issue_rows(issues, language), language)
            write_lists(book, screening, language)
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def _ways(owners: Owners, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    for way in WAYS:
        holding = owners.held.by[way]
        named = (called(owners.party, owners, language), way_text(way, language))
        yield COLOURS[holding.truth], (*named, share_text(holding, language), truth_text(holding, language))


def _path(owners: Owners, numbers: EntryNumbers, language: Language) -> Iterator[Sequence[str]]:
    for way in WAYS:
        for stake in owners.held.by[way].path:
            yield (
                way_text(way, language),
                called(stake.owned, owners, language),
                called(stake.owner, owners, language),
                percent_of(stake, language),
                "" if stake.as_of is None else stake.as_of.isoformat(),
                holder_text(stake.owner, owners, numbers, language),
                stake.place.file,
                stake.place.sheet,
                str(stake.place.row or ""),
            )


def _told(owners: Owners, numbers: EntryNumbers, language: Language) -> Iterator[tuple[str, str]]:
    """What is worth knowing besides, each by what kind of thing it is."""
    texts = {
        "itself": of_itself_texts(owners, numbers, language),
        "way-in-use": (use_text(owners, language),),
        "flag": (flag_text(each, owners, language) for each in owners.flags),
        "missing": (missing_text(each, owners, language) for each in owners.missing),
    }
    for kind, said in texts.items():
        for text in said:
            yield say(f"about-{kind}", language), text
