"""Screens the parties of a check as far as its tables leave open who is listed; most checks load nothing for it.

Who is stated to stand on no list, on a day since the newest notice, is not held against the lists again, unless the
firm keeps a store: it may have lists of its own there, and decisions.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..determination.firm import read_firm
from ..determination.lines import Joined
from ..determination.screening.screened import Screening, has_to_be_screened
from ..law.lawbook import Statutes
from ..law.listings import listed_parties
from ..store import FILE
from ..tables.dataset import Dataset

__all__ = ["screening_for_check"]


def screening_for_check(workspace: Path, dataset: Dataset, statutes: Statutes, known: date) -> Screening | None:
    """What the lists, as known on a day, tell of the parties, of those who own them and of whom shipments and transfers
    name without a row of their own; None if nobody is in question.

    Raises StoreError or FirmError if what the firm has recorded cannot be read.
    """
    newest = _newest_listing(statutes, known)
    in_question = (has_to_be_screened(party, newest) for party in dataset.parties)
    is_light = not (any(in_question) or dataset.ownership or _keeps_a_store(workspace))
    if is_light and not (Joined(dataset).named_alone or _settles_by_number(dataset, statutes)):
        return None
    from .screen_parties import parties_of, screening_of

    return screening_of(workspace, parties_of(dataset), statutes, known, known, ever=True)


def _keeps_a_store(workspace: Path) -> bool:
    return (workspace / FILE).exists() or bool(read_firm(workspace).store_url)


def _settles_by_number(dataset: Dataset, statutes: Statutes) -> bool:
    """Whether a number may tell that somebody is listed whom the table says is not."""
    if not any(party.identifiers for party in dataset.parties):
        return False
    return any(listed.identifiers for listed in listed_parties(statutes))


def _newest_listing(statutes: Statutes, known: date) -> date:
    """The day of the newest notice that lists anybody, as far as it was known."""
    entries = statutes.lawbook.entries
    return max((each.on for each in entries if each.does == "lists" and each.known <= known), default=date.min)
