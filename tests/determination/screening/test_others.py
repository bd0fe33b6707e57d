"""Those who take part in another role than importer and end user: a hit on them warns, and decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.determination.acts import act
from tests.determination.scenes import IN_FORCE, TODAY, changed, magnets, with_rows
from tests.determination.screenings import CONTROLLED, OWN, WATCHED, screening
from ytterby.determination.check import Report, check
from ytterby.determination.firm import Firm
from ytterby.determination.lines import Joined
from ytterby.determination.record import determination_record
from ytterby.determination.screening.screened import Screening
from ytterby.determination.transfers.record import transfer_record
from ytterby.languages import LANGUAGES
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.issues import Issue
from ytterby.tables.rows import Ownership, Party, Place

OTHER = Party(party_id="OTHER", name="見本運輸株式会社 (架空)", country="JP", listed="none", held_by_listed=NO)
SHIPPED = Place("shipments.csv", row=3)
ROLES = ("exporter", "consignee", "forwarder", "customs_broker", "bank")
WARNINGS = {"taking-part-on-list", "carrier-on-list", "service-on-list"}


def scene(role: str, **cells: Any) -> Dataset:
    """The magnets, with another party in a role of their shipment."""
    dataset = with_rows(magnets(), "parties", replace(OTHER, **cells))
    return changed(dataset, "shipments", **{role: "OTHER"}, place=SHIPPED)


def checked(dataset: Dataset, found: Screening | None = None) -> Report:
    return check(dataset, IN_FORCE, Firm(), TODAY, screening=found)


def warnings(report: Report) -> list[Issue]:
    return [issue for issue in report.issues if issue.code in WARNINGS]


@pytest.mark.parametrize("role", ROLES)
def test_a_listed_party_in_another_role_is_warned_of_and_decides_nothing(role: str) -> None:
    clean = checked(scene(role))
    report = checked(scene(role, listed="watch-list", listed_by="12/2026"))
    assert warnings(clean) == []
    (warning,) = warnings(report)
    assert (warning.severity, warning.place) == ("warning", SHIPPED)
    said = warning.says.in_("en")
    assert said.startswith(role.replace("_", " ").capitalize())
    for part in (OTHER.name or "", "on the watch list", "12/2026", "61/2025 § 2", "importers and end users"):
        assert part in said
    for before, after in zip(clean.determinations, report.determinations, strict=True):
        assert (before.outcome, before.review, before.questions) == (after.outcome, after.review, after.questions)
    assert not report.has_errors


@pytest.mark.parametrize("role", ["importer", "end_user"])
def test_who_imports_or_uses_is_no_other(role: str) -> None:
    report = checked(scene(role, listed="watch-list"))
    assert warnings(report) == []
    (line,) = report.determinations
    assert line.review.value == "refused in principle"


def test_a_consignee_without_an_importer_imports() -> None:
    alone = changed(scene("consignee", listed="watch-list"), "shipments", importer=None)
    assert warnings(checked(alone)) == []


def test_who_is_told_of_as_end_user_is_not_warned_of_again() -> None:
    report = checked(changed(scene("forwarder", listed="watch-list"), "shipments", end_user="OTHER"))
    assert warnings(report) == []


def test_a_hit_and_a_candidate_of_the_screening_warn_too() -> None:
    silent = scene("bank", listed=None)
    (hit,) = warnings(checked(silent, screening(hits=[CONTROLLED], party_id="OTHER")))
    assert "on the control list" in hit.says.in_("en")
    assert "11/2026" in hit.says.in_("en")
    (candidate,) = warnings(checked(silent, screening(candidates=[WATCHED], party_id="OTHER")))
    assert "candidates: 斯巴鲁株式会社" in candidate.says.in_("en")
    assert "ytterby decide" in candidate.cure.in_("en")
    assert warnings(checked(silent, screening(party_id="OTHER"))) == []
    assert warnings(checked(silent, screening(party_id="OTHER", stale=True))) == []


def test_who_is_held_by_half_warns_with_the_list_of_the_holder() -> None:
    stated = checked(scene("forwarder", held_by_listed=YES))
    (warning,) = warnings(stated)
    assert "held by half or more" in warning.says.in_("en")
    assert "not known on which list" in warning.says.in_("en")
    holder = Party(party_id="H", listed="watch-list", listed_by="12/2026", held_by_listed=NO)
    told = with_rows(scene("forwarder", held_by_listed=UNKNOWN), "parties", holder)
    told = with_rows(told, "ownership", Ownership(owner_id="H", owned_id="OTHER", percent=Bounds.exactly(1)))
    (warning,) = warnings(checked(told))
    assert "on the watch list alone" in warning.says.in_("en")


def test_one_that_persons_abroad_may_pass_nothing_to_is_told_so() -> None:
    (barred,) = warnings(checked(scene("consignee", listed="control-list", listed_by="11/2026")))
    assert "11/2026 also forbid" in barred.says.in_("en")
    (other,) = warnings(checked(scene("consignee", listed="control-list", listed_by="1/2025")))
    assert "forbid" not in other.says.in_("en")


def test_one_warning_for_a_shipment_however_many_lines_it_has() -> None:
    dataset = scene("forwarder", listed="watch-list")
    dataset = with_rows(dataset, "lines", replace(dataset.lines[0], line_id="2"))
    assert len(warnings(checked(dataset))) == 1


def test_several_roles_are_warned_of_one_by_one() -> None:
    dataset = changed(scene("forwarder", listed="watch-list"), "shipments", bank="OTHER")
    assert [each.says.in_("en").partition(":")[0] for each in warnings(checked(dataset))] == ["Forwarder", "Bank"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_tell_of_others(language: str) -> None:
    report = checked(scene("forwarder", listed="control-list-suspended", listed_by="21/2025"))
    (line,) = report.determinations
    (other,) = determination_record(report, line, language)["others"]  # type: ignore[arg-type]
    assert (other["roles"], other["party"], other["listed"]) == (["forwarder"], "OTHER", "control-list-suspended")
    clean = checked(scene("forwarder"))
    assert determination_record(clean, clean.determinations[0], language)["others"] == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("role", "party"), [("provider", "MAKER"), ("service_provider", "PERSON")])
def test_of_a_transfer_too(role: str, party: str) -> None:
    named: dict[str, Any] = {role: party}
    report = checked(act({party: {"listed": "watch-list", "listed_by": "12/2026"}}, **named))
    (warning,) = warnings(report)
    assert warning.says.in_("en").startswith(role.replace("_", " ").capitalize())
    assert ("62/2025 § 5" in warning.cure.in_("en")) is (role == "service_provider")
    (other,) = transfer_record(report.setting, report.transfers[0], "en")["others"]
    assert other["roles"] == [role]


# --- Names that stand in no row


def named_alone(role: str, name: str = "見本") -> Dataset:
    return changed(magnets(), "shipments", **{role: name}, place=SHIPPED)


def test_names_that_no_row_tells_of_are_collected() -> None:
    dataset = changed(magnets(), "shipments", forwarder="見本", bank="none", customs_broker="BUYER", place=SHIPPED)
    dataset = replace(dataset, transfers=act(service_provider="なし", provider="見本", recipient="他の見本").transfers)
    assert list(Joined(dataset).named_alone) == ["見本", "他の見本"]
    assert Joined(dataset).named_alone["見本"].place == SHIPPED
    by_name = changed(magnets(), "shipments", forwarder="Musterwerk GmbH (fictional)")
    assert Joined(by_name).named_alone == {}


@pytest.mark.parametrize("role", ["exporter", "forwarder", "customs_broker", "bank"])
def test_of_a_name_alone_hits_and_candidates_are_told(role: str) -> None:
    dataset = named_alone(role)
    assert len(warnings(checked(dataset, screening(hits=[WATCHED], party_id="見本")))) == 1
    assert len(warnings(checked(dataset, screening(candidates=[WATCHED], party_id="見本")))) == 1
    assert warnings(checked(dataset, screening(party_id="見本"))) == []
    assert warnings(checked(dataset)) == []


@pytest.mark.parametrize("role", ["importer", "end_user"])
def test_a_name_alone_that_is_a_hit_is_refused_and_a_candidate_is_asked_about(role: str) -> None:
    dataset = named_alone(role)
    (hit,) = checked(dataset, screening(hits=[WATCHED], party_id="見本")).determinations
    assert hit.review.value == "refused in principle"
    (candidate,) = checked(dataset, screening(candidates=[WATCHED], party_id="見本")).determinations
    assert "decide 見本 w1" in {each.cell for each in candidate.questions}


@pytest.mark.parametrize("found", [None, screening(party_id="見本"), screening(party_id="見本", stale=True)])
def test_no_list_clears_a_name_alone(found: Screening | None) -> None:
    """It may be the number of a row that is missing."""
    (line,) = checked(named_alone("end_user"), found).determinations
    assert line.review.value == "open"
    assert "parties 見本 listed" in {each.cell for each in line.questions}


def test_a_name_alone_on_a_list_of_the_firms_own_is_told_at_its_shipment() -> None:
    report = checked(named_alone("forwarder"), screening(hits=[OWN], party_id="見本"))
    assert [(each.code, each.place) for each in report.issues] == [("on-own-list", SHIPPED)]


def test_a_name_alone_that_the_table_of_ownership_tells_of_is_counted() -> None:
    dataset = with_rows(named_alone("end_user"), "parties", Party(party_id="H", listed="watch-list", held_by_listed=NO))
    held = with_rows(dataset, "ownership", Ownership(owner_id="H", owned_id="見本", percent=Bounds.exactly(1)))
    before, after = (checked(each).determinations[0] for each in (dataset, held))
    assert (before.review.value, after.review.value) == ("open", "refused in principle")


def test_who_may_stand_on_a_list_of_the_firms_own_is_told_of() -> None:
    report = checked(magnets(), screening(candidates=[OWN]))
    assert [(each.code, each.severity) for each in report.issues] == [("may-be-on-own-list", "warning")]


def test_the_recipient_of_a_transfer_that_no_row_tells_of() -> None:
    dataset = act(recipient="見本", service_provider=None)
    (given,) = checked(dataset, screening(candidates=[WATCHED], party_id="見本")).transfers
    assert "decide 見本 w1" in {each.cell for each in given.questions}
