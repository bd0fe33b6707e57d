"""The cases of the law: small stories with the answer that a lawyer expects, and days on which a paragraph is in force.

The stories lie beside the text that they are about, in `cases.toml`, and the days in the folder `days`; a lawyer can
add to both, and the tests run them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeVar

import msgspec

from ..logic.bounds import Bounds, Share
from ..logic.conditions import Above, AtLeast, Flag, Provision, walk
from ..logic.lawbook import Lawbook
from ..logic.truth import NO, UNKNOWN, YES, Truth
from .instruments import Instrument
from .paragraphs import folder_of
from .provisions import RULES
from .readings import Stance

__all__ = [
    "Case",
    "CaseError",
    "Days",
    "Timeline",
    "Word",
    "all_cases",
    "all_timelines",
    "cases",
    "read_cases",
    "timelines",
    "words",
]

DAYS: Final = Path(__file__).parent / "days"
"""The tables of days, written by hand: one for what has the same history, for an instrument may suspend several."""
Said = Literal["yes", "no", "unknown"]
TRUTHS: Final[Mapping[str, Truth]] = {"yes": YES, "no": NO, "unknown": UNKNOWN, "open": UNKNOWN}

Facts = dict[str, Truth | Bounds | Share]
FileT = TypeVar("FileT")


class CaseError(ValueError):
    """A case says something that cannot be; the message says which case and what."""


class Name(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short name in the two languages in which cases are kept."""

    ja: str
    en: str


class _Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    says: Name
    facts: dict[str, str]
    like: str = ""


class _Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    provision: str
    like: str
    when_in_force: Said
    why: str
    facts: dict[str, str] = {}
    readings: dict[str, Literal["yes", "no", "open"]] = {}
    through: tuple[str, ...] = ()
    asks: tuple[str, ...] | None = None


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word for an item means: the number of the item, `not listed`, or `open`."""

    says: str
    means: str
    why: str


class _Cases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    points: dict[str, _Point]
    case: tuple[_Case, ...]
    items: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Case:
    """One story, ready to be run: every fact that it states, and what has to come out."""

    name: Name
    provision: Provision
    facts: Facts
    readings: Mapping[str, Truth]
    through: tuple[str, ...]
    """The limbs on which the answer rests, as cited; one of them in force is enough for it."""
    when_in_force: Truth
    asks: frozenset[str] | None
    """The facts and open points on which an unknown hangs, exactly; None if the case does not say."""
    why: str


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """A run of days on which paragraphs are in force, or not, or nobody knows; both ends included."""

    of: tuple[str, ...]
    since: date
    through: date
    in_force: Said

    @property
    def truth(self) -> Truth:
        """Whether the paragraphs are in force."""
        return TRUTHS[self.in_force]


class _Timeline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Name
    known: date
    why: str
    days: tuple[Days, ...]
    without: tuple[str, ...] = ()
    added: tuple[Instrument, ...] = ()


class _Timelines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first_day: date
    last_day: date
    paragraphs: dict[str, tuple[str, ...]]
    timeline: tuple[_Timeline, ...]


@dataclass(frozen=True, eq=False)
class Timeline:
    """One way to look at the law, and the days on which each paragraph is in force by it."""

    about: str
    """The table that it stands in, such as suspended_by_70."""
    name: Name
    known: date
    why: str
    first_day: date
    last_day: date
    days: Mapping[str, tuple[Days, ...]]
    """By paragraph as cited, such as `mofcom-2025-61/1(1)`, in the order of the file."""
    without: tuple[str, ...]
    added: tuple[Instrument, ...]

    def lawbook(self, packaged: Lawbook) -> Lawbook:
        """The ledger with the instruments left out and those supposed."""
        for instrument in self.without:
            packaged = packaged.without(instrument)
        return packaged.with_entries(entry for each in self.added for entry in each.entries())

    def in_force(self, cites: str, day: date) -> Truth:
        """Whether a paragraph is in force on a day. Raises LookupError where the table has no answer or several."""
        found = [run for run in self.days[cites] if run.since <= day <= run.through]
        if len(found) != 1:
            raise LookupError(f"{self.name.en}: {len(found)} answers for {cites} on {day}.")
        return found[0].truth


@cache
def cases(instrument: str) -> tuple[Case, ...]:
    """The cases of an instrument, in the order of their file; none if it has no such file."""
    path = folder_of(instrument) / "cases.toml"
    return read_cases(path, instrument) if path.is_file() else ()


@cache
def all_cases() -> tuple[Case, ...]:
    """The cases of every instrument that has rules."""
    return tuple(case for instrument in RULES for case in cases(instrument))


@cache
def words() -> tuple[Word, ...]:
    """The words of announcement 61's Annex 1 and what each means."""
    return _decoded(_beside("mofcom_2025_61"), _Cases).items


@cache
def timelines(about: str = "suspended_by_70") -> tuple[Timeline, ...]:
    """The ways to look at the law that one table of days tells; that of announcement 70 unless another is named."""
    path = DAYS / f"{about}.toml"
    file = _decoded(path, _Timelines)
    return tuple(_timeline(about, file, each) for each in file.timeline)


@cache
def all_timelines() -> tuple[Timeline, ...]:
    """Those of every table of days."""
    return tuple(each for path in sorted(DAYS.glob("*.toml")) for each in timelines(path.stem))


def _beside(folder: str) -> Path:
    return Path(__file__).parent / folder / "cases.toml"


def read_cases(path: Path, instrument: str) -> tuple[Case, ...]:
    """The cases of a file about an instrument. Raises CaseError naming the case and what in it is not known."""
    file = _decoded(path, _Cases)
    points = {name: dict(_facts_from(file.points, name)) for name in file.points}
    return tuple(_case(each, points, RULES[instrument]) for each in file.case)


def _decoded(path: Path, kind: type[FileT]) -> FileT:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise CaseError(f"{path.parent.name}/{path.name}: {problem}") from problem


def _facts_from(points: Mapping[str, _Point], name: str) -> Iterator[tuple[str, str]]:
    """What a starting point says, after what the one says that it is like: the later statement counts."""
    if name not in points:
        raise CaseError(f"{name!r} is no starting point; they are {', '.join(points)}.")
    point = points[name]
    if point.like:
        yield from _facts_from(points, point.like)
    yield from point.facts.items()


def _case(said: _Case, points: Mapping[str, dict[str, str]], rules: Mapping[str, Provision]) -> Case:
    name = said.name.en
    if said.like not in points:
        raise CaseError(f"{name}: {said.like!r} is no starting point; they are {', '.join(points)}.")
    if said.asks is not None and said.when_in_force != "unknown":
        raise CaseError(f"{name}: only an unknown asks.")
    default = Stance.of().truths()
    for reading in said.readings:
        _known(name, reading, default)
    for asked in said.asks or ():
        _known(name, asked, {**_kinds(), **default})
    return Case(
        name=said.name,
        provision=rules[_known(name, said.provision, rules)],
        facts=dict(_typed(name, {**points[said.like], **said.facts})),
        readings={**default, **{reading: TRUTHS[answer] for reading, answer in said.readings.items()}},
        through=tuple(rules[_known(name, limb, rules)].cites for limb in said.through),
        when_in_force=TRUTHS[said.when_in_force],
        asks=None if said.asks is None else frozenset(said.asks),
        why=said.why,
    )


def _known(case: str, word: str, known: Mapping[str, object]) -> str:
    if word not in known:
        raise CaseError(f"{case}: {word!r} is not one of {', '.join(known)}.")
    return word


@cache
def _kinds() -> Mapping[str, Literal["truth", "amount"]]:
    """Of every fact that a rule asks for, whether it is a truth or an amount."""
    kinds: dict[str, Literal["truth", "amount"]] = {}
    for part in (each for rules in RULES.values() for provision in rules.values() for each in walk(provision)):
        match part:
            case Flag(fact):
                kinds[fact] = "truth"
            case AtLeast(fact) | Above(fact):
                kinds[fact] = "amount"
    return kinds


def _typed(case: str, said: Mapping[str, str]) -> Iterator[tuple[str, Truth | Bounds]]:
    for fact, value in said.items():
        if _kinds()[_known(case, fact, _kinds())] == "truth":
            if value not in ("yes", "no", "unknown"):
                raise CaseError(f"{case}: {fact} is yes, no or unknown, not {value!r}.")
            yield fact, TRUTHS[value]
        elif value != "unknown":
            yield fact, _amount(case, fact, value)


def _amount(case: str, fact: str, written: str) -> Bounds:
    """An amount as a case writes it: `2.5%`, `14`, `999999/1000000000`, `0.05%..0.4%`, `0.05%..`."""
    low, is_range, high = written.partition("..")
    try:
        lowest = _figure(low)
        return Bounds(lowest, (_figure(high) if high else None) if is_range else lowest)
    except (ValueError, ZeroDivisionError):
        raise CaseError(f"{case}: {written!r} is no figure for {fact}; write 2.5%, 14, 1/40 or 1..2.") from None


def _figure(written: str) -> Fraction:
    number = written.strip()
    return Fraction(number.removesuffix("%").strip()) / 100 if number.endswith("%") else Fraction(number)


def _timeline(about: str, file: _Timelines, said: _Timeline) -> Timeline:
    days: dict[str, list[Days]] = {}
    for run in said.days:
        for group in run.of:
            for cites in file.paragraphs[_known(said.name.en, group, file.paragraphs)]:
                days.setdefault(cites, []).append(run)
    return Timeline(
        about=about,
        name=said.name,
        known=said.known,
        why=said.why,
        first_day=file.first_day,
        last_day=file.last_day,
        days={cites: tuple(runs) for cites, runs in days.items()},
        without=said.without,
        added=said.added,
    )
