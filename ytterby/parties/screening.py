"""Parties held against lists: what is settled, what a person must decide, who is clear, and whom no list can clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ..logic.truth import NO, UNKNOWN, YES, Truth
from .decisions import Decision, Decisions, Exclusion
from .lists import Entry, WatchedList
from .matching import Match, Matcher
from .sought import Sought

if TYPE_CHECKING:  # what reads names is loaded where somebody is screened
    from .names.problems import NameProblem

__all__ = ["Screened", "screened"]


@dataclass(frozen=True)
class Screened:
    """One party held against the lists on a day."""

    sought: Sought
    hits: tuple[Match, ...] = ()
    """Entries that it is: by a register's number, or by a person's decision."""
    open: tuple[Match, ...] = ()
    """Entries that it may be, best first: for a person to decide."""
    cleared: tuple[tuple[Match, Decision], ...] = ()
    """Entries that a person decided it is not."""
    told_apart: tuple[Match, ...] = ()
    """Entries that bear another number of the same register: alike in name, and somebody else."""
    decided: tuple[Decision, ...] = ()
    """The decisions that made hits of candidates."""
    stale: tuple[WatchedList, ...] = ()
    """Lists that clear nobody on the day: not whole, or past the day by which somebody must look again."""
    problems: tuple[NameProblem, ...] = field(default=())
    """What is wrong with its names, so that nothing can be found by them."""
    excluded: tuple[tuple[Match, Exclusion], ...] = ()
    """Entries that would be for a person to decide, had the firm not excluded the name that they are alike by."""

    @property
    def is_listed(self) -> Truth:
        """Whether it stands on any of the lists: a hit is one however old the list is."""
        if self.hits:
            return YES
        is_open = bool(self.open or self.stale or self.problems or not self.sought.names)
        return UNKNOWN if is_open else NO

    def entries(self) -> tuple[Entry, ...]:
        """The entries that it is."""
        return tuple(match.entry for match in self.hits)


def screened(
    parties: Sequence[Sought],
    lists: Iterable[WatchedList],
    matcher: Matcher,
    decisions: tuple[Decision, ...],
    on: date,
    exclusions: tuple[Exclusion, ...] = (),
) -> Iterator[Screened]:
    """Every party held against the lists, in order; the matcher was made from the entries of the same lists."""
    stale = tuple(each for each in lists if not each.clears_on(on))
    barring, decided = _Barring(matcher, exclusions), Decisions(decisions)
    for sought, matches in zip(parties, matcher.candidates_of_all(parties), strict=True):
        yield _screened(sought, matches, stale, decided, barring)


def _screened(
    sought: Sought,
    matches: tuple[Match, ...],
    stale: tuple[WatchedList, ...],
    decisions: Decisions,
    barring: _Barring,
) -> Screened:
    hits, still_open, cleared, apart, decided, excluded = [], [], [], [], [], []
    for match in matches:
        decision = decisions.on(sought, match.entry)
        if match.is_settled:
            hits.append(match)
        elif match.evidence.identifiers == "different":
            apart.append(match)
        elif decision is None:
            left = barring.left_of(sought, match)
            if isinstance(left, Exclusion):
                excluded.append((match, left))
            else:
                still_open.append(left)
        elif decision.verdict == "same":
            hits.append(match)
            decided.append(decision)
        else:
            cleared.append((match, decision))
    from .names.problems import problems_of

    problems = tuple(problem for _, problem in problems_of(sought.names))
    return Screened(
        sought,
        hits=tuple(hits),
        open=tuple(sorted(still_open, key=lambda match: -match.score)),
        cleared=tuple(cleared),
        told_apart=tuple(apart),
        decided=tuple(decided),
        stale=stale,
        problems=problems,
        excluded=tuple(excluded),
    )


class _Barring:
    """The names that a firm has excluded, folded once."""

    def __init__(self, matcher: Matcher, exclusions: tuple[Exclusion, ...]) -> None:
        self._matcher = matcher
        self._by_core: dict[str, list[Exclusion]] = {}
        for each in exclusions:
            self._by_core.setdefault(_core(each.name), []).append(each)

    def left_of(self, sought: Sought, match: Match) -> Match | Exclusion:
        """What is left of a match once the excluded names of a party are taken out; the exclusion if nothing is.

        A party of several names stays a candidate by those that nobody has excluded.
        """
        if not self._by_core:
            return match
        barred = {name: found for name in sought.names if (found := self._covering(name, match)) is not None}
        if not barred:
            return match
        others = tuple(name for name in sought.names if name not in barred)
        again = self._matcher.candidates(replace(sought, names=others)) if others else ()
        left = next((each for each in again if _key(each) == _key(match)), None)
        return next(iter(barred.values())) if left is None else left

    def _covering(self, name: str, match: Match) -> Exclusion | None:
        core = _core(name)
        found = next((each for each in self._by_core.get(core, ()) if each.covers(match.entry)), None)
        return None if found is None or core in map(_core, match.entry.names) else found


def _key(match: Match) -> tuple[str, str]:
    return match.entry.list_id, match.entry.entry_id


def _core(name: str) -> str:
    from .names import name_of  # only where a firm has excluded a name

    return name_of(name).core
