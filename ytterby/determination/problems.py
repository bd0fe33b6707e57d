"""What of the tables could not be understood here: words that name no item or material, and units of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..languages import Catalogue
from ..tables.issues import Issue
from ..tables.rows import Place
from .lines import JoinedLine

__all__ = ["issue_of", "problems_of_units"]


def problems_of_units(lines: Iterable[JoinedLine]) -> Iterator[Issue]:
    """Lines whose price is of a unit that cannot be turned into the part's own."""
    for joined in lines:
        line, part = joined.line, joined.part
        if line.unit is not None and part is not None and joined.own_units is None:
            yield issue_of("line-unit-mismatch", line.place, line.unit, part=part.part_id, own=part.unit or "?")


def issue_of(code: str, place: Place, typed: str, **values: object) -> Issue:
    """An issue about what was typed, with its cure, from the catalogue beside this module."""
    texts = Catalogue.read(Path(__file__).with_name("issues.toml"))
    says = texts.message(code, typed=typed, **values)
    cure = texts.message(f"{code}-cure", typed=typed, **values)
    return Issue(code, place, says, cure, cell=typed)
