"""Who receives the goods of a line: military, listed, held by somebody listed, barred, of which country."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from ..logic.truth import NO, UNKNOWN, Truth, any_true
from ..tables.rows import Party
from .persons import is_defence_contractor, is_of

__all__ = ["judged_by_lists", "notice_id", "notices_of", "recipient_facts"]

_NUMBER_YEAR = re.compile(r"(\d{1,3})\s*(?:号|號)?\s*[/／]\s*(\d{4})")
_YEAR_NUMBER = re.compile(r"(\d{4})\s*年?\D{0,3}?(\d{1,3})\s*[号號]?")


def recipient_facts(roles: Mapping[str, Party | None], barring: Collection[str]) -> dict[str, Truth]:
    """The facts about recipients by their roles; `barring` are the notices that bar foreign persons too, by their ids.

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
        "importer_or_end_user_is_listed": among(judged, lambda party: _stands(party, "control-list", "watch-list")),
        "importer_or_end_user_is_on_control_list": among(judged, lambda party: _stands(party, "control-list")),
        "importer_or_end_user_is_on_watch_list": among(judged, lambda party: _stands(party, "watch-list")),
        "importer_or_end_user_listing_is_suspended": among(
            judged, lambda party: _stands(party, "control-list-suspended")
        ),
        "importer_or_end_user_listing_is_stopped": among(judged, lambda party: _stands(party, "control-list-stopped")),
        "importer_or_end_user_is_held_by_listed": among(judged, lambda party: party.held_by_listed),
        "importer_or_end_user_is_barred_from_chinese_items": among(judged, lambda party: _is_barred(party, barring)),
    }


def judged_by_lists(roles: Mapping[str, Party | None]) -> tuple[str, ...]:
    """The roles that the lists speak of, as far as somebody is named for them: the importer and the end user."""
    wanted = ("importer" if "importer" in roles else "consignee", "end_user")
    return tuple(role for role in wanted if role in roles)


def _stands(party: Party, *lists: str) -> Truth:
    return Truth.of(None if party.listed is None else party.listed in lists)


def _is_barred(party: Party, barring: Collection[str]) -> Truth:
    """By the notice that lists the party; without its number a listed party may be barred."""
    if party.listed is not None and party.listed != "control-list":
        return NO
    if party.listed_by is None:
        return UNKNOWN
    return any_true(UNKNOWN if notice is None else Truth.of(notice in barring) for notice in notices_of(party))


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
