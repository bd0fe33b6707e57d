"""What to ask about a technology transfer: each open fact once, of whom it is, and where the answer goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import facts
from ...logic.conditions import Flag
from ...logic.explain import Finding
from ...logic.truth import UNKNOWN
from ...tables.rows import Party
from ..outcome import Question
from ..questions.of_recipients import ABOUT_RECIPIENTS, about_parties, called, column_of_home
from ..screening.listings import Listings
from .joined import JoinedTransfer
from .trial import TransferTrial

__all__ = ["questions_of_transfer"]


def questions_of_transfer(
    trial: TransferTrial, findings: Iterable[Finding], *, ask_of_law: bool, ask_for_day: bool
) -> tuple[Question, ...]:
    """The questions that the findings leave open, each once, in the order in which the rules meet them."""
    joined, listings = trial.joined, trial.setting.listings(trial.day, trial.stance)
    asked: dict[tuple[str, str], Question] = {}
    if ask_of_law:
        asked["", "law"] = Question("in_force", "", "legal", "law")
    if ask_for_day:
        asked[joined.reference, "date"] = Question(
            "day-of-transfer", joined.reference, "self", f"transfers {joined.reference} date"
        )
    for finding in findings:
        for fact in _open_facts(finding):
            for question in _about(joined, fact, listings):
                asked.setdefault((question.subject, question.cell), question)
    return tuple(asked.values())


CODE, ORIGIN = "code", "technology_origin"
COLUMN_OF = {
    "is_technology": "kind",
    **dict.fromkeys(("is_of_a_rare_earth_stage", "is_of_magnet_making"), "stage"),
    "magnets_are_smco_ndfeb_or_cerium": "magnet_kind",
    **dict.fromkeys(("is_of_a_production_line", "is_of_single_equipment"), "about"),
    **dict.fromkeys(
        ("is_in_the_public_domain", "is_basic_scientific_research", "is_needed_for_an_ordinary_patent"), "carve_out"
    ),
    **dict.fromkeys(
        ("provider_knows_of_rare_earth_use_abroad", "provider_should_know_of_rare_earth_use_abroad"), "known_use"
    ),
    "supports_rare_earth_activity_abroad": "supports",
    "is_in_the_technology_catalogue": "in_catalogue",
    "is_made_public": "scene",
    **dict.fromkeys(("is_listed_in_18", "is_listed_in_56", "is_listed_in_57"), CODE),
    **dict.fromkeys(
        ("technology_originates_in_china", "originates_in_mainland_china", "originates_in_hk_mo_tw"), ORIGIN
    ),
}
"""The facts about what is given and how, and the column of transfers in which the answer belongs."""
TOLD_AS = dict.fromkeys(("originates_in_mainland_china", "originates_in_hk_mo_tw"), "technology_originates_in_china")
"""Facts in the words of shipments, and the facts of a transfer that the same cell tells."""
GIVEN_FROM = (
    *("provider_in_mainland_china", "provider_in_hk_mo_tw", "exporter_in_mainland_china", "exporter_in_hk_mo_tw"),
    *("leaves_from_mainland_china", "leaves_from_hk_mo_tw", "crosses_a_border"),
)
RECEIVED_IN = (
    *("handed_over_in_mainland_china", "handed_over_in_hk_mo_tw", "goes_to_mainland_china", "goes_to_hk_mo_tw"),
    *("ends_in_mainland_china", "ends_in_hk_mo_tw", "goes_to_japan", "goes_to_united_states", "crosses_a_border"),
)
HOMES = ("receiver_is_foreign", "receiver_is_of_hk_mo_tw")
MILITARY = ("recipient_is_military_user", "used_for_military_purposes")


def _open_facts(finding: Finding) -> Iterator[str]:
    """The open facts; the kind of magnet only once it is known that magnets are made."""
    leaves = [leaf.of.fact for leaf in finding.open_questions() if isinstance(leaf.of, Flag)]
    for fact in leaves:
        if fact != "magnets_are_smco_ndfeb_or_cerium" or "is_of_magnet_making" not in leaves:
            yield fact


def _about(joined: JoinedTransfer, fact: str, listings: Listings) -> Iterator[Question]:
    """The questions of one fact: of each cell that leaves it open."""
    if fact in COLUMN_OF:
        yield _about_the_act(joined, fact)
    if fact in ("provider_is_chinese_person", "exporter_is_chinese_person"):
        yield from _about_provider(joined)
    if fact in GIVEN_FROM and joined.provider_place is None:
        yield _of_provider(joined, "provider_in_mainland_china", "provider_place")
    if fact in RECEIVED_IN and joined.recipient_place is None:
        yield _of_receiver(joined, "handed_over_in_mainland_china", "recipient_place")
    if fact in HOMES or fact in MILITARY or fact in ABOUT_RECIPIENTS:
        if joined.transfer.recipient is None:
            yield _who(joined, "recipient", "customer")
        else:
            yield from _about_recipients(joined, fact, listings)


def _about_the_act(joined: JoinedTransfer, fact: str) -> Question:
    """What is given, and how."""
    transfer, column = joined.transfer, COLUMN_OF[fact]
    if column == CODE and transfer.kind is None:  # goods alone are listed by a code
        return _about_the_act(joined, "is_technology")
    cell = f"transfers {joined.reference} {column}"
    if column == CODE:
        return Question("code-of-transfer", joined.reference, "self", cell)
    told = TOLD_AS.get(fact, fact)
    subject = joined.reference if transfer.technology is None else f"{transfer.technology} ({joined.reference})"
    return Question(told, subject, _answered_by(told), cell)


def _about_provider(joined: JoinedTransfer) -> Iterator[Question]:
    """Whose person the provider is; before that, who it is."""
    named, party = joined.transfer.provider, joined.provider
    if named is None:
        yield _who(joined, "provider", "self")
        return
    fact = "provider_is_chinese_person"
    key = named if party is None else party.party_id
    yield Question(fact, called(named, party), _answered_by(fact), f"parties {key} chinese_person")


def _of_provider(joined: JoinedTransfer, fact: str, column: str) -> Question:
    """A question of the transfer that is put of its provider; before that, who it is."""
    named = joined.transfer.provider
    if named is None:
        return _who(joined, "provider", "self")
    cell = f"transfers {joined.reference} {column}"
    return Question(fact, called(named, joined.provider), _answered_by(fact), cell)


def _of_receiver(joined: JoinedTransfer, fact: str, column: str) -> Question:
    """A question of the transfer that is put of its recipient; before that, who it is, if it is for anybody."""
    named = joined.transfer.recipient
    cell = f"transfers {joined.reference} {column}"
    if joined.goes_to_nobody_in_particular:
        return Question("place-of-publication", joined.reference, "self", cell)
    if named is None:
        return _who(joined, "recipient", "customer")
    return Question(fact, called(named, joined.recipient), _answered_by(fact), cell)


def _who(joined: JoinedTransfer, role: str, who: str) -> Question:
    return Question(role, joined.reference, who, f"transfers {joined.reference} {role}")


def _about_recipients(joined: JoinedTransfer, fact: str, listings: Listings) -> Iterator[Question]:
    """What is open of who receives it and of who uses it in the end."""
    transfer = joined.transfer
    named: list[tuple[str, Party | None]] = [(str(transfer.recipient), joined.roles["consignee"])]
    if transfer.end_user not in (None, transfer.recipient):
        named.append((str(transfer.end_user), joined.roles["end_user"]))
    if fact in HOMES:
        for (name, party), home in zip(named, joined.homes, strict=True):
            if home is None:
                key = name if party is None else party.party_id
                cell = f"parties {key} {column_of_home(party)}"
                yield Question("receiver_is_foreign", called(name, party), _answered_by("receiver_is_foreign"), cell)
        return
    if fact in MILITARY and joined.person is not None and joined.person.military_ties is UNKNOWN:
        ties, name = "receiver_has_military_ties", called(*named[0])
        yield Question(ties, name, _answered_by(ties), f"recipients {joined.person.party_id} military_ties")
    yield from about_parties(named, "recipient_is_military_user" if fact in MILITARY else fact, listings)


def _answered_by(fact: str) -> str:
    return str(facts.wording().data(fact)["who"])
