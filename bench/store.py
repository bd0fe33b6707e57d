"""How long the store of a workspace takes to open, how many records a second it takes in, and how fast it is read.

With the URL of an empty PostgreSQL database as its argument it measures that one, and tries that it refuses as much.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from kept import keep

from ytterby.store import Act, Store, StoreError, opened
from ytterby.store.connections import connected

ONE_BY_ONE, TOGETHER, RUNS = 200, 50_000, 5
FRESH = """
import sys
from pathlib import Path
from time import perf_counter
from ytterby.store import opened
started = perf_counter()
store = opened(Path(sys.argv[1]), create=False)
store.acts("none")
print(perf_counter() - started)
"""


def seconds(run: Callable[[], object]) -> float:
    """The time of one run."""
    started = perf_counter()
    run()
    return perf_counter() - started


def first_opened(workspace: Path) -> float:
    """Seconds to open a store and read from it, in a process that has loaded no database yet; the best of a few."""
    command = [sys.executable, "-c", FRESH, str(workspace)]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(RUNS))


def an_act(number: int) -> Act:
    """A decision of ordinary length."""
    sides = {"sought": {"names": ["例示電機株式会社"]}, "entry": {"names": ["例示电机软件株式会社"]}}
    content = {"verdict": "different", "list_id": "watch-list", "entry_id": f"12/2026:{number}", "seen": sides}
    return Act("decision", f"P-{number}", "架空 花子", date(2026, 11, 24), "所在地と法人番号が異なる", content)


def one_by_one(store: Store) -> None:
    """Records as a person makes them, each on the disk before the next."""
    for number in range(ONE_BY_ONE):
        store.record(an_act(number))


def refuses(store: Store, statement: str) -> bool:
    """Whether the database itself refuses a statement."""
    try:
        with connected(store.place) as connection, connection.cursor() as cursor:
            cursor.execute(statement)
    except StoreError:
        return True
    return False


def main() -> None:
    """Measure and keep."""
    url = next(iter(sys.argv[1:]), "")
    with TemporaryDirectory() as folder:
        workspace = Path(folder)
        if url:
            (workspace / "firm.toml").write_text(f'[store]\nurl = "{url}"\n', encoding="utf-8")
        made = seconds(lambda: opened(workspace, create=True))
        store = opened(workspace, create=True)
        assert store is not None
        again = min(seconds(lambda: opened(workspace, create=False)) for _ in range(RUNS))
        fresh = first_opened(workspace)
        single = seconds(lambda: one_by_one(store))
        with store.kept_open():
            kept = seconds(lambda: one_by_one(store))
        together = seconds(lambda: store.record_all([an_act(number) for number in range(TOGETHER)]))
        read = seconds(store.acts)
        checked = seconds(store.broken)
        records = len(store.acts())
        for statement in ("UPDATE ytterby_act SET why = ''", "DELETE FROM ytterby_act"):
            assert refuses(store, statement)
        assert not url or refuses(store, "TRUNCATE ytterby_act")
        assert store.broken() is None
        size = 0 if url else (workspace / "ytterby.db").stat().st_size
    keep(
        "store_postgresql" if url else "store",
        {
            "made_with_its_tables_s": round(made, 3),
            "opened_in_a_fresh_process_s": round(fresh, 3),
            "opened_again_s": round(again, 4),
            "recorded_one_by_one_per_s": round(ONE_BY_ONE / single),
            "recorded_one_by_one_kept_open_per_s": round(ONE_BY_ONE / kept),
            "recorded_together_per_s": round(TOGETHER / together),
            "records": records,
            "read_and_checked_s": round(read, 3),
            "chain_checked_s": round(checked, 3),
            **({} if url else {"bytes_a_record": round(size / records)}),
        },
    )


if __name__ == "__main__":
    main()
