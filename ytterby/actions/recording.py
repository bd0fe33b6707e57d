"""How the actions that record do it: every reason against it first, then one record, and never the same one twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from ..determination.check import today_in_beijing
from ..languages import Catalogue, Message
from ..store import Act, NotRecordedError, Recorded, Store, opened
from ..store.acts import reasons_against

__all__ = ["because", "day_of", "no_text", "recorded_once", "unexplained"]

Against = Callable[[tuple[Recorded, ...]], Iterable[Message]]
"""The reasons against an act, by the earlier records of its kind."""
Standing = Callable[[tuple[Recorded, ...]], Recorded | None]
"""The record among the earlier ones of its kind that says the same already."""


def recorded_once(
    workspace: Path, act: Act, against: Against, standing: Standing, *, contents: Iterable[bytes] = ()
) -> Recorded:
    """Record an act of a workspace, unless something speaks against it or it stands there already.

    `contents` are large contents that the act names by their addresses. Nothing is made in the workspace before the act
    can be recorded, and nobody else records between the look at the earlier records and the new one. Raises
    NotRecordedError, StoreError, FirmError.
    """

    def refused(earlier: tuple[Recorded, ...]) -> None:
        reasons = tuple(dict.fromkeys((*reasons_against(act), *against(earlier))))
        if reasons:
            raise NotRecordedError(reasons)

    def there(earlier: tuple[Recorded, ...]) -> Recorded | None:
        refused(earlier)
        found = standing(earlier)
        for content in contents if found is None else ():
            store.put(content)
        return found

    present = opened(workspace, create=False)
    if present is None:
        refused(())
    store = present or _made(workspace)
    return store.record_unless(act, there)


def _made(workspace: Path) -> Store:
    store = opened(workspace, create=True)
    assert store is not None
    return store


def day_of(on: date, today: date | None) -> Iterator[Message]:
    """That a stated day lies ahead. Today is the day in Beijing, unless the caller knows it."""
    now = today or today_in_beijing()
    if on > now:
        yield because("recorded-in-advance", day=on, today=now)


def no_text(content: bytes) -> Iterator[Message]:
    """That a content is not text throughout: half a pair of signs is kept by no file."""
    try:
        content.decode()
    except UnicodeDecodeError:
        yield because("not-text")


def unexplained(why: str) -> Iterator[Message]:
    """That no reason is given: a dash or three dots are none."""
    if not any(sign.isalnum() for sign in why):
        yield because("unexplained")


def because(key: str, **values: object) -> Message:
    """A text of the catalogue beside this module."""
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
