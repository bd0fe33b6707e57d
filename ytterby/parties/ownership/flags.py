"""What a person should look at beside the answer: minorities from 30 %, parents and sisters of listed parties, control.

None of it is half-holding: the rule reaches down only, and from half. It is said, and never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal

from ...languages import Catalogue, Message
from ...logic.bounds import Bounds
from ...logic.truth import YES
from .register import Weight
from .stake import Stake, percent_text
from .standing import Standing
from .ways import HALF, Held

__all__ = ["FLAGGED_FROM", "Flag", "FlagKind", "flags_of"]

FlagKind = Literal["minority", "parent", "sister", "control", "unknown-chain", "stated-otherwise"]
"""Listed parties hold a good part of it; it holds half of a listed party; both are held to half by one; a listed party
has a say by other means; a listed party holds something through companies of which nothing is told; it is stated that
listed parties do not hold half, and yet they do."""

FLAGGED_FROM: Final = Fraction(3, 10)
"""A minority from which one should look closer. No text of law: a habit of those who screen."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing about a party that a person should look at."""

    kind: FlagKind
    party: str
    others: tuple[str, ...]
    """The listed parties that it is about; of a sister the common holder first."""
    share: Bounds | None = None
    stakes: tuple[Stake, ...] = ()

    def says(self, name: Callable[[str], str] = str) -> Message:
        """The flag in words; `name` gives what a party is called."""
        texts = Catalogue.read(Path(__file__).with_name("flags.toml"))
        return texts.message(
            self.kind,
            party=name(self.party),
            others=tuple(name(other) for other in self.others),
            share=percent_text(self.share),
        )


def flags_of(standing: Standing, found: Mapping[str, Held]) -> tuple[Flag, ...]:
    """What to look at of every party, by what is held of it."""
    holds: dict[str, list[tuple[str, Weight]]] = defaultdict(list)
    for party in standing.register.parties:
        for each in standing.register.holders_of(party):
            holds[each.owner].append((party, each))
    flags: list[Flag] = []
    for party, held in found.items():
        flags.extend(_from_above(standing, party, held))
        flags.extend(_from_below(standing, party, holds))
        flags.extend(_beside(standing, party, holds))
    return tuple(flags)


def _from_above(standing: Standing, party: str, held: Held) -> Iterator[Flag]:
    weights = standing.register.holders_of(party)
    controlling = [each for each in weights if all(stake.relation == "other" for stake in each.stakes)]
    listed = [each for each in weights if standing.is_surely(each.owner) and each not in controlling]
    low = max([sum((each.low for each in listed), start=Fraction(0)), *(each.low for each in held.by.values())])
    high = min(Fraction(1), max(low, sum((each.high for each in listed), start=Fraction(0))))
    is_held = held.by["any-of-them"].truth is YES
    if not is_held and high >= FLAGGED_FROM:
        path = held.by["any-of-them"].path if low else ()
        owners = tuple(dict.fromkeys([stake.owner for stake in path if standing.is_surely(stake.owner)]))
        others = owners or tuple(each.owner for each in listed)
        stakes = path or tuple(stake for each in listed for stake in each.stakes)
        yield Flag("minority", party, others, Bounds(low, high), stakes)
    for each in controlling:
        if standing.is_surely(each.owner):
            yield Flag("control", party, (each.owner,), None, each.stakes)
    for each in standing.register.beyond.get(party, ()):
        if standing.is_surely(each.owner):
            yield Flag("unknown-chain", party, (each.owner,), Bounds.exactly(each.high), each.stakes)
    if is_held and party in standing.closed:
        stakes = held.by["any-of-them"].path
        listed_owners = tuple(dict.fromkeys(stake.owner for stake in stakes if standing.is_surely(stake.owner)))
        yield Flag("stated-otherwise", party, listed_owners, Bounds.exactly(held.by["any-of-them"].low), stakes)


def _from_below(standing: Standing, party: str, holds: Mapping[str, list[tuple[str, Weight]]]) -> Iterator[Flag]:
    """Listed parties of which it holds half, or may."""
    for below, each in holds.get(party, ()):
        if standing.listed.get(below) is YES and each.high >= HALF and not standing.is_surely(party):
            yield Flag("parent", party, (below,), Bounds(each.low, each.high), each.stakes)


def _beside(standing: Standing, party: str, holds: Mapping[str, list[tuple[str, Weight]]]) -> Iterator[Flag]:
    """Listed parties that are held to half by somebody who holds half of this one as well."""
    for above in standing.register.holders_of(party):
        if above.low >= HALF and not standing.is_surely(above.owner):
            for sister, each in holds[above.owner]:
                if sister != party and each.low >= HALF and standing.listed.get(sister) is YES:
                    stakes = (*above.stakes, *each.stakes)
                    yield Flag("sister", party, (above.owner, sister), Bounds(above.low, above.high), stakes)
