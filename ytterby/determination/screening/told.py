"""What is known of those whom the lists are about, and on what it rests: the table, the lists, a number, a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...languages import Language
from ...law.saying import name_of
from ...logic.bounds import Bounds
from ...logic.digits import percent_between
from ...logic.truth import Truth
from ...parties.decisions import Decision
from ...parties.matching import Match
from ...tables.rows import Party
from ..facts.of_recipients import judged_by_lists
from ..hearing import Hearing
from ..words import words
from .listings import Listings, notices_that_count

__all__ = ["ToldOfRecipient", "recipient_record", "recipient_text", "told_of_recipients"]

Rests = Literal["table", "lists", "number", "decision", "nothing"]


@dataclass(frozen=True)
class ToldOfRecipient:
    """One party whom the lists are about, as it is judged on the day of the line."""

    roles: tuple[str, ...]
    party: Party
    """With what the screening and the table of ownership fill in."""
    rests_on: Rests
    notices: tuple[str, ...]
    candidates: tuple[Match, ...]
    """Entries that it may be, for a person to decide."""
    decisions: tuple[Decision, ...]
    """What persons decided of entries that it is."""
    is_held: Truth
    held: Bounds | None
    """How much of it listed parties hold, as the firm counts; None where the table of ownership tells nothing."""


def told_of_recipients(hearing: Hearing, roles: Mapping[str, Party | None]) -> tuple[ToldOfRecipient, ...]:
    """The importer and the end user of a line or a transfer, each once, as far as the tables name them."""
    listings = hearing.setting.listings(hearing.day, hearing.stance)
    parties: dict[str, tuple[Party, list[str]]] = {}
    for role in judged_by_lists(roles):
        party = roles[role]
        if party is not None:
            parties.setdefault(party.party_id, (party, []))[1].append(role)
    return tuple(_told(party, tuple(named), listings) for party, named in parties.values())


def _told(stated: Party, roles: tuple[str, ...], listings: Listings) -> ToldOfRecipient:
    party = listings.of(stated)
    assert party is not None
    found = None if listings.screening is None else listings.screening.parties.get(party.party_id)
    hits = () if found is None else found.hits
    is_stated = party.listed is not None and party.listed == stated.listed
    rests: Rests = "nothing" if party.listed is None else "table" if is_stated else "lists"
    if rests == "lists" and hits:
        rests = "number" if any(match.is_settled for match in hits) else "decision"
    return ToldOfRecipient(
        roles,
        party,
        rests,
        tuple(notice for notice in notices_that_count(party, listings) if notice is not None),
        () if listings.screening is None or party.listed is not None else _open(listings, party.party_id),
        () if found is None else found.decided,
        party.held_by_listed,
        listings.held_between.get(party.party_id),
    )


def _open(listings: Listings, party_id: str) -> tuple[Match, ...]:
    assert listings.screening is not None
    return listings.screening.open(party_id, listings.day)


def recipient_text(told: ToldOfRecipient, language: Language) -> str:
    """One line for a person: who it is, on which list, on what that rests, and who holds it."""
    return " · ".join(_parts(told, language))


def _parts(told: ToldOfRecipient, language: Language) -> Iterator[str]:
    name = told.party.name or told.party.party_id
    roles = words().say("role-and", language).join(words().say(f"role-{role}", language) for role in told.roles)
    yield f"{roles}: {name}"
    listed = told.party.listed
    standing = words().say("told-open" if listed is None else f"told-{listed}", language)
    yield f"{standing} ({', '.join(name_of(each, language) for each in told.notices)})" if told.notices else standing
    if told.candidates:
        yield words().say("told-candidates", language, entries=tuple(each.entry.names[0] for each in told.candidates))
    if told.rests_on != "nothing":
        yield words().say(f"rests-on-{told.rests_on}", language, day=told.party.screened_on or "–")
    for each in told.decisions if told.rests_on == "decision" else ():
        yield words().say("decided", language, by=each.by, day=each.on, why=each.why)
    if told.held is not None:
        yield words().say("told-held", language, share=percent_between(told.held))
    yield words().say(f"told-held-{told.is_held.name.lower()}", language)


def recipient_record(told: ToldOfRecipient, language: Language) -> dict[str, Any]:
    """The same as data."""
    return {
        "roles": list(told.roles),
        "party": told.party.party_id,
        "name": told.party.name,
        "listed": told.party.listed,
        "notices": list(told.notices),
        "rests_on": told.rests_on,
        "seen_on": None if told.party.screened_on is None else told.party.screened_on.isoformat(),
        "candidates": [{"entry": each.entry.entry_id, "name": each.entry.names[0]} for each in told.candidates],
        "decisions": [{"by": each.by, "on": each.on.isoformat(), "why": each.why} for each in told.decisions],
        "held_by_listed": told.is_held.name.lower(),
        "held_between": None if told.held is None else percent_between(told.held),
        "says": recipient_text(told, language),
    }
