"""What a firm has decided once for all its lines: its answers to open points, and what to do with an unknown.

The file `firm.toml` of a workspace holds it. A workspace without one goes by the defaults, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from ..law.readings import Adoption, Stance

__all__ = ["Firm", "FirmError", "Policy", "ToDo", "read_firm"]

ToDo = Literal["ask", "hold", "escalate", "treat-as-controlled"]


class FirmError(ValueError):
    """`firm.toml` says something that cannot be; the message says what and where."""


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do with an answer that is unknown, and why it may be: one table that the compliance officer owns.

    `fact`: something about the goods or the parties is not known. `law`: nobody has confirmed whether it is in force.
    """

    fact: ToDo = "ask"
    law: ToDo = "treat-as-controlled"


class _Adopted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    answer: str
    by: str
    on: date
    why: str = ""


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str = ""
    currency: str = ""
    compliance_officer: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    firm: _Names = _Names()
    unknown: Policy = Policy()
    readings: dict[str, _Adopted] = {}


@dataclass(frozen=True)
class Firm:
    """A firm's standing decisions."""

    name: str = ""
    currency: str = ""
    compliance_officer: str = ""
    policy: Policy = field(default_factory=Policy)
    adopted: Mapping[str, Adoption] = field(default_factory=dict)

    @property
    def stance(self) -> Stance:
        """One answer to each open point."""
        return Stance.of(self.adopted)


def read_firm(workspace: Path) -> Firm:
    """The firm of a workspace; the defaults if it has no `firm.toml`. Raises FirmError if the file cannot be right."""
    path = workspace / "firm.toml"
    if not path.is_file():
        return Firm()
    try:
        said = msgspec.toml.decode(path.read_bytes(), type=_File)
        adopted = {name: Adoption(each.answer, each.by, each.on, each.why) for name, each in said.readings.items()}
        Stance.of(adopted)
    except (msgspec.DecodeError, UnicodeDecodeError, LookupError) as problem:
        reason = problem.args[0] if isinstance(problem, LookupError) else problem
        raise FirmError(f"firm.toml: {reason}") from problem
    nameless = [name for name, each in adopted.items() if not each.by.strip()]
    if nameless:
        raise FirmError(f"firm.toml: a reading is adopted by a named person; `by` is empty for {', '.join(nameless)}.")
    names = said.firm
    return Firm(names.name, names.currency, names.compliance_officer, said.unknown, adopted)
