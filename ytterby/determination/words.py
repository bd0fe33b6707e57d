"""The words in which determinations are told, in three languages."""

from __future__ import annotations

from pathlib import Path

from ..languages import Catalogue

__all__ = ["words"]


def words() -> Catalogue:
    """The catalogue that lies beside this module."""
    return Catalogue.read(Path(__file__).with_name("words.toml"))
