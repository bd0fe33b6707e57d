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


TOLD_AS = {
    **dict.fromkeys(("exporter_in_mainland_china", "leaves_from_mainland_china"), "provider_in_mainland_china"),
    **dict.fromkeys(("exporter_in_hk_mo_tw", "leaves_from_hk_mo_tw"), "provider_in_hk_mo_tw"),
    **dict.fromkeys(
        (
            "ends_in_mainland_china",
            "goes_to_mainland_china",
            "crosses_a_border",
            "goes_to_japan",
            "goes_to_united_states",
        ),
        "handed_over_in_mainland_china",
    ),
    **dict.fromkeys(("ends_in_hk_mo_tw", "goes_to_hk_mo_tw"), "handed_over_in_hk_mo_tw"),
    **dict.fromkeys(("originates_in_mainland_china", "originates_in_hk_mo_tw"), "technology_originates_in_china"),
    "used_for_military_purposes": "recipient_is_military_user",
}
"""Facts of the announcements on goods, and the facts of a transfer that they are drawn from."""


def _open_facts(finding: Finding) -> Iterator[str]:
    """The open facts in the words of transfers; the kind of magnet only once it is known that magnets are made."""
    leaves = [leaf.of.fact for leaf in finding.open_questions() if isinstance(leaf.of, Flag | AtLeast | Above)]
    for fact in leaves:
        if fact != "magnets_are_smco_ndfeb_or_cerium" or "is_of_magnet_making" not in leaves:
            yield TOLD_AS.get(fact, fact)


def _about(joined: JoinedTransfer, fact: str) -> Iterator[Question]:
    """The question of one fact; before anything about the recipient, who that is."""
    entry = facts.wording().data(fact)
    subject, transfer = str(entry["subject"]), joined.transfer
    if fact.startswith("is_listed_in_"):
        yield Question("code-of-transfer", joined.reference, "self", f"transfers {joined.reference} code")
        return
    if subject in ("receiver", "recipient") and transfer.recipient is None:
        if joined.goes_to_nobody_in_particular:
            return
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
