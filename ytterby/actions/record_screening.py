"""Records the outcome of a screening of all parties, so that the next one tells what changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from datetime import date
from pathlib import Path

import msgspec

from ..languages import Message
from ..parties import rescreening
from ..parties.lists import WatchedList
from ..parties.rescreening import Change, HoldingSeen, Seen
from ..parties.screening import Screened
from ..store import JSON, Act, Recorded, Store
from .recording import day_of, no_text, recorded_once

__all__ = ["KIND", "changes_since", "last_screening", "record"]

KIND = "screening"
ABOUT = "parties"


def record(
    workspace: Path,
    screened: Sequence[Screened],
    lists: Sequence[WatchedList],
    by: str,
    on: date,
    *,
    today: date | None = None,
    holdings: tuple[HoldingSeen, ...] | None = None,
) -> Recorded:
    """Record what a screening of all parties found on a day, and what listed parties hold of them if that is given.

    The same outcome of the same day and person is not recorded twice. Raises NotRecordedError with every reason against
    it, StoreError, FirmError.
    """
    seen = rescreening.seen(screened, lists, on, holdings)
    content = _written(seen)
    act = Act(KIND, ABOUT, by.strip(), on, "", _content(seen, screened, content))

    def against(_: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from day_of(on, today)
        yield from no_text(content)

    def standing(earlier: tuple[Recorded, ...]) -> Recorded | None:
        return earlier[-1] if earlier and earlier[-1].act == act else None

    return recorded_once(workspace, act, against, standing, contents=[content])


def last_screening(store: Store | None) -> Seen | None:
    """What the screening that was recorded last found; None if none was. Raises StoreError if it cannot be read."""
    records = () if store is None else store.acts(KIND)
    if store is None or not records:
        return None
    return msgspec.json.decode(store.get(str(records[-1].act.content["outcome"])), type=Seen)


def changes_since(
    last: Seen,
    screened: Sequence[Screened],
    lists: Sequence[WatchedList],
    on: date,
    holdings: tuple[HoldingSeen, ...] | None = None,
) -> tuple[Change, ...]:
    """What is otherwise on a day than at a screening before."""
    return rescreening.changes_since(last, rescreening.seen(screened, lists, on, holdings))


def _written(seen: Seen) -> bytes:
    parties = [
        {
            "reference": party.reference,
            "fingerprint": party.fingerprint,
            "entries": [dict(zip(_ENTRY, astuple(entry), strict=True)) for entry in party.entries],
        }
        for party in seen.parties
    ]
    lists = [dict(zip(_LIST, astuple(each), strict=True)) for each in seen.lists]
    said: dict[str, object] = {"on": seen.on.isoformat(), "parties": parties, "lists": lists}
    if seen.holdings is not None:
        said["holdings"] = [dict(zip(_HOLDING, astuple(each), strict=True)) for each in seen.holdings]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


_ENTRY = tuple(rescreening.EntrySeen.__dataclass_fields__)
_LIST = tuple(rescreening.ListSeen.__dataclass_fields__)
_HOLDING = tuple(rescreening.HoldingSeen.__dataclass_fields__)


def _content(seen: Seen, screened: Sequence[Screened], content: bytes) -> dict[str, JSON]:
    return {
        "outcome": hashlib.sha256(content).hexdigest(),
        "parties": len(seen.parties),
        "listed": sum(bool(each.hits) for each in screened),
        "open": sum(bool(each.open) for each in screened),
        "lists": {each.list_id: each.address for each in seen.lists},
    }
