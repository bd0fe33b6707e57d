"""The wording of facts and readings is complete in three languages and agrees with the code that uses it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import ytterby
from ytterby import facts
from ytterby.languages import LANGUAGES
from ytterby.law.mofcom_2025_61 import rules
from ytterby.law.readings import FILES
from ytterby.logic.conditions import Above, AtLeast, Figure, Flag, walk
from ytterby.tables.rows import ROW_TYPES

Entry = Mapping[str, Any]

HOME = Path(ytterby.__file__).parent
FACTS: dict[str, Entry] = tomllib.loads((HOME / "facts.toml").read_text(encoding="utf-8"))
READINGS: dict[str, Entry] = {
    name: entry
    for stem in FILES
    for name, entry in tomllib.loads((HOME / "law" / "readings" / f"{stem}.toml").read_text(encoding="utf-8")).items()
}

ANY = Figure("any")
AMOUNTS = {
    facts.value_share_at_least(ANY).fact,
    facts.value_share_above(ANY).fact,
    facts.logic_node_above(ANY).fact,
    facts.memory_layers_at_least(ANY).fact,
}
FLAGS = {each.fact for each in vars(facts).values() if isinstance(each, Flag)}
SUBJECTS = {"exporter", "line", "part", "recipient", "end use", "provider", "receiver", "transfer"}
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")


def in_languages(*stems: str) -> set[str]:
    return {stem + language for stem in stems for language in LANGUAGES}


def texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every text of an entry with its language, those of its answers too."""
    for key, said in entry.items():
        language = key.rpartition("_")[2]
        if language in LANGUAGES:
            yield language, said
    for answer in entry.get("answers", ()):
        yield from texts(answer)


ALL_TEXTS = [
    pytest.param(language, said, id=f"{name}-{number}-{language}")
    for catalogue in (FACTS, READINGS)
    for name, entry in catalogue.items()
    for number, (language, said) in enumerate(texts(entry))
]


def blanks(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name is not None}


@pytest.mark.parametrize(("language", "said"), ALL_TEXTS)
def test_every_text_is_in_its_language(language: str, said: str) -> None:
    assert said.strip() == said != ""
    assert bool(KANA.search(said)) is (language == "ja")


def test_every_fact_has_its_wording_and_nothing_else_has() -> None:
    assert set(FACTS) == FLAGS | AMOUNTS
    assert facts.wording().keys() == tuple(FACTS)


def test_rules_ask_only_for_facts_that_have_wording() -> None:
    asked = {
        each.fact
        for provision in rules.PROVISIONS.values()
        for each in walk(provision)
        if isinstance(each, Flag | AtLeast | Above)
    }
    assert asked <= set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_has_all_keys(name: str) -> None:
    expected = in_languages("", "not_", "ask_", "cure_") | {"who", "subject"}
    if name == facts.value_share_above(ANY).fact:
        expected |= in_languages("above_", "not_above_")  # it is held against a figure in two ways
    assert set(FACTS[name]) == expected
    assert FACTS[name]["who"] in {"self", "engineering", "purchasing", "supplier", "customer", "legal"}
    assert FACTS[name]["subject"] in SUBJECTS


def test_one_question_of_one_subject_has_one_cure_and_one_who_answers_it() -> None:
    asked: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for entry in FACTS.values():
        rest = tuple(str(entry[key]) for key in sorted(in_languages("ask_", "cure_") | {"who"}))
        asked.setdefault((entry["subject"], entry["ask_en"]), set()).add(rest)
    assert [question for question, rests in asked.items() if len(rests) > 1] == []


def test_no_two_facts_say_the_same() -> None:
    for key in sorted(in_languages("", "not_")):
        said = [entry[key] for entry in FACTS.values()]
        assert len(set(said)) == len(said), key


@pytest.mark.parametrize("name", FACTS)
def test_blanks_are_filled_with_what_is_at_hand(name: str) -> None:
    entry = FACTS[name]
    figure = {"figure"} if name in AMOUNTS else set()
    for key in entry.keys() - {"who", "subject"}:
        expected = {"subject"} if key.startswith("ask_") else set() if key.startswith("cure_") else figure
        assert blanks(entry[key]) == expected, key


@pytest.mark.parametrize("name", FACTS)
def test_a_cure_names_the_same_real_columns_in_every_language(name: str) -> None:
    columns = {f"{table}.{column.name}" for table, row in ROW_TYPES.items() for column in fields(row)}
    named = [set(re.findall(r"[a-z_]+\.[a-z_]+", FACTS[name][f"cure_{language}"])) for language in LANGUAGES]
    assert named[0]
    assert named[0] <= columns
    assert named.count(named[0]) == len(LANGUAGES)


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_has_all_keys_and_nothing_to_fill_in(name: str) -> None:
    entry = READINGS[name]
    keys = {"source", "kind", "of", "answers", "cautious", "lenient", "default"}
    says = ("question_", "why_default_", "instead_") if entry["kind"] == "statement" else ("question_", "why_default_")
    assert set(entry) == keys | in_languages(*says)
    assert re.fullmatch(r"Q\d+|text", entry["source"])
    assert not any(blanks(said) for _, said in texts(entry))


@pytest.mark.parametrize("name", READINGS)
def test_an_answer_has_all_keys(name: str) -> None:
    deeds = {"suspends", "resumes"} if READINGS[name]["kind"] == "ledger" else set()
    for answer in READINGS[name]["answers"]:
        assert set(answer) - deeds == {"id", "holders", *LANGUAGES}
        assert all(isinstance(holder, str) and holder for holder in answer["holders"])


def test_no_reading_stands_in_two_files() -> None:
    told = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (HOME / "law" / "readings").iterdir()]
    assert sum(map(len, told)) == len(READINGS)
