"""Records that a name is no candidate for an entry, or for any entry of a list as it is, and that this is withdrawn."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..languages import Message
from ..parties.decisions import Exclusion
from ..parties.lists import Entry, WatchedList
from ..parties.names.problems import problem_of
from ..store import JSON, Act, Recorded, Store
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

    It is of the entries as they are: whoever is listed later is asked about. What is excluded already is not recorded
    twice. Raises NotRecordedError with every reason against it, among them that the name is the very name of an entry:
    then somebody decides about the party. StoreError, FirmError.
    """
    content = _written(each for each in watched.entries if entry_id in ("", each.entry_id))
    covered = {"entries": hashlib.sha256(content).hexdigest()}
    act = _act("excluded", name, watched.list_id, entry_id, by, on, why, covered)

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
        last = _last(earlier).get(_key(act))
        if last is not None and on < last.act.on and standing(earlier) is None:
            key = "decided-later" if _excludes(last) else "withdrawn-later"
            yield because(key, day=on, earlier=last.act.on, by=last.act.by)

    def standing(earlier: tuple[Recorded, ...]) -> Recorded | None:
        before = _last(earlier).get(_key(act))
        return before if before is not None and before.act.content == act.content else None

    return recorded_once(workspace, act, against, standing, contents=[content])


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
    act = _act("withdrawn", name, list_id, entry_id, by, on, why, {})

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from unexplained(act.why)
        yield from day_of(on, today)
        last = _last(earlier).get(_key(act))
        if last is None or not _excludes(last):
            yield because("not-excluded", name=name, list=list_id)
        elif on < last.act.on:
            yield because("withdrawn-before", day=on, earlier=last.act.on)

    return recorded_once(workspace, act, against, lambda _: None)


def exclusions_of(store: Store | None, known: date = date.max) -> tuple[Exclusion, ...]:
    """The exclusions that held by what was recorded of the days until `known`; none if there is no store.

    Raises StoreError if one is damaged.
    """
    if store is None:
        return ()
    last = _last([each for each in store.acts(KIND) if each.act.on <= known])
    standing = [each.act for each in last.values() if _excludes(each)]
    kept = {each: _read(store.get(each)) for each in dict.fromkeys(str(act.content["entries"]) for act in standing)}
    return tuple(
        Exclusion(*_key(act), by=act.by, on=act.on, why=act.why, entries=kept[str(act.content["entries"])])
        for act in standing
    )


def _last(records: Sequence[Recorded]) -> dict[tuple[str, str, str], Recorded]:
    """The last record about each name: of the last day, and of one day that which was recorded last."""
    last: dict[tuple[str, str, str], Recorded] = {}
    for record in sorted(records, key=lambda each: each.act.on):
        last.pop(_key(record.act), None)
        last[_key(record.act)] = record
    return last


def _excludes(record: Recorded) -> bool:
    return record.act.content["does"] == "excluded"


def _key(act: Act) -> tuple[str, str, str]:
    return act.about, str(act.content["list_id"]), str(act.content["entry_id"])


def _act(
    does: str, name: str, list_id: str, entry_id: str, by: str, on: date, why: str, covered: Mapping[str, JSON]
) -> Act:
    content = {"does": does, "list_id": list_id, "entry_id": entry_id, **covered}
    return Act(KIND, name.strip(), by.strip(), on, why.strip(), content)


def _written(entries: Iterable[Entry]) -> bytes:
    """The fingerprints of entries as they are kept: one a line, so that one list is kept once for all names."""
    return "".join(f"{each}\n" for each in sorted({entry.fingerprint for entry in entries})).encode()


def _read(content: bytes) -> frozenset[str]:
    return frozenset(content.decode().splitlines())


def _against_name(name: str, watched: WatchedList, entry_id: str) -> Iterator[Message]:
    from ..parties.names import name_of

    core = name_of(name).core
    for entry in watched.entries:
        if entry_id in ("", entry.entry_id) and any(name_of(each).core == core for each in entry.names):
            yield because("name-of-the-entry", name=name, entry=entry.names[0])
            return
