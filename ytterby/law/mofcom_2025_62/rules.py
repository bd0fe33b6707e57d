"""商务部公告2025年第62号 · MOFCOM Announcement No. 62 of 2025: rare-earth technology, in the order of its paragraphs.

A case is one act: somebody gives somebody a technology (or goods or a service that serves one), by whatever way; the
scene decides which papers are wanted and never whether the control applies, for 二 closes its list with "any way".
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, Reading, all_of, any_of
from ..territory import inside_china, outside_china

__all__ = [
    "PROVISIONS",
    "carried_out_again",
    "carve_out",
    "export",
    "exporter",
    "inquiry_by_service_provider",
    "knowing_contribution",
    "knowing_contribution_by_goods",
    "licence_needed",
    "new_licence_for_third_country",
    "process_technology",
    "production_line_technology",
    "publication",
    "showing_of_licence",
    "statement_for_abroad",
    "statement_for_china",
    "support_ban",
]

ID = "mofcom-2025-62"

# 一 ¶3: the stages as the Rare Earth Regulations define them; magnet making is that of three kinds of magnets.
of_a_named_stage = any_of(
    facts.is_of_a_rare_earth_stage,
    facts.is_of_magnet_making & facts.magnets_are_smco_ndfeb_or_cerium,
)

process_technology = Provision(
    f"{ID}/1(1)",
    "相关技术及其载体 · 1E902.a",
    all_of(
        facts.is_technology,
        of_a_named_stage,
        ~facts.is_of_a_production_line,
        ~facts.is_of_single_equipment,
    ),
)

production_line_technology = Provision(
    f"{ID}/1(2)",
    "相关生产线装配、调试、维护、维修、升级等技术 · 1E902.b",
    all_of(
        facts.is_technology,
        of_a_named_stage,
        any_of(
            facts.is_of_a_production_line,
            facts.is_of_single_equipment & Reading("single-equipment-is-a-production-line"),
        ),
    ),
)

# Whether it is of the process or of the line decides its number only: where that is not told, it is controlled all the
# same, unless it may be of a single piece of equipment that is no line.
controlled = all_of(
    facts.is_technology,
    of_a_named_stage,
    ~facts.is_of_single_equipment | Reading("single-equipment-is-a-production-line"),
)

# 一 ¶2 speaks of what is not controlled. That is not asked: what is controlled needs a licence all the same, and an
# unknown there would hide a sure answer.
knowing_contribution = Provision(
    f"{ID}/1/2",
    "明知其用于或者实质性有助于境外…活动的",
    any_of(
        facts.provider_knows_of_rare_earth_use_abroad,
        facts.provider_should_know_of_rare_earth_use_abroad & Reading("should-know-is-knowing"),
    ),
)

provider_in_china = inside_china(facts.provider_in_mainland_china, facts.provider_in_hk_mo_tw)
handed_over_abroad = outside_china(facts.handed_over_in_mainland_china, facts.handed_over_in_hk_mo_tw)

exporter = Provision(
    f"{ID}/2/1",
    "中国公民、法人和非法人组织，以及在中国境内的所有自然人、法人和非法人组织",
    any_of(
        facts.provider_is_chinese_person,
        provider_in_china,
        facts.technology_originates_in_china & Reading("foreign-persons-abroad-are-exporters"),
    ),
)

# An employee receives for the firm, a go-between for whoever uses it in the end: a foreign end user is a foreigner too.
to_a_foreigner = facts.receiver_is_foreign | (facts.receiver_is_of_hk_mo_tw & Reading("regions-are-outside"))

export = Provision(
    f"{ID}/2/2",
    "自中华人民共和国境内向境外转移，或者在境内或者境外提供给外国组织或者个人",
    (provider_in_china & handed_over_abroad) | to_a_foreigner,
)

carve_out = Provision(
    f"{ID}/6/1",
    "",
    any_of(
        facts.is_in_the_public_domain,
        facts.is_basic_scientific_research,
        facts.is_needed_for_an_ordinary_patent,
    ),
)

# 六 speaks of technology: goods and services that are known to serve rare earths abroad are not carved out.
licence_needed = Provision(
    f"{ID}/1",
    "未经许可不得出口",
    all_of(
        exporter,
        export,
        controlled.unless(carve_out) | knowing_contribution.unless(all_of(facts.is_technology, carve_out)),
    ),
)

# The same sentence for goods on a shipment line: who exports what with which knowledge is told in other words there.
knowing_contribution_by_goods = Provision(
    f"{ID}/1/2",
    "明知其用于或者实质性有助于境外…活动的",
    all_of(
        any_of(
            facts.exporter_is_chinese_person,
            inside_china(facts.exporter_in_mainland_china, facts.exporter_in_hk_mo_tw),
        ),
        # also from a stock abroad to somebody in the same country: it is supplied to a foreigner
        facts.crosses_a_border | outside_china(facts.leaves_from_mainland_china, facts.leaves_from_hk_mo_tw),
        outside_china(facts.ends_in_mainland_china, facts.ends_in_hk_mo_tw),
        any_of(
            facts.goods_are_known_to_serve_rare_earths_abroad,
            facts.goods_should_be_known_to_serve_rare_earths_abroad & Reading("should-know-is-knowing"),
        ),
    ),
)

handed_over_in_china = inside_china(facts.handed_over_in_mainland_china, facts.handed_over_in_hk_mo_tw)

# Whoever received the technology in China, foreign or not, is there an exporter like anybody else: carrying it out of
# China is an export of its own.
carried_out_again = Provision(
    f"{ID}/2/2",
    "自中华人民共和国境内向境外转移",
    all_of(handed_over_in_china, controlled, facts.receiver_carries_it_out_of_china).unless(carve_out),
)

statement_for_abroad = Provision(f"{ID}/3/1", "", all_of(facts.is_technology, handed_over_abroad, licence_needed))

# What is handed over in China is exported only if it is given to a foreigner, so nothing more is to be asked here.
statement_for_china = Provision(f"{ID}/3/1", "", all_of(facts.is_technology, handed_over_in_china, licence_needed))

# 五: "may involve" is enough to have to ask, so an unknown here asks as a yes does.
inquiry_by_service_provider = Provision(f"{ID}/5", "", facts.service_provider_takes_part & licence_needed)

showing_of_licence = Provision(
    f"{ID}/5",
    "",
    all_of(facts.service_provider_takes_part, facts.goes_under_a_licence, licence_needed),
)

publication = Provision(
    f"{ID}/6/2",
    "",
    all_of(exporter, facts.is_made_public, controlled).unless(carve_out),
)

support_ban = Provision(
    f"{ID}/7",
    "",
    facts.provider_is_chinese_person & facts.supports_rare_earth_activity_abroad,
)

new_licence_for_third_country = Provision(
    f"{ID}/annex2/2(4)",
    "",
    all_of(handed_over_in_china, facts.receiver_goes_to_a_third_country, licence_needed),
)

PROVISIONS: dict[str, Provision] = {
    "licence_needed": licence_needed,
    "process_technology": process_technology,
    "production_line_technology": production_line_technology,
    "knowing_contribution": knowing_contribution,
    "knowing_contribution_by_goods": knowing_contribution_by_goods,
    "exporter": exporter,
    "export": export,
    "carried_out_again": carried_out_again,
    "statement_for_abroad": statement_for_abroad,
    "statement_for_china": statement_for_china,
    "inquiry_by_service_provider": inquiry_by_service_provider,
    "showing_of_licence": showing_of_licence,
    "carve_out": carve_out,
    "publication": publication,
    "support_ban": support_ban,
    "new_licence_for_third_country": new_licence_for_third_country,
}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
