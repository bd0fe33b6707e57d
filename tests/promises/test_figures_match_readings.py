"""The choices about figures that the bill of materials knows are the answers of the readings, by the same names."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from ytterby.bom.basis import Basis
from ytterby.determination.screening.holdings import HALF_HOLDING
from ytterby.determination.trial import basis_of
from ytterby.law.readings import Stance, open_points
from ytterby.parties.ownership.ways import WAYS

CHOICES = {
    "numerator": "numerator",
    "finished_magnets": "finished-chinese-magnets",
    "several_materials": "several-materials",
    "value_of_the_item": "value-of-the-item",
    "price_of_the_material": "price-of-the-material",
    "unlisted_compounds": "unlisted-compounds",
    "origin_of_refined_material": "origin-of-refined-material",
    "recycled_material": "recycled-material",
    "elements_of_57": "elements-of-57",
}
"""Each choice of the bill and the open point that it answers."""
FIGURES = {name for name, point in open_points().items() if point.kind == "figure"}
HINTS = get_type_hints(Basis)


def test_every_choice_answers_an_open_point() -> None:
    assert {field.name for field in fields(Basis)} == {*CHOICES, "regions_share_chinese_origin"}
    assert {*CHOICES.values(), "which-article"} == FIGURES  # which article is tested is not a matter of counting


@pytest.mark.parametrize(("choice", "point"), CHOICES.items())
def test_the_literals_are_the_ids_of_the_answers(choice: str, point: str) -> None:
    assert get_origin(HINTS[choice]) is Literal
    assert set(get_args(HINTS[choice])) == {answer.id for answer in open_points()[point].answers}


@pytest.mark.parametrize(("choice", "point"), CHOICES.items())
def test_the_default_of_the_bill_is_the_default_of_the_reading(choice: str, point: str) -> None:
    assert getattr(Basis(), choice) == open_points()[point].default


@pytest.mark.parametrize(
    ("choice", "answer"),
    [(choice, answer.id) for choice, point in CHOICES.items() for answer in open_points()[point].answers],
)
def test_a_stance_reaches_the_bill(choice: str, answer: str) -> None:
    stance = Stance.of().instead(CHOICES[choice], answer)
    assert getattr(basis_of(stance), choice) == answer


def test_the_ways_to_count_holdings_are_the_ids_of_the_answers() -> None:
    assert set(WAYS) == {answer.id for answer in open_points()[HALF_HOLDING].answers}
    assert {HALF_HOLDING} == {name for name, point in open_points().items() if point.kind == "holding"}


def test_the_regions_reach_the_bill() -> None:
    for answer in ("yes", "no"):
        assert basis_of(Stance.of().instead("regions-share-chinese-origin", answer)).regions_share_chinese_origin is (
            answer == "yes"
        )


def test_the_default_stance_counts_as_the_bill_does_by_default() -> None:
    assert basis_of(Stance.of()) == Basis()
