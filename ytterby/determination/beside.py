"""What stands beside announcement 61 for a line of goods: each provision that may bite, with what follows from it.

They do not lean on 61 and most were never suspended with it: exports from China (18, 56, 57), goods that serve
rare-earth activities abroad (62), and prohibitions for recipients (46/2024, 1/2026, the Dual-Use Regulations). What an
end user undertook prohibits too: the firm, or its customer, has itself promised the authority not to depart from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..law.mofcom_2024_46 import rules as rules_46
from ..law.mofcom_2025_18 import rules as rules_18
from ..law.mofcom_2025_56 import rules as rules_56
from ..law.mofcom_2025_57 import rules as rules_57
from ..law.mofcom_2025_62 import rules as rules_62
from ..law.mofcom_2026_1 import rules as rules_1
from ..law.rule_tree import readings_in
from ..law.statecouncil_792 import rules as rules_792
from ..logic.conditions import Provision
from ..logic.decide import Decider, decider
from ..logic.truth import NO, Truth
from .hearing import Hearing
from .outcome import Beside, Effect, Ruling
from .policy import stand_of

__all__ = ["BESIDE", "Standing", "rulings_beside"]

LICENCE: Effect = "licence"
PROHIBITED: Effect = "prohibited"
STRICT: Effect = "strict"


@dataclass(frozen=True)
class Standing:
    """One provision beside 61, what follows where it holds, and its decider."""

    provision: Provision
    effect: Effect
    decide: Decider
    readings: frozenset[str]
    """The open points that it turns on."""

    def is_at_stake(self, hearing: Hearing) -> bool:
        """Whether it is in force, or may be."""
        return hearing.law.force(self.provision.cites).truth is not NO

    def answer(self, hearing: Hearing) -> Truth:
        """Whether it holds as if it were in force; no while it surely is not."""
        return self.decide(hearing.main_case, hearing.unsuspended) if self.is_at_stake(hearing) else NO

    def ruling(self, hearing: Hearing) -> Ruling:
        """The same with its reasons, and as the law stands."""
        state = hearing.law.force(self.provision.cites).state
        return hearing.ruling_on(self.provision, hearing.main_case, hearing.told, self.decide, state)


BESIDE: tuple[Standing, ...] = tuple(
    Standing(provision, effect, decider(provision), frozenset(readings_in(provision)))
    for provision, effect in (
        (rules_18.licence_needed, LICENCE),
        (rules_56.licence_needed, LICENCE),
        (rules_57.licence_needed, LICENCE),
        (rules_62.knowing_contribution_by_goods, LICENCE),
        (rules_792.control_list, PROHIBITED),
        (rules_792.barred_transfer, PROHIBITED),
        (rules_46.military_america, PROHIBITED),
        (rules_46.transfer_to_america, PROHIBITED),
        (rules_1.military_japan, PROHIBITED),
        (rules_1.transfer_to_japan, PROHIBITED),
        (rules_792.undertaking_broken, PROHIBITED),
        (rules_792.watch_list, STRICT),
    )
)


def rulings_beside(hearing: Hearing, standings: Iterable[Standing] = BESIDE) -> tuple[Beside, ...]:
    """The provisions that bite on a line or a transfer, or may."""
    found = []
    for each in standings:
        if each.answer(hearing) is not NO:
            ruling = each.ruling(hearing)
            if ruling.truth is not NO:
                bites = stand_of(ruling, hearing.setting.firm.policy) in ("yes", "hold")
                found.append(Beside(each.provision, each.effect, ruling, bites))
    return tuple(found)
