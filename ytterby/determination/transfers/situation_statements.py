"""What the situation statement of a transfer has to tell: the items of 62's guides for its exporter and scene.

The items are those of the register of paragraphs; no second text says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...languages import Catalogue, Language
from ...law.mofcom_2025_62.rules import ID
from ...law.paragraphs import Paragraph, paragraphs
from ..words import words
from .joined import JoinedTransfer

__all__ = ["is_particular", "item_name", "item_number", "item_records", "scene_item", "statement_items"]

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
    "commission": "teaching",
    "consulting": "teaching",
}
"""The item of Annex 1, 四（一）, that speaks of a scene of 62 § 2 (one of services, teaching, instruction and joint
development is called `teaching`); of all others one tells what happens."""
ITEM_OF_KIND: Mapping[str, str] = {"legal": "company", "non-profit": "non-profit", "natural": "person"}
OF_EXPORTER, OF_SCENE, OF_RECIPIENT = "annex1/1/", "annex1/4(1)/", "annex2/2"


def scene_item(joined: JoinedTransfer) -> Paragraph:
    """What Annex 1 wants for the scene in which the technology is given."""
    return _numbered()[f"{OF_SCENE}{ITEM_OF_SCENE.get(joined.transfer.scene or '', 'other')}"]


def statement_items(kind: str, joined: JoinedTransfer) -> tuple[Paragraph, ...]:
    """The items of the statement of a kind (`statement-for-abroad` by Annex 1, `statement-for-china` by Annex 2)."""
    annex = "annex1" if kind == "statement-for-abroad" else "annex2"
    exporter = _item_of_exporter(joined)
    return tuple(
        paragraph
        for number, paragraph in _numbered().items()
        if number.startswith(f"{annex}/")
        and "note" not in number
        and (not number.startswith(OF_EXPORTER) or exporter in (None, number.removeprefix(OF_EXPORTER)))
        and (not number.startswith(OF_SCENE) or paragraph is scene_item(joined))
    )


def is_particular(item: Paragraph, joined: JoinedTransfer) -> bool:
    """Whether an item is of this exporter, this scene or the person who receives: the others are asked of everybody."""
    of_exporter = item.number.startswith(OF_EXPORTER) and _item_of_exporter(joined) is not None
    return of_exporter or item.number.startswith((OF_SCENE, OF_RECIPIENT))


def item_name(item: Paragraph, language: Language) -> str:
    """Where an item stands: Annex 1, 4(1); in Japanese and Chinese numbered as printed."""
    annex, *_ = item.number.removeprefix("annex").split("/")
    return _words().say("annex-item", language, annex=annex, item=item_number(item, language))


def item_number(item: Paragraph, language: Language) -> str:
    """The number of an item within its annex; in Chinese with what the guide calls its scene or exporter."""
    _, number, *_ = item.number.split("/")
    _, printed, *rest = item.number_zh.split(" ")
    return {"en": number, "ja": printed, "zh": " ".join([printed, *rest])}[language]


def item_records(kind: str, joined: JoinedTransfer, language: Language) -> list[dict[str, Any]]:
    """The items of a statement as plain data."""
    return [
        {
            "number": item.number,
            "name": item_name(item, language),
            "says": item.says.in_(language),
            "particular": is_particular(item, joined),
        }
        for item in statement_items(kind, joined)
    ]


def _item_of_exporter(joined: JoinedTransfer) -> str | None:
    return ITEM_OF_KIND.get(joined.provider.kind or "") if joined.provider is not None else None


def _numbered() -> Mapping[str, Paragraph]:
    return {paragraph.number: paragraph for paragraph in paragraphs(ID)}


def _words() -> Catalogue:
    return words()
