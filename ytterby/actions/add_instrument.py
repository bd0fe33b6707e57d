"""Adds an announcement, or a named person's confirmation, to the law of a firm's workspace; nothing is ever replaced.

Permission is a person's name, the change is one file in the folder `law`, and the file is the record of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from ..documents.files import write_new
from ..languages import Catalogue, Message, RefusedError
from ..law.drafts import ended, last_day, quoted, toml_of
from ..law.instruments import Instrument, InstrumentError, parse_instrument, read_instrument
from ..law.lawbook import Statutes, already_there, statutes
from ..law.listings import CONTROL_LIST, FOREIGN_PERSONS_BARRED, WATCH_LIST
from ..law.paragraphs import paragraphs
from ..law.party_table import PartyRow, written
from ..law.standing import passages
from ..logic.lawbook import Entry, Lawbook, State

__all__ = ["LISTS", "Added", "Change", "NotAddedError", "add_file", "add_instrument", "suppose_files"]

LISTS = (CONTROL_LIST, WATCH_LIST, FOREIGN_PERSONS_BARRED)
"""What a notice may put parties on; the last is no list of its own, but what some notices add to the first."""
ID = re.compile(r"(mofcom|npc|statecouncil|firm)-[a-z0-9]+(-[a-z0-9]+){0,12}")
DAYS_AHEAD = 4
"""So many turning days after today are compared."""


class NotAddedError(RefusedError):
    """An instrument that cannot be taken in as it is, with all the reasons. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """The state of one passage on one day, before the instrument was added and after."""

    day: date
    cites: str
    before: State
    after: State


@dataclass(frozen=True)
class Added:
    """What was added, where it lies, and what it makes of today and of the next turning days."""

    file: Path
    instrument: Instrument
    changes: tuple[Change, ...]


def add_file(workspace: Path, source: Path, by: str, today: date) -> Added:
    """Add an instrument that somebody has written as a file. Its own words are kept, with its comments.

    The person stands in the file as `added_by`, or is named here. Raises NotAddedError, InstrumentError or OSError.
    """
    content = source.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        instrument = parse_instrument(content, source.parent)
        if by and not instrument.added_by:
            content = f"added_by = {quoted(by)}\n".encode() + content
            instrument = parse_instrument(content, source.parent)
        tables = {name: (source.parent / name).read_bytes() for name in _tables(instrument)}
    except InstrumentError as problem:
        raise InstrumentError(*problem.reasons, file=source.name) from problem
    if by and instrument.added_by != by:
        raise NotAddedError([_because("another-person", said=instrument.added_by, by=by)])
    return _add(workspace, instrument, content, tables, today)


def add_instrument(workspace: Path, instrument: Instrument, today: date) -> Added:
    """Add an instrument. Raises NotAddedError with every reason against it, OSError if it cannot be written."""
    try:
        content = toml_of(instrument).encode()
        tables = {name: written(rows).encode() for name, rows in _tables(instrument).items()}
    except UnicodeEncodeError:
        raise NotAddedError([_because("not-text")]) from None
    return _add(workspace, instrument, content, tables, today)


def suppose_files(present: Statutes, files: Iterable[Path]) -> tuple[Instrument, ...]:
    """Instruments that nobody has added, held against the law as if they were; one may rest on another.

    Nobody has to answer for them yet, and their days may lie ahead. Raises InstrumentError with all reasons against the
    first that cannot be taken, naming its file, or OSError.
    """
    drafts = [(file, read_instrument(file)) for file in files]
    supposed: list[Instrument] = []
    for file, instrument in sorted(drafts, key=lambda draft: draft[1].published):
        together = Statutes({**present.instruments, **{each.id: each for each in supposed}})
        against = _against(instrument, together, None, date.max)
        reasons = [reason for reason in against if reason != _because("unnamed")]
        if reasons:
            raise InstrumentError(*reasons, file=file.name)
        supposed.append(instrument)
    return tuple(supposed)


def _tables(instrument: Instrument) -> dict[str, tuple[PartyRow, ...]]:
    """The tables that lie beside an instrument, by their names."""
    deeds = (*instrument.lists, *instrument.unlists)
    return {deed.parties_in: deed.rows for deed in deeds if deed.parties_in}


def _add(workspace: Path, instrument: Instrument, content: bytes, tables: Mapping[str, bytes], today: date) -> Added:
    present = statutes(workspace)
    file = workspace / "law" / f"{instrument.id}.toml"
    reasons = [*_against(instrument, present, file, today), *_against_tables(tables, file.parent)]
    if reasons:
        raise NotAddedError(reasons)
    put: list[Path] = []
    try:
        for name, table in tables.items():
            write_new(file.parent / name, table)
            put.append(file.parent / name)
        write_new(file, content)
    except OSError as problem:
        for table_file in put:
            table_file.unlink()
        if isinstance(problem, FileExistsError):
            raise NotAddedError([already_there(instrument.id)]) from None
        raise
    after = Statutes({**present.instruments, instrument.id: instrument})
    return Added(file, instrument, tuple(_changes(present, after, instrument, today)))


def _against_tables(tables: Iterable[str], folder: Path) -> Iterator[Message]:
    """What speaks against the names of tables: only CSV files that are not there yet."""
    for name in tables:
        if Path(name).suffix != ".csv" or name.startswith("."):
            yield _because("table-is-no-csv", name=name)
        elif (folder / name).exists():
            yield _because("table-is-there", name=name)


def _against(instrument: Instrument, present: Statutes, file: Path | None, today: date) -> Iterator[Message]:
    """Everything that speaks against an instrument."""
    if not _is_said(instrument.added_by):
        yield _because("unnamed")
    if ID.fullmatch(instrument.id) is None:
        yield _because("bad-id", id=instrument.id)
    elif instrument.id in present.instruments or (file is not None and file.exists()):
        yield already_there(instrument.id)
    title = instrument.title
    said = {"number": instrument.number, "title": min(title.ja, title.zh, title.en, key=_is_said)}
    if instrument.issuer != instrument.added_by:  # a person who confirms is the issuer, and asked for above
        said["issuer"] = instrument.issuer
    blank = [name for name, text in said.items() if not _is_said(text)]
    if blank:
        yield _because("blank", names=", ".join(blank))
    if instrument.published > today:
        yield _because("published-later", day=instrument.published, today=today)
    yield from dict.fromkeys(_against_deeds(instrument, present.lawbook, today))


def _against_deeds(instrument: Instrument, book: Lawbook, today: date) -> Iterator[Message]:
    """What speaks against the things that it does; a reason may come once for each passage."""
    suspending = {each.by for each in book.entries if each.does == "suspends"}
    endings = (*instrument.extends, *instrument.doubts, *instrument.resumes, *instrument.lapsed)
    strange = [deed.of for deed in endings if deed.of and deed.of not in suspending]
    for of in strange:
        yield _because("not-a-suspension", of=of, known=", ".join(sorted(suspending)))
    try:
        entries = tuple(instrument.entries())
    except InstrumentError as problem:
        yield from problem.reasons
        return
    if not entries and not strange:
        yield _because("does-nothing")
    for entry in entries:
        if entry.of not in strange:
            yield from _against_entry(entry, book, today)


def _against_entry(entry: Entry, book: Lawbook, today: date) -> Iterator[Message]:
    if entry.does in ("lists", "unlists"):
        yield from _against_name(entry, book)
    elif entry.does == "sets":
        if not _is_own(entry) and not any(each.does == "sets" and each.what == entry.what for each in book.entries):
            yield _because("unknown-target", what=entry.what)
    elif not _is_own(entry) and not _is_known(entry.what, book):
        yield _because("unknown-target", what=entry.what)
    elif entry.does in ("extends", "doubts", "resumes", "lapsed"):
        yield from _against_ending(entry, book, today)


def _against_name(entry: Entry, book: Lawbook) -> Iterator[Message]:
    """What speaks against putting a name on a list, or taking it off."""
    if entry.what not in LISTS:
        yield _because("unknown-list", what=entry.what, known=", ".join(LISTS))
        return
    if not _is_said(entry.value):
        yield _because("blank", names="parties")
        return
    if entry.does == "unlists":
        listed = [each for each in book.on(entry.on).listed(entry.what) if entry.of in ("", each.by)]
        names = [each.value for each in listed]
        if entry.value not in names:
            near = get_close_matches(entry.value, names, n=3)
            yield _because("not-on-list", name=entry.value, what=entry.what, near=", ".join(near) or "–")


def _against_ending(entry: Entry, book: Lawbook, today: date) -> Iterator[Message]:
    """What speaks against an entry about the end of a suspension."""
    held = [
        each
        for each in book.entries
        if each.does == "suspends" and each.reaches(entry.what) and each.on < entry.on and entry.of in ("", each.by)
    ]
    suspension = max(held, key=lambda each: each.on, default=None)
    if suspension is None:
        yield _because("not-suspended", what=entry.what, day=entry.on)
        return
    over = ended(book, suspension, entry.what)
    if over is not None:
        yield _because("already-over", of=suspension.by, day=over.on, by=over.by)
        return
    end = last_day(book, suspension, entry.what)
    if entry.does == "extends" and end is None:
        yield _because("no-end", of=suspension.by)
    if entry.does == "extends" and end is not None and entry.through is not None and entry.through <= end:
        yield _because("not-beyond", through=entry.through, end=end, of=suspension.by)
    if entry.does == "lapsed":
        if end is None or entry.on < end:
            yield _because("lapse-before-end", day=entry.on, end=end or "…", of=suspension.by)
        elif entry.on > today:
            yield _because("lapse-in-advance", day=entry.on, today=today)
        if not (_is_said(entry.person) and _is_said(entry.evidence)):
            yield _because("no-evidence")


def _is_own(entry: Entry) -> bool:
    return entry.what == entry.by or entry.what.startswith(f"{entry.by}/")


def _is_known(cites: str, book: Lawbook) -> bool:
    """Whether some instrument has this passage.

    Of an instrument whose text is encoded its paragraphs are known, and the whole. Of one that is only named by others
    no more can be said than that it is named.
    """
    instrument, _, passage = cites.partition("/")
    numbers = [each.number for each in paragraphs(instrument)]
    if numbers and passage:
        return any(number == passage or number.startswith((f"{passage}/", f"{passage}(")) for number in numbers)
    named = [each for each in book.entries if each.what.partition("/")[0] == instrument]
    return any(each.reaches(cites) for each in named) or (not passage and bool(named))


def _changes(before: Statutes, after: Statutes, added: Instrument, today: date) -> Iterator[Change]:
    """The states of what the instrument speaks of, today and on the next days on which something turns.

    By what is known today. An instrument that only lists parties speaks of no passage.
    """
    if added.only_lists:
        return
    touched = {entry.what.partition("/")[0] for entry in added.entries() if entry.does not in ("lists", "unlists")}
    known = [cites for cites in passages(after, today) if cites.partition("/")[0] in touched]
    books = (before.lawbook, after.lawbook)
    turns = sorted({day for book in books for cites in known for day in book.turning_days(cites, today) if day > today})
    for day in (today, *turns[:DAYS_AHEAD]):
        laws = [book.on(day, today) for book in books]
        for cites in known:
            yield Change(day, cites, laws[0].force(cites).state, laws[1].force(cites).state)


def _is_said(text: str) -> bool:
    """Whether there is a word in it: a dash or three dots copied from an example are none."""
    return any(character.isalnum() for character in text)


def _because(key: str, **values: object) -> Message:
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
