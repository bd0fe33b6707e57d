"""What end users undertook: which lines keep to it, which do not, what is asked, and what is told of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.determination.gaps import asks, is_settled
from tests.determination.scenes import (
    DAY,
    IN_FORCE,
    SUSPENDED,
    UNCONFIRMED,
    adopting,
    cars,
    changed,
    found,
    from_china,
    licence,
    magnets,
    motors,
    names,
    oxide,
    policy,
    report_of,
    with_rows,
    without,
)
from ytterby.bom.bill import Bill
from ytterby.determination.outcome import Determination, Outcome
from ytterby.determination.record import determination_record
from ytterby.determination.undertakings import facts as module
from ytterby.determination.undertakings.facts import (
    BOUND,
    LEAVE,
    NOT_NAMED,
    OTHERWISE,
    PASSED_ON,
    Promise,
    undertaking_facts,
)
from ytterby.languages import LANGUAGES
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth, all_true, any_true
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Undertaking

CITES = "statecouncil-792/24"
GIVEN = date(2026, 6, 15)
AS_UNDERTAKEN: dict[str, Any] = {
    "undertaking_id": "U",
    "part_id": "MAG",
    "given_by": "USER",
    "given_to": "CN-1",
    "given_on": GIVEN,
    "end_user": "USER",
    "through": "BUYER",
    "use": "ordinary",
}
OF_THE_MAKER: dict[str, Any] = {"given_by": "SELLER", "end_user": "SELLER", "through": None, "built_into": "MOTOR"}
SHIPS, STOPS, ASKS = Outcome.SHIP, Outcome.DO_NOT_SHIP, Outcome.UNDECIDED


def undertaken(scene: Dataset, **cells: Any) -> Dataset:
    """The scene with one more undertaking: about the magnets, for the user in Germany, if nothing else is said."""
    return with_rows(scene, "undertakings", Undertaking(**{**AS_UNDERTAKEN, **cells}))


def truth_of(line: Determination) -> Truth:
    return next((each.ruling.truth for each in line.beside if each.provision.cites == CITES), NO)


def fine(scene: Dataset) -> bool:
    line = found(scene, book=SUSPENDED)
    return (line.outcome, truth_of(line), line.questions) == (SHIPS, NO, ())


# --- The item itself


def test_goods_go_to_whom_the_undertaking_names_for_the_use_that_it_states() -> None:
    assert fine(undertaken(magnets()))


@pytest.mark.parametrize("book", [SUSPENDED, UNCONFIRMED, IN_FORCE])
def test_goods_for_somebody_else_do_not_go_whatever_is_suspended(book: Any) -> None:
    line = found(undertaken(magnets(), end_user="SELLER", given_by="SELLER"), book=book)
    assert (line.outcome, truth_of(line), line.prohibited) == (STOPS, YES, YES)
    assert [(duty.kind, duty.of) for duty in line.duties] == [("stop-and-report", "792/25")]
    assert {fact for fact, _ in asks(line)} <= {"in_force"}


def test_no_border_need_be_crossed() -> None:
    at_home = changed(magnets(), "shipments", to_country="JP", importer=None)
    assert found(undertaken(at_home, end_user="SELLER", given_by="SELLER"), book=SUSPENDED).outcome is STOPS


def test_before_the_regulations_commenced_they_prohibit_nothing() -> None:
    scene = undertaken(magnets(), end_user="SELLER", given_by="SELLER", given_on=None)
    assert found(changed(scene, "shipments", date=date(2024, 11, 30)), book=SUSPENDED).outcome is SHIPS
    assert found(changed(scene, "shipments", date=date(2024, 12, 1)), book=SUSPENDED).outcome is STOPS


def test_a_party_may_be_named_by_its_name() -> None:
    assert fine(undertaken(magnets(), end_user="Musterhaus GmbH (fictional)"))


def test_one_of_several_end_users_is_enough() -> None:
    assert fine(undertaken(magnets(), end_user="SELLER; USER"))


def test_a_name_that_is_in_no_table_may_be_another_name_of_anybody() -> None:
    line = found(undertaken(magnets(), end_user="Musterhaus"), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {(NOT_NAMED, "Musterhaus GmbH (fictional) (USER)")})
    assert [question.cell for question in line.questions] == ["undertakings U MAG end_user"]


def test_whoever_stands_in_between_and_is_not_named_is_asked_about() -> None:
    line = found(undertaken(magnets(), through=None), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {(NOT_NAMED, "Musterwerk GmbH (fictional) (BUYER)")})
    assert [question.cell for question in line.questions] == ["undertakings U MAG through"]
    assert fine(undertaken(magnets(), through=None, given_to="BUYER"))
    assert fine(undertaken(magnets(), through=None, given_by="BUYER"))


def test_a_return_to_the_exporter_in_china_is_asked_about() -> None:
    """The text says any third party; whether it from whom the goods came is one, it does not say."""
    line = found(undertaken(magnets(), end_user="SELLER", given_by="SELLER", given_to="USER"), book=SUSPENDED)
    assert (line.outcome, truth_of(line)) == (ASKS, UNKNOWN)


def test_without_an_end_user_on_the_line_it_is_asked_for() -> None:
    line = found(changed(undertaken(magnets()), "shipments", end_user=None), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {("end-user", "S")})


# --- Use


@pytest.mark.parametrize(
    ("use", "certainty", "expected"),
    [
        ("ordinary", "is", SHIPS),
        ("logic-chip", "is", STOPS),
        ("logic-chip", "may", ASKS),
        ("logic-chip", None, ASKS),
        (None, "is", ASKS),
    ],
)
def test_another_use_departs_and_one_that_may_be_is_asked_about(
    use: str | None, certainty: str | None, expected: Outcome
) -> None:
    scene = changed(undertaken(magnets()), "end_uses", use=use, certainty=certainty)
    line = found(scene, book=SUSPENDED)
    assert line.outcome is expected
    assert asks(line) == ({("end-use", "S/1")} if expected is ASKS else set())


def test_no_use_stated_for_the_line_is_asked_for() -> None:
    assert asks(found(without(undertaken(magnets()), "end_uses"), book=SUSPENDED)) == {("end-use", "S/1")}


def test_an_undertaking_that_states_no_use_is_looked_up() -> None:
    line = found(undertaken(magnets(), use=None), book=SUSPENDED)
    assert asks(line) == {(OTHERWISE, "MAG (U)")}
    assert [question.cell for question in line.questions] == ["undertakings U MAG use"]


def test_use_in_another_country_is_asked_about() -> None:
    assert fine(undertaken(magnets(), destination="DE"))
    line = found(undertaken(magnets(), destination="JP"), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {("undertaking-country", "MAG (U)")})


# --- Days and lots


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"given_on": DAY}, STOPS),
        ({"given_on": date(2026, 12, 10)}, SHIPS),
        ({"given_on": None}, STOPS),
        ({"ended_on": DAY}, SHIPS),
        ({"ended_on": date(2026, 12, 10)}, STOPS),
    ],
)
def test_it_binds_from_the_day_on_which_it_was_given_to_the_day_before_its_end(
    cells: dict[str, Any], expected: Outcome
) -> None:
    assert found(undertaken(magnets(), end_user="SELLER", **cells), book=SUSPENDED).outcome is expected


@pytest.mark.parametrize("column", ["given_on", "ended_on", "leave_from", "destination", "use"])
def test_an_unreadable_cell_is_not_an_empty_one(column: str) -> None:
    other = "USER" if column in ("destination", "use") else "SELLER"
    cells = {"end_user": other, column: None, "unreadable": frozenset({column})}
    line = found(undertaken(magnets(), **cells), book=SUSPENDED)
    assert (line.outcome, truth_of(line)) == (ASKS, UNKNOWN)
    assert line.questions != ()


@pytest.mark.parametrize(("lot", "expected"), [("A", STOPS), ("B", SHIPS), (None, ASKS)])
def test_a_lot_that_is_bound_is_told_from_others(lot: str | None, expected: Outcome) -> None:
    scene = undertaken(magnets(), end_user="SELLER", lot_id="A")
    line = found(changed(scene, "lines", lot_id=lot), book=SUSPENDED)
    assert line.outcome is expected
    assert asks(line) == ({(BOUND, "MAG (U)")} if expected is ASKS else set())


def test_of_which_lot_the_part_inside_is_no_bill_says() -> None:
    line = found(undertaken(motors(), lot_id="A", end_user="BUYER"), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {(BOUND, "MAG (U)")})
    assert [question.cell for question in line.questions] == ["parts MAG part_id"]


# --- What leaves China now


def test_a_new_export_from_china_goes_under_an_undertaking_of_its_own() -> None:
    scene = undertaken(from_china(magnets()), end_user="SELLER", licence_id="2026-0001")
    line = found(scene, book=SUSPENDED)
    assert (line.outcome, truth_of(line)) == (Outcome.LICENCE_NEEDED, NO)


@pytest.mark.parametrize("named", ["L", "2026-0001"])
def test_the_export_for_which_it_was_given_is_held_to_it(named: str) -> None:
    scene = with_rows(changed(from_china(magnets()), "lines", licence_id="L"), "licences", licence())
    assert found(scene, book=SUSPENDED).outcome is Outcome.SHIP_UNDER_LICENCE
    assert found(undertaken(scene, licence_id=named), book=SUSPENDED).outcome is Outcome.SHIP_UNDER_LICENCE
    line = found(undertaken(scene, licence_id=named, end_user="SELLER"), book=SUSPENDED)
    assert (line.outcome, truth_of(line)) == (STOPS, YES)
    assert found(undertaken(scene, licence_id="another", end_user="SELLER"), book=SUSPENDED).outcome is not STOPS


def test_from_where_the_goods_leave_is_asked_for() -> None:
    line = found(changed(undertaken(magnets(), end_user="SELLER"), "shipments", from_country=None), book=SUSPENDED)
    assert (truth_of(line), asks(line)) == (UNKNOWN, {("leaves_from_mainland_china", "S/1")})


# --- Leave


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"leave": "2026-7", "leave_for": "USER", "leave_from": GIVEN}, SHIPS),
        ({"leave": "2026-7", "leave_for": "BUYER; Musterhaus GmbH (fictional)", "leave_from": DAY}, SHIPS),
        ({"leave": "2026-7", "leave_for": "MAG", "leave_from": GIVEN}, SHIPS),
        ({"leave": "2026-7", "leave_for": "BUYER", "leave_from": GIVEN}, STOPS),
        ({"leave": "2026-7", "leave_for": "USER", "leave_from": date(2026, 12, 10)}, STOPS),
        ({"leave": "2026-7", "leave_for": "USER"}, ASKS),
        ({"leave": "2026-7", "leave_from": GIVEN}, ASKS),
        ({"leave_for": "USER"}, ASKS),
    ],
)
def test_leave_covers_whom_and_what_it_names_from_its_day(cells: dict[str, Any], expected: Outcome) -> None:
    line = found(undertaken(magnets(), end_user="SELLER", **cells), book=SUSPENDED)
    assert line.outcome is expected
    assert asks(line) == ({(LEAVE, "MAG (U)")} if expected is ASKS else set())


# --- What is built in


@pytest.mark.parametrize("scene", [motors(), cars()])
def test_what_is_bound_stays_bound_inside(scene: Dataset) -> None:
    assert fine(undertaken(scene))
    assert found(undertaken(scene, end_user="BUYER"), book=SUSPENDED).outcome is STOPS


def test_what_is_not_inside_binds_nothing() -> None:
    assert fine(undertaken(magnets(), part_id="OTHER", end_user="BUYER"))


@pytest.mark.parametrize(
    ("built_into", "expected"), [("MOTOR", SHIPS), ("CAR", SHIPS), ("PUMP", STOPS), ("PUMP; MOTOR", SHIPS)]
)
def test_goods_go_into_the_product_that_is_named(built_into: str, expected: Outcome) -> None:
    scene = undertaken(cars(), built_into=built_into, end_user="SELLER; USER")
    assert found(scene, book=SUSPENDED).outcome is expected


def test_a_product_named_says_what_the_use_is() -> None:
    assert fine(undertaken(motors(), built_into="MOTOR", use=None))
    assert asks(found(undertaken(motors(), use=None), book=SUSPENDED)) == {(OTHERWISE, "MAG (U)")}


def test_whether_the_product_of_the_maker_carries_the_undertaking_is_a_reading() -> None:
    scene = undertaken(motors(), **OF_THE_MAKER)
    by_default = found(scene, book=SUSPENDED)
    assert (by_default.outcome, by_default.is_clear) == (SHIPS, False)
    assert names(by_default.readings) == {"product-carries-the-undertaking"}
    assert found(scene, adopting(product_carries_the_undertaking="no"), SUSPENDED).is_clear is True
    assert found(scene, adopting(product_carries_the_undertaking="yes"), SUSPENDED).outcome is STOPS


def test_a_maker_that_named_no_product_is_asked_what_the_goods_were_for() -> None:
    line = found(undertaken(motors(), **{**OF_THE_MAKER, "built_into": None}), book=SUSPENDED)
    assert (line.outcome, asks(line)) == (ASKS, {(OTHERWISE, "MAG (U)")})
    assert [question.cell for question in line.questions] == ["undertakings U MAG built_into"]


def test_a_product_of_the_maker_for_the_customer_named_is_as_undertaken() -> None:
    for_user = {**OF_THE_MAKER, "end_user": "SELLER; USER", "through": "BUYER"}
    assert fine(undertaken(motors(), **for_user))
    for_another = {**OF_THE_MAKER, "end_user": "SELLER; BUYER"}
    assert found(undertaken(motors(), **for_another), book=SUSPENDED).outcome is STOPS


# --- Several undertakings


def test_a_line_is_held_to_every_undertaking() -> None:
    scene = undertaken(undertaken(magnets()), undertaking_id="V", end_user="BUYER")
    assert found(scene, book=SUSPENDED).outcome is STOPS
    assert fine(undertaken(undertaken(magnets()), undertaking_id="V"))


def test_every_undertaking_that_is_open_is_asked_about_at_once() -> None:
    scene = undertaken(undertaken(magnets(), use=None), undertaking_id="V", destination="JP")
    line = found(scene, book=SUSPENDED)
    assert asks(line) == {(OTHERWISE, "MAG (U)"), ("undertaking-country", "MAG (V)")}


def test_what_is_asked_settles_the_line() -> None:
    scene = undertaken(magnets(), use=None, through=None, destination="JP")
    assert len(found(scene, book=SUSPENDED).questions) == 3
    answered = changed(scene, "undertakings", use="ordinary", through="BUYER", destination=None)
    assert is_settled(found(answered, book=SUSPENDED))


class Told(Promise):
    """An undertaking of which the five answers are given."""

    binds = goes_to_another = is_used_otherwise = is_passed_on = has_leave = NO


def told(*answers: Truth) -> Promise:
    each = object.__new__(Told)
    columns = ("binds", "goes_to_another", "is_used_otherwise", "is_passed_on", "has_leave")
    each.__dict__.update(zip(columns, answers, strict=True))
    return each


def one_by_one(rows: list[tuple[Truth, ...]], *, carried: bool) -> Truth:
    """The rule asked of each undertaking by itself."""
    return any_true(
        all_true((binds, any_true((another, otherwise, passed_on if carried else NO)), ~leave))
        for binds, another, otherwise, passed_on, leave in rows
    )


@settings(max_examples=400)
@given(st.lists(st.tuples(*[st.sampled_from([NO, UNKNOWN, YES])] * 5), min_size=1, max_size=4))
def test_the_facts_of_one_stand_for_all_whatever_the_answer_to_the_open_point(rows: list[tuple[Truth, ...]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "promises", lambda *_: tuple(told(*row) for row in rows))
        said = undertaking_facts(None, None, DAY)  # type: ignore[arg-type]
    for carried in (False, True):
        departs = any_true((said[NOT_NAMED], said[OTHERWISE], said[PASSED_ON] if carried else NO))
        assert all_true((said[BOUND], departs, ~said[LEAVE])) is one_by_one(rows, carried=carried)


# --- Silence


def test_without_a_table_nothing_is_bound_and_somebody_is_told_to_look() -> None:
    chinese = changed(oxide(), "parts", made_in="CN")
    line = found(chinese, book=SUSPENDED)
    assert (line.outcome, truth_of(line)) == (SHIPS, NO)
    assert [(duty.kind, duty.of, duty.due) for duty in line.duties] == [("look-for-undertakings", "792/24", DAY)]


@pytest.mark.parametrize("scene", [magnets(), motors(), from_china(oxide())])
def test_what_did_not_leave_china_as_a_listed_item_or_leaves_it_now_needs_no_looking(scene: Dataset) -> None:
    assert "look-for-undertakings" not in {duty.kind for duty in found(scene, book=SUSPENDED).duties}


def test_chinese_magnets_inside_are_looked_for_too() -> None:
    scene = changed(motors(), "parts", "MAG", made_in="CN", origin="CN")
    assert "look-for-undertakings" in {duty.kind for duty in found(scene, book=SUSPENDED).duties}


def test_a_table_with_rows_speaks_for_all_parts() -> None:
    scene = undertaken(changed(oxide(), "parts", made_in="CN"), part_id="OTHER")
    assert found(scene, book=SUSPENDED).is_clear is True


# --- Said


def test_the_word_names_the_article_in_every_language() -> None:
    report = report_of(undertaken(magnets(), end_user="SELLER"), book=SUSPENDED)
    (line,) = report.determinations
    for language, says in (("ja", "24条"), ("zh", "第二十四条"), ("en", "art. 24")):
        record = determination_record(report, line, language)  # type: ignore[arg-type]
        assert says in record["says"]
        assert record["beside"][0]["effect"] == "prohibited"


@pytest.mark.parametrize(
    ("scene", "state"),
    [
        (undertaken(magnets()), "kept"),
        (undertaken(magnets(), end_user="SELLER"), "broken"),
        (undertaken(magnets(), use=None), "open"),
        (undertaken(magnets(), given_on=date(2027, 1, 1)), "not-binding"),
        (undertaken(motors(), **OF_THE_MAKER), "passed-on"),
        (
            undertaken(magnets(), end_user="SELLER", leave="2026-7", leave_for="USER", leave_from=GIVEN),
            "with-leave",
        ),
    ],
)
def test_each_undertaking_is_told_with_how_it_stands(scene: Dataset, state: str) -> None:
    report = report_of(scene, book=SUSPENDED)
    (line,) = report.determinations
    for language in LANGUAGES:
        (said,) = determination_record(report, line, language)["undertakings"]
        assert (said["undertaking"], said["part"], said["state"]) == ("U", "MAG", state)
        assert "U" in said["says"]


def test_the_policy_of_the_firm_decides_about_what_is_open() -> None:
    scene = undertaken(magnets(), use=None)
    for wanted, expected in (("ask", ASKS), ("hold", STOPS), ("treat-as-controlled", STOPS)):
        assert found(scene, policy(fact=wanted), SUSPENDED).outcome is expected


def test_a_part_is_found_below_every_product_on_the_way() -> None:
    scene = undertaken(cars())
    (line,) = report_of(scene, book=SUSPENDED).determinations
    bill: Bill = report_of(scene, book=SUSPENDED).setting.bill
    (each,) = module.promises(line.joined, bill, DAY)
    assert each.products == {"CAR", "MOTOR"}
    assert module.promises(replace(line.joined, undertakings=type(each.known)()), bill, DAY) == ()


def test_every_combination_of_answers_is_possible_to_tell() -> None:
    for answers in product([NO, UNKNOWN, YES], repeat=5):
        assert set(told(*answers).facts) == {BOUND, NOT_NAMED, OTHERWISE, PASSED_ON, LEAVE}
