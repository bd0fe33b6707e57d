"""Scenes in which an open point matters, each with the points that do: at least one for every point of goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.determination.scenes import (
    cars,
    changed,
    exactly,
    from_china,
    magnets,
    motors,
    oxide,
    oxide_leaving_china,
    with_rows,
)
from ytterby.logic.truth import NO, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Price, TechnologyUse, Undertaking

__all__ = [
    "AT_THE_FIGURE",
    "CHINESE_MAGNETS",
    "MATTERING",
    "PRICES_FELL",
    "SMALL_CHINESE_MAGNETS",
    "SOLD_CHEAPER",
    "SOLD_DEARER",
    "TO_HONG_KONG",
    "TWO_MATERIALS",
]

TO_HONG_KONG = changed(oxide(), "shipments", to_country="HK")
OF_HONG_KONG_AND_UNKNOWN_TECHNOLOGY = changed(oxide(), "parts", made_in="HK", origin="HK")
OF_HONG_KONG = with_rows(
    OF_HONG_KONG_AND_UNKNOWN_TECHNOLOGY, "technology_use", TechnologyUse(part_id="OXIDE", chinese_origin=NO)
)
RELIEF_FOR_LISTED = changed(
    changed(magnets(), "end_uses", use="humanitarian-public-health"), "parties", "USER", listed="control-list"
)
AT_THE_FIGURE = changed(magnets(), "content", stated_value=exactly("0.4"))
CHINESE_MAGNETS = changed(motors(), "parts", "MAG", made_in="CN", origin="CN")
"""Motors whose magnets were finished in China: 24 of 400, each with 40 of dysprosium."""
SMALL_CHINESE_MAGNETS = changed(CHINESE_MAGNETS, "content", stated_value=exactly("0.01"))
TWO_MATERIALS = with_rows(
    changed(magnets(), "content", stated_value=exactly("0.3")),
    "content",
    replace(magnets().content[0], material="P1-13", stated_value=exactly("0.2")),
)
SOLD_DEARER = changed(changed(magnets(), "content", stated_value=exactly("0.5")), "lines", unit_value=exactly(600))
SOLD_CHEAPER = changed(changed(magnets(), "content", stated_value=exactly("0.39")), "parts", unit_value=exactly(300))
PRICES_FELL = with_rows(
    changed(magnets(), "content", stated_value=None, mass_g=exactly(1), price_per_kg=exactly(410)),
    "prices",
    Price(material="P1-12", date=date(2026, 12, 1), market="invented", price_per_kg=exactly(390), currency="JPY"),
)
CHEAP_CAR = changed(changed(cars(), "lines", unit_value=exactly(500_000)), "parts", "CAR", unit_value=exactly(500_000))
TARGET_EQUIPMENT = changed(
    changed(motors(), "parts", "MAG", listed_item="P2-2.3.b", category="target"), "parts", "MOTOR", category="assembly"
)
NOTHING_CHINESE = changed(magnets(), "content", origin="AU")


def _content(**cells: Any) -> Dataset:
    return changed(magnets(), "content", **cells)


def _shipment(scene: Dataset | None = None, **cells: Any) -> Dataset:
    return changed(scene or magnets(), "shipments", **cells)


def _user(scene: Dataset | None = None, **cells: Any) -> Dataset:
    return changed(scene or magnets(), "parties", "USER", **cells)


def _technology(**cells: Any) -> Dataset:
    """Magnets with nothing Chinese in them, made with Chinese technology for NdFeB magnets, controlled and new."""
    known = {
        "stage": "magnet-making",
        "chinese_origin": YES,
        "controlled": YES,
        "received_on": date(2026, 3, 1),
        "magnet_kind": "neodymium-iron-boron",
        **cells,
    }
    return changed(NOTHING_CHINESE, "technology_use", **known)


def _smelted_with_chinese_technology() -> Dataset:
    """Magnets made with none of it, of dysprosium that was smelted abroad with some."""
    metal = replace(
        magnets().parts[0], part_id="DY", listed_item="P1-02", category="material", made_in="VN", origin="VN"
    )
    scene = replace(
        with_rows(magnets(), "parts", replace(metal, unit_value=exactly(40), separately_usable=NO)), content=()
    )
    scene = with_rows(scene, "bom", BillLine(parent_id="MAG", child_id="DY", quantity=exactly(1), unit="pcs"))
    smelted = TechnologyUse(
        part_id="DY", stage="smelting", chinese_origin=YES, controlled=YES, received_on=date(2026, 3, 1)
    )
    return with_rows(scene, "technology_use", smelted)


MATTERING: dict[str, tuple[Dataset, set[str]]] = {
    "magnet": (magnets(), set()),
    "magnet at exactly the figure": (AT_THE_FIGURE, {"threshold-itself-counts"}),
    "magnet with two materials": (TWO_MATERIALS, {"several-materials"}),
    # as sold it stays below the figure: whether that is notified is open too
    "magnet sold for more than it is worth": (SOLD_DEARER, {"value-of-the-item", "notification-below-threshold"}),
    "magnet of a material that got cheaper": (PRICES_FELL, {"price-of-the-material"}),
    "magnet with dysprosium fluoride": (_content(material="dysprosium fluoride"), {"unlisted-compounds"}),
    "magnet with holmium": (_content(material="holmium oxide"), {"elements-of-57"}),
    "magnet of metal smelted abroad from Chinese oxide": (
        _content(material="P1-02", origin="VN", made_from="oxide", made_from_origin="CN"),
        {"origin-of-refined-material"},
    ),
    "magnet of what was recycled from Chinese magnets": (
        _content(origin="JP", made_from="recycled-magnets", made_from_origin="CN"),
        {"recycled-material"},
    ),
    "motor": (motors(), {"deep-processed-goods-are-assemblies"}),
    "motor with magnets finished in China": (
        CHINESE_MAGNETS,
        {"deep-processed-goods-are-assemblies", "finished-chinese-magnets"},
    ),
    "motor with magnets finished in China, little in them": (
        SMALL_CHINESE_MAGNETS,
        {"numerator", "which-article", "notification-below-threshold"},
    ),
    "car": (cars(), {"which-article", "notification-below-threshold"}),
    "car that reaches the figure": (
        CHEAP_CAR,
        {"finished-goods-are-assemblies", "deep-processed-goods-are-assemblies"},
    ),
    "equipment with a target": (TARGET_EQUIPMENT, {"equipment-with-a-target-is-listed", "which-article"}),
    "nothing Chinese in it": (NOTHING_CHINESE, set()),
    # --- made with Chinese technology
    "Chinese technology": (_technology(), {"technology-has-no-floor", "notification-without-content"}),
    "Chinese technology that is not controlled": (
        _technology(controlled=NO),
        {"any-chinese-technology-counts", "technology-has-no-floor", "notification-without-content"},
    ),
    "Chinese technology received long ago": (
        _technology(received_on=date(2024, 3, 1)),
        {"earlier-technology-counts", "technology-has-no-floor", "notification-without-content"},
    ),
    "Chinese technology for other magnets": (
        _technology(magnet_kind="other"),
        {"magnet-definition-carries-to-61", "technology-has-no-floor", "notification-without-content"},
    ),
    # nobody says what the metal was smelted from: it may have been Chinese oxide
    "Chinese technology at an earlier stage": (
        _smelted_with_chinese_technology(),
        {"earlier-stages-count", "origin-of-refined-material"},
    ),
    # --- origin and way
    "oxide": (oxide(), {"notification-without-content"}),
    "oxide to Hong Kong": (TO_HONG_KONG, {"regions-are-outside", "notification-without-content"}),
    "oxide of Hong Kong": (OF_HONG_KONG, {"regions-share-chinese-origin"}),
    "oxide of Hong Kong, undecided": (
        OF_HONG_KONG_AND_UNKNOWN_TECHNOLOGY,
        {
            "regions-share-chinese-origin",
            "regions-are-outside",
            "technology-has-no-floor",
            "notification-without-content",
        },
    ),
    "magnet to China": (_shipment(to_country="CN"), {"notification-when-sent-to-china"}),
    "magnet by way of Germany to China": (
        _shipment(final_destination="CN"),
        {"each-leg-is-an-export"},
    ),
    "magnet at home": (_shipment(to_country="JP", importer=None), {"domestic-transfer-needs-licence"}),
    "magnet from Germany to France": (
        _shipment(exporter_located_in="DE", from_country="DE", to_country="FR"),
        {"customs-union-is-one-country"},
    ),
    "magnet ordered before publication": (_shipment(contract_date=date(2025, 9, 1)), {"earlier-contracts-are-free"}),
    "sample magnet": (_shipment(purpose="sample"), {"returns-need-a-licence"}),
    # --- recipients
    "relief for a listed user": (RELIEF_FOR_LISTED, {"relief-reaches-those-turned-away"}),
    "magnet for a defence contractor": (
        _user(defence_contractor=YES),
        {"defence-contractors-are-military-users"},
    ),
    "magnet for a subsidiary of armed forces": (
        _user(held_by_military_user=YES),
        {"half-rule-reaches-military-subsidiaries"},
    ),
    "magnet for a user whose listing is suspended": (
        _user(listed="control-list-suspended"),
        {"suspended-listing-counts"},
    ),
    "magnet for a user whose listing is stopped": (_user(listed="control-list-stopped"), {"stopped-listing-counts"}),
    # --- beside 61
    "motor of the firm that undertook to build its magnets in": (
        with_rows(
            motors(),
            "undertakings",
            Undertaking(
                undertaking_id="U",
                part_id="MAG",
                given_by="SELLER",
                end_user="SELLER",
                use="ordinary",
                built_into="MOTOR",
            ),
        ),
        {"deep-processed-goods-are-assemblies", "product-carries-the-undertaking"},
    ),
    "oxide leaving China": (oxide_leaving_china(), set()),
    "oxide leaving China, its seller in Japan": (
        _shipment(oxide(), from_country="CN"),
        {"departure-from-china-is-covered"},
    ),
    "oxide leaving China for somebody held by a listed party": (
        _user(oxide_leaving_china(), held_by_listed=YES),
        {"half-rule-reaches-beyond-61"},
    ),
    "motor leaving China": (from_china(motors()), {"general-answers-settle-18"}),
    "pump from China that may serve a separation plant": (
        changed(
            from_china(changed(magnets(), "parts", listed_item="none", contains_rare_earth=NO, control_code="none")),
            "lines",
            known_use="suspected-rare-earths-abroad",
        ),
        {"should-know-is-knowing"},
    ),
}
"""The points that matter to each, the law being in force."""
