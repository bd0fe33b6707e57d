"""What a firm has decided once for all its lines: its answers to open points, and what to do with an unknown.

The file `firm.toml` of a workspace holds it. A workspace without one goes by the defaults, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ..law.readings import Adoption, Stance
from .firm_file import NAME, FirmError, OwnList, ToDo, cannot_be_opened, parse_firm_file

__all__ = ["Firm", "FirmError", "OwnList", "Policy", "ToDo", "read_firm"]


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the firm does where the law leaves it to the firm: the compliance officer owns it.

    `fact`: something about the goods or the parties is not known. `law`: nobody has confirmed whether it is in force.
    `own_list`: somebody who receives stands on a list of the firm's own.
    """

    fact: ToDo = "ask"
    law: ToDo = "treat-as-controlled"
    own_list: OwnList = "warn"


@dataclass(frozen=True)
class Firm:
    """A firm's standing decisions."""

    name: str = ""
    currency: str = ""
    compliance_officer: str = ""
    policy: Policy = field(default_factory=Policy)
    adopted: Mapping[str, Adoption] = field(default_factory=dict)
    store_url: str = ""
    """The database that holds what is recorded; empty for the one in the workspace."""

    @property
    def stance(self) -> Stance:
        """One answer to each open point."""
        return Stance.of(self.adopted)


def read_firm(workspace: Path) -> Firm:
    """The firm of a workspace; the defaults if it has no `firm.toml`.

    Raises FirmError with every reason for which the file cannot be right.
    """
    path = workspace / NAME
    if not path.is_file():
        return Firm()
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise cannot_be_opened() from problem
    said = parse_firm_file(content)
    adopted = {name: Adoption(**each) for name, each in said.get("readings", {}).items()}
    policy = Policy(**said.get("unknown", {}), **said.get("policy", {}))
    url = str(said.get("store", {}).get("url", ""))
    return Firm(**said.get("firm", {}), policy=policy, adopted=adopted, store_url=url)
