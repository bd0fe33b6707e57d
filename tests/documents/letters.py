"""Notifications of invented firms for the tests of the papers, and the text of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2

from ytterby.documents.approvals import Approval, approve_wording, used
from ytterby.documents.notification import (
    Addressee,
    Issuer,
    Item,
    Names,
    Notification,
    Share,
    notification_number,
)
from ytterby.documents.page import notification_pdf
from ytterby.documents.wording import load_wording
from ytterby.languages import Language

MAGNET = Names(
    "含镝的钕铁硼永磁材料",
    "ジスプロシウム含有ネオジム鉄ボロン永久磁石材料",
    "NdFeB permanent-magnet material containing dysprosium",
)
DYSPROSIUM = Names("金属镝", "金属ジスプロシウム", "Dysprosium metal")
TERBIUM_OXIDE = Names("氧化铽", "酸化テルビウム", "Terbium oxide")

ROTOR = Item(
    part_id="NM-42SH-0012-A",
    name="ローター用焼結磁石",
    annex1_part=2,
    annex1_id="P2-1.3",
    annex1_name=MAGNET,
    lot_id="L2611-07",
    quantity="12000",
    unit="pcs",
    contained=(DYSPROSIUM, TERBIUM_OXIDE),
)
INGOT = Item("DY-M-99", "金属镝锭", 1, "P1-02", DYSPROSIUM, quantity="250", unit="kg")
MAKER = Issuer("北斗架空マグネット株式会社", "foreign_specified_exporter", "北海道架空市中央区1-2-3", "髙﨑 𠮷郎")
MINE = Issuer("虚构稀土金属有限公司", "exporter_in_china")
BUYER = Addressee("Fiktív Motorgyártó Kft. (Győr)", "consignee")
APPROVAL = Approval("高村 架子", date(2026, 11, 30), "the official text is not yet at hand")


def notified(**changed: Any) -> Notification:
    """A notification about a magnet, with whatever a test changes; numbered unless the test gives a number."""
    number = changed.pop("number", None)
    content: dict[str, Any] = {
        "issued_on": date(2026, 12, 1),
        "shipment_id": "SHP-2026-118",
        "line_id": "10",
        "issuer": MAKER,
        "addressee": BUYER,
        "item": ROTOR,
        "share": Share("0.130001", "content"),
        "provisions": ("61/1(1)",),
    }
    content |= changed
    return Notification(number=number or notification_number(**content), **content)


def letter(
    notification: Notification,
    languages: Sequence[Language] = ("zh", "ja"),
    *,
    workspace: Path | None = None,
    draft: bool = True,
) -> bytes:
    """The PDF of a notification in the wordings of a workspace."""
    wordings = [load_wording(language, workspace) for language in languages]
    stated = tuple(used(wording, workspace, notification.share.basis) for wording in wordings)
    return notification_pdf(msgspec.structs.replace(notification, wording=stated), wordings, draft=draft)


def approved(workspace: Path) -> Path:
    """The workspace with the packaged Chinese approved."""
    approve_wording(workspace, load_wording("zh", None), APPROVAL)
    return workspace


def pages(pdf: bytes) -> list[str]:
    """The text of each page without spaces and line ends: columns break lines wherever they are full."""
    document = pypdfium2.PdfDocument(pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]
