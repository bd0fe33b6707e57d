"""The ledger of law, on instruments that do not exist: `kites` is in force, `calm` suspends it, others follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.logic.conditions import Figure
from ytterby.logic.lawbook import LAST_DAY_IS_SUSPENDED, Deed, Entry, Force, Lawbook, State
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth

ONE_DAY = timedelta(days=1)
BEGIN, CALM, LAST, RESUME = date(2030, 1, 10), date(2030, 3, 1), date(2030, 6, 30), date(2030, 7, 1)
BEFORE_THE_END = LAST - ONE_DAY
LATER = date(2031, 1, 1)


def entry(
    does: Deed,
    on: date,
    through: date | None = None,
    *,
    what: str = "kites/1",
    by: str = "kites",
    known: date = date(2030, 1, 1),
    of: str = "",
    value: str = "",
) -> Entry:
    return Entry(does, what, on, by, known, through, of, value)


COMMENCES = entry("commences", BEGIN)
ANNOUNCED = CALM - 9 * ONE_DAY
SUSPENDS = entry("suspends", CALM, LAST, what="kites", by="calm", known=ANNOUNCED)
SUSPENDED = (COMMENCES, SUSPENDS)


def force(entries: Sequence[Entry], day: date, known: date = date.max, cites: str = "kites/1") -> Force:
    return Lawbook(tuple(entries)).on(day, known).force(cites)


def states(entries: Sequence[Entry], *days: date, known: date = date.max) -> list[State]:
    return [force(entries, day, known).state for day in days]


def extends(on: date, through: date, known: date, what: str = "kites") -> Entry:
    return entry("extends", on, through, what=what, by=f"calm-{known}", known=known, of="calm")


def doubts(known: date) -> Entry:
    return entry("doubts", RESUME, LATER, what="kites", by="talk", known=known, of="calm")


def resumes(on: date, of: str = "calm") -> Entry:
    return entry("resumes", on, what="kites", by="wind", known=date(2030, 5, 1), of=of)


def lapsed(on: date, of: str = "calm") -> Entry:
    return entry("lapsed", on, what="kites", by="firm", known=on, of=of)


# Entries and passages


def test_an_entry_says_nothing_that_is_not_said() -> None:
    bare = Entry("lapsed", "kites", RESUME, "firm", RESUME)
    assert (bare.through, bare.of, bare.value, bare.says, bare.person, bare.evidence) == (None, "", "", "", "", "")


def test_entries_and_law_are_never_changed() -> None:
    law = Lawbook(SUSPENDED).on(CALM)
    for each, name in ((COMMENCES, "on"), (law, "day"), (law.force("kites/1"), "state"), (Lawbook(()), "entries")):
        with pytest.raises(FrozenInstanceError):
            setattr(each, name, None)


@pytest.mark.parametrize(
    ("what", "cites", "reached"),
    [
        ("kites/1", "kites/1", True),
        ("kites/1", "kites/1(2)", True),
        ("kites/7", "kites/7/2", True),
        ("kites", "kites/1(2)", True),
        ("kites/1", "kites/12", False),
        ("kites/1(2)", "kites/1", False),
        ("kites/1(2)", "kites/1(1)", False),
        ("kites", "kites-too/1", False),
        ("ites/1", "kites/1", False),
    ],
)
def test_an_entry_reaches_its_passage_and_the_parts_of_it(what: str, cites: str, reached: bool) -> None:
    assert entry("commences", BEGIN, what=what).reaches(cites) is reached


@pytest.mark.parametrize(
    ("state", "truth"),
    [
        (State.IN_FORCE, YES),
        (State.SUSPENDED, NO),
        (State.NOT_COMMENCED, NO),
        (State.REPEALED, NO),
        (State.UNCONFIRMED, UNKNOWN),
    ],
)
def test_being_in_force_is_a_truth(state: State, truth: Truth) -> None:
    assert Force("kites/1", state).truth is truth


# Commencement


def test_a_passage_is_in_force_from_the_day_it_commences() -> None:
    before = Force("kites/1", State.NOT_COMMENCED, (COMMENCES,), None, BEGIN - ONE_DAY, commenced=False)
    assert force([COMMENCES], BEGIN - ONE_DAY) == before
    assert force([COMMENCES], BEGIN) == Force("kites/1", State.IN_FORCE, (COMMENCES,), since=BEGIN)
    assert force([COMMENCES], BEGIN).commenced is True


def test_what_no_entry_commences_is_not_in_force() -> None:
    assert force([COMMENCES], LATER, cites="kites/2") == Force("kites/2", State.NOT_COMMENCED, commenced=False)


def test_of_several_commencements_the_narrowest_counts_and_of_equals_the_latest() -> None:
    later = entry("commences", CALM, what="kites/1(1)")
    earlier_part = entry("commences", BEGIN - ONE_DAY, what="kites/1(2)")
    postponed = entry("commences", LAST, what="kites/1(3)")
    for book in ([COMMENCES, later, earlier_part, postponed], [postponed, earlier_part, later, COMMENCES]):
        assert force(book, CALM - ONE_DAY, cites="kites/1(1)").state is State.NOT_COMMENCED
        assert force(book, CALM, cites="kites/1(1)").by == (later,)
        assert force(book, BEGIN - ONE_DAY, cites="kites/1(2)").by == (earlier_part,)
        assert force(book, CALM, cites="kites/1(3)").through == LAST - ONE_DAY
        first = replace(postponed, on=CALM)
        assert force([*book, first], CALM, cites="kites/1(3)").state is State.NOT_COMMENCED
        assert force([first, *book], CALM, cites="kites/1(3)").state is State.NOT_COMMENCED


# Suspension


def test_a_suspension_holds_from_its_first_day_to_the_day_before_its_last() -> None:
    assert states(SUSPENDED, CALM - ONE_DAY, CALM, LAST - ONE_DAY) == [
        State.IN_FORCE,
        State.SUSPENDED,
        State.SUSPENDED,
    ]
    assert force(SUSPENDED, CALM) == Force("kites/1", State.SUSPENDED, (SUSPENDS,), CALM, LAST)


def test_a_suspension_without_an_end_does_not_end() -> None:
    endless = replace(SUSPENDS, through=None)
    assert force([COMMENCES, endless], LATER) == Force("kites/1", State.SUSPENDED, (endless,), CALM, None)


def test_a_suspension_of_another_passage_does_not_reach_this_one() -> None:
    other = replace(SUSPENDS, what="kites/2")
    assert states([COMMENCES, other], CALM) == [State.IN_FORCE]


@pytest.mark.parametrize(("begin", "commenced"), [(CALM - ONE_DAY, True), (CALM, False), (LAST, False)])
def test_what_is_suspended_before_it_commences_was_never_in_force(begin: date, commenced: bool) -> None:
    suspended = force([entry("commences", begin), SUSPENDS], CALM)
    assert (suspended.state, suspended.commenced) == (State.SUSPENDED, commenced)
    unconfirmed = force([entry("commences", begin), SUSPENDS], LAST)
    assert (unconfirmed.state, unconfirmed.commenced) == (State.UNCONFIRMED, commenced)


def test_what_was_to_commence_during_a_suspension_has_not_commenced_when_that_was_extended() -> None:
    begins = entry("commences", LAST)
    for further in (extends(RESUME, LATER, CALM), resumes(LATER)):
        suspended = force([begins, SUSPENDS, further], RESUME)
        assert (suspended.state, suspended.commenced) == (State.SUSPENDED, False)
        assert suspended.by == (SUSPENDS, further)


def test_what_has_not_commenced_is_not_unconfirmed_when_a_suspension_ends() -> None:
    begins = entry("commences", LATER)
    assert states([begins, SUSPENDS], CALM, LAST, RESUME, LATER) == [
        State.SUSPENDED,
        State.NOT_COMMENCED,
        State.NOT_COMMENCED,
        State.UNCONFIRMED,
    ]


def test_what_nothing_commences_may_still_be_suspended() -> None:
    assert force([SUSPENDS], CALM) == Force("kites/1", State.SUSPENDED, (SUSPENDS,), CALM, LAST, commenced=False)
    assert states([SUSPENDS], LAST) == [State.NOT_COMMENCED]


def test_under_several_suspensions_one_that_holds_is_enough() -> None:
    short = replace(SUSPENDS, by="lull", on=CALM + ONE_DAY, through=CALM + 9 * ONE_DAY)
    for book in ([COMMENCES, SUSPENDS, short], [short, SUSPENDS, COMMENCES]):
        assert force(book, CALM + 5 * ONE_DAY).by == (short,)
        for day in (CALM + 9 * ONE_DAY, CALM + 20 * ONE_DAY):
            assert force(book, day) == Force("kites/1", State.SUSPENDED, (SUSPENDS,), CALM, LAST)
        assert force(book, LAST).by == (short,)
        assert force(book, LAST).state is State.UNCONFIRMED


# The end of a suspension


def test_the_last_day_itself_is_unconfirmed_whoever_asks() -> None:
    unconfirmed = Force("kites/1", State.UNCONFIRMED, (SUSPENDS,), since=LAST)
    assert [force(SUSPENDED, LAST, known) for known in (ANNOUNCED, CALM, LAST, LATER)] == [unconfirmed] * 4


def test_after_the_end_the_text_decides_for_somebody_asking_before_it() -> None:
    expected = Force("kites/1", State.IN_FORCE, (COMMENCES,), since=RESUME)
    assert [force(SUSPENDED, day, BEFORE_THE_END) for day in (RESUME, LATER)] == [expected] * 2


def test_after_the_end_it_is_unconfirmed_for_somebody_asking_on_the_last_day_or_later() -> None:
    for known in (LAST, RESUME, LATER):
        assert states(SUSPENDED, RESUME, LATER, known=known) == [State.UNCONFIRMED] * 2


def test_with_a_doubt_known_it_is_unconfirmed_for_somebody_asking_before_the_end_too() -> None:
    doubt = doubts(date(2030, 5, 1))
    book = [*SUSPENDED, doubt]
    assert states(book, RESUME, known=doubt.known - ONE_DAY) == [State.IN_FORCE]
    assert force(book, RESUME, doubt.known) == Force("kites/1", State.UNCONFIRMED, (SUSPENDS, doubt), since=LAST)
    assert states(book, LAST - ONE_DAY, known=doubt.known) == [State.SUSPENDED]


def test_a_doubt_about_another_suspension_or_passage_does_not_count() -> None:
    doubt = doubts(date(2030, 5, 1))
    for other in (replace(doubt, of="storm"), replace(doubt, what="kites/2")):
        assert states([*SUSPENDED, other], RESUME, known=BEFORE_THE_END) == [State.IN_FORCE]


def test_an_extension_settles_the_doubts_known_before_it() -> None:
    doubt, further = doubts(date(2030, 5, 1)), extends(RESUME, LATER, date(2030, 5, 20))
    book = [*SUSPENDED, doubt, further]
    assert states(book, RESUME, LATER - ONE_DAY) == [State.SUSPENDED] * 2
    assert states(book, LATER + ONE_DAY, known=date(2030, 5, 20)) == [State.IN_FORCE]
    assert force(book, LATER).by == (SUSPENDS, further)
    again = doubts(further.known)
    assert force([*book, again], LATER + ONE_DAY, known=further.known).by == (SUSPENDS, further, again)


# The last day, where a reading says whether "until" includes it


def as_read(
    answer: Truth, entries: Sequence[Entry], day: date, known: date = date.max, cites: str = "kites/1"
) -> Force:
    return Lawbook(tuple(entries)).on(day, known, {LAST_DAY_IS_SUSPENDED: answer}).force(cites)


AROUND = (LAST - ONE_DAY, LAST, RESUME)


@pytest.mark.parametrize(
    ("answer", "asked_before", "asked_after"),
    [
        (YES, (State.SUSPENDED, State.SUSPENDED, State.IN_FORCE), (*[State.SUSPENDED] * 2, State.UNCONFIRMED)),
        (NO, (State.SUSPENDED, State.IN_FORCE, State.IN_FORCE), (State.SUSPENDED, *[State.UNCONFIRMED] * 2)),
        (UNKNOWN, (State.SUSPENDED, State.UNCONFIRMED, State.IN_FORCE), (State.SUSPENDED, *[State.UNCONFIRMED] * 2)),
    ],
)
def test_a_reading_settles_the_last_day_and_no_other(
    answer: Truth, asked_before: tuple[State, ...], asked_after: tuple[State, ...]
) -> None:
    assert tuple(as_read(answer, SUSPENDED, day, BEFORE_THE_END).state for day in AROUND) == asked_before
    for known in (LAST, RESUME, LATER):
        assert tuple(as_read(answer, SUSPENDED, day, known).state for day in AROUND) == asked_after


def test_a_last_day_that_is_included_is_the_last_day_suspended() -> None:
    assert as_read(YES, SUSPENDED, LAST) == Force("kites/1", State.SUSPENDED, (SUSPENDS,), CALM, LAST)
    assert as_read(YES, SUSPENDED, RESUME) == Force("kites/1", State.UNCONFIRMED, (SUSPENDS,), since=RESUME)
    again = Force("kites/1", State.IN_FORCE, (COMMENCES,), since=RESUME)
    assert as_read(YES, SUSPENDED, RESUME, BEFORE_THE_END) == again


def test_a_last_day_that_is_not_included_is_as_if_the_suspension_were_over() -> None:
    assert as_read(NO, SUSPENDED, CALM) == Force("kites/1", State.SUSPENDED, (SUSPENDS,), CALM, LAST - ONE_DAY)
    again = Force("kites/1", State.IN_FORCE, (COMMENCES,), since=LAST)
    assert [as_read(NO, SUSPENDED, day, BEFORE_THE_END) for day in (LAST, RESUME, LATER)] == [again] * 3
    assert as_read(NO, SUSPENDED, LAST) == Force("kites/1", State.UNCONFIRMED, (SUSPENDS,), since=LAST)
    doubt = doubts(date(2030, 5, 1))
    assert as_read(NO, [*SUSPENDED, doubt], LAST, BEFORE_THE_END).by == (SUSPENDS, doubt)


def test_a_suspension_for_one_day_that_is_not_included_suspends_nothing() -> None:
    book = [COMMENCES, replace(SUSPENDS, through=CALM)]
    assert as_read(NO, book, CALM, ANNOUNCED).state is State.IN_FORCE
    assert as_read(YES, book, CALM, ANNOUNCED) == Force("kites/1", State.SUSPENDED, (book[1],), CALM, CALM)


@pytest.mark.parametrize("answer", [YES, NO])
def test_a_suspension_without_an_end_has_no_last_day_to_read(answer: Truth) -> None:
    endless = replace(SUSPENDS, through=None)
    assert as_read(answer, [COMMENCES, endless], LATER) == Force("kites/1", State.SUSPENDED, (endless,), CALM, None)


@pytest.mark.parametrize("answer", [YES, NO])
def test_an_extension_moves_the_day_that_is_to_be_read(answer: Truth) -> None:
    book = [*SUSPENDED, extends(RESUME, LATER, BEFORE_THE_END)]
    assert [as_read(answer, book, day).state for day in (LAST, RESUME, LATER - ONE_DAY)] == [State.SUSPENDED] * 3
    assert as_read(answer, book, LATER).state is (State.SUSPENDED if answer is YES else State.UNCONFIRMED)


def test_what_an_instrument_says_of_the_end_goes_before_the_reading() -> None:
    for answer in (YES, UNKNOWN, NO):
        assert as_read(answer, [*SUSPENDED, resumes(RESUME)], LAST).state is State.SUSPENDED
        assert as_read(answer, [*SUSPENDED, resumes(LAST)], LAST).state is State.IN_FORCE


def test_a_person_s_confirmation_does_not_make_a_suspension_last_longer_than_it_is_read() -> None:
    """Whoever confirms that nothing followed says nothing of a last day that the firm does not count."""
    book = [*SUSPENDED, lapsed(RESUME)]
    assert [as_read(YES, book, day).state for day in AROUND] == [*[State.SUSPENDED] * 2, State.IN_FORCE]
    assert [as_read(NO, book, day).state for day in AROUND] == [State.SUSPENDED, State.UNCONFIRMED, State.IN_FORCE]
    at_once = [*SUSPENDED, lapsed(LAST)]
    for answer in (YES, NO):
        assert [as_read(answer, at_once, day).state for day in AROUND] == [State.SUSPENDED, *[State.IN_FORCE] * 2]


def test_another_answer_about_the_last_day_is_worked_out_anew_and_no_other_answer_is() -> None:
    law = Lawbook(SUSPENDED).on(LAST)
    assert law.force("kites/1").state is State.UNCONFIRMED
    included = law.read_as({LAST_DAY_IS_SUSPENDED: YES})
    assert included.force("kites/1").state is State.SUSPENDED
    assert law.force("kites/1").state is State.UNCONFIRMED
    assert included.read_as({LAST_DAY_IS_SUSPENDED: UNKNOWN}).force("kites/1") == law.force("kites/1")
    assert included.read_as({"a": YES}).force("kites/1") is included.force("kites/1")
    assert included.read_as({LAST_DAY_IS_SUSPENDED: YES}).force("kites/1") is included.force("kites/1")
    assert law.read_as({LAST_DAY_IS_SUSPENDED: UNKNOWN}).force("kites/1") is law.force("kites/1")


# Extensions


def test_an_extension_that_joins_moves_the_last_day() -> None:
    for on in (RESUME, LAST, LAST - 9 * ONE_DAY):
        further = extends(on, LATER, BEFORE_THE_END)
        book = [*SUSPENDED, further]
        through = Force("kites/1", State.SUSPENDED, (SUSPENDS, further), CALM, LATER)
        assert [force(book, day) for day in (CALM, LAST, RESUME, LATER - ONE_DAY)] == [through] * 4
        assert force(book, LATER) == Force("kites/1", State.UNCONFIRMED, (SUSPENDS, further), since=LATER)
        assert states(book, LATER + ONE_DAY, known=LATER - ONE_DAY) == [State.IN_FORCE]
        assert states(book, LATER + ONE_DAY, known=LATER) == [State.UNCONFIRMED]


def test_an_extension_after_a_gap_leaves_the_gap_open() -> None:
    first = RESUME + ONE_DAY
    book = [*SUSPENDED, extends(first, LATER, LAST)]
    assert states(book, LAST, RESUME, first, LATER) == [
        State.UNCONFIRMED,
        State.UNCONFIRMED,
        State.SUSPENDED,
        State.UNCONFIRMED,
    ]
    assert force(book, CALM).through == LAST


@pytest.mark.parametrize("known", [date(2030, 8, 1), date(2030, 5, 1)])
def test_extensions_follow_one_another_in_whatever_order_they_stand_or_became_known(known: date) -> None:
    one, two = extends(RESUME, date(2030, 9, 1), LAST), extends(date(2030, 9, 2), LATER, known)
    for book in ([*SUSPENDED, one, two], [two, one, *SUSPENDED]):
        assert force(book, CALM).by == (SUSPENDS, one, two)
        assert force(book, CALM).through == LATER


def test_of_extensions_from_one_day_the_latest_known_counts() -> None:
    wrong, right = extends(RESUME, LATER, LAST), extends(RESUME, date(2030, 9, 1), LAST + ONE_DAY)
    for book in ([*SUSPENDED, wrong, right], [right, wrong, *SUSPENDED]):
        assert force(book, RESUME).through == date(2030, 9, 1)


def test_an_extension_of_another_suspension_or_passage_does_not_count() -> None:
    further = extends(RESUME, LATER, LAST)
    for other in (replace(further, of="storm"), replace(further, what="kites/2")):
        assert states([*SUSPENDED, other], RESUME) == [State.UNCONFIRMED]


def test_an_extension_of_a_part_extends_that_part_only() -> None:
    book = [*SUSPENDED, extends(RESUME, LATER, LAST, what="kites/1(2)")]
    assert force(book, RESUME, cites="kites/1(2)").state is State.SUSPENDED
    assert force(book, RESUME, cites="kites/1").state is State.UNCONFIRMED


# Ends that somebody states


@pytest.mark.parametrize("ending", [resumes(RESUME), lapsed(RESUME), resumes(RESUME, of=""), lapsed(RESUME, of="")])
def test_a_stated_end_settles_the_last_day_and_all_days_after_it(ending: Entry) -> None:
    book = [*SUSPENDED, ending]
    assert force(book, LAST) == Force("kites/1", State.SUSPENDED, (SUSPENDS, ending), CALM, LAST)
    again = Force("kites/1", State.IN_FORCE, (COMMENCES, ending), since=RESUME)
    assert [force(book, day) for day in (RESUME, LATER)] == [again] * 2


def test_an_end_is_known_only_once_it_is_known() -> None:
    ending = lapsed(RESUME + 5 * ONE_DAY)
    assert states([*SUSPENDED, ending], LATER, known=ending.known - ONE_DAY) == [State.UNCONFIRMED]
    assert states([*SUSPENDED, ending], LATER, known=ending.known) == [State.IN_FORCE]


@pytest.mark.parametrize("early", [resumes(CALM + ONE_DAY), lapsed(CALM + ONE_DAY)])
def test_a_suspension_may_end_early_but_not_before_its_second_day(early: Entry) -> None:
    assert states([*SUSPENDED, early], CALM, CALM + ONE_DAY) == [State.SUSPENDED, State.IN_FORCE]
    not_after = replace(early, on=CALM)
    assert states([*SUSPENDED, not_after], CALM, CALM + ONE_DAY) == [State.SUSPENDED] * 2


def test_the_first_of_several_ends_counts() -> None:
    book = [*SUSPENDED, resumes(LATER), lapsed(RESUME)]
    assert force(book, LATER).since == RESUME
    assert force(book, CALM).through == LAST


def test_an_instrument_may_say_that_a_suspension_lasted_longer_than_its_text() -> None:
    assert force([*SUSPENDED, resumes(LATER)], RESUME).through == LATER - ONE_DAY
    assert states([*SUSPENDED, resumes(LATER)], RESUME, LATER) == [State.SUSPENDED, State.IN_FORCE]


def test_a_person_s_confirmation_does_not_make_a_suspension_last_longer() -> None:
    late = lapsed(LATER)
    assert states([*SUSPENDED, late], LAST - ONE_DAY, LAST, RESUME, LATER - ONE_DAY, LATER) == [
        State.SUSPENDED,
        State.UNCONFIRMED,
        State.UNCONFIRMED,
        State.UNCONFIRMED,
        State.IN_FORCE,
    ]
    endless = replace(SUSPENDS, through=None)
    assert states([COMMENCES, endless, late], RESUME, LATER) == [State.SUSPENDED, State.IN_FORCE]


def test_an_end_of_one_suspension_is_not_that_of_another() -> None:
    storm = replace(SUSPENDS, by="storm", on=CALM + ONE_DAY, through=LATER)
    book = [*SUSPENDED, storm, lapsed(RESUME, of="calm")]
    assert force(book, RESUME).by == (storm,)
    assert states([*SUSPENDED, storm, lapsed(RESUME, of="")], RESUME) == [State.IN_FORCE]


def test_a_new_suspension_may_follow_one_that_ended() -> None:
    again = replace(SUSPENDS, by="lull", on=RESUME + 9 * ONE_DAY, through=LATER)
    book = [*SUSPENDED, resumes(RESUME), again]
    assert states(book, RESUME, again.on - ONE_DAY, again.on, LATER) == [
        State.IN_FORCE,
        State.IN_FORCE,
        State.SUSPENDED,
        State.UNCONFIRMED,
    ]
    assert force(book, again.on - ONE_DAY).since == RESUME


def test_what_commences_after_a_suspension_is_in_force_since_its_commencement() -> None:
    begins = entry("commences", LATER)
    assert force([begins, SUSPENDS, resumes(RESUME)], LATER) == Force("kites/1", State.IN_FORCE, (begins,), since=LATER)


# Repeal


def test_what_is_repealed_stays_so_whatever_else_is_said_of_it() -> None:
    repeal, later = entry("repeals", RESUME, by="end"), entry("repeals", LATER, by="end-too", what="kites")
    for book in ([*SUSPENDED, repeal, later], [later, repeal, *SUSPENDED]):
        assert states(book, CALM, RESUME - ONE_DAY) == [State.SUSPENDED, State.UNCONFIRMED]
        assert force(book, LATER) == Force("kites/1", State.REPEALED, (repeal,), since=RESUME)
    assert force([COMMENCES, repeal], LATER, cites="kites/1(2)").state is State.REPEALED
    parts = [entry("commences", BEGIN), replace(repeal, what="kites/1(2)")]
    assert force(parts, LATER, cites="kites/1").state is State.IN_FORCE


# Figures, lists, readings

FIGURE = Figure("kites/share")
SETS = entry("sets", BEGIN, what="kites/share", value="1/1000")
RAISES = entry("sets", LAST, what="kites/share", value="0.002", known=CALM)


def test_the_latest_setting_of_a_figure_counts() -> None:
    foretold = replace(SETS, on=LATER, value="7", known=BEGIN - 99 * ONE_DAY)
    assert Lawbook((foretold, SETS, RAISES)).on(LATER).figure(FIGURE) == 7
    for entries in ((SETS, RAISES), (RAISES, SETS)):
        book = Lawbook(entries)
        assert book.on(BEGIN).figure(FIGURE) == Fraction(1, 1000)
        assert book.on(LAST - ONE_DAY).figure(FIGURE) == Fraction(1, 1000)
        assert book.on(LAST).figure(FIGURE) == Fraction(1, 500)
        assert book.on(LAST, known=CALM - ONE_DAY).figure(FIGURE) == Fraction(1, 1000)


def test_of_settings_from_one_day_the_latest_known_counts() -> None:
    corrected = replace(SETS, value="3", known=LATER)
    for entries in ((SETS, corrected), (corrected, SETS)):
        assert Lawbook(entries).on(LATER).figure(FIGURE) == 3


def test_only_what_sets_a_figure_is_its_value() -> None:
    book = Lawbook(
        (SETS, replace(SETS, what="kites/tails", on=LAST, value="9"), replace(COMMENCES, what="kites/share"))
    )
    assert book.on(LATER).figure(FIGURE) == Fraction(1, 1000)


def test_a_figure_that_is_a_number_is_that_number() -> None:
    assert Lawbook(()).on(BEGIN).figure(Fraction(2, 3)) == Fraction(2, 3)


def test_a_figure_that_nothing_sets_by_the_day_is_not_there() -> None:
    other = replace(SETS, what="kites/tails")
    about_it = replace(COMMENCES, what="kites/share")
    for entries in ((), (SETS,), (replace(other, on=CALM - 99 * ONE_DAY), replace(about_it, on=CALM - 99 * ONE_DAY))):
        with pytest.raises(LookupError, match="kites/share on 2030-01-09"):
            Lawbook(entries).on(BEGIN - ONE_DAY).figure(FIGURE)


def test_parties_are_listed_from_their_day_on() -> None:
    first = entry("lists", BEGIN, what="kite-thieves", value="Wolkendieb GmbH")
    second = entry("lists", LAST, what="kite-thieves", value="Drachenräuber AG")
    other = entry("lists", BEGIN, what="string-thieves", value="Schnurklau KG")
    book = Lawbook((first, second, other, entry("sets", BEGIN, what="kite-thieves", value="1")))
    assert book.on(BEGIN - ONE_DAY).listed("kite-thieves") == ()
    assert book.on(LAST - ONE_DAY).listed("kite-thieves") == (first,)
    assert book.on(LAST).listed("kite-thieves") == (first, second)


def test_who_is_taken_off_a_list_is_not_on_it_from_that_day_until_listed_anew() -> None:
    first = entry("lists", BEGIN, by="one", what="kite-thieves", value="Wolkendieb GmbH")
    other = entry("unlists", LAST - ONE_DAY, by="off", what="string-thieves", value="Wolkendieb GmbH")
    off = entry("unlists", LAST, by="off", what="kite-thieves", value="Wolkendieb GmbH")
    anew = entry("lists", LATER, by="two", what="kite-thieves", value="Wolkendieb GmbH")
    stays = entry("lists", BEGIN, by="one", what="kite-thieves", value="Drachenräuber AG")
    book = Lawbook((first, other, off, anew, stays))
    assert LAST < LATER
    assert book.on(LAST - ONE_DAY).listed("kite-thieves") == (first, stays)
    assert book.on(LAST).listed("kite-thieves") == (stays,)
    assert book.on(LATER).listed("kite-thieves") == (anew, stays)
    assert book.on(LATER).unlisting(first) == off
    unheard = replace(off, known=LATER + ONE_DAY)
    assert Lawbook((first, unheard)).on(LATER, LATER).listed("kite-thieves") == (first,)


def test_a_removal_that_names_a_notice_takes_off_what_that_one_listed() -> None:
    one, two = (entry("lists", BEGIN, by=by, what="kite-thieves", value="Wolkendieb GmbH") for by in ("one", "two"))
    off = entry("unlists", LAST, by="off", what="kite-thieves", value="Wolkendieb GmbH", of="one")
    assert Lawbook((one, two, off)).on(LAST).listed("kite-thieves") == (two,)


def test_a_removal_turns_no_passage() -> None:
    off = entry("unlists", LAST, what="kites", value="Wolkendieb GmbH")
    assert Lawbook((off,)).turning_days("kites") == ()
    assert Lawbook((off,)).on(LATER).force("kites").state is State.NOT_COMMENCED


def test_readings_are_those_in_use_and_open_otherwise() -> None:
    law = Lawbook(()).on(BEGIN, readings={"a": YES, "b": NO})
    assert [law.reading(name) for name in "abc"] == [YES, NO, UNKNOWN]
    other = law.read_as({"b": YES, "c": NO})
    assert [other.reading(name) for name in "abc"] == [YES, YES, NO]
    assert [law.reading(name) for name in "abc"] == [YES, NO, UNKNOWN]
    assert Lawbook(()).on(BEGIN).readings == {}


# The same law otherwise


def test_supposing_settles_what_is_unconfirmed_and_nothing_else() -> None:
    law = Lawbook(SUSPENDED).on(LAST)
    assert law.force("kites/1").state is State.UNCONFIRMED
    in_force, suspended = law.supposing(YES), law.supposing(NO)
    assert in_force.force("kites/1") == Force("kites/1", State.IN_FORCE, (SUSPENDS,), since=LAST)
    assert suspended.force("kites/1") == Force("kites/1", State.SUSPENDED, (SUSPENDS,), since=LAST)
    assert in_force.supposing(UNKNOWN).force("kites/1") == law.force("kites/1")
    assert in_force.force("kites/2").state is State.NOT_COMMENCED
    certain = Lawbook(SUSPENDED).on(CALM)
    assert certain.supposing(YES).force("kites/1") == certain.force("kites/1")


def test_unsuspended_is_as_if_nothing_had_been_suspended() -> None:
    book = Lawbook((*SUSPENDED, extends(RESUME, LATER, LAST), doubts(CALM), entry("repeals", LATER + ONE_DAY)))
    for day in (CALM, LAST, RESUME, LATER):
        law = book.on(day)
        assert law.force("kites/1").state is not State.IN_FORCE
        assert law.unsuspended().force("kites/1") == Force("kites/1", State.IN_FORCE, (COMMENCES,), since=BEGIN)
    assert book.on(BEGIN - ONE_DAY).unsuspended().force("kites/1").state is State.NOT_COMMENCED
    assert book.on(LATER + ONE_DAY).unsuspended().force("kites/1").state is State.REPEALED
    assert [each.does for each in book.on(LATER).unsuspended().entries] == ["commences", "repeals"]


def test_without_an_instrument_it_is_as_if_it_had_never_been_issued() -> None:
    book = Lawbook((*SUSPENDED, extends(RESUME, LATER, LAST)))
    assert book.without("calm").entries == (COMMENCES, book.entries[2])
    assert book.without("calm").on(CALM).force("kites/1").state is State.IN_FORCE
    assert book.without("nothing") == book


def test_entries_are_only_ever_added() -> None:
    book = Lawbook((COMMENCES,)).with_entries(iter([SUSPENDS]))
    assert book.entries == SUSPENDED


def test_an_entry_counts_from_the_day_it_is_known() -> None:
    book = Lawbook(SUSPENDED)
    assert book.on(CALM, known=ANNOUNCED - ONE_DAY).force("kites/1").state is State.IN_FORCE
    assert book.on(CALM, known=ANNOUNCED).force("kites/1").state is State.SUSPENDED
    assert book.on(CALM - ONE_DAY, known=ANNOUNCED).force("kites/1").state is State.IN_FORCE
    assert (book.on(CALM, known=CALM).day, book.on(CALM, known=LAST).known) == (CALM, LAST)


def test_a_force_is_worked_out_once() -> None:
    law = Lawbook(SUSPENDED).on(CALM)
    assert law.force("kites/1") is law.force("kites/1")
    assert law == Lawbook(SUSPENDED).on(CALM)


# Days on which something turns


def test_turning_days_are_beginnings_last_days_and_the_days_after_them() -> None:
    book = Lawbook((*SUSPENDED, SETS, doubts(CALM), entry("lists", BEGIN + ONE_DAY), resumes(LATER)))
    assert book.turning_days("kites/1") == (BEGIN, CALM, LAST, RESUME, LATER)
    assert book.turning_days("kites/1", known=BEGIN) == (BEGIN,)
    assert book.turning_days("kites/1", known=ANNOUNCED) == (BEGIN, CALM, LAST, RESUME)
    assert book.turning_days("kites/2") == (CALM, LAST, RESUME, LATER)
    assert book.turning_days("balloons/1") == ()


FIRST = date(2030, 1, 1)
days = st.integers(0, 40).map(lambda count: FIRST + timedelta(days=count))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    deeds: list[Deed] = ["commences", "suspends", "suspends", "extends", "doubts", "resumes", "lapsed", "repeals"]
    does = draw(st.sampled_from(deeds))
    on, known = draw(days), draw(days)
    through = on + timedelta(days=draw(st.integers(0, 9)))
    bounded = does in ("extends", "doubts") or (does == "suspends" and draw(st.booleans()))
    by = draw(st.sampled_from(["calm", "lull"]))
    of = {"extends": by, "doubts": by, "resumes": draw(st.sampled_from(["", by]))}.get(does, "")
    what = draw(st.sampled_from(["kites", "kites/1", "kites/1(1)", "kites/2"]))
    return Entry(does, what, on, by, known, through if bounded else None, of)


ledgers = st.lists(entries(), min_size=1, max_size=7).map(lambda drawn: Lawbook((COMMENCES, *drawn)))


answers = st.sampled_from([YES, NO, UNKNOWN]).map(lambda answer: {LAST_DAY_IS_SUSPENDED: answer})


@given(ledgers, days, answers)
def test_between_turning_days_nothing_turns(book: Lawbook, known: date, read: dict[str, Truth]) -> None:
    turns = book.turning_days("kites/1(1)", known)
    passing = [FIRST + timedelta(days=count) for count in range(60)]
    before: State | None = None
    for day in passing:
        state = book.on(day, known, read).force("kites/1(1)").state
        assert before in (None, state) or day in turns
        before = state


@given(ledgers, days, days, st.data())
def test_the_order_of_entries_does_not_count(book: Lawbook, day: date, known: date, data: st.DataObject) -> None:
    # two extensions known and beginning on the same days contradict each other: no order can decide between them
    one_of_each = {(each.does, each.on, each.known): each for each in book.entries}.values()
    here, there = Lawbook(tuple(one_of_each)), Lawbook(tuple(data.draw(st.permutations(list(one_of_each)))))
    assert here.on(day, known).force("kites/1(1)").state is there.on(day, known).force("kites/1(1)").state


@given(ledgers, days, days)
def test_a_last_day_included_makes_no_law_firmer_and_one_not_included_none_weaker(
    book: Lawbook, day: date, known: date
) -> None:
    included, open_, not_included = (
        book.on(day, known, {LAST_DAY_IS_SUSPENDED: answer}).force("kites/1(1)").truth for answer in (YES, UNKNOWN, NO)
    )
    assert included <= open_ <= not_included


@given(ledgers, days, days, answers)
def test_the_present_state_holds_throughout_the_days_it_names(
    book: Lawbook, day: date, known: date, read: dict[str, Truth]
) -> None:
    law = book.on(day, known, read)
    found = law.force("kites/1(1)")
    if found.through is not None:
        assert found.through >= day
    if found.since is not None:
        assert found.since <= day
        began = book.on(found.since, known, read).force("kites/1(1)").state
        assert found.state is not State.IN_FORCE or began is State.IN_FORCE
    assert [law.supposing(settled).force("kites/1(1)").truth for settled in (YES, NO)] == (
        [YES, NO] if found.truth is UNKNOWN else [found.truth] * 2
    )
