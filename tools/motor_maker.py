"""The invented motor maker of the sample `motor-maker-2000`: its magnets, its motors, and what it ships.

How much Chinese-origin Part 1 material is in each magnet, in yen, is written down by hand beside what is typed of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

__all__ = ["LINES", "MAGNETS", "MOTORS", "NO", "OPEN", "RATES", "SILENT", "YES", "Line", "Magnet", "Motor"]

YES, OPEN, NO = 1, 0, -1
"""Answers: as low as all of several, as high as any of them."""

RATES = {"JPY": Fraction(1), "USD": Fraction(150), "EUR": Fraction(160), "CNY": Fraction(21)}
"""Yen for one unit; the rate of the baht is missing from the firm's table."""

KAKU, KASETSU = "架空磁石工業株式会社", "仮設マグネット株式会社"
MUSTER, KYOKO = "Muster Magnetwerk GmbH (fictional)", "虚構磁材有限公司"
DY, TB, DYO, TBO, SMCO = "金属ジスプロシウム", "金属テルビウム", "酸化ジスプロシウム", "酸化テルビウム", "SmCo合金"
OCTOBER, DECEMBER = "2026-10-01", "2026-12-31"


@dataclass(frozen=True)
class Content:
    """One row of the sheet of contents, as it is typed."""

    material: str
    mass: str
    price: str = "70000"
    currency: str = "JPY"
    origin: str = "中国"
    share: str = ""
    basis: str = "購入時の物質"


@dataclass(frozen=True)
class Notice:
    """One row of the sheet of notifications, as it is typed."""

    supplier: str
    share: str
    issued: str = OCTOBER
    valid_to: str = ""
    status: str = "受理済"
    replaces: int = 0
    """How many rows above the one stands that this replaces."""


@dataclass(frozen=True)
class Magnet:
    """A magnet: `low` to `high` yen of Chinese-origin Part 1 material; `ask` questions if that leaves a line open."""

    part_id: str
    price: str
    low: str
    high: str
    why: str
    supplier: str = KAKU
    currency: str = "JPY"
    listed: str = "P2-1.3"
    country: str = "日本"
    technology: int = NO
    ask: int = 0
    content: tuple[Content, ...] = ()
    notices: tuple[Notice, ...] = ()


def _kaku(number: int, price: str, amounts: str, why: str, *said: Content | Notice, **more: object) -> Magnet:
    return _magnet(f"42SH-{number:02}", price, amounts, why, said, more)


def _kasetsu(number: int, price: str, amounts: str, why: str, *said: Content | Notice, **more: object) -> Magnet:
    return _magnet(f"48H-{number:02}", price, amounts, why, said, {"supplier": KASETSU, **more})


def _muster(number: int, price: str, amounts: str, why: str, *said: Content | Notice, **more: object) -> Magnet:
    own = {"supplier": MUSTER, "currency": "EUR", "country": "ドイツ"}
    return _magnet(f"38UH-{number:02}", price, amounts, why, said, {**own, **more})


def _hot(number: int, price: str, amounts: str, why: str, *said: Content | Notice) -> Magnet:
    return _magnet(f"35EH-{number:02}", price, amounts, why, said, {"listed": "P2-1.2"})


def _samarium(number: int, price: str, amounts: str, why: str, *said: Content | Notice, ask: int = 0) -> Magnet:
    own = {"supplier": KYOKO, "currency": "CNY", "country": "中国", "listed": "P2-1.1", "technology": OPEN, "ask": ask}
    return _magnet(f"SC-{number:02}", price, amounts, why, said, own)


def _magnet(
    name: str, price: str, amounts: str, why: str, said: tuple[Content | Notice, ...], more: dict[str, object]
) -> Magnet:
    low, _, high = amounts.partition("..")
    rows = tuple(each for each in said if isinstance(each, Content))
    notices = tuple(each for each in said if isinstance(each, Notice))
    return Magnet(f"MG-{name}", price, low, high or low, why, content=rows, notices=notices, **more)  # type: ignore[arg-type]


MAGNETS = {
    magnet.part_id: magnet
    for magnet in (
        _kaku(1, "240", "28", "0.40 g × 70", Content(DY, "0.40")),
        _kaku(2, "320", "35..42", "0.50 to 0.60 g × 70", Content(DY, "0.50..0.60")),
        _kaku(3, "400", "40", "10 % of 400", Notice(KAKU, "10")),
        _kaku(4, "400", "40..50", "10 or 12.5 % of 400", Notice(KAKU, "10"), Notice(KASETSU, "12.5")),
        _kaku(5, "360", "0..360", "its own supplier is silent", Notice(KAKU, "9"), supplier=KASETSU, ask=1),
        _kaku(6, "300", "0..300", "expired", Notice(KAKU, "8", valid_to="2026-11-30"), ask=1),
        _kaku(
            7, "300", "24", "8 % of 300, replacing 12 %",
            Notice(KAKU, "12", status="差替済"), Notice(KAKU, "8", issued="2026-11-15", replaces=1),
        ),
        _kaku(8, "280", "0..280", "not accepted yet", Notice(KAKU, "7", status="確認中"), ask=1),
        _kaku(9, "250", "0..250", "about 3.2 is no figure", Content(DY, "約3.2"), ask=1),
        _kaku(10, "260", "0..260", "120 % is no share", Notice(KAKU, "120"), ask=1),
        _kaku(11, "450", "36..40.5", "8 or 9 % of 450, both of one day", Notice(KAKU, "8"), Notice(KAKU, "9")),
        _kaku(12, "500", "45", "0.60 to 0.70 g × 70, and 9 % of 500", Content(DY, "0.60〜0.70"), Notice(KAKU, "9")),
        _kasetsu(1, "210", "0..3.5", "up to 0.05 g × 70", Content(DY, "<=0.05"), ask=1),
        _kasetsu(
            2, "230", "3356973/325000", "0.20 g of the element ÷ 325.000/372.997 × 45",
            Content(DYO, "0.20", "45000", basis="元素"),
        ),
        _kasetsu(3, "250", "7.5", "3 % of 250", Notice(KASETSU, "3")),
        _kasetsu(4, "190", "0", "from Australia", Content(DY, "0.30", origin="オーストラリア")),
        _kasetsu(5, "260", "8.4", "0.30 g × 70 × 40 %", Content(DY, "0.30", share="40")),
        _kasetsu(6, "240", "17.85", "0.25 g × CNY 3.4 × 21", Content(DY, "0.25", "3400", "CNY")),
        _kasetsu(7, "220", "14.4", "0.20 g × USD 0.48 × 150", Content(DY, "0.20", "480", "USD")),
        _kasetsu(8, "205", "0..14", "0.20 g × 70, of origin unknown", Content(DY, "0.20", origin=""), ask=1),
        _muster(1, "4", "70.4", "11 % of 4 × 160", Notice(MUSTER, "11")),
        _muster(2, "5", "84", "10.5 % of 5 × 160", Notice(MUSTER, "10.5")),
        _muster(3, "3", "63", "0.90 g × 70", Content(DY, "0.90")),
        _muster(4, "3.5", "0", "from Australia", Content(DY, "0.70", origin="オーストラリア"), technology=YES),
        _muster(5, "2.5", "36", "9 % of 2.5 × 160", Notice(MUSTER, "9", valid_to="03/04/2027")),
        _muster(6, "6", "88.2", "1.20 g × CNY 3.5 × 21, the market's price", Content(DY, "1.20", "", "")),
        _hot(1, "900", "116", "0.80 g × 70 + 0.30 g × 200", Content(DY, "0.80"), Content(TB, "0.30", "200000")),
        _hot(
            2, "1000", "150..170", "1.00 g × 70 + 0.40 to 0.50 g × 200",
            Content(DY, "1.00"), Content(TB, "0.40~0.50", "200000"),
        ),
        _hot(3, "1200", "180", "15 % of 1,200", Notice(KAKU, "15")),
        _hot(4, "1100", "80", "0.50 g × 160", Content(TBO, "0.50", "160000")),
        _hot(5, "950", "133", "14 % of 950", Notice(KAKU, "14")),
        _samarium(1, "20", "189", "30 g × CNY 0.3 × 21", Content(SMCO, "30", "300", "CNY")),
        _samarium(2, "30", "252", "40 g × CNY 0.3 × 21", Content(SMCO, "40", "300", "CNY")),
        _samarium(3, "25", "0..525", "nobody says", ask=2),
        _samarium(4, "40", "378", "60 g × CNY 0.3 × 21", Content(SMCO, "60", "300", "CNY")),
        _samarium(5, "15", "126", "20 g × CNY 0.3 × 21", Content(SMCO, "20", "300", "CNY")),
        *(
            Magnet(f"MG-40N-{number:02}", price, "0", "0", "neither Dy nor Tb", KASETSU, listed="なし")
            for number, price in enumerate(("120", "135", "150", "165"), 1)
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Motor:
    """A motor: its magnets, what else in it nobody speaks of, and its price in yen."""

    name: str
    price: int
    magnets: tuple[tuple[str, int], ...] = ()
    silent: tuple[str, ...] = ()
    fault: str = ""

    @property
    def part_id(self) -> str:
        """Its part number."""
        return f"M-{self.name}"


SILENT = {"HS-777": 120, "RES-5": 5}
"""Bought parts, by their price in yen, of which their suppliers say nothing."""

_A = (
    "42SH-01 8 36000,42SH-02 8 40000,42SH-03 24 96000,42SH-04 12 60000,42SH-05 6 24000,42SH-06 6 20000,"
    "42SH-07 10 32000,42SH-08 8 30000,42SH-09 8 30000,42SH-10 8 30000,42SH-11 8 45000,42SH-12 8 50000,"
    "48H-01 8 24000,48H-02 6 15000,48H-03 4 60000,48H-04 8 22000,48H-05 10 84000,48H-06 8 120000,48H-07 8 26000,"
    "48H-08 8 26000,38UH-01 12 90000,38UH-02 12 110000,38UH-03 6 42000,38UH-04 6 42000,38UH-05 10 48000,"
    "38UH-06 16 180000,35EH-01 16 240000,35EH-02 16 260000,35EH-03 20 300000,35EH-04 8 120000,35EH-05 8 110000,"
    "42SH-03 4+48H-03 4 40000,42SH-01 4+35EH-01 2 50000,38UH-03 8+42SH-02 4 70000"
)
_S = "SC-01 6 60000,SC-02 8 90000,SC-03 8 80000,SC-04 4 75000,SC-05 12 64000"
_F = "40N-01 8 17000,40N-02 8 18500,40N-03 10 21000"


def _family(letter: str, written: str) -> Iterator[Motor]:
    for number, each in enumerate(written.split(","), 1):
        said, _, price = each.rpartition(" ")
        magnets = tuple((f"MG-{magnet}", int(many)) for magnet, many in (one.split() for one in said.split("+")))
        silent = ("HS-777",) if letter == "A" and number <= 5 else ()
        yield Motor(f"{letter}{number:02}", int(price), magnets, silent)


MOTORS = (
    *_family("A", _A),
    *_family("S", _S),
    *_family("F", _F),
    *(Motor(f"B{number:02}", 9000 + 1500 * number) for number in range(1, 11)),
    Motor("C01", 18000, silent=("HS-777",)),
    Motor("C02", 22000, silent=("HS-777",)),
    Motor("C03", 18000, silent=("RES-5",)),
    Motor("C04", 18000, silent=("HS-777", "RES-5")),
    Motor("X01", 20000, fault="cycle"),
    Motor("X02", 19000, fault="missing part"),
    Motor("X03", 24000, (("MG-42SH-03", 8),), fault="#REF!"),
    Motor("X04", 16000, fault="negative"),
)


@dataclass(frozen=True)
class Line:
    """One item shipped: to `country`, for so much of a currency, and what is peculiar about it."""

    part_id: str
    day: date
    country: str
    price: str
    currency: str = "JPY"
    party: str = ""
    use: str = "一般"
    licence: str = ""
    peculiar: str = ""


ABROAD = ("DE", "KR", "TH", "VN", "US", "TW", "CN", "HK")


def _export_day(number: int) -> date:
    """Most in December 2026; some while the suspension lasted, some just after its last day."""
    if number % 10 == 3:
        return date(2026, 10, 20)
    if number % 10 == 7 or number == 5:
        return date(2026, 11, 20)
    return date(2026, 12, 1 + number % 24)


def _lines() -> Iterator[Line]:
    for number, motor in enumerate(MOTORS):
        if number % 6 != 5:
            yield Line(motor.part_id, date(2026, 12, 1 + number // 6), "JP", str(motor.price))
    for number, motor in enumerate(MOTORS):
        currency = ("EUR", "USD", "JPY")[number % 3]
        price = -(-motor.price * 5 // (4 * int(RATES[currency])))  # a quarter dearer, in whole units
        yield Line(motor.part_id, _export_day(number), ABROAD[number % 8], str(price), currency)
    christmas = date(2026, 12, 25)
    yield Line("MG-42SH-03", christmas, "TH", "520")
    yield Line("MG-40N-04", christmas, "TH", "190")
    yield Line("MG-SC-01", christmas, "TH", "25", "CNY")
    yield Line("MG-SC-01", date(2025, 10, 20), "TH", "25", "CNY")
    yield Line("RA-A03", christmas, "DE", "240", "EUR")
    yield Line("M-A29", christmas, "KR", "300000", party="N-01", peculiar="not screened")
    yield Line("M-A29", christmas, "VN", "300000", use="災害救助", peculiar="relief")
    yield Line("M-A29", christmas, "US", "2000", "USD", licence="LIC-1", peculiar="licence")
    yield Line("M-A29", christmas, "KR", "300000", licence="LIC-2", peculiar="expired licence")
    yield Line("M-A29", christmas, "TH", "67500", "THB", peculiar="no rate")


LINES = tuple(_lines())
