"""`readings list`, `adopt` and `effect`: what they print, how they leave, and what they say to bad input."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ran import Ran, ran
from ytterby.cli import readings, session
from ytterby.determination.firm import read_firm
from ytterby.languages import LANGUAGES, Language
from ytterby.law.readings import open_points
from ytterby.samples import sample

TODAY = date(2026, 11, 24)
WIDE = 100
NOT_ADVICE = {"ja": "法的助言ではありません", "zh": "不构成法律意见", "en": "not legal advice"}
ADOPT = ("deep-processed-goods-are-assemblies", "no", "--by", "架空 花子")


@pytest.fixture(autouse=True)
def a_known_day_and_a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (readings, session):
        monkeypatch.setattr(module, "today_in_beijing", lambda: TODAY)
    monkeypatch.setenv("COLUMNS", str(WIDE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A car maker's tables, with two adopted readings; paths in what is printed are short."""
    shutil.copytree(sample("chain/car-maker"), tmp_path / "f")
    return tmp_path / "f"


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def assert_fits(result: Ran, language: Language) -> None:
    """Nothing is wider than the terminal but paths, nothing is cut, and it is said once that this is no advice."""
    for line in result.out.splitlines():
        assert width(line.rstrip()) <= WIDE or "firm.toml" in line, line
    assert "…" not in result.out.replace("达到…及以上", "").replace("达到…", "")
    assert result.out.count(NOT_ADVICE[language]) == 1


def told(result: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.out)
    return found


def lines(result: Ran) -> list[str]:
    return [line.rstrip() for line in result.out.splitlines()]


# --- list -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [True, False], ids=["folder", "no folder"])
def test_every_point_is_listed_with_its_answers(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language, named: bool
) -> None:
    result = ran(capsys, "readings", "list", *([folder] if named else []), language=language)
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language)
    joined = "".join("".join(line.split()) for line in result.out.splitlines())
    for name, point in open_points().items():
        assert any(line.split()[:1] == [name] for line in lines(result)), name
        for answer in point.answers:
            assert all(holder.replace(" ", "") in joined for holder in answer.holders), name
    assert sum(" ● " in line for line in lines(result)) == len(open_points())


def test_what_the_firm_adopted_is_told_and_what_it_did_not(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    result = ran(capsys, "readings", "list", folder)
    adopted = sum(point.instead is None for point in open_points().values()) - 2
    assert f": 2; not adopted: {adopted} " in " ".join(result.out.split())  # the folder's name may break the line
    assert " which-article  adopted: exported-article, by 例示 花子(輸出管理室長) on 2026-11-18" in lines(result)
    assert " numerator  not adopted" in lines(result)
    assert " foreign-law-conflict  not for adopting" in lines(result)


def test_the_answer_in_use_is_the_adopted_one(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert ran(capsys, "readings", "adopt", folder, "which-article", "each-separately-usable", "--by", "A").status == 0
    result = ran(capsys, "readings", "list", folder, "--name", "which-article")
    assert any(line.startswith("     ● each-separately-usable") for line in lines(result))
    assert any(line.startswith("     ○ exported-article") for line in lines(result))


def test_points_of_one_passage_stand_under_one_heading(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(ran(capsys, "readings", "list"))
    headings = [line for line in said if re.search(r"§|\bart\. ", line) and not line.startswith(" ")]
    assert len(headings) == len(set(headings)) == len({point.of[0] for point in open_points().values()})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["which-article", "half-holding", "earlier-stages-count"])
def test_one_point_in_full(capsys: pytest.CaptureFixture[str], folder: Path, language: Language, name: str) -> None:
    result = ran(capsys, "readings", "list", folder, "--name", name, language=language)
    assert result.status == 0
    assert_fits(result, language)
    point = open_points()[name]
    said = "".join(result.out.split())
    expected = [point.why_default, *([point.instead] if point.instead is not None else [])]
    assert all("".join(text.in_(language).split()) in said for text in expected)
    assert point.source in said or point.source == "text"


def test_the_list_as_json(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    every = told(ran(capsys, "readings", "list", folder, "--json"))
    assert (every["schema"], len(every["readings"])) == ("ytterby-readings-0.1", len(open_points()))
    (one,) = told(ran(capsys, "readings", "list", folder, "--name", "which-article", "--json"))["readings"]
    assert one["adopted"]["by"] == "例示 花子(輸出管理室長)"
    assert (one["in_use"], one["adopted"]["on"]) == ("exported-article", "2026-11-18")
    assert one["answers"][0]["roles"] == ["default", "lenient"]
    (free,) = told(ran(capsys, "readings", "list", "--name", "which-article", "--json"))["readings"]
    assert (free["adopted"], free["in_use"]) == (None, "exported-article")


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_to_list(capsys: pytest.CaptureFixture[str], folder: Path, language: Language) -> None:
    unknown = ran(capsys, "readings", "list", "--name", "wich-article", language=language)
    nowhere = ran(capsys, "readings", "list", folder / "nowhere", language=language)
    (folder / "firm.toml").write_text("[firm]\ncurency = 1\n", encoding="utf-8")
    broken = ran(capsys, "readings", "list", folder, language=language)
    for result, said in ((unknown, "which-article"), (nowhere, "nowhere"), (broken, "currency")):
        assert (result.status, result.out) == (2, "")
        assert said in result.err


# --- adopt ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_adoption_is_written_and_what_it_flips_is_shown(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    result = ran(capsys, "readings", "adopt", folder, *ADOPT, "--why", "Q&A 4", language=language)
    assert (result.status, result.err) == (0, "")
    assert_fits(result, language)
    adopted = read_firm(folder).adopted["deep-processed-goods-are-assemblies"]
    assert (adopted.answer, adopted.by, adopted.on, adopted.why) == ("no", "架空 花子", TODAY, "Q&A 4")
    assert "S-1223/1" in result.out
    ships = {"ja": "「出荷可」", "zh": "“可发货”", "en": "“ship”"}[language]
    assert ships in result.out


def says(capsys: pytest.CaptureFixture[str], folder: Path) -> dict[str, str]:
    """What `check` says of each line."""
    return {line["line"]: line["says"] for line in told(ran(capsys, "check", folder, "--json"))["lines"]}


def test_what_is_shown_is_what_check_then_says(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = says(capsys, folder)
    shown = ran(capsys, "readings", "adopt", folder, *ADOPT).out
    after = says(capsys, folder)
    flipped = {line for line in before if before[line] != after[line]}
    assert flipped
    assert {line for line in before if line in shown} == flipped
    assert "Nothing was written" in ran(capsys, "readings", "adopt", folder, *ADOPT).out


def test_adopting_the_default_settles_the_lines_that_hung_on_it(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    result = ran(capsys, "readings", "adopt", folder, "deep-processed-goods-are-assemblies", "yes", "--by", "A")
    assert "No line and no transfer comes out otherwise." in result.out
    assert "lines or transfers that hung on this point now go by what a named person decided." in result.out


def test_an_earlier_adoption_is_said_to_be_kept(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    result = ran(capsys, "readings", "adopt", folder, "which-article", "each-separately-usable", "--by", "A")
    assert "The earlier adoption, exported-article by 例示 花子(輸出管理室長) on 2026-11-18" in " ".join(
        result.out.split()
    )
    assert '# by = "例示 花子(輸出管理室長)"' in (folder / "firm.toml").read_text(encoding="utf-8")


def test_a_firm_without_tables_may_adopt(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = ran(capsys, "readings", "adopt", tmp_path, *ADOPT, "--on", "2026-11-18")
    assert (result.status, result.err) == (0, "")
    assert read_firm(tmp_path).adopted["deep-processed-goods-are-assemblies"].on == date(2026, 11, 18)
    assert "transfer" not in result.out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("wich-article", "yes", "--by", "A"), "which-article"),
        (("which-article", "yes", "--by", "A"), "each-separately-usable"),
        ((*ADOPT[:2], "--by", " "), "--by"),
        ((*ADOPT, "--on", "2026-11-25"), "2026-11-25"),
        ((*ADOPT, "--on", "tomorrow"), "tomorrow"),
        (("suspension-was-extended", "yes", "--by", "A"), "ytterby law add"),
    ],
)
def test_bad_input_to_adopt(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str, language: Language
) -> None:
    before = (folder / "firm.toml").read_bytes()
    result = ran(capsys, "readings", "adopt", folder, *arguments, language=language)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert (folder / "firm.toml").read_bytes() == before


def test_adopting_nowhere_or_where_it_cannot_be_written(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran(capsys, "readings", "adopt", folder / "nowhere", *ADOPT).status == 2

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "firm.toml"))

    monkeypatch.setattr("ytterby.actions.adopt_reading.write_whole", refuse)
    result = ran(capsys, "readings", "adopt", folder, *ADOPT)
    assert (result.status, result.out) == (2, "")
    assert "Cannot write" in result.err


# --- effect -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_other_answers_would_flip(capsys: pytest.CaptureFixture[str], folder: Path, language: Language) -> None:
    result = ran(capsys, "readings", "effect", folder, language=language)
    assert (result.status, result.err) == (1, "")
    assert_fits(result, language)
    heads = [line.split()[0] for line in lines(result) if " · " in line and line.split()[0] in open_points()]
    assert heads[0] == "suspension-was-extended"
    assert {"deep-processed-goods-are-assemblies", "which-article"} <= set(heads)
    idle = len(open_points()) - len(heads) - 1  # one is stated elsewhere
    said = {"ja": f"ほかの {idle}点", "zh": f"其余 {idle} 项", "en": f"{idle} other points"}[language]
    assert sum(said in line for line in lines(result)) == 1


def test_effect_as_json_agrees_with_check(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    effect = told(ran(capsys, "readings", "effect", folder, "--json"))
    assert (effect["schema"], effect["known"], effect["lines"]) == ("ytterby-readings-effect-0.1", "2026-11-24", 8)
    one = next(each for each in effect["effects"] if each["name"] == ADOPT[0])
    assert (one["in_use"], one["answer"], one["adopted"]) == ("yes", "no", False)
    before = says(capsys, folder)
    assert ran(capsys, "readings", "adopt", folder, *ADOPT).status == 0
    after = says(capsys, folder)
    for flip in one["flips"]:
        assert (flip["from"]["says"], flip["to"]["says"]) == (before[flip["line"]], after[flip["line"]])
    assert {line for line in before if before[line] != after[line]} <= {flip["line"] for flip in one["flips"]}
    assert effect["flip_nothing"]
    assert {each["name"] for each in effect["stated_elsewhere"]} == {"foreign-law-conflict"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_the_law_is_suspended(capsys: pytest.CaptureFixture[str], folder: Path, language: Language) -> None:
    on = ("--on", "2026-11-09")
    asleep = ran(capsys, "readings", "effect", folder, *on, language=language)
    assert asleep.status == 0
    assert_fits(asleep, language)
    assert "--as-if-in-force" in asleep.out
    awake = ran(capsys, "readings", "effect", folder, *on, "--as-if-in-force", language=language)
    assert awake.status == 1
    assert_fits(awake, language)
    assert "deep-processed-goods-are-assemblies" in awake.out


def test_what_was_decided_by_name_leaves_nothing_to_do(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    on = ("--on", "2026-11-10", "--as-if-in-force", "--json")
    for each in told(ran(capsys, "readings", "effect", folder, *on))["effects"]:
        adopted = ran(capsys, "readings", "adopt", folder, each["name"], each["in_use"], "--by", "架空 花子")
        assert adopted.status == 0
    result = ran(capsys, "readings", "effect", folder, *on)
    assert all(each["adopted"] for each in told(result)["effects"])
    assert result.status == 0


def test_transfers_are_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    effect = told(ran(capsys, "readings", "effect", sample("technology"), "--json"))
    assert (effect["lines"], effect["transfers"]) == (0, 10)
    flips = [flip for each in effect["effects"] for flip in each["flips"]]
    assert "01-repair-video" in {flip["transfer"] for flip in flips}


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_to_effect(capsys: pytest.CaptureFixture[str], folder: Path, language: Language) -> None:
    assert ran(capsys, "readings", "effect", folder / "nowhere", language=language).status == 2
    assert ran(capsys, "readings", "effect", folder, "--on", "tomorrow", language=language).status == 2
    parts = folder / "parts.csv"
    parts.write_text(parts.read_text(encoding="utf-8-sig") + "\n,no number\n", encoding="utf-8")
    result = ran(capsys, "readings", "effect", folder, language=language)
    assert result.status == 2
    assert "ytterby check" in result.err
    assert_fits(result, language)
