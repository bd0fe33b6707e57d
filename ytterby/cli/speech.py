"""In which language the command line speaks, and its own texts."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from ..languages import Catalogue, Language, language_of
from .visible import visible

__all__ = ["say", "spoken", "spoken_to", "texts"]


def texts() -> Catalogue:
    """The texts of the command line."""
    return Catalogue.read(Path(__file__).with_name("words.toml"))


def say(key: str, language: Language, **values: object) -> str:
    """One text, filled in."""
    return texts().say(key, language, **values)


def spoken(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language asked for: by `--lang`, by YTTERBY_LANG, by the locale; English where none of them names one.

    It is needed before the arguments are parsed, for the help texts are in that language too.
    """
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return language_of(arguments[place + 1]) or "en"
        if argument.startswith("--lang="):
            return language_of(argument.removeprefix("--lang=")) or "en"
    for name in ("YTTERBY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        found = language_of(environment.get(name, ""))
        if found is not None:
            return found
    if sys.platform == "win32":
        return language_of(locale.getlocale()[0] or "") or _windows_language(locale.getlocale()[0] or "")
    return "en"


def spoken_to(lang: str | None) -> Language:
    """The language of a command that was given `--lang` or None, asked for as in `spoken`.

    One that there is not ends the command with those that there are.
    """
    if lang is not None and language_of(lang) is None:
        sys.stderr.write(say("not-a-language", spoken([]), typed=visible(lang)) + "\n")
        raise typer.Exit(2)
    return spoken(["--lang", lang] if lang is not None else sys.argv[1:])


def _windows_language(name: str) -> Language:
    """Windows names its locales in words."""
    if name.startswith("Japanese"):
        return "ja"
    return "zh" if name.startswith("Chinese") else "en"
