"""The main job: a dataset, the law and a firm's decisions in; a determination for every line out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

import msgspec

from .. import __version__
from ..bom.bill import Bill
from ..bom.money import Exchange
from ..bom.problems import problems_of_bill, problems_of_holdings
from ..law.lawbook import Statutes
from ..tables.dataset import Dataset
from ..tables.issues import Issue
from ..tables.rows import Line, Part
from .determine import determine
from .facts.recognise import recognise
from .firm import Firm
from .lines import Joined, JoinedLine
from .outcome import Determination, Outcome
from .problems import problems_of_units
from .screening.holder_problems import problems_of_holders
from .screening.others import Deal, problems_of_others
from .screening.problems import problems_of_numbers, problems_of_screening
from .screening.screened import Screening
from .setting import Setting
from .transfers.determine import determine_transfer
from .transfers.joined import JoinedTransfer, joined_transfers
from .transfers.outcome import TransferDetermination, TransferOutcome
from .transfers.trial import TransferTrial
from .trial import Trial

__all__ = ["Report", "check", "check_again", "prepare", "today_in_beijing"]


def today_in_beijing() -> date:
    """The day it is in Beijing, for days of law are Beijing days."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


@dataclass(frozen=True)
class Report:
    """What came out of a check, and the addresses of all that went in: run again, it gives the same."""

    determinations: tuple[Determination, ...]
    transfers: tuple[TransferDetermination, ...]
    issues: tuple[Issue, ...]
    dataset: Dataset
    setting: Setting
    on: date | None = None
    """The day by which every line was judged; None if each was by its own."""

    @cached_property
    def addresses(self) -> dict[str, str]:
        """SHA-256 of dataset, law, lists and what was found by them; the answers to the open points, the firm's policy,
        the days and the currency; the version of the program.
        """
        setting, screening = self.setting, self.setting.screening
        policy = msgspec.structs.asdict(setting.firm.policy)
        return {
            "dataset": self.dataset.address,
            "law": setting.statutes.address,
            **({} if screening is None else {"lists": screening.address, "screening": screening.outcome_address}),
            "readings": ";".join(f"{name}={answer}" for name, answer in sorted(setting.stance.answers.items())),
            "policy": ";".join(f"{name}={to_do}" for name, to_do in sorted(policy.items())),
            "known": setting.known.isoformat(),
            "on": "" if self.on is None else self.on.isoformat(),
            "currency": setting.bill.currency,
            "program": __version__,
        }

    @property
    def has_errors(self) -> bool:
        """Whether something in the input was lost."""
        return any(issue.severity == "error" for issue in self.issues)

    @property
    def is_clear(self) -> bool:
        """Whether there are lines or transfers and every one may go with nothing left to do."""
        clear = [*(each.is_clear for each in self.determinations), *(each.is_clear for each in self.transfers)]
        return bool(clear) and all(clear)

    def count(self, outcome: Outcome) -> int:
        """How many lines came out so."""
        return sum(determination.outcome is outcome for determination in self.determinations)

    def count_transfers(self, outcome: TransferOutcome) -> int:
        """How many technology transfers came out so."""
        return sum(determination.outcome is outcome for determination in self.transfers)


def prepare(
    dataset: Dataset,
    statutes: Statutes,
    firm: Firm,
    known: date,
    *,
    on: date | None = None,
    screening: Screening | None = None,
) -> tuple[Setting, tuple[Issue, ...]]:
    """The setting in which the lines of a dataset are determined, and the words that could not be understood."""
    recognised, issues = recognise(dataset)
    bill = Bill(dataset, recognised, _currency(dataset, firm, known, on))
    return Setting(bill, statutes, firm, known, screening), issues


def check(
    dataset: Dataset,
    statutes: Statutes,
    firm: Firm,
    known: date,
    *,
    on: date | None = None,
    between: tuple[date, date] | None = None,
    screening: Screening | None = None,
) -> Report:
    """Determine every line by the law of its own day, or of the day `on`, or only lines dated `between` two days.

    Who is listed is what the tables state; with a screening it is also what was found by names and numbers.
    """
    setting, word_issues = prepare(dataset, statutes, firm, known, on=on, screening=screening)
    return _determined(dataset, setting, word_issues, on, between)


def check_again(report: Report, statutes: Statutes, known: date, *, on: date) -> Report:
    """The tables of a report under the law of the day `on`; what hangs on no law is not worked out again."""
    dataset, setting = report.dataset, report.setting
    if _currency(dataset, setting.firm, known, on) != setting.bill.currency:
        return check(dataset, statutes, setting.firm, known, on=on, screening=setting.screening)
    _, word_issues = recognise(dataset)
    return _determined(dataset, setting.under(statutes, known), word_issues, on, None)


def _determined(
    dataset: Dataset,
    setting: Setting,
    word_issues: Iterable[Issue],
    on: date | None,
    between: tuple[date, date] | None,
) -> Report:
    joined = Joined(dataset)
    lines = [line for line in joined.lines if between is None or _is_between(line, between)]
    acts = [act for act in joined_transfers(joined) if between is None or _is_between(act, between)]
    determinations = tuple(determine(setting, line, on) for line in lines)
    transfers = tuple(determine_transfer(setting, act, on) for act in acts)
    days = sorted({each.day for each in determinations}) or [on or setting.known]
    bill_issues = (*problems_of_bill(setting.bill, days), *_held_issues(setting, determinations))
    parties = (*dataset.parties, *joined.named_alone.values())
    of_parties = (
        *problems_of_numbers(parties),
        *problems_of_screening(parties, setting.screening),
        *problems_of_others(_deals(setting, determinations, transfers)),
    )
    of_holdings = _issues_of_holdings(setting) if setting.holdings.rows else ()
    found = (*dataset.issues, *word_issues, *problems_of_units(lines), *bill_issues, *of_parties, *of_holdings)
    issues = tuple(dict.fromkeys(found))
    return Report(determinations, transfers, issues, dataset, setting, on)


def _deals(
    setting: Setting, determinations: Iterable[Determination], transfers: Iterable[TransferDetermination]
) -> Iterator[Deal]:
    """Each shipment by its first line, and each transfer."""
    shipped: set[str] = set()
    for each in determinations:
        shipment = each.joined.shipment
        if shipment is not None and shipment.shipment_id not in shipped:
            shipped.add(shipment.shipment_id)
            line = Trial.of(setting, each.joined, each.day)
            yield line, shipment.place, line.others
    for given in transfers:
        act = TransferTrial.of(setting, given.joined, given.day)
        yield act, given.joined.transfer.place, act.others


def _is_between(joined: JoinedLine | JoinedTransfer, between: tuple[date, date]) -> bool:
    """What nobody knows the day of may have gone on any day."""
    return joined.day is None or between[0] <= joined.day <= between[1]


def _issues_of_holdings(setting: Setting) -> tuple[Issue, ...]:
    listings = setting.listings(setting.known)
    parties = setting.bill.dataset.parties
    return (*setting.holdings.issues(setting.known), *problems_of_holders(parties, listings))


def _held_issues(setting: Setting, determinations: Iterable[Determination]) -> Iterable[Issue]:
    for each in determinations:
        held = Trial.of(setting, each.joined, each.day).held
        inside = setting.bill.below([each.joined.line.part_id])
        yield from problems_of_holdings(setting.bill, {part_id: held[part_id] for part_id in sorted(inside)})


def _currency(dataset: Dataset, firm: Firm, known: date, on: date | None) -> str:
    """The currency that amounts are brought to: the firm's own, unless most amounts cannot be brought to it.

    A share is a ratio: amounts stated in one currency give it without any rate. So a firm's currency into which no
    rate leads on some day gives way to the usual one.
    """
    stated = _stated_currencies(dataset)
    usual = min(stated, key=lambda currency: (-stated[currency], currency), default=firm.currency or "JPY")
    if not firm.currency or firm.currency == usual:
        return usual
    days = {on} if on is not None else {line.day or known for line in Joined(dataset).lines} or {known}
    exchange = Exchange(dataset.fx)
    is_reached = all(exchange.per_unit(usual, firm.currency, day) is not None for day in days)
    return firm.currency if is_reached else usual


def _stated_currencies(dataset: Dataset) -> Counter[str]:
    """How many amounts are stated in each currency."""
    rows: tuple[Part | Line, ...] = (*dataset.parts, *dataset.lines)
    return Counter(row.currency for row in rows if row.currency is not None)
