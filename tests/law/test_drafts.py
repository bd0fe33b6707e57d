"""What is drafted reads back the same, and reaches what the suspension reaches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import Text
from ytterby.law.drafts import Head, ended, extension, lapse, last_day, listing, resumption, suspensions, toml_of
from ytterby.law.instruments import Instrument, InstrumentError, parse_instrument
from ytterby.law.lawbook import packaged
from ytterby.law.party_table import written
from ytterby.logic.lawbook import Entry, Lawbook

BOOK = packaged().lawbook
ALL = tuple(f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62))
HEAD = Head("mofcom-2026-99", "第99号", "商务部", date(2026, 11, 5), Text("一", "二", "three"), "Aya Mori")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize("instrument", packaged().instruments.values(), ids=lambda each: each.id)
def test_the_packaged_instruments_read_back_the_same(instrument: Instrument, tmp_path: Path) -> None:
    for deed in instrument.lists:
        (tmp_path / deed.parties_in).write_text(written(deed.rows), encoding="utf-8")
    assert parse_instrument(toml_of(instrument).encode(), tmp_path) == instrument


@given(words=st.lists(WORDS, min_size=8, max_size=8), parties=st.lists(WORDS, min_size=1, max_size=3))
def test_any_text_reads_back_the_same(words: list[str], parties: list[str]) -> None:
    number, issuer, ja, zh, en, person, address, evidence = words
    head = Head("mofcom-2026-99", number, issuer, date(2026, 11, 5), Text(ja, zh, en), person, address)
    confirmed = lapse(BOOK, "mofcom-2025-70", date(2026, 11, 11), by=person, on=date(2026, 11, 12), evidence=evidence)
    for drafted in (listing(head, "control-list", parties), confirmed):
        assert parse_instrument(toml_of(drafted).encode()) == drafted


def test_a_title_with_braces_is_a_name_like_any_other() -> None:
    head = Head("mofcom-2026-99", "1", "x", date(2026, 11, 5), Text("{a}", "{b}", "{c}"), "Aya Mori")
    assert listing(head, "control-list", ["P"]).name.in_("en") == "{c}"


def test_an_extension_joins_the_present_end_and_reaches_all() -> None:
    entries = tuple(extension(HEAD, BOOK, "mofcom-2025-70", date(2027, 1, 10)).entries())
    assert tuple(entry.what for entry in entries) == ALL
    assert {(entry.does, entry.on, entry.through, entry.of) for entry in entries} == {
        ("extends", date(2026, 11, 11), date(2027, 1, 10), "mofcom-2025-70")
    }


def test_a_second_extension_joins_the_first() -> None:
    longer = BOOK.with_entries(extension(HEAD, BOOK, "mofcom-2025-70", date(2027, 1, 10)).entries())
    second = next(extension(HEAD, longer, "mofcom-2025-70", date(2027, 3, 1)).entries())
    assert second.on == date(2027, 1, 11)


def test_a_scope_narrows_what_is_reached() -> None:
    drafted = resumption(HEAD, BOOK, "mofcom-2025-70", date(2026, 11, 1), ["mofcom-2025-61/1(3)"])
    assert [entry.what for entry in drafted.entries()] == ["mofcom-2025-61/1(3)"]


def test_a_confirmation_is_the_persons_own() -> None:
    drafted = lapse(BOOK, "mofcom-2025-70", date(2026, 11, 11), by="Aya Mori", on=date(2026, 11, 12), evidence="looked")
    entries = tuple(drafted.entries())
    assert {(entry.person, entry.evidence, entry.known) for entry in entries} == {
        ("Aya Mori", "looked", date(2026, 11, 12))
    }
    assert (drafted.id, drafted.issuer) == ("firm-2026-11-12-lapsed-mofcom-2025-70", "Aya Mori")
    assert drafted.title.ja != drafted.title.en


def test_a_list_is_in_force_from_its_publication_and_names_each_party_once() -> None:
    entries = tuple(listing(HEAD, "watch-list", ["A", "B", "A"]).entries())
    assert [(entry.value, entry.on) for entry in entries] == [("A", HEAD.published), ("B", HEAD.published)]


def test_a_suspension_without_end_has_no_last_day() -> None:
    open_end = Entry("suspends", "kites/1", date(2026, 1, 1), "calm", date(2026, 1, 1))
    assert last_day(Lawbook((open_end,)), open_end) is None


def test_an_end_counts_for_the_suspension_that_it_is_of() -> None:
    suspension = suspensions(BOOK, "mofcom-2025-70")[0]
    day = date(2026, 11, 11)
    other = Entry("lapsed", suspension.what, day, "x", day, of="mofcom-2026-1", person="A", evidence="B")
    any_of_them = Entry("resumes", suspension.what, day, "x", day)
    assert ended(BOOK.with_entries([other]), suspension, suspension.what) is None
    assert ended(BOOK.with_entries([any_of_them]), suspension, suspension.what) == any_of_them


FILE = toml_of(listing(HEAD, "control-list", ["P"]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (FILE.encode("utf-16"), "not in UTF-8"),
        (b"id = ", "cannot be read as TOML"),
        (FILE.replace('id        = "mofcom-2026-99"', "").encode(), "missing: id"),
        (b"colour = 1\n" + FILE.encode(), "not understood: colour"),
        (FILE.replace("published = 2026-11-05", 'published = "5 Nov"').encode(), "published"),
        (FILE.replace("[[lists]]", "[[lapsed]]").replace('parties = ["P"]', "").encode(), "needs person, evidence"),
        (FILE.replace("[[lists]]", "[[sets]]").replace('parties = ["P"]', 'value = "a lot"').encode(), "not a figure"),
    ],
)
def test_what_is_no_instrument_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(InstrumentError, match=reason) as refused:
        parse_instrument(content)
    assert refused.value.in_("ja") != refused.value.in_("en") != refused.value.in_("zh")


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(InstrumentError) as refused:
        parse_instrument(b'colour = "red"')
    assert len(refused.value.reasons) == 2
    assert "id, number, issuer, published, title" in str(refused.value)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_instrument(b"\xef\xbb\xbf" + FILE.encode()).id == "mofcom-2026-99"
