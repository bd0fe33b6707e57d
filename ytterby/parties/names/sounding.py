"""How a name sounds, in Latin letters: one skeleton for every usual way of spelling it."""

from __future__ import annotations

import re
from functools import lru_cache

from .folding import hiragana_to_katakana

__all__ = ["consonants", "romaji", "skeleton", "voiceless"]

# Spellings of one Japanese sound (Hepburn, Kunrei, telegraphic), and letters that kana do not tell apart.
_SPELLINGS = (
    ("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("q", "k"),
    ("sh", "sy"), ("ch", "ty"), ("ts", "t"), ("dz", "z"), ("j", "zy"), ("f", "h"), ("l", "r"), ("v", "b"), ("c", "k"),
    ("yi", "i"), ("wo", "o"),
    ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
)  # fmt: skip
_FOREIGN_SOUNDS = {
    "ジェ": "je", "チェ": "che", "シェ": "she", "ウィ": "wi", "ウェ": "we", "ウォ": "wo",
    "フォ": "fo", "ファ": "fa", "フィ": "fi", "フェ": "fe",
    "ティ": "ti", "ディ": "di", "トゥ": "tu", "ドゥ": "du", "デュ": "dyu", "テュ": "tyu",
}  # fmt: skip
_FOREIGN = re.compile("|".join(_FOREIGN_SOUNDS))
_LONG_O = re.compile(r"oh(?![aeiouyh])")
_LONG = re.compile(r"ou|oo|uu|aa|ii|ee|ei")
_DOUBLE = re.compile(r"([bcdfghjkprstwxyz])\1+")
# How English spells what kana write otherwise.
_ENGLISH = (
    ("tion", "syon"), ("sion", "syon"), ("th", "s"), ("ture", "tya"), ("tech", "tek"), ("echo", "eko"), ("chr", "kr"),
)  # fmt: skip
_ANY_DOUBLE = re.compile(r"(.)\1+")
_SOFT_C = re.compile(r"c(?=[eiy])")
_SOFT_G = re.compile(r"g(?=[eiy])")
_SILENT_R = re.compile(r"r(?![aeiouy])")
_SILENT_H = re.compile(r"([bdgkrz])h")
_VOICELESS = str.maketrans("gzdb", "ksth")
_VOWELS = re.compile(r"[aeiouyw]")
_ONE_SPELLING = {"ou": "o", "oo": "o", "uu": "u", "aa": "a", "ii": "i", "ee": "e", "ei": "e"}


@lru_cache(maxsize=65536)
def romaji(kana: str) -> str:
    """Kana in Latin letters, long vowels by their sign left out."""
    from jaconv import kana2alphabet, kata2hira

    plain = _FOREIGN.sub(lambda found: _FOREIGN_SOUNDS[found[0]], hiragana_to_katakana(kana).replace("ー", ""))
    return "".join(filter(str.isalnum, kana2alphabet(kata2hira(plain))))


@lru_cache(maxsize=65536)
def skeleton(latin: str) -> str:
    """Small letters in which spellings of one Japanese sound agree: shi and si, tsu and tu, long and short vowels."""
    text = _LONG_O.sub("o", _DOUBLE.sub(r"\1", latin))
    for spelling, one in _SPELLINGS:
        if spelling in text:
            text = text.replace(spelling, one)
    text = _LONG.sub(lambda found: _ONE_SPELLING[found[0]], text)
    return _DOUBLE.sub(r"\1", _LONG.sub(lambda found: _ONE_SPELLING[found[0]], text)) or latin


@lru_cache(maxsize=65536)
def consonants(latin: str) -> str:
    """The consonants of a word as kana keep them: those of a foreign word and of its spelling in kana mostly agree."""
    text = latin
    for spelling, one in _ENGLISH:
        if spelling in text:
            text = text.replace(spelling, one)
    text = _SILENT_R.sub("", _SOFT_G.sub("j", _SOFT_C.sub("s", _SILENT_H.sub(r"\1", text))))
    return _ANY_DOUBLE.sub(r"\1", _VOWELS.sub("", skeleton(text)).replace("nm", "m"))


def voiceless(consonants_of_word: str) -> str:
    """Consonants as a hearer may mistake them: g for k, z for s, d for t, b for p."""
    return _ANY_DOUBLE.sub(r"\1", consonants_of_word.translate(_VOICELESS))
