"""`notify` and `wording`: the notifications that lines owe, and the text that they are printed in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..determination.check import Report, today_in_beijing
from ..languages import Language, language_of
from .options import Day, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, Session, day, fail, workspace_of
from .speech import say, spoken_to

__all__ = ["WORDING_COMMANDS", "notify", "write_papers"]

Workspace = Annotated[Path, typer.Argument(show_default=False)]
By = Annotated[str, typer.Option(show_default=False)]


def notify(
    folder: Annotated[Path, typer.Argument(show_default=False)],
    out: Annotated[Path | None, typer.Option(file_okay=False)] = None,
    beside: Annotated[str | None, typer.Option("--with", metavar="ja|en|ja,en")] = None,
    on: Day = None,
    known: Day = None,
    lang: Lang = None,
) -> None:
    """Make the notification of every line that owes one."""
    language = spoken_to(lang)
    session = Session.of(folder, language, known)
    languages = _beside(beside, language)
    report = session.report(on=day(on, language))
    complete = write_papers(session, report, out or session.workspace / "papers", languages)
    if report.has_errors:
        sys.stderr.write(say("issues-elsewhere", language, errors=_errors(report)) + "\n")
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(CLEAR if complete else TO_DO)


def write_papers(session: Session, report: Report, out: Path, beside: Sequence[Language]) -> bool:
    """Write the notifications of a report; says what was written and what could not be, and why.

    Returns whether all that are owed were written and none is a draft.
    """
    from ..documents.letters import write_notifications
    from ..documents.notification import Notification
    from ..documents.notifying import Unwritten, owed
    from ..documents.refusals import DocumentError, LetterError

    language = session.language
    found = list(owed(report))
    letters = [each for each in found if isinstance(each, Notification)]
    unwritten = [each for each in found if isinstance(each, Unwritten)]
    refused: DocumentError | None = None
    written: Sequence[Path] = ()
    try:
        written = write_notifications(letters, out, ("zh", *beside), workspace=session.workspace)
    except LetterError as problem:
        refused, written = problem, problem.written
    except DocumentError as problem:
        fail(problem.in_(language))
    drafts = sum(path.name.startswith("draft-") for path in written) // 2
    sys.stdout.write(say("papers-written", language, count=len(written) // 2, out=out) + "\n")
    if drafts:
        sys.stdout.write(say("papers-are-drafts", language, count=drafts, workspace=session.workspace) + "\n")
    for each in unwritten:
        sys.stdout.write(
            say("paper-not-written", language, line=each.reference, reason=each.reason.in_(language)) + "\n"
        )
    if refused is not None:
        sys.stderr.write(refused.in_(language) + "\n")
    return not drafts and not unwritten and refused is None


def load(
    source: Annotated[Path, typer.Argument(dir_okay=False, show_default=False)],
    workspace: Workspace,
    by: By,
    lang: Lang = None,
) -> None:
    """Load the official Chinese text of the annex."""
    from ..actions.wordings import load_official_wording
    from ..documents.refusals import DocumentError

    language = spoken_to(lang)
    try:
        wording = load_official_wording(source, workspace_of(workspace), by, today_in_beijing())
    except DocumentError as problem:
        fail(problem.in_(language))
    sys.stdout.write(say("wording-loaded", language, hash=wording.sha256[:12]) + "\n")


def approve(
    workspace: Workspace,
    by: By,
    why: Annotated[str, typer.Option(show_default=False)],
    lang: Lang = None,
) -> None:
    """Approve the Chinese text in use by name."""
    from ..actions.wordings import approve_chinese
    from ..documents.refusals import DocumentError

    language = spoken_to(lang)
    if not workspace.exists():
        fail(say("no-such-folder", language, folder=workspace))
    try:
        wording = approve_chinese(workspace_of(workspace), by, why, today_in_beijing())
    except DocumentError as problem:
        fail(problem.in_(language))
    sys.stdout.write(say("wording-approved", language, grade=wording.grade, hash=wording.sha256[:12], by=by) + "\n")


def show(workspace: Annotated[Path | None, typer.Argument()] = None, lang: Lang = None) -> None:
    """Print the Chinese wording file in use."""
    from ..documents.wording import wording_file

    path = wording_file("zh", None if workspace is None else workspace_of(workspace))
    sys.stdout.write(path.read_text(encoding="utf-8"))


WORDING_COMMANDS: dict[str, Callable[..., None]] = {"load": load, "approve": approve, "show": show}


def _beside(typed: str | None, language: Language) -> tuple[Language, ...]:
    if typed is None:
        return ("ja",) if language == "ja" else ("en",)
    found = tuple(language_of(each) for each in typed.split(","))
    known = tuple(each for each in found if each in ("ja", "en"))
    if len(known) != len(found):
        fail(say("beside-unknown", language, typed=typed))
    return known


def _errors(report: Report) -> int:
    return sum(issue.severity == "error" for issue in report.issues)
