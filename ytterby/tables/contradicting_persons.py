"""What the tables say of one person that cannot be so together: whose person it is, told twice and told otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..logic.truth import NO, UNKNOWN, YES
from .complaints import complaint
from .issues import Issue
from .rows import Party, Recipient

__all__ = ["plainly_chinese_or_not", "with_one_home"]

MAINLAND = "CN"
LEFT_OPEN = (MAINLAND, "HK", "MO", "TW")
"""A person of the three regions may be called a Chinese person or not."""


def plainly_chinese_or_not(parties: Iterable[Party], issues: list[Issue]) -> Iterable[Party]:
    """The parties; of one called a Chinese person against its seat or nationality it is unknown whether it is one."""
    for party in parties:
        home = _home(party)
        is_told_otherwise = (party.chinese_person is NO and home == MAINLAND) or (
            party.chinese_person is YES and home is not None and home not in LEFT_OPEN
        )
        if is_told_otherwise:
            issues.append(complaint("chinese-person-or-not", party.place, home=home))
            yield replace(party, chinese_person=UNKNOWN, unreadable=party.unreadable | {"chinese_person"})
        else:
            yield party


def with_one_home(recipients: Iterable[Recipient], parties: Iterable[Party]) -> Iterable[Issue]:
    """An issue for each recipient whose home country is not the nationality that the table of parties tells."""
    nationalities = {party.party_id: party.nationality for party in parties}
    for recipient in recipients:
        nationality, home = nationalities.get(recipient.party_id), recipient.home_country
        if nationality is not None and home is not None and home != nationality:
            yield complaint("home-told-twice", recipient.place, home, nationality=nationality)


def _home(party: Party) -> str | None:
    """A natural person's nationality, an organisation's seat; of a party of unknown kind whichever is told."""
    if party.kind is None:
        return party.nationality or party.country
    return party.nationality if party.kind == "natural" else party.country
