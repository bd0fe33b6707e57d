"""商务部、海关总署公告2025年第18号 · MOFCOM and GAC Announcement No. 18 of 2025: seven rare earths leaving China.

The ministry's questions and answers 4 and 5 say of whole categories that they are *generally* outside; they bind nobody,
so a category never turns the answer into a flat no by itself: whether the general answer settles it is an open point.
"""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision, Reading, any_of
from ..dual_use import exported_from_china

__all__ = ["PROVISIONS", "customs_remark", "licence_needed"]

ID = "mofcom-2025-18"

generally_outside = facts.is_deep_processed & Reading("general-answers-settle-18")
listed_or_containing = any_of(facts.is_listed_in_18, facts.contains_listed_magnet) & ~generally_outside

licence_needed = Provision(f"{ID}/1", "", exported_from_china & listed_or_containing)

# What is not controlled but near it has to be declared with its parameters: so an unknown asks for the remark too.
customs_remark = Provision(f"{ID}/2", "", exported_from_china & listed_or_containing)

PROVISIONS: dict[str, Provision] = {"licence_needed": licence_needed, "customs_remark": customs_remark}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
