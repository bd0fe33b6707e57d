"""What a record says: who did what, about what, on which day and why; and what speaks against recording it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

from ..languages import Catalogue, Message, RefusedError

__all__ = ["JSON", "Act", "NotRecordedError", "Recorded", "canonical", "reasons_against"]

JSON: TypeAlias = "bool | int | str | list[JSON] | tuple[JSON, ...] | Mapping[str, JSON] | None"
"""What a record may hold. Never a float: amounts and shares are kept as they are written, in strings."""

LONGEST: Mapping[str, int] = {"kind": 40, "about": 500, "by": 200}
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing: with them a name reads otherwise than it is."""


class NotRecordedError(RefusedError):
    """Something that cannot be recorded as it is, with all the reasons. Nothing was written."""


@dataclass(frozen=True)
class Act:
    """Something that a named person did."""

    kind: str
    """The verb, such as `decision`; each module of `actions` has its own."""
    about: str
    """Whom or what it is about: the reference of a party, the id of a list."""
    by: str
    """The person who answers for it."""
    on: date
    """The day that the person states; when it was recorded the store knows by itself."""
    why: str
    """The person's reason in their own words; empty where none is asked."""
    content: Mapping[str, JSON]


@dataclass(frozen=True)
class Recorded:
    """An act as it stands in the store."""

    act: Act
    number: int
    """From 1 on, without a gap."""
    at: datetime
    """When it was recorded, in UTC."""
    address: str
    """SHA-256 over all of it and over the address of the record before."""


def canonical(content: JSON) -> str:
    """The one way in which a content is written. Raises TypeError for a float, or for what JSON does not know."""
    _only_exact(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def reasons_against(act: Act) -> Iterator[Message]:
    """Everything for which an act cannot be recorded; nothing if it can."""
    if not any(sign.isalpha() for sign in act.by):
        yield _because("unnamed")
    for name, longest in LONGEST.items():
        said: str = getattr(act, name)
        if len(said) > longest:
            yield _because(f"{name}-too-long", longest=longest)
        if not _is_one_line(said):
            yield _because(f"{name}-not-a-line")
    if not all(sign in "\n\t" or _is_printed(sign) for sign in act.why):
        yield _because("why-not-text")
    try:
        canonical(act.content).encode()
    except UnicodeEncodeError:
        yield _because("content-not-text")


def _only_exact(content: object) -> None:
    if isinstance(content, Mapping):
        for name, each in content.items():
            if not isinstance(name, str):
                raise TypeError(f"a record names what it holds by text, not by {name!r}")
            _only_exact(each)
    elif isinstance(content, list | tuple):
        for each in content:
            _only_exact(each)
    elif content is not None and not isinstance(content, bool | int | str):
        raise TypeError(f"a record holds no {type(content).__name__}: write it as text")


def _is_one_line(text: str) -> bool:
    return all(map(_is_printed, text))


def _is_printed(sign: str) -> bool:
    """Whether a sign is one of a text: no control, no half of a pair, no break of lines, nothing that turns them."""
    return unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") and sign not in _TURNING


def _because(key: str, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
