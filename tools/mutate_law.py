"""Mutates the law that is kept as data, and its rules, and runs the tests of the law on every mutant.

Each day in an instrument or in what a reading adds to the ledger is moved by one, both ways; each figure by the least
step; each deed is left out of each passage, or done as another deed; each part of each rule is slipped in as
`tests/law/test_rules_are_guarded.py` does it. No file is touched: a mutant lives in a process of its own, made by
`fork` (Linux, macOS), which reads the law through the slip. What came of it is kept in `bench/results/mutation.json`.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

import ytterby.law.lawbook
import ytterby.law.readings
from tests.law import test_instruments as instruments
from tests.law import test_turning_days as turning
from tools.mutation_kept import keep_part
from ytterby.languages import Catalogue
from ytterby.law.instruments import Instrument, read_instrument
from ytterby.law.readings import FILES, HOME

ONE_DAY: Final = timedelta(days=1)
LAW: Final = Path(ytterby.law.lawbook.__file__).parent
TESTS: Final = [
    f"tests/law/{name}.py"
    for name in (
        "test_instruments",
        "test_listings",
        "test_readings",
        "test_timeline",
        "test_cases",
        "test_turning_days",
    )
]
DEEDS: Final = ("commences", "sets", "suspends", "extends", "doubts", "resumes", "lapsed", "lists", "repeals")
NOWHERE: Final = "nowhere"
LISTS: Final = (("control-list", 153), ("watch-list", 40), ("foreign-persons-barred", 71))
BY_HAND: Final = (
    "test_every_instrument_was_published_on_its_day",
    "test_the_figures_are_those_of_the_text_from_the_day_it_was_published",
    "test_suspensions_and_their_extensions_stand_with_their_days",
    "test_each_paragraph_of_62_is_brought_into_force_by_name",
    "test_what_was_said_of_an_extension_stands_with_its_days",
)
STEPS: Final[Mapping[str, Fraction]] = {"1/1000": Fraction(1, 10**6)}
"""By how much a figure is moved; by one where it is a whole number."""
Raw = dict[str, Any]


@dataclass(frozen=True)
class Mutant:
    """One slip: in which file, of what kind, what it says, and the law that it makes."""

    file: str
    touches: frozenset[str]
    """The instruments whose days it may move."""
    kind: str
    says: str
    applied: Callable[[], None]


# --- Slips in the deeds of a file, written as plain dicts and lists


def slips(raw: Raw) -> Iterator[tuple[str, str, Raw]]:
    """Kind, words and content of every mutant of a file."""
    if isinstance(raw.get("published"), date):
        for moved in around(raw["published"]):
            yield "day of publication", f"published {moved}", {**raw, "published": moved}
    for does in DEEDS:
        for place, deed in enumerate(raw.get(does, ())):
            for kind, says, new in slips_of_deed(does, deed):
                yield kind, f"{does} {', '.join(deed['what'])}: {says}", with_deeds(raw, does, place, new)


def slips_of_deed(does: str, deed: Raw) -> Iterator[tuple[str, str, list[tuple[str, Raw]]]]:
    """What stands in the place of a deed, as kinds of deeds with their content."""
    for key in ("from", "through", "known"):
        if isinstance(deed.get(key), date):
            for moved in around(deed[key]):
                yield "day of a deed", f"{key} {moved}", [(does, {**deed, key: moved})]
    if deed.get("through"):
        yield "last day left out", "without its last day", [(does, without(deed, "through"))]
    if does == "sets":
        step = STEPS.get(deed["value"], Fraction(1))
        for value in (Fraction(deed["value"]) + step, Fraction(deed["value"]) - step):
            yield "figure", f"value {value}", [(does, {**deed, "value": str(value)})]
    for what in deed["what"]:
        others = [each for each in deed["what"] if each != what]
        yield "deed left out", f"not of {what}", [(does, {**deed, "what": others})]
    if does not in ("sets", "lists"):
        for other in DEEDS:
            if other not in (does, "sets", "lists"):
                told = {**deed, "person": "a person", "evidence": "a letter"} if other == "lapsed" else deed
                yield "deed of another kind", f"{other} instead", [(other, told)]


def instrument_of(cites: str) -> str:
    """The instrument of a passage."""
    return cites.partition("/")[0]


def around(day: date) -> tuple[date, date]:
    """The day before and the day after."""
    return day - ONE_DAY, day + ONE_DAY


def without(deed: Raw, key: str) -> Raw:
    """The same but for one key."""
    return {name: value for name, value in deed.items() if name != key}


def with_deeds(raw: Raw, does: str, place: int, new: list[tuple[str, Raw]]) -> Raw:
    """The file with other deeds in the place of one."""
    changed = {**raw, does: [deed for each, deed in enumerate(raw[does]) if each != place]}
    for kind, deed in new:
        changed[kind] = [*changed.get(kind, ()), deed]
    return changed


# --- The law read through a slip


def mutants() -> Iterator[Mutant]:
    """Every mutant of every instrument and of every answer that adds to the ledger."""
    for path in sorted(LAW.glob("*/instrument.toml")):
        instrument = read_instrument(path)
        raw = msgspec.to_builtins(instrument, builtin_types=(date,))
        touched = frozenset(instrument_of(entry.what) for entry in instrument.entries()) | {instrument.id}
        for kind, says, changed in slips(raw):
            yield Mutant(path.parent.name, touched, kind, says, read_through(path, changed))
    for stem in FILES:
        catalogue = Catalogue.read(HOME / f"{stem}.toml")
        for name in catalogue:
            for answer in catalogue.data(name)["answers"]:
                if any(does in answer for does in DEEDS):
                    for kind, says, changed in slips(answer):
                        yield Mutant(
                            f"readings/{stem}", frozenset(), f"{kind}, of a reading", says, answered(name, changed)
                        )


def read_through(path: Path, changed: Raw) -> Callable[[], None]:
    """Makes the program read one instrument as changed, and the others as they are."""

    def read(file: Path) -> Instrument:
        return msgspec.convert(changed, Instrument) if file == path else read_instrument(file)

    return lambda: setattr(ytterby.law.lawbook, "read_instrument", read)


def answered(point: str, changed: Raw) -> Callable[[], None]:
    """Makes the program read one answer to an open point as changed."""
    as_it_is = ytterby.law.readings._answer

    def answer(name: str, data: Mapping[str, Any]) -> ytterby.law.readings.Answer:
        return as_it_is(name, changed if (name, data["id"]) == (point, changed["id"]) else data)

    return lambda: setattr(ytterby.law.readings, "_answer", answer)


# --- The tests on a mutant


class First:
    """Takes note of the first test that fails, or of the file that cannot even be collected."""

    def __init__(self) -> None:
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def found_by(mutant: Mutant) -> str:
    """The test that finds a mutant, run in a process of its own; empty where none does."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            mutant.applied()
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                found = by_the_days(mutant.touches) or by_the_rest() or NOWHERE
            os.write(writes, found.encode())
        finally:
            os._exit(0)  # whatever happens, a child never goes on as its parent
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as told:
        found = told.read()
    os.waitpid(child, 0)
    if not found:
        raise RuntimeError(f"No answer about {mutant.file}: {mutant.says}")
    return found.replace(NOWHERE, "")


def by_the_days(touched: frozenset[str]) -> str:
    """Calls the tests of the days, which find most mutants: first the tables that tell of the instrument."""
    near = [each for each in turning.ALL if not touched.isdisjoint(map(instrument_of, each.days))]
    far = [each for each in turning.ALL if each not in near]
    days, agrees = turning.__name__, turning.test_the_ledger_agrees_with_the_table_on_every_day
    tests: list[tuple[str, Callable[[], None]]] = [
        *((instruments.__name__, each) for name, each in vars(instruments).items() if name in BY_HAND),
        *((days, partial(agrees, each)) for each in near),
        ("tests.law.test_listings", the_lists),
        *((days, partial(agrees, each)) for each in far),
    ]
    for name, test in tests:
        try:
            test()
        except (AssertionError, LookupError, TypeError, ValueError):
            return name
    return ""


def the_lists() -> None:
    """Calls the tests of the lists; they read the law when they are imported, so with the slip in it."""
    from tests.law import test_listings as listings

    listings.test_the_days_of_the_parties_are_those_of_their_notice()
    for each in LISTS:
        listings.test_the_ledger_holds_the_name_of_every_party(*each)


def by_the_rest() -> str:
    """All other tests of the law that look at what is in force."""
    first = First()
    ended = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *TESTS], plugins=[first])
    return "" if ended == pytest.ExitCode.OK else first.failed or f"pytest ended with {ended}"


def data() -> dict[str, object]:
    """Of each kind of slip how many there are, how many were found and which were not."""
    if sound := found_by(Mutant("", frozenset(), "", "", lambda: None)):
        raise SystemExit(f"The tests fail on the law as it is: {sound}")
    made, killed, by = Counter[str](), Counter[str](), Counter[str]()
    survivors = []
    for mutant in mutants():
        made[mutant.kind] += 1
        test = found_by(mutant)
        if test:
            killed[mutant.kind] += 1
            by[test.partition("::")[0].removesuffix(".py").replace("/", ".")] += 1
        else:
            survivors.append(f"{mutant.file}: {mutant.says}")
            sys.stdout.write(f"survives: {survivors[-1]}\n")
    return {
        "mutants": sum(made.values()),
        "killed": sum(killed.values()),
        "by_kind": {kind: {"mutants": made[kind], "killed": killed[kind]} for kind in made},
        "found_first_in": dict(by.most_common()),
        "survivors": survivors,
    }


def rules() -> dict[str, object]:
    """The slips of the suite's own test of the rules."""
    from tests.law import test_rules_are_guarded as guarded

    made = [
        (instrument, part, what, slip)
        for instrument, part in guarded.homes()
        for what, slip in (*guarded.slips(part), *guarded.confused(instrument, part))
    ]
    lived = [
        f"{instrument}: {what} in {part}"
        for instrument, part, what, slip in made
        if not guarded.is_noticed(instrument, part, slip)
    ]
    return {"mutants": len(made), "killed": len(made) - len(lived), "survivors": lived}


def main() -> int:
    """Mutate, print and keep what came of it."""
    of_data = data()  # first: what a child inherits must not have read the law yet
    keep_part("data", of_data)
    keep_part("rules", rules())
    return 0


if __name__ == "__main__":
    sys.exit(main())
