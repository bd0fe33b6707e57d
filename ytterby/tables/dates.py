"""Days as people type them: ISO, with slashes, in Chinese characters, in Japanese eras, with the month's name."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from .figures import plain_width

__all__ = ["AMBIGUOUS", "NOT_A_DAY", "day", "earlier_day"]

NOT_A_DAY = "not-a-date"
AMBIGUOUS = "ambiguous-date"

BEIJING = timezone(timedelta(hours=8))
_FLAGS = re.ASCII | re.IGNORECASE
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME = r"(?:[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?" + _TIME, re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_ERA = re.compile(r"(令和|平成|r|h)\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", _FLAGS)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]+{_MONTH}[-/.,\s]+(\d{{4}})", _FLAGS)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", _FLAGS)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})" + _TIME, re.ASCII)
_YEAR_CUT = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2}" + _TIME, re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)

_FIRST, _LAST = 1950, 2150
_SERIALS = range(20_000, 80_000)  # the days from 1954 to 2119 as a spreadsheet counts them
_SERIAL_ZERO = date(1899, 12, 30)


@lru_cache(maxsize=1 << 14)
def day(typed: str) -> date | str:
    """The day that was typed, or the code of what is wrong with it.

    A moment with a time zone becomes its Beijing day; a time without one is left off.
    """
    text = plain_width(typed)
    if _ZONED.fullmatch(text):
        return _beijing_day(text)
    if found := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _of(int(found[1]), int(found[2]), int(found[3]))
    if found := _ERA.fullmatch(text):
        year = 1 if found[2] == "元" else int(found[2])
        return _of(_ERAS[found[1].lower()] + year, int(found[3]), int(found[4])) if year else NOT_A_DAY
    if found := _DAY_FIRST.fullmatch(text):
        return _of(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _of(int(found[3]), _month(found[1]), int(found[2]))
    if (found := _SERIAL.fullmatch(text)) and int(found[1]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    if found := _YEAR_LAST.fullmatch(text):
        return _the_only_one(_either_way(int(found[1]), int(found[2]), int(found[3])))
    return AMBIGUOUS if _YEAR_CUT.fullmatch(text) else NOT_A_DAY


def earlier_day(typed: str) -> date | None:
    """A day typed with the year last, and of the two that it may be the earlier; None for any other text."""
    found = _YEAR_LAST.fullmatch(plain_width(typed))
    return min(_either_way(int(found[1]), int(found[2]), int(found[3])), default=None) if found else None


def _the_only_one(days: set[date]) -> date | str:
    return AMBIGUOUS if len(days) > 1 else days.pop() if days else NOT_A_DAY


def _either_way(one: int, other: int, year: int) -> set[date]:
    """The days that are meant if the month stands first or second: one if only one of the two makes a day."""
    return {found for found in (_of(year, one, other), _of(year, other, one)) if isinstance(found, date)}


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1


def _of(year: int, month: int, day_of_month: int) -> date | str:
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        return NOT_A_DAY
    return found if _FIRST <= found.year <= _LAST else NOT_A_DAY


def _beijing_day(text: str) -> date | str:
    try:
        found = datetime.fromisoformat(text).astimezone(BEIJING).date()
    except (ValueError, OverflowError):
        return NOT_A_DAY
    return found if _FIRST <= found.year <= _LAST else NOT_A_DAY
