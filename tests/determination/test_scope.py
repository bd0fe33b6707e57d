"""What this version does not hold a line against is said on the line, also where it is only possible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.determination.scenes import SUSPENDED, TO_GERMANY, TODAY, magnets
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.outcome import Outcome


@pytest.mark.parametrize(
    ("leaves_from", "may_apply"), [("CN", ("18/2025",)), (None, ("18/2025",)), ("JP", ()), ("TW", ())]
)
def test_goods_that_may_leave_china_may_fall_under_18(leaves_from: str | None, may_apply: tuple[str, ...]) -> None:
    dataset = replace(magnets(), shipments=(replace(TO_GERMANY, from_country=leaves_from),))
    (line,) = check(dataset, SUSPENDED, Firm(), TODAY).determinations
    assert line.outcome is Outcome.SHIP  # announcement 61 is suspended, and with it its licence
    assert line.unassessed == may_apply
    assert line.is_clear is (not may_apply)


def test_goods_of_an_exporter_in_china_may_fall_under_18_wherever_they_are() -> None:
    dataset = replace(magnets(), shipments=(replace(TO_GERMANY, exporter_located_in="CN"),))
    (line,) = check(dataset, SUSPENDED, Firm(), TODAY).determinations
    assert line.unassessed == ("18/2025",)
