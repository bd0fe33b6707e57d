"""How alike two parts of names are: the same word, the same sound, the same characters but for a slip of the pen."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from ..names.name import Token
from ..names.sounding import consonants, skeleton

__all__ = ["consonants_of", "keys_of", "likeness", "slips_allowed"]

SAME_CONSONANTS = 0.9
"""A foreign word and its spelling in kana have the same consonants: as good as the same, but for chance."""
NEAR_CONSONANTS = 0.75
FEWEST_CONSONANTS = 3
"""Two consonants agree by chance."""


def slips_allowed(length: int) -> int:
    """Letters of a part, or of a whole name, that may be wrong, missing, added or swapped with a neighbour."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2 if length < 14 else 3


@lru_cache(maxsize=65536)
def keys_of(token: Token) -> tuple[str, ...]:
    """What a part of an entry may be spelled like in Latin letters; none for characters."""
    if token.kind == "han":
        return ()
    keys = [token.text] if token.kind != "word" else [skeleton(token.text.replace("-", "")), token.sound.strip("-")]
    return tuple(dict.fromkeys(filter(None, keys)))


@lru_cache(maxsize=65536)
def consonants_of(token: Token) -> str:
    """The consonants of a part as written, empty if they say too little."""
    if token.kind == "kana":
        found = consonants(token.text)
    elif token.kind == "latin":
        found = consonants(token.written)
    else:
        return ""
    return found if len(found) >= FEWEST_CONSONANTS else ""


def likeness(sought: Token, listed: Token) -> tuple[float, float]:
    """How much of each of two parts is in the other, 0 to 1: of what is sought, of what is listed."""
    if sought.text == listed.text:
        return 1.0, 1.0
    if sought.kind == "word":
        return 0.0, 0.0
    if sought.kind == "han":
        return characters_alike(sought.text, listed.text) if listed.kind == "han" else (0.0, 0.0)
    best = max((letters_alike(sought.text, key) for key in keys_of(listed)), default=0.0)
    if {sought.kind, listed.kind} == {"kana", "latin"}:
        best = max(best, sounds_alike(consonants_of(sought), consonants_of(listed)))
    return best, best


def letters_alike(one: str, other: str) -> float:
    """1 less the share of letters that differ; 0 if more differ than a slip explains."""
    length = max(len(one), len(other))
    allowed = slips_allowed(length)
    slips = OSA.distance(one, other, score_cutoff=allowed)
    return 1 - slips / length if slips <= allowed else 0.0


def sounds_alike(one: str, other: str) -> float:
    """Whether the consonants of a word in kana and of one in Latin letters agree."""
    if not one or not other:
        return 0.0
    if one == other:
        return SAME_CONSONANTS
    near = max(len(one), len(other)) >= 5 and OSA.distance(one, other, score_cutoff=1) <= 1
    return NEAR_CONSONANTS if near else 0.0


def characters_alike(one: str, other: str) -> tuple[float, float]:
    """The share of characters of each that stand together in the other too, or all but one of them."""
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    if not any(other[at : at + 2] in pairs for at in range(len(other) - 1)):
        return 0.0, 0.0
    common = _longest_common(one, other)
    longer = max(len(one), len(other))
    if longer >= 3:
        slips = OSA.distance(one, other, score_cutoff=1)
        if slips <= 1:
            common = max(common, longer - slips)
    return min(1.0, common / len(one)), min(1.0, common / len(other))


def _longest_common(one: str, other: str) -> int:
    shorter, longer = sorted((one, other), key=len)
    for size in range(len(shorter), 1, -1):
        if any(shorter[at : at + size] in longer for at in range(len(shorter) - size + 1)):
            return size
    return 0
