"""`screen`, `who` and `decide`: what they print, how they leave, what they record, and what they say to bad input."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import Ran, ran
from tests.cli.screened import BY, WIDE, assert_fits, told
from ytterby.languages import LANGUAGES, Language

pytestmark = pytest.mark.usefixtures("a_known_day_and_a_wide_terminal")
SUBARU = "12/2026-1"


def decided(capsys: pytest.CaptureFixture[str], folder: Path, party: str, entry: str, verdict: str) -> Ran:
    return ran(capsys, "decide", folder, party, entry, verdict, *BY, "--why", "登記簿を確認")


def results(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> dict[str, str]:
    parties = told(ran(capsys, "screen", folder, "--json", *options))["parties"]
    return {each["party"]: each["result"] for each in parties}


# --- a folder ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_a_folder_is_screened_and_what_is_to_do_is_said(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    language: Language,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = ran(capsys, "screen", folder, language=language)
    assert result.status == 1
    assert_fits(result, language, width)
    assert SUBARU in result.out
    assert "P-3  架空精機株式会社 (JP)" not in result.out
    said = "".join(result.out.split())
    for name in ("斯巴鲁株式会社", "SUBARUCorporation", "2026-12-07"):
        assert name in said


def test_names_without_a_hit_are_clear_and_garbled_ones_are_not(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    found = results(capsys, folder)
    assert (found["P-1"], found["P-3"], found["P-4"]) == ("candidate", "clear", "problem")


def test_the_command_that_is_shown_can_be_copied(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shown = next(line for line in ran(capsys, "screen", folder).out.splitlines() if "VERDICT" in line and "P-1" in line)
    words = shlex.split(shown.replace("VERDICT", "same").replace("NAME", "A").replace("REASON", "B"))
    assert words[0] == "ytterby"
    assert ran(capsys, *words[1:]).status == 0
    assert results(capsys, folder)["P-1"] == "hit"


def test_decisions_settle_candidates_until_a_side_changes(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert decided(capsys, folder, "P-1", SUBARU, "different").status == 0
    assert results(capsys, folder)["P-1"] == "clear"
    (party,) = [each for each in told(ran(capsys, "screen", folder, "--json"))["parties"] if each["party"] == "P-1"]
    (cleared,) = party["cleared"]
    assert (cleared["decision"]["verdict"], cleared["decision"]["by"]) == ("different", "架空 花子")
    parties = folder / "parties.csv"
    parties.write_text(parties.read_text(encoding="utf-8").replace("株式会社SUBARU", "SUBARU"), encoding="utf-8")
    assert results(capsys, folder)["P-1"] == "candidate"


def test_a_hit_tells_who_decided_and_why(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decided(capsys, folder, "P-1", SUBARU, "same")
    out = " ".join(ran(capsys, "screen", folder).out.split())
    assert "decided to be the same by 架空 花子 on 2026-11-24: 登記簿を確認" in out
    assert "ytterby who 株式会社SUBARU" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_held_by_a_hit_is_told(capsys: pytest.CaptureFixture[str], folder: Path, language: Language) -> None:
    before = told(ran(capsys, "screen", folder, "--json"))["held"]
    assert [(each["party"], each["half_or_more"]) for each in before] == [("P-3", "unknown"), ("P-2", "unknown")]
    decided(capsys, folder, "P-1", SUBARU, "same")
    held = told(ran(capsys, "screen", folder, "--json"))["held"]
    assert [(each["party"], each["half_or_more"]) for each in held] == [("P-3", "yes"), ("P-2", "unknown")]
    result = ran(capsys, "screen", folder, language=language)
    assert_fits(result, language, WIDE)
    assert f"ytterby owners P-3 --folder {folder}" in "".join(result.out.split("\n"))


def test_all_parties_are_shown_only_when_asked_for(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert "P-3  架空精機株式会社 (JP)" not in ran(capsys, "screen", folder).out
    shown = ran(capsys, "screen", folder, "--all").out
    assert "P-3  架空精機株式会社 (JP)" in shown
    assert "as seen on 2026-11-23" in shown


def test_past_the_day_of_a_look_nobody_is_clear_and_what_to_do_is_said(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    later = ("--on", "2026-12-08")
    assert results(capsys, folder, *later)["P-3"] == "stale"
    out = ran(capsys, "screen", folder, *later).out
    assert f"ytterby lists look control-list {folder} --by NAME" in out
    assert results(capsys, folder, "--on", "2026-12-07")["P-3"] == "clear"


def test_an_outcome_is_recorded_and_only_changes_are_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = ran(capsys, "screen", folder, "--changes")
    assert (before.status, before.out) == (2, "")
    assert "--record" in before.err
    assert "Recorded as number 1" in ran(capsys, "screen", folder, "--record", *BY).out
    same = ran(capsys, "screen", folder, "--changes")
    assert same.status == 0
    assert "Nothing has changed" in same.out
    decided(capsys, folder, "P-1", SUBARU, "same")
    changed = ran(capsys, "screen", folder, "--changes")
    assert changed.status == 1
    said = " ".join(changed.out.split())
    assert f"P-1 株式会社SUBARU: {SUBARU} 斯巴鲁株式会社 was a candidate and is now a hit" in said
    record = told(ran(capsys, "screen", folder, "--changes", "--json"))
    change, *holdings = record["changes"]
    assert [(each["kind"], each["party"]) for each in holdings] == [
        ("holding-changed", "P-3"),
        ("holding-changed", "P-2"),
    ]
    assert record["schema"] == "ytterby-screening-changes-0.1"
    assert (change["kind"], change["number"], change["after"]) == ("entry-finding", SUBARU, "hit")


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_are_told_in_every_language(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    ran(capsys, "screen", folder, "--record", *BY)
    decided(capsys, folder, "P-1", SUBARU, "different")
    parties = folder / "parties.csv"
    text = parties.read_text(encoding="utf-8").replace("P-3,", "P-9,")
    parties.write_text(text, encoding="utf-8")
    result = ran(capsys, "screen", folder, "--changes", "--on", "2026-12-20", language=language)
    assert result.status in {1, 2}
    assert_fits(result, language, WIDE)
    assert all(said in result.out for said in ("P-1", "P-9"))


def test_a_workbook_holds_everything(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    decided(capsys, folder, "P-1", SUBARU, "same")
    out = tmp_path / "out.xlsx"
    assert f"Wrote {out}." in ran(capsys, "screen", folder, "--xlsx", out).out
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names[:3] == ["Hits and candidates", "All parties", "Ownership"]
    found, parties, held, lists = (book.get_sheet_by_index(each).to_python() for each in range(4))
    assert found[1][0] == "P-1"
    assert SUBARU in found[1]
    assert [row[0] for row in parties[1:]] == ["P-1", "P-2", "P-3", "P-4"]
    assert [(row[0], row[3]) for row in held[1:]] == [("P-3", "half or more"), ("P-2", "could be half")]
    assert [row[0] for row in lists[1:]] == ["control-list", "watch-list"]


def test_the_record_names_its_schema_and_the_lists(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    record = told(ran(capsys, "screen", folder, "--json"))
    assert record["schema"] == "ytterby-screening-0.1"
    watch = record["lists"][1]
    assert (watch["list"], watch["size"], watch["looked_on"]) == ("watch-list", 40, "2026-11-23")
    assert re.fullmatch("[0-9a-f]{64}", watch["address"])
    assert sum(record["counts"].values()) == len(record["parties"])
    (entry,) = [match["entry"] for match in record["parties"][0]["candidates"] if match["entry"]["number"] == SUBARU]
    assert (entry["list"], entry["notice"], entry["state"]) == ("watch-list", "mofcom-2026-12", "listed")


def test_many_candidates_are_counted_and_not_all_listed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    rows = "".join(f"N-{number},株式会社SUBARU,JP\n" for number in range(60))
    (folder / "parties.csv").write_text(f"party_id,name,country\n{rows}", encoding="utf-8")
    (folder / "ownership.csv").unlink()
    out = ran(capsys, "screen", folder).out
    assert "candidates: 60" in out
    assert out.count("■") == 20
    assert "40 more" in out
    assert ran(capsys, "screen", folder, "--all").out.count("■") == 60


# --- a name -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_who_tells_the_entry_the_evidence_and_what_follows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: Language, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = ran(capsys, "who", "スバル", language=language)
    assert (result.status, result.err) == (1, "")
    assert_fits(result, language, width)
    said = "".join(result.out.split())
    for told_ in (SUBARU, "斯巴鲁株式会社", "SUBARUCorporation", "株式会社SUBARU", "2026-02-24", "2027-01-10"):
        assert told_ in said


def test_who_is_on_the_watch_list_is_examined_strictly_and_not_prohibited_as_such(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (first, *_) = told(ran(capsys, "who", "株式会社SUBARU", "--json"))["candidates"]
    assert first["entry"]["number"] == SUBARU
    follows = {(each["deal"], each["follows"]): each for each in first["follows"]}
    assert follows["under-61", "refused"]["holds"] == "unknown"
    assert follows["from-china", "strict"]["holds"] == "yes"
    assert "recipient_is_military_user" in follows["from-china", "prohibited"]["open"]


def test_screening_a_name_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "screen", "スバル").out == ran(capsys, "who", "スバル").out


def test_a_name_like_nobody_is_clear_as_long_as_the_lists_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    clear = ran(capsys, "who", "qzxv wkjh")
    assert clear.status == 0
    assert "There is nothing like it." in clear.out
    stale = ran(capsys, "who", "qzxv wkjh", "--on", "2027-06-01")
    assert stale.status == 1
    assert "nobody counts as not listed" in " ".join(stale.out.split())


def test_who_knows_what_was_decided_in_the_folder(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decided(capsys, folder, "P-1", SUBARU, "same")
    known = ran(capsys, "who", "株式会社SUBARU", folder, "--country", "日本")
    assert "It stands on the lists" in known.out
    other = told(ran(capsys, "who", "株式会社SUBARU", folder, "--country", "US", "--json"))
    assert other["result"] == "candidate"
    assert other["candidates"][0]["country"] == "different"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", " ", "😀", "a", "ア", "あ" * 10_001, "ã‚¹ãƒãƒ«", "\ufffd\ufffd"])
def test_names_that_are_none_are_told_and_not_passed_over(
    capsys: pytest.CaptureFixture[str], name: str, language: Language
) -> None:
    result = ran(capsys, "who", name, language=language)
    assert result.status == 1
    assert_fits(result, language, WIDE)


# --- what was typed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_in_a_path_is_told_as_such(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    language: Language,
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    for typed in ("./dat", "dat/", "data/parties.csv", "parties.xlsx"):
        result = ran(capsys, "screen", typed, language=language)
        assert (result.status, result.out) == (2, ""), typed
        assert typed in result.err
    assert "data" in ran(capsys, "screen", "./dat", language=language).err
    near = ran(capsys, "screen", "dat", language=language)
    assert near.status == 2
    assert "ytterby screen data" in near.err


def test_a_name_may_hold_a_slash(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "screen", "qzxv A/S")
    assert (result.status, "There is nothing like it." in result.out) == (1, True)
    assert "There is no folder qzxv A/S" in result.err
    assert ran(capsys, "who", "qzxv A/S").status == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("FOLDER", "--country", "JP"), "--country"),
        (("FOLDER", "--record"), "--by"),
        (("スバル", "--xlsx", "a.xlsx"), "--xlsx"),
        (("スバル", "--record", *BY), "--record"),
        (("スバル", "--country", "Atlantis"), "Atlantis"),
        (("スバル", "--on", "today"), "today"),
        (("FOLDER", "--xlsx", "a.txt"), "a.txt"),
    ],
)
def test_options_that_mean_nothing_here_are_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, options: tuple[str, ...], said: str, language: Language
) -> None:
    arguments = [folder if each == "FOLDER" else each for each in options]
    result = ran(capsys, "screen", *arguments, language=language)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_a_folder_without_parties_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    empty = ran(capsys, "screen", tmp_path)
    assert empty.status == 2
    assert "no parties" in empty.out


# --- decide -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("P-9", SUBARU, "same"), "P-1"),
        (("架空精機", SUBARU, "same"), "P-3"),
        (("P-1", "12/2026-100", "same"), "12/2026-10"),
        (("P-1", "株式会社スバルバル", "same"), "ytterby screen"),
        (("P-1", SUBARU, "VERDICT"), "same"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str], folder: Path, typed: tuple[str, ...], said: str, language: Language
) -> None:
    result = ran(capsys, "decide", folder, *typed, *BY, "--why", "x", language=language)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert not (folder / "ytterby.db").exists()


@pytest.mark.parametrize("options", [("--by", " ", "--why", "x"), ("--by", "A", "--why", "…")])
def test_a_decision_has_a_name_and_a_reason(
    capsys: pytest.CaptureFixture[str], folder: Path, options: tuple[str, ...]
) -> None:
    result = ran(capsys, "decide", folder, "P-1", SUBARU, "same", *options)
    assert result.status == 2
    assert not (folder / "ytterby.db").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_is_recorded_by_name_of_the_party_and_the_entry(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    result = ran(
        capsys, "decide", folder, "株式会社SUBARU", "斯巴鲁株式会社", "same", *BY, "--why", "番号", language=language
    )
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language, WIDE)
    assert SUBARU in result.out


def test_two_that_are_not_alike_are_said_to_be_so(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert "make sure that both are meant" in " ".join(decided(capsys, folder, "P-3", SUBARU, "different").out.split())
    assert "make sure" not in decided(capsys, folder, "P-1", SUBARU, "different").out


def test_days_ahead_are_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    result = ran(capsys, "decide", folder, "P-1", SUBARU, "same", *BY, "--why", "x", "--on", "2026-11-25")
    assert result.status == 2
    assert "2026-11-25" in result.err
