"""Text folded to the width of a terminal as Japanese and Chinese are: between any two signs but stops and brackets."""

from __future__ import annotations

import re

from rich.cells import cell_len

__all__ = ["folded"]

NOT_FIRST = "、。，．・：；！？）」』】》〉〕］｝%…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}"
"""Signs that no line begins with."""
NOT_LAST = "（「『【《〈〔［｛([{"
"""Signs that no line ends with."""
_SPACE = re.compile(r"\s+")
_PIECE = re.compile(r"\s+|[\u1100-\u11ff\u2e80-\uffef]|[^\s\u1100-\u11ff\u2e80-\uffef]+")
"""Blanks, one wide sign, or a run of narrow ones: a word, a number, an address."""


def folded(text: str, width: int, hang: int = 0) -> list[str]:
    """The text in lines of at most so many cells, those after the first set in by `hang`.

    Nothing is lost but blanks at the folds. A piece wider than a line is cut; a line has room for at least two signs.
    """
    lines: list[str] = []
    line, is_fresh = "", True
    for piece in _pieces(text):
        if _SPACE.fullmatch(piece) and is_fresh and lines:
            continue  # a blank at a fold
        room = max(width, hang + 4)
        if cell_len(line) + cell_len(piece.rstrip()) > room and not is_fresh:
            lines.append(line.rstrip())
            line, is_fresh = " " * hang, True
            if _SPACE.fullmatch(piece):
                continue
        left = piece
        while cell_len(line) + cell_len(left) > room and not _SPACE.fullmatch(left):
            cut = _fitting(left, room - cell_len(line))
            lines.append(line + left[:cut])
            line, left = " " * hang, left[cut:]
        line, is_fresh = line + left, False
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """What is not torn apart: words, and wide signs with the brackets and stops that cling to them."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        clings = pieces and not _SPACE.fullmatch(piece) and not _SPACE.fullmatch(pieces[-1])
        if clings and (piece[0] in NOT_FIRST or pieces[-1][-1] in NOT_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _fitting(piece: str, room: int) -> int:
    """How many signs fit into so many cells: at least one."""
    fits = 1
    while fits < len(piece) and cell_len(piece[: fits + 1]) <= room:
        fits += 1
    return fits
