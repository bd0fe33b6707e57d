"""From a sheet of text to typed rows of one table, and everything that was wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from ..logic.bounds import Bounds
from ..logic.truth import UNKNOWN
from .cells import Problem, Value, read_cell
from .complaints import complaint
from .examples import is_example, is_untouched
from .headers import Header, Heading, find_header
from .issues import Issue
from .rows import Place, Row
from .schema import Column, Table, plain, schema, vocabulary, without_brackets
from .sheets import Sheet
from .written import decimal_text

__all__ = ["rows_of"]

_FEW = frozenset({"truth", "code", "unit", "currency", "country", "date"})


@dataclass(slots=True)
class _Reading:
    """One sheet while it is being read."""

    sheet: Sheet
    table: Table
    header: Header
    issues: list[Issue] = field(default_factory=list)
    shares: dict[str, list[tuple[Place, str, Bounds]]] = field(default_factory=dict)
    """The figures of each column of percentages that were typed without the sign."""
    seen: dict[str, dict[str, tuple[Value, Problem | None]]] = field(default_factory=dict)
    unused: tuple[Heading, ...] = ()
    """The headings of columns that are known but could not be read."""

    def complain(self, code: str, row: int, heading: Heading | None = None, cell: str = "", **values: object) -> Issue:
        """Note an issue at a cell, or at a row if no heading is given."""
        place = self.sheet.place(row, heading.index, heading.typed.strip()) if heading else self.sheet.place(row)
        self.issues.append(issue := complaint(code, place, cell, **values))
        return issue

    def report(self, problem: Problem, row: int, heading: Heading, cell: str = "") -> Issue:
        """Note what was found wrong with a cell or a header."""
        values: dict[str, Any] = dict(problem.values)
        return self.complain(problem.code, row, heading, cell, **values)


def rows_of(sheet: Sheet, table: Table) -> tuple[list[Row], list[Issue]]:
    """The rows of a table that a sheet holds, in their order, and the issues found."""
    header = find_header(sheet.rows, table)
    if header is None:
        wanted = table.keys or table.about
        code = "no-header" if any(cell.strip() for row in sheet.rows for cell in row) else "empty-file"
        columns = tuple(column.label for column in wanted)
        return [], [complaint(code, sheet.place(), table=table.label, columns=columns)]
    reading = _Reading(sheet, table, header)
    headings = _usable(reading)
    known = {heading.column.name for heading in headings if heading.column}
    if _is_called_by_name(reading, known):
        name = next(each for each in headings if each.column and each.column.name == "name")
        headings.append(replace(name, column=table.columns["party_id"]))
        known.add("party_id")
        reading.complain("name-for-key", header.top, name, missing=table.columns["party_id"].label)
    missing = [key for key in table.keys if key.name not in known]
    if missing or (table.about and not known & {column.name for column in table.about}):
        columns = tuple(column.label for column in missing or table.about)
        reading.complain("missing-key-column", header.top, table=table.label, columns=columns)
        return [], reading.issues
    rows = [row for index in range(header.below, len(sheet.rows)) if (row := _row(reading, headings, index))]
    _nameless_columns(reading)
    _doubtful_shares(reading)
    return rows, reading.issues


def _is_called_by_name(reading: _Reading, known: set[str]) -> bool:
    """Whether a table of parties has no column of IDs at all, so that names must do."""
    stated = reading.header.columns
    return reading.table is schema()["parties"] and "name" in known and "party_id" not in stated


def _usable(reading: _Reading) -> list[Heading]:
    """The headings whose columns are read; for every other one an issue says why not."""
    usable = []
    claims: dict[str, list[Heading]] = {}
    for heading in reading.header.headings:
        if heading.column:
            claims.setdefault(heading.column.name, []).append(heading)
        elif heading.typed.strip():
            _unknown_column(reading, heading)
    for claimants in claims.values():
        chosen = _chosen(reading, claimants)
        if chosen is None:
            continue
        if chosen.problem:
            reading.report(chosen.problem, reading.header.top, chosen)
        if chosen.problem is None or chosen.problem.code == "header-remark-not-understood":
            usable.append(chosen)
    read = {heading.column.name for heading in usable if heading.column}
    lost = (heading for heading in reading.header.headings if heading.column and heading.column.name not in read)
    reading.unused = tuple(lost)
    return sorted(usable, key=lambda heading: heading.index)


def _chosen(reading: _Reading, claimants: list[Heading]) -> Heading | None:
    """Of several headers that mean one column: the one with its own name, else the first; none if written alike."""
    column = claimants[0].column
    if column is None or len(claimants) == 1:
        return claimants[0]
    own = {plain(without_brackets(said)) for said in (column.label.ja, column.label.zh, column.label.en, column.name)}
    best = next((each for each in claimants if plain(without_brackets(each.typed)) in own), claimants[0])
    others = [each for each in claimants if each is not best]
    named = f"{reading.sheet.place(0, best.index, best.typed.strip()).column}"
    if any(plain(each.typed) == plain(best.typed) for each in others):
        reading.complain("same-header-twice", reading.header.top, best, columns=column.label)
        return None
    for each in others:
        reading.complain("spare-column", reading.header.top, each, column=column.label, used=named)
    return best


def _unknown_column(reading: _Reading, heading: Heading) -> None:
    import difflib

    typed = plain(without_brackets(heading.typed))
    if typed in vocabulary("passed-over") or not typed:
        return
    near = difflib.get_close_matches(typed, list(reading.table.by_spelling), n=1, cutoff=0.5)
    if near:
        label = reading.table.by_spelling[near[0]].label
        reading.complain("unknown-column-near", reading.header.top, heading, near=label)
    else:
        reading.complain("unknown-column", reading.header.top, heading)


def _row(reading: _Reading, headings: list[Heading], index: int) -> Row | None:
    cells = reading.sheet.rows[index]
    if not any(cell.strip() for cell in cells) or _repeats_header(reading, cells):
        return None
    if is_example(cells):
        if not is_untouched(cells, reading.table):
            reading.complain("example-row-edited", index)
        return None
    values: dict[str, Value] = {}
    wrong: set[str] = set()
    lost = {heading.column.name for heading in reading.unused if heading.column and _at(cells, heading.index).strip()}
    for heading in headings:
        column = heading.column
        if column is not None:
            values[column.name], problem = _cell(reading, heading, column, index)
            if problem:
                wrong.add(column.name)
                cell = _at(cells, heading.index)
                if reading.report(problem, index, heading, cell).severity == "error":
                    lost.add(column.name)
    if _is_too_wide(reading, cells):
        reading.complain("row-too-wide", index, cell=", ".join(cells))
        keys = {key.name for key in reading.table.keys}
        values = {name: value for name, value in values.items() if name in keys}
        lost.update(name for name in reading.table.columns if name not in keys)
    return _typed(reading, headings, index, values, wrong, lost)


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _repeats_header(reading: _Reading, cells: Sequence[str]) -> bool:
    typed = reading.sheet.rows[reading.header.top]
    return [cell.strip() for cell in cells] == [cell.strip() for cell in typed]


def _is_too_wide(reading: _Reading, cells: Sequence[str]) -> bool:
    return not reading.sheet.name and any(cell.strip() for cell in cells[len(reading.header.headings) :])


def _cell(reading: _Reading, heading: Heading, column: Column, index: int) -> tuple[Value, Problem | None]:
    sheet, at = reading.sheet, (index, heading.index)
    cell = _at(sheet.rows[index], heading.index)
    nothing = UNKNOWN if column.kind == "truth" else None
    if not cell and at in sheet.merged:
        row, source = sheet.merged[at]
        if (
            row >= reading.header.below
            and (cell := _at(sheet.rows[row], source))
            and column.kind in {"amount", "percent"}
        ):
            return nothing, Problem("merged-figure")
    if not cell:
        return nothing, Problem("uncomputed-formula") if at in sheet.uncomputed else None
    value, problem = _known(reading, cell, column)
    if isinstance(value, Bounds):
        if column.kind == "percent" and "%" not in cell and "％" not in cell and not value.is_zero:
            place = sheet.place(index, heading.index, heading.typed.strip())
            reading.shares.setdefault(column.name, []).append((place, cell.strip(), value))
        return value.times(heading.scale) if heading.scale != 1 else value, problem
    return value, problem


def _known(reading: _Reading, cell: str, column: Column) -> tuple[Value, Problem | None]:
    """What a cell says; the few words of a coded column are read once."""
    if column.kind not in _FEW:
        return read_cell(cell, column, decimal_comma=reading.sheet.decimal_comma)
    seen = reading.seen.setdefault(column.name, {})
    if cell not in seen:
        seen[cell] = read_cell(cell, column)
    return seen[cell]


def _typed(
    reading: _Reading,
    headings: list[Heading],
    index: int,
    values: dict[str, Value],
    wrong: set[str],
    lost: set[str],
) -> Row | None:
    """The row of typed values, if it has its keys; its money only where the currency is known."""
    table = reading.table
    missing = tuple(key.label for key in table.keys if not values.get(key.name))
    if missing:
        if not wrong & {key.name for key in table.keys}:
            reading.complain("missing-key", index, columns=missing)
        return None
    if table.about and not any(values.get(column.name) for column in table.about):
        reading.complain("about-nothing", index, columns=tuple(column.label for column in table.about))
    if "unit" in table.columns and values.get("unit") is None and "unit" not in wrong:
        values["unit"] = next((heading.unit for heading in headings if heading.unit), None)
    lost.update(_settle_currency(reading, headings, index, values, wrong))
    unreadable = frozenset(name for name in lost if values.get(name) in {None, UNKNOWN})
    place = reading.sheet.place(index)
    return table.row_type(place=place, unreadable=unreadable, **values)


def _settle_currency(
    reading: _Reading, headings: list[Heading], index: int, values: dict[str, Value], wrong: set[str]
) -> Iterator[str]:
    """Takes away the amounts whose currency is not known, and names their columns."""
    currency = reading.table.columns.get("currency")
    if currency is None or currency.required:
        return
    priced = [each for each in headings if each.column and each.column.priced and values.get(each.column.name)]
    stated = {each.currency for each in priced}
    if values.get("currency") is None and "currency" not in wrong and len(stated) == 1:
        values["currency"] = stated.pop()
    known = values.get("currency")
    for heading in priced:
        if heading.column is None or (known is not None and heading.currency in {None, known}):
            continue
        values[heading.column.name] = None
        yield heading.column.name
        cell = _at(reading.sheet.rows[index], heading.index)
        if known is not None:
            reading.complain("currency-contradiction", index, heading, cell, header=heading.currency, given=known)
        elif "currency" not in wrong:
            reading.complain("value-without-currency", index, heading, cell)


def _nameless_columns(reading: _Reading) -> None:
    """One issue for each column that holds something under an empty header."""
    nameless = {heading.index for heading in reading.header.headings if not heading.typed.strip()}
    if not nameless:
        return
    filled: set[int] = set()
    for row in reading.sheet.rows[reading.header.below :]:
        filled.update(index for index in nameless - filled if _at(row, index).strip())
    for index in sorted(filled):
        place = reading.sheet.place(reading.header.top, index)
        reading.issues.append(complaint("column-without-header", place))


def _doubtful_shares(reading: _Reading) -> None:
    """Ask where a percentage looks like a fraction: a whole column of one or less, or a notice of under 0.01."""
    for name, typed in reading.shares.items():
        if len(typed) > 1 and all(share.high is not None and share.high * 100 <= 1 for _, _, share in typed):
            first = typed[0][0]
            place = Place(first.file, first.sheet, reading.header.top + 1, first.column)
            reading.issues.append(complaint("column-of-fractions", place))
        elif reading.table.name == "notices":
            for place, cell, share in typed:
                if name == "share_percent" and share.is_exact and share.low * 100 < Fraction(1, 100):
                    times = decimal_text(share.low * 10_000)
                    reading.issues.append(complaint("small-share", place, cell, typed=cell, times=times))
