"""What is known of one part by itself: content, stated values, notifications, silence; suppliers and lots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.bom.bills import (
    AS_BOUGHT,
    DAY,
    DY,
    Figure,
    Number,
    bill_of,
    content,
    of,
    part,
    quote,
    rate,
)
from ytterby.bom.basis import Basis
from ytterby.bom.bill import Kind
from ytterby.bom.evidence import UNSPECIFIED, Evidence, evidence_for, within
from ytterby.bom.origin import chinese_part
from ytterby.logic.bounds import NOTHING, Bounds
from ytterby.logic.truth import NO, YES
from ytterby.tables.rows import Content, Part, Row

PRICE = 400
MATERIAL = {"M": Kind(DY, YES, NO, NO, NO, NO)}


def evidence(
    *rows: Row,
    of_part: Part | None = None,
    basis: Basis = AS_BOUGHT,
    lot: str | None = None,
    kinds: Mapping[str, Kind] | None = None,
    day: date = DAY,
) -> Evidence:
    """What is known of the part M, which costs 400 unless another is given."""
    bill = bill_of(of_part or part("M", PRICE), *rows, kinds=kinds)
    return evidence_for(bill, "M", basis, day, lot=lot)


def total(*rows: Row, **said: object) -> Bounds:
    return evidence(*rows, **said).total  # type: ignore[arg-type]  # the keywords of evidence


def exactly(figure: Number) -> Bounds:
    return Bounds.exactly(figure)


# --- Content: mass × price × share of Chinese origin -----------------------------------------------------------


def test_mass_times_price() -> None:
    found = evidence(content("M", "0.5", 72_000))  # 0.5 g at 72 a gram
    assert found.total == exactly(36)
    assert found.amounts == {"P1-02": exactly(36)}
    assert [source.how for source in found.sources] == ["content"]


def test_rows_of_one_supplier_add_up_and_materials_are_kept_apart() -> None:
    found = evidence(content("M", "0.5", 72_000), content("M", "0.1", 40_000, material="Dy2O3"), content("M", 1, 1000))
    assert found.total == exactly(41)
    assert found.amounts == {"P1-02": exactly(37), "P1-12": exactly(4)}


@pytest.mark.parametrize(
    ("mass", "price", "share", "expected"),
    [
        (of("0.4", "0.5"), 72_000, 1, of("28.8", 36)),
        ("0.5", of(70_000, 72_000), 1, of(35, 36)),
        ("0.5", 72_000, of("0.25", "0.5"), of(9, 18)),
        (of("0.4", "0.5"), of(70_000, 72_000), of("0.25", "0.5"), of(7, 18)),
        (of("0.4"), 72_000, 1, of("28.8", PRICE)),
        ("0.5", of(70_000), 1, of(35, PRICE)),
        (None, 72_000, 1, of(0, PRICE)),
        ("0.5", None, 1, of(0, PRICE)),
        (0, None, 1, NOTHING),
        ("0.5", 0, 1, of(0, PRICE)),
        ("0.5", 72_000, 0, NOTHING),
    ],
    ids=[
        "mass",
        "price",
        "share",
        "all three",
        "mass at least",
        "price at least",
        "no mass",
        "no price",
        "no material at all",
        "a price of nothing is none stated",
        "none of it Chinese",
    ],
)
def test_what_is_not_exact_makes_a_range(mass: Figure, price: Figure, share: Figure, expected: Bounds) -> None:
    assert total(content("M", mass, price, share=share)) == expected


@pytest.mark.parametrize(
    ("origin", "share", "expected"),
    [
        ("CN", None, exactly(1)),
        ("CN", "0.3", exactly("0.3")),
        ("JP", None, exactly(0)),
        ("JP", "0.6", of(0, "0.4")),
        ("JP", of("0.5", "0.6"), of(0, "0.5")),
        ("JP", 1, exactly(0)),
        (None, None, of(0, 1)),
        (None, "0.3", of(0, 1)),
        ("HK", None, exactly(0)),
        ("HK", "0.9", of(0, "0.1")),
    ],
)
def test_how_much_is_of_chinese_origin(origin: str | None, share: Figure, expected: Bounds) -> None:
    stated = share if share is None or isinstance(share, Bounds) else Bounds.exactly(share)
    assert chinese_part(origin, stated, AS_BOUGHT) == expected


@pytest.mark.parametrize("region", ["HK", "MO", "TW"])
def test_a_region_shares_chinese_origin_by_one_reading(region: str) -> None:
    assert chinese_part(region, None, Basis(regions_share_chinese_origin=True)) == exactly(1)


def test_an_element_mass_is_that_of_as_much_oxide_as_holds_it() -> None:
    """1 g of dysprosium is 1 / 0.8713 = 1.1477… g of oxide, at 10 a gram."""
    found = total(content("M", 1, 10_000, material="Dy2O3", basis="element"))
    assert found == exactly(10 / Fraction("0.8713"))
    assert found.above(Fraction("11.47")) is YES
    assert found.above(Fraction("11.48")) is NO


def test_an_element_mass_of_a_metal_is_its_mass() -> None:
    assert total(content("M", 1, 10_000, basis="element")) == exactly(10)


@pytest.mark.parametrize(
    "material", ["DyFe", "moonstone", None], ids=["no fixed composition", "not understood", "none"]
)
def test_an_element_mass_in_something_of_unknown_composition_has_no_ceiling_but_the_price(material: str | None) -> None:
    found = total(content("M", 1, 10_000, material=material, basis="element"))
    assert found == of(10 if material == "DyFe" else 0, PRICE)


def test_a_mass_without_a_basis_is_that_of_the_item_as_bought() -> None:
    assert total(content("M", 1, 10_000, material="Dy2O3", basis=None)) == exactly(10)


def test_what_is_no_part_one_material_does_not_count() -> None:
    found = evidence(content("M", "0.5", 72_000, material="Ho"))
    assert (found.total, dict(found.amounts)) == (NOTHING, {})


@pytest.mark.parametrize("material", ["moonstone", None])
def test_a_material_that_is_not_understood_may_or_may_not_count(material: str | None) -> None:
    found = evidence(content("M", "0.5", 72_000, material=material))
    assert (found.total, dict(found.amounts)) == (of(0, 36), {UNSPECIFIED: of(0, 36)})


# --- A value stated outright --------------------------------------------------------------------------------------


def test_a_stated_value_goes_before_mass_and_price() -> None:
    assert total(content("M", "0.5", 72_000, value=30)) == exactly(30)


def test_a_stated_value_is_exchanged_and_shared_out_by_origin() -> None:
    assert total(content("M", value=2, share="0.5", currency="CNY"), rate("CNY", 20)) == exactly(20)


def test_a_stated_value_of_nothing_is_a_statement_in_any_currency() -> None:
    assert total(content("M", value=0, currency=None)) == NOTHING


def test_a_stated_value_in_a_currency_without_a_rate_is_unknown() -> None:
    assert total(content("M", value=30, currency="KRW")) == of(0, PRICE)


# --- The price of the material ------------------------------------------------------------------------------------

BOUGHT, QUOTED = content("M", 1, 10_000), quote("Dy", 12_000)
DEARER = quote("Dy", 8_000)


@pytest.mark.parametrize(
    ("reading", "at_market", "expected"),
    [
        ("as-bought", QUOTED, 10),
        ("higher", QUOTED, 12),
        ("higher", DEARER, 10),
        ("lower", QUOTED, 10),
        ("lower", DEARER, 8),
    ],
)
def test_the_price_by_each_reading(reading: str, at_market: Row, expected: int) -> None:
    basis = Basis(price_of_the_material=reading)  # type: ignore[arg-type]
    assert total(BOUGHT, at_market, basis=basis) == exactly(expected)


@pytest.mark.parametrize("reading", ["as-bought", "higher", "lower"])
def test_where_only_one_price_is_known_it_is_that(reading: str) -> None:
    basis = Basis(price_of_the_material=reading)  # type: ignore[arg-type]
    assert total(content("M", 1, None), QUOTED, basis=basis) == exactly(12)
    assert total(BOUGHT, basis=basis) == exactly(10)


def test_the_lower_of_two_is_bounded_by_the_one_that_is_known() -> None:
    open_price = content("M", 1, of(10_000))
    assert total(open_price, QUOTED, basis=Basis(price_of_the_material="lower")) == of(10, 12)
    assert total(open_price, QUOTED, basis=Basis(price_of_the_material="higher")) == of(12, PRICE)


def test_the_quote_is_that_of_the_day() -> None:
    quotes = (quote("Dy", 12_000, on=date(2026, 11, 1)), quote("Dy", 15_000, on=date(2026, 12, 15)))
    unpriced = content("M", 1, None)
    assert total(unpriced, *quotes) == exactly(12)
    assert total(unpriced, *quotes, day=date(2026, 12, 15)) == exactly(15)
    assert total(unpriced, *quotes, day=date(2026, 10, 1)) == of(0, PRICE)


# --- The price of the part as a ceiling ---------------------------------------------------------------------------


def test_two_unknown_masses_are_together_no_more_than_the_part_costs() -> None:
    found = evidence(content("M", None, 72_000), content("M", None, 180_000, material="Tb"))
    assert found.total == of(0, PRICE)


def test_a_range_is_cut_at_the_price_of_the_part() -> None:
    """To say "up to 10 g" must not leave more open than to say nothing."""
    assert total(content("M", of(1, 10), 72_000)) == of(72, PRICE)


def test_what_is_surely_more_than_the_part_costs_is_kept_to_be_seen() -> None:
    assert total(content("M", 10, 72_000)) == exactly(720)


def test_without_a_price_there_is_no_ceiling() -> None:
    assert total(content("M", of(1, 10), 72_000), of_part=part("M")) == of(72, 720)
    assert total(of_part=part("M")) == of(0)


def test_within() -> None:
    assert within(of(3, 9), of(2, 5)) == of(3, 5)
    assert within(of(3), of(2, 5)) == of(3, 5)
    assert within(of(6, 9), of(2, 5)) == of(6, 9)
    assert within(of(3, 9), of(2)) == of(3, 9)


# --- Silence, and the part's own row ------------------------------------------------------------------------------


def test_silence_leaves_everything_open_up_to_the_price() -> None:
    found = evidence()
    assert found.total == of(0, PRICE)
    assert found.is_silence
    assert not evidence(content("M", "0.5", 72_000)).is_silence


def test_silence_at_a_price_between_bounds_is_open_up_to_the_higher() -> None:
    assert total(of_part=part("M", of(380, 420))) == of(0, 420)


def test_a_part_that_is_free_of_rare_earths_holds_none() -> None:
    found = evidence(of_part=part("M", PRICE, free=NO))
    assert found.total == NOTHING
    assert [source.how for source in found.sources] == ["declared free"]


def test_what_a_supplier_states_outweighs_a_row_that_denies_it() -> None:
    assert total(content("M", "0.5", 72_000), of_part=part("M", PRICE, free=NO)) == exactly(36)


def test_a_part_with_a_bill_that_nobody_speaks_of_holds_nothing_of_its_own() -> None:
    assert evidence_for(bill_of(part("M", PRICE)), "M", AS_BOUGHT, DAY, has_children=True) == Evidence(NOTHING, {}, ())


def test_a_part_that_no_table_knows_may_hold_anything() -> None:
    assert evidence_for(bill_of(), "M", AS_BOUGHT, DAY).total == of(0)


# --- The part is such a material itself ---------------------------------------------------------------------------


@pytest.mark.parametrize(("origin", "expected"), [("CN", exactly(72_000)), ("JP", NOTHING), (None, of(0, 72_000))])
def test_a_material_counts_whole_by_its_origin(origin: str | None, expected: Bounds) -> None:
    found = evidence(of_part=part("M", 72_000, unit="kg", origin=origin), kinds=MATERIAL)
    assert found.total == expected
    assert found.amounts == {"P1-02": expected}


@pytest.mark.parametrize(
    ("reading", "unit", "expected"),
    [("as-bought", "kg", 72_000), ("higher", "kg", 78_000), ("lower", "kg", 72_000), ("higher", "pcs", 72_000)],
)
def test_a_material_is_valued_by_the_same_readings(reading: str, unit: str, expected: int) -> None:
    basis = Basis(price_of_the_material=reading)  # type: ignore[arg-type]
    bought = part("M", 72_000, unit=unit, origin="CN")
    assert total(quote("Dy", 78_000), of_part=bought, kinds=MATERIAL, basis=basis) == exactly(expected)


def test_a_material_without_a_price_is_valued_at_the_market() -> None:
    assert total(quote("Dy", 78_000), of_part=part("M", unit="g", origin="CN"), kinds=MATERIAL) == exactly(78)


# --- What cannot be read ------------------------------------------------------------------------------------------


def unreadable(row: Content, *columns: str) -> Content:
    return replace(row, unreadable=frozenset(columns), **dict.fromkeys(columns))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "expected"),
    [("origin_share", of(0, 36)), ("origin", of(0, 36)), ("mass_g", of(0, PRICE)), ("price_per_kg", of(0, PRICE))],
)
def test_a_cell_that_cannot_be_read_is_unknown_and_not_empty(column: str, expected: Bounds) -> None:
    """An empty share means all of it and an empty price the quoted one; of an unreadable cell nothing is known."""
    row = content("M", "0.5", 72_000, share="0.2")
    assert total(unreadable(row, column), quote("Dy", 90_000)) == expected


def test_a_mass_of_item_or_element_if_it_cannot_be_read_which() -> None:
    row = content("M", 1, 10_000, material="Dy2O3", basis="element")
    assert total(unreadable(row, "basis")) == of(10, 10 / Fraction("0.8713"))


def test_a_price_of_a_material_that_cannot_be_read_is_not_left_to_the_market() -> None:
    unread = replace(part("M", unit="g", origin="CN"), unreadable=frozenset({"unit_value"}))
    assert total(quote("Dy", 78_000), of_part=unread, kinds=MATERIAL) == of(0)
