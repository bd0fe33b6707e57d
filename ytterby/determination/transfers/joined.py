"""One technology transfer, joined with its parties, and the facts about it that law may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ...bom.basis import REGIONS
from ...law.items import annex1
from ...logic.truth import NO, UNKNOWN, YES, Truth, any_true
from ...tables.rows import Licence, Party, Recipient, Transfer
from ..facts.of_control_codes import listed_by_code
from ..facts.of_lines import Facts
from ..facts.of_places import in_region, on_mainland
from ..facts.of_recipients import recipient_facts
from ..facts.persons import home_of, is_chinese_person
from ..lines import Joined
from ..screening.listings import Listings

__all__ = ["JoinedTransfer", "joined_transfers", "transfer_facts"]

STAGES = ("mining", "separation", "smelting", "recycling")
NAMED_MAGNETS = ("samarium-cobalt", "neodymium-iron-boron", "cerium")


@dataclass(frozen=True)
class JoinedTransfer:
    """A transfer and everybody who takes part in it. Whoever is in no table is None."""

    transfer: Transfer
    provider: Party | None
    recipient: Party | None
    person: Recipient | None
    """What is known of the recipient as a natural person."""
    end_user: Party | None
    service_provider: Party | None
    licence: Licence | None
    named_alone: Mapping[str, Party] = field(default_factory=dict)
    """Those whom transfers and shipments name and no row tells of, by name."""

    @property
    def reference(self) -> str:
        """How a person names the transfer."""
        return self.transfer.transfer_id

    @property
    def day(self) -> date | None:
        """The day of the act."""
        return self.transfer.date

    @property
    def provider_place(self) -> str | None:
        """Where the provider gives it: as the transfer says, else where the provider is, and not its seat."""
        return self._place("provider_place", self.transfer.provider_place, self.provider)

    @property
    def recipient_place(self) -> str | None:
        """Where the recipient receives it."""
        return self._place("recipient_place", self.transfer.recipient_place, self.recipient)

    def _place(self, column: str, stated: str | None, party: Party | None) -> str | None:
        if stated is not None or column in self.transfer.unreadable:
            return stated
        return None if party is None else party.located_in

    @property
    def homes(self) -> tuple[str | None, ...]:
        """Of which countries those are to whom it is given: who receives it, and for whom if that is somebody else.

        An employee receives for the firm in which it is used; a go-between for whoever uses it in the end.
        """
        received = home_of(self.recipient)
        if self.recipient is None and self.person is not None:  # told of in the table of recipients alone
            received = self.person.home_country
        is_another = self.transfer.end_user not in (None, self.transfer.recipient)
        return (received, home_of(self.end_user)) if is_another else (received,)

    @property
    def goes_to_nobody_in_particular(self) -> bool:
        """Whether it is made public and no recipient is named: an act of its own by 62 § 6."""
        return self.transfer.scene == "publication" and self.transfer.recipient is None

    @property
    def roles(self) -> Mapping[str, Party | None]:
        """Who receives and who uses it; where no end user is named the recipient uses it."""
        if self.transfer.recipient is None:
            return {}
        received = self._named(self.transfer.recipient, self.recipient)
        ends = self._named(self.transfer.end_user, self.end_user) if self.transfer.end_user is not None else received
        return {"consignee": received, "end_user": ends}

    @property
    def others(self) -> Mapping[str, Party]:
        """Who gives it and who serves the transfer, by role, as far as somebody is named."""
        found = {
            "provider": self._named(self.transfer.provider, self.provider),
            "service_provider": self._named(self.transfer.service_provider, self.service_provider),
        }
        return {role: party for role, party in found.items() if party is not None}

    def _named(self, name: str | None, party: Party | None) -> Party | None:
        """The party of a row; where there is none, what is known of whom a name alone tells."""
        return self.named_alone.get(name or "") if party is None else party


def joined_transfers(joined: Joined) -> tuple[JoinedTransfer, ...]:
    """Every transfer of a dataset, in the order of the table."""
    persons = {person.party_id: person for person in joined.dataset.recipients}
    return tuple(_joined(joined, transfer, persons) for transfer in joined.dataset.transfers)


def _joined(joined: Joined, transfer: Transfer, persons: Mapping[str, Recipient]) -> JoinedTransfer:
    def party(named: str | None) -> Party | None:
        found = None if named is None else joined.parties.get(named)
        return found if found is None else _as_person(found, persons.get(found.party_id))

    recipient = party(transfer.recipient)
    return JoinedTransfer(
        transfer=transfer,
        provider=party(transfer.provider),
        recipient=recipient,
        person=persons.get(recipient.party_id if recipient is not None else transfer.recipient or ""),
        end_user=party(transfer.end_user),
        service_provider=party(transfer.service_provider),
        licence=joined.licences.get(transfer.licence_id or ""),
        named_alone=joined.named_alone,
    )


def _as_person(party: Party, told: Recipient | None) -> Party:
    """The party with what the table of recipients says of it: it holds natural persons alone.

    A home country that is not the nationality of the other table leaves both open.
    """
    if told is None or party.kind not in (None, "natural"):
        return party
    stated = {party.nationality, told.home_country} - {None}
    is_told = len(stated) == 1 and party.unreadable.isdisjoint({"nationality"})
    return replace(party, kind="natural", nationality=stated.pop() if is_told else None)


def transfer_facts(joined: JoinedTransfer, listings: Listings) -> Facts:
    """All facts about a transfer; `listings` are the list notices of the day."""
    military = _military(joined)
    recipients: Facts = {
        **recipient_facts(joined.roles, listings),
        "recipient_is_military_user": military,
        "receiver_has_military_ties": military,
        # what a thing is used for is told of shipments only; a receiver's ties stand for it here
        "used_for_military_purposes": military,
    }
    if joined.goes_to_nobody_in_particular:  # what is said of recipients is said of those somebody deals with
        recipients = dict.fromkeys(recipients, NO)
    return {
        **_who(joined),
        **_where(joined),
        **_what(joined.transfer),
        **_knowledge(joined.transfer),
        **recipients,
    }


def _who(joined: JoinedTransfer) -> Facts:
    homes = () if joined.goes_to_nobody_in_particular else joined.homes
    return {
        "provider_is_chinese_person": is_chinese_person(joined.provider),
        "exporter_is_chinese_person": is_chinese_person(joined.provider),
        "receiver_is_foreign": any_true(map(_is_foreign, homes)),
        "receiver_is_of_hk_mo_tw": any_true(map(in_region, homes)),
        "receiver_goes_to_a_third_country": _third_country(joined),
        "service_provider_takes_part": _service_provider(joined.transfer),
        "goes_under_a_licence": Truth.of(
            None if "licence_id" in joined.transfer.unreadable else joined.transfer.licence_id is not None
        ),
    }


def _is_foreign(home: str | None) -> Truth:
    """Of Hong Kong, Macau and Taiwan it is open, so they are told by a fact of their own."""
    return Truth.of(None if home is None else home != "CN" and home not in REGIONS)


def _service_provider(transfer: Transfer) -> Truth:
    """Whether anybody carries, brokers, hosts or pays for it; that nobody does can be said in the table."""
    named = transfer.service_provider
    return UNKNOWN if named is None else Truth.of(not annex1().says_none(named))


def _military(joined: JoinedTransfer) -> Truth:
    ties = joined.person.military_ties if joined.person is not None else NO
    users = [party.military_user if party is not None else UNKNOWN for party in joined.roles.values()]
    return any_true([ties, *(users or [UNKNOWN])])


def _third_country(joined: JoinedTransfer) -> Truth:
    """Whether the recipient goes to a country that is neither China nor home while the licence runs.

    Only a natural person does: an organisation that moves is another end user.
    """
    is_organisation = joined.recipient is not None and joined.recipient.kind not in (None, "natural")
    if is_organisation or joined.goes_to_nobody_in_particular:
        return NO
    goes_to = joined.person.leaves_for if joined.person is not None else None
    home, *_ = joined.homes
    if goes_to == "CN":
        return NO
    return UNKNOWN if goes_to is None or home is None else Truth.of(goes_to != home)


def _where(joined: JoinedTransfer) -> Facts:
    """The places, said as 62 says them and as the announcements on exports of goods do."""
    given, received = joined.provider_place, joined.recipient_place
    return {
        "provider_in_mainland_china": on_mainland(given),
        "provider_in_hk_mo_tw": in_region(given),
        "handed_over_in_mainland_china": on_mainland(received),
        "handed_over_in_hk_mo_tw": in_region(received),
        "receiver_carries_it_out_of_china": joined.transfer.carried_out,
        "exporter_in_mainland_china": on_mainland(given),
        "exporter_in_hk_mo_tw": in_region(given),
        "leaves_from_mainland_china": on_mainland(given),
        "leaves_from_hk_mo_tw": in_region(given),
        "goes_to_mainland_china": on_mainland(received),
        "goes_to_hk_mo_tw": in_region(received),
        "ends_in_mainland_china": on_mainland(received),
        "ends_in_hk_mo_tw": in_region(received),
        "crosses_a_border": Truth.of(None if given is None or received is None else given != received),
        "goes_to_united_states": _is(received, "US"),
        "goes_to_japan": _is(received, "JP"),
        "originates_in_mainland_china": on_mainland(joined.transfer.technology_origin),
        "originates_in_hk_mo_tw": in_region(joined.transfer.technology_origin),
    }


def _what(transfer: Transfer) -> Facts:
    is_technology = _is(transfer.kind, "technology")
    return {
        "is_technology": is_technology,
        "is_of_a_rare_earth_stage": Truth.of(None if transfer.stage is None else transfer.stage in STAGES),
        "is_of_magnet_making": _is(transfer.stage, "magnet-making"),
        "magnets_are_smco_ndfeb_or_cerium": Truth.of(
            None if transfer.magnet_kind is None else transfer.magnet_kind in NAMED_MAGNETS
        ),
        "is_of_a_production_line": _is(transfer.about, "production-line"),
        "is_of_single_equipment": _is(transfer.about, "single-equipment"),
        "technology_originates_in_china": on_mainland(transfer.technology_origin),
        "is_in_the_technology_catalogue": transfer.in_catalogue,
        "is_in_the_public_domain": _is(transfer.carve_out, "public-domain"),
        "is_basic_scientific_research": _is(transfer.carve_out, "basic-research"),
        "is_needed_for_an_ordinary_patent": _is(transfer.carve_out, "ordinary-patent"),
        "is_made_public": _is(transfer.scene, "publication"),
        # goods that are, or hold, magnets or materials are told on shipment lines; here their code decides
        "contains_listed_magnet": NO,
        "is_deep_processed": NO,
        **_listed(transfer, is_technology),
    }


def _listed(transfer: Transfer, is_technology: Truth) -> Facts:
    """Goods and materials are listed by their code; technology and services are not what 18, 56 and 57 list.

    As long as it is not said what is given, a code says at most of which lists it is not.
    """
    if is_technology is YES or transfer.kind == "service":
        return {**listed_by_code("none")}
    listed = {} if transfer.code is None else listed_by_code(transfer.code)
    return {fact: truth for fact, truth in listed.items() if transfer.kind is not None or truth is NO}


def _knowledge(transfer: Transfer) -> Facts:
    return {
        "provider_knows_of_rare_earth_use_abroad": _is(transfer.known_use, "rare-earths-abroad"),
        "provider_should_know_of_rare_earth_use_abroad": _is(transfer.known_use, "suspected-rare-earths-abroad"),
        "supports_rare_earth_activity_abroad": transfer.supports,
    }


def _is(said: str | None, wanted: str) -> Truth:
    return Truth.of(None if said is None else said == wanted)
