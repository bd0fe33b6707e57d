"""A decision about a candidate is kept with its reason and day, counts till a side changes, and is never doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.actions.decide_candidate import Verdict, decide, decisions_of
from ytterby.languages import LANGUAGES
from ytterby.parties.decisions import Decisions
from ytterby.parties.lists import Entry, Identifier
from ytterby.parties.sought import Sought
from ytterby.store import NotRecordedError, Recorded, opened

TODAY = date(2026, 11, 24)
BY, WHY = "架空 花子", "所在地が異なる"
SOUGHT = Sought("P-1", ("例示電機株式会社",), "JP", (Identifier("lei", "A1"),))
ENTRY = Entry("watch-list", "12/2026:7", ("例示电机软件株式会社",), "JP", (Identifier("cn-uscc", "B2"),))


def decided(
    workspace: Path, verdict: Verdict = "different", *, sought: Sought = SOUGHT, entry: Entry = ENTRY, on: date = TODAY
) -> Recorded:
    return decide(workspace, sought, entry, verdict, BY, on, WHY, today=TODAY)


def refused(workspace: Path, verdict: str, by: str, on: date, why: str) -> list[str]:
    with pytest.raises(NotRecordedError) as caught:
        decide(workspace, SOUGHT, ENTRY, verdict, by, on, why, today=TODAY)  # type: ignore[arg-type]
    assert all(caught.value.in_(language) for language in LANGUAGES)
    return caught.value.in_("en").splitlines()


def test_a_decision_is_kept_with_who_when_and_why(tmp_path: Path) -> None:
    record = decided(tmp_path)
    assert (record.act.kind, record.act.about, record.act.by, record.act.why) == ("decision", "P-1", BY, WHY)
    assert record.act.content["seen"] == {
        "sought": {"names": ["例示電機株式会社"], "country": "JP", "identifiers": ["lei:A1"]},
        "entry": {"names": ["例示电机软件株式会社"], "country": "JP", "identifiers": ["cn-uscc:B2"]},
        "state": "listed",
    }
    found = Decisions(decisions_of(opened(tmp_path, create=False))).on(SOUGHT, ENTRY)
    assert found is not None
    assert (found.verdict, found.by, found.on, found.why, found.reference) == ("different", BY, TODAY, WHY, "P-1")


def test_it_is_asked_again_when_either_side_changes(tmp_path: Path) -> None:
    decided(tmp_path)
    decisions = Decisions(decisions_of(opened(tmp_path, create=False)))
    assert decisions.on(replace(SOUGHT, country="CN"), ENTRY) is None
    assert decisions.on(SOUGHT, replace(ENTRY, names=(*ENTRY.names, "別名"))) is None
    assert decisions.on(replace(SOUGHT, reference="P-2"), ENTRY) is not None, "its number says that it is the same"
    assert decisions.on(SOUGHT, replace(ENTRY, state="suspended")) is not None


def test_the_same_decision_is_not_recorded_twice(tmp_path: Path) -> None:
    first = decided(tmp_path)
    assert decided(tmp_path) == first
    assert len(decisions_of(opened(tmp_path, create=False))) == 1


def test_a_later_decision_takes_the_place_of_the_earlier_and_both_are_kept(tmp_path: Path) -> None:
    decided(tmp_path, on=TODAY - timedelta(days=1))
    decided(tmp_path, "same")
    decided(tmp_path, "different")
    decisions = decisions_of(opened(tmp_path, create=False))
    assert [each.verdict for each in decisions] == ["different", "same", "different"]
    with pytest.raises(NotRecordedError, match="decided this on 2026-11-24"):
        decided(tmp_path, "same", on=TODAY - timedelta(days=1))


def test_a_row_of_the_same_name_is_decided_by_itself(tmp_path: Path) -> None:
    one, other = (replace(SOUGHT, reference=each, identifiers=()) for each in ("P-1", "P-2"))
    decided(tmp_path, "different", sought=one)
    decided(tmp_path, "different", sought=other, on=TODAY - timedelta(days=1))
    decided(tmp_path, "different", sought=one)
    decisions = decisions_of(opened(tmp_path, create=False))
    assert [each.reference for each in decisions] == ["P-1", "P-2"]
    assert all(Decisions(decisions).on(each, ENTRY) is not None for each in (one, other))


def test_all_reasons_are_said_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    reasons = refused(tmp_path, "perhaps", " 12 ", TODAY + timedelta(days=1), " … ")
    assert len(reasons) == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict", "says"),
    [
        ("lei", "lei", "different", "they are one"),
        ("lei", "lei", "same", "they are two"),
    ],
)
def test_what_the_numbers_of_a_register_settle_nobody_decides(
    tmp_path: Path, ours: str, theirs: str, verdict: Verdict, says: str
) -> None:
    number = "A1" if verdict == "different" else "Z9"
    entry = replace(ENTRY, identifiers=(Identifier("lei", number),))
    with pytest.raises(NotRecordedError, match=says):
        decided(tmp_path, verdict, entry=entry)


def test_numbers_of_different_registers_settle_nothing(tmp_path: Path) -> None:
    assert decided(tmp_path, "same").number == 1


def test_without_a_store_there_are_no_decisions() -> None:
    assert decisions_of(None) == ()
