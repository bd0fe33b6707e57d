"""Bills of every shape: shared parts, units, gaps, depth, breadth, cycles, and statements beside a bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.bom.bills import (
    AS_BOUGHT,
    DAY,
    MAGNET,
    Figure,
    Number,
    bill_of,
    content,
    controlled,
    held,
    notice,
    of,
    part,
    rate,
    uses,
)
from ytterby.bom.evidence import UNSPECIFIED
from ytterby.bom.plain import roll_up
from ytterby.logic.bounds import NOTHING, Bounds
from ytterby.logic.truth import NO, YES


def exactly(figure: Number) -> Bounds:
    return Bounds.exactly(figure)


# --- Bills of every shape -----------------------------------------------------------------------------------------


def test_a_part_used_in_several_places_counts_in_each() -> None:
    rows = (uses("TOP", "A", 2), uses("TOP", "B", 3), uses("A", "M", 5), uses("B", "M", 7), uses("TOP", "M"))
    assert controlled(bill_of(part("M", 40), notice("M", 100), *rows), "TOP") == exactly(40 * (2 * 5 + 3 * 7 + 1))


def test_a_part_on_two_lines_of_one_bill_counts_twice() -> None:
    rows = (part("M", 40), notice("M", 100), uses("TOP", "M", 2), uses("TOP", "M", 3))
    assert controlled(bill_of(*rows), "TOP") == exactly(200)


@pytest.mark.parametrize(
    ("quantity", "unit", "own", "expected"),
    [
        (2, "pcs", "pcs", exactly(80)),
        (2, None, "kg", exactly(80)),
        (500, "g", "kg", exactly(20)),
        ("0.5", "kg", "g", exactly(20_000)),
        (30, "cm", "m", exactly(12)),
        (2, "pcs", None, exactly(80)),
        (2, "g", None, of(0)),
        (2, "kg", "pcs", of(0)),
        (0, "kg", "pcs", NOTHING),
        (0, "pcs", "pcs", NOTHING),
        (None, "pcs", "pcs", of(0)),
        (of(2, 3), "pcs", "pcs", of(80, 120)),
        (of(2), "pcs", "pcs", of(80)),
    ],
)
def test_quantities_and_units(quantity: Figure, unit: str | None, own: str | None, expected: Bounds) -> None:
    rows = (part("M", 40, unit=own), notice("M", 100), uses("TOP", "M", quantity, unit))
    assert controlled(bill_of(*rows), "TOP") == expected


def test_a_unit_that_cannot_be_read_is_not_the_items_own() -> None:
    """Of "5 gross" it is known that it is not known how many that is."""
    sound, of_five = part("M", 40), uses("TOP", "M", 5, "pcs")
    unreadable = frozenset({"unit"})
    for rows in (
        (sound, replace(of_five, unit=None, unreadable=unreadable)),
        (replace(sound, unit=None, unreadable=unreadable), of_five),
    ):
        assert controlled(bill_of(*rows, notice("M", 100)), "TOP") == of(0)


def test_no_piece_of_something_unknown_is_nothing() -> None:
    assert controlled(bill_of(uses("TOP", "?", 0)), "TOP") == NOTHING


def test_a_component_that_no_table_knows_leaves_everything_open() -> None:
    rows = (part("M", 40), notice("M", 100), uses("TOP", "M"), uses("TOP", "?"))
    assert controlled(bill_of(*rows), "TOP") == of(40)
    assert controlled(bill_of(*rows, part("TOP", 500)), "TOP") == of(40, 500)


def test_a_part_that_no_table_knows_can_be_asked_for() -> None:
    assert held(bill_of(part("M", 40)), "?").controlled == of(0)


def test_silent_components_are_together_no_more_than_the_assembly_costs() -> None:
    rows = (part("TOP", 500), part("A", 400), part("B", 400), uses("TOP", "A"), uses("TOP", "B"))
    assert controlled(bill_of(*rows), "TOP") == of(0, 500)


def test_components_that_surely_hold_more_than_the_assembly_costs_are_kept_to_be_seen() -> None:
    rows = (part("TOP", 500), part("A", 400), notice("A", 100), uses("TOP", "A", 2))
    assert controlled(bill_of(*rows), "TOP") == exactly(800)


def test_where_the_total_surely_exceeds_the_price_no_material_is_cut_at_it() -> None:
    rows = (part("TOP", 10), part("A"), content("A", 12, 1000), content("A", of(0, 20), 1000, material="Tb"))
    found = held(bill_of(*rows, uses("TOP", "A")), "TOP")
    assert found.controlled == of(12, 32)
    assert found.by_material == {"P1-02": exactly(12), "P1-03": of(0, 20)}


def test_five_thousand_levels() -> None:
    levels = [uses(f"P{level}", f"P{level + 1}") for level in range(5000)]
    bill = bill_of(*levels, part("P5000", 40), notice("P5000", 100), kinds={"P5000": MAGNET})
    found = held(bill, "P0")
    assert (found.controlled, found.contains_magnet) == (exactly(40), YES)


def test_two_thousand_components() -> None:
    rows = [row for n in range(2000) for row in (uses("TOP", f"P{n}", 2), content(f"P{n}", 1, 1000))]
    assert controlled(bill_of(*rows), "TOP") == exactly(4000)


def test_a_ladder_of_forty_rungs_has_a_million_million_paths_and_is_added_up_once() -> None:
    """Each part uses the next one twice: 2 to the power of 40 magnets."""
    rungs = [row for n in range(40) for row in (uses(f"P{n}", f"P{n + 1}"), uses(f"P{n}", f"P{n + 1}"))]
    assert controlled(bill_of(*rungs, content("P40", 1, 1000)), "P0") == exactly(2**40)


def test_a_part_that_would_contain_itself_is_of_unknown_content_up_to_its_price() -> None:
    rows = (part("A", 500), uses("A", "B"), uses("B", "A"), uses("TOP", "A"), part("M", 40), notice("M", 100))
    bill = bill_of(*rows, uses("TOP", "M"), uses("SOUND", "M"))
    assert held(bill, "A").in_a_cycle
    assert controlled(bill, "A") == of(0, 500)
    assert controlled(bill, "B") == of(0)
    assert controlled(bill, "TOP") == of(40, 540)
    assert controlled(bill, "SOUND") == exactly(40)


def test_only_what_is_below_the_tops_is_worked_out() -> None:
    bill = bill_of(uses("TOP", "M"), uses("OTHER", "M"), part("M"))
    assert set(roll_up(bill, AS_BOUGHT, DAY, ["TOP"])) == {"TOP", "M"}


def test_a_lot_is_one_of_the_top_and_not_of_what_is_inside() -> None:
    rows = (content("M", 1, 1000, lot="L-1"), content("M", 3, 1000, lot="L-2"), uses("TOP", "M"), part("M", 100))
    assert controlled(bill_of(*rows), "M", lot="L-1") == exactly(1)
    assert controlled(bill_of(*rows), "TOP", lot="L-1") == of(1, 3)


def test_what_is_known_already_is_not_worked_out_again() -> None:
    bill = bill_of(part("M", 40), notice("M", 100), uses("TOP", "M"))
    known = roll_up(bill, AS_BOUGHT, DAY, ["M"])
    assert roll_up(bill, AS_BOUGHT, DAY, ["TOP"], known=known)["M"] is known["M"]
    assert roll_up(bill, AS_BOUGHT, DAY, ["TOP"], known=known) == roll_up(bill, AS_BOUGHT, DAY, ["TOP"])


def test_a_lot_of_what_is_known_already_is_worked_out_by_itself() -> None:
    bill = bill_of(part("M", 40), content("M", 1, 1000, lot="L-1"), content("M", 3, 1000, lot="L-2"))
    known = roll_up(bill, AS_BOUGHT, DAY, ["M"])
    assert roll_up(bill, AS_BOUGHT, DAY, ["M"], lot="L-1", known=known)["M"].controlled == exactly(1)


def test_the_day_decides_which_notification_and_which_rate() -> None:
    rows = (
        part("M", 10, currency="CNY"),
        rate("CNY", 20, on=date(2026, 10, 1)),
        rate("CNY", 25, on=date(2026, 12, 1)),
        notice("M", 10, issued=date(2026, 10, 1)),
        notice("M", 20, number="N-2", issued=date(2026, 11, 1)),
        uses("TOP", "M"),
    )
    found = [controlled(bill_of(*rows), "TOP", day=date(2026, month, 15)) for month in (10, 11, 12)]
    assert found == [exactly(20), exactly(40), exactly(50)]


# --- What is said of the whole, and its bill ----------------------------------------------------------------------

BILL = (part("TOP", 1000), part("M", 100), uses("TOP", "M", 2))


def test_a_notification_and_a_bill_must_both_be_right() -> None:
    found = held(bill_of(*BILL, notice("TOP", of(4, 10)), content("M", of(10, 30), 1000)), "TOP")
    assert found.controlled == of(40, 60)  # 40..100 and 20..60
    assert found.by_material == {"P1-02": of(20, 60)}
    assert not found.contradicts_bill


def test_a_notification_settles_what_a_silent_component_leaves_open() -> None:
    assert controlled(bill_of(*BILL, notice("TOP", 4)), "TOP") == exactly(40)


def test_a_notification_that_the_bill_contradicts_keeps_both() -> None:
    found = held(bill_of(*BILL, notice("TOP", 10), content("M", 10, 1000)), "TOP")
    assert found.controlled == of(20, 100)
    assert found.by_material == {UNSPECIFIED: of(20, 100)}
    assert found.contradicts_bill


def test_a_silent_supplier_of_the_whole_adds_nothing_to_its_bill() -> None:
    rows = (*BILL[1:], part("TOP", 1000, supplier="B"), notice("TOP", 4, supplier="A"), content("M", 20, 1000))
    assert controlled(bill_of(*rows), "TOP") == exactly(40)


def test_a_notification_of_technology_leaves_the_amounts_of_the_bill_as_they_are() -> None:
    rows = (*BILL, notice("TOP", None, basis="technology"), content("M", 20, 1000))
    assert controlled(bill_of(*rows), "TOP") == exactly(40)


def test_rows_of_content_may_repeat_the_bill_or_come_on_top_of_it() -> None:
    rows = (*BILL, content("M", 20, 1000), content("TOP", 50, 1000), content("TOP", 3, 1000, material="Tb"))
    found = held(bill_of(*rows), "TOP")
    assert found.controlled == of(53, 93)  # 40 in the bill; 50 and 3 in the rows
    assert found.by_material == {"P1-02": of(50, 90), "P1-03": exactly(3)}
    assert found.may_be_counted_twice


def test_an_unspecified_amount_may_be_the_materials_that_the_other_names() -> None:
    rows = (*BILL, notice("M", 20), content("TOP", 50, 1000))
    found = held(bill_of(*rows), "TOP")
    assert found.controlled == of(50, 90)
    assert found.by_material == {"P1-02": exactly(50), UNSPECIFIED: of(0, 40)}
    assert controlled(bill_of(*BILL, notice("M", 20), content("TOP", 10, 1000)), "TOP") == of(40, 50)


def test_rows_beside_a_bill_that_holds_nothing_are_taken_as_they_are() -> None:
    nothing_below = (part("TOP", 1000), part("M", 100, free=NO), uses("TOP", "M", 2))
    found = held(bill_of(*nothing_below, content("TOP", 50, 1000)), "TOP")
    assert (found.controlled, found.may_be_counted_twice) == (exactly(50), False)
    none_stated = held(bill_of(*BILL, content("M", 20, 1000), content("TOP", 50, 1000, origin="JP")), "TOP")
    assert (none_stated.controlled, none_stated.may_be_counted_twice) == (exactly(40), False)


def test_an_assembly_marked_as_free_holds_what_its_bill_shows() -> None:
    rows = (part("TOP", 1000, free=NO), *BILL[1:], content("M", 20, 1000))
    assert controlled(bill_of(*rows), "TOP") == exactly(40)
