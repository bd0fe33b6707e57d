"""The frozen third of the pairs of names is what it was when it was frozen, before there was any scoring."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ytterby.law.listings import listed_parties

NAMES = Path(__file__).parents[2] / "bench" / "names"
JAPANESE_ENTRIES = 80


def rows(name: str) -> list[dict[str, str]]:
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_frozen(pair_id: str) -> bool:
    return int(hashlib.sha256(pair_id.encode()).hexdigest(), 16) % 3 == 0


def entries() -> Iterator[tuple[str, str]]:
    return ((each.notice, each.name_zh) for each in listed_parties())


def test_the_frozen_third_has_the_address_that_the_page_states() -> None:
    content = (NAMES / "frozen.csv").read_bytes().replace(b"\r\n", b"\n")
    assert f"SHA-256 of `frozen.csv`: `{hashlib.sha256(content).hexdigest()}`" in (NAMES / "README.md").read_text(
        "utf-8"
    )


def test_the_rule_alone_says_what_is_frozen() -> None:
    assert all(is_frozen(row["pair_id"]) for row in rows("frozen"))
    assert not any(is_frozen(row["pair_id"]) for row in rows("development"))


def test_no_pair_stands_twice() -> None:
    both = [*rows("development"), *rows("frozen")]
    assert len({row["pair_id"] for row in both}) == len(both) >= 450
    assert len({(row["typed"], row["entry"]) for row in both}) == len(both)


@pytest.mark.parametrize("name", ["development", "frozen", "japanese"])
def test_every_pair_speaks_of_a_listed_entry(name: str) -> None:
    assert {(row["notice"], row["entry"]) for row in rows(name)} <= set(entries())


def test_every_japanese_entry_is_there_in_four_scripts() -> None:
    japanese = {(each.notice, each.name_zh) for each in listed_parties() if each.country == "JP"}
    found = rows("japanese")
    assert len(japanese) == len(found) == JAPANESE_ENTRIES
    assert {(row["notice"], row["entry"]) for row in found} == japanese
    assert all(row[script] for row in found for script in ("name_ja", "kana", "romaji", "english"))


def test_whoever_is_somebody_else_bears_no_listed_name() -> None:
    listed = {name.casefold() for each in listed_parties() for name in each.names}
    others = [*rows("development"), *rows("frozen")]
    mistaken = {
        row["typed"]
        for row in others
        if row["same"] == "no" and row["kind"] != "listed-sibling" and row["typed"].casefold() in listed
    }
    assert not mistaken
    assert not {row["name"] for row in rows("clean")} & {name for each in listed_parties() for name in each.names}
