"""Tells whether a text can be written with the characters of Japan's standard."""

from __future__ import annotations

__all__ = ["is_japanese"]


def is_japanese(text: str) -> bool:
    """Whether all signs are of JIS X 0208: of a name in simplified characters one hardly ever is not."""
    try:
        text.encode("euc-jp")
    except UnicodeEncodeError:
        return False
    return True
