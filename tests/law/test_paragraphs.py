"""Every paragraph is said in our own words in three languages and quotes no Chinese not seen."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

import ytterby
from ytterby.languages import LANGUAGES, Catalogue
from ytterby.law.lawbook import packaged
from ytterby.law.page import page_name, readable
from ytterby.law.paragraphs import folder_of

LAW = Path(ytterby.__file__).parent / "law"
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")

INSTRUMENTS = {page_name(each): each for each in readable(packaged())}
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
    "consignee",
    "subsidiary",
    "domestic_transfer",
    "due_diligence",
    "part_one_item",
    "part_two_item",
    "mining",
    "smelting_and_separation",
    "metal_smelting",
    "magnet_making",
    "secondary_resources",
)


def read(instrument: str) -> dict[str, dict[str, str]]:
    path = folder_of(INSTRUMENTS[instrument]) / "paragraphs.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


PARAGRAPHS = {(instrument, cited): told for instrument in INSTRUMENTS for cited, told in read(instrument).items()}
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


def test_what_is_quoted_was_seen_and_what_was_seen_is_quoted() -> None:
    quoted = {
        cited: [(told["words_grade"], phrase) for phrase in phrases(told)]
        for cited, told in PARAGRAPHS.items()
        if told["words"]
    }
    assert quoted == seen()


@EVERY
def test_words_not_seen_in_chinese_are_not_quoted(told: dict[str, str]) -> None:
    """Grade R: not even a translation was seen, the line is known from the build of its neighbours.

    Not-quoted: what it says is known from copies or from several accounts of which no wording was kept.
    """
    assert told["words_grade"] in {"O", "P", "S", "R", "back-translated", "not-quoted"}
    assert (told["words"] == "") is (told["words_grade"] in {"R", "back-translated", "not-quoted"})


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


@EVERY
def test_summaries_are_texts_without_blanks(told: dict[str, str]) -> None:
    assert not any("{" in said or "}" in said for said in told.values())
