"""`law status`, `timeline`, `read` and `add`: what they print, how they leave, and what they say to bad input."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from tests.cli.ran import Ran, ran
from ytterby.cli import law_adding, laws
from ytterby.languages import LANGUAGES, Language
from ytterby.law.lawbook import packaged, statutes
from ytterby.law.listings import listed_parties
from ytterby.law.markdown import markdown
from ytterby.law.page import page
from ytterby.law.saying import name_of
from ytterby.law.standing import passages

TODAY = date(2026, 11, 24)
WIDE = 100
EXTENSION = (
    *("--extends", "mofcom-2025-70", "--through", "2027-01-10", "--id", "mofcom-2026-99"),
    *("--number", "商务部公告2026年第99号", "--published", "2026-11-05", "--title", "Extension", "--by", "Aya Mori"),
)
LAPSE = (
    *("--lapsed", "mofcom-2025-70", "--from", "2026-11-11", "--by", "Aya Mori"),
    *("--evidence", "list of announcements of 24 November"),
)
NOT_ADVICE = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}


@pytest.fixture(autouse=True)
def a_known_day_and_a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (laws, law_adding):
        monkeypatch.setattr(module, "today_in_beijing", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", str(WIDE))


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def assert_fits(result: Ran, language: Language) -> None:
    """Nothing is wider than the terminal but commands that are to be copied; no text is cut; no advice is given."""
    lines = result.out.splitlines()
    assert all(width(line) <= WIDE for line in lines if "ytterby law add" not in line)
    assert NOT_ADVICE[language] in result.out
    assert result.out.count(NOT_ADVICE[language]) == 1


# --- status -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unconfirmed_law_says_so_and_how_to_settle_it(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    result = ran(capsys, "law", "status", "--on", "2026-12-01", language=language)
    assert result.status == 1
    assert_fits(result, language)
    for way in ("--extends", "--resumes", "--lapsed"):
        assert f"ytterby law add . {way} mofcom-2025-70" in result.out
    for provision in ("1(1)", "7") if language != "zh" else ("一（一）", "七"):
        assert any(line.startswith(provision + " ") for line in result.out.splitlines())
    assert "0.1 %" in result.out
    assert "2026-10-08" in result.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_instruments_have_a_line_each(capsys: pytest.CaptureFixture[str], language: Language) -> None:
    out = ran(capsys, "law", "status", "--on", "2026-12-01", language=language).out
    lines = out.splitlines()
    others = {cites.partition("/")[0] for cites in passages(packaged())} - {"mofcom-2025-61", "mofcom-2024-46"}
    assert len(others) == 25
    for instrument in others:
        assert sum(line.startswith(f"{name_of(instrument, language)} ") for line in lines) == 1, instrument
    for passage in ("1", "2", "3"):  # 46/2024, whose second paragraph stands otherwise
        assert any(line.startswith(name_of(f"mofcom-2024-46/{passage}", language)) for line in lines)
    assert not any(line.startswith(name_of("mofcom-2025-62/1", language)) for line in lines)
    assert len(lines) < 150


def test_a_note_is_told_once_and_every_number_has_its_note(capsys: pytest.CaptureFixture[str]) -> None:
    out = ran(capsys, "law", "status", "--on", "2026-12-01").out
    notes = [int(number) for number in re.findall(r"^  \[(\d+)\] ", out, flags=re.MULTILINE)]
    assert notes == list(range(1, len(notes) + 1))
    assert {int(number) for number in re.findall(r"\[(\d+)\]", out)} == set(notes)
    assert "[1] 70/2025 suspends 61/2025, 62/2025, 55/2025" in out


def test_nothing_but_its_own_beginning_behind_it_needs_no_note(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys, "law", "status", "--on", "2026-12-01").out.splitlines()
    assert not any("[" in line for line in lines if line.startswith(("18/2025 ", "1/2026 ", "Dual-Use")))
    assert any("[" in line for line in lines if line.startswith("62/2025 "))


def test_before_any_instrument_nothing_stands(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "status", "--on", "1999-01-01", "--known", "1999-01-01")
    assert result.status == 0
    assert "61 §" not in result.out


def test_a_folder_stands_in_the_commands_to_copy(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "our firm"
    folder.mkdir()
    result = ran(capsys, "law", "status", folder, "--on", "2026-12-01")
    assert f'ytterby law add "{folder}" --lapsed mofcom-2025-70 --from 2026-11-11' in result.out


def test_as_known_before_any_word_of_an_extension_the_law_is_confirmed(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "status", "--on", "2026-12-01", "--known", "2025-12-15")
    assert result.status == 0
    assert "in force" in result.out
    assert "unconfirmed" not in result.out


def test_the_day_is_today_unless_another_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "status")
    assert "The law on 2026-11-24, as known on 2026-11-24" in result.out


def state_of(result: Ran, cites: str) -> tuple[str, str, str | None]:
    provisions = json.loads(result.out)["provisions"]
    found = next(each for each in provisions if each["cites"] == cites)
    return found["state"], found["since"], found["through"]


def test_status_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    result = ran(capsys, "law", "status", "--on", "2026-03-01", "--json")
    assert result.status == 0
    told = json.loads(result.out)
    assert (told["schema"], told["day"], told["known"]) == ("ytterby-law-status-0.1", "2026-03-01", "2026-11-24")
    assert state_of(result, "mofcom-2025-61/1(1)") == ("suspended", "2025-11-07", "2026-11-09")
    limb = told["provisions"][1]
    assert limb["cites"] == "mofcom-2025-61/1(1)"
    assert (limb["truth"], limb["ever_commenced"], limb["by"][0]["instrument"]) == ("no", False, "mofcom-2025-70")
    assert [each["cites"] for each in told["provisions"]] == list(passages(packaged()))
    assert [figure["value"] for figure in told["figures"]] == ["1/1000", "14", "256"]
    assert {each["id"] for each in told["instruments"]} == set(packaged().instruments)


def test_status_at_each_turn_of_an_extension(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ran(capsys, "law", "add", tmp_path, *EXTENSION).status == 0
    for day, state in (("2026-12-01", "suspended"), ("2027-01-09", "suspended"), ("2027-01-10", "unconfirmed")):
        result = ran(capsys, "law", "status", tmp_path, "--on", day, "--json")
        assert state_of(result, "mofcom-2025-61/1(1)")[0] == state, day
    told = json.loads(ran(capsys, "law", "status", tmp_path, "--json").out)
    assert [each["added_by"] for each in told["instruments"] if each["id"] == "mofcom-2026-99"] == ["Aya Mori"]


def test_status_at_each_turn_of_a_lapse(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ran(capsys, "law", "add", tmp_path, *LAPSE).status == 0
    for day, state in (("2026-11-10", "suspended"), ("2026-11-11", "in force")):
        result = ran(capsys, "law", "status", tmp_path, "--on", day, "--json")
        assert state_of(result, "mofcom-2025-61/1(3)")[0] == state, day
    told = json.loads(ran(capsys, "law", "status", tmp_path, "--json").out)
    assert told["provisions"][0]["cites"] == "mofcom-2025-61/1"
    confirmed = [entry for entry in told["provisions"][0]["by"] if entry["does"] == "lapsed"]
    assert [(entry["person"], entry["evidence"]) for entry in confirmed] == [(LAPSE[5], LAPSE[7])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_to_status(capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "typed.toml").write_text("id = 'x'\nrest = 1\n", encoding="utf-8")
    results = [
        ran(capsys, "law", "status", "--on", "tomorrow", language=language),
        ran(capsys, "law", "status", tmp_path / "nowhere", language=language),
        ran(capsys, "law", "status", tmp_path, language=language),
    ]
    for result, said in zip(results, ("tomorrow", "nowhere", "typed.toml"), strict=True):
        assert (result.status, result.out) == (2, "")
        assert said in result.err
    assert "number, issuer, published, title" in results[2].err


# --- timeline ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_shows_that_two_limbs_never_commenced(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    result = ran(capsys, "law", "timeline", language=language)
    assert result.status == 0
    assert_fits(result, language)
    lines = result.out.splitlines()
    bars = [line.strip() for line in lines if "░░░" in line and "?????" in line]
    assert len(bars) == 2
    assert bars[0].startswith("·")
    assert bars[1].startswith("█")
    assert {len(bar) for bar in bars} == {88}
    never = {"ja": "施行前に停止", "zh": "施行前即暂停", "en": "never commenced"}[language]
    assert sum(never in line for line in lines) == 1
    assert "2025-11-07 – 2026-11-09" in result.out


def test_the_timeline_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    result = ran(capsys, "law", "timeline")
    assert all(width(line) <= 50 for line in result.out.splitlines())
    assert "…\n" not in result.out.replace("2026-11-10 – …", "")


def test_the_timeline_as_json_has_each_passage(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(ran(capsys, "law", "timeline", "--json").out)
    assert [each["cites"].partition("/")[2] for each in told["provisions"]] == ["1(1)", "1(2)", "1(3)", "5", "7"]
    assert [state["state"] for state in told["provisions"][0]["states"]] == [
        "not commenced",
        "suspended",
        "unconfirmed",
    ]
    assert [state["state"] for state in told["provisions"][2]["states"]] == ["in force", "suspended", "unconfirmed"]
    assert not any(state["ever_commenced"] for state in told["provisions"][0]["states"])


def test_the_timeline_of_somebody_who_has_heard_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(ran(capsys, "law", "timeline", "--known", "2025-12-15", "--json").out)
    assert told["provisions"][0]["states"][-1]["state"] == "in force"
    early = ran(capsys, "law", "timeline", "--known", "2025-10-08")
    assert early.status == 0
    assert "2025-10-09 – …" in early.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["62", "62/2025", "mofcom-2025-62"])
def test_another_instrument_has_its_line_of_time(
    capsys: pytest.CaptureFixture[str], typed: str, language: Language
) -> None:
    result = ran(capsys, "law", "timeline", "--of", typed, language=language)
    assert result.status == 0
    assert name_of("mofcom-2025-62", language) in result.out.splitlines()[0]
    told = json.loads(ran(capsys, "law", "timeline", "--of", typed, "--json", language=language).out)
    assert [each["cites"] for each in told["provisions"]][:3] == [
        f"mofcom-2025-62/{passage}" for passage in ("1", "1(1)", "1(2)")
    ]


def test_paragraphs_that_stand_otherwise_have_a_bar_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys, "law", "timeline", "--of", "46/2024").out.splitlines()
    bars = [line.strip() for line in lines if line.strip() and set(line.strip()) <= set("█░·?")]
    assert [set(bar) for bar in bars] == [{"█"}, {"█", "░", "?"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_brings_nothing_into_force_has_no_line_of_time(
    capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    result = ran(capsys, "law", "timeline", "--of", "70", language=language)
    assert (result.status, result.out) == (2, "")
    assert "61, 62, 18" in result.err


# --- read -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["61", "mofcom-2025-61", "70"])
def test_a_pipe_gets_the_page_as_markdown(capsys: pytest.CaptureFixture[str], typed: str, language: Language) -> None:
    result = ran(capsys, "law", "read", typed, language=language)
    assert result.status == 0
    assert result.out == markdown(page(packaged(), f"mofcom-2025-{typed[-2:]}", language))


def test_a_terminal_gets_it_drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    result = ran(capsys, "law", "read", "70", language="ja")
    assert "暂停实施" in result.out
    assert "## " not in result.out


def test_a_page_is_written_to_a_file_and_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "61.md"
    for _ in range(2):
        assert ran(capsys, "law", "read", "61", "--out", file).status == 0
    assert file.read_bytes().decode() == markdown(page(packaged(), "mofcom-2025-61", "en"))


def test_bad_input_to_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    unknown = ran(capsys, "law", "read", "13/2025", language="ja")
    assert unknown.status == 2
    assert "61、62、70、72" in unknown.err.replace(", ", "、")
    unwritable = ran(capsys, "law", "read", "61", "--out", tmp_path / "none" / "61.md")
    assert unwritable.status == 2
    assert "Cannot write" in unwritable.err


# --- add --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flags", [EXTENSION, LAPSE], ids=["extension", "lapse"])
def test_what_is_added_is_told_with_what_changes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, flags: tuple[str, ...], language: Language
) -> None:
    result = ran(capsys, "law", "add", tmp_path, *flags, language=language)
    assert (result.status, result.err) == (0, "")
    assert NOT_ADVICE[language] in result.out
    assert "Aya Mori" in result.out
    assert "2026-11-24" in result.out
    before = {"ja": "施行の有無が未確認", "zh": "是否施行尚未确认", "en": "unconfirmed"}[language]
    assert before in result.out
    assert len(list((tmp_path / "law").glob("*.toml"))) == 1


def test_the_commands_that_status_prints_can_be_completed_and_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    printed = ran(capsys, "law", "status", tmp_path, "--on", "2026-12-01").out
    command = next(line.strip() for line in printed.splitlines() if "--lapsed" in line)
    assert command.startswith(f"ytterby law add {tmp_path} --lapsed mofcom-2025-70 --from 2026-11-11 --by ")
    result = ran(capsys, "law", "add", tmp_path, *LAPSE)
    assert result.status == 0


def test_a_list_of_parties_from_options_and_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("凧工房\n\nKite Works\n", encoding="utf-8-sig")
    result = ran(
        capsys,
        *("law", "add", tmp_path, "--lists", "control-list", "--party", "Gusts, Ltd.", "--file", names),
        *("--id", "mofcom-2026-97", "--number", "97", "--published", "2026-11-05", "--title", "List", "--by", "Aya"),
    )
    assert result.status == 0
    assert "ytterby screen" in " ".join(result.out.split())
    assert "No state changes" in result.out
    text = (tmp_path / "law" / "mofcom-2026-97.toml").read_text(encoding="utf-8")
    assert 'parties = ["Gusts, Ltd.", "凧工房", "Kite Works"]' in text


NOTICE = ("--id", "mofcom-2026-97", "--number", "97", "--published", "2026-11-05", "--title", "List", "--by", "Aya")


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_a_list_of_parties_from_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "parties.csv"
    table.write_bytes("中国語名,英語名,別名,国,備考,型番\n甲社公司,Kite Works,KW;カイト,日本,x,1\n".encode(encoding))
    flags = ("--lists", "control-list,foreign-persons-barred", "--parties", table, *NOTICE)
    result = ran(capsys, "law", "add", tmp_path, *flags)
    assert result.status == 0
    assert "row 1 型番" in result.err, "a column that is not read is told"
    (party,) = (each for each in listed_parties(statutes(tmp_path)) if each.notice == "mofcom-2026-97")
    assert (party.names, party.country) == (("甲社公司", "Kite Works", "KW", "カイト"), "JP")
    assert party.is_barred_to_foreign_persons


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_wrong_with_a_table_of_parties_is_told_and_nothing_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language
) -> None:
    table = tmp_path / "parties.csv"
    rows = "甲社公司,Narnia,soon,\n甲社公司,JP,,1234567890123\n,GB,,\n"
    table.write_text(f"Chinese name,Country,Listed on,Identifiers\n{rows}", encoding="utf-8")
    flags = ("--lists", "watch-list", "--parties", table, *NOTICE)
    result = ran(capsys, "law", "add", tmp_path, *flags, language=language)
    assert (result.status, result.out) == (2, "")
    row = {"ja": "{}行目", "zh": "第{}行", "en": "row {}"}[language]
    told = [line for line in result.err.splitlines() if line.startswith("parties.csv")]
    assert len(told) == 5
    assert [any(row.format(number) in line for line in told) for number in (2, 3, 4)] == [True] * 3
    assert not (tmp_path / "law").exists()


def test_a_party_is_taken_off_a_list(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    flags = ("--unlists", "watch-list", "--party", "斯巴鲁株式会社", *NOTICE)
    assert ran(capsys, "law", "add", tmp_path, *flags).status == 0
    assert len(statutes(tmp_path).lawbook.on(date(2026, 11, 24)).listed("watch-list")) == 39
    again = ran(capsys, "law", "add", tmp_path, *flags[:4], *NOTICE[2:], "--id", "mofcom-2026-98")
    assert (again.status, "is not on the watch-list" in again.err) == (2, True)


def test_an_announcement_that_ends_the_suspension(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    flags = ("--resumes", "mofcom-2025-70", "--from", "2026-11-12", *EXTENSION[4:])
    assert ran(capsys, "law", "add", tmp_path, *flags).status == 0
    shown = ran(capsys, "law", "status", tmp_path, "--json")
    assert state_of(shown, "mofcom-2025-61/1") == ("in force", "2026-11-12", None)


def test_each_suspension_is_settled_by_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """On 24 November those of 70 and of the measures of 21 are past their ends; that of 72 is not."""
    told = ran(capsys, "law", "status", tmp_path)
    assert told.status == 1
    assert "21/2025: whether it is in force from 2026-11-10" in told.out
    assert "46/2024" not in told.out.partition("The law is known up to")[2]
    assert ran(capsys, "law", "add", tmp_path, *LAPSE).status == 0
    assert ran(capsys, "law", "status", tmp_path, "--json").status == 1
    lapse = ("--lapsed", "mofcom-statement-2025-05-14", *LAPSE[2:])
    assert ran(capsys, "law", "add", tmp_path, *lapse).status == 0
    shown = ran(capsys, "law", "status", tmp_path, "--json")
    assert shown.status == 0
    assert state_of(shown, "mofcom-2025-21/1") == ("in force", "2026-11-11", None)
    assert state_of(shown, "mofcom-2025-22/1") == ("suspended", "2025-08-12", None)


STOPPED: dict[Language, str] = {"ja": "措置停止", "zh": "停止", "en": "stopped"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_stopped_measures_are_not_told_as_suspended(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language
) -> None:
    told = ran(capsys, "law", "status", tmp_path, language=language).out.splitlines()
    for first in ("2025-08-12", "2025-11-10"):
        assert any(f"{STOPPED[language]} " in line and f" {first} " in line for line in told)
    shown = ran(capsys, "law", "status", tmp_path, "--json", language=language)
    named = {each["cites"]: each for each in json.loads(shown.out)["provisions"]}
    for notice, first in (("mofcom-2025-13/1", "2025-11-10"), ("mofcom-2025-22/1", "2025-08-12")):
        assert (named[notice]["state_name"], named[notice]["since"]) == (STOPPED[language], first)
        assert named[notice]["through"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_tells_suspending_and_stopping_apart(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language
) -> None:
    told = ran(capsys, "law", "timeline", tmp_path, "--of", "22", language=language).out
    suspended = {"ja": "一時停止", "zh": "暂停", "en": "suspended"}[language]
    assert any("2025-05-14 – 2025-08-11" in line and suspended in line for line in told.splitlines())
    assert any("2025-08-12 – …" in line and STOPPED[language] in line for line in told.splitlines())


def test_a_file_is_added_under_a_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert ran(capsys, "law", "add", tmp_path, *EXTENSION).status == 0
    added = tmp_path / "law" / "mofcom-2026-99.toml"
    text = added.read_text(encoding="utf-8").replace('added_by  = "Aya Mori"\n', "")
    file = tmp_path / "typed.toml"
    file.write_text(text, encoding="utf-8")
    added.unlink()
    assert ran(capsys, "law", "add", tmp_path, file, "--by", "Ben").status == 0
    assert added.read_text(encoding="utf-8").startswith('added_by = "Ben"\n')


def without(flags: tuple[str, ...], *names: str) -> tuple[str, ...]:
    pairs = zip(flags[::2], flags[1::2], strict=True)
    return tuple(part for name, value in pairs if name not in names for part in (name, value))


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ((), "exactly one of"),
        ((*EXTENSION, "--lapsed", "mofcom-2025-70"), "exactly one of"),
        (without(EXTENSION, "--by", "--through"), "--by, --through"),
        (without(LAPSE, "--evidence", "--by", "--from"), "--from, --by, --evidence"),
        ((*without(EXTENSION, "--extends", "--through"), "--lists", "control-list"), "--party"),
        ((*EXTENSION, "--evidence", "x", "--party", "P"), "do not go with --extends: --evidence, --party"),
        ((*LAPSE, "--through", "2027-01-10"), "--through"),
        ((*without(EXTENSION, "--through"), "--through", "soon"), "soon is not a day"),
        ((*without(EXTENSION, "--through"), "--through", "2026-11-01"), "before it begins"),
        ((*without(EXTENSION, "--extends"), "--extends", "mofcom-2025-71"), "suspends nothing"),
        ((*EXTENSION, "--scope", "mofcom-2025-99"), "knows no mofcom-2025-99"),
        ((*without(LAPSE, "--by"), "--by", "…"), "does not say who"),
        ((*without(LAPSE, "--evidence"), "--evidence", "…"), "what was looked at"),
        ((*without(LAPSE, "--from"), "--from", "2026-12-01"), "has not come yet"),
        (("nowhere.toml",), "nowhere.toml"),
    ],
)
def test_bad_input_to_add_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, flags: tuple[str, ...], said: str
) -> None:
    result = ran(capsys, "law", "add", tmp_path, *flags)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_speak_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: Language
) -> None:
    assert ran(capsys, "law", "add", tmp_path, *EXTENSION, language=language).status == 0
    again = ran(capsys, "law", "add", tmp_path, *EXTENSION, language=language)
    assert again.status == 2
    assert {"ja": "既にあります", "zh": "已存在", "en": "there already"}[language] in again.err
    lacking = ran(capsys, "law", "add", tmp_path, "--lapsed", "mofcom-2025-70", language=language)
    assert {"ja": "必要です", "zh": "还须指定", "en": "needed too"}[language] in lacking.err


def test_a_file_of_parties_in_another_encoding_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("凧工房".encode("cp932"))
    flags = ("--lists", "control-list", "--file", names, *without(EXTENSION, "--extends", "--through"))
    result = ran(capsys, "law", "add", tmp_path, *flags)
    assert result.status == 2
    assert "not in UTF-8" in result.err


def test_a_folder_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = ran(capsys, "law", "add", tmp_path / "nowhere", *LAPSE)
    assert result.status == 2
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [("status",), ("timeline",), ("read",), ("add",)], ids=str)
def test_the_help_is_in_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], language: Language
) -> None:
    result = ran(capsys, "law", *command, "--help", language=language)
    assert result.status == 0
    assert result.out.isascii() is False or language == "en"
