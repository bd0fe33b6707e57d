"""The numbers of Annex 1: the announcement's own, as people write them, and the ids of this program.

Part 2 of the annex is numbered: two sections (一, 二), items (1, 2 …) and, among the targets, letters. Part 1 has no
numbers in the text; its ids, P1-01 and so on, only count its items in their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["numbered", "place"]

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LOOSE = r"[\s\-.,、。:·・/()の第]*"
_PARTED = rf"\s*[\-.,、:·・/(の第]{_LOOSE}|\s+{_LOOSE}"
_DASHED = r"\s*[-.・·]\s*"
_ITEM = r"(?:item\s*)?(?P<item>[1-9])(?!\d)\s*(?:号|项|項|番)?"
_LETTER = r"(?P<letter>[a-c])(?![a-z\d])"
_ANNEX = rf"(?:(?:附件|附属文書|付属文書|annex)\s*(?:1|一|i(?!i))?{_LOOSE})?"
_PART = rf"{_ANNEX}(?:第?\s*(?:2|二|ii)\s*(?:部分|部)|part\s*(?:2|ii|two)(?![\da-z])|p\s*2){_LOOSE}(?:section\s*)?"

_ID = re.compile(r"p\s*(?P<part>[12])[\s_-]*(?P<section>\d{1,2})(?:\.(?P<item>\d))?(?:\.(?P<letter>[a-c]))?(?![\da-z])")
_NUMBERS = (
    re.compile(
        rf"{_PART}(?P<section>[一二]|ii?(?![a-z]))\s*(?:项|項|节|節)?(?:{_LOOSE}{_ITEM}(?:{_LOOSE}{_LETTER})?)?"
    ),
    re.compile(rf"{_PART}(?P<section>[12])(?:{_PARTED}){_ITEM}(?:{_LOOSE}{_LETTER})?"),
    re.compile(rf"(?:2|ii){_DASHED}(?P<section>[12]|ii?|[一二]){_DASHED}{_ITEM}(?:(?:{_DASHED})?\(?{_LETTER})?"),
)
"""With the part said and the section as in the text; with the part said and the section in figures; in figures alone.

A number of two levels alone, such as 1-3 or II-1, may mean either part, or a section: it means nothing here.
"""

_SECTIONS = {"一": 1, "i": 1, "1": 1, "二": 2, "ii": 2, "2": 2}


def numbered(text: str) -> Iterator[tuple[str, str]]:
    """The ids that a text may begin with, whether Annex 1 has them or not, each with what follows it."""
    said = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).strip()
    if found := _ID.match(said):
        number = found["section"] if found["part"] == "2" else found["section"].zfill(2)
        yield _id(found["part"], number, found["item"], found["letter"]), _rest(said[found.end() :])
    for pattern in _NUMBERS:
        if found := pattern.match(said):
            section = str(_SECTIONS[found["section"]])
            yield _id("2", section, found["item"], found["letter"]), _rest(said[found.end() :])


def _id(part: str, section: str, item: str | None, letter: str | None) -> str:
    return f"P{part}-" + ".".join(step for step in (section, item, letter) if step)


def _rest(following: str) -> str:
    """What follows a number, without the signs that part the two."""
    bare = following.removeprefix(")").strip(" \t\r\n.,:;、。-")  # a bracket that the number opened
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare


def place(item_id: str) -> str:
    """Where in the annex an item stands, in the words of the Chinese text: 第二部分 一 3."""
    part, _, number = item_id.removeprefix("P").partition("-")
    if part == "1":
        return "第一部分"
    section, *steps = number.split(".")
    return " ".join(("第二部分", "一" if section == "1" else "二", *steps))
