"""Where the tables and what was found by names and numbers cannot stand together; and what of these finds nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ...law.saying import name_of
from ...parties.lists import Entry
from ...tables.dataset import Dataset
from ...tables.issues import Issue
from ...tables.rows import Party
from ..problems import issue_of
from .listings import was_seen
from .screened import NATIONAL_LISTS, Screening

__all__ = ["issues_about_parties", "problems_of_numbers", "problems_of_screening"]


def issues_about_parties(dataset: Dataset, beside: Collection[str] = ()) -> tuple[Issue, ...]:
    """What was wrong with the tables of parties and of ownership; of all files if no party could be read.

    `beside` are the names of files that hold nothing else: what is wrong with them is told though no row came of them.
    """
    rows = (*dataset.parties, *dataset.ownership)
    if not rows:
        return tuple(each for each in dataset.issues if each.code != "no-parts")  # nobody who screens needs parts
    sheets = {(row.place.file, row.place.sheet) for row in rows}
    files = {*beside, *(file for file, _ in sheets)}
    of_tables = (
        each
        for each in dataset.issues
        if (each.place.file, each.place.sheet) in sheets or (not each.place.sheet and each.place.file in files)
    )
    return (*of_tables, *problems_of_numbers(dataset.parties))


def problems_of_numbers(parties: Iterable[Party]) -> Iterator[Issue]:
    """Numbers of registers that cannot be right, so that nothing is settled by them; screened or not."""
    for party in parties:
        if party.identifiers:
            from ...parties.identifiers import identifiers_of  # only where a party has numbers

            for problem in identifiers_of(party.identifiers)[1]:
                place = replace(party.place, column="identifiers")
                values = {"problem": problem.says, "cure": problem.cure}
                told = issue_of("number-cannot-be-right", place, problem.number[:SHOWN], **values)
                yield replace(told, severity="warning")


def problems_of_screening(parties: Iterable[Party], screening: Screening | None) -> Iterator[Issue]:
    """The issues of all parties that were screened, by the lists as they are known on the day of the screening."""
    if screening is None:
        return
    for party in parties:
        found = screening.parties.get(party.party_id)
        if found is not None:
            yield from _against_the_table(party, screening, screening.on)
            for problem in found.problems:
                values = {"problem": problem.says, "cure": problem.cure}
                told = issue_of("name-cannot-be-screened", party.place, (party.name or "")[:SHOWN], **values)
                yield replace(told, severity="warning")
            for match in found.open:
                entry = match.entry
                if entry.list_id not in NATIONAL_LISTS:
                    like = {"list": entry.list_id, "entries": entry.names[0]}
                    told = issue_of("may-be-on-own-list", party.place, party.name or "", **like)
                    yield replace(told, severity="warning")
            for entry in screening.own_hits(party.party_id):
                told = issue_of(
                    "on-own-list", party.place, party.name or "", list=entry.list_id, entries=entry.names[0]
                )
                yield replace(told, severity="warning")


THE_SAME_NAME = 95
"""From this score on two names hardly differ: that somebody looked and found another should be on record."""
SHOWN = 40
"""So many characters of a name or number are repeated."""


def _against_the_table(party: Party, screening: Screening, day: date) -> Iterator[Issue]:
    hits, name = screening.hits(party.party_id, day), party.name or ""
    if party.listed != "none":
        others = tuple(entry for entry in hits if not (party.listed or entry.list_id).startswith(entry.list_id))
        if others:
            yield replace(issue_of("listed-elsewhere-too", party.place, name, **_told(others)), severity="warning")
        return
    unseen = tuple(match.entry for match in screening.open(party.party_id, day) if not was_seen(party, match.entry))
    same = tuple(match.entry for match in screening.open(party.party_id, day) if match.score >= THE_SAME_NAME)
    if hits:
        yield issue_of("listed-though-none", party.place, name, **_told(hits))
    elif unseen:
        yield replace(issue_of("none-without-a-day", party.place, name, **_told(unseen)), severity="warning")
    elif same:
        yield replace(issue_of("same-name-though-none", party.place, name, **_told(same)), severity="warning")


def _told(entries: Iterable[Entry]) -> dict[str, object]:
    entries = tuple(entries)
    return {
        "entries": tuple(entry.names[0] for entry in entries),
        "notices": tuple(dict.fromkeys(name_of(entry.notice, "en") for entry in entries)),
    }
