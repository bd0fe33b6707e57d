"""The seventeen rare earths: names in three languages, atomic numbers, and the classes of GB/T 15676-2015.

The standard counts promethium and scandium among the rare earths and puts neither into a class; scandium is in Part 1
of Annex 1 to announcement 61 all the same, so that no class tells whether an element is controlled.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from ..languages import Language, Text

__all__ = ["RareEarth", "RareEarthClass", "class_of", "rare_earth", "rare_earths"]

RareEarthClass = Literal["light", "medium", "heavy"]
_CLASSES: Mapping[str, RareEarthClass] = {name: name for name in get_args(RareEarthClass)}


@dataclass(frozen=True, slots=True)
class RareEarth:
    """One of the seventeen elements."""

    symbol: str
    atomic_number: int
    names: Text
    of_class: RareEarthClass | None
    """Light, medium or heavy by GB/T 15676-2015 (2.3 to 2.5); None for promethium and scandium."""
    clause: str
    """The clause of the standard that names it: its class, or 2.1, which counts all seventeen."""
    note: str

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.names.in_(language)


@cache
def rare_earths() -> tuple[RareEarth, ...]:
    """All seventeen, by their atomic numbers."""
    with Path(__file__).with_name("rare_earths.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_read(row) for row in csv.DictReader(file))


def rare_earth(symbol: str) -> RareEarth | None:
    """The rare earth with a symbol, such as Dy; None for any other element or text."""
    return _by_symbol().get(symbol)


def class_of(symbol: str) -> RareEarthClass | None:
    """The class of an element by the standard; None where it has none or is no rare earth."""
    found = rare_earth(symbol)
    return found.of_class if found is not None else None


@cache
def _by_symbol() -> Mapping[str, RareEarth]:
    return {each.symbol: each for each in rare_earths()}


def _read(row: Mapping[str, str]) -> RareEarth:
    return RareEarth(
        symbol=row["symbol"],
        atomic_number=int(row["atomic_number"]),
        names=Text(row["name_ja"], row["name_zh"], row["name_en"]),
        of_class=_CLASSES.get(row["class"]),
        clause=row["clause"],
        note=row["note"],
    )
