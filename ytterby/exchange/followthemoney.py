"""Lists in FollowTheMoney: one entity of JSON a line, nested or simple, as OpenSanctions and others publish them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..parties.identifiers import identifiers_of
from ..parties.lists import Entry, Identifier
from ..parties.names.problems import problems_of
from ..tables.issues import Issue
from ..tables.rows import Place
from .complaints import advised, complaint

__all__ = ["PARTIES", "read_ftm"]

PARTIES = frozenset({"Company", "Organization", "Person", "LegalEntity", "PublicBody", "Vessel", "Airplane"})
"""The kinds of entities that somebody can deal with, or that goods can go to."""
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
COUNTRIES = ("jurisdiction", "mainCountry", "country", "citizenship", "nationality", "flag")
"""The first of these that is stated tells where somebody is at home."""
NUMBERS = {
    "leiCode": "LEI",
    "uscCode": "统一社会信用代码",
    **dict.fromkeys(("registrationNumber", "idNumber", "taxNumber", "imoNumber", "mmsi"), ""),
}
"""The properties that hold numbers, with the register that each tells; of a registration number the country does."""
KEPT = frozenset((*NAMES, *COUNTRIES, *NUMBERS, "address", "topics", "notes"))
"""What is kept of an entity: a list of millions has to fit."""
Json = Mapping[str, Any]


@dataclass
class _Found:
    """What the lines of a file have told so far; the pieces of one entity may stand on several lines."""

    entities: dict[str, list[Json]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    days: dict[str, list[date]] = field(default_factory=dict)
    """The days on which entities were listed, as sanctions on lines of their own state them."""
    others: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)


def read_ftm(path: Path, list_id: str) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """The parties of a file in its order, and everything that is wrong with it; raises OSError alone.

    Entities of other kinds are passed over and counted. A line that cannot be read costs that line alone.
    """
    found = _Found()
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                _take(found, line, Place(path.name, row=number))
    entries = tuple(entry for each in found.entities if (entry := _entry(found, each, list_id)) is not None)
    if found.others:
        counts = tuple(f"{schema} {count}" for schema, count in sorted(found.others.items()))
        found.issues.append(complaint("passed-over", Place(path.name), counts=counts))
    if not entries:
        found.issues.append(complaint("no-parties", Place(path.name)))
    return entries, tuple(found.issues)


def _take(found: _Found, line: bytes, place: Place) -> None:
    shown = line[:400].decode(errors="replace").strip()
    try:
        said = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as problem:  # a slip in the encoding is a ValueError too
        found.issues.append(complaint("broken-line", place, shown, detail=problem))
        return
    lacking = _lacking(said)
    if lacking:
        found.issues.append(complaint("not-an-entity", place, shown, names=lacking))
        return
    schema, key = said["schema"], said["id"]
    if schema == "Sanction":
        for about in _strings(said["properties"], "entity"):
            found.days.setdefault(about, []).extend(_days([said]))
    elif schema in PARTIES:
        properties = said["properties"]
        kept = {which: properties[which] for which in KEPT if which in properties}
        found.entities.setdefault(key, []).append({"caption": said.get("caption"), "properties": kept})
        found.days.setdefault(key, []).extend(_days([said, *_nested(properties, "sanctions")]))
        found.places.setdefault(key, place)
    else:
        found.others[schema] += 1


def _lacking(said: object) -> tuple[str, ...]:
    if not isinstance(said, dict):
        return ("id", "schema", "properties")
    lacking = tuple(name for name in ("id", "schema") if not (isinstance(said.get(name), str) and said[name]))
    return lacking if isinstance(said.get("properties"), dict) else (*lacking, "properties")


def _entry(found: _Found, key: str, list_id: str) -> Entry | None:
    pieces = found.entities[key]
    properties = [piece["properties"] for piece in pieces]
    place = found.places[key]
    captions = [piece["caption"] for piece in pieces if isinstance(piece.get("caption"), str)]
    stated = (name for which in NAMES for each in properties for name in _strings(each, which))
    names = tuple(dict.fromkeys(name for name in (*captions, *stated) if name.strip() and name != key))
    if not names:
        found.issues.append(complaint("nameless", place, key, entry=key))
        return None
    found.issues += [advised(each.kind, place, each.says, each.cure, name) for name, each in problems_of(names)]
    country = _country(properties)
    return Entry(
        list_id=list_id,
        entry_id=key,
        names=names,
        country=country,
        identifiers=_identifiers(found, properties, country, place),
        listed_on=min(found.days[key], default=None),
        address="; ".join(_all(properties, "address")),
        note="; ".join((*_all(properties, "topics"), *_all(properties, "notes"))),
    )


def _strings(properties: Json, which: str) -> tuple[str, ...]:
    """The values of a property that are texts, whether it holds one or several; of nested entities their ids."""
    values = properties.get(which, ())
    values = values if isinstance(values, list) else [values]
    texts = (value.get("id") if isinstance(value, dict) else value for value in values)
    return tuple(text for text in texts if isinstance(text, str))


def _nested(properties: Json, which: str) -> Iterator[Json]:
    values = properties.get(which, ())
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and isinstance(value.get("properties"), dict):
            yield value


def _all(properties: Iterable[Json], which: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for each in properties for text in _strings(each, which)))


def _days(entities: Iterable[Json]) -> Iterator[date]:
    """The days of listing that are stated to the day; a mere month or year is not one."""
    for entity in entities:
        for said in _strings(entity["properties"], "listingDate"):
            with suppress(ValueError):
                yield date.fromisoformat(said[:10])


def _country(properties: list[Json]) -> str:
    """Where somebody is at home; empty where nothing says so, or where two countries are stated alike."""
    for which in COUNTRIES:
        stated = {said.upper() for said in _all(properties, which)}
        if stated:
            only = stated.pop()
            return only if not stated and len(only) == 2 and only.isascii() and only.isalpha() else ""
    return ""


def _identifiers(found: _Found, properties: list[Json], country: str, place: Place) -> tuple[Identifier, ...]:
    """The numbers of registers. One whose check digit is wrong is told where the file says of which register it is."""
    identifiers: list[Identifier] = []
    for which, label in NUMBERS.items():
        for typed in _all(properties, which):
            numbers, problems = identifiers_of(f"{label} {typed}".strip()) if _is_of_ours(which, country) else ((), ())
            if not numbers and not (problems and (label or country)):
                numbers, problems = _other(typed), ()
            identifiers += numbers
            found.issues += [advised("wrong-number", place, each.says, each.cure, typed) for each in problems]
    return tuple(dict.fromkeys(identifiers))


def _is_of_ours(which: str, country: str) -> bool:
    """Whether a number may be of a register whose check digits are known: others have as many digits as these."""
    return bool(NUMBERS[which]) or (which == "registrationNumber" and country in ("", "JP", "CN"))


def _other(typed: str) -> tuple[Identifier, ...]:
    value = "".join(sign for sign in typed.upper() if sign.isalnum())
    return (Identifier("other", value),) if value else ()
