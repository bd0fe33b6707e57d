"""`check`, `why`, `ask`: what they print, how they leave, and what they say to bad input."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import ran
from ytterby.cli.app import build
from ytterby.cli.speech import say
from ytterby.languages import LANGUAGES, Language
from ytterby.samples import sample

KNOWN = ("--known", "2026-11-23")


@pytest.fixture
def car_maker(tmp_path: Path) -> Path:
    """A copy of the car maker of the sample chain."""
    folder = tmp_path / "car-maker"
    shutil.copytree(sample("chain/car-maker"), folder)
    return folder


@pytest.fixture
def clear(tmp_path: Path) -> Path:
    """A folder with one line that may ship under every reading: a screw, free of rare earths."""
    _write(tmp_path, "parts", "part_id,contains_rare_earth,made_in,origin,unit_value,currency", "SCREW,no,JP,JP,5,JPY")
    _write(
        tmp_path,
        "shipments",
        "shipment_id,date,exporter,exporter_located_in,from_country,to_country,consignee,end_user",
        "S1,2026-12-01,X,JP,JP,DE,C,C",
    )
    _write(tmp_path, "lines", "shipment_id,line_id,part_id,quantity", "S1,1,SCREW,10")
    return tmp_path


def _write(folder: Path, table: str, *rows: str) -> None:
    (folder / f"{table}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_nothing_to_do_leaves_with_0(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    result = ran(capsys, "check", clear, *KNOWN)
    assert result.status == 0
    assert "S1/1" in result.out
    assert "not legal advice" in result.out


def test_something_to_do_leaves_with_1(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    assert ran(capsys, "check", car_maker, *KNOWN).status == 1


def test_an_error_in_the_input_leaves_with_2_and_says_where(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    _write(clear, "lines", "shipment_id,line_id,part_id,quantity", "S1,1,SCREW,-10")
    result = ran(capsys, "check", clear, *KNOWN)
    assert result.status == 2
    assert "lines.csv" in result.out
    assert "row 2" in result.out
    assert "S1/1" in result.out  # the run went on


@pytest.mark.parametrize("command", [("check",), ("why", "S1/1")])
def test_what_a_user_typed_is_no_markup(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, clear: Path, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    name = "[red] :gem: [/x]"
    _write(clear, "parts", "part_id,name,contains_rare_earth,made_in,unit_value,currency", f"SCREW,{name},no,JP,5,JPY")
    verb, *line = command
    assert name in ran(capsys, verb, clear, *line, *KNOWN).out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_speaks_each_language(
    capsys: pytest.CaptureFixture[str], car_maker: Path, language: Language
) -> None:
    said = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}
    result = ran(capsys, "check", car_maker, *KNOWN, language=language)
    assert said[language] in result.out


def test_json_has_every_line_with_its_reasons(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    result = ran(capsys, "check", car_maker, "--json", *KNOWN)
    report = json.loads(result.out)
    spare = next(line for line in report["lines"] if line["line"] == "S-1223/1")
    assert spare["outcome"] == "licence-needed"
    assert spare["licence"] == {
        "needed": "unknown",
        "if_in_force": "yes",
        "if_suspended": "no",
        "treated_as_needed": True,
        "escalated_to": None,
        "number": None,
        "problem": None,
    }
    assert spare["because_if_in_force"]["kind"] == "provision"
    assert set(report["addresses"]) == {
        "dataset",
        "law",
        "readings",
        "policy",
        "known",
        "on",
        "currency",
        "program",
    }


def test_the_same_input_gives_the_same_json(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    first = ran(capsys, "check", car_maker, "--json", *KNOWN).out
    assert ran(capsys, "check", car_maker, "--json", *KNOWN).out == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_every_line(
    capsys: pytest.CaptureFixture[str], car_maker: Path, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "report.xlsx"
    ran(capsys, "check", car_maker, "--xlsx", path, *KNOWN, language=language)
    book = CalamineWorkbook.from_path(str(path))
    lines = book.get_sheet_by_index(0).to_python()
    assert len(book.sheet_names) == 4
    assert "S-1223/1" in {row[0] for row in lines}


def test_a_workbook_that_cannot_be_written_is_said(
    capsys: pytest.CaptureFixture[str], clear: Path, tmp_path: Path
) -> None:
    result = ran(capsys, "check", clear, "--xlsx", tmp_path / "no" / "such" / "folder.xlsx", *KNOWN)
    assert result.status == 2
    assert "There is no folder" in result.err
    result = ran(capsys, "check", clear, "--xlsx", tmp_path.parent / "result.csv", *KNOWN)
    assert result.status == 2
    assert ".xlsx" in result.err


def test_on_another_day_the_law_of_that_day_decides(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    report = json.loads(ran(capsys, "check", car_maker, "--json", "--on", "2026-03-01", *KNOWN).out)
    assert {line["outcome"] for line in report["lines"]} == {"ship"}
    assert {line["day"] for line in report["lines"]} == {"2026-03-01"}


def test_as_known_before_any_talk_of_an_extension_the_text_decides(
    capsys: pytest.CaptureFixture[str], car_maker: Path
) -> None:
    report = json.loads(ran(capsys, "check", car_maker, "--json", "--known", "2025-12-15").out)
    spare = next(line for line in report["lines"] if line["line"] == "S-1223/1")
    assert spare["licence"]["needed"] == "yes"


def test_a_look_back_takes_only_the_lines_of_those_days(capsys: pytest.CaptureFixture[str]) -> None:
    folder = sample("chain/magnet-maker")
    result = ran(capsys, "check", folder, "--json", "--between", "2025-10-09", "2025-11-06", *KNOWN)
    report = json.loads(result.out)
    assert [line["line"] for line in report["lines"]] == ["X-2025-1020/1"]
    assert report["lines"][0]["licence"]["needed"] == "yes"
    assert report["lines"][0]["notification"]["basis"] == "origin"


def test_why_shows_the_provision_its_words_and_the_figures(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    result = ran(capsys, "why", car_maker, "S-1223/1", *KNOWN)
    for expected in ("61/2025 § 1(1)", "含有、集成或者混有", "0.8 %", "deep-processed-goods-are-assemblies"):
        assert expected in result.out.replace("\n", " ")


def test_why_of_an_unknown_line_names_those_there_are(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    result = ran(capsys, "why", car_maker, "S-9999/1", *KNOWN)
    assert result.status == 2
    assert "S-1223/1" in result.err


def test_why_of_an_ambiguous_line_asks_for_the_shipment(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    result = ran(capsys, "why", car_maker, "1", *KNOWN)
    assert result.status == 2
    assert "shipment/line" in result.err


def test_ask_groups_by_who_can_answer_and_asks_once(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    result = json.loads(ran(capsys, "ask", car_maker, "--json", *KNOWN).out)
    groups = {group["who"]: group["questions"] for group in result["by"]}
    assert "supplier" in groups
    asked = [(each["fact"], each["subject"]) for group in groups.values() for each in group]
    assert len(asked) == len(set(asked)) == result["questions"]
    shared = next(each for each in groups["supplier"] if each["fact"] == "value_share")
    assert shared["lines"] == ["V-1222/2", "S-1223/2"]


def test_ask_has_nothing_to_ask_where_all_is_known(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    result = ran(capsys, "ask", clear, *KNOWN)
    assert result.status == 0
    assert "nothing to ask" in result.out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("check", "no-such-folder"), "no-such-folder"),
        (("check", ".", "--on", "11/03/2026"), "2026-11-11"),
        (("check", ".", "--between", "2026-02-01", "2026-01-01"), "before it begins"),
    ],
)
def test_a_wrong_argument_is_answered_with_what_was_expected(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    result = ran(capsys, *arguments)
    assert result.status == 2
    assert expected in result.err


def test_a_firm_file_that_cannot_be_right_is_refused(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    (clear / "firm.toml").write_text('[readings.no-such-point]\nanswer = "yes"\nby = "A"\non = 2026-11-01\n')
    result = ran(capsys, "check", clear)
    assert result.status == 2
    assert "no-such-point" in result.err


@pytest.mark.parametrize(
    ("language", "nearest"), [("ja", "「which-article」"), ("zh", "“which-article”"), ("en", "Did")]
)
def test_a_firm_file_is_refused_for_every_reason_in_the_language_of_the_session(
    capsys: pytest.CaptureFixture[str], clear: Path, language: Language, nearest: str
) -> None:
    (clear / "firm.toml").write_text(
        '[unknown]\nfact = "ship"\n[readings.wich-article]\nanswer = "yes"\nby = "A"\non = 2026-11-01\n'
    )
    result = ran(capsys, "check", clear, language=language)
    assert result.status == 2
    refused, fact, reading = result.err.splitlines()
    assert refused == say("firm-file-refused", language, problem="").strip()
    assert fact.startswith("firm.toml: ")
    assert "treat-as-controlled" in fact
    assert reading.startswith("firm.toml: ")
    assert nearest in reading


def test_a_reading_adopted_by_nobody_is_refused(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    (clear / "firm.toml").write_text(
        '[readings.which-article]\nanswer = "exported-article"\nby = " "\non = 2026-11-01\n'
    )
    result = ran(capsys, "check", clear)
    assert result.status == 2
    assert "which-article" in result.err


def test_an_empty_folder_is_said_to_be_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = ran(capsys, "check", tmp_path)
    assert result.status == 2
    assert "There are no lines" in result.out


def test_a_result_is_not_written_among_the_tables(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    result = ran(capsys, "check", clear, "--xlsx", clear / "report.xlsx", *KNOWN)
    assert result.status == 2
    assert not (clear / "report.xlsx").exists()


def test_no_line_at_all_is_not_a_clear_answer(capsys: pytest.CaptureFixture[str], clear: Path) -> None:
    assert ran(capsys, "check", clear, "--between", "2020-01-01", "2020-01-02", *KNOWN).status == 1


def test_an_unknown_is_escalated_to_the_officer_whom_the_firm_names(
    capsys: pytest.CaptureFixture[str], car_maker: Path
) -> None:
    (car_maker / "firm.toml").write_text(
        '[firm]\ncompliance_officer = "Rei Kaku (fictional)"\n[unknown]\nfact = "escalate"\n', encoding="utf-8"
    )
    report = json.loads(ran(capsys, "check", car_maker, "--json", *KNOWN).out)
    undecided = next(line for line in report["lines"] if line["outcome"] == "undecided")
    assert undecided["says"] == "undecided: escalate to Rei Kaku (fictional)"
    assert undecided["licence"]["escalated_to"] == "Rei Kaku (fictional)"


def test_the_version_is_said_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        build("en")(args=["--version"], prog_name="ytterby")
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("ytterby ")


def test_an_undecided_line_is_never_called_sure(capsys: pytest.CaptureFixture[str], car_maker: Path) -> None:
    """A cycle leaves lines open whether or not anything is left to ask."""
    with (car_maker / "bom.csv").open("a", encoding="utf-8") as bill:
        bill.write("MT-100,CAR-A,1,個\n")
    report = json.loads(ran(capsys, "check", car_maker, "--json", *KNOWN).out)
    undecided = [line for line in report["lines"] if line["outcome"] == "undecided"]
    assert len(undecided) > 2
    for line in undecided:
        assert line["sure"] != "sure under every reading", line["line"]
