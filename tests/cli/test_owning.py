"""`owners`: each way of counting with its bounds and path, flags, what is missing, and how it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import ran
from tests.cli.screened import BY, assert_fits, seen_on, told
from ytterby.languages import LANGUAGES, Language

pytestmark = pytest.mark.usefixtures("a_known_day_and_a_wide_terminal")
PARTIES = """party_id,name,kind,country,listed,listed_by,held_by_listed,screened_on
L-1,架空掲載一,,JP,watch-list,12/2026,,2026-11-20
L-2,架空掲載二,,JP,watch-list,12/2026,,2026-11-20
A-1,qzxv wkjh 1,,JP,none,,no,2026-11-20
A-2,qzxv wkjh 2,,JP,none,,,2026-11-20
A-3,qzxv wkjh 3,,JP,none,,,2026-11-20
A-4,qzxv wkjh 4,,JP,none,,,2026-11-20
A-5,qzxv wkjh 5,,JP,none,,,2026-11-20
N-1,qzxv wkjh 6,natural,JP,none,,,2026-11-20
"""
OWNERSHIP = """owner_id,owned_id,percent,as_of
L-1,A-2,60,2026-04-01
A-2,A-3,51,2026-05-01
A-1,A-3,49,2026-05-01
L-1,A-4,41,2026-06-01
A-1,A-4,47,2026-06-01
L-1,A-5,30,2026-06-01
L-2,A-5,15,2026-06-01
N-1,A-5,55,2026-06-01
A-5,L-2,70,2026-06-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "parties.csv").write_text(PARTIES, encoding="utf-8")
    (tmp_path / "f" / "ownership.csv").write_text(OWNERSHIP, encoding="utf-8")
    return tmp_path / "f"


def halves(record: dict[str, dict[str, dict[str, str]]]) -> dict[str, str]:
    return {way: found["half_or_more"] for way, found in record["ways"].items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("party", ["A-1", "A-3", "A-4", "A-5", "L-1"])
def test_every_way_is_told_in_every_language(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    language: Language,
    width: int,
    party: str,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = ran(capsys, "owners", party, "--folder", folder, language=language)
    assert result.err == ""
    assert_fits(result, language, width)


def test_a_chain_is_shown_from_the_party_up_with_percents_and_days(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = ran(capsys, "owners", "A-3", "--folder", folder)
    assert out.status == 1
    lines = [line for line in out.out.splitlines() if "└" in line]
    first, second = (next(line for line in lines if mark in line) for mark in ("A-2", "L-1"))
    assert "51 % (as of 2026-05-01) A-2" in first
    assert "60 % (as of 2026-04-01) L-1" in second
    assert second.index("└") > first.index("└")
    record = told(ran(capsys, "owners", "A-3", "--folder", folder, "--json"))
    found = halves(record)
    assert (found["direct"], found["together"], found["chain"]) == ("no", "no", "yes")
    assert record["schema"] == "ytterby-owners-0.1"
    assert [(each["owner"], each["owned"]) for each in record["ways"]["chain"]["path"]] == [
        ("L-1", "A-2"),
        ("A-2", "A-3"),
    ]


def test_what_is_known_and_what_nobody_is_named_for_could_be_half(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    record = told(ran(capsys, "owners", "A-4", "--folder", folder, "--json"))
    direct = record["ways"]["together"]
    assert (direct["low"], direct["high"], direct["half_or_more"]) == ("41/100", "53/100", "unknown")
    says = [each["says"] for each in record["missing"]]
    assert says == ["Who holds the other 12 % of A-4 qzxv wkjh 4?"]


def test_between_thirty_percent_and_half_is_flagged_and_so_are_parents(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    result = ran(capsys, "owners", "A-5", "--folder", folder)
    assert result.status == 0
    said = " ".join(result.out.split())
    assert "Listed parties (L-1 架空掲載一, L-2 架空掲載二) hold 45 % of A-5" in said
    assert "holds 70 % of L-2 架空掲載二, which is listed" in said
    flags = told(ran(capsys, "owners", "A-5", "--folder", folder, "--json"))["flags"]
    assert [(each["kind"], [stake["row"] for stake in each["path"]]) for each in flags] == [
        ("minority", [7, 8]),
        ("parent", [10]),
    ]


def test_the_reading_in_use_is_named_and_whether_it_is_adopted(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    before = told(ran(capsys, "owners", "A-3", "--folder", folder, "--json"))
    assert (before["in_use"], before["adopted"]) == ("any-of-them", False)
    assert "not adopted" in ran(capsys, "owners", "A-3", "--folder", folder).out.replace("\n  ", " ")
    assert ran(capsys, "readings", "adopt", folder, "half-holding", "direct", *BY).status == 0
    after = told(ran(capsys, "owners", "A-3", "--folder", folder, "--json"))
    assert (after["in_use"], after["adopted"], after["half_or_more"]) == ("direct", True, "no")


def test_a_party_of_whose_holders_nothing_is_said_may_be_held(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "ownership.csv").unlink()
    result = ran(capsys, "owners", "A-3", "--folder", folder)
    assert result.status == 1
    assert "There is no table Ownership" in result.out
    assert "Who holds A-3" in result.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_row_tells_of_its_holders_it_is_said_what_to_state(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    (folder / "ownership.csv").write_text("owner_id,owned_id,percent\nL-1,A-2,60\n", encoding="utf-8")
    out = ran(capsys, "owners", "A-4", "--folder", folder, language=language).out
    assert all(column in out for column in ("owner_id", "owned_id", "percent", "as_of", "held_by_listed"))
    assert {"ja": "保有者の行がありません", "zh": "没有 A-4", "en": "has no row for the holders of A-4"}[
        language
    ] in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_party_is_listed_itself_is_said_first(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    result = ran(capsys, "owners", "L-2", "--folder", folder, language=language)
    assert result.status == 1
    first = result.out.splitlines()[1]
    assert "L-2 架空掲載二" in first
    assert {"ja": "自身がリストに掲載", "zh": "自身即为名单所列主体", "en": "is listed itself"}[language] in first
    assert "ytterby who 架空掲載二" in result.out
    record = told(ran(capsys, "owners", "L-2", "--folder", folder, "--json"))
    assert (record["listed"], record["missing"], record["follows_if_half"]) == ("yes", [], [])


def test_a_listed_party_that_nobody_holds_still_leaves_something_to_do(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "parties.csv").write_text(PARTIES.replace("12/2026,,", "12/2026,no,"), encoding="utf-8")
    result = ran(capsys, "owners", "L-1", "--folder", folder, "--json")
    assert (told(result)["half_or_more"], result.status) == ("no", 1)


@pytest.mark.parametrize(("stated", "status"), [("yes", 1), ("no", 0)])
def test_what_the_table_of_parties_states_is_told(
    capsys: pytest.CaptureFixture[str], folder: Path, stated: str, status: int
) -> None:
    (folder / "parties.csv").write_text(PARTIES.replace("none,,no,", f"none,,{stated},"), encoding="utf-8")
    (folder / "ownership.csv").write_text("owner_id,owned_id,percent\nN-1,A-1,100\n", encoding="utf-8")
    result = ran(capsys, "owners", "A-1", "--folder", folder)
    assert result.status == status
    assert "By the table Parties listed parties" in result.out


def test_nobody_holds_a_person(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    result = ran(capsys, "owners", "N-1", "--folder", folder)
    assert result.status == 0
    assert "a natural person, whom nobody holds" in result.out


def test_half_stated_indirectly_without_a_chain_settles_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    rows = "owner_id,owned_id,percent,interest\nL-1,A-2,60,indirect\nN-1,A-2,100,direct\n"
    (folder / "ownership.csv").write_text(rows, encoding="utf-8")
    record = told(ran(capsys, "owners", "A-2", "--folder", folder, "--json"))
    assert halves(record)["any-of-them"] == "unknown"
    assert [each["kind"] for each in record["flags"]] == ["unknown-chain"]
    assert [each["kind"] for each in record["missing"]] == ["between"]


@pytest.mark.parametrize("named", ["その他株主", "other shareholders", "?"])
def test_holders_who_are_not_named_may_be_one_and_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, named: str
) -> None:
    seen_on(monkeypatch, date(2026, 1, 1))  # so long ago that nobody is clear
    rows = f"owner_id,owned_id,percent\nN-1,A-2,40\n{named},A-2,30\n不明,A-2,30\n"
    (folder / "ownership.csv").write_text(rows, encoding="utf-8")
    record = told(ran(capsys, "owners", "A-2", "--folder", folder, "--json"))
    assert record["ways"]["direct"]["high"] == "3/5"
    named_ones = rows.replace(named, "見本商事").replace("不明", "架空物産")
    (folder / "ownership.csv").write_text(named_ones, encoding="utf-8")
    record = told(ran(capsys, "owners", "A-2", "--folder", folder, "--json"))
    assert record["ways"]["direct"]["high"] == "3/10"


@pytest.mark.parametrize("language", LANGUAGES)
def test_percentages_over_a_hundred_are_told(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    with (folder / "ownership.csv").open("a", encoding="utf-8") as file:
        file.write("L-2,A-3,30,2026-05-01\n")
    result = ran(capsys, "owners", "A-3", "--folder", folder, language=language)
    assert result.status == 2
    assert "130" in result.out


def test_a_workbook_holds_the_ways_and_the_path(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    assert ran(capsys, "owners", "A-3", "--folder", folder, "--xlsx", out).status == 1
    book = CalamineWorkbook.from_path(str(out))
    ways, path, notes = (book.get_sheet_by_index(each).to_python() for each in range(3))
    assert len(ways) == 6
    [chain] = [row for row in path if str(row[0]).startswith("by a chain") and "L-1" in str(row[2])]
    assert chain[1:5] == ["A-2 qzxv wkjh 2", "L-1 架空掲載一", "60 %", "2026-04-01"]
    assert (chain[6], str(chain[8])) == ("ownership.csv", "2")
    assert notes[1][0] == "way in use"


def test_a_workbook_holds_what_is_wrong_with_the_tables(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    with (folder / "ownership.csv").open("a", encoding="utf-8") as file:
        file.write("L-2,A-3,30,2026-05-01\n")
    out = tmp_path / "o.xlsx"
    assert ran(capsys, "owners", "A-3", "--folder", folder, "--xlsx", out).status == 2
    sheets = CalamineWorkbook.from_path(str(out))
    assert any("130 %" in str(cell) for row in sheets.get_sheet_by_name("problems").to_python() for cell in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_is_not_there_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language
) -> None:
    result = ran(capsys, "owners", "qzxv wkjh", "--folder", folder, language=language)
    assert (result.status, result.out) == (2, "")
    assert "A-2" in result.err


@pytest.mark.parametrize("typed", ["QZXV  WKJH 2", "ｑｚｘｖ ｗｋｊｈ ２", "a-2"])
def test_width_and_case_do_not_keep_a_name_from_being_near(
    capsys: pytest.CaptureFixture[str], folder: Path, typed: str
) -> None:
    assert "Near it: A-2 (qzxv wkjh 2)" in ran(capsys, "owners", typed, "--folder", folder).err
