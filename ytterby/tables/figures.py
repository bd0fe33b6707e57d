"""Figures as people type them: `4.20`, `1,234.5`, `4.1..4.3`, `<=0.5`, `２以上`, `4.2±0.1`. Exact: no float is made."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from ..logic.bounds import Bounds

__all__ = ["NEGATIVE", "NOT_A_FIGURE", "UNCLEAR_COMMA", "figure", "plain_width"]

NOT_A_FIGURE = "not-a-figure"
NEGATIVE = "negative"
REVERSED = "range-reversed"
UNCLEAR_COMMA = "unclear-comma"

_NARROW = str.maketrans(
    {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}
    | {"\u3000": " ", "\xa0": " ", "…": "...", "‥": "..", "〜": "~", "∼": "~", "∽": "~"}
    | dict.fromkeys("−‐‑‒–—―", "-")
)
_FLAGS = re.ASCII | re.IGNORECASE
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?|\.\d{1,30}"
_EXACT = re.compile(rf"\+?({_NUMBER})", re.ASCII)
_BELOW_NOTHING = re.compile(rf"[-▲△]\s*(?:{_NUMBER})|\((?:{_NUMBER})\)|[-▲△]\s*(?:{_NUMBER})\s*(?:\.\.|~).*", _FLAGS)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:\.{{2,3}}|~|-|から|至|到|to)\s*({_NUMBER})", _FLAGS)
_ABOUT = re.compile(rf"({_NUMBER})\s*(?:±|\+/-)\s*({_NUMBER})", _FLAGS)
_AT_MOST_BEFORE = (
    r"<=|≤|≦|=<|<|max(?:imum)?\.?|up to|at most|(?:not|no) more than|less than|under|below|"
    r"不超过|不大于|不高于|不多于|至多|最多|最大|上限|小于|低于|少于|不足|不到"
)
_AT_LEAST_BEFORE = (
    r">=|≥|≧|=>|>|min(?:imum)?\.?|at least|(?:not|no) less than|more than|over|above|"
    r"不低于|不小于|不少于|至少|最少|最小|下限|大于|高于|超过|多于"
)
_AT_MOST_AFTER = r"以下|以内|未満|max\.?|or less|or below"
_AT_LEAST_AFTER = r"以上|超過|超|より大|min\.?|or more|or above"
_AT_MOST = re.compile(rf"(?:{_AT_MOST_BEFORE})\s*({_NUMBER})|({_NUMBER})\s*(?:{_AT_MOST_AFTER})", _FLAGS)
_AT_LEAST = re.compile(rf"(?:{_AT_LEAST_BEFORE})\s*({_NUMBER})|({_NUMBER})\s*(?:{_AT_LEAST_AFTER})", _FLAGS)
_LONE_COMMA = re.compile(r"(?<![\d,.])\d{1,3},\d{3}(?!\d|,\d|\.\d)", re.ASCII)


def plain_width(typed: str) -> str:
    """Text with narrow letters, digits and signs, one kind of dash, and no space around it.

    Only widths are changed: under a fuller normal form `10²` would become a hundred and two.
    """
    return typed.strip() if typed.isascii() else typed.translate(_NARROW).strip()


@lru_cache(maxsize=1 << 16)
def figure(typed: str, *, decimal_comma: bool = False) -> Bounds | str:
    """The amount that was typed, or the code of what is wrong with it.

    An open bound (`<0.5`, `未満`) is kept as a closed one: wider, never narrower. `decimal_comma` says that the file
    may come from where `1,234` is a little more than one: then such a figure is refused as unclear.
    """
    text = plain_width(typed)
    if decimal_comma and _LONE_COMMA.search(text):
        return UNCLEAR_COMMA
    if found := _EXACT.fullmatch(text):
        return Bounds.exactly(_number(found[1]))
    if found := _RANGE.fullmatch(text):
        low, high = _number(found[1]), _number(found[2])
        return Bounds(low, high) if low <= high else REVERSED
    if found := _ABOUT.fullmatch(text):
        middle, spread = _number(found[1]), _number(found[2])
        return Bounds(max(Fraction(0), middle - spread), middle + spread)
    if found := _AT_MOST.fullmatch(text):
        return Bounds(Fraction(0), _number(found[1] or found[2]))
    if found := _AT_LEAST.fullmatch(text):
        return Bounds(_number(found[1] or found[2]), None)
    return NEGATIVE if _BELOW_NOTHING.fullmatch(text) else NOT_A_FIGURE


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))
