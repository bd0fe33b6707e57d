"""Conditions, their meaning on one case and on columns, the ledger of law, and why. Nothing here knows a rare earth."""

from .bounds import Bounds, Share
from .conditions import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Figure,
    Flag,
    InForce,
    Not,
    Provision,
    Reading,
    all_of,
    any_of,
)
from .explain import Case, Finding, explain
from .lawbook import Entry, Force, Law, Lawbook, State
from .truth import NO, UNKNOWN, YES, Truth

__all__ = [
    "NO",
    "UNKNOWN",
    "YES",
    "Above",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Bounds",
    "Case",
    "Condition",
    "Entry",
    "Figure",
    "Finding",
    "Flag",
    "Force",
    "InForce",
    "Law",
    "Lawbook",
    "Not",
    "Provision",
    "Reading",
    "Share",
    "State",
    "Truth",
    "all_of",
    "any_of",
    "explain",
]
