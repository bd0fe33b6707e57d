"""Keeps what a benchmark measured: printed and written to `bench/results/` with the versions it was measured on."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from ytterby import __version__

__all__ = ["keep"]


def keep(name: str, figures: dict[str, object]) -> None:
    """Print the figures and write them, in the place of those of the last run."""
    about = {
        "ytterby": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }
    text = json.dumps({"benchmark": name, "figures": figures, "measured_on": about}, indent=2, ensure_ascii=False)
    path = Path(__file__).parent / "results" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)
