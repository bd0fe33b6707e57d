"""One technology transfer held against the rules under one set of answers to the open points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...law.mofcom_2025_62 import rules
from ...law.mofcom_most_technology_catalogue import rules as rules_catalogue
from ...law.readings import Stance, open_points
from ...law.rule_tree import readings_in
from ...law.statecouncil_792 import rules as rules_792
from ...logic.conditions import Condition, Provision, any_of
from ...logic.decide import Decider, decider
from ...logic.explain import Finding, explain
from ...logic.lawbook import State
from ...logic.truth import NO, Truth
from ..beside import BESIDE, Standing
from ..facts.of_lines import Facts
from ..hearing import Hearing
from ..outcome import ReadingEffect, Ruling
from ..readings.of_the_state import effects_on_the_state, passages_of
from ..screening.holdings import OF_HOLDINGS
from ..screening.told import ToldOfParty, told_of_others
from ..setting import Setting
from .joined import JoinedTransfer, transfer_facts

__all__ = ["ACT", "ACTS", "BESIDE_TRANSFERS", "CATALOGUE", "TransferTrial"]

ACTS = (rules.licence_needed, rules.publication, rules.support_ban)
ACT = any_of(*ACTS)
"""To export, to publish, to support: whichever it is, 62 asks for a licence first."""
DECIDE_ACT: Decider = decider(ACT)
CATALOGUE = rules_catalogue.standing_question
DECIDE_CATALOGUE: Decider = decider(CATALOGUE)
BESIDE_TRANSFERS: tuple[Standing, ...] = tuple(
    each for each in BESIDE if each.provision not in (rules.knowing_contribution_by_goods, rules_792.undertaking_broken)
)
"""What stands beside 62. Its sentence about goods on shipment lines is told of a transfer in its own words; what was
undertaken about goods is told of lines alone."""


@dataclass(frozen=True)
class TransferTrial(Hearing):
    """One transfer under one stance: its facts, and what the rules make of them."""

    setting: Setting
    joined: JoinedTransfer
    day: date
    stance: Stance

    @classmethod
    def of(cls, setting: Setting, joined: JoinedTransfer, day: date) -> TransferTrial:
        """One transfer under the law of a day, by the firm's own answers to the open points."""
        return cls(setting, joined, day, setting.stance)

    def under(self, stance: Stance) -> TransferTrial:
        """The same transfer under other answers to the open points: only who is held by whom hangs on them."""
        other = TransferTrial(self.setting, self.joined, self.day, stance)
        if self.setting.tells_holders_alike(self.stance, stance):
            other.__dict__["main_case"] = self.main_case
        return other

    @cached_property
    def main_case(self) -> Facts:
        """All facts about the transfer."""
        return transfer_facts(self.joined, self.setting.listings(self.day, self.stance))

    @property
    def others(self) -> tuple[ToldOfParty, ...]:
        """Who else takes part, as far as lists tell anything of them."""
        return told_of_others(self, self.joined.roles, self.joined.others)

    @property
    def state_of_law(self) -> State:
        """The state of paragraph 1 of announcement 62 on the day."""
        return self.law.force(rules.licence_needed.cites).state

    def act(self) -> Ruling:
        """Whether 62 asks for a licence."""
        return self.ruling_on(ACT, self.main_case, self.told, DECIDE_ACT, self.state_of_law)

    def catalogue(self) -> Ruling:
        """Whether the catalogue of technologies names it."""
        state = self.law.force(CATALOGUE.cites).state
        return self.ruling_on(CATALOGUE, self.main_case, self.told, DECIDE_CATALOGUE, state)

    def explained(self, rule: Condition) -> Finding:
        """A rule as if nothing were suspended."""
        return explain(rule, self.main_case, self.unsuspended, self.told)

    def answers(self) -> dict[str, Truth]:
        """What is asked of a transfer, each answer as if its law were in force."""
        asked: dict[str, Truth] = {}
        if self.law.force(rules.licence_needed.cites).truth is not NO:
            asked["licence"] = DECIDE_ACT(self.main_case, self.unsuspended)
        asked[CATALOGUE.cites] = DECIDE_CATALOGUE(self.main_case, self.unsuspended)
        asked.update({each.provision.cites: each.answer(self) for each in BESIDE_TRANSFERS})
        return asked

    def effects(self) -> tuple[ReadingEffect, ...]:
        """The open points that matter: another answer to one alone changes what the law says of the transfer."""
        return tuple(self._effects())

    def _effects(self) -> Iterator[ReadingEffect]:
        now = self.answers()
        of_holders = OF_HOLDINGS if self.setting.holdings.rows else ()
        for name in dict.fromkeys((*READINGS, *of_holders)):
            in_use = self.stance.answers[name]
            for answer in open_points()[name].answers:
                if answer.id != in_use:
                    then = self.under(self.stance.instead(name, answer.id)).answers()
                    changed = tuple(what for what, answer in then.items() if answer is not now.get(what))
                    if changed:
                        yield ReadingEffect(name, in_use, answer.id, changed, name in self.stance.adopted)
        yield from effects_on_the_state(self, PASSAGES, TransferTrial._as_it_stands)

    def _as_it_stands(self) -> dict[str, Truth]:
        """What is asked of a transfer, as the law stands on its day."""
        asked = {"licence": DECIDE_ACT, CATALOGUE.cites: DECIDE_CATALOGUE}
        asked |= {each.provision.cites: each.decide for each in BESIDE_TRANSFERS}
        return {what: decide(self.main_case, self.law) for what, decide in asked.items()}


def _readings() -> Iterator[str]:
    provisions: tuple[Provision, ...] = (*ACTS, CATALOGUE, *(each.provision for each in BESIDE_TRANSFERS))
    for provision in provisions:
        yield from readings_in(provision)


READINGS: tuple[str, ...] = tuple(dict.fromkeys(_readings()))
"""The open points on which an answer about a transfer may turn."""
PASSAGES = passages_of([*ACTS, CATALOGUE, *(each.provision for each in BESIDE_TRANSFERS)])
"""The passages that those answers lean on."""
