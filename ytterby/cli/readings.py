"""`readings list`, `readings adopt`, `readings effect`: what the texts leave open, and what the firm makes of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..determination.check import today_in_beijing
from ..determination.firm import read_firm
from ..languages import Language
from .options import Day, Json, Lang
from .session import BAD_INPUT, CLEAR, TO_DO, Session, day, fail, refusals, workspace_of
from .speech import say, spoken_to

if TYPE_CHECKING:
    from ..actions.adopt_reading import Adopted
    from ..determination.readings.effect import Effect
    from ..law.readings import OpenPoint

__all__ = ["COMMANDS", "adopt", "effect", "list_"]

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)]


def list_(
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER", show_default=False)] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", show_default=False)] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List the points that the texts leave open, with their answers and what the firm adopted."""
    language = spoken_to(lang)
    if folder is not None and not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    with refusals(language):
        firm = None if folder is None else read_firm(workspace_of(folder))
    points = _points(name, language)
    if as_json:
        from ..determination.readings.record import readings_record

        _print_json(readings_record(points.values(), firm, language))
    elif name is not None:
        from .reading_screens import show_reading

        show_reading(points[name], firm, language)
    else:
        from .reading_screens import show_readings

        show_readings(points, firm, folder, language)


def adopt(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", show_default=False)],
    by: Annotated[str, typer.Option(metavar="PERSON", show_default=False)],
    on: Day = None,
    why: Annotated[str, typer.Option(metavar="TEXT", show_default=False)] = "",
    lang: Lang = None,
) -> None:
    """Adopt an answer for the firm, by name; says what it flips."""
    from ..actions.adopt_reading import NotAdoptedError, adopt_reading
    from ..law.readings import Adoption
    from .reading_screens import show_adopted

    language = spoken_to(lang)
    if not folder.exists():
        fail(say("no-such-folder", language, folder=folder))
    today = today_in_beijing()
    adoption = Adoption(answer, by, day(on, language) or today, why)
    workspace = workspace_of(folder)
    try:
        with refusals(language):
            adopted = adopt_reading(workspace, name, adoption, today, language)
    except NotAdoptedError as problem:
        fail(problem.in_(language))
    except OSError as problem:
        file = problem.filename or workspace / "firm.toml"
        fail(say("cannot-write", language, file=file, problem=problem.strerror or problem))
    show_adopted(adopted, *_flipped(folder, adopted, language), language)


def effect(
    folder: Folder,
    on: Day = None,
    known: Day = None,
    as_if_in_force: Annotated[bool, typer.Option("--as-if-in-force")] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show what each other answer to each open point would flip."""
    from ..determination.readings.effect import effects_of_readings

    language = spoken_to(lang)
    session, on_day = Session.of(folder, language, known), day(on, language)
    report = session.report(on=on_day)
    effects = effects_of_readings(report, on=on_day, supposing_force=as_if_in_force)
    if as_json:
        from ..determination.readings.record import effects_record

        _print_json(effects_record(report, effects, language))
    else:
        from .reading_screens import show_effects

        show_effects(report, effects, language)
    if report.has_errors:
        errors = sum(issue.severity == "error" for issue in report.issues)
        sys.stderr.write(say("issues-elsewhere", language, errors=errors) + "\n")
        raise typer.Exit(BAD_INPUT)
    raise typer.Exit(CLEAR if effects.is_settled else TO_DO)


def _points(name: str | None, language: Language) -> Mapping[str, OpenPoint]:
    """All open points, or the one of a name; an unknown name ends the command with those like it."""
    from ..actions.adopt_reading import no_such_reading
    from ..law.readings import open_points

    points = open_points()
    if name is None:
        return points
    if name not in points:
        fail(no_such_reading(name).in_(language))
    return {name: points[name]}


def _flipped(folder: Path, adopted: Adopted, language: Language) -> tuple[Effect | None, int]:
    """What an adoption flips in the tables of the folder, and how many lines and transfers hung on the point before.

    Nothing where there are no tables: the firm may decide before it has any.
    """
    from ..determination.check import check
    from ..determination.readings.effect import effect_of
    from ..exchange.folder import read_folder

    session = Session.of(folder, language, None)
    dataset = read_folder(folder)
    if not (dataset.lines or dataset.transfers):
        return None, 0
    law = session.statutes()
    screening = session.screening(dataset, law)
    report = check(dataset, law, adopted.before, session.known, screening=screening)
    readings = [*(each.readings for each in report.determinations), *(each.readings for each in report.transfers)]
    hanging = sum(any(point.name == adopted.name for point in each) for each in readings)
    return effect_of(report, adopted.name, adopted.adoption.answer), hanging


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


COMMANDS: dict[str, Callable[..., None]] = {"list": list_, "adopt": adopt, "effect": effect}
