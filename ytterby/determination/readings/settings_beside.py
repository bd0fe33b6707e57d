"""Settings that differ from a firm's own in one thing, and share with it all that does not hang on that thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ...law.readings import Adoption, Stance
from ...logic.lawbook import LAST_DAY_IS_SUSPENDED, Law
from ..setting import Setting

__all__ = ["AsIfInForce", "OtherAnswer"]


@dataclass(frozen=True)
class AsIfInForce(Setting):
    """A setting in which nothing is suspended."""

    @classmethod
    def of(cls, own: Setting) -> AsIfInForce:
        """The same setting if nothing were suspended."""
        return cls(own.bill, own.statutes, own.firm, own.known, own.screening, _held=own._held)

    def laws(self, day: date, stance: Stance | None = None) -> tuple[Law, Law]:
        """The law of a day as if nothing were suspended, twice."""
        law = super().laws(day, stance)[1]
        return law, law

    def _law_of_lists(self, day: date) -> Law:
        return super().laws(day)[0]  # what is supposed of the announcements says nothing of who is listed


@dataclass(frozen=True, kw_only=True)
class OtherAnswer(Setting):
    """A setting in which the firm has adopted another answer to one open point."""

    own: Setting

    @classmethod
    def of(cls, own: Setting, name: str, adoption: Adoption) -> OtherAnswer:
        """The same setting but for one answer."""
        firm = replace(own.firm, adopted={**own.firm.adopted, name: adoption})
        return cls(own.bill, own.statutes, firm, own.known, own.screening, _held=own._held, own=own)

    def laws(self, day: date, stance: Stance | None = None) -> tuple[Law, Law]:
        """The law of a day by this setting's answers: the states of passages are those that were worked out already."""
        stance = stance or self.stance
        key = (day, stance.entries(), stance.truth(LAST_DAY_IS_SUSPENDED))
        if key not in self._laws:
            truths = {**self.stance.truths(), LAST_DAY_IS_SUSPENDED: key[2]}
            law, unsuspended = (each.read_as(truths) for each in self.own.laws(day, stance))
            self._laws[key] = law, unsuspended
        return self._laws[key]
