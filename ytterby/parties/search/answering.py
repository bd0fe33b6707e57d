"""Makes matches of pairings: the best form of every entry, what the numbers say, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..lists import Entry, Identifier
from ..matching import Agreement, Evidence, Match, Way
from ..names.legal_forms import contradict
from ..names.name import name_of
from ..sought import Sought
from .scoring import THRESHOLD, Pairing, parts_of

__all__ = ["Numbers", "agreement_of_numbers", "answered", "keep_best"]

SHORTEST_OF_OTHERS = 8
"""Signs of a number of some other register that settles."""
AGAINST = 3
"""What a score loses by another country and by a legal form of another kind: orders candidates, drops none."""


def keep_best(best: dict[int, Pairing], place: int, pairing: Pairing) -> None:
    """Keeps the best pairing of an entry; of equal ones the first in which both are in one script, or the first."""
    if place not in best or _rank(pairing) > _rank(best[place]):
        best[place] = pairing


def _rank(pairing: Pairing) -> tuple[float, bool]:
    return pairing.score, pairing.sought.script == pairing.listed.script


def answered(
    sought: Sought, entries: Sequence[Entry], best: Mapping[int, Pairing], by_number: Iterable[int]
) -> tuple[Match, ...]:
    """The matches, best first: entries that bear the same number, and those whose best pairing reaches THRESHOLD."""
    found = {
        place: _by_name(sought, entries[place], pairing)
        for place, pairing in best.items()
        if pairing.score >= THRESHOLD
    }
    for place in by_number:
        found[place] = _by_number(sought, entries[place], found.get(place))
    order = sorted(found, key=lambda place: (-found[place].score, place))
    return tuple(found[place] for place in order)


def agreement_of_numbers(sought: Iterable[Identifier], listed: Iterable[Identifier]) -> Agreement:
    """Whether two sides bear the same number, another of the same register, or nothing that can be compared."""
    ours, theirs = set(sought), set(listed)
    if any(_is_the_same(one, other) for one in ours for other in theirs if one.value == other.value):
        return "same"
    schemes = {each.scheme for each in ours} & {each.scheme for each in theirs} - {"other"}
    return "different" if schemes else "unknown"


def _is_the_same(one: Identifier, other: Identifier) -> bool:
    """Of two that read alike; short numbers of registers that are not known may be of two registers."""
    return one.scheme == other.scheme != "other" or (
        "other" in {one.scheme, other.scheme} and len(one.value) >= SHORTEST_OF_OTHERS
    )


class Numbers:
    """Which entries bear which numbers."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._places: dict[str, list[int]] = {}
        for place, entry in enumerate(entries):
            for identifier in entry.identifiers:
                self._places.setdefault(identifier.value, []).append(place)

    def bearers(self, sought: Sought) -> set[int]:
        """The places of the entries that bear a number of the party."""
        met = {place for each in sought.identifiers for place in self._places.get(each.value, ())}
        of_party = sought.identifiers
        return {each for each in met if agreement_of_numbers(of_party, self._entries[each].identifiers) == "same"}


def _by_number(sought: Sought, entry: Entry, match: Match | None) -> Match:
    if match is not None:
        return Match(entry, 100, match.evidence)
    name = sought.names[0] if sought.names else sought.reference
    listed = entry.names[0] if entry.names else entry.entry_id
    return Match(
        entry, 100, Evidence("identifier", name, listed, country=_countries(sought, entry), identifiers="same")
    )


def _by_name(sought: Sought, entry: Entry, pairing: Pairing) -> Match:
    ours, theirs = pairing.sought, pairing.listed
    our_places = {one for one, _ in pairing.agree}
    their_places = {other for _, other in pairing.agree}
    country = _countries(sought, entry)
    only_ours = parts_of(ours.tokens, set(range(len(ours.tokens))) - our_places)
    only_theirs = parts_of(theirs.tokens, set(range(len(theirs.tokens))) - their_places)
    against = country == "different"
    score = round(pairing.score) - (AGAINST if against else 0)
    stated = tuple(form for raw in entry.names for form in name_of(raw).legal_form)
    if contradict(ours.name.legal_form, stated):
        score -= AGAINST
        only_ours += ours.name.legal_form
        only_theirs += theirs.name.legal_form
    evidence = Evidence(
        way=_way(pairing),
        sought_name=ours.name.raw,
        entry_name=theirs.name.raw,
        agree=parts_of(ours.tokens, our_places),
        only_sought=only_ours,
        only_entry=only_theirs,
        country=country,
        identifiers=agreement_of_numbers(sought.identifiers, entry.identifiers),
    )
    return Match(entry, max(1, min(100, score)), evidence)


def _way(pairing: Pairing) -> Way:
    if pairing.is_short:
        return "abbreviation"
    ours, theirs = pairing.sought, pairing.listed
    if ours.is_reading or theirs.is_reading:
        other = theirs if ours.is_reading else ours
        return "romanisation" if other.script == "latin" else "reading"
    if ours.script == theirs.script or "mixed" in {ours.script, theirs.script}:
        return "name"
    words = [(ours.tokens[i], theirs.tokens[j]) for i, j in pairing.agree]
    if any(one.kind == "word" and one.written != other.written for one, other in words):
        return "translation"
    return "romanisation"


def _countries(sought: Sought, entry: Entry) -> Agreement:
    if not sought.country or not entry.country:
        return "unknown"
    return "same" if sought.country == entry.country else "different"
