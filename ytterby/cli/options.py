"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Day", "Json", "Lang"]

Lang = Annotated[str | None, typer.Option(metavar="ja|zh|en")]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", show_default=False)]
Json = Annotated[bool, typer.Option("--json")]
