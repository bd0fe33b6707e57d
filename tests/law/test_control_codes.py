"""The control codes: what is typed finds its item, every item has its names and grades, and Annex 1 its codes of 18."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.law.control_codes import ControlItem, codes_of, control_items, find, instrument_of, item_with
from ytterby.law.items import annex1, normalised
from ytterby.law.rare_earths import rare_earth

ITEMS = control_items()
EVERY = pytest.mark.parametrize("item", ITEMS, ids=[item.code for item in ITEMS])
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
TOPS = {
    "mofcom-2025-18": {f"1C{number}" for number in range(902, 909)},
    "mofcom-2025-56": {"2B902", "1C914"},
    "mofcom-2025-57": {f"1C{number}" for number in range(909, 914)},
    "mofcom-2025-62": {"1E902"},
}


def test_the_lists_have_the_codes_of_their_instruments() -> None:
    for instrument, tops in TOPS.items():
        assert {item.code for item in ITEMS if item.instrument == instrument and not item.under} == tops
    listed = Counter(item.instrument for item in ITEMS if not item.is_heading)
    assert listed == {"mofcom-2025-18": 59, "mofcom-2025-56": 33, "mofcom-2025-57": 42, "mofcom-2025-62": 2}
    assert {item.code for item in ITEMS if item.code.startswith("2B902.")} == {
        f"2B902.{chr(letter)}" for letter in range(ord("a"), ord("z") + 1)
    }


def test_a_code_stands_there_once_and_under_a_heading() -> None:
    codes = [item.code for item in ITEMS]
    assert len(set(codes)) == len(codes)
    headings = {item.code for item in ITEMS if item.is_heading}
    for item in ITEMS:
        assert not item.under or item.under in headings
    assert headings == {item.under for item in ITEMS if item.under}


@EVERY
def test_an_item_has_names_and_grades(item: ControlItem) -> None:
    assert item.grade in {"O", "S", "unverified"}
    assert item.source
    assert bool(item.hs) is (item.hs_grade in {"O", "S", "unverified"})
    assert all(re.fullmatch(r"\d{8}|\d{10}", number) for number in item.hs)
    names = [item.name(language) for language in LANGUAGES]
    assert all(name.strip() == name != "" for name in names)
    assert not KANA.search(item.names.zh)
    assert item.names.en.isascii()
    for symbol in item.elements:
        assert rare_earth(symbol) is not None or symbol in {"Al", "B", "Co", "Cu", "Fe", "Mg", "Ni", "Zr"}


@EVERY
def test_an_item_is_found_by_its_code_however_typed(item: ControlItem) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in item.code)
    assert unicodedata.normalize("NFKC", wide) == item.code
    for typed in (item.code, item.code.lower(), wide, f" {item.code} ", item.code.replace(".", ""), f"{item.code}."):
        assert find(typed) == item
        assert instrument_of(typed) == item.instrument


@EVERY
def test_an_item_is_found_by_its_names(item: ControlItem) -> None:
    for name in (item.names.zh, item.names.ja, item.names.en, *item.aliases):
        assert find(name) == item, name


def test_no_name_means_two_items() -> None:
    keys = Counter(
        key
        for item in ITEMS
        for key in {normalised(name) for name in (item.names.zh, item.names.ja, item.names.en, *item.aliases)}
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1C904.b.1", "1C904.b"),  # below a listed one
        ("1c904.b", "1C904.b"),
        ("１Ｃ９０４．ｂ", "1C904.b"),
        ("1C904 b", "1C904.b"),
        ("1C904-a-4", "1C904.a.4"),
        ("1C904(a)(4)", "1C904.a.4"),
        ("1C904。a。4", "1C904.a.4"),
        ("1C904.a.2.z", "1C904.a.2"),  # a letter that the table does not have
        ("1C904", "1C904"),
        ("1e902A", "1E902.a"),
        ("氧化铽", "1C904.b"),
        ("酸化テルビウム", "1C904.b"),
        ("Tb4O7", "1C904.b"),
        ("サマコバ磁石", "1C902.a.4"),  # a name of Annex 1
        ("P2-1.1", "1C902.a.4"),  # its number there
        ("Dy-containing NdFeB magnet", "1C905.a.4"),
        ("Terfenol-D", "1C905.a.2.b"),
        ("氟化镝", "1C905.c"),
        ("酸化サマリウム", "1C902.b"),  # in 18, not in Annex 1 of 61
        ("holmium oxide", "1C909.b"),
        ("P204", "1C914.c.2"),
        ("298-07-7", "1C914.c.2"),
        ("jet mill", "2B902.s"),
    ],
)
def test_what_is_typed_means_an_item(typed: str, code: str) -> None:
    found = find(typed)
    assert found is not None
    assert found.code == code
    assert found == item_with(code)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "1C", "1C901", "1C915", "1C9040", "1D904", "3A001", "904.b", "1C904.b or so", "motor", "荧光粉"),
        *("Tb", "铽", "SmCo", "NdFeB", "ネオジム磁石", "第二部分 一 3", "2-1-3"),
    ],
)
def test_what_means_no_single_item_is_not_found(typed: str) -> None:
    assert find(typed) is None


@pytest.mark.parametrize("typed", ["1C901", "1C915.a", "3A001", "酸化テルビウム", ""])
def test_only_a_code_of_these_lists_has_an_instrument(typed: str) -> None:
    assert instrument_of(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_taken(typed: str) -> None:
    found = find(typed)
    assert found is None or found in ITEMS
    assert instrument_of(typed) in {None, *TOPS}


def test_an_item_that_is_not_there_is_said_so() -> None:
    with pytest.raises(LookupError, match=r"1C904\.z"):
        item_with("1C904.z")


# --- Annex 1 of announcement 61


@pytest.mark.parametrize("item", annex1().items, ids=[item.id for item in annex1().items])
def test_an_item_of_annex_1_has_its_code_of_18(item: object) -> None:
    (annexed,) = [each for each in annex1().items if each is item]
    found = codes_of(annexed)
    assert tuple(each.code for each in found) == ((annexed.code_18,) if annexed.code_18 else ())
    for each in found:
        assert each.instrument == "mofcom-2025-18"
        assert not each.elements or set(annexed.controlled_elements) & set(each.elements)


def test_what_contains_a_magnet_has_no_code_of_18() -> None:
    without = [item.id for item in annex1().items if not codes_of(item)]
    assert without == ["P2-1", "P2-1.4", "P2-2"]


def test_metals_oxides_magnets_and_targets_have_the_same_name_in_both() -> None:
    for item in annex1().items:
        for each in codes_of(item):
            if not item.is_heading and not each.is_heading and item.kind in ("metal", "alloy", "magnet", "target"):
                assert (item.names.zh, item.names.ja) == (each.names.zh, each.names.ja)


def test_what_was_not_seen_is_marked() -> None:
    assert item_with("1C902.a.4").is_verified
    assert not item_with("1C905.a.4").is_verified
    assert not any(item.is_verified for item in ITEMS if item.code.startswith(("1C907", "1C908", "1C913")))
    for item in ITEMS:
        assert not item.hs or item.grade != "unverified" or item.hs_grade in {"S", "unverified"}
