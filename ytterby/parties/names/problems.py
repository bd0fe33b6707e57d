"""What is wrong with a name, so that nothing can be found by it: said with its cure, never taken for "not found"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from ...languages import Catalogue, Message, Text
from .mojibake import garbled

__all__ = ["LONGEST", "NameProblem", "ProblemKind", "problem_of"]

ProblemKind = Literal["empty", "one-character", "too-long", "only-symbols", "mojibake", "nobody"]

NOBODY = re.compile(
    r"""(不明|未詳|不詳|未定|その他|他|少数|一般|個人|浮動)の?(株主|保有者|出資者|取引先|会社|者)?(多数|複数)?
    |   (不明|不详|未知|未定|其他|其它|公众|社会公众|少数|流通)的?(股东|股份|股|持股方|持有人|客户|公司|主体)?
    |   (the)?(unknown|others?|various|undisclosed|unspecified|notknown|tbd|na|public|minority|general|freefloat)
        (public|share(holders?)?|stock(holders?)?|holders?|owners?|investors?|customers?|compan(y|ies)|part(y|ies)|float)?
    """,
    re.VERBOSE,
)
"""What people type where they know of nobody: it is like no name on a list, and clears nobody."""
LONGEST = 10_000
"""Characters of a name that are compared: no register knows one a tenth as long, so the rest is something else."""
SHOWN = 60
"""Characters of a name that a message shows."""


@dataclass(frozen=True, slots=True)
class NameProblem:
    """What is wrong with one name."""

    kind: ProblemKind
    says: Message
    cure: Message


def problem_of(raw: str) -> NameProblem | None:
    """What is wrong with a name, the worst first; None if it can be compared as it stands."""
    if len(raw) > LONGEST:
        return _problem("too-long", "too-long", length=len(raw), limit=LONGEST)
    if not raw.strip():
        return _problem("empty", "empty")
    too_few = _too_few_letters(raw)
    if too_few is not None:
        return too_few
    if len(raw) <= SHOWN and NOBODY.fullmatch(_bare(raw)):
        return _problem("nobody", "nobody", name=_shown(raw.strip()))
    found = None if raw.isascii() else garbled(raw)
    if found is None:
        return None
    if not found.right:
        return _problem("mojibake", "letters-lost", name=_shown(raw))
    how = {"right": found.right, "wrong": found.wrong, "mended": _shown(found.mended)}
    return _problem("mojibake", "mojibake", name=_shown(raw), **how)


def _too_few_letters(raw: str) -> NameProblem | None:
    if raw[:2].isalnum():  # at once for nearly every name
        return _problem("one-character", "one-character", name=_shown(raw)) if len(raw) == 1 else None
    letters = sum(map(str.isalnum, normalize("NFKC", raw)))
    if letters == 0:
        return _problem("only-symbols", "only-symbols", name=_shown(raw))
    return _problem("one-character", "one-character", name=_shown(raw.strip())) if letters == 1 else None


def _bare(raw: str) -> str:
    """The letters and digits of a name alone, in one width and case."""
    return "".join(filter(str.isalnum, normalize("NFKC", raw).casefold()))


def _shown(raw: str) -> str:
    """A name as a message can hold it: short, on one line, of signs that a terminal shows."""
    kept = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in raw)
    return kept if len(kept) <= SHOWN else f"{kept[: SHOWN - 1]}…"


def _problem(kind: ProblemKind, key: str, **values: object) -> NameProblem:
    texts = _texts()
    cure = texts.data(key)["cure"]
    if not isinstance(cure, dict):
        raise TypeError(f"{key!r} has no cure")
    filled = tuple(values.items())
    return NameProblem(kind, Message(texts[key], filled), Message(Text(**cure), filled))


@cache
def _texts() -> Catalogue:
    return Catalogue.read(Path(__file__).with_suffix(".toml"))
