"""Annex 1 as a table: what is in it, what is not, and that what people write finds its line or a reason."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.law.items import ATOMIC_WEIGHTS, CONTROLLED_ELEMENTS, Item, NearMiss, annex1, normalised
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN

ANNEX = annex1()
GRADES = {"O", "O-t", "L", "P", "S", "R", "unverified"}
FIVE_OF_57 = {"Ho": "holmium", "Er": "erbium", "Tm": "thulium", "Eu": "europium", "Yb": "ytterbium"}
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
SPELLINGS = [
    (item.id, spelling)
    for item in ANNEX.items
    for spelling in (item.id, *(item.name(language) for language in LANGUAGES), *item.cas, *item.aliases)
]


def found(text: str) -> str | None:
    item = ANNEX.find(text)
    return item.article if item else None


def missed(text: str) -> NearMiss:
    assert ANNEX.candidates(text) == ()
    miss = ANNEX.near_miss(text)
    assert miss is not None, text
    return miss


# --- What is in the list


def test_part_one_has_thirteen_items() -> None:
    kinds = Counter(item.kind for item in ANNEX.part(1))
    assert kinds == {"metal": 7, "alloy": 4, "oxide": 2}


def test_part_two_has_magnets_their_parts_and_targets() -> None:
    kinds = Counter(item.kind for item in ANNEX.part(2))
    assert kinds == {"magnet": 3, "assembly": 1, "target": 16}


def test_the_only_oxides_are_those_of_dysprosium_and_terbium() -> None:
    oxides = [item for item in ANNEX.items if "O" in item.elements or "oxide" in item.name("en").lower()]
    assert [(item.id, item.controlled_elements) for item in oxides] == [
        ("P1-12", ("Dy",)),
        ("P1-13", ("Tb",)),
    ]


def test_no_item_is_a_fluoride_or_another_compound() -> None:
    assert {symbol for item in ANNEX.items for symbol in item.elements}.isdisjoint({"F", "Cl", "N", "C"})


@pytest.mark.parametrize("symbol", FIVE_OF_57)
def test_no_item_has_an_element_of_announcement_57(symbol: str) -> None:
    assert not any(symbol in item.elements for item in ANNEX.items)


def test_every_item_is_listed_for_one_of_the_seven_elements() -> None:
    for item in (*ANNEX.part(1), *ANNEX.part(2)):
        assert item.controlled_elements, item.id
    assert {symbol for item in ANNEX.part(1) for symbol in item.controlled_elements} == set(CONTROLLED_ELEMENTS)


def test_only_magnets_have_a_line_for_what_contains_them() -> None:
    assemblies = [item for item in ANNEX.items if item.is_assembly]
    assert [item.id for item in assemblies] == ["P2-1.4"]
    assert {item.id for item in ANNEX.items if item.under == assemblies[0].under} == {
        "P2-1.1",
        "P2-1.2",
        "P2-1.3",
        "P2-1.4",
    }


def test_the_target_that_is_listed_twice_is_one_article() -> None:
    twice = [item for item in ANNEX.part(2) if item.elements == ("Tb", "Dy", "Fe")]
    assert [item.id for item in twice] == ["P2-2.3.c", "P2-2.4.b"]
    assert {item.article for item in twice} == {"P2-2.3.c"}
    assert {item.names for item in twice} == {twice[0].names}
    assert ANNEX.find(twice[0].name("zh")) == twice[0]
    assert ANNEX.find("P2-2.4.b") == twice[1]
    articles = Counter(item.article for item in ANNEX.items)
    assert [article for article, places in articles.items() if places > 1] == ["P2-2.3.c"]


def test_items_stand_under_their_headings() -> None:
    seen: set[str] = set()
    for item in ANNEX.items:
        assert item.id not in seen
        assert item.under == "" or (item.under in seen and ANNEX.item(item.under).is_heading), item.id
        seen.add(item.id)


def test_parts_and_kinds_agree() -> None:
    for item in ANNEX.items:
        told = (item.is_heading, item.is_part_one, item.is_magnet, item.is_assembly, item.is_target)
        assert told.count(True) == 1, item.id
        assert item.is_part_two is (item.is_magnet or item.is_assembly or item.is_target)
        assert item.part == int(item.id[1])


def test_items_can_be_asked_for_by_element() -> None:
    assert [item.id for item in ANNEX.containing("Dy", part=1)] == ["P1-02", "P1-10", "P1-11", "P1-12"]
    assert [item.id for item in ANNEX.containing("Lu")] == ["P1-05", "P2-2.5"]
    assert ANNEX.containing("Nd") == ()


def test_an_unknown_id_is_a_slip_of_the_programmer() -> None:
    with pytest.raises(LookupError, match="P3-01"):
        ANNEX.item("P3-01")


# --- How far each cell may be relied on


def test_every_graded_cell_has_a_grade_and_no_empty_cell_has_one() -> None:
    for item in ANNEX.items:
        graded = [
            (item.cas, item.cas_grade),
            (item.hs_cn_10 + item.hs_6, item.hs_grade),
            (item.code_18, item.code_18_grade),
        ]
        for cell, grade in graded:
            assert (grade in GRADES) if cell else (grade == ""), item.id
        assert item.name_zh_grade in GRADES


def test_nothing_inferred_passes_for_seen() -> None:
    """Targets: their Chinese names, and the tariff numbers taken over from samarium and gadolinium."""
    for item in ANNEX.items:
        if item.id.startswith("P2-2."):
            assert item.name_zh_grade == "unverified"
            seen = item.id.startswith(("P2-2.1", "P2-2.2"))
            assert item.hs_grade == ("O" if seen else "unverified")


def test_numbers_have_their_shape() -> None:
    for item in ANNEX.items:
        assert all(re.fullmatch(r"\d{10}", number) for number in item.hs_cn_10)
        assert all(re.fullmatch(r"\d{4}(\d{2})?", number) for number in item.hs_6)
        assert item.code_18 == "" or re.fullmatch(r"1C90[2-8](\.\w)+", item.code_18)
        assert all(_check_digit_holds(number) for number in item.cas), item.id


def _check_digit_holds(cas: str) -> bool:
    *digits, check = [int(sign) for sign in cas if sign.isdigit()]
    return sum(place * digit for place, digit in enumerate(reversed(digits), start=1)) % 10 == check


# --- Finding


@pytest.mark.parametrize(("item_id", "spelling"), SPELLINGS)
def test_every_spelling_finds_its_own_item(item_id: str, spelling: str) -> None:
    assert found(spelling) == ANNEX.item(item_id).article
    assert ANNEX.near_miss(spelling) is None
    assert not ANNEX.says_none(spelling)


def test_no_two_articles_share_a_spelling_unawares() -> None:
    owners: dict[str, set[str]] = {}
    for item_id, spelling in SPELLINGS:
        owners.setdefault(normalised(spelling), set()).add(ANNEX.item(item_id).article)
    assert {key: articles for key, articles in owners.items() if len(articles) > 1} == {}


def test_no_alias_says_again_what_is_said_already() -> None:
    for item in ANNEX.items:
        formulas = [form.formula for form in item.forms]
        said = [normalised(text) for text in (*item.aliases, *item.shared, *item.cas, *formulas)]
        said += {normalised(item.name(language)) for language in LANGUAGES}
        assert [key for key, times in Counter(said).items() if times > 1] == []


def test_what_is_shared_finds_nothing_until_the_part_is_named() -> None:
    for item in ANNEX.items:
        for spelling in item.shared:
            candidates = ANNEX.candidates(spelling)
            assert item in candidates
            assert len(candidates) > 1
            assert ANNEX.find(spelling) is None
            assert ANNEX.near_miss(spelling) is None
    assert ANNEX.find("SmCo", part=1) == ANNEX.item("P1-08")
    assert ANNEX.find("サマコバ", part=2) == ANNEX.item("P2-1.1")
    assert ANNEX.find("NdFeB(Dy, Tb)", part=2) is None


def test_naming_the_part_leaves_out_the_other() -> None:
    assert ANNEX.find("Dy2O3", part=2) is None
    assert ANNEX.find("Dy target", part=1) is None


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("Dy2O3", "P1-12"),
        ("Dy₂O₃", "P1-12"),
        ("ＤＹ２Ｏ３", "P1-12"),
        ("DYSPROSIUM  OXIDE", "P1-12"),
        ("ｼﾞｽﾌﾟﾛｼｳﾑ酸化物", "P1-12"),
        ("氧化鏑", "P1-12"),
        ("1308‐87‐8", "P1-12"),
        ("Tb₄O₇", "P1-13"),
        ("テルビウム・ジスプロシウム・鉄合金", "P1-11"),
        ("Sm-Co magnets", "P2-1.1"),
        ("釤鈷磁鐵", "P2-1.1"),
        ("Tb–Dy–Fe target", "P2-2.3.c"),
        ("p1_07", "P1-07"),
    ],
)
def test_ways_of_writing(text: str, article: str) -> None:
    assert found(text) == article


@given(
    spelling=st.sampled_from([spelling for _, spelling in SPELLINGS]),
    loose=st.lists(st.tuples(st.integers(0, 60), st.sampled_from(" -·・‐\u3000\u00ad")), max_size=6),
    loud=st.booleans(),
)
def test_spaces_hyphens_dots_and_case_make_no_difference(
    spelling: str, loose: list[tuple[int, str]], loud: bool
) -> None:
    written = spelling.upper() if loud else spelling
    for place, sign in loose:
        written = written[:place] + sign + written[place:]
    assert found(written) == found(spelling)


@pytest.mark.parametrize("text", ["", " ", "steel", "Dy2O3 99.9%", "not Dy2O3", "P1-14"])
def test_other_texts_find_nothing_and_get_no_reason(text: str) -> None:
    assert ANNEX.find(text) is None
    assert ANNEX.near_miss(text) is None


# --- What is not listed, or not yet said to be


@pytest.mark.parametrize(
    "text",
    [
        *("Sm2O3", "gadolinium oxide", "氧化镥", "酸化スカンジウム", "Y₂O₃"),
        *("DyF3", "TbF3", "フッ化テルビウム", "硝酸镝", "dysprosium chloride", "Tb(NO3)3"),
        *("terbium-cobalt alloy", "TbCo", "SmFe", "yttrium-aluminum alloy"),
        *("NdFeB without Dy or Tb", "重希土類フリーネオジム磁石", "无重稀土钕铁硼"),
        *("SmFeN", "TbFe target", "AlSc target", "YSZ", "Fe"),
    ],
)
def test_not_listed(text: str) -> None:
    assert missed(text).listed is NO


@pytest.mark.parametrize(
    ("symbol", "name"),
    [*FIVE_OF_57.items(), ("Nd", "neodymium"), ("Pr", "praseodymium"), ("La", "lanthanum"), ("Ce", "cerium")],
)
def test_other_rare_earths_are_not_listed(symbol: str, name: str) -> None:
    for text in (symbol, name, f"{name} metal", f"{name} oxide"):
        miss = missed(text)
        assert miss.listed is NO
        assert miss.id == name
        assert miss.elsewhere == ("mofcom-2025-57" if symbol in FIVE_OF_57 else "")


@pytest.mark.parametrize(
    "text", ["NdFeB", "ネオジム磁石", "钕铁硼", "neodymium magnets", "NdFeB with Ho", "rare earth magnet"]
)
def test_a_magnet_that_may_hold_terbium_or_dysprosium_is_neither_listed_nor_not(text: str) -> None:
    miss = missed(text)
    assert miss.listed is UNKNOWN
    assert miss.kind == "magnet"


@pytest.mark.parametrize("symbol", CONTROLLED_ELEMENTS)
def test_an_element_alone_does_not_say_its_form(symbol: str) -> None:
    metal = next(item for item in ANNEX.part(1) if item.elements == (symbol,))
    name = metal.name("en").removesuffix(" metal")
    for text in (symbol, name, metal.name("zh").removeprefix("金属"), metal.name("ja").removeprefix("金属")):
        miss = missed(text)
        assert miss.listed is UNKNOWN
        assert miss.kind is None


@pytest.mark.parametrize("text", ["sputtering equipment", "装有靶材的设备", "モーター", "rotor"])
def test_goods_are_known_to_be_goods_and_no_more(text: str) -> None:
    miss = missed(text)
    assert miss.kind == "goods"
    assert miss.listed is UNKNOWN


def test_near_misses_are_told_apart_and_never_hide_an_item() -> None:
    owners: dict[str, set[str]] = {}
    for miss in ANNEX.near_misses:
        for spelling in (*(miss.name(language) for language in LANGUAGES), *miss.aliases):
            owners.setdefault(normalised(spelling), set()).add(miss.id)
            assert ANNEX.candidates(spelling) == (), spelling
            assert not ANNEX.says_none(spelling)
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    "text", ["none", "None", "なし", "無し", "非該当", "該当なし", "无", "無", "不属于", "Not listed"]
)
def test_words_for_none(text: str) -> None:
    assert ANNEX.says_none(text)


@pytest.mark.parametrize("text", ["", "-", "?", "n/a", "unknown", "不明", "未确认", "yes"])
def test_silence_and_doubt_are_not_none(text: str) -> None:
    assert not ANNEX.says_none(text)


def test_names_and_reasons_are_in_their_language() -> None:
    texts = [text for miss in ANNEX.near_misses for text in (miss.names, miss.reason)]
    texts += [item.names for item in ANNEX.items]
    for text in texts:
        assert text.ja.strip() == text.ja != ""
        assert KANA.search(text.ja) or text.ja.endswith(("材料", "磁石")), text.ja
        assert text.zh.strip() == text.zh != ""
        assert not KANA.search(text.zh)
        assert text.en.isascii()


# --- How much rare earth is in it


@pytest.mark.parametrize("item", ANNEX.part(1), ids=lambda item: item.id)
def test_a_metal_is_all_element(item: Item) -> None:
    assert (item.element_fraction == Bounds.exactly(1)) is (item.kind == "metal")


def test_oxides_hold_the_element_by_their_formula() -> None:
    dy, tb, o = (ATOMIC_WEIGHTS[symbol] for symbol in ("Dy", "Tb", "O"))
    assert ANNEX.item("P1-12").element_fraction == Bounds.exactly(2 * dy / (2 * dy + 3 * o))
    assert ANNEX.item("P1-12").element_fraction.low == Fraction(325000, 372997)
    assert ANNEX.item("P1-13").element_fraction == Bounds.between(4 * tb / (4 * tb + 7 * o), 2 * tb / (2 * tb + 3 * o))


def test_samarium_cobalt_lies_between_its_two_compounds() -> None:
    sm, co = ATOMIC_WEIGHTS["Sm"], ATOMIC_WEIGHTS["Co"]
    assert ANNEX.item("P1-08").element_fraction == Bounds.between(2 * sm / (2 * sm + 17 * co), sm / (sm + 5 * co))


@pytest.mark.parametrize("item_id", ["P1-09", "P1-10", "P1-11", "P2-1.1", "P2-1.3", "P2-2.3.c"])
def test_what_has_no_fixed_composition_may_hold_any_part(item_id: str) -> None:
    assert ANNEX.item(item_id).element_fraction == Bounds.between(0, 1)


def test_a_formula_or_a_cas_number_states_the_composition() -> None:
    for item in ANNEX.part(1):
        for form in item.forms:
            assert ANNEX.form(form.cas) == form
            assert item.element_fraction.meet(Bounds.exactly(form.element_fraction)) is not None
    tb4o7, tb2o3 = ANNEX.form("Tb₄O₇"), ANNEX.form("12036-41-8")
    assert tb4o7 is not None
    assert tb2o3 is not None
    assert tb4o7.element_fraction < tb2o3.element_fraction
    assert ANNEX.form("terbium oxide") is None
    assert ANNEX.form("Dy") is None
