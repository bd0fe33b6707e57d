"""One line held against the rules under one set of answers to the open points.

Law and bill meet here: the roll-up supplies amounts, the tables supply facts, the rules of the day decide. A trial
works out only what it is asked for, and trials of one setting share their roll-ups and their law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..bom.basis import Basis
from ..bom.bill import Bill, Kind
from ..bom.plain import Holding, roll_up, share_of
from ..law.lawbook import Statutes
from ..law.mofcom_2025_61 import rules
from ..law.readings import Stance
from ..logic.bounds import Bounds, Share
from ..logic.conditions import Condition, Provision
from ..logic.decide import Decider, decider
from ..logic.explain import Finding, Told, explain
from ..logic.lawbook import LAST_DAY_IS_SUSPENDED, Entry, Law, State
from ..logic.truth import NO, YES, Truth, any_true
from .firm import Firm
from .line_facts import Facts, item_facts, line_facts, sold_for
from .lines import JoinedLine
from .outcome import Article, Ruling

__all__ = ["NOTIFICATION", "RULES", "Setting", "Trial", "Which", "basis_of"]

NOTIFICATION = rules.notification_by_exporter_in_china | rules.notification_abroad


Which = Literal["licence", "notification"]
RULES: Mapping[Which, Condition] = {"licence": rules.licence_needed, "notification": NOTIFICATION}
DECIDERS: Mapping[Which, Decider] = {which: decider(rule) for which, rule in RULES.items()}


@dataclass(frozen=True)
class Setting:
    """One bill, the law as known on a day, and one firm's decisions: what all lines of a run have in common."""

    bill: Bill
    statutes: Statutes
    firm: Firm
    known: date
    _held: dict[tuple[date, Basis], Mapping[str, Holding]] = field(default_factory=dict)
    _laws: dict[tuple[date, tuple[Entry, ...], Truth], tuple[Law, Law]] = field(default_factory=dict)

    @cached_property
    def stance(self) -> Stance:
        """The firm's answers to the open points."""
        return self.firm.stance

    def laws(self, day: date, stance: Stance | None = None) -> tuple[Law, Law]:
        """The law of a day as known and as this firm reads it, and the same as if nothing were suspended.

        Another stance may differ in two things that move the states of the law: its ledger and a suspension's last day.
        """
        stance = stance or self.stance
        key = (day, stance.entries(), stance.truth(LAST_DAY_IS_SUSPENDED))
        if key not in self._laws:
            _, entries, last_day = key
            law = self.statutes.lawbook.with_entries(entries).on(day, self.known, self.stance.truths())
            law = law.read_as({LAST_DAY_IS_SUSPENDED: last_day})
            self._laws[key] = law, law.unsuspended()
        return self._laws[key]

    def held(self, day: date, basis: Basis, top: str, lot: str | None) -> Mapping[str, Holding]:
        """The holdings of an item and of everything inside it; those of a day and way of counting are shared."""
        counting = self.bill.counting(basis, top)
        day = self.bill.last_change(day)
        held = self._held.get((day, counting), {})
        if top not in held:
            held = self._held[day, counting] = roll_up(self.bill, counting, day, [top], known=held)
        return held if lot is None else roll_up(self.bill, counting, day, [top], lot=lot, known=held)

    def barring(self, day: date) -> frozenset[str]:
        """The list notices that bar persons outside China too from passing Chinese-origin items to whom they list."""
        law = self.laws(day)[0]
        return frozenset(
            entry.by for entry in law.listed("foreign-persons-barred") if law.force(f"{entry.by}/1").truth is YES
        )

    @property
    def published(self) -> date:
        """The day on which announcement 61 was published: what lies before it is open by several readings."""
        return self.statutes.instruments[rules.ID].published

    def trial(self, joined: JoinedLine, day: date) -> Trial:
        """One line under the law of a day, by the firm's own answers to the open points."""
        return Trial(self, joined, day, self.stance)


@dataclass(frozen=True)
class Trial:
    """One line under one stance: its facts, and what the rules make of them, worked out when asked for."""

    setting: Setting
    joined: JoinedLine
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

    def _read(self, law: Law) -> Law:
        return law if self.stance is self.setting.stance else law.read_as(self.stance.truths())

    def under(self, stance: Stance) -> Trial:
        """The same line under other answers to the open points; facts that do not hang on them are kept."""
        other = Trial(self.setting, self.joined, self.day, stance)
        kept = KEPT_ALWAYS if other.basis != self.basis else (*KEPT_ALWAYS, *KEPT_IF_COUNTED_ALIKE)
        other.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return other

    def counts_otherwise_than(self, other: Trial) -> bool:
        """Whether this stance tests other articles, or counts any of them otherwise."""
        if self.held is not other.held or self.articles != other.articles:
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
        """What is known of places, recipients and uses."""
        return line_facts(self.joined, self.setting.published, self.setting.barring(self.day))

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
        """One rule on one article as the law stands and as if nothing were suspended, with reasons."""
        return self._ruling(RULES[which], part_id, DECIDERS[which], self.state_of_law)

    def ruling_of(self, rule: Provision, part_id: str, decide: Decider) -> Ruling:
        """Any other provision on one article, as the law stands and as if nothing were suspended, with reasons."""
        return self._ruling(rule, part_id, decide, self.law.force(rule.cites).state)

    def _ruling(self, rule: Condition, part_id: str, decide: Decider, state: State) -> Ruling:
        case, in_force = self.case(part_id), self.explained(rule, part_id)
        if state is State.IN_FORCE:
            return Ruling(in_force.truth, in_force, lambda: in_force)
        return Ruling(decide(case, self.law), in_force, lambda: explain(rule, case, self.law))

    def explained(self, rule: Condition, part_id: str | None = None) -> Finding:
        """A rule on an article (the exported one if none is named) as if nothing were suspended."""
        part_id = part_id or self.top
        return explain(rule, self.case(part_id), self.unsuspended, self._told.setdefault(part_id, {}))

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {}

    @property
    def state_of_law(self) -> State:
        """The state of paragraph 1 of announcement 61 on the day."""
        return self.law.force(rules.licence_needed.cites).state

    @property
    def threshold(self) -> Fraction:
        """The figure of the law of the day that the share is held against."""
        return self.unsuspended.figure(rules.threshold)


KEPT_ALWAYS = ("line_facts", "price")
KEPT_IF_COUNTED_ALIKE = ("basis", "held", "cases", "inside")
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
    )
