"""Instruments that nobody has added, taken from files: one may rest on another, and their days may lie ahead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ytterby.actions.add_instrument import suppose_files
from ytterby.languages import Text
from ytterby.law.drafts import Head, extension, lapse, toml_of
from ytterby.law.instruments import Instrument, InstrumentError
from ytterby.law.lawbook import packaged

BOOK = packaged().lawbook
TITLE = Text("延長", "延长", "Extension")
FAR = date(2030, 1, 1)
EXTENSION = extension(Head("mofcom-2026-99", "99", "商务部", FAR, TITLE, ""), BOOK, "mofcom-2025-70", date(2031, 1, 10))


def written(folder: Path, name: str, instrument: Instrument | str) -> Path:
    file = folder / name
    file.write_text(instrument if isinstance(instrument, str) else toml_of(instrument), encoding="utf-8")
    return file


def test_nobody_has_to_answer_for_it_and_it_may_be_of_a_day_to_come(tmp_path: Path) -> None:
    (supposed,) = suppose_files(packaged(), [written(tmp_path, "a.toml", EXTENSION)])
    assert (supposed.id, supposed.added_by, supposed.published) == ("mofcom-2026-99", "", FAR)


def test_a_suspension_may_be_confirmed_to_lapse_in_advance(tmp_path: Path) -> None:
    over = lapse(BOOK, "mofcom-2025-70", date(2026, 11, 11), by="Aya", on=FAR, evidence="list")
    assert suppose_files(packaged(), [written(tmp_path, "a.toml", over)]) == (over,)


def test_one_may_rest_on_another_in_whatever_order_they_are_named(tmp_path: Path) -> None:
    further = toml_of(EXTENSION).replace("mofcom-2026-99", "mofcom-2026-100").replace("2030-01-01", "2030-02-01")
    further = further.replace("2031-01-10", "2031-05-10").replace("2026-11-11", "2031-01-11")
    files = [written(tmp_path, "later.toml", further), written(tmp_path, "first.toml", EXTENSION)]
    assert [each.id for each in suppose_files(packaged(), files)] == ["mofcom-2026-99", "mofcom-2026-100"]
    with pytest.raises(InstrumentError) as problem:
        suppose_files(packaged(), [files[1], written(tmp_path, "again.toml", EXTENSION)])
    assert problem.value.file == "again.toml"
    assert "there already" in str(problem.value)


def test_a_notice_may_bar_foreign_persons_as_those_of_2026_do(tmp_path: Path) -> None:
    head = 'id = "mofcom-2026-99"\nnumber = "99"\nissuer = "商务部"\npublished = 2026-11-05\n'
    title = '[title]\nja = "掲載"\nzh = "列入"\nen = "List"\n'
    deed = (
        '[[commences]]\nwhat = ["1"]\nfrom = 2026-11-05\n[[lists]]\nwhat = ["control-list", "foreign-persons-barred"]\n'
    )
    file = written(tmp_path, "a.toml", f"{head}{title}{deed}from = 2026-11-05\nparties = ['凧工房']\n")
    (supposed,) = suppose_files(packaged(), [file])
    assert {entry.what for entry in supposed.entries()} == {
        "mofcom-2026-99/1",
        "control-list",
        "foreign-persons-barred",
    }


def test_every_reason_against_it_is_told_with_its_file(tmp_path: Path) -> None:
    text = toml_of(EXTENSION).replace("mofcom-2026-99", "Announcement 99").replace("mofcom-2025-70", "mofcom-2025-71")
    with pytest.raises(InstrumentError) as problem:
        suppose_files(packaged(), [written(tmp_path, "a.toml", text)])
    assert problem.value.in_("en").startswith("a.toml: ")
    assert len(problem.value.reasons) == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        suppose_files(packaged(), [tmp_path / "nowhere.toml"])
