"""The forms under which a name is compared: as written, and as read; and how much each part weighs among the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from ..lists import Entry
from ..names.folding import folded
from ..names.name import Name, Script, Token, name_of, new_name, tokens_of

__all__ = ["Form", "Weights", "entry_forms", "has_characters", "sought_forms", "weights_of"]

COMMONEST = 0.35
"""What is left of the weight of a part that every entry has."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write or read one name."""

    name: Name
    tokens: tuple[Token, ...]
    joined: str
    """Without spaces: in Latin letters as it sounds, or as written if it holds characters."""
    is_reading: bool = False
    initials: tuple[str, ...] = ()

    @property
    def script(self) -> Script:
        """The script in which it is written; a reading is in kana."""
        return "kana" if self.is_reading else self.name.script


def written_form(name: Name) -> Form:
    """A name as it is written."""
    return Form(name, name.tokens, name.sound or name.joined, False, name.initials)


def reading_forms(name: Name) -> list[Form]:
    """A name as it may be read; none if it holds no characters."""
    found = []
    for reading in name.readings:
        spoken = new_name(reading)
        if spoken.tokens and all(token.kind != "han" for token in spoken.tokens):
            found.append(Form(name, spoken.tokens, spoken.sound, True))
    return found


def entry_forms(entry: Entry) -> list[Form]:
    """Everything under which an entry may be met. Characters of Japan are read; those of elsewhere have no kana."""
    found: list[Form] = []
    for raw in entry.names:
        name = name_of(raw)
        if not name.core:
            continue
        found.append(written_form(name))
        if entry.country in {"JP", ""} and has_characters(name):
            found += reading_forms(name)
    seen: dict[tuple[object, ...], Form] = {}
    for form in found:
        seen.setdefault((form.tokens, form.joined), form)
    return list(seen.values())


def sought_forms(name: Name, *, read: bool) -> list[Form]:
    """Everything under which a name that is looked for is compared; read aloud only if some entry knows no characters."""
    if not name.core:
        return []
    forms = [written_form(name)]
    return forms + reading_forms(name) if read and has_characters(name) else forms


def has_characters(name: Name) -> bool:
    """Whether a name holds Chinese characters."""
    return name.script in {"han", "mixed"} and not name.sound


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
