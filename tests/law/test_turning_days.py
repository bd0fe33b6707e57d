"""Each day of each paragraph, by the ledger and by the table written by hand: no gap, no overlap, no day apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ytterby.law.cases import DAYS, Timeline, all_timelines, timelines
from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61.rules import PROVISIONS
from ytterby.law.provisions import RULES
from ytterby.law.standing import passages
from ytterby.logic.lawbook import State
from ytterby.logic.truth import NO, UNKNOWN, YES

ONE_DAY = timedelta(days=1)
TABLES = sorted(path.stem for path in DAYS.glob("*.toml"))
ALL = all_timelines()
EVERY_TIMELINE = pytest.mark.parametrize("timeline", ALL, ids=[f"{each.about}: {each.name.en}" for each in ALL])
BY_70 = timelines()
CITED = {provision.cites for provision in PROVISIONS.values()}
BY_NAME = {timeline.name.en: timeline for timeline in BY_70}
FEW_YEARS = 1000


def days(timeline: Timeline) -> Iterator[date]:
    """Every day of a table of a few years; of a longer one those around each turn, and the first of every month."""
    count = (timeline.last_day - timeline.first_day).days + 1
    every = (timeline.first_day + ONE_DAY * step for step in range(count))
    if count <= FEW_YEARS:
        return every
    book = timeline.lawbook(packaged().lawbook)
    turns = {turn for cites in timeline.days for turn in book.turning_days(cites)}
    turns |= {day for runs in timeline.days.values() for run in runs for day in (run.since, run.through)}
    around = {turn + ONE_DAY * step for turn in turns for step in range(-3, 4)}
    return (day for day in every if day in around or day.day == 1)


def test_the_tables_are_there() -> None:
    assert TABLES == ["lists", "never_suspended", "suspended_by_70", "suspended_by_72"]
    assert {each.about for each in ALL} == set(TABLES)
    assert all(len(timelines(table)) >= 2 for table in TABLES)


def test_the_table_of_announcement_70_reaches_from_october_2025_to_march_2027() -> None:
    for timeline in BY_70:
        assert (timeline.first_day, timeline.last_day) == (date(2025, 10, 1), date(2027, 3, 1))


def test_every_paragraph_that_some_instrument_brings_into_force_is_in_one_table() -> None:
    tables: dict[str, set[str]] = {}
    for timeline in ALL:
        for cites in timeline.days:
            tables.setdefault(cites, set()).add(timeline.about)
    assert set(passages(packaged())) <= set(tables)
    assert {cites: about for cites, about in tables.items() if len(about) > 1} == {}


def test_every_paragraph_that_a_rule_cites_is_in_a_table() -> None:
    told = {cites for timeline in ALL for cites in timeline.days}
    assert {rule.cites for rules in RULES.values() for rule in rules.values()} <= told


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_about_the_same_paragraphs_throughout(table: str) -> None:
    first, *further = [set(timeline.days) for timeline in timelines(table)]
    assert all(each == first for each in further)


@pytest.mark.parametrize("table", TABLES)
def test_a_way_to_look_is_told_once(table: str) -> None:
    names = [timeline.name.en for timeline in timelines(table)]
    assert len(set(names)) == len(names)
    assert all(timeline.why and timeline.name.ja for timeline in timelines(table))


@EVERY_TIMELINE
def test_every_paragraph_has_one_answer_a_day(timeline: Timeline) -> None:
    """No gap and no overlap: the runs of a paragraph follow one another from the first day to the last."""
    for cites, runs in timeline.days.items():
        in_order = sorted(runs, key=lambda run: run.since)
        assert (in_order[0].since, in_order[-1].through) == (timeline.first_day, timeline.last_day), cites
        for earlier, later in pairwise(in_order):
            assert later.since == earlier.through + ONE_DAY, (cites, later.since)


@EVERY_TIMELINE
def test_no_run_of_days_is_empty_or_leaves_the_table(timeline: Timeline) -> None:
    for runs in timeline.days.values():
        for run in runs:
            assert timeline.first_day <= run.since <= run.through <= timeline.last_day


@EVERY_TIMELINE
def test_the_ledger_agrees_with_the_table_on_every_day(timeline: Timeline) -> None:
    book = timeline.lawbook(packaged().lawbook)
    for day in days(timeline):
        law = book.on(day, timeline.known)
        for cites in timeline.days:
            assert law.force(cites).truth is timeline.in_force(cites, day), (cites, day)


@EVERY_TIMELINE
def test_the_ledger_names_every_day_on_which_the_table_turns(timeline: Timeline) -> None:
    """Whoever looks only at the turning days misses nothing: states change on no other day."""
    book = timeline.lawbook(packaged().lawbook)
    for cites in timeline.days:
        turns = set(book.turning_days(cites, timeline.known))
        in_order = sorted(timeline.days[cites], key=lambda run: run.since)
        for before, now in pairwise(in_order):
            assert now.truth is before.truth or now.since in turns, (cites, now.since)


def test_the_states_have_their_names() -> None:
    """Suspended before it took effect, and unconfirmed: two ways of not being in force that are not one."""
    law = packaged().lawbook
    known = date(2026, 11, 23)
    later = "mofcom-2025-61/1(1)"
    assert law.on(date(2025, 10, 8), known).force(later).state is State.NOT_COMMENCED
    assert law.on(date(2025, 11, 6), known).force(later).state is State.NOT_COMMENCED
    suspended = law.on(date(2025, 12, 1), known).force(later)
    assert (suspended.state, suspended.commenced) == (State.SUSPENDED, False)
    assert law.on(date(2026, 11, 10), known).force(later).state is State.UNCONFIRMED
    at_once = "mofcom-2025-61/1(3)"
    assert law.on(date(2025, 10, 9), known).force(at_once).state is State.IN_FORCE
    suspended = law.on(date(2025, 12, 1), known).force(at_once)
    assert (suspended.state, suspended.commenced) == (State.SUSPENDED, True)


def test_an_unconfirmed_state_can_be_supposed_either_way() -> None:
    law = packaged().lawbook.on(date(2026, 12, 1), date(2026, 11, 23))
    for cites in CITED:
        assert law.force(cites).truth is UNKNOWN
        assert law.supposing(YES).force(cites).truth is YES
        assert law.supposing(NO).force(cites).truth is NO


def test_a_supposed_instrument_is_not_in_the_book() -> None:
    packaged_ids = set(packaged().instruments)
    supposed = {each.id for timeline in ALL for each in timeline.added}
    assert len(supposed) == 6
    assert all(each.startswith("firm-supposed-") for each in supposed)
    assert not supposed & packaged_ids


def test_what_was_known_decides_what_is_known_of_a_day() -> None:
    """The same day, 11 November 2026: in force by the text, unconfirmed once an extension was spoken of."""
    day, cites = date(2026, 11, 11), "mofcom-2025-61/1"
    said = {name: timeline.in_force(cites, day) for name, timeline in BY_NAME.items()}
    assert said["as known on 15 December 2025"] is YES
    assert said["as known on 23 September 2026"] is YES
    assert said["as known on 24 September 2026"] is UNKNOWN
    assert said["as known on 23 November 2026"] is UNKNOWN
    assert said["extended until 10 January 2027"] is NO
    assert said["confirmed to have lapsed"] is YES
    assert said["without announcement 70"] is YES


def test_a_table_with_a_gap_or_an_overlap_has_no_answer() -> None:
    timeline = BY_70[0]
    with pytest.raises(LookupError, match="0 answers"):
        timeline.in_force("mofcom-2025-61/1", date(2024, 1, 1))
