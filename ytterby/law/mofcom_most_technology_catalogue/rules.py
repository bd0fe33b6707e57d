"""中国禁止出口限制出口技术目录 · Catalogue of technologies prohibited or restricted for export, since 2001.

It stands beside announcement 62 and was not suspended with it. Its entries are not encoded, so whether a technology is
in it is a standing question of every technology that leaves China, goes to a foreigner, or is made public to all alike.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, all_of, any_of
from ..mofcom_2025_62.rules import handed_over_abroad, provider_in_china, to_a_foreigner

__all__ = ["PROVISIONS", "standing_question"]

ID = "mofcom-most-technology-catalogue"

standing_question = Provision(
    f"{ID}/1",
    "",
    all_of(
        facts.is_technology,
        facts.provider_is_chinese_person | provider_in_china,
        any_of(to_a_foreigner, handed_over_abroad, facts.is_made_public),
        facts.is_in_the_technology_catalogue,
    ),
)

PROVISIONS: dict[str, Provision] = {"standing_question": standing_question}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
