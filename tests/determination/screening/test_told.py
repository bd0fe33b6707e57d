"""What a person is told of a party that lists are about."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ytterby.determination.screening.told import ToldOfParty, told_record, told_text
from ytterby.languages import Language
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.rows import Party

HALF = Fraction(1, 2)
TOLD = ToldOfParty(
    ("importer",), Party(party_id="P-1", name="見本"), "nothing", (), (), (), NO, Bounds(Fraction(0), HALF), {}
)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "0 % to less than 50 %"), ("ja", "0–50 %未満"), ("zh", "不足50 %")]
)
def test_up_to_half_and_surely_not_half_is_less_than_half(language: Language, said: str) -> None:
    assert said in told_text(TOLD, language)
    assert said in told_record(TOLD, language)["held_between"]


def test_half_that_is_possible_is_told_as_half() -> None:
    assert "0–50 %" in told_text(replace(TOLD, is_held=UNKNOWN), "en")
    assert "50 %" in told_text(replace(TOLD, is_held=YES, held=Bounds.exactly(HALF)), "en")
    assert "41–49 %" in told_text(replace(TOLD, held=Bounds(Fraction(41, 100), Fraction(49, 100))), "en")
