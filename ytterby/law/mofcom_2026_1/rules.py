"""商务部公告2026年第1号 · MOFCOM Announcement No. 1 of 2026: dual-use items to Japanese military users and uses.

"Any other end user or use that helps raise Japan's military strength" is what the fact about military use asks too.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, Reading, all_of, any_of
from ..dual_use import exported_from_china, listed_dual_use_item, of_chinese_origin, supplied_from_abroad

__all__ = ["PROVISIONS", "military_japan", "transfer_to_japan"]

ID = "mofcom-2026-1"

japanese_military = all_of(
    listed_dual_use_item,
    any_of(facts.recipient_is_of_japan, facts.goes_to_japan),
    any_of(
        facts.recipient_is_military_user,
        facts.recipient_is_defence_contractor & Reading("defence-contractors-are-military-users"),
        facts.used_for_military_purposes,
    ),
)

military_japan = Provision(f"{ID}/1", "", exported_from_china & japanese_military)

transfer_to_japan = Provision(f"{ID}/2", "", all_of(supplied_from_abroad, of_chinese_origin, japanese_military))

PROVISIONS: dict[str, Provision] = {"military_japan": military_japan, "transfer_to_japan": transfer_to_japan}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
