"""What changes in the law from one day to another, or if an instrument were issued: two sides compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, get_args

from msgspec.structs import replace as with_fields

from ..logic.lawbook import Deed, Entry, Force, Law, State
from .instruments import Instrument
from .lawbook import Statutes
from .listings import ListedParty, listed_parties
from .readings import Stance
from .standing import by_day, figures_on, in_order, passages

__all__ = [
    "FigureChange",
    "LawDifference",
    "ListChange",
    "Side",
    "StateChange",
    "difference",
    "figure_changes",
]


@dataclass(frozen=True)
class Side:
    """The law of one day, as known on a day and as a firm reads it: one of the two that are compared."""

    statutes: Statutes
    day: date
    known: date
    stance: Stance = field(default_factory=Stance.of)
    supposed: tuple[str, ...] = ()
    """The ids of instruments that are taken as issued, whatever day they bear."""
    left_out: tuple[str, ...] = ()
    """The ids of instruments that are taken as never issued."""

    @cached_property
    def law(self) -> Law:
        """The law of the day."""
        book = self.statutes.lawbook.with_entries(self.stance.entries())
        return book.on(self.day, self.known, self.stance.truths())

    @cached_property
    def issued(self) -> tuple[Instrument, ...]:
        """What has been issued, or already has a part in the law of the day, by their days."""
        return tuple(each for each in by_day(self.statutes) if self._is_issued(each))

    def _is_issued(self, instrument: Instrument) -> bool:
        if instrument.id in self.left_out:
            return False
        if instrument.id in self.supposed or instrument.published <= min(self.day, self.known):
            return True
        return any(entry.known <= self.known and entry.on <= self.day for entry in instrument.entries())

    def supposing(self, instruments: Iterable[Instrument]) -> Side:
        """The same side if these were issued: known by its own day of knowing, though they bear a later one."""
        added = {each.id: _known_by(each, self.known) for each in instruments}
        together = Statutes({**self.statutes.instruments, **added})
        return replace(self, statutes=together, supposed=(*self.supposed, *added))

    def without(self, ids: Iterable[str]) -> Side:
        """The same side if these had never been issued. Their heads stay: the days of publication are asked for."""
        left_out = tuple(dict.fromkeys(ids))
        undone = {each: _undone(self.statutes.instruments[each]) for each in left_out}
        rest = Statutes({**self.statutes.instruments, **undone})
        return replace(self, statutes=rest, left_out=(*self.left_out, *left_out))

    @cached_property
    def listings(self) -> Mapping[tuple[str, str], tuple[tuple[str, ...], Force]]:
        """By notice and party: the lists that the party stands on, and the state of the measures."""
        found: dict[tuple[str, str], tuple[tuple[str, ...], Force]] = {}
        for entry in self.law.entries:
            if entry.does == "lists" and entry.on <= self.day and self.law.unlisting(entry) is None:
                lists, force = found.get((entry.by, entry.value), ((), self.law.force(f"{entry.by}/1")))
                found[entry.by, entry.value] = (*lists, entry.what), force
        return found


@dataclass(frozen=True, slots=True)
class StateChange:
    """A passage whose state, or whose days in the same state, differ."""

    cites: str
    before: Force
    after: Force

    @property
    def by(self) -> tuple[Entry, ...]:
        """The entries that make the difference."""
        return _behind(self.before, self.after)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of the law that is set, or set otherwise; None where no value is set yet."""

    figure: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class ListChange:
    """Parties that one notice lists, and whose measures begin, end or are suspended."""

    notice: str
    lists: tuple[str, ...]
    parties: tuple[str, ...]
    """Their names in the notice."""
    known: tuple[ListedParty, ...]
    """The same with all their names."""
    before: Force | None
    """None: they do not stand on the list."""
    after: Force | None


@dataclass(frozen=True)
class LawDifference:
    """What of the law differs between two sides."""

    first: Side
    second: Side
    issued: tuple[Instrument, ...]
    """Instruments of the second side alone."""
    gone: tuple[Instrument, ...]
    """Instruments of the first side alone."""
    states: tuple[StateChange, ...]
    """Of passages; those of the notices that list parties are told with the lists."""
    figures: tuple[FigureChange, ...]
    lists: tuple[ListChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the law is the same."""
        return not (self.issued or self.gone or self.is_moved)

    @property
    def is_moved(self) -> bool:
        """Whether anything differs beyond what has been issued."""
        return bool(self.states or self.figures or self.lists)

    @property
    def turns(self) -> bool:
        """Whether some state is another, or a figure or a list: more than the day to which a state lasts."""
        moved = any(each.before.state is not each.after.state for each in self.states)
        listed = any((each.before and each.before.state) != (each.after and each.after.state) for each in self.lists)
        return moved or listed or bool(self.figures)

    @cached_property
    def next_day(self) -> date | None:
        """The next day that brings something, by what the second side knows.

        Of two days: the first after the second of them on which the law is not as it was on it. Of something supposed
        or left out: the first day, from the second side's on, on which that makes a state another.
        """
        second = self.second
        is_supposed = bool(second.supposed or second.left_out)
        other = replace(second, statutes=self.first.statutes, supposed=(), left_out=())
        days = {second.day, *_turns(second), *_turns(other)} if is_supposed else _turns(second) - {second.day}
        for day in sorted(each for each in days if each >= second.day):
            then = replace(second, day=day)
            if difference(replace(other, day=day) if is_supposed else second, then).turns:
                return day
        return None


def difference(first: Side, second: Side) -> LawDifference:
    """What of the law differs between two sides."""
    ids = [{each.id for each in side.issued} for side in (first, second)]
    return LawDifference(
        first=first,
        second=second,
        issued=tuple(each for each in second.issued if each.id not in ids[0]),
        gone=tuple(each for each in first.issued if each.id not in ids[1]),
        states=tuple(_states(first, second)),
        figures=tuple(figure_changes(first, second)),
        lists=tuple(_lists(first, second)),
    )


def _differs(before: Force, after: Force) -> bool:
    """Whether a state differs, or the days from which and to which it lasts."""
    return (before.state, before.since, before.through) != (after.state, after.since, after.through)


def _behind(before: Force, after: Force) -> tuple[Entry, ...]:
    """The entries that make the difference between two states of a passage.

    What is unconfirmed is so by all that is said of it. Where a suspension ends and nothing says so but its own text,
    or where an entry is left out, it is the one that is no longer there. A commencement alone makes none but its own.
    """
    if after.state is State.UNCONFIRMED:
        return after.by
    came = tuple(entry for entry in after.by if entry not in before.by and entry.does != "commences")
    went = tuple(entry for entry in before.by if entry not in after.by)
    return came or went or after.by


def _states(first: Side, second: Side) -> Iterator[StateChange]:
    listing = {entry.by for side in (first, second) for entry in side.law.entries if entry.does == "lists"}
    cited = {cites for side in (first, second) for cites in passages(side.statutes, side.known)}
    for cites in sorted(cited, key=in_order):
        if cites.partition("/")[0] not in listing:
            before, after = first.law.force(cites), second.law.force(cites)
            if _differs(before, after):
                yield StateChange(cites, before, after)


def figure_changes(first: Side, second: Side) -> Iterator[FigureChange]:
    """The figures that two sides set otherwise."""
    sides = [{each.what: each for each in figures_on(side.statutes, side.day, side.known)} for side in (first, second)]
    for figure in dict.fromkeys((*sides[1], *sides[0])):
        before, after = (side.get(figure) for side in sides)
        if (before and before.value) != (after and after.value):
            yield FigureChange(figure, before, after)


def _lists(first: Side, second: Side) -> Iterator[ListChange]:
    """Parties of one notice are told together where all is the same with them."""
    alike: dict[tuple[str, tuple[str, ...], Force | None, Force | None], list[str]] = {}
    nothing: tuple[tuple[str, ...], Force | None] = ((), None)
    sides = (first.statutes, second.statutes)
    named = {(party.notice, party.name): party for side in sides for party in listed_parties(side)}
    for notice, party in dict.fromkeys((*first.listings, *second.listings)):
        was, is_ = first.listings.get((notice, party), nothing), second.listings.get((notice, party), nothing)
        if was[0] != is_[0] or was[1] is None or is_[1] is None or _differs(was[1], is_[1]):
            alike.setdefault((notice, is_[0] or was[0], was[1], is_[1]), []).append(party)
    for (notice, lists, before, after), parties in alike.items():
        known = tuple(named[notice, party] for party in parties)
        yield ListChange(notice, lists, tuple(parties), known, before, after)


def _turns(side: Side) -> set[date]:
    """The days on which something may turn, by what the side knows."""
    entries = (each for each in side.statutes.lawbook.entries if each.known <= side.known)
    days = {each.on for each in entries if each.does in ("lists", "unlists", "sets")}
    for cites in passages(side.statutes, side.known):
        days |= set(side.statutes.lawbook.turning_days(cites, side.known))
    return days


def _known_by(instrument: Instrument, day: date) -> Instrument:
    """The instrument, heard of by a day at the latest."""
    told = {
        does: tuple(with_fields(deed, known=min(day, deed.known or instrument.published)) for deed in deeds)
        for does, deeds in _deeds(instrument)
    }
    return with_fields(instrument, **told)


def _undone(instrument: Instrument) -> Instrument:
    """The head of an instrument, with nothing that it does."""
    return with_fields(instrument, **{does: () for does, _ in _deeds(instrument)})


def _deeds(instrument: Instrument) -> Iterator[tuple[str, tuple[Any, ...]]]:
    return ((does, getattr(instrument, does)) for does in get_args(Deed))
