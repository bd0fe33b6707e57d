"""The bundled samples, against what was worked out for them by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ytterby.determination.check import Report, check
from ytterby.determination.firm import read_firm
from ytterby.determination.outcome import Determination
from ytterby.law.lawbook import statutes
from ytterby.logic.bounds import Bounds
from ytterby.logic.truth import NO, UNKNOWN, YES
from ytterby.samples import sample, samples
from ytterby.tables import read

KNOWN = date(2026, 11, 23)
EXPECTED = Path(__file__).parent / "expected"
ANSWERS = {YES: "yes", NO: "no", UNKNOWN: "open"}


def expected_of(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((EXPECTED / f"{name.replace('/', '-')}.toml").read_text(encoding="utf-8"))


@cache
def report_of(name: str) -> Report:
    folder = sample(name)
    return check(read(folder), statutes(folder), read_firm(folder), KNOWN)


def percent(share: Fraction | None) -> str:
    if share is None:
        return ""
    return str((Decimal(share.numerator * 100) / Decimal(share.denominator)).quantize(Decimal("0.0001")))


def written(share: Bounds) -> str:
    low, high = percent(share.low), percent(share.high)
    return low if low == high else f"{low}..{high}"


def stated(found: Determination) -> str | None:
    """What the notification says: its percentage, or the ground where it rests on no content; None if none is due."""
    if not found.notification.is_due:
        return None
    basis = found.notification.basis
    return percent(found.notification.share) if basis == "content" else basis


def outcome_of(found: Determination) -> dict[str, Any]:
    said = {
        "outcome": found.outcome.value,
        "licence": ANSWERS[found.licence.in_force.truth],
        "share": written(found.article.share.ratio),
        "review": found.review.value,
        "notification": stated(found),
        "hangs_on": sorted(effect.name for effect in found.readings),
        "ask": sum(question.fact != "in_force" for question in found.questions),
    }
    return {name: value for name, value in said.items() if value is not None}


GOODS = [name for name in samples() if name != "technology"]
LINES = [(name, line) for name in GOODS for line in expected_of(name)]


@pytest.mark.parametrize(("name", "line"), LINES, ids=[f"{name}:{line}" for name, line in LINES])
def test_line_comes_out_as_worked_out_by_hand(name: str, line: str) -> None:
    found = {each.reference: each for each in report_of(name).determinations}
    expected = expected_of(name)[line]
    said = outcome_of(found[line])
    assert {what: said[what] for what in said if what in expected or what == "notification"} == expected


@pytest.mark.parametrize("act", expected_of("technology"))
def test_act_comes_out_as_worked_out_by_hand(act: str) -> None:
    found = next(each for each in report_of("technology").transfers if each.reference == act)
    assert {
        "outcome": found.outcome.value,
        "act": ANSWERS[found.act.in_force.truth],
        "limbs": [limb.partition("/")[2] for limb in found.limbs],
        "codes": list(found.codes),
        "duties": [duty.kind for duty in found.duties if duty.kind != "keep-records"],
        "ask": sum(question.fact != "in_force" for question in found.questions),
    } == expected_of("technology")[act]


def test_every_act_of_the_sample_is_expected() -> None:
    assert [each.reference for each in report_of("technology").transfers] == list(expected_of("technology"))


@pytest.mark.parametrize("name", GOODS)
def test_every_line_of_a_sample_is_expected(name: str) -> None:
    assert {each.reference for each in report_of(name).determinations} == set(expected_of(name))


@pytest.mark.parametrize("name", samples())
def test_whether_the_law_is_in_force_is_asked_where_the_licence_hangs_on_it(name: str) -> None:
    for found in report_of(name).determinations:
        asked = any(question.fact == "in_force" for question in found.questions)
        assert asked or not found.licence.hangs_on_law, found.reference


COMPLAINTS = {
    "screening": ["in-ownership-alone"],
    "trader": ["value-of-zero"],
    "motor-maker-2000": [
        "ambiguous-last-day",
        "contradictory-rows",
        "cycle",
        "fits-a-table",
        "hidden-sheet",
        "merged-figure",
        "missing-key",
        "negative",
        "no-rate",
        "no-table",
        "not-a-figure",
        "part-unknown",
        "share-over-100",
        "spreadsheet-error",
        "two-notices",
        "unknown-column",
    ],
}
"""What is to be complained of in the tables of a sample, by code; once each; nothing for one not named."""


@pytest.mark.parametrize("name", samples())
def test_of_the_tables_nothing_else_is_complained(name: str) -> None:
    assert sorted(issue.code for issue in report_of(name).issues) == COMPLAINTS.get(name, [])


@pytest.mark.parametrize(
    ("upstream", "delivery", "downstream"),
    [("chain/magnet-maker", "D-1201", "chain/motor-maker"), ("chain/motor-maker", "D-1207", "chain/car-maker")],
)
def test_share_stated_by_one_firm_is_the_share_received_by_the_next(
    upstream: str, delivery: str, downstream: str
) -> None:
    received = report_of(downstream).dataset
    bought = {part.part_id: part.unit_value for part in received.parts}
    delivered = [found for found in report_of(upstream).determinations if found.joined.line.shipment_id == delivery]
    owed = {found.joined.line.part_id: found for found in delivered if found.notification.is_due}
    in_force = [each for each in received.notices if each.issued_on == delivered[0].day]
    assert {notice.part_id for notice in in_force} == set(owed)
    for notice in in_force:
        found = owed[str(notice.part_id)]
        assert notice.basis == found.notification.basis
        assert bought[str(notice.part_id)] == found.joined.line.unit_value
        if notice.basis == "content":
            assert notice.share_percent == Bounds.exactly(found.notification.share or 0)


def test_a_name_that_is_no_sample_is_refused_with_those_that_are() -> None:
    with pytest.raises(LookupError, match="chain/car-maker"):
        sample("chain")


@pytest.mark.parametrize("name", samples())
def test_every_sample_tells_its_story_in_two_languages(name: str) -> None:
    told = (sample(name) / "README.md").read_text(encoding="utf-8")
    assert "架空" in told
    assert " the " in told
