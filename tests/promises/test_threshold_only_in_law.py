"""The share from which paragraph 1(1) bites is said by the law alone: one line sets it, one line uses it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import ytterby
from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61 import rules

HOME = Path(ytterby.__file__).parent
LAW = "law/mofcom_2025_61"
ALLOWED = {f"{LAW}/instrument.toml", f"{LAW}/rules.py", f"{LAW}/paragraphs.toml", f"{LAW}/cases.toml"}
"""Where the law is written: the line that sets it, the line that uses it, the words quoted, the cases."""
FORM = {f"documents/wording/{language}.toml" for language in ("ja", "zh", "en")}
"""The form of the notification in Annex 2 prescribes a clause that names it."""

FIGURE = re.compile(
    r"""(?<![\d.．０-９])(?:
        [0０]?[.．][1１][0０]*\s*(?:[%％]|パーセント|per\s?cent|percent)
      | [1１]\s*[/／]\s*[1１][0０]{3}
      | [0０]?[.．][0０]{2}[1１][0０]*
      | 1e-3
      | Fraction\(\s*1\s*,\s*1_?000\s*\)
    )(?![\d０-９])""",
    re.VERBOSE | re.IGNORECASE,
)
GRAMS = {"bom/units.py", "bom/money.py", "bom/evidence.py", "tables/headers.py"}
"""Where a fraction of one in a thousand makes grams of kilograms or of milligrams."""


def sources() -> Iterator[tuple[str, str]]:
    for pattern in ("*.py", "*.toml"):
        for path in HOME.rglob(pattern):
            yield path.relative_to(HOME).as_posix(), path.read_text(encoding="utf-8")


def lines_with_the_figure(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if FIGURE.search(line)]


@pytest.mark.parametrize(
    "spelling",
    [
        *("0.1%", "0.1 %", "0.10%", "０.１％", "０．１％", ".1%", "0.1パーセント", "0.1 percent", "0.1 per cent"),
        *("1/1000", "1 / 1000", "0.001", "0.0010", "1e-3", "Fraction(1, 1000)", "Fraction(1, 1_000)"),
    ],
)
def test_every_spelling_is_found(spelling: str) -> None:
    assert FIGURE.search(f"if share >= {spelling}: # so")


@pytest.mark.parametrize(
    "other", ["0.15%", "10.1%", "0.1", "11/1000", "1/10000", "10.001", "0.0011", "0.01%", "100%", "Fraction(1, 100)"]
)
def test_other_figures_are_let_be(other: str) -> None:
    assert not FIGURE.search(f"if share >= {other}: # so")


def test_the_figure_stands_in_the_law_and_nowhere_else() -> None:
    found = {name: lines_with_the_figure(text) for name, text in sources() if name not in ALLOWED | FORM}
    elsewhere = {
        name: lines
        for name, lines in found.items()
        if lines and not (name in GRAMS and all("Fraction(1, 1000)" in line for line in lines))
    }
    assert elsewhere == {}


def test_in_the_rules_only_the_using_line_and_the_words_quoted_name_it() -> None:
    text = (HOME / LAW / "rules.py").read_text(encoding="utf-8")
    using, quoted = lines_with_the_figure(text)
    assert using.startswith("threshold = Figure(")
    assert quoted == f'"{rules.incorporating.says}",'


def test_in_the_instrument_one_entry_sets_it() -> None:
    instrument = tomllib.loads((HOME / LAW / "instrument.toml").read_text(encoding="utf-8"))
    setting = [each for each in instrument["sets"] if each["what"] == ["threshold"]]
    assert [Fraction(each["value"]) for each in setting] == [Fraction(1, 1000)]
    assert packaged().lawbook.on(date(2025, 12, 1)).figure(rules.threshold) == Fraction(1, 1000)


def test_in_the_paragraphs_only_words_quoted_name_it() -> None:
    paragraphs = tomllib.loads((HOME / LAW / "paragraphs.toml").read_text(encoding="utf-8"))
    named = {(number, key) for number, told in paragraphs.items() for key, said in told.items() if FIGURE.search(said)}
    assert named == {("1(1)", "words"), ("annex2/form(2)", "words")}


def test_a_newcomer_finds_it_in_thirty_seconds() -> None:
    """`grep -rn '0\\.1%' ytterby/law` answers with the line that sets it and the line that uses it."""
    found = [
        (path.name, line)
        for path in sorted((HOME / "law").rglob("*"))
        if path.suffix in (".py", ".toml", ".csv") and path.name != "cases.toml"
        for line in path.read_text(encoding="utf-8").splitlines()
        if "0.1%" in line
    ]
    assert any(name == "instrument.toml" and line.startswith("[[sets]]") for name, line in found)
    assert any(name == "rules.py" and line.startswith("threshold = ") for name, line in found)
    assert len(found) < 10


@pytest.mark.parametrize("name", sorted(FORM))
def test_the_clause_of_the_form_names_the_figure_of_the_law(name: str) -> None:
    """The form is prescribed text and cannot be filled in: should the law set another figure, this says so."""
    wording = tomllib.loads((HOME / name).read_text(encoding="utf-8"))["form"]
    clauses = {key: said for key, said in wording.items() if isinstance(said, str) and FIGURE.search(said)}
    assert set(clauses) == {"clause_2"}
    (percent,) = re.findall(r"([\d.]+)\s*%", clauses["clause_2"])
    assert Fraction(percent) / 100 == packaged().lawbook.on(date.max).figure(rules.threshold)
