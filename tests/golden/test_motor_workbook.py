"""The workbook of the sample `motor-maker-2000` is the one that its tool writes, and as large as it is said to be."""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from ytterby.samples import sample
from ytterby.tables import read

ROOT = Path(__file__).parent.parent.parent
WORKBOOK = sample("motor-maker-2000") / "motor-maker.xlsx"
EXPECTED = ROOT / "tests" / "golden" / "expected" / "motor-maker-2000.toml"


@pytest.fixture
def _tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one test import from the folder of the tools."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    for name in ("make_motor_workbook", "motor_expectations", "motor_maker", "motor_tables"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("_tools")
def test_tool_writes_the_same_workbook_and_the_same_expectations(tmp_path: Path) -> None:
    import_module("make_motor_workbook").main(tmp_path / "again.xlsx", tmp_path / "again.toml")
    again, kept = read(tmp_path / "again.xlsx"), read(WORKBOOK)
    assert again.address == kept.address
    assert [issue.code for issue in again.issues] == [issue.code for issue in kept.issues]
    assert (tmp_path / "again.toml").read_text(encoding="utf-8") == EXPECTED.read_text(encoding="utf-8")


def test_workbook_is_of_the_size_of_a_real_one() -> None:
    dataset = read(WORKBOOK)
    magnets = [part for part in dataset.parts if part.category == "magnet"]
    notifying = Counter(part_id for part_id, _ in {(notice.part_id, notice.supplier) for notice in dataset.notices})
    assert len(dataset.parts) > 2000
    assert len(dataset.bom) > 3000
    assert len(magnets) == 40
    assert len({part.supplier for part in magnets}) == 4
    assert max(notifying.values()) == 2
    assert len(dataset.lines) == 120
    assert WORKBOOK.stat().st_size < 300_000
