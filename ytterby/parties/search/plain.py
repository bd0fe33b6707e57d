"""Compares a name with every entry: slow, and plainly right; what the index must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lists import Entry
from ..matching import Match
from ..names.name import name_of
from ..sought import Sought
from .answering import answered, numbers_of
from .forms import Form, entry_forms, has_characters, sought_forms, weights_of
from .scoring import Pairing, by_initials, paired

__all__ = ["PlainMatcher"]


class PlainMatcher:
    """The oracle: every form of every entry is compared."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        self._forms = [entry_forms(entry) for entry in self._entries]
        self._weights = weights_of(self._forms)
        self._numbers = numbers_of(self._entries)
        self._reads = [not any(has_characters(form.name) for form in forms) for forms in self._forms]

    def candidates(self, sought: Sought) -> tuple[Match, ...]:
        """The entries that a person should look at, best first."""
        best: dict[int, Pairing] = {}
        for raw in sought.names:
            name = name_of(raw)
            for form in sought_forms(name, read=any(self._reads)):
                for place, listed in enumerate(self._forms):
                    if form.is_reading and not self._reads[place]:
                        continue
                    for other in listed:
                        self._compare(form, other, place, best)
        by_number = {place for each in sought.identifiers for place in self._numbers.get(each.value, ())}
        return answered(sought, self._entries, best, by_number)

    def candidates_of_all(self, sought: Sequence[Sought]) -> Iterator[tuple[Match, ...]]:
        """The same for many, one by one."""
        return map(self.candidates, sought)

    def _compare(self, form: Form, other: Form, place: int, best: dict[int, Pairing]) -> None:
        for pairing in (paired(form, other, self._weights), by_initials(form, other)):
            if pairing is not None and (place not in best or pairing.score > best[place].score):
                best[place] = pairing
