"""Writes a name so that what is the same to a reader is the same: width, case, marks, old and new characters, kana."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, combining, normalize

from .scripts import in_latin, is_heard

__all__ = ["folded", "han_fold", "hiragana_to_katakana", "large_kana", "plain_kana", "variants"]

HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
KATAKANA = "\u30a1-\u30fa\u30fc"
_DASH_IN_KANA = re.compile(f"(?<=[{KATAKANA}])[-\u2010-\u2015\u2212\u2500\uff0d](?=[{KATAKANA}]|$|[^\\w])")
_CAPITAL_I = re.compile(r"(?<=[A-Z]{2})l(?![a-z])|(?<=[A-Z])l(?=[A-Z])")
"""A small l among capitals was an I."""
_CAMEL = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=(?:Corporation|Company|Corp|Inc|Ltd|Limited|Group|Holdings|GmbH|LLC)\b)"
)
"""Words that were written together, told by their capitals."""
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_LETTER = re.compile("[a-z]")
_LONE_LETTERS = re.compile(r"(?<![a-z0-9])[a-z](?: [a-z](?![a-z0-9]))+")


@cache
def variants() -> Mapping[str, Any]:
    """The tables of signs that are one in names."""
    return tomllib.loads(Path(__file__).with_name("variants.toml").read_text(encoding="utf-8"))


def folded(raw: str) -> str:
    """A name in small letters without marks, in simplified characters and katakana, its words parted by one space.

    Cyrillic and Hangul are written as they sound.
    """
    if raw.isascii():
        text = _CAMEL.sub(" ", _CAPITAL_I.sub("I", raw)).lower().translate(_ascii())
    else:
        text = normalize("NFKC", raw)
        has_kana = _KANA.search(text) is not None
        if has_kana:
            text = _DASH_IN_KANA.sub("ー", text)
        text = _as_neighbours(text) if has_kana else text
        if _LETTER.search(text):
            text = _CAMEL.sub(" ", _CAPITAL_I.sub("I", text))
        text = text.casefold()
        text = (in_latin(text) if is_heard(text) else text).translate(_table())
        if has_kana:
            text = plain_kana(_letters().sub(_spelled, text))
    text = " ".join(text.split())
    return _LONE_LETTERS.sub(lambda found: found[0].replace(" ", ""), text) if " " in text else text


def hiragana_to_katakana(text: str) -> str:
    """Kana in katakana; everything else as it is."""
    return text.translate(_katakana())


def plain_kana(text: str) -> str:
    """Katakana whose spellings of one sound in loanwords are one: ヴァ and バ, ティ and チ."""
    return _kana_pattern().sub(lambda found: variants()["kana"][found[0]], text)


def large_kana(text: str) -> str:
    """Katakana as registers of old wrote it: no small signs, and without the sign for a long vowel."""
    return text.translate(_large())


@cache
def han_fold() -> Mapping[int, str]:
    """For each character of Japan and China the one that stands for it, by OpenCC and the table beside this module.

    New and old kanji, traditional and simplified characters make classes: whatever is written for another anywhere is
    one with it. Character by character, for a fold that looked at neighbours would part one name by what stands by it.
    """
    from opencc import OpenCC  # slow to load, and only names in Chinese characters need it

    to_traditional, to_simplified = OpenCC("jp2t"), OpenCC("t2s")
    signs = [chr(code) for code in range(0x4E00, 0xA000)] + [chr(code) for code in range(0x3400, 0x4DC0)]
    joined = "\n".join(signs)
    traditional = to_traditional.convert(joined)
    converted = (traditional, to_simplified.convert(joined), to_simplified.convert(traditional))
    columns = [each.split("\n") for each in converted]
    parent: dict[str, str] = {}

    def root(sign: str) -> str:
        while (above := parent.get(sign, sign)) != sign:
            sign = above
        return sign

    for sign, *others in zip(signs, *columns, strict=True):
        for other in others:
            if other != sign:
                parent[root(sign)] = root(other)
    for line in variants()["han"]:
        for other in line[1:]:
            if root(other) != root(line[0]):
                parent[root(other)] = root(line[0])
    classes: dict[str, list[str]] = {}
    for sign in parent:
        classes.setdefault(root(sign), [root(sign)]).append(sign)
    stands = {key: next((each for each in members if _is_simplified(each)), key) for key, members in classes.items()}
    return {ord(sign): stands[key] for key, members in classes.items() for sign in members if sign != stands[key]}


def _is_simplified(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _spelled(found: re.Match[str]) -> str:
    """アイエイチアイ as IHI: letters that are called by their names. Two may be chance where more kana follow."""
    called = [name for name in _letter_names().findall(found[0]) if name != "アンド"]
    if len(called) < 3 and found.end() < len(found.string) and _is_kana(found.string[found.end()]):
        return found[0]
    return f" {''.join(_letters_by_name()[name] for name in called)} "


def _as_neighbours(text: str) -> str:
    """Characters that look like kana are kana among kana; kana that look like characters, characters among these."""
    text = _among_kana().sub(lambda found: variants()["alike"][found[0]], text)
    return _among_characters().sub(lambda found: _characters_by_kana()[found[0]], text)


@cache
def _among_kana() -> re.Pattern[str]:
    signs = "".join(variants()["alike"])
    kana = "\u3041-\u3096" + KATAKANA
    return re.compile(f"(?<=[{kana}])[{signs}](?=[{kana}]|$)|(?:^|(?<=[\\s(]))[{signs}](?=[{kana}][{kana}])")


@cache
def _among_characters() -> re.Pattern[str]:
    signs = "".join(_characters_by_kana())
    han = "\u4e00-\u9fff"
    return re.compile(f"(?<=[{han}])[{signs}](?=[{han}]|$)|(?:^|(?<=\\s))[{signs}](?=[{han}])")


@cache
def _characters_by_kana() -> dict[str, str]:
    return {kana: character for character, kana in variants()["alike"].items() if kana != "ー"}


def _is_kana(sign: str) -> bool:
    return "ァ" <= sign <= "ー"


@cache
def _letters_by_name() -> dict[str, str]:
    return {name: letter.lower() for letter, names in variants()["letters"].items() for name in names}


@cache
def _letter_names() -> re.Pattern[str]:
    return re.compile("|".join([*sorted(_letters_by_name(), key=len, reverse=True), "アンド"]))


@cache
def _letters() -> re.Pattern[str]:
    names = "|".join(sorted(_letters_by_name(), key=len, reverse=True))
    return re.compile(f"(?:{names})(?:(?:アンド)?(?:{names}))+")


@cache
def _ascii() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: " " for code in range(128) if not chr(code).isalnum()}
    return table | {ord("'"): None, ord("`"): None}


class _Table(dict[int, str]):
    """What each sign is written as, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _written(code)
        return found


@cache
def _table() -> _Table:
    return _Table()


def _written(code: int) -> str:
    sign = chr(code)
    if code in _ascii():
        return _ascii()[code] or ""
    if any(start <= code < end for start, end in HAN):
        return han_fold().get(code, sign)
    if 0x3041 <= code <= 0x3096:
        return chr(code + 0x60)
    if sign in "\u2018\u2019\u02bc\u2032\u00b4" or combining(sign):
        return ""
    if sign not in "ー々〆〇" and category(sign)[0] not in "LN":
        return " "
    return _plain_latin(sign)


def _plain_latin(sign: str) -> str:
    """A Latin letter without its marks; any other sign as it is."""
    if (plain := variants()["latin"].get(sign)) is not None:
        return str(plain)
    if "\u00c0" <= sign < "\u0370" or "\u1e00" <= sign < "\u2000":
        return "".join(each for each in normalize("NFKD", sign) if not combining(each))
    return sign


@cache
def _katakana() -> dict[int, str]:
    return {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}


@cache
def _large() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        ord(small): large for small, large in zip("ァィゥェォャュョッヮヵヶ", "アイウエオヤユヨツワカケ", strict=True)
    }
    return table | {ord("ー"): None}


@cache
def _kana_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(variants()["kana"], key=len, reverse=True)))
