"""What a person should look at beside the answer, and what is no matter of the rule."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.parties.ownership.drawing import stake
from ytterby.languages import LANGUAGES, Catalogue
from ytterby.logic.truth import NO, YES, Truth
from ytterby.parties.ownership import flags
from ytterby.parties.ownership.flags import Flag, flags_of
from ytterby.parties.ownership.plain import held_by
from ytterby.parties.ownership.register import register_of
from ytterby.parties.ownership.stake import Stake, percent_text
from ytterby.parties.ownership.standing import Standing


def found(stakes: list[Stake], listed: Mapping[str, Truth], closed: frozenset[str] = frozenset()) -> list[Flag]:
    standing = Standing(register_of(stakes), listed, closed)
    return [flag for flag in flags_of(standing, held_by(standing)) if flag.party == "X"]


@pytest.mark.parametrize(
    ("percent", "flagged"), [("29.99", False), ("30", True), ("49.99", True), ("50", False), ((25, 40), True)]
)
def test_minorities_from_thirty_percent_and_below_half(percent: str | tuple[int, int], flagged: bool) -> None:
    kinds = [flag.kind for flag in found([stake("L", "X", percent)], {"L": YES, "X": NO})]
    assert kinds == (["minority"] if flagged else [])


def test_listed_holders_are_added_up_and_named() -> None:
    [flag] = found([stake("L", "X", 20), stake("M", "X", 20)], {"L": YES, "M": YES, "X": NO})
    assert (flag.others, percent_text(flag.share)) == (("L", "M"), "40 %")


def test_a_minority_below_a_chain_of_majorities_is_flagged() -> None:
    [flag] = found([stake("L", "A", 60), stake("A", "X", 35)], {"L": YES, "A": NO, "X": NO})
    assert (flag.kind, flag.others, percent_text(flag.share)) == ("minority", ("L",), "35 %")


@pytest.mark.parametrize(("percent", "kinds"), [("49", []), ("50", ["parent"]), ((40, 60), ["parent"])])
def test_parents_of_listed_parties(percent: str | tuple[int, int], kinds: list[str]) -> None:
    assert [flag.kind for flag in found([stake("X", "L", percent)], {"L": YES, "X": NO})] == kinds


def test_the_legal_person_of_a_listed_branch_is_its_parent() -> None:
    assert [flag.kind for flag in found([stake("X", "L", None, relation="branch")], {"L": YES, "X": NO})] == ["parent"]


def test_sisters_of_listed_parties() -> None:
    [flag] = found([stake("H", "X", 60), stake("H", "L", 55)], {"L": YES, "H": NO, "X": NO})
    assert (flag.kind, flag.others) == ("sister", ("H", "L"))


def test_control_by_other_means_is_no_share() -> None:
    assert [flag.kind for flag in found([stake("L", "X", None, relation="other")], {"L": YES})] == ["control"]
    both = [stake("L", "X", 10), stake("L", "X", None, relation="other")]
    assert [flag.kind for flag in found(both, {"L": YES})] == []


def test_an_unknown_chain_down_from_a_listed_party() -> None:
    assert [flag.kind for flag in found([stake("L", "X", 60, interest="indirect")], {"L": YES})] == ["unknown-chain"]


def test_a_statement_that_the_table_contradicts() -> None:
    [flag] = found([stake("L", "X", 60)], {"L": YES}, frozenset({"X"}))
    assert (flag.kind, flag.others) == ("stated-otherwise", ("L",))


def test_every_kind_has_its_words_in_three_languages() -> None:
    texts = Catalogue.read(Path(flags.__file__).with_name("flags.toml"))
    for kind in texts:
        flag = Flag(kind, "X", ("L", "M"))  # type: ignore[arg-type]
        for language in LANGUAGES:
            assert "Hoshi" in flag.says(lambda party: {"X": "Hoshi"}.get(party, party)).in_(language)
