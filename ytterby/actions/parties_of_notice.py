"""Reads the table of the parties that a notice names, as a firm has typed it, into the rows that the law keeps."""

from __future__ import annotations

from pathlib import Path

from ..exchange.complaints import complaint
from ..exchange.list_csv import entry_of
from ..exchange.list_rows import ListRow, list_rows, several
from ..law.party_table import PartyRow
from ..tables.issues import Issue

__all__ = ["parties_of_notice"]


def parties_of_notice(path: Path) -> tuple[tuple[PartyRow, ...], tuple[Issue, ...]]:
    """The parties of a CSV file or a workbook, and everything that is wrong with it, all at once.

    A notice with an error in its table is not to be added: nobody could say whom it lists.
    """
    typed, found = list_rows(path)
    issues = list(found)
    first_rows: dict[str, int] = {}
    parties: list[PartyRow] = []
    for row in typed:
        party = _party(row)
        issues += entry_of(row, "")[1]
        if party.name in first_rows:
            at = first_rows[party.name]
            issues.append(complaint("same-party", row.place, party.name, entry=party.name, row=at))
        first_rows.setdefault(party.name, row.place.row)
        parties.append(party)
    return tuple(parties), tuple(issues)


def _party(row: ListRow) -> PartyRow:
    """The names that no column of a language holds are sorted by their script; the rest of them are aliases."""
    kept = {"name_zh": row.name_zh or "", "name_en": row.name_en or "", "name_local": row.name_local or ""}
    aliases: list[str] = []
    for name in several(row.names):
        column = _column_of(name)
        if kept[column] in ("", name):
            kept[column] = name
        else:
            aliases.append(name)
    aliases += several(row.aliases)
    rest = tuple(name for name in dict.fromkeys(aliases) if name not in kept.values())
    if not any(kept.values()):
        first, *others = rest
        kept[_column_of(first)], rest = first, tuple(others)
    return PartyRow(
        name_zh=kept["name_zh"],
        name_en=kept["name_en"],
        name_local=kept["name_local"],
        aliases=rest,
        country=row.country or "",
        date_listed=row.listed_on,
        address=row.address or "",
        note=row.note or "",
        identifiers=tuple(dict.fromkeys(several(row.identifiers))),
    )


def _column_of(name: str) -> str:
    """Kana is Japanese, other signs beyond ASCII are taken for Chinese, for that is how a notice names somebody."""
    if any("\u3041" <= sign <= "\u30fa" for sign in name):
        return "name_local"
    return "name_zh" if any(sign >= "\u2e80" for sign in name) else "name_en"
