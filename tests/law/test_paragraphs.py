"""Every paragraph is there, is said in our own words in three languages, and quotes no Chinese not seen."""

from __future__ import annotations

import csv
import importlib
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

import ytterby
from ytterby.languages import LANGUAGES, Catalogue
from ytterby.logic.conditions import Provision

LAW = Path(ytterby.__file__).parent / "law"
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")

NUMBERS = {
    "61": [
        "chapeau",
        *("1", "1(1)", "1(2)", "1(3)"),
        "2",
        *("3", "3(1)", "3(2)", "3(3)"),
        "4",
        "5",
        *("6/1", "6/2", "6/3"),
        *("7/1", "7/2"),
        "8",
        *("annex1/part1", "annex1/part2/1", "annex1/part2/2"),
        "annex2/guide",
        *("annex2/form", "annex2/form(1)", "annex2/form(2)", "annex2/form(3)", "annex2/form/note"),
    ],
    "70": ["1"],
}
RULES = {
    "1": "licence_needed",
    "1(1)": "incorporating",
    "1(2)": "made_with_chinese_technology",
    "1(3)": "of_chinese_origin",
    "2": "refused_users",
    "3": "refused_uses",
    "3(1)": "weapons_of_mass_destruction",
    "3(2)": "terrorism",
    "3(3)": "military_use",
    "4": "case_by_case",
    "5": "humanitarian",
    "7/1": "notification_by_exporter_in_china",
    "7/2": "notification_abroad",
}
SAME_WORDS = (
    "control_list",
    "watch_list",
    "compliance_notification",
    "value_share",
    "end_user",
    "importer",
    "military_user",
    "foreign_specified_exporter",
    "refused_in_principle",
    "case_by_case",
    "humanitarian_relief",
    "end_use",
)


def read(number: str) -> dict[str, dict[str, str]]:
    path = LAW / f"mofcom_2025_{number}" / "paragraphs.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


PARAGRAPHS = {(number, cited): told for number in NUMBERS for cited, told in read(number).items()}
EVERY = pytest.mark.parametrize("told", PARAGRAPHS.values(), ids=["/".join(cited) for cited in PARAGRAPHS])


def seen() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The words that stand in verbatim copies or in the press, by paragraph, each with its grade."""
    words = defaultdict(list)
    with Path(__file__).with_name("official_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[row["instrument"], row["paragraph"]].append((row["grade"], row["words"]))
    return dict(words)


def phrases(told: Mapping[str, str]) -> list[str]:
    return [phrase.strip() for phrase in told["words"].split("·")]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_paragraph_is_missing_and_all_stand_in_order(number: str) -> None:
    assert list(read(number)) == NUMBERS[number]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_numbers_of_the_text_are_told_apart(number: str) -> None:
    theirs = [told["number_zh"] for told in read(number).values()]
    assert all(theirs)
    assert len(set(theirs)) == len(theirs)


def test_what_is_quoted_was_seen_and_what_was_seen_is_quoted() -> None:
    quoted = {
        cited: [(told["words_grade"], phrase) for phrase in phrases(told)]
        for cited, told in PARAGRAPHS.items()
        if told["words"]
    }
    assert quoted == seen()


@EVERY
def test_words_seen_in_translation_only_are_not_quoted(told: dict[str, str]) -> None:
    assert told["words_grade"] in {"O", "P", "back-translated"}
    assert (told["words"] == "") is (told["words_grade"] == "back-translated")


@EVERY
def test_a_paragraph_has_its_summary_and_a_rule_or_a_reason_why_not(told: dict[str, str]) -> None:
    expected = {"number_zh", "words", "words_grade", "rule", *LANGUAGES}
    if not told["rule"]:
        expected |= {f"reason_{language}" for language in LANGUAGES}
    assert set(told) - {"second_rule"} == expected


@EVERY
def test_texts_are_in_their_language(told: dict[str, str]) -> None:
    for start in ("", "reason_"):
        for language in LANGUAGES:
            said = told.get(f"{start}{language}", "…" if start else "")
            if said != "…":
                assert said.strip() == said != ""
                assert said.isascii() is (language == "en")
                assert bool(KANA.search(said)) is (language == "ja")
                assert said.endswith("." if language == "en" else "。")


@EVERY
def test_a_summary_is_short_and_does_not_quote(told: dict[str, str]) -> None:
    assert max(len(told["ja"]), len(told["zh"])) <= 120
    assert len(told["en"]) <= 260
    for phrase in phrases(told) if told["words"] else ():
        assert len(phrase) < 8 or phrase not in told["zh"], phrase


@EVERY
def test_the_threshold_is_not_said_again(told: dict[str, str]) -> None:
    """The share that 1(1) sets stands in instrument.toml and in the words quoted, and nowhere else."""
    for key, said in told.items():
        assert key == "words" or not re.search(r"0\.1\s*[%％]", said)


@EVERY
def test_one_word_has_one_meaning_in_three_languages(told: dict[str, str]) -> None:
    glossary = Catalogue.read(LAW / "glossary.toml")
    for term in SAME_WORDS:
        text = glossary[term]
        used = [
            text.ja in told["ja"],
            text.zh in told["zh"],
            bool(re.search(rf"\b{text.en}s?\b", told["en"])),
        ]
        assert len(set(used)) == 1, (term, used)


def test_paragraphs_name_their_rules() -> None:
    assert {cited: told["rule"] for cited, told in read("61").items() if told["rule"]} == RULES
    second = {cited: told["second_rule"] for (_, cited), told in PARAGRAPHS.items() if "second_rule" in told}
    assert second == {"5": "humanitarian_report"}
    assert not read("70")["1"]["rule"]


def test_every_rule_named_exists_and_every_rule_is_named() -> None:
    rules = importlib.import_module("ytterby.law.mofcom_2025_61.rules")
    named = {*RULES.values(), "humanitarian_report"}
    for name in named:
        assert isinstance(getattr(rules, name), Provision)
    assert set(rules.PROVISIONS) == named


def test_rules_cite_the_paragraph_that_names_them_and_quote_only_its_words() -> None:
    rules = importlib.import_module("ytterby.law.mofcom_2025_61.rules")
    for cited, told in read("61").items():
        for name in filter(None, (told["rule"], told.get("second_rule"))):
            provision = getattr(rules, name)
            assert provision.cites == f"mofcom-2025-61/{cited}"
            for quoted in filter(None, provision.says.split(" · ")):
                assert any(quoted in phrase for phrase in phrases(told)), (name, quoted)


@EVERY
def test_summaries_are_texts_without_blanks(told: dict[str, str]) -> None:
    assert not any("{" in said or "}" in said for said in told.values())
