"""What `screen` tells first, what it keeps apart, and what it never lets through to a terminal."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import ran
from tests.cli.screened import BY, WIDE, assert_fits, known_day, the_folder, told
from ytterby.languages import LANGUAGES, Language

SUBARU = "12/2026-1"


@pytest.fixture(autouse=True)
def a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    known_day(monkeypatch, WIDE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return the_folder(tmp_path)


def written(folder: Path, parties: str, ownership: str = "") -> Path:
    (folder / "parties.csv").write_text(parties, encoding="utf-8")
    (folder / "ownership.csv").unlink(missing_ok=True)
    if ownership:
        (folder / "ownership.csv").write_text(ownership, encoding="utf-8")
    return folder


# --- a folder that is not there ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("my-frim", 2),
        ("trade_2026", 2),
        ("受託先/表", 2),
        ("qzxv.csv", 2),
        ("dat", 2),
        ("qzxv wkjh", 1),
        ("スバル", 1),
    ],
)
def test_a_mistyped_folder_is_never_clear(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    status: int,
    language: Language,
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    result = ran(capsys, "screen", typed, language=language)
    assert result.status == status
    assert ("ytterby who" in result.err) is (typed != "スバル")


# --- who is held ------------------------------------------------------------------------------------------------------

HELD = """party_id,name,country
H-1,株式会社SUBARU,JP
H-2,虚構合金株式会社,JP
A-1,仮設部品株式会社,JP
A-2,例示材料株式会社,JP
A-3,見本工具株式会社,JP
A-4,試作電材株式会社,JP
"""
HOLDS = """owner_id,owned_id,percent,as_of
H-2,A-1,many,2026-04-01
H-1,A-2,45,2026-04-01
H-2,A-3,60,2026-04-01
A-2,A-4,80,2026-04-01
"""


def test_holdings_that_could_be_half_are_told_and_others_are_not(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    written(folder, HELD, HOLDS)
    record = told(ran(capsys, "screen", folder, "--json"))["held"]
    assert [each["party"] for each in record if each["concern"]] == ["A-1", "A-2", "A-4"]
    assert {each["party"]: each["holders"] for each in record}["A-4"] == ["A-2"]
    shown = ran(capsys, "screen", folder).out
    block = shown[shown.index("Holdings:") :]
    assert all(f"■ {each} " in block for each in ("A-1", "A-2", "A-4"))
    assert "■ A-3" not in block


def test_who_is_surely_held_comes_first(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    written(folder, HELD, HOLDS.replace("A-2,A-4,80", "H-1,A-4,80"))
    ran(capsys, "decide", folder, "H-1", SUBARU, "same", *BY, "--why", "登記簿")
    record = told(ran(capsys, "screen", folder, "--json"))["held"]
    assert [(each["party"], each["half_or_more"]) for each in record] == [
        ("A-4", "yes"),
        ("A-1", "unknown"),
        ("A-2", "unknown"),
        ("A-3", "unknown"),
    ]


def test_nobody_is_told_to_be_held_where_no_candidate_and_no_unreadable_share_is(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    written(folder, HELD, "owner_id,owned_id,percent,as_of\nH-2,A-3,60,2026-04-01\n")
    assert "Holdings:" not in ran(capsys, "screen", folder).out


# --- what changed -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_begin_with_hits_and_tell_list_notice_score_and_evidence(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    written(folder, "party_id,name,country\nN-0,虚構合金株式会社,JP\nN-1,株式会社SUBARU,JP\n")
    ran(capsys, "screen", folder, "--record", *BY)
    rows = "".join(f"C-{number},株式会社SUBARU,US\n" for number in range(70))
    written(folder, f"party_id,name,country\nN-0,虚構合金株式会社,JP\nN-1,株式会社SUBARU,JP\n{rows}")
    ran(capsys, "decide", folder, "N-1", SUBARU, "same", *BY, "--why", "登記簿")
    result = ran(capsys, "screen", folder, "--changes", language=language)
    assert result.status == 1
    assert_fits(result, language, WIDE)
    first = result.out.splitlines()[1]
    assert "N-1" in first
    assert SUBARU in first
    said = "".join(result.out.split())
    assert "2026-02-24" in said
    assert "登記簿" in said
    assert result.out.count(" • ") == 60


def test_hits_are_never_cut(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    written(folder, "party_id,name,country\nN-0,虚構合金株式会社,JP\n")
    ran(capsys, "screen", folder, "--record", *BY)
    rows = "".join(f"C-{each},株式会社SUBARU,JP\n" for each in range(65))
    written(folder, f"party_id,name,country\nN-0,虚構合金株式会社,JP\n{rows}")
    ran(capsys, "decide", folder, "C-0", SUBARU, "same", *BY, "--why", "登記簿")
    shown = ran(capsys, "screen", folder, "--changes").out
    assert shown.count("a hit") >= 65


def test_changes_of_holdings_are_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    ran(capsys, "decide", folder, "P-1", SUBARU, "same", *BY, "--why", "登記簿")
    ran(capsys, "screen", folder, "--record", *BY)
    assert ran(capsys, "screen", folder, "--changes").status == 0
    rows = "owner_id,owned_id,percent,as_of\nP-1,P-3,40,2026-05-01\nP-4,P-3,20,2026-05-01\nP-1,P-4,10,2026-05-01\n"
    (folder / "ownership.csv").write_text(rows, encoding="utf-8")
    changes = told(ran(capsys, "screen", folder, "--changes", "--json"))["changes"]
    assert [(each["kind"], each["party"], each["holder"]) for each in changes] == [
        ("holding-changed", "P-3", None),
        ("holder-new", "P-3", "P-4"),
        ("holding-new", "P-4", None),
        ("holding-gone", "P-2", None),
    ]
    changed = changes[0]
    assert changed["before"]["half_or_more"] == "yes"
    assert "half or more" in changed["says"]


# --- what the tables state --------------------------------------------------------------------------------------------

STATED = """party_id,name,country,listed,listed_by
S-1,虚構合金株式会社,JP,control list,12/2026
S-2,株式会社SUBARU,JP,watch list,12/2026
S-3,仮設部品株式会社,JP,none,
"""


def test_who_is_stated_as_listed_is_counted_apart_and_never_as_not_listed(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    written(folder, STATED)
    record = told(ran(capsys, "screen", folder, "--json"))
    assert [each["result"] for each in record["parties"]] == ["stated", "stated", "clear"]
    assert (record["counts"]["stated"], record["counts"]["clear"]) == (2, 1)
    first, second, third = (each["stated"] for each in record["parties"])
    assert (first["listed"], first["by"], first["on_lists"]) == ("control-list", "12/2026", False)
    assert (second["on_lists"], third) == (True, None)
    book = tmp_path / "out.xlsx"
    shown = ran(capsys, "screen", folder, "--all", "--xlsx", book)
    assert shown.status == 1
    said = " ".join(shown.out.split())
    assert "stated in the table: on the control list (by 12/2026)" in said
    assert said.count("the lists hold no entry like it") == 1
    parties = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(1).to_python()
    assert [row[4] for row in parties[1:]] == ["stated in the table", "stated in the table", "not listed"]


# --- decide -----------------------------------------------------------------------------------------------------------

TWINS = "party_id,name,country\nT-1,株式会社SUBARU,JP\nT-2,株式会社SUBARU,JP\nT-3,株式会社SUBARU,US\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_tells_which_others_it_settles(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    written(folder, TWINS)
    why = (*BY, "--why", "登記簿")
    different = ran(capsys, "decide", folder, "T-1", SUBARU, "different", *why, language=language)
    assert_fits(different, language, WIDE)
    assert "T-2" in different.out
    assert "T-3" not in different.out
    same = ran(capsys, "decide", folder, "T-1", SUBARU, "same", *why, language=language)
    assert_fits(same, language, WIDE)
    assert "T-2" in same.out


def test_a_decision_that_reverses_another_says_whose(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    why = ("--why", "登記簿")
    ran(capsys, "decide", folder, "P-1", SUBARU, "different", "--by", "仮名 太郎", *why, "--on", "2026-11-20")
    result = ran(capsys, "decide", folder, "P-1", SUBARU, "same", *BY, *why)
    assert "This reverses the decision by 仮名 太郎 of 2026-11-20" in " ".join(result.out.split())
    again = ran(capsys, "decide", folder, "P-1", SUBARU, "same", *BY, *why)
    assert "reverses" not in again.out


# --- names that would do harm -----------------------------------------------------------------------------------------


def steering(text: str) -> list[str]:
    return [sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf"} and sign != "\n"]


@pytest.mark.parametrize("options", [(), ("--all",), ("--json",)])
def test_no_sign_that_steers_a_terminal_reaches_it(
    capsys: pytest.CaptureFixture[str], folder: Path, options: tuple[str, ...]
) -> None:
    written(folder, "party_id,name,country\nX-1,株式会社SUBARU\u202eedoc\x1b[31m,JP\n")
    result = ran(capsys, "screen", folder, *options)
    assert steering(result.out) == []
    assert steering(ran(capsys, "who", "株式会社SUBARU\u202e\x1b[31m", *options[1:]).out) == []
    assert steering(ran(capsys, "screen", "SUBARU\u202e\x1b-x", *options[1:]).err) == []


def test_a_name_longer_than_any_is_cut_to_a_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    written(folder, f"party_id,name,country\nX-1,{'株式会社SUBARU ' * 800},JP\n")
    for result in (ran(capsys, "screen", folder, "--all"), ran(capsys, "who", "株式会社SUBARU " * 800)):
        (line,) = [each for each in result.out.splitlines() if "…" in each and ("X-1" in each or "“" in each)]
        assert len(line) < WIDE
        assert len(result.out) < 9000


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_are_told_as_they_were_typed(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    written(folder, "party_id,name,country\nX-1,防衛研究所,JP\n")
    (party,) = told(ran(capsys, "screen", folder, "--json", language=language))["parties"]
    agree = [match["says"][1] for match in party["candidates"]]
    assert any("防衛" in each for each in agree)
    assert not any("防卫" in each for each in agree)


def test_the_workbook_begins_with_hits_and_candidates_by_score(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    rows = "party_id,name,country\nX-1,防衛研究所,JP\nX-2,株式会社SUBARU,US\nX-3,株式会社SUBARU,JP\n"
    written(folder, rows, "owner_id,owned_id,percent,as_of\nX-3,X-1,60,2026-04-01\n")
    ran(capsys, "decide", folder, "X-3", SUBARU, "same", *BY, "--why", "登記簿")
    out = tmp_path / "out.xlsx"
    ran(capsys, "screen", folder, "--xlsx", out, language="ja")
    book = CalamineWorkbook.from_path(str(out))
    found, _, held, *others = (book.get_sheet_by_index(each).to_python() for each in range(len(book.sheet_names)))
    assert found[1][0] == "X-3"
    scores = [int(str(row[9])) for row in found[2:]]
    assert scores == sorted(scores, reverse=True)
    assert str(held[1][4]).startswith("X-3 株式会社SUBARU → 60 %")
    assert "プログラムの版" in [row[0] for sheet in others for row in sheet]
