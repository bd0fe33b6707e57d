"""What is wrong with a name, so that nothing can be found by it: said with its cure, never taken for "not found"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from ...languages import Catalogue, Message, Text
from .mojibake import garbled

__all__ = ["LONGEST", "NameProblem", "ProblemKind", "problem_of"]

ProblemKind = Literal["empty", "one-character", "too-long", "only-symbols", "mojibake"]

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
    if not raw[:2].isalnum():
        letters = sum(map(str.isalnum, normalize("NFKC", raw)))
        if letters == 0:
            return _problem("only-symbols", "only-symbols", name=_shown(raw))
        if letters == 1:
            return _problem("one-character", "one-character", name=_shown(raw.strip()))
    elif len(raw) == 1:
        return _problem("one-character", "one-character", name=_shown(raw))
    found = None if raw.isascii() else garbled(raw)
    if found is None:
        return None
    if not found.right:
        return _problem("mojibake", "letters-lost", name=_shown(raw))
    how = {"right": found.right, "wrong": found.wrong, "mended": _shown(found.mended)}
    return _problem("mojibake", "mojibake", name=_shown(raw), **how)


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
