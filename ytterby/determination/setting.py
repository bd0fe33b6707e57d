"""What all lines and transfers of one run have in common: the bill, the law as known on a day, the firm's decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..bom.basis import Basis
from ..bom.bill import Bill
from ..bom.plain import Holding, roll_up
from ..law.lawbook import Statutes
from ..law.mofcom_2025_61 import rules as rules_61
from ..law.readings import Stance
from ..logic.bounds import Bounds
from ..logic.lawbook import LAST_DAY_IS_SUSPENDED, Entry, Law
from ..logic.truth import Truth
from .firm import Firm
from .lines import Joined
from .screening.holdings import HALF_HOLDING, Holdings, reading_of_holdings
from .screening.listings import Listings, Missing
from .screening.screened import NATIONAL_LISTS, Screening

if TYPE_CHECKING:
    from ..parties.ownership.ways import Way

__all__ = ["Setting", "laws_of"]


@dataclass(frozen=True)
class Setting:
    """One bill, the law as known on a day, and one firm's decisions: what all lines of a run have in common."""

    bill: Bill
    statutes: Statutes
    firm: Firm
    known: date
    screening: Screening | None = None
    """What was found of the parties by their names; None if nobody was screened."""
    _held: dict[tuple[date, Basis], Mapping[str, Holding]] = field(default_factory=dict)
    _laws: dict[tuple[date, tuple[Entry, ...], Truth], tuple[Law, Law]] = field(default_factory=dict)
    _listings: dict[tuple[date, tuple[str, ...]], Listings] = field(default_factory=dict)

    @cached_property
    def stance(self) -> Stance:
        """The firm's answers to the open points."""
        return self.firm.stance

    def under(self, statutes: Statutes, known: date) -> Setting:
        """The same tables and firm under other law: amounts hang on neither, and are shared."""
        return Setting(self.bill, statutes, self.firm, known, self.screening, _held=self._held)

    def laws(self, day: date, stance: Stance | None = None) -> tuple[Law, Law]:
        """The law of a day as known and as this firm reads it, and the same as if nothing were suspended.

        Another stance may differ in two things that move the states of the law: its ledger and a suspension's last day.
        """
        stance = stance or self.stance
        key = (day, stance.entries(), stance.truth(LAST_DAY_IS_SUSPENDED))
        if key not in self._laws:
            self._laws[key] = laws_of(self.statutes, self.stance, stance, day, self.known)
        return self._laws[key]

    def held(self, day: date, basis: Basis, top: str, lot: str | None) -> Mapping[str, Holding]:
        """The holdings of an item and of everything inside it; those of a day and way of counting are shared."""
        counting = self.bill.counting(basis, top)
        day = self.bill.last_change(day)
        held = self._held.get((day, counting), {})
        if top not in held:
            held = self._held[day, counting] = roll_up(self.bill, counting, day, [top], known=held)
        return held if lot is None else roll_up(self.bill, counting, day, [top], lot=lot, known=held)

    @cached_property
    def holdings(self) -> Holdings:
        """Who holds whom, by the tables, as far as it matters to those whom shipments and transfers name."""
        dataset = self.bill.dataset
        joined = Joined(dataset)
        known = map(joined.party, joined.everybody_named)
        asked = frozenset(party.party_id for party in known if party is not None)
        return Holdings.of(dataset.ownership, dataset.parties, asked)

    def listings(self, day: date, stance: Stance | None = None) -> Listings:
        """The list notices as they stand on a day, and who is held by somebody listed as a stance counts holdings."""
        stance = stance or self.stance
        key = (day, reading_of_holdings(stance))
        if key not in self._listings:
            listings = Listings.on(self._law_of_lists(day), self.screening)
            self._listings[key] = self._with_holders(listings, stance) if self.holdings.rows else listings
        return self._listings[key]

    def _law_of_lists(self, day: date) -> Law:
        """The law by which it is known who is listed on a day."""
        return self.laws(day)[0]

    def tells_holders_alike(self, stance: Stance, other: Stance) -> bool:
        """Whether it cannot matter for holders which of two stances is taken: nobody's are told, or both tell alike."""
        return not self.holdings.rows or reading_of_holdings(stance) == reading_of_holdings(other)

    def _with_holders(self, listings: Listings, stance: Stance) -> Listings:
        way: Way = stance.answers[HALF_HOLDING]  # type: ignore[assignment]  # a test holds the answers to the ways
        by_listed = self.holdings.by_listed(listings, stance)
        by_list = {each: self.holdings.by_those_on(each, listings) for each in NATIONAL_LISTS}
        by_military = self.holdings.by_military_users(listings.day)
        return replace(
            listings,
            held_by_listed={name: each.by[way].truth for name, each in by_listed.items()},
            held_by_list={
                each: {name: one.by[way].truth for name, one in found.items()} for each, found in by_list.items()
            },
            held_between={name: Bounds(each.by[way].low, each.by[way].high) for name, each in by_listed.items()},
            held_by_military_user={name: each.by[way].truth for name, each in by_military.items()},
            missing=lambda party: self._missing(party, listings, stance, way),
        )

    def _missing(self, party: str, listings: Listings, stance: Stance, way: Way) -> Iterator[Missing]:
        """What to ask about the holders of a party: the fewest questions that would settle it."""
        from .screening.missing_holders import missing_holders, said_of  # only where somebody's holders are open

        holdings = self.holdings
        standing = holdings.standing(holdings.listed(listings, stance), listings.day)

        def named(name: str) -> str:
            known = holdings.parties.get(name)
            return name if known is None or known.name in (None, name) else f"{known.name} ({name})"

        for each in missing_holders(standing, party, way, holdings.nameless):
            is_listing = each.kind == "listed" and each.holder not in holdings.nameless
            cell = (
                f"parties {each.holder} listed" if is_listing else f"ownership {each.party} {each.holder or 'owner_id'}"
            )
            holder = holdings.parties.get(each.holder) if is_listing else None
            yield Missing(holder, said_of(each, named, holdings.nameless), cell)

    @property
    def published(self) -> date:
        """The day on which announcement 61 was published: what lies before it is open by several readings."""
        return self.statutes.instruments[rules_61.ID].published


def laws_of(statutes: Statutes, own: Stance, stance: Stance, day: date, known: date) -> tuple[Law, Law]:
    """The law of a day as known on another and read by a firm, and the same as if nothing were suspended.

    Of a stance other than the firm's `own` only what moves the states of the law is taken: its ledger, and whether a
    suspension's last day counts.
    """
    law = statutes.lawbook.with_entries(stance.entries()).on(day, known, own.truths())
    law = law.read_as({LAST_DAY_IS_SUSPENDED: stance.truth(LAST_DAY_IS_SUSPENDED)})
    return law, law.unsuspended()
