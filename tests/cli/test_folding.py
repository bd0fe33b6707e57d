"""Folding of text: nothing is lost, no line is too wide, and no line begins with a stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ytterby.cli.folding import NOT_FIRST, folded

SIGNS = "あ中、。（）「」a1 -ー・"
TEXTS = st.text(alphabet=SIGNS, max_size=60)


@given(TEXTS, st.integers(min_value=8, max_value=40), st.integers(min_value=0, max_value=4))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int, hang: int) -> None:
    lines = folded(text, width, hang)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
    assert all(line.startswith(" " * hang) for line in lines[1:] if line)


@given(st.text(alphabet="あ中、。", max_size=40).filter(lambda text: "、、" not in text and "。。" not in text))
def test_no_line_begins_with_a_stop(text: str) -> None:
    stops = ("、。", "。、")
    if not any(pair in text for pair in stops):
        assert not any(line[0] in NOT_FIRST for line in folded(text, 12)[1:] if line)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("許可が必要です", 8, ["許可が必", "要です"]),
        ("許可が要る。", 10, ["許可が要", "る。"]),
        ("国外（中国）へ", 6, ["国外", "（中", "国）へ"]),
        ("a licence is needed", 10, ["a licence", "is needed"]),
        ("公告2025年第62号", 12, ["公告2025年第", "62号"]),
        ("aaaaaaaaaaaa", 8, ["aaaaaaaa", "aaaa"]),
        ("許可を `ytterby law add` で", 16, ["許可を `ytterby", "law add` で"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width) == lines


def test_lines_after_the_first_are_set_in() -> None:
    assert folded("? 許可が要りますか", 12, hang=2) == ["? 許可が要り", "  ますか"]
