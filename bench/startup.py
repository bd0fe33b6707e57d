"""How long `ytterby check` takes on a small case beyond the bare start of the interpreter: at most 0.5 s is wanted.

Medians of fresh processes, warm file cache; the peer in the same run is `python -c pass`.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from kept import keep

from ytterby.samples import sample

RUNS = 15


def seconds(*arguments: str) -> float:
    """The wall time of one process; its output is thrown away, and an exit status of 0 or 1 is a good run."""
    started = perf_counter()
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return perf_counter() - started


def main() -> None:
    """Time both by turns, so that what else the machine does falls on both."""
    folder = str(sample("chain/motor-maker"))
    bare, check = [], []
    for _ in range(RUNS):
        bare.append(seconds("-c", "pass"))
        check.append(seconds("-m", "ytterby", "check", folder, "--lang", "ja"))
    keep(
        "startup",
        {
            "runs": RUNS,
            "bare_interpreter_s": round(median(bare), 4),
            "check_small_case_s": round(median(check), 4),
            "beyond_bare_s": round(median(check) - median(bare), 4),
            "wanted_beyond_bare_s": 0.5,
        },
    )


if __name__ == "__main__":
    main()
