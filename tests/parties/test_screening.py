"""A screening puts every entry that was found where it belongs: hit, open, cleared, told apart, or excluded."""

from __future__ import annotations

from dataclasses import replace

from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.parties.decisions import Decision, Exclusion
from ytterby.parties.screening import Screened, screened
from ytterby.parties.sought import Sought

from .lists_for_tests import TODAY, Written, entry, watched

ENTRY, OTHER = entry("1", "例示電機"), entry("2", "例示电子")
LIST = watched(ENTRY, OTHER)
SOUGHT = Sought("P-1", ("例示電気", "EXAMPLE DENKI"), "JP")
MATCHER = Written(
    {
        "例示電気": [(ENTRY, 90, "unknown"), (OTHER, 80, "unknown")],
        "EXAMPLE DENKI": [(ENTRY, 70, "unknown")],
        "numbered": [(ENTRY, 95, "same"), (OTHER, 95, "different")],
    }
)


def excluded(name: str, entry_id: str = "", list_id: str = "watch-list") -> Exclusion:
    prints = frozenset(each.fingerprint for each in (ENTRY, OTHER))
    return Exclusion(name, list_id, entry_id, "架空 花子", TODAY, "別会社", prints)


def held(
    *exclusions: Exclusion, sought: Sought = SOUGHT, decisions: tuple[Decision, ...] = (), matcher: Written = MATCHER
) -> Screened:
    return next(iter(screened([sought], [LIST], matcher, decisions, TODAY, exclusions)))


def ids(found: Screened) -> tuple[list[str], list[str]]:
    """The ids of what is open and of what is excluded."""
    return [each.entry.entry_id for each in found.open], [each.entry.entry_id for each, _ in found.excluded]


def decision(verdict: str) -> Decision:
    return Decision(
        SOUGHT.fingerprint,
        "P-1",
        "watch-list",
        "1",
        ENTRY.fingerprint,
        verdict,  # type: ignore[arg-type]
        "架空 花子",
        TODAY,
        "所在地",
    )


def test_without_exclusions_all_candidates_are_open() -> None:
    assert ids(held()) == (["1", "2"], [])


def test_an_excluded_name_is_shown_and_no_longer_asked_about() -> None:
    found = held(excluded("例示電気"), sought=replace(SOUGHT, names=("例示電気",)))
    assert ids(found) == ([], ["1", "2"])
    assert found.is_listed is NO


def test_another_name_of_the_party_keeps_it_a_candidate() -> None:
    found = held(excluded("例示電気"))
    assert ids(found) == (["1"], ["2"])
    assert found.open[0].evidence.sought_name == "EXAMPLE DENKI"
    assert found.open[0].score == 70


def test_an_exclusion_may_speak_of_one_entry_alone() -> None:
    sought = replace(SOUGHT, names=("例示電気",))
    assert ids(held(excluded("例示電気", "2"), sought=sought)) == (["1"], ["2"])
    assert ids(held(excluded("例示電気", list_id="control-list"), sought=sought)) == (["1", "2"], [])


def test_a_name_is_excluded_however_it_is_written() -> None:
    written = "株式会社例示電気"
    found = held(
        excluded("例示電気"),
        sought=replace(SOUGHT, names=(written,)),
        matcher=Written({written: [(ENTRY, 90, "unknown")]}),
    )
    assert ids(found) == ([], ["1"])


def test_whoever_is_listed_later_under_the_very_name_is_asked_about() -> None:
    later, sought = entry("3", "株式会社例示電気"), replace(SOUGHT, names=("例示電気",))
    matcher = Written({"例示電気": [(ENTRY, 90, "unknown"), (later, 100, "unknown")]})
    assert ids(held(excluded("例示電気"), sought=sought, matcher=matcher)) == (["3"], ["1"])
    covering = replace(excluded("例示電気"), entries=frozenset({ENTRY.fingerprint, later.fingerprint}))
    assert ids(held(covering, sought=sought, matcher=matcher)) == (["3"], ["1"]), "not even if it was covered"


def test_numbers_and_decisions_stand_above_an_exclusion() -> None:
    numbered = held(excluded("numbered"), sought=Sought("P-2", ("numbered",)))
    assert [each.entry.entry_id for each in numbered.hits] == ["1"]
    assert [each.entry.entry_id for each in numbered.told_apart] == ["2"]
    assert numbered.excluded == ()
    decided = held(excluded("例示電気"), excluded("EXAMPLE DENKI"), decisions=(decision("same"),))
    assert [each.entry.entry_id for each in decided.hits] == ["1"]
    assert decided.is_listed is YES
    cleared = held(excluded("例示電気"), decisions=(decision("different"),))
    assert [each.entry.entry_id for each, _ in cleared.cleared] == ["1"]


def test_the_last_decision_counts() -> None:
    assert held(decisions=(decision("same"), decision("different"))).hits == ()
    assert held(decisions=(decision("different"), decision("same"))).is_listed is YES


def test_an_old_list_clears_nobody() -> None:
    old = watched(ENTRY, looked=TODAY.replace(month=1))
    found = next(iter(screened([Sought("P-3", ("誰か",))], [old], MATCHER, (), TODAY)))
    assert (found.is_listed, found.stale) == (UNKNOWN, (old,))
