"""What `ask` asks of parties: to decide about candidates, to mend names, and of holders what `owners` asks."""

from __future__ import annotations

import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

import ytterby
from tests.cli.ran import ran
from tests.cli.screened import BY, known_day, told
from ytterby.cli import session
from ytterby.languages import LANGUAGES, Language

TODAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    known_day(monkeypatch, 200)
    monkeypatch.setattr(session, "today_in_beijing", lambda: TODAY)
    sample = Path(ytterby.__file__).parent / "samples" / "screening"
    return Path(shutil.copytree(sample, tmp_path / "f"))


def asked(capsys: pytest.CaptureFixture[str], folder: Path, language: Language = "en") -> dict[str, str]:
    """Where each answer goes, by the question."""
    groups = told(ran(capsys, "ask", folder, "--json", language=language))["by"]
    return {each["question"]: each["goes_to"] for group in groups for each in group["questions"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_candidate_is_asked_with_the_command_that_decides(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    goes = [each for each in asked(capsys, folder, language).values() if each.startswith("ytterby decide ")]
    assert any(" C-02 27/2026-20 same|different " in each for each in goes)
    command = next(each for each in goes if " C-02 " in each).replace("same|different", "different")
    words = shlex.split(command)
    words[2] = str(folder)
    assert ran(capsys, *words[1:]).status == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_cannot_be_screened_is_to_be_mended(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    assert "parties C-05 name" in asked(capsys, folder, language).values()


def test_a_holder_that_may_be_listed_is_asked_about_and_not_who_holds(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    parties = folder / "parties.csv"
    text = parties.read_text(encoding="utf-8")
    row = "H-02,架空産業持株株式会社,法人,日本,日本,いいえ,いいえ,いいえ,いいえ,注視リスト,,いいえ,2026-11-20,"
    assert row in text
    parties.write_text(text.replace(row, "H-02,株式会社SUBARU,法人,日本,日本,,,,,,,,,"), encoding="utf-8")
    holds = folder / "ownership.csv"
    holds.write_text(holds.read_text(encoding="utf-8").replace("不明の株主,C-08", "H-02,C-08"), encoding="utf-8")
    assert ran(capsys, "lists", "look", "all", folder, *BY).status == 0
    found = asked(capsys, folder)
    candidate = next(question for question, goes in found.items() if " H-02 12/2026-1 " in goes)
    assert "株式会社SUBARU (H-02)" in candidate
    groups = told(ran(capsys, "ask", folder, "--json"))["by"]
    lines = next(each["lines"] for group in groups for each in group["questions"] if each["question"] == candidate)
    assert "S-08/1" in lines
    assert not any(question.startswith("Is H-02") for question in found)


def test_holders_are_asked_for_in_the_words_of_owners(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    owners = told(ran(capsys, "owners", "C-08", "--folder", folder, "--json"))["missing"]
    assert owners[0]["says"] in asked(capsys, folder)
