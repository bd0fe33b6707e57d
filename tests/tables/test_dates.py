"""Days as people type them; where day and month may stand in either order, nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.tables.dates import day, earlier_day

THIRD_OF_NOVEMBER = date(2026, 11, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.3",
        "20261103",
        "2026年11月3日",
        "２０２６／１１／３",
        "令和8年11月3日",
        "R8.11.3",
        "r8/11/3",
        "03-Nov-2026",
        "3 Nov 2026",
        "3rd November 2026",
        "November 3, 2026",
        "Nov 3 2026",
        "46329",
        "46329.5",
        "2026-11-03 00:00:00",
        "2026/11/3 9:30",
        "2026-11-03T09:30:00",
    ],
)
def test_one_day_in_many_spellings(typed: str) -> None:
    assert day(typed) == THIRD_OF_NOVEMBER


def test_eras() -> None:
    assert day("令和元年5月1日") == date(2019, 5, 1)
    assert day("平成30年4月1日") == day("H30.4.1") == date(2018, 4, 1)


def test_a_moment_with_a_zone_becomes_its_beijing_day() -> None:
    assert day("2026-11-03T15:59:59Z") == THIRD_OF_NOVEMBER
    assert day("2026-11-03T16:00:00Z") == THIRD_OF_NOVEMBER + timedelta(days=1)
    assert day("2026-11-04T00:30:00+09:00") == THIRD_OF_NOVEMBER


@pytest.mark.parametrize("typed", ["03/04/2026", "3-4-2026", "12/11/2026", "11.3.26", "13/04/26", "03/04/2026 10:00"])
def test_day_and_month_in_either_order_are_ambiguous(typed: str) -> None:
    assert day(typed) == "ambiguous-date"


def test_of_a_day_in_either_order_the_earlier_can_be_told() -> None:
    assert earlier_day("03/04/2026") == earlier_day("4.3.2026") == date(2026, 3, 4)
    assert earlier_day("13/12/2026") == date(2026, 12, 13)
    assert earlier_day("11.3.26") is earlier_day("soon") is earlier_day("13/13/2026") is None


def test_a_day_that_can_be_read_one_way_only_is_read() -> None:
    assert day("13/12/2026") == day("12/13/2026") == day("12.13.2026 10:00") == date(2026, 12, 13)
    assert day("05/05/2026") == date(2026, 5, 5)
    assert day("13/13/2026") == day("31/02/2026") == day("0/12/2026") == day("13/0/2026") == "not-a-date"


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "2026-13-01",
        "2026-11",
        "26/11/3",
        "soon",
        "0206-11-03",
        "99999",
        "12",
        "2026-11-03x",
        "令和0年1月1日",
        "9999-12-31",
        "2026-11-03T25:00:00Z",
        "9999-12-31T23:00:00Z",
        "Nob 3, 2026",
    ],
)
def test_what_is_no_day(typed: str) -> None:
    assert day(typed) in {"not-a-date", "ambiguous-date"}


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(known: date) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    serial = (known - date(1899, 12, 30)).days
    for typed in (
        known.isoformat(),
        f"{known.year}/{known.month}/{known.day}",
        f"{known.year}年{known.month}月{known.day}日",
        f"{known.day}-{months[known.month - 1]}-{known.year}",
        str(serial),
    ):
        assert day(typed) == known


@given(st.text())
def test_no_text_makes_it_raise(typed: str) -> None:
    assert isinstance(day(typed), date | str)
