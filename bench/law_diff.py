"""How long the morning after takes on the sample of 2,000 parts, beside one check: less than two are wanted.

Both days are determined for every line, the changed ones are asked for their reasons, and all is written as JSON. The
peer in the same run: one check of one of the days. What hangs on no law (the bill rolled up) is shared by the two.
"""

from __future__ import annotations

import json
from datetime import date
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from kept import keep

from ytterby.determination.changes.comparing import changes
from ytterby.determination.changes.record import changes_record
from ytterby.determination.check import check
from ytterby.determination.firm import read_firm
from ytterby.law.difference import Side, difference
from ytterby.law.lawbook import statutes
from ytterby.samples import sample
from ytterby.tables import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
KNOWN, FIRST, SECOND = date(2026, 10, 8), date(2026, 11, 9), date(2026, 11, 10)


def seconds(work: Callable[[], object]) -> float:
    """The median of several rounds, after one to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return round(median(times), 3)


def main() -> None:
    """Time a check of each day, the difference of the laws alone, and the whole comparison."""
    folder = sample("motor-maker-2000")
    dataset, book, firm = read(folder / "motor-maker.xlsx"), statutes(folder), read_firm(folder)
    first, second = (Side(book, day, KNOWN, firm.stance) for day in (FIRST, SECOND))
    found = changes(dataset, firm, first, second)
    one = seconds(lambda: check(dataset, book, firm, KNOWN, on=SECOND))
    both = seconds(lambda: changes(dataset, firm, first, second))
    keep(
        "law_diff",
        {
            "rounds": ROUNDS,
            "parts": len(dataset.parts),
            "lines": found.of_lines,
            "lines_that_change": len(found.lines),
            "check_of_the_first_day_s": seconds(lambda: check(dataset, book, firm, KNOWN, on=FIRST)),
            "check_of_the_second_day_s": one,
            "law_alone_s": seconds(lambda: difference(first, second)),
            "law_and_lines_s": both,
            "record_as_json_s": seconds(lambda: json.dumps(changes_record(found, "en"))),
            "ratio_to_one_check": round(both / one, 2),
        },
    )


if __name__ == "__main__":
    main()
