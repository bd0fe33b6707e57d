"""Open points: exactly those that matter are named, adopting one settles it, all-cautious stands beside all-lenient."""

from __future__ import annotations

from datetime import date

import pytest

from tests.determination.mattering import (
    AT_THE_FIGURE,
    CHINESE_MAGNETS,
    MATTERING,
    PRICES_FELL,
    SMALL_CHINESE_MAGNETS,
    SOLD_CHEAPER,
    SOLD_DEARER,
    TO_HONG_KONG,
    TWO_MATERIALS,
)
from tests.determination.scenes import (
    IN_FORCE,
    MAGNET,
    TODAY,
    UNCONFIRMED,
    adopting,
    between,
    cars,
    changed,
    exactly,
    found,
    magnets,
    motors,
    names,
    without,
)
from ytterby.determination.check import check
from ytterby.determination.firm import Firm
from ytterby.determination.outcome import Determination, Outcome, Review
from ytterby.law.readings import Adoption, open_points
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset

OF_OTHER_ACTS = {"foreign-persons-abroad-are-exporters", "single-equipment-is-a-production-line"}
"""Points of technology transfers: see `test_transfers.py`."""
OF_THE_LEDGER = {"last-day-is-suspended", "transition-runs-afresh"}
"""Points that move the state of the law and not what it says: they matter on their days alone."""
OF_HOLDINGS = {"half-holding"}
"""How holdings are counted: see `test_holdings.py`."""


@pytest.mark.parametrize("name", MATTERING)
def test_exactly_the_readings_that_matter_are_named(name: str) -> None:
    scene, expected = MATTERING[name]
    assert names(found(scene).readings) == expected


@pytest.mark.parametrize("name", MATTERING)
def answers_of(line: Determination) -> dict[str, object]:
    """What the law says of a line: licence, review where one is needed, notification, and what stands beside 61."""
    said: dict[str, object] = {"licence": line.licence.truth, "notification": line.notification.ruling.truth}
    if line.licence.truth is YES:
        said["review"] = line.review
    return {**said, **{each.provision.cites: each.ruling.truth for each in line.beside}}


def differences(one: dict[str, object], other: dict[str, object]) -> set[str]:
    """What differs; a provision that does not bite is not told, and where no licence is needed there is no review."""
    told = one.keys() | other.keys() if "review" in one and "review" in other else (one | other).keys() - {"review"}
    return {what for what in told if one.get(what, NO) is not other.get(what, NO)}


@pytest.mark.parametrize("name", MATTERING)
def test_a_reading_matters_because_another_answer_alone_changes_the_answer(name: str) -> None:
    scene, _ = MATTERING[name]
    before = found(scene)
    for point_name, point in open_points().items():
        if point.instead is not None:
            continue  # there is no adopting what a table or an instrument states
        changing = set()
        for answer in point.answers:
            other = found(scene, adopting(**{point_name.replace("-", "_"): answer.id}))
            changing |= {(answer.id, what) for what in differences(answers_of(before), answers_of(other))}
        told = {
            (reading.other, what)
            for reading in before.readings
            if reading.name == point_name
            for what in reading.changes
        }
        assert changing == told, point_name


def test_every_open_point_matters_somewhere() -> None:
    stated = {name for name, point in open_points().items() if point.instead is not None}
    mattering = {reading for _, expected in MATTERING.values() for reading in expected}
    assert mattering == set(open_points()) - stated - OF_OTHER_ACTS - OF_THE_LEDGER - OF_HOLDINGS


def test_a_reading_in_use_by_default_is_told_from_one_adopted() -> None:
    (by_default,) = found(motors()).readings
    assert (by_default.in_use, by_default.other, by_default.is_adopted) == ("yes", "no", False)
    (adopted,) = found(motors(), adopting(deep_processed_goods_are_assemblies="yes")).readings
    assert (adopted.in_use, adopted.is_adopted) == ("yes", True)


def test_adopting_the_other_answer_turns_the_outcome() -> None:
    assert found(motors()).outcome is Outcome.LICENCE_NEEDED
    line = found(motors(), adopting(deep_processed_goods_are_assemblies="no"))
    assert (line.outcome, line.licence.truth, line.review) == (Outcome.SHIP, NO, Review.NONE)


def test_a_line_is_clear_only_where_its_readings_are_adopted() -> None:
    """A car ships by the default reading; nobody has said that the firm goes by it."""
    assert found(cars()).is_clear is False
    assert found(cars(), adopting(which_article="exported-article")).is_clear is False
    both = adopting(which_article="exported-article", notification_below_threshold="no")
    assert found(cars(), both).is_clear is True
    assert found(changed(magnets(), "content", origin="AU")).is_clear is True


def test_a_reading_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LookupError, match="no open point"):
        found(magnets(), adopting(no_such_point="yes"))
    with pytest.raises(LookupError, match="no answer"):
        found(magnets(), adopting(threshold_itself_counts="perhaps"))


# --- Which article


def test_by_default_the_article_exported_is_tested() -> None:
    car = found(cars())
    assert (car.outcome, car.article.part_id) == (Outcome.SHIP, "CAR")
    assert [(each.part_id, each.licence) for each in car.inside] == [("MAG", YES), ("MOTOR", YES)]


def test_by_the_other_reading_each_separately_usable_article_is_tested_too() -> None:
    firm = adopting(which_article="each-separately-usable")
    car = found(cars(), firm)
    assert car.outcome is Outcome.LICENCE_NEEDED
    assert car.article.part_id in ("MOTOR", "MAG")
    assert (car.notification.basis, car.notification.share) == ("content", car.article.share.ratio.high)


def test_what_cannot_be_used_separately_is_not_tested() -> None:
    firm = adopting(which_article="each-separately-usable")
    scene = changed(changed(cars(), "parts", "MAG", separately_usable=NO), "parts", "MOTOR", separately_usable=NO)
    assert found(scene, firm).outcome is Outcome.SHIP
    assert found(scene).inside == ()


def test_what_may_be_separately_usable_is_tested() -> None:
    firm = adopting(which_article="each-separately-usable")
    scene = changed(changed(cars(), "parts", "MAG", separately_usable=UNKNOWN), "parts", "MOTOR", separately_usable=NO)
    assert found(scene, firm).article.part_id == "MAG"


# --- All cautious, all lenient


@pytest.mark.parametrize(
    ("scene", "now", "cautious", "lenient"),
    [
        (magnets(), YES, YES, YES),
        (motors(), YES, YES, NO),
        (cars(), NO, YES, NO),
        (AT_THE_FIGURE, YES, YES, NO),
        (TO_HONG_KONG, YES, YES, NO),
        (changed(magnets(), "content", origin="AU"), NO, NO, NO),
        (without(magnets(), "content"), UNKNOWN, UNKNOWN, UNKNOWN),
    ],
    ids=["magnet", "motor", "car", "at the figure", "Hong Kong", "not Chinese", "silent"],
)
def test_cautious_and_lenient(scene: Dataset, now: object, cautious: object, lenient: object) -> None:
    line = found(scene)
    assert (line.licence.truth, line.cautious, line.lenient) == (now, cautious, lenient)


def test_the_lenient_answer_does_not_hang_on_what_the_firm_adopted() -> None:
    line = found(motors(), adopting(deep_processed_goods_are_assemblies="yes"))
    assert (line.cautious, line.lenient) == (YES, NO)


def test_an_unconfirmed_law_leaves_the_readings_to_be_told() -> None:
    assert names(found(motors(), book=UNCONFIRMED).readings) == {"deep-processed-goods-are-assemblies"}


# --- Ways of counting


@pytest.mark.parametrize(
    ("scene", "adopted", "outcome"),
    [
        (TWO_MATERIALS, {"several_materials": "sum"}, Outcome.LICENCE_NEEDED),
        (TWO_MATERIALS, {"several_materials": "each"}, Outcome.SHIP),
        (SOLD_DEARER, {"value_of_the_item": "as-sold"}, Outcome.SHIP),
        (SOLD_DEARER, {"value_of_the_item": "lowest"}, Outcome.LICENCE_NEEDED),
        (SOLD_DEARER, {"value_of_the_item": "highest"}, Outcome.SHIP),
        (SOLD_CHEAPER, {"value_of_the_item": "as-sold"}, Outcome.SHIP),
        (SOLD_CHEAPER, {"value_of_the_item": "lowest"}, Outcome.LICENCE_NEEDED),
        (PRICES_FELL, {"price_of_the_material": "as-bought"}, Outcome.LICENCE_NEEDED),
        (PRICES_FELL, {"price_of_the_material": "higher"}, Outcome.LICENCE_NEEDED),
        (PRICES_FELL, {"price_of_the_material": "lower"}, Outcome.SHIP),
        (CHINESE_MAGNETS, {"finished_chinese_magnets": "not-counted"}, Outcome.SHIP),
        (SMALL_CHINESE_MAGNETS, {"numerator": "whole-article"}, Outcome.LICENCE_NEEDED),
        (SMALL_CHINESE_MAGNETS, {"numerator": "part-one-value"}, Outcome.SHIP),
    ],
)
def test_counting(scene: Dataset, adopted: dict[str, str], outcome: Outcome) -> None:
    assert found(scene, adopting(**adopted)).outcome is outcome


def test_not_counted_magnets_do_not_count_whatever_else_is_adopted() -> None:
    """A firm that does not count them cannot at once count them whole."""
    firm = adopting(finished_chinese_magnets="not-counted", numerator="whole-article")
    assert found(CHINESE_MAGNETS, firm).outcome is Outcome.SHIP


def test_a_firm_may_adopt_several_readings() -> None:
    firm = Firm(
        adopted={
            "finished-goods-are-assemblies": Adoption("no", "架空 花子", date(2026, 11, 1)),
            "which-article": Adoption("each-separately-usable", "架空 花子", date(2026, 11, 1)),
        }
    )
    line = found(cars(), firm)
    assert line.outcome is Outcome.LICENCE_NEEDED
    assert {reading.name for reading in line.readings if reading.is_adopted} == {"which-article"}


def test_bounds_stay_bounds_under_every_reading() -> None:
    scene = changed(magnets(), "content", stated_value=between("0.3", "0.5"))
    assert found(scene).licence.truth is UNKNOWN
    assert MAGNET.unit_value == exactly(400)


@pytest.mark.parametrize(
    ("day", "of_the_state"),
    [
        (date(2026, 11, 9), set()),
        (date(2026, 11, 10), {"last-day-is-suspended"}),
        (date(2026, 11, 11), {"transition-runs-afresh"}),
        (date(2026, 12, 4), {"transition-runs-afresh"}),
        (date(2026, 12, 5), set()),
    ],
)
def test_points_about_days_matter_on_their_days(day: date, of_the_state: set[str]) -> None:
    scene = changed(magnets(), "shipments", date=day)
    for book in (IN_FORCE, UNCONFIRMED):
        (line,) = check(scene, book, Firm(), TODAY).determinations
        assert set(names(line.readings)) & OF_THE_LEDGER == of_the_state, book
