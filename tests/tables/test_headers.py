"""Finding the header: in which row, of which table, and what it says of units and currencies."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.tables.headers import Header, Heading, best_table, find_header, recognised
from ytterby.tables.schema import schema

PARTS, BOM, CONTENT = schema()["parts"], schema()["bom"], schema()["content"]


def header(*rows: list[str], table: str = "parts") -> Header:
    found = find_header(rows, schema()[table])
    assert found is not None
    return found


def heading(typed: str, table: str = "content") -> Heading:
    return header([typed], table=table).headings[0]


def test_the_header_may_stand_under_titles() -> None:
    found = header(["部品マスタ 2026年度"], [], ["作成", "山田"], ["品番", "品名", "単価(円)"], ["MG-1", "磁石", "12"])
    assert (found.top, found.below) == (3, 4)
    assert found.columns == {"part_id", "name", "unit_value"}


def test_further_down_than_ten_rows_no_header_is_looked_for() -> None:
    rows = [["x"]] * 10 + [["品番", "品名"]]
    assert find_header(rows, PARTS) is None
    assert find_header(rows[1:], PARTS) is not None


def test_a_header_of_two_rows() -> None:
    rows = (["品番", "品名", "価額情報", ""], ["", "", "単価", "通貨"], ["MG-1", "磁石", "12", "JPY"])
    found = header(*rows)
    assert (found.top, found.below) == (0, 2)
    assert [each.column and each.column.name for each in found.headings] == [
        "part_id",
        "name",
        "unit_value",
        "currency",
    ]


def test_the_row_under_a_header_is_not_taken_for_a_second_one() -> None:
    found = header(["品番", "品名", "区分", "単位"], ["unit", "通貨", "材料", "個"])
    assert (found.top, found.below) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("品番", "part_id"),
        ("図番", "part_id"),
        ("P/N", "part_id"),
        ("Part No.", "part_id"),
        ("图号", "part_id"),
        ("物料号", "part_id"),
        ("item-code", "part_id"),
        ("品　番", "part_id"),
        ("品番（必須）", "part_id"),
        ("ＰＡＲＴ＿ＩＤ", "part_id"),
        ("サプライヤ", "supplier"),
        ("サプライヤー", "supplier"),
        ("供应商", "supplier"),
        ("Vendor", "supplier"),
    ],
)
def test_names_of_columns_in_the_wild(typed: str, column: str) -> None:
    found = heading(typed, "parts").column
    assert found is not None
    assert found.name == column


@pytest.mark.parametrize(
    ("typed", "scale"),
    [
        ("mass_g", "1"),
        ("質量 (g)", "1"),
        ("質量（mg）", "1/1000"),
        ("重量[kg]", "1000"),
        ("含量（克）", "1"),
        ("Mass (t)", "1000000"),
        ("mass_mg", "1/1000"),
        ("weight kg", "1000"),
    ],
)
def test_a_mass_is_converted_from_the_unit_of_its_header(typed: str, scale: str) -> None:
    found = heading(typed)
    assert (found.column and found.column.name, found.scale, found.problem) == ("mass_g", Fraction(scale), None)


@pytest.mark.parametrize(
    ("typed", "scale", "currency"),
    [
        ("price_per_kg", "1", None),
        ("単価 (/kg)", "1", None),
        ("単価(円/kg)", "1", "JPY"),
        ("单价（元/吨）", "1/1000", "CNY"),
        ("Price (USD/g)", "1000", "USD"),
        ("価格(千円/kg)", "1000", "JPY"),
        ("公斤单价", "1", None),
        ("单价（万元/吨）", "10", "CNY"),
    ],
)
def test_a_price_is_converted_from_what_its_header_says(typed: str, scale: str, currency: str | None) -> None:
    found = heading(typed)
    assert (found.column and found.column.name, found.scale) == ("price_per_kg", Fraction(scale))
    assert (found.currency, found.problem) == (currency, None)


@pytest.mark.parametrize(
    ("typed", "scale", "currency"),
    [
        ("単価(円)", "1", "JPY"),
        ("単価（千円）", "1000", "JPY"),
        ("单价(万元)", "10000", "CNY"),
        ("Unit price (EUR/pcs)", "1", "EUR"),
        ("単価(税抜)", "1", None),
        ("単価(税抜)(円)", "1", "JPY"),
        ("Unit value", "1", None),
    ],
)
def test_a_unit_value_and_the_currency_of_its_header(typed: str, scale: str, currency: str | None) -> None:
    found = heading(typed, "parts")
    assert (found.column and found.column.name, found.scale) == ("unit_value", Fraction(scale))
    assert (found.currency, found.problem) == (currency, None)


@pytest.mark.parametrize(
    ("table", "typed", "code"),
    [
        ("content", "重量", "header-without-unit"),
        ("content", "単価", "header-without-unit"),
        ("content", "重量(ポンド)", "header-unit-not-understood"),
        ("content", "単価(円/個)", "header-unit-not-understood"),
        ("notices", "比率(ppm)", "header-unit-not-understood"),
        ("parts", "単価(¥)", "header-remark-not-understood"),
        ("parts", "単価(円/kg)", "header-remark-not-understood"),
        ("bom", "員数(斤)", "header-remark-not-understood"),
    ],
)
def test_units_that_are_missing_or_not_understood(table: str, typed: str, code: str) -> None:
    found = heading(typed, table)
    assert found.problem is not None
    assert found.problem.code == code


def test_a_quantity_takes_the_unit_of_its_header() -> None:
    assert heading("員数(個)", "bom").unit == "pcs"
    assert heading("使用量(kg)", "bom").unit == "kg"


def test_parent_and_component_named_in_brackets() -> None:
    found = header(["品番(親)", "品番(子)", "員数"], table="bom")
    assert found.columns == {"parent_id", "child_id", "quantity"}


def test_short_words_of_shipping_papers() -> None:
    found = header(["仕出", "仕向", "客先"], table="shipments")
    assert found.columns == {"from_country", "to_country", "consignee"}
    assert header(["出荷元"], table="shipments").columns == {"from_country"}


def test_which_table_headers_fit() -> None:
    def fit(*cells: str) -> str | None:
        found = best_table([list(cells)])
        return found.name if found else None

    assert fit("親品番", "子品番", "員数") == "bom"
    assert fit("出荷番号", "明細番号", "品番", "数量") == "lines"
    assert fit("x", "y") is None
    assert fit("品番") is None


def test_how_much_is_recognised() -> None:
    rows = [["親品番", "子品番", "員数"]]
    assert recognised(rows, BOM) == recognised(rows, None) == 3
    assert recognised([["x"]], None) == 0
    assert recognised([], CONTENT) == 0


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=12), st.sampled_from(list(schema().values())))
def test_no_rows_make_it_raise(rows: list[list[str]], table: object) -> None:
    for each in schema().values():
        if each is table:
            found = find_header(rows, each)
            assert found is None or found.columns
