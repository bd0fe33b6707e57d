"""Statements of BODS 0.4 about invented parties, for the tests that read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["LEI", "entity", "holding", "person", "statement"]

LEI = "969500FICTIONYTT0162"
"""Made up, with the right check digits."""


def entity(record: str, **details: Any) -> dict[str, Any]:
    return statement(record, "entity", {"entityType": {"type": "registeredEntity"}, "name": record.title(), **details})


def person(record: str, **details: Any) -> dict[str, Any]:
    return statement(
        record, "person", {"personType": "knownPerson", "names": [{"fullName": record.title()}], **details}
    )


def statement(record: str, kind: str, details: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "statementId": f"s-{record}",
        "statementDate": "2026-09-30",
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
        **more,
    }


def holding(owner: Any, owned: Any, share: Any = None, *, record: str = "r", **more: Any) -> dict[str, Any]:
    interest = {"type": "shareholding", "directOrIndirect": "direct", **more.pop("interest", {})}
    if share is not None:
        interest["share"] = share if isinstance(share, dict) else {"exact": share}
    details = {"subject": owned, "interestedParty": owner, "interests": [interest], **more.pop("details", {})}
    return statement(record, "relationship", details, **more)
