"""What a screening found as plain data and as short texts: the same content for terminal, JSON and workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Literal

from ... import __version__
from ...languages import Catalogue, Language
from ...law.saying import name_of
from ...parties.decisions import Decision, Exclusion
from ...parties.lists import Entry, Identifier, ListState, WatchedList
from ...parties.matching import Match
from ...parties.screening import Screened
from ...parties.sought import Sought
from ...tables.rows import Party
from ..words import words
from .as_written import as_written
from .listings import notices_of
from .numbers import EntryNumbers
from .screened import Screening

__all__ = [
    "RESULTS",
    "Result",
    "barred_text",
    "clear_text",
    "counts",
    "decision_text",
    "entry_record",
    "entry_text",
    "evidence_texts",
    "exclusion_record",
    "exclusion_text",
    "hit_text",
    "identifiers_text",
    "list_record",
    "list_title",
    "listed_text",
    "problem_texts",
    "result_of",
    "result_text",
    "screened_record",
    "screening_record",
    "short_name",
    "state_name",
    "state_text",
    "stated_text",
]

SCHEMA = "ytterby-screening-0.1"
Result = Literal["hit", "stated", "candidate", "problem", "stale", "clear"]
RESULTS: tuple[Result, ...] = ("hit", "stated", "candidate", "problem", "stale", "clear")
"""What comes out for a party, the gravest first."""
LEGAL_FORMS = {
    "kk": "株式会社",
    "yk": "有限会社",
    "gk": "合同会社",
    "goshi": "合資会社",
    "jp-body": "法人",
    "cn-shares": "股份有限公司",
    "cn-limited": "有限公司",
    "cn-company": "公司",
    "cz-as": "a.s.",
    "cz-sro": "s.r.o.",
    "pl-zoo": "sp. z o.o.",
    "hu-ro": "Kft.",
}
"""How legal forms are written that names are compared by under another id (parties/names/legal_forms.toml)."""
LONGEST, SHOWN = 200, 30
"""No register knows a name of so many characters: of a longer one so many are repeated."""
_BETWEEN = {"ja": "、", "zh": "、", "en": ", "}


def result_of(screened: Screened, stated: Party | None = None) -> Result:
    """The gravest thing that the lists tell of a party, or the tables where they state that it is listed."""
    if screened.hits:
        return "hit"
    if stated is not None:
        return "stated"
    if screened.open:
        return "candidate"
    if screened.problems or not screened.sought.names:
        return "problem"
    return "stale" if screened.stale else "clear"


def result_text(result: Result, language: Language) -> str:
    """The word for it."""
    return _say(f"result-{result}", language)


def counts(screening: Screening) -> dict[Result, int]:
    """How many parties came out how, the gravest first."""
    found = [result_of(each, screening.stated.get(name)) for name, each in screening.parties.items()]
    return {result: found.count(result) for result in RESULTS}


def stated_text(screened: Screened, stated: Party, language: Language) -> str:
    """What the tables state of a party; and that the lists hold nothing like it, if they do not."""
    notices = [name_of(each, language) if each else str(stated.listed_by) for each in notices_of(stated)]
    by = _BETWEEN[language].join(dict.fromkeys(notices))
    listed = words().say(f"told-{stated.listed}", language)
    said = [_say("stated-by" if by else "stated", language, listed=listed, by=by)]
    if not (screened.hits or screened.open):
        said.append(_say("stated-alone", language))
    return " · ".join(said)


def short_name(name: str) -> str:
    """A name as it is repeated to a person: what is longer than any name is cut."""
    return name if len(name) <= LONGEST else f"{name[:SHOWN]}…"


def list_title(list_id: str, lists: Iterable[WatchedList], language: Language) -> str:
    """What a list is called; by its id if it is none of these."""
    title = next((each.title for each in lists if each.list_id == list_id), None)
    return list_id if title is None else title.in_(language)


def state_text(entry: Entry, language: Language) -> str:
    """How the measures against an entry stand."""
    return state_name(entry.state, language)


def state_name(state: ListState, language: Language) -> str:
    """How measures stand."""
    return _say(f"state-{state}", language)


def listed_text(entry: Entry, lists: Iterable[WatchedList], language: Language) -> str:
    """Which list it stands on, by which notice, since when, and how that stands."""
    said = [list_title(entry.list_id, lists, language)]
    if entry.notice:
        day = f" ({entry.listed_on})" if entry.listed_on is not None else ""
        said.append(f"{name_of(entry.notice, language)}{day}")
    said.append(state_text(entry, language))
    return " · ".join(said)


def barred_text(entry: Entry, language: Language) -> str:
    """That persons outside China may transfer nothing of Chinese origin to it either; empty if they may."""
    return _say("barred", language) if entry.bars_foreign_persons else ""


def entry_text(entry: Entry) -> str:
    """All names of an entry, with its country."""
    names = " / ".join(entry.names)
    return f"{names} ({entry.country})" if entry.country else names


def identifiers_text(identifiers: Iterable[Identifier], language: Language) -> str:
    """Numbers of registers with the names of the registers."""
    return _BETWEEN[language].join(f"{_say(f'scheme-{each.scheme}', language)} {each.value}" for each in identifiers)


def evidence_texts(match: Match, sought: Sought, language: Language) -> tuple[str, ...]:
    """Why two names are shown side by side, and what speaks for and against: one short text each."""
    evidence = match.evidence
    way = _say(f"way-{evidence.way}", language)
    ours, theirs = evidence.sought_name, evidence.entry_name
    said = [_say("sides", language, way=way, sought=short_name(ours), entry=theirs)]
    for key, parts, names in (
        ("agree", evidence.agree, (ours, theirs)),
        ("only-sought", evidence.only_sought, (ours,)),
        ("only-entry", evidence.only_entry, (theirs,)),
    ):
        if parts:
            told = (short_name(_part(each, names)) for each in parts)
            said.append(_say(key, language, parts=_BETWEEN[language].join(told)))
    sides = {"sought": sought.country or "?", "entry": match.entry.country or "?"}
    said.append(_say(f"country-{evidence.country}", language, **sides))
    said.append(_say(f"identifiers-{evidence.identifiers}", language))
    said.append(_say("score", language, score=match.score))
    return tuple(said)


def _part(part: str, names: Iterable[str]) -> str:
    """A part of names as the first of them writes it; legal forms, which are compared by their kind, as is usual."""
    return LEGAL_FORMS.get(part) or next((found for name in names if (found := as_written(part, name))), part)


def decision_text(decision: Decision, language: Language) -> str:
    """Who decided what about a candidate, when and why."""
    return _say(f"decided-{decision.verdict}", language, by=decision.by, on=decision.on, why=decision.why)


def exclusion_text(exclusion: Exclusion, language: Language) -> str:
    """Who excluded a name, when and why."""
    return _say("excluded", language, name=exclusion.name, by=exclusion.by, on=exclusion.on, why=exclusion.why)


def hit_text(match: Match, decided: Iterable[Decision], language: Language) -> str:
    """Why an entry is a hit: a number that a register gives, or a person's decision."""
    if match.is_settled:
        return _say("settled-by-number", language)
    entry = match.entry
    found = (each for each in decided if (each.list_id, each.entry_id) == (entry.list_id, entry.entry_id))
    return next((decision_text(each, language) for each in found), "")


def problem_texts(screened: Screened, language: Language) -> tuple[str, ...]:
    """Why nothing can be found by the names of a party, each with what to do."""
    if not screened.sought.names:
        return (_say("nameless", language),)
    return tuple(f"{each.says.in_(language)} {each.cure.in_(language)}" for each in screened.problems)


def clear_text(screened: Screened, lists: Iterable[WatchedList], language: Language) -> str:
    """By which look at the lists a party counts as not listed, or which lists must be looked at first."""
    if screened.stale:
        titles = _BETWEEN[language].join(each.title.in_(language) for each in screened.stale)
        return _say("not-clear-stale", language, titles=titles)
    looks = (
        _say("clear-look", language, title=each.title.in_(language), day=each.looked_on.isoformat()) for each in lists
    )
    return _say("clear-by", language, looks=_BETWEEN[language].join(looks))


def screening_record(screening: Screening, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    """A whole screening as plain data, with the addresses by which it can be made again."""
    return {
        "schema": SCHEMA,
        "on": screening.on.isoformat(),
        "lists": [list_record(each, screening.on, language) for each in screening.lists],
        "counts": counts(screening),
        "parties": [
            screened_record(each, screening.lists, numbers, language, screening.stated.get(name))
            for name, each in screening.parties.items()
        ],
        "program": __version__,
    }


def list_record(watched: WatchedList, on: date, language: Language) -> dict[str, Any]:
    """A list as it was last seen, and whether anybody is clear by it on a day."""
    return {
        "list": watched.list_id,
        "title": watched.title.in_(language),
        "size": len(watched.entries),
        "least_size": watched.least_size,
        "whole": watched.is_whole(),
        "source": watched.source,
        "looked_on": watched.looked_on.isoformat(),
        "looked_by": watched.looked_by,
        "look_again_by": watched.look_again_by.isoformat(),
        "clears": watched.clears_on(on),
        "address": watched.address,
    }


def screened_record(
    screened: Screened,
    lists: tuple[WatchedList, ...],
    numbers: EntryNumbers,
    language: Language,
    stated: Party | None = None,
) -> dict[str, Any]:
    """What the lists tell of one party, and what the tables state if that is that it is listed."""
    sought, result = screened.sought, result_of(screened, stated)

    def told(match: Match) -> dict[str, Any]:
        return _match(match, sought, lists, numbers, language)

    return {
        "party": sought.reference,
        "names": list(sought.names),
        "country": sought.country or None,
        "identifiers": _identifiers(sought.identifiers),
        "result": result,
        "says": result_text(result, language),
        "listed": "yes" if stated is not None else screened.is_listed.name.lower(),
        "stated": None
        if stated is None
        else {
            "listed": stated.listed,
            "by": stated.listed_by,
            "on_lists": bool(screened.hits or screened.open),
            "says": stated_text(screened, stated, language),
        },
        "hits": [{**told(each), "because": hit_text(each, screened.decided, language)} for each in screened.hits],
        "candidates": [told(each) for each in screened.open],
        "cleared": [{**told(match), "decision": _decision(decision)} for match, decision in screened.cleared],
        "told_apart": [told(each) for each in screened.told_apart],
        "excluded": [{**told(match), "exclusion": exclusion_record(each)} for match, each in screened.excluded],
        "decided": [_decision(each) for each in screened.decided],
        "stale": [each.list_id for each in screened.stale],
        "problems": [
            {"kind": each.kind, "says": each.says.in_(language), "cure": each.cure.in_(language)}
            for each in screened.problems
        ],
    }


def _match(
    match: Match, sought: Sought, lists: tuple[WatchedList, ...], numbers: EntryNumbers, language: Language
) -> dict[str, Any]:
    evidence = match.evidence
    return {
        "entry": entry_record(match.entry, lists, numbers, language),
        "score": match.score,
        "way": evidence.way,
        "sought_name": evidence.sought_name,
        "entry_name": evidence.entry_name,
        "agree": list(evidence.agree),
        "only_sought": list(evidence.only_sought),
        "only_entry": list(evidence.only_entry),
        "country": evidence.country,
        "identifiers": evidence.identifiers,
        "says": list(evidence_texts(match, sought, language)),
    }


def entry_record(
    entry: Entry, lists: Iterable[WatchedList], numbers: EntryNumbers, language: Language
) -> dict[str, Any]:
    """One entry of a list."""
    return {
        "number": numbers.number(entry),
        "entry_id": entry.entry_id,
        "list": entry.list_id,
        "names": list(entry.names),
        "country": entry.country or None,
        "identifiers": _identifiers(entry.identifiers),
        "notice": entry.notice or None,
        "listed_on": None if entry.listed_on is None else entry.listed_on.isoformat(),
        "state": entry.state,
        "bars_foreign_persons": entry.bars_foreign_persons,
        "address": entry.address or None,
        "note": entry.note or None,
        "says": listed_text(entry, lists, language),
    }


def _identifiers(identifiers: Iterable[Identifier]) -> list[dict[str, str]]:
    return [{"scheme": each.scheme, "value": each.value} for each in identifiers]


def exclusion_record(exclusion: Exclusion) -> dict[str, str | None]:
    """A name that is no candidate for an entry, or for any of a list."""
    return {
        "name": exclusion.name,
        "list": exclusion.list_id,
        "entry_id": exclusion.entry_id or None,
        "by": exclusion.by,
        "on": exclusion.on.isoformat(),
        "why": exclusion.why,
    }


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "list": decision.list_id,
        "entry_id": decision.entry_id,
        "verdict": decision.verdict,
        "by": decision.by,
        "on": decision.on.isoformat(),
        "why": decision.why,
    }


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
