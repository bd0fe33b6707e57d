"""Where the command line prints what is not plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook
from rich.segment import Segment
from rich.text import Text

from .folding import folded
from .visible import visible

__all__ = ["put", "screen"]


def screen() -> Console:
    """The terminal. Square brackets and colons are printed as they stand: a part may be called `[red]` or `:gem:`.

    Signs in names and cells that a terminal would obey are not printed, whatever prints them.
    """
    console = Console(markup=False, emoji=False)
    console.push_render_hook(_Harmless())
    return console


def put(console: Console, text: str, *, hang: int = 0, style: str = "") -> None:
    """Print a text folded to the width of the terminal, its lines after the first set in by `hang`."""
    console.print(Text("\n".join(folded(visible(text), console.width, hang)), style=style))


class _Harmless(RenderHook):
    """Has everything that is printed looked through."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_LookedThrough(each) for each in renderables]


@dataclass(frozen=True)
class _LookedThrough:
    """Something to print, without the signs that a terminal would obey."""

    printed: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for each in console.render(self.printed, options):
            yield each if each.control else Segment(visible(each.text), each.style)
