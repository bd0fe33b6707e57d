"""What a party is before the law: Chinese or foreign, of which country, what its answers leave open."""

from __future__ import annotations

from ...bom.basis import REGIONS
from ...logic.truth import NO, UNKNOWN, YES, Truth
from ...tables.rows import Party

__all__ = ["home_of", "is_chinese_person", "is_defence_contractor", "is_of"]


def home_of(party: Party | None) -> str | None:
    """The country whose person a party is: a natural person's nationality, else where an organisation is established.

    A natural person's place of living says nothing of nationality. Where the kind of party is not stated, a nationality
    tells a person; where kind or nationality cannot be read, the seat of an organisation is not taken for either.
    """
    if party is None:
        return None
    if party.kind is not None:
        return party.nationality if party.kind == "natural" else party.country
    is_readable = party.unreadable.isdisjoint({"kind", "nationality"})
    return party.nationality or (party.country if is_readable else None)


def is_chinese_person(party: Party | None) -> Truth:
    """Whether a party is a Chinese citizen, legal person or other organisation: as stated, else by its home.

    A person of Hong Kong, Macau or Taiwan is left open unless the table says so.
    """
    if party is None:
        return UNKNOWN
    if party.chinese_person is not UNKNOWN or "chinese_person" in party.unreadable:
        return party.chinese_person
    home = home_of(party)
    return UNKNOWN if home is None or home in REGIONS else Truth.of(home == "CN")


def is_defence_contractor(party: Party) -> Truth:
    """Whether a party is one; who is said to be no military user at all is none, for that question names them too."""
    if party.defence_contractor is UNKNOWN and "defence_contractor" not in party.unreadable:
        return NO if party.military_user is NO else UNKNOWN
    return party.defence_contractor


def is_of(party: Party | None, country: str) -> Truth:
    """Whether a party belongs to a country: by its home, or because it is there; where else it is tells no home."""
    if party is None:
        return UNKNOWN
    home = home_of(party)
    if country in (home, party.located_in, party.country):
        return YES
    return UNKNOWN if home is None else NO
