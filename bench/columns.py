"""How many rows a second `licence_needed` decides on columns, with NumPy and with Polars, and one case after another.

The columns are invented and seeded. The first thousand rows are decided by `decider` too, and must come out the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter

import numpy as np
import numpy.typing as npt
import polars as pl
from kept import keep

from ytterby.law.lawbook import packaged
from ytterby.law.mofcom_2025_61.rules import licence_needed
from ytterby.law.readings import Stance
from ytterby.logic.bounds import Bounds, Share
from ytterby.logic.columns import BOUNDS, NO_UPPER
from ytterby.logic.columns_numpy import truths as numpy_truths
from ytterby.logic.columns_polars import truths as polars_truths
from ytterby.logic.conditions import Flag, walk
from ytterby.logic.decide import decider
from ytterby.logic.explain import Case
from ytterby.logic.truth import Truth

ROWS, FIRST, RUNS = 1_000_000, 1_000, 5
SHARE = tuple(f"value_share.{bound}" for bound in BOUNDS)


def invented() -> dict[str, npt.NDArray[np.signedinteger]]:
    """A column for every fact that the rule asks for: a third of the truths unknown, a tenth of the parts unbounded."""
    any_row = np.random.default_rng(61)
    flags = sorted({each.fact for each in walk(licence_needed) if isinstance(each, Flag)})
    low = any_row.integers(0, 200, ROWS)
    high = np.where(any_row.random(ROWS) < 0.1, NO_UPPER, low + any_row.integers(0, 50, ROWS))
    whole = any_row.integers(50_000, 200_000, ROWS)
    truths = {flag: any_row.integers(-1, 2, ROWS, dtype=np.int8) for flag in flags}
    return {**truths, **dict(zip(SHARE, (low, high, whole, whole), strict=True))}


def as_case(columns: dict[str, npt.NDArray[np.signedinteger]], row: int) -> Case:
    """One row as the facts of a case."""
    low, high, whole, _ = (int(columns[name][row]) for name in SHARE)
    share = Share(Bounds.exactly(low) if high == low else _bounds(low, high), Bounds.exactly(whole))
    return {"value_share": share} | {name: Truth(of[row]) for name, of in columns.items() if name not in SHARE}


def _bounds(low: int, high: int) -> Bounds:
    exact = Bounds.exactly(low)
    return Bounds(exact.low, None) if high == NO_UPPER else Bounds.between(low, high)


def seconds(run: Callable[[], object]) -> float:
    """The best of a few runs."""
    taken = []
    for _ in range(RUNS):
        started = perf_counter()
        run()
        taken.append(perf_counter() - started)
    return min(taken)


def main() -> None:
    """Decide all rows with both, hold them against one another and against the reference, keep rows a second."""
    statutes = packaged().lawbook
    law = statutes.on(date(2025, 12, 15), readings=Stance.of().truths()).unsuspended()
    columns = invented()
    frame = pl.DataFrame(columns)
    cases = [as_case(columns, row) for row in range(FIRST)]
    decide = decider(licence_needed)

    by_numpy = numpy_truths(licence_needed, law, columns, ROWS)
    if by_numpy.tolist() != polars_truths(licence_needed, law, frame).to_list():
        raise SystemExit("NumPy and Polars do not agree.")
    if by_numpy[:FIRST].tolist() != [decide(case, law) for case in cases]:
        raise SystemExit("The columns do not agree with the cases.")

    one_by_one = seconds(lambda: [decide(case, law) for case in cases])
    numpy_s = seconds(lambda: numpy_truths(licence_needed, law, columns, ROWS))
    polars_s = seconds(lambda: polars_truths(licence_needed, law, frame))
    keep(
        "columns",
        {
            "rows": ROWS,
            "runs": RUNS,
            "numpy": np.__version__,
            "polars": pl.__version__,
            "answers": {truth.name: int((by_numpy == truth).sum()) for truth in Truth},
            "numpy_rows_per_s": round(ROWS / numpy_s),
            "polars_rows_per_s": round(ROWS / polars_s),
            "one_by_one_rows_per_s": round(FIRST / one_by_one),
        },
    )


if __name__ == "__main__":
    main()
