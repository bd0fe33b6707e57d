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
    share_text,
    stake_text,
    truth_text,
    use_text,
    way_text,
)
from ..determination.screening.screened import Screening
from ..languages import Language
from ..logic.truth import Truth
from ..parties.ownership.ways import WAYS
from .screening_workbook import write_lists
from .workbook import coloured, say, table

__all__ = ["write_owners"]

COLOURS = {Truth.YES: "#F2DEDE", Truth.UNKNOWN: "#FCF8E3", Truth.NO: "#DFF0D8"}
WAY_COLUMNS = (("party", 30), ("way-counted", 44), ("held-share", 20), ("verdict", 24))
PATH_COLUMNS = (("way-counted", 44), ("owned", 30), ("owner", 60), ("listed", 50), ("file", 24), ("row", 8))
TOLD_COLUMNS = (("what", 90),)


def write_owners(owners: Owners, screening: Screening, numbers: EntryNumbers, path: Path, language: Language) -> None:
    """Write the workbook, in the place of an older one. Raises OSError if the file cannot be written."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    told = [use_text(owners, language)]
    told += [flag_text(each, owners, language) for each in owners.flags]
    told += [missing_text(each, owners, language) for each in owners.missing]
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            coloured(book, say("sheet-ownership", language), WAY_COLUMNS, list(_ways(owners, language)), language)
            table(book, say("sheet-path", language), PATH_COLUMNS, _path(owners, numbers, language), language)
            table(book, say("sheet-notes", language), TOLD_COLUMNS, ((each,) for each in told), language)
            write_lists(book, screening, language)
    except FileCreateError as problem:
        raise OSError(str(problem)) from problem


def _ways(owners: Owners, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    for way in WAYS:
        holding = owners.held.by[way]
        named = (called(owners.party, owners), way_text(way, language))
        yield COLOURS[holding.truth], (*named, share_text(holding, language), truth_text(holding, language))


def _path(owners: Owners, numbers: EntryNumbers, language: Language) -> Iterator[Sequence[str]]:
    for way in WAYS:
        for stake in owners.held.by[way].path:
            yield (
                way_text(way, language),
                called(stake.owned, owners),
                stake_text(stake, owners, language),
                holder_text(stake.owner, owners, numbers, language),
                stake.place.file,
                str(stake.place.row or ""),
            )
