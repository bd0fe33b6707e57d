"""Who holds a party as plain data and as short texts: the same content for terminal, JSON and workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ... import __version__
from ...languages import Catalogue, Language
from ...logic.bounds import Bounds
from ...logic.truth import UNKNOWN, YES
from ...parties.ownership.stake import Stake, percent_text
from ...parties.ownership.ways import WAYS, Holding, Way
from .numbers import EntryNumbers
from .owners import Flag, HeldParty, Missing, Owners

__all__ = [
    "called",
    "flag_text",
    "held_record",
    "holder_text",
    "missing_text",
    "owners_record",
    "share_text",
    "short_text",
    "stake_text",
    "truth_text",
    "use_text",
    "way_text",
]

SCHEMA = "ytterby-owners-0.1"


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


def called(party: str, owners: Owners) -> str:
    """A party by its id and its name."""
    known = owners.parties.get(party)
    name = None if known is None else known.name
    return party if name in (None, party) else f"{party} {name}"


def use_text(owners: Owners, language: Language) -> str:
    """Which way of counting the firm goes by, and whether somebody adopted it."""
    way = way_text(owners.in_use, language)
    return _say("use-adopted" if owners.is_adopted else "use-default", language, way=way)


def stake_text(stake: Stake, owners: Owners, language: Language) -> str:
    """What a holder holds: the share, its day, and who it is."""
    owner = called(stake.owner, owners)
    if stake.relation == "branch":
        return _say("stake-branch", language, owner=owner)
    day = "" if stake.as_of is None else _say("stake-day", language, day=stake.as_of)
    text = _say("stake", language, share=percent_text(stake.share), day=day, owner=owner)
    for key, holds in (("stake-votes", stake.relation == "votes"), ("stake-indirect", stake.interest == "indirect")):
        text = _say(key, language, stake=text) if holds else text
    return text


def holder_text(party: str, owners: Owners, numbers: EntryNumbers, language: Language) -> str:
    """That a holder is listed, and where, or that nobody knows; empty if it is not."""
    truth = owners.listed.get(party, UNKNOWN)
    entries = owners.entries.get(party, ())
    if entries:
        named = ", ".join(f"{numbers.number(each)} {each.names[0]}" for each in entries)
        return _say("holder-listed", language, entries=named)
    if truth is YES:
        return _say("holder-listed-by-table", language)
    return _say("holder-open", language) if truth is UNKNOWN else ""


def flag_text(flag: Flag, owners: Owners, language: Language) -> str:
    """A flag as a sentence."""
    return _say(f"flag-{flag.kind}", language, party=called(flag.party, owners), share=percent_text(flag.share))


def missing_text(missing: Missing, owners: Owners, language: Language) -> str:
    """What is missing, and whom to ask."""
    share = percent_text(Bounds.exactly(missing.share))
    of = called(missing.of, owners)
    return _say(f"missing-{missing.kind}", language, party=called(missing.party, owners), of=of, share=share)


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
    }


def owners_record(owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    """Who holds a party, by every way; shares are exact fractions, written as strings."""
    party = owners.parties.get(owners.party)
    return {
        "schema": SCHEMA,
        "party": owners.party,
        "name": None if party is None else party.name,
        "on": owners.on.isoformat(),
        "in_use": owners.in_use,
        "adopted": owners.is_adopted,
        "half_or_more": owners.answer.truth.name.lower(),
        "ways": {way: _holding(owners.held.by[way], owners, numbers, language) for way in WAYS},
        "flags": [{"kind": each.kind, "says": flag_text(each, owners, language)} for each in owners.flags],
        "missing": [
            {"kind": each.kind, "party": each.party, "says": missing_text(each, owners, language)}
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


def _stake(stake: Stake, owners: Owners, numbers: EntryNumbers, language: Language) -> dict[str, Any]:
    return {
        "owner": stake.owner,
        "owned": stake.owned,
        "low": str(stake.low),
        "high": str(stake.high),
        "as_of": None if stake.as_of is None else stake.as_of.isoformat(),
        "interest": stake.interest,
        "relation": stake.relation,
        "owner_listed": owners.listed.get(stake.owner, UNKNOWN).name.lower(),
        "owner_entries": [numbers.number(each) for each in owners.entries.get(stake.owner, ())],
        "file": stake.place.file,
        "row": stake.place.row,
    }


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("owners.toml")).say(key, language, **values)
