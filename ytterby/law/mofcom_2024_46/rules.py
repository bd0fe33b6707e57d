"""商务部公告2024年第46号 · MOFCOM Announcement No. 46 of 2024: dual-use items to the United States.

Its paragraph 2 (gallium, germanium, antimony, superhard materials, graphite) is no matter of rare earths.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, Reading, all_of, any_of
from ..dual_use import exported_from_china, listed_dual_use_item, of_chinese_origin, supplied_from_abroad

__all__ = ["PROVISIONS", "military_america", "transfer_to_america"]

ID = "mofcom-2024-46"

american_military = all_of(
    listed_dual_use_item,
    any_of(facts.recipient_is_of_united_states, facts.goes_to_united_states),
    any_of(
        facts.recipient_is_military_user,
        facts.recipient_is_defence_contractor & Reading("defence-contractors-are-military-users"),
        facts.used_for_military_purposes,
    ),
)

military_america = Provision(f"{ID}/1", "", exported_from_china & american_military)

transfer_to_america = Provision(f"{ID}/3", "", all_of(supplied_from_abroad, of_chinese_origin, american_military))

PROVISIONS: dict[str, Provision] = {
    "military_america": military_america,
    "transfer_to_america": transfer_to_america,
}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
