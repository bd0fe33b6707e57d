"""What the tests of the store share: a store that was just made, and an act that can be recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ytterby.store import JSON, Act, Store, opened

Acting = Callable[..., Act]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = opened(tmp_path, create=True)
    assert made is not None
    return made


@pytest.fixture
def act() -> Acting:
    def made(kind: str = "decision", about: str = "P-1", by: str = "架空 花子", why: str = "", **content: JSON) -> Act:
        return Act(kind, about, by, date(2026, 11, 24), why, content)

    return made
