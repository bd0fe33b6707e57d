"""The numbers of Annex 1 as people write them: an id with its name, the announcement's own, and what is too short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.law.items import annex1
from ytterby.law.numbering import numbered, place

ANNEX = annex1()


def found(text: str) -> str | None:
    item = ANNEX.find(text)
    return item.id if item else None


@pytest.mark.parametrize(
    "text",
    [
        *("第2部一3", "第二部分一、3", "第２部 一 ３", "第2部一(3)", "附件1第二部分一、3", "付属文書1 第2部 一の3"),
        *("2-1-3", "２－１－３", "2.1.3", "II-1-3", "Ⅱ-1-3", "II-I-3", "第2部1-3", "第2部 1 3"),
        *("Part 2 I.3", "part II, I, 3", "Annex 1 Part 2, Section I, item 3", "P2-1-3", "P2 I.3"),
        *(
            "2-1-3 NdFeB(Dy)",
            "第二部分一、3 含镝的钕铁硼永磁材料",
            "P2-1.3（Dy含有ネオジム磁石）",
            "P2-1.3: NdFeB with Dy",
        ),
    ],
)
def test_the_magnet_with_dysprosium(text: str) -> None:
    assert found(text) == "P2-1.3"


@pytest.mark.parametrize(
    ("text", "item_id"),
    [
        ("第2部二1b", "P2-2.1.b"),
        ("第二部分 二、1(b)", "P2-2.1.b"),
        ("2-2-1-b", "P2-2.1.b"),
        ("2-2-1b", "P2-2.1.b"),
        ("Part II, II. 4 (b)", "P2-2.4.b"),
        ("第2部二5", "P2-2.5"),
        ("P1-08 SmCo", "P1-08"),
        ("P1-8", "P1-08"),
        ("第二部分二、4", "P2-2.4"),
        ("第2部一", "P2-1"),
    ],
)
def test_targets_materials_and_headings(text: str, item_id: str) -> None:
    assert found(text) == item_id


@pytest.mark.parametrize(
    "text",
    [
        *("1-3", "I-3", "II-1", "2-1", "一3", "213", "第2部3", "第2部13", "1-1-3", "第1部一3", "Part 1 I.3"),
        *("2-1-5", "2-3-1", "2-1-3b", "第2部二1d", "第2部一13", "Part 2 III.1", "III-1-3", "第12部一3", "Part 21.3"),
        *("2-1-3, 2-1-4", "2-1-3-4", "第2部一3・4", "P2-1.1 P2-1.2", "2,1,3", "2/1/3", "2026-1-3", "2-1-33"),
        *("P2-1.3 SmCo磁石", "P2-1.3 ではない", "P2-1.3?", "P2-1.3.x", "not 2-1-3", "2-1-3 magnet"),
    ],
)
def test_what_may_mean_another_thing_finds_nothing(text: str) -> None:
    assert found(text) is None


def test_every_id_is_found_with_each_of_its_names() -> None:
    for item in ANNEX.items:
        for language in LANGUAGES:
            assert found(f"{item.id} {item.name(language)}") == item.id


def test_every_item_of_part_two_is_found_at_its_place() -> None:
    assert [place(item_id) for item_id in ("P1-01", "P2-1.3", "P2-2.1.b")] == [
        "第一部分",
        "第二部分 一 3",
        "第二部分 二 1 b",
    ]
    for item in ANNEX.items:
        if item.part == 2:
            assert found(place(item.id)) == item.id


def test_a_number_alone_may_be_the_firms_own_where_a_name_is_looked_for() -> None:
    assert ANNEX.find("2-1-3", numbers=False) is None
    assert ANNEX.find("NdFeB(Dy)", numbers=False) == ANNEX.item("P2-1.3")


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    assert all(item_id.startswith("P") for item_id, _ in numbered(text))
