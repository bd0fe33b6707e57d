"""The parties that the list notices name, with all their names: who stands on which list, by which notice, since when.

The ledger holds the name in Chinese alone, for that is the one that a notice gives force; the others are for finding a
party. The grades are those of the law's tables: O a transcription of the notice that a second copy confirms, S a single
transcription, and unverified for the name in the party's own script, which no notice states.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..logic.lawbook import Force, Law
from .lawbook import packaged
from .paragraphs import folder_of

__all__ = ["CONTROL_LIST", "FOREIGN_PERSONS_BARRED", "WATCH_LIST", "ListedParty", "listed_parties", "standing_of"]

CONTROL_LIST = "control-list"
WATCH_LIST = "watch-list"
FOREIGN_PERSONS_BARRED = "foreign-persons-barred"
"""Not a list of its own: control-listed parties to whom persons of any country may give nothing of Chinese origin."""

TABLE = "parties.csv"


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One party on one list by one notice."""

    notice: str
    """The id of the instrument."""
    lists: tuple[str, ...]
    """The lists that the notice puts it on, CONTROL_LIST or WATCH_LIST first."""
    name_zh: str
    """The name in Chinese: that of the notice."""
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

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it is called, the name of the notice first."""
        return tuple(dict.fromkeys(filter(None, (self.name_zh, self.name_en, self.name_local, *self.aliases))))

    @property
    def is_barred_to_foreign_persons(self) -> bool:
        """Whether persons of any country may not transfer items of Chinese origin to it."""
        return FOREIGN_PERSONS_BARRED in self.lists


@cache
def listed_parties() -> tuple[ListedParty, ...]:
    """The parties of all packaged notices, by the days of the notices and in their order."""
    return tuple(_all())


def standing_of(party: ListedParty, law: Law) -> Force:
    """Whether the measures against a party stand on the day of the law: in force, suspended, unconfirmed.

    Measures that were stopped are suspended without an end (`through` is None): no notice has taken the party off.
    """
    return law.force(f"{party.notice}/1")


def _all() -> Iterator[ListedParty]:
    instruments = packaged().instruments.values()
    for instrument in sorted(instruments, key=lambda each: (each.published, each.id)):
        path = folder_of(instrument.id) / TABLE
        lists = tuple(dict.fromkeys(entry.what for entry in instrument.entries() if entry.does == "lists"))
        if lists and path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    yield _party(instrument.id, lists, row)


def _party(notice: str, lists: tuple[str, ...], row: dict[str, str]) -> ListedParty:
    return ListedParty(
        notice=notice,
        lists=lists,
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        name_local=row["name_local"],
        name_local_grade=row["name_local_grade"],
        aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        country=row["country"],
        listed_on=date.fromisoformat(row["date_listed"]),
        in_effect_from=date.fromisoformat(row["date_effective"]),
        address=row["address"],
        grade=row["grade"],
        note=row["note"],
    )
