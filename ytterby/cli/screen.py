"""Where the command line prints what is not plain text."""

from __future__ import annotations

from rich.console import Console

__all__ = ["screen"]


def screen() -> Console:
    """The terminal. Square brackets and colons are printed as they stand: a part may be called `[red]` or `:gem:`."""
    return Console(markup=False, emoji=False)
