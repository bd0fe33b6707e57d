"""The parties that the list notices name, with all their names: who stands on which list, by which notice, since when.

The ledger holds the name in Chinese alone, for that is the one that a notice gives force; the others are for finding a
party. The grades are those of the law's tables: O a transcription of the notice that a second copy confirms, S a single
transcription, and unverified for the name in the party's own script, which no notice states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..logic.lawbook import Force, Law
from .instruments import Instrument
from .lawbook import Statutes, packaged
from .party_table import PartyRow

__all__ = ["CONTROL_LIST", "FOREIGN_PERSONS_BARRED", "WATCH_LIST", "ListedParty", "listed_parties", "standing_of"]

CONTROL_LIST = "control-list"
WATCH_LIST = "watch-list"
FOREIGN_PERSONS_BARRED = "foreign-persons-barred"
"""Not a list of its own: control-listed parties to whom persons of any country may give nothing of Chinese origin."""


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One party on one list by one notice."""

    notice: str
    """The id of the instrument."""
    lists: tuple[str, ...]
    """The lists that the notice puts it on, CONTROL_LIST or WATCH_LIST first."""
    name: str
    """The name by which the ledger knows it: in Chinese, that of the notice, unless a firm has stated another."""
    name_zh: str
    name_en: str
    name_local: str
    """The name in the script of its country, such as Japanese; empty where none is known or none is needed."""
    name_local_grade: str
    aliases: tuple[str, ...]
    country: str
    """Two letters of ISO 3166; TW for Taiwan."""
    listed_on: date
    in_effect_from: date
    address: str
    grade: str
    note: str
    identifiers: tuple[str, ...] = ()
    """Numbers of registers as they were typed; the ministry states none."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called, the name of the notice first."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.name_en, self.name_local, *self.aliases))))

    @property
    def is_barred_to_foreign_persons(self) -> bool:
        """Whether persons of any country may not transfer items of Chinese origin to it."""
        return FOREIGN_PERSONS_BARRED in self.lists


def listed_parties(statutes: Statutes | None = None) -> tuple[ListedParty, ...]:
    """The parties of all notices, of the packaged ones alone if none are given: by the days of the notices.

    Those that were taken off a list again are among them: who stands on it on a day is in the ledger.
    """
    if statutes is None or statutes is packaged():
        return _packaged()
    return tuple(_all(statutes))


def standing_of(party: ListedParty, law: Law) -> Force:
    """Whether the measures against a party stand on the day of the law: in force, suspended, unconfirmed.

    Measures that were stopped are suspended without an end (`through` is None): no notice has taken the party off.
    """
    return law.force(f"{party.notice}/1")


@cache
def _packaged() -> tuple[ListedParty, ...]:
    return tuple(_all(packaged()))


def _all(statutes: Statutes) -> Iterator[ListedParty]:
    for instrument in sorted(statutes.instruments.values(), key=lambda each: (each.published, each.id)):
        yield from _parties(instrument)


def _parties(instrument: Instrument) -> Iterator[ListedParty]:
    """The parties that a notice names, each once, with all lists that it puts it on."""
    lists: dict[str, dict[str, None]] = {}
    firsts: dict[str, date] = {}
    rows: dict[str, PartyRow] = {}
    for deed in instrument.lists:
        rows = {row.name: row for row in deed.rows} | rows
        for name in deed.named:
            lists.setdefault(name, {}).update(dict.fromkeys(deed.what))
            firsts[name] = min(deed.from_, firsts.get(name, deed.from_))
    for name, on in lists.items():
        row = rows.get(name, PartyRow(name_zh=name))
        yield ListedParty(
            notice=instrument.id,
            lists=tuple(on),
            name=name,
            name_zh=row.name_zh,
            name_en=row.name_en,
            name_local=row.name_local,
            name_local_grade=row.name_local_grade,
            aliases=row.aliases,
            country=row.country,
            listed_on=row.date_listed or instrument.published,
            in_effect_from=row.date_effective or firsts[name],
            address=row.address,
            grade=row.grade or instrument.grade,
            note=row.note,
            identifiers=row.identifiers,
        )
