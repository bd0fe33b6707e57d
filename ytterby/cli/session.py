"""What every command begins with: the tables of a folder, the law known on a day, the firm's decisions, a console."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import typer

from ..actions.screen_for_check import screening_for_check
from ..determination.check import Report, check, today_in_beijing
from ..determination.firm import Firm, FirmError, read_firm
from ..determination.screening.screened import Screening
from ..exchange.folder import read_folder
from ..languages import Language
from ..law.instruments import InstrumentError
from ..law.lawbook import Statutes, statutes
from ..tables import Dataset
from .speech import say

__all__ = ["BAD_INPUT", "CLEAR", "TO_DO", "Session", "day", "fail", "refusals", "workspace_of"]

CLEAR, TO_DO, BAD_INPUT = 0, 1, 2
"""Exit status: nothing to do; something to do or undecided; something wrong with the input."""


@dataclass(frozen=True)
class Session:
    """The workspace of one command and what stands in it."""

    folder: Path
    workspace: Path
    language: Language
    known: date

    @classmethod
    def of(cls, folder: Path, language: Language, known: str | None) -> Session:
        """A session on a folder (or a workbook, whose folder is then the workspace)."""
        if not folder.exists():
            fail(say("no-such-folder", language, folder=folder))
        return cls(folder, workspace_of(folder), language, day(known, language) or today_in_beijing())

    def statutes(self) -> Statutes:
        """The law that comes with Ytterby and what the firm has added."""
        with refusals(self.language):
            return statutes(self.workspace)

    def firm(self) -> Firm:
        """The firm's standing decisions."""
        with refusals(self.language):
            return read_firm(self.workspace)

    def report(self, *, on: date | None = None, between: tuple[date, date] | None = None) -> Report:
        """The determination of every line."""
        law, firm, dataset = self.statutes(), self.firm(), read_folder(self.folder)
        screening = self.screening(dataset, law)
        return check(dataset, law, firm, self.known, on=on, between=between, screening=screening)

    def screening(self, dataset: Dataset, law: Statutes) -> Screening | None:
        """What the lists tell of the parties, where the tables leave it open."""
        from .storing import store_troubles

        with refusals(self.language), store_troubles(self.language):
            return screening_for_check(self.workspace, dataset, law, self.known)


def workspace_of(folder: Path) -> Path:
    """The folder in which `firm.toml` and `law` are looked for."""
    return folder if folder.is_dir() else folder.parent


def day(typed: str | None, language: Language) -> date | None:
    """A day typed as 2026-11-11; any other spelling ends the command with what was expected."""
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        fail(say("not-a-day", language, typed=typed))


def fail(message: str) -> NoReturn:
    """Say what is wrong and leave with the status of bad input."""
    sys.stderr.write(f"{message}\n")
    raise typer.Exit(BAD_INPUT)


@contextmanager
def refusals(language: Language) -> Iterator[None]:
    """Files of the firm that cannot be right end the command with their message, not with a trace."""
    try:
        yield
    except (InstrumentError, FirmError) as problem:
        refused = say("firm-file-refused", language, problem="").rstrip()
        fail(f"{refused}\n{problem.in_(language)}")
