"""Reads a firm's folder whole: its tables, and the holdings of BODS files that lie beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..tables import read
from ..tables.dataset import Dataset
from ..tables.issues import Issue
from ..tables.rows import Ownership, Party

__all__ = ["bods_files", "read_folder"]

SUFFIXES = (".json", ".jsonl")
MARK = "bods"


def read_folder(path: Path) -> Dataset:
    """The dataset of a folder, or of one workbook. Never raises for what stands in the files: see its issues.

    A party of a BODS file that bears the number or the very name of one of the tables is that party; all others are
    parties besides. Holdings of the file stand beside those of the table of ownership.
    """
    dataset = read(path)
    for file in bods_files(path):
        dataset = _with(dataset, file)
    return dataset


def bods_files(path: Path) -> tuple[Path, ...]:
    """The BODS files of a folder: JSON files with `bods` in their names."""
    if not path.is_dir():
        return ()
    named = (each for each in sorted(path.iterdir()) if each.suffix.lower() in SUFFIXES and MARK in each.stem.lower())
    return tuple(each for each in named if each.is_file())


def _with(dataset: Dataset, file: Path) -> Dataset:
    from .bods import read_bods  # only where there is such a file

    parties, holdings, issues = read_bods(file)
    called = _called(dataset.parties, parties)
    known = {party.party_id for party in dataset.parties}
    added = tuple(party for party in parties if called[party.party_id] not in known)
    rows = tuple(_renamed(row, called) for row in holdings)
    found: tuple[Issue, ...] = (*dataset.issues, *issues)
    return replace(
        dataset,
        parties=(*dataset.parties, *added),
        ownership=(*dataset.ownership, *rows),
        issues=found,
        missing=dataset.missing - ({"ownership"} if rows else set()),
    )


def _renamed(row: Ownership, called: Mapping[str, str]) -> Ownership:
    return replace(
        row, owner_id=called.get(row.owner_id, row.owner_id), owned_id=called.get(row.owned_id, row.owned_id)
    )


def _called(known: Iterable[Party], found: Iterable[Party]) -> dict[str, str]:
    """For each party of the file the party_id under which it stands in the tables, its own if it does not."""
    signs = Counter((sign, party.party_id) for party in known for sign in _signs(party))
    bearers = Counter(sign for sign, _ in signs)
    of_sign = {sign: party_id for sign, party_id in signs if bearers[sign] == 1}  # one that two bear tells nobody apart
    return {
        party.party_id: next((of_sign[sign] for sign in _signs(party) if sign in of_sign), party.party_id)
        for party in found
    }


def _signs(party: Party) -> Iterator[object]:
    """What tells who a party is, the surest first: its id, its numbers, its name."""
    from ..parties.identifiers import identifiers_of

    yield "id", party.party_id
    yield from identifiers_of(party.identifiers or "")[0]
    if party.name:
        yield "name", party.name
