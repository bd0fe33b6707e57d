"""What cannot be right widens bounds and brings an issue; it never decides a line by itself, and no line is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.determination.gaps import asks, silent_sensor
from tests.determination.scenes import (
    between,
    cars,
    changed,
    exactly,
    found,
    magnets,
    motors,
    report_of,
    with_rows,
    without,
)
from ytterby.determination.outcome import Outcome
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Rate


def codes(scene: Dataset) -> set[str]:
    return {issue.code for issue in report_of(scene).issues}


def test_a_cycle_is_undecided_and_named() -> None:
    scene = with_rows(motors(), "bom", BillLine(parent_id="MAG", child_id="MOTOR", quantity=exactly(1), unit="pcs"))
    line = found(scene)
    assert (line.outcome, line.licence.truth) == (Outcome.UNDECIDED, UNKNOWN)
    (cycle,) = [issue for issue in report_of(scene).issues if issue.code == "cycle"]
    assert "MOTOR → MAG → MOTOR" in cycle.in_("en") or "MAG → MOTOR → MAG" in cycle.in_("en")


def test_a_cycle_elsewhere_leaves_other_lines_alone() -> None:
    loop = (
        BillLine(parent_id="ODD", child_id="EVEN", quantity=exactly(1)),
        BillLine(parent_id="EVEN", child_id="ODD", quantity=exactly(1)),
    )
    scene = with_rows(magnets(), "bom", *loop)
    assert found(scene).outcome is Outcome.LICENCE_NEEDED
    assert "cycle" in codes(scene)


def test_a_unit_that_does_not_fit_widens_and_is_named() -> None:
    scene = changed(motors(), "bom", "MAG", unit="kg")
    line = found(scene)
    assert (line.outcome, line.licence.truth) == (Outcome.UNDECIDED, UNKNOWN)
    assert "unit-mismatch" in codes(scene)


def test_units_that_can_be_turned_are_turned() -> None:
    """240 g of a powder that is counted in kilograms, 4,000 a kilogram: 960 of 9,600."""
    scene = changed(motors(), "parts", "MAG", unit="kg", unit_value=exactly(4000))
    scene = changed(scene, "content", stated_value=exactly(400))
    scene = changed(scene, "bom", "MAG", quantity=exactly(2400), unit="g")
    assert found(scene).article.share.ratio == exactly("1/10")


@pytest.mark.parametrize("table", ["content", "lines"])
def test_money_without_a_rate_widens_and_is_named(table: str) -> None:
    scene = changed(magnets(), table, currency="THB")
    line = found(scene)
    assert (line.outcome, line.licence.truth) == (Outcome.UNDECIDED, UNKNOWN)
    assert "no-rate" in codes(scene)
    assert asks(line) == {("exchange-rate", "THB")}


def test_a_rate_of_a_later_day_does_not_count() -> None:
    scene = changed(magnets(), "lines", currency="THB")
    late = Rate(date=scene.shipments[0].date and scene.shipments[0].date.replace(day=31), currency="THB", into="JPY")
    assert found(with_rows(scene, "fx", replace(late, per_unit=exactly(4)))).outcome is Outcome.UNDECIDED


def test_a_rate_between_bounds_keeps_its_bounds() -> None:
    """100 THB at 3.9 to 4.1: between 390 and 410, and 40 of that in any case above the figure."""
    scene = changed(magnets(), "lines", unit_value=exactly(100), currency="THB")
    scene = with_rows(scene, "fx", Rate(currency="THB", per_unit=between("3.9", "4.1"), into="JPY"))
    line = found(scene)
    assert line.article.share.ratio == between("40/410", "40/390")
    assert line.outcome is Outcome.LICENCE_NEEDED
    assert line.notification.share == exactly("40/390").low


def test_content_worth_more_than_the_item_is_kept_and_named() -> None:
    scene = changed(magnets(), "content", stated_value=exactly(500))
    assert "over-all" in codes(scene)
    line = found(scene)
    assert line.licence.truth is not NO
    assert line.article.share.ratio.low > 1


def test_a_material_that_nobody_knows_may_be_any() -> None:
    scene = changed(magnets(), "content", material="謎の粉")
    line = found(scene)
    assert (line.outcome, line.article.share.ratio) == (Outcome.UNDECIDED, Bounds.between(0, "1/10"))
    assert "unknown-material" in codes(scene)


def test_a_material_that_is_surely_not_listed_does_not_count() -> None:
    scene = changed(magnets(), "content", material="neodymium metal")
    assert found(scene).outcome is Outcome.SHIP


def test_an_item_that_nobody_knows_is_undecided() -> None:
    scene = changed(magnets(), "parts", listed_item="謎の石")
    assert found(scene).outcome is Outcome.UNDECIDED
    assert "unknown-item" in codes(scene)


def test_a_part_that_is_in_no_table_is_undecided() -> None:
    line = found(without(magnets(), "parts"))
    assert line.outcome is Outcome.UNDECIDED
    assert line.questions != ()


def test_a_silent_supplier_is_not_taken_to_be_harmless() -> None:
    scene = silent_sensor(cars(), 100_000)
    line = found(scene)
    assert line.article.share.ratio == between("960/3000000", "100960/3000000")
    assert line.outcome is Outcome.UNDECIDED


def test_a_price_of_nothing_is_no_price() -> None:
    """The line goes without charge: what the part is worth stands in for it."""
    scene = changed(magnets(), "lines", unit_value=None)
    assert found(scene).article.share.ratio == exactly("1/10")
    assert found(scene).outcome is Outcome.LICENCE_NEEDED


def test_no_line_is_lost() -> None:
    scene = magnets()
    lines = [replace(scene.lines[0], line_id=str(number), part_id=f"P{number}") for number in range(5)]
    report = report_of(with_rows(scene, "lines", *lines))
    assert [each.reference for each in report.determinations] == ["S/1", "S/0", "S/1", "S/2", "S/3", "S/4"]


def test_a_bill_that_shows_a_magnet_outweighs_a_row_that_denies_it() -> None:
    scene = changed(motors(), "parts", "MOTOR", contains_rare_earth=NO)
    assert found(scene).outcome is Outcome.LICENCE_NEEDED


def test_a_part_said_to_be_free_with_material_in_it_is_not_free() -> None:
    scene = changed(magnets(), "parts", contains_rare_earth=NO, listed_item=None)
    assert found(scene).outcome is not Outcome.SHIP


def test_a_quantity_that_nobody_knows_widens() -> None:
    line = found(changed(motors(), "bom", "MAG", quantity=None))
    assert (line.outcome, line.licence.truth) == (Outcome.UNDECIDED, UNKNOWN)
    assert found(changed(motors(), "bom", "MAG", quantity=between(12, 24))).licence.truth is YES
