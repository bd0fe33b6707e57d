"""Writes the sample `motor-maker-2000`: one workbook as a motor maker's own systems would export it, faults and all.

The same bytes come out every time. Run it from the root of the project; the expectations of its lines are written too.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import motor_tables as tables
import xlsxwriter
from motor_expectations import expectations
from motor_tables import Cell, Table
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

__all__ = ["main"]

ROOT = Path(__file__).parent.parent
WORKBOOK = ROOT / "ytterby" / "samples" / "motor-maker-2000" / "motor-maker.xlsx"
EXPECTED = ROOT / "tests" / "golden" / "expected" / "motor-maker-2000.toml"


MONEY = "金額情報"
PART_HEADS = ["品番", "品名", "製造国", "原産国", "該当品目番号", "レアアース含有", "品目区分", "単位"]


class Book:
    """The workbook while it is being written."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(path)
        made = datetime(2026, 11, 20, tzinfo=UTC)
        self.book.set_properties({"title": "モーターメーカーの見本(架空)", "created": made})
        self.head = self.book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter"})
        self.day = self.book.add_format({"num_format": "yyyy/mm/dd"})
        self.title = self.book.add_format({"bold": True, "font_size": 14})

    def sheet(self, name: str, title: str, heads: list[str], rows: Table) -> Worksheet:
        """A sheet with a title above its header."""
        sheet = self._titled(name, title)
        for column, head in enumerate(heads):
            sheet.write(3, column, head, self.head)
        self.fill(sheet, 4, rows)
        return sheet

    def _titled(self, name: str, title: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.write(0, 0, title, self.title)
        sheet.write(1, 0, "株式会社標本モーター(架空) 出力日 2026/11/20")
        sheet.set_column(0, 12, 14)
        return sheet

    def fill(self, sheet: Worksheet, top: int, rows: Table) -> None:
        """The rows, below the header."""
        for at, row in enumerate(rows, top):
            for column, cell in enumerate(row):
                self._write(sheet, at, column, cell)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(row, column, datetime.combine(cell, time()), self.day)
        elif cell == "=#REF!":
            sheet.write_formula(row, column, "=#REF!", None, "#REF!")
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell)
        else:
            sheet.write_number(row, column, cell)

    def parts(self, rows: Table) -> None:
        """The master of parts, whose header has two rows and merged cells."""
        sheet = self._titled("部品マスタ", "部品マスタ一覧")
        after = ["単独使用可", "仕入先", "ERP更新者"]
        for column, head in [*enumerate(PART_HEADS), *enumerate(after, 11)]:
            sheet.merge_range(3, column, 4, column, head, self.head)
        sheet.merge_range(3, 8, 3, 10, MONEY, self.head)
        for column, head in enumerate(["単価", "通貨", "価額の基準"], 8):
            sheet.write(4, column, head, self.head)
        self.fill(sheet, 5, rows)
        first = next(at for at, row in enumerate(rows, 5) if row[0] == "P-B04-03")
        sheet.merge_range(first, 8, first + 1, 8, 55, self._plain())
        sheet.write(first, 13, "sample")
        sheet.freeze_panes(5, 1)

    def _plain(self) -> Format:
        return self.book.add_format({})

    def notices(self, heads: list[str], rows: Table) -> None:
        """The notifications, the supplier's name merged over its rows."""
        sheet = self.sheet("告知書", "受領したコンプライアンス告知書", heads, rows)
        names = [row[1] for row in rows]
        for name in dict.fromkeys(names):
            first, last = 4 + names.index(name), 3 + len(names) - names[::-1].index(name)
            if last > first:
                sheet.merge_range(first, 1, last, 1, name, self._plain())


def write(path: Path) -> None:
    """Write the workbook."""
    chance = random.Random(61)
    made = Book(path)
    cover = made.book.add_worksheet("表紙")
    cover.write_column(0, 0, ["輸出管理用データ一式", "株式会社標本モーター(架空)", "作成 見本 次郎(架空)"])
    made.parts(tables.parts(chance))
    structure = tables.bill(chance)
    sheet = made.sheet("構成表", "部品構成表(多階層)", ["親品番", "子品番", "員数", "単位"], structure)
    sheet.write_string(len(structure) + 5, 2, f"{len(structure)}")
    heads = ["品番", "仕入先", "物質", "質量の対象", "原産国", "原産国の割合 (%)", "質量 (g)", "単価 (/kg)", "通貨"]
    made.sheet("含有情報", "仕入先からの含有情報", heads, tables.contents())
    heads = ["告知書番号", "仕入先", "発行者", "品番", "品目の記載", "発行日", "有効期限"]
    made.notices([*heads, "差し替える告知書", "価値比率 (%)", "告知の根拠", "状態"], tables.notices())
    heads = ["品番", "工程", "中国原産技術", "根拠資料", "確認日"]
    made.sheet("使用技術", "中国原産技術の確認", heads, tables.technology())
    heads = [
        "取引先コード",
        "取引先名",
        "種別",
        "国",
        "所在国",
        "軍事ユーザー",
        "軍事ユーザーによる50%以上保有",
        "リスト掲載",
        "掲載者による50%以上保有",
        "照合日",
    ]
    made.sheet("取引先", "取引先一覧", heads, tables.parties())
    heads = ["出荷番号", "出荷日", "輸出者", "輸出者の所在国", "仕出国", "仕向国", "荷受人", "輸入者", "エンドユーザー"]
    made.sheet("出荷一覧", "出荷一覧", heads, tables.shipments())
    heads = ["出荷番号", "明細番号", "品番", "数量", "単位", "販売単価", "通貨", "許可コード"]
    made.sheet("出荷明細", "出荷明細", heads, tables.lines())
    made.sheet("用途一覧", "最終用途", ["出荷番号", "用途", "確度"], tables.end_uses())
    made.sheet("市場価格", "市場価格", ["物質", "日付", "市場", "価格 (/kg)", "通貨", "出典"], tables.PRICES)
    heads = ["許可コード", "許可番号", "名義人", "対象品目", "許可数量", "使用済数量", "最終需要者", "仕向国"]
    made.sheet("許可一覧", "輸出許可", [*heads, "有効期間の始め", "有効期間の終わり"], tables.LICENCES)
    made.sheet("為替レート", "為替レート", ["日付", "通貨", "レート", "換算後の通貨"], tables.RATES).hide()
    made.sheet("旧構成2024", "旧構成(使用しない)", ["親品番", "子品番", "員数", "単位"], structure[:5]).hide()
    made.book.close()


def main(workbook: Path = WORKBOOK, expected: Path = EXPECTED) -> None:
    """Write the workbook and what has to come out for its lines."""
    workbook.parent.mkdir(parents=True, exist_ok=True)
    write(workbook)
    references = [f"{shipment}/{number}" for shipment, _, number in tables.shipped()]
    expected.write_text(expectations(references), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(given) for given in sys.argv[1:]))
