"""What is asked settles the answer, and nothing that is asked is needless."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.parties.ownership.drawing import PARTIES, registers, stake
from ytterby.languages import LANGUAGES, Catalogue
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.parties.ownership import missing
from ytterby.parties.ownership.missing import Question, questions_about
from ytterby.parties.ownership.plain import held
from ytterby.parties.ownership.register import register_of
from ytterby.parties.ownership.stake import Stake
from ytterby.parties.ownership.standing import Standing
from ytterby.parties.ownership.ways import WAYS, Way


def asked(
    stakes: list[Stake], listed: Mapping[str, Truth], way: Way = "any-of-them", persons: frozenset[str] = frozenset()
) -> list[str]:
    standing = Standing(register_of(stakes, persons), listed)
    return [question.says().in_("en") for question in questions_about(standing, "X", way)]


def test_who_holds_the_rest() -> None:
    assert asked([stake("P", "X", 53)], {"P": NO}, persons=frozenset({"P"})) == []
    assert asked([stake("P", "X", 50)], {"P": NO}, persons=frozenset({"P"})) == ["Who holds the other 50 % of X?"]
    assert asked([], {}) == ["Who holds X?"]


def test_known_41_and_unknown_12() -> None:
    stakes = [stake("L", "X", 41), stake("U", "X", 12), stake("P", "X", 47)]
    assert asked(stakes, {"L": YES, "P": NO}, "together", frozenset({"P"})) == ["Is U listed?"]


def test_what_cannot_change_the_answer_is_not_asked() -> None:
    stakes = [stake("P", "X", 60), stake("U", "X", 40), stake("V", "U", 30)]
    assert asked(stakes, {"P": NO}, persons=frozenset({"P"})) == []


def test_who_holds_the_holder_is_asked_where_he_himself_is_not_listed() -> None:
    assert asked([stake("A", "X", 100)], {"A": NO}) == ["Who holds A?"]


def test_a_range_is_asked_to_be_made_exact() -> None:
    stakes = [stake("L", "X", (41, 55)), stake("P", "X", 45)]
    questions = asked(stakes, {"L": YES, "P": NO}, persons=frozenset({"P"}))
    assert set(questions) == {
        "Who holds the other 14 % of X?",
    }


def test_an_unknown_chain_is_asked_for() -> None:
    stakes = [stake("L", "X", 60, interest="indirect"), stake("P", "X", 100)]
    questions = asked(stakes, {"L": YES, "P": NO}, persons=frozenset({"P"}))
    assert questions == ["Through which companies does L hold X indirectly (at most 60 %)?"]


def test_a_sum_over_the_whole_is_asked_about() -> None:
    stakes = [stake("P", "X", 90), stake("L", "X", 20)]
    assert "The holdings in X add up to 110 %. Which of them are right?" in asked(
        stakes, {"L": YES, "P": NO}, persons=frozenset({"P"})
    )


def test_only_those_above_are_asked_about() -> None:
    assert asked([stake("X", "A", 60), stake("U", "A", 10)], {}) == ["Who holds X?"]


def test_of_companies_that_hold_each_other_it_is_asked_whether_the_party_itself_is_listed() -> None:
    standing = Standing(register_of([stake("X", "B", 100), stake("B", "X", 100)]), {"X": NO})
    assert [(each.kind, each.holder) for each in questions_about(standing, "B", "multiplied")] == [("listed", "B")]


@given(registers(), st.sampled_from(PARTIES), st.sampled_from(WAYS))
def test_there_are_questions_where_and_only_where_the_answer_is_unknown(
    drawn: tuple[list[Stake], dict[str, Truth]], party: str, way: Way
) -> None:
    stakes, listed = drawn
    standing = Standing(register_of(stakes), {party: UNKNOWN, **listed})
    found = held(stakes, {party: UNKNOWN, **listed})[party].by[way].truth
    assert bool(questions_about(standing, party, way)) is (found is UNKNOWN)


def test_every_question_has_its_words_in_three_languages() -> None:
    texts = Catalogue.read(Path(missing.__file__).with_name("missing.toml"))
    for kind in texts:
        if kind != "all":
            for language in LANGUAGES:
                assert Question(kind, "X", "H").says().in_(language)  # type: ignore[arg-type]
