"""`owners`: whether a party is held to half or more by listed ones, by every way of counting."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..determination.check import today_in_beijing
from ..determination.firm import read_firm
from ..law.lawbook import statutes
from ..logic.truth import NO, YES
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, day, fail, refusals, workspace_of
from .speech import say, spoken_to

__all__ = ["owners"]

HERE = Path()


def owners(
    party: Annotated[str, typer.Argument(metavar="PARTY", show_default=False)],
    folder: Annotated[Path, typer.Option(metavar="FOLDER", show_default=False)] = HERE,
    on: Day = None,
    known: Day = None,
    as_json: Json = False,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE.xlsx", dir_okay=False)] = None,
    lang: Lang = None,
) -> None:
    """Show who holds a party."""
    from ..actions.screen_parties import parties_of, screening_of
    from ..determination.screening.consequences import consequences
    from ..determination.screening.consequences_record import consequence_records, held_texts
    from ..determination.screening.numbers import EntryNumbers
    from ..determination.screening.owners import owners_of
    from ..determination.screening.problems import issues_about_parties
    from ..exchange.folder import bods_files, read_folder
    from .deciding import named_party
    from .storing import store_troubles
    from .written import check_xlsx, write_or_fail

    language = spoken_to(lang)
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    if xlsx is not None:
        check_xlsx(xlsx, folder, language)
    today, workspace = today_in_beijing(), workspace_of(folder)
    day_on, known_on = day(on, language) or today, day(known, language) or today
    dataset = read_folder(folder)
    parties = parties_of(dataset)
    sought = named_party(parties, party, language)
    with refusals(language), store_troubles(language):
        law, firm = statutes(workspace), read_firm(workspace)
        screening = screening_of(workspace, parties, law, day_on, known_on)
    found = owners_of(dataset, sought.reference, screening, law, firm, day_on, known_on)
    numbers = EntryNumbers.of(screening.lists, law)
    issues = (*issues_about_parties(dataset, tuple(each.name for each in bods_files(folder))), *found.issues)
    may_be_held = found.answer.truth is not NO and found.is_listed is not YES
    held_by, country = found.held_by_list, sought.country
    follows = consequences((), law, firm, day_on, known_on, country=country, held_by=held_by) if may_be_held else ()
    if as_json:
        from ..determination.record import issue_record
        from ..determination.screening.owners_record import owners_record

        record = owners_record(found, numbers, language)
        record["follows_if_half"] = consequence_records(follows, language)
        data = {**record, "issues": [issue_record(each, language) for each in issues]}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        from .owning_screens import show_owners

        told = held_texts(follows, language) if may_be_held else ()
        show_owners(found, told, issues, numbers, folder, language)
    if xlsx is not None:
        from ..documents.owners_workbook import write_owners

        def write() -> None:
            write_owners(found, screening, numbers, issues, xlsx, language)

        write_or_fail(write, xlsx, language, is_quiet=as_json)
    if any(each.severity == "error" for each in issues):
        raise typer.Exit(BAD_INPUT)
    is_clear = {found.held.by["any-of-them"].truth, found.is_listed} == {NO} and found.stated is not YES
    raise typer.Exit(CLEAR if is_clear else TO_DO)
