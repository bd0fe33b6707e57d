"""Whether what was typed to `screen` was meant for a folder or file that is not there, or for a name."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

__all__ = ["is_path", "is_there", "may_be_path", "paths_near"]

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
_FILES = re.compile(r"\.(?:csv|tsv|xls[xmb]?|ods|json|zip|toml|txt|xml|db|pdf|md)$", re.IGNORECASE)
_PATH = re.compile(r"~|\.{1,2}(?:[/\\]|$)|[/\\]|[A-Za-z]:[/\\]")
"""How a name never begins, and a path may."""
_SEPARATOR = re.compile(r"[/\\]")
_FOLDER = re.compile(r"[a-z0-9.]+(?:[-_][a-z0-9.]+)+")
"""How people call folders, and hardly anybody a firm: one word in small letters, with - or _."""


def is_there(path: Path) -> bool:
    """Whether it is a file or folder; a name too long for a path is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_path(target: str) -> bool:
    """Whether it cannot have been meant for a name: `./dat`, `data/parties.csv`, `parties.xlsx`.

    Names have a separator too (A/S, c/o), but then they have blanks, or do not begin with a folder that is there.
    """
    parts = _SEPARATOR.split(target)
    is_within = len(parts) > 1 and (is_there(Path(parts[0])) or not re.search(r"\s", target))
    return bool(_PATH.match(target) or _FILES.search(target)) or is_within


def may_be_path(target: str) -> bool:
    """Whether a folder may have been meant: it is spelt nearly as one that is there, or as people call folders."""
    return bool(_FOLDER.fullmatch(target) or paths_near(target))


def paths_near(target: str) -> tuple[str, ...]:
    """Folders and tables beside it whose names are spelt nearly so."""
    path = Path(target)
    try:
        beside = {each.name: each for each in path.parent.iterdir() if each.is_dir() or each.suffix in TABLES}
    except (OSError, ValueError):
        return ()
    return tuple(str(beside[each]) for each in difflib.get_close_matches(path.name, beside, n=2, cutoff=0.75))
