"""Invented lists and a matcher whose answers a test writes down itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from ytterby.languages import Text
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.matching import Agreement, Evidence, Match
from ytterby.parties.sought import Sought

TODAY = date(2026, 11, 24)


def entry(entry_id: str, *names: str, list_id: str = "watch-list", **more: object) -> Entry:
    return Entry(list_id, entry_id, names or (f"名 {entry_id}",), **more)  # type: ignore[arg-type]


def watched(*entries: Entry, list_id: str = "watch-list", looked: date = TODAY, days: int = 30) -> WatchedList:
    return WatchedList(
        list_id, Text("注視", "关注", "watch"), entries, 1, "", looked, "例示 太郎", looked + timedelta(days=days)
    )


class Written:
    """Finds an entry for a name where it was told so, with a score and what the numbers say."""

    def __init__(self, found: Mapping[str, Sequence[tuple[Entry, int, Agreement]]]) -> None:
        self._found = found

    def candidates(self, sought: Sought) -> tuple[Match, ...]:
        best: dict[str, Match] = {}
        for name in sought.names:
            for each, score, identifiers in self._found.get(name, ()):
                if each.entry_id not in best or best[each.entry_id].score < score:
                    evidence = Evidence("name", name, each.names[0], identifiers=identifiers)
                    best[each.entry_id] = Match(each, score, evidence)
        return tuple(sorted(best.values(), key=lambda match: -match.score))

    def candidates_of_all(self, sought: Sequence[Sought]) -> Iterable[tuple[Match, ...]]:
        return map(self.candidates, sought)
