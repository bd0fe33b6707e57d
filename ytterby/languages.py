"""The three languages that Ytterby speaks, and catalogues of short texts kept beside the code that says them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

__all__ = ["LANGUAGES", "Catalogue", "Language", "Message", "RefusedError", "Text", "language_of"]

Language = Literal["ja", "zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in three languages; it may hold `{names}` to be filled in."""

    ja: str
    zh: str
    en: str

    def in_(self, language: Language, **values: object) -> str:
        """The text in one language, its `{names}` filled from `values`."""
        said: str = getattr(self, language)
        return said.format(**values)

    @classmethod
    def same(cls, said: str) -> Text:
        """A name or a number: said alike in every language. Braces in it are kept as they are."""
        kept = said.replace("{", "{{").replace("}", "}}")
        return cls(kept, kept, kept)


@dataclass(frozen=True, slots=True)
class Message:
    """A text and what fills it: kept unrendered until the reader's language is known."""

    text: Text
    values: tuple[tuple[str, object], ...] = ()

    def in_(self, language: Language) -> str:
        """The message in one language; values that are themselves texts or messages are said in it too."""
        return self.text.in_(language, **{name: _said(value, language) for name, value in self.values})


class RefusedError(ValueError):
    """Something that cannot be done as it was asked for, with all the reasons. Each room raises a kind of its own."""

    def __init__(self, reasons: Iterable[Message]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(self.in_("en"))

    def in_(self, language: Language) -> str:
        """All reasons in one language, one a line."""
        return "\n".join(reason.in_(language) for reason in self.reasons)


def _said(value: object, language: Language) -> object:
    if isinstance(value, Text | Message):
        return value.in_(language)
    if isinstance(value, tuple):
        return {"ja": "、", "zh": "、", "en": ", "}[language].join(str(_said(each, language)) for each in value)
    return value


class Catalogue:
    """The texts of one room of the house, read from the TOML file that lies beside its code.

    Each table of the file is one text with the keys `ja`, `zh` and `en`; any further keys are data of that room.
    """

    def __init__(self, entries: Mapping[str, Mapping[str, object]], source: str) -> None:
        self._entries = entries
        self._source = source

    @classmethod
    def read(cls, path: Path) -> Catalogue:
        """The catalogue in a TOML file. Files of the package are read once and kept."""
        return _read(path)

    def __getitem__(self, key: str) -> Text:
        entry = self.data(key)
        return Text(*(str(entry[language]) for language in LANGUAGES))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def keys(self) -> tuple[str, ...]:
        """The names of all texts, in the order of the file."""
        return tuple(self._entries)

    def data(self, key: str) -> Mapping[str, object]:
        """Everything that the file says under a key. Raises KeyError naming the file, for a programmer's slip."""
        try:
            return self._entries[key]
        except KeyError:
            raise KeyError(f"{key!r} is not in {self._source}") from None

    def message(self, key: str, **values: object) -> Message:
        """The text under a key together with what fills it."""
        return Message(self[key], tuple(values.items()))

    def say(self, key: str, language: Language, **values: object) -> str:
        """The text under a key, filled and rendered in one language."""
        return self.message(key, **values).in_(language)


@cache
def _read(path: Path) -> Catalogue:
    return Catalogue(tomllib.loads(path.read_text(encoding="utf-8")), path.name)


def language_of(said: str) -> Language | None:
    """The language meant by a locale or a language tag such as `ja_JP.UTF-8`, `zh-Hans` or `EN`; None if no other."""
    start = said.strip().lower()[:2]
    return next((language for language in LANGUAGES if language == start), None)
