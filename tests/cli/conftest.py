"""What tests of the commands that screen parties share: the day, a wide terminal, and a folder of invented parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.screened import WIDE, known_day, the_folder


@pytest.fixture
def a_known_day_and_a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    known_day(monkeypatch, WIDE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return the_folder(tmp_path)
