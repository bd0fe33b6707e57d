"""Parties held against all lists of a workspace: whom, which lists, which decisions, as known on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ytterby.actions.add_list import add_list
from ytterby.actions.decide_candidate import decide
from ytterby.actions.exclude_name import exclude
from ytterby.actions.look_at_list import look
from ytterby.actions.screen_parties import FEW, lists_of, parties_of, screening_of
from ytterby.languages import Text
from ytterby.law.lawbook import LAW_KNOWN_TO, statutes
from ytterby.parties.lists import Entry, WatchedList
from ytterby.parties.sought import Sought
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Ownership, Party

DAY, LATER = date(2026, 11, 24), date(2026, 12, 8)
SUBARU = Sought("P-1", ("株式会社SUBARU",), "JP")
NOBODY = Sought("P-2", ("qzxv wkjh",), "JP")
OWN = WatchedList(
    "own-denied", Text.same("own"), (Entry("own-denied", "X-1", ("架空商会",), "JP"),), 1, "a file", DAY, "A", LATER
)


def test_owners_without_a_row_are_screened_too() -> None:
    parties = (Party(party_id="P-1", name="架空"), Party(party_id="P-2"))
    ownership = (Ownership(owner_id="見本商事", owned_id="P-1"), Ownership(owner_id="架空", owned_id="P-2"))
    found = parties_of(Dataset(parties=parties, ownership=ownership))
    assert [(each.reference, each.names) for each in found] == [
        ("P-1", ("架空",)),
        ("P-2", ()),
        ("見本商事", ("見本商事",)),
    ]


def test_a_workspace_without_a_store_has_the_lists_of_the_law_alone(tmp_path: Path) -> None:
    for day, is_clear in ((LAW_KNOWN_TO, True), (DAY, False)):
        screening = screening_of(tmp_path, (SUBARU, NOBODY), statutes(), day, day)
        assert [each.list_id for each in screening.lists] == ["control-list", "watch-list"]
        assert screening.parties["P-1"].open[0].entry.names[0] == "斯巴鲁株式会社"
        assert screening.clears("P-2", day) is is_clear
    assert list(tmp_path.iterdir()) == []


def test_what_the_firm_recorded_counts_from_its_day_on(tmp_path: Path) -> None:
    entry = screening_of(tmp_path, (SUBARU,), statutes(), DAY, DAY).parties["P-1"].open[0].entry
    decide(tmp_path, SUBARU, entry, "same", "A", DAY, "number", today=DAY)
    add_list(tmp_path, OWN, today=DAY)
    before, after = date(2026, 11, 23), DAY
    assert screening_of(tmp_path, (SUBARU,), statutes(), after, after).parties["P-1"].entries() == (entry,)
    assert screening_of(tmp_path, (SUBARU,), statutes(), before, before).parties["P-1"].entries() == ()
    shop = Sought("P-3", ("架空商会",), "JP")
    assert screening_of(tmp_path, (shop,), statutes(), DAY, DAY).parties["P-3"].open[0].entry.entry_id == "X-1"


def test_exclusions_and_looks_count(tmp_path: Path) -> None:
    add_list(tmp_path, OWN, today=DAY)
    alike = Sought("P-4", ("架空商会テスト",), "JP")
    assert screening_of(tmp_path, (alike,), statutes(), DAY, DAY).parties["P-4"].open
    exclude(tmp_path, "架空商会テスト", OWN, "A", DAY, "another firm", today=DAY)
    found = screening_of(tmp_path, (alike,), statutes(), DAY, DAY).parties["P-4"]
    assert (found.open, len(found.excluded)) == ((), 1)
    control = lists_of(tmp_path, statutes(), DAY, DAY)[0]
    look(tmp_path, control, "A", DAY, today=DAY)
    assert lists_of(tmp_path, statutes(), LATER, LATER)[0].clears_on(LATER)


def test_few_and_many_are_answered_alike(tmp_path: Path) -> None:
    names = ("株式会社SUBARU", "スバル", "三菱造船", "ENEOS", "qzxv wkjh", "Summit Technologies")
    few = tuple(Sought(f"F-{number}", (name,), "JP") for number, name in enumerate(names))
    more = tuple(Sought(f"N-{number}", (f"qzxv {number}",)) for number in range(FEW))
    one = screening_of(tmp_path, few, statutes(), DAY, DAY)
    other = screening_of(tmp_path, (*few, *more), statutes(), DAY, DAY)
    assert [one.parties[each.reference] for each in few] == [other.parties[each.reference] for each in few]
