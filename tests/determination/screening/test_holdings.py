"""Who is held by somebody listed, from the table of ownership: as the firm reads the rule, on the day of the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.determination.scenes import IN_FORCE, TODAY, adopting, changed, found, magnets, names, report_of
from ytterby.determination.check import prepare
from ytterby.determination.firm import Firm
from ytterby.determination.lines import Joined
from ytterby.determination.screening.holdings import Holdings
from ytterby.determination.trial import Trial
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Ownership, Party

FACT = "importer_or_end_user_is_held_by_listed"
BY_CONTROLLED = "importer_or_end_user_is_held_by_control_listed"
BY_WATCHED = "importer_or_end_user_is_held_by_watch_listed"
MILITARY = "recipient_is_held_by_military_user"
LISTED = Party(party_id="L", kind="legal", listed="control-list", listed_by="11/2026", held_by_listed=NO)
WATCHED = Party(party_id="W", kind="legal", listed="watch-list", held_by_listed=NO)
HARMLESS = Party(party_id="H", kind="natural", listed="none")
"""Nobody holds a person: a firm that is only known to be held by less than half could still pass some of it on."""
SOLDIERS = Party(party_id="M", kind="legal", listed="none", military_user=YES, held_by_listed=NO)


def held(owner: str, percent: object, owned: str = "USER", **cells: Any) -> Ownership:
    share = None if percent is None else Bounds.exactly(percent).times(Bounds.exactly(1).low / 100)  # type: ignore[arg-type]
    return Ownership(owner_id=owner, owned_id=owned, percent=share, **cells)


def scene(*rows: Ownership, parties: tuple[Party, ...] = (LISTED, WATCHED, HARMLESS, SOLDIERS)) -> Dataset:
    open_user = changed(magnets(), "parties", "USER", held_by_listed=UNKNOWN, held_by_military_user=UNKNOWN)
    return replace(open_user, ownership=rows, parties=(*open_user.parties, *parties))


def told(dataset: Dataset, fact: str = FACT, firm: Firm | None = None, day: date | None = None) -> Truth:
    setting, _ = prepare(dataset, IN_FORCE, firm or Firm(), TODAY)
    (line,) = Joined(dataset).lines
    truth = Trial.of(setting, line, day or line.day or TODAY).line_facts[fact]
    assert isinstance(truth, Truth)
    return truth


@pytest.mark.parametrize(
    ("rows", "truth"),
    [
        ([held("L", 50), held("H", 50)], YES),
        ([held("L", 49), held("H", 51)], NO),
        ([held("L", 41), held("?", 12), held("H", 47)], UNKNOWN),
        ([held("L", 41), held("?", 8), held("H", 51)], NO),
        ([held("L", 30), held("W", 20), held("H", 50)], YES),
        ([held("L", 41), held("H", 40)], UNKNOWN),
        ([], UNKNOWN),
        ([held("USER", 60, owned="L"), held("H", 100)], NO),
    ],
)
def test_half_or_more_by_all_who_are_listed(rows: list[Ownership], truth: Truth) -> None:
    assert told(scene(*rows)) is truth


@pytest.mark.parametrize(
    ("rows", "by_controlled", "by_watched"),
    [
        ([held("L", 50), held("H", 50)], YES, NO),
        ([held("W", 50), held("H", 50)], NO, YES),
        ([held("L", 50), held("W", 50)], YES, YES),
        ([held("L", 30), held("W", 20), held("H", 50)], NO, NO),  # half only all together
        ([held("L", 41), held("?", 12), held("H", 47)], UNKNOWN, NO),
        ([held("W", 41), held("?", 12), held("H", 47)], NO, UNKNOWN),
        ([], UNKNOWN, UNKNOWN),
    ],
)
def test_holders_on_one_list_are_counted_by_themselves(
    rows: list[Ownership], by_controlled: Truth, by_watched: Truth
) -> None:
    assert (told(scene(*rows), BY_CONTROLLED), told(scene(*rows), BY_WATCHED)) == (by_controlled, by_watched)


@pytest.mark.parametrize(("stated", "truth"), [(YES, UNKNOWN), (UNKNOWN, UNKNOWN), (NO, NO)])
def test_a_table_that_states_holders_without_their_list_leaves_the_list_open(stated: Truth, truth: Truth) -> None:
    said = changed(scene(), "parties", "USER", held_by_listed=stated)
    assert (told(said, BY_CONTROLLED), told(said, BY_WATCHED)) == (truth, truth)


def test_a_cell_that_cannot_be_read_is_not_filled_in_from_the_table_of_ownership() -> None:
    unread = changed(scene(held("L", 100)), "parties", "USER", unreadable=frozenset({"held_by_listed"}))
    assert (told(unread), told(unread, BY_CONTROLLED), told(unread, BY_WATCHED)) == (UNKNOWN, UNKNOWN, UNKNOWN)


@pytest.mark.parametrize("reading", ["yes", "no"])
def test_a_holder_whose_measures_are_stopped_is_not_one_on_the_control_list(reading: str) -> None:
    stopped = replace(LISTED, listed="control-list-stopped", listed_by="13/2025")
    rows = scene(held("L", 50), held("H", 50), parties=(stopped, WATCHED, HARMLESS, SOLDIERS))
    assert told(rows, BY_CONTROLLED, adopting(**{"stopped-listing-counts": reading})) is NO


@pytest.mark.parametrize(
    ("day", "truth"), [(date(2026, 11, 9), NO), (date(2026, 11, 10), UNKNOWN), (date(2026, 12, 9), UNKNOWN)]
)
def test_a_holder_whose_measures_are_suspended_counts_again_when_they_may_hold_again(day: date, truth: Truth) -> None:
    suspended = replace(LISTED, listed="control-list-suspended", listed_by="21/2025")
    rows = scene(held("L", 50), held("H", 50), parties=(suspended, WATCHED, HARMLESS, SOLDIERS))
    assert told(rows, BY_CONTROLLED, day=day) is truth


def test_what_the_table_of_parties_states_goes_first_but_who_is_surely_held_is() -> None:
    open_bounds = changed(scene(held("L", 41), held("?", 12)), "parties", "USER", held_by_listed=NO)
    surely = changed(scene(held("L", 50)), "parties", "USER", held_by_listed=NO)
    assert (told(open_bounds), told(surely)) == (NO, YES)
    codes = [[issue.code for issue in report_of(each).issues] for each in (open_bounds, surely)]
    assert codes == [[], ["held-though-no"]]


def test_military_users_are_counted_by_themselves() -> None:
    assert told(scene(held("M", 50), held("H", 50)), MILITARY) is YES
    assert told(scene(held("M", 50), held("H", 50))) is NO
    assert told(scene(held("L", 50), held("H", 50)), MILITARY) is UNKNOWN  # nobody said whether these are military


def test_a_holder_counts_from_the_day_of_its_listing() -> None:
    rows = scene(held("L", 60, as_of=date(2026, 3, 1)), held("H", 40))
    assert told(rows, day=date(2026, 3, 1)) is YES
    assert told(rows, day=date(2026, 2, 28)) is UNKNOWN


def test_a_firm_that_reads_the_rule_as_direct_adds_nobody_up() -> None:
    several = scene(held("L", 30), held("W", 20), held("H", 50))
    assert told(several, firm=adopting(**{"half-holding": "direct"})) is NO


def test_the_reading_of_the_rule_is_named_where_it_matters() -> None:
    several = scene(held("L", 30), held("W", 20), held("H", 50))
    alone = scene(held("L", 50), held("H", 50))
    assert "half-holding" in names(found(several).readings)
    assert "half-holding" not in names(found(alone).readings)


def test_a_holder_whose_measures_are_suspended_counts_by_a_reading() -> None:
    suspended = replace(LISTED, listed="control-list-stopped", listed_by="13/2025")
    rows = scene(held("L", 50), held("H", 50), parties=(suspended, WATCHED, HARMLESS, SOLDIERS))
    assert told(rows, firm=adopting(**{"stopped-listing-counts": "yes"})) is YES
    assert told(rows, firm=adopting(**{"stopped-listing-counts": "no"})) is NO
    assert "stopped-listing-counts" in names(found(rows).readings)


def test_nobody_is_held_before_anything_is_said() -> None:
    assert not Holdings.of((), ()).rows
    assert report_of(magnets()).determinations


@pytest.mark.parametrize(("fact", "holder"), [(FACT, "L"), (MILITARY, "M")])
def test_holders_without_a_name_may_be_one_and_the_same(fact: str, holder: str) -> None:
    nameless = (Party(party_id="U1"), Party(party_id="U2"))
    rows = (held(holder, 20), held("U1", 30), held("U2", 30), held("H", 20))
    everybody = (LISTED, WATCHED, replace(HARMLESS, military_user=NO), SOLDIERS)
    told_apart = tuple(replace(each, name=each.party_id, identifiers="LEI") for each in nameless)
    direct = adopting(**{"half-holding": "direct"})
    assert told(scene(*rows, parties=(*everybody, *nameless)), fact, direct) is UNKNOWN
    assert told(scene(*rows, parties=(*everybody, *told_apart)), fact, direct) is NO
    stated = tuple(replace(each, listed="none", military_user=NO) for each in nameless)
    assert told(scene(*rows, parties=(*everybody, *stated)), fact, direct) is NO
