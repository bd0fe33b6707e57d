"""Parties that the tables say are not held by half, though the table of ownership shows that they surely are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...logic.digits import percent_between
from ...logic.truth import NO, YES
from ...tables.issues import Issue
from ...tables.rows import Party
from ..problems import issue_of
from .listings import Listings

__all__ = ["problems_of_holders"]


def problems_of_holders(parties: Iterable[Party], listings: Listings) -> Iterator[Issue]:
    """The issues by the holdings of a day, counted as the firm reads the rule."""
    for party in parties:
        if party.held_by_listed is NO and listings.held_by_listed.get(party.party_id) is YES:
            share = percent_between(listings.held_between[party.party_id])
            yield issue_of("held-though-no", party.place, party.name or party.party_id, share=share)
        if party.held_by_military_user is NO and listings.held_by_military_user.get(party.party_id) is YES:
            yield issue_of("held-by-military-though-no", party.place, party.name or party.party_id)
