"""What a person does with a line, and the parts of a determination: values only, in no language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..bom.plain import Holding
from ..languages import Message, Text
from ..logic.bounds import Share
from ..logic.conditions import Provision
from ..logic.explain import Finding
from ..logic.lawbook import Force
from ..logic.truth import Truth, any_true
from .lines import JoinedLine

__all__ = [
    "Article",
    "Beside",
    "Determination",
    "Duty",
    "Effect",
    "Inside",
    "Notified",
    "OnOwnList",
    "Outcome",
    "Question",
    "ReadingEffect",
    "Review",
    "Ruling",
    "ShareBasis",
]


class Outcome(Enum):
    """The word for a person (design, section 6)."""

    SHIP = "ship"
    SHIP_WITH_NOTIFICATION = "ship with notification"
    SHIP_UNDER_LICENCE = "ship under licence"
    SHIP_AND_REPORT = "ship and report"
    LICENCE_NEEDED = "licence needed"
    DO_NOT_SHIP = "do not ship"
    UNDECIDED = "undecided"

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to be done about the line."""
        return self is Outcome.SHIP


class Review(Enum):
    """How an application for a licence would be reviewed."""

    ORDINARY = "ordinary"
    REFUSED_IN_PRINCIPLE = "refused in principle"
    CASE_BY_CASE = "case by case"
    EXEMPT_WITH_REPORT = "exempt with report"
    STRICT = "strict"
    OPEN = "open"
    NONE = "none"


ShareBasis = Literal["content", "technology", "origin"]
Effect = Literal["licence", "prohibited", "strict"]
"""What follows from a provision beside 61: a licence is needed, the deal is prohibited, an application is examined
strictly."""


@dataclass(frozen=True)
class Ruling:
    """One rule on one article: as the law stands, and as if nothing were suspended. Suspended, the answer is no.

    The reasons as the law stands are worked out when somebody asks for them; mostly they are its state alone.
    """

    as_it_stands: Truth
    in_force: Finding
    reasons: Callable[[], Finding] = field(repr=False, compare=False)

    @cached_property
    def finding(self) -> Finding:
        """The reasons as the law stands."""
        return self.reasons()

    @property
    def truth(self) -> Truth:
        """The answer as the law stands: a no in force is a no suspended too, whatever the state of the law."""
        return Truth.NO if self.in_force.truth is Truth.NO else self.as_it_stands

    @property
    def hangs_on_law(self) -> bool:
        """Whether only the state of the law leaves it open: it would be a yes in force and a no suspended."""
        return self.truth is Truth.UNKNOWN and self.in_force.truth is Truth.YES


@dataclass(frozen=True)
class Article:
    """What was tested against one rule, and how: the exported item, or something separately usable inside it."""

    part_id: str
    holding: Holding
    share: Share
    ruling: Ruling


@dataclass(frozen=True)
class Beside:
    """A provision of another instrument that bites on the exported article, or may."""

    provision: Provision
    effect: Effect
    ruling: Ruling
    bites: bool
    """Whether it is taken to hold: it does, or the firm's policy treats what is unknown here so."""

    @property
    def instrument(self) -> str:
        """The id of the instrument."""
        return self.provision.cites.partition("/")[0]


@dataclass(frozen=True)
class Inside:
    """Something separately usable inside the exported item, tested by itself, the law being in force."""

    part_id: str
    share: Share
    licence: Truth


@dataclass(frozen=True)
class Notified:
    """A notification that is owed, or may be: to whom, and what it states."""

    article: Article
    """The article that it speaks of."""
    by_exporter_in_china: bool
    """Whether it is that of an exporter in China (61 § 7/1), as the firm reads what is China."""
    is_due: bool
    """Whether one is to be sent: it is owed, or the firm treats it as owed."""
    to: tuple[str, ...]
    """The roles that are to receive it, in words of the table of shipments."""
    basis: ShareBasis
    share: Fraction | None
    """The upper bound to be stated; None where no figure may be stated."""

    @property
    def ruling(self) -> Ruling:
        """Whether it is owed, with the reasons."""
        return self.article.ruling


@dataclass(frozen=True)
class Question:
    """One thing to learn: which fact, of what, from whom. Several lines may wait for the same answer."""

    fact: str
    subject: str
    who: str
    cell: str
    """Which table and column the answer belongs in, with the key of the row."""
    says: Message | None = field(default=None, compare=False)
    """The question in words, where the words for the fact do not tell enough."""


@dataclass(frozen=True)
class ReadingEffect:
    """An open point that matters to a line: another answer to it alone would change what the law says."""

    name: str
    in_use: str
    other: str
    changes: tuple[str, ...]
    """`licence`, `notification` and `review` of 61, and the provisions beside it by what they cite."""
    is_adopted: bool


@dataclass(frozen=True)
class Duty:
    """Something to be done, by a day where one can be told."""

    kind: str
    due: date | None = None
    of: str = ""


@dataclass(frozen=True)
class OnOwnList:
    """Somebody who receives and stands on a list of the firm's own, where the firm's policy is to hold for it."""

    party: str
    list_title: Text
    entry: str


@dataclass(frozen=True)
class Determination:
    """The answer for one line, and everything it rests on."""

    joined: JoinedLine
    day: date
    day_is_stated: bool
    known: date
    outcome: Outcome
    article: Article
    """The article that decided whether a licence is needed."""
    treated_as_controlled: bool
    escalated_to: str | None
    """The compliance officer, where the firm's policy is to escalate what is unknown here; empty if unnamed."""
    review: Review
    review_findings: tuple[Finding, ...]
    notification: Notified
    duties: tuple[Duty, ...]
    inside: tuple[Inside, ...]
    force: tuple[Force, ...]
    """The state of each limb that could catch the line, and of the notification duty."""
    questions: tuple[Question, ...]
    readings: tuple[ReadingEffect, ...]
    cautious: Truth
    """Whether a licence is needed, the law being in force, if every open point is answered cautiously."""
    lenient: Truth
    beside: tuple[Beside, ...]
    """The provisions of other instruments that bite on the line, or may."""
    licence_number: str | None = None
    licence_problem: str | None = None
    own_lists: tuple[OnOwnList, ...] = ()
    """For whom the firm holds the line, whatever the law says."""

    @property
    def licence(self) -> Ruling:
        """Whether a licence is needed, with the reasons."""
        return self.article.ruling

    @property
    def hangs_on_law(self) -> bool:
        """Whether only the state of a law leaves some answer open, and the word for a person with it."""
        if self.own_lists or (self.outcome is Outcome.DO_NOT_SHIP and self.is_surely_so):
            return False
        rulings = (self.licence, self.notification.ruling, *(each.ruling for each in self.beside))
        return any(ruling.hangs_on_law for ruling in rulings)

    @property
    def is_surely_so(self) -> bool:
        """Whether a prohibition or a need of a licence rests on law that is surely in force, whatever becomes of 61."""
        effect = {Outcome.DO_NOT_SHIP: "prohibited", Outcome.LICENCE_NEEDED: "licence"}.get(self.outcome)
        return any(each.effect == effect and each.ruling.truth is Truth.YES for each in self.beside)

    @property
    def prohibited(self) -> Truth:
        """Whether some instrument prohibits the deal, whatever licence there is."""
        return any_true(each.ruling.truth for each in self.beside if each.effect == "prohibited")

    def of_effect(self, effect: Effect) -> tuple[Beside, ...]:
        """The provisions beside 61 that follow one way and surely, or by the firm's policy, bite."""
        return tuple(each for each in self.beside if each.effect == effect and each.bites)

    @property
    def reference(self) -> str:
        """How a person names the line."""
        return self.joined.reference

    @property
    def waits_for_input(self) -> bool:
        """Whether it is undecided with no open point and nothing left to ask: then an error has to be mended."""
        return self.outcome is Outcome.UNDECIDED and not self.questions and not self.readings

    @property
    def is_treated_as_if_in_force(self) -> bool:
        """Whether the firm's policy, and not the law as confirmed, says that a licence or a notification is needed."""
        if self.is_surely_so or self.own_lists:
            return False
        notified = self.notification
        is_treated = any(each.bites and each.ruling.truth is Truth.UNKNOWN for each in self.beside)
        return self.treated_as_controlled or is_treated or (notified.is_due and notified.ruling.truth is Truth.UNKNOWN)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is to be done: it may ship, and no open point that nobody has decided could change that."""
        is_settled = all(reading.is_adopted for reading in self.readings)
        return self.outcome.is_clear and is_settled and not self.questions
