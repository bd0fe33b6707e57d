"""Several names in one cell, parted by semicolons. A comma parts nothing: the names of firms have commas in them."""

from __future__ import annotations

import re

__all__ = ["names_in"]

_BETWEEN = re.compile(r"[;；、\n]")


def names_in(cell: str | None) -> tuple[str, ...]:
    """The names that a cell holds, in their order; none if it is empty."""
    return tuple(name for each in _BETWEEN.split(cell or "") if (name := each.strip()))
