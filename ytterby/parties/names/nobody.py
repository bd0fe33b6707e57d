"""Tells whether a cell that should hold a name names nobody: a word for whoever it is, a bare legal form, a number."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from unicodedata import normalize

from .legal_forms import is_legal_form

__all__ = ["names_nobody"]

LONGEST = 60
"""Characters of a cell that may say nobody; one that says to whose order goods are held may be longer."""
_LETTERS = r"(?:[a-z]|[0-9]+|x+|[a-z][0-9]+|○+|〇+)"

_UNKNOWN = re.compile(
    r"""(不明|未詳|不詳|未定|その他|他|少数|一般|個人|浮動)の?(株主|保有者|出資者|取引先|会社|者)?(多数|複数)?
    |   (不明|不详|未知|未定|其他|其它|公众|社会公众|少数|流通)的?(股东|股份|股|持股方|持有人|客户|公司|主体)?
    |   (the)?(unknown|others?|various|undisclosed|unspecified|notknown|tbd|na|public|minority|general|freefloat)
        (public|share(holders?)?|stock(holders?)?|holders?|owners?|investors?|customers?|compan(y|ies)|part(y|ies)|float)?
    """,
    re.VERBOSE,
)


def names_nobody(raw: str) -> bool:
    """Whether a cell holds the name of nobody: it is like no name on a list, and must clear nobody for that."""
    text = normalize("NFKC", raw[: 4 * LONGEST]).casefold()
    bare = "".join(filter(str.isalnum, text))
    if bare[-1:].isdecimal() and bare.removeprefix("no").isdecimal():
        return True
    if _begins().match(text) is not None:
        return True
    if len(raw) > LONGEST:
        return False
    return _whole().fullmatch(bare) is not None or _is_anybody(text) or is_legal_form(text)


def _is_anybody(text: str) -> bool:
    """Whether all that is said is somebody of a kind: Customer A, Supplier 001, Company X."""
    words = re.findall(r"[^\W_]+", text)
    return 1 <= len(words) <= 4 and _anybody().fullmatch(" ".join(words)) is not None


@cache
def _whole() -> re.Pattern[str]:
    said = _said()
    written, some = _any_of(said["anybody_written"]), _any_of(said["some"])
    somebody = f"(?:{_LETTERS}|{some})?(?:{written})|(?:{written})(?:{_LETTERS})"
    return re.compile(f"{_UNKNOWN.pattern}|(?:{_any_of(map(_bare, said['phrases']))})|{somebody}|x{{2,}}", re.VERBOSE)


@cache
def _begins() -> re.Pattern[str]:
    starts = (r"[\W_]+".join(map(re.escape, each.split(" "))) for each in _said()["begins"])
    return re.compile(rf"[\W_]*(?:{'|'.join(starts)})(?![a-z])")


@cache
def _anybody() -> re.Pattern[str]:
    kind = f"(?:{_any_of(_said()['anybody'])})"
    which = r"(?:the |no |nr )?(?:[a-z]|[0-9]+|x+|[a-z][0-9]+)"
    return re.compile(f"(?:the |a |our |some |any |new )?{kind}(?: {which})?|{which} {kind}|{kind}[0-9]+")


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _said() -> dict[str, list[str]]:
    said: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return said
