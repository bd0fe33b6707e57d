"""A small check loads nothing heavy: what draws pages, writes workbooks or works on columns waits till it is needed."""

import json
import subprocess
import sys

from ytterby.samples import sample

HEAVY = (
    "numpy",
    "polars",
    "pandas",
    "typst",
    "xlsxwriter",
    "python_calamine",
    "duckdb",
    "scipy",
    "noto_cjk_sans_otc",
    "django",
)

PROGRAM = """
import json, sys
sys.argv = ["ytterby", "check", sys.argv[1], "--lang", "en"]
from ytterby.cli import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def test_checking_a_folder_of_csv_files_loads_no_heavy_package() -> None:
    folder = sample("chain/motor-maker")
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}
    assert "ytterby" in loaded
    assert loaded.isdisjoint(HEAVY)
