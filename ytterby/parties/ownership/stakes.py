"""The stakes that count on a day: of several statements about one holding the latest, and what is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import reduce
from typing import Literal, cast

from ...logic.bounds import NOTHING, Bounds
from ...tables.issues import Issue
from ...tables.rows import Ownership
from .problems import complaint, problems_of, where
from .stake import ALL, Interest, Relation, Stake, percent_text, within_the_whole

__all__ = ["Stake", "stakes_of"]


def stakes_of(
    rows: Iterable[Ownership], on: date, persons: Collection[str] = ()
) -> tuple[tuple[Stake, ...], tuple[Issue, ...]]:
    """The stakes that count on a day, in the order of the rows, and what is wrong with the rows.

    Statements made of a later day do not count, nor do holdings that ended before the day. Of several statements about
    one holding the latest counts; those of one day, or of no day, must all be true, and if they cannot the share lies
    anywhere between them. `persons` are natural persons, whom nobody can hold.
    """
    issues: list[Issue] = []
    groups: dict[tuple[str, str, Interest, Relation], list[Ownership]] = defaultdict(list)
    for row in rows:
        if row.owner_id == row.owned_id:
            issues.append(complaint("holds-itself", row.place, row.owner_id, party=row.owner_id))
        elif row.owned_id in persons:
            issues.append(complaint("holds-a-person", row.place, row.owned_id, party=row.owned_id))
        elif row.as_of is None or row.as_of <= on:
            groups[row.owner_id, row.owned_id, _interest(row), _relation(row)].append(row)
    found = (_one_stake(interest, relation, group, on, issues) for (_, _, interest, relation), group in groups.items())
    stakes = tuple(stake for stake in found if stake is not None)
    return stakes, (*issues, *problems_of(stakes))


def _interest(row: Ownership) -> Interest:
    return "either" if "interest" in row.unreadable else cast(Interest, row.interest or "direct")


def _relation(row: Ownership) -> Relation:
    return "other" if "relation" in row.unreadable else cast(Relation, row.relation or "shares")


def _one_stake(
    interest: Interest, relation: Relation, rows: Sequence[Ownership], on: date, issues: list[Issue]
) -> Stake | None:
    """The stake of one owner in one party by all rows that speak of it; None if it has ended."""
    days = {day for row in rows if (day := _moment(row, on)) is not None}
    latest = max(days, default=None)
    current = [row for row in rows if _moment(row, on) in {latest, None}]
    if all(_has_ended(row, on) for row in current):
        return None
    first = next(row for row in current if _moment(row, on) == latest)
    said = [_said(row, relation, on) for row in current]
    met = _met(said)
    if met == "contradiction":
        code = "undated" if latest is not None and None in {_moment(row, on) for row in current} else "same-day"
        issues.append(_contradiction(code, current[-1], current, said))
        share: Bounds | None = reduce(Bounds.hull, [each for each in said if isinstance(each, Bounds)])
    else:
        share = met
    older = [row for row in rows if row not in current and _said(row, relation, on) != share]
    if older and latest is not None:
        before = [_said(older[-1], relation, on), share]
        issues.append(_contradiction("later-counts", first, [older[-1], first], before, day=latest.isoformat()))
    return Stake(first.owner_id, first.owned_id, share, latest, interest, relation, first.place)


def _has_ended(row: Ownership, on: date) -> bool:
    return row.ended_on is not None and row.ended_on < on


def _moment(row: Ownership, on: date) -> date | None:
    """The day of which a row speaks; one that tells of an end speaks of that day at least."""
    days = (row.as_of, row.ended_on if _has_ended(row, on) else None)
    return max((day for day in days if day is not None), default=None)


def _said(row: Ownership, relation: Relation, on: date) -> Bounds | Literal["anything"] | None:
    """What a row says of the share: None for nothing, `anything` where a cell that matters could not be read."""
    if _has_ended(row, on):
        return NOTHING
    if relation == "branch":
        return ALL
    if not row.unreadable.isdisjoint({"percent", "relation", "ended_on"}):
        return "anything"
    return None if row.percent is None else within_the_whole(row.percent)


def _met(said: Iterable[Bounds | Literal["anything"] | None]) -> Bounds | Literal["contradiction"] | None:
    """What is known if all of it is true; beside a cell that could not be read nothing is."""
    met: Bounds | None = None
    for each in said:
        if each == "anything":
            return None
        both = each if met is None or each is None else met.meet(each)
        if both is None and each is not None:
            return "contradiction"
        met = both or met
    return met


def _contradiction(
    code: str, at: Ownership, rows: Sequence[Ownership], said: Sequence[object], **values: object
) -> Issue:
    shares = [percent_text(each if isinstance(each, Bounds) else None) for each in said]
    return complaint(
        code,
        at.place,
        at.owned_id,
        owner=at.owner_id,
        owned=at.owned_id,
        shares=tuple(dict.fromkeys(shares)),
        rows=tuple(where(row.place, at.place) for row in rows),
        **values,
    )
