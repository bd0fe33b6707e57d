"""The lawbook is a ledger: dated entries, never erased, added up to the law on a day as known on a day.

An instrument does not edit another. It commences a passage, sets a figure, suspends, extends or ends a suspension,
lists a party, repeals. Being in force is itself a truth: where a suspension was to end, and nobody has confirmed that
it did, force is unknown, and that is a state of the law, not a gap in the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from .conditions import Figure
from .truth import NO, UNKNOWN, YES, Truth

__all__ = ["LAST_DAY_IS_SUSPENDED", "Deed", "Entry", "Force", "Law", "Lawbook", "State"]

Deed = Literal[
    "commences",  # what, from on
    "sets",  # a figure, from on: value
    "suspends",  # what, from on, through
    "extends",  # of: the instrument whose suspension; what, from on, through
    "doubts",  # of: as extends, but only spoken of: no instrument seen
    "resumes",  # what, from on: a suspension ends by an instrument
    "lapsed",  # what, from on: a named person confirmed that a suspension ended and nothing followed it
    "lists",  # what: the list; value: the party
    "unlists",  # what: the list; value: the party; of: the notice that listed it, empty for whichever did
    "repeals",  # what, from on
]

ONE_DAY = timedelta(days=1)

LAST_DAY_IS_SUSPENDED = "last-day-is-suspended"
"""The open point that every suspension has: whether a text that ends "until" a day includes that day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that one instrument does to one passage, figure or list."""

    does: Deed
    what: str
    on: date
    by: str
    known: date
    through: date | None = None
    of: str = ""
    value: str = ""
    says: str = ""
    person: str = ""
    evidence: str = ""

    def reaches(self, cites: str) -> bool:
        """Whether the passage cited is the one named here or a part of it: `x/1` reaches `x/1(2)` but not `x/12`."""
        rest = cites.removeprefix(self.what)
        return cites.startswith(self.what) and (not rest or rest[0] in "/(")


class State(Enum):
    """What may be said of a passage on a day."""

    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    NOT_COMMENCED = "not commenced"
    REPEALED = "repealed"
    UNCONFIRMED = "unconfirmed"


_TRUTH_OF: Mapping[State, Truth] = {
    State.IN_FORCE: YES,
    State.SUSPENDED: NO,
    State.NOT_COMMENCED: NO,
    State.REPEALED: NO,
    State.UNCONFIRMED: UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Force:
    """Whether a passage is in force on a day, and the entries that say so.

    `since` and `through` bound the present state where the entries tell; `commenced` is false for a passage that was
    suspended before it ever took effect.
    """

    cites: str
    state: State
    by: tuple[Entry, ...] = ()
    since: date | None = None
    through: date | None = None
    commenced: bool = True

    @property
    def truth(self) -> Truth:
        """YES in force, NO not, UNKNOWN unconfirmed."""
        return _TRUTH_OF[self.state]


_TURNING_NOTHING: tuple[Deed, ...] = ("lists", "unlists", "sets", "doubts")
"""What moves the force of no passage."""


def _instrument(cites: str) -> str:
    """What stands before the first mark that divides a text: the instrument of a passage."""
    return cites.partition("/")[0].partition("(")[0]


@dataclass(frozen=True)
class Law:
    """The law on one day, as it was known on another, as one firm reads it."""

    day: date
    known: date
    entries: tuple[Entry, ...]
    readings: Mapping[str, Truth] = field(default_factory=dict)
    settled: Truth = UNKNOWN
    """What a state that is unconfirmed is supposed to be, for showing both answers; UNKNOWN leaves it open."""
    _forces: dict[str, Force] = field(default_factory=dict, repr=False, compare=False)

    def force(self, cites: str) -> Force:
        """Whether the passage is in force. Worked out once for each passage: a thousand lines share one law."""
        if cites not in self._forces:
            self._forces[cites] = self._force(cites)
        return self._forces[cites]

    @cached_property
    def _of_instruments(self) -> Mapping[str, list[Entry]]:
        """The entries by the instrument of what they name: only those can reach a passage of it."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(_instrument(entry.what), []).append(entry)
        return found

    def _force(self, cites: str) -> Force:
        """Whether the passage is in force: one suspension that reaches it is enough, whatever its commencement says.

        Of several commencements the narrowest counts, so that `x/1(1)` may begin later than `x/1`.
        """
        reaching = [entry for entry in self._of_instruments.get(_instrument(cites), ()) if entry.reaches(cites)]
        begun = [entry for entry in reaching if entry.on <= self.day]
        repeal = min((e for e in begun if e.does == "repeals"), key=lambda entry: entry.on, default=None)
        if repeal is not None:
            return Force(cites, State.REPEALED, (repeal,), since=repeal.on)
        commencements = [entry for entry in reaching if entry.does == "commences"]
        commencement = max(commencements, key=lambda entry: (len(entry.what), entry.on), default=None)
        commenced = commencement is not None and commencement.on <= self.day
        suspensions = sorted((e for e in begun if e.does == "suspends"), key=lambda entry: entry.on, reverse=True)
        forces = [self._under(suspension, cites, reaching) for suspension in suspensions]
        held = [force for force in forces if force.truth is NO or (force.truth is UNKNOWN and commenced)]
        if held:
            force = min(held, key=lambda force: force.truth)  # the least, of equals that of the latest suspension
            began = commencement is not None and commencement.on < force.by[0].on
            return self._as_supposed(replace(force, commenced=began))
        if commencement is None:
            return Force(cites, State.NOT_COMMENCED, commenced=False)
        if not commenced:
            return Force(cites, State.NOT_COMMENCED, (commencement,), None, commencement.on - ONE_DAY, commenced=False)
        begins = Force(cites, State.IN_FORCE, since=commencement.on)
        again = max((begins, *forces), key=lambda force: force.since or date.min)
        return replace(again, by=(commencement, *again.by))

    def _under(self, suspension: Entry, cites: str, reaching: list[Entry]) -> Force:
        """What a suspension that has begun makes of the day: in force again only if it is surely over.

        The last day itself stays open unless a reading settles it, for a text that ends "until" a day may or may not
        include it; not included, it is as any day after the suspension. There the text decides only for somebody who
        asks before its last day and has heard of no extension: whoever asks later must have looked whether one was
        issued, and an entry (extends, resumes, lapsed) is how they say so.
        """
        endings = [e for e in reaching if e.does in ("resumes", "lapsed") and e.on > suspension.on]
        ending = min((e for e in endings if e.of in ("", suspension.by)), key=lambda entry: entry.on, default=None)
        if ending is not None and ending.on <= self.day:
            return Force(cites, State.IN_FORCE, (ending,), since=ending.on)
        end, by = self._last_day(suspension, reaching)
        includes = self.reading(LAST_DAY_IS_SUSPENDED)
        over = None if end is None else end if includes is NO else end + ONE_DAY
        # an instrument may say how long the suspension lasted; a person's confirmation does not make it last longer
        if ending is not None and (ending.does == "resumes" or over is None or ending.on <= over):
            return Force(cites, State.SUSPENDED, (suspension, ending), suspension.on, ending.on - ONE_DAY)
        if end is None or over is None:
            return Force(cites, State.SUSPENDED, by, suspension.on)
        if self.day < end or (self.day == end and includes is YES):
            return Force(cites, State.SUSPENDED, by, suspension.on, over - ONE_DAY)
        doubts = tuple(d for d in self._of(suspension, "doubts", reaching) if d.known >= by[-1].known)
        if self.day >= over and not doubts and self.known < end:
            return Force(cites, State.IN_FORCE, since=over)
        return Force(cites, State.UNCONFIRMED, (*by, *doubts), since=over if includes is YES else end)

    def _last_day(self, suspension: Entry, reaching: list[Entry]) -> tuple[date | None, tuple[Entry, ...]]:
        """The last day by the text and its extensions, and the entries that say so; a later gap is not bridged."""
        end = suspension.through
        by: tuple[Entry, ...] = (suspension,)
        for extension in sorted(self._of(suspension, "extends", reaching), key=lambda entry: (entry.on, entry.known)):
            joins = end is None or extension.on <= end + ONE_DAY
            if joins or extension.on <= self.day:
                end, by = extension.through, (*by, extension)
        return end, by

    @staticmethod
    def _of(suspension: Entry, deed: Deed, reaching: list[Entry]) -> list[Entry]:
        return [entry for entry in reaching if entry.does == deed and entry.of == suspension.by]

    def _as_supposed(self, force: Force) -> Force:
        if force.state is not State.UNCONFIRMED or self.settled is UNKNOWN:
            return force
        state = State.IN_FORCE if self.settled is YES else State.SUSPENDED
        return replace(force, state=state)

    def figure(self, figure: Figure | Fraction) -> Fraction:
        """The value that the law of the day sets. Raises LookupError if it sets none."""
        if isinstance(figure, Fraction):
            return figure
        settings = [e for e in self.entries if e.does == "sets" and e.what == figure.name and e.on <= self.day]
        if not settings:
            raise LookupError(f"No instrument sets {figure.name} on {self.day}.")
        return Fraction(max(settings, key=lambda entry: (entry.on, entry.known)).value)

    def reading(self, name: str) -> Truth:
        """The answer in use for an open point; UNKNOWN where none is in use."""
        return self.readings.get(name, UNKNOWN)

    def supposing(self, settled: Truth) -> Law:
        """The same law with every unconfirmed state taken as in force (YES) or as still suspended (NO)."""
        return replace(self, settled=settled, _forces={})

    def unsuspended(self) -> Law:
        """The same law as if nothing were suspended: what has commenced is in force."""
        kept = tuple(entry for entry in self.entries if entry.does not in ("suspends", "extends", "doubts"))
        return replace(self, entries=kept, _forces={})

    def read_as(self, readings: Mapping[str, Truth]) -> Law:
        """The same law with other answers to the open points; those not named stay as they were."""
        read = {**self.readings, **readings}
        is_as_forceful = read.get(LAST_DAY_IS_SUSPENDED, UNKNOWN) is self.reading(LAST_DAY_IS_SUSPENDED)
        return replace(self, readings=read, _forces=self._forces if is_as_forceful else {})

    def listed(self, what: str) -> tuple[Entry, ...]:
        """The entries that put parties on a list by the day, of those that have not been taken off it again."""
        lists = (e for e in self.entries if e.does == "lists" and e.what == what and e.on <= self.day)
        return tuple(entry for entry in lists if self.unlisting(entry) is None)

    def unlisting(self, listing: Entry) -> Entry | None:
        """The entry that has taken a party off a list by the day. Whoever is listed anew later stands on it again."""
        named = self._unlistings.get((listing.what, listing.value), ())
        taken = (e for e in named if listing.on <= e.on <= self.day and e.of in ("", listing.by))
        return min(taken, key=lambda entry: entry.on, default=None)

    @cached_property
    def _unlistings(self) -> Mapping[tuple[str, str], list[Entry]]:
        """The entries that take parties off lists, by list and party."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            if entry.does == "unlists":
                found.setdefault((entry.what, entry.value), []).append(entry)
        return found


@dataclass(frozen=True)
class Lawbook:
    """All entries of all instruments, in no particular order: the order of days is what counts."""

    entries: tuple[Entry, ...]

    def on(self, day: date, known: date = date.max, readings: Mapping[str, Truth] | None = None) -> Law:
        """The law on one day (Beijing date), from the entries known by another."""
        return Law(day, known, tuple(e for e in self.entries if e.known <= known), readings or {})

    def without(self, instrument: str) -> Lawbook:
        """The lawbook as if one instrument had never been issued."""
        return Lawbook(tuple(entry for entry in self.entries if entry.by != instrument))

    def with_entries(self, entries: Iterable[Entry]) -> Lawbook:
        """The lawbook with further entries; none is ever taken away."""
        return Lawbook((*self.entries, *entries))

    def turning_days(self, cites: str, known: date = date.max) -> tuple[date, ...]:
        """The days that an entry names for a passage: a beginning, a last day, and the day after it."""
        turns: set[date] = set()
        for entry in self.entries:
            if (
                entry.known <= known
                and entry.reaches(cites)
                and entry.does not in ("lists", "unlists", "sets", "doubts")
            ):
                turns.add(entry.on)
                if entry.through is not None:
                    turns |= {entry.through, entry.through + ONE_DAY}
        return tuple(sorted(turns))
