"""One cell in one column: its value or what is wrong, and unknown without an issue where nothing is said."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.cells import LONGEST, DateCell, NumberCell, Value, read_cell, says_nothing
from ytterby.tables.schema import Column, labels, schema

ALL_COLUMNS = [column for table in schema().values() for column in table.columns.values()]
PARTS, NOTICES, SHIPMENTS = schema()["parts"].columns, schema()["notices"].columns, schema()["shipments"].columns


def value(cell: str, column: Column) -> Value:
    known, problem = read_cell(cell, column)
    assert problem is None, problem
    return known


def problem(cell: str, column: Column) -> str:
    known, found = read_cell(cell, column)
    assert known in {None, UNKNOWN}
    assert found is not None
    return found.code


@pytest.mark.parametrize(
    "cell", ["", " ", "\u3000", "-", "－", "—", "?", "？", "不明", "未知", "unknown", "Unknown", "N/A", "n/a", "…"]
)
@pytest.mark.parametrize("kind", ["text", "amount", "percent", "truth", "date", "country", "currency", "unit", "code"])
def test_saying_nothing_is_unknown_and_no_issue(cell: str, kind: str) -> None:
    column = next(each for each in ALL_COLUMNS if each.kind == kind)
    assert read_cell(cell, column) == ((UNKNOWN if kind == "truth" else None), None)


def test_na_is_sodium_in_a_text_and_nothing_in_a_figure() -> None:
    assert value("Na", schema()["content"].columns["material"]) == "Na"
    assert value("NA", PARTS["unit_value"]) is None
    assert problem("NA", PARTS["origin"]) == "namibia-or-nothing"
    assert value("NAM", PARTS["origin"]) == "NA"


def test_a_last_day_that_may_be_one_of_two_is_the_earlier() -> None:
    known, found = read_cell("03/04/2027", NOTICES["valid_to"])
    assert known == date(2027, 3, 4)
    assert found is not None
    assert found.code == "ambiguous-last-day"
    assert problem("03/04/27", NOTICES["valid_to"]) == problem("03/04/2027", NOTICES["issued_on"]) == "ambiguous-date"


@pytest.mark.parametrize("cell", ["7.3", "7.3%", "７．３％", "7.3 %", " 7.3"])
def test_a_share_is_in_percent_with_or_without_the_sign(cell: str) -> None:
    assert value(cell, NOTICES["share_percent"]) == Bounds.exactly(Fraction(73, 1000))


def test_shares_between_bounds() -> None:
    share = NOTICES["share_percent"]
    assert value("7.3..7.5%", share) == Bounds(Fraction(73, 1000), Fraction(75, 1000))
    assert value("7.3%..7.5%", share) == value("7.3..7.5", share)
    assert value("<0.1 %", share) == Bounds(Fraction(0), Fraction(1, 1000))
    assert value("0.1 % 以上", share) == value(">=0.1", share) == Bounds(Fraction(1, 1000), Fraction(1))
    assert value("100", share) == Bounds.exactly(1)


@pytest.mark.parametrize("cell", ["100.01", "730%", "50..101", ">100.5"])
def test_a_share_of_more_than_all_is_refused(cell: str) -> None:
    assert problem(cell, NOTICES["share_percent"]) == "share-over-100"


def test_money_of_zero_says_nothing_but_a_quantity_of_zero_does() -> None:
    assert problem("0", PARTS["unit_value"]) == problem("0.00", PARTS["unit_value"]) == "value-of-zero"
    assert value("0", schema()["bom"].columns["quantity"]) == Bounds.exactly(0)
    assert value("0", schema()["content"].columns["stated_value"]) == Bounds.exactly(0)
    assert value("0..5", PARTS["unit_value"]) == Bounds.between(0, 5)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("abc", "not-a-figure"),
        ("-1", "negative"),
        ("5..4", "range-reversed"),
        ("#REF!", "spreadsheet-error"),
        ("#N/A", "spreadsheet-error"),
        ("########", "spreadsheet-error"),
        ("\ufffd", "unreadable-characters"),
        ("1" * (LONGEST + 1), "too-long"),
    ],
)
def test_wrong_figures(cell: str, code: str) -> None:
    assert problem(cell, PARTS["unit_value"]) == code


@pytest.mark.parametrize("cell", ["yes", "Y", "TRUE", "1", "はい", "有", "あり", "是", "○", "〇", "◯", "該当", "可"])
def test_yes(cell: str) -> None:
    assert value(cell, PARTS["contains_rare_earth"]) is YES


@pytest.mark.parametrize("cell", ["no", "N", "False", "0", "いいえ", "無", "なし", "否", "无", "×", "非該当", "不可"])
def test_no(cell: str) -> None:
    assert value(cell, PARTS["contains_rare_earth"]) is NO


def test_the_basis_of_content_as_people_call_it() -> None:
    assert value("Item as bought", schema()["content"].columns["basis"]) == "item"


@pytest.mark.parametrize("cell", ["x", "△", "maybe", "2", "△(一部)"])
def test_neither_yes_nor_no(cell: str) -> None:
    assert problem(cell, PARTS["contains_rare_earth"]) == "not-yes-or-no"


COUNTRIES = {
    "JP": "JP|jpn|日本|ＪＰ|JP 日本|日本(JP)",
    "CN": "CN|中国|中华人民共和国|中華人民共和国|CN-中国|P.R.C.",
    "US": "アメリカ|米国|美国|U.S.A.",
    "TW": "台湾|臺灣",
    "HK": "香港|Hong Kong",
    "MO": "澳门|マカオ",
    "VN": "ベトナム|越南|Viet Nam",
    "GB": "UK|英国|イギリス",
    "KR": "South Korea|韓国|KOR",
    "LI": "LI",
    "IS": "ISL",
}


@pytest.mark.parametrize(
    ("cell", "code"), [(cell, code) for code, said in COUNTRIES.items() for cell in said.split("|")]
)
def test_countries(cell: str, code: str) -> None:
    assert value(cell, PARTS["made_in"]) == code


@pytest.mark.parametrize("cell", ["EU", "日本・中国", "JP/CN", "Atlantis", "国産", "XX"])
def test_what_is_no_one_country(cell: str) -> None:
    assert problem(cell, PARTS["made_in"]) == "not-a-country"


CURRENCIES = {
    "JPY": "JPY|jpy|円|日元",
    "CNY": "元|人民币|RMB",
    "EUR": "€|ユーロ",
    "USD": "US$|美元",
    "TWD": "NT$",
    "HKD": "港币",
    "THB": "Thb",
    "BHD": "BHD",
    "CLP": "clp",
}


@pytest.mark.parametrize(
    ("cell", "code"), [(cell, code) for code, said in CURRENCIES.items() for cell in said.split("|")]
)
def test_currencies(cell: str, code: str) -> None:
    assert value(cell, PARTS["currency"]) == code


def test_signs_that_several_currencies_share() -> None:
    assert problem("¥", PARTS["currency"]) == problem("￥", PARTS["currency"]) == "yen-or-yuan"
    known, warning = read_cell("$", PARTS["currency"])
    assert (known, warning and warning.code) == ("USD", "dollar-sign")
    assert problem("shells", PARTS["currency"]) == "not-a-currency"


UNITS = {
    "pcs": "個|本|台|件|个|EA|pcs.",
    "set": "set|セット|套",
    "kg": "ｋｇ|KG|公斤",
    "g": "グラム|克",
    "t": "吨|トン",
    "mg": "mg",
    "m": "米",
    "mm": "MM",
    "cm": "cm",
}


@pytest.mark.parametrize(("cell", "code"), [(cell, code) for code, said in UNITS.items() for cell in said.split("|")])
def test_units(cell: str, code: str) -> None:
    assert value(cell, PARTS["unit"]) == code


def test_an_unknown_unit_is_refused() -> None:
    assert problem("斤", PARTS["unit"]) == problem("lb", PARTS["unit"]) == "not-a-unit"


@pytest.mark.parametrize("column", [each for each in ALL_COLUMNS if each.kind == "code"], ids=lambda each: each.name)
def test_every_code_is_understood_by_itself_and_by_its_labels(column: Column) -> None:
    for code, label in labels(column.codes).items():
        assert {value(said, column) for said in (code, code.upper(), label.ja, label.zh, label.en)} == {code}


def test_a_word_that_the_column_does_not_know_names_those_it_does() -> None:
    _, found = read_cell("gizmo", PARTS["category"])
    assert found is not None
    assert (found.code, dict(found.values)["allowed"]) == ("not-in-list", tuple(labels("category").values()))


def test_numbers_that_identify_are_joined_whatever_their_width() -> None:
    assert value(" ＭＧ－００１  a ", PARTS["part_id"]) == "MG-001 a"
    assert value("ＭＧ－００１", NOTICES["part_id"]) == "MG-001"
    assert value("㈱北山　製作所", PARTS["supplier"]) == "㈱北山　製作所"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (DateCell("2026-11-03"), "key-became-date"),
        (NumberCell("1234567890123456"), "key-lost-digits"),
        ("1.23E+05", "key-lost-digits"),
    ],
)
def test_a_number_that_a_spreadsheet_may_have_damaged_is_kept_with_a_warning(cell: str, code: str) -> None:
    known, found = read_cell(cell, PARTS["part_id"])
    assert known == cell
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("cell", ["縺ゅ＞縺？", "ç£ã‚·çŸ³â€™", "锟斤拷"])
def test_garbled_text_is_noticed(cell: str) -> None:
    assert read_cell(cell, PARTS["name"])[1] is not None


def test_control_characters_are_left_out_of_texts() -> None:
    assert value("a\x00b\x1fc\nd", PARTS["name"]) == "abc\nd"


@given(st.text(), st.sampled_from(ALL_COLUMNS), st.booleans())
def test_no_text_makes_it_raise(cell: str, column: Column, comma: bool) -> None:
    known, found = read_cell(cell, column, decimal_comma=comma)
    assert known is None or isinstance(known, Truth | Bounds | str) or hasattr(known, "isoformat")
    if says_nothing(cell):
        assert known in {None, UNKNOWN}
        assert found is None
