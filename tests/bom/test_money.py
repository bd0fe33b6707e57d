"""What an amount was worth on a day: rates straight, turned round and through a third currency, and quoted prices."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.bom.bills import DAY, bill_of, of, quote, rate
from ytterby.bom.money import Exchange, Market, hull_of, the_greater, the_lesser
from ytterby.logic.bounds import Bounds
from ytterby.tables.rows import Rate

OCTOBER, NOVEMBER, LATER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 2)


def per_unit(currency: str, into: str, *rates: Rate, day: date = DAY) -> Bounds | None:
    return Exchange(rates).per_unit(currency, into, day)


def exactly(figure: int | str | Fraction) -> Bounds:
    return Bounds.exactly(figure)


# --- Rates --------------------------------------------------------------------------------------------------------


def test_a_currency_is_worth_itself_without_a_rate() -> None:
    assert per_unit("JPY", "JPY") == exactly(1)


def test_a_rate_as_quoted() -> None:
    assert per_unit("CNY", "JPY", rate("CNY", 20)) == exactly(20)


def test_a_rate_turned_round_is_exact() -> None:
    assert per_unit("JPY", "USD", rate("USD", 150)) == exactly(Fraction(1, 150))


def test_a_range_turned_round_changes_its_ends() -> None:
    assert per_unit("JPY", "USD", rate("USD", of(140, 160))) == of(Fraction(1, 160), Fraction(1, 140))


def test_a_rate_without_a_ceiling_turned_round_may_be_as_low_as_nothing() -> None:
    assert per_unit("JPY", "USD", rate("USD", of(150))) == of(0, Fraction(1, 150))


@pytest.mark.parametrize(
    "rates",
    [
        (rate("CNY", "0.14", "USD"), rate("USD", 150)),
        (rate("USD", Fraction(50, 7), "CNY"), rate("USD", 150)),
        (rate("CNY", "0.14", "USD"), rate("JPY", Fraction(1, 150), "USD")),
        (rate("USD", Fraction(50, 7), "CNY"), rate("JPY", Fraction(1, 150), "USD")),
    ],
    ids=["straight", "first turned", "second turned", "both turned"],
)
def test_through_a_third_currency_whichever_way_it_is_quoted(rates: tuple[Rate, ...]) -> None:
    assert per_unit("CNY", "JPY", *rates) == exactly(21)  # 0.14 × 150


def test_a_rate_between_the_two_goes_before_a_third_currency() -> None:
    rates = (rate("CNY", 20), rate("CNY", "0.14", "USD"), rate("USD", 150))
    assert per_unit("CNY", "JPY", *rates) == exactly(20)


def test_no_way_through_two_currencies() -> None:
    rates = (rate("CNY", "0.14", "USD"), rate("USD", "0.9", "EUR"), rate("EUR", 160))
    assert per_unit("CNY", "JPY", *rates) is None


def test_the_latest_rate_up_to_the_day_counts() -> None:
    rates = (rate("CNY", 21, on=NOVEMBER), rate("CNY", 20, on=OCTOBER), rate("CNY", 30, on=LATER))
    assert per_unit("CNY", "JPY", *rates) == exactly(21)
    assert per_unit("CNY", "JPY", *rates, day=OCTOBER) == exactly(20)
    assert per_unit("CNY", "JPY", *rates, day=LATER) == exactly(30)


def test_a_rate_of_a_later_day_is_no_rate() -> None:
    assert per_unit("CNY", "JPY", rate("CNY", 30, on=LATER)) is None


def test_a_rate_without_a_date_holds_until_a_dated_one() -> None:
    rates = (rate("CNY", 20, on=None), rate("CNY", 21, on=NOVEMBER))
    assert per_unit("CNY", "JPY", *rates, day=OCTOBER) == exactly(20)
    assert per_unit("CNY", "JPY", *rates) == exactly(21)


def test_two_rates_of_one_date_are_a_range_whatever_their_order() -> None:
    rates = (rate("CNY", 20), rate("CNY", 21))
    assert per_unit("CNY", "JPY", *rates) == per_unit("CNY", "JPY", *reversed(rates)) == of(20, 21)


def test_the_fresher_direction_counts() -> None:
    rates = (rate("USD", 110, on=date(2020, 1, 1)), rate("JPY", Fraction(1, 150), "USD", on=NOVEMBER))
    assert per_unit("USD", "JPY", *rates) == exactly(150)


def test_the_freshest_third_currency_counts() -> None:
    stale = (rate("CNY", "0.1", "EUR", on=date(2020, 1, 1)), rate("EUR", 120, on=NOVEMBER))
    fresh = (rate("CNY", "0.14", "USD"), rate("USD", 150))
    assert per_unit("CNY", "JPY", *stale, *fresh) == exactly(21)


def test_third_currencies_of_one_date_are_a_range() -> None:
    rates = (rate("CNY", "0.125", "EUR"), rate("EUR", 160), rate("CNY", "0.14", "USD"), rate("USD", 150))
    assert per_unit("CNY", "JPY", *rates) == of(20, 21)


@pytest.mark.parametrize("unusable", [None, Bounds.exactly(0), of(0, 5)])
def test_a_rate_that_is_unknown_or_may_be_nothing_is_no_rate(unusable: Bounds | None) -> None:
    assert per_unit("CNY", "JPY", rate("CNY", unusable)) is None


def test_an_amount_in_another_currency_keeps_its_bounds() -> None:
    exchange = Exchange((rate("CNY", of(20, 21)),))
    assert exchange.exchanged(of(3, 4), "CNY", "JPY", DAY) == of(60, 84)
    assert exchange.exchanged(of(3), "CNY", "JPY", DAY) == of(60)
    assert exchange.exchanged(of(3, 4), "KRW", "JPY", DAY) is None


# --- Money of a bill ----------------------------------------------------------------------------------------------


def test_nothing_is_worth_nothing_in_every_currency_but_a_price_of_nothing_is_none() -> None:
    bill = bill_of()
    assert bill.worth(exactly(0), None, DAY) == exactly(0)
    assert bill.price(exactly(0), "JPY", DAY) is None


def test_an_amount_without_a_currency_is_not_known() -> None:
    assert bill_of().worth(exactly(5), None, DAY) is None


# --- Quoted prices ------------------------------------------------------------------------------------------------


def test_a_quote_is_turned_into_the_price_of_a_gram() -> None:
    assert bill_of(quote("Dy", 78_000)).market.per_gram("P1-02", DAY) == exactly(78)


def test_a_quote_is_exchanged() -> None:
    bill = bill_of(quote("Dy", 3900, currency="CNY"), rate("CNY", 20))
    assert bill.market.per_gram("P1-02", DAY) == exactly(78)  # 3,900 × 20 = 78,000 a kilogram


def test_the_latest_quote_of_each_market_up_to_the_day() -> None:
    quotes = (
        quote("Dy", 70_000, on=OCTOBER, market="north"),
        quote("Dy", 78_000, on=NOVEMBER, market="north"),
        quote("Dy", 74_000, on=OCTOBER, market="south"),
        quote("Dy", 99_000, on=LATER, market="south"),
    )
    assert bill_of(*quotes).market.per_gram("P1-02", DAY) == of(74, 78)
    assert bill_of(*quotes).market.per_gram("P1-02", OCTOBER) == of(70, 74)
    assert bill_of(*reversed(quotes)).market.per_gram("P1-02", LATER) == of(78, 99)


def test_two_quotes_of_one_market_and_date_are_a_range_whatever_their_order() -> None:
    quotes = (quote("Dy", 78_000), quote("Dy", 80_000))
    assert bill_of(*quotes).market.per_gram("P1-02", DAY) == of(78, 80)
    assert bill_of(*reversed(quotes)).market.per_gram("P1-02", DAY) == of(78, 80)


@pytest.mark.parametrize(
    "unusable",
    [quote("Dy", None), quote("Dy", 1, currency=None), quote("Dy", 1, currency="KRW"), quote("Dy", 1, on=LATER)],
    ids=["no price", "no currency", "no rate", "a later day"],
)
def test_a_quote_that_says_nothing(unusable: object) -> None:
    assert Market.of([("P1-02", unusable)], Exchange(()), "JPY").per_gram("P1-02", DAY) is None  # type: ignore[list-item]


def test_quotes_of_what_does_not_count_or_is_not_understood_are_left_aside() -> None:
    assert dict(bill_of(quote("Nd", 5), quote("moonstone", 5)).market.quotes) == {}


# --- Comparing amounts --------------------------------------------------------------------------------------------


def test_the_lesser_of_two_is_bounded_by_either() -> None:
    assert the_lesser(of(3, 8), of(4, 6)) == of(3, 6)
    assert the_lesser(of(3), of(4, 6)) == of(3, 6)
    assert the_lesser(of(3), of(4)) == of(3)


def test_the_greater_of_two_is_bounded_only_by_both() -> None:
    assert the_greater(of(3, 8), of(4, 6)) == of(4, 8)
    assert the_greater(of(3), of(4, 6)) == of(4)


def test_the_hull_of_none_at_all() -> None:
    assert hull_of([]) is None
    assert hull_of([of(3, 4), of(1, 2)]) == of(1, 4)
