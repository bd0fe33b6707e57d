"""What follows from an entry, said to a person and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ... import facts
from ...languages import Catalogue, Language
from ...law.saying import force_text, name_of
from ...logic.truth import NO, YES
from ...parties.lists import Entry
from .consequences import Consequence
from .numbers import EntryNumbers
from .record import screening_record
from .screened import NATIONAL_LISTS, Screening

__all__ = ["consequence_records", "consequence_texts", "held_texts", "who_record"]

WHO_SCHEMA = "ytterby-who-0.1"


def consequence_texts(entry: Entry, found: Iterable[Consequence], language: Language) -> tuple[str, ...]:
    """What follows if a party is the entry, one sentence each; of a list of the firm's own that no law attaches."""
    if entry.list_id not in NATIONAL_LISTS:
        return (_say("consequence-own-list", language),)
    return (*(_text(each, language) for each in found), _say("consequence-other-roles", language))


def held_texts(found: Iterable[Consequence], language: Language) -> tuple[str, ...]:
    """What follows for somebody who is held by half or more, one sentence each."""
    return (*(_text(each, language) for each in found), _say("consequence-other-roles", language))


def consequence_records(found: Iterable[Consequence], language: Language) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [
        {
            "deal": each.deal,
            "provision": each.provision.cites,
            "provision_name": name_of(each.provision.cites, language),
            "follows": each.follows,
            "holds": each.truth.name.lower(),
            "if_in_force": each.in_force.name.lower(),
            "state": each.force.state.value.replace(" ", "-"),
            "open": list(each.open),
            "readings": list(each.readings),
            "says": _text(each, language),
        }
        for each in found
    ]


def who_record(
    screening: Screening,
    numbers: EntryNumbers,
    following: Callable[[Entry], Iterable[Consequence]],
    language: Language,
) -> dict[str, Any]:
    """One name held against the lists: as a screening, with what follows from every hit and every candidate."""
    record = screening_record(screening, numbers, language)
    screened = next(iter(screening.parties.values()))
    (told,) = record.pop("parties")
    for key, matches in (("hits", screened.hits), ("candidates", screened.open)):
        for said, match in zip(told[key], matches, strict=True):
            said["follows"] = consequence_records(following(match.entry), language)
    del record["counts"]
    return {**record, "schema": WHO_SCHEMA, **told}


def _text(each: Consequence, language: Language) -> str:
    if each.truth is YES:
        key = "consequence"
    elif each.open:
        key = "consequence-if"
    else:
        key = "consequence-suspended" if each.truth is NO else "consequence-unconfirmed"
    said = (str(facts.wording().data(fact)[language]) for fact in each.open)
    return _say(
        key,
        language,
        deal=_say(f"deal-{each.deal}", language),
        follows=_say(f"follows-{each.follows}", language),
        facts={"ja": "、", "zh": "、", "en": "; "}[language].join(said),
        force=_force(each, language),
    )


def _force(each: Consequence, language: Language) -> str:
    """The provision; how it stands only where that is not simply in force."""
    is_in_force = each.force.truth is YES
    return name_of(each.provision.cites, language) if is_in_force else force_text(each.force, language)


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("screening.toml")).say(key, language, **values)
