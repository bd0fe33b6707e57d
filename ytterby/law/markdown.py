"""The page of an instrument as Markdown: for the terminal, for `docs/law`, for a lawyer's comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..languages import Language
from ..logic.conditions import Reading
from ..logic.truth import NO, UNKNOWN, YES
from .cases import cases
from .page import Page, PrintedRule, Section, page_name
from .provisions import RULES
from .readings import OpenPoint
from .rule_tree import Branch
from .saying import deed_text, figure_name, figure_value, passage_name, say, together

__all__ = ["markdown"]

_ANSWERS = {YES: "yes", NO: "no", UNKNOWN: "unknown"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(page: Page) -> str:
    """The whole page; ends with one newline."""
    return "\n".join(_lines(page)).rstrip("\n") + "\n"


def _lines(page: Page) -> Iterator[str]:
    language = page.language
    yield from _head(page)
    if page.deeds:
        yield from _titled(2, say("page-days", language))
        yield from (f"- {_plain(deed_text(group, language))}" for group in together(page.deeds))
        yield ""
    if page.figures:
        yield from _figures(page)
    yield from _titled(2, say("page-paragraphs", language))
    for section in page.sections:
        yield from _section(section, language)
    if page.cases or any(section.rules for section in page.sections):
        yield from _titled(2, say("page-cases", language))
        yield say("page-cases-none" if page.cases == 0 else "page-cases-count", language, count=page.cases)
        yield ""
        yield from _cases(page)
    if page.points:
        yield from _titled(2, say("page-points", language))
        yield say("page-points-note", language)
        yield ""
    for point in page.points:
        yield from _point(point, language)


def _head(page: Page) -> Iterator[str]:
    instrument, language = page.instrument, page.language
    yield from _titled(1, _plain(getattr(instrument.title, language)))
    yield f"{_plain(instrument.number)} · {instrument.published} · {say(f'grade-{instrument.grade}', language)}  "
    if instrument.address:
        yield f"<{instrument.address}>"
    yield ""
    command = f"`ytterby law read {page_name(instrument.id)} --lang {language}`"
    yield f"> {say('page-note', language, command=command)}"
    yield ""


def _figures(page: Page) -> Iterator[str]:
    language = page.language
    yield from _titled(2, say("page-figures", language))
    yield from _table(
        [say(f"page-column-{key}", language) for key in ("figure", "value", "since", "words", "used")],
        (
            [
                figure_name(entry.what, language),
                figure_value(entry.what, entry.value),
                entry.on.isoformat(),
                f"「{entry.says}」" if entry.says else "",
                say("page-comma", language).join(passage_name(f"{entry.by}/{user}", language) for user in users),
            ]
            for entry, users in page.figures
        ),
    )


def _section(section: Section, language: Language) -> Iterator[str]:
    paragraph = section.paragraph
    yield from _titled(3, f"{paragraph.number_zh} · {paragraph.number}")
    if paragraph.words:
        quoted = "".join(f"「{_plain(phrase)}」" for phrase in paragraph.words)
        yield say("page-words", language, words=quoted, grade=say(f"grade-{paragraph.grade}", language))
    else:
        yield f"*{say(f'grade-{paragraph.grade}', language)}*"
    yield ""
    yield _plain(paragraph.says.in_(language))
    yield ""
    for rule in section.rules:
        yield from _rule(rule, language)
    if paragraph.reason is not None:
        yield say("page-no-rule", language, reason=_plain(paragraph.reason.in_(language)))
        yield ""


def _rule(rule: PrintedRule, language: Language) -> Iterator[str]:
    tree = rule.tree
    kind = tree.kind if tree.under else "one"
    yield say(f"page-rule-{kind}", language, name=f"`{rule.name}`")
    yield ""
    told: set[str] = set()
    for branch in tree.under or (tree,):
        yield from _branch(branch, "", told, language)
    yield ""


def _branch(branch: Branch, indent: str, told: set[str], language: Language) -> Iterator[str]:
    """One condition and what is under it; the question of an open point is told once in a rule."""
    text = _plain(branch.text)
    if isinstance(branch.of, Reading):
        name = branch.of.name
        if name in told:
            answer = say(f"answer-{'yes' if branch.holds else 'no'}", language)
            text = say("tree-point-again", language, name=f"`{name}`", answer=answer)
        else:
            text = f"{text} (`{name}`)"
        told.add(name)
    yield f"{indent}- {text}"
    for part in branch.under:
        yield from _branch(part, f"{indent}  ", told, language)


def _cases(page: Page) -> Iterator[str]:
    """The worked cases, under the rule of each: the story, and what comes out while it is in force."""
    told = cases(page.instrument.id)
    names = {id(rule): name for name, rule in RULES.get(page.instrument.id, {}).items()}
    for rule in {id(case.provision): case.provision for case in told}.values():
        mine = [case for case in told if case.provision is rule]
        yield from _titled(3, f"{passage_name(rule.cites, page.language)} · `{names[id(rule)]}` ({len(mine)})")
        for case in mine:
            story = case.name.ja if page.language == "ja" else case.name.en
            answer = say(f"answer-{_ANSWERS[case.when_in_force]}", page.language)
            yield f"- {_plain(story)} → **{answer}** ({_plain(case.why)})"
        yield ""


def _point(point: OpenPoint, language: Language) -> Iterator[str]:
    yield from _titled(3, point.name)
    yield _plain(point.question.in_(language))
    yield ""
    roles = ("default", "cautious", "lenient")
    yield from _table(
        [say(f"page-column-{key}", language) for key in ("answer", "held", "role")],
        (
            [
                answer.says.in_(language),
                say("page-comma", language).join(answer.holders) or say("page-nobody", language),
                say("page-comma", language).join(
                    say(f"page-role-{role}", language) for role in roles if getattr(point, role) == answer.id
                ),
            ]
            for answer in point.answers
        ),
    )
    yield say("page-why-default", language, why=_plain(point.why_default.in_(language)))
    yield ""


def _titled(depth: int, title: str) -> Iterator[str]:
    yield f"{'#' * depth} {title}"
    yield ""


def _table(heads: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_plain(cell) for cell in row)} |"
    yield ""


def _plain(said: str) -> str:
    """Text that Markdown is to show as it stands."""
    return _SPECIAL.sub(r"\\\1", said)
