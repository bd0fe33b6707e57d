"""`why`: the reasons for one line as a tree, for somebody who signs."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from ..bom.evidence import UNSPECIFIED, Source
from ..determination.check import Report
from ..determination.outcome import Determination
from ..determination.reasons import Reason, reasons
from ..determination.record import notified_share, outcome_text, own_list_text, question_text, sureness_text
from ..determination.screening.told import ToldOfParty, told_of_recipients, told_text
from ..determination.trial import Trial
from ..determination.undertakings.record import undertakings_record
from ..determination.words import words
from ..languages import Language
from ..law.items import annex1
from ..law.readings import open_points
from ..law.saying import force_text, name_of
from ..logic.bounds import Bounds
from ..logic.digits import digits, percent_between
from ..logic.truth import Truth
from .folding import folded
from .screen import put, screen
from .speech import say

__all__ = ["changed_text", "reasons_tree", "show_parties", "show_reasons"]

MARKS = {Truth.YES: ("✓", "green"), Truth.NO: ("✗", "red"), Truth.UNKNOWN: ("?", "yellow")}
SOURCES_SHOWN = 40


def show_reasons(report: Report, determination: Determination, language: Language) -> None:
    """Verdict, the tree of what decided, the figures behind the share, readings, questions, duties."""
    console = screen()
    part = determination.joined.part
    name = determination.joined.line.part_id if part is None or part.name is None else f"{part.part_id} {part.name}"
    console.print(Text(f"{determination.reference} · {name} · {determination.day.isoformat()}", style="bold"))
    console.print(
        Text(outcome_text(determination, language), style="bold"), "·", sureness_text(determination, language)
    )
    if determination.licence_problem is not None:
        console.print(words().say(determination.licence_problem, language, number=determination.licence_number))
    for held in determination.own_lists:
        put(console, own_list_text(held, language))
    console.print(say("tree-legend", language), style="dim")
    trial = Trial.of(report.setting, determination.joined, determination.day)
    case = trial.case(determination.article.part_id)
    licence = determination.licence
    console.print(reasons_tree(reasons(licence.finding, trial, case, language), say("tree-today", language)))
    if licence.in_force.truth is not licence.finding.truth:
        console.print(reasons_tree(reasons(licence.in_force, trial, case, language), say("tree-in-force", language)))
    for finding in determination.review_findings:
        if finding.truth is not Truth.NO:
            console.print(
                reasons_tree(reasons(finding, trial, trial.main_case, language), say("tree-review", language))
            )
    for each in determination.beside:
        title = say("tree-beside", language, name=name_of(each.provision.cites, language))
        title += " · " + words().say(f"effect-{each.effect}", language)
        console.print(reasons_tree(reasons(each.ruling.in_force, trial, trial.main_case, language), title))
    for undertaken in undertakings_record(trial, language):
        put(console, "  " + undertaken["says"], hang=4)
    notified = determination.notification
    owed = reasons(notified.ruling.in_force, trial, trial.case(notified.article.part_id), language)
    console.print(reasons_tree(owed, say("tree-notification", language)))
    if notified.is_due:
        stated = notified_share(notified)
        shown = words().say("share-unknown", language) if stated is None else f"{stated} %"
        basis = words().say(f"basis-{notified.basis}", language)
        console.print("  " + say("notification-states", language, share=shown, basis=basis))
    _show_share(console, report, determination, language)
    show_parties(console, told_of_recipients(trial, determination.joined.recipients), trial.others, language)
    _show_readings(console, determination, language)
    _show_to_do(console, determination, language)
    told = {(force.state, force.by): force for force in reversed(determination.force)}
    for force in reversed(told.values()):
        console.print(f"§ {force_text(force, language)}", style="dim")
    console.print(say("not-legal-advice", language), style="dim")


def reasons_tree(reason: Reason, title: str) -> Tree:
    """A tree of reasons under a heading, folded to the width of the terminal."""
    width = screen().width
    tree = Tree(Text("\n".join(folded(title, width)), style="bold"))
    _grow(tree, reason, width - GUIDE)
    return tree


GUIDE = 4
"""Cells that each level of a tree is set in by."""


def _grow(tree: Tree, reason: Reason, width: int) -> None:
    mark, style = MARKS[reason.truth]
    words = f"  「{reason.words}」" if reason.words else ""
    text = Text("\n".join(folded(f"{mark} {reason.text}{words}", width, hang=2)))
    text.stylize(style, 0, len(mark))
    if reason.kind == "provision":
        text.stylize("bold", len(mark))
    if words:
        text.stylize("not bold cyan", text.plain.index("「"))
    branch = tree.add(text)
    for part in reason.under:
        _grow(branch, part, width - GUIDE)


def _show_share(console: Console, report: Report, determination: Determination, language: Language) -> None:
    """The share and the statements of suppliers behind it, part by part."""
    share = determination.article.share
    currency = report.setting.bill.currency
    console.print(
        Text(
            say(
                "share-line",
                language,
                share=percent_between(share.ratio),
                part=_amount(share.part, currency),
                whole=_amount(share.whole, currency),
            ),
            style="bold",
        )
    )
    trial = Trial.of(report.setting, determination.joined, determination.day)
    shown = [
        (part_id, source)
        for part_id in report.setting.bill.children_first([determination.article.part_id])
        for source in trial.held[part_id].own.sources
        if source.how != "declared free"
    ]
    for part_id, source in shown[:SOURCES_SHOWN]:
        console.print("  " + _source(part_id, source, currency, language))
    if len(shown) > SOURCES_SHOWN:
        console.print("  " + say("sources-more", language, more=len(shown) - SOURCES_SHOWN))


def _source(part_id: str, source: Source, currency: str, language: Language) -> str:
    material = ""
    if source.material is not None and source.material != UNSPECIFIED:
        item = annex1().find(source.material)
        material = source.material if item is None else item.name(language)
    notice = source.notice.notice_id if source.notice is not None else ""
    who = " ".join(each for each in (source.supplier, source.lot, material, notice) if each)
    how = say(f"how-{source.how.replace(' ', '-')}", language)
    return f"{part_id}: {_amount(source.amount, currency)} · {how}" + (f" ({who})" if who else "")


def _amount(amount: Bounds, currency: str) -> str:
    low = digits(amount.low, 6, "down")
    if amount.high is None:
        return f"≥ {low} {currency}"
    high = digits(amount.high, 6, "up")
    return f"{high} {currency}" if amount.is_exact else f"{low}–{high} {currency}"


def show_parties(
    console: Console, recipients: Iterable[ToldOfParty], others: Iterable[ToldOfParty], language: Language
) -> None:
    """Those whom the lists are about, and others of whom they tell something, with what that rests on."""
    for heading, parties in (("recipients-heading", tuple(recipients)), ("others-heading", tuple(others))):
        if parties:
            console.print(Text(say(heading, language), style="bold"))
        for each in parties:
            put(console, f"  {told_text(each, language)}", hang=4)


def _show_readings(console: Console, determination: Determination, language: Language) -> None:
    for effect in determination.readings:
        point = open_points()[effect.name]
        console.print(
            say(
                "reading-matters",
                language,
                name=effect.name,
                question=point.question.in_(language),
                in_use=point.answer(effect.in_use).says.in_(language),
                other=point.answer(effect.other).says.in_(language),
                changes=", ".join(changed_text(what, language) for what in effect.changes),
            )
        )
    cautious, lenient = (
        words().say(f"needed-{truth.name.lower()}", language)
        for truth in (determination.cautious, determination.lenient)
    )
    console.print(say("both-sides", language, cautious=cautious, lenient=lenient))


def changed_text(what: str, language: Language) -> str:
    """What another answer would change: licence, notification or review of 61, or a provision beside it by its name."""
    return name_of(what, language) if "/" in what else say(f"changes-{what}", language)


def _show_to_do(console: Console, determination: Determination, language: Language) -> None:
    if determination.questions:
        console.print(Text(say("ask-title", language), style="bold"))
    for question in determination.questions:
        console.print(f"  ? {question_text(question, language)}  [{words().say(f'who-{question.who}', language)}]")
    if determination.duties:
        console.print(Text(say("duties-title", language), style="bold"))
    to = ", ".join(words().say(f"to-{role}", language) for role in determination.notification.to)
    for duty in determination.duties:
        due = "" if duty.due is None else f" · {duty.due.isoformat()}"
        console.print(f"  • {words().say(f'duty-{duty.kind}', language, to=to)} ({duty.of}){due}")
