"""The cases of the law, on every day around which the law turns: the answer, its reasons, and what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from tests.law.told import EVERY_PROVISION, INSTRUMENTS, PROVISIONS, TOLD, asked, law_in_force
from ytterby.law.cases import Case, Timeline, Word, all_cases, cases, timelines, words
from ytterby.law.items import annex1
from ytterby.law.lawbook import packaged
from ytterby.law.provisions import RULES
from ytterby.law.readings import open_points
from ytterby.logic.conditions import Above, AllOf, AnyOf, AtLeast, Figure, Flag, InForce, Not, Provision, Reading, walk
from ytterby.logic.decide import decider
from ytterby.logic.explain import explain
from ytterby.logic.lawbook import LAST_DAY_IS_SUSPENDED, Law
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true

ONE_DAY = timedelta(days=1)
ID = "mofcom-2025-61"
TIMELINES = timelines()
BY_NAME = {case.name.en: case for case in cases(ID)}
CITED = sorted({provision.cites for provision in PROVISIONS.values()})
FIGURES = sorted(
    part.figure.name
    for provision in PROVISIONS.values()
    for part in walk(provision)
    if isinstance(part, AtLeast | Above) and isinstance(part.figure, Figure)
)
LEAVES = {name for name, point in open_points().items() if point.kind == "leaf"} - {LAST_DAY_IS_SUSPENDED}
"""The open points that stand in a rule; whether a last day is suspended is a matter of the ledger."""


# --- The days


@cache
def turning_days(timeline: Timeline) -> tuple[date, ...]:
    """Each day on which the ledger or the hand-written table turns, with the day before and the day after."""
    book = timeline.lawbook(packaged().lawbook)
    turns = {turn for cites in CITED for turn in book.turning_days(cites)}
    turns |= {day for runs in timeline.days.values() for run in runs for day in (run.since, run.through + ONE_DAY)}
    around = {turn + ONE_DAY * step for turn in turns for step in (-1, 0, 1)}
    return tuple(sorted(day for day in around if timeline.first_day <= day <= timeline.last_day))


@cache
def law_on(timeline: Timeline, day: date) -> Law:
    return timeline.lawbook(packaged().lawbook).on(day, timeline.known)


@cache
def laws() -> dict[tuple[object, ...], tuple[Law, list[tuple[Timeline, date]]]]:
    """Every state in which the law is on some turning day, and the days of which timelines it is in it.

    A rule knows nothing of a day but what is in force and which figures are set: days alike in both share one answer.
    """
    found: dict[tuple[object, ...], tuple[Law, list[tuple[Timeline, date]]]] = {}
    for timeline in TIMELINES:
        for day in turning_days(timeline):
            law = law_on(timeline, day)
            state = (*(law.force(cites).truth for cites in CITED), *(figure(law, name) for name in FIGURES))
            found.setdefault(state, (law, []))[1].append((timeline, day))
    return found


def figure(law: Law, name: str) -> object:
    """The figure of the day, if an instrument has set one."""
    try:
        return law.figure(Figure(name))
    except LookupError:
        return None


@cache
def in_force(timeline: Timeline, cites: str, day: date) -> Truth:
    """Whether a paragraph is in force, by the table written by hand; by the ledger where it has no such paragraph."""
    if cites in timeline.days:
        return timeline.in_force(cites, day)
    return law_on(timeline, day).force(cites).truth


def expected(case: Case, timeline: Timeline, day: date) -> Truth:
    """What is not in force is a no; what may be in force is at most unknown. Of several limbs one is enough."""
    force = [in_force(timeline, case.provision.cites, day)]
    if case.through:
        force.append(any_true(in_force(timeline, limb, day) for limb in case.through))
    return all_true([*force, case.when_in_force])


@EVERY_PROVISION
def test_a_case_comes_out_as_told_while_in_force(name: str) -> None:
    for case in TOLD[name]:
        finding = explain(case.provision, case.facts, law_in_force(case))
        assert finding.truth is case.when_in_force, case.name.en
        if case.asks is not None:
            assert asked(finding) == case.asks, case.name.en


@EVERY_PROVISION
def test_a_case_comes_out_as_told_around_every_turning_day(name: str) -> None:
    """Where the state of the law is open, Kleene's logic leaves open what is a no both ways: 5 lifts the licence."""
    provision = PROVISIONS[name]
    decide = decider(provision)
    has_exception = any(isinstance(part, Not) and isinstance(part.part, Provision) for part in walk(provision))
    for case in TOLD[name]:
        for law, days in laws().values():
            read = law.read_as(case.readings)
            finding = explain(provision, case.facts, read)
            where = f"{case.name.en}, {law.day}"
            assert decide(case.facts, read) is finding.truth, where
            if law.force(provision.cites).truth is NO:
                assert [leaf.of for leaf in finding.leaves()] == [InForce(provision.cites)], where
            for timeline, day in days:
                want = expected(case, timeline, day)
                if finding.truth is not want:
                    where = f"{case.name.en}, {timeline.name.en}, {day}"
                    assert (finding.truth, want) == (UNKNOWN, NO), where
                    assert has_exception, where
                    assert asked(finding) == set(), where
                    both = [explain(provision, case.facts, read.supposing(truth)).truth for truth in (YES, NO)]
                    assert both == [NO, NO], where


@EVERY_PROVISION
def test_what_is_asked_does_not_hang_on_the_state_of_the_law(name: str) -> None:
    """Nobody knows whether the law is in force: the facts that would then decide are the same."""
    law = packaged().lawbook.on(date(2026, 12, 1), date(2026, 11, 23))
    assert law.force(PROVISIONS[name].cites).truth is not NO
    for case in TOLD[name]:
        if case.asks is not None:
            finding = explain(case.provision, case.facts, law.read_as(case.readings))
            assert finding.truth is UNKNOWN, case.name.en
            assert case.asks <= asked(finding), case.name.en


def _days() -> Iterator[int]:
    yield from (len(turning_days(timeline)) for timeline in TIMELINES)


def test_the_cases_run_on_many_days() -> None:
    """So that the test above cannot pass by running on none."""
    assert min(_days()) >= 6
    assert sum(_days()) >= 100
    assert len(laws()) >= 5


# --- The cases tell enough


@EVERY_PROVISION
def test_every_provision_has_a_yes_a_no_and_an_unknown(name: str) -> None:
    assert {case.when_in_force for case in TOLD[name]} == {YES, NO, UNKNOWN}


def readings_of(name: str) -> set[str]:
    return {part.name for part in walk(PROVISIONS[name]) if isinstance(part, Reading)}


def own_readings(name: str) -> set[str]:
    """The open points that a provision has by itself, without those of the provisions on which it rests."""
    found, parts = set(), [PROVISIONS[name].holds]
    while parts:
        match parts.pop():
            case Reading(point):
                found.add(point)
            case AllOf(inner) | AnyOf(inner):
                parts.extend(inner)
            case Not(part):
                parts.append(part)
    return found


def left_open(name: str) -> set[str]:
    """The open points on which some case of a provision hangs."""
    return {asks for case in TOLD[name] for asks in case.asks or ()} & LEAVES


@EVERY_PROVISION
def test_every_provision_that_has_an_open_point_is_left_open_in_some_case(name: str) -> None:
    assert left_open(name) <= readings_of(name)
    assert left_open(name) or not own_readings(name)


@pytest.mark.parametrize("limb", ["incorporating", "made_with_chinese_technology", "of_chinese_origin"])
def test_every_open_point_of_a_limb_is_left_open_in_some_case(limb: str) -> None:
    assert left_open(f"{ID}/{limb}") == readings_of(f"{ID}/{limb}")


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_open_point_of_an_instrument_is_left_open_in_some_case(instrument: str) -> None:
    names = [name for name in PROVISIONS if name.startswith(f"{instrument}/")]
    assert {point for name in names for point in left_open(name)} == {
        point for name in names for point in readings_of(name)
    }


def test_every_open_point_stands_in_a_rule() -> None:
    every = (part for rules in RULES.values() for rule in rules.values() for part in walk(rule))
    assert {part.name for part in every if isinstance(part, Reading)} == LEAVES


@pytest.mark.parametrize("name", sorted({point for name in PROVISIONS for point in readings_of(name)}))
def test_both_answers_to_every_open_point_are_told(name: str) -> None:
    """Of a case that hangs on nothing but one open point, the answer moves with it."""
    moved = False
    for case in all_cases():
        if case.asks == frozenset({name}):
            found = [
                explain(case.provision, case.facts, law_in_force(case).read_as({name: answer})).truth
                for answer in (YES, NO)
            ]
            assert sorted(found) == [NO, YES]
            moved = True
    assert moved


def test_provisions_of_61_without_an_open_point_are_those_that_its_file_says() -> None:
    without = {name for name in PROVISIONS if name.startswith(f"{ID}/") and not readings_of(name)}
    names = ("refused_uses", "weapons_of_mass_destruction", "terrorism", "military_use", "case_by_case")
    assert without == {f"{ID}/{name}" for name in names}


def test_no_case_settles_whether_a_last_day_is_suspended() -> None:
    """The tables of days leave it open."""
    assert all(case.readings.get(LAST_DAY_IS_SUSPENDED, UNKNOWN) is UNKNOWN for case in all_cases())


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_every_fact_of_the_law_is_asked_for_in_some_case(instrument: str) -> None:
    names = [name for name in PROVISIONS if name.startswith(f"{instrument}/")]
    facts = {part.fact for name in names for part in walk(PROVISIONS[name]) if isinstance(part, Flag | AtLeast | Above)}
    assert facts <= {asks for name in names for case in TOLD[name] for asks in case.asks or ()}


def test_every_unknown_says_on_what_it_hangs() -> None:
    assert [case.name.en for case in all_cases() if case.when_in_force is UNKNOWN and case.asks is None] == []


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_names_are_not_repeated_and_say_why(instrument: str) -> None:
    for names in ([case.name.en for case in cases(instrument)], [case.name.ja for case in cases(instrument)]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    for case in cases(instrument):
        assert case.why
        assert case.name.en.isascii()
        assert not case.name.ja.isascii()


# --- Answers that people get wrong


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("exactly 0.1 %", YES),
        ("one unit below 0.1 %", NO),
        ("exactly 0.1 %, above is wanted", NO),
        ("one unit above 0.1 %, above is wanted", YES),
        ("magnet of Chinese technology, 0.0001 %", YES),
        ("magnet of Chinese technology, share unknown", YES),
        ("magnet of Chinese technology, no content", YES),
        ("plain NdFeB magnet with Chinese gadolinium", NO),
        ("equipment with a target", NO),
        ("foreign motor with a Chinese magnet", NO),
        ("Chinese samarium oxide", NO),
        ("handing over within Japan", NO),
        ("notification at a domestic transfer", YES),
        ("to mainland China", NO),
        ("sent to China", NO),
        ("the car stays below 0.1 %", NO),
        ("the spare motor of that car reaches it", YES),
        ("humanitarian relief", NO),
        ("notification with humanitarian relief", YES),
        ("oxide leaving China", YES),
        ("magnet leaving China", NO),
        ("logic chips at 14 nm", YES),
        ("logic chips at 14.0001 nm", NO),
        ("memory chips of 256 layers", YES),
        ("memory chips of 255 layers", NO),
        ("logic chips at 16 nm", NO),
        ("memory chips of 257 layers", YES),
        ("materials for logic chips at 28 nm, 300 layers stated", NO),
        ("test equipment for memory chips of 255 layers, 7 nm stated", NO),
        ("contract made before publication", YES),
        ("returned for repair", YES),
        ("from Germany to France", YES),
        ("from Japan by Singapore to China", YES),
        ("from Japan by China to the United States", YES),
        ("exporter abroad, goods leave from China", NO),
        ("know-how received before publication", YES),
        ("Chinese technology that is not controlled", YES),
        ("Chinese technology at an earlier stage only", NO),
        ("only the forwarder is listed", NO),
        ("party whose listing is suspended", YES),
        ("party whose listing was stopped", NO),
        ("notification inside a union read as one country", YES),
        ("exporter in China, goods lying in Japan, customs declaration", NO),
        ("relief with samples, samples read as free", NO),
    ],
)
def test_easily_wrong(name: str, answer: Truth) -> None:
    assert BY_NAME[name].when_in_force is answer


def test_between_9_october_and_6_november_2025_only_chinese_origin_was_in_force() -> None:
    book = packaged().lawbook
    for name, day_of_origin in (("item of all three limbs", YES), ("magnet from Japan to Germany", NO)):
        case = BY_NAME[name]
        day = date(2025, 10, 9)
        while day <= date(2025, 11, 6):
            law = book.on(day, date(2026, 11, 23), case.readings)
            assert explain(case.provision, case.facts, law).truth is day_of_origin, day
            day += ONE_DAY


def test_the_first_two_limbs_never_were_in_force_before_the_suspension_ended() -> None:
    book = packaged().lawbook
    day = date(2025, 10, 9)
    while day < date(2026, 11, 10):
        law = book.on(day, date(2026, 11, 23))
        assert {law.force(f"mofcom-2025-61/{limb}").truth for limb in ("1(1)", "1(2)")} == {NO}, day
        day += ONE_DAY


# --- Words of Annex 1


@pytest.mark.parametrize("word", words(), ids=[word.says for word in words()])
def test_a_word_means_what_it_is_told_to(word: Word) -> None:
    item, miss = annex1().find(word.says), annex1().near_miss(word.says)
    if item is not None:
        assert item.article == word.means
    else:
        assert miss is not None
        assert {NO: "not listed", UNKNOWN: "open"}[miss.listed] == word.means
