"""The entries' names taken whole, so that those near a given name are found without comparing it with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..names.name import Name
from ..names.sounding import voiceless
from .scoring import Listed
from .vocabulary import NearWords, without_one

__all__ = ["Wholes"]

FEWEST_CONSONANTS = 3


class Wholes:
    """The whole names of the entries, by everything that `whole_score` looks at."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._latin: dict[str, list[int]] = defaultdict(list)
        self._written: dict[str, list[int]] = defaultdict(list)
        self._sound: dict[str, list[int]] = defaultdict(list)
        self._consonants: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._joined: dict[str, list[int]] = defaultdict(list)
        self._by_first: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for number, each in enumerate(listed):
            self._enter(number, each.form.spoken)
        self._near_written = NearWords(self._written, characters=True)
        self._near_latin = NearWords(self._latin)
        self._near_sound = NearWords(self._sound)

    def near(self, names: Sequence[Name]) -> list[set[int]]:
        """For each name the numbers of those that may score by `whole_score`: all that do, and some that do not."""
        found: list[set[int]] = [set() for _ in names]
        trunks = [(place, name.trunk) for place, name in enumerate(names)]
        both = [*enumerate(names), *((place, trunk) for place, trunk in trunks if trunk is not None)]
        written = [(place, name.joined) for place, name in both if name.script != "latin" and name.joined]
        latin = [(place, name.joined) for place, name in both if name.script == "latin" and name.joined]
        sounds = [(place, name.sound) for place, name in both if name.sound]
        for pairs, near, index in (
            (written, self._near_written, self._written),
            (latin, self._near_latin, self._latin),
            (sounds, self._near_sound, self._sound),
        ):
            for at, word in near.near([word for _, word in pairs]):
                found[pairs[at][0]].update(index[word])
        for place, name in enumerate(names):
            self._add_others(name, found[place])
        return found

    def _enter(self, number: int, name: Name) -> None:
        (self._latin if name.script == "latin" else self._written)[name.joined].append(number)
        if name.sound:
            self._sound[name.sound].append(number)
        for key in _consonant_keys(name):
            self._consonants[key].append(number)
        for short in name.initials:
            self._initials[short].append(number)
        self._joined[name.joined].append(number)
        if name.script == "han":
            self._by_first[name.joined[0]].append((number, frozenset(name.joined)))

    def _add_others(self, name: Name, found: set[int]) -> None:
        for key in _consonant_keys(name):
            found.update(self._consonants.get(key, ()))
        found.update(self._initials.get(name.joined, ()))
        for short in name.initials:
            found.update(self._joined.get(short, ()))
        if name.script == "han" and len(name.joined) >= 4:
            signs = frozenset(name.joined)
            found.update(
                n for n, others in self._by_first.get(name.joined[0], ()) if signs <= others or others <= signs
            )


def _consonant_keys(name: Name) -> Iterable[str]:
    sound = name.consonants
    return without_one(sound) | {f"={voiceless(sound)}"} if len(sound) >= FEWEST_CONSONANTS else ()
