"""What a person does with a technology transfer, and the parts of its determination: values only, in no language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..logic.lawbook import Force
from ..logic.truth import UNKNOWN, YES, Truth
from .outcome import Beside, Duty, Question, ReadingEffect, Ruling
from .transfers import JoinedTransfer

__all__ = ["TransferDetermination", "TransferOutcome"]


class TransferOutcome(Enum):
    """The word for a person. What may be provided by 62 still hangs on the catalogue of technologies."""

    PROVIDE = "may be provided"
    UNDER_LICENCE = "may be provided under licence"
    LICENCE_NEEDED = "licence needed"
    DO_NOT_PROVIDE = "do not provide"
    CATALOGUE = "undecided: the catalogue"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class TransferDetermination:
    """The answer for one transfer, and everything it rests on."""

    joined: JoinedTransfer
    day: date
    day_is_stated: bool
    known: date
    outcome: TransferOutcome
    act: Ruling
    """Whether 62 asks for a licence: to export, to publish, or to support rare-earth activities abroad."""
    catalogue: Ruling
    """Whether the catalogue of prohibited and restricted technologies names it."""
    limbs: tuple[str, ...]
    """The passages of 62 that ask for a licence, the law being in force, as cited."""
    codes: tuple[str, ...]
    """The control codes of 62 that the technology has, or may have."""
    beside: tuple[Beside, ...]
    treated_as_controlled: bool
    escalated_to: str | None
    duties: tuple[Duty, ...]
    questions: tuple[Question, ...]
    readings: tuple[ReadingEffect, ...]
    force: tuple[Force, ...]
    cautious: Truth
    """Whether 62, in force, asks for a licence if every open point is answered cautiously."""
    lenient: Truth
    licence_number: str | None = None
    licence_problem: str | None = None

    @property
    def reference(self) -> str:
        """How a person names the transfer."""
        return self.joined.reference

    @property
    def hangs_on_law(self) -> bool:
        """Whether only the state of a law leaves some answer open."""
        return any(ruling.hangs_on_law for ruling in (self.act, *(each.ruling for each in self.beside)))

    @property
    def prohibiting(self) -> tuple[Beside, ...]:
        """What surely prohibits it; what the firm holds because it is not known is not called prohibited."""
        return tuple(each for each in self.beside if each.effect == "prohibited" and each.ruling.truth is YES)

    @property
    def act_bites(self) -> bool:
        """Whether 62 is taken to ask for a licence: it does, or the firm's policy says so."""
        return self.act.truth is YES or self.treated_as_controlled

    @property
    def is_treated_as_if_in_force(self) -> bool:
        """Whether the firm's policy, and not the law as confirmed, says that a licence is needed."""
        beside = any(each.bites and each.ruling.truth is UNKNOWN for each in self.beside)
        return self.treated_as_controlled or beside

    @property
    def is_clear(self) -> bool:
        """Whether nothing is to be done: it may be provided, and no open point that nobody has decided matters."""
        is_settled = all(reading.is_adopted for reading in self.readings)
        return self.outcome is TransferOutcome.PROVIDE and is_settled and not self.questions and not self.duties
