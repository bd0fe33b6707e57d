"""The morning after: what changes for each line and transfer between two states of the law, and because of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from ... import facts
from ...law.difference import FigureChange, LawDifference, Side, StateChange, difference, figure_changes
from ...law.mofcom_2025_61 import rules as rules_61
from ...law.standing import in_order
from ...logic.conditions import Above, AtLeast, Figure, Flag, InForce, Provision
from ...logic.explain import Finding
from ...logic.lawbook import Law
from ...logic.truth import NO, UNKNOWN
from ...tables.dataset import Dataset
from ..check import Report, check, check_again
from ..firm import Firm
from ..outcome import Beside, Determination, Duty, Outcome, Ruling
from ..readings.effect import Determined
from ..screening.listings import notices_that_count
from ..screening.screened import Screening
from ..setting import Setting
from ..transfers.outcome import TransferDetermination

__all__ = ["Cause", "Changes", "LineChange", "OtherCause", "What", "cause_order", "changes", "compare", "stand_of_act"]

What = Literal["outcome", "licence", "notification", "share", "review", "catalogue", "beside", "duties"]
"""What of a determination may come out otherwise; `share` is the figure that a notification states."""

OtherCause = Literal["held-licence", "tables"]
"""Not the law: the days of the licence that the line names, or days in the tables (rates, notifications, prices)."""

Cause = StateChange | FigureChange | OtherCause


@dataclass(frozen=True)
class LineChange:
    """A line or a transfer that comes out otherwise, under the law of the first side and of the second."""

    before: Determined
    after: Determined
    what: tuple[What, ...]
    begins: tuple[Duty, ...]
    """Duties of the second side alone; their days are not compared, for they follow the day that is asked about."""
    falls_away: tuple[Duty, ...]
    bites: tuple[Beside, ...]
    """Provisions beside 61 (or 62) that bite, or may, and did not so before."""
    ceases: tuple[Beside, ...]
    """Provisions that did, or might, and no longer do."""
    because: tuple[Cause, ...]

    @property
    def reference(self) -> str:
        """How a person names the line or the transfer."""
        return self.before.reference


@dataclass(frozen=True)
class Changes:
    """What differs in the law and, where tables were given, for their lines and transfers."""

    law: LawDifference
    before: Report | None = None
    after: Report | None = None
    lines: tuple[LineChange, ...] = ()
    transfers: tuple[LineChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes, neither in the law nor for any line."""
        return self.law.is_empty and not (self.lines or self.transfers)

    @property
    def has_errors(self) -> bool:
        """Whether something in the tables was lost."""
        return self.before is not None and self.before.has_errors

    @property
    def of_lines(self) -> int:
        """How many lines there are, changed or not."""
        return 0 if self.before is None else len(self.before.determinations)

    @property
    def of_transfers(self) -> int:
        """How many transfers there are, changed or not."""
        return 0 if self.before is None else len(self.before.transfers)


def changes(dataset: Dataset, firm: Firm, first: Side, second: Side, *, screening: Screening | None = None) -> Changes:
    """What differs between two sides of the law, and for the lines of one dataset, all judged by the sides' days."""
    before = check(dataset, first.statutes, firm, first.known, on=first.day, screening=screening)
    after = check_again(before, second.statutes, second.known, on=second.day)
    law = difference(first, second)
    lines, transfers = compare(before, after)
    return Changes(law, before, after, lines, transfers)


def compare(before: Report, after: Report) -> tuple[tuple[LineChange, ...], tuple[LineChange, ...]]:
    """The lines and the transfers that come out otherwise in the second of two reports on the same dataset."""
    settings = before.setting, after.setting
    lines = _compared(settings, zip(before.determinations, after.determinations, strict=True))
    acts = _compared(settings, zip(before.transfers, after.transfers, strict=True))
    return tuple(lines), tuple(acts)


def _compared(
    settings: tuple[Setting, Setting], pairs: Iterable[tuple[Determined, Determined]]
) -> Iterator[LineChange]:
    for before, after in pairs:
        was, is_ = _comes_out(before), _comes_out(after)
        what = tuple(each for each in was if was[each] != is_[each])
        if what:
            yield LineChange(
                before,
                after,
                what,
                begins=_further(after.duties, before.duties),
                falls_away=_further(before.duties, after.duties),
                bites=tuple(each for each in after.beside if _bite(each) not in map(_bite, before.beside)),
                ceases=tuple(each for each in before.beside if _cites(each) not in map(_cites, after.beside)),
                because=tuple(sorted(_Causes(settings, before, after, what).all(), key=cause_order)),
            )


def stand_of_act(ruling: Ruling, *, is_treated: bool) -> str:
    """`yes`, `no`, `unknown`, or `treated`: unknown, and held to be needed by the firm's policy."""
    return "treated" if is_treated else ruling.truth.name.lower()


def _comes_out(each: Determined) -> dict[What, object]:
    """Everything that is compared, by what it is. A due day is not: it follows the day that is asked about."""
    beside = {_bite(one) for one in each.beside}
    duties = {(duty.kind, duty.of) for duty in each.duties}
    outcome = (each.outcome, each.escalated_to)
    if isinstance(each, TransferDetermination):
        licence = stand_of_act(each.act, is_treated=each.treated_as_controlled)
        told: dict[What, object] = {"outcome": outcome, "licence": licence, "catalogue": each.catalogue.truth}
    else:
        told = {
            "outcome": outcome,
            "licence": stand_of_act(each.licence, is_treated=each.treated_as_controlled),
            "notification": _notified(each),
            "share": _share(each),
            "review": each.review,
        }
    return {**told, "beside": beside, "duties": duties}


def _notified(each: Determination) -> str:
    notified = each.notification
    return stand_of_act(notified.ruling, is_treated=notified.is_due and notified.ruling.truth is UNKNOWN)


def _share(each: Determination) -> tuple[str, Fraction | None] | None:
    notified = each.notification
    return (notified.basis, notified.share) if notified.is_due else None


def _bite(each: Beside) -> tuple[str, bool]:
    return each.provision.cites, each.bites


def _cites(each: Beside) -> str:
    return each.provision.cites


def _further(duties: Iterable[Duty], others: Iterable[Duty]) -> tuple[Duty, ...]:
    there = {(duty.kind, duty.of) for duty in others}
    return tuple(duty for duty in duties if (duty.kind, duty.of) not in there)


@dataclass(frozen=True)
class _Causes:
    """Looks in the reasons of both sides for what of the law is another: passages, figures, notices."""

    settings: tuple[Setting, Setting]
    before: Determined
    after: Determined
    what: tuple[What, ...]

    def all(self) -> Iterator[Cause]:
        """In the reasons for what comes out otherwise, and the licence that the line names; else it is not the law."""
        found: tuple[Cause, ...] = (*self._in_reasons(), *self._of_relief())
        held = [(each.licence_number, each.licence_problem) for each in self._both]
        if "outcome" in self.what and held[0] != held[1]:
            found = (*found, "held-licence")
        yield from dict.fromkeys(found or ("tables",))

    def _in_reasons(self) -> Iterator[StateChange | FigureChange]:
        """The side that goes further has the reasons that tell; the other one's tell only where it has none."""
        for pair in self._pairs():
            there = sorted((each for each in pair if each is not None), key=lambda each: each.truth, reverse=True)
            for finding in there:
                found = tuple(self._in_finding(finding))
                yield from found
                if found and finding.truth is not there[-1].truth:
                    break

    def _of_relief(self) -> Iterator[StateChange]:
        """That a report takes the place of a licence follows from the state of 61 itself: no ruling says it."""
        if Outcome.SHIP_AND_REPORT in (self.before.outcome, self.after.outcome):
            yield from self._moved((rules_61.licence_needed.cites, rules_61.humanitarian_report.cites))

    @property
    def _both(self) -> tuple[Determined, Determined]:
        return self.before, self.after

    @cached_property
    def _laws(self) -> tuple[Law, Law]:
        before, after = (setting.laws(each.day)[0] for setting, each in zip(self.settings, self._both, strict=True))
        return before, after

    def _pairs(self) -> Iterator[tuple[Finding | None, Finding | None]]:
        """The reasons on both sides, as the law stands, for what comes out otherwise."""
        beside = [{_bite(one) for one in each.beside} for each in self._both]
        another = {*self.what, *(cites for cites, _ in beside[0] ^ beside[1])}
        told = [_findings(each, another) for each in self._both]
        for name in dict.fromkeys((*told[1], *told[0])):
            yield told[0].get(name), told[1].get(name)

    def _in_finding(self, finding: Finding) -> Iterator[StateChange | FigureChange]:
        leaves = [leaf.of for leaf in finding.leaves()]
        cited = [leaf.cites for leaf in leaves if isinstance(leaf, InForce)]
        if isinstance(finding.of, Provision):  # of what is unknown by its facts the passage itself is no reason
            cited.append(finding.of.cites)
        if any(isinstance(leaf, Flag) and leaf.fact in BY_NOTICE for leaf in leaves):
            cited += self._notices()
        yield from self._moved(cited)
        held_against = {leaf.figure for leaf in leaves if isinstance(leaf, AtLeast | Above)}
        yield from (each for each in self._figures if Figure(each.figure) in held_against)

    def _moved(self, cited: Iterable[str]) -> Iterator[StateChange]:
        for cites in dict.fromkeys(cited):
            before, after = (law.force(cites) for law in self._laws)
            if before.truth is not after.truth:
                yield StateChange(cites, before, after)

    def _notices(self) -> Iterator[str]:
        """The passages of the notices that name those who receive."""
        listings = self.settings[1].listings(self.after.day)
        before = self.before
        roles = before.joined.roles if isinstance(before, TransferDetermination) else before.joined.recipients
        named = {
            notice
            for party in map(listings.of, roles.values())
            if party is not None
            for notice in notices_that_count(party, listings)
        }
        yield from (f"{notice}/1" for notice in sorted(each for each in named if each is not None))

    @cached_property
    def _figures(self) -> tuple[FigureChange, ...]:
        """Figures that both sides set, and otherwise: one that is set for the first time comes with its passage."""
        sides = (
            Side(setting.statutes, each.day, setting.known, setting.stance)
            for setting, each in zip(self.settings, self._both, strict=True)
        )
        return tuple(each for each in figure_changes(*sides) if each.before is not None and each.after is not None)


def cause_order(cause: Cause) -> tuple[int, Any]:
    """Passages in the order of the texts, then figures, then what is not the law."""
    if isinstance(cause, StateChange):
        return 0, in_order(cause.cites)
    return (1, cause.figure) if isinstance(cause, FigureChange) else (2, cause)


BY_NOTICE = (
    facts.importer_or_end_user_is_barred_from_chinese_items.fact,
    facts.importer_or_end_user_is_listed.fact,
    facts.importer_or_end_user_is_on_control_list.fact,
)
"""Facts that hang on the state of the notice that lists a party."""


def _findings(each: Determined, another: Collection[str]) -> dict[str, Finding]:
    """The reasons, as the law stands, for what is another, by a name that both sides share."""
    if isinstance(each, TransferDetermination):
        rulings = {"licence": each.act, "catalogue": each.catalogue}
    else:
        owed = each.notification.ruling
        rulings = {"licence": each.licence, "notification": owed, "share": owed}
    rulings.update({_cites(one): one.ruling for one in each.beside})
    found = {name: ruling.finding for name, ruling in rulings.items() if name in another}
    if isinstance(each, Determination) and "review" in another:
        speaking = (finding for finding in each.review_findings if finding.truth is not NO)
        found.update({f"review {number}": finding for number, finding in enumerate(speaking)})
    return found
