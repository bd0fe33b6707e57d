"""`lists show`, `look`, `add`, `remove`, `exclude`: what parties are held against, and who looked after it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..determination.check import today_in_beijing
from ..languages import Catalogue, Language, Text
from ..law.lawbook import statutes
from .options import Day, Json, Lang
from .session import CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to

if TYPE_CHECKING:
    from ..determination.screening.numbers import EntryNumbers
    from ..parties.lists import Entry, WatchedList
    from ..tables.issues import Issue

__all__ = ["COMMANDS", "add", "exclude", "look", "remove", "show"]

Workspace = Annotated[Path, typer.Argument(metavar="[FOLDER]", show_default=False)]
ListId = Annotated[str, typer.Argument(metavar="LIST", show_default=False)]
By = Annotated[str, typer.Option(metavar="NAME", show_default=False)]
Said = Annotated[str, typer.Option(metavar="TEXT", show_default=False)]
HERE = Path()
FOLLOW_THE_MONEY = (".json", ".jsonl", ".ijson", ".ndjson", ".ftm")


def show(folder: Workspace = HERE, on: Day = None, known: Day = None, as_json: Json = False, lang: Lang = None) -> None:
    """Show the lists, their size, their states and their age."""
    from ..actions.exclude_name import exclusions_of
    from ..store import opened
    from .storing import store_troubles

    language = spoken_to(lang)
    today = today_in_beijing()
    day_on, known_on = day(on, language) or today, day(known, language) or today
    lists, numbers = _lists(folder, day_on, known_on, language)
    with refusals(language), store_troubles(language):
        exclusions = exclusions_of(opened(workspace_of(folder), create=False), known_on)
    if as_json:
        from ..determination.screening.lists_record import lists_record

        data = lists_record(lists, exclusions, numbers, day_on, language)
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        from .list_screens import show_all_lists

        show_all_lists(lists, exclusions, numbers, day_on, folder, language)
    raise typer.Exit(CLEAR if all(each.clears_on(day_on) for each in lists) else TO_DO)


def look(
    list_: ListId,
    by: By,
    folder: Workspace = HERE,
    on: Day = None,
    size: Annotated[int | None, typer.Option(metavar="N", show_default=False)] = None,
    seen_at: Annotated[str, typer.Option(metavar="ADDRESS", show_default=False)] = "",
    why: Said = "",
    lang: Lang = None,
) -> None:
    """Record that somebody looked at the source of a list, or of `all` of them, and found nothing new."""
    from ..actions.look_at_list import look as record_look
    from .list_screens import show_looks
    from .storing import store_troubles

    language, today = spoken_to(lang), today_in_beijing()
    looked_on = day(on, language) or today
    lists, _ = _lists(folder, today, today, language)
    if list_ == ALL and size is not None:
        fail(_say("size-of-one", language))
    looked_at = lists if list_ == ALL else (_list(lists, list_, language),)
    with refusals(language), store_troubles(language):
        recorded = [
            record_look(workspace_of(folder), each, by, looked_on, size=size, seen_at=seen_at, why=why, today=today)
            for each in looked_at
        ]
    again, _ = _lists(folder, today, today, language)
    looks = [
        (one, each.title.in_(language), _list(again, each.list_id, language).look_again_by)
        for one, each in zip(recorded, looked_at, strict=True)
    ]
    show_looks(looks, language, _say("looked-then", language, folder=folder))


def add(  # noqa: PLR0913, PLR0917 (an option each)
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    id_: Annotated[str, typer.Option("--id", metavar="own-…", show_default=False)],
    title: Said,
    by: By,
    folder: Workspace = HERE,
    on: Day = None,
    source: Annotated[str, typer.Option(metavar="ADDRESS", show_default=False)] = "",
    why: Said = "",
    lang: Lang = None,
) -> None:
    """Add a list of the firm's own, or a newer version of it."""
    from ..actions.add_list import add_list
    from ..parties.lists import WatchedList
    from .list_screens import show_recorded
    from .storing import store_troubles

    language, today = spoken_to(lang), today_in_beijing()
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    looked_on = day(on, language) or today
    entries, issues = _read(file, id_, language)
    _show_issues(issues, language)
    if any(each.severity == "error" for each in issues):
        fail(_say("not-added", language))
    again = looked_on + _holds()
    watched = WatchedList(id_, Text.same(title), entries, len(entries), source or file.name, looked_on, by, again)
    with refusals(language), store_troubles(language):
        recorded = add_list(workspace_of(folder), watched, why=why, today=today)
    then = _say("looked-then", language, folder=folder)
    said = {"title": title, "list": id_, "size": len(entries), "again": again}
    show_recorded("added", recorded, language, then, **said)


def remove(list_: ListId, by: By, why: Said, folder: Workspace = HERE, on: Day = None, lang: Lang = None) -> None:
    """Record that a list of the firm's own is no longer used."""
    from ..actions.add_list import withdraw
    from .list_screens import show_recorded
    from .storing import store_troubles

    language, today = spoken_to(lang), today_in_beijing()
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    with refusals(language), store_troubles(language):
        recorded = withdraw(workspace_of(folder), list_, by, day(on, language) or today, why, today=today)
    show_recorded("removed", recorded, language, list=list_)


def exclude(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    what: Annotated[str, typer.Argument(metavar="LIST|ENTRY", show_default=False)],
    by: By,
    why: Said,
    folder: Workspace = HERE,
    on: Day = None,
    withdraw: Annotated[bool, typer.Option("--withdraw")] = False,
    lang: Lang = None,
) -> None:
    """Record that a name is no candidate for an entry or for a whole list, or that this holds no longer."""
    from ..actions import exclude_name
    from .deciding import named_entry
    from .list_screens import covered, show_recorded
    from .storing import store_troubles

    language, today = spoken_to(lang), today_in_beijing()
    lists, numbers = _lists(folder, today, today, language)
    watched = next((each for each in lists if each.list_id == what), None)
    entry_id = ""
    if watched is None:
        entry = named_entry(numbers, what, language)
        watched, entry_id = _list(lists, entry.list_id, language), entry.entry_id
    workspace, decided_on = workspace_of(folder), day(on, language) or today
    with refusals(language), store_troubles(language):
        if withdraw:
            recorded = exclude_name.withdraw(
                workspace, name, watched.list_id, by, decided_on, why, entry_id=entry_id, today=today
            )
        else:
            recorded = exclude_name.exclude(
                workspace, name, watched, by, decided_on, why, entry_id=entry_id, today=today
            )
    told = covered(watched.list_id, entry_id, lists, numbers, language)
    after = () if withdraw else (_say("excluded-means", language),)
    show_recorded("withdrawn" if withdraw else "excluded", recorded, language, *after, name=name, what=told)


def _lists(folder: Path, on: date, known: date, language: Language) -> tuple[tuple[WatchedList, ...], EntryNumbers]:
    from ..actions.screen_parties import lists_of
    from ..determination.screening.numbers import EntryNumbers
    from .storing import store_troubles

    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    workspace = workspace_of(folder)
    with refusals(language), store_troubles(language):
        law = statutes(workspace)
        lists = lists_of(workspace, law, on, known)
        return lists, EntryNumbers.of(lists, law)


ALL = "all"
"""Instead of the id of one list."""


def _list(lists: tuple[WatchedList, ...], list_id: str, language: Language) -> WatchedList:
    found = next((each for each in lists if each.list_id == list_id), None)
    if found is None:
        fail(_say("no-such-list", language, list=list_id, lists=", ".join(each.list_id for each in lists)))
    return found


def _read(file: Path, list_id: str, language: Language) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    from ..exchange.followthemoney import read_ftm
    from ..exchange.list_csv import read_list

    if not file.is_file():
        fail(_say("no-such-file", language, file=file))
    reader = read_ftm if file.suffix.lower() in FOLLOW_THE_MONEY else read_list
    try:
        return reader(file, list_id)
    except OSError as problem:
        fail(_say("cannot-read", language, file=file, problem=problem.strerror or problem))


def _show_issues(issues: tuple[Issue, ...], language: Language) -> None:
    from .board import show_issues
    from .screen import screen

    show_issues(screen(), issues, language)


def _holds() -> timedelta:
    """How long a look at a list of the firm's own holds."""
    from ..law.watching import own_look_holds

    return own_look_holds()


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("lists.toml")).say(key, language, **values)


COMMANDS: dict[str, Callable[..., None]] = {
    "show": show,
    "look": look,
    "add": add,
    "remove": remove,
    "exclude": exclude,
}
