"""The parts of the entries' names, so that those like a given part are found without comparing it with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from ..names.name import Token
from ..names.sounding import voiceless
from .likeness import SHORTEST_BEGINNING, consonants_of, keys_of, likeness, slips_allowed, spellings_of

__all__ = ["Like", "NearWords", "Vocabulary", "without_one"]

Like = tuple[int, float, float]
"""The number of a part in the vocabulary, and how much of each of the two is in the other."""

KEPT = 200_000
"""Parts whose likes are remembered between blocks: those of most names are the same few business words."""


class NearWords:
    """Words by length, so that those within a few slips of others are found by comparing like lengths alone."""

    def __init__(self, words: Iterable[str], *, characters: bool = False) -> None:
        self._characters = characters
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            self._by_length[len(word)].append(word)

    def near(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Places in `words` with each word that is near enough to the one there."""
        places: dict[int, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            places[len(word)].append(place)
        for length, group in places.items():
            for other, candidates in self._by_length.items():
                allowed = slips_allowed(max(length, other), characters=self._characters)
                if length == other == 3:
                    allowed = 1  # two of three signs may be swapped
                if abs(length - other) <= allowed:
                    yield from self._pairs(words, group, candidates, allowed)

    @staticmethod
    def _pairs(words: Sequence[str], group: list[int], others: list[str], allowed: int) -> Iterator[tuple[int, str]]:
        ours = [words[place] for place in group]
        slips = cdist(ours, others, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8)
        for row, column in np.argwhere(slips <= allowed).tolist():
            yield group[row], others[column]


def without_one(word: str) -> set[str]:
    """A word, and what remains of it without any one sign: words within one slip of each other share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


class Vocabulary:
    """The distinct parts of the entries."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.tokens = tuple(dict.fromkeys(tokens))
        self._by_text: dict[str, list[int]] = defaultdict(list)
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_beginning: dict[str, list[int]] = defaultdict(list)
        self._by_consonants: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            self._enter(number, token)
        self._near = NearWords(self._by_key)
        self._known: dict[Token, list[Like]] = {}

    def numbers_of(self, text: str) -> Sequence[int]:
        """The parts that are compared by a text."""
        return self._by_text.get(text, ())

    def likes(self, tokens: Iterable[Token]) -> dict[Token, list[Like]]:
        """For each part those of the entries that are at all like it: what `likeness` says of every pair, if not 0."""
        wanted = dict.fromkeys(tokens)
        found = {token: self._known[token] for token in wanted if token in self._known}
        new = [token for token in wanted if token not in found]
        numbers: dict[Token, set[int]] = {token: set(self._by_text.get(token.text, ())) for token in new}
        spelled = [token for token in new if token.kind in {"latin", "kana"}]
        pairs = [(token, spelling) for token in spelled for spelling in spellings_of(token)]
        for place, key in self._near.near([spelling for _, spelling in pairs]):
            numbers[pairs[place][0]].update(self._by_key[key])
        for token in new:
            self._add_others(token, numbers[token])
            found[token] = [
                (number, *alike)
                for number in sorted(numbers[token])
                if (alike := likeness(token, self.tokens[number]))[1]
            ]
            if len(self._known) < KEPT:
                self._known[token] = found[token]
        return found

    def _enter(self, number: int, token: Token) -> None:
        self._by_text[token.text].append(number)
        if token.kind == "han":
            for at in range(len(token.text) - 1):
                self._by_pair[token.text[at : at + 2]].append(number)
            return
        for key in keys_of(token):
            self._by_key[key].append(number)
            if len(key) >= SHORTEST_BEGINNING:
                self._by_beginning[key[:SHORTEST_BEGINNING]].append(number)
        sound = consonants_of(token)
        if len(sound) >= 2:
            for key in without_one(sound) | {f"={voiceless(sound)}"}:
                self._by_consonants[key].append(number)

    def _add_others(self, token: Token, numbers: set[int]) -> None:
        if token.kind == "han":
            for at in range(len(token.text) - 1):
                numbers.update(self._by_pair.get(token.text[at : at + 2], ()))
        elif token.kind != "word":
            for spelling in spellings_of(token):
                numbers.update(self._by_beginning.get(spelling[:SHORTEST_BEGINNING], ()))
            sound = consonants_of(token)
            if len(sound) >= 2:
                for key in without_one(sound) | {f"={voiceless(sound)}"}:
                    numbers.update(self._by_consonants.get(key, ()))
