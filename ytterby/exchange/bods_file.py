"""The statements of a BODS file with their places: a JSON array, one object, or one statement a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from ..tables.rows import Place

__all__ = ["Found", "Problem", "clean", "statements_in"]

Problem = tuple[str, Place, dict[str, object]]
"""The code of an issue, its place and what fills its texts."""


@dataclass(frozen=True)
class Found:
    """One statement, and where it stands: its line, or its number in the array."""

    statement: Any
    place: Place

    @property
    def record(self) -> str:
        """The record that it is about."""
        return clean(self.statement["recordId"])

    @property
    def details(self) -> dict[str, Any]:
        """What it says of the record."""
        details: dict[str, Any] = self.statement["recordDetails"]
        return details


def clean(said: str) -> str:
    """Text without space around it and without halves of characters, which could not be written out again."""
    return said.strip().encode("utf-8", "replace").decode()


def statements_in(path: Path) -> tuple[list[Found], list[Problem]]:
    """Whatever stands where statements should, and what could not be read."""
    here = Place(path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        return [], [("cannot-open", here, {})]
    except UnicodeDecodeError as error:
        return [], [("not-utf-8", here, {"at": error.start + 1})]
    if not text.strip():
        return [], [("not-json", here, {"line": 1, "column": 1})]
    try:
        return list(_whole(_parsed(text), path.name)), []
    except (ValueError, RecursionError) as error:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if text.lstrip().startswith("[") or len(lines) == 1:
            return [], [_not_json(error, path.name, 0)]
    return _by_line(text, path.name)


def _whole(found: Any, file: str) -> Iterator[Found]:
    for number, each in enumerate(found if isinstance(found, list) else [found], 1):
        yield Found(each, Place(file, row=number))


def _by_line(text: str, file: str) -> tuple[list[Found], list[Problem]]:
    found: list[Found] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(Found(_parsed(line), Place(file, row=number)))
            except (ValueError, RecursionError) as error:
                problems.append(_not_json(error, file, number))
    return found, problems


def _parsed(text: str) -> Any:
    """JSON with exact figures. Raises ValueError, or RecursionError where it nests without end."""
    return json.loads(text, parse_float=Decimal, parse_constant=_refused)


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def _not_json(error: Exception, file: str, line: int) -> Problem:
    at, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
    return "not-json", Place(file, row=line or at), {"line": line or at, "column": column}
