"""What to ask about a technology transfer: each open fact once, of whom it is, and where the answer goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import facts
from ..logic.conditions import Above, AtLeast, Flag
from ..logic.explain import Finding
from .outcome import Question
from .transfer_trial import TransferTrial
from .transfers import JoinedTransfer

__all__ = ["questions_of_transfer"]


def questions_of_transfer(
    trial: TransferTrial, findings: Iterable[Finding], *, ask_of_law: bool, ask_for_day: bool
) -> tuple[Question, ...]:
    """The questions that the findings leave open, each once, in the order in which the rules meet them."""
    joined = trial.joined
    asked: dict[tuple[str, str], Question] = {}
    if ask_of_law:
        asked["", "law"] = Question("in_force", "", "legal", "law")
    if ask_for_day:
        asked[joined.reference, "date"] = Question(
            "day-of-transfer", joined.reference, "self", f"transfers {joined.reference} date"
        )
    for finding in findings:
        for fact in _open_facts(finding):
            for question in _about(joined, fact):
                asked.setdefault((question.subject, question.cell), question)
    return tuple(asked.values())


def _open_facts(finding: Finding) -> Iterator[str]:
    for leaf in finding.open_questions():
        if isinstance(leaf.of, Flag | AtLeast | Above):
            yield leaf.of.fact


def _about(joined: JoinedTransfer, fact: str) -> Iterator[Question]:
    """The question of one fact; before anything about the recipient, who that is."""
    entry = facts.wording().data(fact)
    subject, transfer = str(entry["subject"]), joined.transfer
    if subject in ("receiver", "recipient") and transfer.recipient is None and transfer.scene != "publication":
        yield Question("recipient", joined.reference, "self", f"transfers {joined.reference} recipient")
        return
    if subject == "provider" and transfer.provider is None:
        yield Question("provider", joined.reference, "self", f"transfers {joined.reference} provider")
        return
    named = {
        "provider": _name(joined.provider.name if joined.provider is not None else None, transfer.provider),
        "exporter": _name(joined.provider.name if joined.provider is not None else None, transfer.provider),
        "receiver": _name(joined.recipient.name if joined.recipient is not None else None, transfer.recipient),
        "recipient": _name(joined.recipient.name if joined.recipient is not None else None, transfer.recipient),
    }.get(subject)
    about = named or _name(transfer.technology, joined.reference)
    yield Question(fact, about or joined.reference, str(entry["who"]), str(entry["cure_en"]))


def _name(name: str | None, key: str | None) -> str | None:
    """The name with the key of the row behind it."""
    if name is None or name == key:
        return key
    return name if key is None else f"{name} ({key})"
