"""How an issue with the file of a list is put into words."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from ..languages import Catalogue, Message
from ..tables.issues import Issue, Severity
from ..tables.rows import Place

__all__ = ["advised", "complaint"]


def complaint(code: str, place: Place, cell: str = "", **values: object) -> Issue:
    """The issue of a code of `lists.toml` at a place, with what stood there and what fills the texts."""
    texts = Catalogue.read(Path(__file__).with_name("lists.toml"))
    severity = cast(Severity, texts.data(code).get("severity", "error"))
    return advised(code, place, texts.message(code, **values), texts.message(f"{code}.cure"), cell, severity)


def advised(
    code: str, place: Place, says: Message, cure: Message, cell: str = "", severity: Severity = "error"
) -> Issue:
    """An issue from a message and its cure that are there already."""
    return Issue(code, place, says, cure, severity, cell if len(cell) <= 200 else f"{cell[:199]}…")
