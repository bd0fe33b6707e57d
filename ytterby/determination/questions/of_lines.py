"""From an unknown to the questions that settle it: which fact, of what, and who can answer.

An unknown share is traced to the few parts whose bounds keep it open, widest first, and to the one cell of each that is
missing. A part whose whole width could not move the share across the figure is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from ... import facts
from ...bom.basis import Basis
from ...bom.bill import Bill, Kind, Material
from ...bom.evidence import Source
from ...bom.origin import is_recycled_from_china, is_refined_in_china
from ...bom.plain import Holding
from ...logic.bounds import Bounds, Share
from ...logic.conditions import Above, AtLeast, Flag
from ...logic.explain import Finding
from ...logic.truth import NO, UNKNOWN, any_true
from ...tables.rows import Content, EndUse
from ..lines import JoinedLine
from ..outcome import Question
from ..trial import Trial
from ..undertakings.facts import promises
from ..undertakings.questions import ABOUT_UNDERTAKINGS, CARRIED, about_undertakings
from .of_recipients import ABOUT_RECIPIENTS, about_recipients
from .of_technology import ABOUT_TECHNOLOGY, about_technology

__all__ = ["questions_of"]

AMOUNTS = ("value_share", "contains_chinese_part_one_material")
CONTENTS = ("contains_listed_magnet", "contains_listed_target")
FIGURES_OF_USES = ("logic_node_nm", "memory_layers")
USES = ("used_for_", "humanitarian_")


def questions_of(
    trial: Trial,
    findings: Iterable[Finding],
    share: Share,
    *,
    ask_of_law: bool,
    ask_for_figure: bool,
    ask_for_day: bool,
) -> tuple[Question, ...]:
    """The questions that the findings leave open, each once, in the order in which the rules meet them."""
    bill, held, joined = trial.setting.bill, trial.held, trial.joined
    asked: dict[Question, None] = {}
    if ask_of_law:
        asked[Question("in_force", "", "legal", "law")] = None
    if ask_for_day:
        shipment_id = trial.joined.line.shipment_id
        asked[Question("day", shipment_id, "self", f"shipments {shipment_id} date")] = None
    if ask_for_figure:
        asked.update(dict.fromkeys(_about_amounts(trial, share)))
    for finding in findings:
        for fact in _facts_to_ask(list(finding.open_questions())):
            if fact in AMOUNTS:
                found = _about_amounts(trial, share)
            elif fact in ABOUT_TECHNOLOGY:
                published = trial.setting.published
                found = about_technology(bill, held, trial.top, fact, day=trial.day, published=published)
            elif fact in CONTENTS:
                found = _about_contents(bill, held, joined.line.part_id, fact)
            elif fact in ABOUT_RECIPIENTS:
                found = about_recipients(joined, fact, trial.setting.listings(trial.day, trial.stance))
            elif fact in ABOUT_UNDERTAKINGS:
                found = about_undertakings(promises(joined, bill, trial.day), products_carry_them=_carry(trial))
            else:
                found = _about_the_line(joined, fact)
            asked.update(dict.fromkeys(found))
    return _merged(asked)


def _facts_to_ask(leaves: list[Finding]) -> Iterator[str]:
    """The facts left open, but for figures of a use of which it is open whether it is the use at all.

    Whose citizen or firm the exporter is, is asked once it is known where it is: that may do.
    """
    open_facts = dict.fromkeys(leaf.of.fact for leaf in leaves if isinstance(leaf.of, Flag | AtLeast | Above))
    uses_are_open = any(fact.startswith("used_for_") for fact in open_facts)
    for fact in open_facts:
        is_later = fact == "exporter_is_chinese_person" and "exporter_in_mainland_china" in open_facts
        if not is_later and not (uses_are_open and fact in FIGURES_OF_USES):
            yield fact


def _carry(trial: Trial) -> bool:
    """Whether a product that is passed on matters for what was undertaken about the goods inside it."""
    return trial.stance.truth(CARRIED) is not NO


def _merged(asked: Mapping[Question, None]) -> tuple[Question, ...]:
    """One question a cell: facts that the same cell settles are asked once."""
    by_cell: dict[tuple[str, str], Question] = {}
    for question in asked:
        by_cell.setdefault((question.subject, question.cell), question)
    return tuple(by_cell.values())


def _about_the_line(joined: JoinedLine, fact: str) -> Iterator[Question]:
    """What a line states of its way and its use."""
    if fact == "crosses_a_border":
        yield from _about_border(joined)
    elif fact.startswith(USES) and any(use.use is None for use in joined.end_uses or (EndUse(),)):
        yield Question("end-use", joined.reference, "customer", f"end_uses {joined.reference} use")
    else:
        yield _plain(joined, fact)


def _plain(joined: JoinedLine, fact: str) -> Question:
    entry = facts.wording().data(fact)
    shipment = joined.shipment
    subject = {
        "exporter": (shipment.exporter if shipment is not None else None) or joined.line.shipment_id,
        "part": joined.line.part_id,
    }.get(str(entry["subject"]), joined.reference)
    return Question(fact, subject, str(entry["who"]), str(entry["cure_en"]))


def _about_border(joined: JoinedLine) -> Iterator[Question]:
    """From where to where: whichever of the two is not stated."""
    if joined.shipment is None or joined.shipment.from_country is None:
        yield _plain(joined, "leaves_from_mainland_china")
    if joined.destination is None:
        yield _plain(joined, "goes_to_mainland_china")


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


def _about_amounts(trial: Trial, share: Share) -> Iterator[Question]:
    bill, held, top = trial.setting.bill, trial.held, trial.top
    if not share.whole.is_exact:
        yield _about_price(trial)
    yield from _about_quantities(bill, held, top)
    total = held[top].controlled
    widths = _widths(bill, held, top)
    open_width = sum((width for width in widths.values() if width is not None), Fraction(0))
    figure = trial.threshold * share.whole.low
    for part_id in sorted(widths, key=lambda each: (widths[each] is not None, -(widths[each] or 0), each)):
        width = widths[part_id]
        yield from _missing_cells(bill, held[part_id], trial.day, trial.basis)
        if width is None:
            continue
        open_width -= width
        if total.low + open_width < figure:  # the rest, even at its most, cannot reach the figure any more
            return


def _about_price(trial: Trial) -> Question:
    """What the item is sold for; where that is stated, of which unit, and what its currency is worth."""
    line, bill = trial.joined.line, trial.setting.bill
    if line.unit_value is not None and trial.joined.own_units is None:
        return Question("line-unit", trial.joined.reference, "self", f"lines {trial.joined.reference} unit")
    part = bill.parts.get(trial.top)
    for amount, currency in ((line.unit_value, line.currency), *([(part.unit_value, part.currency)] if part else [])):
        if amount is not None:
            return _rate_lacking(bill, amount, currency, trial.day) or _price_of_item(trial)
    return _price_of_item(trial)


def _price_of_item(trial: Trial) -> Question:
    return Question("price-of-item", trial.top, "self", f"lines {trial.joined.reference} unit_value")


def _rate_lacking(bill: Bill, amount: Bounds | None, currency: str | None, day: date) -> Question | None:
    """The rate that an exact amount lacks; None if the amount is not exact, or its rate is known."""
    if amount is None or not amount.is_exact or currency is None or bill.worth(amount, currency, day) is not None:
        return None
    return Question("exchange-rate", currency, "self", f"fx {currency}")


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


def _missing_cells(bill: Bill, holding: Holding, day: date, basis: Basis) -> Iterator[Question]:
    """What to ask about one part: the cell that is empty, or, where nobody said anything, for a notification."""
    open_sources = [source for source in holding.own.sources if not source.amount.is_exact]
    for source in open_sources:
        yield from _of_source(bill, holding.part_id, source, day, basis)
    if not open_sources:
        yield from _between_sources(holding)


def _between_sources(holding: Holding) -> Iterator[Question]:
    """Each statement is exact, and they differ: one supplier contradicts himself, or there are several."""
    for group in holding.own.contradicts:
        yield _of_supplier(holding.part_id, group[0].supplier)
    if not holding.own.contradicts:
        yield Question("which-supplier", holding.part_id, "purchasing", f"parts {holding.part_id}")


def _of_supplier(part_id: str, supplier: str | None) -> Question:
    subject = part_id if supplier is None else f"{part_id} ({supplier})"
    return Question("value_share", subject, "supplier", f"content {part_id}")


def _of_source(bill: Bill, part_id: str, source: Source, day: date, basis: Basis) -> Iterator[Question]:
    """What is missing in one statement."""
    if source.row is not None:
        yield from _of_row(bill, part_id, source.row, day, basis)
        return
    part = bill.parts.get(part_id)
    if source.how == "material itself" and (part is None or part.origin is None):
        yield Question("content-origin", part_id, "purchasing", f"parts {part_id} origin")
    elif source.how == "material itself" and not source.share.is_exact:  # a reading asks what it was made from
        yield Question("content-made-from", part_id, "supplier", f"content {part_id} made_from")
    elif source.how != "material itself" and (source.notice is None or not source.share.is_exact):
        yield _of_supplier(part_id, source.supplier)
    else:
        rate = None if part is None else _rate_lacking(bill, part.unit_value, part.currency, day)
        yield rate or Question("price-of-part", part_id, "purchasing", f"parts {part_id} unit_value")


def _of_row(bill: Bill, part_id: str, row: Content, day: date, basis: Basis) -> Iterator[Question]:
    """The material if it is open which it is; else the cells that leave a range, or the rate; else the whole row."""
    subject = f"{part_id} {row.material or ''}".strip()
    if row.material not in bill.recognised.materials:  # its name alone leaves open what it is: first that
        yield Question("content-material", subject, "supplier", f"content {subject} material")
        return
    open_cells = [
        ("content-origin", "origin", "supplier", _is_open(row.origin_share, stated_by=row.origin)),
        *_about_what_it_is_made_from(row, bill.recognised.materials.get(row.material or ""), basis),
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
    rate = _rate_lacking(bill, row.price_per_kg if row.stated_value is None else row.stated_value, row.currency, day)
    found += [] if rate is None else [rate]
    yield from found or [_of_supplier(part_id, row.supplier)]


def _about_what_it_is_made_from(
    row: Content, material: Material | None, basis: Basis
) -> Iterator[tuple[str, str, str, bool]]:
    """The cells about what a material was made from, where a reading in use asks for them."""
    is_all_chinese = row.origin == "CN" and row.origin_share is None
    refined = is_refined_in_china(row, material, basis) if basis.origin_of_refined_material == "chinese-stage" else NO
    recycled = is_recycled_from_china(row, basis) if basis.recycled_material == "keeps-origin" else NO
    if not is_all_chinese and any_true([refined, recycled]) is UNKNOWN:
        yield "content-made-from", "made_from", "supplier", row.made_from is None
        yield "content-made-from-origin", "made_from_origin", "supplier", row.made_from_origin is None


def _is_open(amount: Bounds | None, stated_by: str | None = None) -> bool:
    """Whether a cell is empty (and nothing else states what it would) or leaves a range."""
    return stated_by is None if amount is None else not amount.is_exact
