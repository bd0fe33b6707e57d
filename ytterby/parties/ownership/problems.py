"""What is wrong with stakes taken together: too much held, branches of several, shares that are not votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

from ...languages import Catalogue
from ...logic.bounds import Bounds
from ...tables.issues import Issue, Severity
from ...tables.rows import Place
from .register import Register, register_of
from .stake import Stake, percent_text

__all__ = ["complaint", "problems_of", "where"]


def problems_of(stakes: Sequence[Stake]) -> Iterator[Issue]:
    """What is wrong with the stakes that count on one day."""
    register = register_of(stakes)
    yield from _of_sums(register)
    yield from _of_branches(stakes, register)
    yield from _of_votes(stakes)


def _of_sums(register: Register) -> Iterator[Issue]:
    """An issue for each party of which more than the whole is held, in shares or in votes."""
    for owned, total in register.overfull.items():
        stakes = [stake for weight in register.holders[owned] for stake in weight.stakes]
        last = max(stakes, key=lambda stake: stake.place.row)
        yield complaint(
            "over-the-whole",
            last.place,
            owned,
            owned=owned,
            total=percent_text(Bounds.exactly(total)),
            owners=tuple(f"{stake.owner} {percent_text(stake.bounds)}" for stake in stakes),
            rows=tuple(where(stake.place, last.place) for stake in stakes),
        )


def _of_branches(stakes: Sequence[Stake], register: Register) -> Iterator[Issue]:
    """An issue for each branch of several or of itself, and for each holding in a branch, which has no shares."""
    owners: dict[str, list[Stake]] = defaultdict(list)
    for stake in stakes:
        if stake.relation == "branch":
            owners[stake.owned].append(stake)
    for branch, group in owners.items():
        named = tuple(dict.fromkeys(stake.owner for stake in group))
        if len(named) > 1:
            yield complaint("branch-of-several", group[-1].place, branch, branch=branch, owners=named)
        elif branch not in register.principal:
            yield complaint("branch-circle", group[-1].place, branch, branches=(branch, *named))
    for stake in stakes:
        of = register.principal.get(stake.owned)
        if stake.relation != "branch" and of is not None and stake.owner != of.owner:
            yield complaint("holds-a-branch", stake.place, stake.owned, branch=stake.owned, of=of.owner)


def _of_votes(stakes: Iterable[Stake]) -> Iterator[Issue]:
    """A warning for each holding whose shares and votes are not the same."""
    stakes = tuple(stakes)
    shares = {(stake.owner, stake.owned): stake for stake in stakes if stake.relation == "shares"}
    for stake in stakes:
        other = shares.get((stake.owner, stake.owned))
        if stake.relation == "votes" and other is not None and stake.bounds.meet(other.bounds) is None:
            yield complaint(
                "shares-and-votes",
                stake.place,
                stake.owned,
                owner=stake.owner,
                owned=stake.owned,
                shares=percent_text(other.bounds),
                votes=percent_text(stake.bounds),
            )


def where(place: Place, beside: Place) -> str:
    """The row of a place, with its file and sheet where they are not those beside."""
    names = [place.file] if place.file != beside.file else []
    names += [place.sheet] if place.sheet and place.sheet != beside.sheet else []
    return " ".join([*names, str(place.row)])


def complaint(code: str, place: Place, cell: str = "", **values: object) -> Issue:
    """The issue of a code of the catalogue at a place, with what stood in the cell and what fills the texts."""
    texts = Catalogue.read(Path(__file__).with_name("issues.toml"))
    severity = cast(Severity, texts.data(code).get("severity", "error"))
    return Issue(code, place, texts.message(code, **values), texts.message(f"{code}-cure", **values), severity, cell)
