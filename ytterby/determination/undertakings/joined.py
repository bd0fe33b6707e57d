"""The undertakings of a dataset by the part that they bind, and who is who in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...logic.truth import UNKNOWN, Truth, any_true
from ...tables.rows import Party, Undertaking

__all__ = ["NOTHING_UNDERTAKEN", "Undertakings"]


@dataclass(frozen=True)
class Undertakings:
    """Every row of the table, and the parties that its names may mean."""

    rows: tuple[Undertaking, ...] = ()
    parties: tuple[Party, ...] = ()

    @cached_property
    def by_part(self) -> Mapping[str, tuple[Undertaking, ...]]:
        """The rows of each part that is bound."""
        found: dict[str, list[Undertaking]] = defaultdict(list)
        for row in self.rows:
            found[row.part_id].append(row)
        return {part_id: tuple(rows) for part_id, rows in found.items()}

    def is_named(self, name: str | None, *among: Iterable[str]) -> Truth:
        """Whether somebody is one of those named. Nobody named is none of them; nobody to look for is unknown."""
        if name is None:
            return UNKNOWN
        return any_true(self._same(name, other) for names in among for other in names)

    def _same(self, one: str, other: str) -> Truth:
        """Whether two names mean one party. A name that is in no table may be another name of anybody."""
        if one == other:
            return Truth.YES
        first, second = self.party(one), self.party(other)
        return Truth.of(None if first is None or second is None else first.party_id == second.party_id)

    def party(self, name: str) -> Party | None:
        """The party of a number or a name; a name that several parties bear tells nobody apart."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Party]:
        bearers = Counter(party.name for party in self.parties)
        by_name = {party.name: party for party in self.parties if party.name and bearers[party.name] == 1}
        return {**by_name, **{party.party_id: party for party in self.parties}}


NOTHING_UNDERTAKEN = Undertakings()
