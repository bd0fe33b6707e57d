"""Folders of invented parties for the tests of screening; two of them bear names of the official lists."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import Ran
from ytterby.cli import deciding, lists, owning, screening
from ytterby.determination.screening import lists as watching
from ytterby.languages import Language
from ytterby.law.watching import watch_of

__all__ = ["BY", "NOT_ADVICE", "TODAY", "WIDE", "assert_fits", "known_day", "the_folder", "told"]

TODAY = date(2026, 11, 24)
SEEN = date(2026, 11, 23)
"""The day before, so that the lists clear those whose names are like none on them."""
WIDE = 100
"""So many cells wide is the terminal, unless a test says otherwise."""
BY = ("--by", "架空 花子")
NOT_ADVICE = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}

PARTIES = """party_id,name,country
P-1,株式会社SUBARU,JP
P-2,防衛研究所,JP
P-3,架空精機株式会社,JP
P-4,ã‚¹ãƒãƒ«,JP
"""
OWNERSHIP = """owner_id,owned_id,percent,as_of
P-1,P-3,60,2026-04-01
P-1,P-2,12,2026-04-01
"""


def known_day(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    for module in (screening, deciding, lists, owning):
        monkeypatch.setattr(module, "today_in_beijing", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", str(width))
    seen_on(monkeypatch, SEEN)


def seen_on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """As if the makers of Ytterby had looked at the lists on a day."""
    monkeypatch.setattr(watching, "watch_of", lambda list_id: replace(watch_of(list_id), looked_on=day))


def the_folder(home: Path) -> Path:
    folder = home / "f"
    folder.mkdir()
    (folder / "parties.csv").write_text(PARTIES, encoding="utf-8")
    (folder / "ownership.csv").write_text(OWNERSHIP, encoding="utf-8")
    return folder


def assert_fits(result: Ran, language: Language, width: int) -> None:
    """Nothing is wider than the terminal but what is to be copied, and it is said once that this is no advice."""
    for line in result.out.splitlines():
        cells = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line.rstrip())
        assert cells <= width or "ytterby " in line or str(Path("/")) in line, line
    assert result.out.count(NOT_ADVICE[language]) == 1


def told(result: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.out)
    return found
