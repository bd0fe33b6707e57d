"""One line held against the rules under one set of answers to the open points.

Law and bill meet here: the roll-up supplies amounts, the tables supply facts, the rules of the day decide. A trial
works out only what it is asked for, and trials of one setting share their roll-ups and their law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..bom.basis import Basis
from ..bom.bill import Kind
from ..bom.plain import Holding, share_of
from ..law.mofcom_2025_61 import rules
from ..law.readings import Stance
from ..logic.bounds import Bounds, Share
from ..logic.conditions import Condition
from ..logic.decide import Decider, decider
from ..logic.explain import Finding, Told, explain
from ..logic.lawbook import State
from ..logic.truth import NO, YES, Truth, any_true
from .facts.of_lines import Facts, item_facts, line_facts, sold_for
from .hearing import Hearing
from .lines import JoinedLine
from .outcome import Article, Ruling
from .screening.told import ToldOfParty, told_of_others
from .setting import Setting
from .undertakings.facts import undertaking_facts

__all__ = ["NOTIFICATION", "RULES", "Trial", "Which", "basis_of"]

NOTIFICATION = rules.notification_by_exporter_in_china | rules.notification_abroad


Which = Literal["licence", "notification"]
RULES: Mapping[Which, Condition] = {"licence": rules.licence_needed, "notification": NOTIFICATION}
DECIDERS: Mapping[Which, Decider] = {which: decider(rule) for which, rule in RULES.items()}


@dataclass(frozen=True)
class Trial(Hearing):
    """One line under one stance: its facts, and what the rules make of them, worked out when asked for."""

    setting: Setting
    joined: JoinedLine
    day: date
    stance: Stance

    @classmethod
    def of(cls, setting: Setting, joined: JoinedLine, day: date) -> Trial:
        """One line under the law of a day, by the firm's own answers to the open points."""
        return cls(setting, joined, day, setting.stance)

    def under(self, stance: Stance) -> Trial:
        """The same line under other answers to the open points; facts that do not hang on them are kept."""
        other = Trial(self.setting, self.joined, self.day, stance)
        kept = list(KEPT_ALWAYS)
        if self.setting.tells_holders_alike(self.stance, stance):
            kept += KEPT_IF_HELD_ALIKE if other.basis != self.basis else (*KEPT_IF_HELD_ALIKE, *KEPT_IF_BOTH)
        if other.basis == self.basis:
            kept += KEPT_IF_COUNTED_ALIKE
        other.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return other

    def counts_otherwise_than(self, other: Trial) -> bool:
        """Whether this stance tests other articles, counts any of them otherwise, or tells holders otherwise."""
        if self.held is not other.held or self.articles != other.articles:
            return True
        if self.line_facts is not other.line_facts and self.line_facts != other.line_facts:
            return True
        return any(self.share(part_id) != other.share(part_id) for part_id in self.articles)

    @cached_property
    def basis(self) -> Basis:
        """How amounts are counted."""
        return basis_of(self.stance)

    @cached_property
    def held(self) -> Mapping[str, Holding]:
        """The holdings of the item and of everything inside."""
        line = self.joined.line
        return self.setting.held(self.day, self.basis, line.part_id, line.lot_id)

    @cached_property
    def line_facts(self) -> Facts:
        """What is known of places, recipients, uses and undertakings."""
        of_line = line_facts(self.joined, self.setting.published, self.setting.listings(self.day, self.stance))
        return {**of_line, **undertaking_facts(self.joined, self.setting.bill, self.day)}

    @property
    def others(self) -> tuple[ToldOfParty, ...]:
        """Who else takes part, as far as lists tell anything of them."""
        return told_of_others(self, self.joined.recipients, self.joined.others)

    @cached_property
    def price(self) -> Bounds | None:
        """What one unit is sold for; None if the line does not say."""
        return sold_for(self.setting.bill, self.joined, self.day)

    @property
    def top(self) -> str:
        """The part number of the exported article."""
        return self.joined.line.part_id

    @cached_property
    def cases(self) -> dict[str, Facts]:
        """The facts of each article asked for so far."""
        return {}

    def case(self, part_id: str) -> Facts:
        """All facts about an article of the line."""
        if part_id not in self.cases:
            facts = item_facts(self.setting.bill, self.held[part_id], self.day, self.setting.published)
            self.cases[part_id] = {**self.line_facts, **facts, "value_share": self.share(part_id)}
        return self.cases[part_id]

    def share(self, part_id: str) -> Share:
        """The share of an article's value; the price of the line is that of the exported article only.

        A Part 1 material is all Part 1 material whatever it is sold for: its own value is the whole.
        """
        kind = self.setting.bill.recognised.kinds.get(part_id, Kind())
        is_sold_as_such = part_id == self.top and kind.is_material is not YES
        return share_of(self.held[part_id], self.basis, self.price if is_sold_as_such else None)

    @property
    def main_case(self) -> Facts:
        """The facts of the exported article."""
        return self.case(self.top)

    @cached_property
    def inside(self) -> tuple[str, ...]:
        """What is, or may be, separately usable inside and may be listed by itself."""
        return tuple(self._usable_inside())

    def _usable_inside(self) -> Iterator[str]:
        bill = self.setting.bill
        for part_id in sorted(bill.below([self.top]) - {self.top}):
            part, kind, holding = (
                bill.parts.get(part_id),
                bill.recognised.kinds.get(part_id, Kind()),
                self.held[part_id],
            )
            may_be_listed = any_true([kind.is_magnet, kind.is_target, kind.is_material, holding.contains_magnet])
            if part is not None and part.separately_usable is not NO and may_be_listed is not NO:
                yield part_id

    @property
    def articles(self) -> tuple[str, ...]:
        """What this stance tests: the exported article, and by one reading also what is usable inside it."""
        each = self.stance.answers["which-article"] == "each-separately-usable"
        return (self.top, *self.inside) if each else (self.top,)

    def answer(self, which: Which, part_id: str) -> Truth:
        """The answer for one article, the law being in force."""
        return DECIDERS[which](self.case(part_id), self.unsuspended)

    def combined(self, which: Which) -> Truth:
        """The answer for the line, the law being in force: that of all the articles that the stance tests."""
        return any_true(self.answer(which, part_id) for part_id in self.articles)

    def decisive(self, which: Which) -> str:
        """The article whose answer is the answer for the line: the first of those that go furthest towards yes."""
        return max(self.articles, key=lambda part_id: self.answer(which, part_id))

    def article(self, which: Which) -> Article:
        """The decisive article, with the reasons for its answer."""
        part_id = self.decisive(which)
        return Article(part_id, self.held[part_id], self.share(part_id), self.ruling(which, part_id))

    def ruling(self, which: Which, part_id: str) -> Ruling:
        """One rule of 61 on one article as the law stands and as if nothing were suspended, with reasons."""
        told = self._told.setdefault(part_id, {})
        return self.ruling_on(RULES[which], self.case(part_id), told, DECIDERS[which], self.state_of_law)

    def explained(self, rule: Condition, part_id: str | None = None) -> Finding:
        """A rule on an article (the exported one if none is named) as if nothing were suspended."""
        part_id = part_id or self.top
        return explain(rule, self.case(part_id), self.unsuspended, self._told.setdefault(part_id, {}))

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {self.top: self.told}

    @property
    def state_of_law(self) -> State:
        """The state of paragraph 1 of announcement 61 on the day."""
        return self.law.force(rules.licence_needed.cites).state

    @property
    def threshold(self) -> Fraction:
        """The figure of the law of the day that the share is held against."""
        return self.unsuspended.figure(rules.threshold)


KEPT_ALWAYS = ("price",)
KEPT_IF_HELD_ALIKE = ("line_facts",)
KEPT_IF_COUNTED_ALIKE = ("basis", "held", "inside")
KEPT_IF_BOTH = ("cases",)
"""What a trial keeps when the answers to open points change."""


def basis_of(stance: Stance) -> Basis:
    """The choices about figures that a stance makes. The ids of the readings are those of Basis: a test says so."""
    said = stance.answers
    return Basis(
        numerator=said["numerator"],  # type: ignore[arg-type]
        finished_magnets=said["finished-chinese-magnets"],  # type: ignore[arg-type]
        several_materials=said["several-materials"],  # type: ignore[arg-type]
        value_of_the_item=said["value-of-the-item"],  # type: ignore[arg-type]
        price_of_the_material=said["price-of-the-material"],  # type: ignore[arg-type]
        regions_share_chinese_origin=said["regions-share-chinese-origin"] == "yes",
        unlisted_compounds=said["unlisted-compounds"],  # type: ignore[arg-type]
        origin_of_refined_material=said["origin-of-refined-material"],  # type: ignore[arg-type]
        recycled_material=said["recycled-material"],  # type: ignore[arg-type]
        elements_of_57=said["elements-of-57"],  # type: ignore[arg-type]
    )
