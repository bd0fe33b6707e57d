"""The table of the parties that a notice names, as it lies beside the notice: `parties.csv`, one row a party."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from ..languages import Catalogue, Message

__all__ = ["COLUMNS", "PartyRow", "PartyTableError", "read_parties", "written"]


class PartyTableError(ValueError):
    """A table of parties that cannot be used as it is: every reason, with file, row and column."""

    def __init__(self, reasons: Iterable[Message]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(reason.in_("en") for reason in self.reasons))


class PartyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One party as a table states it."""

    name_zh: str = ""
    name_en: str = ""
    name_local: str = ""
    name_local_grade: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    date_listed: date | None = None
    """The day of the notice where the table states none."""
    date_effective: date | None = None
    """The day from which the notice lists where the table states none."""
    address: str = ""
    grade: str = ""
    note: str = ""
    identifiers: tuple[str, ...] = ()
    """Numbers of registers as they were typed."""

    @property
    def name(self) -> str:
        """The name by which the ledger knows the party: in Chinese, as a notice states it, where there is one."""
        return self.name_zh or self.name_en or self.name_local


COLUMNS = PartyRow.__struct_fields__
SEVERAL = ("aliases", "identifiers")
"""Columns whose cells hold several values, parted by `|`."""
DAYS = ("date_listed", "date_effective")


def read_parties(path: Path) -> tuple[PartyRow, ...]:
    """The parties of a table in UTF-8, in its order. Raises PartyTableError with every reason, or OSError."""
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    headers = tuple(reader.fieldnames or ())
    reasons = list(_against_headers(path.name, headers))
    if reasons:
        raise PartyTableError(reasons)
    rows: list[PartyRow] = []
    names: set[str] = set()
    for number, cells in enumerate(reader, start=2):
        said = {column: (cells.get(column) or "").strip() for column in COLUMNS}
        if not any(said.values()):
            continue
        wrong = list(_against_cells(path.name, number, said))
        reasons += wrong
        if not wrong:
            row = _row(said)
            if row.name in names:
                reasons.append(_because(path.name, number, "name_zh", row.name, "twice"))
            names.add(row.name)
            rows.append(row)
    if reasons:
        raise PartyTableError(reasons)
    return tuple(rows)


def _against_headers(file: str, headers: tuple[str, ...]) -> Iterator[Message]:
    known = ", ".join(COLUMNS)
    for index, header in enumerate(headers, start=1):
        if header not in COLUMNS or header in headers[: index - 1]:
            yield _because(file, 1, str(index), header, "column", known=known)
    if not {"name_zh", "name_en", "name_local"} & set(headers):
        yield _because(file, 1, "name_zh", "", "column", known=known)


def _against_cells(file: str, number: int, said: Mapping[str, str]) -> Iterator[Message]:
    if not (said["name_zh"] or said["name_en"] or said["name_local"]):
        yield _because(file, number, "name_zh", "", "name")
    for column in DAYS:
        if said[column] and _day(said[column]) is None:
            yield _because(file, number, column, said[column], "day")
    country = said["country"]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        yield _because(file, number, "country", country, "country")


def _row(said: Mapping[str, str]) -> PartyRow:
    plain = {column: said[column] for column in COLUMNS if column not in (*SEVERAL, *DAYS)}
    several = {column: tuple(filter(None, (each.strip() for each in said[column].split("|")))) for column in SEVERAL}
    days = {column: _day(said[column]) for column in DAYS}
    return msgspec.convert({**plain, **several, **days}, PartyRow)


def _day(said: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(said)
    return None


def written(rows: Iterable[PartyRow]) -> str:
    """Parties as such a table; read back they are the same."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in rows:
        table.writerow([_cell(getattr(row, column)) for column in COLUMNS])
    return out.getvalue()


def _cell(value: str | date | tuple[str, ...] | None) -> str:
    return "|".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _because(file: str, row: int, column: str, cell: str, cure: str, **values: object) -> Message:
    texts = Catalogue.read(Path(__file__).with_name("words.toml"))
    advice = texts.message(f"table-cure-{cure}", **values)
    return texts.message("table-cell", file=file, row=row, column=column, cell=cell, cure=advice)
