"""The stakes that decide, from a listed holder down: what a person is shown as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from .cascade import Cascade
from .look_through import LookThrough
from .register import Weight
from .stake import Stake
from .standing import Standing
from .ways import HALF

__all__ = ["chain_path", "direct_path", "multiplied_path", "together_path"]

Above = Callable[[str], Sequence[Weight]]
"""The holders of a party through whom to go on up."""


def direct_path(weights: Iterable[Weight]) -> tuple[Stake, ...]:
    """The stakes of holders, the greatest first."""
    ordered = sorted(weights, key=lambda each: (each.low, each.high), reverse=True)
    return tuple(stake for weight in ordered for stake in weight.stakes)


def together_path(standing: Standing, party: str, *, surely: bool) -> tuple[Stake, ...]:
    """The direct stakes of holders who are listed, or may be."""
    is_in = standing.is_surely if surely else standing.is_possibly
    return direct_path(each for each in standing.register.holders_of(party) if is_in(each.owner) and each.high)


def chain_path(standing: Standing, found: Cascade, party: str, *, surely: bool) -> tuple[Stake, ...]:
    """The stakes of a chain of majorities: for each party no more than make up half, as far as they surely do."""
    is_in = standing.is_surely if surely else standing.is_possibly
    rounds = found.surely if surely else found.possibly

    def is_above(owner: str, held: str) -> bool:
        if is_in(owner):
            return True
        came_before = not surely or held not in rounds or rounds.get(owner, 0) < rounds[held]
        return owner in rounds and came_before

    def above(held: str) -> Sequence[Weight]:
        holders = (*standing.register.holders_of(held), *standing.register.beyond.get(held, ()))
        weights = [each for each in holders if each.high and is_above(each.owner, held)]
        weights.sort(key=lambda each: (each.low, each.high), reverse=True)
        return list(_till_half(weights)) if surely else weights

    return _downward(party, above, is_in)


def _till_half(weights: Iterable[Weight]) -> Iterator[Weight]:
    held = Fraction(0)
    for each in weights:
        if held < HALF and each.low:
            held += each.low
            yield each


def multiplied_path(standing: Standing, found: LookThrough, party: str, *, surely: bool) -> tuple[Stake, ...]:
    """The stakes of all chains along which something comes down."""
    is_in = standing.is_surely if surely else standing.is_possibly
    carried: Mapping[str, Fraction] = found.low if surely else found.high

    def above(held: str) -> Sequence[Weight]:
        weights = (*standing.register.holders_of(held), *standing.register.beyond.get(held, ()))
        return [
            each
            for each in weights
            if (each.low if surely else each.high) and (is_in(each.owner) or carried.get(each.owner))
        ]

    return _downward(party, above, is_in)


def _downward(party: str, above: Above, is_end: Callable[[str], bool]) -> tuple[Stake, ...]:
    """The stakes met on the way up from a party, each after those of its owner; no owner is gone through twice."""
    path: dict[Stake, None] = {}
    seen = {party}
    walk: list[tuple[Weight | None, Iterator[Weight]]] = [(None, iter(above(party)))]
    while walk:
        through, holders = walk[-1]
        holder = next(holders, None)
        if holder is None:
            walk.pop()
            if through is not None:
                path.update(dict.fromkeys(through.stakes))
        elif is_end(holder.owner) or holder.owner in seen:
            path.update(dict.fromkeys(holder.stakes))
        else:
            seen.add(holder.owner)
            walk.append((holder, iter(above(holder.owner))))
    return tuple(path)
