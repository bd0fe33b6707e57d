"""Which of the notifications received for a part count on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.bom.bills import DAY, bill_of, controlled, notice, of, part
from ytterby.tables.rows import Notice

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
YESTERDAY, TOMORROW = DAY - timedelta(1), DAY + timedelta(1)


def counting(*notices: Notice, day: date = DAY, of: str = "M") -> set[str]:
    """The numbers of those that count for a part on a day; the order of the rows makes no difference."""
    found = {each.notice_id for each in bill_of(part("M"), *notices).notices_on(of, day)}
    assert found == {each.notice_id for each in bill_of(part("M"), *reversed(notices)).notices_on(of, day)}
    return found


@pytest.mark.parametrize(
    ("issued", "valid_to", "counts"),
    [
        (DAY, None, True),
        (TOMORROW, None, False),
        (NOVEMBER, DAY, True),
        (NOVEMBER, YESTERDAY, False),
        (None, None, True),
        (None, YESTERDAY, False),
    ],
    ids=["issued that day", "not yet", "its last day", "expired", "undated", "undated and expired"],
)
def test_in_date(issued: date | None, valid_to: date | None, counts: bool) -> None:
    assert counting(notice("M", 7, issued=issued, valid_to=valid_to)) == ({"N-1"} if counts else set())


@pytest.mark.parametrize(
    ("status", "counts"),
    [("accepted", True), (None, True), ("pending", False), ("rejected", False), ("superseded", False)],
)
def test_only_what_is_accepted_counts(status: str | None, counts: bool) -> None:
    assert counting(notice("M", 7, status=status)) == ({"N-1"} if counts else set())


@pytest.mark.parametrize("column", ["status", "valid_to"])
def test_of_one_that_may_not_count_nothing_is_known(column: str) -> None:
    unread = replace(notice("M", 7), unreadable=frozenset({column}), **{column: None})  # type: ignore[arg-type]
    assert controlled(bill_of(part("M", 100), notice("M", 7)), "M") == of(7, 7)
    assert controlled(bill_of(part("M", 100), unread), "M") == of(0, 100)


def test_of_one_supplier_the_latest_counts() -> None:
    assert counting(notice("M", 7, issued=OCTOBER), notice("M", 6, number="N-2", issued=NOVEMBER)) == {"N-2"}


def test_an_expired_one_does_not_hide_an_earlier_one_that_still_holds() -> None:
    earlier, expired = notice("M", 7, issued=OCTOBER), notice("M", 6, number="N-2", issued=NOVEMBER, valid_to=YESTERDAY)
    assert counting(earlier, expired) == {"N-1"}


def test_of_two_suppliers_the_latest_of_each_counts() -> None:
    notices = (notice("M", 7, supplier="A", issued=OCTOBER), notice("M", 6, number="N-2", supplier="B"))
    assert counting(*notices) == {"N-1", "N-2"}


def test_who_sealed_it_speaks_where_nobody_is_said_to_have_handed_it_over() -> None:
    notices = (notice("M", 7, issuer="A", issued=OCTOBER), notice("M", 6, number="N-2", supplier="A", issuer="C"))
    assert counting(*notices) == {"N-2"}


def test_two_of_one_day_both_count() -> None:
    assert counting(notice("M", 7), notice("M", 6, number="N-2")) == {"N-1", "N-2"}


def test_one_without_a_date_may_be_the_latest() -> None:
    assert counting(notice("M", 7, issued=None), notice("M", 6, number="N-2")) == {"N-1", "N-2"}


def test_one_about_technology_does_not_take_back_one_about_content() -> None:
    about_technology = notice("M", number="N-2", basis="technology", issued=NOVEMBER)
    assert counting(notice("M", 7, issued=OCTOBER), about_technology) == {"N-1", "N-2"}


def test_a_later_one_about_content_takes_back_an_earlier_one_even_if_its_share_cannot_be_read() -> None:
    assert counting(notice("M", 7, issued=OCTOBER), notice("M", None, number="N-2", issued=NOVEMBER)) == {"N-2"}


# --- Replaced -----------------------------------------------------------------------------------------------------


def replaced_by(**said: object) -> Notice:
    given: dict[str, object] = {"number": "N-2", "supersedes": "N-1", **said}
    return notice("M", 6, **given)  # type: ignore[arg-type]  # the keywords of notice


def test_one_that_is_replaced_does_not_count() -> None:
    assert counting(notice("M", 7, issued=NOVEMBER), replaced_by(issued=OCTOBER)) == {"N-2"}


def test_before_its_successor_was_issued_it_counted_though_it_is_marked_as_superseded_today() -> None:
    notices = (notice("M", 7, issued=OCTOBER, status="superseded"), replaced_by(issued=NOVEMBER))
    assert counting(*notices, day=NOVEMBER - timedelta(1)) == {"N-1"}
    assert counting(*notices, day=NOVEMBER) == {"N-2"}


def test_a_successor_that_waits_to_be_accepted_leaves_nothing_that_counts() -> None:
    assert counting(notice("M", 7, issued=OCTOBER), replaced_by(status="pending")) == set()


def test_a_successor_that_was_rejected_replaces_nothing() -> None:
    assert counting(notice("M", 7, issued=OCTOBER), replaced_by(status="rejected")) == {"N-1"}


def test_a_successor_that_expired_does_not_bring_back_what_it_replaced() -> None:
    assert counting(notice("M", 7, issued=OCTOBER), replaced_by(valid_to=YESTERDAY)) == set()


def test_each_of_a_chain_is_replaced() -> None:
    third = notice("M", 5, number="N-3", supersedes="N-2", issued=NOVEMBER)
    assert counting(notice("M", 7, issued=OCTOBER), replaced_by(issued=OCTOBER), third) == {"N-3"}


def test_a_like_number_of_another_supplier_is_not_meant() -> None:
    assert counting(notice("M", 7, supplier="A"), replaced_by(supplier="B")) == {"N-1", "N-2"}


def test_a_notification_for_several_parts_is_replaced_as_a_whole() -> None:
    assert counting(notice("M", 7), notice("OTHER", 7), replaced_by(issued=NOVEMBER), of="OTHER") == set()


def test_a_notification_does_not_replace_itself() -> None:
    assert counting(notice("M", 7, supersedes="N-1")) == {"N-1"}
