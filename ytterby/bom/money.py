"""Dated exchange rates and dated prices: what an amount was worth on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from ..logic.bounds import Bounds
from ..tables.rows import Price, Rate

__all__ = ["Exchange", "Market"]


@dataclass(frozen=True)
class Exchange:
    """Exchange rates, the latest of each pair on or before a day; an undated rate holds on every day."""

    rates: tuple[Rate, ...]

    @cached_property
    def _by_pair(self) -> Mapping[tuple[str, str], list[Rate]]:
        pairs: dict[tuple[str, str], list[Rate]] = defaultdict(list)
        for rate in sorted(self.rates, key=lambda rate: rate.date or date.min):
            if rate.per_unit is not None and rate.per_unit.low > 0:
                pairs[rate.currency, rate.into].append(rate)
        return pairs

    def per_unit(self, currency: str, into: str, day: date) -> Bounds | None:
        """What one unit of a currency was in another: directly, turned round, or through one third currency."""
        if currency == into:
            return Bounds.exactly(1)
        direct = self._quoted(currency, into, day)
        if direct is not None:
            return direct
        for third in sorted({pair[0] for pair in self._by_pair} | {pair[1] for pair in self._by_pair}):
            first, second = self._quoted(currency, third, day), self._quoted(third, into, day)
            if first is not None and second is not None:
                return first * second
        return None

    def _quoted(self, currency: str, into: str, day: date) -> Bounds | None:
        straight = self._latest(currency, into, day)
        if straight is not None:
            return straight
        turned = self._latest(into, currency, day)
        if turned is None:
            return None
        high = 1 / turned.low
        return Bounds(high if turned.high is None else 1 / turned.high, high)

    def _latest(self, currency: str, into: str, day: date) -> Bounds | None:
        dated = [rate for rate in self._by_pair.get((currency, into), ()) if (rate.date or date.min) <= day]
        return dated[-1].per_unit if dated else None

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
        latest: dict[str | None, Price] = {}
        for quote in sorted(self.quotes.get(material, ()), key=lambda quote: quote.date or date.min):
            if (quote.date or date.min) <= day:
                latest[quote.market] = quote
        known: Bounds | None = None
        for quote in latest.values():
            if quote.price_per_kg is None or quote.currency is None:
                continue
            price = self.exchange.exchanged(quote.price_per_kg, quote.currency, self.currency, day)
            if price is not None:
                known = price if known is None else known.hull(price)
        return None if known is None else known.times(Fraction(1, 1000))
