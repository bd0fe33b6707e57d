"""The days and figures of the instruments, written by hand; and what the reader of their files takes and refuses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from ytterby.law.instruments import InstrumentError, parse_instrument
from ytterby.law.lawbook import packaged

# From the list of instruments, not from their files; the day of the technology catalogue is not official, its year is.
PUBLISHED = {
    "gb-t-15676-2015": date(2015, 12, 31),
    "mofcom-2024-46": date(2024, 12, 3),
    "mofcom-2025-1": date(2025, 1, 2),
    "mofcom-2025-13": date(2025, 3, 4),
    "mofcom-2025-18": date(2025, 4, 4),
    "mofcom-2025-21": date(2025, 4, 4),
    "mofcom-2025-22": date(2025, 4, 9),
    "mofcom-2025-35": date(2025, 7, 9),
    "mofcom-2025-51": date(2025, 9, 25),
    "mofcom-2025-55": date(2025, 10, 9),
    "mofcom-2025-56": date(2025, 10, 9),
    "mofcom-2025-57": date(2025, 10, 9),
    "mofcom-2025-58": date(2025, 10, 9),
    "mofcom-2025-61": date(2025, 10, 9),
    "mofcom-2025-62": date(2025, 10, 9),
    "mofcom-2025-70": date(2025, 11, 7),
    "mofcom-2025-72": date(2025, 11, 9),
    "mofcom-2026-1": date(2026, 1, 6),
    "mofcom-2026-11": date(2026, 2, 24),
    "mofcom-2026-12": date(2026, 2, 24),
    "mofcom-2026-20": date(2026, 4, 24),
    "mofcom-2026-23": date(2026, 6, 22),
    "mofcom-2026-27": date(2026, 6, 29),
    "mofcom-2026-28": date(2026, 6, 29),
    "mofcom-2026-30": date(2026, 7, 24),
    "mofcom-most-technology-catalogue": date(2001, 12, 12),
    "mofcom-qa-4": date(2025, 4, 23),
    "mofcom-qa-5": date(2025, 9, 16),
    "mofcom-statement-2025-05-14": date(2025, 5, 14),
    "mofcom-statement-2025-08-12": date(2025, 8, 12),
    "mofcom-statement-2025-11-05": date(2025, 11, 5),
    "mofcom-statement-2026-09-28": date(2026, 9, 28),
    "npc-2020-export-control-law": date(2020, 10, 17),
    "statecouncil-2024-rare-earths": date(2024, 6, 29),
    "statecouncil-792": date(2024, 10, 19),
}


def test_every_instrument_was_published_on_its_day() -> None:
    assert {each.id: each.published for each in packaged().instruments.values()} == PUBLISHED


def test_the_figures_are_those_of_the_text_from_the_day_it_was_published() -> None:
    assert {(each.what, each.on, each.value) for each in packaged().lawbook.entries if each.does == "sets"} == {
        ("mofcom-2025-61/threshold", date(2025, 10, 9), "1/1000"),
        ("mofcom-2025-61/logic-node-nm", date(2025, 10, 9), "14"),
        ("mofcom-2025-61/memory-layers", date(2025, 10, 9), "256"),
    }


def test_suspensions_and_their_extensions_stand_with_their_days() -> None:
    """By hand and day by day, for where one joins the next the ledger does not mind a day too many."""
    year, may, november = date(2026, 11, 10), "mofcom-statement-2025-05-14", date(2025, 11, 10)
    by_70 = {f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}
    found = {each for each in packaged().lawbook.entries if each.does in ("suspends", "extends", "resumes", "lapsed")}
    assert {(each.does, each.what, each.of, each.on, each.through) for each in found} == {
        *(("suspends", what, "", date(2025, 11, 7), year) for what in by_70),
        ("suspends", "mofcom-2024-46/2", "", date(2025, 11, 9), date(2026, 11, 27)),
        ("suspends", "mofcom-2025-21", "", date(2025, 5, 14), date(2025, 8, 12)),
        ("suspends", "mofcom-2025-22", "", date(2025, 5, 14), date(2025, 8, 12)),
        ("extends", "mofcom-2025-21", may, date(2025, 8, 12), november),
        ("extends", "mofcom-2025-21", may, november, year),
        ("suspends", "mofcom-2025-22", "", date(2025, 8, 12), None),
        ("suspends", "mofcom-2025-13", "", november, None),
    }


def test_each_paragraph_of_62_is_brought_into_force_by_name() -> None:
    """So that each is shown with its state; what reaches a whole paragraph would reach its parts unnamed."""
    begun = [each.what.partition("/")[2] for each in packaged().lawbook.entries if each.by == "mofcom-2025-62"]
    assert begun == ["1", "1(1)", "1(2)", "1/2", "2", "3", "4", "5", "6", "7", "annex1", "annex2"]


def test_what_was_said_of_an_extension_stands_with_its_days() -> None:
    """The ledger only asks since when it is known; the days that were spoken of are shown to whoever reads the law."""
    by_70 = {f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}
    may, of_70, of_72 = "mofcom-statement-2025-05-14", "mofcom-2025-70", "mofcom-2025-72"
    until = date(2027, 1, 10)
    doubts = {each for each in packaged().lawbook.entries if each.does == "doubts"}
    assert {(each.what, each.of, each.on, each.through, each.known) for each in doubts} == {
        *((what, of_70, date(2026, 11, 11), until, date(2026, 9, 24)) for what in by_70),
        ("mofcom-2025-21", may, date(2026, 11, 11), until, date(2026, 9, 24)),
        ("mofcom-2024-46/2", of_72, date(2026, 11, 28), until, date(2026, 9, 28)),
    }


# --- The reader

HEAD = """
id = "mofcom-2026-99"
number = "x"
issuer = "x"
published = 2026-11-05
title = { ja = "一", zh = "二", en = "three" }
"""
KNOWN = date(2026, 11, 5)


def deed(does: str, **parts: str) -> str:
    told = {"what": '["1"]', "from": "2026-11-06", **parts}
    return f"{HEAD}[[{does}]]\n" + "".join(f"{key} = {value}\n" for key, value in told.items())


NEEDED: Mapping[str, Mapping[str, str]] = {
    "extends": {"of": '"mofcom-2025-70"', "through": "2026-11-06"},
    "doubts": {"of": '"mofcom-2025-70"'},
    "sets": {"value": '"1/1000"'},
    "lists": {"parties": '["架空公司"]'},
    "lapsed": {"person": '"架空 花子"', "evidence": '"電話"'},
}


@pytest.mark.parametrize(("does", "missing"), [(does, part) for does, parts in NEEDED.items() for part in parts])
def test_a_deed_needs_its_parts(does: str, missing: str) -> None:
    (entry,) = parse_instrument(deed(does, **NEEDED[does]).encode()).entries()
    assert (entry.does, entry.on, entry.known) == (does, date(2026, 11, 6), KNOWN)
    with pytest.raises(InstrumentError, match=missing):
        parse_instrument(deed(does, **{key: each for key, each in NEEDED[does].items() if key != missing}).encode())


@pytest.mark.parametrize("does", ["commences", "suspends", "resumes", "repeals"])
def test_other_deeds_need_a_passage_and_a_day_alone(does: str) -> None:
    (entry,) = parse_instrument(deed(does).encode()).entries()
    assert (entry.does, entry.what, entry.through, entry.of) == (does, "mofcom-2026-99/1", None, "")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (deed("commences", form='"x"'), "form"),
        (HEAD.replace("ja =", "fr ="), "`(ja|fr)`"),
        (HEAD.replace(", en", ', fr = "quatre", en'), "`fr`"),
        (HEAD + "repeal = []", "repeal"),
        (HEAD.replace("number", "no"), "number"),
        (deed("suspends", through="2026-11-05"), "2026-11-05"),
        (deed("sets", value='"a few"'), "a few"),
        (deed("sets", value='"1/0"'), "1/0"),
        (deed("lists", parties_in='"none.csv"'), "none.csv"),
        (deed("commences", known='"soon"'), "known"),
        ("id = ", "TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(file: str, says: str) -> None:
    with pytest.raises(InstrumentError, match=says):
        parse_instrument(file.encode())


def test_a_file_is_utf_8_with_or_without_its_mark() -> None:
    assert parse_instrument(HEAD.encode("utf-8-sig")) == parse_instrument(HEAD.encode())
    with pytest.raises(InstrumentError, match="UTF-8"):
        parse_instrument(HEAD.encode("utf-16"))


def test_what_begins_and_ends_on_one_day_is_a_deed() -> None:
    (entry,) = parse_instrument(deed("suspends", through="2026-11-06").encode()).entries()
    assert entry.on == entry.through


def test_a_deed_may_be_known_on_a_day_of_its_own() -> None:
    (entry,) = parse_instrument(deed("suspends", known="2026-11-01").encode()).entries()
    assert entry.known == date(2026, 11, 1)


@pytest.mark.parametrize(
    "whole", ["mofcom-2025-61/1", "firm-x/1", "npc-x/2", "statecouncil-792/3", "gb-t-15676-2015/2"]
)
def test_a_passage_is_cited_whole_or_from_within(whole: str) -> None:
    entries = parse_instrument(deed("repeals", what=f'["{whole}", "1(1)"]').encode()).entries()
    assert [entry.what for entry in entries] == [whole, "mofcom-2026-99/1(1)"]


def test_the_parties_of_a_table_come_after_those_named(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name_zh\n乙公司\n丙公司\n", encoding="utf-8-sig")
    file = deed("lists", what='["control-list"]', parties='["甲公司"]', parties_in='"names.csv"').encode()
    entries = list(parse_instrument(file, tmp_path).entries())
    assert [(entry.what, entry.value) for entry in entries] == [
        ("control-list", name) for name in ("甲公司", "乙公司", "丙公司")
    ]


@pytest.mark.parametrize("content", [b"name\nx\n", "name_zh\n甲\n".encode("utf-16"), None])
def test_a_table_of_parties_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "names.csv").write_bytes(content)
    with pytest.raises(InstrumentError, match=r"names\.csv"):
        parse_instrument(deed("lists", parties_in='"names.csv"').encode(), tmp_path)


def test_a_table_of_parties_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "names.csv").write_text("name_zh\n甲公司\n", encoding="utf-8")
    with pytest.raises(InstrumentError, match="names"):
        parse_instrument(deed("lists", parties_in='"../names.csv"').encode(), tmp_path / "law")
