"""Texts beside their labels, folded as Japanese and Chinese are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from .folding import folded

__all__ = ["show_labelled"]


def show_labelled(console: Console, rows: Mapping[str, Sequence[str]]) -> None:
    """Texts beside their labels, folded as Japanese and Chinese are; a label with no text is left out."""
    beside = 4 + max((cell_len(label) for label, texts in rows.items() if texts), default=0)
    for label, texts in rows.items():
        for number, text in enumerate(texts):
            head = "" if number else label
            first, *rest = folded(text, max(console.width - beside, 20), 2 if text.startswith("• ") else 0)
            line = Text(f"  {head}{' ' * (beside - 2 - cell_len(head))}", style="dim")
            console.print(line.append(first, style="not dim"), soft_wrap=True)
            for each in rest:
                console.print(Text(" " * beside + each), soft_wrap=True)
