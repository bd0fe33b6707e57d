"""Records that a named person looked at the source of a list and found nothing new: the list clears people again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..languages import Message
from ..parties.lists import Look, WatchedList
from ..store import Act, Recorded, Store
from .recording import because, day_of, recorded_once

__all__ = ["KIND", "look", "looks_of"]

KIND = "look"


def look(
    workspace: Path,
    watched: WatchedList,
    by: str,
    on: date,
    *,
    size: int | None = None,
    seen_at: str = "",
    why: str = "",
    today: date | None = None,
) -> Recorded:
    """Record a look at a list: so many entries (`size`) at an address (`seen_at`), as far as the person states them.

    The same look again is not recorded twice. Raises NotRecordedError with every reason against it, among them another
    number of entries than are known, for then something is new; StoreError, FirmError.
    """
    known = len(watched.entries)
    seen = {"size": size, "seen_at": seen_at.strip(), "known": known, "address": watched.address}
    act = Act(KIND, watched.list_id, by.strip(), on, why.strip(), seen)

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from day_of(on, today)
        if not watched.is_whole():
            yield because("list-not-whole", list=watched.list_id, size=known, least=watched.least_size)
        if size is not None and size != known:
            yield because("more-seen" if size > known else "fewer-seen", size=size, known=known)
        last = max([watched.looked_on, *(each.act.on for each in earlier if each.act.about == watched.list_id)])
        if on < last:
            yield because("looked-later", day=on, earlier=last)

    def standing(earlier: tuple[Recorded, ...]) -> Recorded | None:
        return next((each for each in earlier if each.act == act), None)

    return recorded_once(workspace, act, against, standing)


def looks_of(store: Store | None) -> tuple[Look, ...]:
    """Every look in the order in which they were recorded; none if there is no store."""
    records = () if store is None else store.acts(KIND)
    return tuple(Look(each.act.about, each.act.on, each.act.by) for each in records)
