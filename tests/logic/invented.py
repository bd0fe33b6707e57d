"""Law about kites, by instruments that do not exist, and random conditions and cases under it.

The ledger has passages in force, not in force and unconfirmed on one day, so that a `Provision` may be any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from ytterby.logic.bounds import Bounds, Share
from ytterby.logic.conditions import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Figure,
    Flag,
    InForce,
    Not,
    Provision,
    Reading,
)
from ytterby.logic.explain import Case
from ytterby.logic.lawbook import Entry, Law, Lawbook
from ytterby.logic.truth import NO, UNKNOWN, YES, Truth

KITES = Lawbook(
    (
        Entry("commences", "kites/1", date(2030, 1, 1), "kites", date(2029, 12, 1)),
        Entry("commences", "kites/2", date(2030, 1, 1), "kites", date(2029, 12, 1)),
        Entry("commences", "kites/1(2)", date(2030, 4, 1), "kites", date(2029, 12, 1)),
        Entry("sets", "kites/share", date(2030, 1, 1), "kites", date(2029, 12, 1), value="1/1000"),
        Entry("sets", "kites/tails", date(2030, 1, 1), "kites", date(2029, 12, 1), value="14"),
        Entry("sets", "kites/share", date(2030, 5, 1), "gusts", date(2030, 4, 1), value="1/500"),
        Entry("suspends", "kites/2", date(2030, 2, 1), "calm", date(2030, 2, 1), through=date(2030, 3, 1)),
    )
)
CITES = ("kites/1", "kites/1(2)", "kites/2", "kites/3")
DAYS = (date(2030, 1, 1), date(2030, 2, 1), date(2030, 3, 1), date(2030, 4, 1), date(2030, 5, 1))

FLAGS = ("has_a_tail", "is_red", "flies")
AMOUNTS = ("paper_share", "tails")
READINGS = ("balloons-are-kites", "red-includes-pink")
FIGURES = (Fraction(1, 1000), Fraction(1, 500), Fraction(1, 3), Fraction(14), Fraction(10_000), Fraction(0))

truths = st.sampled_from([NO, UNKNOWN, YES])
known_truths = st.sampled_from([NO, YES])


def laws(days: tuple[date, ...] = DAYS) -> st.SearchStrategy[Law]:
    """The law of some day, as some firm reads it."""
    readings = st.fixed_dictionaries({}, optional=dict.fromkeys(READINGS, truths))
    plain = st.builds(lambda day, read: KITES.on(day, readings=read), st.sampled_from(days), readings)
    return st.builds(lambda law, settled: law.supposing(settled), plain, truths)


def conditions() -> st.SearchStrategy[Condition]:
    """Every kind of condition, inside one another."""
    named = st.sampled_from(["kites/share", "kites/tails"]).map(Figure)
    figures = named | st.sampled_from(FIGURES)
    leaves = st.one_of(
        st.sampled_from(FLAGS).map(Flag),
        st.builds(AtLeast, st.sampled_from(AMOUNTS), figures),
        st.builds(Above, st.sampled_from(AMOUNTS), figures),
        st.sampled_from(READINGS).map(Reading),
        st.sampled_from(CITES).map(InForce),
    )
    return st.recursive(leaves, _joined, max_leaves=12)


def _joined(under: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(under, max_size=3).map(tuple)
    return st.one_of(
        parts.map(AllOf),
        parts.map(AnyOf),
        under.map(Not),
        st.builds(Provision, st.sampled_from(CITES), st.just(""), under),
    )


@st.composite
def amounts(draw: st.DrawFn, figures: tuple[Fraction, ...] = FIGURES) -> Bounds | Share:
    """An amount or a share whose bounds lie on a figure or one unit to either side of it, if it has any."""
    figure = draw(st.sampled_from(figures))
    unit = Fraction(1, draw(st.sampled_from([1, 7, 100])))
    is_share = draw(st.booleans())
    wholes = draw(st.lists(st.integers(0, 3_000), min_size=1, max_size=2)) if is_share else [1]
    corners = [max(Fraction(0), figure * whole + step * unit) for whole in wholes for step in (-1, 0, 1)]
    part = _bounds(draw, corners)
    return Share(part, _bounds(draw, [Fraction(whole) for whole in wholes])) if is_share else part


def _bounds(draw: st.DrawFn, among: list[Fraction]) -> Bounds:
    low, high = sorted([draw(st.sampled_from(among)), draw(st.sampled_from(among))])
    return draw(st.sampled_from([Bounds(low, high), Bounds(low, high), Bounds(low, low), Bounds(low, None)]))


def cases() -> st.SearchStrategy[Case]:
    """Facts known, half known, said to be unknown, or not mentioned."""
    return cases_of(dict.fromkeys(FLAGS, truths) | dict.fromkeys(AMOUNTS, amounts()))


def cases_of(facts: Mapping[str, st.SearchStrategy[Truth | Bounds | Share]]) -> st.SearchStrategy[Case]:
    """Cases in which any of the facts may be missing."""
    return st.fixed_dictionaries({}, optional=dict(facts))


@st.composite
def better_known(draw: st.DrawFn, case: Case) -> Case:
    """The same case with more known of it: no fact is contradicted, some that were open are settled or narrowed."""
    told: dict[str, Truth | Bounds | Share] = dict(case)
    for fact in FLAGS:
        if case.get(fact, UNKNOWN) is UNKNOWN:
            told[fact] = draw(truths)
    for fact in AMOUNTS:
        known = case.get(fact)
        if isinstance(known, Bounds):
            told[fact] = draw(narrower(known))
        elif isinstance(known, Share):
            told[fact] = Share(draw(narrower(known.part)), draw(narrower(known.whole)))
        elif draw(st.booleans()):
            told[fact] = draw(amounts())
    return told


@st.composite
def narrower(draw: st.DrawFn, wide: Bounds) -> Bounds:
    """Bounds within bounds."""
    one, other = draw(points(wide)), draw(points(wide))
    low, high = sorted([one, other])
    return Bounds(low, None if wide.high is None and draw(st.booleans()) else high)


@st.composite
def points(draw: st.DrawFn, within: Bounds) -> Fraction:
    """An amount between bounds: either end, or some way along."""
    if within.high is None:
        return within.low + draw(st.fractions(0, 1_000, max_denominator=50))
    along = draw(st.sampled_from([Fraction(0), Fraction(1)]) | st.fractions(0, 1, max_denominator=50))
    return within.low + along * (within.high - within.low)
