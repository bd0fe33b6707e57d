"""A BODS file beside the tables, end to end: it changes what `check`, `owners` and `screen` find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import ran
from tests.cli.screened import known_day, told
from tests.cli.test_whole_cases import TABLES
from tests.exchange.bods_statements import LEI, entity, holding
from ytterby.languages import LANGUAGES, Language

FILE = "holders-bods.json"
BUYER: dict[str, dict[str, Any]] = {
    "LEI": {"name": "Called otherwise", "identifiers": [{"scheme": "XI-LEI", "id": LEI}]},
    "name": {"name": "Tuayang Co. (fictional)"},
}
HOLDER: dict[str, Any] = {"name": "Hoshi Holdings (fictional)"}


@pytest.fixture(autouse=True)
def a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    known_day(monkeypatch, 80)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A motor sold to a buyer whose holders no table tells; somebody listed stands in the table of parties."""
    parties = (
        "party_id,name,country,military_user,listed,listed_by,screened_on,identifiers\n"
        f"C,Tuayang Co. (fictional),TH,no,none,,2026-11-23,LEI {LEI}\n"
        "L,Hoshi Holdings (fictional),JP,no,watch-list,12/2026,2026-11-23,\n"
    )
    for name, text in {**TABLES, "parties": parties}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def beside(folder: Path, *statements: dict[str, Any]) -> None:
    (folder / FILE).write_text(json.dumps(statements, ensure_ascii=False, indent=1), encoding="utf-8")


def holders_of(capsys: pytest.CaptureFixture[str], folder: Path) -> dict[str, Any]:
    return told(ran(capsys, "owners", "C", "--folder", folder, "--json"))


@pytest.mark.parametrize("sign", BUYER)
def test_it_changes_check_owners_and_screen(capsys: pytest.CaptureFixture[str], folder: Path, sign: str) -> None:
    def checked() -> dict[str, Any]:
        [line] = json.loads(ran(capsys, "check", folder, "--json", "--known", "2026-11-23").out)["lines"]
        [recipient] = [each for each in line["recipients"] if each["party"] == "C"]
        found: dict[str, Any] = recipient
        return found

    def screened() -> list[tuple[str, str]]:
        held = told(ran(capsys, "screen", folder, "--json"))["held"]
        return [(each["party"], each["half_or_more"]) for each in held]

    assert (checked()["held_by_listed"], checked()["held_between"]) == ("unknown", None)
    assert holders_of(capsys, folder)["half_or_more"] == "unknown"
    assert screened() == []
    beside(folder, entity("buyer", **BUYER[sign]), entity("holder", **HOLDER), holding("holder", "buyer", 60))
    assert (checked()["held_by_listed"], checked()["held_between"]) == ("yes", "60–100 %")
    assert holders_of(capsys, folder)["half_or_more"] == "yes"
    assert screened() == [("C", "yes")]


def test_the_path_tells_the_file_the_statement_and_the_day(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    beside(folder, entity("buyer", **BUYER["LEI"]), entity("holder", **HOLDER), holding("holder", "buyer", 60))
    [stake] = holders_of(capsys, folder)["ways"]["direct"]["path"]
    assert (stake["owner"], stake["owned"], stake["share"], stake["as_of"]) == ("L", "C", "60 %", "2026-09-30")
    assert (stake["file"], stake["row"], stake["owner_name"]) == (FILE, 3, "Hoshi Holdings (fictional)")
    assert "watch list" in stake["owner_says"]


def test_holders_whom_nobody_names_may_be_one(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    unknown = [holding({"reason": "unknown"}, "buyer", 25, record=each) for each in ("r1", "r2")]
    beside(
        folder, entity("buyer", **BUYER["name"]), entity("holder", **HOLDER), holding("holder", "buyer", 30), *unknown
    )
    record = holders_of(capsys, folder)
    direct = record["ways"]["direct"]
    assert (direct["low"], direct["high"], direct["half_or_more"]) == ("3/10", "7/10", "unknown")
    asked = {(each["kind"], each["holder"]) for each in record["missing"]}
    assert asked == {("listed", "unspecified-r1"), ("listed", "unspecified-r2"), ("rest", None)}
    out = ran(capsys, "owners", "C", "--folder", folder).out
    assert "somebody not named (unspecified-r1)" in out
    assert "Who is meant by unspecified-r2?" in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "arguments", [("check", "{folder}"), ("screen", "{folder}"), ("owners", "C", "--folder", "{folder}")]
)
def test_a_broken_file_is_told_with_its_place_and_cure(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language, arguments: tuple[str, ...]
) -> None:
    (folder / FILE).write_text("[\n  {]\n", encoding="utf-8")
    command = [each.format(folder=folder) for each in arguments]
    result = ran(capsys, *command, "--json", language=language)
    [issue] = [each for each in json.loads(result.out)["issues"] if each["file"] == FILE]
    assert (result.status, issue["code"], issue["row"]) == (2, "not-json", 2)
    assert "BODS 0.4" in issue["cure"]
    assert FILE in ran(capsys, *command, language=language).out
