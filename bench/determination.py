"""How long one explained determination takes in process: under 1 ms is wanted.

The line is the spare motor of the sample chain under an unconfirmed law: every rule explained twice, every open point
tried, questions and duties worked out. The peers in the same run: the licence rule explained alone, and decided alone.
"""

from __future__ import annotations

from datetime import date
from statistics import median
from time import perf_counter_ns
from typing import TYPE_CHECKING

from kept import keep

from ytterby.determination.check import prepare
from ytterby.determination.determine import determine
from ytterby.determination.firm import read_firm
from ytterby.determination.lines import Joined
from ytterby.determination.trial import Trial
from ytterby.law.lawbook import statutes
from ytterby.law.mofcom_2025_61 import rules
from ytterby.logic.decide import decider
from ytterby.logic.explain import explain
from ytterby.samples import sample
from ytterby.tables import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 400


def milliseconds(work: Callable[[], object]) -> float:
    """The median of many rounds, after a few to warm up."""
    for _ in range(20):
        work()
    times = []
    for _ in range(ROUNDS):
        started = perf_counter_ns()
        work()
        times.append(perf_counter_ns() - started)
    return round(median(times) / 1e6, 4)


def main() -> None:
    """Time the whole determination of one line and its parts."""
    folder = sample("chain/car-maker")
    dataset = read(folder)
    setting, _ = prepare(dataset, statutes(folder), read_firm(folder), date(2026, 11, 23))
    line = next(line for line in Joined(dataset).lines if line.reference == "S-1223/1")
    trial = Trial.of(setting, line, date(2026, 12, 23))
    case, decide = trial.case(trial.top), decider(rules.licence_needed)
    keep(
        "determination",
        {
            "rounds": ROUNDS,
            "whole_determination_ms": milliseconds(lambda: determine(setting, line)),
            "licence_rule_explained_ms": milliseconds(lambda: explain(rules.licence_needed, case, trial.unsuspended)),
            "licence_rule_decided_ms": milliseconds(lambda: decide(case, trial.unsuspended)),
            "wanted_ms": 1,
        },
    )


if __name__ == "__main__":
    main()
