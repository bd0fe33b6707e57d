"""Who speaks of a part, and how their statements go together: notifications, several suppliers, lots."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.bom.bills import AS_BOUGHT, DAY, DY, DY_OXIDE, Figure, Number, bill_of, content, notice, of, part
from ytterby.bom.evidence import UNSPECIFIED, Evidence, evidence_for
from ytterby.logic.bounds import NOTHING, Bounds
from ytterby.logic.truth import NO
from ytterby.tables.rows import Content, Part, Row

PRICE = 400


def evidence(*rows: Row, of_part: Part | None = None, lot: str | None = None, day: date = DAY) -> Evidence:
    """What is known of the part M, which costs 400 unless another is given."""
    return evidence_for(bill_of(of_part or part("M", PRICE), *rows), "M", AS_BOUGHT, day, lot=lot)


def total(*rows: Row, of_part: Part | None = None, lot: str | None = None, day: date = DAY) -> Bounds:
    return evidence(*rows, of_part=of_part, lot=lot, day=day).total


def exactly(figure: Number) -> Bounds:
    return Bounds.exactly(figure)


# --- Notifications ------------------------------------------------------------------------------------------------


def test_a_notified_share_is_of_the_price_paid() -> None:
    found = evidence(notice("M", 10))
    assert found.total == exactly(40)
    assert found.amounts == {UNSPECIFIED: exactly(40)}


@pytest.mark.parametrize(
    ("percent", "price", "expected"),
    [(of(8, 10), 400, of(32, 40)), (10, of(380, 420), of(38, 42)), (10, None, of(0)), (0, None, NOTHING)],
)
def test_a_notified_share_between_bounds(percent: Figure, price: Figure, expected: Bounds) -> None:
    assert total(notice("M", percent), of_part=part("M", price)) == expected


@pytest.mark.parametrize("status", ["pending", "rejected", "superseded"])
def test_a_notification_that_does_not_count_is_silence(status: str) -> None:
    assert evidence(notice("M", 10, status=status)).is_silence


def test_a_notification_of_content_without_a_share_is_silence() -> None:
    assert total(notice("M", None)) == of(0, PRICE)


def test_a_notification_of_technology_says_nothing_of_content() -> None:
    by_technology = notice("M", None, basis="technology")
    assert evidence(by_technology).is_silence
    assert total(by_technology, of_part=part("M", PRICE, free=NO)) == NOTHING
    assert total(by_technology, content("M", "0.5", 72_000)) == exactly(36)


def test_two_shares_of_one_day_are_both_kept_and_told() -> None:
    found = evidence(notice("M", 10), notice("M", 11, number="N-2"))
    assert found.total == of(40, 44)
    assert [len(group) for group in found.contradicts] == [2]


def test_two_shares_of_one_day_are_told_although_the_price_is_not_known() -> None:
    found = evidence(notice("M", 10), notice("M", 11, number="N-2"), of_part=part("M"))
    assert len(found.contradicts) == 1


def test_two_like_shares_of_one_day_are_no_contradiction() -> None:
    found = evidence(notice("M", 10), notice("M", 10, number="N-2"))
    assert (found.total, found.contradicts) == (exactly(40), ())


def test_one_without_a_date_and_one_with_are_both_kept_without_blame() -> None:
    found = evidence(notice("M", 10, issued=None), notice("M", 11, number="N-2"))
    assert (found.total, found.contradicts) == (of(40, 44), ())


# --- Content and a notification of one supplier -------------------------------------------------------------------


def test_content_and_notification_must_both_be_right() -> None:
    found = evidence(content("M", of("0.4", "0.5"), 72_000), notice("M", of(8, 10)))  # 28.8..36 and 32..40
    assert found.total == of(32, 36)
    assert found.amounts == {"P1-02": of("28.8", 36)}
    assert not found.contradicts


def test_a_notification_may_settle_what_a_row_leaves_open() -> None:
    assert total(content("M", None, 72_000), notice("M", 10)) == exactly(40)


def test_a_contradiction_keeps_both_and_is_told() -> None:
    found = evidence(content("M", "0.5", 72_000), notice("M", 10))  # 36 and 40
    assert found.total == of(36, 40)
    assert [[source.how for source in group] for group in found.contradicts] == [["content", "notification"]]


def test_both_contradictions_are_told() -> None:
    found = evidence(content("M", "0.5", 72_000), notice("M", 10), notice("M", 11, number="N-2"))
    assert found.total == of(36, 44)
    assert [len(group) for group in found.contradicts] == [2, 3]


def test_a_notification_that_may_have_been_rejected_leaves_the_share_open() -> None:
    doubtful = replace(notice("M", 10, number="N-2", status=None), unreadable=frozenset({"status"}))
    assert evidence(doubtful).is_silence
    assert evidence(notice("M", 9, issued=date(2026, 10, 1)), doubtful).is_silence


# --- Several suppliers --------------------------------------------------------------------------------------------


def test_of_several_suppliers_any_may_be_the_one() -> None:
    rows = (content("M", "0.5", 72_000, supplier="A"), content("M", "0.2", 180_000, material="Tb", supplier="B"))
    found = evidence(*rows, notice("M", 5, supplier="C"))
    assert found.total == of(20, 36)
    assert found.amounts == {"P1-02": of(0, 36), "P1-03": of(0, 36), UNSPECIFIED: of(0, 20)}


def test_the_silent_one_leaves_everything_open() -> None:
    bought_of_b = part("M", PRICE, supplier="B")
    found = evidence(content("M", "0.5", 72_000, supplier="A"), of_part=bought_of_b)
    assert found.total == of(0, PRICE)
    assert [(source.supplier, source.how) for source in found.sources] == [("A", "content"), ("B", "silent")]


def test_a_supplier_whose_notification_expired_is_silent() -> None:
    expired = notice("M", 5, supplier="B", valid_to=date(2026, 11, 30))
    rows = (content("M", "0.5", 72_000, supplier="A"), expired)
    assert total(*rows, of_part=part("M", PRICE, supplier="B")) == of(0, PRICE)
    assert total(*rows, of_part=part("M", PRICE, supplier="B"), day=date(2026, 11, 30)) == of(20, 36)


def test_rows_without_a_supplier_are_those_of_the_parts_own() -> None:
    found = evidence(content("M", "0.5", 72_000), notice("M", 9), of_part=part("M", PRICE, supplier="B"))
    assert found.total == exactly(36)
    assert {source.supplier for source in found.sources} == {"B"}


def test_a_contradiction_between_two_suppliers_is_none() -> None:
    rows = (content("M", "0.5", 72_000, supplier="A"), notice("M", 1, supplier="B"))
    found = evidence(*rows)
    assert (found.total, found.contradicts) == (of(4, 36), ())


# --- Lots ---------------------------------------------------------------------------------------------------------

OF_LOT_1 = content("M", "0.5", 72_000, lot="L-1", supplier="A")
OF_LOT_2 = content("M", "0.1", 72_000, lot="L-2", supplier="B")
OF_ALL = content("M", "0.2", 180_000, material="Tb", supplier="A")


def lots(*rows: Content, lot: str | None, supplier: str | None = None) -> Bounds:
    return total(*rows, lot=lot, of_part=part("M", PRICE, supplier=supplier))


def test_the_rows_of_the_lot_count() -> None:
    assert lots(OF_LOT_1, OF_LOT_2, lot="L-1") == exactly(36)
    assert lots(OF_LOT_1, OF_LOT_2, lot="L-2") == exactly("7.2")


def test_without_a_lot_it_may_be_any() -> None:
    assert lots(OF_LOT_1, OF_LOT_2, lot=None) == of("7.2", 36)


def test_rows_for_all_lots_hold_for_the_lot_too() -> None:
    assert lots(OF_LOT_1, OF_ALL, lot="L-1") == exactly(72)  # 36 of dysprosium and 36 of terbium


def test_rows_for_all_lots_hold_for_each_of_them() -> None:
    assert lots(OF_LOT_1, OF_ALL, lot=None) == of(36, 72)


def test_a_row_for_the_lot_goes_before_one_for_all_lots_of_the_same_material() -> None:
    rows = (OF_LOT_1, content("M", "0.3", 72_000, supplier="A"))
    assert lots(*rows, lot="L-1") == exactly(36)
    assert lots(*rows, lot="L-9") == exactly("21.6")
    assert lots(*rows, lot=None) == of("21.6", 36)


def test_a_row_for_the_lot_of_a_material_that_is_not_understood_replaces_none() -> None:
    rows = (content("M", "0.5", 72_000, lot="L-1", material=None), content("M", "0.3", 72_000, material=None))
    assert lots(*rows, lot="L-1") == of(0, "57.6")


def test_what_is_said_of_other_lots_says_nothing_of_this_one() -> None:
    assert lots(OF_LOT_1, OF_LOT_2, lot="L-9") == of(0, PRICE)


def test_whoever_speaks_of_the_lot_is_its_supplier() -> None:
    general_of_b = content("M", 5, 72_000, supplier="B")
    assert lots(OF_LOT_1, general_of_b, lot="L-1", supplier="C") == exactly(36)


def test_a_lot_that_nobody_speaks_of_may_be_of_the_silent_supplier() -> None:
    assert lots(OF_ALL, lot="L-9", supplier="A") == exactly(36)
    assert lots(OF_ALL, lot="L-9", supplier="C") == of(0, PRICE)


def test_a_notification_holds_for_every_lot_of_its_supplier() -> None:
    rows = (content("M", None, 72_000, lot="L-1", supplier="A"), notice("M", 10, supplier="A"))
    assert total(*rows, lot="L-1") == exactly(40)


def test_an_oxide_and_its_metal_are_two_materials() -> None:
    rows = (OF_LOT_1, content("M", "0.1", 40_000, material="Dy2O3", supplier="A"))
    assert lots(*rows, lot="L-1") == exactly(40)
    assert DY_OXIDE.id != DY.id
