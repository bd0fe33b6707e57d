"""Writes notifications into a folder: for each a PDF to send and a JSON record to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from ..languages import Language, Message
from .approvals import used
from .files import file_stem, write_whole
from .notification import Basis, Notification, as_json
from .page import notification_pdf
from .refusals import LetterError, because
from .wording import load_wording

__all__ = ["write_notifications"]


def write_notifications(
    notifications: Iterable[Notification],
    folder: Path,
    languages: Sequence[Language] = ("zh", "ja"),
    *,
    workspace: Path | None = None,
) -> list[Path]:
    """Writes `NUMBER.pdf` and `NUMBER.json` for each notification and names the files, in their order.

    Wordings and approvals are those of the workspace; the record names them. Without an approval of its Chinese
    a letter is a draft: it says so on every page, and its files are called `draft-NUMBER`. Each file appears
    whole or not at all, in the place of an older one.

    A letter that cannot be printed keeps no other back: LetterError gives all reasons at the end, and what was
    written. Raises WordingError before anything is written.
    """
    wordings = [load_wording(language, workspace) for language in languages]
    stated = {basis: tuple(used(each, workspace, basis) for each in wordings) for basis in get_args(Basis)}
    written: list[Path] = []
    reasons: list[Message] = []
    for notification in _once(notifications, reasons):
        worded = msgspec.structs.replace(notification, wording=stated[notification.share.basis])
        try:
            pdf = notification_pdf(worded, wordings, draft=not worded.released)
        except LetterError as refused:
            reasons += refused.reasons
            continue
        stem = file_stem(worded.number if worded.released else f"draft-{worded.number}")
        for name, content in ((f"{stem}.pdf", pdf), (f"{stem}.json", as_json(worded).encode())):
            write_whole(folder / name, content)
            written.append(folder / name)
            if worded.released:  # nobody is to send the draft that lies beside the letter
                (folder / f"draft-{name}").unlink(missing_ok=True)
    if reasons:
        raise LetterError(reasons, written)
    return written


def _once(notifications: Iterable[Notification], reasons: list[Message]) -> list[Notification]:
    """Each notification once. Of different ones under one number none is written: nobody knows which is right."""
    by_number: dict[str, list[Notification]] = {}
    for notification in notifications:
        same = by_number.setdefault(notification.number.casefold(), [])
        if notification not in same:
            same.append(notification)
    reasons += [because("same_number", number=same[0].number) for same in by_number.values() if len(same) > 1]
    return [same[0] for same in by_number.values() if len(same) == 1]
