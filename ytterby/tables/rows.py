"""The rows of the input tables: what a user types, column by column, with units in the names.

Every column but the keys may be empty, and an empty or unreadable cell is None: unknown, never zero and never no. What
a column is called in three languages, and what it means, stands in `columns/`, one file a table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ..logic.bounds import Bounds
from ..logic.truth import UNKNOWN, Truth

__all__ = [
    "ROW_TYPES",
    "BillLine",
    "Content",
    "EndUse",
    "Licence",
    "Line",
    "Notice",
    "Ownership",
    "Part",
    "Party",
    "Place",
    "Price",
    "Rate",
    "Recipient",
    "Row",
    "Shipment",
    "TechnologyUse",
    "Transfer",
    "Undertaking",
]

Day = date
"""The type of a day, for rows in which a column is itself named `date`."""

Kind = Literal["key", "text", "truth", "amount", "percent", "date", "country", "currency", "unit", "code"]


def _column(kind: Kind, codes: str = "", **options: Any) -> Any:
    """A column of a kind. `codes` names the list of allowed words in `codes.toml`; `required` marks a key.

    `money` marks an amount in the row's currency of which zero says nothing; `priced` one of which zero is a statement.
    """
    default = UNKNOWN if kind == "truth" else None
    if options.get("required"):
        return field(metadata={"kind": kind, "codes": codes, **options})
    return field(default=default, metadata={"kind": kind, "codes": codes, **options})


def _key() -> Any:
    return _column("key", required=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row or a cell was found. Rows count from 1 as a spreadsheet shows them; the header is a row too."""

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row carries besides its columns."""

    place: Place = field(default=Place(""), compare=False)
    unreadable: frozenset[str] = field(default=frozenset(), compare=False)
    """The columns in which something stood that could not be read: unknown like an empty cell, yet not silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Row):
    """An item that is bought, made or sold."""

    part_id: str = _key()
    name: str | None = _column("text")
    made_in: str | None = _column("country")
    origin: str | None = _column("country")
    plant_line: str | None = _column("text")
    listed_item: str | None = _column("text")
    control_code: str | None = _column("text")
    contains_rare_earth: Truth = _column("truth")
    category: str | None = _column("code", "category")
    unit: str | None = _column("unit")
    unit_value: Bounds | None = _column("amount", money=True)
    currency: str | None = _column("currency")
    value_basis: str | None = _column("code", "value_basis")
    separately_usable: Truth = _column("truth")
    supplier: str | None = _column("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine(Row):
    """So much of a child goes into one unit of its parent."""

    parent_id: str = _key()
    child_id: str = _key()
    quantity: Bounds | None = _column("amount")
    unit: str | None = _column("unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Row):
    """A Part 1 material contained in one unit of a part, as one supplier states it for one lot or for all."""

    part_id: str = _key()
    lot_id: str | None = _column("text")
    supplier: str | None = _column("text")
    material: str | None = _column("text")
    basis: str | None = _column("code", "basis")
    origin: str | None = _column("country")
    origin_share: Bounds | None = _column("percent")
    made_from: str | None = _column("code", "made_from")
    made_from_origin: str | None = _column("country")
    mass_g: Bounds | None = _column("amount")
    price_per_kg: Bounds | None = _column("amount", money=True)
    stated_value: Bounds | None = _column("amount", priced=True)
    currency: str | None = _column("currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologyUse(Row):
    """Whether a stage of making a part, or everything made on a line, uses rare-earth technology from China."""

    part_id: str | None = _column("text")
    plant_line: str | None = _column("text")
    stage: str | None = _column("code", "stage")
    magnet_kind: str | None = _column("code", "magnet_kind")
    chinese_origin: Truth = _column("truth")
    controlled: Truth = _column("truth")
    received_on: date | None = _column("date")
    evidence: str | None = _column("text")
    as_of: date | None = _column("date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Row):
    """A compliance notification received from a supplier."""

    notice_id: str = _key()
    supplier: str | None = _column("text")
    issuer: str | None = _column("text")
    part_id: str | None = _column("text")
    item_text: str | None = _column("text")
    issued_on: date | None = _column("date")
    valid_to: date | None = _column("date")
    supersedes: str | None = _column("text")
    share_percent: Bounds | None = _column("percent")
    basis: str | None = _column("code", "notice_basis")
    status: str | None = _column("code", "notice_status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price(Row):
    """What a kilogram of a material cost on a market on a day."""

    material: str = _key()
    date: date | None = _column("date")
    market: str | None = _column("text")
    price_per_kg: Bounds | None = _column("amount", money=True)
    currency: str | None = _column("currency")
    source: str | None = _column("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Row):
    """An exchange rate: one unit of `currency` is `per_unit` of `into`."""

    date: date | None = _column("date")
    currency: str = _column("currency", required=True)
    per_unit: Bounds | None = _column("amount", money=True)
    into: str = _column("currency", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Row):
    """A company, body or person that takes part in a shipment or a transfer."""

    party_id: str = _key()
    name: str | None = _column("text")
    kind: str | None = _column("code", "party_kind")
    country: str | None = _column("country")
    located_in: str | None = _column("country")
    nationality: str | None = _column("country")
    chinese_person: Truth = _column("truth")
    military_user: Truth = _column("truth")
    defence_contractor: Truth = _column("truth")
    held_by_military_user: Truth = _column("truth")
    listed: str | None = _column("code", "listed")
    listed_by: str | None = _column("text")
    held_by_listed: Truth = _column("truth")
    screened_on: date | None = _column("date")
    service_role: str | None = _column("text")
    identifiers: str | None = _column("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership(Row):
    """How much of one party another holds."""

    owner_id: str = _key()
    owned_id: str = _key()
    percent: Bounds | None = _column("percent")
    as_of: date | None = _column("date")
    ended_on: date | None = _column("date")
    interest: str | None = _column("code", "interest")
    relation: str | None = _column("code", "relation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment(Row):
    """A delivery: across a border, or handed over within a country. Parties are named by their party_id or name."""

    shipment_id: str = _key()
    date: date | None = _column("date")
    contract_date: Day | None = _column("date")
    purpose: str | None = _column("code", "purpose")
    exporter: str | None = _column("text")
    exporter_located_in: str | None = _column("country")
    from_country: str | None = _column("country")
    to_country: str | None = _column("country")
    final_destination: str | None = _column("country")
    consignee: str | None = _column("text")
    importer: str | None = _column("text")
    end_user: str | None = _column("text")
    forwarder: str | None = _column("text")
    customs_broker: str | None = _column("text")
    bank: str | None = _column("text")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndUse(Row):
    """What a shipment, or one line of it, is or may be used for."""

    shipment_id: str | None = _column("text")
    line_id: str | None = _column("text")
    use: str | None = _column("code", "use")
    certainty: str | None = _column("code", "certainty")
    node_nm: Bounds | None = _column("amount")
    memory_layers: Bounds | None = _column("amount")
    role: str | None = _column("code", "role")
    military_potential: Truth = _column("truth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Row):
    """One item of a shipment."""

    shipment_id: str = _key()
    line_id: str = _key()
    part_id: str = _key()
    lot_id: str | None = _column("text")
    quantity: Bounds | None = _column("amount")
    unit: str | None = _column("unit")
    unit_value: Bounds | None = _column("amount", money=True)
    currency: str | None = _column("currency")
    licence_id: str | None = _column("text")
    known_use: str | None = _column("code", "known_use")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Row):
    """One act of giving technology, goods or a service to somebody, by whatever way."""

    transfer_id: str = _key()
    date: date | None = _column("date")
    kind: str | None = _column("code", "transfer_kind")
    provider: str | None = _column("text")
    provider_place: str | None = _column("country")
    recipient: str | None = _column("text")
    recipient_place: str | None = _column("country")
    end_user: str | None = _column("text")
    service_provider: str | None = _column("text")
    scene: str | None = _column("code", "scene")
    channel: str | None = _column("text")
    technology: str | None = _column("text")
    medium: str | None = _column("text")
    technology_origin: str | None = _column("country")
    code: str | None = _column("text")
    in_catalogue: Truth = _column("truth")
    stage: str | None = _column("code", "transfer_stage")
    magnet_kind: str | None = _column("code", "magnet_kind")
    about: str | None = _column("code", "about")
    carve_out: str | None = _column("code", "carve_out")
    known_use: str | None = _column("code", "known_use")
    supports: Truth = _column("truth")
    carried_out: Truth = _column("truth")
    licence_id: str | None = _column("text")
    amount: Bounds | None = _column("amount", priced=True)
    currency: str | None = _column("currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Row):
    """A natural person who receives technology."""

    party_id: str = _key()
    passport: str | None = _column("text")
    permits: str | None = _column("text")
    home_country: str | None = _column("country")
    residence: str | None = _column("country")
    long_stays: str | None = _column("text")
    career: str | None = _column("text")
    military_ties: Truth = _column("truth")
    departures: str | None = _column("text")
    leaves_for: str | None = _column("country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence(Row):
    """An export licence that somebody holds."""

    licence_id: str = _key()
    number: str | None = _column("text")
    holder: str | None = _column("text")
    items: str | None = _column("text")
    quantity: Bounds | None = _column("amount")
    used: Bounds | None = _column("amount")
    end_user: str | None = _column("text")
    destination: str | None = _column("country")
    end_use: str | None = _column("text")
    terms: str | None = _column("text")
    valid_from: date | None = _column("date")
    valid_to: date | None = _column("date")
    surrendered_on: date | None = _column("date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking(Row):
    """What an end user undertook about a part when it left China under licence. Several names: parted by semicolons."""

    undertaking_id: str = _key()
    part_id: str = _key()
    lot_id: str | None = _column("text")
    licence_id: str | None = _column("text")
    given_by: str | None = _column("text")
    given_to: str | None = _column("text")
    given_on: date | None = _column("date")
    end_user: str | None = _column("text")
    through: str | None = _column("text")
    use: str | None = _column("code", "use")
    end_use: str | None = _column("text")
    built_into: str | None = _column("text")
    destination: str | None = _column("country")
    quantity: Bounds | None = _column("amount")
    ended_on: date | None = _column("date")
    leave: str | None = _column("text")
    leave_for: str | None = _column("text")
    leave_from: date | None = _column("date")


ROW_TYPES: dict[str, type[Row]] = {
    "parts": Part,
    "bom": BillLine,
    "content": Content,
    "technology_use": TechnologyUse,
    "notices": Notice,
    "prices": Price,
    "fx": Rate,
    "parties": Party,
    "ownership": Ownership,
    "shipments": Shipment,
    "end_uses": EndUse,
    "lines": Line,
    "transfers": Transfer,
    "recipients": Recipient,
    "licences": Licence,
    "undertakings": Undertaking,
}
"""Each table by the name of its file or sheet."""
