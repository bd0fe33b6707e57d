"""Drafts an instrument from what a person states of it, and writes it as the file that `read_instrument` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from ..languages import LANGUAGES, Text
from ..logic.lawbook import ONE_DAY, Entry, Lawbook
from .instruments import Instrument
from .party_table import PartyRow
from .saying import name_of, say

__all__ = [
    "Head",
    "delisting",
    "ended",
    "extension",
    "lapse",
    "last_day",
    "listing",
    "quoted",
    "resumption",
    "suspensions",
    "toml_of",
]


@dataclass(frozen=True, slots=True)
class Head:
    """What an announcement is called, who issued it and when; and who in the firm added it."""

    id: str
    number: str
    issuer: str
    published: date
    title: Text
    added_by: str
    address: str = ""
    grade: str = "S"


def suspensions(book: Lawbook, instrument: str) -> tuple[Entry, ...]:
    """What an instrument suspends."""
    return tuple(entry for entry in book.entries if entry.does == "suspends" and entry.by == instrument)


def last_day(book: Lawbook, suspension: Entry, cites: str = "") -> date | None:
    """The last day of a suspension with its extensions, for a passage (or for all of it); None if it has no end."""
    extensions = (
        each
        for each in book.entries
        if each.does == "extends" and each.of == suspension.by and each.reaches(cites or suspension.what)
    )
    ends = [suspension.through, *(each.through for each in extensions)]
    return None if None in ends else max(end for end in ends if end is not None)


def ended(book: Lawbook, suspension: Entry, cites: str) -> Entry | None:
    """The entry by which a suspension is over for a passage, if there is one."""
    endings = [
        each
        for each in book.entries
        if each.does in ("resumes", "lapsed")
        and each.on > suspension.on
        and each.of in ("", suspension.by)
        and each.reaches(cites)
    ]
    return min(endings, key=lambda entry: entry.on, default=None)


def extension(
    head: Head, book: Lawbook, of: str, through: date, first: date | None = None, scope: Sequence[str] = ()
) -> Instrument:
    """An announcement that extends a suspension: from the day after its present end, for all that it reaches."""
    ends = [last_day(book, each) for each in suspensions(book, of)]
    follows = min((end for end in ends if end is not None), default=None)
    begins = first or (through if follows is None else follows + ONE_DAY)
    deed = {"what": _scope(book, of, scope), "of": of, "from": begins, "through": through}
    return _instrument(head, extends=[deed])


def resumption(head: Head, book: Lawbook, of: str, first: date, scope: Sequence[str] = ()) -> Instrument:
    """An announcement that ends a suspension."""
    return _instrument(head, resumes=[{"what": _scope(book, of, scope), "of": of, "from": first}])


def lapse(
    book: Lawbook, of: str, first: date, *, by: str, on: date, evidence: str, scope: Sequence[str] = ()
) -> Instrument:
    """A named person's confirmation, given on a day, that a suspension is over and that nothing has followed it."""
    id_ = f"firm-{on}-lapsed-{of}"
    title = Text(*(say("lapse-title", language, of=name_of(of, language), day=first) for language in LANGUAGES))
    head = Head(id_, number=name_of(id_, "zh"), issuer=by, published=on, title=title, added_by=by)
    confirmed = {"person": by, "evidence": evidence}
    return _instrument(head, lapsed=[{"what": _scope(book, of, scope), "of": of, "from": first, **confirmed}])


def listing(
    head: Head, which: str, parties: Iterable[str], first: date | None = None, rows: Sequence[PartyRow] = ()
) -> Instrument:
    """A notice that puts parties on a list, or on several, parted by commas; those with rows have a table beside it."""
    return _instrument(head, lists=[_of_lists(head, which, parties, first, rows)])


def delisting(head: Head, which: str, parties: Iterable[str], first: date | None = None) -> Instrument:
    """A notice that takes parties off a list, or off several."""
    return _instrument(head, unlists=[_of_lists(head, which, parties, first)])


def _of_lists(
    head: Head, which: str, parties: Iterable[str], first: date | None, rows: Sequence[PartyRow] = ()
) -> dict[str, object]:
    what = [each.strip() for each in which.split(",")]
    named = {row.name for row in rows}
    others = [party for party in dict.fromkeys(parties) if party not in named]
    table = {"parties_in": f"{head.id}.csv", "rows": rows} if rows else {}
    return {"what": what, "from": first or head.published, "parties": others, **table}


def _scope(book: Lawbook, of: str, scope: Sequence[str]) -> list[str]:
    return list(scope) or [each.what for each in suspensions(book, of)]


def _instrument(head: Head, **deeds: object) -> Instrument:
    said = {name: getattr(head, name) for name in Head.__slots__ if name != "title"}
    title = {language: getattr(head.title, language) for language in LANGUAGES}
    return msgspec.convert({**said, "title": title, **deeds}, Instrument)


def toml_of(instrument: Instrument) -> str:
    """The instrument as TOML; read back beside the table that it names, it is the same."""
    said = msgspec.to_builtins(instrument, builtin_types=(date,))
    plain = {key: value for key, value in said.items() if isinstance(value, str | date) and value != ""}
    width = max(len(key) for key in plain)
    lines = [f"{key:<{width}} = {_value(value)}" for key, value in plain.items()]
    lines += ["", "[title]", *_pairs(said["title"])]
    for does, deeds in said.items():
        for deed in deeds if isinstance(deeds, Sequence) and not isinstance(deeds, str) else ():
            lines += ["", f"[[{does}]]", *_pairs(deed)]
    return "\n".join(lines) + "\n"


def _pairs(said: Mapping[str, object]) -> list[str]:
    """The keys of a deed or a title; what was read from a table stays in the table."""
    stated = ((key, value) for key, value in said.items() if key != "rows" and value not in ("", None, [], ()))
    return [f"{key} = {_value(value)}" for key, value in stated]


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """A text as TOML writes it: TOML escapes as JSON does, and the sign DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
