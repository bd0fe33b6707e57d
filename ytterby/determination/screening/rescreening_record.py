"""What changed since the last recorded screening, said to a person and as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from ...languages import Catalogue, Language
from ...parties.rescreening import Change
from .numbers import EntryNumbers
from .record import list_title
from .screened import Screening

__all__ = ["change_text", "changes_record"]

SCHEMA = "ytterby-screening-changes-0.1"


def change_text(change: Change, screening: Screening, numbers: EntryNumbers, language: Language) -> str:
    """One change as a sentence."""
    screened = screening.parties.get(change.reference)
    names = () if screened is None else screened.sought.names
    called = [change.reference, *(name for name in names[:1] if name != change.reference)]
    number = numbers.by_id(change.list_id, change.entry_id)
    kind = "state" if change.kind == "entry-state" else "finding"
    before, after = change.before, change.after
    if change.kind.startswith("entry-"):
        before, after = (_say(f"{kind}-{each}", language) if each else "" for each in (before, after))
    return _say(
        f"change-{change.kind}",
        language,
        party=" ".join(called),
        list=list_title(change.list_id, screening.lists, language),
        entry=" ".join(filter(None, (number, change.name))),
        before=before,
        after=after,
    )


def changes_record(
    changes: Iterable[Change], since: date, screening: Screening, numbers: EntryNumbers, language: Language
) -> dict[str, Any]:
    """All changes as plain data."""
    return {
        "schema": SCHEMA,
        "since": since.isoformat(),
        "on": screening.on.isoformat(),
        "changes": [
            {
                "kind": each.kind,
                "party": each.reference or None,
                "list": each.list_id or None,
                "entry_id": each.entry_id or None,
                "number": numbers.by_id(each.list_id, each.entry_id) or None,
                "before": each.before or None,
                "after": each.after or None,
                "says": change_text(each, screening, numbers, language),
            }
            for each in changes
        ],
    }


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
