"""Signs that steer a terminal, or turn the order of what stands there, made harmless before they are shown."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import category

__all__ = ["json_text", "visible"]

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing: a name could show as another."""
_KEPT = frozenset("\n\t")


def visible(text: str) -> str:
    """The text with a sign in the place of each that a terminal would obey and not show."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(sign) else sign for sign in text)


def json_text(data: Any) -> str:
    """Data as JSON that a terminal may show: what would steer it is written as JSON writes such signs."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return "".join(f"\\u{ord(sign):04x}" if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    return sign in _TURNING or (category(sign) in {"Cc", "Cs"} and sign not in _KEPT)
