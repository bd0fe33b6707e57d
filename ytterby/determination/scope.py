"""What this version does not hold a line against although it may well apply: nobody is to ship on our silence."""

from __future__ import annotations

from ..logic.truth import NO, YES, Truth, all_true, any_true
from .line_facts import Facts
from .trial import Trial

__all__ = ["ASSESSED", "NOT_ASSESSED", "unassessed"]

ASSESSED = ("mofcom-2025-61", "mofcom-2025-70")
NOT_ASSESSED = ("18/2025", "55–58/2025", "62/2025", "46/2024", "1/2026")
"""Instruments and list notices that this version knows of but does not hold lines against: said on every board."""

EXPORT_FROM_CHINA = ("18/2025",)
LISTED = ("792/26–29",)
"""The Dual-Use Regulations on the watch list and the control list."""
MILITARY_BY_COUNTRY = {"US": ("46/2024",), "JP": ("1/2026",)}


def unassessed(trial: Trial) -> tuple[str, ...]:
    """The instruments that stand beside 61, were not suspended with it, and may bite on this very line.

    What may be listed and may leave China itself, or be supplied by an exporter there from elsewhere (Export Control
    Law, art. 2), is a matter of 18/2025; a recipient who is listed, of the lists; a military one, of the measures
    against its country, whatever becomes of 61.
    """
    case = trial.case(trial.top)
    item = _any(case, "is_part_one_item", "is_listed_magnet", "is_listed_target", "contains_listed_magnet")
    leaves_china = _any(case, "leaves_from_mainland_china", "exporter_in_mainland_china")
    found: list[str] = []
    if all_true([item, leaves_china, _any(case, "crosses_a_border")]) is not NO:
        found += EXPORT_FROM_CHINA
    if _any(case, "importer_or_end_user_is_listed", "importer_or_end_user_is_held_by_listed") is YES:
        found += LISTED
    if _any(case, "recipient_is_military_user", "used_for_military_purposes") is YES:
        found += [name for country in sorted(_countries(trial)) for name in MILITARY_BY_COUNTRY.get(country, ())]
    return tuple(found)


def _countries(trial: Trial) -> set[str]:
    """The countries that the goods or their recipients belong to."""
    joined = trial.joined
    shipment = joined.shipment
    goes_to = {shipment.to_country, shipment.final_destination} if shipment is not None else set()
    of_parties = {
        place
        for party in joined.recipients.values()
        if party is not None
        for place in (party.country, party.located_in)
    }
    return {country for country in goes_to | of_parties if country is not None}


def _any(case: Facts, *names: str) -> Truth:
    return any_true(truth for name in names if isinstance(truth := case[name], Truth))
