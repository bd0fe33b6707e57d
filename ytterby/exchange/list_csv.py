"""Lists of a firm's own from a CSV file or a workbook: headers in three languages, in any of the usual encodings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..parties.identifiers import identifiers_of
from ..parties.lists import Entry, Identifier
from ..parties.names.problems import problems_of
from ..tables.issues import Issue
from .complaints import advised, complaint
from .list_rows import ListRow, list_rows, several

__all__ = ["entry_of", "read_list"]


def read_list(path: Path, list_id: str) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """The entries of a list in their order, and everything that is wrong with the file; never raises for what it holds.

    Every row with a name becomes an entry. One that states no number of its own goes by its first name.
    """
    rows, found = list_rows(path)
    issues = list(found)
    entries: list[Entry] = []
    first_rows: dict[str, int] = {}
    for row in rows:
        entry, wrong = entry_of(row, list_id)
        issues += wrong
        if entry.entry_id in first_rows:
            at = first_rows[entry.entry_id]
            issues.append(complaint("same-entry", row.place, entry.entry_id, entry=entry.entry_id, row=at))
            entry = replace(entry, entry_id=f"{entry.entry_id}#{row.place.row}")
        first_rows[entry.entry_id] = row.place.row
        entries.append(entry)
    return tuple(entries), tuple(issues)


def entry_of(row: ListRow, list_id: str) -> tuple[Entry, list[Issue]]:
    """The entry that a row makes, and what is wrong with its names and numbers; the row has a name."""
    names = _names(row)
    identifiers, issues = _identifiers(row)
    entry = Entry(
        list_id=list_id,
        entry_id=row.entry or names[0],
        names=names,
        country=row.country or "",
        identifiers=identifiers,
        listed_on=row.listed_on,
        address=row.address or "",
        note=row.note or "",
    )
    return entry, [*_name_issues(row, names), *issues]


def _names(row: ListRow) -> tuple[str, ...]:
    cells = (row.names, row.name_zh, row.name_en, row.name_local, row.aliases)
    return tuple(dict.fromkeys(name for cell in cells for name in several(cell)))


def _name_issues(row: ListRow, names: tuple[str, ...]) -> list[Issue]:
    """What is wrong with names so that nothing can be found by them; the entry is kept as it is."""
    return [advised(each.kind, row.place, each.says, each.cure, name) for name, each in problems_of(names)]


def _identifiers(row: ListRow) -> tuple[tuple[Identifier, ...], list[Issue]]:
    found: list[Identifier] = []
    issues: list[Issue] = []
    for typed in several(row.identifiers):
        identifiers, problems = identifiers_of(typed)
        found += identifiers
        issues += [advised("wrong-number", row.place, each.says, each.cure, typed) for each in problems]
    return tuple(dict.fromkeys(found)), issues
