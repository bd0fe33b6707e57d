"""The items of Annex 1 to announcement 61: what each is called, how it is found, its content of rare earth.

The grades in `items.csv` say how far a cell may be relied on: O official text seen, or a verbatim copy of it;
O-t official text seen in translation; L law firm; P press; S a single source; R general knowledge; and
unverified. The Chinese names of Part 1 and of the magnets are those of the list as the press reproduced it in
Chinese; those of the targets are inferred from a translation and from the wording of announcement 18. The
notes there are for those who keep the table.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import starmap
from pathlib import Path
from typing import Literal, get_args

from ..languages import Language, Text
from ..logic.bounds import Bounds
from ..logic.truth import NO, UNKNOWN, Truth
from .formulas import ATOMIC_WEIGHTS, CONTROLLED_ELEMENTS, Form, Substance
from .numbering import numbered

__all__ = [
    "ATOMIC_WEIGHTS",
    "CONTROLLED_ELEMENTS",
    "Annex",
    "Form",
    "Item",
    "Kind",
    "MissKind",
    "NearMiss",
    "annex1",
    "normalised",
]

Kind = Literal["heading", "metal", "alloy", "oxide", "magnet", "assembly", "target"]
MissKind = Literal["material", "magnet", "target", "goods"]
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
_MISS_KINDS: Mapping[str, MissKind] = {kind: kind for kind in get_args(MissKind)}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of Annex 1. Each cell that is not the text of the annex has a grade beside it."""

    id: str
    part: Literal[1, 2]
    kind: Kind
    under: str
    """The id of the heading above; empty at the top."""
    names: Text
    name_zh_grade: str
    aliases: tuple[str, ...]
    """Other spellings that mean this item and no other."""
    shared: tuple[str, ...]
    """Spellings that it has in common with another item, such as SmCo for the alloy and for the magnet."""
    elements: tuple[str, ...]
    forms: tuple[Form, ...]
    cas: tuple[str, ...]
    cas_grade: str
    hs_cn_10: tuple[str, ...]
    hs_6: tuple[str, ...]
    """Six figures of the harmonised system; four where only the heading is known."""
    hs_grade: str
    code_18: str
    """Control code of the like item of announcement 18 (exports from China); empty where none is known."""
    code_18_grade: str
    same_as: str
    """The id of the place where the same article was listed before; empty for all but one."""
    note: str

    def name(self, language: Language) -> str:
        """What the annex calls it."""
        return self.names.in_(language)

    @property
    def article(self) -> str:
        """The id of the article: an article that is listed in two places has the id of the first."""
        return self.same_as or self.id

    @property
    def is_heading(self) -> bool:
        """Whether it only groups the items below it: to name a heading is not to say which one is meant."""
        return self.kind == "heading"

    @property
    def is_part_one(self) -> bool:
        """Whether it is a metal, an alloy or an oxide of Part 1."""
        return self.part == 1

    @property
    def is_part_two(self) -> bool:
        """Whether it is a magnet, something that contains one, or a target, of Part 2."""
        return self.part == 2 and not self.is_heading

    @property
    def is_magnet(self) -> bool:
        """Whether it is a permanent-magnet material."""
        return self.kind == "magnet"

    @property
    def is_assembly(self) -> bool:
        """Whether it is the line for parts, components and assemblies, which only magnets have."""
        return self.kind == "assembly"

    @property
    def is_target(self) -> bool:
        """Whether it is a target."""
        return self.kind == "target"

    @property
    def controlled_elements(self) -> tuple[str, ...]:
        """The symbols of those of its elements for whose sake it is listed."""
        return tuple(symbol for symbol in self.elements if symbol in CONTROLLED_ELEMENTS)

    @property
    def element_fraction(self) -> Bounds:
        """Grams of the controlled rare earths, all together, in one gram of the item.

        Exact where the item has one composition, between the compositions where it is sold as several, and
        anything from none to all where its composition is not fixed (alloys with iron, magnets, targets).
        """
        fractions = [form.element_fraction for form in self.forms]
        return Bounds.between(min(fractions), max(fractions)) if fractions else Bounds.between(0, 1)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that may be taken for an item of Annex 1, or does not yet say which item it is, and why."""

    id: str
    listed: Truth
    """NO where it is not listed; UNKNOWN where its name, or the text of the annex, does not settle that."""
    kind: MissKind | None
    """What it is itself: goods are neither material, magnet nor target. None where the name does not tell.

    What goods contain is never settled by what they are called.
    """
    names: Text
    aliases: tuple[str, ...]
    elsewhere: str
    """The id of an instrument to look at besides before an export from China; empty where none is known."""
    counts_if: str
    """The open point by one answer to which it counts in the value share; empty where it counts by none."""
    made_of: tuple[str, ...]
    """Of what counts by a reading: which items of Part 1 it may be made from, oxide or metal."""
    substances: tuple[Substance, ...]
    """Its aliases, those together that mean the same substance."""
    reason: Text

    def name(self, language: Language) -> str:
        """What it is called."""
        return self.names.in_(language)

    def substance(self, text: str) -> Substance:
        """Which of its substances a text means; by itself if it means several."""
        key = normalised(text)
        found = (each for each in self.substances if key in map(normalised, each.spellings))
        return next(found, Substance((self.id,)))


@dataclass(frozen=True)
class Annex:
    """Annex 1: its items in the order of the text, headings among them, and what is often taken for one."""

    items: tuple[Item, ...]
    near_misses: tuple[NearMiss, ...]

    def item(self, item_id: str) -> Item:
        """The item with an id, exactly as written in the table. Raises LookupError for another text."""
        try:
            return self._by_id[item_id]
        except KeyError:
            raise LookupError(f"Annex 1 has no item {item_id!r}.") from None

    def part(self, number: Literal[1, 2]) -> tuple[Item, ...]:
        """The items of a part, without headings. The article that is listed twice is there twice."""
        return tuple(item for item in self.items if item.part == number and not item.is_heading)

    def containing(self, symbol: str, part: Literal[1, 2] | None = None) -> tuple[Item, ...]:
        """The items of a part, or of both, that are listed for the sake of an element; headings left out."""
        return tuple(
            item
            for item in self.items
            if symbol in item.controlled_elements and not item.is_heading and part in (None, item.part)
        )

    def find(self, text: str, part: Literal[1, 2] | None = None, *, numbers: bool = True) -> Item | None:
        """The one item that a text means: an id, a name in any language, a CAS number, a formula or an alias.

        So does a number of the announcement, such as 第二部分 一 3, or a number with the name that belongs to it,
        unless `numbers` is false: what is only called 2-1-3 may bear a firm's own number.
        None where it means no item or may mean several. Naming the part leaves out the items of the other.
        """
        candidates = self.candidates(text, part, numbers=numbers)
        return candidates[0] if len(candidates) == 1 else None

    def candidates(self, text: str, part: Literal[1, 2] | None = None, *, numbers: bool = True) -> tuple[Item, ...]:
        """The items one of which a text surely means: none, one, or several where they share a spelling.

        An article that is listed twice counts once, in its first place.
        """
        found = self._index.get(normalised(text), ())
        if not found and numbers:
            found = tuple(self._numbered(text))
        return tuple(item for item in found if part in (None, item.part))

    def _numbered(self, text: str) -> Iterator[Item]:
        """The items whose number a text begins with, if nothing follows but a name of the same."""
        for item_id, rest in dict(numbered(text)).items():
            item = self._by_id.get(item_id)
            named = self._index.get(normalised(rest), ())
            if item and (not rest or item.article in (other.article for other in named)):
                yield item

    def form(self, text: str) -> Form | None:
        """The composition that a text states by a formula or a CAS number, such as Tb4O7; None for others."""
        return self._forms.get(normalised(text))

    def near_miss(self, text: str) -> NearMiss | None:
        """Why a text means no item, or not yet one; None if it means one, or if nothing is known of it."""
        return None if self.candidates(text) else self._missed.get(normalised(text))

    @staticmethod
    def says_none(text: str) -> bool:
        """Whether a text says that a thing is not an item of the list. An empty text says nothing."""
        return normalised(text) in _NONE

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _index(self) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, tuple[Item, ...]] = {}
        for item in self.items:
            for spelling in _spellings(item):
                key = normalised(spelling)
                others = found.get(key, ())
                if item.article not in (other.article for other in others):
                    found[key] = (*others, item)
        return found

    @cached_property
    def _forms(self) -> Mapping[str, Form]:
        forms = [form for item in self.items for form in item.forms]
        texts = [(text, form) for form in forms for text in (form.formula, form.cas) if _names_form(text)]
        return {normalised(text): form for text, form in texts}

    @cached_property
    def _missed(self) -> Mapping[str, NearMiss]:
        return {
            normalised(spelling): miss
            for miss in self.near_misses
            for spelling in (miss.names.ja, miss.names.zh, miss.names.en, *miss.aliases)
        }


def _names_form(text: str) -> bool:
    """Whether a formula says more than which element it is: the symbol Dy may stand for any form of it."""
    return text not in ATOMIC_WEIGHTS


def _spellings(item: Item) -> Iterator[str]:
    yield from (item.id, item.names.ja, item.names.zh, item.names.en)
    yield from (*item.cas, *item.aliases, *item.shared)
    yield from (form.formula for form in item.forms if _names_form(form.formula))


_TRADITIONAL = str.maketrans(
    "釤鏑釓鋱鑥鎦鈧釔釹鐠鑭鈰鈥鉺銩銪鐿鈷鐵鋁鋯氫氮屬氧體鋼濺電組產純無單轉馬達動揚聲機設備裝儀螢壓總類",
    "钐镝钆铽镥镥钪钇钕镨镧铈钬铒铥铕镱钴铁铝锆氢氮属氧体钢溅电组产纯无单转马达动扬声机设备装仪荧压总类",
)


def normalised(text: str) -> str:
    """A text as it is compared.

    Case, width, subscripts, spaces, hyphens, middle dots and an English plural s make no difference; nor does
    it matter whether the elements and their goods are written in traditional or in simplified characters.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TRADITIONAL)
    kept = "".join(sign for sign in plain if not _is_loose(sign))
    return kept.removesuffix("s") if kept.isascii() else kept


def _is_loose(sign: str) -> bool:
    return sign.isspace() or sign in "_·・•‧∙⋅−" or unicodedata.category(sign) in ("Pd", "Cf")


_NONE = frozenset(
    normalised(said)
    for said in (
        *("none", "no", "not listed", "unlisted"),
        *("なし", "無し", "無", "非該当", "該当なし", "該当しない", "掲載なし", "リスト外"),
        *("无", "不属于", "未列入", "不在清单", "清单外"),
    )
)


@cache
def annex1() -> Annex:
    """Annex 1 to announcement 61, from the tables beside its rules. Read once and kept."""
    folder = Path(__file__).parent / "mofcom_2025_61"
    return Annex(
        tuple(_item(row) for row in _rows(folder / "items.csv")),
        tuple(_near_miss(row) for row in _rows(folder / "not_listed.csv")),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str, mark: str = ";") -> tuple[str, ...]:
    return tuple(cell.split(mark)) if cell else ()


def _names(row: Mapping[str, str], start: str) -> Text:
    return Text(*_said(row[f"{start}_{language}"] for language in ("ja", "zh", "en")))


def _said(cells: Iterable[str]) -> Iterator[str]:
    return (cell.replace("{", "{{").replace("}", "}}") for cell in cells)


def _item(row: Mapping[str, str]) -> Item:
    cas = _split(row["cas"])
    return Item(
        id=row["id"],
        part=1 if row["part"] == "1" else 2,
        kind=_KINDS[row["kind"]],
        under=row["under"],
        names=_names(row, "name"),
        name_zh_grade=row["name_zh_grade"],
        aliases=_split(row["aliases"], "|"),
        shared=_split(row["shared"], "|"),
        elements=_split(row["elements"]),
        forms=tuple(starmap(Form, zip(_split(row["formulas"]), cas, strict=True))),
        cas=cas,
        cas_grade=row["cas_grade"],
        hs_cn_10=_split(row["hs_cn_10"]),
        hs_6=_split(row["hs_6"]),
        hs_grade=row["hs_grade"],
        code_18=row["code_18"],
        code_18_grade=row["code_18_grade"],
        same_as=row["same_as"],
        note=row["note"],
    )


def _near_miss(row: Mapping[str, str]) -> NearMiss:
    substances = tuple(Substance(_split(group, "|")) for group in _split(row["aliases"], "||"))
    return NearMiss(
        id=row["id"],
        listed={"no": NO, "unknown": UNKNOWN}[row["listed"]],
        kind=_MISS_KINDS.get(row["kind"]),
        names=_names(row, "name"),
        aliases=tuple(spelling for each in substances for spelling in each.spellings),
        elsewhere=row["elsewhere"],
        counts_if=row["counts_if"],
        made_of=_split(row["made_of"]),
        substances=substances,
        reason=_names(row, "reason"),
    )
