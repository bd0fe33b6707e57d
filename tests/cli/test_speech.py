"""The language asked for, and help in each of the three."""

from __future__ import annotations

from typing import Any

import pytest

from ytterby.cli.app import build
from ytterby.cli.speech import spoken, texts
from ytterby.languages import LANGUAGES, Language


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["check", "--lang", "zh"], {"LANG": "ja_JP.UTF-8"}, "zh"),
        (["check", "--lang=ja"], {}, "ja"),
        (["check"], {"YTTERBY_LANG": "ja", "LANG": "zh_CN.UTF-8"}, "ja"),
        (["check"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["check"], {"LC_ALL": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"}, "ja"),
        (["check"], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {}, "en"),
    ],
)
def test_the_first_that_names_a_language_decides(
    arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    assert spoken(arguments, environment) == expected


def _commands(command: Any) -> list[Any]:
    return [command, *(each for sub in getattr(command, "commands", {}).values() for each in _commands(sub))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_every_parameter_has_help(language: Language) -> None:
    for command in _commands(build(language)):
        assert command.help, command.name
        for parameter in command.params:
            assert parameter.help, (command.name, parameter.name)


def test_help_differs_between_languages() -> None:
    helps = {tuple(command.help for command in _commands(build(language))) for language in LANGUAGES}
    assert len(helps) == len(LANGUAGES)


def test_every_text_is_there_in_three_languages() -> None:
    for key in texts():
        for language in LANGUAGES:
            assert texts().data(key)[language], (key, language)


@pytest.mark.parametrize("typed", [("--lang", "fr"), ("--lang=fr",)])
def test_a_language_that_there_is_not_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], typed: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        build("en")(args=["lists", "show", *typed], prog_name="ytterby")
    said = capsys.readouterr()
    assert (left.value.code, said.out) == (2, "")
    assert all(each in said.err for each in ("fr", "ja", "zh", "en"))
