"""What the firm makes of an answer: the logic leaves an unknown unknown, the firm's policy says what to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..logic.truth import UNKNOWN, YES
from ..tables.rows import Party
from .firm import Firm, Policy
from .outcome import OnOwnList, Ruling
from .setting import Setting

__all__ = ["Stand", "escalated_to", "furthest", "held_by_own_lists", "stand_of"]

Stand = Literal["yes", "no", "open", "hold"]
"""An answer after the firm's policy: settled either way, still open, or held by the firm."""

ORDER: tuple[Stand, ...] = ("no", "open", "yes", "hold")


def stand_of(ruling: Ruling, policy: Policy) -> Stand:
    """The answer after the policy for unknown facts, or for a law that nobody has confirmed."""
    if ruling.truth is not UNKNOWN:
        return "yes" if ruling.truth is YES else "no"
    to_do = policy.law if ruling.hangs_on_law else policy.fact
    stands: dict[str, Stand] = {"treat-as-controlled": "yes", "hold": "hold"}
    return stands.get(to_do, "open")


def furthest(stands: Iterable[Stand]) -> Stand:
    """Of several answers to one question the one that goes furthest: held, yes, open, no."""
    return max(stands, key=ORDER.index, default="no")


def escalated_to(firm: Firm, rulings: Iterable[Ruling]) -> str | None:
    """The compliance officer, where the policy is to escalate an unknown among these; None where it is not."""
    to_do = {firm.policy.law if each.hangs_on_law else firm.policy.fact for each in rulings if each.truth is UNKNOWN}
    return firm.compliance_officer if "escalate" in to_do else None


def held_by_own_lists(setting: Setting, recipients: Iterable[Party | None]) -> tuple[OnOwnList, ...]:
    """For whom of those who receive the firm holds, being on a list of its own; nobody where it only warns."""
    screening = setting.screening
    if screening is None or setting.firm.policy.own_list != "hold":
        return ()
    titles = {each.list_id: each.title for each in screening.lists}
    parties = {party.party_id: party for party in recipients if party is not None}
    return tuple(
        OnOwnList(party.name or party.party_id, titles[entry.list_id], entry.names[0])
        for party in parties.values()
        for entry in screening.own_hits(party.party_id)
    )
