"""What a line and a transfer have in common when they are held against the law: a day, a stance, and rulings."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..law.readings import Stance
from ..logic.conditions import Condition, InForce
from ..logic.decide import Decider
from ..logic.explain import Case, Finding, Told, explain
from ..logic.lawbook import Law, State
from .outcome import Ruling
from .setting import Setting

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Hearing"]


class Hearing:
    """The law of one day under one stance, and how a rule comes out on one case of it."""

    setting: Setting
    day: date
    stance: Stance

    @cached_property
    def law(self) -> Law:
        """The law of the day under this stance."""
        return self._read(self.setting.laws(self.day, self.stance)[0])

    @cached_property
    def unsuspended(self) -> Law:
        """The same as if nothing were suspended."""
        return self._read(self.setting.laws(self.day, self.stance)[1])

    def under(self, stance: Stance) -> Self:
        """The same case under other answers to the open points."""
        raise NotImplementedError

    def _read(self, law: Law) -> Law:
        return law if self.stance is self.setting.stance else law.read_as(self.stance.truths())

    @property
    def main_case(self) -> Case:
        """The facts of what is exported or given."""
        raise NotImplementedError

    @cached_property
    def told(self) -> Told:
        """What was already found of the main case."""
        return {}

    def ruling_on(self, rule: Condition, case: Case, told: Told, decide: Decider, state: State) -> Ruling:
        """A rule on one case, as the law stands and as if nothing were suspended; `state` is that of the rule's law."""
        in_force: Finding = explain(rule, case, self.unsuspended, told)
        if state is State.IN_FORCE and self._stands_whole(in_force):
            return Ruling(in_force.truth, in_force, lambda: in_force)
        return Ruling(decide(case, self.law), in_force, lambda: explain(rule, case, self.law))

    def _stands_whole(self, finding: Finding) -> bool:
        """Whether nothing that a finding leans on is suspended: a limb may be, though its paragraph is in force."""
        return all(
            self.law.force(leaf.of.cites).truth is leaf.truth
            for leaf in finding.leaves()
            if isinstance(leaf.of, InForce)
        )
