"""The forms under which a name is compared, as written and as read, and how much each part weighs among entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from ..lists import Entry
from ..names.japanese import is_japanese
from ..names.name import KEPT_OF_READINGS, Name, Script, Token, TokenKind, name_of, new_name

__all__ = [
    "Form",
    "Span",
    "Weights",
    "as_one",
    "entry_forms",
    "has_characters",
    "is_read_alone",
    "neighbours_of",
    "sought_forms",
    "spans_of",
    "weights_of",
]

COMMONEST = 0.35
"""What is left of the weight of a part that every entry has."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write or read one name."""

    name: Name
    spoken: Name
    """The name itself, or its reading taken apart."""

    @property
    def is_reading(self) -> bool:
        """Whether it is how the name is read, and not how it is written."""
        return self.spoken is not self.name

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its parts."""
        return self.spoken.tokens

    @property
    def script(self) -> Script:
        """The script in which it is compared; a reading is in kana."""
        return "kana" if self.is_reading else self.name.script


@dataclass(frozen=True, slots=True)
class Span:
    """One part of a form, or two that stand side by side, taken for one word."""

    token: Token
    first: int
    last: int


def spans_of(tokens: Sequence[Token]) -> list[Span]:
    """The parts, and every two neighbours in letters as one: Red Cat may be written Redcat, and レッドキャット is."""
    return [Span(token, place, place) for place, token in enumerate(tokens)] + neighbours_of(tokens)


def neighbours_of(tokens: Sequence[Token]) -> list[Span]:
    """Every two neighbours in letters, taken for one word."""
    found = []
    for place, (one, other) in enumerate(pairwise(tokens)):
        if sound := as_one(one, other):
            kind: TokenKind = "latin" if one.written.isascii() or "kana" not in {one.kind, other.kind} else "kana"
            written = (one.written + other.written).replace(" ", "")
            found.append(Span(Token(sound, written, sound, kind, one.weight + other.weight), place, place + 1))
    return found


def as_one(one: Token, other: Token) -> str:
    """How two parts sound as one word; empty if either is in characters, or shares its word with another meaning."""
    if one.kind == "han" or other.kind == "han" or one.sound in {"", "-"} or other.sound in {"", "-"}:
        return ""
    return one.sound + other.sound


def entry_forms(entry: Entry) -> list[Form]:
    """Everything under which an entry may be met. Characters of Japan are read; those of elsewhere have no kana.

    A name in simplified characters is read as if it were Japanese only if the entry has none that is.
    """
    found: dict[tuple[object, ...], Form] = {}
    names = [name for name in map(name_of, entry.names) if name.tokens]
    is_read = {name for name in names if entry.country in {"JP", ""} and has_characters(name)}
    if any(is_japanese(name.raw) for name in is_read):
        is_read = {name for name in is_read if is_japanese(name.raw)}
    for name in names:
        forms = [Form(name, name), *(_read(name) if name in is_read else ())]
        for form in forms:
            found.setdefault((form.tokens, form.spoken.joined), form)
    return list(found.values())


def sought_forms(name: Name, *, read: bool) -> list[Form]:
    """Everything under which a name that is sought is compared; read aloud only if an entry has no characters."""
    if not name.tokens:
        return []
    return [Form(name, name), *(_read(name) if read and has_characters(name) else ())]


def _read(name: Name) -> list[Form]:
    spoken = (new_name(reading, KEPT_OF_READINGS) for reading in name.readings)
    return [Form(name, each) for each in spoken if each.tokens and each.sound]


def has_characters(name: Name) -> bool:
    """Whether a name holds Chinese characters beside its legal form."""
    return name.script in {"han", "mixed"} and not name.sound


def is_read_alone(entry: Entry) -> bool:
    """Whether no name of an entry is written in Chinese characters, so that it is met in them by its reading alone.

    One that is called Ekspla公司 is known in Chinese: under its name in Latin letters.
    """
    return not any("\u4e00" <= sign <= "\u9fff" for name in entry.names for sign in name)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much parts weigh among the entries: one that few entries have tells more."""

    factors: Mapping[str, float]

    def of(self, token: Token) -> float:
        """The weight of a part."""
        return token.weight * self.factors.get(token.text, 1.0)


def weights_of(entries: Iterable[Sequence[Form]]) -> Weights:
    """The weights of parts by the number of entries that have them."""
    counts: Counter[str] = Counter()
    size = 0
    for forms in entries:
        size += 1
        counts.update({token.text for form in forms for token in form.tokens})
    whole = log(size + 1)
    return Weights({text: max(COMMONEST, log((size + 1) / count) / whole) for text, count in counts.items()})
