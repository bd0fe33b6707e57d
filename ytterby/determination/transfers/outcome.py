"""What a person does with a technology transfer, and the parts of its determination: values only, in no language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ...logic.lawbook import Force
from ...logic.truth import UNKNOWN, YES, Truth
from ..outcome import Beside, Duty, OnOwnList, Question, ReadingEffect, Ruling
from .joined import JoinedTransfer

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
    catalogue_bites: bool
    """Whether it is taken to: it does, or the firm's policy says so."""
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
    own_lists: tuple[OnOwnList, ...] = ()
    """For whom the firm holds the transfer, whatever the law says."""

    @property
    def reference(self) -> str:
        """How a person names the transfer."""
        return self.joined.reference

    @property
    def hangs_on_law(self) -> bool:
        """Whether only the state of a law leaves some answer open, and the word for a person with it."""
        return bool(self.unsettled_law) and not (self.own_lists or (self.is_surely_so and self.prohibiting))

    @property
    def unsettled_law(self) -> tuple[str, ...]:
        """The instruments of which nobody has confirmed whether they are in force, where that alone is open."""
        rulings = {each.instrument: each.ruling for each in self.beside if each.ruling.hangs_on_law}
        return (*([self.force[0].cites.partition("/")[0]] if self.act.hangs_on_law else []), *rulings)

    @property
    def prohibiting(self) -> tuple[Beside, ...]:
        """What surely prohibits it; what the firm holds because it is not known is not called prohibited."""
        return tuple(each for each in self.beside if each.effect == "prohibited" and each.ruling.truth is YES)

    @property
    def act_bites(self) -> bool:
        """Whether 62 is taken to ask for a licence: it does, or the firm's policy says so."""
        return self.act.truth is YES or self.treated_as_controlled

    @property
    def limbs_that_bite(self) -> tuple[str, ...]:
        """The passages of 62 by which a licence is taken to be needed."""
        return self.limbs if self.act_bites else ()

    @property
    def licences_beside(self) -> tuple[str, ...]:
        """The provisions beside 62 by which a licence is taken to be needed."""
        return tuple(each.provision.cites for each in self.beside if each.effect == "licence" and each.bites)

    @property
    def is_held(self) -> bool:
        """Whether a licence covers it; none stands for that of the catalogue."""
        return self.licence_number is not None and self.licence_problem is None

    @property
    def is_surely_so(self) -> bool:
        """Whether the word rests on law that is surely in force, whatever becomes of 62."""
        if self.outcome is TransferOutcome.DO_NOT_PROVIDE:
            return bool(self.prohibiting)
        is_sure_beside = any(each.effect == "licence" and each.ruling.truth is YES for each in self.beside)
        is_sure = self.catalogue.truth is YES or (is_sure_beside and not self.is_held)
        return self.outcome is TransferOutcome.LICENCE_NEEDED and is_sure

    @property
    def is_treated_as_if_in_force(self) -> bool:
        """Whether the firm's policy, and not the law as confirmed, says that a licence is needed."""
        beside = any(each.bites and each.ruling.truth is UNKNOWN for each in self.beside)
        return not (self.is_surely_so or self.own_lists) and (
            self.treated_as_controlled or self.catalogue_is_supposed or beside
        )

    @property
    def catalogue_is_supposed(self) -> bool:
        """Whether the firm's policy, and not what was looked up, says that the catalogue names it."""
        return self.catalogue_bites and self.catalogue.truth is UNKNOWN

    @property
    def is_clear(self) -> bool:
        """Whether nothing is to be done: it may be provided, and no open point that nobody has decided matters."""
        is_settled = all(reading.is_adopted for reading in self.readings)
        return self.outcome is TransferOutcome.PROVIDE and is_settled and not self.questions and not self.duties
