"""Sample data that comes with Ytterby: plainly fictional firms, each a folder that can be checked as it stands."""

from __future__ import annotations

from pathlib import Path

__all__ = ["sample", "samples"]

_NAMES = (
    "chain/magnet-maker",
    "chain/motor-maker",
    "chain/car-maker",
    "trader",
    "target-maker",
    "technology",
    "screening",
    "motor-maker-2000",
)


def samples() -> tuple[str, ...]:
    """The names of the samples, in the order in which to look at them."""
    return _NAMES


def sample(name: str) -> Path:
    """The folder of a sample. Raises LookupError naming those there are."""
    if name not in _NAMES:
        raise LookupError(f"{name!r} is no sample; the samples are {', '.join(_NAMES)}.")
    return Path(__file__).parent / name
