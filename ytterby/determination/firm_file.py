"""Reads the text of `firm.toml` and says everything that is wrong with it at once, each with its place and its cure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from ..languages import Catalogue, Language, Message
from ..law.readings import OpenPoint, open_points
from ..tables.dates import day
from ..tables.schema import currency_spellings, plain

__all__ = ["NAME", "FirmError", "OwnList", "ToDo", "cannot_be_opened", "parse_firm_file"]

NAME = "firm.toml"
"""What the file is called in every workspace."""

ToDo = Literal["ask", "hold", "escalate", "treat-as-controlled"]
OwnList = Literal["warn", "hold"]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "firm": ("name", "currency", "compliance_officer"),
    "unknown": ("fact", "law"),
    "policy": ("own_list",),
    "store": ("url",),
    "readings": (),
}
"""The tables of the file and their keys; the names under `readings` are those of the open points."""

_ADOPTION = ("answer", "by", "on", "why")
_EXAMPLE = date(2026, 11, 18)
_LONGEST = 60
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
"""How the TOML parser begins when the same thing is said a second time."""


class FirmError(ValueError):
    """`firm.toml` says something that cannot be: every reason, in the language of whoever reads it."""

    def __init__(self, *reasons: Message) -> None:
        self.reasons = reasons
        super().__init__(self.in_("en"))

    def in_(self, language: Language) -> str:
        """The file and what is wrong with it, one reason a line."""
        return "\n".join(f"{NAME}: {reason.in_(language)}" for reason in self.reasons)


def cannot_be_opened() -> FirmError:
    """What to raise where the file is there and may not be read."""
    return FirmError(_because("unreadable"))


def parse_firm_file(content: bytes) -> Mapping[str, Any]:
    """What the file says, table by table, once all of it can be right: known keys, allowed values, days that are days.

    Raises FirmError with every reason.
    """
    said = _tables(content)
    reasons = tuple(_problems(said))
    if reasons:
        raise FirmError(*reasons)
    return said


def _tables(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        encoding = _encoding(content)
        reason = _because("not-utf-8-but", encoding=encoding) if encoding else _because("not-utf-8")
        raise FirmError(reason) from problem
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # a figure of thousands of digits is a ValueError of its own
        raise FirmError(_not_toml(text, str(problem))) from problem


def _encoding(content: bytes) -> str:
    """What the file seems to be saved as. Chinese in GB18030, taken for Shift_JIS, comes out as half-width kana."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16" if _decoded(content, "utf-16") is not None else ""
    japanese, chinese = _decoded(content, "cp932"), _decoded(content, "gb18030")
    signs = [sign for sign in japanese or "" if sign > "\x7f"]
    narrow = sum("\uff61" <= sign <= "\uff9f" for sign in signs)
    if japanese is not None and (chinese is None or narrow * 3 < len(signs)):
        return "Shift_JIS"
    return "" if chinese is None else "GB18030"


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _not_toml(text: str, detail: str) -> Message:
    """Where the parser stopped, with the line itself; the parser's own words are for programmers."""
    lines = text.rstrip().replace("\r\n", "\n").split("\n")
    if found := _AT.search(detail):
        line, column = int(found[1]), int(found[2])
    elif "end of document" in detail:
        line, column = len(lines), len(lines[-1]) + 1
    else:
        return _because("not-toml")
    written = lines[line - 1].strip() if line <= len(lines) else ""
    if detail.startswith(_TWICE):
        code = "said-twice"
    else:
        code = "no-such-day" if detail.startswith("Invalid date") else "not-toml-at"
    return _because(code, line=line, column=column, written=_shown(written))


def _problems(said: Mapping[str, Any]) -> Iterator[Message]:
    for name, value in said.items():
        if name not in _KEYS:
            yield _unknown_at_the_top(name, value)
        elif not isinstance(value, dict):
            yield _because("not-a-table", table=name)
        elif name == "readings":
            for reading, adoption in value.items():
                yield from _reading_problems(reading, adoption)
        else:
            yield from _unknown_keys(name, value, _KEYS[name])
            yield from _PROBLEMS[name](value)


def _unknown_at_the_top(name: str, value: object) -> Message:
    home = next((table for table, keys in _KEYS.items() if name in keys), None)
    if home is not None:
        return _because("outside-its-table", name=_shown(name), table=home)
    code = "unknown-table" if isinstance(value, dict | list) else "unknown-key-at-the-top"
    return _near_or_all(code, name, _KEYS)


def _unknown_keys(table: str, value: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Message]:
    for key in value:
        if key not in known:
            yield _near_or_all("unknown-key", key, known, table=_shown(table))


def _firm_problems(value: Mapping[str, Any]) -> Iterator[Message]:
    yield from _not_texts("firm", value, _KEYS["firm"])
    currency = value.get("currency", "")
    if isinstance(currency, str) and currency:
        spellings = currency_spellings()
        if currency not in spellings.values():
            meant = spellings.get(plain(currency))
            yield (
                _because("not-a-currency-but", said=_shown(currency), code=meant)
                if meant
                else _because("not-a-currency", said=_shown(currency))
            )


def _unknown_problems(value: Mapping[str, Any]) -> Iterator[Message]:
    yield from _not_allowed("unknown", value, get_args(ToDo))


def _policy_problems(value: Mapping[str, Any]) -> Iterator[Message]:
    yield from _not_allowed("policy", value, get_args(OwnList))


def _not_allowed(table: str, value: Mapping[str, Any], allowed: tuple[str, ...]) -> Iterator[Message]:
    """The keys of a table that say what is not one of the allowed words."""
    for key in _KEYS[table]:
        if key in value and value[key] not in allowed:
            yield _because("not-allowed", table=table, name=key, said=_shown(value[key]), allowed=_quoted(allowed))


def _store_problems(value: Mapping[str, Any]) -> Iterator[Message]:
    yield from _not_texts("store", value, _KEYS["store"])
    url = value.get("url", "")
    if isinstance(url, str) and url and not url.startswith(("postgresql://", "postgres://")):
        yield _because("not-a-store", said=_shown(url))


_PROBLEMS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Message]]] = {
    "firm": _firm_problems,
    "unknown": _unknown_problems,
    "policy": _policy_problems,
    "store": _store_problems,
}


def _reading_problems(name: str, value: object) -> Iterator[Message]:
    point = open_points().get(name)
    if point is None:
        yield _near_or_all("no-such-reading", name, open_points())
    table = f"readings.{_shown(name)}"
    if point is not None and point.instead is not None:
        yield _because("reading-is-stated", table=table, instead=point.instead)
        return
    if not isinstance(value, dict):
        yield _because("reading-not-a-table", table=table)
        return
    yield from _unknown_keys(table, value, _ADOPTION)
    yield from _not_texts(table, value, ("by", "why"))
    yield from _answer_problems(table, point, value)
    if "by" not in value:
        yield _because("no-by", table=table)
    elif isinstance(value["by"], str) and not value["by"].strip():
        yield _because("by-is-blank", table=table)
    if "on" not in value:
        yield _because("no-on", table=table)
    elif not isinstance(value["on"], date) or isinstance(value["on"], datetime):
        meant = day(str(value["on"]))
        yield _because("on-is-no-day", table=table, day=meant if isinstance(meant, date) else _EXAMPLE)


def _answer_problems(table: str, point: OpenPoint | None, value: Mapping[str, Any]) -> Iterator[Message]:
    if point is None:
        if "answer" not in value:
            yield _because("no-answer", table=table)
        return
    answers = tuple(answer.id for answer in point.answers)
    if "answer" not in value:
        yield _because("no-answer-of", table=table, answers=_quoted(answers))
    elif value["answer"] not in answers:
        yield _because("no-such-answer", table=table, said=_shown(value["answer"]), answers=_quoted(answers))


def _not_texts(table: str, value: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Message]:
    for key in keys:
        if key in value and not isinstance(value[key], str):
            yield _because("not-a-text", table=table, name=key)


def _near_or_all(code: str, said: str, known: Iterable[str], **values: object) -> Message:
    """That a name is not known, with the nearest one that is, or with all of them."""
    import difflib

    names = tuple(known)
    near = difflib.get_close_matches(said.casefold(), names, n=1, cutoff=0.6)
    if near:
        return _because(f"{code}-near", said=_shown(said), near=near[0], **values)
    return _because(code, said=_shown(said), known=names, **values)


def _quoted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f'"{name}"' for name in names)


def _shown(said: object) -> str:
    """What was written, fit for one line of a screen."""
    text = str(said).lower() if isinstance(said, bool) else str(said)
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _because(code: str, /, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("firm_file.toml")).message(code, **values)
