"""What to ask where it is not known whether listed parties hold half: the fewest questions that would settle it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

from ...languages import Catalogue, Message
from ...logic.bounds import Bounds
from ...logic.truth import NO, UNKNOWN
from .plain import held_by
from .register import Register, Weight
from .stake import percent_text
from .standing import Standing
from .ways import Way

__all__ = ["Question", "QuestionKind", "questions_about"]

QuestionKind = Literal["rest", "listed", "share", "between", "sum"]
"""Who holds the rest of a party; whether a holder is listed; how much it holds exactly; through whom it holds
indirectly; which of the shares that make up more than the whole is right."""

_EFFORT = 40_000
"""Up to so many questions times parties the fewest are looked for: some seconds at the most."""

_NOBODY = "\0"
"""A holder of whom it is known that he is not listed and that nobody holds him."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to find out."""

    kind: QuestionKind
    party: str
    """Whose holders it is about."""
    holder: str = ""
    """Which holder, where it is about one."""
    share: Bounds | None = None
    """How much hangs on it, as a part of the party."""

    def says(self, name: Callable[[str], str] = str) -> Message:
        """The question in words; `name` gives what a party is called."""
        texts = Catalogue.read(Path(__file__).with_name("missing.toml"))
        is_all = self.kind == "rest" and self.share == Bounds.exactly(1)
        values = {"party": name(self.party), "holder": name(self.holder), "share": percent_text(self.share)}
        return texts.message("all" if is_all else self.kind, **values)


def questions_about(standing: Standing, party: str, way: Way = "any-of-them") -> tuple[Question, ...]:
    """What to ask about a party of which it is not known by a way of counting; nothing where it is known.

    If each is answered by "nobody listed", the answer is no, and none of them can be left out for that; the one on
    which most hangs comes first. Where even that does not lead to a no, or so much is open that it would take long to
    find the fewest, all that is open is asked.
    """
    standing = _upward(standing, party)
    if held_by(standing, (party,))[party].by[way].truth is not UNKNOWN:
        return ()
    asked = sorted(_open(standing), key=lambda each: each.share.high or 0 if each.share else 0, reverse=True)
    is_too_much = len(asked) * len(standing.register.parties) > _EFFORT
    if is_too_much or not _is_no(standing, asked, party, way):
        return tuple(asked)
    needed = _fewest((), asked, lambda answered: _is_no(standing, answered, party, way), is_changed=False)
    return tuple(each for each in asked if each in needed)


def _fewest(
    given: tuple[Question, ...],
    asked: Sequence[Question],
    settles: Callable[[tuple[Question, ...]], bool],
    *,
    is_changed: bool,
) -> tuple[Question, ...]:
    """Those of the questions that settle it beside those given, and none of which can be left out.

    By halves (QuickXplain, Junker 2004): few tries where few are needed of many, those asked first kept first.
    """
    if is_changed and settles(given):
        return ()
    if len(asked) == 1:
        return (asked[0],)
    first, second = asked[: len(asked) // 2], asked[len(asked) // 2 :]
    of_second = _fewest((*given, *first), second, settles, is_changed=True)
    of_first = _fewest((*given, *of_second), first, settles, is_changed=bool(of_second))
    return (*of_first, *of_second)


def _is_no(standing: Standing, answered: Iterable[Question], party: str, way: Way) -> bool:
    return held_by(_settled(standing, answered), (party,))[party].by[way].truth is NO


def _upward(standing: Standing, party: str) -> Standing:
    """The party with everybody above it up to those who are listed, and nobody else."""
    register, above, waiting = standing.register, {party: None}, [party]
    ends = set()
    while waiting:
        below = waiting.pop()
        if below != party and below not in register.principal and standing.is_surely(below):
            ends.add(below)  # who holds somebody listed is no matter
            continue
        for each in (*register.holders_of(below), *register.beyond.get(below, ())):
            if each.owner not in above:
                above[each.owner] = None
                waiting.append(each.owner)
    inner = above.keys() - ends
    kept = Register(
        tuple(above),
        {each: weights for each, weights in register.holders.items() if each in inner},
        {each: weights for each, weights in register.beyond.items() if each in inner},
        {each: weight for each, weight in register.principal.items() if each in above},
        {each: total for each, total in register.overfull.items() if each in inner},
        register.persons | ends,
    )
    listed = {each: standing.listed[each] for each in above if each in standing.listed}
    return Standing(kept, listed, frozenset(each for each in above if each in standing.closed))


def _open(standing: Standing) -> Iterator[Question]:
    """Everything that is not known above a party."""
    register = standing.register
    for party in register.parties:
        if standing.listed.get(party, UNKNOWN) is UNKNOWN:
            held = [each.high for weights in register.holders.values() for each in weights if each.owner == party]
            if held or party != register.parties[0]:  # of itself only where it holds those who hold it
                share = Bounds(Fraction(0), max(held, default=Fraction(1)))
                yield Question("listed", register.parties[0], party, share)
        if party in register.persons or party in standing.closed or party in register.principal:
            continue
        weights = register.holders.get(party, ())
        if party in register.overfull:
            yield Question("sum", party, "", Bounds.exactly(register.overfull[party]))
            continue
        rest = 1 - sum((each.taken for each in weights), start=Fraction(0))
        if rest:
            yield Question("rest", party, "", Bounds.exactly(rest))
        for each in weights:
            if each.low != each.high or each.low != each.taken:
                yield Question("share", party, each.owner, Bounds(each.low, each.high))
        for each in register.beyond.get(party, ()):
            yield Question("between", party, each.owner, Bounds.exactly(each.high))


def _settled(standing: Standing, answered: Iterable[Question]) -> Standing:
    """As it would be if each question were answered by "nobody listed"."""
    register = standing.register
    holders = {party: list(weights) for party, weights in register.holders.items()}
    beyond, overfull, listed = dict(register.beyond), dict(register.overfull), dict(standing.listed)
    for each in answered:
        if each.kind == "listed":
            listed[each.holder] = NO
        elif each.kind == "rest" and each.share is not None:
            rest = each.share.low
            holders.setdefault(each.party, []).append(Weight(_NOBODY, rest, rest, rest, ()))
        elif each.kind == "share":
            holders[each.party] = [_at_least(weight, each.holder) for weight in holders[each.party]]
        elif each.kind == "between":
            beyond[each.party] = tuple(weight for weight in beyond[each.party] if weight.owner != each.holder)
        else:
            overfull.pop(each.party, None)
    changed = replace(
        register,
        parties=(*register.parties, _NOBODY),
        holders={party: tuple(weights) for party, weights in holders.items()},
        beyond=beyond,
        overfull=overfull,
        persons=register.persons | {_NOBODY},
    )
    return Standing(changed, {**listed, _NOBODY: NO}, standing.closed)


def _at_least(weight: Weight, holder: str) -> Weight:
    """A holder who has no more than he surely has."""
    return replace(weight, high=weight.low, taken=weight.low) if weight.owner == holder else weight
