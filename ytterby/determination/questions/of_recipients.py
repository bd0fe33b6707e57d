"""What to ask about those who receive goods or technology: who they are, and of each the cell that is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ... import facts
from ...law.saying import name_of
from ...logic.truth import UNKNOWN, YES
from ...tables.rows import Party
from ..facts.of_recipients import judged_by_lists
from ..facts.persons import is_defence_contractor, is_of
from ..lines import JoinedLine
from ..outcome import Question
from ..screening.listings import Listings, measures_hold_again, notices_of
from ..screening.screened import CONTROL_LIST, WATCH_LIST

__all__ = ["ABOUT_RECIPIENTS", "about_parties", "about_recipients", "about_screening", "called", "column_of_home"]

LISTED = "importer_or_end_user_is_listed"
BARRED = "importer_or_end_user_is_barred_from_chinese_items"
BY_LISTING = (
    LISTED,
    BARRED,
    "importer_or_end_user_is_on_control_list",
    "importer_or_end_user_is_on_watch_list",
    "importer_or_end_user_listing_is_suspended",
    "importer_or_end_user_listing_is_stopped",
)
"""Facts that one look at the lists settles."""
IN_FORCE = (LISTED, "importer_or_end_user_is_on_control_list")
"""Those that ask for a listing whose measures are in force."""
HELD = "importer_or_end_user_is_held_by_listed"
HELD_BY_LIST = {
    "importer_or_end_user_is_held_by_control_listed": CONTROL_LIST,
    "importer_or_end_user_is_held_by_watch_listed": WATCH_LIST,
}
"""Facts that ask on which list those stand who hold half; the holders have to be named for them."""
DEFENCE_CONTRACTOR = "recipient_is_defence_contractor"
COUNTRIES = {"recipient_is_of_united_states": "US", "recipient_is_of_japan": "JP"}
ABOUT_RECIPIENTS = {
    **dict.fromkeys(BY_LISTING, "listed"),
    **dict.fromkeys((HELD, *HELD_BY_LIST), "held_by_listed"),
    "recipient_is_military_user": "military_user",
    DEFENCE_CONTRACTOR: "defence_contractor",
    "recipient_is_held_by_military_user": "held_by_military_user",
    **dict.fromkeys(COUNTRIES, "country"),
}
"""The facts about recipients, and the column of parties in which the answer belongs."""
MOST = 12
"""So many questions about the holders of one party are put at once: where more is open, answers close others."""
LONGEST = 120
"""A name of more signs is no name to be repeated."""
_PLAIN_WORD = re.compile(r"[\w./:@%+=,-]+")


def about_recipients(joined: JoinedLine, fact: str, listings: Listings) -> Iterator[Question]:
    """Who receives and who uses the goods, where nobody is named; and those of whom the fact is not known."""
    shipment_id = joined.line.shipment_id
    if joined.recipients.keys().isdisjoint({"importer", "consignee"}):
        yield Question("consignee", shipment_id, "customer", f"shipments {shipment_id} consignee")
    if "end_user" not in joined.recipients:
        yield Question("end-user", shipment_id, "customer", f"shipments {shipment_id} end_user")
    judged = judged_by_lists(joined.recipients) if fact.startswith("importer_or_end_user") else joined.recipients
    named = [(str(getattr(joined.shipment, role)), joined.recipients[role]) for role in judged]
    yield from about_parties(named, fact, listings)


def about_parties(named: Iterable[tuple[str, Party | None]], fact: str, listings: Listings) -> Iterator[Question]:
    """Those of the parties, each with the name by which it is called, of whom a fact about recipients is not known."""
    for name, stated in named:
        party = listings.of(stated)
        column = _open_column(party, fact, listings)
        if column is None:
            continue
        asked, key = _told_as(fact, column, party), name if party is None else party.party_id
        told = _told_more(party, asked, column, listings)
        yield from told
        if not told:
            who = str(facts.wording().data(asked)["who"])
            cell = f"ownership {key} owner_id" if asked in HELD_BY_LIST else f"parties {key} {column}"
            yield Question(asked, called(name, party), who, cell)


def _told_more(party: Party | None, asked: str, column: str, listings: Listings) -> list[Question]:
    """What to ask in the place of a cell, for what was found by names, numbers and holders tells more."""
    if party is None:
        return []
    if column == "listed":
        return list(about_screening(party, listings))
    return list(_about_holders(party, listings)) if asked == HELD else []


def _about_holders(party: Party, listings: Listings) -> Iterator[Question]:
    """What to find out about those who hold a party, where the table of ownership tells of any of them."""
    if "held_by_listed" in party.unreadable or party.party_id not in listings.held_by_listed:
        return
    for each in islice(listings.missing(party.party_id), MOST):
        holder = listings.of(each.holder)
        screened = [] if holder is None else list(about_screening(holder, listings))
        yield from screened
        if not screened:
            asked = HELD if holder is None else LISTED
            subject = party if holder is None else holder
            who = str(facts.wording().data(asked)["who"])
            yield Question(asked, called(subject.party_id, subject), who, each.cell, each.says)


def about_screening(party: Party, listings: Listings) -> Iterator[Question]:
    """What leaves open whether a party that was screened is listed: candidates to decide, lists to look at again."""
    screening = listings.screening
    if screening is None or party.listed is not None or party.party_id not in screening.parties:
        return
    open_entries = screening.open(party.party_id, listings.day)
    for match in open_entries:
        subject = f"{called(party.party_id, party)} ↔ {match.entry.names[0]} ({name_of(match.entry.notice, 'en')})"
        typed = f"{_one_word(party.party_id)} {_one_word(screening.number(match.entry))}"
        yield Question("candidate", subject, "self", f"decide {typed}")
    found = screening.parties[party.party_id]
    if not open_entries and (found.problems or not found.sought.names):
        name = called(party.party_id, party)
        subject = name if len(name) <= LONGEST else party.party_id
        yield Question("name", subject, "self", f"parties {party.party_id} name")
    elif not open_entries and "listed" not in party.unreadable:
        for each in screening.stale(party.party_id):
            yield Question("look-at-list", each.list_id, "self", f"lists {each.list_id}")


def _one_word(said: str) -> str:
    """As a shell takes it for one word."""
    return said if _PLAIN_WORD.fullmatch(said) else f'"{said}"'


def called(name: str, party: Party | None) -> str:
    """How a person is asked about a party: by its name, with the key of its row."""
    return name if party is None or party.name in (None, party.party_id) else f"{party.name} ({party.party_id})"


def _told_as(fact: str, column: str, party: Party | None) -> str:
    """The fact in whose words the cell is asked for.

    Whether listed parties hold half comes first; once they do, one question asks on which list they stand.
    """
    if fact in HELD_BY_LIST:
        return next(iter(HELD_BY_LIST)) if party is not None and party.held_by_listed is YES else HELD
    if column == "military_user":
        return "recipient_is_military_user"
    return LISTED if fact in BY_LISTING else fact


def _open_column(party: Party | None, fact: str, listings: Listings) -> str | None:
    """The column whose cell leaves a fact open; None if the fact is known of this party."""
    column = ABOUT_RECIPIENTS[fact]
    if party is None:
        return column
    if fact == BARRED and party.listed is not None:  # on which list is known, by which notice may not be
        named = notices_of(party)
        return "listed_by" if party.listed == "control-list" and (not named or None in named) else None
    if fact in IN_FORCE and measures_hold_again(party, listings) is UNKNOWN:
        return "listed"  # whether what was suspended still is
    if fact == DEFENCE_CONTRACTOR and party.military_user is UNKNOWN:
        return "military_user"  # that question names contractors too
    known: object = getattr(party, column)
    if fact in HELD_BY_LIST:
        known = listings.held_by_those_on(HELD_BY_LIST[fact], party)
    elif fact == DEFENCE_CONTRACTOR:
        known = is_defence_contractor(party)
    elif column == "country":
        known = is_of(party, COUNTRIES[fact])
        column = column_of_home(party)
    return column if known is None or known is UNKNOWN else None


def column_of_home(party: Party | None) -> str:
    """The column that tells of which country a party is."""
    return "nationality" if party is not None and party.kind == "natural" else "country"
