"""Dated exchange rates and dated prices: what an amount was worth on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from ..logic.bounds import Bounds
from ..tables.rows import Price, Rate

__all__ = ["Exchange", "Market", "hull_of", "the_greater", "the_lesser"]

Row = TypeVar("Row", Price, Rate)


def hull_of(amounts: Iterable[Bounds]) -> Bounds | None:
    """What is known when one of several is true, and not which; None for none at all."""
    known: Bounds | None = None
    for amount in amounts:
        known = amount if known is None else known.hull(amount)
    return known


def the_lesser(one: Bounds, other: Bounds) -> Bounds:
    """The lesser of two amounts: at most as high as the lower of the two ceilings that are known."""
    highs = [high for high in (one.high, other.high) if high is not None]
    return Bounds(min(one.low, other.low), min(highs, default=None))


def the_greater(one: Bounds, other: Bounds) -> Bounds:
    """The greater of two amounts: without a ceiling if either has none."""
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Bounds(max(one.low, other.low), high)


def _day_of(row: Price | Rate) -> date:
    """The day from which a row holds; one without a date held always, until a dated one."""
    return row.date or date.min


def _latest(rows: Iterable[Row], day: date) -> list[Row]:
    """The rows of the latest date on or before a day: usually one, several if several are stated for that date."""
    past = [row for row in rows if _day_of(row) <= day]
    latest = max((_day_of(row) for row in past), default=date.min)
    return [row for row in past if _day_of(row) == latest]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A rate, and the date that it is of."""

    rate: Bounds
    of: date


@dataclass(frozen=True)
class Exchange:
    """Exchange rates, the latest of each pair on or before a day; an undated rate holds on every day."""

    rates: tuple[Rate, ...]

    @cached_property
    def _by_pair(self) -> Mapping[tuple[str, str], list[Rate]]:
        pairs: dict[tuple[str, str], list[Rate]] = defaultdict(list)
        for rate in self.rates:
            if rate.per_unit is not None and rate.per_unit.low > 0:
                pairs[rate.currency, rate.into].append(rate)
        return pairs

    @cached_property
    def _currencies(self) -> tuple[str, ...]:
        return tuple(sorted({currency for pair in self._by_pair for currency in pair}))

    @cached_property
    def _asked(self) -> dict[tuple[str, str, date], Bounds | None]:
        """What has been looked up before, for every amount of a bill asks for the same few rates."""
        return {}

    def per_unit(self, currency: str, into: str, day: date) -> Bounds | None:
        """What one unit of a currency was in another: between the two, or else through one third currency.

        Rates of the same date that differ make a range; so do several third currencies of the same date.
        """
        if currency == into:
            return Bounds.exactly(1)
        asked = (currency, into, day)
        if asked not in self._asked:
            quoted = self._quoted(*asked)
            self._asked[asked] = self._through_a_third(*asked) if quoted is None else quoted.rate
        return self._asked[asked]

    def _through_a_third(self, currency: str, into: str, day: date) -> Bounds | None:
        """By way of the third currency whose rates are the freshest: as fresh as the older of the two."""
        found: list[_Quoted] = []
        for third in self._currencies:
            first, second = self._quoted(currency, third, day), self._quoted(third, into, day)
            if first is not None and second is not None:
                found.append(_Quoted(first.rate * second.rate, min(first.of, second.of)))
        freshest = max((quoted.of for quoted in found), default=date.min)
        return hull_of(quoted.rate for quoted in found if quoted.of == freshest)

    def _quoted(self, currency: str, into: str, day: date) -> _Quoted | None:
        """The rate as quoted, or that of the other direction turned round: the later of the two."""
        straight, turned = self._stated(currency, into, day), self._stated(into, currency, day)
        if turned is None or (straight is not None and straight.of >= turned.of):
            return straight
        low = Fraction(0) if turned.rate.high is None else 1 / turned.rate.high
        return _Quoted(Bounds(low, 1 / turned.rate.low), turned.of)

    def _stated(self, currency: str, into: str, day: date) -> _Quoted | None:
        latest = _latest(self._by_pair.get((currency, into), ()), day)
        rate = hull_of(each.per_unit for each in latest if each.per_unit is not None)
        return None if rate is None else _Quoted(rate, _day_of(latest[0]))

    def exchanged(self, amount: Bounds, currency: str, into: str, day: date) -> Bounds | None:
        """An amount of one currency in another; None if no rate is known for the day."""
        rate = self.per_unit(currency, into, day)
        return None if rate is None else amount * rate


@dataclass(frozen=True)
class Market:
    """Quoted prices of materials: on a day, the latest quote of each market on or before it."""

    quotes: Mapping[str, tuple[Price, ...]]
    exchange: Exchange
    currency: str

    @classmethod
    def of(cls, quotes: Iterable[tuple[str, Price]], exchange: Exchange, currency: str) -> Market:
        """A market from quotes, each under the identifier of its material."""
        by_material: dict[str, list[Price]] = defaultdict(list)
        for material, quote in quotes:
            by_material[material].append(quote)
        return cls({material: tuple(each) for material, each in by_material.items()}, exchange, currency)

    def per_gram(self, material: str, day: date) -> Bounds | None:
        """The price of a gram on a day in the currency of the bill: between the lowest and the highest market."""
        by_market: dict[str | None, list[Price]] = defaultdict(list)
        for quote in self.quotes.get(material, ()):
            by_market[quote.market].append(quote)
        latest = [quote for quotes in by_market.values() for quote in _latest(quotes, day)]
        known = hull_of(price for quote in latest if (price := self._worth(quote, day)) is not None)
        return None if known is None else known.times(Fraction(1, 1000))

    def _worth(self, quote: Price, day: date) -> Bounds | None:
        if quote.price_per_kg is None or quote.currency is None:
            return None
        return self.exchange.exchanged(quote.price_per_kg, quote.currency, self.currency, day)
