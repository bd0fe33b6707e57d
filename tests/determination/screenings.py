"""Screenings made by hand, of entries that stand on the official lists and of invented parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ytterby.determination.screening.screened import Screening
from ytterby.languages import Text
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.matching import Evidence, Match
from ytterby.parties.screening import Screened
from ytterby.parties.sought import Sought

LOOKED = date(2026, 11, 23)
AGAIN = date(2026, 12, 7)

# Official list data, by announcements 12/2026 (watch list) and 11/2026 (control list).
WATCHED = Entry("watch-list", "w1", ("斯巴鲁株式会社",), "JP", notice="mofcom-2026-12", listed_on=date(2026, 2, 24))
CONTROLLED = Entry(
    "control-list", "c1", ("三菱造船株式会社",), "JP", notice="mofcom-2026-11", listed_on=date(2026, 2, 24)
)
OWN = Entry("own-denied", "o1", ("架空拒否株式会社",), "JP")

LISTS = tuple(
    WatchedList(list_id, Text(list_id, list_id, list_id), (entry,), 1, "", LOOKED, "the makers", AGAIN)
    for list_id, entry in (("control-list", CONTROLLED), ("watch-list", WATCHED), ("own-denied", OWN))
)


def match(entry: Entry, score: int = 90) -> Match:
    return Match(entry, score, Evidence("name", "見本", entry.names[0]))


def screening(
    *,
    hits: Iterable[Entry] = (),
    candidates: Iterable[Entry] = (),
    stale: bool = False,
    party_id: str = "USER",
    score: int = 90,
    on: date = LOOKED,
) -> Screening:
    """A screening in which one party has hits and candidates, and the lists may be past their day."""
    lists = LISTS if not stale else tuple(replace(each, look_again_by=date(2026, 1, 1)) for each in LISTS)
    found = Screened(
        Sought(party_id, ("見本",), "JP"),
        hits=tuple(map(match, hits)),
        open=tuple(match(each, score) for each in candidates),
        stale=lists if stale else (),
    )
    return Screening(on, lists, {party_id: found})
