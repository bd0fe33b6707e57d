"""The lists that parties are held against: the ministry's by the ledger of a day, and those of the firm's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ...law.lawbook import Statutes
from ...law.listings import FOREIGN_PERSONS_BARRED, ListedParty, listed_parties, standing_of
from ...law.watching import MAKERS, WATCHED, Watch, watch_of
from ...logic.lawbook import Entry as LedgerEntry
from ...logic.lawbook import Force, Law, State
from ...parties.identifiers import identifiers_of
from ...parties.lists import Entry, ListState, Look, WatchedList

__all__ = ["watched_lists"]


def watched_lists(
    statutes: Statutes,
    on: date,
    known: date,
    *,
    looks: Iterable[Look] = (),
    own: Iterable[WatchedList] = (),
    ever: bool = False,
) -> tuple[WatchedList, ...]:
    """The control list, the watch list and the firm's own lists as they stand on a day, by what was known on another.

    On the ministry's lists stands whom a notice lists by the day and none has taken off, with the state of the measures
    by the ledger. A list clears nobody after `look_again_by`: so many days after the last look that was known. Looks
    after `known` are left out, and the makers' own, if it came later, told no more of that day than the ledger does.

    With `ever` the ministry's lists hold everybody who ever stood there or is going to, as far as it was known: each
    entry says from when and until when, for lines of many days.
    """
    seen = tuple(look for look in looks if look.on <= known)
    law = statutes.lawbook.on(on, known)
    whole = statutes.lawbook.on(date.max, known) if ever else law
    national = (_national(list_id, statutes, law, whole, seen) for list_id in WATCHED)
    return (*national, *(_own(each, on, seen) for each in own))


def _national(list_id: str, statutes: Statutes, law: Law, whole: Law, looks: tuple[Look, ...]) -> WatchedList:
    watch = watch_of(list_id)
    look = _last(Look(list_id, min(watch.looked_on, law.known), MAKERS), looks)
    entries = tuple(_entries(list_id, listed_parties(statutes), law, whole))
    return WatchedList(
        list_id=list_id,
        title=watch.title,
        entries=entries,
        least_size=len(entries) + _lost(watch, statutes),
        source=watch.source,
        looked_on=look.on,
        looked_by=look.by,
        look_again_by=look.on + watch.holds,
    )


def _lost(watch: Watch, statutes: Statutes) -> int:
    """How many entries of the packaged notices are not there, though nobody has left the notice out on purpose."""
    held = Counter(party.notice for party in listed_parties(statutes) if watch.list_id in party.lists)
    left_out = {each.id for each in statutes.instruments.values() if not any(each.entries())}
    return sum(max(0, least - held[notice]) for notice, least in watch.least.items() if notice not in left_out)


def _entries(list_id: str, parties: tuple[ListedParty, ...], law: Law, whole: Law) -> Iterator[Entry]:
    """The entries of the law of a day; of the `whole` law if that is of another day, each with its days."""
    listings = law.listed(list_id) if whole is law else _ever_listed(list_id, whole)
    standing = {(entry.by, entry.value): entry for entry in listings}
    barred = {(entry.by, entry.value) for entry in whole.listed(FOREIGN_PERSONS_BARRED)}
    forces: dict[str, Force] = {}
    for party in parties:
        key = party.notice, party.name
        listing = standing.get(key)
        if listing is None:
            continue
        force = forces.setdefault(party.notice, standing_of(party, law))
        taken_off = whole.unlisting(listing)
        until = None if taken_off is None else taken_off.on
        if force.state is State.REPEALED:
            if whole is law:
                continue
            until = min(filter(None, (until, force.since)), default=None)
        yield Entry(
            list_id=list_id,
            entry_id=f"{party.notice}/{party.name}",
            names=party.names,
            country=party.country,
            identifiers=tuple(number for typed in party.identifiers for number in identifiers_of(typed)[0]),
            notice=party.notice,
            listed_on=listing.on,
            until=until,
            state=_state(force),
            bars_foreign_persons=key in barred,
            address=party.address,
            note=party.note,
        )


def _ever_listed(list_id: str, whole: Law) -> tuple[LedgerEntry, ...]:
    return tuple(each for each in whole.entries if each.does == "lists" and each.what == list_id)


def _state(force: Force) -> ListState:
    """How measures stand. A notice that lists but commences later counts as listing: the ledger lists from its day."""
    match force.state:
        case State.SUSPENDED:
            return "stopped" if force.through is None else "suspended"
        case State.UNCONFIRMED:
            return "unconfirmed"
        case _:
            return "listed"


def _own(own: WatchedList, on: date, looks: tuple[Look, ...]) -> WatchedList:
    look = _last(Look(own.list_id, own.looked_on, own.looked_by), looks)
    entries = tuple(each for each in own.entries if each.listed_on is None or each.listed_on <= on)
    size = own.least_size - (len(own.entries) - len(entries))
    by = look.on + own.holds
    return replace(own, entries=entries, least_size=size, looked_on=look.on, looked_by=look.by, look_again_by=by)


def _last(first: Look, looks: tuple[Look, ...]) -> Look:
    """The last look at the list of the first one."""
    return max((first, *(each for each in looks if each.list_id == first.list_id)), key=lambda look: look.on)
