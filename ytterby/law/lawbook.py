"""The whole lawbook: the instruments that come with Ytterby and those that the firm has added to its workspace."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from ..languages import Catalogue, Message
from ..logic.lawbook import Entry, Lawbook
from .instruments import Instrument, InstrumentError, read_instrument

__all__ = ["LAW_KNOWN_TO", "Statutes", "already_there", "packaged", "statutes"]

LAW_KNOWN_TO = date(2026, 10, 8)
"""The last day of which the makers of Ytterby had seen the announcements: what came later must be added."""


@dataclass(frozen=True)
class Statutes:
    """Instruments by their id, and the ledger that they make."""

    instruments: dict[str, Instrument]

    @cached_property
    def lawbook(self) -> Lawbook:
        """The ledger of all entries."""
        instruments = self.instruments.values()
        return Lawbook(tuple(entry for each in instruments for entry in (*each.entries(), *each.beginning())))

    @cached_property
    def address(self) -> str:
        """SHA-256 of the entries: the same law has the same address."""
        written = sorted(_canonical(entry) for entry in self.lawbook.entries)
        return hashlib.sha256("\n".join(written).encode()).hexdigest()

    def known_to(self, day: date) -> date:
        """The last day up to which the law can be relied on when asked as known on a day.

        Whoever added what moves the law has looked that far; a notice that lists parties tells nothing of the law.
        """
        added = [each.published for each in self.instruments.values() if each.added_by and not each.only_lists]
        return min(day, max([LAW_KNOWN_TO, *added]))


def _canonical(entry: Entry) -> str:
    plain = replace(entry, evidence="", person="")
    return repr(plain)


@cache
def packaged() -> Statutes:
    """The instruments that come with Ytterby."""
    files = sorted(Path(__file__).parent.glob("*/instrument.toml"))
    return _joined([read_instrument(file) for file in files])


def statutes(workspace: Path | None = None) -> Statutes:
    """The packaged instruments and those in the `law` folder of a firm's workspace.

    Raises InstrumentError if a file of the firm cannot be read or takes the id of another instrument.
    """
    added = sorted((workspace / "law").glob("*.toml")) if workspace is not None else []
    if not added:
        return packaged()
    return _joined([*packaged().instruments.values(), *(read_instrument(file) for file in added)])


def _joined(instruments: list[Instrument]) -> Statutes:
    by_id: dict[str, Instrument] = {}
    for instrument in instruments:
        if instrument.id in by_id:
            raise InstrumentError(already_there(instrument.id))
        by_id[instrument.id] = instrument
    return Statutes(by_id)


def already_there(instrument: str) -> Message:
    """Why an instrument is not taken in: its id is that of another."""
    return Catalogue.read(Path(__file__).with_name("words.toml")).message("id-taken", id=instrument)
