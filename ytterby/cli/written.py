"""Workbooks that a command writes besides what it prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from ..languages import Language
from .session import fail
from .speech import say

__all__ = ["check_xlsx", "write_or_fail"]


def check_xlsx(xlsx: Path, folder: Path, language: Language) -> None:
    """A workbook among the tables, of another ending, or in no folder ends the command before anything is done."""
    if folder.is_dir() and xlsx.resolve().parent == folder.resolve():
        fail(say("xlsx-among-tables", language, file=xlsx))
    if xlsx.suffix.lower() != ".xlsx":
        fail(say("not-xlsx", language, file=xlsx))
    if not xlsx.resolve().parent.is_dir():
        fail(say("folder-missing", language, folder=xlsx.parent))


def write_or_fail(write: Callable[[], None], xlsx: Path, language: Language, *, is_quiet: bool) -> None:
    """Write a workbook and say so; one that cannot be written ends the command."""
    try:
        write()
    except OSError as problem:
        fail(say("cannot-write", language, file=xlsx, problem=problem.strerror or problem))
    if not is_quiet:
        sys.stdout.write(say("wrote", language, file=xlsx) + "\n")
