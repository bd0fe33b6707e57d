"""Parties held against lists: what is settled, what a person must decide, who is clear, and whom no list can clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..logic.truth import NO, UNKNOWN, YES, Truth
from .decisions import Decision, decision_on
from .lists import Entry, WatchedList
from .matching import Match, Matcher
from .names.problems import NameProblem, problem_of
from .sought import Sought

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
) -> Iterator[Screened]:
    """Every party held against the lists, in order; the matcher was made from the entries of the same lists."""
    stale = tuple(each for each in lists if not each.clears_on(on))
    for sought, matches in zip(parties, matcher.candidates_of_all(parties), strict=True):
        yield _screened(sought, matches, stale, decisions)


def _screened(
    sought: Sought, matches: tuple[Match, ...], stale: tuple[WatchedList, ...], decisions: tuple[Decision, ...]
) -> Screened:
    hits, still_open, cleared, apart, decided = [], [], [], [], []
    for match in matches:
        decision = decision_on(decisions, sought, match.entry)
        if match.is_settled:
            hits.append(match)
        elif match.evidence.identifiers == "different":
            apart.append(match)
        elif decision is None:
            still_open.append(match)
        elif decision.verdict == "same":
            hits.append(match)
            decided.append(decision)
        else:
            cleared.append((match, decision))
    found = (problem_of(name) for name in sought.names)
    problems = tuple(problem for problem in found if problem is not None)
    return Screened(
        sought, tuple(hits), tuple(still_open), tuple(cleared), tuple(apart), tuple(decided), stale, problems
    )
