"""What follows from a listing for whoever deals with the party: under 61, for exports from China, for supply abroad.

The rules of the law themselves are asked, on a supposed deal of which everything is known but the party and its use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ...law.lawbook import Statutes
from ...law.mofcom_2024_46 import rules as rules_46
from ...law.mofcom_2025_61 import rules as rules_61
from ...law.mofcom_2026_1 import rules as rules_1
from ...law.statecouncil_792 import rules as rules_792
from ...logic.conditions import Flag, Provision, Reading
from ...logic.explain import explain
from ...logic.lawbook import Force
from ...logic.truth import NO, YES, Truth
from ...parties.lists import Entry
from ...tables.rows import Party
from ..facts.of_recipients import recipient_facts
from ..facts.persons import is_of
from ..firm import Firm
from ..setting import laws_of
from .listings import Listings, gravest, numbers

__all__ = ["Consequence", "Deal", "consequences"]

Deal = Literal["under-61", "from-china", "from-abroad"]
"""An application under 61; a listed dual-use item exported from China; one of Chinese origin supplied from abroad."""
Follows = Literal["refused", "prohibited", "strict"]

_PLACES = ("exporter_in", "leaves_from", "goes_to", "ends_in")
_ABROAD: Mapping[str, Truth] = {f"{place}_{where}": NO for place in _PLACES for where in ("mainland_china", "hk_mo_tw")}
_LISTED: Mapping[str, Truth] = {
    "crosses_a_border": YES,
    "is_technology": NO,
    "is_listed_in_18": YES,
    "is_deep_processed": NO,
}
_SUPPOSED: Mapping[Deal, Mapping[str, Truth]] = {
    "under-61": {},
    "from-china": {
        **_ABROAD,
        **_LISTED,
        "exporter_in_mainland_china": YES,
        "leaves_from_mainland_china": YES,
        "exporter_is_chinese_person": YES,
    },
    "from-abroad": {**_ABROAD, **_LISTED, "originates_in_mainland_china": YES, "exporter_is_chinese_person": NO},
}
_ASKED: tuple[tuple[Deal, Provision, Follows], ...] = (
    ("under-61", rules_61.refused_users, "refused"),
    ("from-china", rules_792.control_list, "prohibited"),
    ("from-china", rules_792.watch_list, "strict"),
    ("from-abroad", rules_792.barred_transfer, "prohibited"),
    ("from-china", rules_46.military_america, "prohibited"),
    ("from-abroad", rules_46.transfer_to_america, "prohibited"),
    ("from-china", rules_1.military_japan, "prohibited"),
    ("from-abroad", rules_1.transfer_to_japan, "prohibited"),
)


@dataclass(frozen=True)
class Consequence:
    """One provision that bites if the party imports or uses what is delivered, or may."""

    deal: Deal
    provision: Provision
    follows: Follows
    truth: Truth
    """As the law stands on the day."""
    in_force: Truth
    """As if the provision were in force; whether the measures against the party themselves stand is as on the day."""
    force: Force
    """How the provision stands on the day."""
    open: tuple[str, ...]
    """The facts that leave it open, such as whether the use is military."""
    readings: tuple[str, ...]
    """The open points that the answer turned on."""


def consequences(
    entries: Iterable[Entry],
    statutes: Statutes,
    firm: Firm,
    day: date,
    known: date,
    *,
    country: str = "",
    held_by: Mapping[str, Truth] | None = None,
) -> tuple[Consequence, ...]:
    """What follows, on a day and as known on another, if the entries (one or several) are the importer or end user.

    `held_by`: the party is on no list but held by half or more; whether by those on one list, by the id of the list.
    `country` is then its own country.
    What surely does not follow is left out.
    """
    law, unsuspended = laws_of(statutes, firm.stance, firm.stance, day, known)
    listings = Listings.on(law)
    party = _party(tuple(entries), listings, country, is_held=held_by is not None)
    held_by_list = {name: {party.party_id: truth} for name, truth in (held_by or {}).items()}
    listings = replace(listings, held_by_list=held_by_list)
    recipients = {
        **recipient_facts({"importer": party, "end_user": party}, listings),
        "goes_to_united_states": is_of(party, "US"),  # what it is sent goes where it is
        "goes_to_japan": is_of(party, "JP"),
    }
    found = []
    for deal, provision, follows in _ASKED:
        case = {**_SUPPOSED[deal], **recipients}
        as_it_stands, in_force = explain(provision, case, law), explain(provision, case, unsuspended)
        if in_force.truth is not NO:
            found.append(
                Consequence(
                    deal,
                    provision,
                    follows,
                    as_it_stands.truth,
                    in_force.truth,
                    law.force(provision.cites),
                    tuple(
                        dict.fromkeys(each.of.fact for each in in_force.open_questions() if isinstance(each.of, Flag))
                    ),
                    tuple(dict.fromkeys(each.of.name for each in in_force.leaves() if isinstance(each.of, Reading))),
                )
            )
    return tuple(found)


def _party(entries: tuple[Entry, ...], listings: Listings, country: str, *, is_held: bool) -> Party:
    """The party as the table would tell of it."""
    own_country = country or next((entry.country for entry in entries if entry.country), None)
    return Party(
        party_id="party",
        kind="legal",
        country=own_country,
        listed="none" if is_held else gravest(listings.code_of(entry) for entry in entries),
        listed_by=None if is_held else numbers(entries),
        held_by_listed=YES if is_held else NO,
    )
