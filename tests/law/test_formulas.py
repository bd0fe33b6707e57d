"""Which substances Part 1 does not list and some readings count, how they are told apart, and what is in them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ytterby.languages import LANGUAGES
from ytterby.law.formulas import ATOMIC_WEIGHTS, CONTROLLED_ELEMENTS, ELEMENTS_OF_57, Form, Substance
from ytterby.law.items import NearMiss, annex1, normalised
from ytterby.law.readings import open_points
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO

ANNEX = annex1()
ANY = Bounds.between(0, 1)


def missed(text: str) -> NearMiss:
    miss = ANNEX.near_miss(text)
    assert miss is not None, text
    return miss


@pytest.mark.parametrize(
    ("text", "counts_if"),
    [
        *((text, "unlisted-compounds") for text in ("DyF3", "氟化铽", "硝酸ジスプロシウム", "Y2O3", "氧化钪")),
        *((text, "unlisted-compounds") for text in ("samarium carbonate", "TbCo", "SmFe", "AlSc")),
        *((text, "elements-of-57") for text in ("Ho", "铒", "酸化ツリウム", "Eu2O3", "ytterbium metal")),
        *((text, "") for text in ("Nd", "PrNd", "CeO2", "iron", "YAG", "SmFeN", "AlSc target")),
    ],
)
def test_by_which_reading_it_counts(text: str, counts_if: str) -> None:
    assert missed(text).counts_if == counts_if


def test_what_counts_by_a_reading_is_a_material_that_is_not_listed() -> None:
    for miss in ANNEX.near_misses:
        if miss.counts_if:
            assert open_points()[miss.counts_if].kind == "figure"
            assert (miss.kind, miss.listed) == ("material", NO)
            assert miss.elsewhere == ("mofcom-2025-57" if miss.counts_if == "elements-of-57" else "mofcom-2025-18")
            assert set(miss.made_of) <= {"oxide", "metal"}
        else:
            assert miss.made_of == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DyF3", "フッ化ジスプロシウム"),
        ("氧化钇", "yttria"),
        ("Ho metal", "金属钬"),
        ("AlSc", "钪铝合金"),
        ("TbCo", "铽钴合金"),
    ],
)
def test_one_substance_in_many_spellings(one: str, other: str) -> None:
    assert missed(one).substance(one) == missed(other).substance(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("DyF3", "DyCl3"), ("DyF3", "TbF3"), ("Sm2O3", "Gd2O3"), ("Ho", "Ho2O3"), ("TbCo", "TbCoFe"), ("GdF3", "YF3")],
)
def test_two_substances_have_prices_of_their_own(one: str, other: str) -> None:
    assert missed(one).substance(one).id != missed(other).substance(other).id


def test_a_name_for_several_is_none_of_them() -> None:
    miss = next(each for each in ANNEX.near_misses if each.id == "other-oxides")
    for language in LANGUAGES:
        assert miss.substance(miss.name(language)) == Substance(("other-oxides",))


def test_substances_are_told_apart_from_each_other_and_from_the_items() -> None:
    ids = [each.id for miss in ANNEX.near_misses if miss.counts_if for each in miss.substances]
    assert len(set(ids)) == len(ids)
    assert not {item.id for item in ANNEX.items} & set(ids)
    for miss in ANNEX.near_misses:
        spelt = [normalised(text) for each in miss.substances for text in each.spellings]
        assert len(set(spelt)) == len(spelt) == len(miss.aliases)


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("Ho metal", Bounds.exactly(1)),
        ("Ho", ANY),
        ("dysprosium nitrate", ANY),
        ("SmCl3", ANY),
        ("TbCo", ANY),
        ("SmFe", ANY),
        ("ScAl", ANY),
    ],
)
def test_what_no_formula_says_may_hold_any_part(text: str, fraction: Bounds) -> None:
    assert missed(text).substance(text).element_fraction == fraction


@pytest.mark.parametrize("text", ["DyF3", "氟化镝"])
def test_a_fluoride_holds_the_element_by_its_formula(text: str) -> None:
    dy, f = ATOMIC_WEIGHTS["Dy"], ATOMIC_WEIGHTS["F"]
    assert missed(text).substance(text).element_fraction == Bounds.exactly(dy / (dy + 3 * f))


@pytest.mark.parametrize("symbol", [*ELEMENTS_OF_57, "Sm", "Gd", "Lu", "Sc", "Y"])
def test_an_oxide_holds_the_element_by_its_formula(symbol: str) -> None:
    metal, o = ATOMIC_WEIGHTS[symbol], ATOMIC_WEIGHTS["O"]
    formula = f"{symbol}2O3"
    assert missed(formula).substance(formula).element_fraction == Bounds.exactly(2 * metal / (2 * metal + 3 * o))


def test_every_rare_earth_that_china_controls_has_a_weight() -> None:
    assert {*CONTROLLED_ELEMENTS, *ELEMENTS_OF_57} < ATOMIC_WEIGHTS.keys()
    assert Form("SmCo5", "").element_fraction < Fraction(1, 2) < Form("Sm2O3", "").element_fraction
