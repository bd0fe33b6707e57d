"""The program in docs/STORE.md that checks the chain without Ytterby says what Ytterby says."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ytterby.store import FILE, Act, Store

PAGE = Path(__file__).parents[2] / "docs" / "STORE.md"


def told(file: Path) -> tuple[int, str]:
    """What the program says of a store."""
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    done = subprocess.run(
        [sys.executable, "-c", found[1], str(file)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_it_finds_what_the_store_finds(store: Store, act: Callable[..., Act], tmp_path: Path) -> None:
    last = store.record_all([act(why="別会社", number=number) for number in range(3)])[-1]
    assert told(tmp_path / FILE) == (0, f"3 records; the last address is {last.address}\n")
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("DROP TRIGGER ytterby_act_no_update")
        database.execute("UPDATE ytterby_act SET why = '' WHERE number = 2")
    broken = store.broken()
    assert broken is not None
    assert told(tmp_path / FILE) == (1, f"record {broken.number} does not fit\n")
