"""Whether a check has anybody to screen: most have not, and load nothing for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ytterby.actions import screen_for_check
from ytterby.actions.screen_for_check import screening_for_check
from ytterby.actions.screen_parties import parties_of
from ytterby.law.lawbook import statutes
from ytterby.law.listings import listed_parties
from ytterby.store import StoreError
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Ownership, Party, Shipment, Transfer

DAY = date(2026, 11, 24)
STATED = Party(party_id="P-1", name="架空", listed="none", screened_on=date(2026, 11, 20))


def screened(workspace: Path, dataset: Dataset) -> set[str] | None:
    found = screening_for_check(workspace, dataset, statutes(), DAY)
    return None if found is None else set(found.parties)


@pytest.mark.parametrize(
    "shipment",
    [
        Shipment(shipment_id="S", exporter="P-1", consignee="架空", forwarder="P-1"),
        Shipment(shipment_id="S", forwarder="none", bank="なし"),
        Shipment(shipment_id="S"),
    ],
)
def test_where_the_tables_tell_of_all_nobody_is_screened(tmp_path: Path, shipment: Shipment) -> None:
    assert screened(tmp_path, Dataset(parties=(STATED,), shipments=(shipment,))) is None


@pytest.mark.parametrize(
    "role", ["exporter", "consignee", "importer", "end_user", "forwarder", "customs_broker", "bank"]
)
def test_a_name_in_shipments_alone_is_screened(tmp_path: Path, role: str) -> None:
    named: dict[str, Any] = {role: "スバル"}
    dataset = Dataset(parties=(STATED,), shipments=(Shipment(shipment_id="S", **named),))
    assert screened(tmp_path, dataset) == {"P-1", "スバル"}
    found = screening_for_check(tmp_path, dataset, statutes(), DAY)
    assert found is not None
    assert "斯巴鲁株式会社" in {match.entry.names[0] for match in found.open("スバル", DAY)}


@pytest.mark.parametrize("role", ["provider", "recipient", "end_user", "service_provider"])
def test_a_name_in_transfers_alone_is_screened(tmp_path: Path, role: str) -> None:
    named: dict[str, Any] = {role: "スバル"}
    dataset = Dataset(parties=(STATED,), transfers=(Transfer(transfer_id="T", **named),))
    assert screened(tmp_path, dataset) == {"P-1", "スバル"}


def test_a_name_is_screened_once_whatever_tables_name_it() -> None:
    shipments = (Shipment(shipment_id="S", forwarder="スバル"), Shipment(shipment_id="T", bank="スバル"))
    ownership = (Ownership(owner_id="スバル", owned_id="P-1"),)
    found = parties_of(Dataset(parties=(STATED,), shipments=shipments, ownership=ownership))
    assert [each.reference for each in found] == ["P-1", "スバル"]


def test_a_firm_whose_store_lies_elsewhere_has_one_too(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text('[store]\nurl = "postgresql://localhost:1/none"\n', encoding="utf-8")
    with pytest.raises(StoreError):
        screened(tmp_path, Dataset(parties=(STATED,)))


def test_a_number_is_looked_up_where_a_notice_gives_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = replace(STATED, identifiers="法人番号 8000000000001")
    assert screened(tmp_path, Dataset(parties=(numbered,))) is None
    listed = replace(listed_parties()[0], identifiers=("8000000000001",))
    monkeypatch.setattr(screen_for_check, "listed_parties", lambda statutes: (listed,))
    assert screened(tmp_path, Dataset(parties=(numbered,))) == {"P-1"}
