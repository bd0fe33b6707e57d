"""Who receives the goods: nobody who is not known to be harmless is taken for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.determination.scenes import BUYER, SELLER, TO_GERMANY, USER, magnets
from ytterby.determination.line_facts import line_facts
from ytterby.determination.lines import Joined
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Party, Shipment

ABOUT_RECIPIENTS = (
    "recipient_is_military_user",
    "importer_or_end_user_is_listed",
    "importer_or_end_user_is_held_by_listed",
)


def _facts(shipment: Shipment, *parties: Party) -> dict[str, object]:
    dataset: Dataset = replace(magnets(), shipments=(shipment,), parties=(SELLER, *parties))
    (joined,) = Joined(dataset).lines
    facts = line_facts(joined)
    return {name: facts[name] for name in ABOUT_RECIPIENTS}


def test_everybody_named_and_harmless_settles_it() -> None:
    assert set(_facts(TO_GERMANY, BUYER, USER).values()) == {NO}


@pytest.mark.parametrize("absent", [{"end_user": None}, {"importer": None, "consignee": None}])
def test_somebody_not_named_leaves_it_open(absent: dict[str, Any]) -> None:
    assert set(_facts(replace(TO_GERMANY, **absent), BUYER, USER).values()) == {UNKNOWN}


def test_a_consignee_stands_for_an_importer_not_named() -> None:
    assert set(_facts(replace(TO_GERMANY, importer=None), BUYER, USER).values()) == {NO}


def test_a_listed_end_user_needs_no_importer() -> None:
    listed = replace(USER, listed="control-list")
    facts = _facts(replace(TO_GERMANY, importer=None, consignee=None), BUYER, listed)
    assert facts["importer_or_end_user_is_listed"] is YES


def test_a_name_that_two_parties_bear_is_neither_of_them() -> None:
    namesake = replace(USER, party_id="OTHER", listed="control-list")
    by_name = replace(TO_GERMANY, end_user=USER.name)
    for parties in ((BUYER, USER, namesake), (BUYER, namesake, USER)):
        assert _facts(by_name, *parties)["importer_or_end_user_is_listed"] is UNKNOWN
