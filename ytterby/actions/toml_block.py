"""Puts a table into a TOML text by hand: whatever else stands there, comments too, stays byte for byte.

What the table said before is kept as comments under the new one. The text is cut into statements at the ends of lines
outside strings and brackets; what each statement is about is left to the TOML parser. The result is parsed again and
must say what was meant and nothing else, so a slip here ends in an error and never in a file that says something new.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["CannotBePutError", "with_table"]

Path = tuple[str, ...]

_QUOTES = ('"""', "'''", '"', "'")
_OPENING, _CLOSING = "[{", "]}"


class CannotBePutError(ValueError):
    """The table is written in a way that cannot be changed without changing what stands beside it."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A header, a key with its value, or a line that says nothing, with its line end."""

    text: str
    path: Path
    """The table that a header opens, or the whole key of a value; empty for comments and blank lines."""
    opens: bool = False


def with_table(text: str, path: Path, lines: Sequence[str], note: str) -> str:
    """The text with a table of these lines, in the place of the table of that name if there is one.

    The lines that said the same table before become comments under `note`. Raises CannotBePutError where the table is
    part of a value that holds others too, or is opened in a way that TOML does not let be opened again.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    put = [f"{line}{end}" for line in lines]
    noted = [f"# {note}{end}"]
    pieces: list[str] = []
    is_there = False
    for each in _statements(text):
        if each.path[: len(path)] != path:
            pieces.append(each.text)
        elif each.opens:
            pieces += [*_ended([each.text], end), *put]
            is_there = True
        else:
            pieces += [*noted, *_commented(each.text)]
            noted = []
    if not is_there:
        pieces = [*_ended(pieces, end), *([end] if pieces else []), f"[{'.'.join(path)}]{end}", *put]
    made = "".join(pieces)
    if _said(made) != _meant(text, path, "".join(put)):
        raise CannotBePutError
    return made


def _commented(said: str) -> list[str]:
    """A value as comments, one for each of its lines."""
    return [f"# {line}" if line.strip() else f"#{line}" for line in re.findall(r"[^\n]*\n|[^\n]+", said)]


def _ended(pieces: list[str], end: str) -> list[str]:
    """The pieces, the last one ending its line."""
    if pieces and not pieces[-1].endswith("\n"):
        return [*pieces[:-1], pieces[-1] + end]
    return pieces


def _statements(text: str) -> Iterator[_Statement]:
    table: Path = ()
    for said in _cut(text):
        bare = said.strip()
        if not bare or bare.startswith("#"):
            yield _Statement(said, ())
        elif bare.startswith("["):
            table = _only_path(tomllib.loads(said))
            yield _Statement(said, table, opens=True)
        else:
            yield _Statement(said, table + _only_path(tomllib.loads(f"{_key(said)}= 0")))


def _only_path(said: Mapping[str, Any]) -> Path:
    """The way down through tables that hold one thing each."""
    path: list[str] = []
    within: Any = said
    while within and isinstance(within, dict | list):
        if isinstance(within, list):
            within = within[0]
            continue
        [(key, within)] = within.items()
        path.append(key)
    return tuple(path)


def _cut(text: str) -> Iterator[str]:
    """The text cut after each line end that ends a statement."""
    start = place = depth = 0
    while place < len(text):
        sign = text[place]
        if sign == "#":
            line_end = text.find("\n", place)
            place = len(text) if line_end < 0 else line_end
            continue
        if sign in "\"'":
            place = _after_string(text, place)
            continue
        depth += (sign in _OPENING) - (sign in _CLOSING)
        place += 1
        if sign == "\n" and depth == 0:
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def _after_string(text: str, place: int) -> int:
    """Where a string that begins here is over."""
    quote = next(each for each in _QUOTES if text.startswith(each, place))
    place += len(quote)
    while not text.startswith(quote, place):
        place += 2 if text[place] == "\\" and '"' in quote else 1
    place += len(quote)
    if len(quote) == 3:  # up to two quotation marks may stand before the closing three
        while text.startswith(quote[0], place):
            place += 1
    return place


def _key(said: str) -> str:
    """What stands before the sign of equality."""
    place = 0
    while said[place] != "=":
        place = _after_string(said, place) if said[place] in "\"'" else place + 1
    return said[:place]


def _said(text: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _meant(text: str, path: Path, lines: str) -> Mapping[str, Any]:
    """What the text is to say: what it said, but for the one table."""
    meant = tomllib.loads(text)
    within = meant
    for key in path[:-1]:
        within = within.setdefault(key, {})
        if not isinstance(within, dict):
            raise CannotBePutError
    within[path[-1]] = tomllib.loads(lines)
    return meant
