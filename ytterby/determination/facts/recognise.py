"""What the words in the tables mean: which Annex 1 item a part is, and which material a supplier's word stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...bom.basis import Listing
from ...bom.bill import Kind, Material, Recognised
from ...law.items import Annex, Item, NearMiss, annex1
from ...logic.bounds import Bounds
from ...logic.truth import NO, YES
from ...tables.dataset import Dataset
from ...tables.issues import Issue
from ...tables.rows import Part, Place
from ..problems import issue_of

__all__ = ["ASSEMBLIES", "DEEP_PROCESSED", "recognise"]

ASSEMBLIES = frozenset({"rotor", "stator", "motor", "sensor", "speaker", "holder", "assembly", "finished", "other"})
"""Categories of goods that are themselves no material, magnet or target, whatever they contain."""

DEEP_PROCESSED = frozenset(
    {"rotor", "stator", "motor", "sensor", "speaker", "catalyst", "phosphor", "holder", "finished"}
)
"""Categories that the ministry's questions and answers 4 and 5 on announcement 18 call highly processed."""

NOTHING_LISTED = Kind(is_material=NO, is_magnet=NO, is_target=NO, contains_magnet=NO, contains_target=NO)


def recognise(dataset: Dataset) -> tuple[Recognised, tuple[Issue, ...]]:
    """The kind of every part and the meaning of every material, and the words that could not be understood."""
    annex = annex1()
    issues: list[Issue] = []
    kinds = {part.part_id: _kind(annex, part, issues) for part in dataset.parts}
    materials: dict[str, Material | None] = {}
    for typed, place in _typed_materials(dataset):
        if typed not in materials:
            _understand(annex, typed, place, materials, issues)
    return Recognised(kinds, materials), tuple(issues)


def _typed_materials(dataset: Dataset) -> Iterator[tuple[str, Place]]:
    for row in dataset.content:
        if row.material is not None:
            yield row.material, row.place
    for quote in dataset.prices:
        yield quote.material, quote.place


def _understand(
    annex: Annex, typed: str, place: Place, materials: dict[str, Material | None], issues: list[Issue]
) -> None:
    item, miss = annex.find(typed, part=1), annex.near_miss(typed)
    if item is not None:
        form = annex.form(typed)
        materials[typed] = _material(annex, item, None if form is None else Bounds.exactly(form.element_fraction))
    elif annex.says_none(typed):
        materials[typed] = None
    elif miss is not None and miss.listed is NO:
        materials[typed] = _unlisted(miss, typed)
    elif miss is not None:
        issues.append(issue_of("open-material", place, typed, reason=miss.reason))
    else:
        issues.append(issue_of("unknown-material", place, typed, candidates=_names(annex.candidates(typed, part=1))))


def _material(annex: Annex, item: Item, fraction: Bounds | None = None) -> Material:
    """A material of Part 1: an alloy is made of a metal, and a metal of its oxide, where Part 1 lists that oxide."""
    oxides = [other for symbol in item.controlled_elements for other in annex.containing(symbol, part=1)]
    stages = frozenset({"metal", *("oxide" for other in oxides if other.kind == "oxide")})
    is_made_of_listed = item.kind == "alloy" or (item.kind == "metal" and "oxide" in stages)
    return Material(item.article, fraction or item.element_fraction, "part-one", stages, is_made_of_listed)


_LISTINGS: Mapping[str, Listing] = {"unlisted-compounds": "unlisted-compound", "elements-of-57": "of-57"}
"""Where a material stands that counts by one answer to an open point."""


def _unlisted(miss: NearMiss, typed: str) -> Material | None:
    """A material that is not in Part 1; None if it counts by no reading."""
    if not miss.counts_if:
        return None
    named = miss.substance(typed)
    stages = frozenset(miss.made_of)
    return Material(named.id, named.element_fraction, _LISTINGS[miss.counts_if], stages, bool(stages))


def _kind(annex: Annex, part: Part, issues: list[Issue]) -> Kind:
    """The kind of a part: what is stated, else what its name plainly says, else what its category leaves open."""
    if part.listed_item is not None:
        return _stated(annex, part, part.listed_item, issues)
    named = part.name or ""
    item, miss = annex.find(named, numbers=False), annex.near_miss(named)
    if item is not None and not item.is_heading:
        return _of_item(annex, item)
    if miss is not None and miss.listed is NO:
        return _of_near_miss(miss, named)
    if part.contains_rare_earth is NO:
        return NOTHING_LISTED
    if part.category in ASSEMBLIES:
        return Kind(is_material=NO, is_magnet=NO, is_target=NO)
    return _OPEN_KINDS.get(part.category or "", Kind())


_OPEN_KINDS = {
    "material": Kind(is_magnet=NO, is_target=NO, contains_magnet=NO),
    "magnet": Kind(is_material=NO, is_target=NO, contains_magnet=NO),
    "target": Kind(is_material=NO, is_magnet=NO, contains_magnet=NO),
    "catalyst": NOTHING_LISTED,
    "phosphor": NOTHING_LISTED,
}


def _stated(annex: Annex, part: Part, typed: str, issues: list[Issue]) -> Kind:
    if annex.says_none(typed):
        return NOTHING_LISTED
    item, miss = annex.find(typed), annex.near_miss(typed)
    if item is not None and not item.is_heading:
        return _of_item(annex, item)
    if miss is not None and miss.listed is NO:
        return _of_near_miss(miss, typed)
    if miss is not None:
        issues.append(issue_of("open-item", part.place, typed, reason=miss.reason))
        return _of_near_miss(miss, typed)
    issues.append(issue_of("unknown-item", part.place, typed, candidates=_names(annex.candidates(typed))))
    return Kind()


def _of_near_miss(miss: NearMiss, typed: str) -> Kind:
    """What a near miss settles: it is no listed item, or it leaves open whether it is one or contains one."""
    if miss.kind == "goods":
        return Kind(is_material=NO, is_magnet=NO, is_target=NO)
    if miss.listed is NO and miss.kind is not None:
        return replace(NOTHING_LISTED, material=_unlisted(miss, typed))
    if miss.listed is NO:
        return Kind(is_material=NO, is_magnet=NO, is_target=NO)
    return _OPEN_KINDS.get(miss.kind or "", Kind())


def _of_item(annex: Annex, item: Item) -> Kind:
    if item.is_part_one:
        return Kind(_material(annex, item), YES, NO, NO, NO)
    if item.is_magnet:
        return Kind(None, NO, YES, NO, NO)
    if item.is_target:
        return Kind(None, NO, NO, YES, NO)
    return Kind(None, NO, NO, NO, YES)


def _names(items: Iterable[Item]) -> str:
    return ", ".join(f"{item.id} {item.names.en}" for item in items) or "-"
