"""Of two screenings only what is otherwise is told, party by party and list by list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ytterby.parties.lists import WatchedList
from ytterby.parties.rescreening import Change, EntrySeen, Finding, ListSeen, PartySeen, Seen, changes_since, seen
from ytterby.parties.screening import screened
from ytterby.parties.sought import Sought

from .lists_for_tests import TODAY, Written, entry, watched

ONE, TWO = entry("1", "例示電機"), entry("2", "例示电子")
FINDINGS: tuple[Finding, ...] = ("hit", "open", "cleared", "excluded", "apart")


def of(*parties: PartySeen, lists: Sequence[ListSeen] = ()) -> Seen:
    return Seen(TODAY, parties, tuple(lists))


def party(reference: str = "P-1", fingerprint: str = "f", **entries: str) -> PartySeen:
    """A party with its entries as `id="state finding"`."""
    return PartySeen(
        reference,
        fingerprint,
        tuple(
            EntrySeen("watch-list", entry_id, "名", *said.split())  # type: ignore[arg-type]
            for entry_id, said in entries.items()
        ),
    )


def told(before: Seen, after: Seen) -> list[tuple[str, str, str, str]]:
    return [
        (each.kind, each.entry_id or each.reference, each.before, each.after) for each in changes_since(before, after)
    ]


def test_the_same_twice_is_no_news() -> None:
    one = of(party(a="listed open"), lists=[ListSeen("watch-list", "x", 2, False)])
    assert changes_since(one, one) == ()


def test_new_candidates_gone_ones_and_states() -> None:
    before = of(party(a="suspended open", b="listed hit", c="listed open", d="suspended apart"))
    after = of(party(a="listed open", c="listed cleared", d="listed apart", e="listed open", f="listed apart"))
    assert told(before, after) == [
        ("entry-state", "a", "suspended", "listed"),
        ("entry-finding", "c", "open", "cleared"),
        ("entry-found", "e", "", "open"),
        ("entry-gone", "b", "hit", ""),
    ]


def test_a_party_that_changed_has_its_decision_asked_again() -> None:
    before, after = of(party(a="listed cleared")), of(party(fingerprint="g", a="listed open"))
    assert told(before, after) == [("party-changed", "P-1", "", ""), ("entry-finding", "a", "cleared", "open")]


def test_parties_come_and_go() -> None:
    before, after = of(party("P-1"), party("P-2", a="listed hit")), of(party("P-3", a="listed open"), party("P-1"))
    assert told(before, after) == [
        ("party-new", "P-3", "", ""),
        ("entry-found", "a", "", "open"),
        ("party-gone", "P-2", "", ""),
    ]


def test_parties_that_share_a_reference_are_compared_in_their_order() -> None:
    before = of(party("P", "f"), party("P", "g"))
    assert told(before, before) == []
    assert told(before, of(party("P", "f"))) == [("party-gone", "P", "", "")]


def test_lists_change_grow_old_and_are_looked_at_again() -> None:
    def lists(*each: tuple[str, str, int, bool]) -> Seen:
        return of(lists=[ListSeen(*one) for one in each])

    before = lists(("a", "x", 5, False), ("b", "x", 5, False), ("c", "x", 5, True), ("d", "x", 1, False))
    after = lists(("a", "y", 6, False), ("b", "x", 5, True), ("c", "x", 5, False), ("e", "x", 2, True))
    assert [(each.kind, each.list_id, each.before, each.after) for each in changes_since(before, after)] == [
        ("list-changed", "a", "5", "6"),
        ("list-stale", "b", "", ""),
        ("list-fresh", "c", "", ""),
        ("list-new", "e", "", "2"),
        ("list-stale", "e", "", ""),
        ("list-gone", "d", "1", ""),
    ]


def test_a_screening_is_kept_as_it_was_found() -> None:
    lists: list[WatchedList] = [watched(ONE, TWO), watched(ONE, list_id="control-list", days=1)]
    matcher = Written({"例": [(ONE, 90, "same"), (TWO, 80, "unknown")]})
    sought = Sought("P-1", ("例",))
    found = list(screened([sought], lists, matcher, (), TODAY))
    kept = seen(found, lists, TODAY + timedelta(days=2))
    assert kept.parties == (
        PartySeen(
            "P-1",
            sought.fingerprint,
            (
                EntrySeen("watch-list", "1", "例示電機", "listed", "hit"),
                EntrySeen("watch-list", "2", "例示电子", "listed", "open"),
            ),
        ),
    )
    assert [(each.list_id, each.size, each.is_stale) for each in kept.lists] == [
        ("control-list", 1, True),
        ("watch-list", 2, False),
    ]


ENTRIES = st.dictionaries(
    st.sampled_from("abc"),
    st.tuples(st.sampled_from(("listed", "suspended")), st.sampled_from(FINDINGS)).map(" ".join),
)
PARTIES = st.lists(
    st.builds(
        lambda reference, fingerprint, entries: party(reference, fingerprint, **entries),
        st.sampled_from(("P", "Q", "R")),
        st.sampled_from("fg"),
        ENTRIES,
    ),
    max_size=4,
)


@given(PARTIES, PARTIES)
def test_nothing_is_told_twice_and_the_way_back_tells_as_much(one: list[PartySeen], two: list[PartySeen]) -> None:
    there, back = changes_since(of(*one), of(*two)), changes_since(of(*two), of(*one))
    opposite = {"party-new": "party-gone", "entry-found": "entry-gone"}

    def counted(changes: tuple[Change, ...], kinds: dict[str, str]) -> list[tuple[str, ...]]:
        return sorted((kinds.get(each.kind, each.kind), each.reference, each.entry_id) for each in changes)

    both = opposite | {gone: new for new, gone in opposite.items()}
    gone = {reference for kind, reference, _ in counted(there, {}) if kind in ("party-gone", "party-new")}
    kept = [each for each in counted(there, both) if each[1] not in gone]
    assert kept == [each for each in counted(back, {}) if each[1] not in gone]
    assert changes_since(of(*one), of(*one)) == ()
