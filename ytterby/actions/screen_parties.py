"""Holds parties against all lists of a workspace: the ministry's, the firm's own, with its looks and decisions.

It records nothing. It lies here because it reads what the verbs beside it have recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from ..determination.lines import Joined
from ..determination.screening.lists import watched_lists
from ..determination.screening.screened import Screening, sought_of
from ..law.lawbook import Statutes
from ..parties.lists import Entry, WatchedList
from ..parties.matching import Matcher
from ..parties.screening import screened
from ..parties.sought import Sought
from ..store import Store, opened
from ..tables.dataset import Dataset
from .add_list import own_lists_of
from .decide_candidate import decisions_of
from .exclude_name import exclusions_of
from .look_at_list import looks_of

__all__ = ["lists_of", "parties_of", "screening_of"]

FEW = 40
"""Up to so many parties each is compared with every entry: an index would take longer to build."""


def parties_of(dataset: Dataset) -> tuple[Sought, ...]:
    """The parties of the tables, and those whom the tables of ownership, shipments and transfers alone name.

    "Other shareholders" are nobody who could be found on a list: such a name has a problem, and is never clear.
    """
    known = sought_of((*dataset.parties, *Joined(dataset).named_alone.values()))
    named = {each.reference for each in known} | {name for each in known for name in each.names}
    ids = dict.fromkeys(each for row in dataset.ownership for each in (row.owner_id, row.owned_id))
    return (*known, *(Sought(each, (each,)) for each in ids if each not in named))


def lists_of(workspace: Path, statutes: Statutes, on: date, known: date) -> tuple[WatchedList, ...]:
    """All lists as they stand on a day for the firm of a workspace, by what was known on another.

    Raises StoreError or FirmError if what the firm has recorded cannot be read.
    """
    return _lists(opened(workspace, create=False), statutes, on, known)


def screening_of(
    workspace: Path, parties: Sequence[Sought], statutes: Statutes, on: date, known: date, *, ever: bool = False
) -> Screening:
    """The parties held against all lists as they stand on a day, by what was known on another.

    With `ever` entries of all days are held against them, for lines of many days. What somebody decided or excluded
    after the day `known` does not count. Raises StoreError or FirmError if what the firm has recorded cannot be read.
    """
    store = opened(workspace, create=False)
    with nullcontext() if store is None else store.kept_open():
        lists = _lists(store, statutes, on, known, ever=ever)
        decisions = tuple(each for each in decisions_of(store) if each.on <= known)
        exclusions = exclusions_of(store, known)
    matcher = _matcher([entry for each in lists for entry in each.entries], len(parties))
    found = screened(parties, lists, matcher, decisions, on, exclusions)
    return Screening(on, lists, {each.sought.reference: each for each in found}, statutes=statutes)


def _lists(
    store: Store | None, statutes: Statutes, on: date, known: date, *, ever: bool = False
) -> tuple[WatchedList, ...]:
    return watched_lists(statutes, on, known, looks=looks_of(store), own=own_lists_of(store, known), ever=ever)


def _matcher(entries: Sequence[Entry], asked: int) -> Matcher:
    if asked <= FEW:
        from ..parties.search.plain import PlainMatcher

        return PlainMatcher(entries)
    from ..parties.search.indexed import IndexedMatcher

    return IndexedMatcher(entries)
