"""`law diff`: what it prints in three languages, how it leaves, its JSON and workbook, its words to bad input."""

from __future__ import annotations

import json
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import Ran, ran
from ytterby.cli import law_diffing
from ytterby.languages import LANGUAGES, Catalogue, Language
from ytterby.law.drafts import Head, extension, toml_of
from ytterby.law.lawbook import packaged
from ytterby.samples import sample

TODAY = date(2026, 10, 8)
WIDE = 100
TRADER = sample("trader")
NOT_ADVICE = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}
CATALOGUE = Catalogue.read(Path(law_diffing.__file__).with_name("law_diff.toml"))


@pytest.fixture(autouse=True)
def a_known_day_and_a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law_diffing, "today_in_beijing", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", str(WIDE))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """An extension that nobody has added."""
    title = CATALOGUE["title-law"]
    head = Head("mofcom-2026-99", "商务部公告2026年第99号", "商务部", date(2026, 11, 5), title, "")
    file = tmp_path / "draft.toml"
    file.write_text(toml_of(extension(head, packaged().lawbook, "mofcom-2025-70", date(2027, 1, 10))), encoding="utf-8")
    return file


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def flowed(result: Ran) -> str:
    return " ".join(result.out.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("first", "second"), [("2025-11-06", "2025-11-07"), ("2026-11-09", "2026-11-10")])
def test_the_morning_after(capsys: pytest.CaptureFixture[str], first: str, second: str, language: Language) -> None:
    result = ran(capsys, "law", "diff", first, second, TRADER, language=language)
    assert (result.status, result.err) == (1, "")
    assert all(width(line) <= WIDE for line in result.out.splitlines())
    assert result.out.count(NOT_ADVICE[language]) == 1
    assert first in result.out
    assert second in result.out
    assert "T-01/1" in result.out
    number = "61/2025" if language == "en" else "公告2025年第61号"
    assert number in result.out


def test_the_headline_counts_what_changes_and_what_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", TRADER)
    told = json.loads(ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", TRADER, "--json").out)["lines"]
    assert told["changed"] + told["unchanged"] == told["count"] == 37
    said = f"Of {told['count']} lines {told['changed']} come out otherwise, {told['unchanged']} do not change."
    assert said in result.out
    counted = [int(line.split()[1]) for line in result.out.splitlines() if line.startswith("■")]
    assert sum(counted) == told["changed"]


def test_a_block_says_from_what_to_what_because_of_what_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    said = flowed(ran(capsys, "law", "diff", "2025-11-06", "2025-11-07", sample("chain/magnet-maker")))
    assert "1 × licence needed (ordinary) → ship" in said
    assert "because 61/2025 § 1, 1(3), 7/2: in force → suspended until 2026-11-10 (by 70/2025)" in said
    assert "no longer to do • obtain the dual-use export licence" in said
    assert "X-2025-1020/1 SC-26" in said
    assert "+ Issued 2025-11-07: Suspension of Announcements 55 to 58, 61 and 62" in said


def test_a_notification_states_its_share(capsys: pytest.CaptureFixture[str]) -> None:
    said = ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", sample("chain/magnet-maker")).out
    line = next(each for each in said.splitlines() if "D-1201/2" in each)
    assert "notification 11.2 %" in line
    assert line.rstrip().endswith("61/2025 § 1(1)")


def test_transfers_have_blocks_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    said = flowed(ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", sample("technology")))
    assert "Of 10 technology transfers 8 come out otherwise, 2 do not change." in said
    assert "may be provided → licence needed" in said
    assert "01-repair-video CN→JP" in said


def test_without_a_folder_only_the_law_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "diff", "2026-11-09", "2026-11-10")
    assert result.status == 1
    assert "61/2025" in result.out
    assert "lines" not in result.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiet_night_leaves_with_nothing(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    result = ran(capsys, "law", "diff", "2026-10-07", "2026-10-08", TRADER, language=language)
    assert result.status == 0
    assert CATALOGUE.say("law-stays", language) in result.out
    assert CATALOGUE.say("none-lines", language, count=37, changed=0, unchanged=37) in result.out
    assert CATALOGUE.say("next", language, day="2026-11-10") in result.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_notice_names_its_parties(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    result = ran(capsys, "law", "diff", "2026-02-23", "2026-02-24", language=language)
    assert result.status == 1
    names = {"ja": "防衛大学校", "zh": "防卫大学", "en": "National Defense Academy of Japan"}
    assert names[language].replace(" ", "") in "".join(result.out.split())
    assert CATALOGUE.say("hold-against", language).replace(" ", "") in "".join(result.out.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_instrument_is_supposed_and_not_added(
    capsys: pytest.CaptureFixture[str], draft: Path, language: Language
) -> None:
    day = "2026-11-12"
    result = ran(capsys, "law", "diff", day, day, sample("chain/magnet-maker"), "--with", draft, language=language)
    assert (result.status, result.err) == (1, "")
    assert "2027-01-10" in result.out
    assert "99" in result.out
    assert list(draft.parent.iterdir()) == [draft]


def test_what_is_supposed_today_says_when_it_makes_a_difference(
    capsys: pytest.CaptureFixture[str], draft: Path
) -> None:
    result = ran(capsys, "law", "diff", "2026-10-08", "2026-10-08", TRADER, "--with", draft)
    assert result.status == 1
    assert "None of 37 lines comes out otherwise." in result.out
    assert "The first day on which this makes a difference: 2026-11-10." in result.out
    assert "If this were issued: 99/2026" in result.out


@pytest.mark.parametrize("typed", ["70", "70/2025", "mofcom-2025-70"])
def test_an_instrument_is_left_out(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    told = json.loads(ran(capsys, "law", "diff", "2026-10-08", "2026-10-08", TRADER, "--without", typed, "--json").out)
    assert told["second"]["without"] == ["mofcom-2025-70"]
    assert told["law"]["gone"][0]["left_out"] is True
    assert told["lines"]["changed"] > 20
    assert told["first"]["law"] != told["second"]["law"]


def test_before_and_after_something_was_heard_of(capsys: pytest.CaptureFixture[str]) -> None:
    known = ("--known-then", "2026-09-01", "--known-now", "2026-10-08")
    result = ran(capsys, "law", "diff", "2026-12-01", "2026-12-01", *known)
    assert result.status == 1
    assert "as known on 2026-09-01, and as known on 2026-10-08" in result.out
    assert "in force" in result.out
    assert "Issued 2026-09-28" in result.out


def test_both_days_by_what_was_known_on_one(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "diff", "2026-11-09", "2026-11-12", "--known", "2026-03-01", "--json")
    told = json.loads(result.out)
    assert (told["first"]["known"], told["second"]["known"]) == ("2026-03-01", "2026-03-01")
    states = {each["cites"]: each["after"]["state"] for each in told["law"]["provisions"]}
    assert states["mofcom-2025-61/1(1)"] == "in force"


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_has_everything_whole(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    result = ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", TRADER, "--json", language=language)
    assert result.status == 1
    told = json.loads(result.out)
    assert told["schema"] == "ytterby-law-diff-0.1"
    assert len(told["lines"]["changes"]) == told["lines"]["changed"]
    first = next(each for each in told["lines"]["changes"] if each["line"] == "T-01/1")
    assert [each["cites"] for each in first["because"]] == [
        "mofcom-2025-61/1",
        "mofcom-2025-61/1(3)",
        "mofcom-2025-61/7/2",
    ]
    assert first["because"][0]["before"]["state"] == "suspended"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_every_line(capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language) -> None:
    file = tmp_path / "diff.xlsx"
    days = ("2026-11-09", "2026-11-10")
    told = json.loads(ran(capsys, "law", "diff", *days, TRADER, "--json", language=language).out)
    assert ran(capsys, "law", "diff", *days, TRADER, "--xlsx", file, language=language).status == 1
    book = CalamineWorkbook.from_path(str(file))
    lines, law, origin = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert [row[1] for row in lines[1:]] == [each["line"] for each in told["lines"]["changes"]]
    assert len(law) == 1 + len(told["law"]["provisions"]) + len(told["law"]["lists"])
    assert any(NOT_ADVICE[language] in str(cell) for row in origin for cell in row)


def test_the_workbook_of_the_law_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "diff.xlsx"
    assert ran(capsys, "law", "diff", "2025-10-08", "2025-10-09", "--xlsx", file).status == 1
    book = CalamineWorkbook.from_path(str(file))
    law = book.get_sheet_by_name(book.sheet_names[0]).to_python()
    assert ["figure", "threshold of the value share", "–", "0.1 %"] in [row[:4] for row in law]
    assert sum(row[0] == "issued" for row in law) == 6


def test_errors_in_the_tables_are_told_and_leave_with_their_status(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "lines.csv").write_text("shipment_id,line_id,part_id,quantity\nS,1,P,many\n", encoding="utf-8")
    result = ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", tmp_path)
    assert result.status == 2
    assert "ytterby check shows them" in result.out


def test_the_firm_reads_the_last_day_its_own_way(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    adopted = '[readings.last-day-is-suspended]\nanswer = "yes"\nby = "架空 花子"\non = 2026-10-01\n'
    shutil.copytree(sample("chain/magnet-maker"), tmp_path, dirs_exist_ok=True)
    (tmp_path / "firm.toml").write_text(adopted, encoding="utf-8")
    assert ran(capsys, "law", "diff", "2026-11-09", "2026-11-10", tmp_path).status == 0
    assert ran(capsys, "law", "diff", "2026-11-09", "2026-11-11", tmp_path).status == 1


DAY = "2026-11-09"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2026-11-10", DAY), "Name the earlier day first: ytterby law diff 2026-11-09 2026-11-10"),
        ((DAY, DAY), "there is nothing to compare"),
        ((DAY, "soon"), "soon is not a day"),
        ((DAY, "2026-11-10", "--known", "soon"), "soon is not a day"),
        ((DAY, "2026-11-10", "nowhere"), "There is no nowhere"),
        ((DAY, DAY, "--without", "71"), "There is no instrument 71"),
        ((DAY, DAY, "--with", "nowhere.toml"), "nowhere.toml cannot be read"),
        ((DAY, "2026-11-10", "--known", DAY, "--known-then", DAY), "--known is for both sides"),
        ((DAY, "2026-11-10", "--xlsx", "changes.csv"), "the name has to end in .xlsx"),
        ((DAY, "2026-11-10", "--xlsx", "nowhere/changes.xlsx"), "nowhere"),
    ],
)
def test_bad_input_says_what_to_do(capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], said: str) -> None:
    result = ran(capsys, "law", "diff", *typed)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_could_not_be_added_cannot_be_supposed(
    capsys: pytest.CaptureFixture[str], draft: Path, language: Language
) -> None:
    text = draft.read_text(encoding="utf-8")
    spoilt = {
        "mofcom-2025-71": text.replace('of = "mofcom-2025-70"', 'of = "mofcom-2025-71"'),
        "form": text.replace("from = ", "form = "),
        "mofcom-2025-61": text.replace('"mofcom-2026-99"', '"mofcom-2025-61"'),
    }
    for said, content in spoilt.items():
        assert content != text
        draft.write_text(content, encoding="utf-8")
        result = ran(capsys, "law", "diff", DAY, DAY, "--with", draft, language=language)
        assert (result.status, result.out) == (2, "")
        assert "draft.toml" in result.err
        assert said in result.err
        assert "law add" in result.err or language == "en"


def test_a_workbook_of_results_does_not_lie_among_the_tables(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    result = ran(capsys, "law", "diff", DAY, "2026-11-10", tmp_path, "--xlsx", tmp_path / "diff.xlsx")
    assert result.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_is_in_the_language_of_the_user(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    result = ran(capsys, "law", "diff", "--help", language=language)
    assert result.status == 0
    assert result.out.isascii() is False or language == "en"
