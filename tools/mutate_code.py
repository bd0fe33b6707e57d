"""Mutates the code of the law and of its logic with Cosmic Ray and runs the tests near it on every mutant.

In a clone of what is committed, so that no mutant ever stands in the checkout. What it found is kept in
`bench/results/mutation.json`; what is to be said of the survivors stands in `docs/MUTATION.md`.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from tools.mutation_kept import keep_part
from tools.mutation_tests import NOBODY

ROOT = Path(__file__).parent.parent
EXPLAINED = ROOT / "docs" / "MUTATION.md"
LAW, LOGIC = "ytterby/law", "ytterby/logic"
RULES = [f"tests/law/{name}.py" for name in ("test_cases", "test_page", "test_rules_are_guarded")]
NEAR: dict[str, list[str]] = {
    f"{LOGIC}/truth.py": ["tests/logic/test_truth.py", "tests/logic/test_explain.py"],
    f"{LOGIC}/digits.py": ["tests/logic/test_digits.py"],
    f"{LOGIC}/bounds.py": ["tests/logic/test_bounds.py", "tests/logic/test_digits.py"],
    f"{LOGIC}/conditions.py": [
        "tests/logic/test_conditions.py", "tests/logic/test_explain.py", "tests/law/test_cases.py",
    ],
    f"{LOGIC}/explain.py": ["tests/logic/test_explain.py", "tests/logic/test_agreement.py"],
    f"{LOGIC}/decide.py": ["tests/logic/test_explain.py", "tests/logic/test_agreement.py", "tests/law/test_cases.py"],
    f"{LOGIC}/lawbook.py": [
        "tests/logic/test_lawbook.py", "tests/law/test_timeline.py", "tests/law/test_turning_days.py",
    ],
    f"{LOGIC}/columns.py": ["tests/logic/test_columns.py", "tests/logic/test_agreement.py"],
    f"{LOGIC}/columns_numpy.py": ["tests/logic/test_columns.py", "tests/logic/test_agreement.py"],
    f"{LOGIC}/columns_polars.py": ["tests/logic/test_columns.py", "tests/logic/test_agreement.py"],
    f"{LAW}/territory.py": RULES,
    f"{LAW}/dual_use.py": RULES,
    f"{LAW}/instruments.py": [
        "tests/law/test_instruments.py", "tests/law/test_lawbook.py", "tests/law/test_drafts.py",
        "tests/law/test_listings.py", "tests/actions/test_add_instrument.py",
    ],
    f"{LAW}/lawbook.py": ["tests/law/test_lawbook.py", "tests/law/test_listings.py"],
    f"{LAW}/standing.py": ["tests/law/test_timeline.py", "tests/law/test_difference.py"],
    f"{LAW}/timeline.py": ["tests/law/test_timeline.py"],
    f"{LAW}/readings.py": ["tests/law/test_readings.py", "tests/law/test_case_files.py"],
    f"{LAW}/control_codes.py": ["tests/law/test_control_codes.py"],
}  # fmt: skip
"""The modules, and the tests that run on each, the quickest first."""

FLIPS = (
    *("Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"),
    *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is"),
)
ARITHMETIC = ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Pow_Mul", "BitAnd_BitOr", "BitOr_BitAnd")
OPERATORS = {
    *(f"core/ReplaceComparisonOperator_{each}" for each in FLIPS),
    *(f"core/ReplaceBinaryOperator_{each}" for each in ARITHMETIC),
    *(f"core/ReplaceUnaryOperator_Delete_{each}" for each in ("USub", "Invert", "Not")),
    *("core/AddNot", "core/ReplaceAndWithOr", "core/ReplaceOrWithAnd", "core/NumberReplacer"),
    *(f"ytterby/{each}" for each in ("DropPart", "DropStatement", "SettleCondition", "TurnMembership", "TurnBoolean")),
}
"""Comparisons flipped or moved by their boundary, joins and signs exchanged, figures moved by one, things dropped."""
SEED = 61
PATIENCE = 5
"""A run of the tests that takes so many times as long as it should, and so many seconds more, is given up. The mutant
counts as found: it goes round in circles."""


def main() -> int:
    """Mutate what is asked for, print and keep what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cosmic-ray", type=Path, required=True, help="the program, in an environment of its own")
    asked.add_argument("--only", nargs="*", default=list(NEAR), help="modules, as named in this file")
    asked.add_argument("--most", type=int, default=10**6, help="of a module so many mutants at most, drawn by lot")
    asked.add_argument("--work", type=Path, help="where to keep the clone and what was found so far")
    said = asked.parse_args()
    with tempfile.TemporaryDirectory() as away:
        work = (said.work or Path(away)).absolute()
        clone = clone_into(work / "clone")
        environment = {**os.environ, "PYTHONPATH": str(provider_in(work / "provider"))}
        found: dict[str, dict[str, Any]] = {}
        for module in said.only:
            session = work / f"{module.replace('/', '.')}.sqlite"
            mutate(said.cosmic_ray, module, clone, session, said.most, environment)
            found[module] = outcome(module, session)
            say(json.dumps({module: found[module]}, ensure_ascii=False, indent=1))
    survivors = [each for told in found.values() for each in told["survivors"]]
    total = {key: sum(told[key] for told in found.values()) for key in ("possible", "run", "killed")}
    keep_part("code", {"tool": version(said.cosmic_ray), **total, "survived": len(survivors), "modules": found})
    for each in unexplained(survivors):
        say(f"not explained in {EXPLAINED.name}: {each}")
    return 1 if unexplained(survivors) else 0


def version(program: Path) -> str:
    """The tool and its version."""
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return f"Cosmic Ray {told.split()[-1]}"


def say(line: str) -> None:
    """Tell how far it is."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def clone_into(folder: Path) -> Path:
    """A clone of what is committed."""
    if not folder.exists():
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


def provider_in(folder: Path) -> Path:
    """A folder from which Cosmic Ray takes the operators that it lacks."""
    told = folder / "mutation_operators-1.dist-info"
    told.mkdir(parents=True, exist_ok=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: mutation_operators\nVersion: 1\n", "utf-8")
    points = "[cosmic_ray.operator_providers]\nytterby = mutation_operators:Provider\n"
    (told / "entry_points.txt").write_text(points, "utf-8")
    operators = Path(__file__).with_name("mutation_operators.py").read_text("utf-8")
    (folder / "mutation_operators.py").write_text(operators, "utf-8")
    return folder


def mutate(program: Path, module: str, clone: Path, session: Path, most: int, environment: dict[str, str]) -> None:
    """Make the mutants of a module and run the tests near it on each; goes on where an earlier run broke off."""
    python, runner = ROOT / ".venv" / "bin" / "python", Path(__file__).with_name("mutation_tests.py")
    config, door = session.with_suffix(".toml"), session.with_suffix(".socket")
    door.unlink(missing_ok=True)
    seed = f"--hypothesis-seed={SEED}"
    with subprocess.Popen([python, runner, "server", door, seed, *NEAR[module]], cwd=clone) as server:
        try:
            begun = time.monotonic()
            subprocess.run([python, "-S", runner, "client", door], check=True)  # sound before anything is mutated
            seconds = PATIENCE + PATIENCE * (time.monotonic() - begun)
            config.write_text(
                f'[cosmic-ray]\nmodule-path = "{module}"\ntimeout = {seconds:.0f}\nexcluded-modules = []\n'
                f'test-command = "{python} -S {runner} client {door}"\n\n[cosmic-ray.distributor]\nname = "local"\n',
                "utf-8",
            )
            if not session.exists():
                subprocess.run([program, "init", config, session], cwd=clone, env=environment, check=True)
                keep_only(session, clone / module, most)
            subprocess.run([program, "exec", config, session], cwd=clone, env=environment, check=True)
        finally:
            server.terminate()


def keep_only(session: Path, module: Path, most: int) -> None:
    """Leave in a session the mutants of our operators, or so many of them drawn by lot."""
    types = annotations(module.read_text("utf-8"))
    with closing(sqlite3.connect(session)) as store, store:
        rows = store.execute(
            "select operator_name, occurrence, job_id, start_pos_row, start_pos_col from mutation_specs"
        ).fetchall()
        ours = sorted(
            (name, occurrence, job)
            for name, occurrence, job, row, column in rows
            if name in OPERATORS and not any(start <= (row, column) < end for start, end in types)
        )
        kept = {job for _, _, job in random.Random(SEED).sample(ours, min(most, len(ours)))}
        others = [(job,) for _, _, job, _, _ in rows if job not in kept]
        for table in ("mutation_specs", "work_results", "work_items"):
            store.executemany(f"delete from {table} where job_id = ?", others)
        store.execute("create table if not exists possible (mutants integer)")
        store.execute("insert into possible values (?)", (len(ours),))


def annotations(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the types stand, which nobody asks when the program runs."""
    found = []
    for node in ast.walk(ast.parse(source)):
        for kind in ("annotation", "returns"):
            said = getattr(node, kind, None)
            if isinstance(said, ast.expr):
                found.append(((said.lineno, said.col_offset), (said.end_lineno or 0, said.end_col_offset or 0)))
    return found


def outcome(module: str, session: Path) -> dict[str, object]:
    """How many mutants there were, how many of them were drawn, run and found, and which of them lived."""
    with closing(sqlite3.connect(session)) as store:
        (possible,) = store.execute("select max(mutants) from possible").fetchone()
        found = store.execute("select test_outcome, diff, output from work_results").fetchall()
    if any(NOBODY in output for _, _, output in found):
        raise RuntimeError(f"{module}: tests did not run on some mutant")
    lived = sorted(change(diff) for ended, diff, _ in found if ended == "SURVIVED")
    return {
        "possible": possible,
        "run": len(found),
        "killed": len(found) - len(lived),
        "survivors": [f"{module}: {before} -> {after}" for before, after in lived],
    }


def change(diff: str) -> tuple[str, str]:
    """The lines that a mutant changed: as they were and as they became."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return before, "left out" if after == "pass" else " ".join(after.split())


def unexplained(survivors: Iterable[str]) -> list[str]:
    """The survivors of which `docs/MUTATION.md` says nothing."""
    told = EXPLAINED.read_text("utf-8")
    changes = ((each, each.partition(": ")[2]) for each in survivors)
    return [
        each for each, said in changes if (said if said.endswith("left out") else said.partition(" -> ")[2]) not in told
    ]


if __name__ == "__main__":
    sys.exit(main())
