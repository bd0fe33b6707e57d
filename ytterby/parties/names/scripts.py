"""Tells which letters of a name belong to scripts in which no list gives names, and how some of them sound."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import name, normalize

from ...languages import Text

__all__ = ["in_latin", "is_heard", "script_of", "without_unread"]

_UNREAD = re.compile(
    "[^\\W\\d_a-zA-Z\u00aa\u00ba\u00c0-\u02ff\u0300-\u036f\u1d00-\u1eff\u2070-\u209f\u2c60-\u2c7f\ua720-\ua7ff"
    "\u3005-\u3007\u303b\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Letters that are neither Latin nor kana nor Chinese characters."""
_HEARD = re.compile("[\u0400-\u045f\u0490\u0491\u0370-\u03ff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-z]")
_FIRST_SYLLABLE, _VOWELS, _ENDS = 0xAC00, 21, 28


def without_unread(raw: str) -> str | None:
    """A name with a blank for each letter of a script that is not compared; None if it holds none."""
    if raw.isascii() or _UNREAD.search(raw) is None:
        return None  # at once for nearly every name
    text = normalize("NFKC", raw)
    return _UNREAD.sub(" ", text) if _UNREAD.search(text) else None


def script_of(raw: str) -> Text:
    """What the script of most letters that are not compared is called."""
    called = _tables()["called"]
    names = [name(sign, "other").split(" ")[0].lower() for sign in _UNREAD.findall(normalize("NFKC", raw))]
    most = max(dict.fromkeys(names), key=names.count, default="other")
    return Text(**called.get(most, called["other"]))


def is_heard(text: str) -> bool:
    """Whether a text holds letters of which `in_latin` knows how they sound, or what they look like."""
    return _HEARD.search(text) is not None


def in_latin(text: str) -> str:
    """Cyrillic and Hangul in small letters as they sound, in Latin letters; in Latin words as they look."""
    text = _words().sub(lambda found: f" {_tables()['words'][found[0]]} ", text)
    return _WORD.sub(lambda found: _heard(found[0]), text)


def _heard(word: str) -> str:
    tables = _tables()
    # Of Greek nothing is heard: a sign of it stands in a Latin word by mistake, or in a Greek one.
    table = tables["looks-like"] if _LATIN.search(word) else tables["cyrillic"]
    return "".join(_syllable(sign) if "\uac00" <= sign <= "\ud7a3" else table.get(sign, sign) for sign in word)


def _syllable(sign: str) -> str:
    hangul = _tables()["hangul"]
    rest, end = divmod(ord(sign) - _FIRST_SYLLABLE, _ENDS)
    beginning, vowel = divmod(rest, _VOWELS)
    return f"{hangul['beginnings'][beginning]}{hangul['vowels'][vowel]}{hangul['ends'][end]}"


@cache
def _words() -> re.Pattern[str]:
    words = sorted(_tables()["words"], key=len, reverse=True)
    hangul = "|".join(re.escape(word) for word in words if word[0] > "\u1100" or word[0] == "(")
    cyrillic = "|".join(re.escape(word) for word in words if "\u0400" <= word[0] <= "\u04ff")
    return re.compile(f"{hangul}|\\b(?:{cyrillic})\\b")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
