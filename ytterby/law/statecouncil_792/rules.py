"""两用物项出口管制条例 · Dual-Use Regulations (State Council Decree 792): what end users undertake, and the two lists.

Announcement 61 § 2 is about applications under 61; these articles bite by themselves, whatever becomes of 61.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, Reading, all_of, any_of
from ..dual_use import exported_from_china, listed_dual_use_item, of_chinese_origin, supplied_from_abroad

__all__ = [
    "PROVISIONS",
    "barred_transfer",
    "control_list",
    "undertaking_broken",
    "watch_list",
    "what_left_under_an_undertaking",
]

ID = "statecouncil-792"

# Read as reaching beyond 61, the rule on half-holding puts whom the listed hold where those who hold stand: under 29
# with holders on the control list whose measures are in force, under 26 with holders on the watch list.
control_list = Provision(
    f"{ID}/29",
    "",
    all_of(
        exported_from_china,
        listed_dual_use_item,
        any_of(
            facts.importer_or_end_user_is_on_control_list,
            facts.importer_or_end_user_is_held_by_control_listed & Reading("half-rule-reaches-beyond-61"),
        ),
    ),
)

watch_list = Provision(
    f"{ID}/26",
    "",
    all_of(
        exported_from_china,
        listed_dual_use_item,
        any_of(
            facts.importer_or_end_user_is_on_watch_list,
            facts.importer_or_end_user_is_held_by_watch_listed & Reading("half-rule-reaches-beyond-61"),
        ),
    ),
)

# Any third party is one, at home too, and the promise holds whatever becomes of the rules under which the goods came.
undertaking_broken = Provision(
    f"{ID}/24",
    "不得擅自改变两用物项的最终用途或者向任何第三方转让",
    all_of(
        facts.goods_are_bound_by_an_undertaking,
        any_of(
            facts.use_departs_from_the_undertaking,
            facts.goods_go_to_somebody_not_named_in_the_undertaking,
            facts.product_with_bound_goods_is_passed_on & Reading("product-carries-the-undertaking"),
        ),
    ).unless(facts.leave_to_depart_was_given),
)

what_left_under_an_undertaking = all_of(supplied_from_abroad, of_chinese_origin, listed_dual_use_item)
"""Goods abroad that hardly left China without a licence, and so without what its end user undertook."""

# The list notices of 2026 bar foreign persons too; which notice a party stands on decides.
barred_transfer = Provision(
    f"{ID}/49",
    "",
    all_of(
        supplied_from_abroad,
        of_chinese_origin,
        listed_dual_use_item,
        facts.importer_or_end_user_is_barred_from_chinese_items,
    ),
)

PROVISIONS: dict[str, Provision] = {
    "undertaking_broken": undertaking_broken,
    "control_list": control_list,
    "watch_list": watch_list,
    "barred_transfer": barred_transfer,
}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
