"""Keeps what the mutation runs found, part by part, in one file beside the results of the benchmarks."""

from __future__ import annotations

import json
from pathlib import Path

from bench.kept import keep

KEPT = Path(__file__).parent.parent / "bench" / "results" / "mutation.json"


def keep_part(part: str, figures: dict[str, object]) -> None:
    """Put what one run found in the place of what its last run found, and leave the other parts."""
    before = json.loads(KEPT.read_text("utf-8"))["figures"] if KEPT.is_file() else {}
    keep("mutation", {**before, part: figures})
