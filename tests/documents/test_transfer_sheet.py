"""The sheet of transfers: a row for each, under its headings, and none where there are no transfers."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.determination.acts import act
from tests.determination.scenes import IN_FORCE, TODAY, magnets
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.documents.transfer_sheet import COLOURS, TRANSFER_COLUMNS, transfer_rows
from ytterby.documents.workbook import say, write_report
from ytterby.languages import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_heading_and_a_cell(language: Language) -> None:
    headings = [say(f"column-{key}", language) for key, _ in TRANSFER_COLUMNS]
    rows = list(transfer_rows(check(act(), IN_FORCE, Firm(), TODAY), language))
    assert all(headings)
    assert [len(row) for _, row in rows] == [len(headings)]


def test_the_row_says_what_the_law_says() -> None:
    colour, row = next(iter(transfer_rows(check(act(), IN_FORCE, Firm(), TODAY), "en")))
    assert colour == COLOURS[TransferOutcome.LICENCE_NEEDED]
    said = dict(zip([key for key, _ in TRANSFER_COLUMNS], row, strict=True))
    assert said["code"] == "1E902.a"
    assert said["limbs"] == "62/2025 § 1(1)"
    assert said["needed"] == said["if-62-in-force"] == "needed"
    assert said["catalogue"] == "no"


def test_there_is_a_sheet_only_if_there_are_transfers(tmp_path: Path) -> None:
    for name, scene in (("acts", act()), ("goods", magnets())):
        write_report(check(scene, IN_FORCE, Firm(), TODAY), tmp_path / f"{name}.xlsx", "en")
    assert f'name="{say("sheet-transfers", "en")}"' in names_in(tmp_path / "acts.xlsx")
    assert f'name="{say("sheet-transfers", "en")}"' not in names_in(tmp_path / "goods.xlsx")


def names_in(workbook: Path) -> str:
    with ZipFile(workbook) as archive:
        return archive.read("xl/workbook.xml").decode()
