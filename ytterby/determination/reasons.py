"""A finding as a tree of reasons that a lawyer can read: provision, words, the facts that decided, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from .. import facts
from ..languages import Catalogue, Language
from ..law.readings import open_points
from ..law.saying import force_text, name_of
from ..logic.bounds import Bounds, Share
from ..logic.conditions import Above, AllOf, AnyOf, AtLeast, Condition, Figure, Flag, InForce, Not, Provision, Reading
from ..logic.digits import digits, percent, percent_between
from ..logic.explain import Case, Finding
from ..logic.truth import NO, UNKNOWN, YES, Truth
from .hearing import Hearing
from .words import words

__all__ = ["Reason", "reasons"]


@dataclass(frozen=True)
class Reason:
    """One line of the tree: what is so (or is not, or is not known), and the parts that decided."""

    kind: str
    """`provision`, `all`, `any`, `not`, `fact`, `reading` or `force`."""
    truth: Truth
    text: str
    words: str = ""
    """The operative Chinese words of a provision."""
    under: tuple[Reason, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The tree as plain data."""
        data: dict[str, object] = {"kind": self.kind, "truth": self.truth.name.lower(), "text": self.text}
        if self.words:
            data["words"] = self.words
        if self.under:
            data["because"] = [reason.as_data() for reason in self.under]
        return data


@dataclass(frozen=True)
class _Teller:
    """What is needed to put findings into words: the case, the law of the day, the answers in use."""

    hearing: Hearing
    case: Case
    language: Language

    def tell(self, finding: Finding) -> Reason:
        match finding.of:
            case Provision(cites=cites, says=says):
                under = self._parts(finding, AllOf)
                return Reason("provision", finding.truth, name_of(cites, self.language), says, under)
            case AllOf():
                return self._joined(finding, "all", AllOf)
            case AnyOf():
                return self._joined(finding, "any", AnyOf)
            case Not(part=part):
                return self._denied(finding, part)
            case _:
                return self._leaf(finding, finding.truth)

    def _joined(self, finding: Finding, kind: str, same: type[Condition]) -> Reason:
        under = self._parts(finding, same)
        if len(under) == 1:
            return under[0]
        return Reason(kind, finding.truth, _text(f"tree-{kind}", self.language), "", under)

    def _parts(self, finding: Finding, same: type[Condition]) -> tuple[Reason, ...]:
        """The deciding parts; parts joined in the same way are told on one level, each once."""
        told = [self.tell(part) for part in _sufficient(finding, tuple(_flat(finding, same)))]
        return tuple(dict.fromkeys(told))

    def _denied(self, finding: Finding, part: Condition) -> Reason:
        inner = finding.under[0]
        if isinstance(part, Flag | AtLeast | Above | Reading):
            return self._leaf(inner, finding.truth)
        told = self.tell(inner)
        return Reason("not", finding.truth, _text("tree-not", self.language), "", (told,))

    def _leaf(self, finding: Finding, truth: Truth) -> Reason:
        """A leaf says what is so; its mark is the truth of the condition in which it stands."""
        match finding.of:
            case Flag(fact=fact):
                return Reason("fact", truth, self._fact(fact, finding.truth))
            case AtLeast(fact=fact, figure=figure):
                return Reason("fact", truth, self._amount(fact, figure, finding.truth, above=False))
            case Above(fact=fact, figure=figure):
                return Reason("fact", truth, self._amount(fact, figure, finding.truth, above=True))
            case Reading(name=name):
                return Reason("reading", truth, self._reading(name))
            case InForce():
                assert finding.force is not None
                return Reason("force", truth, force_text(finding.force, self.language))
        raise TypeError(f"{type(finding.of).__name__} is no leaf.")

    def _fact(self, fact: str, found: Truth) -> str:
        data = facts.wording().data(fact)
        start = "not_" if found is NO else ""
        return _open(str(data[f"{start}{self.language}"]), found, self.language)

    def _amount(self, fact: str, figure: Figure | Fraction, found: Truth, *, above: bool) -> str:
        data = facts.wording().data(fact)
        limit = self.hearing.unsuspended.figure(figure)
        is_share = fact == "value_share"
        start = "not_" if found is NO else ""
        key = f"{start}above_{self.language}" if above and is_share else f"{start}{self.language}"
        shown = f"{percent(limit)} %" if is_share else digits(limit, 6, "up")
        known = self.case.get(fact)
        amount = "" if known is None or isinstance(known, Truth) else f" [{_shown(known)}]"
        return _open(str(data[key]).format(figure=shown), found, self.language) + amount

    def _reading(self, name: str) -> str:
        stance, point = self.hearing.stance, open_points()[name]
        answer = point.answer(stance.answers[name])
        adopted = stance.adopted.get(name)
        by = (
            _text("reading-by-default", self.language)
            if adopted is None
            else _text("reading-adopted", self.language, by=adopted.by, on=adopted.on)
        )
        return _text(
            "tree-reading",
            self.language,
            question=point.question.in_(self.language),
            answer=answer.says.in_(self.language),
            name=name,
            by=by,
        )


def reasons(finding: Finding, hearing: Hearing, case: Case, language: Language) -> Reason:
    """Why a rule came out as it did on a case of a line or a transfer: only what decided, in the order of the rule."""
    return _Teller(hearing, case, language).tell(finding)


def _sufficient(finding: Finding, parts: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Where one part is enough, those that rest on facts alone, if there are any: then no reading bears the answer."""
    plain = tuple(part for part in parts if not _rests_on_a_reading(part))
    return plain if _one_is_enough(finding) and plain else parts


def _one_is_enough(finding: Finding) -> bool:
    """Whether each part that came out so is enough by itself: of *any* for a yes, of *all* for a no."""
    return (isinstance(finding.of, AnyOf) and finding.truth is YES) or (
        isinstance(finding.of, AllOf) and finding.truth is NO
    )


def _rests_on_a_reading(finding: Finding) -> bool:
    """Whether no set of facts alone bears a finding: where one part is enough, one that rests on facts will do."""
    if isinstance(finding.of, Reading):
        return True
    borne = [_rests_on_a_reading(part) for part in finding.because]
    return bool(borne) and (all(borne) if _one_is_enough(finding) else any(borne))


def _flat(finding: Finding, same: type[Condition]) -> Iterator[Finding]:
    for part in finding.because:
        if isinstance(part.of, same):
            yield from _flat(part, same)
        else:
            yield part


def _open(said: str, found: Truth, language: Language) -> str:
    return _text("tree-open", language, said=said) if found is UNKNOWN else said


def _shown(amount: Bounds | Share) -> str:
    if isinstance(amount, Share):
        return percent_between(amount.ratio)
    high = "" if amount.high is None else digits(amount.high, 6, "up")
    return high if amount.is_exact else f"{digits(amount.low, 6, 'down')}..{high}"


def _text(key: str, language: Language, **values: object) -> str:
    texts: Catalogue = words()
    return texts.say(key, language, **values)
