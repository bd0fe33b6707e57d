"""Why a paper cannot be made: every reason at once, each said in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..languages import Catalogue, Message, RefusedError

__all__ = ["DocumentError", "LetterError", "RecordError", "WordingError", "because"]


class DocumentError(RefusedError):
    """A paper, a record or a wording that cannot stand as it is, with all the reasons."""


class RecordError(DocumentError):
    """The content of a notification is not such as may be sent."""


class WordingError(DocumentError):
    """A wording file, or the approval of one, is not as it must be."""


class LetterError(DocumentError):
    """A letter cannot be printed. `written` names what was written all the same."""

    def __init__(self, reasons: Iterable[Message], written: Iterable[Path] = ()) -> None:
        super().__init__(reasons)
        self.written = tuple(written)


def because(key: str, **values: object) -> Message:
    """One reason from the catalogue beside this module, with what fills it."""
    return Catalogue.read(Path(__file__).with_name("refusals.toml")).message(key, **values)
