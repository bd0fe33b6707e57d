"""What is wrong with a name, so that nothing can be found by it: said with its cure, never taken for "not found"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from ...languages import Catalogue, Message, Text
from .legal_forms import is_legal_form
from .mojibake import garbled
from .nobody import names_nobody
from .scripts import script_of, without_unread

__all__ = ["LONGEST", "NameProblem", "ProblemKind", "problem_of", "problems_of"]

ProblemKind = Literal["empty", "one-character", "too-long", "only-symbols", "mojibake", "nobody", "script-not-read"]

LONGEST = 10_000
"""Characters of a name that are compared: no register knows one a tenth as long, so the rest is something else."""
FEWEST_LETTERS = 2
SAYS_WHO = 0.5
"""What a part weighs at least that says who a firm is: not what it does, nor where, nor which number it has."""
SHOWN = 60
"""Characters of a name that a message shows."""


@dataclass(frozen=True, slots=True)
class NameProblem:
    """What is wrong with one name."""

    kind: ProblemKind
    says: Message
    cure: Message


LOST = re.compile(r"[^\W\x00-\x7f][?？〓□■]|[?？〓□■][^\W\x00-\x7f]|\w[?？]\w|[?？]{2}|[〓□■]{2}")
"""What programs write for a letter that an encoding has not: mostly a question mark amid letters."""


def problem_of(raw: str) -> NameProblem | None:
    """What is wrong with a name, the worst first; None if it can be compared as it stands."""
    if len(raw) > LONGEST:
        return _problem("too-long", "too-long", length=len(raw), limit=LONGEST)
    if not raw.strip():
        return _problem("empty", "empty")
    too_few = _too_few_letters(raw)
    if too_few is not None:
        return too_few
    if names_nobody(raw):
        return _problem("nobody", "nobody", name=_shown(raw.strip()))
    found = None if raw.isascii() else garbled(raw)
    has_lost = LOST.search(raw) is not None
    if found is None and not has_lost:
        return _script_not_read(raw)
    if found is None or not found.right:
        return _problem("mojibake", "letters-lost", name=_shown(raw))
    how = {"right": found.right, "wrong": found.wrong, "mended": _shown(found.mended)}
    return _problem("mojibake", "mojibake", name=_shown(raw), **how)


def problems_of(names: Iterable[str]) -> tuple[tuple[str, NameProblem], ...]:
    """What is wrong with the names of one party or entry, each with its name.

    A name in a script that is not compared is no problem beside one that is.
    """
    found = [(name, problem_of(name)) for name in names]
    is_read = any(problem is None for _, problem in found)
    return tuple(
        (name, problem)
        for name, problem in found
        if problem is not None and not (is_read and problem.kind == "script-not-read")
    )


def _script_not_read(raw: str) -> NameProblem | None:
    """A name that hardly holds a letter of the scripts that lists are written in, legal form and trade aside."""
    read = without_unread(raw)
    if read is None:
        return None
    from .name import name_of  # only where a name holds such letters; it holds names to this module's length

    letters = () if is_legal_form(read.casefold()) else name_of(read).tokens
    if sum(len(token.written) for token in letters if token.weight >= SAYS_WHO) >= FEWEST_LETTERS:
        return None
    return _problem("script-not-read", "script-not-read", name=_shown(raw.strip()), script=script_of(raw))


def _too_few_letters(raw: str) -> NameProblem | None:
    if raw[:2].isalnum():  # at once for nearly every name
        return _problem("one-character", "one-character", name=_shown(raw)) if len(raw) == 1 else None
    letters = sum(map(str.isalnum, normalize("NFKC", raw)))
    if letters == 0:
        return _problem("only-symbols", "only-symbols", name=_shown(raw))
    return _problem("one-character", "one-character", name=_shown(raw.strip())) if letters == 1 else None


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
