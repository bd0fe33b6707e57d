"""What screens names, each behind one question: how like a typed name is every listed entry?

Ytterby itself; plain RapidFuzz on the names as they stand; and logic-v2 of nomenklatura, where it is installed, once on
the names as they stand and once with kanji and traditional characters of both sides folded to simplified ones first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from typing import Any, Protocol

from rapidfuzz import fuzz

from ytterby.determination.screening.lists import watched_lists
from ytterby.law.lawbook import packaged
from ytterby.parties.lists import Entry
from ytterby.parties.matching import Matcher
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.sought import Sought

__all__ = ["LOOKED_ON", "NOT_INSTALLED", "Peer", "listed_entries", "peers", "sought", "version_of"]

LOOKED_ON = date(2026, 11, 24)
NOT_INSTALLED = "not installed (make names)"


class Peer(Protocol):
    """Somebody who tells how like a name every entry is."""

    @property
    def name(self) -> str:
        """What it is called in the results."""
        ...

    @property
    def steps(self) -> Sequence[float]:
        """The least scores that may be asked for; a single one if what it finds is its own to say."""
        ...

    def likeness(self, typed: str, country: str) -> Sequence[float]:
        """A score for each entry, in their order; below every step if it is not found at all."""
        ...


def listed_entries() -> tuple[Entry, ...]:
    """Everybody on the ministry's lists of the day."""
    return tuple(entry for each in watched_lists(packaged(), LOOKED_ON, LOOKED_ON) for entry in each.entries)


def sought(typed: str, country: str) -> Sought:
    """A name that was typed."""
    return Sought(typed, (typed,), country)


@dataclass(frozen=True)
class Ytterby:
    """The candidates that this program shows a person: it sets no other threshold."""

    entries: Sequence[Entry]
    matcher: Matcher
    name: str = "ytterby"
    steps: Sequence[float] = (0,)

    def likeness(self, typed: str, country: str) -> Sequence[float]:
        """The order of the candidates is that of the program, so the place counts and not the score."""
        found = self.matcher.candidates(sought(typed, country))
        place = {(each.entry.list_id, each.entry.entry_id): len(found) - at for at, each in enumerate(found)}
        return [place.get((entry.list_id, entry.entry_id), -1) for entry in self.entries]


@dataclass(frozen=True)
class RapidFuzz:
    """A scorer of RapidFuzz on the names in small letters, the best of all names of an entry."""

    name: str
    entries: Sequence[Entry]
    scorer: Callable[[str, str], float]
    steps: Sequence[float] = tuple(range(40, 101))

    def likeness(self, typed: str, country: str) -> Sequence[float]:
        """RapidFuzz knows no countries."""
        small = typed.lower()
        return [max(self.scorer(small, name.lower()) for name in entry.names) for entry in self.entries]


@dataclass(frozen=True)
class LogicV2:
    """`logic-v2` of nomenklatura; each record has an id of its own, for it keeps what it made of names by the id."""

    name: str
    entries: Sequence[Entry]
    folded: Callable[[str], str]
    steps: Sequence[float] = tuple(step / 100 for step in range(20, 101))
    ids: Iterator[int] = field(default_factory=count)

    def likeness(self, typed: str, country: str) -> Sequence[float]:
        """Both sides are organisations with names and, where it is stated, a country."""
        algorithm, config = _logic_v2()
        query = self._entity((typed,), country)
        return [float(algorithm.compare(query, each, config).score) for each in self._listed()]

    @cache  # noqa: B019  a handful of peers live as long as the run
    def _listed(self) -> list[Any]:
        return [self._entity(entry.names, entry.country) for entry in self.entries]

    def _entity(self, names: Sequence[str], country: str) -> Any:
        model = import_module("followthemoney").model
        properties = {"name": [self.folded(name) for name in names], "country": [country.lower()] if country else []}
        ident = f"{self.name}-{next(self.ids)}"
        return model.get_proxy({"id": ident, "schema": "Organization", "properties": properties})

    def __hash__(self) -> int:
        return id(self)


def peers(entries: Sequence[Entry]) -> list[Peer]:
    """Everybody who can be asked here, Ytterby first."""
    found: list[Peer] = [
        Ytterby(entries, IndexedMatcher(entries)),
        RapidFuzz("rapidfuzz token_set_ratio", entries, fuzz.token_set_ratio),
        RapidFuzz("rapidfuzz WRatio", entries, fuzz.WRatio),
    ]
    if find_spec("nomenklatura"):
        found.append(LogicV2("nomenklatura logic-v2", entries, str))
        found.append(LogicV2("nomenklatura logic-v2, scripts folded first", entries, _folder()))
    return found


def version_of(package: str) -> str:
    """The version of a package that need not be here."""
    if not find_spec(package):
        return NOT_INSTALLED
    from importlib.metadata import version

    return version(package)


@cache
def _logic_v2() -> tuple[Any, Any]:
    algorithm: Any = import_module("nomenklatura.matching").get_algorithm("logic-v2")
    return algorithm, import_module("nomenklatura.matching.types").ScoringConfig.defaults()


def _folder() -> Callable[[str], str]:
    from opencc import OpenCC

    old, simple = OpenCC("jp2t"), OpenCC("t2s")
    return lambda name: str(simple.convert(old.convert(unicodedata.normalize("NFKC", name))))
