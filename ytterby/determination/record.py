"""A determination as plain data: the same content for terminal, JSON, workbook and page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .. import facts
from ..languages import Language
from ..law.mofcom_2025_61 import rules
from ..law.readings import open_points
from ..law.saying import force_text, name_of
from ..logic.digits import percent, percent_between
from ..logic.truth import YES
from ..tables.issues import Issue
from .check import Report
from .hearing import Hearing
from .outcome import Beside, Determination, Duty, Notified, OnOwnList, Outcome, Question, ReadingEffect
from .reasons import reasons
from .screening.told import told_of_recipients, told_record
from .trial import Trial
from .undertakings.record import undertakings_record
from .words import words

__all__ = [
    "beside_record",
    "cure_text",
    "determination_record",
    "issue_record",
    "names_text",
    "notified_share",
    "outcome_text",
    "own_list_records",
    "own_list_text",
    "question_record",
    "question_text",
    "reading_record",
    "sureness_mark",
    "sureness_text",
]


LICENCE_OF_61 = rules.licence_needed.cites


def _slug(value: str) -> str:
    return value.replace(" ", "-")


def outcome_text(determination: Determination, language: Language) -> str:
    """The word for a person."""
    review = words().say(f"review-{_slug(determination.review.value)}", language)
    key = f"outcome-{_slug(determination.outcome.value)}"
    if determination.escalated_to is not None:
        return words().say("outcome-escalated", language, officer=determination.escalated_to or "…")
    names = names_text(determination, language)
    if determination.outcome in (Outcome.LICENCE_NEEDED, Outcome.DO_NOT_SHIP) and names:
        key = f"{key}-by"
    return words().say(key, language, number=determination.licence_number, review=review, names=names)


def names_text(determination: Determination, language: Language) -> str:
    """The provisions on which the word for a person rests, if not on 61 alone: what prohibits, else wants a licence.

    What the firm holds because it is not known is not called prohibited.
    """
    if determination.outcome is Outcome.DO_NOT_SHIP:
        cited = [each.provision.cites for each in determination.of_effect("prohibited") if each.ruling.truth is YES]
    else:
        cited = [each.provision.cites for each in determination.of_effect("licence")]
        if cited and (determination.licence.truth is YES or determination.treated_as_controlled):
            cited.insert(0, LICENCE_OF_61)
    return {"ja": "、", "zh": "、", "en": ", "}[language].join(name_of(each, language) for each in cited)


def sureness_text(determination: Determination, language: Language) -> str:
    """How sure the answer is: under every reading, or depending on law, facts or readings."""
    said = []
    if determination.hangs_on_law:
        said.append(words().say("depends-on-law", language))
    count = sum(question.fact != "in_force" for question in determination.questions)
    if count:
        said.append(words().say("depends-on-facts", language, count=count))
    if determination.readings:
        names = ", ".join(dict.fromkeys(reading.name for reading in determination.readings))
        said.append(words().say("depends-on-readings", language, names=names))
    if determination.waits_for_input:
        said.append(words().say("depends-on-input", language))
    return {"ja": "／", "zh": "；", "en": "; "}[language].join(said) or words().say("sure", language)


def sureness_mark(determination: Determination, language: Language) -> str:
    """The same in a few signs, for a narrow column."""
    count = sum(question.fact != "in_force" for question in determination.questions)
    said = []
    if determination.hangs_on_law:
        said.append(words().say("short-law", language))
    if count:
        said.append(words().say("short-facts", language, count=count))
    if determination.readings:
        said.append(words().say("short-readings", language, count=len({each.name for each in determination.readings})))
    if determination.waits_for_input:
        said.append(words().say("short-input", language))
    return " ".join(said) or words().say("short-sure", language)


def question_text(question: Question, language: Language) -> str:
    """The question as it is put to a person."""
    if question.says is not None:
        return question.says.in_(language)
    own = f"ask-{question.fact}"
    if own in words():
        return words().say(own, language, subject=question.subject)
    return str(facts.wording().data(question.fact)[f"ask_{language}"]).format(subject=question.subject)


def cure_text(question: Question, language: Language) -> str:
    """Where the answer goes: table and column, or the command that records it."""
    command = f"goes-{question.fact}"
    if command in words():
        return words().say(command, language, cell=question.cell.partition(" ")[2])
    if f"ask-{question.fact}" in words():
        return question.cell
    return str(facts.wording().data(question.fact)[f"cure_{language}"])


def notified_share(notified: Notified) -> str | None:
    """The percentage that a notification states: the upper bound, never rounded below; None where none is stated."""
    return None if notified.share is None else percent(notified.share)


def determination_record(report: Report, determination: Determination, language: Language) -> dict[str, Any]:
    """Everything about one line, codes and words; amounts and shares are strings."""
    line, shipment = determination.joined.line, determination.joined.shipment
    trial = Trial.of(report.setting, determination.joined, determination.day)
    article = determination.article
    case = trial.case(article.part_id)
    return {
        "line": determination.reference,
        "part": line.part_id,
        "name": None if determination.joined.part is None else determination.joined.part.name,
        "consignee": None if shipment is None else shipment.consignee,
        "from": None if shipment is None else shipment.from_country,
        "to": determination.joined.destination,
        "day": determination.day.isoformat(),
        "day_is_stated": determination.day_is_stated,
        "known": determination.known.isoformat(),
        "outcome": _slug(determination.outcome.value),
        "says": outcome_text(determination, language),
        "sure": sureness_text(determination, language),
        "licence": {
            "needed": determination.licence.truth.name.lower(),
            "if_in_force": determination.licence.in_force.truth.name.lower(),
            "if_suspended": "no",
            "treated_as_needed": determination.treated_as_controlled,
            "escalated_to": determination.escalated_to,
            "number": determination.licence_number,
            "problem": _licence_problem(determination, language),
        },
        "prohibited": determination.prohibited.name.lower(),
        "beside": [beside_record(each, trial, language) for each in determination.beside],
        "undertakings": undertakings_record(trial, language),
        "review": _slug(determination.review.value),
        "value_share": percent_between(article.share.ratio),
        "tested": article.part_id,
        "inside": [
            {
                "part": each.part_id,
                "value_share": percent_between(each.share.ratio),
                "licence": each.licence.name.lower(),
            }
            for each in determination.inside
        ],
        "notification": _notification(determination.notification, language),
        "duties": [_duty(duty, determination.notification, language) for duty in determination.duties],
        "recipients": [
            told_record(each, language) for each in told_of_recipients(trial, determination.joined.recipients)
        ],
        "own_lists": own_list_records(determination.own_lists, language),
        "others": [told_record(each, language) for each in trial.others],
        "because": reasons(determination.licence.finding, trial, case, language).as_data(),
        "because_if_in_force": reasons(determination.licence.in_force, trial, case, language).as_data(),
        "ask": [question_record(question, language) for question in determination.questions],
        "readings": [reading_record(reading, language) for reading in determination.readings],
        "licence_if_all_cautious": determination.cautious.name.lower(),
        "licence_if_all_lenient": determination.lenient.name.lower(),
        "law": [force_text(force, language) for force in determination.force],
    }


def beside_record(each: Beside, hearing: Hearing, language: Language) -> dict[str, Any]:
    """One provision of another instrument that bites, or may, with its reasons."""
    return {
        "cites": each.provision.cites,
        "name": name_of(each.provision.cites, language),
        "effect": each.effect,
        "truth": each.ruling.truth.name.lower(),
        "if_in_force": each.ruling.in_force.truth.name.lower(),
        "bites": each.bites,
        "because": reasons(each.ruling.in_force, hearing, hearing.main_case, language).as_data(),
    }


def _licence_problem(determination: Determination, language: Language) -> str | None:
    if determination.licence_problem is None:
        return None
    return words().say(determination.licence_problem, language, number=determination.licence_number)


def _notification(notified: Notified, language: Language) -> dict[str, Any]:
    return {
        "owed": notified.ruling.truth.name.lower(),
        "due": notified.is_due,
        "to": [words().say(f"to-{role}", language) for role in notified.to],
        "basis": notified.basis,
        "share_percent": notified_share(notified),
    }


def _duty(duty: Duty, notified: Notified, language: Language) -> dict[str, Any]:
    to = ", ".join(words().say(f"to-{role}", language) for role in notified.to)
    return {
        "kind": duty.kind,
        "says": words().say(f"duty-{duty.kind}", language, to=to),
        "due": None if duty.due is None else duty.due.isoformat(),
        "of": duty.of,
    }


def own_list_text(each: OnOwnList, language: Language) -> str:
    """That the firm holds for somebody on a list of its own, which is no prohibition of the law."""
    title = each.list_title.in_(language)
    return words().say("held-by-own-list", language, party=each.party, list=title, entry=each.entry)


def own_list_records(held: Iterable[OnOwnList], language: Language) -> list[dict[str, Any]]:
    """The same of everybody, as data."""
    return [
        {
            "party": each.party,
            "list": each.list_title.in_(language),
            "entry": each.entry,
            "says": own_list_text(each, language),
        }
        for each in held
    ]


def question_record(question: Question, language: Language) -> dict[str, Any]:
    """One question with who can answer it and where the answer goes."""
    return {
        "fact": question.fact,
        "subject": question.subject,
        "who": question.who,
        "question": question_text(question, language),
        "goes_to": cure_text(question, language),
    }


def reading_record(reading: ReadingEffect, language: Language) -> dict[str, Any]:
    """One open point that matters, and what another answer would change."""
    point = open_points()[reading.name]
    return {
        "name": reading.name,
        "question": point.question.in_(language),
        "in_use": reading.in_use,
        "adopted": reading.is_adopted,
        "other": reading.other,
        "changes": list(reading.changes),
    }


def issue_record(issue: Issue, language: Language) -> dict[str, Any]:
    """One problem of the input, with its place and cure."""
    place = issue.place
    return {
        "severity": issue.severity,
        "code": issue.code,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row or None,
        "column": place.column,
        "cell": issue.cell,
        "says": issue.says.in_(language),
        "cure": issue.cure.in_(language),
    }
