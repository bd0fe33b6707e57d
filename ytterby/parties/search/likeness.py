"""How alike two parts of names are: the same word, the same sound, the same characters but for a slip of the pen."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from ..names.name import Token
from ..names.sounding import consonants, skeleton, voiceless

__all__ = [
    "characters_alike",
    "consonants_of",
    "keys_of",
    "letters_alike",
    "likeness",
    "slips_allowed",
    "slips_between",
    "sounds_alike",
    "spellings_of",
]

SAME_CONSONANTS = 0.9
"""A foreign word and its spelling in kana have the same consonants: as good as the same, but for chance."""
NEAR_CONSONANTS = 0.75
FEW_CONSONANTS = 0.6
"""Two consonants agree by chance often, three sometimes."""
BEGINNING = 0.75
"""One is how the other begins: cut short, or bent by another language."""
SHORTEST_BEGINNING = 5


def slips_allowed(length: int, *, characters: bool = False) -> int:
    """Letters of a part, or of a whole name, that may be wrong, missing, added or swapped with a neighbour.

    Characters say more each than letters, so that more of them may be wrong.
    """
    bounds = (4, 6, 10, 16) if characters else (4, 7, 12, 18)
    return sum(length >= bound for bound in bounds)


def slips_between(one: str, other: str, allowed: int) -> int | None:
    """The slips of the pen between two words; None if more than are allowed. Of three signs two may be swapped."""
    if len(one) == len(other) == 3 and one != other and sorted(one) == sorted(other):
        allowed = 1
    slips = OSA.distance(one, other, score_cutoff=allowed)
    return slips if slips <= allowed else None


@lru_cache(maxsize=65536)
def keys_of(token: Token) -> tuple[str, ...]:
    """What a part of an entry may be spelled like in Latin letters; none for characters."""
    if token.kind == "han":
        return ()
    keys = [token.text] if token.kind != "word" else [skeleton(token.text.replace("-", "")), token.sound.strip("-")]
    written = token.written.replace(" ", "") if token.written.isascii() else ""
    return tuple(dict.fromkeys(filter(None, [*keys, written])))


@lru_cache(maxsize=65536)
def spellings_of(token: Token) -> tuple[str, ...]:
    """How a part that is sought is spelled in Latin letters: as it sounds, and as it is written if it is."""
    return (token.text, token.written) if token.kind == "latin" and token.written != token.text else (token.text,)


@lru_cache(maxsize=65536)
def consonants_of(token: Token) -> str:
    """The consonants of a part in letters that no table knows."""
    if token.kind == "latin":
        return consonants(token.written)
    return consonants(token.text) if token.kind == "kana" else ""


def likeness(sought: Token, listed: Token) -> tuple[float, float]:
    """How much of each of two parts is in the other, 0 to 1: of what is sought, of what is listed."""
    if sought.text == listed.text:
        return 1.0, 1.0
    if sought.kind == "word":
        return 0.0, 0.0
    if sought.kind == "han":
        return characters_alike(sought.text, listed.text) if listed.kind == "han" else (0.0, 0.0)
    best = max((letters_alike(one, key) for one in spellings_of(sought) for key in keys_of(listed)), default=0.0)
    if {sought.kind, listed.kind} == {"kana", "latin"}:
        best = max(best, sounds_alike(consonants_of(sought), consonants_of(listed)))
    return best, best


def letters_alike(one: str, other: str) -> float:
    """1 less the share of letters that differ; 0 if more differ than a slip explains."""
    length = max(len(one), len(other))
    slips = slips_between(one, other, slips_allowed(length))
    if slips is not None:
        return 1 - slips / length
    shorter = min(len(one), len(other))
    begins = shorter >= SHORTEST_BEGINNING and shorter * 5 >= length * 3 and one[:shorter] == other[:shorter]
    return BEGINNING if begins else 0.0


def sounds_alike(one: str, other: str) -> float:
    """Whether the consonants of a word in kana and of one in Latin letters agree."""
    if min(len(one), len(other)) < 2:
        return 0.0
    if one == other:
        return SAME_CONSONANTS if len(one) > 2 else FEW_CONSONANTS
    if min(len(one), len(other)) >= 4 and voiceless(one) == voiceless(other):
        return NEAR_CONSONANTS
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
