"""Who stands in the table of ownership and not in that of parties: what that costs, if anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from .complaints import complaint
from .issues import Issue
from .rows import Ownership, Party, Row

__all__ = ["problems_of_ownership"]


def problems_of_ownership(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Issue]:
    """One issue for each name that is no party's id, at its first place, with the number of rows concerned.

    Somebody who is named in the ownership alone is screened by that name: a warning. Who is called by the name of a
    party is not seen to be that party, which costs an answer: an error.
    """
    parties = cast(tuple[Party, ...], tables.get("parties", ()))
    ids = {party.party_id for party in parties}
    by_name = {party.name: party.party_id for party in reversed(parties) if party.name}
    rows_of: dict[str, list[Ownership]] = {}
    for row in cast(tuple[Ownership, ...], tables.get("ownership", ())):
        for name in dict.fromkeys((row.owner_id, row.owned_id)):
            rows_of.setdefault(name, []).append(row)
    for name, rows in rows_of.items():
        if name in ids:
            continue
        place, count = rows[0].place, len(rows)
        if name in by_name:
            yield complaint("party-called-by-name", place, name, party=by_name[name], count=count)
        elif parties:
            yield complaint("in-ownership-alone", place, name, count=count)
