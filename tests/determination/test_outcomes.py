"""Each word for a person, from tables to outcome: what to do, how it would be reviewed, what is owed to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.determination.scenes import (
    DAY,
    IN_FORCE,
    SUSPENDED,
    UNCONFIRMED,
    adopting,
    between,
    cars,
    changed,
    exactly,
    found,
    licence,
    magnets,
    motors,
    oxide,
    oxide_leaving_china,
    policy,
    with_rows,
    without,
)
from ytterby.determination.outcome import Outcome, Review
from ytterby.determination.record import notified_share
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import EndUse

AT_HOME: dict[str, Any] = {"to_country": "JP", "importer": None}


def duties(scene: Dataset, **how: Any) -> dict[str, date | None]:
    return {duty.kind: duty.due for duty in found(scene, **how).duties}


# --- The outcomes, one by one


def test_a_car_below_the_figure_ships() -> None:
    car = found(cars())
    assert (car.outcome, car.licence.truth, car.notification.ruling.truth) == (Outcome.SHIP, NO, NO)
    assert car.article.share.ratio == exactly("960/3000000")
    assert car.duties == ()
    assert car.questions == ()


def test_the_spare_motor_of_that_car_needs_a_licence() -> None:
    spare = changed(cars(), "lines", part_id="MOTOR", unit_value=exactly(9600))
    assert found(spare).outcome is Outcome.LICENCE_NEEDED
    assert found(spare).article.share.ratio == exactly("1/10")


def test_a_magnet_needs_a_licence_and_a_notification() -> None:
    magnet = found(magnets())
    assert (magnet.outcome, magnet.review) == (Outcome.LICENCE_NEEDED, Review.ORDINARY)
    assert (magnet.licence.truth, magnet.notification.is_due) == (YES, True)
    assert duties(magnets()) == {
        "licence-before-export": DAY,
        "notification": DAY,
        "keep-records": date(2031, 12, 9),
    }


def test_a_delivery_at_home_needs_a_notification_and_no_licence() -> None:
    at_home = found(changed(magnets(), "shipments", **AT_HOME))
    assert (at_home.outcome, at_home.licence.truth) == (Outcome.SHIP_WITH_NOTIFICATION, NO)
    assert (at_home.notification.is_due, at_home.notification.basis) == (True, "content")
    assert at_home.notification.share == Fraction(1, 10)
    assert at_home.review is Review.NONE


def test_an_export_to_china_is_outside() -> None:
    to_china = found(changed(oxide(), "shipments", to_country="CN"))
    assert (to_china.outcome, to_china.licence.truth) == (Outcome.SHIP, NO)
    assert to_china.notification.is_due is False


@pytest.mark.parametrize("via", ["CN", "HK"])
def test_what_passes_through_china_goes_to_its_final_destination(via: str) -> None:
    firm = adopting(regions_are_outside="no")
    through = changed(oxide(), "shipments", to_country=via, final_destination="DE")
    assert found(through, firm).outcome is Outcome.LICENCE_NEEDED
    for ends_in in ("CN", "HK", None):
        to_stay = changed(oxide(), "shipments", to_country=via, final_destination=ends_in)
        assert found(to_stay, firm).licence.truth is NO


def test_goods_that_leave_china_are_no_re_export() -> None:
    """A seller in Japan has them sent from China straight to Germany: an export from China, a matter of 18."""
    line = found(changed(oxide(), "shipments", from_country="CN"))
    assert (line.outcome, line.licence.truth) == (Outcome.LICENCE_NEEDED, NO)
    assert [(each.provision.cites, each.bites) for each in line.beside] == [("mofcom-2025-18/1", True)]


def test_technology_alone_is_enough_whatever_the_share() -> None:
    scene = changed(changed(motors(), "content", origin="AU"), "technology_use", chinese_origin=YES)
    motor = found(scene)
    assert motor.outcome is Outcome.LICENCE_NEEDED
    assert motor.article.share.ratio.is_zero
    assert motor.notification.basis == "technology"


def test_origin_alone_is_enough_and_is_never_carried_up() -> None:
    chinese = changed(changed(magnets(), "parts", made_in="CN", origin="CN"), "content", origin="AU")
    assert found(chinese).outcome is Outcome.LICENCE_NEEDED
    assert found(chinese).notification.basis == "origin"
    in_a_motor = changed(changed(motors(), "parts", "MAG", made_in="CN", origin="CN"), "content", origin="AU")
    assert found(in_a_motor).outcome is Outcome.SHIP


def test_two_materials_are_added_up() -> None:
    """Each below one thousandth, together above it; a third that is not Chinese does not count."""
    scene = changed(magnets(), "content", stated_value=exactly("0.3"))
    terbium = replace(scene.content[0], material="P1-13", stated_value=exactly("0.2"))
    australian = replace(terbium, material="P1-02", origin="AU", stated_value=exactly(90))
    two = with_rows(scene, "content", terbium, australian)
    assert found(scene).outcome is Outcome.SHIP
    assert found(two).outcome is Outcome.LICENCE_NEEDED
    assert found(two).article.share.ratio == exactly("1/800")


@pytest.mark.parametrize(
    ("worth", "outcome"),
    [
        ("0.4", Outcome.LICENCE_NEEDED),
        ("0.3999999999", Outcome.SHIP),
        ("0.4000000001", Outcome.LICENCE_NEEDED),
    ],
)
def test_the_figure_itself_is_included_exactly(worth: str, outcome: Outcome) -> None:
    assert found(changed(magnets(), "content", stated_value=exactly(worth))).outcome is outcome


def test_plain_ndfeb_and_samarium_oxide_are_not_listed() -> None:
    plain = changed(magnets(), "parts", listed_item="NdFeB without Dy or Tb")
    assert found(plain).outcome is Outcome.SHIP
    samarium = changed(oxide(), "parts", listed_item="samarium oxide")
    assert found(samarium).outcome is Outcome.SHIP


def test_a_target_is_listed_and_equipment_with_it_is_not() -> None:
    target = changed(magnets(), "parts", listed_item="P2-2.4.b", category="target")
    assert found(target).outcome is Outcome.LICENCE_NEEDED
    equipment = changed(
        changed(motors(), "parts", "MAG", listed_item="P2-2.3.c", category="target"),
        "parts",
        "MOTOR",
        category="assembly",
    )
    assert found(equipment).outcome is Outcome.SHIP


def test_nobody_knows_and_the_line_is_undecided() -> None:
    silent = found(without(magnets(), "content"))
    assert (silent.outcome, silent.licence.truth) == (Outcome.UNDECIDED, UNKNOWN)
    assert silent.article.share.ratio == between(0, 1)
    assert silent.questions != ()


def test_a_policy_can_hold_a_line() -> None:
    held = found(without(magnets(), "content"), policy(fact="hold"))
    assert held.outcome is Outcome.DO_NOT_SHIP


# --- Humanitarian relief


RELIEF: dict[str, Any] = {"use": "humanitarian-disaster-relief", "certainty": "is"}


@pytest.mark.parametrize("book", [IN_FORCE, UNCONFIRMED], ids=["in force", "unconfirmed"])
@pytest.mark.parametrize("use", ["emergency-medicine", "public-health", "disaster-relief"])
def test_relief_lifts_the_licence_and_not_the_notification(use: str, book: Any) -> None:
    scene = changed(magnets(), "end_uses", use=f"humanitarian-{use}")
    relief = found(scene, book=book)
    assert (relief.outcome, relief.review) == (Outcome.SHIP_AND_REPORT, Review.EXEMPT_WITH_REPORT)
    assert relief.licence.truth is NO
    assert (relief.notification.is_due, relief.notification.share) == (True, Fraction(1, 10))
    assert set(duties(scene, book=book)) == {"humanitarian-report", "notification", "keep-records"}


@pytest.mark.parametrize("cells", [{"military_user": YES}, {"listed": "watch-list"}, {"held_by_listed": YES}])
def test_relief_does_not_reach_those_who_are_turned_away(cells: dict[str, Any]) -> None:
    scene = changed(changed(magnets(), "end_uses", **RELIEF), "parties", "USER", **cells)
    assert (found(scene).outcome, found(scene).review) == (Outcome.LICENCE_NEEDED, Review.REFUSED_IN_PRINCIPLE)
    wider = found(scene, adopting(relief_reaches_those_turned_away="yes"))
    assert (wider.outcome, wider.review) == (Outcome.SHIP_AND_REPORT, Review.EXEMPT_WITH_REPORT)


def test_relief_for_somebody_not_screened_is_undecided() -> None:
    scene = changed(changed(magnets(), "end_uses", **RELIEF), "parties", "USER", listed=None)
    assert found(scene).outcome is Outcome.UNDECIDED
    assert [question.fact for question in found(scene).questions] == ["importer_or_end_user_is_listed"]


def test_relief_that_only_may_be_is_no_relief() -> None:
    scene = changed(magnets(), "end_uses", **{**RELIEF, "certainty": "may"})
    assert found(scene).outcome is Outcome.LICENCE_NEEDED


def test_relief_beside_another_use_is_no_relief() -> None:
    """What goes partly to another use is not for relief."""
    scene = with_rows(magnets(), "end_uses", EndUse(shipment_id="S", **RELIEF))
    assert found(scene).outcome is Outcome.LICENCE_NEEDED


def test_relief_beside_a_use_that_nobody_named_is_undecided() -> None:
    scene = with_rows(changed(magnets(), "end_uses", **RELIEF), "end_uses", EndUse(shipment_id="S"))
    assert found(scene).outcome is Outcome.UNDECIDED


def test_relief_of_what_is_not_controlled_has_nothing_to_report() -> None:
    scene = changed(cars(), "end_uses", **RELIEF)
    assert (found(scene).outcome, found(scene).review) == (Outcome.SHIP, Review.NONE)


def test_relief_under_a_suspended_law_has_nothing_to_report() -> None:
    scene = changed(magnets(), "end_uses", **RELIEF)
    assert found(scene, book=SUSPENDED).outcome is Outcome.SHIP


# --- How an application would be reviewed


@pytest.mark.parametrize(
    ("table", "key", "cells", "review"),
    [
        ("parties", "BUYER", {"military_user": YES}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"military_user": YES}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "BUYER", {"listed": "control-list"}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"listed": "watch-list"}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"held_by_listed": YES}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"defence_contractor": YES}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "BUYER", {"held_by_military_user": YES}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"listed": "control-list-suspended"}, Review.REFUSED_IN_PRINCIPLE),
        ("parties", "USER", {"listed": "control-list-stopped"}, Review.ORDINARY),
        ("end_uses", None, {"use": "wmd"}, Review.REFUSED_IN_PRINCIPLE),
        ("end_uses", None, {"use": "terrorism", "certainty": "may"}, Review.REFUSED_IN_PRINCIPLE),
        ("end_uses", None, {"use": "military", "certainty": "may"}, Review.REFUSED_IN_PRINCIPLE),
        ("end_uses", None, {"use": "logic-chip", "node_nm": exactly(14)}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "logic-chip", "node_nm": exactly("14.0001")}, Review.ORDINARY),
        ("end_uses", None, {"use": "memory-chip", "memory_layers": exactly(256)}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "memory-chip", "memory_layers": exactly(255)}, Review.ORDINARY),
        ("end_uses", None, {"use": "chip-equipment", "node_nm": exactly(7)}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "chip-material", "memory_layers": exactly(300)}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "chip-test-equipment", "memory_layers": exactly(256)}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "chip-test-equipment", "memory_layers": exactly(255)}, Review.ORDINARY),
        ("end_uses", None, {"use": "chip-equipment", "node_nm": exactly(28)}, Review.ORDINARY),
        ("end_uses", None, {"use": "chip-equipment"}, Review.OPEN),
        ("end_uses", None, {"use": "ai", "military_potential": YES}, Review.CASE_BY_CASE),
        ("end_uses", None, {"use": "ai", "military_potential": NO}, Review.ORDINARY),
        ("end_uses", None, {"use": "ai"}, Review.OPEN),
        ("end_uses", None, {"use": "logic-chip"}, Review.OPEN),
        ("parties", "USER", {"listed": None}, Review.OPEN),
        ("parties", "USER", {"held_by_listed": UNKNOWN}, Review.OPEN),
        ("parties", "USER", {"held_by_military_user": UNKNOWN}, Review.OPEN),
        ("shipments", None, {"end_user": None}, Review.OPEN),
        ("shipments", None, {"end_user": "SOMEBODY"}, Review.OPEN),
    ],
)
def test_review(table: str, key: str | None, cells: dict[str, Any], review: Review) -> None:
    line = found(changed(magnets(), table, key, **cells))
    assert (line.outcome, line.review) == (Outcome.LICENCE_NEEDED, review)


def test_a_refused_use_outweighs_case_by_case() -> None:
    both = with_rows(
        changed(magnets(), "end_uses", use="logic-chip", node_nm=exactly(5)),
        "end_uses",
        EndUse(shipment_id="S", use="military", certainty="may"),
    )
    assert found(both).review is Review.REFUSED_IN_PRINCIPLE


def test_the_consignee_alone_is_not_judged_by_lists_where_an_importer_is_named() -> None:
    """2 speaks of importers and end users; a listed forwarder or consignee is a matter of other rules."""
    third = replace(magnets().parties[1], party_id="THIRD", listed="control-list")
    scene = changed(with_rows(magnets(), "parties", third), "shipments", consignee="THIRD")
    assert found(scene).review is Review.ORDINARY
    assert found(changed(scene, "shipments", importer=None)).review is Review.REFUSED_IN_PRINCIPLE


def test_uses_belong_to_their_line() -> None:
    scene = with_rows(magnets(), "end_uses", EndUse(shipment_id="S", line_id="2", use="military", certainty="is"))
    assert found(scene).review is Review.ORDINARY
    scene = with_rows(magnets(), "end_uses", EndUse(shipment_id="S", line_id="1", use="military", certainty="is"))
    assert found(scene).review is Review.REFUSED_IN_PRINCIPLE


# --- Notifications: to whom, and what they state


def test_an_exporter_in_china_states_the_whole_to_importer_and_end_user() -> None:
    line = found(oxide_leaving_china())
    assert (line.outcome, line.licence.truth) == (Outcome.LICENCE_NEEDED, NO)  # by 18
    assert line.notification.to == ("importer", "end_user")
    assert (line.notification.share, notified_share(line.notification)) == (Fraction(1), "100")
    assert duties(oxide_leaving_china()) == {
        "licence-before-export": DAY,
        "customs-remark": DAY,
        "notification": DAY,
        "final-destination-on-declaration": DAY,
        "keep-records": date(2031, 12, 9),
    }


def test_a_magnet_that_leaves_china_brings_no_notification_under_61() -> None:
    line = found(changed(oxide_leaving_china(), "parts", listed_item="P2-1.3", category="magnet"))
    assert (line.notification.ruling.truth, line.notification.is_due) == (NO, False)
    assert line.outcome is Outcome.LICENCE_NEEDED  # by 18


@pytest.mark.parametrize(
    ("roles", "to"),
    [
        ({}, ("consignee",)),
        ({"consignee": None}, ("importer",)),
        ({"consignee": None, "importer": None}, ("end_user",)),
    ],
)
def test_an_exporter_abroad_notifies_the_next_one(roles: dict[str, Any], to: tuple[str, ...]) -> None:
    scene = changed(magnets(), "shipments", **roles) if roles else magnets()
    assert found(scene).notification.to == to


@pytest.mark.parametrize(
    ("content", "price", "share", "stated"),
    [
        (exactly(40), 400, Fraction(1, 10), "10"),
        (between(40, 41), 400, Fraction(41, 400), "10.25"),
        (exactly(1), 3, Fraction(1, 3), "33.3334"),
        (exactly(2), 3, Fraction(2, 3), "66.6667"),
        (exactly(1), 700, Fraction(1, 700), "0.142858"),
    ],
)
def test_the_share_is_the_upper_bound_and_is_never_rounded_below(
    content: Bounds, price: int, share: Fraction, stated: str
) -> None:
    scene = changed(magnets(), "content", stated_value=content)
    scene = changed(changed(scene, "lines", unit_value=exactly(price)), "shipments", **AT_HOME)
    scene = changed(scene, "parts", unit_value=None)
    notified = found(scene).notification
    assert (notified.share, notified_share(notified)) == (share, stated)
    assert Fraction(stated) / 100 >= share


NO_UPPER_BOUND = changed(
    changed(magnets(), "content", stated_value=Bounds(Fraction(40), None)), "parts", unit_value=None
)
"""At least a tenth, nobody says how much at most."""


def test_without_an_upper_bound_no_figure_is_stated_and_the_line_is_undecided() -> None:
    at_home = found(changed(NO_UPPER_BOUND, "shipments", **AT_HOME))
    assert at_home.licence.truth is NO
    assert (at_home.notification.is_due, notified_share(at_home.notification)) == (True, None)
    assert at_home.outcome is Outcome.UNDECIDED
    assert [question.fact for question in at_home.questions] != []


def test_without_an_upper_bound_a_licence_is_needed_all_the_same() -> None:
    assert found(NO_UPPER_BOUND).outcome is Outcome.LICENCE_NEEDED


def test_a_licence_does_not_replace_the_notification() -> None:
    """It may go under its licence, but not without the notification, and there is no figure to state in it."""
    scene = with_rows(changed(NO_UPPER_BOUND, "lines", licence_id="L"), "licences", licence())
    assert found(scene).licence_problem is None
    assert found(scene).outcome is Outcome.UNDECIDED
    assert [question.fact for question in found(scene).questions] != []


def test_origin_beside_content_that_may_apply_states_the_content_if_it_has_a_figure() -> None:
    """A listed item of Chinese origin, made nobody knows where: 1(3) is sure, 1(1) may apply as well."""
    scene = changed(magnets(), "parts", made_in=None, origin="CN")
    notified = found(scene).notification
    assert (notified.basis, notified.share) == ("content", Fraction(1, 10))
    without_figure = changed(NO_UPPER_BOUND, "parts", made_in=None, origin="CN")
    assert found(without_figure).notification.basis == "origin"


def test_where_several_limbs_hold_the_notification_states_the_content() -> None:
    scene = changed(changed(magnets(), "parts", origin="CN"), "technology_use", chinese_origin=YES)
    notified = found(scene).notification
    assert (notified.basis, notified.share) == ("content", Fraction(1, 10))
