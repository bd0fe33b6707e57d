"""Reading a file of cases: what a case is made of, and that every slip in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ytterby.law.cases import CaseError, read_cases
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import UNKNOWN, YES

ID = "mofcom-2025-61"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "cases.toml"
    start = (
        '[points.plain]\nsays = { ja = "素", en = "plain" }\n[points.plain.facts]\ncrosses_a_border = "yes"\n[[case]]\n'
    )
    path.write_text(start + "\n".join(lines) + "\n", encoding="utf-8")
    return path


GOOD = (
    'name = { ja = "例", en = "example" }',
    'provision = "incorporating"',
    'like = "plain"',
    'when_in_force = "unknown"',
    'why = "1(1)"',
)


def test_a_case_is_its_starting_point_and_what_differs(tmp_path: Path) -> None:
    changed = 'facts = { crosses_a_border = "unknown", value_share = "0.05%..0.4%", logic_node_nm = "14.." }'
    said = written(tmp_path, *GOOD, changed, 'readings = { threshold-itself-counts = "open" }')
    (case,) = read_cases(said, ID)
    assert case.facts == {
        "crosses_a_border": UNKNOWN,
        "value_share": Bounds.between("1/2000", "1/250"),
        "logic_node_nm": Bounds(Bounds.exactly(14).low, None),
    }
    assert case.readings["threshold-itself-counts"] is UNKNOWN
    assert case.readings["finished-goods-are-assemblies"] is YES


def test_an_unknown_figure_is_no_figure(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, *GOOD, 'facts = { value_share = "unknown" }'), ID)
    assert "value_share" not in case.facts


WRONG = [
    ("provision", 'provision = "incorporated"', "incorporated"),
    ("like", 'like = "plane"', "plane"),
    ("facts", 'facts = { crosses_border = "yes" }', "crosses_border"),
    ("facts", 'facts = { crosses_a_border = "Yes" }', "yes, no or unknown"),
    ("facts", 'facts = { value_share = "a lot" }', "a lot"),
    ("facts", 'facts = { value_share = "1/0" }', "1/0"),
    ("facts", 'facts = { value_share = "2%..1%" }', "2%..1%"),
    ("readings", 'readings = { threshold = "no" }', "threshold"),
    ("readings", 'readings = { numerator = "no" }', "numerator"),
    ("readings", 'readings = { threshold-itself-counts = "perhaps" }', "perhaps"),
    ("through", 'through = ["1(1)"]', "1(1)"),
    ("asks", 'asks = ["value-share"]', "value-share"),
    ("when_in_force", 'when_in_force = "maybe"', "maybe"),
    ("hopes", 'hopes = "none"', "hopes"),
]


@pytest.mark.parametrize(("key", "line", "says"), WRONG, ids=[line for _, line, _ in WRONG])
def test_a_slip_is_named(tmp_path: Path, key: str, line: str, says: str) -> None:
    kept = [good for good in GOOD if not good.startswith(f"{key} ")]
    with pytest.raises(CaseError) as problem:
        read_cases(written(tmp_path, *kept, line), ID)
    assert says in str(problem.value)


def test_only_an_unknown_asks(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="example: only an unknown asks"):
        read_cases(written(tmp_path, *GOOD[:3], 'when_in_force = "no"', GOOD[4], "asks = []"), ID)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    path.write_text("[[case]", encoding="utf-8")
    with pytest.raises(CaseError, match=r"cases\.toml"):
        read_cases(path, ID)
