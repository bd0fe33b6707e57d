"""What to ask so that it is known whether listed parties hold half of somebody, as the firm reads the rule."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from ...languages import Catalogue, Message
from ...parties.ownership.missing import Question, questions_about
from ...parties.ownership.standing import Standing
from ...parties.ownership.ways import Way

__all__ = ["missing_holders", "said_of"]


def missing_holders(standing: Standing, party: str, way: Way, nameless: Collection[str]) -> tuple[Question, ...]:
    """What would settle it by the way in use, or where that is settled by any; of a nameless holder only who he is."""
    asked = questions_about(standing, party, way) or questions_about(standing, party)
    unknown = {each.holder for each in asked if each.kind == "listed" and each.holder in nameless}
    return tuple(each for each in asked if each.kind != "rest" or each.party not in unknown)


def said_of(missing: Question, named: Callable[[str], str], nameless: Collection[str]) -> Message:
    """What to find out; of a nameless holder who he is, before whether he is listed and who holds him."""
    if missing.kind == "listed" and missing.holder in nameless:
        return Catalogue.read(Path(__file__).with_name("owners.toml")).message("who-is", holder=missing.holder)
    return missing.says(named)
