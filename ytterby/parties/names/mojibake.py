"""Tells a name that was read in the wrong encoding, in which encoding it was written, and what it was.

Garbled text is told by what it turns into: written back in the encoding in which it was read and read in another, it
becomes ordinary, while as it stands it is not. Ordinary are the characters that the national standards put first (JIS X
0208 level 1, GB 2312 level 1, the frequently used part of Big5): no list of frequencies is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

__all__ = ["Garbled", "garbled", "is_suspicious"]

LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Garbled:
    """How a text was garbled."""

    right: str
    """The encoding in which it was written; empty if letters are lost and it cannot be told."""
    wrong: str
    """The encoding in which it was read."""
    mended: str


READ_AS = (("cp1252", "Windows-1252"), ("latin-1", "ISO 8859-1"), ("cp932", "Shift-JIS"), ("gb18030", "GB 18030"))
WRITTEN_IN = (("utf-8", "UTF-8"), ("cp932", "Shift-JIS"), ("gb18030", "GB 18030"), ("euc-jp", "EUC-JP"))
LEGACY_NEEDS = 2
"""So many ordinary CJK characters must come out before text is taken for an older encoding: one may be chance."""


@cache
def _ordinary() -> frozenset[str]:
    """The characters of everyday Japanese and Chinese, kana included."""
    jis = (bytes((first, second)) for first in range(0xB0, 0xD0) for second in range(0xA1, 0xFF))
    gb = (bytes((first, second)) for first in range(0xB0, 0xD8) for second in range(0xA1, 0xFF))
    big5 = (
        bytes((first, second)) for first in range(0xA4, 0xC7) for second in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    )
    found = {
        sign
        for codes, encoding in ((jis, "euc-jp"), (gb, "gb2312"), (big5, "big5"))
        for sign in b"\n".join(codes).decode(encoding, "ignore").split("\n")
        if len(sign) == 1
    }
    return frozenset(
        found | {chr(code) for code in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FF))} | {"々", "〆", "ヶ"}
    )


@cache
def _suspicion() -> re.Pattern[str]:
    """Finds a character that ordinary names of companies do not hold, accented letters among them: worth a look."""
    ordinary = sorted(_ordinary())
    ranges, start, last = [], ordinary[0], ordinary[0]
    for sign in [*ordinary[1:], "\U0010ffff"]:
        if ord(sign) != ord(last) + 1:
            ranges.append(f"{start}-{last}")
            start = sign
        last = sign
    signs = "\u3000-\u3002\u300c-\u301c\u00b7\u2010-\u2015\u2018\u2019\u201c\u201d\u2022\u3220-\u33ff"
    return re.compile(f"[^\\x09\\x0a\\x20-\\x7e\uff01-\uff5e\uffe0-\uffe6{signs}{''.join(ranges)}]")


def is_suspicious(text: str) -> bool:
    """Whether a text holds anything that is rare in names, so that it is worth looking whether it is garbled."""
    return not text.isascii() and _suspicion().search(text) is not None


def garbled(text: str) -> Garbled | None:
    """How a text was garbled, None if it was not. One that merely lost letters has no encodings."""
    if not is_suspicious(text):
        return None
    best = max(_mended(text), key=lambda each: each[0], default=None)
    if best is not None:
        return best[1]
    return Garbled("", "", "") if LOST in text else None


def _mended(text: str) -> Iterator[tuple[float, Garbled]]:
    before = _ordinariness(text)
    for read_as, wrong in READ_AS:
        octets = _octets(text, read_as)
        if octets is None:
            continue
        for written_in, right in WRITTEN_IN:
            if written_in == read_as or {written_in, read_as} == {"cp1252", "latin-1"}:
                continue
            mended = _decoded(octets, written_in)
            if mended is not None and _is_better(text, mended, before, written_in, read_as):
                certain = 1.0 if written_in == "utf-8" and LOST not in mended else 0.0
                yield certain + _ordinariness(mended), Garbled(right, wrong, mended)


def _octets(text: str, encoding: str) -> bytes | None:
    """The bytes that were read; those that Windows-1252 leaves undefined were taken over as they are."""
    found = bytearray()
    for sign in text:
        if sign == LOST:
            found += b"?" if encoding == "latin-1" else b""
            continue
        try:
            found += sign.encode(encoding)
        except UnicodeEncodeError:
            if encoding != "cp1252" or not 0x80 <= ord(sign) <= 0x9F:
                return None
            found.append(ord(sign))
    return bytes(found)


def _decoded(octets: bytes, encoding: str) -> str | None:
    try:
        return octets.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            return None
    # Of UTF-8 most comes back even if some bytes were lost on the way.
    return octets.decode(encoding, "replace")


def _is_better(text: str, mended: str, before: float, written_in: str, read_as: str) -> bool:
    foreign = [sign for sign in mended if not sign.isascii()]
    lost = sum(sign == LOST for sign in foreign)
    if not foreign or (not mended.isprintable() and written_in != "utf-8"):
        return False
    if written_in == "utf-8":
        # Text that is UTF-8 by chance has hardly more than one such sequence; what was read in an East Asian
        # encoding loses bytes at its ends, so that some may be missing.
        whole = lost == 0 and len(mended) < len(text.replace(LOST, "")) + (read_as not in {"cp1252", "latin-1"})
        return whole or (lost * 2 < len(foreign) and before < 0.75 and _ordinariness(mended) > 0.5)
    after = [sign for sign in foreign if sign in _ordinary()]
    if len(after) < LEGACY_NEEDS or len(after) < 0.85 * len(foreign) or before > 0.5:
        return False
    if read_as in {"cp1252", "latin-1"}:
        high = [sign for sign in text if ord(sign) > 0x7F]
        return len(high) * 5 >= len(text) * 2 and not all(sign.isalpha() and sign.islower() for sign in high)
    return True


def _ordinariness(text: str) -> float:
    """The share of ordinary characters among those that are not ASCII: 1 for everyday Japanese and Chinese."""
    foreign = [sign for sign in text if not sign.isascii()]
    return sum(sign in _ordinary() for sign in foreign) / len(foreign) if foreign else 1.0
