"""The law of a stance: its own ledger and its own last day of a suspension, worked out once for all lines of a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.determination.scenes import IN_FORCE, adopting, changed, found, magnets, oxide
from ytterby.determination.check import prepare
from ytterby.determination.firm import Firm
from ytterby.determination.lines import Joined
from ytterby.determination.outcome import Outcome
from ytterby.determination.setting import Setting
from ytterby.determination.trial import Trial
from ytterby.law.lawbook import packaged
from ytterby.law.readings import Stance
from ytterby.logic.conditions import InForce
from ytterby.logic.lawbook import State
from ytterby.logic.truth import NO, UNKNOWN, YES

KNOWN = date(2026, 11, 24)
LAST_DAY, WITHIN, AFTER = date(2026, 11, 10), date(2026, 11, 20), date(2026, 12, 10)
LIMB, WHOLE = "mofcom-2025-61/1(1)", "mofcom-2025-61/1"
AFRESH = {"transition_runs_afresh": "yes"}


def setting_of(firm: Firm | None = None) -> Setting:
    setting, _ = prepare(magnets(), packaged(), firm or Firm(), KNOWN)
    return setting


def trial_of(setting: Setting, day: date) -> Trial:
    (line,) = Joined(magnets()).lines
    return Trial.of(setting, line, day)


@pytest.mark.parametrize(
    ("answers", "day", "cites", "state"),
    [
        ({}, LAST_DAY, WHOLE, State.UNCONFIRMED),
        ({"last_day_is_suspended": "open"}, LAST_DAY, WHOLE, State.UNCONFIRMED),
        ({"last_day_is_suspended": "yes"}, LAST_DAY, WHOLE, State.SUSPENDED),
        ({"last_day_is_suspended": "no"}, LAST_DAY, WHOLE, State.UNCONFIRMED),
        ({"last_day_is_suspended": "yes"}, WITHIN, WHOLE, State.UNCONFIRMED),
        ({}, WITHIN, LIMB, State.UNCONFIRMED),
        (AFRESH, WITHIN, LIMB, State.SUSPENDED),
        (AFRESH, WITHIN, WHOLE, State.UNCONFIRMED),
        (AFRESH, AFTER, LIMB, State.UNCONFIRMED),
    ],
)
def test_the_law_is_that_of_the_firm_s_answers_or_of_those_supposed(
    answers: dict[str, str], day: date, cites: str, state: State
) -> None:
    adopted = trial_of(setting_of(adopting(**answers)), day)
    supposed = trial_of(setting_of(), day)
    for name, answer in answers.items():
        supposed = supposed.under(supposed.stance.instead(name.replace("_", "-"), answer))
    for trial in (adopted, supposed):
        assert trial.law.force(cites).state is state
        assert trial.unsuspended.force(cites).state is State.IN_FORCE


def test_a_stance_supposed_leaves_the_law_of_the_others_as_it_was() -> None:
    trial = trial_of(setting_of(), WITHIN)
    other = trial.under(trial.stance.instead("transition-runs-afresh", "yes"))
    assert other.law.force(LIMB).state is State.SUSPENDED
    assert trial.law.force(LIMB).state is State.UNCONFIRMED
    back = other.under(other.stance.instead("transition-runs-afresh", "no"))
    assert back.law.force(LIMB).state is State.UNCONFIRMED


def test_a_firm_that_adopted_it_may_suppose_that_it_had_not() -> None:
    trial = trial_of(setting_of(adopting(**AFRESH)), WITHIN)
    other = trial.under(trial.stance.instead("transition-runs-afresh", "no"))
    assert [each.law.force(LIMB).state for each in (trial, other)] == [State.SUSPENDED, State.UNCONFIRMED]


def test_other_answers_are_those_of_the_stance_that_asks() -> None:
    """Two stances that move the law alike share it, and still answer a rule each in its own way."""
    trial = trial_of(setting_of(), WITHIN)
    afresh = trial.stance.instead("transition-runs-afresh", "yes")
    lenient = trial.under(afresh.instead("threshold-itself-counts", "no"))
    cautious = trial.under(afresh)
    assert lenient.law.reading("threshold-itself-counts") is NO
    assert cautious.law.reading("threshold-itself-counts") is YES
    assert cautious.law.reading("last-day-is-suspended") is UNKNOWN
    assert cautious.law.force(LIMB) is lenient.law.force(LIMB)


def test_who_asks_first_does_not_count() -> None:
    trial = trial_of(setting_of(), WITHIN)
    other = trial.under(trial.stance.instead("threshold-itself-counts", "no"))
    assert other.law.reading("threshold-itself-counts") is NO
    assert trial.law.reading("threshold-itself-counts") is YES


def test_stances_that_read_the_last_day_alike_share_its_law() -> None:
    trial = trial_of(setting_of(), LAST_DAY)
    included = trial.stance.instead("last-day-is-suspended", "yes")
    one, two = trial.under(included), trial.under(included.instead("threshold-itself-counts", "no"))
    assert one.law.force(WHOLE) is two.law.force(WHOLE)
    assert one.law.force(WHOLE) is not trial.law.force(WHOLE)


def test_the_law_of_a_day_is_worked_out_once() -> None:
    setting = setting_of()
    assert setting.laws(WITHIN) is setting.laws(WITHIN)
    assert setting.laws(WITHIN) is setting.laws(WITHIN, Stance.of().instead("numerator", "whole-article"))
    assert setting.laws(WITHIN) is not setting.laws(WITHIN, Stance.of().instead("transition-runs-afresh", "yes"))
    first = trial_of(setting, WITHIN).law.force(LIMB)
    assert trial_of(setting, WITHIN).law.force(LIMB) is first


# --- One limb suspended, though its paragraph is in force


@pytest.mark.parametrize(
    ("day", "outcome", "licence"),
    [
        (WITHIN, Outcome.SHIP, NO),
        (date(2026, 12, 4), Outcome.SHIP, NO),
        (date(2026, 12, 5), Outcome.LICENCE_NEEDED, YES),
    ],
)
def test_a_line_of_a_limb_that_is_suspended_by_a_reading_is_free(day: date, outcome: Outcome, licence: object) -> None:
    line = found(magnets(), adopting(**AFRESH), IN_FORCE, on=day)
    assert (line.outcome, line.licence.truth) == (outcome, licence)
    assert found(magnets(), None, IN_FORCE, on=day).outcome is Outcome.LICENCE_NEEDED


def test_the_reasons_say_that_the_limb_is_suspended() -> None:
    line = found(magnets(), adopting(**AFRESH), IN_FORCE, on=WITHIN)
    limb = [leaf for leaf in line.licence.finding.leaves() if leaf.of == InForce(LIMB)]
    assert [leaf.truth for leaf in limb] == [NO]


def test_a_line_of_a_limb_that_is_not_suspended_is_caught() -> None:
    line = found(changed(oxide(), "shipments", purpose="sale"), adopting(**AFRESH), IN_FORCE, on=WITHIN)
    assert line.licence.truth is YES
