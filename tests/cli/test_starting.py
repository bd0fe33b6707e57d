"""Beginning: the empty workbook and what can be picked in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ran import ran
from ytterby.languages import LANGUAGES, Language
from ytterby.law.items import annex1
from ytterby.tables.schema import schema
from ytterby.tables.workbooks import open_workbook


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_items_of_the_annex_can_be_picked_and_each_is_understood(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language
) -> None:
    assert ran(capsys, "template", tmp_path / "t.xlsx", language=language).status == 0
    choices = open_workbook(tmp_path / "t.xlsx", "t").sheets[-1].rows
    index = list(choices[0]).index(schema()["parts"].columns["listed_item"].label.in_(language))
    none, *entries = (row[index] for row in choices[1:] if row[index])
    annex = annex1()
    assert annex.says_none(none)
    assert [annex.find(entry) for entry in entries] == [item for item in annex.items if not item.is_heading]
