"""What the situation statement of a transfer has to tell: the items of 62's guides for its exporter and scene."""

from __future__ import annotations

from collections.abc import Mapping

from ..law.mofcom_2025_62.rules import ID
from ..law.paragraphs import Paragraph, paragraphs
from .transfers import JoinedTransfer

__all__ = ["scene_item", "statement_items"]

ITEM_OF_SCENE: Mapping[str, str] = {
    "trade": "trade",
    "ip-licence": "ip-licence",
    "investment": "investment",
    "exchange": "exchange",
    "gift": "exchange",
    "exhibition": "exhibition",
    "display": "exhibition",
    "aid": "teaching",
    "teaching": "teaching",
    "joint-development": "teaching",
}
"""The item of Annex 1, 四（一）, that speaks of a scene of 62 § 2; of all others one tells what happens."""
ITEM_OF_KIND: Mapping[str, str] = {"legal": "company", "non-profit": "non-profit", "natural": "person"}


def scene_item(joined: JoinedTransfer) -> Paragraph:
    """What Annex 1 wants for the scene in which the technology is given."""
    return _numbered()[f"annex1/4(1)/{ITEM_OF_SCENE.get(joined.transfer.scene or '', 'other')}"]


def statement_items(kind: str, joined: JoinedTransfer) -> tuple[Paragraph, ...]:
    """The items of the statement of a kind (`statement-for-abroad` by Annex 1, `statement-for-china` by Annex 2)."""
    annex = "annex1" if kind == "statement-for-abroad" else "annex2"
    exporter = ITEM_OF_KIND.get(joined.provider.kind or "") if joined.provider is not None else None
    return tuple(
        paragraph
        for number, paragraph in _numbered().items()
        if number.startswith(f"{annex}/")
        and "note" not in number
        and (not number.startswith("annex1/1/") or exporter in (None, number.rpartition("/")[2]))
        and (not number.startswith("annex1/4(1)/") or paragraph is scene_item(joined))
    )


def _numbered() -> Mapping[str, Paragraph]:
    return {paragraph.number: paragraph for paragraph in paragraphs(ID)}
