"""The book of law: how far it can be relied on, its address, and what a firm adds to it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ytterby.law.instruments import Instrument, InstrumentError, parse_instrument
from ytterby.law.lawbook import LAW_KNOWN_TO, Statutes, packaged, statutes

ONE_DAY = timedelta(days=1)
LATER = date(2026, 12, 31)
PUBLISHED = date(2026, 11, 16)
CONFIRMED = """
id = "firm-2026-11-16-lapsed-mofcom-2025-70"
number = "x"
issuer = "x"
published = 2026-11-16
title = { ja = "一", zh = "二", en = "three" }
added_by = "架空 花子"
[[lapsed]]
what = ["mofcom-2025-61"]
of = "mofcom-2025-70"
from = 2026-11-11
person = "架空 花子"
evidence = "電話"
"""
LISTED = """
id = "mofcom-2026-99"
number = "x"
issuer = "x"
published = 2026-11-16
title = { ja = "一", zh = "二", en = "three" }
added_by = "架空 花子"
[[lists]]
what = ["control-list"]
from = 2026-11-16
parties = ["架空公司"]
"""


def book(*files: str) -> Statutes:
    added: list[Instrument] = [parse_instrument(file.encode()) for file in files]
    return Statutes({**packaged().instruments, **{each.id: each for each in added}})


def test_the_announcements_were_looked_for_up_to_a_day() -> None:
    assert date(2026, 10, 8) == LAW_KNOWN_TO
    assert max(each.published for each in packaged().instruments.values()) <= LAW_KNOWN_TO


@pytest.mark.parametrize("days", [-400, -1, 0])
def test_whoever_asks_as_known_on_an_earlier_day_relies_on_the_law_to_that_day(days: int) -> None:
    day = LAW_KNOWN_TO + days * ONE_DAY
    assert packaged().known_to(day) == book(CONFIRMED).known_to(day) == day


@pytest.mark.parametrize(
    ("files", "known_to"),
    [
        ((), LAW_KNOWN_TO),
        ((CONFIRMED,), PUBLISHED),
        ((LISTED,), LAW_KNOWN_TO),
        ((CONFIRMED.replace("2026-11-16\n", "2026-10-07\n"),), LAW_KNOWN_TO),
        ((CONFIRMED.replace('added_by = "架空 花子"\n', ""),), LAW_KNOWN_TO),
        ((CONFIRMED, LISTED), PUBLISHED),
    ],
    ids=["packaged", "confirmed", "a list notice", "an old one", "added by nobody", "both"],
)
def test_who_added_what_moves_the_law_has_looked_that_far(files: tuple[str, ...], known_to: date) -> None:
    assert book(*files).known_to(LATER) == known_to


def test_the_same_law_has_the_same_address_whoever_confirmed_it_and_how() -> None:
    told = book(CONFIRMED).address
    assert told == book(CONFIRMED.replace("架空 花子", "架空 太郎").replace("電話", "書面")).address
    assert len(told) == 64


def test_another_law_has_another_address() -> None:
    addresses = [
        packaged().address,
        book(CONFIRMED).address,
        book(CONFIRMED.replace("2026-11-11", "2026-11-12")).address,
        book(CONFIRMED.replace('"mofcom-2025-61"', '"mofcom-2025-62"')).address,
        book(LISTED).address,
        book(LISTED.replace("架空公司", "架空集団")).address,
    ]
    assert len(set(addresses)) == len(addresses)


def test_the_order_in_which_instruments_are_read_does_not_count() -> None:
    reverse = dict(reversed(list(packaged().instruments.items())))
    assert Statutes(reverse).address == packaged().address


def test_without_anything_added_the_law_is_the_packaged_one(tmp_path: Path) -> None:
    assert statutes() is statutes(tmp_path) is packaged()


def test_what_lies_in_the_law_folder_of_a_firm_is_added(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "a.toml").write_text(CONFIRMED, encoding="utf-8")
    (tmp_path / "law" / "b.toml").write_text(LISTED, encoding="utf-8")
    (tmp_path / "law" / "b.txt").write_text("no instrument", encoding="utf-8")
    assert statutes(tmp_path).address == book(CONFIRMED, LISTED).address
    assert set(statutes(tmp_path).instruments) - set(packaged().instruments) == {
        "firm-2026-11-16-lapsed-mofcom-2025-70",
        "mofcom-2026-99",
    }


def test_an_id_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    taken = LISTED.replace("mofcom-2026-99", "mofcom-2025-61")
    (tmp_path / "law" / "a.toml").write_text(taken, encoding="utf-8")
    with pytest.raises(InstrumentError, match="mofcom-2025-61"):
        statutes(tmp_path)
