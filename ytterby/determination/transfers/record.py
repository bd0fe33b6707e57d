"""The determination of a technology transfer as plain data and in words, for terminal, JSON, workbook and page."""

from __future__ import annotations

from typing import Any

from ...languages import Language
from ...law.saying import force_text, name_of, names_of
from ...logic.explain import Finding
from ...tables.schema import labels
from ..outcome import Duty
from ..reasons import Reason, reasons
from ..record import beside_record, own_list_records, question_record, reading_record
from ..screening.told import told_of_recipients, told_record
from ..setting import Setting
from ..words import words
from .outcome import TransferDetermination, TransferOutcome
from .situation_statements import item_records
from .trial import CATALOGUE, TransferTrial

__all__ = [
    "reasons_of_act",
    "scene_text",
    "transfer_outcome_text",
    "transfer_record",
    "transfer_sureness_mark",
    "transfer_sureness_text",
]


def transfer_outcome_text(determination: TransferDetermination, language: Language) -> str:
    """The word for a person."""
    if determination.escalated_to is not None:
        return words().say("outcome-escalated", language, officer=determination.escalated_to or "…")
    key = f"transfer-{determination.outcome.value.replace(' ', '-').replace(':', '')}"
    names = _names(determination, language)
    if determination.outcome is TransferOutcome.DO_NOT_PROVIDE and names:
        key = f"{key}-by"
    return words().say(key, language, number=determination.licence_number, names=names)


def _names(determination: TransferDetermination, language: Language) -> str:
    """On what the word rests: what prohibits it, else everything that asks for a licence that nobody holds."""
    if determination.prohibiting:
        cited = [each.provision.cites for each in determination.prohibiting]
    elif determination.outcome is TransferOutcome.DO_NOT_PROVIDE:
        cited = []
    else:
        cited = [] if determination.is_held else [*determination.limbs_that_bite, *determination.licences_beside]
        cited += [CATALOGUE.cites] if determination.catalogue_bites else []
    return names_of(cited, language)


def transfer_sureness_text(determination: TransferDetermination, language: Language) -> str:
    """How sure the answer is: under every reading, or depending on law, facts or readings."""
    said = []
    if determination.hangs_on_law:
        said.append(words().say("depends-on-law-of", language, names=names_of(determination.unsettled_law, language)))
    count = _to_ask(determination)
    if count:
        said.append(words().say("depends-on-facts", language, count=count))
    if determination.readings:
        names = ", ".join(dict.fromkeys(reading.name for reading in determination.readings))
        said.append(words().say("depends-on-readings", language, names=names))
    return {"ja": "／", "zh": "；", "en": "; "}[language].join(said) or words().say("sure", language)


def transfer_sureness_mark(determination: TransferDetermination, language: Language) -> str:
    """The same in a few signs, for a narrow column."""
    said = [words().say("short-law", language)] if determination.hangs_on_law else []
    count = _to_ask(determination)
    if count:
        said.append(words().say("short-facts", language, count=count))
    if determination.readings:
        count = len({each.name for each in determination.readings})
        said.append(words().say("short-readings", language, count=count))
    return " ".join(said) or words().say("short-sure", language)


def _to_ask(determination: TransferDetermination) -> int:
    return sum(question.fact != "in_force" for question in determination.questions)


def scene_text(determination: TransferDetermination, language: Language) -> str:
    """The scene of 62 § 2 in which it is given; empty where none is stated."""
    scene = determination.joined.transfer.scene
    return "" if scene is None else labels("scene")[scene].in_(language)


def transfer_record(setting: Setting, determination: TransferDetermination, language: Language) -> dict[str, Any]:
    """Everything about one transfer, codes and words."""
    trial = TransferTrial.of(setting, determination.joined, determination.day)
    joined, transfer = determination.joined, determination.joined.transfer
    act, catalogue = determination.act, determination.catalogue
    return {
        "transfer": determination.reference,
        "technology": transfer.technology,
        "scene": transfer.scene,
        "scene_says": scene_text(determination, language),
        "provider": transfer.provider,
        "from": joined.provider_place,
        "recipient": transfer.recipient,
        "to": joined.recipient_place,
        "day": determination.day.isoformat(),
        "day_is_stated": determination.day_is_stated,
        "known": determination.known.isoformat(),
        "outcome": determination.outcome.value.replace(" ", "-").replace(":", ""),
        "says": transfer_outcome_text(determination, language),
        "sure": transfer_sureness_text(determination, language),
        "codes": list(determination.codes),
        "limbs": [{"cites": cites, "name": name_of(cites, language)} for cites in determination.limbs],
        "licence": {
            "needed": act.truth.name.lower(),
            "if_in_force": act.in_force.truth.name.lower(),
            "treated_as_needed": determination.treated_as_controlled,
            "escalated_to": determination.escalated_to,
            "number": determination.licence_number,
            "problem": None
            if determination.licence_problem is None
            else words().say(determination.licence_problem, language, number=determination.licence_number),
        },
        "catalogue": catalogue.truth.name.lower(),
        "beside": [beside_record(each, trial, language) for each in determination.beside],
        "duties": [_duty(duty, determination, language) for duty in determination.duties],
        "own_lists": own_list_records(determination.own_lists, language),
        "recipients": [told_record(each, language) for each in told_of_recipients(trial, joined.roles)],
        "others": [told_record(each, language) for each in trial.others],
        "because": reasons_of_act(trial, act.finding, language).as_data(),
        "because_if_in_force": reasons_of_act(trial, act.in_force, language).as_data(),
        "because_of_catalogue": reasons(catalogue.in_force, trial, trial.main_case, language).as_data(),
        "ask": [question_record(question, language) for question in determination.questions],
        "readings": [reading_record(reading, language) for reading in determination.readings],
        "licence_if_all_cautious": determination.cautious.name.lower(),
        "licence_if_all_lenient": determination.lenient.name.lower(),
        "law": [force_text(force, language) for force in determination.force],
    }


def _duty(duty: Duty, determination: TransferDetermination, language: Language) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": duty.kind,
        "says": words().say(f"duty-{duty.kind}", language),
        "due": None if duty.due is None else duty.due.isoformat(),
        "of": duty.of,
    }
    if duty.kind.startswith("statement-for-"):
        said["items"] = item_records(duty.kind, determination.joined, language)
    return said


def reasons_of_act(trial: TransferTrial, finding: Finding, language: Language) -> Reason:
    """Why 62 asks for a licence, or does not: of several passages that ask for one each is told, for each is a limb."""
    told = [reasons(part, trial, trial.main_case, language) for part in finding.because]
    joined = words().say("tree-any", language)
    return told[0] if len(told) == 1 else Reason("any", finding.truth, joined, "", tuple(told))
