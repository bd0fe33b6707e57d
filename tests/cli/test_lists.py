"""`lists show`, `look`, `add`, `remove` and `exclude`: what they print, what they record, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.ran import Ran, ran
from tests.cli.screened import BY, NOT_ADVICE, WIDE, assert_fits, told
from ytterby.languages import LANGUAGES, Language

pytestmark = pytest.mark.usefixtures("a_known_day_and_a_wide_terminal")
OWN = "name,country,id\n株式会社架空商会,JP,X-1\n架空精機,JP,X-2\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(OWN, encoding="utf-8")
    return tmp_path / "own.csv"


def added(capsys: pytest.CaptureFixture[str], folder: Path, own: Path, language: Language = "en") -> Ran:
    title = ("--id", "own-denied", "--title", "取引停止先 {1}")
    return ran(capsys, "lists", "add", own, folder, *title, *BY, language=language)


def shown(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> dict[str, dict[str, object]]:
    return {each["list"]: each for each in told(ran(capsys, "lists", "show", folder, "--json", *options))["lists"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_the_lists_are_shown_with_size_states_looks_and_hash(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    language: Language,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = ran(capsys, "lists", "show", folder, language=language)
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language, width)
    for said in ("153", "40", "110", "27", "16", "71", "2026-11-23", "2026-12-07", "exportcontrol.mofcom.gov.cn"):
        assert said in result.out


def test_without_a_folder_the_present_one_is_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ran(capsys, "lists", "show").status == 0
    assert list(tmp_path.iterdir()) == []


def test_the_lists_as_json(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    record = told(ran(capsys, "lists", "show", folder, "--json"))
    assert record["schema"] == "ytterby-lists-0.1"
    control = record["lists"][0]
    assert control["states"] == {"listed": 110, "stopped": 27, "unconfirmed": 16}
    assert (control["barred_to_foreign_persons"], control["clears"], control["looked_by"]) == (71, True, "Ytterby")
    before = shown(capsys, folder, "--on", "2026-02-23", "--known", "2026-02-23")
    assert before["watch-list"]["size"] == 0


def test_a_look_makes_a_list_clear_people_again(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    look = ran(capsys, "lists", "look", "watch-list", folder, *BY, "--size", "40")
    assert look.status == 0
    assert "Look again by 2026-12-08" in " ".join(look.out.split())
    later = shown(capsys, folder, "--on", "2026-12-08")
    assert (later["watch-list"]["clears"], later["control-list"]["clears"]) == (True, False)
    stale = ran(capsys, "lists", "show", folder, "--on", "2026-12-08")
    assert stale.status == 1
    assert f"ytterby lists look control-list {folder} --by NAME" in stale.out


def test_all_lists_may_be_looked_at_at_once(capsys: pytest.CaptureFixture[str], folder: Path, own: Path) -> None:
    assert added(capsys, folder, own, "en").status == 0
    look = ran(capsys, "lists", "look", "all", folder, *BY)
    said = " ".join(look.out.split())
    assert (look.status, said.count("Look again by"), said.count(NOT_ADVICE["en"])) == (0, 3, 1)
    assert all(each["clears"] for each in shown(capsys, folder, "--on", "2026-12-08").values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("all", "FOLDER", *BY, "--size", "41"), "--size"),
        (("watch-list", "FOLDER", *BY, "--size", "41"), "41"),
        (("watch-lists", "FOLDER", *BY), "watch-list"),
        (("watch-list", "FOLDER", "--by", " "), ""),
        (("watch-list", "FOLDER", *BY, "--on", "2026-11-25"), "2026-11-25"),
        (("watch-list", "NOWHERE", *BY), "NOWHERE"),
    ],
)
def test_a_look_that_cannot_be_so_is_not_recorded(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str, language: Language
) -> None:
    typed = [str(folder) if each == "FOLDER" else each for each in arguments]
    result = ran(capsys, "lists", "look", *typed, language=language)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert not (folder / "ytterby.db").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_the_firms_own_is_added_and_screened_against(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Path, language: Language
) -> None:
    result = added(capsys, folder, own, language)
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language, WIDE)
    assert shown(capsys, folder)["own-denied"]["title"] == "取引停止先 {1}"
    screened = ran(capsys, "screen", folder, language=language)
    assert "own-denied-2" in screened.out
    (third,) = [each for each in told(ran(capsys, "screen", folder, "--json"))["parties"] if each["party"] == "P-3"]
    assert third["candidates"][0]["entry"]["entry_id"] == "X-2"
    who = ran(capsys, "who", "架空精機", folder, language=language)
    assert "取引停止先 {1}" in who.out


def test_all_that_is_wrong_with_a_list_is_told_at_once(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Path
) -> None:
    own.write_text("name,id\n,X-1\n株式会社架空商会,X-2\n,X-3\n", encoding="utf-8")
    result = added(capsys, folder, own)
    if result.status == 2:
        assert "Nothing was added" in result.err
        assert "row 2" in result.out
        assert "row 4" in result.out
        assert not (folder / "ytterby.db").exists()
    else:
        assert shown(capsys, folder)["own-denied"]["size"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_added_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Path, language: Language
) -> None:
    options = ("--title", "T", *BY)
    nowhere = ran(capsys, "lists", "add", own.parent / "no.csv", folder, "--id", "own-x", *options, language=language)
    national = ran(capsys, "lists", "add", own, folder, "--id", "control-list", *options, language=language)
    for result, said in ((nowhere, "no.csv"), (national, "own-")):
        assert (result.status, result.out) == (2, "")
        assert said in result.err
    assert not (folder / "ytterby.db").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_removed_by_name_and_with_a_reason(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Path, language: Language
) -> None:
    added(capsys, folder, own)
    result = ran(capsys, "lists", "remove", "own-denied", folder, *BY, "--why", "統合", language=language)
    assert result.status == 0
    assert_fits(result, language, WIDE)
    assert set(shown(capsys, folder)) == {"control-list", "watch-list"}
    again = ran(capsys, "lists", "remove", "own-denied", folder, *BY, "--why", "統合", language=language)
    assert again.status == 2
    assert "own-denied" in again.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exclusion_holds_until_it_is_withdrawn(
    capsys: pytest.CaptureFixture[str], folder: Path, own: Path, language: Language
) -> None:
    own.write_text("name,country,id\n架空精機製作所,JP,X-9\n", encoding="utf-8")
    added(capsys, folder, own)
    typed = ("架空精機株式会社", "own-denied-1", folder, *BY, "--why", "別会社")
    result = ran(capsys, "lists", "exclude", *typed, language=language)
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language, WIDE)
    screened = told(ran(capsys, "screen", folder, "--json"))["parties"]
    (third,) = [each for each in screened if each["party"] == "P-3"]
    assert third["result"] == "clear"
    assert third["excluded"][0]["exclusion"]["why"] == "別会社"
    listed = ran(capsys, "lists", "show", folder, language=language)
    assert "架空精機株式会社" in listed.out
    assert "別会社" in ran(capsys, "screen", folder, "--all", language=language).out
    back = ran(capsys, "lists", "exclude", *typed[:-1], "誤り", "--withdraw", language=language)
    assert back.status == 0
    (third,) = [each for each in told(ran(capsys, "screen", folder, "--json"))["parties"] if each["party"] == "P-3"]
    assert third["result"] == "candidate"


def test_a_name_may_be_excluded_from_a_whole_list(capsys: pytest.CaptureFixture[str], folder: Path, own: Path) -> None:
    own.write_text("name,country,id\n架空精機製作所,JP,X-9\n", encoding="utf-8")
    added(capsys, folder, own)
    typed = ("架空精機株式会社", "own-denied", folder, *BY, "--why", "別会社")
    assert "any entry of 取引停止先 {1}" in " ".join(ran(capsys, "lists", "exclude", *typed).out.split())
    assert told(ran(capsys, "lists", "show", folder, "--json"))["exclusions"][0]["entry_id"] is None


def test_the_very_name_of_an_entry_is_not_excluded(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    typed = ("株式会社SUBARU", "12/2026-1", folder, *BY, "--why", "x")
    result = ran(capsys, "lists", "exclude", *typed)
    assert result.status == 2
    assert "斯巴鲁株式会社" in result.err
