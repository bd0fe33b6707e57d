"""Changes the text of notifications: the official Chinese is loaded, or ours is approved, by a named person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..documents.approvals import Approval, approve_wording
from ..documents.wording import Wording, install_wording, load_wording

__all__ = ["approve_chinese", "load_official_wording"]


def load_official_wording(source: Path, workspace: Path, by: str, on: date) -> Wording:
    """Put the official Chinese of Annex 2 in the place of our back-translation. Raises WordingError."""
    return install_wording(source, workspace, by, on)


def approve_chinese(workspace: Path, by: str, why: str, on: date) -> Wording:
    """Let the Chinese text in use go out under a person's name. Raises WordingError if no person or reason is given."""
    wording = load_wording("zh", workspace)
    approve_wording(workspace, wording, Approval(by, on, why))
    return wording
