"""How names in characters are read: by a dictionary of Japanese, with the readings between which names waver."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from .japanese import is_japanese
from .legal_forms import without_legal_forms

if TYPE_CHECKING:
    from opencc import OpenCC
    from sudachipy import Tokenizer  # type: ignore[import-untyped]

__all__ = ["readings_of"]

LONGEST = 10_000
"""Characters that are read: the dictionary refuses texts of some length, and no name has it."""
MOST = 12
"""Readings of one name that are tried: what wavers in three places is not a name of anybody."""


def readings_of(raw: str) -> tuple[str, ...]:
    """A name in kana, its words parted by spaces, the likeliest reading first. What is no kana is left as it is."""
    text = without_legal_forms(normalize("NFKC", raw[:LONGEST]))[:LONGEST].encode("utf-8", "ignore").decode()
    if not is_japanese(text):
        to_traditional, to_japanese = _converters()
        text = to_japanese.convert(to_traditional.convert(text))
    words = [(each.surface(), each.reading_form()) for each in _tokenizer().tokenize(text)]
    kana = [reading if reading and _is_kana(reading) else surface for surface, reading in words]
    found = [kana]
    for row in _alternatives():
        for words_so_far in tuple(found):
            for at, word in enumerate(words_so_far):
                if len(found) < MOST:
                    found += [[*words_so_far[:at], each, *words_so_far[at + 1 :]] for each in _otherwise(word, row)]
    return tuple(dict.fromkeys(" ".join(each) for each in found))


def _otherwise(word: str, readings: list[str]) -> list[str]:
    """A word with its end read otherwise; the longest reading of the row that it ends in is the one it has."""
    for one in sorted(readings, key=len, reverse=True):
        if word == one or (word.endswith(one) and len(word) > len(one) + 1):
            return [word[: -len(one)] + other for other in readings if other != one]
    return []


def _is_kana(text: str) -> bool:
    return all("ァ" <= sign <= "ー" for sign in text)


@cache
def _alternatives() -> list[list[str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [list(map(str, row)) for row in table["alternatives"]]


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    from opencc import OpenCC

    return OpenCC("s2t"), OpenCC("t2jp")


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(SplitMode.C)
