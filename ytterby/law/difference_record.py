"""What differs in the law as plain data, and its parts in words: for terminal, JSON and workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..languages import Language
from ..logic.lawbook import Entry, Force, State
from .difference import FigureChange, LawDifference, ListChange, Side, StateChange
from .instruments import Instrument
from .record import entry_record
from .saying import (
    deed_text,
    figure_name,
    figure_value,
    force_text,
    list_name,
    name_of,
    names_of,
    say,
    state_name,
    together,
)
from .timeline import is_stopped

__all__ = [
    "alike",
    "difference_record",
    "figure_change_record",
    "figure_change_text",
    "figure_text",
    "list_names",
    "names_of",
    "party_names",
    "state_change_record",
    "state_change_text",
    "state_text",
]


def state_text(force: Force | None, language: Language) -> str:
    """A state with the day to which it lasts by what is known; of None that there is nothing yet."""
    if force is None:
        return say("state-none", language)
    if force.state is State.SUSPENDED and force.through is not None:
        return say("state-suspended-until", language, day=force.through)
    if force.state is State.SUSPENDED:
        return say("state-stopped" if is_stopped(force.by) else "state-suspended-open", language)
    if force.state is State.NOT_COMMENCED and force.by:
        return say("state-commences-on", language, day=force.by[0].on)
    return state_name(force.state, language)


def alike(changes: Iterable[StateChange], language: Language) -> list[tuple[StateChange, ...]]:
    """Changes of one instrument that read alike, together, in their order."""
    groups: dict[tuple[object, ...], list[StateChange]] = {}
    for each in changes:
        states = (state_text(force, language) for force in (each.before, each.after))
        groups.setdefault((each.cites.partition("/")[0], *states, _by(each)), []).append(each)
    return [tuple(group) for group in groups.values()]


def state_change_text(group: Sequence[StateChange], language: Language) -> str:
    """What became of passages that changed alike, and by which instruments: those that are not their own."""
    first = group[0]
    said = say(
        "moved",
        language,
        name=names_of([each.cites for each in group], language),
        before=state_text(first.before, language),
        after=state_text(first.after, language),
    )
    others = [name_of(each, language) for each in _by(first) if each != first.cites.partition("/")[0]]
    key = "moved-by" if set(first.by) <= set(first.after.by) else "moved-without"
    return said + (say(key, language, by=_joined(others, language)) if others else "")


def figure_text(entry: Entry | None) -> str:
    """The value that an entry sets, as it is read; a dash where there is none."""
    return "–" if entry is None else figure_value(entry.what, entry.value)


def figure_change_text(change: FigureChange, language: Language) -> str:
    """What became of a figure."""
    before, after = (figure_text(entry) for entry in (change.before, change.after))
    return say("moved", language, name=figure_name(change.figure, language), before=before, after=after)


def list_names(lists: Iterable[str], language: Language) -> str:
    """The lists by their names; one that Ytterby does not know by its id."""
    return _joined((list_name(each, language) for each in lists), language)


def party_names(change: ListChange, language: Language) -> tuple[str, ...]:
    """The parties as a reader finds them, in English or in the script of their country, each with its name in Chinese.

    That of the notice is the Chinese one; the others are no part of it.
    """
    names = []
    for party, found in zip(change.parties, change.known, strict=True):
        other = {"en": found.name_en, "ja": found.name_local, "zh": ""}[language]
        both = say("party", language, name=party, called=other)
        names.append(both if other not in ("", party) else party)
    return tuple(names)


def difference_record(difference: LawDifference, language: Language) -> dict[str, object]:
    """Everything that differs between two sides of the law."""
    return {
        "changes": not difference.is_empty,
        "issued": [_instrument(each, difference.second, language) for each in difference.issued],
        "gone": [_instrument(each, difference.second, language) for each in difference.gone],
        "provisions": [state_change_record(each, language) for each in difference.states],
        "figures": [figure_change_record(each, language) for each in difference.figures],
        "lists": [_list(each, language) for each in difference.lists],
        "next_day": None if difference.next_day is None else difference.next_day.isoformat(),
    }


def state_change_record(change: StateChange, language: Language) -> dict[str, object]:
    """A passage with its states on both sides, and the entries that make the difference."""
    return {
        "cites": change.cites,
        "name": name_of(change.cites, language),
        "before": _force(change.before, language),
        "after": _force(change.after, language),
        "by": [entry_record(entry) for entry in change.by],
        "says": [deed_text(group, language) for group in together(change.by)],
    }


def figure_change_record(change: FigureChange, language: Language) -> dict[str, object]:
    """A figure with its values on both sides; null where none is set."""
    return {
        "figure": change.figure,
        "name": figure_name(change.figure, language),
        "before": None if change.before is None else change.before.value,
        "after": None if change.after is None else change.after.value,
        "by": [entry_record(entry) for entry in (change.after or change.before,) if entry is not None],
    }


def _list(change: ListChange, language: Language) -> dict[str, object]:
    return {
        "notice": change.notice,
        "name": name_of(change.notice, language),
        "lists": list(change.lists),
        "parties": list(change.parties),
        "called": list(party_names(change, language)),
        "before": None if change.before is None else _force(change.before, language),
        "after": None if change.after is None else _force(change.after, language),
    }


def _instrument(instrument: Instrument, second: Side, language: Language) -> dict[str, object]:
    return {
        "id": instrument.id,
        "name": name_of(instrument.id, language),
        "number": instrument.number,
        "title": getattr(instrument.title, language),
        "published": instrument.published.isoformat(),
        "added_by": instrument.added_by,
        "supposed": instrument.id in second.supposed,
        "left_out": instrument.id in second.left_out,
    }


def _force(force: Force, language: Language) -> dict[str, object]:
    return {
        "state": force.state.value,
        "state_name": state_name(force.state, language, stopped=is_stopped(force.by)),
        "truth": force.truth.name.lower(),
        "since": None if force.since is None else force.since.isoformat(),
        "through": None if force.through is None else force.through.isoformat(),
        "text": force_text(force, language),
    }


def _by(change: StateChange) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.by for entry in change.by))


def _joined(names: Iterable[str], language: Language) -> str:
    return {"ja": "、", "zh": "、", "en": ", "}[language].join(dict.fromkeys(names))
