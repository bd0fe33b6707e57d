"""Reads the Beneficial Ownership Data Standard (BODS 0.4): who there is, and who holds whom, as rows of our tables.

Source of the format: https://standard.openownership.org/en/0.4.0/ (schema of entity, person and relationship statements
and its code lists).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from ..languages import Catalogue
from ..tables.issues import Issue, Severity
from ..tables.rows import Ownership, Party, Place
from .bods_file import Found, clean, statements_in
from .bods_shares import share_of

__all__ = ["read_bods"]

_HERE = Path(__file__).with_name("bods.toml")
_LEGAL = frozenset({"registeredEntity", "legalEntity"})
_NOMINEES = frozenset({"nominee", "nominator"})
_SAYS_NOTHING = frozenset({"unknownInterest", "unpublishedInterest"})
_TWO_LETTERS = re.compile(r"([A-Z]{2})(?:-[A-Z0-9]{1,3})?")


def read_bods(path: Path) -> tuple[tuple[Party, ...], tuple[Ownership, ...], tuple[Issue, ...]]:
    """The parties and holdings of a file, a JSON array or one statement a line, and what is wrong with it.

    Of the statements about one record the last counts. A party's ID is that of its record. Whoever is not specified is
    a party of its own without a name. Never raises for what stands in the file.
    """
    issues: list[Issue] = []
    found, problems = statements_in(path)
    issues.extend(_issue(code, place, "", **values) for code, place, values in problems)
    records = _Records.of(found, issues)
    reader = _Reader(records, issues)
    holdings = tuple(row for each in records.relationships for row in reader.holdings(each))
    return reader.parties(), holdings, tuple(issues)


def _issue(code: str, place: Place, cell: str = "", **values: object) -> Issue:
    texts = Catalogue.read(_HERE)
    severity = cast(Severity, texts.data(code).get("severity", "error"))
    return Issue(code, place, texts.message(code, **values), texts.message(f"{code}-cure", **values), severity, cell)


@dataclass(frozen=True)
class _Records:
    """The last statement about each record."""

    parties: Mapping[str, Found]
    relationships: Sequence[Found]
    known: frozenset[str]

    @classmethod
    def of(cls, found: Iterable[Found], issues: list[Issue]) -> _Records:
        last: dict[str, Found] = {}
        replaced: set[str] = set()
        for each in found:
            code = _unusable(each.statement)
            if code is not None:
                issues.append(_issue(code, each.place))
                continue
            replaced.update(_texts(each.statement.get("replacesStatements")))
            before = last.get(each.record)
            if before is None or _text(before.statement, "statementDate") <= _text(each.statement, "statementDate"):
                last[each.record] = each
        kept = [each for each in last.values() if _text(each.statement, "statementId") not in replaced]
        parties = {each.record: each for each in kept if each.statement["recordType"] != "relationship"}
        return cls(parties, [each for each in kept if each.record not in parties], frozenset(last))


def _unusable(statement: Any) -> str | None:
    """Why a statement cannot be used: the code of the issue; None if it can."""
    if not isinstance(statement, dict):
        return "not-a-statement"
    if "statementType" in statement and "recordType" not in statement:
        return "older-version"
    is_whole = (
        statement.get("recordType") in {"entity", "person", "relationship"}
        and isinstance(statement.get("recordId"), str)
        and bool(statement["recordId"].strip())
        and isinstance(statement.get("recordDetails"), dict)
    )
    return None if is_whole else "not-a-statement"


def _text(of: Mapping[str, Any], key: str) -> str:
    said = of.get(key)
    return clean(said) if isinstance(said, str) else ""


def _texts(said: object) -> list[str]:
    return [clean(each) for each in said if isinstance(each, str)] if isinstance(said, list) else []


def _dicts(said: object) -> list[dict[str, Any]]:
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _dict(said: object) -> dict[str, Any]:
    return said if isinstance(said, dict) else {}


@dataclass
class _Reader:
    """Makes rows of records."""

    records: _Records
    issues: list[Issue]
    nameless: dict[str, Party] = field(default_factory=dict)
    """Parties of whom there is no record: not specified, or missing from the file."""

    def parties(self) -> tuple[Party, ...]:
        """Everybody of whom there is a record, or who is spoken of."""
        return (*(self._party(each) for each in self.records.parties.values()), *self.nameless.values())

    def _party(self, found: Found) -> Party:
        details = found.details
        is_person = found.statement["recordType"] == "person"
        entity = _dict(details.get("entityType"))
        kind = "natural" if is_person else "legal" if _text(entity, "type") in _LEGAL else None
        if _text(entity, "type") == "arrangement":
            kind = "non-profit"
        if _text(entity, "subtype") == "nomination":
            self.issues.append(_issue("nominee", found.place, party=_name(details) or found.record))
        return Party(
            party_id=found.record,
            name=_name(details),
            kind=kind,
            country=None if is_person else _country(details.get("jurisdiction")),
            nationality=next((_country(each) for each in _dicts(details.get("nationalities"))), None),
            identifiers=_identifiers(details),
            place=found.place,
        )

    def holdings(self, found: Found) -> Iterator[Ownership]:
        """The rows of one relationship: one for what is held in shares, in votes and otherwise, directly and not."""
        subject = _text(found.details, "subject")
        if not subject:
            self.issues.append(_issue("no-subject", found.place))
            return
        owned, owner = self._known(subject, found), self._owner(found)
        components = _texts(found.details.get("componentRecords"))
        missing = tuple(each for each in components if each not in self.records.known)
        if missing:
            self.issues.append(_issue("component-missing", found.place, records=missing))
        interests = _dicts(found.details.get("interests")) or [{}]
        if any(_text(each, "type") in _NOMINEES for each in interests):
            self.issues.append(_issue("nominee", found.place, owner, party=owner))
        rows = (self._holding(found, owner, owned, each, is_summary=bool(components)) for each in interests)
        yield from dict.fromkeys(rows)

    def _owner(self, found: Found) -> str:
        """Who holds; somebody of his own where that is not specified."""
        said = _text(found.details, "interestedParty")
        if said:
            return self._known(said, found)
        party = f"unspecified-{found.record}"
        self.nameless.setdefault(party, Party(party_id=party, place=found.place))
        return party

    def _known(self, record: str, found: Found) -> str:
        if record not in self.records.parties and record not in self.nameless:
            self.issues.append(_issue("record-missing", found.place, record, record=record))
            self.nameless[record] = Party(party_id=record, place=found.place)
        return record

    def _holding(
        self, found: Found, owner: str, owned: str, interest: Mapping[str, Any], *, is_summary: bool
    ) -> Ownership:
        relation = _relation(_text(interest, "type"))
        share, said = None, interest.get("share")
        if relation != "other" and said not in (None, {}):
            share = share_of(said)
            if share is None:
                self.issues.append(_issue("bad-share", found.place, _shown(said), share=_shown(said)))
        stated, began = _text(found.statement, "statementDate"), _text(interest, "startDate")
        days = [self._day(found, stated), self._day(found, began)]
        return Ownership(
            owner_id=owner,
            owned_id=owned,
            percent=share,
            as_of=max((day for day in days if day is not None), default=None),
            ended_on=self._end(found, interest),
            interest=_directly(_text(interest, "directOrIndirect"), is_summary=is_summary),
            relation=relation,
            place=found.place,
        )

    def _end(self, found: Found, interest: Mapping[str, Any]) -> date | None:
        """The last day of a holding: as stated, or that before a statement that closes it."""
        end = self._day(found, _text(interest, "endDate"), last=True)
        closed = _text(found.statement, "recordStatus") == "closed"
        said = self._day(found, _text(found.statement, "statementDate")) if closed else None
        days = [day for day in (end, None if said is None else said - timedelta(days=1)) if day is not None]
        return min(days, default=date.min if closed else None)

    def _day(self, found: Found, said: str, *, last: bool = False) -> date | None:
        """A day, a month or a year as a day: its first, or its last."""
        if not said:
            return None
        parts = [int(each) for each in re.findall(r"\d+", said[:10])]
        try:
            day = date(*[*parts, 1, 1][:3])
            if last and len(parts) < 3:
                after = date(day.year + 1, 1, 1) if len(parts) == 1 else (day + timedelta(days=31)).replace(day=1)
                return after - timedelta(days=1)
        except (TypeError, ValueError, OverflowError):
            self.issues.append(_issue("bad-day", found.place, said, day=said))
            return None
        return day


def _shown(share: object) -> str:
    """A share that could not be read, as far as a person wants to see it."""
    said = ", ".join(f"{key} {value}" for key, value in share.items()) if isinstance(share, dict) else str(share)
    return clean(said[:60])


def _relation(kind: str) -> str:
    """What is held. Of an interest whose kind is not told it may be shares."""
    if kind == "votingRights":
        return "votes"
    return "shares" if kind in {"", "shareholding", *_SAYS_NOTHING} else "other"


def _directly(said: str, *, is_summary: bool) -> str:
    """Whether it is held directly. What names the records that it sums up does not unless it says so."""
    if said in {"direct", "indirect"}:
        return said
    return "indirect" if is_summary else "either"


def _name(details: Mapping[str, Any]) -> str | None:
    """The name of an entity, or the legal one of a person."""
    names = sorted(_dicts(details.get("names")), key=lambda each: _text(each, "type") != "legal")
    return _text(details, "name") or next((name for each in names if (name := _text(each, "fullName"))), None)


def _country(said: object) -> str | None:
    found = _TWO_LETTERS.fullmatch(_text(_dict(said), "code").upper())
    return None if found is None else found[1]


def _identifiers(details: Mapping[str, Any]) -> str | None:
    """Numbers with the register that gave them, as people write them."""
    numbers = [
        f"{(_text(each, 'scheme') or _text(each, 'schemeName')).removeprefix('XI-')} {_text(each, 'id')}".strip()
        for each in _dicts(details.get("identifiers"))
        if _text(each, "id")
    ]
    return "; ".join(numbers) or None
