"""What lines and transfers are held against, and what this version knows of and leaves aside: said on every board."""

from __future__ import annotations

__all__ = ["ASSESSED", "NOT_ASSESSED"]

ASSESSED = (
    "mofcom-2025-61",
    "mofcom-2025-62",
    "mofcom-2025-70",
    "mofcom-2025-18",
    "mofcom-2025-56",
    "mofcom-2025-57",
    "mofcom-2024-46",
    "mofcom-2026-1",
    "statecouncil-792",
)
NOT_ASSESSED = ("55/2025", "58/2025", "46/2024 § 2", "34/2026")
"""Superhard materials, batteries and graphite, gallium and its kin, drones: no matter of rare earths."""
