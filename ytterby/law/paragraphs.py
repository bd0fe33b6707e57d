"""The paragraphs of an instrument as they stand in its `paragraphs.toml`: number, operative words, summary, rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from ..languages import Catalogue, Text

__all__ = ["Paragraph", "folder_of", "number_zh", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it stands, the few Chinese words it turns on, what it says in our own words."""

    number: str
    """Our number, such as `1(1)`, `7/2` or `annex2/form(2)`."""
    number_zh: str
    """The number as printed, such as 一（一）."""
    words: tuple[str, ...]
    """The phrases quoted; none where the paragraph was seen in translation only."""
    grade: str
    """How far the words may be relied on: O, P or S. Where none are quoted: not-quoted, though the text was seen or is
    told by many; back-translated, seen in translation only; R, known from its neighbours."""
    says: Text
    rules: tuple[str, ...]
    """The names of the provisions of `rules.py` that carry it out."""
    reason: Text | None
    """Why no rule does, where none does."""


def folder_of(instrument: str) -> Path:
    """The folder of a packaged instrument; it need not exist."""
    return Path(__file__).parent / instrument.replace("-", "_")


@cache
def paragraphs(instrument: str) -> tuple[Paragraph, ...]:
    """All paragraphs of a packaged instrument in the order of its text; none if its text is not encoded."""
    path = folder_of(instrument) / "paragraphs.toml"
    if not path.is_file():
        return ()
    catalogue = Catalogue.read(path)
    return tuple(_paragraph(number, catalogue) for number in catalogue)


def _paragraph(number: str, catalogue: Catalogue) -> Paragraph:
    said = cast("dict[str, str]", catalogue.data(number))
    rules = tuple(said[key] for key in ("rule", "second_rule") if said.get(key))
    reason = None if rules else Text(said["reason_ja"], said["reason_zh"], said["reason_en"])
    words = tuple(phrase.strip() for phrase in said["words"].split("·") if phrase.strip())
    return Paragraph(number, said["number_zh"], words, said["words_grade"], catalogue[number], rules, reason)


def number_zh(cites: str) -> str:
    """The number of a passage as printed: `mofcom-2025-61/1(1)` is 一（一）. Our own where the text is not encoded.

    A number that only its parts bear (`7` of `7/1` and `7/2`) is what stands before the blank in theirs.
    """
    instrument, _, number = cites.partition("/")
    for paragraph in paragraphs(instrument):
        if paragraph.number == number:
            return paragraph.number_zh
        if paragraph.number.startswith(f"{number}/"):
            return paragraph.number_zh.split(" ")[0]
    return number
