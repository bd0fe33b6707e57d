"""The open points: every question of the list stands, with its answers, holders, kind and defaults, and is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest

import ytterby
from ytterby.bom.basis import Basis
from ytterby.languages import LANGUAGES, Language, Text
from ytterby.law.instruments import parse_instrument
from ytterby.law.lawbook import packaged
from ytterby.law.paragraphs import paragraphs
from ytterby.law.provisions import RULES
from ytterby.law.readings import FILES, Adoption, OpenPoint, Stance, open_points
from ytterby.law.saying import force_text, name_of
from ytterby.logic.conditions import Reading, walk
from ytterby.logic.lawbook import LAST_DAY_IS_SUSPENDED, Lawbook, State
from ytterby.logic.truth import NO, UNKNOWN, YES

ONE_DAY = timedelta(days=1)

# Written by hand, against the list of questions: name, kind, default, cautious answer, lenient answer.
QUESTIONS: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "Q1": (("last-day-is-suspended", "leaf", "open", "no", "yes"),),
    "Q2": (("suspension-was-extended", "statement", "open", "no", "yes"),),
    "Q3": (("transition-runs-afresh", "ledger", "no", "no", "yes"),),
    "Q4": (("earlier-contracts-are-free", "leaf", "no", "no", "yes"),),
    "Q5": (("threshold-itself-counts", "leaf", "yes", "yes", "no"),),
    "Q6": (("numerator", "figure", "part-one-value", "whole-article", "part-one-value"),),
    "Q7": (("several-materials", "figure", "sum", "sum", "each"),),
    "Q8": (
        ("value-of-the-item", "figure", "as-sold", "lowest", "highest"),
        ("price-of-the-material", "figure", "as-bought", "higher", "lower"),
    ),
    "Q9": (("which-article", "figure", "exported-article", "each-separately-usable", "exported-article"),),
    "Q10": (
        ("deep-processed-goods-are-assemblies", "leaf", "yes", "yes", "no"),
        ("finished-goods-are-assemblies", "leaf", "yes", "yes", "no"),
    ),
    "Q11": (("equipment-with-a-target-is-listed", "leaf", "no", "yes", "no"),),
    "Q12": (("finished-chinese-magnets", "figure", "counted", "counted", "not-counted"),),
    "Q13": (("unlisted-compounds", "figure", "not-counted", "counted", "not-counted"),),
    "Q14": (("origin-of-refined-material", "figure", "last-step", "chinese-stage", "last-step"),),
    "Q15": (("recycled-material", "figure", "keeps-origin", "keeps-origin", "new-origin"),),
    "Q16": (
        ("any-chinese-technology-counts", "leaf", "yes", "yes", "no"),
        ("earlier-technology-counts", "leaf", "yes", "yes", "no"),
    ),
    "Q17": (("technology-has-no-floor", "leaf", "yes", "yes", "no"),),
    "Q18": (("domestic-transfer-needs-licence", "leaf", "no", "no", "no"),),
    "Q19": (("customs-union-is-one-country", "leaf", "no", "no", "yes"),),
    "Q20": (("notification-when-sent-to-china", "leaf", "no", "yes", "no"),),
    "Q21": (
        ("regions-are-outside", "leaf", "yes", "yes", "no"),
        ("regions-share-chinese-origin", "leaf", "no", "yes", "no"),
    ),
    "Q22": (("half-holding", "holding", "any-of-them", "any-of-them", "direct"),),
    "Q23": (
        ("suspended-listing-counts", "leaf", "yes", "yes", "no"),
        ("stopped-listing-counts", "leaf", "no", "yes", "no"),
    ),
    "Q24": (("half-rule-reaches-beyond-61", "leaf", "no", "yes", "no"),),
    "Q25": (("defence-contractors-are-military-users", "leaf", "yes", "yes", "no"),),
    "Q26": (("notification-without-content", "leaf", "yes", "yes", "no"),),
    "Q27": (("notification-below-threshold", "leaf", "no", "no", "no"),),
    "Q28": (("returns-need-a-licence", "leaf", "yes", "yes", "no"),),
    "Q29": (("each-leg-is-an-export", "leaf", "yes", "yes", "no"),),
    "Q30": (("elements-of-57", "figure", "excluded", "counted", "excluded"),),
    "Q31": (("relief-reaches-those-turned-away", "leaf", "no", "no", "yes"),),
    "Q32": (("foreign-law-conflict", "statement", "warn", "warn", "foreign-law-first"),),
    # Met in encoding the text itself.
    "text": (
        ("foreign-persons-abroad-are-exporters", "leaf", "yes", "yes", "no"),
        ("should-know-is-knowing", "leaf", "yes", "yes", "no"),
        ("single-equipment-is-a-production-line", "leaf", "yes", "yes", "no"),
        ("half-rule-reaches-military-subsidiaries", "leaf", "yes", "yes", "no"),
        ("product-carries-the-undertaking", "leaf", "no", "yes", "no"),
        ("magnet-definition-carries-to-61", "leaf", "no", "no", "yes"),
        ("departure-from-china-is-covered", "leaf", "no", "yes", "no"),
        ("earlier-stages-count", "leaf", "no", "yes", "no"),
        ("general-answers-settle-18", "leaf", "open", "no", "yes"),
    ),
}
NUMBERS = [f"Q{number}" for number in range(1, 33)]
HOLDERS = {
    "Akasaka International",
    "AllBright",
    "CISTEC",
    "GvW Graf von Westphalen",
    "MOFCOM",
    "Sandler Travis",
    "US Treasury",
    "White & Case",
    "steelradar.com",
}
"""Who is known to have published an answer: no holder is made up, and none is spelt in two ways."""
NEITHER_SIDE = {"domestic-transfer-needs-licence", "notification-below-threshold"}
"""Where a stricter answer is on record that even the cautious one of the list does not take."""
NOT_CAUTIOUS = {
    # The words of the announcement, or of the list of items, say otherwise.
    *("numerator", "which-article", "unlisted-compounds", "elements-of-57", "equipment-with-a-target-is-listed"),
    *("earlier-stages-count", "departure-from-china-is-covered", "half-rule-reaches-beyond-61"),
    *("notification-when-sent-to-china", "stopped-listing-counts"),
    # What was undertaken says otherwise.
    "product-carries-the-undertaking",
    # Ordinary rules of customs say otherwise.
    *("origin-of-refined-material", "regions-share-chinese-origin"),
    # What can be proved.
    *("value-of-the-item", "price-of-the-material"),
    # Left open until somebody decides: unknown, and never taken for the lenient answer.
    *("last-day-is-suspended", "suspension-was-extended", "general-answers-settle-18"),
}
"""The points whose default is not the cautious answer: the reason given with each says why."""
COUNTED_BY = {
    "numerator": "numerator",
    "finished-chinese-magnets": "finished_magnets",
    "several-materials": "several_materials",
    "value-of-the-item": "value_of_the_item",
    "price-of-the-material": "price_of_the_material",
    "unlisted-compounds": "unlisted_compounds",
    "origin-of-refined-material": "origin_of_refined_material",
    "recycled-material": "recycled_material",
    "elements-of-57": "elements_of_57",
}
"""The way of counting that answers a figure; which article is tested is no matter of counting."""

POINTS = open_points()
EVERY_POINT = pytest.mark.parametrize("point", POINTS.values(), ids=list(POINTS))
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
DAY = date(2026, 11, 20)


def adopting(name: str, answer: str) -> Stance:
    return Stance.of({name: Adoption(answer, "架空 花子", DAY)})


# --- All are there


def test_every_question_of_the_list_has_its_points_and_no_point_is_of_none() -> None:
    assert list(QUESTIONS) == [*NUMBERS, "text"]
    told = {point.name: (point.source, point.kind) for point in POINTS.values()}
    assert told == {name: (number, kind) for number, points in QUESTIONS.items() for name, kind, *_ in points}


@EVERY_POINT
def test_default_cautious_and_lenient_answer_are_those_of_the_list(point: OpenPoint) -> None:
    (expected,) = (each for each in QUESTIONS[point.source] if each[0] == point.name)
    assert (point.name, point.kind, point.default, point.cautious, point.lenient) == expected


def test_every_file_of_the_folder_is_read() -> None:
    folder = Path(ytterby.__file__).parent / "law" / "readings"
    assert {file.name for file in folder.iterdir()} == {f"{stem}.toml" for stem in FILES}


# --- Each is whole


@EVERY_POINT
def test_a_point_has_two_answers_or_more_and_the_chosen_ones_are_among_them(point: OpenPoint) -> None:
    ids = [answer.id for answer in point.answers]
    assert len(set(ids)) == len(ids) >= 2
    assert {point.cautious, point.lenient, point.default} <= set(ids)
    if point.name in NEITHER_SIDE:
        assert point.cautious == point.lenient == point.default
    else:
        assert point.cautious != point.lenient


@EVERY_POINT
def test_a_yes_or_no_point_has_both_answers_and_open_where_nobody_is_taken_to_have_decided(point: OpenPoint) -> None:
    if point.kind == "leaf":
        ids = [answer.id for answer in point.answers]
        assert ids == (["yes", "no", "open"] if point.default == "open" else ["yes", "no"])


def texts(point: OpenPoint) -> Iterator[Text]:
    yield point.question
    yield point.why_default
    yield from (answer.says for answer in point.answers)
    if point.instead is not None:
        yield point.instead


@EVERY_POINT
def test_a_point_is_told_in_three_languages(point: OpenPoint) -> None:
    for text in texts(point):
        assert KANA.search(text.ja)
        assert not KANA.search(text.zh + text.en)
        assert text.zh != text.ja
        assert all(getattr(text, language).strip() == getattr(text, language) != "" for language in LANGUAGES)


@EVERY_POINT
def test_holders_are_known_and_hold_one_answer_of_a_point(point: OpenPoint) -> None:
    holders = [holder for answer in point.answers for holder in answer.holders]
    assert set(holders) <= HOLDERS
    assert len(set(holders)) == len(holders)


def test_every_known_holder_holds_something() -> None:
    assert {holder for point in POINTS.values() for answer in point.answers for holder in answer.holders} == HOLDERS


@EVERY_POINT
def test_what_is_left_undecided_is_held_by_nobody(point: OpenPoint) -> None:
    assert all(answer.holders == () for answer in point.answers if answer.id == "open")


@EVERY_POINT
def test_the_default_is_cautious_unless_the_reason_says_otherwise(point: OpenPoint) -> None:
    assert (point.default != point.cautious) is (point.name in NOT_CAUTIOUS)
    others = [each.why_default.en for each in POINTS.values() if each is not point and each.source != point.source]
    assert point.why_default.en not in others, "a reason of its own"


def test_no_default_is_lenient_for_lack_of_an_answer() -> None:
    """What nobody has decided stays unknown."""
    undecided = {name for name, point in POINTS.items() if point.default == "open"}
    assert undecided == {"last-day-is-suspended", "suspension-was-extended", "general-answers-settle-18"}


# --- Each says which passage leaves it open


@EVERY_POINT
def test_the_passages_of_a_point_are_there(point: OpenPoint) -> None:
    assert len(set(point.of)) == len(point.of) >= 1
    for cites in point.of:
        instrument, _, number = cites.partition("/")
        assert instrument in packaged().instruments
        ruled = {rule.cites.partition("/")[2] for rule in RULES.get(instrument, {}).values()}
        assert number in {paragraph.number for paragraph in paragraphs(instrument)} | ruled, cites


def asked_in(instrument: str) -> set[str]:
    return {part.name for rule in RULES[instrument].values() for part in walk(rule) if isinstance(part, Reading)}


def test_every_yes_or_no_point_is_asked_by_some_rule_and_no_rule_asks_anything_else() -> None:
    leaves = {name for name, point in POINTS.items() if point.kind == "leaf"}
    asked = {name for instrument in RULES for name in asked_in(instrument)}
    assert asked == leaves - {LAST_DAY_IS_SUSPENDED}  # this one is asked by the ledger, of every suspension
    assert LAST_DAY_IS_SUSPENDED in leaves


@EVERY_POINT
def test_a_yes_or_no_point_is_asked_by_a_rule_of_an_instrument_that_leaves_it_open(point: OpenPoint) -> None:
    if point.kind == "leaf" and point.name != LAST_DAY_IS_SUSPENDED:
        instruments = {cites.partition("/")[0] for cites in point.of}
        assert any(point.name in asked_in(instrument) for instrument in instruments & set(RULES))


def test_every_figure_is_counted_by() -> None:
    figures = {name for name, point in POINTS.items() if point.kind == "figure"}
    assert figures == {*COUNTED_BY, "which-article"}
    assert {field.name for field in fields(Basis)} == {*COUNTED_BY.values(), "regions_share_chinese_origin"}


@EVERY_POINT
def test_only_a_ledger_point_adds_entries_and_only_for_passages_that_it_is_about(point: OpenPoint) -> None:
    entries = [entry for answer in point.answers for entry in answer.entries]
    assert bool(entries) is (point.kind == "ledger")
    assert {entry.by for entry in entries} <= {f"reading-{point.name}"}
    assert {entry.what for entry in entries} <= set(point.of)


@EVERY_POINT
def test_only_a_statement_says_what_to_do_instead(point: OpenPoint) -> None:
    assert (point.instead is not None) is (point.kind == "statement")


# --- A stance


def test_a_stance_answers_every_point_by_default() -> None:
    stance = Stance.of()
    assert stance.answers == {name: point.default for name, point in POINTS.items()}
    assert stance.adopted == {}


def test_an_adopted_answer_is_in_use() -> None:
    stance = adopting("last-day-is-suspended", "yes")
    assert stance.answers["last-day-is-suspended"] == "yes"
    assert stance.adopted["last-day-is-suspended"].by == "架空 花子"
    assert stance.instead("last-day-is-suspended", "no").answers["last-day-is-suspended"] == "no"
    assert stance.answers["last-day-is-suspended"] == "yes"


@EVERY_POINT
def test_what_is_stated_elsewhere_cannot_be_adopted(point: OpenPoint) -> None:
    for answer in point.answers:
        if point.instead is None:
            assert adopting(point.name, answer.id).answers[point.name] == answer.id
        else:
            with pytest.raises(LookupError) as refusal:
                adopting(point.name, answer.id)
            assert str(refusal.value) == f"{point.name} is not adopted. {point.instead.en}"


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [
        ("no-such-point", "yes", "no open point; they are last-day-is-suspended, "),
        ("last-day-is-suspended", "perhaps", "no answer to last-day-is-suspended; the answers are yes, no, open."),
        ("half-holding", "perhaps", "no answer to half-holding"),
    ],
)
def test_a_point_or_an_answer_that_does_not_exist_is_named(name: str, answer: str, says: str) -> None:
    with pytest.raises(LookupError, match=re.escape(says)):
        adopting(name, answer)


def test_what_is_to_be_done_instead_names_a_way_that_there_is() -> None:
    ways = {name: point.instead for name, point in POINTS.items() if point.instead is not None}
    for language in LANGUAGES:
        assert "`ytterby law add`" in ways["suspension-was-extended"].in_(language)


def test_the_truths_are_those_of_yes_or_no_points_and_an_open_one_is_unknown() -> None:
    truths = Stance.of().truths()
    assert set(truths) == {name for name, point in POINTS.items() if point.kind == "leaf"}
    assert {name for name, truth in truths.items() if truth is UNKNOWN} == {
        "last-day-is-suspended",
        "general-answers-settle-18",
    }
    assert [truths[name] for name in ("threshold-itself-counts", "stopped-listing-counts")] == [YES, NO]
    assert Stance.of().instead("general-answers-settle-18", "yes").truths()["general-answers-settle-18"] is YES


@pytest.mark.parametrize("side", ["cautious", "lenient"])
def test_all_on_one_side_leaves_what_is_stated_as_it_stands(side: str) -> None:
    stance = Stance.of().all("cautious" if side == "cautious" else "lenient")
    for name, point in POINTS.items():
        expected = point.default if point.kind == "statement" else getattr(point, side)
        assert stance.answers[name] == expected


# --- The transition that runs afresh

LIMBS = ("mofcom-2025-61/1(1)", "mofcom-2025-61/1(2)")
LAST_BY_TEXT = date(2026, 11, 10)
FIRST, LAST = date(2026, 11, 11), date(2026, 12, 4)
AFRESH = Stance.of().instead("transition-runs-afresh", "yes")
CONFIRMED = """
id = "firm-2026-11-16-lapsed-mofcom-2025-70"
number = "x"
issuer = "x"
published = 2026-11-16
title = { ja = "x", zh = "x", en = "x" }
[[lapsed]]
what = ["mofcom-2025-61"]
of = "mofcom-2025-70"
from = 2026-11-11
person = "架空 花子"
evidence = "x"
"""
EXTENDED = """
id = "mofcom-2026-999"
number = "x"
issuer = "x"
published = 2026-11-09
title = { ja = "x", zh = "x", en = "x" }
[[extends]]
what = ["mofcom-2025-61"]
of = "mofcom-2025-70"
from = 2026-11-11
through = 2027-01-10
"""


def book(*instruments: str, stance: Stance = AFRESH) -> Lawbook:
    added = [entry for each in instruments for entry in parse_instrument(each.encode()).entries()]
    return packaged().lawbook.with_entries(added).with_entries(stance.entries())


def states(lawbook: Lawbook, cites: str, *days: date, known: date = date(2026, 12, 31)) -> list[State]:
    return [lawbook.on(day, known).force(cites).state for day in days]


def test_it_is_as_long_as_what_was_left_when_the_suspension_came() -> None:
    assert date(2025, 12, 1) - date(2025, 11, 7) - ONE_DAY == LAST - FIRST
    assert (LAST - FIRST).days + 1 == 24


def test_it_is_known_since_the_suspension_is() -> None:
    assert {entry.known for entry in AFRESH.entries()} == {packaged().instruments["mofcom-2025-70"].published}


def test_its_days_end_of_themselves_and_by_nobody_s_confirmation() -> None:
    assert [(entry.does, entry.what, entry.on, entry.through) for entry in AFRESH.entries()] == [
        *(("suspends", cites, FIRST, LAST) for cites in LIMBS),
        *(("resumes", cites, LAST + ONE_DAY, None) for cites in LIMBS),
    ]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ja", "解釈 transition-runs-afresh"),
        ("zh", "解读 transition-runs-afresh"),
        ("en", "the reading transition-runs-afresh"),
    ],
)
def test_a_suspension_by_a_reading_is_said_to_be_one(language: Language, name: str) -> None:
    force = book(CONFIRMED).on(FIRST).force(LIMBS[0])
    assert name_of(force.by[0].by, language) == name
    assert name in force_text(force, language)


def test_by_default_nothing_is_added_to_the_ledger() -> None:
    assert Stance.of().entries() == ()
    assert AFRESH.instead("transition-runs-afresh", "no").entries() == ()


@pytest.mark.parametrize("cites", LIMBS)
def test_where_the_end_of_the_suspension_is_confirmed_the_days_run_and_then_the_law_is_in_force(cites: str) -> None:
    """No further confirmation is asked for when they are over."""
    around = (LAST_BY_TEXT, FIRST, LAST, LAST + ONE_DAY)
    assert states(book(CONFIRMED), cites, *around) == [*[State.SUSPENDED] * 3, State.IN_FORCE]
    assert states(book(CONFIRMED, stance=Stance.of()), cites, *around) == [State.SUSPENDED, *[State.IN_FORCE] * 3]


@pytest.mark.parametrize("cites", LIMBS)
def test_where_nobody_has_confirmed_it_the_law_is_unconfirmed_after_those_days(cites: str) -> None:
    """Whether the suspension went on or is over: in these days the limbs are not in force either way."""
    around = (LAST_BY_TEXT, FIRST, LAST, LAST + ONE_DAY)
    expected = [State.UNCONFIRMED, State.SUSPENDED, State.SUSPENDED, State.UNCONFIRMED]
    assert states(book(), cites, *around) == expected


@pytest.mark.parametrize("cites", LIMBS)
def test_an_extension_is_not_shortened(cites: str) -> None:
    around = (LAST_BY_TEXT, FIRST, LAST, LAST + ONE_DAY, date(2027, 1, 9))
    assert states(book(EXTENDED), cites, *around) == [State.SUSPENDED] * 5
    assert states(book(EXTENDED), cites, date(2027, 1, 10)) == [State.UNCONFIRMED]


def test_the_limb_on_chinese_origin_has_no_transition() -> None:
    for cites in ("mofcom-2025-61/1(3)", "mofcom-2025-61/1", "mofcom-2025-62/1"):
        assert states(book(CONFIRMED), cites, FIRST, LAST) == states(
            book(CONFIRMED, stance=Stance.of()), cites, FIRST, LAST
        )


@pytest.mark.parametrize("cites", LIMBS)
def test_nobody_reads_so_before_the_suspension_was_heard_of(cites: str) -> None:
    heard = date(2025, 11, 7)
    assert states(book(), cites, FIRST, LAST, known=heard - ONE_DAY) == [State.IN_FORCE] * 2
    assert states(book(), cites, FIRST, LAST, LAST + ONE_DAY, known=heard) == [
        *[State.SUSPENDED] * 2,
        State.IN_FORCE,
    ]
