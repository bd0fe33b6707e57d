"""Records a list of the firm's own, whole, its newer versions, and that it is no longer used."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from ..languages import LANGUAGES, Message, Text
from ..parties.lists import Entry, WatchedList
from ..store import JSON, Act, Recorded, Store
from .recording import because, day_of, no_text, recorded_once, unexplained

__all__ = ["KIND", "add_list", "own_lists_of", "withdraw"]

KIND = "own-list"
ID = re.compile(r"own-[a-z0-9]+(-[a-z0-9]+){0,8}")
LONGEST_INTERVAL = 3660
_SHOWN = 5


def add_list(
    workspace: Path,
    watched: WatchedList,
    *,
    why: str = "",
    today: date | None = None,
) -> Recorded:
    """Record a list of the firm's own as it was seen by `looked_by` on `looked_on`; it replaces the version before.

    Its id begins with `own-`, and all its entries bear it. The same version again is not recorded twice. Raises
    NotRecordedError with every reason against it, among them fewer entries than the version before must have had unless
    this one states a lesser size and says why; StoreError, FirmError.
    """
    content = _written(watched.entries)
    act = Act(
        KIND, watched.list_id, watched.looked_by.strip(), watched.looked_on, why.strip(), _content(watched, content)
    )

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from day_of(watched.looked_on, today)
        yield from _against(watched)
        yield from no_text(content)
        before = _last(earlier).get(watched.list_id)
        if before is None:
            return
        if watched.looked_on < before.act.on:
            key = "list-seen-later" if _adds(before) else "withdrawn-later"
            yield because(key, day=watched.looked_on, earlier=before.act.on)
        if not _adds(before):
            return
        least = before.act.content["least_size"]
        assert isinstance(least, int)
        if len(watched.entries) < least and not any(map(str.isalnum, act.why)):
            yield because("list-shrank", size=len(watched.entries), least=least)

    def standing(earlier: tuple[Recorded, ...]) -> Recorded | None:
        before = _last(earlier).get(watched.list_id)
        return before if before is not None and before.act == act else None

    return recorded_once(workspace, act, against, standing, contents=[content])


def withdraw(workspace: Path, list_id: str, by: str, on: date, why: str, *, today: date | None = None) -> Recorded:
    """Record that a list is no longer used. Raises NotRecordedError, also if there is none, StoreError, FirmError."""
    act = Act(KIND, list_id, by.strip(), on, why.strip(), {"does": "withdrawn"})

    def against(earlier: tuple[Recorded, ...]) -> Iterator[Message]:
        yield from unexplained(act.why)
        yield from day_of(on, today)
        standing = {list_id: each for list_id, each in _last(earlier).items() if _adds(each)}
        before = standing.get(list_id)
        if before is None:
            yield because("no-own-list" if standing else "no-own-lists", said=list_id, known=tuple(standing))
        elif on < before.act.on:
            yield because("list-seen-later", day=on, earlier=before.act.on)

    return recorded_once(workspace, act, against, lambda _: None)


def own_lists_of(store: Store | None, known: date = date.max) -> tuple[WatchedList, ...]:
    """The lists in use by what was recorded of the days until `known`, each in its last version; none without a store.

    Raises StoreError if one is damaged.
    """
    if store is None:
        return ()
    last = _last([each for each in store.acts(KIND) if each.act.on <= known])
    return tuple(_read(each.act, store) for each in last.values() if _adds(each))


def _last(records: Sequence[Recorded]) -> dict[str, Recorded]:
    """The last record of each list: of the last day, and of one day that which was recorded last."""
    return {each.act.about: each for each in sorted(records, key=lambda each: each.act.on)}


def _adds(record: Recorded) -> bool:
    return record.act.content["does"] == "added"


def _against(watched: WatchedList) -> Iterator[Message]:
    if ID.fullmatch(watched.list_id) is None:
        yield because("bad-list-id", said=watched.list_id)
    if not any(map(str.isalnum, watched.title.ja)):
        yield because("list-untitled")
    if not watched.entries:
        yield because("list-empty")
    elif not 1 <= watched.least_size <= len(watched.entries):
        yield because("bad-least-size", least=watched.least_size, size=len(watched.entries))
    days = (watched.look_again_by - watched.looked_on).days
    if not 1 <= days <= LONGEST_INTERVAL:
        yield because("bad-interval", days=days, most=LONGEST_INTERVAL)
    foreign = [each.entry_id for each in watched.entries if each.list_id != watched.list_id]
    if foreign:
        yield because("entries-of-another-list", ids=_some(foreign), list=watched.list_id)
    nameless = [each.entry_id for each in watched.entries if not any(map(str.strip, each.names))]
    if nameless:
        yield because("entries-without-name", ids=_some(nameless))
    twice = [entry_id for entry_id, times in Counter(each.entry_id for each in watched.entries).items() if times > 1]
    if twice:
        yield because("entries-twice", ids=_some(twice))


def _some(ids: Sequence[str]) -> tuple[str, ...]:
    return (*ids[:_SHOWN], "…") if len(ids) > _SHOWN else tuple(ids)


def _content(watched: WatchedList, content: bytes) -> dict[str, JSON]:
    return {
        "does": "added",
        "title": {language: getattr(watched.title, language) for language in LANGUAGES},
        "entries": hashlib.sha256(content).hexdigest(),
        "size": len(watched.entries),
        "least_size": watched.least_size,
        "source": watched.source,
        "look_again_days": (watched.look_again_by - watched.looked_on).days,
    }


def _written(entries: Sequence[Entry]) -> bytes:
    """The entries as they are kept: JSON, one a line, so that two versions can be compared by eye."""
    lines = (json.dumps(_plain(each), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for each in entries)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def _plain(entry: Entry) -> Mapping[str, object]:
    return {
        "list_id": entry.list_id,
        "entry_id": entry.entry_id,
        "names": entry.names,
        "country": entry.country,
        "identifiers": [{"scheme": each.scheme, "value": each.value} for each in entry.identifiers],
        "notice": entry.notice,
        "listed_on": None if entry.listed_on is None else entry.listed_on.isoformat(),
        "state": entry.state,
        "bars_foreign_persons": entry.bars_foreign_persons,
        "address": entry.address,
        "note": entry.note,
    }


def _read(act: Act, store: Store) -> WatchedList:
    said = act.content
    title, days, least = said["title"], said["look_again_days"], said["least_size"]
    assert isinstance(title, Mapping)
    assert isinstance(days, int)
    assert isinstance(least, int)
    lines = store.get(str(said["entries"])).splitlines()
    decoder = msgspec.json.Decoder(Entry)
    return WatchedList(
        list_id=act.about,
        title=Text(*(str(title[language]) for language in LANGUAGES)),
        entries=tuple(map(decoder.decode, lines)),
        least_size=least,
        source=str(said["source"]),
        looked_on=act.on,
        looked_by=act.by,
        look_again_by=act.on + timedelta(days=days),
    )
