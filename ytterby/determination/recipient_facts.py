"""Who receives the goods of a line: military, listed, held by somebody listed, barred, of which country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..logic.lawbook import Force
from ..logic.truth import NO, UNKNOWN, Truth, any_true
from ..tables.rows import Party
from .persons import is_defence_contractor, is_of

__all__ = [
    "Listings",
    "judged_by_lists",
    "measures_hold_again",
    "notice_id",
    "notices_of",
    "notices_that_count",
    "recipient_facts",
]

_NUMBER_YEAR = re.compile(r"(\d{1,3})\s*(?:号|號)?\s*[/／]\s*(\d{4})")
_YEAR_NUMBER = re.compile(r"(\d{4})\s*年?\D{0,3}?(\d{1,3})\s*[号號]?")


@dataclass(frozen=True)
class Listings:
    """The notices that put parties on the control list, as far as the cells of a party do not tell enough."""

    barring: frozenset[str] = frozenset()
    """Those that bar persons outside China too from passing Chinese-origin items to whom they list."""
    suspended: Mapping[str, Force] = field(default_factory=dict)
    """Those whose measures were ever suspended, with the state of the measures on the day."""


def recipient_facts(roles: Mapping[str, Party | None], listings: Listings) -> dict[str, Truth]:
    """The facts about recipients by their roles, with the notices as they stand on the day.

    Where no importer is named the consignee imports. As long as no end user is named, or nobody who imports, every fact
    about recipients stays open: somebody does.
    """
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
            judged, lambda party: _stands_in_force(party, listings, "control-list", "watch-list")
        ),
        "importer_or_end_user_is_on_control_list": among(
            judged, lambda party: _stands_in_force(party, listings, "control-list")
        ),
        "importer_or_end_user_is_on_watch_list": among(judged, lambda party: _stands(party, "watch-list")),
        "importer_or_end_user_listing_is_suspended": among(
            judged, lambda party: _stands(party, "control-list-suspended")
        ),
        "importer_or_end_user_listing_is_stopped": among(judged, lambda party: _stands(party, "control-list-stopped")),
        "importer_or_end_user_is_held_by_listed": among(judged, lambda party: party.held_by_listed),
        "importer_or_end_user_is_barred_from_chinese_items": among(judged, lambda party: _is_barred(party, listings)),
    }


def judged_by_lists(roles: Mapping[str, Party | None]) -> tuple[str, ...]:
    """The roles that the lists speak of, as far as somebody is named for them: the importer and the end user."""
    wanted = ("importer" if "importer" in roles else "consignee", "end_user")
    return tuple(role for role in wanted if role in roles)


def _stands(party: Party, *lists: str) -> Truth:
    return Truth.of(None if party.listed is None else party.listed in lists)


def _stands_in_force(party: Party, listings: Listings, *lists: str) -> Truth:
    """Whether a party stands on a list, its measures being in force."""
    return any_true([_stands(party, *lists), measures_hold_again(party, listings)])


def measures_hold_again(party: Party, listings: Listings) -> Truth:
    """Whether measures that the table calls suspended are in force on the day: a suspension may have ended since.

    The state of the notice decides; where that is not confirmed, a look at the lists in the meantime does.
    """
    if party.listed != "control-list-suspended":
        return Truth.of(None if party.listed is None else False)
    return any_true(
        _holds_again(listings.suspended.get(each or ""), party) for each in notices_that_count(party, listings)
    )


def notices_that_count(party: Party, listings: Listings) -> tuple[str | None, ...]:
    """The notices that list a party; where the table calls its measures suspended and names none, each that was."""
    named = notices_of(party)
    return named or (tuple(listings.suspended) if party.listed == "control-list-suspended" else ())


def _holds_again(force: Force | None, party: Party) -> Truth:
    """By the state of the notice, None if nothing is known of a suspension."""
    truth = UNKNOWN if force is None else force.truth
    since = None if force is None else force.since
    was_looked_at = party.screened_on is not None and (since is None or since < party.screened_on)
    return NO if truth is UNKNOWN and was_looked_at else truth


def _is_barred(party: Party, listings: Listings) -> Truth:
    """By the notice that lists the party; without its number a listed party may be barred."""
    if party.listed is not None and party.listed != "control-list":
        return NO
    if party.listed_by is None:
        return UNKNOWN
    return any_true(UNKNOWN if notice is None else Truth.of(notice in listings.barring) for notice in notices_of(party))


def notices_of(party: Party) -> tuple[str | None, ...]:
    """The ids of the notices that the table names for a listed party; None for one whose number cannot be read."""
    named = re.split(r"[;；,，、]", party.listed_by or "")
    return tuple(notice_id(each) for each in named if each.strip())


def notice_id(typed: str) -> str | None:
    """The id of a notice from its number as people write it: `11/2026`, `2026年第11号`; None if it is neither."""
    found = _NUMBER_YEAR.search(typed)
    if found is not None:
        number, year = found.groups()
        return f"mofcom-{year}-{int(number)}"
    found = _YEAR_NUMBER.search(typed)
    return None if found is None else f"mofcom-{found[1]}-{int(found[2])}"
