"""The page of an instrument says what the rules say, all of it and nothing else; `docs/law` holds it as printed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ytterby
from ytterby.languages import LANGUAGES, Language
from ytterby.law.lawbook import packaged
from ytterby.law.markdown import markdown
from ytterby.law.mofcom_2025_61 import rules
from ytterby.law.page import page, page_name, readable
from ytterby.law.paragraphs import number_zh, paragraphs
from ytterby.law.readings import open_points
from ytterby.law.rule_tree import Branch, readings_in, rule_tree
from ytterby.logic.bounds import Bounds
from ytterby.logic.conditions import Above, AtLeast, Condition, Flag, Provision, Reading, all_of, any_of, walk
from ytterby.logic.explain import Case, explain
from ytterby.logic.lawbook import Law
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true

DOCS = Path(ytterby.__file__).parents[1] / "docs" / "law"
PAGES = [(instrument, language) for instrument in readable(packaged()) for language in LANGUAGES]
EVERY_PAGE = pytest.mark.parametrize(("instrument", "language"), PAGES)
LAW = packaged().lawbook.without("mofcom-2025-70").on(date(2026, 1, 1))
ID = rules.ID


def leaves(kind: type[Condition]) -> list[Condition]:
    return [each for rule in rules.PROVISIONS.values() for each in walk(rule) if isinstance(each, kind)]


FLAGS = sorted({each.fact for each in leaves(Flag) if isinstance(each, Flag)})
AMOUNTS = sorted({each.fact for each in leaves(Condition) if isinstance(each, AtLeast | Above)})
POINTS = sorted({each.name for each in leaves(Reading) if isinstance(each, Reading)})
TRUTHS = st.sampled_from([NO, UNKNOWN, YES])
FIGURES = st.sampled_from(["0", "1/2000", "1/1000", "1/999", "13", "14", "15", "255", "256", "300"])
CASES = st.builds(
    lambda flags, amounts: {**flags, **amounts},
    st.fixed_dictionaries(dict.fromkeys(FLAGS, TRUTHS)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(AMOUNTS, FIGURES.map(Bounds.exactly))),
)
READINGS = st.fixed_dictionaries(dict.fromkeys(POINTS, TRUTHS))


def printed(name: str, language: Language = "en") -> Branch:
    return rule_tree(rules.PROVISIONS[name], LAW.figure, language)


def truth(branch: Branch, case: Case, law: Law) -> Truth:
    """What somebody would conclude who has the page and nothing else."""
    if branch.of is not None:
        found = explain(branch.of, case, law).truth
        return found if branch.holds else ~found
    parts = [truth(part, case, law) for part in branch.under]
    return all_true(parts) if branch.kind == "all" else any_true(parts)


@EVERY_PAGE
def test_the_documents_are_the_pages_as_printed(instrument: str, language: Language) -> None:
    kept = (DOCS / f"{page_name(instrument)}.{language}.md").read_bytes().decode()
    assert kept == markdown(page(packaged(), instrument, language)), "make law-pages prints them anew"


@pytest.mark.parametrize(
    ("instrument", "name"),
    [
        ("mofcom-2025-61", "61"),
        ("mofcom-2026-1", "1-2026"),
        ("mofcom-2024-46", "46-2024"),
        ("mofcom-qa-4", "qa-4"),
        ("mofcom-most-technology-catalogue", "technology-catalogue"),
        ("statecouncil-792", "792"),
        ("statecouncil-2024-rare-earths", "rare-earths"),
        ("npc-2020-export-control-law", "export-control-law"),
        ("gb-t-15676-2015", "gb-t-15676-2015"),
    ],
)
def test_a_page_goes_by_the_number_of_its_announcement_or_by_its_id(instrument: str, name: str) -> None:
    assert page_name(instrument) == name


def test_no_two_pages_go_by_one_name() -> None:
    names = [page_name(each) for each in readable(packaged())]
    assert len(set(names)) == len(names)


def test_no_document_is_left_over() -> None:
    assert {file.name for file in DOCS.glob("*.md")} == {f"{page_name(each)}.{language}.md" for each, language in PAGES}


@settings(max_examples=60, deadline=None)
@given(case=CASES, readings=READINGS, name=st.sampled_from(sorted(rules.PROVISIONS)))
def test_whoever_follows_the_page_finds_what_the_rule_finds(
    case: dict[str, Truth | Bounds], readings: dict[str, Truth], name: str
) -> None:
    law = replace(LAW, readings=readings, _forces={})
    assert truth(printed(name), case, law) is explain(rules.PROVISIONS[name].holds, case, law).truth


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", rules.PROVISIONS)
def test_a_printed_rule_is_only_form_and_leaves(name: str, language: Language) -> None:
    def each(branch: Branch, above: str = "") -> None:
        assert branch.text.strip() == branch.text != ""
        assert (branch.of is None) is bool(branch.under)
        assert branch.kind != above, "what is joined alike stands on one level"
        assert len(branch.under) != 1
        for part in branch.under:
            each(part, branch.kind)

    each(printed(name, language))


def test_another_provision_is_named_and_not_told_again() -> None:
    named = [each.of.cites for each in printed("licence_needed").leaves() if isinstance(each.of, Provision)]
    assert named == [f"{ID}/1(1)", f"{ID}/1(2)", f"{ID}/1(3)", f"{ID}/5"]
    assert printed("licence_needed").under[-1].text == "unless 61/2025 § 5 applies"


def test_a_figure_is_printed_as_the_law_sets_it() -> None:
    texts = [each.text for each in printed("incorporating").leaves() if each.kind == "figure"]
    assert len(texts) == 2
    assert all("0.1 %" in text for text in texts)
    assert any("14 nm or below" in each.text for each in printed("case_by_case").leaves())


def test_a_negation_reaches_the_facts() -> None:
    both = Provision(
        f"{ID}/1", "", ~all_of(Flag("is_listed_magnet"), ~Flag("is_listed_target") | Reading("threshold-itself-counts"))
    )
    tree = rule_tree(both, LAW.figure, "en")
    assert tree.kind == "any"
    assert tree.under[0].text == "the item is not itself a magnet material listed in Annex 1 Part 2"
    assert [part.kind for part in tree.under] == ["fact", "all"]
    assert [leaf.holds for leaf in tree.leaves()] == [False, True, False]


def test_an_open_point_comes_with_its_question_and_its_default() -> None:
    leaf = next(each for each in printed("of_chinese_origin").leaves() if each.kind == "reading")
    assert isinstance(leaf.of, Reading)
    point = open_points()[leaf.of.name]
    assert point.question.en in leaf.text
    assert leaf.text.endswith(f"(default: {point.default})")


@EVERY_PAGE
def test_every_paragraph_stands_on_the_page_with_its_words_and_its_rule_or_reason(
    instrument: str, language: Language
) -> None:
    text = re.sub(r"\\(.)", r"\1", markdown(page(packaged(), instrument, language)))
    sections = text.split("\n### ")
    for paragraph in paragraphs(instrument):
        section = next(each for each in sections if each.startswith(f"{paragraph.number_zh} · {paragraph.number}\n"))
        assert paragraph.says.in_(language) in section
        assert all(f"「{phrase}」" in section for phrase in paragraph.words)
        assert all(f"`{name}`" in section for name in paragraph.rules)
        assert paragraph.reason is None or paragraph.reason.in_(language) in section


def test_all_open_points_stand_at_the_foot_with_holders_and_standing() -> None:
    told = page(packaged(), ID, "en")
    of_the_text = {name for name, point in open_points().items() if any(each.startswith(f"{ID}/") for each in point.of)}
    leant_on = {name for rule in rules.PROVISIONS.values() for name in readings_in(rule)}
    assert [point.name for point in told.points] == [each for each in open_points() if each in of_the_text | leant_on]
    assert "general-answers-settle-18" not in of_the_text | leant_on
    text = markdown(told)
    foot = text[text.index("## Open points") :]
    for point in told.points:
        assert f"### {point.name}\n" in foot
        for answer in point.answers:
            row = next(line for line in foot.splitlines() if line.startswith(f"| {answer.says.en} |"))
            assert all(holder in row for holder in answer.holders)
            assert ("default" in row) is (answer.id == point.default)
            assert ("cautious" in row) is (answer.id == point.cautious)
            assert ("lenient" in row) is (answer.id == point.lenient)


def test_the_figures_come_with_their_days_and_users() -> None:
    figures = page(packaged(), ID, "en").figures
    assert [(entry.value, users) for entry, users in figures] == [
        ("1/1000", ("1(1)", "1(2)")),
        ("14", ("4",)),
        ("256", ("4",)),
    ]
    assert "| threshold of the value share | 0.1 % | 2025-10-09 | 「达到0.1%及以上」 | 1(1), 1(2) |" in markdown(
        page(packaged(), ID, "en")
    )


def test_the_days_include_what_others_do_to_the_instrument() -> None:
    assert {entry.by for entry in page(packaged(), ID, "en").deeds} == {"mofcom-2025-61", "mofcom-2025-70"} | {
        entry.by for entry in packaged().lawbook.entries if entry.does == "doubts"
    }


@EVERY_PAGE
def test_tables_are_even_and_nothing_is_left_to_fill_in(instrument: str, language: Language) -> None:
    text = markdown(page(packaged(), instrument, language))
    for table in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1
    assert not re.search(r"\{[a-z_]+\}", text)
    assert text.endswith("\n")


@EVERY_PAGE
def test_the_page_says_once_that_it_is_no_advice(instrument: str, language: Language) -> None:
    said = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}[language]
    assert markdown(page(packaged(), instrument, language)).count(said) == 1


def test_there_is_no_page_of_what_is_not_encoded() -> None:
    with pytest.raises(LookupError, match="mofcom-2025-61, mofcom-2025-62, mofcom-2025-70, mofcom-2025-72"):
        page(packaged(), "mofcom-2025-13", "en")


def test_readings_of_a_rule_include_those_of_the_provisions_in_it() -> None:
    assert "threshold-itself-counts" in readings_in(rules.licence_needed)
    assert readings_in(rules.terrorism) == ()


def test_the_cases_beside_the_instrument_are_counted() -> None:
    told = page(packaged(), ID, "en")
    assert (str(told.cases) in markdown(told)) is (told.cases > 0)
    assert "No worked cases" in markdown(replace(told, cases=0))
    assert "(cases.toml): 3." in markdown(replace(told, cases=3))


@pytest.mark.parametrize(
    ("cites", "number"),
    [(f"{ID}/1(1)", "一（一）"), (f"{ID}/7", "七"), (f"{ID}/7/2", "七 第二段"), ("mofcom-2026-5/3", "3")],
)
def test_passages_are_numbered_as_printed(cites: str, number: str) -> None:
    assert number_zh(cites) == number


def test_any_of_alternatives_are_not_nested() -> None:
    rule = Provision(
        f"{ID}/1", "", any_of(any_of(Flag("is_listed_magnet"), Flag("is_listed_target")), Flag("is_finished_goods"))
    )
    assert [part.kind for part in rule_tree(rule, lambda _: Fraction(0), "en").under] == ["fact"] * 3
