"""What the words in the tables mean for the bill: which materials count always, which by a reading, and which never."""

from __future__ import annotations

import pytest

from tests.determination.scenes import MAGNET, adopting, changed, exactly, found, magnets, with_rows
from ytterby.bom.bill import Kind, Material
from ytterby.determination.facts.recognise import recognise
from ytterby.determination.outcome import Outcome
from ytterby.logic.truth import NO, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Content, Part, Price

BOTH = frozenset({"oxide", "metal"})
METAL = frozenset({"metal"})


def material(typed: str) -> Material | None:
    recognised, issues = recognise(Dataset(content=(Content(part_id="P", material=typed),)))
    assert issues == ()
    return recognised.materials[typed]


def kind(typed: str) -> Kind:
    return recognise(Dataset(parts=(Part(part_id="P", listed_item=typed),)))[0].kinds["P"]


@pytest.mark.parametrize(
    ("typed", "stages", "is_made_of_listed"),
    [
        ("dysprosium metal", BOTH, True),
        ("terbium metal", BOTH, True),
        ("P1-09", BOTH, True),
        ("Terfenol-D", BOTH, True),
        ("P1-08", METAL, True),
        ("samarium metal", METAL, False),
        ("P1-07", METAL, False),
        ("dysprosium oxide", BOTH, False),
        ("Tb4O7", BOTH, False),
        ("DyF3", BOTH, True),
        ("TbCo", BOTH, True),
        ("SmFe", METAL, True),
        ("Sm2O3", frozenset(), False),
        ("Ho metal", frozenset(), False),
    ],
)
def test_what_a_material_may_have_been_made_from(typed: str, stages: frozenset[str], is_made_of_listed: bool) -> None:
    found_as = material(typed)
    assert found_as is not None
    assert (found_as.listed_stages, found_as.is_made_of_listed) == (stages, is_made_of_listed)


@pytest.mark.parametrize(
    ("typed", "listing"),
    [("P1-12", "part-one"), ("DyF3", "unlisted-compound"), ("氧化钇", "unlisted-compound"), ("Er2O3", "of-57")],
)
def test_where_a_material_stands(typed: str, listing: str) -> None:
    found_as = material(typed)
    assert found_as is not None
    assert found_as.listing == listing


@pytest.mark.parametrize("typed", ["none", "Nd", "iron", "YAG"])
def test_what_counts_by_no_reading(typed: str) -> None:
    assert material(typed) is None


def test_a_part_that_is_such_a_material_is_none_of_part_one() -> None:
    fluoride, neodymium = kind("dysprosium fluoride"), kind("Nd")
    assert fluoride.is_material is neodymium.is_material is NO
    assert fluoride.material is not None
    assert fluoride.material.id == "dysprosium fluoride"
    assert neodymium.material is None
    assert kind("P1-02").is_material is YES
    assert kind("AlSc target").material is None


COUNTED = adopting(unlisted_compounds="counted")


def test_it_counts_if_the_firm_reads_it_so() -> None:
    scene = changed(magnets(), "content", material="DyF3")
    assert found(scene).outcome is Outcome.SHIP
    assert found(scene, COUNTED).outcome is Outcome.LICENCE_NEEDED


def test_a_quoted_price_is_that_of_the_very_substance() -> None:
    scene = changed(magnets(), "content", material="フッ化ジスプロシウム", stated_value=None, mass_g=exactly(1))
    other, own = (
        Price(material=named, price_per_kg=exactly(price), currency="JPY")
        for named, price in (("DyCl3", 1), ("DyF3", 9000))
    )
    assert found(with_rows(scene, "prices", other), COUNTED).outcome is Outcome.UNDECIDED
    assert found(with_rows(scene, "prices", other, own), COUNTED).outcome is Outcome.LICENCE_NEEDED


def test_a_magnet_is_no_less_a_magnet_for_what_is_in_it() -> None:
    assert found(changed(magnets(), "content", material="DyF3"), COUNTED).article.part_id == MAGNET.part_id
