"""A rule as a tree of words: its conditions in one language, from the wording of the facts and of the open points.

Only the form is changed, never the meaning: what is joined alike stands on one level, and a negation is carried to the
leaves, where the fact has words for its opposite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .. import facts
from ..languages import Language
from ..logic.conditions import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Figure,
    Flag,
    InForce,
    Not,
    Provision,
    Reading,
    walk,
)
from ..logic.digits import digits, percent
from .readings import open_points
from .saying import name_of, say

__all__ = ["Branch", "Kind", "readings_in", "rule_tree"]

Kind = Literal["all", "any", "fact", "figure", "provision", "reading", "force"]


@dataclass(frozen=True)
class Branch:
    """One condition in words, and the parts it is made of."""

    kind: Kind
    text: str
    under: tuple[Branch, ...] = ()
    of: Condition | None = None
    """For a leaf: the condition that it says, or denies."""
    holds: bool = True
    """For a leaf: whether the condition is said to hold; False where it is denied."""

    def leaves(self) -> Iterator[Branch]:
        """What the tree comes down to, in its order."""
        if not self.under:
            yield self
        for part in self.under:
            yield from part.leaves()


@dataclass(frozen=True)
class _Printer:
    value_of: Callable[[Figure], Fraction]
    language: Language

    def tree(self, condition: Condition, *, holds: bool = True) -> Branch:
        match condition:
            case AllOf() | AnyOf():
                kind: Kind = "all" if isinstance(condition, AllOf) is holds else "any"
                parts = tuple(self.parts(condition, holds=holds))
                return parts[0] if len(parts) == 1 else Branch(kind, self._say(f"tree-{kind}"), parts)
            case Not(part=part):
                return self.tree(part, holds=not holds)
            case Provision(cites=cites):
                key = "tree-provision" if holds else "tree-unless-provision"
                return self._leaf("provision", self._say(key, name=name_of(cites, self.language)), condition, holds)
            case Reading(name=name):
                return self._leaf("reading", self._point(name, holds=holds), condition, holds)
            case InForce(cites=cites):
                key = "tree-in-force" if holds else "tree-not-in-force"
                return self._leaf("force", self._say(key, name=name_of(cites, self.language)), condition, holds)
            case Flag(fact=fact):
                said = str(facts.wording().data(fact)[f"{'' if holds else 'not_'}{self.language}"])
                return self._leaf("fact", said, condition, holds)
            case AtLeast() | Above():
                return self._leaf("figure", self._amount(condition, holds=holds), condition, holds)
        raise TypeError(f"{type(condition).__name__} has no words yet.")

    def parts(self, condition: AllOf | AnyOf, *, holds: bool) -> Iterator[Branch]:
        """The parts, those of a part that is joined in the same way put in its place."""
        mine = isinstance(condition, AllOf) is holds
        for part in condition.parts:
            inner, inner_holds = (part.part, not holds) if isinstance(part, Not) else (part, holds)
            if isinstance(inner, AllOf | AnyOf) and (isinstance(inner, AllOf) is inner_holds) is mine:
                yield from self.parts(inner, holds=inner_holds)
            else:
                yield self.tree(inner, holds=inner_holds)

    def _point(self, name: str, *, holds: bool) -> str:
        point = open_points()[name]
        return self._say(
            "tree-point",
            question=point.question.in_(self.language),
            answer=self._say(f"answer-{'yes' if holds else 'no'}"),
            default=self._say(f"answer-{point.default}"),
        )

    def _amount(self, condition: AtLeast | Above, *, holds: bool) -> str:
        fact, figure = condition.fact, condition.figure
        value = figure if isinstance(figure, Fraction) else self.value_of(figure)
        data = facts.wording().data(fact)
        start = "" if holds else "not_"
        key = f"{start}above_{self.language}"
        said = str(data[key] if isinstance(condition, Above) and key in data else data[f"{start}{self.language}"])
        return said.format(figure=f"{percent(value)} %" if fact == "value_share" else digits(value, 6, "up"))

    @staticmethod
    def _leaf(kind: Kind, text: str, of: Condition, holds: bool) -> Branch:  # noqa: FBT001
        return Branch(kind, text, (), of, holds)

    def _say(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)


def rule_tree(rule: Provision, value_of: Callable[[Figure], Fraction], language: Language) -> Branch:
    """What a provision asks for, in words. Another provision that it leans on is named, not told again."""
    return _Printer(value_of, language).tree(rule.holds)


def readings_in(rule: Provision) -> tuple[str, ...]:
    """The open points that a rule turns on, each once, in its order; those of provisions within it too."""
    return tuple(dict.fromkeys(each.name for each in walk(rule) if isinstance(each, Reading)))
