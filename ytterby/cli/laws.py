"""`law status`, `law timeline`, `law read`, `law add`, `law diff`: the ledger of law, as known on a day."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from ..determination.check import today_in_beijing
from ..languages import Language
from ..law.lawbook import Statutes, statutes
from .law_adding import add
from .law_diffing import diff
from .options import Day, Json, Lang
from .session import CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to

__all__ = ["COMMANDS", "add", "diff", "read", "status", "timeline"]

Workspace = Annotated[Path | None, typer.Argument(metavar="FOLDER", show_default=False)]

NUMBERS = "61|62|792|1/2026|…"
IN_THE_TIMELINE = {
    "mofcom-2025-61": tuple(f"mofcom-2025-61/{passage}" for passage in ("1(1)", "1(2)", "1(3)", "5", "7")),
}
"""Where not every passage is shown."""


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


def timeline(
    folder: Workspace = None,
    of: Annotated[str, typer.Option(metavar=NUMBERS)] = "61",
    known: Day = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show when the provisions of an instrument were in force, suspended, or neither surely."""
    from ..law.standing import history, passages

    language = spoken_to(lang)
    known_on = day(known, language) or today_in_beijing()
    book = _statutes(folder, language)
    begun = passages(book)
    instrument = _typed(of, dict.fromkeys(cites.partition("/")[0] for cites in begun), "law-no-timeline", language)
    own = [cites for cites in begun if cites.startswith(f"{instrument}/")]
    histories = {cites: history(book, cites, known_on) for cites in IN_THE_TIMELINE.get(instrument, own)}
    if as_json:
        from ..law.record import timeline_record

        _print_json(timeline_record(histories, known_on, book.known_to(known_on), language))
    else:
        from .law_screens import show_timeline

        show_timeline(instrument, histories, known_on, language)


def read(
    instrument: Annotated[str, typer.Argument(metavar=NUMBERS, show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="FILE.md", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Print an instrument as the page that a lawyer reviews."""
    from ..law.markdown import markdown
    from ..law.page import page, readable

    language = spoken_to(lang)
    book = statutes()
    wanted = _typed(instrument, readable(book), "law-no-page", language)
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


def _typed(typed: str, ids: Iterable[str], refusal: str, language: Language) -> str:
    """The instrument meant by its id, or by its number with or without the year; anything else ends the command."""
    from ..law.page import page_name

    name = typed.replace("/", "-").removesuffix("-2025")
    for each in ids:
        if typed == each or name == page_name(each):
            return each
    fail(say(refusal, language, typed=typed, ids=", ".join(page_name(each) for each in ids)))


def _statutes(folder: Path | None, language: Language) -> Statutes:
    """The law that comes with Ytterby and what the firm has added in the folder, if one is named."""
    if folder is not None and not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    with refusals(language):
        return statutes(workspace_of(folder) if folder is not None else None)


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


COMMANDS: dict[str, Callable[..., None]] = {
    "status": status,
    "timeline": timeline,
    "read": read,
    "add": add,
    "diff": diff,
}
