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

# Who receives it.
recipient_is_military_user = Flag("recipient_is_military_user")
importer_or_end_user_is_listed = Flag("importer_or_end_user_is_listed")
importer_or_end_user_is_held_by_listed = Flag("importer_or_end_user_is_held_by_listed")

# What it is or may be used for.
used_for_weapons_of_mass_destruction = Flag("used_for_weapons_of_mass_destruction")
used_for_terrorism = Flag("used_for_terrorism")
used_for_military_purposes = Flag("used_for_military_purposes")
used_for_logic_chips = Flag("used_for_logic_chips")
used_for_memory_chips = Flag("used_for_memory_chips")
used_for_chip_equipment_or_materials = Flag("used_for_chip_equipment_or_materials")
used_for_ai_with_military_potential = Flag("used_for_ai_with_military_potential")
humanitarian_use_is_stated = Flag("humanitarian_use_is_stated")


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
