"""What is known of those who take part in a deal, whom the lists are about and others, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...languages import Language
from ...law.saying import name_of
from ...logic.bounds import Bounds
from ...logic.digits import percent, percent_between
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ...parties.decisions import Decision
from ...parties.matching import Match
from ...tables.rows import Party
from ...tables.schema import schema
from ..facts.of_recipients import judged_by_lists
from ..hearing import Hearing
from ..words import words
from .listings import Listings, notices_that_count
from .screened import NATIONAL_LISTS

__all__ = ["ToldOfParty", "told_of_others", "told_of_recipients", "told_record", "told_text"]

Rests = Literal["table", "lists", "number", "decision", "nothing"]


@dataclass(frozen=True)
class ToldOfParty:
    """One party as it stands on the day of the line: whom the lists are about, or another who takes part."""

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
    held_by_list: Mapping[str, Truth]
    """Whether holders on one list alone hold half of it, by the id of the list."""
    is_judged: bool = True
    """Whether the lists are about it in this deal: it imports or uses what is delivered."""

    @property
    def is_concern(self) -> bool:
        """Whether lists tell anything of it: it stands on one, may be somebody who does, or is held by such."""
        is_listed = self.party.listed not in (None, "none")
        return is_listed or bool(self.candidates) or self.is_held is YES


def told_of_recipients(hearing: Hearing, roles: Mapping[str, Party | None]) -> tuple[ToldOfParty, ...]:
    """The importer and the end user of a line or a transfer, each once, as far as the tables name them."""
    listings = hearing.setting.listings(hearing.day, hearing.stance)
    parties: dict[str, tuple[Party, list[str]]] = {}
    for role in judged_by_lists(roles):
        party = roles[role]
        if party is not None:
            parties.setdefault(party.party_id, (party, []))[1].append(role)
    return tuple(_told(party, tuple(named), listings) for party, named in parties.values())


def told_of_others(
    hearing: Hearing, roles: Mapping[str, Party | None], others: Mapping[str, Party]
) -> tuple[ToldOfParty, ...]:
    """Who else takes part, role by role, as far as lists tell anything of them.

    Of `roles`, those who receive, a consignee is one of them where somebody else imports. Who imports or uses what is
    delivered is told of there, whatever else it does.
    """
    judged = judged_by_lists(roles)
    told_there = {party.party_id for role in judged if (party := roles[role]) is not None}
    named = {role: party for role, party in (*others.items(), *roles.items()) if role not in judged}
    listings = hearing.setting.listings(hearing.day, hearing.stance)
    found = (
        replace(_told(party, (role,), listings), is_judged=False)
        for role, party in named.items()
        if party is not None and party.party_id not in told_there
    )
    return tuple(each for each in found if each.is_concern)


def _told(stated: Party, roles: tuple[str, ...], listings: Listings) -> ToldOfParty:
    party = listings.of(stated)
    assert party is not None
    found = None if listings.screening is None else listings.screening.parties.get(party.party_id)
    hits = () if found is None else found.hits
    is_stated = party.listed is not None and party.listed == stated.listed
    rests: Rests = "nothing" if party.listed is None else "table" if is_stated else "lists"
    if rests == "lists" and hits:
        rests = "number" if any(match.is_settled for match in hits) else "decision"
    return ToldOfParty(
        roles,
        party,
        rests,
        tuple(notice for notice in notices_that_count(party, listings) if notice is not None),
        () if listings.screening is None or party.listed is not None else _open(listings, party.party_id),
        () if found is None else found.decided,
        party.held_by_listed,
        listings.held_between.get(party.party_id),
        {each: listings.held_by_those_on(each, party) for each in NATIONAL_LISTS},
    )


def _open(listings: Listings, party_id: str) -> tuple[Match, ...]:
    assert listings.screening is not None
    return listings.screening.open(party_id, listings.day)


def told_text(told: ToldOfParty, language: Language) -> str:
    """One line for a person: who it is, on which list, on what that rests, and who holds it."""
    return " · ".join(_parts(told, language))


def _parts(told: ToldOfParty, language: Language) -> Iterator[str]:
    name = told.party.name or told.party.party_id
    roles = words().say("role-and", language).join(_role(role, language, told) for role in told.roles)
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
        yield words().say("told-held", language, share=_share(told, told.held, language))
    if told.is_judged or told.is_held is YES:
        yield words().say(f"told-held-{told.is_held.name.lower()}", language)
    if told.is_held is YES:
        yield words().say(f"told-held-by-{_holders(told)}", language)


def _share(told: ToldOfParty, held: Bounds, language: Language) -> str:
    """How much listed parties hold. Half itself is enough: up to half, and surely not half, is less than half."""
    from ...parties.ownership.ways import HALF  # only where somebody is held

    if told.is_held is not NO or held.high is None or not held.low < HALF <= held.high:
        return percent_between(held)
    return words().say("told-below-half", language, low=percent(held.low, 4, "down"))


def _role(role: str, language: Language, told: ToldOfParty) -> str:
    """What a role is called: of those whom the lists are about as the law calls it, of others as the table does."""
    if told.is_judged:
        return words().say(f"role-{role}", language)
    columns = schema()["shipments"].columns
    return (columns if role in columns else schema()["transfers"].columns)[role].label.in_(language)


def _holders(told: ToldOfParty) -> str:
    """On which list those stand who hold half: on one, on each of both, on both only together, or it is not known."""
    holding = [each for each, truth in told.held_by_list.items() if truth is YES]
    if UNKNOWN in told.held_by_list.values() and not holding:
        return "unknown"
    return holding[0] if len(holding) == 1 else "each" if holding else "together"


def told_record(told: ToldOfParty, language: Language) -> dict[str, Any]:
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
        "held_by_list": {each: truth.name.lower() for each, truth in told.held_by_list.items()},
        "held_between": None if told.held is None else _share(told, told.held, language),
        "says": told_text(told, language),
    }
