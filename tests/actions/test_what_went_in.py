"""Whatever a firm records or adds changes the addresses of a report that may come out otherwise by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.determination.scenes import IN_FORCE, changed, magnets
from ytterby.actions.add_list import add_list, withdraw
from ytterby.actions.decide_candidate import decide
from ytterby.actions.exclude_name import exclude
from ytterby.actions.exclude_name import withdraw as include
from ytterby.actions.look_at_list import look
from ytterby.actions.screen_parties import lists_of, parties_of, screening_of
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.languages import Text
from ytterby.law.instruments import parse_instrument
from ytterby.law.lawbook import Statutes
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.matching import Match
from ytterby.parties.sought import Sought

TODAY, EARLIER = date(2026, 11, 24), date(2026, 11, 20)
BY = "架空 花子"
# Near to the official name of the watch list, 斯巴鲁株式会社 (announcement 12/2026), and not it.
SCENE = changed(magnets(), "parties", "USER", name="斯巴鲁精密株式会社", listed=None, country="JP")
OWN = WatchedList(
    "own-denied", Text.same("own"), (Entry("own-denied", "1", ("架空商会",)),), 1, "f", TODAY, BY, TODAY + timedelta(9)
)
NOTICE = """
id = "mofcom-2026-99"
number = "99"
issuer = "x"
published = 2026-11-20
title = { ja = "一", zh = "二", en = "three" }
added_by = "Aya Mori"
[[lists]]
what = ["watch-list"]
from = 2026-11-20
parties = ["风筝制造株式会社"]
"""
ADDED = parse_instrument(NOTICE.encode())


def addresses(workspace: Path, law: Statutes = IN_FORCE, known: date = TODAY) -> dict[str, str]:
    screening = screening_of(workspace, parties_of(SCENE), law, TODAY, known)
    return check(SCENE, law, Firm(), known, screening=screening).addresses


def user(workspace: Path) -> tuple[Sought, Match]:
    """The party that is like an entry, and the entry."""
    found = screening_of(workspace, parties_of(SCENE), IN_FORCE, TODAY, TODAY).parties["USER"]
    return found.sought, found.open[0]


def control_list(workspace: Path) -> WatchedList:
    return lists_of(workspace, IN_FORCE, TODAY, TODAY)[0]


def decided(workspace: Path) -> None:
    sought, match = user(workspace)
    decide(workspace, sought, match.entry, "different", BY, TODAY, "所在地", today=TODAY)


def excluded(workspace: Path) -> None:
    sought, match = user(workspace)
    watch_list = lists_of(workspace, IN_FORCE, TODAY, TODAY)[1]
    assert watch_list.list_id == match.entry.list_id
    exclude(workspace, sought.names[0], watch_list, BY, TODAY, "所在地", today=TODAY)


def looked(workspace: Path) -> None:
    look(workspace, control_list(workspace), BY, TODAY, today=TODAY)


def own_list(workspace: Path) -> None:
    add_list(workspace, OWN, today=TODAY)


@pytest.mark.parametrize("act", [decided, excluded, looked, own_list])
def test_what_a_firm_records_changes_the_addresses(tmp_path: Path, act: Callable[[Path], None]) -> None:
    before = addresses(tmp_path)
    assert addresses(tmp_path) == before
    act(tmp_path)
    assert addresses(tmp_path) != before


def test_a_look_changes_the_address_of_the_lists_also_where_nobody_becomes_clear_by_it(tmp_path: Path) -> None:
    own_list(tmp_path)
    before = addresses(tmp_path)
    look(
        tmp_path,
        lists_of(tmp_path, IN_FORCE, TODAY, TODAY)[-1],
        "架空 次郎",
        TODAY + timedelta(1),
        today=TODAY + timedelta(1),
    )
    assert addresses(tmp_path) == before, "of a later day than what is known"
    after = addresses(tmp_path, known=TODAY + timedelta(1))
    assert {name for name in before if before[name] != after[name]} == {"known", "lists"}


def test_a_notice_changes_the_addresses_of_law_and_lists(tmp_path: Path) -> None:
    before = addresses(tmp_path)
    after = addresses(tmp_path, Statutes({**IN_FORCE.instruments, ADDED.id: ADDED}))
    assert {name for name in before if before[name] != after[name]} == {"law", "lists"}


@pytest.mark.parametrize(
    "told",
    [
        {"listed_on": TODAY},
        {"notice": "mofcom-2026-12"},
        {"bars_foreign_persons": True},
        {"state": "suspended"},
        {"address": "東京"},
        {"note": "注記"},
        {"names": ("架空商会", "別名")},
        {"country": "JP"},
    ],
)
def test_whatever_is_told_of_an_entry_is_in_the_address_of_its_list(told: dict[str, object]) -> None:
    other = replace(OWN, entries=(replace(OWN.entries[0], **told),))  # type: ignore[arg-type]
    assert other.address != OWN.address


@pytest.mark.parametrize(
    "seen",
    [{"looked_on": TODAY - timedelta(1)}, {"looked_by": "架空 次郎"}, {"look_again_by": TODAY}, {"least_size": 0}],
)
def test_who_looked_and_when_is_in_the_address_of_the_list_as_seen(seen: dict[str, object]) -> None:
    other = replace(OWN, **seen)  # type: ignore[arg-type]
    assert other.address == OWN.address
    assert other.seen_address != OWN.seen_address


@pytest.mark.parametrize("act", [decided, excluded, looked, own_list])
def test_what_is_recorded_of_a_later_day_moves_nothing_of_what_was_known(
    tmp_path: Path, act: Callable[[Path], None]
) -> None:
    before = addresses(tmp_path, known=EARLIER)
    act(tmp_path)
    assert addresses(tmp_path, known=EARLIER) == before


def test_what_was_withdrawn_later_still_stands_as_known_before(tmp_path: Path) -> None:
    sought, match = user(tmp_path)
    watch_list = lists_of(tmp_path, IN_FORCE, TODAY, TODAY)[1]
    exclude(tmp_path, sought.names[0], watch_list, BY, EARLIER, "所在地", today=TODAY)
    add_list(tmp_path, replace(OWN, looked_on=EARLIER), today=TODAY)
    before = addresses(tmp_path, known=EARLIER)
    include(tmp_path, sought.names[0], match.entry.list_id, BY, TODAY, "買収", today=TODAY)
    withdraw(tmp_path, OWN.list_id, BY, TODAY, "統合", today=TODAY)
    assert addresses(tmp_path, known=EARLIER) == before
    assert screening_of(tmp_path, (sought,), IN_FORCE, TODAY, TODAY).parties["USER"].open
