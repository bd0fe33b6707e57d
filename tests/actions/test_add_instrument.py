"""What a firm adds to its law: what it changes, what is refused with which reason, and that nothing is replaced."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from ytterby.actions.add_instrument import Added, NotAddedError, add_file, add_instrument
from ytterby.languages import Text
from ytterby.law.drafts import Head, delisting, extension, lapse, listing, resumption, toml_of
from ytterby.law.instruments import Instrument, InstrumentError, read_instrument
from ytterby.law.lawbook import packaged, statutes
from ytterby.law.listings import listed_parties
from ytterby.law.party_table import PartyRow
from ytterby.logic.lawbook import Lawbook, State

BOOK = packaged().lawbook
SUSPENSION = "mofcom-2025-70"
LIMB = "mofcom-2025-61/1(1)"
TODAY = date(2026, 11, 24)
TITLE = Text("延長", "延长", "Extension")
HEAD = Head("mofcom-2026-99", "商务部公告2026年第99号", "商务部", date(2026, 11, 5), TITLE, "Aya Mori")
FURTHER = Head("mofcom-2026-100", "商务部公告2026年第100号", "商务部", date(2026, 11, 6), TITLE, "Aya Mori")
EXTENSION = extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10))


def lapsed(day: date = date(2026, 11, 11), by: str = "Aya Mori", evidence: str = "list of announcements") -> Instrument:
    return lapse(BOOK, SUSPENSION, day, by=by, on=TODAY, evidence=evidence)


def state(book: Lawbook, day: date, known: date = TODAY, cites: str = LIMB) -> State:
    return book.on(day, known).force(cites).state


def refused(workspace: Path, instrument: Instrument, today: date = TODAY) -> str:
    """The reasons, and that nothing was written."""
    before = sorted(workspace.rglob("*"))
    with pytest.raises(NotAddedError) as problem:
        add_instrument(workspace, instrument, today)
    assert sorted(workspace.rglob("*")) == before
    assert len({problem.value.in_("ja"), problem.value.in_("zh"), problem.value.in_("en")}) == 3
    return str(problem.value)


# --- The state after 10 November 2026 is never guessed ----------------------------------------------------------------


def test_before_any_extension_was_spoken_of_the_end_of_the_text_decides() -> None:
    assert state(BOOK, date(2026, 12, 1), known=date(2025, 12, 15)) is State.IN_FORCE


def test_today_it_is_unconfirmed() -> None:
    assert state(BOOK, date(2026, 12, 1)) is State.UNCONFIRMED


def test_an_extension_settles_it_up_to_its_own_last_day(tmp_path: Path) -> None:
    add_instrument(tmp_path, EXTENSION, TODAY)
    book = statutes(tmp_path).lawbook
    assert state(book, date(2026, 11, 10)) is State.SUSPENDED
    assert state(book, date(2026, 12, 1)) is State.SUSPENDED
    assert state(book, date(2027, 1, 9)) is State.SUSPENDED
    assert state(book, date(2027, 1, 10), known=date(2027, 1, 10)) is State.UNCONFIRMED
    assert state(book, date(2027, 1, 10)) is State.UNCONFIRMED


def test_a_confirmed_lapse_settles_it(tmp_path: Path) -> None:
    add_instrument(tmp_path, lapsed(), TODAY)
    book = statutes(tmp_path).lawbook
    assert state(book, date(2026, 11, 10)) is State.SUSPENDED
    assert state(book, date(2026, 11, 11)) is State.IN_FORCE
    assert state(book, date(2026, 11, 11), known=TODAY - timedelta(days=1)) is State.UNCONFIRMED, "not yet confirmed"


def test_an_announcement_may_end_it_early(tmp_path: Path) -> None:
    add_instrument(tmp_path, resumption(HEAD, BOOK, SUSPENSION, date(2026, 11, 6)), TODAY)
    book = statutes(tmp_path).lawbook
    assert state(book, date(2026, 11, 5)) is State.SUSPENDED
    assert state(book, date(2026, 11, 6)) is State.IN_FORCE


def test_without_the_suspension_it_would_have_been_in_force(tmp_path: Path) -> None:
    add_instrument(tmp_path, EXTENSION, TODAY)
    assert state(statutes(tmp_path).lawbook.without(SUSPENSION), date(2025, 12, 15)) is State.IN_FORCE
    assert state(statutes(tmp_path).lawbook, date(2025, 12, 15)) is State.SUSPENDED


def test_a_second_extension_carries_on(tmp_path: Path) -> None:
    add_instrument(tmp_path, EXTENSION, TODAY)
    second = extension(FURTHER, statutes(tmp_path).lawbook, SUSPENSION, date(2027, 3, 1))
    add_instrument(tmp_path, second, TODAY)
    assert state(statutes(tmp_path).lawbook, date(2027, 2, 1)) is State.SUSPENDED


def test_one_limb_alone_may_be_extended(tmp_path: Path) -> None:
    add_instrument(tmp_path, extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10), scope=[LIMB]), TODAY)
    book = statutes(tmp_path).lawbook
    assert state(book, date(2026, 12, 1)) is State.SUSPENDED
    assert state(book, date(2026, 12, 1), cites="mofcom-2025-61/1(3)") is State.UNCONFIRMED


# --- The record -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("instrument", [EXTENSION, lapsed()], ids=lambda each: each.id)
def test_the_file_reads_back_the_same_and_names_the_person(tmp_path: Path, instrument: Instrument) -> None:
    added = add_instrument(tmp_path, instrument, TODAY)
    assert added.file == tmp_path / "law" / f"{instrument.id}.toml"
    assert read_instrument(added.file) == instrument
    assert statutes(tmp_path).instruments[instrument.id].added_by == "Aya Mori"
    assert [each.name for each in (tmp_path / "law").iterdir()] == [added.file.name]


def test_what_changes_is_told_for_today_and_the_next_turning_days(tmp_path: Path) -> None:
    added = add_instrument(tmp_path, EXTENSION, TODAY)
    told = {(change.day, change.before, change.after) for change in added.changes if change.cites == LIMB}
    assert told == {
        (TODAY, State.UNCONFIRMED, State.SUSPENDED),
        (date(2027, 1, 10), State.UNCONFIRMED, State.UNCONFIRMED),
        (date(2027, 1, 11), State.UNCONFIRMED, State.IN_FORCE),
    }


def test_a_list_changes_no_state(tmp_path: Path) -> None:
    added = add_instrument(tmp_path, listing(HEAD, "control-list", ["Kite Works"]), TODAY)
    assert added.changes == ()
    listed = statutes(tmp_path).lawbook.on(TODAY).listed("control-list")
    assert [entry.value for entry in listed if entry.by == HEAD.id] == ["Kite Works"]


ROWS = (PartyRow("风筝厂", "Kite Works", aliases=("KW",), country="JP"), PartyRow(name_en="Mill"))


def test_the_table_of_the_parties_lies_beside_the_notice(tmp_path: Path) -> None:
    drafted = listing(HEAD, "control-list, foreign-persons-barred", ["Mill", "Gusts"], rows=ROWS)
    added = add_instrument(tmp_path, drafted, TODAY)
    assert read_instrument(added.file) == drafted
    assert sorted(each.name for each in (tmp_path / "law").iterdir()) == [f"{HEAD.id}.csv", f"{HEAD.id}.toml"]
    parties = [party for party in listed_parties(statutes(tmp_path)) if party.notice == HEAD.id]
    assert [party.names for party in parties] == [("Gusts",), ("风筝厂", "Kite Works", "KW"), ("Mill",)]
    assert all(party.is_barred_to_foreign_persons for party in parties)


def test_a_file_brings_its_table_along(tmp_path: Path) -> None:
    source, workspace = tmp_path / "typed", tmp_path / "firm"
    source.mkdir()
    (source / "notice.toml").write_text(toml_of(listing(HEAD, "watch-list", [], rows=ROWS)), encoding="utf-8")
    (source / f"{HEAD.id}.csv").write_text("name_zh,name_en\n风筝厂,Kite Works\n", encoding="utf-8")
    add_file(workspace, source / "notice.toml", "", TODAY)
    (party,) = (party for party in listed_parties(statutes(workspace)) if party.notice == HEAD.id)
    assert party.names == ("风筝厂", "Kite Works")


def test_no_table_is_written_over_and_none_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "law" / f"{HEAD.id}.csv"
    table.parent.mkdir()
    table.write_text("theirs", encoding="utf-8")
    assert "has a mofcom-2026-99.csv already" in refused(tmp_path, listing(HEAD, "watch-list", [], rows=ROWS))
    assert table.read_text(encoding="utf-8") == "theirs"
    table.unlink()

    def no_room(path: Path, content: bytes) -> None:
        if path.suffix == ".toml":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("ytterby.actions.add_instrument.write_new", no_room)
    with pytest.raises(OSError, match="No space"):
        add_instrument(tmp_path, listing(HEAD, "watch-list", [], rows=ROWS), TODAY)
    assert list(table.parent.iterdir()) == []


def test_a_table_is_a_csv_file(tmp_path: Path) -> None:
    drafted = listing(HEAD, "watch-list", [], rows=ROWS)
    deed = with_fields(drafted.lists[0], parties_in="firm.toml")
    assert "must be a .csv file" in refused(tmp_path, with_fields(drafted, lists=(deed,)))


def test_who_is_taken_off_must_stand_on_the_list(tmp_path: Path) -> None:
    add_instrument(tmp_path, delisting(HEAD, "watch-list", ["斯巴鲁株式会社"]), TODAY)
    gone = statutes(tmp_path).lawbook.on(TODAY).listed("watch-list")
    assert "斯巴鲁株式会社" not in {entry.value for entry in gone}
    assert len(gone) == 39
    again = refused(tmp_path, delisting(FURTHER, "watch-list", ["斯巴鲁株式会社", "日东电工"]))
    assert "斯巴鲁株式会社 is not on the watch-list" in again
    assert "日东电工株式会社" in again
    assert "There is no list" in refused(tmp_path, delisting(FURTHER, "grey-list", ["日东电工株式会社"]))


def test_measures_of_a_notice_of_the_firms_own_may_be_suspended(tmp_path: Path) -> None:
    add_instrument(tmp_path, listing(HEAD, "control-list", ["Kite Works"]), TODAY)
    file = tmp_path / "suspension.toml"
    body = toml_of(delisting(FURTHER, "watch-list", ["x"])).partition("[[unlists]]")[0]
    stop = f'[[suspends]]\nwhat = ["{HEAD.id}/1"]\nfrom = 2026-11-10\nthrough = 2026-12-10\n'
    file.write_text(body + stop, encoding="utf-8")
    add_file(tmp_path, file, "", TODAY)
    book = statutes(tmp_path).lawbook
    assert [state(book, day, cites=f"{HEAD.id}/1") for day in (date(2026, 11, 9), TODAY)] == [
        State.IN_FORCE,
        State.SUSPENDED,
    ]


def test_only_what_the_instrument_speaks_of_is_compared(tmp_path: Path) -> None:
    added = add_instrument(tmp_path, extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10), scope=[LIMB]), TODAY)
    assert {change.cites.partition("/")[0] for change in added.changes} == {"mofcom-2025-61"}


def test_no_file_is_written_over_even_if_it_appears_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "law" / f"{HEAD.id}.toml"
    real = os.link

    def somebody_is_faster(source: str, target: Path) -> None:
        file.write_text("theirs", encoding="utf-8")
        real(source, target)

    monkeypatch.setattr(os, "link", somebody_is_faster)
    with pytest.raises(NotAddedError, match="there already"):
        add_instrument(tmp_path, EXTENSION, TODAY)
    assert file.read_text(encoding="utf-8") == "theirs"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_here(source: str, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", source)

    monkeypatch.setattr(os, "link", not_here)
    added = add_instrument(tmp_path, EXTENSION, TODAY)
    assert read_instrument(added.file) == EXTENSION


# --- What is refused --------------------------------------------------------------------------------------------------


def test_nothing_is_added_twice(tmp_path: Path) -> None:
    add_instrument(tmp_path, EXTENSION, TODAY)
    assert "mofcom-2026-99 is there already" in refused(tmp_path, EXTENSION)


def test_a_packaged_instrument_is_not_replaced(tmp_path: Path) -> None:
    again = packaged().instruments[SUSPENSION]
    assert "mofcom-2025-70 is there already" in refused(tmp_path, again)


def headed(**other: str | date | Text) -> Instrument:
    stated: dict[str, str | date | Text] = {name: getattr(HEAD, name) for name in Head.__slots__}
    return listing(Head(**{**stated, **other}), "control-list", ["Kite Works"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("instrument", "reason"),
    [
        (headed(added_by=""), "does not say who adds it"),
        (headed(added_by=" … "), "does not say who adds it"),
        (headed(id="../../x"), "id ../../x will not do"),
        (headed(id="MOFCOM-2026-99"), "will not do"),
        (headed(id="acme-1"), "will not do"),
        (headed(number="…", title=Text("題", "", "t")), "blank: number, title"),
        (headed(issuer=""), "blank: issuer"),
        (headed(published=date(2026, 11, 25)), "after today"),
        (headed(number="\udce3"), "not text"),
        (listing(HEAD, "grey-list", ["P"]), "no list grey-list"),
        (listing(HEAD, "watch-list", ["P", " "]), "blank: parties"),
        (listing(HEAD, "watch-list", []), "needs parties"),
        (extension(HEAD, BOOK, "mofcom-2025-71", date(2027, 1, 10)), "mofcom-2025-71 suspends nothing"),
        (extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10), scope=["mofcom-2025-99"]), "knows no mofcom-2025-99"),
        (extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10), scope=["mofcom-2025-61/9"]), "knows no mofcom-2025-61/9"),
        (extension(HEAD, BOOK, SUSPENSION, date(2027, 1, 10), scope=["mofcom-2025-70/1"]), "was not suspended"),
        (extension(HEAD, BOOK, SUSPENSION, date(2026, 11, 10)), "before it begins"),
        (extension(HEAD, BOOK, SUSPENSION, date(2026, 10, 1), date(2026, 9, 1)), "not beyond 2026-11-10"),
        (resumption(HEAD, BOOK, SUSPENSION, date(2025, 11, 7)), "was not suspended before 2025-11-07"),
        (lapsed(date(2026, 11, 9)), "cannot be over by 2026-11-09"),
        (lapsed(date(2026, 11, 25)), "has not come yet"),
        (lapsed(evidence="…"), "what was looked at"),
        (lapsed(evidence=""), "needs evidence"),
        (lapsed(by=" "), "does not say who adds it"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, instrument: Instrument, reason: str) -> None:
    assert reason in refused(tmp_path, instrument)


def test_the_last_day_itself_may_be_the_first_of_the_lapse(tmp_path: Path) -> None:
    add_instrument(tmp_path, lapsed(date(2026, 11, 10)), TODAY)
    assert state(statutes(tmp_path).lawbook, date(2026, 11, 10)) is State.IN_FORCE


def test_what_is_over_is_neither_extended_nor_ended_again(tmp_path: Path) -> None:
    add_instrument(tmp_path, lapsed(), TODAY)
    book = statutes(tmp_path).lawbook
    assert "ended on 2026-11-11" in refused(tmp_path, EXTENSION)
    assert "ended on 2026-11-11" in refused(tmp_path, resumption(HEAD, book, SUSPENSION, date(2026, 11, 20)))


def test_a_lapse_waits_for_the_end_of_the_extension(tmp_path: Path) -> None:
    add_instrument(tmp_path, EXTENSION, TODAY)
    assert "runs until 2027-01-10" in refused(tmp_path, lapsed())


def test_all_reasons_come_at_once_and_each_once(tmp_path: Path) -> None:
    said = refused(tmp_path, lapsed(date(2026, 11, 9), by="…", evidence="…")).splitlines()
    assert len(said) == len(set(said)) == 3


def test_what_does_nothing_is_refused(tmp_path: Path) -> None:
    text = toml_of(EXTENSION).split("[[")[0]
    with pytest.raises(NotAddedError, match="does nothing"):
        add_file(tmp_path, _file(tmp_path, text), "", TODAY)


# --- From a file ------------------------------------------------------------------------------------------------------

NEW_LAW = """\
# Seen on the ministry's page. 担当：森
id        = "mofcom-2026-98"
number    = "商务部公告2026年第98号"
issuer    = "商务部"
published = 2026-11-06

[title]
ja = "新たな停止"
zh = "再次暂停"
en = "A new suspension"
"""
SUSPENDS = """
[[suspends]]
what    = ["mofcom-2025-61"]
from    = 2026-11-12
through = 2027-06-30
"""


def _file(folder: Path, text: str) -> Path:
    file = folder / "typed.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_keeps_its_own_words_and_gets_the_name_of_the_person(tmp_path: Path) -> None:
    added = add_file(tmp_path, _file(tmp_path, NEW_LAW + SUSPENDS), "Aya Mori", TODAY)
    text = added.file.read_text(encoding="utf-8")
    assert text == 'added_by = "Aya Mori"\n' + NEW_LAW + SUSPENDS
    assert state(statutes(tmp_path).lawbook, date(2027, 1, 1)) is State.SUSPENDED


def test_a_file_that_names_its_person_is_kept_as_it_is(tmp_path: Path) -> None:
    text = 'added_by = "Aya Mori"\n' + NEW_LAW + SUSPENDS
    for by in ("", "Aya Mori"):
        workspace = tmp_path / (by or "nobody")
        workspace.mkdir()
        assert add_file(workspace, _file(tmp_path, text), by, TODAY).file.read_text(encoding="utf-8") == text


def test_two_persons_do_not_answer_for_one_file(tmp_path: Path) -> None:
    with pytest.raises(NotAddedError, match="Let them agree"):
        add_file(tmp_path, _file(tmp_path, 'added_by = "Ben"\n' + NEW_LAW + SUSPENDS), "Aya Mori", TODAY)


def test_a_file_without_a_person_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAddedError, match="does not say who"):
        add_file(tmp_path, _file(tmp_path, NEW_LAW + SUSPENDS), "", TODAY)


def test_a_file_with_a_byte_order_mark_is_written_without(tmp_path: Path) -> None:
    file = tmp_path / "typed.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (NEW_LAW + SUSPENDS).encode())
    added = add_file(tmp_path, file, "Aya Mori", TODAY)
    assert read_instrument(added.file).id == "mofcom-2026-98"


def test_a_file_that_is_none_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(InstrumentError, match=r"typed\.toml: These are missing"):
        add_file(tmp_path, _file(tmp_path, "id = 'x'"), "Aya Mori", TODAY)
    assert not (tmp_path / "law").exists()


def added_from(folder: Path, deeds: str) -> Added:
    return add_file(folder, _file(folder, NEW_LAW + deeds), "Aya Mori", TODAY)


@pytest.mark.parametrize(
    "what", ["mofcom-2025-61/threshold-of-mine", "mofcom-2026-1/threshold"], ids=["of 61", "of another"]
)
def test_a_figure_that_nobody_set_is_not_changed(tmp_path: Path, what: str) -> None:
    with pytest.raises(NotAddedError, match="knows no"):
        added_from(tmp_path, f'[[sets]]\nwhat = ["{what}"]\nfrom = 2026-11-12\nvalue = "1/500"\n')


def test_an_instrument_may_bring_its_own_passages_and_figures(tmp_path: Path) -> None:
    added_from(
        tmp_path,
        '[[commences]]\nwhat = ["1"]\nfrom = 2026-11-12\n[[sets]]\nwhat = ["limit"]\nfrom = 2026-11-12\nvalue = "5"\n',
    )
    assert state(statutes(tmp_path).lawbook, date(2026, 11, 12), cites="mofcom-2026-98/1") is State.IN_FORCE


def test_a_figure_may_be_changed_by_a_later_instrument(tmp_path: Path) -> None:
    added_from(tmp_path, '[[sets]]\nwhat = ["mofcom-2025-61/threshold"]\nfrom = 2026-11-12\nvalue = "1/500"\n')
    settings = [entry.value for entry in statutes(tmp_path).lawbook.entries if entry.what == "mofcom-2025-61/threshold"]
    assert settings == ["1/1000", "1/500"]


def test_a_suspension_without_end_is_not_extended(tmp_path: Path) -> None:
    added_from(tmp_path, SUSPENDS.replace("through = 2027-06-30\n", ""))
    book = statutes(tmp_path).lawbook
    drafted = extension(FURTHER, book, "mofcom-2026-98", date(2027, 12, 31), date(2027, 7, 1))
    assert "no end to be extended" in refused(tmp_path, drafted)


def test_a_folder_of_law_that_cannot_be_read_takes_nothing_in(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "broken.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"broken\.toml"):
        add_instrument(tmp_path, EXTENSION, TODAY)
    assert len(list((tmp_path / "law").iterdir())) == 1
