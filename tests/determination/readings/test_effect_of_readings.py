"""What other answers flip: the same as if everything were determined anew under each, and told of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.determination.scenes import (
    IN_FORCE,
    SUSPENDED,
    TODAY,
    UNCONFIRMED,
    adopting,
    cars,
    changed,
    exactly,
    magnets,
    motors,
    oxide,
    oxide_leaving_china,
    policy,
    report_of,
    without,
)
from tests.determination.screenings import LISTS
from ytterby.determination.check import Report, check
from ytterby.determination.firm import Firm, read_firm
from ytterby.determination.outcome import Determination, Outcome, Review
from ytterby.determination.readings.effect import (
    Determined,
    Effects,
    effect_of,
    effects_of_readings,
    sides_between,
)
from ytterby.determination.readings.extension_supposed import is_about_an_extension
from ytterby.determination.readings.settings_beside import AsIfInForce
from ytterby.determination.screening.screened import Screening
from ytterby.law.lawbook import Statutes, statutes
from ytterby.law.readings import Adoption, open_points
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.parties.screening import Screened
from ytterby.parties.sought import Sought
from ytterby.samples import sample
from ytterby.tables import read
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Ownership

LAST_DAY = date(2026, 11, 10)
SMALL = ("chain/car-maker", "technology")

Told = dict[tuple[str, str], dict[str, tuple[str, ...]]]
"""For each answer that flips something: what it changes, by line or transfer."""


def told(effects: Effects) -> Told:
    return {
        (each.point.name, each.answer): {flip.before.reference: flip.changes for flip in each.flips}
        for each in effects.flipping
    }


def all_of(report: Report) -> tuple[Determined, ...]:
    return (*report.determinations, *report.transfers)


def tried_one_by_one(report: Report, book: Statutes, firm: Firm, on: date | None = None) -> Told:
    """Each other answer adopted by a firm of its own, and everything determined from the start."""
    found: Told = {}
    known = report.setting.known
    for name, point in open_points().items():
        for answer in point.answers if point.instead is None else ():
            adopted = {**firm.adopted, name: Adoption(answer.id, "somebody", known)}
            again = check(report.dataset, book, replace(firm, adopted=adopted), known, on=on)
            pairs = zip(all_of(report), all_of(again), strict=True)
            changes = {before.reference: tuple(sides_between(before, after)) for before, after in pairs}
            if any(changes.values()):
                found[name, answer.id] = {reference: what for reference, what in changes.items() if what}
    return found


def assert_nothing_is_missed(report: Report, book: Statutes, firm: Firm, on: date | None = None) -> None:
    found = told(effects_of_readings(report, on=on))
    extension = [(name, answer) for name, answer in found if is_about_an_extension(open_points()[name])]
    assert {key: found[key] for key in found if key not in extension} == tried_one_by_one(report, book, firm, on)


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_all_other_answers_on_a_sample(name: str) -> None:
    firm, dataset = read_firm(sample(name)), read(sample(name))
    report = check(dataset, statutes(), firm, TODAY)
    assert told(effects_of_readings(report))
    assert_nothing_is_missed(report, statutes(), firm)


def unsuspended(book: Statutes) -> Statutes:
    """The same law without any suspension and all that follows one."""
    deeds = dict.fromkeys(("suspends", "extends", "doubts", "resumes", "lapsed"), ())
    return Statutes({id_: msgspec.structs.replace(each, **deeds) for id_, each in book.instruments.items()})


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_as_if_the_law_were_in_force(name: str) -> None:
    """The days of the readings about suspensions aside, it is as with a law that was never suspended."""
    firm, dataset = read_firm(sample(name)), read(sample(name))
    supposed = effects_of_readings(check(dataset, statutes(), firm, TODAY), supposing_force=True)
    book = unsuspended(statutes())
    report = check(dataset, book, firm, TODAY)
    expected = tried_one_by_one(report, book, firm)
    assert {key: changes for key, changes in expected.items() if key[0] != "transition-runs-afresh"} == told(supposed)
    assert [each.outcome for each in supposed.before] == [each.outcome for each in all_of(report)]


# --- Any scene, any firm, any day -------------------------------------------------------------------------------------

SCENES = (
    magnets(),
    motors(),
    cars(),
    oxide(),
    oxide_leaving_china(),
    without(magnets(), "content"),
    changed(motors(), "parts", "MAG", made_in="CN", origin="CN"),
    changed(magnets(), "technology_use", chinese_origin=YES),
    changed(magnets(), "content", stated_value=exactly("0.4")),
    changed(motors(), "parts", "MOTOR", category="assembly"),
)
DAYS = (
    *(date(2025, 10, 8), date(2025, 10, 9), date(2025, 11, 7), date(2025, 12, 1), date(2026, 11, 9), LAST_DAY),
    *(date(2026, 11, 11), date(2026, 12, 4), date(2026, 12, 5), date(2027, 1, 11)),
)
CELLS = (
    ("shipments", "to_country", ("CN", "HK", "US", "JP", None)),
    ("shipments", "exporter_located_in", ("CN", "TW", None)),
    ("shipments", "from_country", ("CN", None)),
    ("shipments", "purpose", ("repair", None)),
    ("shipments", "contract_date", (date(2025, 10, 1), None)),
    ("parties", "listed", ("control-list", "control-list-suspended", "control-list-stopped", "watch-list", None)),
    ("parties", "military_user", (YES, UNKNOWN)),
    ("parties", "defence_contractor", (YES, UNKNOWN)),
    ("parties", "held_by_military_user", (NO, UNKNOWN)),
    ("end_uses", "use", ("humanitarian-public-health", "military", None)),
    ("parts", "origin", ("CN", "HK", None)),
    ("lines", "known_use", ("suspected-rare-earths-abroad", None)),
)


@st.composite
def scenes(draw: st.DrawFn) -> Dataset:
    scene = changed(draw(st.sampled_from(SCENES)), "shipments", date=draw(st.sampled_from(DAYS)))
    for table, column, values in draw(st.lists(st.sampled_from(CELLS), max_size=3)):
        cells: dict[str, Any] = {column: draw(st.sampled_from(values))}
        scene = changed(scene, table, **cells)
    return scene


@st.composite
def firms(draw: st.DrawFn) -> Firm:
    names = [name for name, point in open_points().items() if point.instead is None]
    chosen = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    answers = {name: draw(st.sampled_from([answer.id for answer in open_points()[name].answers])) for name in chosen}
    to_do = st.sampled_from(["ask", "hold", "treat-as-controlled"])
    return replace(adopting(**answers), policy=policy(draw(to_do), draw(to_do)).policy)


@given(scenes(), firms(), st.sampled_from([IN_FORCE, UNCONFIRMED, SUSPENDED]))
@settings(max_examples=6)
def test_nothing_is_missed(scene: Dataset, firm: Firm, book: Statutes) -> None:
    assert_nothing_is_missed(report_of(scene, firm, book), book, firm)


# --- What is said -----------------------------------------------------------------------------------------------------


def test_from_which_outcome_to_which() -> None:
    (flip,) = effect_of(report_of(motors()), "deep-processed-goods-are-assemblies", "no").flips
    assert (flip.before.outcome, flip.after.outcome) == (Outcome.LICENCE_NEEDED, Outcome.SHIP)
    assert flip.changes == ("outcome", "licence", "notification", "review")


def test_the_answer_in_use_flips_nothing() -> None:
    effect = effect_of(report_of(motors()), "deep-processed-goods-are-assemblies", "yes")
    assert (effect.in_use, effect.answer, effect.flips) == ("yes", "yes", ())


def test_an_adopted_answer_is_told_from_a_default() -> None:
    firm = adopting(deep_processed_goods_are_assemblies="yes")
    by_default, adopted = effects_of_readings(report_of(motors())), effects_of_readings(report_of(motors(), firm))
    assert told(by_default) == told(adopted)
    assert "deep-processed-goods-are-assemblies" in {each.point.name for each in adopted.flipping if each.is_adopted}
    assert not any(each.is_adopted for each in by_default.flipping)
    assert by_default.is_settled is False


def test_every_point_is_told_of_once() -> None:
    effects = effects_of_readings(report_of(motors(), book=UNCONFIRMED))
    flipping = {each.point.name for each in effects.flipping}
    idle, stated = ({point.name for point in points} for points in (effects.idle, effects.stated))
    assert flipping | idle | stated == set(open_points())
    assert len(flipping) + len(idle) + len(stated) == len(open_points())
    assert stated == {"foreign-law-conflict"}


def test_while_the_law_is_suspended_nothing_flips_but_it_may_be_asked() -> None:
    report = report_of(changed(motors(), "shipments", date=date(2026, 11, 9)), book=UNCONFIRMED)
    assert told(effects_of_readings(report)) == {}
    assert effects_of_readings(report).is_settled
    supposed = effects_of_readings(report, supposing_force=True)
    assert ("deep-processed-goods-are-assemblies", "no") in told(supposed)
    assert [each.outcome for each in supposed.before] == [Outcome.LICENCE_NEEDED]


def test_a_reading_that_only_the_review_hangs_on_is_told() -> None:
    scene = changed(magnets(), "parties", "USER", defence_contractor=YES)
    (flip,) = effect_of(report_of(scene), "defence-contractors-are-military-users", "no").flips
    assert flip.changes == ("review",)
    assert isinstance(flip.before, Determination)
    assert flip.before.review is Review.REFUSED_IN_PRINCIPLE


# --- Points about the state of the law --------------------------------------------------------------------------------


def test_the_last_day_matters_to_the_lines_of_that_very_day() -> None:
    for day, flips in ((date(2026, 11, 9), 0), (LAST_DAY, 1), (date(2026, 11, 11), 0)):
        report = report_of(changed(motors(), "shipments", date=day), book=UNCONFIRMED)
        assert len(effect_of(report, "last-day-is-suspended", "yes").flips) == flips, day
    (flip,) = effect_of(
        report_of(changed(motors(), "shipments", date=LAST_DAY), book=UNCONFIRMED), "last-day-is-suspended", "yes"
    ).flips
    assert (flip.before.outcome, flip.after.outcome) == (Outcome.LICENCE_NEEDED, Outcome.SHIP)


def test_a_transition_that_runs_afresh_matters_in_its_days() -> None:
    for day, flips in ((date(2026, 11, 11), 1), (date(2026, 12, 4), 1), (date(2026, 12, 5), 0)):
        report = report_of(changed(motors(), "shipments", date=day), book=IN_FORCE)
        assert len(effect_of(report, "transition-runs-afresh", "yes").flips) == flips, day
    origin = report_of(changed(oxide(), "shipments", date=date(2026, 11, 11)), book=IN_FORCE)
    assert effect_of(origin, "transition-runs-afresh", "yes").flips == (), "1(3) had no transition"


def test_whether_the_suspension_was_extended_matters_where_the_line_hangs_on_the_law() -> None:
    report = report_of(motors(), book=UNCONFIRMED)
    (extended,) = effect_of(report, "suspension-was-extended", "yes").flips
    (ended,) = effect_of(report, "suspension-was-extended", "no").flips
    assert (extended.after.outcome, extended.before.outcome) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert ended.after.outcome is Outcome.LICENCE_NEEDED
    assert ended.sides == {"licence": ("treated", "yes"), "notification": ("treated", "yes")}
    for book, after in ((SUSPENDED, extended.after), (IN_FORCE, ended.after)):
        (line,) = report_of(motors(), book=book).determinations
        assert sides_between(line, after) == {}
    free = report_of(changed(magnets(), "content", origin="AU"), book=UNCONFIRMED)
    assert effect_of(free, "suspension-was-extended", "yes").flips == ()


@pytest.mark.parametrize("book", [IN_FORCE, SUSPENDED], ids=["lapsed", "extended"])
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_what_the_workspace_has_settled_is_not_in_question(book: Statutes, answer: str) -> None:
    assert effect_of(report_of(motors(), book=book), "suspension-was-extended", answer).flips == ()


def test_before_an_extension_was_spoken_of_there_is_no_question() -> None:
    effects = effects_of_readings(report_of(motors(), book=UNCONFIRMED, known=date(2026, 9, 23)))
    assert "suspension-was-extended" not in {each.point.name for each in effects.effects}


def test_the_law_of_another_day_can_be_asked_for() -> None:
    report = report_of(motors(), book=UNCONFIRMED, on=LAST_DAY)
    effects = effects_of_readings(report, on=LAST_DAY)
    assert ("last-day-is-suspended", "yes") in told(effects)
    assert {flip.after.day for each in effects.flipping for flip in each.flips} == {LAST_DAY}


def test_another_answer_flips_nothing_of_what_a_screening_settled() -> None:
    held = Ownership(owner_id="NOBODY", owned_id="USER", percent=Bounds.between(0, 1))
    parties = tuple(replace(each, listed=None, screened_on=None) for each in magnets().parties)
    scene = replace(magnets(), parties=parties, ownership=(held,))
    found = Screening(TODAY, LISTS, {each.party_id: Screened(Sought(each.party_id, ("見本",))) for each in parties})
    report = check(scene, IN_FORCE, Firm(), TODAY, screening=found)
    assert not report.determinations[0].questions
    assert AsIfInForce.of(report.setting).screening is found
    assert effect_of(report, "half-holding", "direct").flips == ()
