"""Who answers for a wording that is not official, kept beside it in the firm's workspace.

Chinese that was translated back leaves the house only under a person's name, in the very words approved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .files import write_whole
from .notification import Basis, WordingUsed
from .refusals import WordingError, because
from .wording import Wording, home, is_day, is_said, read_toml, toml_lines, unnamed

__all__ = ["Approval", "approve_wording", "released", "used"]


@dataclass(frozen=True, slots=True)
class Approval:
    """Who decided that a wording may go out, on which day, and why."""

    by: str
    on: date
    why: str


def approve_wording(workspace: Path, wording: Wording, approval: Approval) -> None:
    """Records that a named person lets these very words go out. Earlier approvals stay in the file.

    Raises WordingError if the person or the reason is not given, or the file cannot be read.
    """
    reasons = list(unnamed(by=approval.by, why=approval.why))
    if reasons:
        raise WordingError(reasons)
    path = _file(workspace)
    _approvals(path)  # nothing is added to a record that cannot be read
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.is_file() else ""
    which = {"language": wording.language, "sha256": wording.sha256}
    given = {"by": approval.by, "on": approval.on, "why": approval.why}
    write_whole(path, f"{before}[[approval]]\n{toml_lines({**which, **given})}".encode())


def released(workspace: Path | None, wording: Wording) -> Approval | None:
    """Who answers for a wording: who installed it as official, or who last approved these very words."""
    if wording.installed is not None:
        return Approval(wording.installed.by, wording.installed.on, "official text installed")
    if workspace is None:
        return None
    found = [approval for sha256, approval in _approvals(_file(workspace)) if sha256 == wording.sha256]
    return found[-1] if found else None


def used(wording: Wording, workspace: Path | None, basis: Basis) -> WordingUsed:
    """What the record of a letter on that basis says of a wording: which, its grade, who answers for it."""
    approval = released(workspace, wording)
    return WordingUsed(
        language=wording.language,
        source=wording.source,
        grade=wording.grade_for(basis),
        sha256=wording.sha256,
        approved_by=approval.by if approval else None,
        approved_on=approval.on if approval else None,
    )


def _file(workspace: Path) -> Path:
    return home(workspace) / "approval.toml"


def _approvals(path: Path) -> list[tuple[str, Approval]]:
    """All approvals ever given, in their order, each with the hash of the words it is for."""
    if not path.is_file():
        return []
    entries = read_toml(path, "approval_unreadable").get("approval", [])
    try:
        given = [(entry["sha256"], Approval(entry["by"], entry["on"], entry["why"])) for entry in entries]
    except (KeyError, TypeError) as wrong:
        raise WordingError([because("approval_unreadable", file=path.name, detail=wrong)]) from wrong
    for sha256, approval in given:
        if not (is_said(sha256, approval.by, approval.why) and is_day(approval.on)):
            raise WordingError([because("approval_unreadable", file=path.name, detail=approval)])
    return given
