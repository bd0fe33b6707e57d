"""Scores one form of a name against one form of an entry, and tells which parts agree."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from rapidfuzz.distance import OSA

from ..names.name import Token
from .forms import Form, Weights
from .likeness import likeness, slips_allowed

__all__ = ["THRESHOLD", "Pairing", "by_initials", "paired", "slips_between"]

THRESHOLD = 65
"""What scores less is not shown. At 65 an entry is still found by its name with a slip of the pen in every part, with the
name of a plant added, or without one word of what it does; a sister company that shares the house's name and nothing else
stays below."""
BY_INITIALS = 80
FEWEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two forms agree."""

    score: float
    sought: Form
    listed: Form
    agree: tuple[tuple[int, int], ...] = ()
    """The places of the parts that agree, on each side."""
    by_initials: bool = False


def coverage_score(of_listed: float, of_sought: float) -> float:
    """0 to 100 from the shares of the weight of either side that is found on the other.

    What the list has and the name lacks counts in full, for that is another firm; what the name has beside counts by its
    root, for names grow branches, plants and places.
    """
    return 100 * min(1.0, of_listed) * sqrt(min(1.0, of_sought))


def paired(sought: Form, listed: Form, weights: Weights) -> Pairing:
    """The score of two forms by their parts, or by their letters if these agree better; 0 if nothing does."""
    sought_weights = [weights.of(token) for token in sought.tokens]
    listed_weights = [weights.of(token) for token in listed.tokens]
    options = []
    for i, one in enumerate(sought.tokens):
        for j, other in enumerate(listed.tokens):
            of_sought, of_listed = likeness(one, other)
            if of_listed > 0:
                gain = of_listed * listed_weights[j] + of_sought * sought_weights[i]
                options.append((-gain, i, j, of_sought * sought_weights[i], of_listed * listed_weights[j]))
    options.sort()
    taken_sought: set[int] = set()
    taken_listed: set[int] = set()
    agree, found_sought, found_listed = [], 0.0, 0.0
    for _, i, j, gained_sought, gained_listed in options:
        if i not in taken_sought and j not in taken_listed:
            taken_sought.add(i)
            taken_listed.add(j)
            agree.append((i, j))
            found_sought += gained_sought
            found_listed += gained_listed
    score = coverage_score(found_listed / sum(listed_weights), found_sought / sum(sought_weights)) if agree else 0.0
    slips = slips_between(sought, listed)
    if slips is not None:
        score = max(score, 100 * (1 - slips / max(len(sought.joined), len(listed.joined))))
    return Pairing(score, sought, listed, tuple(sorted(agree)))


def slips_between(sought: Form, listed: Form) -> int | None:
    """The slips of the pen between two whole names without their spaces; None if they are not that near."""
    allowed = slips_allowed(max(len(sought.joined), len(listed.joined)))
    slips = OSA.distance(sought.joined, listed.joined, score_cutoff=allowed)
    return slips if slips <= allowed else None


def by_initials(sought: Form, listed: Form) -> Pairing | None:
    """Whether one side is what the other is called for short."""
    for one, other in ((sought, listed), (listed, sought)):
        short = one.name.core
        if len(short) >= FEWEST_INITIALS and short in other.initials:
            return Pairing(BY_INITIALS, sought, listed, by_initials=True)
    return None


def parts_of(tokens: tuple[Token, ...], places: set[int]) -> tuple[str, ...]:
    """The parts at some places, as they stand in the folded name."""
    return tuple(dict.fromkeys(token.written for place, token in enumerate(tokens) if place in places))
