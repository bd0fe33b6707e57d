"""What a person sees of those who take part in another role, and of lists of the firm's own that hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.ran import ran
from tests.cli.screened import BY, known_day
from ytterby.languages import LANGUAGES, Language

KNOWN = ("--known", "2026-11-24")
PARTIES = """party_id,name,kind,country,military_user,held_by_military_user,listed,held_by_listed,screened_on
B-1,Musterwerk GmbH (fictional),legal,DE,no,no,none,no,2026-11-20
S-1,株式会社見本 (架空),legal,JP,no,no,none,no,2026-11-20
"""
SHIPMENTS = """shipment_id,date,exporter,exporter_located_in,from_country,to_country,consignee,end_user,forwarder
S1,2026-12-01,S-1,JP,JP,DE,B-1,B-1,スバル
"""
OWN = """name,country
Musterwerk GmbH (fictional),DE
"""


@pytest.fixture(autouse=True)
def a_known_day_and_a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    known_day(monkeypatch, 120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One screw that may ship, carried by a forwarder that stands in no table of parties and is called like a hit."""
    folder = tmp_path / "f"
    folder.mkdir()
    tables = {
        "parts": "part_id,contains_rare_earth,made_in,origin,unit_value,currency\nSCREW,no,JP,JP,5,JPY\n",
        "lines": "shipment_id,line_id,part_id,quantity\nS1,1,SCREW,10\n",
        "shipments": SHIPMENTS,
        "parties": PARTIES,
    }
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forwarder_that_may_be_listed_is_told_of(
    capsys: pytest.CaptureFixture[str], folder: Path, language: Language, tmp_path: Path
) -> None:
    book = tmp_path / "report.xlsx"
    result = ran(capsys, "check", folder, *KNOWN, "--xlsx", book, language=language)
    assert result.status == 0  # a warning leaves nothing undone about the line
    assert "斯巴鲁株式会社" in result.out
    sheets = CalamineWorkbook.from_path(book)
    rows = [row for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()]
    assert any("スバル" in str(cell) and "斯巴鲁株式会社" in str(cell) for row in rows for cell in row)
    why = ran(capsys, "why", folder, "S1/1", *KNOWN, language=language)
    heading = {"ja": "そのほかの関係者", "zh": "其他参与方", "en": "Others who take part"}[language]
    assert heading in why.out
    assert "スバル" in why.out


def test_a_decision_about_a_name_that_no_row_tells_of_is_kept(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    decided = ran(capsys, "decide", folder, "スバル", "斯巴鲁株式会社", "different", *BY, "--why", "a local carrier")
    assert decided.status == 0, decided.err
    result = ran(capsys, "check", folder, *KNOWN)
    assert "斯巴鲁株式会社" not in result.out


def test_a_list_of_the_firms_own_holds_where_the_firm_says_so(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(OWN, encoding="utf-8")
    title = ("--id", "own-denied", "--title", "取引停止先")
    assert ran(capsys, "lists", "add", own, folder, *title, *BY).status == 0
    undecided = ran(capsys, "check", folder, *KNOWN)
    assert undecided.status == 0
    assert "Its name is like that of Musterwerk GmbH (fictional) on the firm's own list" in " ".join(
        undecided.out.split()
    )
    same = ("decide", folder, "B-1", "Musterwerk GmbH (fictional)", "same", *BY, "--why", "the same address")
    assert ran(capsys, *same).status == 0
    assert ran(capsys, "check", folder, *KNOWN).status == 0  # by default a firm is only warned
    (folder / "firm.toml").write_text('[policy]\nown_list = "hold"\n', encoding="utf-8")
    held = ran(capsys, "check", folder, *KNOWN)
    assert held.status == 1
    assert "do not ship" in held.out
    why = " ".join(ran(capsys, "why", folder, "S1/1", *KNOWN).out.split())
    assert "Held by the firm's own policy, not prohibited by law" in why
    assert "取引停止先" in why
