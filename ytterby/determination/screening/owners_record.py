"""Who holds a party as plain data and as short texts: the same content for terminal, JSON and workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ... import __version__
from ...languages import Catalogue, Language
from ...logic.bounds import Bounds
from ...logic.truth import NO, UNKNOWN, YES
from ...parties.ownership.flags import Flag
from ...parties.ownership.missing import Question
from ...parties.ownership.stake import Stake, percent_text
from ...parties.ownership.ways import WAYS, Holding, Way
from ..words import words
from .missing_holders import said_of
from .numbers import EntryNumbers
from .owners import HeldParty, Owners
from .screened import Screening

__all__ = [
    "called",
    "flag_text",
    "held_record",
    "holder_text",
    "missing_text",
    "of_itself_texts",
    "owners_record",
    "path_texts",
    "percent_of",
    "share_text",
    "short_text",
    "stake_text",
    "truth_text",
    "use_text",
    "way_text",
]

SCHEMA = "ytterby-owners-0.1"
LONGEST = 24
"""So many stakes of a path are told."""


def way_text(way: Way, language: Language) -> str:
    """What a way of counting is called."""
    return _say(f"way-{way}", language)


def short_text(way: Way, language: Language) -> str:
    """The same in a word."""
    return _say(f"short-{way}", language)


def truth_text(holding: Holding, language: Language) -> str:
    """Whether it is half."""
    return _say(f"truth-{holding.truth.name.lower()}", language)


def share_text(holding: Holding, language: Language) -> str:
    """How much is held, between bounds."""
    text = percent_text(Bounds(holding.low, holding.high))
    if not holding.is_below:
        return text
    low, high = (percent_text(Bounds.exactly(each)).removesuffix(" %") for each in (holding.low, holding.high))
    return _say("below", language, low=low, high=high)


def called(party: str, owners: Owners, language: Language) -> str:
    """A party by its id and its name; of whom there is only an id, that nobody names it."""
    known = owners.parties.get(party)
    name = None if known is None else known.name
    if known is not None and name is None:
        return _say("nameless", language, party=party)
    return party if name in (None, party) else f"{party} {name}"


def use_text(owners: Owners, language: Language) -> str:
    """Which way of counting the firm goes by, and whether somebody adopted it."""
    way = way_text(owners.in_use, language)
    return _say("use-adopted" if owners.is_adopted else "use-default", language, way=way)


def of_itself_texts(owners: Owners, numbers: EntryNumbers, language: Language) -> tuple[str, ...]:
    """What is known of the party itself and goes before its holders: that it is listed, or may be; what is stated."""
    party, told = called(owners.party, owners, language), holder_text(owners.party, owners, numbers, language)
    said = [] if owners.is_listed is NO else [f"listed-{owners.is_listed.name.lower()}"]
    if owners.parties[owners.party].kind == "natural":
        said.append("person")
    elif owners.stated is not UNKNOWN:
        said.append(f"stated-{owners.stated.name.lower()}")
    return tuple(_say(f"itself-{key}", language, party=party, told=told) for key in said)


def percent_of(stake: Stake, language: Language) -> str:
    """How much is held, and whether in votes, indirectly, or as a branch."""
    if stake.relation == "branch":
        return _say("stake-branch", language)
    text = percent_text(stake.share)
    is_other = stake.relation == "other"
    for key, holds in (
        ("stake-votes", stake.relation == "votes"),
        ("stake-other", is_other),
        ("stake-indirect", stake.interest == "indirect"),
        ("stake-either", stake.interest == "either" and not is_other),
    ):
        text = _say(key, language, stake=text) if holds else text
    return text


def stake_text(stake: Stake, owners: Owners, language: Language) -> str:
    """What a holder holds: the share, its day, and who it is."""
    owner = called(stake.owner, owners, language)
    day = "" if stake.as_of is None else _say("stake-day", language, day=stake.as_of)
    return _say("stake", language, share=percent_of(stake, language), day=day, owner=owner)


def holder_text(party: str, owners: Owners, numbers: EntryNumbers, language: Language) -> str:
    """On which list a party stands and how its measures do, or that nobody knows; empty if it is not listed."""
    known, counts = owners.parties.get(party), owners.listed.get(party, UNKNOWN)
    code = None if known is None else known.listed
    if code in (None, "none"):
        return _say("holder-open", language) if code is None else ""
    told = words().say(f"told-{code}", language)
    entries = ", ".join(f"{numbers.number(each)} {each.names[0]}" for each in owners.entries.get(party, ()))
    text = _say("holder-entries" if entries else "holder-by-table", language, told=told, entries=entries)
    return text if counts is YES else _say(f"counts-{counts.name.lower()}", language, told=text)


def flag_text(flag: Flag, owners: Owners, language: Language) -> str:
    """A flag as a sentence."""
    return flag.says(lambda party: called(party, owners, language)).in_(language)


def missing_text(missing: Question, owners: Owners, language: Language) -> str:
    """What to find out; of a nameless holder who he is, before whether he is listed and who holds him."""
    return said_of(missing, lambda party: called(party, owners, language), owners.nameless).in_(language)


def path_texts(held: HeldParty, screening: Screening, language: Language) -> tuple[str, ...]:
    """The stakes that make up a holding, one text each: who holds how much of whom."""

    def named(party: str) -> str:
        found = screening.parties.get(party)
        names = () if found is None else found.sought.names
        return " ".join([party, *(name for name in names[:1] if name != party)])

    path = held.holding.path
    told = (f"{named(each.owner)} → {percent_of(each, language)} → {named(each.owned)}" for each in path[:LONGEST])
    return (*told, *(["…"] if len(path) > LONGEST else []))


def held_record(held: HeldParty, language: Language) -> dict[str, Any]:
    """One party with what listed parties hold of it."""
    holding = held.holding
    return {
        "party": held.party,
        "low": str(holding.low),
        "high": str(holding.high),
        "share": share_text(holding, language),
        "half_or_more": holding.truth.name.lower(),
        "says": truth_text(holding, language),
        "concern": held.is_concern,
        "holders": list(held.holders),
    }


def owners_record(owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    """Who holds a party, by every way; shares are exact fractions, written as strings."""
    party = owners.parties.get(owners.party)
    return {
        "schema": SCHEMA,
        "party": owners.party,
        "name": None if party is None else party.name,
        "on": owners.on.isoformat(),
        "listed": owners.is_listed.name.lower(),
        "entries": [numbers.number(each) for each in owners.entries.get(owners.party, ())],
        "stated": owners.stated.name.lower(),
        "of_itself": list(of_itself_texts(owners, numbers, language)),
        "in_use": owners.in_use,
        "adopted": owners.is_adopted,
        "half_or_more": owners.answer.truth.name.lower(),
        "ways": {way: _holding(owners.held.by[way], owners, numbers, language) for way in WAYS},
        "flags": [_flag(each, owners, numbers, language) for each in owners.flags],
        "missing": [
            {
                "kind": each.kind,
                "party": each.party,
                "holder": each.holder or None,
                "says": missing_text(each, owners, language),
            }
            for each in owners.missing
        ],
        "program": __version__,
    }


def _holding(holding: Holding, owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    return {
        "low": str(holding.low),
        "high": str(holding.high),
        "below_high": holding.is_below,
        "share": share_text(holding, language),
        "half_or_more": holding.truth.name.lower(),
        "says": truth_text(holding, language),
        "path": [_stake(each, owners, numbers, language) for each in holding.path],
    }


def _flag(flag: Flag, owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "others": list(flag.others),
        "share": None if flag.share is None else percent_text(flag.share),
        "says": flag_text(flag, owners, language),
        "path": [_stake(each, owners, numbers, language) for each in flag.stakes],
    }


def _stake(stake: Stake, owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    return {
        "owner": stake.owner,
        "owned": stake.owned,
        "owner_name": _name(stake.owner, owners),
        "owned_name": _name(stake.owned, owners),
        "share": percent_of(stake, language),
        "low": str(stake.low),
        "high": str(stake.high),
        "as_of": None if stake.as_of is None else stake.as_of.isoformat(),
        "interest": stake.interest,
        "relation": stake.relation,
        "owner_listed": owners.listed.get(stake.owner, UNKNOWN).name.lower(),
        "owner_entries": [numbers.number(each) for each in owners.entries.get(stake.owner, ())],
        "owner_says": holder_text(stake.owner, owners, numbers, language),
        "file": stake.place.file,
        "sheet": stake.place.sheet or None,
        "row": stake.place.row,
    }


def _name(party: str, owners: Owners) -> str | None:
    known = owners.parties.get(party)
    return None if known is None else known.name


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("owners.toml")).say(key, language, **values)
