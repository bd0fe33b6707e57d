"""Records that a named person decided whether a party is, or is not, who stands on a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from ..languages import Message
from ..parties.decisions import Decision, Decisions
from ..parties.lists import Entry, Identifier
from ..parties.sought import Sought
from ..store import JSON, Act, Recorded, Store
from .recording import because, day_of, recorded_once, unexplained

__all__ = ["KIND", "Verdict", "decide", "decisions_of"]

KIND = "decision"
Verdict = Literal["same", "different"]


def decide(
    workspace: Path,
    sought: Sought,
    entry: Entry,
    verdict: Verdict,
    by: str,
    on: date,
    why: str,
    *,
    today: date | None = None,
) -> Recorded:
    """Record a decision about a candidate; that of the last day counts, as long as neither side changes.

    The same decision again is not recorded twice: the record that is there is returned. Raises NotRecordedError with
    every reason against it, StoreError if the store cannot be used, FirmError.
    """
    act = Act(KIND, sought.reference, by.strip(), on, why.strip(), _content(sought, entry, verdict))
    new = _of_act(act)

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from unexplained(act.why)
        yield from day_of(on, today)
        if verdict not in ("same", "different"):
            yield because("verdict-unknown", said=verdict)
        yield from _settled(sought, entry, verdict)
        standing = Decisions((*map(_decision, earlier), new)).on(sought, entry)
        if standing is not None and standing != new:
            yield because("decided-later", day=on, earlier=standing.on, by=standing.by)

    def there(earlier: tuple[Recorded, ...]) -> Recorded | None:
        standing = Decisions(map(_decision, earlier)).on(sought, entry)
        return next(each for each in reversed(earlier) if _decision(each) == new) if standing == new else None

    return recorded_once(workspace, act, against, there)


def decisions_of(store: Store | None) -> tuple[Decision, ...]:
    """Every decision in the order in which they were recorded; none if there is no store."""
    return () if store is None else tuple(map(_decision, store.acts(KIND)))


def _decision(record: Recorded) -> Decision:
    return _of_act(record.act)


def _of_act(act: Act) -> Decision:
    said = {name: str(act.content[name]) for name in ("sought", "list_id", "entry_id", "entry")}
    verdict: Verdict = "same" if act.content["verdict"] == "same" else "different"
    return Decision(**said, reference=act.about, verdict=verdict, by=act.by, on=act.on, why=act.why)


def _content(sought: Sought, entry: Entry, verdict: str) -> dict[str, JSON]:
    """What was decided, with both sides as they were: a fingerprint alone tells a reader nothing."""
    return {
        "verdict": verdict,
        "sought": sought.fingerprint,
        "list_id": entry.list_id,
        "entry_id": entry.entry_id,
        "entry": entry.fingerprint,
        "seen": {
            "sought": _side(sought.names, sought.country, sought.identifiers),
            "entry": _side(entry.names, entry.country, entry.identifiers),
            "state": entry.state,
        },
    }


def _side(names: tuple[str, ...], country: str, identifiers: tuple[Identifier, ...]) -> dict[str, JSON]:
    numbers = [f"{each.scheme}:{each.value}" for each in sorted(identifiers)]
    return {"names": list(names), "country": country, "identifiers": list(numbers)}


def _settled(sought: Sought, entry: Entry, verdict: str) -> Iterator[Message]:
    """That a register's numbers say otherwise: a decision against them would have no effect."""
    ours, theirs = set(sought.identifiers), set(entry.identifiers)
    shared = sorted(each.value for each in ours & theirs)
    if shared and verdict == "different":
        yield because("numbers-agree", number=shared[0])
    if shared or verdict != "same":
        return
    for one in sorted(ours):
        other = next((each for each in sorted(theirs) if each.scheme == one.scheme != "other"), None)
        if other is not None:
            yield because("numbers-differ", ours=one.value, theirs=other.value)
            return
