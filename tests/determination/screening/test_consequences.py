"""What follows from a listing, by the rules of the law themselves, on both sides of the days that turn it."""

from __future__ import annotations

from datetime import date

from tests.determination.scenes import adopting
from tests.determination.screenings import CONTROLLED, WATCHED
from ytterby.determination.firm import Firm
from ytterby.determination.screening.consequences import Consequence, consequences
from ytterby.law.lawbook import packaged
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.parties.lists import Entry

TODAY = date(2026, 11, 24)
SUSPENDED = Entry("control-list", "s", ("某公司",), "US", notice="mofcom-2025-21", listed_on=date(2025, 4, 4))


def of(
    *entries: Entry, day: date = TODAY, held_by: dict[str, Truth] | None = None, firm: Firm | None = None
) -> dict[str, Consequence]:
    found = consequences(entries, packaged(), firm or Firm(), day, TODAY, held_by=held_by)
    return {each.provision.cites: each for each in found}


def truths(*entries: Entry, day: date = TODAY) -> dict[str, tuple[Truth, Truth]]:
    return {cites: (each.truth, each.in_force) for cites, each in of(*entries, day=day).items()}


def test_who_is_watched_is_refused_by_61_and_examined_strictly_elsewhere() -> None:
    found = truths(WATCHED)
    assert found["mofcom-2025-61/2"] == (UNKNOWN, YES)  # whether 61 is in force nobody has confirmed
    assert found["statecouncil-792/26"] == (YES, YES)
    assert "statecouncil-792/29" not in found
    assert "statecouncil-792/49" not in found


def test_while_61_is_suspended_the_strict_examination_stays() -> None:
    found = truths(WATCHED, day=date(2026, 11, 9))
    assert found["mofcom-2025-61/2"] == (NO, YES)
    assert found["statecouncil-792/26"] == (YES, YES)


def test_who_is_controlled_by_a_notice_of_2026_is_barred_to_persons_abroad_too() -> None:
    found = truths(CONTROLLED)
    assert found["statecouncil-792/29"] == (YES, YES)
    assert found["statecouncil-792/49"] == (YES, YES)


def test_measures_against_japan_and_america_hang_on_the_use() -> None:
    assert of(WATCHED)["mofcom-2026-1/1"].truth is UNKNOWN
    assert "used_for_military_purposes" in of(WATCHED)["mofcom-2026-1/1"].open
    assert of(SUSPENDED)["mofcom-2024-46/1"].truth is UNKNOWN
    assert "mofcom-2026-1/1" not in of(SUSPENDED)
    assert "mofcom-2024-46/1" not in of(WATCHED)


def test_a_suspension_that_may_have_ended_leaves_it_open() -> None:
    open_now = of(SUSPENDED)["statecouncil-792/29"]
    assert (open_now.truth, open_now.open) == (UNKNOWN, ("importer_or_end_user_is_on_control_list",))
    before = truths(SUSPENDED, day=date(2026, 11, 9))
    assert "statecouncil-792/29" not in before
    assert before["mofcom-2025-61/2"] == (NO, YES)  # a listing with suspended measures is one, by the reading in use


def test_a_subsidiary_held_by_half_is_refused_by_61_alone() -> None:
    found = of(held_by={"control-list": YES, "watch-list": NO})
    assert found["mofcom-2025-61/2"].in_force is YES
    assert "statecouncil-792/29" not in found
    assert "statecouncil-792/26" not in found


def test_read_as_reaching_beyond_61_the_list_of_the_holders_decides() -> None:
    wider = adopting(half_rule_reaches_beyond_61="yes")
    by_controlled = of(held_by={"control-list": YES, "watch-list": NO}, firm=wider)
    assert (by_controlled["statecouncil-792/29"].truth, "statecouncil-792/26" in by_controlled) == (YES, False)
    by_watched = of(held_by={"control-list": NO, "watch-list": YES}, firm=wider)
    assert (by_watched["statecouncil-792/26"].truth, "statecouncil-792/29" in by_watched) == (YES, False)
    by_either = of(held_by={}, firm=wider)
    assert by_either["statecouncil-792/29"].open == ("importer_or_end_user_is_held_by_control_listed",)
    assert by_either["statecouncil-792/26"].open == ("importer_or_end_user_is_held_by_watch_listed",)
