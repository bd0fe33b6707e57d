"""What a person sees of open points in the terminal: all, one in full, an adoption, and what answers would flip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..actions.adopt_reading import Adopted
from ..determination.check import Report
from ..determination.firm import Firm
from ..determination.readings.effect import Effect, Effects, Flip
from ..determination.readings.record import outcome_told, roles_of
from ..determination.words import words
from ..languages import Catalogue, Language
from ..law.readings import Answer, OpenPoint
from ..law.saying import name_of, subject_of
from .screen import screen
from .speech import say

__all__ = ["show_adopted", "show_effects", "show_reading", "show_readings"]

LINES_SHOWN = 12
COMMA: Mapping[Language, str] = {"ja": "、", "zh": "、", "en": ", "}


def show_readings(points: Mapping[str, OpenPoint], firm: Firm | None, folder: Path | None, language: Language) -> None:
    """Every open point under the passage that leaves it open, with its answers and what the firm adopted."""
    console = screen()
    console.print(Text(_say("list-title", language, count=len(points)), style="bold"))
    if firm is None:
        console.print(_say("list-of-nobody", language))
    else:
        adopted = len(firm.adopted)
        rest = sum(point.instead is None for point in points.values()) - adopted
        console.print(_say("list-of-firm", language, folder=folder, adopted=adopted, rest=rest))
    console.print(Text(_say("list-legend", language), style="dim"))
    heading = ""
    for point in sorted(points.values(), key=lambda point: _first_of(point.of[0], points)):
        if point.of[0] != heading:
            heading = point.of[0]
            console.print()
            console.print(Text(_heading(heading, language), style="bold cyan"))
        console.print(Padding(_shown(point, firm, language), (0, 0, 0, 1)))
    console.print()
    console.print(Text(_say("list-next", language), style="dim"))
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _first_of(cites: str, points: Mapping[str, OpenPoint]) -> int:
    """Where a passage first comes up: the points of one passage stand together."""
    return next(place for place, point in enumerate(points.values()) if point.of[0] == cites)


def _heading(cites: str, language: Language) -> str:
    subject = subject_of(cites, language)
    return f"{name_of(cites, language)} · {subject}" if subject else name_of(cites, language)


def _shown(point: OpenPoint, firm: Firm | None, language: Language) -> Group:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for answer in point.answers:
        is_used = answer.id == _in_use(point, firm)
        table.add_row(
            "●" if is_used else "○", Text(answer.id, style="bold" if is_used else ""), _answer(point, answer, language)
        )
    head = Text(point.name, style="bold")
    if firm is not None or point.instead is not None:
        head.append("  ").append(*_status(point, firm, language))
    question = Padding(Text(point.question.in_(language)), (0, 0, 0, 2))
    return Group(head, question, Padding(table, (0, 0, 0, 4)))


def _in_use(point: OpenPoint, firm: Firm | None) -> str:
    return point.default if firm is None else firm.stance.answers[point.name]


def _status(point: OpenPoint, firm: Firm | None, language: Language) -> tuple[str, str]:
    """What the firm adopted, or that it did not; and the style to say it in."""
    if point.instead is not None:
        return _say("stated-elsewhere", language), "dim"
    adoption = firm.adopted.get(point.name) if firm is not None else None
    if adoption is None:
        return _say("not-adopted", language), "yellow"
    return _say("adopted", language, answer=adoption.answer, by=adoption.by, day=adoption.on), "green"


def _answer(point: OpenPoint, answer: Answer, language: Language) -> Text:
    text = Text(answer.says.in_(language))
    roles = COMMA[language].join(_say(f"role-{role}", language) for role in roles_of(point, answer))
    if roles:
        text.append(f" [{roles}]", style="cyan")
    if answer.holders:
        text.append(f" ({COMMA[language].join(answer.holders)})", style="dim")
    return text


def show_reading(point: OpenPoint, firm: Firm | None, language: Language) -> None:
    """One open point in full."""
    console = screen()
    console.print(Text(_heading(point.of[0], language), style="bold cyan"))
    console.print(Padding(_shown(point, firm, language), (0, 0, 0, 1)))
    console.print()
    adoption = firm.adopted.get(point.name) if firm is not None else None
    rows = {
        "reason": adoption.why if adoption is not None else "",
        "why-default": point.why_default.in_(language),
        "instead": "" if point.instead is None else point.instead.in_(language),
        "passages": COMMA[language].join(name_of(cites, language) for cites in point.of),
        "kind": _say(f"kind-{point.kind}", language),
        "source": _source(point, language),
    }
    for key, said in rows.items():
        if said:
            console.print(_labelled(_say(key, language), said))
    console.print()
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _source(point: OpenPoint, language: Language) -> str:
    is_numbered = point.source.startswith("Q")
    return _say("source-question", language, number=point.source) if is_numbered else _say("source-text", language)


def _labelled(label: str, said: str) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, width=17)
    table.add_column(overflow="fold")
    table.add_row(Text(f" {label}", style="bold"), Text(said))
    return table


def show_effects(report: Report, effects: Effects, language: Language) -> None:
    """For each point the answers that would flip something, and what; the points that flip nothing in one line."""
    console = screen()
    lines, transfers = len(report.determinations), len(report.transfers)
    title = _say("effect-title", language, lines=lines, transfers=transfers, known=report.setting.known)
    console.print(Text(title, style="bold"))
    if effects.as_if_in_force:
        console.print(Text(_say("effect-as-if", language), style="bold yellow"))
    for point, flipping in _by_point(effects.flipping):
        console.print()
        console.print(_point_head(point, flipping[0], language))
        for each in flipping:
            console.print(_below(_flipping(each, language)))
    console.print()
    key = "effect-idle" if effects.flipping else "effect-none"
    console.print(_say(key, language, count=len(effects.idle)))
    if not (effects.flipping or effects.as_if_in_force):
        console.print(_say("effect-try-as-if", language))
    _show_stated(console, effects.stated, language)
    console.print(Text(_say("list-next", language), style="dim"))
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _by_point(effects: Iterable[Effect]) -> list[tuple[OpenPoint, list[Effect]]]:
    """Those that flip most first."""
    found: dict[str, list[Effect]] = {}
    for each in effects:
        found.setdefault(each.point.name, []).append(each)
    by_weight = sorted(found.values(), key=lambda group: -max(len(each.flips) for each in group))
    return [(group[0].point, group) for group in by_weight]


def _point_head(point: OpenPoint, effect: Effect, language: Language) -> Group:
    head = Text(point.name, style="bold").append(f" · {name_of(point.of[0], language)}", style="cyan")
    if point.instead is not None:
        told = Text(point.instead.in_(language), style="yellow")
    elif effect.is_adopted:
        told = Text(_say("effect-adopted", language, answer=effect.in_use), style="green")
    else:
        told = Text(_say("effect-default", language, answer=effect.in_use), style="yellow")
    return Group(head, _below(Text(point.question.in_(language))), _below(told))


def _below(what: RenderableType) -> Padding:
    return Padding(what, (0, 0, 0, 2))


def _flipping(effect: Effect, language: Language) -> Group:
    head = Table.grid(padding=(0, 1, 0, 0))
    head.add_column(no_wrap=True)
    head.add_column(overflow="fold")
    says = effect.point.answer(effect.answer).says.in_(language)
    head.add_row(Text(_say("effect-answer", language, answer=effect.answer), style="bold"), says)
    return Group(head, _groups(effect.flips, language))


def _groups(flips: Sequence[Flip], language: Language) -> Table:
    """What goes from one outcome to another in the same way stands together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for flip in flips:
        before, after = outcome_told(flip.before, language), outcome_told(flip.after, language)
        told = (before, after, _changes(flip, language, is_same=before == after))
        groups.setdefault(told, []).append(flip.before.reference)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, justify="right", min_width=6)
    table.add_column(overflow="fold")
    for (before, after, changes), references in sorted(groups.items(), key=lambda group: -len(group[1])):
        key = "effect-same" if before == after else "effect-from-to"
        table.add_row(
            _say("effect-count", language, count=len(references)),
            _say(key, language, outcome=before, before=before, after=after),
        )
        named = Text(_named(references, language), style="dim")
        table.add_row("", Text(f"{changes}  ", style="cyan").append_text(named) if changes else named)
    return table


def _changes(flip: Flip, language: Language, *, is_same: bool) -> str:
    """The answers that change; how an application would be examined stands in the words for the outcomes already."""
    sides = {what: sides for what, sides in flip.sides.items() if what != "outcome" and (is_same or what != "review")}
    return COMMA[language].join(
        f"{_what(what, language)} {_side(what, was, language)} → {_side(what, would_be, language)}"
        for what, (was, would_be) in sides.items()
    )


NAMED = ("licence", "notification", "review", "catalogue")


def _what(what: str, language: Language) -> str:
    return _say(f"change-{what}", language) if what in NAMED else name_of(what, language)


def _side(what: str, side: str, language: Language) -> str:
    if what == "review":
        return words().say(f"review-{side}", language)
    kind = "side" if what in ("licence", "notification") else "holds"
    return _say(f"{kind}-{side}", language)


def _named(references: Sequence[str], language: Language) -> str:
    named = COMMA[language].join(references[:LINES_SHOWN])
    more = len(references) - LINES_SHOWN
    return f"{named} {_say('more', language, count=more)}" if more > 0 else named


def _show_stated(console: Console, points: Sequence[OpenPoint], language: Language) -> None:
    console.print(_say("effect-stated-title", language))
    for point in points:
        instead = "" if point.instead is None else point.instead.in_(language)
        console.print(_below(Text(_say("effect-stated", language, name=point.name, instead=instead))))


def show_adopted(adopted: Adopted, effect: Effect | None, hanging: int, language: Language) -> None:
    """What was written and where, and what it flips in the tables of the folder, if there are any."""
    console = screen()
    adoption, earlier = adopted.adoption, adopted.earlier
    if not adopted.is_new:
        console.print(Text(_say("adopt-nothing-new", language, name=adopted.name), style="bold"))
    else:
        said = {"answer": adoption.answer, "by": adoption.by, "day": adoption.on}
        title = _say("adopt-done", language, file=adopted.file, name=adopted.name, **said)
        console.print(Text(title, style="bold"), soft_wrap=True)
        if earlier is not None:
            said = {"answer": earlier.answer, "by": earlier.by, "day": earlier.on}
            console.print(_say("adopt-earlier", language, **said))
    if effect is not None and effect.flips:
        console.print(_say("adopt-flips", language, count=len(effect.flips)))
        console.print(_groups(effect.flips, language))
    elif effect is not None:
        console.print(_say("adopt-flips-none", language))
    if hanging and adopted.is_new and earlier is None:
        console.print(_say("adopt-settles", language, count=hanging))
    console.print(Text(say("not-legal-advice", language), style="dim"))


def _say(key: str, language: Language, **values: object) -> str:
    return Catalogue.read(Path(__file__).with_name("readings.toml")).say(key, language, **values)
