"""`law status`, `law timeline`, `law read`, `law add`: the ledger of law, as known on a day."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ..determination.check import today_in_beijing
from ..languages import Language
from ..law.lawbook import Statutes, statutes
from .law_adding import add
from .options import Day, Json, Lang
from .session import CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to

__all__ = ["COMMANDS", "add", "read", "status", "timeline"]

Workspace = Annotated[Path | None, typer.Argument(metavar="FOLDER", show_default=False)]

IN_THE_TIMELINE = tuple(f"mofcom-2025-61/{passage}" for passage in ("1(1)", "1(2)", "1(3)", "5", "7"))


def status(
    folder: Workspace = None, on: Day = None, known: Day = None, as_json: Json = False, lang: Lang = None
) -> None:
    """Show how the law stands on a day, as known on a day."""
    from ..law.standing import standing

    language = spoken_to(lang)
    today = today_in_beijing()
    known_on = day(known, language) or today
    stands = standing(_statutes(folder, language), day(on, language) or today, known_on)
    if as_json:
        from ..law.record import standing_record

        _print_json(standing_record(stands, language))
    else:
        from .law_screens import show_standing

        show_standing(stands, language, "." if folder is None else str(folder))
    raise typer.Exit(TO_DO if stands.unconfirmed else CLEAR)


def timeline(folder: Workspace = None, known: Day = None, as_json: Json = False, lang: Lang = None) -> None:
    """Show when the main provisions of announcement 61 were in force, suspended, or neither surely."""
    from ..law.standing import history

    language = spoken_to(lang)
    known_on = day(known, language) or today_in_beijing()
    book = _statutes(folder, language)
    histories = {cites: history(book, cites, known_on) for cites in IN_THE_TIMELINE}
    if as_json:
        from ..law.record import timeline_record

        _print_json(timeline_record(histories, known_on, book.known_to(known_on), language))
    else:
        from .law_screens import show_timeline

        show_timeline(histories, known_on, language)


def read(
    instrument: Annotated[str, typer.Argument(metavar="61|62|792|1/2026|…", show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="FILE.md", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Print an instrument as the page that a lawyer reviews."""
    from ..law.markdown import markdown
    from ..law.page import page, page_name, readable

    language = spoken_to(lang)
    book = statutes()
    ids = readable(book)
    typed = instrument.replace("/", "-").removesuffix("-2025") or instrument
    wanted = next((each for each in ids if instrument == each or typed == page_name(each)), None)
    if wanted is None:
        fail(say("law-no-page", language, typed=instrument, ids=", ".join(ids)))
    text = markdown(page(book, wanted, language))
    if out is not None:
        try:
            out.write_text(text, encoding="utf-8", newline="\n")
        except OSError as problem:
            fail(say("cannot-write", language, file=out, problem=problem.strerror or problem))
        sys.stdout.write(say("wrote", language, file=out) + "\n")
    elif sys.stdout.isatty():
        from rich.markdown import Markdown

        from .screen import screen

        screen().print(Markdown(text))
    else:
        sys.stdout.write(text)


def _statutes(folder: Path | None, language: Language) -> Statutes:
    """The law that comes with Ytterby and what the firm has added in the folder, if one is named."""
    if folder is not None and not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    with refusals(language):
        return statutes(workspace_of(folder) if folder is not None else None)


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


COMMANDS: dict[str, Callable[..., None]] = {"status": status, "timeline": timeline, "read": read, "add": add}
