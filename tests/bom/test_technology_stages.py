"""Which answers about technology settle whether a thing was made with Chinese technology (61, 一（二）)."""

from datetime import date

import pytest

from ytterby.bom.basis import Basis
from ytterby.bom.bill import Bill, Kind, Recognised
from ytterby.bom.plain import roll_up
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Part, TechnologyUse

DAY = date(2026, 12, 1)
MAGNET = Kind(is_material=NO, is_magnet=YES, is_target=NO)
TARGET = Kind(is_material=NO, is_magnet=NO, is_target=YES)


def found(kind: Kind, *said: tuple[str | None, Truth]) -> Truth:
    rows = tuple(TechnologyUse(part_id="P", stage=stage, chinese_origin=truth) for stage, truth in said)
    bill = Bill(Dataset(parts=(Part(part_id="P"),), technology_use=rows), Recognised({"P": kind}, {}), "JPY")
    return roll_up(bill, Basis(), DAY, ["P"])["P"].made_with_technology


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        (MAGNET, [], UNKNOWN),
        (MAGNET, [("mining", NO)], UNKNOWN),
        (MAGNET, [("mining", NO), ("smelting", NO)], UNKNOWN),
        (MAGNET, [("magnet-making", NO)], NO),
        (MAGNET, [(None, NO)], NO),
        (MAGNET, [("mining", YES)], YES),
        (MAGNET, [("magnet-making", NO), ("smelting", YES)], YES),
        (MAGNET, [("magnet-making", NO), ("smelting", UNKNOWN)], UNKNOWN),
        (TARGET, [("magnet-making", NO)], UNKNOWN),
        (TARGET, [("smelting", NO)], NO),
    ],
)
def test_a_no_counts_if_it_speaks_of_the_making(
    kind: Kind, said: list[tuple[str | None, Truth]], expected: Truth
) -> None:
    assert found(kind, *said) is expected
