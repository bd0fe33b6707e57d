"""One shipment line, joined with its shipment, its parties and its end uses: what the tables say of it, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from ..bom.units import factor
from ..law.items import annex1
from ..logic.bounds import NOTHING, UNBOUNDED, Bounds
from ..tables.dataset import Dataset
from ..tables.rows import EndUse, Licence, Line, Part, Party, Place, Shipment
from .undertakings.joined import NOTHING_UNDERTAKEN, Undertakings

__all__ = ["OTHER_ROLES", "ROLES", "Joined", "JoinedLine"]

ROLES = ("consignee", "importer", "end_user")
"""The roles in which somebody receives the goods."""
OTHER_ROLES = ("exporter", "forwarder", "customs_broker", "bank")
"""The roles in which somebody else takes part."""
OF_TRANSFERS = ("provider", "recipient", "end_user", "service_provider")


@dataclass(frozen=True)
class JoinedLine:
    """A line and everything that belongs to it. Whatever the tables do not hold is None or empty."""

    line: Line
    shipment: Shipment | None
    part: Part | None
    recipients: Mapping[str, Party | None]
    """By role; a role that nobody is named for is absent. Of a party in no row no more is known than its name."""
    exporter: Party | None
    end_uses: tuple[EndUse, ...]
    licence: Licence | None
    drawn_before: Bounds = NOTHING
    """What earlier lines of the tables take from the same licence, in the unit of the part."""
    undertakings: Undertakings = NOTHING_UNDERTAKEN
    """All that was undertaken about any part: which of it binds, the bill tells."""
    others: Mapping[str, Party] = field(default_factory=dict)
    """Who takes part without receiving the goods, by role, as far as somebody is named."""

    @property
    def quantity(self) -> Bounds:
        """How much goes, in the part's own unit."""
        many = self.own_units
        return UNBOUNDED if self.line.quantity is None or many is None else self.line.quantity.times(many)

    @property
    def day(self) -> date | None:
        """The day of export or of handing over."""
        return self.shipment.date if self.shipment is not None else None

    @property
    def reference(self) -> str:
        """How a person names the line: shipment and line."""
        return f"{self.line.shipment_id}/{self.line.line_id}"

    @property
    def own_units(self) -> Fraction | None:
        """How many of the part's own units the line counts and prices as one; None if that cannot be told."""
        return factor(self.line.unit, self.part.unit if self.part is not None else None)

    @property
    def exporter_place(self) -> str | None:
        """Where the exporter is: as the shipment says, else as the table of parties does."""
        if self.shipment is not None and self.shipment.exporter_located_in is not None:
            return self.shipment.exporter_located_in
        if self.shipment is not None and "exporter_located_in" in self.shipment.unreadable:
            return None
        return _place(self.exporter)

    @property
    def destination(self) -> str | None:
        """The country that the goods go to on this shipment; the final destination where no other is stated."""
        if self.shipment is None or "to_country" in self.shipment.unreadable:
            return None
        return self.shipment.to_country or self.shipment.final_destination

    @property
    def end_of_the_way(self) -> str | None:
        """The final destination; where none is stated the destination of this shipment is the last."""
        if self.shipment is None or "final_destination" in self.shipment.unreadable:
            return None
        return self.shipment.final_destination or self.destination


def _place(party: Party | None) -> str | None:
    return None if party is None else party.located_in or party.country


@dataclass(frozen=True)
class Joined:
    """All lines of a dataset, joined."""

    dataset: Dataset

    @cached_property
    def lines(self) -> tuple[JoinedLine, ...]:
        """Every line, in the order of the table."""
        joined = [self._join(line) for line in self.dataset.lines]
        drawn: dict[str, Bounds] = {}
        for place, line in sorted(enumerate(joined), key=lambda each: (each[1].day or date.max, each[0])):
            licence_id = line.line.licence_id
            if licence_id is not None:
                before = drawn.get(licence_id, NOTHING)
                joined[place] = replace(line, drawn_before=before)
                drawn[licence_id] = before + line.quantity
        return tuple(joined)

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """By number, and by name; a name that several parties bear tells nobody apart."""
        parties = self.dataset.parties
        bearers = Counter(party.name for party in parties)
        by_name = {party.name: party for party in parties if party.name is not None and bearers[party.name] == 1}
        return {**by_name, **{party.party_id: party for party in parties}}

    @cached_property
    def named_alone(self) -> Mapping[str, Party]:
        """Those whom shipments and transfers name and no row of parties tells of, by name, at their first place.

        What stands there may be the number of a row that is missing: it may be somebody on a list, and no list clears
        it. So their cell about lists counts as one that cannot be read.
        """
        found: dict[str, Party] = {}
        for name, place in self._named():
            if name not in self.parties and name not in found and not annex1().says_none(name):
                unreadable = frozenset({"listed"})
                found[name] = Party(party_id=name, name=name, place=place, unreadable=unreadable)
        return found

    @cached_property
    def everybody_named(self) -> frozenset[str]:
        """The names and numbers by which shipments and transfers name parties, in whatever role."""
        return frozenset(name for name, _ in self._named())

    def party(self, name: str | None) -> Party | None:
        """Who is named, by its row or by its name alone; None if nobody is."""
        return None if name is None else self.parties.get(name) or self.named_alone.get(name)

    def _named(self) -> Iterator[tuple[str, Place]]:
        of_shipments = (*ROLES, *OTHER_ROLES)
        for rows, roles in ((self.dataset.shipments, of_shipments), (self.dataset.transfers, OF_TRANSFERS)):
            for row in rows:
                for role in roles:
                    name = getattr(row, role)
                    if name is not None:
                        yield name, row.place

    @cached_property
    def undertakings(self) -> Undertakings:
        """What end users undertook."""
        return Undertakings(self.dataset.undertakings, self.dataset.parties)

    @cached_property
    def _shipments(self) -> Mapping[str, Shipment]:
        return {shipment.shipment_id: shipment for shipment in self.dataset.shipments}

    @cached_property
    def _parts(self) -> Mapping[str, Part]:
        return {part.part_id: part for part in self.dataset.parts}

    @cached_property
    def licences(self) -> Mapping[str, Licence]:
        """By number of the table."""
        return {licence.licence_id: licence for licence in self.dataset.licences}

    @cached_property
    def _end_uses(self) -> Mapping[str | None, list[EndUse]]:
        uses: dict[str | None, list[EndUse]] = defaultdict(list)
        for use in self.dataset.end_uses:
            uses[use.shipment_id].append(use)
        return uses

    def _join(self, line: Line) -> JoinedLine:
        shipment = self._shipments.get(line.shipment_id)
        named = {role: getattr(shipment, role) for role in ROLES if getattr(shipment, role, None) is not None}
        exporter = shipment.exporter if shipment is not None else None
        others = {role: self.party(getattr(shipment, role, None)) for role in OTHER_ROLES}
        uses = [*self._end_uses.get(line.shipment_id, ()), *self._end_uses.get(None, ())]
        return JoinedLine(
            line=line,
            shipment=shipment,
            part=self._parts.get(line.part_id),
            recipients={role: self.party(name) for role, name in named.items()},
            exporter=self.parties.get(exporter) if exporter is not None else None,
            end_uses=tuple(
                use for use in uses if use.line_id in (None, line.line_id) and (use.shipment_id or use.line_id)
            ),
            licence=self.licences.get(line.licence_id) if line.licence_id is not None else None,
            undertakings=self.undertakings,
            others={role: party for role, party in others.items() if party is not None},
        )
