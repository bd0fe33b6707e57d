"""The parts by which names were compared, as somebody wrote them: 製作所 and not 制作所."""

from __future__ import annotations

from functools import cache

__all__ = ["as_written"]

LOOKED_AT = 200
"""Characters of a name in which a part is looked for."""


def as_written(part: str, name: str) -> str:
    """A folded part of a name in the signs of the name; empty if it does not stand there, as a reading does not."""
    signs = name[:LOOKED_AT]
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    text = ""
    for place, sign in enumerate(signs):
        alone = _folded(sign)
        if alone:
            begins[len(text)] = place
            text += alone
            ends[len(text)] = place + 1
    sought = part.replace(" ", "")
    at = text.find(sought) if sought else -1
    while at >= 0 and not (at in begins and at + len(sought) in ends):
        at = text.find(sought, at + 1)
    return signs[begins[at] : ends[at + len(sought)]] if at >= 0 else ""


@cache
def _folded(sign: str) -> str:
    from ...parties.names.folding import folded  # only where somebody is like an entry

    return folded(sign).replace(" ", "")
