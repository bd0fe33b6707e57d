"""商务部、海关总署公告2025年第56号 · MOFCOM and GAC Announcement No. 56 of 2025: rare-earth equipment and the like."""

from __future__ import annotations

from ... import facts
from ...logic.conditions import Provision
from ..dual_use import goods_exported_from_china

__all__ = ["PROVISIONS", "licence_needed"]

ID = "mofcom-2025-56"

licence_needed = Provision(f"{ID}/1", "", goods_exported_from_china & facts.is_listed_in_56)

PROVISIONS: dict[str, Provision] = {"licence_needed": licence_needed}
"""Every provision by the name that `paragraphs.toml` and `cases.toml` use."""
