"""The short texts of every room are there in three languages, each in its own, and leave the same blanks to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import ytterby
from ytterby.languages import LANGUAGES, Catalogue

HOME = Path(ytterby.__file__).parent
FILES = [
    HOME / room
    for room in (
        "law/words.toml",
        "actions/refusals.toml",
        "cli/words.toml",
        "cli/readings.toml",
        "cli/law_diff.toml",
        "cli/lists.toml",
        "cli/owning.toml",
        "cli/screening.toml",
        "determination/words.toml",
        "determination/firm_file.toml",
        "determination/issues.toml",
        "determination/screening/owners.toml",
        "determination/screening/screening.toml",
        "documents/refusals.toml",
        "documents/workbook.toml",
        "exchange/bods.toml",
        "exchange/lists.toml",
        "exchange/list_columns.toml",
        "bom/issues.toml",
        "parties/identifiers.toml",
        "parties/names/problems.toml",
        "parties/ownership/flags.toml",
        "parties/ownership/issues.toml",
        "parties/ownership/missing.toml",
        "store/refusals.toml",
    )
]
TEXTS = [
    pytest.param(file, key, id=f"{file.parent.name}-{file.stem}-{key}")
    for file in FILES
    for key in Catalogue.read(file)
]
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HAN = re.compile("[\u4e00-\u9fff]")
OFFICIAL = {"help-law-add-issuer"}
"""Says in every language what the issuer is called in Chinese."""


def blanks(said: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(said) if name is not None})


@pytest.mark.parametrize(("file", "key"), TEXTS)
def test_a_text_is_there_in_three_languages(file: Path, key: str) -> None:
    said = Catalogue.read(file).data(key)
    texts = {language: str(said[language]) for language in LANGUAGES}
    assert all(texts.values())
    assert len({tuple(blanks(text)) for text in texts.values()}) == 1, "the same blanks"
    assert not KANA.search(texts["zh"])
    assert not KANA.search(texts["en"])
    assert key in OFFICIAL or not HAN.search(texts["en"])
