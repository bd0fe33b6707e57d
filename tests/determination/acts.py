"""One invented technology transfer, and one way to change a cell: each test says only what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.determination.scenes import DAY, IN_FORCE, TODAY
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.transfers.outcome import TransferDetermination
from ytterby.law.lawbook import Statutes
from ytterby.logic.truth import NO
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Licence, Party, Recipient, Transfer

__all__ = ["ACT", "FIRM", "LICENCE", "PERSON", "act", "determined"]

FIRM = Party(
    party_id="MAKER",
    kind="legal",
    country="CN",
    located_in="CN",
    military_user=NO,
    held_by_military_user=NO,
    listed="none",
    held_by_listed=NO,
)
BUYER = replace(FIRM, party_id="BUYER", name="Musterwerk GmbH (fictional)", country="DE", located_in="DE")
PERSON = replace(FIRM, party_id="PERSON", kind="natural", country=None, located_in="CN", nationality="DE")
ACT = Transfer(
    transfer_id="T",
    date=DAY,
    kind="technology",
    provider="MAKER",
    provider_place="CN",
    recipient="BUYER",
    recipient_place="DE",
    scene="trade",
    technology="sintering curves",
    technology_origin="CN",
    in_catalogue=NO,
    stage="magnet-making",
    magnet_kind="neodymium-iron-boron",
    about="process",
    carve_out="none",
    known_use="none",
    supports=NO,
    carried_out=NO,
    service_provider="none",
)
"""Sintering curves of NdFeB magnets, sold by a firm in China to a firm in Germany."""
LICENCE = Licence(
    licence_id="L",
    number="2026-T-1",
    holder="MAKER",
    end_user="BUYER",
    valid_from=date(2026, 12, 1),
    valid_to=date(2027, 11, 30),
)


def act(parties: dict[str, dict[str, Any]] | None = None, person: Recipient | None = None, **cells: Any) -> Dataset:
    """The act with other cells, and its parties with others (by party_id)."""
    changed = [replace(each, **(parties or {}).get(each.party_id, {})) for each in (FIRM, BUYER, PERSON)]
    return Dataset(
        parties=tuple(changed),
        recipients=() if person is None else (person,),
        licences=(LICENCE,),
        transfers=(replace(ACT, **cells),),
    )


def determined(
    scene: Dataset, book: Statutes = IN_FORCE, firm: Firm | None = None, on: date | None = None
) -> TransferDetermination:
    """The determination of its one transfer."""
    return check(scene, book, firm or Firm(), TODAY, on=on).transfers[0]
