"""From an unknown to the questions that settle it: which fact, of what, and who can answer.

An unknown share is traced to the few parts whose bounds keep it open, widest first, and to the one cell of each that is
missing. A part whose whole width could not move the share across the figure is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from .. import facts
from ..bom.bill import Bill, Kind
from ..bom.evidence import Source
from ..bom.plain import Holding
from ..logic.bounds import Bounds, Share
from ..logic.conditions import Above, AtLeast, Flag
from ..logic.explain import Finding
from ..logic.truth import NO, UNKNOWN
from ..tables.rows import Content
from .lines import JoinedLine
from .outcome import Question

__all__ = ["questions_of"]

AMOUNTS = ("value_share", "contains_chinese_part_one_material")
CONTENTS = ("contains_listed_magnet", "contains_listed_target")
FIGURES_OF_USES = ("logic_node_nm", "memory_layers")
RECIPIENTS = {
    "recipient_is_military_user": "military_user",
    "importer_or_end_user_is_listed": "listed",
    "importer_or_end_user_is_held_by_listed": "held_by_listed",
}
TECHNOLOGY = ("made_with_chinese_technology", "contains_magnet_made_with_chinese_technology")


def questions_of(
    bill: Bill,
    held: Mapping[str, Holding],
    joined: JoinedLine,
    findings: Iterable[Finding],
    threshold: Fraction,
    share: Share,
    *,
    ask_of_law: bool,
    ask_for_figure: bool,
) -> tuple[Question, ...]:
    """The questions that the findings leave open, each once, in the order in which the rules meet them."""
    asked: dict[Question, None] = {}
    if ask_of_law:
        asked[Question("in_force", "", "legal", "law")] = None
    if ask_for_figure:
        asked.update(dict.fromkeys(_about_amounts(bill, held, joined, threshold, share)))
    for finding in findings:
        for fact in _facts_to_ask(list(finding.open_questions())):
            if fact in AMOUNTS:
                found = _about_amounts(bill, held, joined, threshold, share)
            elif fact in TECHNOLOGY:
                found = _about_technology(bill, held, joined.line.part_id)
            elif fact in CONTENTS:
                found = _about_contents(bill, held, joined.line.part_id, fact)
            elif fact in RECIPIENTS:
                found = _about_recipients(joined, fact)
            else:
                found = iter([_plain(joined, fact)])
            asked.update(dict.fromkeys(found))
    return _merged(asked)


def _facts_to_ask(leaves: list[Finding]) -> Iterator[str]:
    """The facts left open, but for figures of a use of which it is open whether it is the use at all."""
    open_facts = dict.fromkeys(leaf.of.fact for leaf in leaves if isinstance(leaf.of, Flag | AtLeast | Above))
    uses_are_open = any(fact.startswith("used_for_") for fact in open_facts)
    for fact in open_facts:
        if not (uses_are_open and fact in FIGURES_OF_USES):
            yield fact


def _merged(asked: Mapping[Question, None]) -> tuple[Question, ...]:
    """One question a cell: facts that the same cell settles are asked once."""
    by_cell: dict[tuple[str, str], Question] = {}
    for question in asked:
        by_cell.setdefault((question.subject, question.cell), question)
    return tuple(by_cell.values())


def _plain(joined: JoinedLine, fact: str) -> Question:
    entry = facts.wording().data(fact)
    shipment = joined.shipment
    subject = {
        "exporter": (shipment.exporter if shipment is not None else None) or joined.line.shipment_id,
        "part": joined.line.part_id,
    }.get(str(entry["subject"]), joined.reference)
    return Question(fact, subject, str(entry["who"]), str(entry["cure_en"]))


def _about_recipients(joined: JoinedLine, fact: str) -> Iterator[Question]:
    """The name of the end user if there is none; else those recipients of whom the fact is not known."""
    if "end_user" not in joined.recipients:
        yield Question("end-user", joined.line.shipment_id, "customer", f"shipments {joined.line.shipment_id} end_user")
    for role, party in joined.recipients.items():
        name = str(getattr(joined.shipment, role))
        known = None if party is None else getattr(party, RECIPIENTS[fact])
        if known is None or known is UNKNOWN:
            who = str(facts.wording().data(fact)["who"])
            subject = name if party is None or party.name is None else f"{party.name} ({party.party_id})"
            yield Question(fact, subject, who, f"parties {name} {RECIPIENTS[fact]}")


def _about_technology(bill: Bill, held: Mapping[str, Holding], top: str) -> Iterator[Question]:
    """Of which magnets, materials or targets it is open whether Chinese technology made them."""
    for part_id in sorted(bill.below([top])):
        holding = held[part_id]
        kind = bill.recognised.kinds.get(part_id, Kind())
        itself = holding.made_with_technology is UNKNOWN and (part_id == top or kind.is_magnet is not NO)
        bought = not bill.uses.get(part_id) and holding.magnet_made_with_technology is UNKNOWN
        if itself or bought:
            yield Question("made_with_chinese_technology", part_id, "supplier", f"technology_use {part_id}")


def _about_contents(bill: Bill, held: Mapping[str, Holding], top: str, fact: str) -> Iterator[Question]:
    """Of which bought parts it is open what they contain, or whether they are themselves listed."""
    magnets = fact == "contains_listed_magnet"
    for part_id in sorted(bill.below([top])):
        kind = bill.recognised.kinds.get(part_id, Kind())
        itself = kind.is_magnet if magnets else kind.is_target
        inside = held[part_id].contains_magnet if magnets else held[part_id].contains_target
        if part_id != top and itself is UNKNOWN:
            yield Question(
                "is_listed_magnet" if magnets else "is_listed_target",
                part_id,
                "engineering",
                f"parts {part_id}",
            )
        elif not bill.uses.get(part_id) and inside is UNKNOWN:
            yield Question(fact, part_id, "supplier", f"parts {part_id}")


def _about_amounts(
    bill: Bill, held: Mapping[str, Holding], joined: JoinedLine, threshold: Fraction, share: Share
) -> Iterator[Question]:
    top = joined.line.part_id
    if not share.whole.is_exact:
        yield Question("price-of-item", top, "self", f"lines {joined.reference} unit_value")
    yield from _about_quantities(bill, held, top)
    total = held[top].controlled
    widths = _widths(bill, held, top)
    open_width = sum((width for width in widths.values() if width is not None), Fraction(0))
    figure = threshold * share.whole.low
    for part_id in sorted(widths, key=lambda each: (widths[each] is not None, -(widths[each] or 0), each)):
        width = widths[part_id]
        yield from _missing_cells(bill, held[part_id])
        if width is None:
            continue
        open_width -= width
        if total.low + open_width < figure:  # the rest, even at its most, cannot reach the figure any more
            return


def _about_quantities(bill: Bill, held: Mapping[str, Holding], top: str) -> Iterator[Question]:
    """How much of a child goes in, where that is open and the child may hold anything that counts."""
    for parent in bill.children_first([top]):
        for use in bill.uses.get(parent, ()):
            if not use.quantity.is_exact and not held[use.child].controlled.is_zero:
                yield Question(
                    "bill-quantity", f"{use.child} → {parent}", "engineering", f"bom {parent} {use.child} quantity"
                )


def _widths(bill: Bill, held: Mapping[str, Holding], top: str) -> dict[str, Fraction | None]:
    """By how much each part's own statements leave the total open; None where nothing bounds it."""
    quantity: dict[str, Fraction | None] = {top: Fraction(1)}
    widths: dict[str, Fraction | None] = {}
    for part_id in reversed(bill.children_first([top])):
        many = quantity.get(part_id, Fraction(0))
        own = held[part_id].own.total
        if not own.is_exact:
            widths[part_id] = None if own.high is None or many is None else (own.high - own.low) * many
        for use in bill.uses.get(part_id, ()) if not held[part_id].in_a_cycle else ():
            more = None if many is None or use.quantity.high is None else many * use.quantity.high
            before = quantity.get(use.child, Fraction(0))
            quantity[use.child] = None if more is None or before is None else before + more
    return widths


def _missing_cells(bill: Bill, holding: Holding) -> Iterator[Question]:
    """What to ask about one part: the cell that is empty, or, where nobody said anything, for a notification."""
    for source in holding.own.sources:
        if source.amount.is_exact:
            continue
        yield from _of_source(bill, holding.part_id, source)


def _of_source(bill: Bill, part_id: str, source: Source) -> Iterator[Question]:
    if source.row is None:
        part = bill.parts.get(part_id)
        if source.how == "material itself":
            yield Question(
                "content-origin" if part is None or part.origin is None else "price-of-part",
                part_id,
                "purchasing",
                f"parts {part_id}",
            )
        elif source.notice is not None:
            yield Question("price-of-part", part_id, "purchasing", f"parts {part_id} unit_value")
        else:
            subject = part_id if source.supplier is None else f"{part_id} ({source.supplier})"
            yield Question("value_share", subject, "supplier", f"content {part_id}")
        return
    yield from _of_row(part_id, source.row)


def _of_row(part_id: str, row: Content) -> Iterator[Question]:
    """The cells of a row of content that are empty or leave a range; if none is, the row as a whole."""
    subject = f"{part_id} {row.material or ''}".strip()
    open_cells = [
        ("content-material", "material", "supplier", row.material is None),
        ("content-origin", "origin", "supplier", _is_open(row.origin_share, stated_by=row.origin)),
        ("content-value", "stated_value", "supplier", row.stated_value is not None and not row.stated_value.is_exact),
    ]
    if row.stated_value is None:
        open_cells += [
            ("content-mass", "mass_g", "supplier", _is_open(row.mass_g)),
            ("content-price", "price_per_kg", "purchasing", _is_open(row.price_per_kg)),
        ]
    found = [
        Question(ask, subject, who, f"content {subject} {cell}") for ask, cell, who, is_open in open_cells if is_open
    ]
    yield from found or [Question("value_share", part_id, "supplier", f"content {part_id}")]


def _is_open(amount: Bounds | None, stated_by: str | None = None) -> bool:
    """Whether a cell is empty (and nothing else states what it would) or leaves a range."""
    return stated_by is None if amount is None else not amount.is_exact
