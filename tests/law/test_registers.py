"""The register of each instrument is complete: every number of its text, in order, with its words, and rule or reason.

`paragraph_numbers.csv` and `annex1_lines.csv` were written from the texts and not from the registers.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from ytterby.languages import LANGUAGES
from ytterby.law.items import annex1
from ytterby.law.lawbook import packaged
from ytterby.law.numbering import place
from ytterby.law.page import page_name, readable
from ytterby.law.paragraphs import Paragraph, folder_of, paragraphs
from ytterby.law.provisions import RULES
from ytterby.law.readings import open_points
from ytterby.logic.conditions import Provision


def table(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


IDS = {page_name(each): each for each in readable(packaged())}


def texts() -> dict[str, list[tuple[str, str]]]:
    """Of each instrument its numbers in the order of the text, each with what is printed there, where anything is."""
    found = defaultdict(list)
    for row in table("paragraph_numbers.csv"):
        found[IDS[row["instrument"]]].append((row["number"], row["printed"]))
    return dict(found)


TEXTS = texts()
EVERY_TEXT = pytest.mark.parametrize("instrument", TEXTS)
CARRIED_OUT: dict[str, dict[str, tuple[str, ...]]] = {
    "mofcom-2025-61": {
        "1": ("licence_needed",),
        "1(1)": ("incorporating",),
        "1(2)": ("made_with_chinese_technology",),
        "1(3)": ("of_chinese_origin",),
        "2": ("refused_users",),
        "3": ("refused_uses",),
        "3(1)": ("weapons_of_mass_destruction",),
        "3(2)": ("terrorism",),
        "3(3)": ("military_use",),
        "4": ("case_by_case",),
        "5": ("humanitarian", "humanitarian_report"),
        "7/1": ("notification_by_exporter_in_china", "final_destination_on_declaration"),
        "7/2": ("notification_abroad",),
    },
    "mofcom-2025-62": {
        "1": ("licence_needed",),
        "1(1)": ("process_technology",),
        "1(2)": ("production_line_technology",),
        "1/2": ("knowing_contribution", "knowing_contribution_by_goods"),
        "2/1": ("exporter",),
        "2/2": ("export", "carried_out_again"),
        "3/1": ("statement_for_abroad", "statement_for_china"),
        "5": ("inquiry_by_service_provider", "showing_of_licence"),
        "6/1": ("carve_out",),
        "6/2": ("publication",),
        "7": ("support_ban",),
        "annex2/2(4)": ("new_licence_for_third_country",),
    },
    "mofcom-2025-70": {},
    "mofcom-2025-18": {"1": ("licence_needed",), "2": ("customs_remark",)},
    "mofcom-qa-4": {},
    "mofcom-qa-5": {},
    "npc-2020-export-control-law": {},
    "statecouncil-792": {
        "24": ("undertaking_broken",),
        "26": ("watch_list",),
        "29": ("control_list",),
        "49": ("barred_transfer",),
    },
    "statecouncil-2024-rare-earths": {},
    "gb-t-15676-2015": {},
    "mofcom-2024-46": {"1": ("military_america",), "3": ("transfer_to_america",)},
    "mofcom-2025-72": {},
    "mofcom-2026-1": {"1": ("military_japan",), "2": ("transfer_to_japan",)},
    "mofcom-2025-55": {},
    "mofcom-2025-56": {"1": ("licence_needed",)},
    "mofcom-2025-57": {"1": ("licence_needed",)},
    "mofcom-2025-58": {},
    "mofcom-most-technology-catalogue": {"1": ("standing_question",)},
}
"""The paragraphs that rules carry out. Answers of the ministry are no law: no rule is theirs."""
WITHOUT_AN_ADDRESS = {
    *("statecouncil-2024-rare-earths", "mofcom-2025-58", "mofcom-2025-72", "mofcom-most-technology-catalogue"),
}
"""Known from translations, lists and the press; of none of them was an official page seen named."""
CODES_OF_18 = ["1C902", "1C903", "1C904", "1C905", "1C906", "1C907", "1C908"]


def by_number(instrument: str) -> Mapping[str, Paragraph]:
    return {each.number: each for each in paragraphs(instrument)}


# --- Nothing is missing, nothing is added


@EVERY_TEXT
def test_every_number_of_the_text_is_there_and_all_stand_in_its_order(instrument: str) -> None:
    assert [each.number for each in paragraphs(instrument)] == [number for number, _ in TEXTS[instrument]]


@EVERY_TEXT
def test_a_paragraph_bears_the_number_that_is_printed(instrument: str) -> None:
    theirs = by_number(instrument)
    for number, printed in TEXTS[instrument]:
        assert printed in theirs[number].number_zh, number


@EVERY_TEXT
def test_the_printed_numbers_are_told_apart(instrument: str) -> None:
    theirs = Counter(each.number_zh for each in paragraphs(instrument))
    assert "" not in theirs
    assert theirs.most_common(1)[0][1] == 1


def test_every_text_of_which_a_paragraph_is_listed_has_its_register() -> None:
    assert {"mofcom-2025-61", "mofcom-2025-62", "mofcom-2025-70", "mofcom-2025-18"} < set(TEXTS) == set(CARRIED_OUT)
    assert all(folder_of(instrument).is_dir() for instrument in TEXTS)
    assert set(RULES) <= set(TEXTS) == set(readable(packaged()))


@EVERY_TEXT
def test_what_a_paragraph_says_is_in_force_or_not_on_every_day(instrument: str) -> None:
    """Every paragraph that a rule carries out is brought into force by its instrument."""
    begun = [entry for entry in packaged().instruments[instrument].entries() if entry.does == "commences"]
    for number in CARRIED_OUT[instrument]:
        assert any(entry.reaches(f"{instrument}/{number}") for entry in begun), number


# --- What each has


@EVERY_TEXT
def test_an_instrument_has_its_official_address(instrument: str) -> None:
    address = packaged().instruments[instrument].address
    assert (address == "") is (instrument in WITHOUT_AN_ADDRESS)
    official = r"https?://([a-z]+\.)*(mofcom|npc)\.gov\.cn/.+"
    assert not address or instrument.startswith("gb-t-") or re.fullmatch(official, address)


@EVERY_TEXT
def test_a_paragraph_is_told_in_three_languages_and_has_a_rule_or_a_reason(instrument: str) -> None:
    for each in paragraphs(instrument):
        said = [each.says] if each.reason is None else [each.says, each.reason]
        assert (each.reason is None) is bool(each.rules), each.number
        for text in said:
            assert len({text.in_(language) for language in LANGUAGES}) == 3, each.number
            assert all(text.in_(language) for language in LANGUAGES), each.number


def not_simplified(said: str) -> str:
    """The characters outside GB 2312, which has the simplified ones, those of the rare earths among them."""
    return "".join(each for each in said if not each.encode("gb2312", errors="ignore"))


@EVERY_TEXT
def test_chinese_is_written_in_simplified_characters(instrument: str) -> None:
    for each in paragraphs(instrument):
        reason = each.reason.zh if each.reason else ""
        assert not_simplified("".join((each.number_zh, *each.words, each.says.zh, reason))) == "", each.number


def test_traditional_characters_are_found() -> None:
    assert not_simplified("出口許可證件") == "許證"


# --- Rules


@EVERY_TEXT
def test_the_rules_stand_at_their_paragraphs(instrument: str) -> None:
    assert {each.number: each.rules for each in paragraphs(instrument) if each.rules} == CARRIED_OUT[instrument]


@EVERY_TEXT
def test_every_rule_named_exists_and_every_rule_is_named(instrument: str) -> None:
    named = [name for each in paragraphs(instrument) for name in each.rules]
    assert len(set(named)) == len(named)
    assert set(RULES.get(instrument, {})) == set(named)


@EVERY_TEXT
def test_a_rule_cites_the_paragraph_that_names_it_and_quotes_only_its_words(instrument: str) -> None:
    for each in paragraphs(instrument):
        for name in each.rules:
            provision = RULES[instrument][name]
            assert isinstance(provision, Provision)
            assert provision.cites == f"{instrument}/{each.number}"
            for quoted in filter(None, provision.says.split(" · ")):
                assert any(quoted in phrase for phrase in each.words), (name, quoted)


def test_a_point_left_open_is_about_a_paragraph_of_a_register() -> None:
    for name, point in open_points().items():
        for cites in point.of:
            instrument, _, number = cites.partition("/")
            if instrument in TEXTS:
                found = [each for each in by_number(instrument) if each == number or each.startswith(f"{number}/")]
                assert found, (name, cites)


# --- Lists


def test_every_line_of_annex_1_is_in_the_table_of_items_in_its_order() -> None:
    lines = [(row["place"], row["kind"], row["elements"]) for row in table("annex1_lines.csv")]
    assert [(place(item.id), item.kind, ";".join(item.elements)) for item in annex1().items] == lines


def test_every_line_of_annex_1_has_its_head_in_the_register() -> None:
    heads = {each.number_zh.removeprefix("附件1 ") for each in paragraphs("mofcom-2025-61") if "annex1" in each.number}
    assert {" ".join(row["place"].split(" ")[:2]) for row in table("annex1_lines.csv")} == heads


def test_every_element_of_18_has_its_code_and_three_lines() -> None:
    register = by_number("mofcom-2025-18")
    for head, code in enumerate(CODES_OF_18, start=1):
        for language in LANGUAGES:
            assert code in register[f"items/{head}"].says.in_(language)
            for line, letter in enumerate("abc", start=1):
                assert f"{code}.{letter}" in register[f"items/{head}({line})"].says.in_(language)


# --- Answers of the ministry


def test_an_answer_says_what_it_explains_and_which_reading_takes_it_up() -> None:
    for instrument in ("mofcom-qa-4", "mofcom-qa-5"):
        for each in paragraphs(instrument):
            assert each.reason is not None
            for language in LANGUAGES:
                assert "18" in each.reason.in_(language)
                assert "licence_needed" in each.reason.in_(language)
            assert ("general-answers-settle-18" in each.reason.en) is (each.number != "magnets")


def test_an_answer_brings_nothing_into_force() -> None:
    for instrument in ("mofcom-qa-4", "mofcom-qa-5"):
        assert not list(packaged().instruments[instrument].entries())
