"""What goes wrong with the records of a workspace ends a command with its reasons, not with a trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..languages import Catalogue, Language
from ..store import NotRecordedError, StoreError
from .session import fail

__all__ = ["store_troubles"]


@contextmanager
def store_troubles(language: Language) -> Iterator[None]:
    """A store that cannot be used, or an act that cannot be recorded, ends the command with every reason."""
    texts = Catalogue.read(Path(__file__).with_name("screening.toml"))
    try:
        yield
    except StoreError as problem:
        fail(f"{texts.say('store-trouble', language)}\n{problem.in_(language)}")
    except NotRecordedError as problem:
        fail(f"{texts.say('not-recorded', language)}\n{problem.in_(language)}")
