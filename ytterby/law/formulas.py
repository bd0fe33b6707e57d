"""How much rare earth is in a compound of fixed composition, from its formula and the atomic weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ..logic.bounds import Bounds

__all__ = ["ATOMIC_WEIGHTS", "CONTROLLED_ELEMENTS", "ELEMENTS_OF_57", "Form", "Substance"]

CONTROLLED_ELEMENTS: Final = ("Sm", "Gd", "Tb", "Dy", "Lu", "Sc", "Y")
"""The seven rare earths for whose sake an item stands in Annex 1."""

ELEMENTS_OF_57: Final = ("Ho", "Er", "Tm", "Eu", "Yb")
"""The five rare earths of announcement 57, none of which stands in Annex 1."""

ATOMIC_WEIGHTS: Final[Mapping[str, Fraction]] = {
    symbol: Fraction(weight)
    for symbol, weight in {
        "O": "15.999",
        "F": "18.998",
        "Sc": "44.956",
        "Co": "58.933",
        "Y": "88.906",
        "Sm": "150.36",
        "Eu": "151.96",
        "Gd": "157.25",
        "Tb": "158.93",
        "Dy": "162.50",
        "Ho": "164.93",
        "Er": "167.26",
        "Tm": "168.93",
        "Yb": "173.05",
        "Lu": "174.97",
    }.items()
}
"""Standard atomic weights: the abridged values of IUPAC, five figures each (grade R: general knowledge)."""

_ATOMS = re.compile(r"([A-Z][a-z]?)(\d*)")
_FORMULA = re.compile(rf"({_ATOMS.pattern})+")
_RARE_EARTHS = frozenset({*CONTROLLED_ELEMENTS, *ELEMENTS_OF_57})
_METAL = re.compile(r"[A-Z][a-z]? metal")


@dataclass(frozen=True, slots=True)
class Form:
    """A compound of fixed composition under which an item is sold, such as Tb4O7."""

    formula: str
    cas: str

    @property
    def element_fraction(self) -> Fraction:
        """Grams of the controlled rare earths in one gram, from the atomic weights: 1 for a metal."""
        return _fraction_in(self.formula)


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance that is not listed, by all the spellings that mean it and no other; the first is its name."""

    spellings: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.spellings[0]

    @property
    def element_fraction(self) -> Bounds:
        """Grams of rare earth in one gram: of oxides and fluorides by formula, of metals all, else any."""
        if any(_METAL.fullmatch(text) for text in self.spellings):
            return Bounds.exactly(1)
        fraction = next((_fraction_in(text) for text in self.spellings if _is_compound(text)), None)
        return Bounds.between(0, 1) if fraction is None else Bounds.exactly(fraction)


def _is_compound(text: str) -> bool:
    """Whether it is the formula of an oxide or a fluoride; one of an alloy says which elements and not how much."""
    symbols = {symbol for symbol, _ in _ATOMS.findall(text)} if _FORMULA.fullmatch(text) else set()
    return (
        symbols <= ATOMIC_WEIGHTS.keys() and not symbols.isdisjoint({"O", "F"}) and not symbols.isdisjoint(_RARE_EARTHS)
    )


def _fraction_in(formula: str) -> Fraction:
    atoms = [(symbol, int(count or 1)) for symbol, count in _ATOMS.findall(formula)]
    return _mass(atom for atom in atoms if atom[0] in _RARE_EARTHS) / _mass(atoms)


def _mass(atoms: Iterable[tuple[str, int]]) -> Fraction:
    return sum((ATOMIC_WEIGHTS[symbol] * count for symbol, count in atoms), Fraction(0))
