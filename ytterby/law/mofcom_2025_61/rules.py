"""商务部公告2025年第61号 · MOFCOM Announcement No. 61 of 2025: rare-earth items abroad, in the order of its paragraphs.

Days and figures stand in `instrument.toml`, the paragraphs with our summaries in `paragraphs.toml`, the points left
open in `../readings.toml`. No rule mentions a day.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Figure, Provision, Reading, all_of, any_of
from ..territory import outside_china

__all__ = [
    "PROVISIONS",
    "case_by_case",
    "final_destination_on_declaration",
    "humanitarian",
    "humanitarian_report",
    "incorporating",
    "licence_needed",
    "made_with_chinese_technology",
    "military_use",
    "notification_abroad",
    "notification_by_exporter_in_china",
    "of_chinese_origin",
    "refused_users",
    "refused_uses",
    "terrorism",
    "weapons_of_mass_destruction",
]

ID = "mofcom-2025-61"
threshold = Figure(f"{ID}/threshold")  # 0.1%, by 一（一）
logic_node = Figure(f"{ID}/logic-node-nm")  # 四
memory_layers = Figure(f"{ID}/memory-layers")  # 四


exporter_in_china = ~outside_china(facts.exporter_in_mainland_china, facts.exporter_in_hk_mo_tw)
leaves_from_abroad = outside_china(facts.leaves_from_mainland_china, facts.leaves_from_hk_mo_tw)
exporter_abroad = all_of(
    outside_china(facts.exporter_in_mainland_china, facts.exporter_in_hk_mo_tw),
    leaves_from_abroad | Reading("departure-from-china-is-covered"),
)
leaves_the_country = all_of(
    facts.crosses_a_border,
    ~facts.stays_within_a_customs_union | ~Reading("customs-union-is-one-country"),
)
bound_outside_china = any_of(
    outside_china(facts.ends_in_mainland_china, facts.ends_in_hk_mo_tw),
    outside_china(facts.goes_to_mainland_china, facts.goes_to_hk_mo_tw) & Reading("each-leg-is-an-export"),
)
to_another_country = leaves_the_country & bound_outside_china
made_abroad = outside_china(facts.made_in_mainland_china, facts.made_in_hk_mo_tw)

# Annex 1, part 2, I.4: only magnets have a line for what contains them; targets have none.
assembly_with_listed_magnet = all_of(
    facts.contains_listed_magnet,
    ~facts.is_deep_processed | Reading("deep-processed-goods-are-assemblies"),
    ~facts.is_finished_goods | Reading("finished-goods-are-assemblies"),
)
listed_in_part_two = any_of(
    facts.is_listed_magnet,
    assembly_with_listed_magnet,
    facts.is_listed_target,
    facts.contains_listed_target & Reading("equipment-with-a-target-is-listed"),
)
listed_in_annex_one = facts.is_part_one_item | listed_in_part_two

# 一（一）: the body says 达到…及以上, the form of annex 2 says 高于; they differ for exactly one share.
reaches_threshold = any_of(
    facts.value_share_above(threshold),
    facts.value_share_at_least(threshold) & Reading("threshold-itself-counts"),
)

incorporating = Provision(
    f"{ID}/1(1)",
    "含有、集成或者混有 · 达到0.1%及以上",
    all_of(listed_in_part_two, made_abroad, facts.contains_chinese_part_one_material, reaches_threshold),
)

# 一（二）: whose technology, of what kind and since when is left open; no value share is named.
technology_that_counts = all_of(
    facts.chinese_technology_is_controlled | Reading("any-chinese-technology-counts"),
    ~facts.chinese_technology_came_before_publication | Reading("earlier-technology-counts"),
    facts.chinese_technology_is_of_named_magnets | ~Reading("magnet-definition-carries-to-61"),
)
made_with_chinese_technology = Provision(
    f"{ID}/1(2)",
    "使用原产于中国的稀土开采、冶炼分离、金属冶炼、磁材制造、稀土二次资源回收利用相关技术",
    all_of(
        listed_in_annex_one,
        made_abroad,
        any_of(
            facts.made_with_chinese_technology,
            assembly_with_listed_magnet & facts.contains_magnet_made_with_chinese_technology,
            facts.earlier_stage_used_chinese_technology & Reading("earlier-stages-count"),
        ),
        technology_that_counts,
        reaches_threshold | Reading("technology-has-no-floor"),
    ),
)

of_chinese_origin = Provision(
    f"{ID}/1(3)",
    "原产于中国的本公告附件1所列物项",
    all_of(
        listed_in_annex_one,
        any_of(
            facts.originates_in_mainland_china,
            facts.originates_in_hk_mo_tw & Reading("regions-share-chinese-origin"),
        ),
    ),
)

controlled = any_of(incorporating, made_with_chinese_technology, of_chinese_origin)

military_user = any_of(
    facts.recipient_is_military_user,
    facts.recipient_is_defence_contractor & Reading("defence-contractors-are-military-users"),
    facts.recipient_is_held_by_military_user & Reading("half-rule-reaches-military-subsidiaries"),
)
# The lists themselves speak of importers and end users only; others who receive the goods are no matter of 二.
listed_user = any_of(
    facts.importer_or_end_user_is_listed,
    facts.importer_or_end_user_listing_is_suspended & Reading("suspended-listing-counts"),
    facts.importer_or_end_user_listing_is_stopped & Reading("stopped-listing-counts"),
    facts.importer_or_end_user_is_held_by_listed,
)

# Whom 二 and 三 turn away; 五 does not say whether its exemption reaches them.
turned_away = any_of(
    military_user,
    listed_user,
    facts.used_for_weapons_of_mass_destruction,
    facts.used_for_terrorism,
    facts.used_for_military_purposes,
)
relief = facts.humanitarian_use_is_stated & (~turned_away | Reading("relief-reaches-those-turned-away"))

humanitarian = Provision(f"{ID}/5", "紧急医疗、应对公共卫生突发事件、自然灾害救助等人道主义救助", relief)

export_under_control = all_of(
    exporter_abroad,
    leaves_the_country | Reading("domestic-transfer-needs-licence"),
    bound_outside_china,
    controlled,
    ~facts.is_return_or_sample | Reading("returns-need-a-licence"),
    ~facts.contracted_before_publication | ~Reading("earlier-contracts-are-free"),
)

licence_needed = Provision(f"{ID}/1", "必须获得 · 两用物项出口许可证件", export_under_control.unless(humanitarian))

refused_users = Provision(f"{ID}/2", "原则上不予许可", military_user | listed_user)

weapons_of_mass_destruction = Provision(
    f"{ID}/3(1)", "大规模杀伤性武器及其运载工具", facts.used_for_weapons_of_mass_destruction
)
terrorism = Provision(f"{ID}/3(2)", "恐怖主义目的", facts.used_for_terrorism)
military_use = Provision(f"{ID}/3(3)", "军事用途或者提升军事潜力", facts.used_for_military_purposes)
refused_uses = Provision(
    f"{ID}/3", "用于或者可能用于以下最终用途", any_of(weapons_of_mass_destruction, terrorism, military_use)
)

of_an_advanced_process = any_of(
    facts.used_for_logic_chips & ~facts.logic_node_above(logic_node),
    facts.used_for_memory_chips & facts.memory_layers_at_least(memory_layers),
    facts.used_for_logic_chip_equipment & ~facts.logic_node_above(logic_node),
    facts.used_for_memory_chip_equipment & facts.memory_layers_at_least(memory_layers),
)
case_by_case = Provision(f"{ID}/4", "逐案审批", of_an_advanced_process | facts.used_for_ai_with_military_potential)

# Only what would need a licence is reported instead.
humanitarian_report = Provision(f"{ID}/5", "人道主义救助", export_under_control & relief)

notification_by_exporter_in_china = Provision(
    f"{ID}/7/1",
    "",
    all_of(exporter_in_china, to_another_country, facts.is_part_one_item),
)

# The customs declaration is that of China: goods that its exporter sends from abroad never see it.
final_destination_on_declaration = Provision(
    f"{ID}/7/1",
    "",
    all_of(exporter_in_china, ~leaves_from_abroad, to_another_country, facts.is_part_one_item),
)

notification_abroad = Provision(
    f"{ID}/7/2",
    "",
    all_of(
        exporter_abroad,
        any_of(
            incorporating,
            any_of(made_with_chinese_technology, of_chinese_origin) & Reading("notification-without-content"),
            all_of(
                listed_in_annex_one,
                facts.contains_chinese_part_one_material,
                Reading("notification-below-threshold"),
            ),
        ),
        any_of(~leaves_the_country, bound_outside_china, Reading("notification-when-sent-to-china")),
    ),
)

PROVISIONS: dict[str, Provision] = {
    "licence_needed": licence_needed,
    "incorporating": incorporating,
    "made_with_chinese_technology": made_with_chinese_technology,
    "of_chinese_origin": of_chinese_origin,
    "refused_users": refused_users,
    "refused_uses": refused_uses,
    "weapons_of_mass_destruction": weapons_of_mass_destruction,
    "terrorism": terrorism,
    "military_use": military_use,
    "case_by_case": case_by_case,
    "humanitarian": humanitarian,
    "humanitarian_report": humanitarian_report,
    "notification_by_exporter_in_china": notification_by_exporter_in_china,
    "final_destination_on_declaration": final_destination_on_declaration,
    "notification_abroad": notification_abroad,
}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
