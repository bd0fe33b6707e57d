"""Who receives the goods of a line: military, listed, held by somebody listed, barred, of which country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...logic.truth import NO, UNKNOWN, Truth, any_true
from ...tables.rows import Party
from ..screening.listings import Listings, notices_of, stands_on
from ..screening.screened import CONTROL_LIST, NATIONAL_LISTS, WATCH_LIST
from .persons import is_defence_contractor, is_of

__all__ = ["judged_by_lists", "recipient_facts"]


def recipient_facts(roles: Mapping[str, Party | None], listings: Listings) -> dict[str, Truth]:
    """The facts about recipients by their roles, with the notices as they stand on the day.

    Where no importer is named the consignee imports. As long as no end user is named, or nobody who imports, every fact
    about recipients stays open: somebody does.
    """
    roles = {role: listings.of(party) for role, party in roles.items()}
    judged = [roles[role] for role in judged_by_lists(roles)]
    unnamed = NO if len(judged) == 2 else UNKNOWN  # one who imports and one who uses it

    def among(parties: Iterable[Party | None], asked: Callable[[Party], Truth]) -> Truth:
        return any_true([*(UNKNOWN if party is None else asked(party) for party in parties), unnamed])

    everybody = list(roles.values())
    return {
        "recipient_is_military_user": among(everybody, lambda party: party.military_user),
        "recipient_is_defence_contractor": among(everybody, is_defence_contractor),
        "recipient_is_held_by_military_user": among(everybody, lambda party: party.held_by_military_user),
        "recipient_is_of_united_states": among(everybody, lambda party: is_of(party, "US")),
        "recipient_is_of_japan": among(everybody, lambda party: is_of(party, "JP")),
        "importer_or_end_user_is_listed": among(
            judged, lambda party: any_true(stands_on(party, each, listings) for each in NATIONAL_LISTS)
        ),
        "importer_or_end_user_is_on_control_list": among(
            judged, lambda party: stands_on(party, CONTROL_LIST, listings)
        ),
        "importer_or_end_user_is_on_watch_list": among(judged, lambda party: stands_on(party, WATCH_LIST, listings)),
        "importer_or_end_user_listing_is_suspended": among(
            judged, lambda party: _stands(party, "control-list-suspended")
        ),
        "importer_or_end_user_listing_is_stopped": among(judged, lambda party: _stands(party, "control-list-stopped")),
        "importer_or_end_user_is_held_by_listed": among(judged, lambda party: party.held_by_listed),
        "importer_or_end_user_is_held_by_control_listed": among(
            judged, lambda party: listings.held_by_those_on(CONTROL_LIST, party)
        ),
        "importer_or_end_user_is_held_by_watch_listed": among(
            judged, lambda party: listings.held_by_those_on(WATCH_LIST, party)
        ),
        "importer_or_end_user_is_barred_from_chinese_items": among(judged, lambda party: _is_barred(party, listings)),
    }


def judged_by_lists(roles: Mapping[str, Party | None]) -> tuple[str, ...]:
    """The roles that the lists speak of, as far as somebody is named for them: the importer and the end user."""
    wanted = ("importer" if "importer" in roles else "consignee", "end_user")
    return tuple(role for role in wanted if role in roles)


def _stands(party: Party, standing: str) -> Truth:
    return Truth.of(None if party.listed is None else party.listed == standing)


def _is_barred(party: Party, listings: Listings) -> Truth:
    """By the notice that lists the party; without its number a listed party may be barred."""
    if party.listed is not None and party.listed != "control-list":
        return NO
    if party.listed_by is None:
        return UNKNOWN
    return any_true(UNKNOWN if notice is None else Truth.of(notice in listings.barring) for notice in notices_of(party))
