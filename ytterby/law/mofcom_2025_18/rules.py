"""商务部、海关总署公告2025年第18号 · MOFCOM and GAC Announcement No. 18 of 2025: seven rare earths leaving China.

The ministry's questions and answers 4 and 5 say of whole categories that they are *generally* outside; whether that
settles it is an open point.
"""

from __future__ import annotations

from ...logic.conditions import Provision
from ..dual_use import controlled_by_18, goods_exported_from_china

__all__ = ["PROVISIONS", "customs_remark", "licence_needed"]

ID = "mofcom-2025-18"

licence_needed = Provision(f"{ID}/1", "", goods_exported_from_china & controlled_by_18)

# What is not controlled but near it has to be declared with its parameters: so an unknown asks for the remark too.
customs_remark = Provision(f"{ID}/2", "", goods_exported_from_china & controlled_by_18)

PROVISIONS: dict[str, Provision] = {"licence_needed": licence_needed, "customs_remark": customs_remark}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
