"""What is asked about a transfer: one cell a question, of whom it is, and when all are answered nothing is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.determination.acts import act, determined
from tests.determination.scenes import SUSPENDED, UNCONFIRMED, magnets
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.questions.asking import asked
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Recipient
from ytterby.tables.schema import schema

GERMAN = {"country": "DE", "located_in": None}
OF_HONG_KONG = {"country": "HK", "located_in": None}
TO_A_PERSON: dict[str, Any] = {"recipient": "PERSON", "recipient_place": "CN"}
FROM_VIETNAM: dict[str, Any] = {"provider_place": "VN", "technology_origin": "VN"}
PAPER: dict[str, Any] = {"scene": "publication", "recipient": None, "recipient_place": None}
PERSON = Recipient(party_id="PERSON", home_country="DE", leaves_for="CN", military_ties=NO)
IN_SHANGHAI: dict[str, Any] = {"recipient": "PERSON", "recipient_place": "CN", "end_user": "BUYER"}


def cells(scene: Dataset, **how: Any) -> list[str]:
    return [question.cell for question in determined(scene, **how).questions]


GAPS: list[tuple[str, Dataset, list[str]]] = [
    ("kind", act(kind=None), ["transfers T kind"]),
    ("stage", act(stage=None), ["transfers T stage"]),
    ("stage and magnets", act(stage=None, magnet_kind=None), ["transfers T stage"]),
    ("magnets", act(magnet_kind=None), ["transfers T magnet_kind"]),
    ("no magnets are made", act(stage="mining", magnet_kind=None), []),
    ("what it is about decides no more than the number", act(about=None), []),
    ("carve-out", act(carve_out=None), ["transfers T carve_out"]),
    ("use", act(known_use=None), []),
    ("use of a pump", act(kind="goods", code="none", known_use=None), ["transfers T known_use"]),
    ("code of a pump", act(kind="goods"), ["transfers T code"]),
    ("support", act(magnet_kind="other", supports=UNKNOWN), ["transfers T supports"]),
    ("catalogue", act(in_catalogue=UNKNOWN), ["transfers T in_catalogue"]),
    ("scene", act(scene=None, recipient=None, recipient_place=None), ["transfers T recipient", "transfers T scene"]),
    ("provider of Chinese technology", act(provider=None, provider_place=None), []),
    ("provider", act(provider=None, provider_place=None, technology_origin="VN"), ["transfers T provider"]),
    (
        "provider's place",
        act({"MAKER": GERMAN}, provider_place=None, technology_origin="DE"),
        ["transfers T provider_place"],
    ),
    ("whose person the provider is", act({"MAKER": OF_HONG_KONG}, **FROM_VIETNAM), ["parties MAKER chinese_person"]),
    (
        "origin",
        act({"MAKER": GERMAN}, **{**FROM_VIETNAM, "technology_origin": None}),
        ["transfers T technology_origin"],
    ),
    ("nationality", act({"PERSON": {"nationality": None}}, **TO_A_PERSON), ["parties PERSON nationality"]),
    ("seat", act({"BUYER": {"country": None}}, recipient_place="CN"), ["parties BUYER country"]),
    (
        "seat of who uses it",
        act({"PERSON": {"nationality": "CN"}, "BUYER": {"country": None}}, **IN_SHANGHAI),
        ["parties BUYER country"],
    ),
    ("listing of who uses it", act({"BUYER": {"listed": None}}, **IN_SHANGHAI), ["parties BUYER listed"]),
    ("who holds whom uses it", act({"BUYER": {"held_by_listed": UNKNOWN}}, **IN_SHANGHAI), []),
    ("military use of a German", act({"BUYER": {"military_user": UNKNOWN}}), []),
    (
        "military use of a Japanese",
        act({"BUYER": {"country": "JP", "military_user": UNKNOWN}}),
        ["parties BUYER military_user"],
    ),
    (
        "ties of a Japanese",
        act(
            {"PERSON": {"nationality": "JP"}}, replace(PERSON, home_country="JP", military_ties=UNKNOWN), **TO_A_PERSON
        ),
        ["recipients PERSON military_ties"],
    ),
    (
        "by which notice",
        act({"MAKER": GERMAN, "BUYER": {"listed": "control-list"}}, provider_place="VN", recipient_place="VN"),
        ["parties BUYER listed_by"],
    ),
    ("day", act(date=None), ["transfers T date"]),
    ("day of a ferrite", act(date=None, magnet_kind="other"), []),
    ("day of what 18 lists", act(date=None, kind="goods", code="1C902.a"), ["transfers T date"]),
    (
        "place of a paper on ferrite for a plant",
        act(kind="technology", stage="none", known_use="rare-earths-abroad", **PAPER),
        ["transfers T recipient_place"],
    ),
    ("nothing", act(), []),
]


@pytest.mark.parametrize(("scene", "expected"), [row[1:] for row in GAPS], ids=[row[0] for row in GAPS])
def test_one_gap_brings_its_question_and_no_other(scene: Dataset, expected: list[str]) -> None:
    assert cells(scene) == expected


@pytest.mark.parametrize("scene", [row[1] for row in GAPS], ids=[row[0] for row in GAPS])
def test_a_question_goes_to_a_column_that_there_is(scene: Dataset) -> None:
    for cell in cells(scene):
        table, key, column = cell.split(" ")
        assert column in schema()[table].columns
        assert key in {"T", "MAKER", "BUYER", "PERSON"}


def test_the_law_is_asked_for_where_it_alone_is_open() -> None:
    assert cells(act(), book=UNCONFIRMED) == ["law"]
    assert cells(act(), book=SUSPENDED) == []
    assert cells(act(stage=None), book=SUSPENDED) == []
    assert cells(act(stage=None), book=UNCONFIRMED) == ["transfers T stage"]


def test_two_transfers_and_a_line_wait_for_one_answer() -> None:
    """The same party is asked about once, whoever sends or tells it something."""
    goods = magnets()
    buyer = replace(goods.parties[1], listed=None)
    scene = act(None, None)
    acts = tuple(replace(scene.transfers[0], transfer_id=each, recipient="BUYER") for each in ("T", "U"))
    mixed = replace(goods, parties=(goods.parties[0], buyer, goods.parties[2], scene.parties[0]), transfers=acts)
    report = check(mixed, UNCONFIRMED, Firm(), date(2026, 11, 23))
    (one,) = (each for each in asked(report) if each.question.cell == "parties BUYER listed")
    assert one.lines == ("S/1", "T", "U")
    assert [each.question.cell for each in asked(report)].count("law") == 1


# --- Any act, any gaps


COLUMNS: dict[tuple[str, str, str], tuple[Any, ...]] = {
    ("transfers", "T", "kind"): ("technology", "goods", "service"),
    ("transfers", "T", "stage"): ("separation", "magnet-making", "none"),
    ("transfers", "T", "magnet_kind"): ("cerium", "other"),
    ("transfers", "T", "about"): ("process", "production-line", "single-equipment"),
    ("transfers", "T", "carve_out"): ("none", "public-domain"),
    ("transfers", "T", "known_use"): ("none", "rare-earths-abroad", "suspected-rare-earths-abroad"),
    ("transfers", "T", "supports"): (YES, NO),
    ("transfers", "T", "in_catalogue"): (YES, NO),
    ("transfers", "T", "technology_origin"): ("CN", "DE"),
    ("transfers", "T", "code"): ("none", "2B902.w"),
    ("transfers", "T", "provider"): ("MAKER",),
    ("transfers", "T", "provider_place"): ("CN", "VN", "HK"),
    ("transfers", "T", "recipient"): ("BUYER", "PERSON"),
    ("transfers", "T", "recipient_place"): ("CN", "JP"),
    ("transfers", "T", "scene"): ("trade", "publication"),
    ("parties", "MAKER", "country"): ("CN", "DE", "HK"),
    ("parties", "MAKER", "chinese_person"): (YES, NO),
    ("parties", "BUYER", "country"): ("CN", "US"),
    ("parties", "BUYER", "listed"): ("none", "control-list", "watch-list"),
    ("parties", "BUYER", "listed_by"): ("1/2025", "11/2026"),
    ("parties", "BUYER", "military_user"): (YES, NO),
    ("parties", "BUYER", "held_by_listed"): (YES, NO),
    ("parties", "PERSON", "nationality"): ("CN", "JP", "TW"),
    ("parties", "PERSON", "military_user"): (YES, NO),
    ("recipients", "PERSON", "military_ties"): (YES, NO),
}
TRUTHS = ("supports", "in_catalogue", "chinese_person", "military_user", "held_by_listed", "military_ties")
LISTED, LISTED_BY = ("parties", "BUYER", "listed"), ("parties", "BUYER", "listed_by")
SILENT = ("chinese_person", "recipient")
"""Columns whose empty cells say something: it goes by the country; it is made public to nobody in particular."""
TELLING_MORE = sorted(cell for cell in COLUMNS if cell[2] not in SILENT)
SURE = (TransferOutcome.PROVIDE, TransferOutcome.UNDER_LICENCE)
Cell = tuple[str, str, str]


def start() -> Dataset:
    """Everybody and everything of the act, nobody in a place of his own."""
    scene = act(None, replace(PERSON, home_country=None), end_user="BUYER", code="none")
    return replace(scene, parties=tuple(replace(party, located_in=None) for party in scene.parties))


def with_cell(scene: Dataset, cell: Cell, value: Any) -> Dataset:
    table, key, column = cell
    told: dict[str, Any] = {column: value}
    rows = tuple(
        replace(row, **told) if key in (getattr(row, "party_id", None), getattr(row, "transfer_id", None)) else row
        for row in scene.table(table)
    )
    changed: dict[str, Any] = {table: rows}
    return replace(scene, **changed)


def emptied(scene: Dataset, cell: Cell) -> Dataset:
    return with_cell(scene, cell, UNKNOWN if cell[2] in TRUTHS else None)


@st.composite
def scenes(draw: st.DrawFn) -> Dataset:
    scene = start()
    for cell, values in COLUMNS.items():
        scene = with_cell(scene, cell, draw(st.sampled_from(values)))
    return scene


GAPPED = st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=6, unique=True)


def asked_cells(scene: Dataset) -> list[Cell]:
    return [tuple(question.cell.split(" ")) for question in determined(scene).questions]  # type: ignore[misc]


@settings(max_examples=120, deadline=None)
@given(scenes(), GAPPED, st.data())
def test_an_answer_settles_its_question_and_all_answers_the_act(
    scene: Dataset, gaps: list[Cell], data: st.DataObject
) -> None:
    for cell in gaps:
        scene = emptied(scene, cell)
    for _ in range(len(COLUMNS)):
        questions = asked_cells(scene)
        if not questions:
            break
        assert set(questions) <= set(COLUMNS)
        scene = with_cell(scene, questions[0], data.draw(st.sampled_from(COLUMNS[questions[0]])))
        assert questions[0] not in asked_cells(scene)
    found = determined(scene)
    assert found.questions == ()
    assert found.outcome not in (TransferOutcome.UNDECIDED, TransferOutcome.CATALOGUE)


@settings(max_examples=80, deadline=None)
@given(scenes(), st.lists(st.sampled_from(TELLING_MORE), min_size=1, max_size=3, unique=True))
def test_nothing_may_be_provided_if_some_way_to_fill_the_gaps_forbids_it(scene: Dataset, gaps: list[Cell]) -> None:
    if LISTED in gaps:  # a notice without a list would say one
        scene = with_cell(scene, LISTED_BY, None)
    open_scene = scene
    for cell in gaps:
        open_scene = emptied(open_scene, cell)
    found = determined(open_scene)
    for values in product(*(COLUMNS[cell] for cell in gaps)):
        full = scene
        for cell, value in zip(gaps, values, strict=True):
            full = with_cell(full, cell, value)
        answer = determined(full)
        if found.act.in_force.truth is not UNKNOWN:
            assert answer.act.in_force.truth is found.act.in_force.truth
        if found.outcome in SURE:
            assert answer.outcome is found.outcome
        if found.outcome is TransferOutcome.DO_NOT_PROVIDE:
            assert answer.outcome is TransferOutcome.DO_NOT_PROVIDE
        if not found.questions:
            assert answer.outcome is found.outcome
