"""Which of the notifications received for a part count on a day: accepted, in date, not replaced, the latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..tables.rows import Notice

__all__ = ["notices_on", "speaks_of_content", "supplier_of"]


def supplier_of(notice: Notice) -> str | None:
    """Who speaks in a notification: the supplier who handed it over, else the issuer."""
    return notice.supplier or notice.issuer


def speaks_of_content(notice: Notice) -> bool:
    """Whether it speaks of how much controlled material is inside; technology or origin alone say nothing of that."""
    return notice.share_percent is not None or notice.basis in (None, "content")


def notices_on(notices: Iterable[Notice], replacing: Mapping[str, Sequence[Notice]], day: date) -> tuple[Notice, ...]:
    """The notifications that count on a day: of each supplier and ground the latest, whichever were issued that day.

    `replacing` holds, by the number of a notification, all those that say they replace it: a notification that covers
    several parts is replaced as a whole. One without a date may be the latest and is kept beside those that have one.
    Of one that may not count, because its status or the end of its validity cannot be read, the share is left open.
    """
    counting = [
        _as_far_as_it_can_be_read(notice)
        for notice in notices
        if _counts(notice, replacing.get(notice.notice_id, ()), day)
    ]
    latest: dict[tuple[str | None, str | None], date] = {}
    for notice in counting:
        by = _by(notice)
        latest[by] = max(latest.get(by, date.min), notice.issued_on or date.min)
    return tuple(notice for notice in counting if notice.issued_on in (None, latest[_by(notice)]))


def _by(notice: Notice) -> tuple[str | None, str | None]:
    """By whom and on which ground: one about technology does not take back what an earlier one says of content."""
    return supplier_of(notice), "content" if speaks_of_content(notice) else notice.basis


def _as_far_as_it_can_be_read(notice: Notice) -> Notice:
    """The notification, without its share and ground if it may have been rejected or have expired."""
    may_not_count = not notice.unreadable.isdisjoint({"status", "valid_to"})
    return replace(notice, share_percent=None, basis="content") if may_not_count else notice


def _counts(notice: Notice, named_by: Iterable[Notice], day: date) -> bool:
    """Whether it is accepted, issued, unexpired and not replaced on the day, or may be as far as it can be read.

    On a day before its successor was issued, one that is marked as superseded still counted. A successor replaces it
    from the day of its issue, even while it waits to be accepted: its supplier stands by the other no longer.
    """
    if not _is_issued(notice, day) or (notice.valid_to is not None and notice.valid_to < day):
        return False
    successors = [each for each in named_by if _succeeds(each, notice)]
    is_replaced = any(_is_issued(each, day) for each in successors)
    is_accepted = notice.status in (None, "accepted") or (notice.status == "superseded" and bool(successors))
    return is_accepted and not is_replaced


def _is_issued(notice: Notice, day: date) -> bool:
    return notice.issued_on is None or notice.issued_on <= day


def _succeeds(later: Notice, earlier: Notice) -> bool:
    """Whether one replaces another: it is not rejected, not the same one, and not known to be of somebody else."""
    is_other = later.notice_id != earlier.notice_id
    suppliers = {supplier_of(later), supplier_of(earlier)} - {None}
    return is_other and later.status != "rejected" and len(suppliers) < 2
