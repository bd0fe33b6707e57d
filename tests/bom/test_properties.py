"""What must hold of every bill: agreement with a naive computation, and that to know more never leaves more open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.bom.bills import AS_BOUGHT, DAY, GOODS, content, notice
from tests.bom.exploded import exploded
from tests.bom.worlds import BASES, DAYS, MATERIAL, ONE_SUPPLIER, ORIGINS_READ, TOP, UNLISTED, World, worlds
from ytterby.bom.basis import Basis
from ytterby.bom.plain import Holding, roll_up, share_of
from ytterby.bom.problems import problems_of_holdings
from ytterby.logic.bounds import NOTHING, UNBOUNDED, Bounds, total
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import BillLine, Content, Notice, Part

LOTS = st.sampled_from([None, "L-1", "L-2"])
Held = Mapping[str, Holding]


def held(world: World, basis: Basis = AS_BOUGHT, day: date = DAY, lot: str | None = None) -> Held:
    return roll_up(world.bill, basis, day, [TOP], lot=lot)


def lies_in(narrow: Bounds, wide: Bounds) -> bool:
    return wide.meet(narrow) == narrow


# --- A second computation -----------------------------------------------------------------------------------------


@given(worlds(plain=True), ORIGINS_READ)
def test_a_naive_computation_agrees(world: World, basis: Basis) -> None:
    for part_id, holding in held(world, basis).items():
        assert holding.controlled == exploded(world.dataset, part_id, basis)


@given(worlds(plain=True))
def test_the_sum_over_all_paths_agrees(world: World) -> None:
    """Where nothing but the last components is priced or notified: quantity times quantity times content."""
    parents = {line.parent_id for line in world.dataset.bom}
    bare = tuple(replace(each, unit_value=None) if each.part_id in parents else each for each in world.dataset.parts)
    below = tuple(each for each in world.dataset.notices if each.part_id not in parents)
    open_world = world.changed(parts=bare, notices=below)
    found = held(open_world)
    summed = NOTHING
    for last, quantity in paths(open_world.dataset, TOP, Bounds.exactly(1)):
        summed = summed + quantity * found[last].controlled
    assert found[TOP].controlled == summed


def paths(dataset: Dataset, part_id: str, quantity: Bounds) -> list[tuple[str, Bounds]]:
    """Every way down to a part that has no components, with so many of it on that way."""
    lines = [line for line in dataset.bom if line.parent_id == part_id]
    found = [] if lines else [(part_id, quantity)]
    for line in lines:
        many = Bounds(Fraction(0), None) if line.quantity is None else line.quantity
        found += paths(dataset, line.child_id, quantity * many)
    return found


# --- To know more never leaves more open --------------------------------------------------------------------------


@dataclass(frozen=True)
class Learnt:
    """A world, and the same when somebody has learnt more."""

    before: World
    after: World


@st.composite
def learnt(draw: DrawFn, *, everything: bool = False) -> Learnt:
    """Ranges narrowed, gaps filled, origins stated, silent suppliers heard; with `everything` nothing is left open.

    Left alone are gaps for which a reading names a way out and no range: without a purchase price the quoted one is
    taken, and without a value of the item its price. The top is no material, which counts by share and not by amount.
    """
    drawn = draw(worlds(suppliers=ONE_SUPPLIER, split=False) if everything else worlds(split=False))
    plainer = {TOP: GOODS} if drawn.kinds[TOP] == MATERIAL else {}
    if everything:  # nobody says what else is in a part that is a compound
        plainer |= {name: GOODS for name, kind in drawn.kinds.items() if kind == UNLISTED}
    before = replace(drawn, kinds={**drawn.kinds, **plainer})
    dataset = before.dataset
    is_quoted = bool(dataset.prices)
    after = before.changed(
        parts=tuple(draw(parts_learnt(each, everything=everything)) for each in dataset.parts),
        bom=tuple(draw(lines_learnt(each, everything=everything)) for each in dataset.bom),
        content=tuple(draw(rows_learnt(each, everything=everything, is_quoted=is_quoted)) for each in dataset.content),
        notices=tuple(draw(notices_learnt(each, everything=everything)) for each in dataset.notices),
    )
    for part_id, holding in held(after).items():
        is_named = after.kinds.get(part_id, GOODS).material is not None  # its name says what it is, listed or not
        if holding.own.is_silence and not is_named and not after.bill.uses.get(part_id):
            after = draw(heard(after, holding, everything=everything))
    return Learnt(before, after)


def figure_learnt(known: Bounds | None, gap: SearchStrategy[int], *, everything: bool) -> SearchStrategy[Bounds | None]:
    """The figure between narrower bounds, or stated where it was not; exact if everything is learnt."""
    if known is None:
        stated = gap.map(Bounds.exactly)
        return stated if everything else st.one_of(st.none(), stated)
    high = known.low + 5 if known.high is None else known.high
    ends = st.sampled_from([known.low, (known.low + high) / 2, high])
    exact = ends.map(Bounds.exactly)
    narrower = st.tuples(ends, ends).map(lambda two: Bounds(min(two), max(two)))
    return exact if everything else st.one_of(st.just(known), exact, narrower)


def origin_learnt(*, everything: bool) -> SearchStrategy[str | None]:
    return st.sampled_from(["CN", "JP"] if everything else ["CN", "JP", None])


@st.composite
def parts_learnt(draw: DrawFn, part: Part, *, everything: bool) -> Part:
    value = draw(figure_learnt(part.unit_value, st.integers(1, 200), everything=everything))
    may_be_stated = part.unit_value is not None or part.part_id != TOP
    origin = part.origin or draw(origin_learnt(everything=everything))
    return replace(part, unit_value=value if may_be_stated else None, currency="JPY", origin=origin)


@st.composite
def lines_learnt(draw: DrawFn, line: BillLine, *, everything: bool) -> BillLine:
    """A line without a quantity says that some goes in: what is learnt is not that none does."""
    known = None if line.quantity == UNBOUNDED else line.quantity
    return replace(line, quantity=draw(figure_learnt(known, st.integers(1, 3), everything=everything)))


MADE_OF_LISTED = ("Dy", "Tb", "DyF3")
MADE_FROM_LEARNT = st.sampled_from(["ore", "oxide", "other-compound", "metal"])
"""What may be learnt of a row that does not say from what it was made: that it was recycled would have been said."""


@st.composite
def rows_learnt(draw: DrawFn, row: Content, *, everything: bool, is_quoted: bool) -> Content:
    materials = ["Nd", "Ho"] if everything else ["moonstone", "Nd", "Ho"]
    price = draw(figure_learnt(row.price_per_kg, st.integers(1, 9), everything=everything))
    share = row.origin_share
    return replace(
        row,
        material=draw(st.sampled_from(materials if is_quoted else [*materials, "Dy"]))
        if row.material == "moonstone"
        else row.material,
        made_from=draw(MADE_FROM_LEARNT) if row.made_from is None and row.material in MADE_OF_LISTED else row.made_from,
        made_from_origin=row.made_from_origin or draw(origin_learnt(everything=everything)),
        origin=row.origin or draw(origin_learnt(everything=everything)),
        origin_share=None if share is None else draw(figure_learnt(share, st.just(1), everything=everything)),
        mass_g=draw(figure_learnt(row.mass_g, st.integers(0, 5), everything=everything)),
        price_per_kg=None if is_quoted and row.price_per_kg is None else price,
    )


@st.composite
def notices_learnt(draw: DrawFn, said: Notice, *, everything: bool) -> Notice:
    """A notification of technology alone that gains a share would be a new statement, maybe of one more supplier."""
    if said.share_percent is None and said.basis == "technology":
        return said
    share = draw(figure_learnt(said.share_percent, st.just(1), everything=everything))
    return replace(said, share_percent=None if share is None else Bounds(share.low, share.high))


@st.composite
def heard(draw: DrawFn, world: World, holding: Holding, *, everything: bool) -> World:
    """One silent supplier of a part answers: with content, with a share, or that there is none."""
    part, dataset = world.bill.parts[holding.part_id], world.dataset
    silent = next(source.supplier for source in holding.own.sources if source.how == "silent")
    is_alone = len(holding.own.sources) == 1 and not world.bill.notices.get(part.part_id)
    answers = ["content", "share"] + (["free"] if is_alone else []) + ([] if everything else ["nothing"])
    answer, worth = draw(st.sampled_from(answers)), draw(st.integers(0, 20))
    if answer == "content":
        row = content(part.part_id, worth, 1000, supplier=silent)
        return world.changed(content=(*dataset.content, row))
    if answer == "share":
        said = notice(part.part_id, worth, number="HEARD", supplier=silent, issued=DAY)
        return world.changed(notices=(*dataset.notices, said))
    if answer == "free":
        free = tuple(replace(each, contains_rare_earth=NO) if each == part else each for each in dataset.parts)
        return world.changed(parts=free)
    return world


def is_consistent(world: World, basis: Basis = AS_BOUGHT) -> bool:
    """Whether nobody contradicts anybody, and nothing holds more than it costs. To be counted twice is no matter."""
    holdings = held(world, basis)
    is_paid_for = all(each.value.high is None or each.controlled.low <= each.value.high for each in holdings.values())
    return is_paid_for and all(issue.code == "counted-twice" for issue in problems_of_holdings(world.bill, holdings))


SOLD_FOR = st.sampled_from([None, (Bounds.between(50, 150), Bounds.exactly(100)), (Bounds.exactly(90),) * 2])


@given(learnt(), BASES, SOLD_FOR)
def test_to_know_more_never_leaves_more_open(
    learning: Learnt, basis: Basis, sold_for: tuple[Bounds, Bounds] | None
) -> None:
    before, after = held(learning.before, basis), held(learning.after, basis)
    assume(is_consistent(learning.after, basis))
    for part_id, holding in after.items():
        assert lies_in(holding.controlled, before[part_id].controlled)
    earlier, later = sold_for or (None, None)
    assert lies_in(share_of(after[TOP], basis, later).ratio, share_of(before[TOP], basis, earlier).ratio)


@given(learnt())
def test_to_know_more_never_turns_a_yes_into_a_no(learning: Learnt) -> None:
    before, after = held(learning.before), held(learning.after)
    assume(is_consistent(learning.after))
    for part_id, holding in after.items():
        earlier = before[part_id]
        truths = ["contains_magnet", "contains_target", "made_with_technology"]
        if earlier.contains_magnet is YES:  # how a magnet inside was made is said of one that there is
            truths.append("magnet_made_with_technology")
        for truth in truths:
            was = getattr(earlier, truth)
            assert was is UNKNOWN or getattr(holding, truth) is was, (part_id, truth)


@given(learnt(everything=True), BASES)
def test_whatever_is_true_within_the_ranges_lies_within_the_share(learning: Learnt, basis: Basis) -> None:
    exact = held(learning.after)
    assume(is_consistent(learning.after) and is_consistent(learning.after, basis))
    assume(exact[TOP].controlled.is_exact)
    for reading in (AS_BOUGHT, basis):
        found = share_of(held(learning.after, reading)[TOP], reading, Bounds.exactly(100))
        assert lies_in(found.ratio, share_of(held(learning.before, reading)[TOP], reading, Bounds.exactly(100)).ratio)
    assert share_of(exact[TOP], AS_BOUGHT, Bounds.exactly(100)).ratio.is_exact


# --- What one reading counts and another does not -----------------------------------------------------------------

NO_LESS = {
    "unlisted_compounds": ("counted", "not-counted"),
    "elements_of_57": ("counted", "excluded"),
    "origin_of_refined_material": ("chinese-stage", "last-step"),
    "recycled_material": ("keeps-origin", "new-origin"),
}
"""Answers to open points that count all that another counts, and more."""


@given(worlds(lots=LOTS), BASES, st.sampled_from(sorted(NO_LESS)))
def test_the_wider_answer_counts_no_less(world: World, basis: Basis, choice: str) -> None:
    wider, narrower = (replace(basis, **{choice: answer}) for answer in NO_LESS[choice])  # type: ignore[arg-type]
    assume(is_consistent(world, wider) and is_consistent(world, narrower))
    more, less = held(world, wider), held(world, narrower)
    for part_id, holding in more.items():
        assert holding.controlled.low >= less[part_id].controlled.low
        assert is_no_higher(less[part_id].controlled, holding.controlled)


def is_no_higher(one: Bounds, other: Bounds) -> bool:
    return other.high is None or (one.high is not None and one.high <= other.high)


# --- What makes no difference -------------------------------------------------------------------------------------


def seen(holding: Holding) -> dict[str, Any]:
    """A holding without the order in which its statements stand."""
    own = holding.own
    found = {each.name: getattr(holding, each.name) for each in fields(holding) if each.name != "own"}
    statements = sorted(map(repr, own.sources))
    groups = sorted(sorted(map(repr, group)) for group in own.contradicts)
    return {**found, "own": (own.total, own.amounts, statements, groups)}


def all_seen(found: Held) -> dict[str, dict[str, Any]]:
    return {part_id: seen(holding) for part_id, holding in found.items()}


@given(worlds(lots=LOTS), st.randoms(use_true_random=False), BASES, LOTS)
def test_the_order_of_the_rows_makes_no_difference(world: World, random: Any, basis: Basis, lot: str | None) -> None:
    dataset = world.dataset
    tables = ("parts", "bom", "content", "notices", "prices", "technology_use")
    shuffled = {name: tuple(random.sample(dataset.table(name), len(dataset.table(name)))) for name in tables}
    assert all_seen(held(world.changed(**shuffled), basis, lot=lot)) == all_seen(held(world, basis, lot=lot))


@given(worlds(), BASES, st.sampled_from([Fraction(1, 7), Fraction(3), Fraction(1000)]))
def test_the_currency_makes_no_difference_to_the_share(world: World, basis: Basis, scale: Fraction) -> None:
    def scaled(amount: Bounds | None) -> Bounds | None:
        return None if amount is None else amount.times(scale)

    dataset = world.dataset
    dearer = world.changed(
        parts=tuple(replace(each, unit_value=scaled(each.unit_value)) for each in dataset.parts),
        content=tuple(replace(each, price_per_kg=scaled(each.price_per_kg)) for each in dataset.content),
        prices=tuple(replace(each, price_per_kg=scaled(each.price_per_kg)) for each in dataset.prices),
    )
    before, after = held(world, basis), held(dearer, basis)
    for part_id in before:
        assert share_of(after[part_id], basis, None).ratio == share_of(before[part_id], basis, None).ratio
        assert after[part_id].controlled == before[part_id].controlled.times(scale)


@given(worlds(lots=LOTS), BASES)
def test_the_total_lies_within_the_sum_of_the_materials(world: World, basis: Basis) -> None:
    for holding in held(world, basis).values():
        assert lies_in(holding.controlled, total(holding.by_material.values()))


@given(worlds(lots=LOTS))
def test_one_material_is_never_more_than_all(world: World) -> None:
    each = Basis(several_materials="each")
    for holding in held(world).values():
        one, together = share_of(holding, each, None).part, share_of(holding, AS_BOUGHT, None).part
        assert one.low <= together.low or holding.as_material is not None
        assert together.high is None or (one.high is not None and one.high <= together.high)


# --- What the run saves itself ------------------------------------------------------------------------------------


@given(worlds(), BASES)
def test_choices_that_make_no_difference_are_left_out_rightly(world: World, basis: Basis) -> None:
    assert held(world, world.bill.counting(basis, TOP))[TOP] == held(world, basis)[TOP]


@given(worlds(), st.sampled_from(DAYS), st.integers(-2, 40))
def test_between_two_changes_every_part_holds_the_same(world: World, start: date, later: int) -> None:
    day = start + timedelta(later)
    assert held(world, day=world.bill.last_change(day)) == held(world, day=day)


@given(worlds(), BASES)
def test_what_is_known_of_components_serves_for_what_contains_them(world: World, basis: Basis) -> None:
    names = [part.part_id for part in world.dataset.parts]
    known = roll_up(world.bill, basis, DAY, names[len(names) // 2 :])
    assert roll_up(world.bill, basis, DAY, [TOP], known=known)[TOP] == held(world, basis)[TOP]
