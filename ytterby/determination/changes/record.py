"""What changes from one law to another as plain data, and in words: for terminal, JSON and workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...languages import Language
from ...law.difference import FigureChange, Side, StateChange
from ...law.difference_record import (
    alike,
    difference_record,
    figure_change_record,
    figure_change_text,
    state_change_record,
    state_change_text,
)
from ...law.saying import name_of
from ..outcome import Beside, Determination, Duty
from ..readings.effect import Determined
from ..readings.record import outcome_told
from ..record import issue_record, notified_share
from ..transfers.outcome import TransferDetermination
from ..words import words
from .comparing import Cause, Changes, LineChange, stand_of_act

__all__ = [
    "SCHEMA",
    "beside_text",
    "causes_text",
    "changes_record",
    "duties_text",
    "notification_text",
    "stand_text",
]

SCHEMA = "ytterby-law-diff-0.1"


def changes_record(changes: Changes, language: Language) -> dict[str, Any]:
    """Everything that changes, with the addresses by which it can be worked out again."""
    first, second = changes.law.first, changes.law.second
    return {
        "schema": SCHEMA,
        "first": _side(first),
        "second": _side(second),
        "law": difference_record(changes.law, language),
        "dataset": None if changes.before is None else changes.before.dataset.address,
        "lines": _counted(changes.of_lines, changes.lines, language),
        "transfers": _counted(changes.of_transfers, changes.transfers, language),
        "issues": [] if changes.before is None else [issue_record(issue, language) for issue in changes.before.issues],
    }


def causes_text(causes: Iterable[Cause], language: Language) -> list[str]:
    """Because of what, one sentence for passages of an instrument that changed alike."""
    causes = tuple(causes)
    said = [state_change_text(group, language) for group in alike(_passages(causes), language)]
    said += [figure_change_text(each, language) for each in causes if isinstance(each, FigureChange)]
    return said + [words().say(f"cause-{each}", language) for each in causes if isinstance(each, str)]


def duties_text(duties: Iterable[Duty], of: Determined, language: Language) -> str:
    """Duties, one after another, each with the passage that it rests on."""
    roles = of.notification.to if isinstance(of, Determination) else ()
    to = _joined((words().say(f"to-{role}", language) for role in roles), language)
    told = (f"{words().say(f'duty-{duty.kind}', language, to=to)} ({duty.of})" for duty in duties)
    return {"ja": "／", "zh": "；", "en": "; "}[language].join(told)


def beside_text(beside: Iterable[Beside], language: Language) -> list[str]:
    """Provisions beside 61, what follows from each, and whether it bites or only may."""
    key = {True: "beside-bites", False: "beside-may-bite"}
    return [
        words().say(
            key[each.bites],
            language,
            name=name_of(each.provision.cites, language),
            effect=words().say(f"effect-{each.effect}", language),
        )
        for each in beside
    ]


def stand_text(each: Determined, language: Language) -> str:
    """Whether 61 (of a transfer: 62) asks for a licence: needed, not needed, undecided, treated as needed."""
    act = each.act if isinstance(each, TransferDetermination) else each.licence
    return words().say(f"needed-{stand_of_act(act, is_treated=each.treated_as_controlled)}", language)


def notification_text(each: Determination, language: Language) -> str:
    """Whether a notification is owed, and the percentage that it states."""
    notified = each.notification
    is_treated = notified.is_due and notified.ruling.truth.name == "UNKNOWN"
    said = words().say(f"needed-{stand_of_act(notified.ruling, is_treated=is_treated)}", language)
    share = notified_share(notified) if notified.is_due else None
    return said if share is None else f"{said} ({share} %)"


def _side(side: Side) -> dict[str, Any]:
    return {
        "day": side.day.isoformat(),
        "known": side.known.isoformat(),
        "law_known_to": side.statutes.known_to(side.known).isoformat(),
        "law": side.statutes.address,
        "with": list(side.supposed),
        "without": list(side.left_out),
    }


def _counted(count: int, changed: tuple[LineChange, ...], language: Language) -> dict[str, Any]:
    return {
        "count": count,
        "changed": len(changed),
        "unchanged": count - len(changed),
        "changes": [_change(each, language) for each in changed],
    }


def _change(change: LineChange, language: Language) -> dict[str, Any]:
    return {
        **_named(change.before),
        "what": list(change.what),
        "before": _comes_out(change.before, language),
        "after": _comes_out(change.after, language),
        "begins": [_duty(each, change.after, language) for each in change.begins],
        "falls_away": [_duty(each, change.before, language) for each in change.falls_away],
        "bites": [_beside(each, language) for each in change.bites],
        "ceases": [_beside(each, language) for each in change.ceases],
        "because": [_cause(each, language) for each in change.because],
        "says": causes_text(change.because, language),
    }


def _named(each: Determined) -> dict[str, Any]:
    if isinstance(each, TransferDetermination):
        joined = each.joined
        places = {"from": joined.provider_place, "to": joined.recipient_place}
        return {"transfer": each.reference, "technology": joined.transfer.technology, **places}
    line, shipment = each.joined.line, each.joined.shipment
    return {
        "line": each.reference,
        "part": line.part_id,
        "consignee": None if shipment is None else shipment.consignee,
        "to": each.joined.destination,
    }


def _comes_out(each: Determined, language: Language) -> dict[str, Any]:
    treated = {"treated_as_if_in_force": each.is_treated_as_if_in_force, "licence_number": each.licence_number}
    said = {"outcome": each.outcome.value.replace(" ", "-").replace(":", ""), "says": outcome_told(each, language)}
    if isinstance(each, TransferDetermination):
        return {
            **said,
            "licence": each.act.truth.name.lower(),
            "catalogue": each.catalogue.truth.name.lower(),
            **treated,
        }
    notified = each.notification
    return {
        **said,
        "licence": each.licence.truth.name.lower(),
        "notification": {
            "owed": notified.ruling.truth.name.lower(),
            "due": notified.is_due,
            "basis": notified.basis if notified.is_due else None,
            "share_percent": notified_share(notified) if notified.is_due else None,
        },
        "review": each.review.value.replace(" ", "-"),
        **treated,
    }


def _duty(duty: Duty, of: Determined, language: Language) -> dict[str, Any]:
    return {"kind": duty.kind, "of": duty.of, "says": duties_text((duty,), of, language)}


def _beside(each: Beside, language: Language) -> dict[str, Any]:
    return {
        "cites": each.provision.cites,
        "name": name_of(each.provision.cites, language),
        "effect": each.effect,
        "bites": each.bites,
        "truth": each.ruling.truth.name.lower(),
    }


def _cause(cause: Cause, language: Language) -> dict[str, Any]:
    if isinstance(cause, StateChange):
        return {"kind": "provision", **state_change_record(cause, language)}
    if isinstance(cause, FigureChange):
        return {"kind": "figure", **figure_change_record(cause, language)}
    return {"kind": cause, "says": words().say(f"cause-{cause}", language)}


def _passages(causes: Iterable[Cause]) -> list[StateChange]:
    return [each for each in causes if isinstance(each, StateChange)]


def _joined(names: Iterable[str], language: Language) -> str:
    return {"ja": "、", "zh": "、", "en": ", "}[language].join(names)
