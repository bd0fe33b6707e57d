"""Unknowns of a transfer: a sure answer is sure whatever the empty cells hold, and an open one is asked about."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.determination.acts import ACT, act, determined
from ytterby.determination.record import cure_text
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset

CELLS: dict[str, tuple[Any, ...]] = {
    "kind": ("technology", "goods", "service"),
    "stage": ("mining", "magnet-making", "none"),
    "magnet_kind": ("cerium", "other"),
    "about": ("process", "production-line", "single-equipment", "other"),
    "carve_out": ("none", "public-domain", "ordinary-patent"),
    "known_use": ("none", "rare-earths-abroad", "suspected-rare-earths-abroad"),
    "supports": (YES, NO),
    "in_catalogue": (YES, NO),
    "technology_origin": ("CN", "DE"),
    "provider_place": ("CN", "VN"),
    "recipient_place": ("CN", "DE"),
    "scene": ("trade", "publication"),
}
"""Cells that decide, and what may stand in them."""
PEOPLE: dict[str, dict[str, tuple[Any, ...]]] = {
    "MAKER": {"country": ("CN", "DE")},
    "BUYER": {
        "country": ("CN", "DE"),
        "military_user": (YES, NO),
        "listed": ("none", "control-list", "watch-list"),
        "listed_by": ("1/2025", "11/2026"),
    },
}
FREE = (TransferOutcome.PROVIDE, TransferOutcome.CATALOGUE)


def with_places_open(scene: Dataset) -> Dataset:
    """Parties that are nowhere, so that the place of the transfer alone says where it is."""
    return replace(scene, parties=tuple(replace(party, located_in=None) for party in scene.parties))


@st.composite
def acts(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    cells = {cell: draw(st.sampled_from(values)) for cell, values in CELLS.items()}
    people = {
        party: {cell: draw(st.sampled_from(values)) for cell, values in columns.items()}
        for party, columns in PEOPLE.items()
    }
    return {**cells, "code": "none"}, people


EMPTY_ONES = st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=3, unique=True)


def emptied(cells: dict[str, Any], empty: list[str]) -> dict[str, Any]:
    return {**cells, **{cell: UNKNOWN if cell in ("supports", "in_catalogue") else None for cell in empty}}


@settings(max_examples=60, deadline=None)
@given(acts(), EMPTY_ONES)
def test_a_sure_answer_is_sure_whatever_the_empty_cells_hold(
    told: tuple[dict[str, Any], dict[str, dict[str, Any]]], empty: list[str]
) -> None:
    cells, people = told
    found = determined(with_places_open(act(people, **emptied(cells, empty))))
    for values in product(*(CELLS[cell] for cell in empty)):
        full = determined(with_places_open(act(people, **{**cells, **dict(zip(empty, values, strict=True))})))
        if found.act.in_force.truth is not UNKNOWN:
            assert full.act.in_force.truth is found.act.in_force.truth
        if found.outcome is TransferOutcome.PROVIDE:
            assert full.outcome is TransferOutcome.PROVIDE
        if found.outcome is TransferOutcome.CATALOGUE:
            assert full.outcome in (*FREE, TransferOutcome.LICENCE_NEEDED)
            assert full.act.truth is NO


@settings(max_examples=60, deadline=None)
@given(acts(), EMPTY_ONES)
def test_what_is_open_is_asked_for_in_a_column_of_transfers_or_parties(
    told: tuple[dict[str, Any], dict[str, dict[str, Any]]], empty: list[str]
) -> None:
    cells, people = told
    found = determined(with_places_open(act(people, **emptied(cells, empty))))
    if found.outcome in (TransferOutcome.UNDECIDED, TransferOutcome.CATALOGUE):
        assert found.questions or found.readings
    for question in found.questions:
        asked = cure_text(question, "en")
        assert "transfers" in asked or "parties." in asked or "recipients." in asked, question


@settings(max_examples=40, deadline=None)
@given(acts(), EMPTY_ONES)
def test_when_all_that_is_asked_is_answered_nothing_is_open(
    told: tuple[dict[str, Any], dict[str, dict[str, Any]]], empty: list[str]
) -> None:
    """Filling in only the cells that the questions name settles the act, however many others stay empty."""
    cells, people = told
    open_cells = emptied(cells, empty)
    found = determined(with_places_open(act(people, **open_cells)))
    for _ in range(len(CELLS)):
        asked = [cell for cell in empty for each in found.questions if named(cell) in cure_text(each, "en")]
        if not asked:
            break
        open_cells[asked[0]] = cells[asked[0]]
        found = determined(with_places_open(act(people, **open_cells)))
    assert found.questions == ()
    assert found.outcome is not TransferOutcome.UNDECIDED or found.readings


def named(cell: str) -> str:
    """How a cure names a column of the table of transfers."""
    return f"transfers.{cell}"


def test_the_act_itself_has_nothing_to_ask() -> None:
    assert determined(act()).questions == ()
    assert ACT.in_catalogue is NO
