"""The lists that must be watched: what they are called, where to look, when the makers did, how long a look holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from ..languages import Text
from .listings import CONTROL_LIST, WATCH_LIST

__all__ = ["MAKERS", "WATCHED", "Watch", "own_look_holds", "watch_of"]

WATCHED = (CONTROL_LIST, WATCH_LIST)
"""The lists of the ministry that Ytterby knows."""
MAKERS = "Ytterby"
"""Who looked before any firm did."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is known of a list besides who stands on it."""

    list_id: str
    title: Text
    source: str
    """Where the ministry publishes its notices."""
    looked_on: date
    """The day on which the makers of Ytterby looked for the last time."""
    least: Mapping[str, int]
    """So many entries each packaged notice holds, by the id of the notice."""
    holds: timedelta
    """How long a look holds."""


def watch_of(list_id: str) -> Watch:
    """What is known of one of the ministry's lists. Raises KeyError for any other."""
    said = _said()[list_id]
    holds = timedelta(days=said["days"])
    return Watch(list_id, Text(**said["title"]), said["source"], said["looked_on"], said["least"], holds)


def own_look_holds() -> timedelta:
    """How long a look at the source of a list of the firm's own holds."""
    return timedelta(days=_said()["own"]["days"])


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("watching.toml").read_text(encoding="utf-8"))
