"""`template` and `demo`: how one begins, and what the command says of itself."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..languages import Language
from .options import Lang
from .session import CLEAR, fail
from .speech import say, spoken, spoken_to

__all__ = ["demo", "group", "template", "ytterby"]


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"ytterby {__version__}\n")
        raise typer.Exit(CLEAR)


def ytterby(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version)] = False,
    lang: Lang = None,
) -> None:
    """The command itself; its help is in `words.toml`."""
    if lang is not None and spoken(["--lang", lang]) != lang:
        fail(f"--lang: ja, zh, en (not {lang!r})")


def group(lang: Lang = None) -> None:
    """A group of commands: it takes the language, so that its help can be had in one."""
    ytterby(lang=lang)


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", dir_okay=False)] = Path("ytterby.xlsx"),
    lang: Lang = None,
) -> None:
    """Write an empty workbook."""
    from ..tables import template as write_template

    language = spoken_to(lang)
    if file.exists():
        fail(say("already-there", language, file=file))
    if file.suffix.lower() != ".xlsx":
        fail(say("not-xlsx", language, file=file))
    if not file.parent.is_dir():
        fail(say("folder-missing", language, folder=file.parent))
    try:
        write_template(file, language, {"parts.listed_item": _listed_items(language)})
    except OSError as problem:
        fail(say("cannot-write", language, file=file, problem=problem.strerror or problem))
    sys.stdout.write(say("wrote-template", language, file=file) + "\n")


def _listed_items(language: Language) -> tuple[str, ...]:
    """What can be picked for a part: that it is no listed item, or an item of Annex 1 by its id and name."""
    from ..law.items import annex1

    none = {"ja": "非該当", "zh": "不属于", "en": "not listed"}[language]
    items = (item for item in annex1().items if not item.is_heading)
    return (none, *(f"{item.id} {item.name(language)}" for item in items))


def demo(
    out: Annotated[Path, typer.Option(file_okay=False)] = Path("out"),
    lang: Lang = None,
) -> None:
    """Run the bundled samples."""
    from ..samples import sample, samples
    from .board import show_board
    from .papers import write_papers
    from .session import Session

    language = spoken_to(lang)
    for name in samples():
        folder = out / name
        shutil.copytree(sample(name), folder, dirs_exist_ok=True)
        sys.stdout.write(f"\n== {name} ==\n")
        session = Session.of(folder, language, None)
        report = session.report()
        show_board(report, language)
        write_papers(session, report, folder / "papers", ("ja",) if language == "ja" else ("en",))
    sys.stdout.write(say("demo-done", language, out=out) + "\n")
