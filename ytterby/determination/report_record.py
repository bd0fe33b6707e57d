"""A whole report as plain data, with the addresses by which it can be made again."""

from __future__ import annotations

from typing import Any

from ..languages import Language
from .check import Report
from .outcome import Outcome
from .record import determination_record, issue_record
from .scope import ASSESSED, NOT_ASSESSED
from .transfers.outcome import TransferOutcome
from .transfers.record import transfer_record

__all__ = ["SCHEMA", "report_record"]

SCHEMA = "ytterby-report-0.2"


def report_record(report: Report, language: Language) -> dict[str, Any]:
    """A whole report as plain data, with the addresses by which it can be made again."""
    return {
        "schema": SCHEMA,
        "known": report.setting.known.isoformat(),
        "law_known_to": report.setting.statutes.known_to(report.setting.known).isoformat(),
        "assessed": list(ASSESSED),
        "not_assessed": list(NOT_ASSESSED),
        "addresses": report.addresses,
        "counts": {
            outcome.value.replace(" ", "-"): report.count(outcome) for outcome in Outcome if report.count(outcome)
        },
        "lines": [determination_record(report, each, language) for each in report.determinations],
        "transfer_counts": {
            outcome.value.replace(" ", "-").replace(":", ""): report.count_transfers(outcome)
            for outcome in TransferOutcome
            if report.count_transfers(outcome)
        },
        "transfers": [transfer_record(report.setting, each, language) for each in report.transfers],
        "issues": [issue_record(issue, language) for issue in report.issues],
    }
