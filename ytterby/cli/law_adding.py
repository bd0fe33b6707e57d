"""`law add`: an announcement, or a named person's confirmation, is added to the law of the workspace."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..determination.check import today_in_beijing
from ..languages import Language, Text
from ..law.instruments import Instrument, InstrumentError
from ..law.lawbook import Statutes, statutes
from ..law.party_table import PartyRow
from .options import Day, Lang
from .session import day, fail, refusals, workspace_of
from .speech import say, spoken_to

__all__ = ["add"]

Said = Annotated[str | None, typer.Option(metavar="TEXT", show_default=False)]
Name = Annotated[str | None, typer.Option(metavar="NAME", show_default=False)]
LISTS = "control-list|watch-list"
Id = Annotated[str | None, typer.Option(metavar="ID", show_default=False)]

Given = Mapping[str, str | list[str] | Path | None]
"""What was typed, by the name of its option."""

HEAD = ("id", "number", "published", "title", "by")
NEEDS = {
    "extends": (*HEAD, "through"),
    "resumes": (*HEAD, "from"),
    "lapsed": ("from", "by", "evidence"),
    "lists": HEAD,
    "unlists": HEAD,
    "file": (),
}
"""What each way to add cannot do without."""
TAKES = {
    "extends": ("from", "scope", "issuer", "address"),
    "resumes": ("scope", "issuer", "address"),
    "lapsed": ("scope",),
    "lists": ("from", "party", "names", "parties", "issuer", "address"),
    "unlists": ("from", "party", "names", "issuer", "address"),
    "file": ("by",),
}
"""What each way takes besides."""


def add(  # noqa: PLR0913, PLR0917 (an option each)
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    source: Annotated[Path | None, typer.Argument(metavar="FILE.toml", show_default=False)] = None,
    extends: Id = None,
    resumes: Id = None,
    lapsed: Id = None,
    lists: Annotated[str | None, typer.Option(metavar=LISTS, show_default=False)] = None,
    unlists: Annotated[str | None, typer.Option(metavar=LISTS, show_default=False)] = None,
    through: Day = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", show_default=False)] = None,
    scope: Annotated[list[str] | None, typer.Option(metavar="ID", show_default=False)] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", show_default=False)] = None,
    number: Said = None,
    published: Day = None,
    title: Said = None,
    issuer: Name = None,
    address: Said = None,
    by: Name = None,
    evidence: Said = None,
    party: Annotated[list[str] | None, typer.Option(metavar="NAME", show_default=False)] = None,
    names: Annotated[Path | None, typer.Option("--file", metavar="FILE.txt", show_default=False)] = None,
    parties: Annotated[Path | None, typer.Option(metavar="FILE.csv", show_default=False)] = None,
    lang: Lang = None,
) -> None:
    """Add an instrument; says what changes."""
    from ..actions.add_instrument import NotAddedError, add_file, add_instrument
    from .law_screens import show_added

    language = spoken_to(lang)
    ways: Given = {"file": source, "extends": extends, "resumes": resumes, "lapsed": lapsed, "lists": lists}
    ways = {**ways, "unlists": unlists}
    details: Given = {
        "through": through,
        "from": from_,
        "scope": scope,
        "id": id_,
        "number": number,
        "published": published,
        "title": title,
        "issuer": issuer,
        "address": address,
        "by": by,
        "evidence": evidence,
        "party": party,
        "names": names,
        "parties": parties,
    }
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    way = _way(ways, details, language)
    workspace, today = workspace_of(folder), today_in_beijing()
    with refusals(language):
        present = statutes(workspace)
    try:
        if source is not None:
            added = add_file(workspace, source, by or "", today)
        else:
            instrument = _drafted(way, str(ways[way]), details, present, today, language)
            added = add_instrument(workspace, instrument, today)
    except (NotAddedError, InstrumentError) as problem:
        fail(say("law-not-added", language, reasons=problem.in_(language)))
    except OSError as problem:
        place = problem.filename or workspace / "law"
        fail(say("law-file-trouble", language, file=place, problem=problem.strerror or problem))
    show_added(added, today, language)


def _way(ways: Given, details: Given, language: Language) -> str:
    """The one way in which something is to be added; anything lacking or out of place ends the command."""
    chosen = [way for way, given in ways.items() if given]
    if len(chosen) != 1:
        fail(say("law-add-one-way", language))
    way = chosen[0]
    lacking = [name for name in NEEDS[way] if not details[name]]
    if way in ("lists", "unlists") and not any(details[name] for name in ("party", "names", "parties")):
        lacking.append("party")
    out_of_place = [name for name, given in details.items() if given and name not in (*NEEDS[way], *TAKES[way])]
    said = []
    if lacking:
        said.append(say("law-add-lacking", language, way=way, names=_options(lacking)))
    if out_of_place:
        said.append(say("law-add-out-of-place", language, way=way, names=_options(out_of_place)))
    if said:
        fail("\n".join(said))
    return way


def _options(names: list[str]) -> str:
    return ", ".join("--file" if name == "names" else f"--{name}" for name in names)


def _drafted(way: str, named: str, details: Given, present: Statutes, today: date, language: Language) -> Instrument:
    """The instrument that the options describe."""
    from ..law.drafts import Head, delisting, extension, lapse, listing, resumption

    def text(name: str) -> str:
        return str(details[name] or "")

    def on(name: str) -> date | None:
        return day(text(name) or None, language)

    book, first = present.lawbook, on("from")
    typed = details["scope"]
    scope = typed if isinstance(typed, list) else []
    if way == "lapsed":
        assert first is not None
        return lapse(book, named, first, by=text("by"), on=today, evidence=text("evidence"), scope=scope)
    published = on("published")
    assert published is not None
    title = Text(*(text("title"),) * 3)
    issuer = text("issuer") or say("law-issuer", "zh")
    head = Head(text("id"), text("number"), issuer, published, title, text("by"), text("address"))
    if way == "lists":
        return listing(head, named, _named(details, language), first, _rows(details["parties"], language))
    if way == "unlists":
        return delisting(head, named, _named(details, language), first)
    if way == "resumes":
        assert first is not None
        return resumption(head, book, named, first, scope)
    through = on("through")
    assert through is not None
    return extension(head, book, named, through, first, scope)


def _rows(table: str | list[str] | Path | None, language: Language) -> tuple[PartyRow, ...]:
    """The parties of a table; an error in it ends the command with all that is wrong, a warning is told."""
    if not isinstance(table, Path):
        return ()
    from ..actions.parties_of_notice import parties_of_notice
    from .board import place_text

    rows, issues = parties_of_notice(table)
    told = "\n".join(f"{place_text(issue, language)}: {issue.in_(language)}" for issue in issues)
    if not rows or any(issue.severity == "error" for issue in issues):
        fail(say("law-not-added", language, reasons=told))
    if told:
        sys.stderr.write(f"{told}\n")
    return rows


def _named(details: Given, language: Language) -> list[str]:
    """The parties named one by one, and those of the file, one a line."""
    named, file = details["party"], details["names"]
    parties = list(named) if isinstance(named, list) else []
    if isinstance(file, Path):
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError:
            fail(say("law-parties-not-utf-8", language, file=file))
        parties += [line.strip() for line in lines if line.strip()]
    return parties
