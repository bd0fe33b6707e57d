"""Conditions that the announcements on exports from China share: leaving China, and being a listed dual-use item.

Article 2 of the Export Control Law calls export both the moving of an item out of China and its supply by a Chinese
exporter to a foreign party, so an exporter in China counts wherever its goods lie.
"""

from __future__ import annotations

from .. import facts
from ..logic.conditions import Reading, all_of, any_of
from .mofcom_2025_62 import rules as technology
from .territory import outside_china

__all__ = [
    "controlled_by_18",
    "exported_from_china",
    "goods_exported_from_china",
    "listed_dual_use_item",
    "of_chinese_origin",
    "supplied_from_abroad",
]

exporter_abroad = outside_china(facts.exporter_in_mainland_china, facts.exporter_in_hk_mo_tw)
leaves_from_abroad = outside_china(facts.leaves_from_mainland_china, facts.leaves_from_hk_mo_tw)

# Where the way ends counts; of goods that leave China, the leg abroad counts too, though they may come back.
goods_exported_from_china = all_of(
    facts.crosses_a_border | leaves_from_abroad,
    any_of(
        outside_china(facts.ends_in_mainland_china, facts.ends_in_hk_mo_tw),
        outside_china(facts.goes_to_mainland_china, facts.goes_to_hk_mo_tw) & ~leaves_from_abroad,
    ),
    any_of(facts.exporter_is_chinese_person, ~exporter_abroad, ~leaves_from_abroad),
)
"""The goods leave China, or a Chinese exporter, or one in China, supplies goods that are abroad to somebody abroad."""

# What 62 § 2 calls export is what article 2 calls so; that 62 may not be in force does not change that. Its reading on
# foreign persons abroad is a matter of 62 alone.
technology_exported_from_china = all_of(
    facts.is_technology,
    facts.provider_is_chinese_person | technology.provider_in_china,
    technology.export.holds,
)

exported_from_china = goods_exported_from_china | technology_exported_from_china
"""Goods leave China or are supplied by an exporter in China; or technology leaves it or is given to a foreigner."""

supplied_from_abroad = all_of(exporter_abroad, leaves_from_abroad)
"""Somebody outside China transfers or supplies what is outside China, across a border or not."""

of_chinese_origin = any_of(
    facts.originates_in_mainland_china,
    facts.originates_in_hk_mo_tw & Reading("regions-share-chinese-origin"),
)

# The ministry's questions and answers 4 and 5 say of whole categories that they are *generally* outside 18; they bind
# nobody, so a category never turns the answer into a flat no by itself.
controlled_by_18 = any_of(facts.is_listed_in_18, facts.contains_listed_magnet).unless(
    facts.is_deep_processed & Reading("general-answers-settle-18")
)
"""What 18 lists, and what contains a magnet that it lists."""

listed_dual_use_item = any_of(
    controlled_by_18,
    facts.is_listed_in_56,
    facts.is_listed_in_57,
    technology.controlled.unless(technology.carve_out.holds),
)
"""On the part of the dual-use control list that Ytterby knows: what 18, 56, 57 and 62 put on it."""
