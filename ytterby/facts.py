"""The vocabulary: the only facts that law may ask for. Bills, parties and shipments supply them.

What each fact says, how to ask for it and who can answer stands in `facts.toml`, in three languages.
"""

from __future__ import annotations

from pathlib import Path

from .languages import Catalogue
from .logic.conditions import Above, AtLeast, Figure, Flag

__all__ = ["wording"]

# Places. Hong Kong, Macau and Taiwan stand apart from mainland China, for it is open on which side they fall.
exporter_in_mainland_china = Flag("exporter_in_mainland_china")
exporter_in_hk_mo_tw = Flag("exporter_in_hk_mo_tw")
leaves_from_mainland_china = Flag("leaves_from_mainland_china")
leaves_from_hk_mo_tw = Flag("leaves_from_hk_mo_tw")
goes_to_mainland_china = Flag("goes_to_mainland_china")
goes_to_hk_mo_tw = Flag("goes_to_hk_mo_tw")
crosses_a_border = Flag("crosses_a_border")
ends_in_mainland_china = Flag("ends_in_mainland_china")
ends_in_hk_mo_tw = Flag("ends_in_hk_mo_tw")
stays_within_a_customs_union = Flag("stays_within_a_customs_union")
goes_to_united_states = Flag("goes_to_united_states")
goes_to_japan = Flag("goes_to_japan")

# The deal.
contracted_before_publication = Flag("contracted_before_publication")
is_return_or_sample = Flag("is_return_or_sample")
exporter_is_chinese_person = Flag("exporter_is_chinese_person")
goods_are_known_to_serve_rare_earths_abroad = Flag("goods_are_known_to_serve_rare_earths_abroad")
goods_should_be_known_to_serve_rare_earths_abroad = Flag("goods_should_be_known_to_serve_rare_earths_abroad")

# The item.
is_part_one_item = Flag("is_part_one_item")
is_listed_magnet = Flag("is_listed_magnet")
is_listed_target = Flag("is_listed_target")
contains_listed_magnet = Flag("contains_listed_magnet")
contains_listed_target = Flag("contains_listed_target")
is_deep_processed = Flag("is_deep_processed")
is_finished_goods = Flag("is_finished_goods")
made_in_mainland_china = Flag("made_in_mainland_china")
made_in_hk_mo_tw = Flag("made_in_hk_mo_tw")
originates_in_mainland_china = Flag("originates_in_mainland_china")
originates_in_hk_mo_tw = Flag("originates_in_hk_mo_tw")
contains_chinese_part_one_material = Flag("contains_chinese_part_one_material")
made_with_chinese_technology = Flag("made_with_chinese_technology")
contains_magnet_made_with_chinese_technology = Flag("contains_magnet_made_with_chinese_technology")
chinese_technology_is_controlled = Flag("chinese_technology_is_controlled")
chinese_technology_came_before_publication = Flag("chinese_technology_came_before_publication")
chinese_technology_is_of_named_magnets = Flag("chinese_technology_is_of_named_magnets")
earlier_stage_used_chinese_technology = Flag("earlier_stage_used_chinese_technology")
is_listed_in_18 = Flag("is_listed_in_18")
is_listed_in_56 = Flag("is_listed_in_56")
is_listed_in_57 = Flag("is_listed_in_57")

# Who receives it.
recipient_is_military_user = Flag("recipient_is_military_user")
importer_or_end_user_is_listed = Flag("importer_or_end_user_is_listed")
importer_or_end_user_is_held_by_listed = Flag("importer_or_end_user_is_held_by_listed")
importer_or_end_user_is_held_by_control_listed = Flag("importer_or_end_user_is_held_by_control_listed")
importer_or_end_user_is_held_by_watch_listed = Flag("importer_or_end_user_is_held_by_watch_listed")
recipient_is_defence_contractor = Flag("recipient_is_defence_contractor")
recipient_is_held_by_military_user = Flag("recipient_is_held_by_military_user")
importer_or_end_user_listing_is_suspended = Flag("importer_or_end_user_listing_is_suspended")
importer_or_end_user_listing_is_stopped = Flag("importer_or_end_user_listing_is_stopped")
importer_or_end_user_is_on_control_list = Flag("importer_or_end_user_is_on_control_list")
importer_or_end_user_is_on_watch_list = Flag("importer_or_end_user_is_on_watch_list")
importer_or_end_user_is_barred_from_chinese_items = Flag("importer_or_end_user_is_barred_from_chinese_items")
recipient_is_of_united_states = Flag("recipient_is_of_united_states")
recipient_is_of_japan = Flag("recipient_is_of_japan")

# What the end user undertook when the goods left China.
goods_are_bound_by_an_undertaking = Flag("goods_are_bound_by_an_undertaking")
goods_go_to_somebody_not_named_in_the_undertaking = Flag("goods_go_to_somebody_not_named_in_the_undertaking")
use_departs_from_the_undertaking = Flag("use_departs_from_the_undertaking")
product_with_bound_goods_is_passed_on = Flag("product_with_bound_goods_is_passed_on")
leave_to_depart_was_given = Flag("leave_to_depart_was_given")

# What it is or may be used for.
used_for_weapons_of_mass_destruction = Flag("used_for_weapons_of_mass_destruction")
used_for_terrorism = Flag("used_for_terrorism")
used_for_military_purposes = Flag("used_for_military_purposes")
used_for_logic_chips = Flag("used_for_logic_chips")
used_for_memory_chips = Flag("used_for_memory_chips")
used_for_logic_chip_equipment = Flag("used_for_logic_chip_equipment")
used_for_memory_chip_equipment = Flag("used_for_memory_chip_equipment")
used_for_ai_with_military_potential = Flag("used_for_ai_with_military_potential")
humanitarian_use_is_stated = Flag("humanitarian_use_is_stated")

# A transfer of technology (or of what serves it): who gives what to whom, where. Its provider is the exporter of 62.
provider_is_chinese_person = Flag("provider_is_chinese_person")
provider_in_mainland_china = Flag("provider_in_mainland_china")
provider_in_hk_mo_tw = Flag("provider_in_hk_mo_tw")
handed_over_in_mainland_china = Flag("handed_over_in_mainland_china")
handed_over_in_hk_mo_tw = Flag("handed_over_in_hk_mo_tw")
receiver_is_foreign = Flag("receiver_is_foreign")
receiver_is_of_hk_mo_tw = Flag("receiver_is_of_hk_mo_tw")
receiver_has_military_ties = Flag("receiver_has_military_ties")
receiver_carries_it_out_of_china = Flag("receiver_carries_it_out_of_china")
receiver_goes_to_a_third_country = Flag("receiver_goes_to_a_third_country")
service_provider_takes_part = Flag("service_provider_takes_part")
goes_under_a_licence = Flag("goes_under_a_licence")

# What is transferred.
is_technology = Flag("is_technology")
is_of_a_rare_earth_stage = Flag("is_of_a_rare_earth_stage")
is_of_magnet_making = Flag("is_of_magnet_making")
magnets_are_smco_ndfeb_or_cerium = Flag("magnets_are_smco_ndfeb_or_cerium")
is_of_a_production_line = Flag("is_of_a_production_line")
is_of_single_equipment = Flag("is_of_single_equipment")
technology_originates_in_china = Flag("technology_originates_in_china")
is_in_the_technology_catalogue = Flag("is_in_the_technology_catalogue")
is_in_the_public_domain = Flag("is_in_the_public_domain")
is_basic_scientific_research = Flag("is_basic_scientific_research")
is_needed_for_an_ordinary_patent = Flag("is_needed_for_an_ordinary_patent")
is_made_public = Flag("is_made_public")
provider_knows_of_rare_earth_use_abroad = Flag("provider_knows_of_rare_earth_use_abroad")
provider_should_know_of_rare_earth_use_abroad = Flag("provider_should_know_of_rare_earth_use_abroad")
supports_rare_earth_activity_abroad = Flag("supports_rare_earth_activity_abroad")


def value_share_at_least(figure: Figure) -> AtLeast:
    """The Chinese-origin Part 1 materials reach a share of the value of the item."""
    return AtLeast("value_share", figure)


def value_share_above(figure: Figure) -> Above:
    """The Chinese-origin Part 1 materials exceed a share of the value of the item."""
    return Above("value_share", figure)


def logic_node_above(figure: Figure) -> Above:
    """The logic chips are made at a node above a figure, in nanometres."""
    return Above("logic_node_nm", figure)


def memory_layers_at_least(figure: Figure) -> AtLeast:
    """The memory chips have so many layers or more."""
    return AtLeast("memory_layers", figure)


def wording() -> Catalogue:
    """What each fact says when it holds (`ja`, `zh`, `en`), how to ask for it (`ask_…`) and who can answer (`who`)."""
    return Catalogue.read(Path(__file__).with_name("facts.toml"))
