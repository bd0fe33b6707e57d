"""Runs a command in the process of the test, as a person would type it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ytterby.cli.app import build
from ytterby.languages import Language

__all__ = ["Ran", "ran"]


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it left."""

    status: int
    out: str
    err: str


def ran(capsys: pytest.CaptureFixture[str], *arguments: object, language: Language = "en") -> Ran:
    """Run `ytterby` with these arguments and catch what it says."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        build(language)(args=[str(each) for each in (*arguments, "--lang", language)], prog_name="ytterby")
    said = capsys.readouterr()
    status = left.value.code
    return Ran(status if isinstance(status, int) else 0, said.out, said.err)
