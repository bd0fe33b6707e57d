"""firm.toml: what a firm has decided, and what is said to it where the file cannot be right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ytterby.determination.firm import Firm, FirmError, Policy, read_firm


def firm_of(folder: Path, text: str) -> Firm:
    (folder / "firm.toml").write_text(text, encoding="utf-8")
    return read_firm(folder)


def test_a_workspace_without_a_file_goes_by_the_defaults(tmp_path: Path) -> None:
    assert read_firm(tmp_path) == Firm()
    assert Firm().policy == Policy("ask", "treat-as-controlled")
    assert Firm().stance.adopted == {}


def test_a_firm_is_read(tmp_path: Path) -> None:
    firm = firm_of(
        tmp_path,
        """
        [firm]
        name = "架空磁石工業株式会社"
        currency = "JPY"
        [unknown]
        fact = "escalate"
        law = "hold"
        [readings.which-article]
        answer = "each-separately-usable"
        by = "架空 花子"
        on = 2026-11-01
        why = "告知書様式の第2項"
        """,
    )
    assert (firm.name, firm.currency, firm.policy) == ("架空磁石工業株式会社", "JPY", Policy("escalate", "hold"))
    adopted = firm.stance.adopted["which-article"]
    assert (adopted.by, adopted.on) == ("架空 花子", date(2026, 11, 1))
    assert firm.stance.answers["which-article"] == "each-separately-usable"
    assert firm.stance.answers["numerator"] == "part-one-value"


WRONG = [
    ('[unknown]\nfact = "ship"', "fact"),
    ('[unknowns]\nfact = "ask"', "unknowns"),
    ('[readings.no-such-point]\nanswer = "yes"\nby = "架空"\non = 2026-11-01', "no-such-point"),
    ('[readings.which-article]\nanswer = "all"\nby = "架空"\non = 2026-11-01', "each-separately-usable"),
    ('[readings.which-article]\nanswer = "exported-article"\nby = " "\non = 2026-11-01', "which-article"),
    ('[readings.which-article]\nanswer = "exported-article"\non = 2026-11-01', "by"),
    ('[readings.which-article]\nanswer = "exported-article"\nby = "架空"\non = "yesterday"', "on"),
    ("[firm", "firm.toml"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[text for text, _ in WRONG])
def test_what_cannot_be_right_is_refused_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FirmError) as problem:
        firm_of(tmp_path, text)
    assert says in str(problem.value)
    assert str(problem.value).startswith("firm.toml: ")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(FirmError, match=r"firm\.toml"):
        read_firm(tmp_path)
