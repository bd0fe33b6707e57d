"""The control codes of announcements 18, 56, 57 and 62: what a typed code or name means, and which instrument lists it.

The tables `items.csv` beside the rules hold them. Names in Japanese are ours everywhere, and so are names graded
unverified; `grade` says how far the code and the Chinese name may be relied on, `hs_grade` how far the tariff numbers.
Whole stretches of announcement 18 (dysprosium to yttrium) and the ytterbium of 57 were seen in no clean copy.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ..languages import Language, Text
from .items import Item, annex1, normalised
from .paragraphs import folder_of

__all__ = ["ControlItem", "codes_of", "control_items", "find", "instrument_of", "item_with"]

INSTRUMENTS: Final = ("mofcom-2025-18", "mofcom-2025-56", "mofcom-2025-57", "mofcom-2025-62")

_CODE = re.compile(
    r"([0-9])\s*([a-e])\s*([0-9]{3})(?![0-9])"  # field, kind, number: 1C904
    r"((?:[\s.\-_/()]*(?:[a-z](?![a-z])|[0-9]{1,2}(?![0-9])))*)"  # letters and numbers below: .a.2.b
    r"[\s.)]*"
)
_STEP = re.compile(r"[a-z]|[0-9]+")


@dataclass(frozen=True, slots=True)
class ControlItem:
    """One line of a list of controlled items: a code, what it is called, and what else the text says of it."""

    code: str
    """As printed: 1C902.a.2.a."""
    instrument: str
    kind: Literal["heading", "item"]
    elements: tuple[str, ...]
    """The symbols named in it; of a heading the one that it is about; none for equipment and technology."""
    names: Text
    aliases: tuple[str, ...]
    parameters: str
    """The figures and properties that the text asks for besides; where there are any, a name alone settles nothing."""
    hs: tuple[str, ...]
    """Chinese tariff numbers given for reference, eight or ten figures."""
    hs_grade: str
    grade: str
    source: str
    note: str

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.names.in_(language)

    @property
    def is_heading(self) -> bool:
        """Whether it only groups the items below it: to name a heading is not to say which one is meant."""
        return self.kind == "heading"

    @property
    def is_verified(self) -> bool:
        """Whether the code was seen with its item, in a copy of the text."""
        return self.grade != "unverified"

    @property
    def under(self) -> str:
        """The code above; empty at the top."""
        return self.code.rpartition(".")[0]


@cache
def control_items() -> tuple[ControlItem, ...]:
    """All listed items and their headings, instrument by instrument in the order of the texts."""
    return tuple(_item(instrument, row) for instrument in INSTRUMENTS for row in _rows(instrument))


def find(typed: str) -> ControlItem | None:
    """The item that a text means: by its code, or by a name in Chinese, Japanese or English; None for any other text.

    Width, case and dots of a code make no difference. A code below a listed one (1C904.b.1) is that one; where the
    table has the headings above only, it is the nearest of them. A name of Annex 1 to announcement 61 means the item
    with the code that it has in 18. A name that may mean several items means none.
    """
    code = _code_of(typed)
    if code:
        return _nearest(code)
    found = _by_name().get(normalised(typed), ())
    if len(found) == 1:
        return found[0]
    of_annex_1 = annex1().find(typed, numbers=False) if not found else None
    return next(iter(codes_of(of_annex_1)), None) if of_annex_1 is not None else None


def instrument_of(code: str) -> str | None:
    """The id of the instrument whose list a code belongs to, whether our table has that very code or not."""
    steps = _code_of(code)
    top = _by_code().get(steps.partition(".")[0]) if steps else None
    return top.instrument if top is not None else None


def item_with(code: str) -> ControlItem:
    """The item with a code exactly as printed. Raises LookupError for another text."""
    try:
        return _by_code()[code]
    except KeyError:
        raise LookupError(f"No list has the code {code!r}.") from None


def codes_of(item: Item) -> tuple[ControlItem, ...]:
    """The items of announcement 18 that an item of Annex 1 to announcement 61 is; none where it has no counterpart."""
    return (_by_code()[item.code_18],) if item.code_18 else ()


def _code_of(typed: str) -> str:
    """The code that a text is, as printed; empty where it is none."""
    plain = unicodedata.normalize("NFKC", typed).casefold().strip().replace("。", ".")
    found = _CODE.fullmatch(plain)
    if found is None:
        return ""
    top, rest = "".join(found.groups()[:3]).upper(), found[4]
    return ".".join((top, *_STEP.findall(rest)))


def _nearest(code: str) -> ControlItem | None:
    """The item with the code, or the nearest one above it."""
    while code:
        if code in _by_code():
            return _by_code()[code]
        code = code.rpartition(".")[0]
    return None


@cache
def _by_code() -> Mapping[str, ControlItem]:
    return {item.code: item for item in control_items()}


@cache
def _by_name() -> Mapping[str, tuple[ControlItem, ...]]:
    found: dict[str, tuple[ControlItem, ...]] = {}
    for item in control_items():
        for key in dict.fromkeys(normalised(name) for name in _spellings(item)):
            found[key] = (*found.get(key, ()), item)
    return found


def _spellings(item: ControlItem) -> Iterator[str]:
    yield from (item.names.zh, item.names.ja, item.names.en, *item.aliases)


def _rows(instrument: str) -> list[dict[str, str]]:
    with (folder_of(instrument) / "items.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _item(instrument: str, row: Mapping[str, str]) -> ControlItem:
    return ControlItem(
        code=row["code"],
        instrument=instrument,
        kind="heading" if row["kind"] == "heading" else "item",
        elements=tuple(row["element"].split(";")) if row["element"] else (),
        names=Text(row["name_ja"], row["name_zh"], row["name_en"]),
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        parameters=row["parameters"],
        hs=tuple(row["hs"].split(";")) if row["hs"] else (),
        hs_grade=row["hs_grade"],
        grade=row["grade"],
        source=row["source"],
        note=row["note"],
    )
