"""Two screenings of the same parties compared: which entries are new, gone or stand otherwise, whom to ask again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .lists import ListState, WatchedList
from .matching import Match
from .screening import Screened

__all__ = [
    "Change",
    "ChangeKind",
    "EntrySeen",
    "Finding",
    "HoldingSeen",
    "ListSeen",
    "PartySeen",
    "Seen",
    "changes_since",
    "seen",
]

Finding = Literal["hit", "open", "cleared", "excluded", "apart"]
"""What an entry was found to be for a party; the words are those of `Screened`."""

ChangeKind = Literal[
    "party-new",
    "party-gone",
    "party-changed",
    "entry-found",
    "entry-gone",
    "entry-finding",
    "entry-state",
    "holding-new",
    "holding-changed",
    "holding-gone",
    "holder-new",
    "holder-gone",
    "list-new",
    "list-gone",
    "list-changed",
    "list-stale",
    "list-fresh",
]


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """An entry as it was found for a party."""

    list_id: str
    entry_id: str
    name: str
    """The name of the notice, for people."""
    state: ListState
    finding: Finding


@dataclass(frozen=True, slots=True)
class PartySeen:
    """A party as it was screened."""

    reference: str
    fingerprint: str
    entries: tuple[EntrySeen, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSeen:
    """A list as it was when the parties were held against it."""

    list_id: str
    address: str
    size: int
    is_stale: bool


@dataclass(frozen=True, slots=True)
class HoldingSeen:
    """What listed parties held of a party, as the firm counts."""

    party: str
    truth: str
    """Whether it was half or more: `yes`, `no`, `unknown`."""
    low: str
    high: str
    """Between which parts of one, as fractions."""
    is_below: bool = False
    """Whether it stayed below `high` itself."""
    is_concern: bool = False
    """Whether it was told: it was half, or could be and somebody listed, or maybe listed, had to do with it."""
    holders: tuple[str, ...] = ()
    """Who held it directly."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The outcome of a screening, as it is kept for the next one."""

    on: date
    parties: tuple[PartySeen, ...]
    lists: tuple[ListSeen, ...]
    holdings: tuple[HoldingSeen, ...] | None = None
    """None in records that were made before holdings were kept: of them nothing can be told."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than at the last screening."""

    kind: ChangeKind
    reference: str = ""
    """The party; empty if a list changed."""
    list_id: str = ""
    entry_id: str = ""
    name: str = ""
    """The name of the entry, for people."""
    before: str = ""
    """The finding, state or size before; empty if there was none."""
    after: str = ""
    holder: str = ""
    """The holder who came or went."""
    was: HoldingSeen | None = None
    now: HoldingSeen | None = None
    """What listed parties held of it, and hold."""


def seen(
    screened: Iterable[Screened],
    lists: Sequence[WatchedList],
    on: date,
    holdings: tuple[HoldingSeen, ...] | None = None,
) -> Seen:
    """The outcome of a screening on a day. Parties that share a reference are kept each for itself, in their order."""
    parties = tuple(
        PartySeen(each.sought.reference, each.sought.fingerprint, tuple(_entries_seen(each))) for each in screened
    )
    seen_lists = (ListSeen(each.list_id, each.address, len(each.entries), not each.clears_on(on)) for each in lists)
    return Seen(on, parties, tuple(sorted(seen_lists, key=lambda each: each.list_id)), holdings)


def changes_since(last: Seen, now: Seen) -> tuple[Change, ...]:
    """What is otherwise: parties in the order of the later screening, those that are gone, holdings, then lists.

    Entries that a person or a number has told apart are no news by themselves; that an open question or a hit became
    something else, or something else became one, is.
    """
    return (*_party_changes(last, now), *_holding_changes(last, now), *_list_changes(last, now))


def _entries_seen(screened: Screened) -> Iterator[EntrySeen]:
    found: tuple[tuple[Finding, tuple[Match, ...]], ...] = (
        ("hit", screened.hits),
        ("open", screened.open),
        ("cleared", tuple(match for match, _ in screened.cleared)),
        ("excluded", tuple(match for match, _ in screened.excluded)),
        ("apart", screened.told_apart),
    )
    for finding, matches in found:
        for match in matches:
            entry = match.entry
            yield EntrySeen(entry.list_id, entry.entry_id, next(iter(entry.names), ""), entry.state, finding)


_Place = tuple[str, int]


def _placed(parties: tuple[PartySeen, ...]) -> dict[_Place, PartySeen]:
    """The parties by their reference, and by how many of the same reference came before."""
    placed: dict[_Place, PartySeen] = {}
    count: dict[str, int] = {}
    for party in parties:
        count[party.reference] = count.get(party.reference, 0) + 1
        placed[party.reference, count[party.reference]] = party
    return placed


def _party_changes(last: Seen, now: Seen) -> Iterator[Change]:
    earlier, later = _placed(last.parties), _placed(now.parties)
    for place, party in later.items():
        was = earlier.get(place)
        if was is None:
            yield Change("party-new", party.reference)
        elif was.fingerprint != party.fingerprint:
            yield Change("party-changed", party.reference)
        yield from _entry_changes(party.reference, () if was is None else was.entries, party.entries)
    for place, party in earlier.items():
        if place not in later:
            yield Change("party-gone", party.reference)


def _entry_changes(reference: str, before: tuple[EntrySeen, ...], after: tuple[EntrySeen, ...]) -> Iterator[Change]:
    was = {(each.list_id, each.entry_id): each for each in before}
    for each in after:
        earlier = was.pop((each.list_id, each.entry_id), None)
        what = (reference, each.list_id, each.entry_id, each.name)
        if earlier is None:
            if each.finding in _MATTERS:
                yield Change("entry-found", *what, "", each.finding)
            continue
        if earlier.finding != each.finding:
            yield Change("entry-finding", *what, earlier.finding, each.finding)
        if earlier.state != each.state and {earlier.finding, each.finding} & _MATTERS:
            yield Change("entry-state", *what, earlier.state, each.state)
    for each in was.values():
        if each.finding in _MATTERS:
            yield Change("entry-gone", reference, each.list_id, each.entry_id, each.name, each.finding)


_MATTERS = frozenset({"hit", "open"})


def _holding_changes(last: Seen, now: Seen) -> Iterator[Change]:
    """What is held otherwise of those of whom it was told, or is now; nothing where it was not kept."""
    if last.holdings is None or now.holdings is None:
        return
    was = {each.party: each for each in last.holdings}
    for each in now.holdings:
        earlier = was.pop(each.party, None)
        is_told = each.is_concern or (earlier is not None and earlier.is_concern)
        if not is_told:
            continue
        if earlier is None:
            yield Change("holding-new", each.party, now=each)
            continue
        if (earlier.truth, *_bounds(earlier)) != (each.truth, *_bounds(each)):
            yield Change("holding-changed", each.party, was=earlier, now=each)
        for holder in (one for one in each.holders if one not in earlier.holders):
            yield Change("holder-new", each.party, holder=holder, now=each)
        for holder in (one for one in earlier.holders if one not in each.holders):
            yield Change("holder-gone", each.party, holder=holder, now=each)
    for earlier in was.values():
        if earlier.is_concern:
            yield Change("holding-gone", earlier.party, was=earlier)


def _bounds(holding: HoldingSeen) -> tuple[str, str, bool]:
    return holding.low, holding.high, holding.is_below


def _list_changes(last: Seen, now: Seen) -> Iterator[Change]:
    was = {each.list_id: each for each in last.lists}
    for each in now.lists:
        earlier = was.pop(each.list_id, None)
        if earlier is None:
            yield Change("list-new", list_id=each.list_id, after=str(each.size))
        elif earlier.address != each.address:
            yield Change("list-changed", list_id=each.list_id, before=str(earlier.size), after=str(each.size))
        if each.is_stale and not (earlier and earlier.is_stale):
            yield Change("list-stale", list_id=each.list_id)
        elif earlier and earlier.is_stale and not each.is_stale:
            yield Change("list-fresh", list_id=each.list_id)
    for earlier in was.values():
        yield Change("list-gone", list_id=earlier.list_id, before=str(earlier.size))
