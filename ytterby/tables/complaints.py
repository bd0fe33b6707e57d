"""How an issue is put into words: from the code of what is wrong to the three-language text and its cure."""

from __future__ import annotations

from functools import cache
from typing import cast

from ..languages import Catalogue, Text
from .issues import Issue, Severity
from .rows import Place
from .schema import HERE

__all__ = ["complaint", "said"]

_SHOWN = 200
"""How many characters of a cell an issue repeats."""


@cache
def _texts() -> Catalogue:
    files = [HERE / f"issues_of_{kind}.toml" for kind in ("files", "cells", "rows")]
    return Catalogue(
        {key: Catalogue.read(file).data(key) for file in files for key in Catalogue.read(file).keys()},  # noqa: SIM118
        "issues_of_*.toml",
    )


def complaint(code: str, place: Place, cell: str = "", **values: object) -> Issue:
    """The issue of a code of the catalogue at a place, with what stood in the cell and what fills the texts."""
    texts = _texts()
    return Issue(
        code=code,
        place=place,
        says=texts.message(code, **values),
        cure=texts.message(f"{code}.cure", **values),
        severity=cast(Severity, texts.data(code).get("severity", "error")),
        cell=cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…",
    )


def said(code: str) -> Text:
    """A word that other texts are filled with, such as the kind of thing found in a file."""
    return _texts()[code]
