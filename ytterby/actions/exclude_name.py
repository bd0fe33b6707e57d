"""Records that a name is no candidate for an entry, or for any entry of a list, and that this holds no longer."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ..languages import Message
from ..parties.decisions import Exclusion
from ..parties.lists import WatchedList
from ..parties.names.problems import problem_of
from ..store import Act, Recorded, Store
from .recording import because, day_of, recorded_once, unexplained

__all__ = ["KIND", "exclude", "exclusions_of", "withdraw"]

KIND = "exclusion"
_NEAR = 3


def exclude(
    workspace: Path,
    name: str,
    watched: WatchedList,
    by: str,
    on: date,
    why: str,
    *,
    entry_id: str = "",
    today: date | None = None,
) -> Recorded:
    """Record that a name, whoever bears it, is no candidate for one entry of a list, or without `entry_id` for any.

    What is excluded already is not recorded twice. Raises NotRecordedError with every reason against it, among them
    that the name is the very name of an entry: then somebody decides about the party. StoreError, FirmError.
    """
    act = _act("excluded", name, watched.list_id, entry_id, by, on, why)

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from unexplained(act.why)
        yield from day_of(on, today)
        problem = problem_of(name)
        if problem is not None:
            yield problem.says
        else:
            yield from _against_name(name, watched, entry_id)
        known = [entry.entry_id for entry in watched.entries]
        if entry_id and entry_id not in known:
            near = tuple(difflib.get_close_matches(entry_id, known, n=_NEAR, cutoff=0.5))
            key = "no-such-entry-near" if near else "no-such-entry"
            yield because(key, said=entry_id, list=watched.list_id, near=near)

    return recorded_once(workspace, act, against, lambda earlier: _standing(earlier, act))


def withdraw(
    workspace: Path,
    name: str,
    list_id: str,
    by: str,
    on: date,
    why: str,
    *,
    entry_id: str = "",
    today: date | None = None,
) -> Recorded:
    """Record that an exclusion holds no longer. Raises NotRecordedError, also if none does, StoreError, FirmError."""
    act = _act("withdrawn", name, list_id, entry_id, by, on, why)

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from unexplained(act.why)
        yield from day_of(on, today)
        standing = _standing(earlier, act)
        if standing is None:
            yield because("not-excluded", name=name, list=list_id)
        elif on < standing.act.on:
            yield because("withdrawn-before", day=on, earlier=standing.act.on)

    return recorded_once(workspace, act, against, lambda _: None)


def exclusions_of(store: Store | None) -> tuple[Exclusion, ...]:
    """The exclusions that hold, in the order in which they were recorded; none if there is no store."""
    return () if store is None else tuple(map(_exclusion, _in_force(store.acts(KIND)).values()))


def _in_force(records: Sequence[Recorded]) -> dict[tuple[str, str, str], Recorded]:
    standing: dict[tuple[str, str, str], Recorded] = {}
    for record in records:
        if record.act.content["does"] == "excluded":
            standing[_key(record.act)] = record
        else:
            standing.pop(_key(record.act), None)
    return standing


def _standing(earlier: Sequence[Recorded], act: Act) -> Recorded | None:
    return _in_force(earlier).get(_key(act))


def _key(act: Act) -> tuple[str, str, str]:
    return act.about, str(act.content["list_id"]), str(act.content["entry_id"])


def _act(does: str, name: str, list_id: str, entry_id: str, by: str, on: date, why: str) -> Act:
    content = {"does": does, "list_id": list_id, "entry_id": entry_id}
    return Act(KIND, name.strip(), by.strip(), on, why.strip(), content)


def _exclusion(record: Recorded) -> Exclusion:
    act = record.act
    return Exclusion(*_key(act), by=act.by, on=act.on, why=act.why)


def _against_name(name: str, watched: WatchedList, entry_id: str) -> Iterator[Message]:
    from ..parties.names import name_of

    core = name_of(name).core
    for entry in watched.entries:
        if entry_id in ("", entry.entry_id) and any(name_of(each).core == core for each in entry.names):
            yield because("name-of-the-entry", name=name, entry=entry.names[0])
            return
