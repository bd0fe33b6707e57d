"""What changes if something were issued, or had not been; and what changes though the law does not."""

from __future__ import annotations

from datetime import date

from tests.determination.nights import (
    AFTER,
    HEAD,
    IN_FORCE,
    KNOWN,
    LAST,
    RATES,
    changes_of,
    instruments_of,
    numbers,
    only,
    outcomes,
    passages_of,
    side,
)
from tests.determination.scenes import (
    changed,
    exactly,
    licence,
    magnets,
    oxide,
    with_rows,
)
from ytterby.determination.changes.comparing import Changes, changes
from ytterby.determination.changes.record import causes_text, notification_text, stand_text
from ytterby.determination.firm import Firm, Policy
from ytterby.determination.outcome import Outcome
from ytterby.determination.transfers.outcome import TransferOutcome
from ytterby.law.drafts import lapse, resumption
from ytterby.law.instruments import Instrument, parse_instrument
from ytterby.law.lawbook import packaged
from ytterby.logic.lawbook import State
from ytterby.samples import sample
from ytterby.tables import read
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Rate

# --- supposing --------------------------------------------------------------------------------------------------------


def supposing(scene: Dataset, day: date, *added: Instrument, firm: Firm | None = None) -> Changes:
    now = side(day, firm or Firm())
    return changes(scene, firm or Firm(), now, now.supposing(added))


def test_if_the_suspension_were_confirmed_to_have_lapsed() -> None:
    over = lapse(packaged().lawbook, "mofcom-2025-70", AFTER, by="Aya Mori", on=AFTER, evidence="list")
    change = only(supposing(oxide(), date(2026, 11, 12), over))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.LICENCE_NEEDED)
    assert change.what == ("licence", "notification")
    assert (stand_text(change.before, "en"), stand_text(change.after, "en")) == ("treated as needed", "needed")
    assert set(passages_of(change).values()) == {(State.UNCONFIRMED, State.IN_FORCE)}
    assert instruments_of(change) == {over.id}


def test_if_the_suspension_were_ended_today() -> None:
    ended = resumption(HEAD, packaged().lawbook, "mofcom-2025-70", KNOWN)
    change = only(supposing(oxide(), KNOWN, ended))
    assert outcomes(change) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert instruments_of(change) == {"mofcom-2026-98"}


def test_if_the_suspension_had_never_been_issued() -> None:
    now = side(KNOWN, Firm())
    change = only(changes(oxide(), Firm(), now, now.without(["mofcom-2025-70"])))
    assert outcomes(change) == (Outcome.SHIP, Outcome.LICENCE_NEEDED)
    assert instruments_of(change) == {"mofcom-2025-70"}


def test_without_announcement_61_no_line_is_caught_by_it() -> None:
    now = side(IN_FORCE, Firm())
    change = only(changes(oxide(), Firm(), now, now.without(["mofcom-2025-61"])))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.SHIP)


def test_without_the_catalogue_only_62_is_asked() -> None:
    scene, now = read(sample("technology")), side(LAST, Firm())
    found = changes(scene, Firm(), now, now.without(["mofcom-most-technology-catalogue"]))
    change = next(each for each in found.transfers if each.reference == "02-drawings-shanghai")
    assert outcomes(change) == (TransferOutcome.CATALOGUE, TransferOutcome.PROVIDE)
    assert "catalogue" in change.what
    assert set(passages_of(change)) == {"mofcom-most-technology-catalogue/1"}


def raised() -> Instrument:
    """An announcement that sets the threshold at one half."""
    return parse_instrument(
        """
        id = "mofcom-2026-98"
        number = "98"
        issuer = "商务部"
        published = 2026-11-05
        [title]
        ja = "x"
        zh = "x"
        en = "x"
        [[sets]]
        what = ["mofcom-2025-61/threshold"]
        from = 2026-11-05
        value = "1/2"
        """.encode()
    )


def test_a_figure_that_is_set_otherwise_is_a_reason() -> None:
    change = only(supposing(magnets(), AFTER, raised()))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.SHIP)
    assert passages_of(change) == {}
    assert causes_text(change.because, "en") == ["threshold of the value share: 0.1 % → 50 %"]


def test_a_figure_that_a_line_is_not_held_against_is_none() -> None:
    firm = Firm()
    change = only(changes(oxide(), firm, side(LAST, firm), side(AFTER, firm).supposing([raised()])))
    assert set(passages_of(change)) == numbers("1", "1(3)", "7/2")
    assert len(change.because) == len(passages_of(change))


# --- not the law ------------------------------------------------------------------------------------------------------


def test_a_licence_that_begins_is_no_change_of_the_law() -> None:
    scene = changed(with_rows(magnets(), "licences", licence()), "lines", licence_id="L")
    change = only(changes_of(scene, date(2026, 11, 30), date(2026, 12, 1)))
    assert outcomes(change) == (Outcome.LICENCE_NEEDED, Outcome.SHIP_UNDER_LICENCE)
    assert change.because == ("held-licence",)


def test_a_rate_that_changes_overnight_is_no_change_of_the_law() -> None:
    scene = changed(magnets(), "content", currency="USD")
    rates = [Rate(currency="USD", per_unit=exactly(value), into="JPY", date=day) for day, value in RATES]
    change = only(changes_of(with_rows(scene, "fx", *rates), date(2026, 11, 20), date(2026, 11, 21)))
    assert change.what == ("share",)
    assert change.because == ("tables",)
    assert notification_text(change.before, "en") != notification_text(change.after, "en")  # type: ignore[arg-type]


def test_that_somebody_else_decides_is_a_change_though_nothing_is_known_better() -> None:
    firm = Firm(policy=Policy(fact="ask", law="escalate"), compliance_officer="架空 花子")
    scene = with_rows(
        changed(magnets(), "content", currency="USD"),
        "fx",
        Rate(currency="USD", per_unit=exactly(2), into="JPY", date=date(2026, 11, 21)),
    )
    change = only(changes_of(scene, date(2026, 11, 20), date(2026, 11, 21), firm=firm))
    assert outcomes(change) == (Outcome.UNDECIDED, Outcome.UNDECIDED)
    assert (change.before.escalated_to, change.after.escalated_to) == (None, "架空 花子")
    assert change.what[0] == "outcome"
    assert change.because == ("tables",)
