"""Short numbers of entries: one for each, the same whoever is taken off, found however they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ytterby.determination.screening.lists import watched_lists
from ytterby.determination.screening.numbers import EntryNumbers
from ytterby.languages import Text
from ytterby.law.lawbook import statutes
from ytterby.parties.lists import Entry, WatchedList

DAY = date(2026, 11, 24)
LISTS = watched_lists(statutes(), DAY, DAY)
NUMBERS = EntryNumbers.of(LISTS, statutes())
SUBARU = next(each for each in LISTS[1].entries if "SUBARU Corporation" in each.names)


def test_every_entry_has_a_number_of_its_own() -> None:
    entries = [entry for each in LISTS for entry in each.entries]
    assert len(NUMBERS.entries) == len(entries)
    assert {NUMBERS.entries[NUMBERS.number(entry)] for entry in entries} == set(entries)
    assert NUMBERS.number(SUBARU) == "12/2026-1"


def test_a_number_stays_when_somebody_is_taken_off_the_list() -> None:
    shorter = tuple(replace(each, entries=each.entries[1:]) for each in LISTS)
    fewer = EntryNumbers.of(shorter, statutes())
    assert "12/2026-1" not in fewer.entries
    assert all(fewer.number(entry) == NUMBERS.number(entry) for each in shorter for entry in each.entries)


@pytest.mark.parametrize(
    "typed",
    ["12/2026-1", " １２／２０２６－１ ".replace("－", "-"), "斯巴鲁株式会社", "subaru  corporation", SUBARU.entry_id],
)
def test_it_is_found_by_number_id_and_name(typed: str) -> None:
    assert NUMBERS.named(typed) == (SUBARU,)


def test_what_is_none_is_told_with_the_nearest() -> None:
    assert NUMBERS.named("12/2026-21") == ()
    assert all(each.startswith("12/2026-") for each in NUMBERS.near("12/2026-21"))
    assert NUMBERS.near("qzxv") == ()


def test_entries_of_the_firms_own_are_counted_by_their_list() -> None:
    entries = tuple(Entry("own-denied", f"X-{number}", (f"架空{number}", "架空")) for number in range(3))
    own = WatchedList("own-denied", Text("a", "a", "a"), entries, 3, "", DAY, "A", DAY)
    numbers = EntryNumbers.of((*LISTS, own), statutes())
    assert [numbers.number(each) for each in entries] == ["own-denied-1", "own-denied-2", "own-denied-3"]
    assert numbers.named("架空") == entries
    assert numbers.by_id("own-denied", "X-9") == ""
