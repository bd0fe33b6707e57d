"""Warns of those who take part without importing or using what is delivered, where lists tell something of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ...languages import LANGUAGES, Language, Text
from ...law.mofcom_2025_61 import rules as rules_61
from ...law.mofcom_2025_62 import rules as rules_62
from ...law.saying import name_of, names_of
from ...law.statecouncil_792 import rules as rules_792
from ...tables.issues import Issue
from ...tables.rows import Place
from ..hearing import Hearing
from ..problems import issue_of
from ..words import words
from .listings import Listings, notices_of
from .told import ToldOfParty, told_text

__all__ = ["Deal", "problems_of_others"]

ABOUT = tuple(
    each.cites
    for each in (rules_61.refused_users, rules_792.watch_list, rules_792.control_list, rules_792.barred_transfer)
)
"""The passages that tell what follows from a listing; each speaks of importers and end users."""
SERVES_A_BREACH = f"{rules_792.ID}/36"
SERVES_A_TRANSFER = rules_62.inquiry_by_service_provider.cites
CODES = {
    **dict.fromkeys(("forwarder", "customs_broker", "bank"), "carrier-on-list"),
    "service_provider": "service-on-list",
}
"""How the warning is told of who serves a deal; of others it is told as of those who take part."""

Deal = tuple[Hearing, Place, tuple[ToldOfParty, ...]]
"""A line or a transfer, where its shipment or itself stands, and who else takes part of whom lists tell something."""


def problems_of_others(deals: Iterable[Deal]) -> Iterator[Issue]:
    """A warning for each party and role, once for all lines of a shipment."""
    warned: set[tuple[Place, str, tuple[str, ...]]] = set()
    for hearing, place, told in deals:
        for each in told:
            key = place, each.party.party_id, each.roles
            if key not in warned:
                warned.add(key)
                listings = hearing.setting.listings(hearing.day, hearing.stance)
                yield _warning(each, place, listings)


def _warning(told: ToldOfParty, place: Place, listings: Listings) -> Issue:
    (role,) = told.roles
    name = told.party.name or told.party.party_id
    bars = [each for each in notices_of(told.party) if each in listings.barring]
    said = issue_of(
        CODES.get(role, "taking-part-on-list"),
        place,
        name,
        told=_in_all(lambda language: told_text(told, language)),
        passages=_in_all(lambda language: names_of(ABOUT, language)),
        served=_in_all(lambda language: name_of(SERVES_A_BREACH, language)),
        asked=_in_all(lambda language: name_of(SERVES_A_TRANSFER, language)),
        bars=_in_all(lambda language: _barred(bars, language)),
    )
    return replace(said, severity="warning")


def _barred(notices: Sequence[str | None], language: Language) -> str:
    """That notices bar persons outside China too from passing items of Chinese origin on to it; empty if none does."""
    named = names_of((each for each in notices if each is not None), language)
    return words().say("other-is-barred", language, notices=named) if named else ""


def _in_all(say: Callable[[Language], str]) -> Text:
    """What is said in a language, in all of them."""
    return Text(*(say(language).replace("{", "{{").replace("}", "}}") for language in LANGUAGES))
