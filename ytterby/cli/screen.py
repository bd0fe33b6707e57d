"""Where the command line prints what is not plain text."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from .folding import folded

__all__ = ["put", "screen"]


def screen() -> Console:
    """The terminal. Square brackets and colons are printed as they stand: a part may be called `[red]` or `:gem:`."""
    return Console(markup=False, emoji=False)


def put(console: Console, text: str, *, hang: int = 0, style: str = "") -> None:
    """Print a text folded to the width of the terminal, its lines after the first set in by `hang`."""
    console.print(Text("\n".join(folded(text, console.width, hang)), style=style))
