"""Every encoded provision: by its instrument, and by the name that paragraphs and cases use."""

from __future__ import annotations

from collections.abc import Mapping

from ..logic.conditions import Provision
from .mofcom_2024_46 import rules as rules_46
from .mofcom_2025_18 import rules as rules_18
from .mofcom_2025_56 import rules as rules_56
from .mofcom_2025_57 import rules as rules_57
from .mofcom_2025_61 import rules as rules_61
from .mofcom_2025_62 import rules as rules_62
from .mofcom_2026_1 import rules as rules_1
from .mofcom_most_technology_catalogue import rules as rules_catalogue
from .statecouncil_792 import rules as rules_792

__all__ = ["RULES"]

RULES: Mapping[str, Mapping[str, Provision]] = {
    module.ID: module.PROVISIONS
    for module in (
        rules_61,
        rules_62,
        rules_18,
        rules_56,
        rules_57,
        rules_46,
        rules_1,
        rules_792,
        rules_catalogue,
    )
}
"""In the order in which they are shown: the two announcements on rare earths first, then what stands beside them."""
