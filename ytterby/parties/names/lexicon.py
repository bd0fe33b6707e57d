"""Words of names that mean one thing in Chinese, Japanese and English, and how much each says of who somebody is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .folding import folded, large_kana
from .sounding import romaji, skeleton

__all__ = ["WEIGHTS", "Lexicon", "lexicon"]

WEIGHTS = {"house": 1.0, "business": 0.25, "place": 0.2, "branch": 0.06}
"""How much a word of a table says of who somebody is, where any other name says 1."""

SHORTEST_ROMAJI = 4
"""Shorter words of kana in Latin letters are parts of other words too often."""


@dataclass(frozen=True)
class Lexicon:
    """Which words mean what."""

    written: Mapping[str, tuple[str, ...]]
    """From a word in folded characters and kana to what it means."""
    spoken: Mapping[str, tuple[str, ...]]
    """From the skeletons of words in Latin letters, parted by spaces, to what they mean."""
    tables: Mapping[str, str]
    """From a meaning to its table."""
    first: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """From the first sign of a written word to the lengths of such words, longest first."""
    longest: int = 1
    """The most words that `spoken` takes together."""
    first_spoken: frozenset[str] = frozenset()
    """The first words of those that are spoken in several."""
    small: frozenset[str] = frozenset()
    """Words in Latin letters that names have or lack."""


@cache
def lexicon() -> Lexicon:
    """The lexicon beside this module."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    shorts: dict[str, str] = tables.pop("short")
    small = frozenset(tables.pop("small")["words"])
    written: dict[str, tuple[str, ...]] = {}
    spoken: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, str] = {}
    for table, words in tables.items():
        for meaning, writings in words.items():
            kinds[meaning] = table
            for key, is_spoken in _keys(writings):
                (spoken if is_spoken else written).setdefault(key, (meaning,))
    for short, words in shorts.items():
        meanings = _meanings(words, spoken)
        if short.isascii():
            spoken[_sound(short)] = meanings
        else:
            written[large_kana(folded(short))] = meanings
            if spoken_short := _spoken(short):
                spoken[spoken_short] = meanings
    lengths: dict[str, set[int]] = {}
    for word in written:
        lengths.setdefault(word[0], set()).add(len(word))
    return Lexicon(
        written,
        spoken,
        kinds,
        {sign: tuple(sorted(each, reverse=True)) for sign, each in lengths.items()},
        max(key.count(" ") + 1 for key in spoken),
        frozenset(key.split(" ")[0] for key in spoken if " " in key),
        small,
    )


def _keys(writings: Mapping[str, list[str]]) -> Iterator[tuple[str, bool]]:
    for word in writings.get("en", ()):
        yield _sound(word), True
    for word in (*writings.get("kana", ()), *writings.get("read", ())):
        yield large_kana(folded(word)), False
    for word in (*writings.get("read", ()), *writings.get("kana", ())):
        if len(sound := skeleton(romaji(folded(word)))) >= SHORTEST_ROMAJI:
            yield sound, True
    for word in writings.get("han", ()):
        yield large_kana(folded(word)), False


def _sound(words: str) -> str:
    return " ".join(map(skeleton, folded(words).split(" ")))


def _spoken(word: str) -> str:
    kana = folded(word)
    return skeleton(romaji(kana)) if all("ァ" <= sign <= "ー" for sign in kana) else ""


def _meanings(words: str, spoken: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    parts = _sound(words).split(" ")
    found: list[str] = []
    while parts:
        size = next(size for size in range(len(parts), 0, -1) if " ".join(parts[:size]) in spoken)
        found += spoken[" ".join(parts[:size])]
        parts = parts[size:]
    return tuple(found)
