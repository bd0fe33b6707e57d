"""The commands of `ytterby`, their arguments, and their help in the user's language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer

from ..languages import Language
from . import checking, deciding, laws, lists, owning, papers, readings, screening, starting
from .speech import say, spoken, texts

__all__ = ["build", "run"]


def run() -> None:
    """Run the command line with the arguments of the process; leaves with the exit status."""
    language = spoken(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows has the code page of the machine
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not sys.argv[1:] or "--help" in sys.argv:
        _name_panels(language)
    build(language)(prog_name="ytterby")


def _name_panels(language: Language) -> None:
    """The headings of the help. Loading what draws them takes longer than a small check: only when help is shown."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say("panel-arguments", language)
    rich_utils.OPTIONS_PANEL_TITLE = say("panel-options", language)
    rich_utils.COMMANDS_PANEL_TITLE = say("panel-commands", language)


def build(language: Language) -> Any:
    """The command with all its sub-commands, helping and answering in one language."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
    app.callback()(starting.ytterby)
    for name, function in COMMANDS.items():
        app.command(name)(function)
    groups = {
        "law": laws.COMMANDS,
        "readings": readings.COMMANDS,
        "lists": lists.COMMANDS,
        "wording": papers.WORDING_COMMANDS,
    }
    for name, commands in groups.items():
        group = typer.Typer(no_args_is_help=True)
        group.callback()(starting.group)
        for verb, function in commands.items():
            group.command(verb)(function)
        app.add_typer(group, name=name)
    command = typer.main.get_command(app)
    _explain(command, "", language)
    return command


COMMANDS: dict[str, Callable[..., None]] = {
    "check": checking.check,
    "why": checking.why,
    "ask": checking.ask,
    "screen": screening.screen,
    "who": screening.who,
    "owners": owning.owners,
    "decide": deciding.decide,
    "notify": papers.notify,
    "template": starting.template,
    "demo": starting.demo,
}


def _explain_help(command: Any, language: Language) -> None:
    """The option --help is made only when it is looked for, and comes with an English text."""
    made = command.get_help_option

    def helping(context: Any) -> Any:
        option = made(context)
        if option is not None:
            option.help = say("help-help", language)
        return option

    command.get_help_option = helping


def _explain(command: Any, path: str, language: Language) -> None:
    """Put the help of a command, of its parameters and of its sub-commands into one language."""
    key = f"help{path}"
    command.help = say(key, language)
    _explain_help(command, language)
    command.short_help = command.help.split("\n", 1)[0]
    for parameter in command.params:
        own = f"{key}-{parameter.name}"
        parameter.help = say(own if own in texts() else f"help--{parameter.name}", language)
    for name, sub in getattr(command, "commands", {}).items():
        _explain(sub, f"{path}-{name}", language)
