"""Whether the licence named on a line or a transfer covers it on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..tables.rows import Licence, Party
from .lines import JoinedLine
from .transfers.joined import JoinedTransfer

__all__ = ["HeldLicence", "licence_for", "licence_for_transfer"]


@dataclass(frozen=True)
class HeldLicence:
    """The licence that a line names, and why it does not cover the line where it does not (a key of `words.toml`)."""

    number: str | None = None
    problem: str | None = None

    @property
    def is_valid(self) -> bool:
        """Whether the line may go under it."""
        return self.number is not None and self.problem is None


def licence_for(joined: JoinedLine, day: date) -> HeldLicence:
    """The licence of a line, tested against item, quantity, destination, holder, end user and days.

    A field of the licence that is not filled in is a reason to look, not a pass.
    """
    line, licence = joined.line, joined.licence
    if line.licence_id is None:
        return HeldLicence()
    if licence is None:
        return HeldLicence(line.licence_id, "licence-not-in-table")
    number = licence.number or licence.licence_id
    shipment = joined.shipment
    items = {each.strip() for each in re.split(r"[;,；，、]", licence.items or "")}
    goes_to = (shipment.final_destination or shipment.to_country) if shipment is not None else None
    checks = (
        *_days(licence, day),
        ("licence-other-item", line.part_id in items),
        (
            "licence-other-destination",
            licence.destination is not None and licence.destination == goes_to,
        ),
        ("licence-other-holder", shipment is not None and _is(licence.holder, shipment.exporter, joined.exporter)),
        (
            "licence-other-end-user",
            shipment is not None and _is(licence.end_user, shipment.end_user, joined.recipients.get("end_user")),
        ),
        ("licence-used-up", _suffices(joined, licence)),
    )
    return HeldLicence(number, next((problem for problem, passed in checks if not passed), None))


def licence_for_transfer(joined: JoinedTransfer, day: date) -> HeldLicence:
    """The licence of a transfer, tested against days, holder and who uses the technology.

    What a licence for technology covers stands in its own terms: whoever signs compares them.
    """
    transfer, licence = joined.transfer, joined.licence
    if transfer.licence_id is None:
        return HeldLicence()
    if licence is None:
        return HeldLicence(transfer.licence_id, "licence-not-in-table")
    uses = (transfer.end_user, joined.end_user) if transfer.end_user else (transfer.recipient, joined.recipient)
    # what is made public has no end user, and a licence that names one is for something else
    is_for_nobody = joined.goes_to_nobody_in_particular and licence.end_user is None
    checks = (
        *_days(licence, day),
        ("licence-other-holder", _is(licence.holder, transfer.provider, joined.provider)),
        ("licence-other-end-user", is_for_nobody or _is(licence.end_user, *uses)),
    )
    return HeldLicence(
        licence.number or licence.licence_id, next((problem for problem, passed in checks if not passed), None)
    )


def _days(licence: Licence, day: date) -> tuple[tuple[str, bool], ...]:
    return (
        ("licence-surrendered", licence.surrendered_on is None or day < licence.surrendered_on),
        ("licence-not-valid-yet", licence.valid_from is not None and licence.valid_from <= day),
        ("licence-expired", licence.valid_to is not None and day <= licence.valid_to),
    )


def _suffices(joined: JoinedLine, licence: Licence) -> bool:
    """Whether what is left covers the line: after what was used before and what earlier lines of the tables take.

    The quantity of a licence counts in the unit of the part.
    """
    taken = (licence.used.high if licence.used is not None else None, joined.drawn_before.high, joined.quantity.high)
    if licence.quantity is None or None in taken:
        return False
    return sum(each for each in taken if each is not None) <= licence.quantity.low


def _is(named: str | None, written: str | None, party: Party | None) -> bool:
    """Whether the licence names this party: as the shipment writes it, or by the number or name in the table."""
    known = {written} if party is None else {written, party.party_id, party.name}
    return named is not None and named in known
