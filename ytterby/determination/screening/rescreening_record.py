"""What changed since the last recorded screening, said to a person and as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from ...languages import Catalogue, Language
from ...logic.truth import Truth
from ...parties.matching import Match
from ...parties.ownership.ways import Holding
from ...parties.rescreening import Change, HoldingSeen
from .numbers import EntryNumbers
from .owners_record import share_text, truth_text
from .record import evidence_texts, hit_text, list_title, listed_text, short_name
from .screened import Screening

__all__ = ["change_text", "changes_record", "detail_text", "in_order", "is_hit"]

SCHEMA = "ytterby-screening-changes-0.1"


def is_hit(change: Change) -> bool:
    """Whether somebody is listed now who was not, or is held by half."""
    is_half = change.now is not None and change.now.truth == "yes" and change.kind.startswith("holding-")
    return is_half or (change.kind in ("entry-found", "entry-finding") and change.after == "hit")


def in_order(changes: Iterable[Change], screening: Screening) -> tuple[Change, ...]:
    """The changes as a person should read them: hits, other holdings, new candidates by score, what else."""

    def rank(change: Change) -> tuple[int, int]:
        if is_hit(change):
            return (0, 0) if change.entry_id else (1, 0)
        if change.kind.startswith("hold"):
            return 2, 0
        if change.kind in ("entry-found", "entry-finding") and change.after == "open":
            match = _match(change, screening)
            return 3, -(match.score if match is not None else 0)
        return (4, 0) if change.entry_id else (5, 0) if change.list_id else (6, 0)

    return tuple(sorted(changes, key=rank))


def change_text(change: Change, screening: Screening, numbers: EntryNumbers, language: Language) -> str:
    """One change as a sentence."""
    number = numbers.by_id(change.list_id, change.entry_id)
    kind = "state" if change.kind == "entry-state" else "finding"
    before, after = change.before, change.after
    if change.kind.startswith("entry-"):
        before, after = (_say(f"{kind}-{each}", language) if each else "" for each in (before, after))
    elif change.kind.startswith("hold"):
        before, after = (holding_text(each, language) if each else "" for each in (change.was, change.now))
    return _say(
        f"change-{change.kind}",
        language,
        party=_called(change.reference, screening),
        holder=_called(change.holder, screening),
        list=list_title(change.list_id, screening.lists, language),
        entry=" ".join(filter(None, (number, change.name))),
        before=before,
        after=after,
    )


def detail_text(change: Change, screening: Screening, language: Language) -> str:
    """Of an entry that is found for a party: its list, notice and state, and the evidence; empty for anything else."""
    match = _match(change, screening)
    if match is None or change.after not in ("hit", "open"):
        return ""
    screened = screening.parties[change.reference]
    why = (hit_text(match, screened.decided, language),) if change.after == "hit" else ()
    said = (
        listed_text(match.entry, screening.lists, language),
        *why,
        *evidence_texts(match, screened.sought, language),
    )
    return " · ".join(filter(None, said))


def holding_text(seen: HoldingSeen, language: Language) -> str:
    """How much is held, and whether that is half."""
    holding = Holding(Fraction(seen.low), Fraction(seen.high), Truth[seen.truth.upper()], seen.is_below)
    return _say("holding-seen", language, share=share_text(holding, language), half=truth_text(holding, language))


def changes_record(
    changes: Iterable[Change], since: date, screening: Screening, numbers: EntryNumbers, language: Language
) -> dict[str, Any]:
    """All changes as plain data, in the order in which a person should read them."""
    return {
        "schema": SCHEMA,
        "since": since.isoformat(),
        "on": screening.on.isoformat(),
        "changes": [
            {
                "kind": each.kind,
                "party": each.reference or None,
                "holder": each.holder or None,
                "list": each.list_id or None,
                "entry_id": each.entry_id or None,
                "number": numbers.by_id(each.list_id, each.entry_id) or None,
                "score": None if (match := _match(each, screening)) is None else match.score,
                "before": each.before or _held(each.was),
                "after": each.after or _held(each.now),
                "says": change_text(each, screening, numbers, language),
                "detail": detail_text(each, screening, language) or None,
            }
            for each in in_order(changes, screening)
        ],
    }


def _held(seen: HoldingSeen | None) -> dict[str, str] | None:
    return None if seen is None else {"half_or_more": seen.truth, "low": seen.low, "high": seen.high}


def _called(reference: str, screening: Screening) -> str:
    screened = screening.parties.get(reference)
    names = () if screened is None else screened.sought.names
    return " ".join([short_name(reference), *(short_name(name) for name in names[:1] if name != reference)])


def _match(change: Change, screening: Screening) -> Match | None:
    """The entry of a change as it is found for the party now."""
    screened = screening.parties.get(change.reference)
    if screened is None or not change.entry_id:
        return None
    found = (*screened.hits, *screened.open)
    meant = (change.list_id, change.entry_id)
    return next((each for each in found if (each.entry.list_id, each.entry.entry_id) == meant), None)


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
