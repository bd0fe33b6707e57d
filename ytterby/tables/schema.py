"""What the tables look like: the columns of `rows.py` with their names and spellings in three languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import cast

from ..languages import LANGUAGES, Catalogue, Text
from .rows import ROW_TYPES, Kind, Row

__all__ = [
    "HERE",
    "Column",
    "Table",
    "countries",
    "country_spellings",
    "currency_spellings",
    "is_guide",
    "labels",
    "plain",
    "schema",
    "table_named",
    "table_of",
    "vocabulary",
    "without_brackets",
]

HERE = Path(__file__).parent

_DROPPED = str.maketrans("", "", " \t\r\n\u3000_-‐‑–—−ーｰ./・･:：*※#＃'’\"“”&,、。")

_ABOUT = {"technology_use": ("part_id", "plant_line"), "end_uses": ("shipment_id", "line_id")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what `rows.py` says of it, and what people call it."""

    name: str
    kind: Kind
    codes: str
    required: bool
    money: bool
    """Whether a figure of zero means that no value was stated."""
    priced: bool
    """Whether the figure is an amount in the currency of its row."""
    measure: str
    """The unit that its figures are kept in: `g`, `nm`, `%` or `/kg`; empty where the row names the unit."""
    label: Text
    note: Text
    example: Text | None
    spellings: frozenset[str]
    """Every way of writing the header, made plain."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows, its columns in their order, and what people call it."""

    name: str
    row_type: type[Row]
    label: Text
    note: Text
    columns: Mapping[str, Column]
    spellings: frozenset[str]
    by_spelling: Mapping[str, Column]
    about: tuple[Column, ...]
    """Where a table has no keys: the columns of which a row fills at least one, to say what it is about."""

    def column(self, spelled: str) -> Column | None:
        """The column that a header means, or None."""
        return self.by_spelling.get(plain(spelled))

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns without which a row cannot be used."""
        return tuple(column for column in self.columns.values() if column.required)


def plain(spelled: str) -> str:
    """A word as it is compared: widths, case, spaces, dots, dashes and long-vowel marks do not matter."""
    return unicodedata.normalize("NFKC", spelled).casefold().translate(_DROPPED)


@cache
def schema() -> Mapping[str, Table]:
    """All tables by name, in the order of `ROW_TYPES`."""
    columns = HERE / "columns"
    return {
        name: table_of(name, row_type, Catalogue.read(columns / f"{name}.toml"), _ABOUT.get(name, ()))
        for name, row_type in ROW_TYPES.items()
    }


def table_of(name: str, row_type: type[Row], texts: Catalogue, about_any: Iterable[str] = ()) -> Table:
    """A table from the type of its rows and from what people call its columns.

    Of the columns in `about_any` a row fills at least one; that is for a table without keys.
    """
    said = {field.name: field.metadata for field in fields(row_type) if field.metadata}
    columns = {column: _column(column, metadata, texts) for column, metadata in said.items()}
    note = _text(texts.data("table")["note"])
    by_spelling = {spelled: column for column in columns.values() for spelled in column.spellings}
    spellings = _spellings(name, texts, "table")
    about = tuple(columns[column] for column in about_any)
    return Table(name, row_type, texts["table"], note, columns, spellings, by_spelling, about)


def _column(name: str, said: Mapping[str, object], texts: Catalogue) -> Column:
    more = texts.data(name)
    return Column(
        name=name,
        kind=cast(Kind, said["kind"]),
        codes=str(said["codes"]),
        required=bool(said.get("required")),
        money=bool(said.get("money")),
        priced=bool(said.get("money") or said.get("priced")),
        measure=str(more.get("measure", "")),
        label=texts[name],
        note=_text(more["note"]),
        example=_text(more["example"]) if "example" in more else None,
        spellings=_spellings(name, texts, name),
    )


def _text(said: object) -> Text:
    if isinstance(said, str):
        return Text.same(said)
    words = cast(Mapping[str, str], said)
    return Text(*(words[language] for language in LANGUAGES))


def _spellings(name: str, texts: Catalogue, key: str) -> frozenset[str]:
    also = cast(Iterable[str], texts.data(key)["also"])
    labels = (without_brackets(str(texts.data(key)[language])) for language in LANGUAGES)
    return frozenset(plain(word) for word in (name, *labels, *also))


def without_brackets(header: str) -> str:
    """A header without what stands in brackets at its end: the unit or a remark."""
    return unicodedata.normalize("NFKC", header).split("(")[0].split("[")[0].split("【")[0]


_TRIMMINGS = re.compile(
    r"^\d+[\s_.\-]+|[\s_\-]*(?:\([^()]*\)|v?\d[\d\-_.]*|copy|コピー|のコピー|副本|最新|final)$", re.IGNORECASE
)


@cache
def table_named(spelled: str) -> str | None:
    """The table that the name of a file or sheet means, or None. `01_parts (2)` and `部品_2026-11` mean parts too."""
    name = unicodedata.normalize("NFKC", spelled).strip()
    for _ in range(4):
        wanted = plain(name)
        if found := next((table.name for table in schema().values() if wanted in table.spellings), None):
            return found
        name = _TRIMMINGS.sub("", name, count=1).strip()
    return None


@cache
def vocabulary(name: str) -> Mapping[str, str]:
    """The code for every spelling, made plain, of a list in `codes.toml`, such as `category` or `truth`."""
    texts = Catalogue.read(HERE / "codes.toml")
    spelled: dict[str, str] = {}
    names = texts.keys()
    for key in names:
        group, _, code = key.partition(".")
        if group == name:
            also = cast(Iterable[str], texts.data(key)["also"])
            words = (code, *(str(texts.data(key)[language]) for language in LANGUAGES), *also)
            spelled.update((plain(word), code) for word in words)
    return spelled


def labels(name: str) -> Mapping[str, Text]:
    """What each code of a list of words is called, in the order of `codes.toml`."""
    texts = Catalogue.read(HERE / "codes.toml")
    names = texts.keys()
    return {key.partition(".")[2]: texts[key] for key in names if key.partition(".")[0] == name}


def countries() -> Catalogue:
    """The countries and regions by ISO 3166-1 code."""
    return Catalogue.read(HERE / "countries.toml")


@cache
def country_spellings() -> Mapping[str, str]:
    """The two-letter code for every spelling of a country or region, made plain."""
    texts = countries()
    spelled: dict[str, str] = {}
    for pair in cast(Iterable[str], texts.data("others")["codes"]):
        two, three = pair.split()
        spelled[plain(two)] = spelled[plain(three)] = two
    names = texts.keys()
    for code in names:
        if code != "others":
            said = texts.data(code)
            also = cast(Iterable[str], said["also"])
            words = (code, *(str(said[language]) for language in LANGUAGES), *also)
            spelled.update((plain(word), code) for word in words)
    return spelled


@cache
def currency_spellings() -> Mapping[str, str]:
    """The three-letter code for every spelling of a currency, made plain."""
    others = cast(Iterable[str], countries().data("others")["currencies"])
    return {plain(code): code for code in others} | dict(vocabulary("currency"))


@cache
def is_guide(name: str) -> bool:
    """Whether a sheet is one of the template's own two: the guide, or the lists of choices."""
    texts = Catalogue.read(HERE / "template.toml")
    own = (texts[key].in_(language) for key in ("guide", "choices") for language in LANGUAGES)
    return plain(name) in {plain(each) for each in own}
