"""Scores one form of a name against one form of an entry, and tells which parts agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from rapidfuzz.distance import OSA

from ..names.folding import large_kana
from ..names.name import Name, Token
from ..names.sounding import voiceless
from .forms import Form, Span, Weights, neighbours_of
from .likeness import likeness, slips_allowed, slips_between

__all__ = ["THRESHOLD", "Listed", "Pairing", "coverage_score", "paired", "parts_of", "whole_score"]

THRESHOLD = 55
"""What scores less is not shown. At 55 an entry is still found by its name with slips of the pen, with the name of a
plant added, or without one word of what it does; a sister company that shares the house's name and nothing else stays
below. On the development part of the published pairs 50 finds no more, and shows half as many again of other firms."""
ENOUGH_BESIDE = 1.5
"""What a name has beside the entry's counts up to so many times the weight of the entry's name: an entry that is called
by common words alone would be lost beside one rare word."""
TWO_IN_ONE = 0.7
"""Two parts are one word of the other side only if the likeness is greater."""
LEAST_BY_REST = 40
"""Below the threshold: two names whose words agree but for the one that names them are two names."""
WITHOUT_BRANCH = 0.95
BY_INITIALS = 80
BY_CHARACTERS = 72
SAME_CONSONANTS = 88
NEAR_CONSONANTS = 72


@dataclass(frozen=True, slots=True)
class Listed:
    """A form of an entry with what every comparison needs of it."""

    form: Form
    place: int
    """Of the entry."""
    spans: tuple[Span, ...]
    weights: tuple[float, ...]
    """Of the parts, in their order."""
    weight: float

    @classmethod
    def of(cls, form: Form, place: int, spans: Sequence[Span], weights: Weights) -> Listed:
        """A form made ready."""
        each = tuple(map(weights.of, form.tokens))
        return cls(form, place, tuple(spans), each, sum(each))


@dataclass(frozen=True, slots=True)
class Pairing:
    """How two forms agree."""

    score: float
    sought: Form
    listed: Form
    agree: tuple[tuple[int, int], ...] = ()
    """The places of the parts that agree, on each side."""
    is_short: bool = False
    """Whether one is what the other is called for short."""


def coverage_score(listed: float, of_listed: float, sought: float, of_sought: float) -> float:
    """0 to 100 from the weights of either side, and what of them is found on the other.

    What the list has and the name lacks counts in full, for that is another firm; what the name has beside counts by
    its root, for names grow branches, plants and places.
    """
    beside = min(max(0.0, sought - of_sought), ENOUGH_BESIDE * listed)
    return 100 * min(1.0, of_listed / listed) * sqrt(of_sought / (of_sought + beside)) if of_sought else 0.0


def paired(sought: Form, listed: Listed, weights: Weights) -> Pairing:
    """The score of two forms by their parts, or by their letters if these agree better; 0 if nothing does."""
    ours = [weights.of(token) for token in sought.tokens]
    agree, found_sought, found_listed = _agreement(sought, ours, listed)
    score = coverage_score(listed.weight, found_listed, sum(ours), found_sought)
    whole, is_short = whole_score(sought.spoken, listed.form.spoken)
    if whole > score:
        return Pairing(whole, sought, listed.form, agree, is_short)
    return Pairing(score, sought, listed.form, agree)


def _agreement(sought: Form, ours: list[float], listed: Listed) -> tuple[tuple[tuple[int, int], ...], float, float]:
    """The parts that agree, each with one of the other side, the weightiest first; and how much they weigh."""
    options = []
    for i, one in enumerate(sought.tokens):
        for span in listed.spans:
            of_sought, of_listed = likeness(one, span.token)
            if of_listed > (TWO_IN_ONE if span.last > span.first else 0):
                theirs = sum(listed.weights[span.first : span.last + 1])
                gained = (of_sought * ours[i], of_listed * theirs)
                options.append((of_listed < 1, -sum(gained), i, i, span.first, span.last, *gained))
    for span in neighbours_of(sought.tokens):
        for j, other in enumerate(listed.form.tokens):
            if span.token.text == other.text:
                gained = (ours[span.first] + ours[span.last], listed.weights[j])
                options.append((False, -sum(gained), span.first, span.last, j, j, *gained))
    options.sort()
    taken_sought: set[int] = set()
    taken_listed: set[int] = set()
    agree, found_sought, found_listed = [], 0.0, 0.0
    for _, _, i, i_last, j, j_last, gained_sought, gained_listed in options:
        if taken_sought.isdisjoint((i, i_last)) and taken_listed.isdisjoint((j, j_last)):
            taken_sought.update((i, i_last))
            taken_listed.update((j, j_last))
            agree += [(i, j), (i_last, j_last)]
            found_sought += gained_sought
            found_listed += gained_listed
    return tuple(sorted(set(agree))), found_sought, found_listed


def whole_score(sought: Name, listed: Name) -> tuple[float, bool]:
    """The score of two names taken whole, and whether one is short for the other."""
    best = max(_by_letters(sought, listed), _by_consonants(sought, listed))
    if sought.trunk is not None:
        best = max(best, WITHOUT_BRANCH * _by_letters(sought.trunk, listed))
    short = max(_for_short(sought, listed), _for_short(listed, sought))
    return (short, True) if short > best else (best, False)


def _by_letters(sought: Name, listed: Name) -> float:
    best = 0.0
    if (sought.script == "latin") == (listed.script == "latin"):
        best = _nearness(sought.joined, listed.joined, characters=sought.script != "latin")
        if best:
            best = min(best, _most_by_rest(sought, listed, sounds=False))
    if sought.sound and listed.sound:
        by_sound = _nearness(sought.sound, listed.sound, characters=False)
        if by_sound > best:
            best = max(best, min(by_sound, _most_by_rest(sought, listed, sounds=True)))
    return best


def _most_by_rest(sought: Name, listed: Name, *, sounds: bool) -> float:
    """What two names that are near as a whole score at most: by what is left without the words that both have.

    A slip of the pen in Yamada Engineering does not make it Yamamoto Engineering, long as the second word may be.
    """
    common = {token.text for token in sought.tokens} & {token.text for token in listed.tokens}
    if not common:
        return 100.0
    one, other = (_rest(name.tokens, common, sounds=sounds) for name in (sought, listed))
    length = max(len(one), len(other))
    return LEAST_BY_REST + (100 - LEAST_BY_REST) * (1 - OSA.distance(one, other) / length) if length else 100.0


def _rest(tokens: tuple[Token, ...], common: set[str], *, sounds: bool) -> str:
    rest = (token for token in tokens if token.text not in common and token.sound != "-")
    return "".join(token.sound if sounds else large_kana(token.written).replace(" ", "") for token in rest)


def _nearness(one: str, other: str, *, characters: bool) -> float:
    length = max(len(one), len(other))
    slips = slips_between(one, other, slips_allowed(length, characters=characters))
    return 0.0 if slips is None else 100 * (1 - slips / length)


def _by_consonants(sought: Name, listed: Name) -> float:
    """Whether a foreign name in kana, or the romaji of these, is a name in Latin letters."""
    one, other = sought.consonants, listed.consonants
    across = sought.script != listed.script
    shorter, longer = sorted((len(one), len(other)))
    if shorter < (3 if across else 5):
        return 0.0
    if one == other:
        return SAME_CONSONANTS if across else min(SAME_CONSONANTS, _most_by_rest(sought, listed, sounds=True))
    if longer >= (5 if across else 7):
        if slips_between(one, other, 1) is not None:
            return NEAR_CONSONANTS if across else min(NEAR_CONSONANTS, _most_by_rest(sought, listed, sounds=True))
        if across and voiceless(one) == voiceless(other):
            return NEAR_CONSONANTS
    return 0.0


def _for_short(short: Name, whole: Name) -> float:
    if short.joined in whole.initials:
        return BY_INITIALS
    if len(short.joined) >= 4 and short.script == whole.script == "han" and len(short.joined) * 2 >= len(whole.joined):
        rest = iter(whole.joined)
        if short.joined[0] == whole.joined[0] and all(sign in rest for sign in short.joined):
            return BY_CHARACTERS
    return 0.0


def parts_of(tokens: tuple[Token, ...], places: set[int]) -> tuple[str, ...]:
    """The parts at some places, as they stand in the folded name."""
    return tuple(dict.fromkeys(token.written for place, token in enumerate(tokens) if place in places))
