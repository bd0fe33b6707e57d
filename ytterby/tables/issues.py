"""What is wrong with the input, where, and how to mend it: collected, never raised, said in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..languages import Language, Message
from .rows import Place

__all__ = ["Issue", "Severity"]

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that the person who keeps the tables can mend.

    An error cost something: a cell became unknown, a row or a table could not be used. A warning cost nothing yet.
    """

    code: str
    place: Place
    says: Message
    cure: Message
    severity: Severity = "error"
    cell: str = ""
    """What stood in the cell, as it was typed."""

    def in_(self, language: Language) -> str:
        """The problem and its cure as one paragraph, without its place."""
        return f"{self.says.in_(language)} {self.cure.in_(language)}"
