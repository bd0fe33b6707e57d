"""Compares a name with every entry: slow, and plainly right; what the index must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lists import Entry
from ..matching import Match
from ..names.name import name_of, whole_or_pieces
from ..sought import Sought
from .answering import Numbers, answered, keep_best
from .forms import Form, entry_forms, is_read_alone, sought_forms, spans_of, weights_of
from .scoring import Listed, Pairing, paired

__all__ = ["PlainMatcher"]


class PlainMatcher:
    """The oracle: every form of every entry is compared."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        forms = [entry_forms(entry) for entry in self._entries]
        self._weights = weights_of(forms)
        self._listed = [
            [Listed.of(form, place, spans_of(form.tokens), self._weights) for form in each]
            for place, each in enumerate(forms)
        ]
        self._is_read_alone = [is_read_alone(entry) for entry in self._entries]
        self._numbers = Numbers(self._entries)

    def candidates(self, sought: Sought) -> tuple[Match, ...]:
        """The entries that a person should look at, best first."""
        best: dict[int, Pairing] = {}
        for raw in sought.names:
            for name in whole_or_pieces(raw, name_of):
                for form in sought_forms(name, read=any(self._is_read_alone)):
                    self._compare(form, best)
        by_number = self._numbers.bearers(sought)
        return answered(sought, self._entries, best, by_number)

    def _compare(self, form: Form, best: dict[int, Pairing]) -> None:
        for place, each in enumerate(self._listed):
            if not form.is_reading or self._is_read_alone[place]:
                for listed in each:
                    keep_best(best, place, paired(form, listed, self._weights))

    def candidates_of_all(self, sought: Sequence[Sought]) -> Iterator[tuple[Match, ...]]:
        """The same for many, one by one."""
        return map(self.candidates, sought)
