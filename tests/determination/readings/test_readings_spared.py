"""What is spared in looking for the readings that matter changes nothing: trying every other answer gives the same."""

from datetime import date

import pytest

from ytterby.determination.beside import BESIDE
from ytterby.determination.check import prepare
from ytterby.determination.firm import Firm, read_firm
from ytterby.determination.lines import Joined
from ytterby.determination.outcome import ReadingEffect
from ytterby.determination.readings.that_matter import WHICH, effects
from ytterby.determination.setting import Setting
from ytterby.determination.trial import RULES, Trial
from ytterby.law.lawbook import statutes
from ytterby.law.mofcom_2025_61 import rules
from ytterby.law.readings import Adoption, open_points
from ytterby.logic.explain import explain
from ytterby.logic.lawbook import State
from ytterby.logic.truth import YES, any_true
from ytterby.samples import sample
from ytterby.tables import read

DAY = date(2026, 12, 1)
SAMPLES = ("chain/magnet-maker", "chain/motor-maker", "chain/car-maker", "trader", "target-maker")
REVIEW = (rules.refused_users | rules.refused_uses, rules.case_by_case)
OF_THE_STATE = ("last-day-is-suspended", "transition-runs-afresh")
"""They move the days and not the words: what is asked is what the law says as it stands."""
OPEN = (State.IN_FORCE, State.UNCONFIRMED)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_other_answer_was_looked_at(name: str) -> None:
    dataset, firm = read(sample(name)), read_firm(sample(name))
    setting, _ = prepare(dataset, statutes(), firm, DAY)
    compared = 0
    for line in Joined(dataset).lines:
        trial = Trial.of(setting, line, line.day or DAY)
        if trial.state_of_law in OPEN:
            compared += 1
            assert effects(trial) == tried_one_by_one(setting, trial), line.reference
    assert compared


def tried_one_by_one(setting: Setting, trial: Trial) -> tuple[ReadingEffect, ...]:
    """Each open point with each other answer, adopted by a firm of its own and run from the start."""
    now, stands = answers(trial), as_it_stands(trial)
    found = []
    others = {name: point for name, point in open_points().items() if name not in OF_THE_STATE}
    of_the_state = {name: point for name, point in open_points().items() if name in OF_THE_STATE}
    for name, point in (*others.items(), *of_the_state.items()):
        in_use = trial.stance.answers[name]
        for answer in point.answers:
            if answer.id != in_use and point.instead is None:
                adopted = {**setting.firm.adopted, name: Adoption(answer.id, "somebody", DAY)}
                other = Setting(setting.bill, setting.statutes, Firm(adopted=adopted), setting.known)
                again = Trial.of(other, trial.joined, trial.day)
                was, then = (stands, as_it_stands(again)) if name in OF_THE_STATE else (now, answers(again))
                changed = tuple(what for what, said in was.items() if what in then and then[what] != said)
                if changed:
                    found.append(ReadingEffect(name, in_use, answer.id, changed, name in trial.stance.adopted))
    return tuple(found)


def as_it_stands(trial: Trial) -> dict[str, object]:
    """What the law says of a line as it stands on the day, each rule explained in full."""
    found: dict[str, object] = {
        which: any_true(explain(RULES[which], trial.case(part), trial.law).truth for part in trial.articles)
        for which in WHICH
    }
    beside = {each.provision.cites: explain(each.provision, trial.main_case, trial.law).truth for each in BESIDE}
    return {**found, **beside}


def answers(trial: Trial) -> dict[str, object]:
    """Everything that is asked of a line, the law being in force; of the review only where a licence is needed."""
    found: dict[str, object] = {which: trial.combined(which) for which in WHICH}
    if trial.combined("licence") is YES:
        found["review"] = tuple(trial.explained(rule).truth for rule in REVIEW)
    return {**found, **{each.provision.cites: each.answer(trial) for each in BESIDE}}
