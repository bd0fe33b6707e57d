"""The seventeen rare earths and their classes: which are light, medium and heavy, and which are in no class."""

from __future__ import annotations

import re

import pytest

from ytterby.languages import LANGUAGES
from ytterby.law.control_codes import control_items
from ytterby.law.items import CONTROLLED_ELEMENTS, annex1
from ytterby.law.lawbook import packaged
from ytterby.law.rare_earths import RareEarthClass, class_of, rare_earth, rare_earths

CLASSES: dict[RareEarthClass | None, str] = {
    "light": "La Ce Pr Nd",
    "medium": "Sm Eu Gd",
    "heavy": "Tb Dy Ho Er Tm Yb Lu Y",
    None: "Pm Sc",
}


def test_there_are_seventeen_by_their_atomic_numbers() -> None:
    numbers = [each.atomic_number for each in rare_earths()]
    assert numbers == [21, 39, *range(57, 72)]
    symbols = "Sc Y La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu"
    assert [each.symbol for each in rare_earths()] == symbols.split()


@pytest.mark.parametrize(("of_class", "symbols"), CLASSES.items())
def test_the_classes_are_those_of_the_standard(of_class: RareEarthClass | None, symbols: str) -> None:
    assert {each.symbol for each in rare_earths() if each.of_class is of_class} == set(symbols.split())
    assert all(class_of(symbol) == of_class for symbol in symbols.split())


def test_each_stands_in_a_clause_of_the_standard_that_the_ledger_knows() -> None:
    clauses = {"light": "2.3", "medium": "2.4", "heavy": "2.5", None: "2.1"}
    standard = packaged().instruments["gb-t-15676-2015"]
    known = {entry.what for entry in standard.entries()}
    for each in rare_earths():
        assert each.clause == clauses[each.of_class]
        assert f"{standard.id}/{each.clause}" in known
    assert (standard.number, standard.id) == ("GB/T 15676-2015", "gb-t-15676-2015")


def test_each_has_a_name_of_its_own_in_three_languages() -> None:
    for language in LANGUAGES:
        names = [each.name(language) for each in rare_earths()]
        assert len(set(names)) == 17
        assert all(names)
    assert all(len(each.names.zh) == 1 for each in rare_earths())
    assert all(each.names.en.isascii() and each.names.en.islower() for each in rare_earths())


def test_no_class_tells_what_is_controlled() -> None:
    """Scandium is in Part 1 and in no class; samarium and gadolinium are medium, as is europium, which is not there."""
    assert {class_of(symbol) for symbol in CONTROLLED_ELEMENTS} == {"medium", "heavy", None}
    assert [item.id for item in annex1().containing("Sc", 1)] == ["P1-06"]
    assert class_of("Sc") is None
    scandium = rare_earth("Sc")
    assert scandium is not None
    assert "Part 1" in scandium.note
    assert annex1().containing("Eu") == ()


def test_the_lists_of_18_and_57_are_about_twelve_of_them() -> None:
    of = {
        number: {
            item.elements[0]
            for item in control_items()
            if item.instrument == f"mofcom-2025-{number}" and not item.under
        }
        for number in (18, 57)
    }
    assert of[18] == set(CONTROLLED_ELEMENTS)
    assert of[57] == {"Ho", "Er", "Tm", "Eu", "Yb"}


@pytest.mark.parametrize("text", ["", "dy", "Fe", "Dysprosium", "RE"])
def test_another_text_is_no_rare_earth(text: str) -> None:
    assert rare_earth(text) is None
    assert class_of(text) is None


def test_names_agree_with_those_of_annex_1() -> None:
    for each in rare_earths():
        for item in annex1().containing(each.symbol, 1):
            if item.kind == "metal":
                assert item.names.zh == f"金属{each.names.zh}"
                assert item.names.ja == f"金属{each.names.ja}"
                assert re.match(each.names.en, item.names.en, re.IGNORECASE)
