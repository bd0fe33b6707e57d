"""The cases of the law, on every day around which the law turns: the answer, its reasons, and what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from ytterby.law.cases import Case, CaseError, Timeline, Word, cases, read_cases, timelines, words
from ytterby.law.items import annex1
from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61.rules import PROVISIONS
from ytterby.law.readings import open_points
from ytterby.logic.bounds import Bounds
from ytterby.logic.conditions import Above, AtLeast, Flag, InForce, Reading, walk
from ytterby.logic.decide import Decider, decider
from ytterby.logic.explain import Finding, explain
from ytterby.logic.lawbook import Law
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true

ONE_DAY = timedelta(days=1)
CASES = cases()
TIMELINES = timelines()
BY_NAME = {case.name.en: case for case in CASES}
DECIDERS: dict[str, Decider] = {name: decider(provision) for name, provision in PROVISIONS.items()}
LEAVES = {name for name, point in open_points().items() if point.kind == "leaf"}
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=[case.name.en for case in CASES])


@cache
def turning_days(timeline: Timeline) -> tuple[date, ...]:
    """Each day on which the ledger or the hand-written table turns, with the day before and the day after."""
    book = timeline.lawbook(packaged().lawbook)
    turns = {turn for provision in PROVISIONS.values() for turn in book.turning_days(provision.cites)}
    turns |= {day for runs in timeline.days.values() for run in runs for day in (run.since, run.through + ONE_DAY)}
    around = {turn + ONE_DAY * step for turn in turns for step in (-1, 0, 1)}
    return tuple(sorted(day for day in around if timeline.first_day <= day <= timeline.last_day))


@cache
def laws(timeline: Timeline) -> tuple[Law, ...]:
    book = timeline.lawbook(packaged().lawbook)
    return tuple(book.on(day, timeline.known) for day in turning_days(timeline))


def name_of(case: Case) -> str:
    return next(name for name, provision in PROVISIONS.items() if provision is case.provision)


def expected(case: Case, timeline: Timeline, day: date) -> Truth:
    """What is not in force is a no; what may be in force is at most unknown. Of several limbs one is enough."""
    force = [timeline.in_force(case.provision.cites, day)]
    if case.through:
        force.append(any_true(timeline.in_force(limb, day) for limb in case.through))
    return all_true([*force, case.when_in_force])


def asked(finding: Finding) -> set[str]:
    """The facts and open points on which an unknown hangs; the state of the law is not among them."""
    names = set()
    for leaf in finding.open_questions():
        match leaf.of:
            case Flag(fact) | AtLeast(fact) | Above(fact):
                names.add(fact)
            case Reading(name):
                names.add(name)
            case other:
                assert isinstance(other, InForce)
    return names


def law_in_force(case: Case) -> Law:
    """All of announcement 61, as if nothing had been suspended and every day of commencement were past."""
    return packaged().lawbook.without("mofcom-2025-70").on(date(2026, 6, 1), readings=case.readings)


@EVERY_CASE
def test_a_case_comes_out_as_told_while_in_force(case: Case) -> None:
    finding = explain(case.provision, case.facts, law_in_force(case))
    assert finding.truth is case.when_in_force
    if case.asks is not None:
        assert asked(finding) == case.asks


@EVERY_CASE
def test_a_case_comes_out_as_told_around_every_turning_day(case: Case) -> None:
    """Where the state of the law is open, Kleene's logic leaves open what is a no both ways: 5 lifts the licence."""
    for timeline in TIMELINES:
        for law in laws(timeline):
            read = law.read_as(case.readings)
            want = expected(case, timeline, law.day)
            finding = explain(case.provision, case.facts, read)
            where = f"{timeline.name.en}, {law.day}"
            assert DECIDERS[name_of(case)](case.facts, read) is finding.truth, where
            if finding.truth is not want:
                assert (finding.truth, want) == (UNKNOWN, NO), where
                assert case.facts["humanitarian_use_is_stated"] is YES, where
                assert asked(finding) == set(), where
                both = [explain(case.provision, case.facts, read.supposing(truth)).truth for truth in (YES, NO)]
                assert both == [NO, NO], where


@EVERY_CASE
def test_what_is_asked_does_not_hang_on_the_state_of_the_law(case: Case) -> None:
    """Nobody knows whether the law is in force: the facts that would then decide are the same."""
    if case.asks is None:
        return
    unconfirmed = next(timeline for timeline in TIMELINES if timeline.known == date(2026, 11, 23))
    law = unconfirmed.lawbook(packaged().lawbook).on(date(2026, 12, 1), unconfirmed.known, case.readings)
    assert law.force(case.provision.cites).truth is UNKNOWN
    finding = explain(case.provision, case.facts, law)
    assert finding.truth is UNKNOWN
    assert case.asks <= asked(finding)


@EVERY_CASE
def test_suspended_or_not_begun_no_provision_holds(case: Case) -> None:
    book = packaged().lawbook
    for day in (date(2025, 10, 8), date(2025, 11, 7), date(2026, 11, 9)):
        finding = explain(case.provision, case.facts, book.on(day, date(2026, 11, 23), case.readings))
        assert finding.truth is NO
        assert [leaf.of for leaf in finding.leaves()] == [InForce(case.provision.cites)]


# --- The cases tell enough


@pytest.mark.parametrize("name", PROVISIONS)
def test_every_provision_has_a_yes_a_no_and_an_unknown(name: str) -> None:
    told = Counter(case.when_in_force for case in CASES if case.provision is PROVISIONS[name])
    assert set(told) == {YES, NO, UNKNOWN}


def readings_of(name: str) -> set[str]:
    return {part.name for part in walk(PROVISIONS[name]) if isinstance(part, Reading)}


@pytest.mark.parametrize(
    "name", ["incorporating", "made_with_chinese_technology", "of_chinese_origin", "notification_by_exporter_in_china"]
)
def test_every_open_point_of_a_limb_is_left_open_in_some_case(name: str) -> None:
    opened = {asks for case in CASES if case.provision is PROVISIONS[name] for asks in case.asks or ()}
    assert readings_of(name) <= opened


def test_every_open_point_of_every_rule_is_left_open_in_some_case() -> None:
    assert {reading for name in PROVISIONS for reading in readings_of(name)} == LEAVES
    assert {asks for case in CASES for asks in case.asks or ()} >= LEAVES


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_both_answers_to_every_open_point_are_told(name: str) -> None:
    """Of a case that hangs on nothing but one open point, the answer moves with it."""
    moved = False
    for case in CASES:
        if case.asks == frozenset({name}):
            found = [
                explain(case.provision, case.facts, law_in_force(case).read_as({name: answer})).truth
                for answer in (YES, NO)
            ]
            assert sorted(found) == [NO, YES]
            moved = True
    assert moved


def test_provisions_without_an_open_point_are_those_that_the_file_says() -> None:
    without = {name for name in PROVISIONS if not readings_of(name)}
    assert without == {
        *("refused_users", "refused_uses", "weapons_of_mass_destruction", "terrorism", "military_use"),
        "case_by_case",
    }


def test_every_fact_of_the_law_is_asked_for_in_some_case() -> None:
    facts = {
        part.fact
        for provision in PROVISIONS.values()
        for part in walk(provision)
        if isinstance(part, Flag | AtLeast | Above)
    }
    assert facts <= {asks for case in CASES for asks in case.asks or ()}


def test_every_unknown_says_on_what_it_hangs() -> None:
    assert [case.name.en for case in CASES if case.when_in_force is UNKNOWN and case.asks is None] == []


def test_names_are_not_repeated_and_say_why() -> None:
    for names in ([case.name.en for case in CASES], [case.name.ja for case in CASES]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(case.why and case.name.en.isascii() and not case.name.ja.isascii() for case in CASES)


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


# --- Reading the file


def written(folder: Path, *lines: str) -> Path:
    path = folder / "cases.toml"
    start = (
        '[points.plain]\nsays = { ja = "素", en = "plain" }\n[points.plain.facts]\ncrosses_a_border = "yes"\n[[case]]\n'
    )
    path.write_text(start + "\n".join(lines) + "\n", encoding="utf-8")
    return path


GOOD = (
    'name = { ja = "例", en = "example" }',
    'provision = "incorporating"',
    'like = "plain"',
    'when_in_force = "unknown"',
    'why = "1(1)"',
)


def test_a_case_is_its_starting_point_and_what_differs(tmp_path: Path) -> None:
    changed = 'facts = { crosses_a_border = "unknown", value_share = "0.05%..0.4%", logic_node_nm = "14.." }'
    (case,) = read_cases(written(tmp_path, *GOOD, changed, 'readings = { threshold-itself-counts = "open" }'))
    assert case.facts == {
        "crosses_a_border": UNKNOWN,
        "value_share": Bounds.between("1/2000", "1/250"),
        "logic_node_nm": Bounds(Bounds.exactly(14).low, None),
    }
    assert case.readings["threshold-itself-counts"] is UNKNOWN
    assert case.readings["finished-goods-are-assemblies"] is YES


def test_an_unknown_figure_is_no_figure(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, *GOOD, 'facts = { value_share = "unknown" }'))
    assert "value_share" not in case.facts


WRONG = [
    ("provision", 'provision = "incorporated"', "incorporated"),
    ("like", 'like = "plane"', "plane"),
    ("facts", 'facts = { crosses_border = "yes" }', "crosses_border"),
    ("facts", 'facts = { crosses_a_border = "Yes" }', "yes, no or unknown"),
    ("facts", 'facts = { value_share = "a lot" }', "a lot"),
    ("facts", 'facts = { value_share = "1/0" }', "1/0"),
    ("facts", 'facts = { value_share = "2%..1%" }', "2%..1%"),
    ("readings", 'readings = { threshold = "no" }', "threshold"),
    ("readings", 'readings = { numerator = "no" }', "numerator"),
    ("readings", 'readings = { threshold-itself-counts = "perhaps" }', "perhaps"),
    ("through", 'through = ["1(1)"]', "1(1)"),
    ("asks", 'asks = ["value-share"]', "value-share"),
    ("when_in_force", 'when_in_force = "maybe"', "maybe"),
    ("hopes", 'hopes = "none"', "hopes"),
]


@pytest.mark.parametrize(("key", "line", "says"), WRONG, ids=[line for _, line, _ in WRONG])
def test_a_slip_is_named(tmp_path: Path, key: str, line: str, says: str) -> None:
    kept = [good for good in GOOD if not good.startswith(f"{key} ")]
    with pytest.raises(CaseError) as problem:
        read_cases(written(tmp_path, *kept, line))
    assert says in str(problem.value)


def test_only_an_unknown_asks(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="example: only an unknown asks"):
        read_cases(written(tmp_path, *GOOD[:3], 'when_in_force = "no"', GOOD[4], "asks = []"))


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    path.write_text("[[case]", encoding="utf-8")
    with pytest.raises(CaseError, match=r"cases\.toml"):
        read_cases(path)


def _days() -> Iterator[int]:
    yield from (len(turning_days(timeline)) for timeline in TIMELINES)


def test_the_cases_run_on_many_days() -> None:
    """So that the test above cannot pass by running on none."""
    assert min(_days()) >= 6
    assert sum(_days()) >= 100
