"""CSV files of any encoding and delimiter, opened into sheets. What is not a table is refused after its first bytes."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .complaints import complaint, said
from .headers import recognised
from .issues import Issue
from .magic import OLD_OFFICE, WORKBOOK, kind_of
from .rows import Place
from .schema import Table, schema, table_named
from .sheets import Opened, Sheet

__all__ = ["LIMIT", "open_csv"]

LIMIT = 256 * 1024 * 1024
"""The largest CSV file that is read, in bytes."""

_HEAD = 64 * 1024
_DELIMITERS = ",\t;|"
_NAMES = {"utf-8-sig": "UTF-8", "cp932": "Shift_JIS (cp932)", "gb18030": "GB18030"}


def open_csv(path: Path, stem: str, wanted: Table | None = None) -> Opened:
    """The one sheet of a CSV file. `stem` is its name without the ending: what may name the table.

    A file that is known to hold a certain table, such as none of the input tables, is read as that one.
    """
    place = Place(path.name)
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if not head.strip():
            return Opened(issues=(complaint("empty-file", place),))
        if refusal := _refused(head, place):
            return Opened(issues=(refusal,))
        named = table_named(stem)
        table = wanted or (schema()[named] if named else None)
        guess = _guess(head, table, whole=len(head) < _HEAD)
        if not guess.known and table:
            return Opened(issues=(_no_header(table, place),))
        if not guess.known:
            return Opened(issues=(complaint("no-table", place),))
        if path.stat().st_size > LIMIT:
            return Opened(issues=(complaint("csv-too-large", place, limit=LIMIT >> 20),))
        content = head + file.read(LIMIT)
    return _opened(content, guess, path.name, stem)


def _refused(head: bytes, place: Place) -> Issue | None:
    if head.startswith(WORKBOOK):
        return complaint("is-a-workbook", place)
    if head.startswith(OLD_OFFICE):
        return complaint("old-workbook", place)
    found = None if _may_be_utf_16(head) else kind_of(head)
    return complaint("not-a-table-file", place, found=said(found)) if found else None


def _may_be_utf_16(head: bytes) -> bool:
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return marked or max(head[::2].count(0), head[1::2].count(0)) > len(head) // 5


def _no_header(table: Table, place: Place) -> Issue:
    columns = tuple(column.label for column in table.keys or table.about or table.columns.values())
    return complaint("no-header", place, table=table.label, columns=columns)


@dataclass(frozen=True, slots=True)
class _Guess:
    """How a file seems to be written."""

    encoding: str
    delimiter: str
    known: int
    """How many headers are recognised so."""
    is_unclear: bool = False
    """Whether another encoding would do as well."""


def _guess(head: bytes, wanted: Table | None, *, whole: bool) -> _Guess:
    """The encoding and the delimiter with which most headers are recognised, the likelier encoding first."""
    likely = {encoding: _plausible(head, encoding, whole=whole) for encoding in _candidates(head, whole=whole)}
    guesses = []
    for encoding in sorted(likely, key=lambda each: -likely[each]):
        text = head.decode(encoding, errors="replace").replace("\0", "")
        for delimiter in _DELIMITERS:
            rows = list(itertools.islice(_parsed(text, delimiter), 12))
            guesses.append(_Guess(encoding, delimiter, recognised(rows, wanted)))
    best = max(guesses, key=lambda guess: guess.known)
    as_good = {each.encoding for each in guesses if each.known == best.known and likely[each.encoding] > 0}
    rivals = [likely[encoding] for encoding in as_good - {best.encoding}]
    return replace(best, is_unclear=max(rivals, default=-1) >= likely[best.encoding] - 0.05)


def _candidates(head: bytes, *, whole: bool) -> tuple[str, ...]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if _may_be_utf_16(head):
        return ("utf-16-le",) if head[1::2].count(0) > head[::2].count(0) else ("utf-16-be",)
    if _plausible(head, "utf-8-sig", whole=whole) == 1:
        return ("utf-8-sig",)
    return ("utf-8-sig", "cp932", "gb18030")


def _plausible(head: bytes, encoding: str, *, whole: bool) -> float:
    """How likely bytes are text of an encoding: 1 if surely, 0 if they cannot be.

    Chinese in Shift_JIS comes out as half-width kana, Japanese in GB18030 as signs outside GB 2312.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head, final=whole)
    except UnicodeDecodeError:
        return 0
    if encoding not in {"cp932", "gb18030"}:
        return 1
    others = [sign for sign in text if sign > "\x7f"]
    if not others:
        return 1
    narrow = "gb2312" if encoding == "gb18030" else "shift_jis"
    usual = sum(1 for sign in others if _encodes(sign, narrow) and not "\uff61" <= sign <= "\uff9f")
    return usual / len(others) - 0.01


def _encodes(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 30)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _opened(content: bytes, guess: _Guess, name: str, stem: str) -> Opened:
    place, issues = Place(name), []
    text, encoding, is_broken = _decoded(content, guess.encoding)
    if is_broken or guess.is_unclear:
        code = "encoding-broken" if is_broken else "encoding-unclear"
        issues.append(complaint(code, place, encoding=_NAMES.get(encoding, encoding.upper())))
    if "\0" in text:
        text = text.replace("\0", "")
        issues.append(complaint("nul-bytes", place))
    rows = list(_parsed(text, guess.delimiter))
    if text.count('"') % 2 and rows and (opened := [cell for cell in rows[-1] if "\n" in cell or "\r" in cell]):
        issues.append(complaint("unclosed-quote", Place(name, row=len(rows)), opened[-1]))
        rows.pop()
    return Opened((Sheet(name, "", stem, rows, decimal_comma=guess.delimiter == ";"),), tuple(issues))


def _decoded(content: bytes, encoding: str) -> tuple[str, str, bool]:
    """The text, its encoding after all, and whether some of it was no text.

    Where the first bytes were plain ASCII, the rest may show another encoding than those did.
    """
    with contextlib.suppress(UnicodeDecodeError):
        return content.decode(encoding), encoding, False
    if content[:_HEAD].isascii():
        for other in sorted(("cp932", "gb18030"), key=lambda each: -_plausible(content, each, whole=True)):
            with contextlib.suppress(UnicodeDecodeError):
                return content.decode(other), other, False
    return content.decode(encoding, errors="replace"), encoding, True
