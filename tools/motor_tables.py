"""The sheets of the sample `motor-maker-2000` as rows of cells, with the faults that such exports have."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date

from motor_maker import LINES, MAGNETS, MOTORS, SILENT, Line, Motor

__all__ = [
    "LICENCES",
    "PRICES",
    "RATES",
    "Cell",
    "Table",
    "bill",
    "contents",
    "end_uses",
    "lines",
    "notices",
    "parties",
    "parts",
    "shipments",
    "shipped",
    "technology",
]

Cell = str | int | float | date
Table = list[list[Cell]]

SUPPLIERS = ("見本プレス工業株式会社", "見本樹脂株式会社", "見本軸受株式会社", "見本電線株式会社", "見本電子株式会社")
_FILLERS = """
ローターコア シャフト スリーブ バランスプレート 磁石押さえ ステーターコア 絶縁紙 ボビン 端子台 結束バンド 前ブラケット
後ブラケット ハウジング本体 ガスケット 銘板 取付足 検出円板 エンコーダーカバー 基板 コネクター ケーブル
フェライト着磁リング 防塵カバー 座金組 梱包箱 取扱説明書
"""
_COMMON = """
六角ボルトM3 六角ボルトM4 六角ボルトM5 六角ボルトM6 六角ボルトM8 平座金M3 平座金M4 平座金M5 平座金M6 平座金M8 玉軸受6000
玉軸受6001 玉軸受6200 止め輪10 止め輪12 OリングS20 OリングS30 制御IC 電源IC チップ抵抗1k チップ抵抗10k コンデンサー1u
コンデンサー10u ダイオード 接着剤 グリース ワニス はんだ 絶縁テープ 熱収縮チューブ シリコーン 黒色ラベル 警告ラベル
防錆袋 緩衝材 保証書
"""
FILLERS = _FILLERS.split()
"""What is bought for one motor alone, and declared free of rare earths."""
COMMON = _COMMON.split()
"""What is bought for all of them."""
ASSEMBLIES = {
    "RA": "ローター組立",
    "MS": "磁石セット",
    "SA": "ステーター組立",
    "WA": "巻線組立",
    "CT": "巻線端末組立",
    "EA": "エンコーダー組立",
    "SB": "センサー基板",
    "HA": "ハウジング組立",
}
PARENTS = {"RA": "M", "MS": "RA", "SA": "M", "WA": "SA", "CT": "WA", "EA": "M", "SB": "EA", "HA": "M"}
VALUES = {"RA": 35, "MS": 20, "SA": 30, "WA": 14, "CT": 3, "EA": 9, "SB": 5, "HA": 12}
"""Percent of the motor's price."""
COUNTRIES = {
    "DE": "ドイツ",
    "KR": "韓国",
    "TH": "タイ",
    "VN": "ベトナム",
    "US": "米国",
    "TW": "台湾",
    "CN": "中国",
    "HK": "香港",
    "JP": "日本",
}
CUSTOMERS = {
    "DE": "Musterantrieb GmbH (fictional)",
    "KR": "Gasang Drive Co. (fictional)",
    "TH": "Tuayang Motor Co. (fictional)",
    "VN": "Vi Du Drive Co. (fictional)",
    "US": "Placeholder Drives Inc. (fictional)",
    "TW": "虚例電機股份有限公司",
    "CN": "虚構電機有限公司",
    "HK": "虚例貿易有限公司",
    "JP": "例示自動車株式会社",
}


def parts(chance: random.Random) -> Table:
    """The master of parts: magnets, motors, assemblies, what is bought for each, and what is common to all."""
    rows: Table = []
    for magnet in MAGNETS.values():
        listed = magnet.listed != "なし"
        name = f"{'磁石' if listed else '重希土類フリーネオジム磁石'} {magnet.part_id[3:]}"
        row = [
            magnet.part_id,
            name,
            magnet.country,
            magnet.country,
            magnet.listed,
            "あり" if listed else "なし",
            "磁石",
        ]
        rows.append([*row, "個", float(magnet.price), magnet.currency, "原価", "○", magnet.supplier])
    for motor in MOTORS:
        rows.append(_own(motor.part_id, f"モーター {motor.name}", "モーター", motor.price, "売価"))
        for short, name in ASSEMBLIES.items():
            category = {"RA": "ローター", "SA": "ステーター"}.get(short, "組立品")
            rows.append(_own(f"{short}-{motor.name}", f"{name} {motor.name}", category, _value(motor, short), "原価"))
        rows += [_bought(f"P-{motor.name}-{number:02}", f"{name} {motor.name}", chance) for number, name in _fillers()]
    rows += [_bought(f"C-{number:03}", name, chance) for number, name in enumerate(COMMON, 1)]
    rows.append(_silent("HS-777", "ホールセンサー HS-777", "センサー", "沈黙センサー合同会社"))
    rows.append(_silent("RES-5", "特殊抵抗 RES-5", "その他", "沈黙電子合同会社"))
    return _spoilt_parts(rows)


def _own(part_id: str, name: str, category: str, value: int, basis: str) -> list[Cell]:
    usable = "○" if part_id[:2] in ("M-", "RA") else "×"
    return [
        part_id,
        name,
        "日本",
        "日本",
        "",
        "",
        category,
        "台" if part_id[:2] == "M-" else "個",
        value,
        "JPY",
        basis,
        usable,
        "",
    ]


def _bought(part_id: str, name: str, chance: random.Random) -> list[Cell]:
    unit = {"接着剤": "g", "グリース": "g", "ワニス": "g", "はんだ": "g", "絶縁テープ": "m"}.get(name, "個")
    price = chance.randrange(2, 90)
    return [
        part_id,
        name,
        "日本",
        "日本",
        "",
        "なし",
        "その他",
        unit,
        price,
        "JPY",
        "原価",
        "×",
        chance.choice(SUPPLIERS),
    ]


def _silent(part_id: str, name: str, category: str, supplier: str) -> list[Cell]:
    return [part_id, name, "日本", "日本", "", "", category, "個", SILENT[part_id], "JPY", "原価", "○", supplier]


def _value(motor: Motor, short: str) -> int:
    return motor.price * VALUES[short] // 100


def _fillers() -> Iterable[tuple[int, str]]:
    return enumerate(FILLERS, 1)


def _spoilt_parts(rows: Table) -> Table:
    """A price not available, full-width digits, a baht without a rate; and one motor twice, at two prices."""
    at = {str(row[0]): row for row in rows}
    at["P-B01-03"][8] = "N/A"
    at["P-B02-03"][8] = "４２"
    at["P-B03-03"][9] = "THB"
    at["M-A02"][8] = "４０，０００"
    return [*rows, [*at["M-A12"][:8], 51000, *at["M-A12"][9:]]]


def bill(chance: random.Random) -> Table:
    """The structure of every motor, five levels deep."""
    rows: Table = []
    for motor in MOTORS:
        rows += [[f"{PARENTS[short]}-{motor.name}", f"{short}-{motor.name}", 1, "個"] for short in ASSEMBLIES]
        rows += [[f"MS-{motor.name}", magnet, many, "個"] for magnet, many in motor.magnets]
        rows += [[f"SB-{motor.name}", part_id, 1, "個"] for part_id in motor.silent]
        homes = [*ASSEMBLIES, "M"]
        rows += [
            [f"{homes[number % 9]}-{motor.name}", f"P-{motor.name}-{number:02}", 1, "個"] for number, _ in _fillers()
        ]
        rows += [[f"{homes[number % 9]}-{motor.name}", *_common(number, chance)] for number in _picked(chance)]
        rows += _faults(motor)
    return _spoilt_bill(rows)


def _picked(chance: random.Random) -> Sequence[int]:
    return sorted(chance.sample(range(1, len(COMMON) + 1), 16))


def _common(number: int, chance: random.Random) -> list[Cell]:
    name = COMMON[number - 1]
    if name in ("接着剤", "グリース", "ワニス", "はんだ"):
        return [f"C-{number:03}", chance.choice((0.5, 1.5, 2)), "g"]
    if name == "絶縁テープ":
        return [f"C-{number:03}", chance.randrange(20, 90), "cm"]
    return [f"C-{number:03}", chance.randrange(1, 9), "個"]


def _faults(motor: Motor) -> Table:
    if motor.fault == "cycle":
        return [[f"WA-{motor.name}", f"SA-{motor.name}", 1, "個"]]
    return [[motor.part_id, "K-404", 1, "個"]] if motor.fault == "missing part" else []


def _spoilt_bill(rows: Table) -> Table:
    for row in rows:
        if row[:2] == ["MS-X03", "MG-42SH-03"]:
            row[2] = "=#REF!"
        if str(row[1]) == "P-X04-05":
            row[2] = -1
        if row[:2] == ["MS-A01", "MG-42SH-01"]:
            row[2] = "８"
    return rows


def contents() -> Table:
    """What suppliers say of the material in their magnets."""
    return [
        [
            magnet.part_id,
            magnet.supplier,
            row.material,
            row.basis,
            row.origin,
            row.share,
            row.mass,
            row.price,
            row.currency,
        ]
        for magnet in MAGNETS.values()
        for row in magnet.content
    ]


def notices() -> Table:
    """The notifications received, by supplier."""
    rows: Table = []
    said = [(magnet, notice) for magnet in MAGNETS.values() for notice in magnet.notices]
    for number, (magnet, notice) in enumerate(said, 1):
        replaced = f"KN-{number - notice.replaces:03}" if notice.replaces else ""
        item = f"永久磁石 {magnet.part_id[3:]}"
        row = [
            f"KN-{number:03}",
            notice.supplier,
            notice.supplier,
            magnet.part_id,
            item,
            notice.issued,
            notice.valid_to,
        ]
        rows.append([*row, replaced, notice.share, "含有", notice.status])
    return sorted(rows, key=lambda row: str(row[1]))


def technology() -> Table:
    """What the makers of magnets say of their technology; the maker of samarium-cobalt magnets says nothing."""
    answers = {-1: "しない", 1: "する"}
    return [
        [magnet.part_id, "磁性材料製造", answers[magnet.technology], f"{magnet.supplier}の回答書", date(2026, 11, 5)]
        for magnet in MAGNETS.values()
        if magnet.listed != "なし" and magnet.technology in answers
    ]


def parties() -> Table:
    """Everybody who sends or receives, screened but for one."""
    screened: list[Cell] = ["否", "否", "掲載なし", "否", "2026/11/9"]
    rows: Table = [["OWN", "株式会社標本モーター", "法人", "日本", "日本", *screened]]
    rows += [
        [f"C-{code}", name, "法人", COUNTRIES[code], COUNTRIES[code], *screened] for code, name in CUSTOMERS.items()
    ]
    return [*rows, ["N-01", "Saero-un Drive Co. (fictional)", "法人", "韓国", "韓国", "否", "", "", "", ""]]


def shipped() -> list[tuple[str, Line, str]]:
    """The shipment number and the line number of every line: deliveries at home go together day by day."""
    found: list[tuple[str, Line, str]] = []
    at_home: dict[date, int] = {}
    for number, line in enumerate(LINES, 1):
        if line.country == "JP":
            at_home[line.day] = at_home.get(line.day, 0) + 1
            found.append((f"D-{line.day:%y%m%d}", line, str(at_home[line.day])))
        else:
            found.append((f"E-{number:03}", line, "1"))
    return found


def shipments() -> Table:
    """Every shipment once, its day written in one of several ways."""
    rows: dict[str, list[Cell]] = {}
    for number, (shipment, line, _) in enumerate(shipped()):
        party, to = line.party or f"C-{line.country}", COUNTRIES[line.country]
        row = [shipment, _written(line.day, number), "OWN", "日本", "日本", to, party, party, party]
        rows.setdefault(shipment, row)
    return list(rows.values())


def _written(day: date, number: int) -> Cell:
    ways = (
        day,
        f"{day:%Y/%m/%d}",
        f"令和{day.year - 2018}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        day.isoformat(),
    )
    return ways[number % len(ways)]


def lines() -> Table:
    """Every line of every shipment."""
    return [
        [
            shipment,
            number,
            line.part_id,
            4,
            "個" if line.part_id[:2] != "M-" else "台",
            _figure(line.price),
            line.currency,
            line.licence,
        ]
        for shipment, line, number in shipped()
    ]


def _figure(price: str) -> Cell:
    return "３６，０００" if price == "36000" else float(price)


def end_uses() -> Table:
    """What every export is used for."""
    return [[shipment, line.use, "確実"] for shipment, line, _ in shipped() if line.country != "JP"]


RATES: Table = [
    [day, currency, rate, "JPY"]
    for day in (date(2025, 10, 1), date(2026, 10, 1))
    for currency, rate in (("USD", 150), ("EUR", 160), ("CNY", 21))
]
PRICES: Table = [[name, date(2026, 9, 30), "架空市況", 3500, "CNY", "架空市況週報"] for name in ("金属ジスプロシウム",)]
LICENCES: Table = [
    [
        "LIC-1",
        "架空許-2026-000201",
        "株式会社標本モーター",
        "M-A29",
        100,
        60,
        "C-US",
        "米国",
        date(2026, 11, 12),
        date(2027, 11, 11),
    ],
    [
        "LIC-2",
        "架空許-2025-000077",
        "株式会社標本モーター",
        "M-A29",
        100,
        0,
        "C-KR",
        "韓国",
        date(2025, 11, 1),
        date(2026, 10, 31),
    ],
]
