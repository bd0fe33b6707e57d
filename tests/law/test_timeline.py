"""The states of a passage follow one another without a gap, and are those of the ledger on every single day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ytterby.languages import LANGUAGES, Language
from ytterby.law.lawbook import Statutes, packaged
from ytterby.law.listings import listed_parties
from ytterby.law.saying import deed_text, figure_name, figure_value, force_text, name_of, subject_of, together
from ytterby.law.standing import figures_on, history, passages, standing
from ytterby.law.timeline import span_on, spans
from ytterby.logic.lawbook import Entry, Lawbook, State

BOOK = packaged().lawbook
FIRST = date(2025, 10, 9)
TODAY = date(2026, 11, 24)
BEFORE_ANY_WORD = date(2025, 12, 15)
NEVER, COMMENCED = "mofcom-2025-61/1(1)", "mofcom-2025-61/1(3)"
LAST = date(2027, 1, 10)


def extended(on: date) -> Lawbook:
    return BOOK.with_entries([Entry("extends", "mofcom-2025-61", on, "x", on, LAST, "mofcom-2025-70")])


BOOKS = {
    "as packaged": BOOK,
    "extended in time": extended(date(2026, 11, 11)),
    "extended too late": extended(date(2026, 11, 20)),
    "without 70": BOOK.without("mofcom-2025-70"),
}


def days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
@pytest.mark.parametrize("known", [date(2025, 10, 20), BEFORE_ANY_WORD, date(2026, 11, 10), TODAY, date(2027, 2, 1)])
@pytest.mark.parametrize("cites", [NEVER, COMMENCED])
def test_the_spans_are_the_states_of_every_day(book: Lawbook, known: date, cites: str) -> None:
    found = spans(book, cites, FIRST, known)
    for day in days(FIRST, date(2027, 2, 1)):
        span = next(span for span in found if span.since <= day <= (span.through or date.max))
        assert span.state is book.on(day, known).force(cites).state, day
        if day.day == 10:
            assert span_on(book, cites, day, FIRST, known) == span
    for earlier, later in pairwise(found):
        assert earlier.through == later.since - timedelta(days=1)
        assert earlier.state is not later.state
    assert found[0].since == FIRST
    assert found[-1].through is None


def told(cites: str, known: date) -> list[tuple[str, str, str | None]]:
    return [
        (span.state.value, span.since.isoformat(), span.through.isoformat() if span.through else None)
        for span in spans(BOOK, cites, FIRST, known)
    ]


def test_what_was_suspended_before_it_commenced_has_never_been_in_force() -> None:
    assert told(NEVER, TODAY) == [
        ("not commenced", "2025-10-09", "2025-11-06"),
        ("suspended", "2025-11-07", "2026-11-09"),
        ("unconfirmed", "2026-11-10", None),
    ]
    assert not any(span.commenced for span in spans(BOOK, NEVER, FIRST, TODAY))


def test_what_had_commenced_was_in_force_before() -> None:
    assert told(COMMENCED, TODAY)[0] == ("in force", "2025-10-09", "2025-11-06")
    assert all(span.commenced for span in spans(BOOK, COMMENCED, FIRST, TODAY))


def test_before_any_word_of_an_extension_the_end_of_the_text_decides() -> None:
    assert told(NEVER, BEFORE_ANY_WORD)[-2:] == [
        ("unconfirmed", "2026-11-10", "2026-11-10"),
        ("in force", "2026-11-11", None),
    ]


def test_nothing_is_told_of_the_days_before_the_first_one_asked_for() -> None:
    start = date(2026, 3, 1)
    found = spans(BOOK, COMMENCED, start, BEFORE_ANY_WORD)
    assert [(span.state.value, span.since.isoformat()) for span in found] == [
        ("suspended", "2026-03-01"),
        ("unconfirmed", "2026-11-10"),
        ("in force", "2026-11-11"),
    ]


def test_a_day_before_the_instrument_has_its_span_too() -> None:
    assert span_on(BOOK, COMMENCED, date(2025, 1, 1), FIRST).state is State.NOT_COMMENCED


def test_the_law_stands_with_every_provision_figure_and_instrument() -> None:
    found = standing(packaged(), date(2026, 12, 1), TODAY)
    of_61 = [each for each in found.stands if each.cites.startswith("mofcom-2025-61/")]
    assert list(found.stands[: len(of_61)]) == of_61
    assert [each.cites.partition("/")[2] for each in of_61] == [
        "1",
        "1(1)",
        "1(2)",
        "1(3)",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
    ]
    assert {each.cites.partition("/")[0] for each in found.unconfirmed} == {
        *(f"mofcom-2025-{number}" for number in (61, 62, 55, 56, 57, 58, 21)),
        "mofcom-2024-46",
    }
    assert [each.cites for each in found.unconfirmed if "46" in each.cites] == ["mofcom-2024-46/2"]
    assert [entry.value for entry in found.figures] == ["1/1000", "14", "256"]
    assert {each.id for each in found.instruments} == set(packaged().instruments)
    assert [each.published for each in found.instruments] == sorted(each.published for each in found.instruments)
    assert found.known_to <= TODAY


def test_passages_come_instrument_by_instrument_in_the_order_of_the_texts() -> None:
    instruments = list(dict.fromkeys(cites.partition("/")[0] for cites in passages(packaged())))
    assert instruments[:3] == ["mofcom-2025-61", "mofcom-2025-62", "mofcom-2025-18"]
    of_law = [cites.partition("/")[2] for cites in passages(packaged()) if cites.startswith("npc-")]
    assert of_law == sorted(of_law, key=int)
    cited = [cites.partition("/")[0] for cites in passages(packaged())]
    assert cited == sorted(cited, key=instruments.index)


def test_nothing_is_known_of_an_instrument_before_its_day() -> None:
    found = standing(packaged(), date(2026, 12, 1), date(2001, 12, 11))
    assert (found.instruments, found.stands, found.figures) == ((), (), ())
    eve = standing(packaged(), date(2026, 12, 1), date(2025, 10, 8))
    assert not any(each.cites.startswith("mofcom-2025-61/") for each in eve.stands)
    assert any(each.cites.startswith("mofcom-2025-18/") for each in eve.stands)


def test_a_statement_is_known_from_the_day_it_was_first_spoken() -> None:
    statement = "mofcom-statement-2026-09-28"
    for day, heard in ((date(2026, 9, 23), False), (date(2026, 9, 24), True)):
        found = standing(packaged(), date(2026, 12, 1), day)
        assert (statement in {each.id for each in found.instruments}) is heard


def test_what_has_no_deeds_is_known_from_the_day_of_its_publication() -> None:
    for day, heard in ((date(2025, 9, 15), False), (date(2025, 9, 16), True)):
        found = standing(packaged(), date(2026, 12, 1), day)
        assert ("mofcom-qa-5" in {each.id for each in found.instruments}) is heard


def test_of_two_figures_the_later_counts() -> None:
    later = Entry("sets", "mofcom-2025-61/threshold", date(2026, 1, 1), "x", date(2026, 1, 1), value="1/500")

    class Changed(Statutes):
        lawbook = BOOK.with_entries([later])

    changed = Changed({})
    assert [entry.value for entry in figures_on(changed, date(2025, 12, 31), TODAY)] == ["1/1000", "14", "256"]
    assert sorted(entry.value for entry in figures_on(changed, date(2026, 1, 1), TODAY)) == ["1/500", "14", "256"]


def test_a_history_begins_with_the_publication() -> None:
    assert history(packaged(), NEVER, TODAY)[0].since == FIRST
    begins_later = history(packaged(), "mofcom-2025-56/1", TODAY)[0]
    assert (begins_later.state, begins_later.since) == (State.NOT_COMMENCED, FIRST)


def test_a_history_of_what_is_not_in_the_book_begins_when_it_is_first_named() -> None:
    day = date(2027, 1, 5)
    named = [Entry("commences", "mofcom-2027-5/1", on, "firm-x", day) for on in (day, date(2027, 2, 1))]

    class Changed(Statutes):
        lawbook = BOOK.with_entries(named)

    assert history(Changed({}), "mofcom-2027-5/1", date(2027, 3, 1))[0].since == day


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_and_figure_has_its_words(language: Language) -> None:
    for cites in passages(packaged()):
        assert subject_of(cites, language)
        assert name_of(cites, language) != cites
    for entry in BOOK.entries:
        if entry.does == "sets":
            assert figure_name(entry.what, language) != entry.what
    assert subject_of("firm-x/1", language) == ""
    assert figure_name("firm-x/limit", language) == "firm-x/limit"


def test_figures_are_shown_in_their_unit() -> None:
    assert figure_value("mofcom-2025-61/threshold", "1/1000") == "0.1 %"
    assert figure_value("mofcom-2025-61/memory-layers", "256") == "256"
    assert figure_value("firm-x/limit", "1/8") == "0.125"


def every_deed() -> list[Entry]:
    day = date(2026, 11, 11)
    own = {"by": "mofcom-2026-99", "known": day, "on": day, "what": "mofcom-2025-61"}
    return [
        *BOOK.entries,
        Entry("suspends", **own),  # type: ignore[arg-type]
        Entry("extends", of="mofcom-2025-70", through=day, **own),  # type: ignore[arg-type]
        Entry("extends", of="mofcom-2025-70", **own),  # type: ignore[arg-type]
        Entry("doubts", of="mofcom-2025-70", **own),  # type: ignore[arg-type]
        Entry("resumes", **own),  # type: ignore[arg-type]
        Entry("lapsed", person="A", evidence="B", **own),  # type: ignore[arg-type]
        Entry("repeals", **own),  # type: ignore[arg-type]
        Entry("lists", "control-list", day, "mofcom-2026-99", day, value="C"),
        Entry("lists", "another-list", day, "mofcom-2026-99", day, value="D"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_can_be_said(language: Language) -> None:
    said = [deed_text(group, language) for group in together(every_deed())]
    assert len(set(said)) == len(said)
    assert not any("{" in each or "None" in each for each in said)
    assert any("A" in each and "B" in each for each in said)


def test_what_differs_in_the_passage_only_is_said_at_once() -> None:
    groups = together(BOOK.entries)
    assert sum(len(group) for group in groups) == len(BOOK.entries)
    suspended = next(group for group in groups if group[0].does == "suspends")
    assert {entry.what for entry in suspended} == {f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}


def test_what_is_not_numbered_has_a_name_too() -> None:
    assert name_of("mofcom-statement-2026-09-28", "en") == "statement of 2026-09-28"
    assert name_of("firm-2026-11-24-lapsed-mofcom-2025-70", "en") == "confirmation of 2026-11-24"
    assert name_of("firm-decision", "en") == "firm-decision"


@pytest.mark.parametrize(
    ("cites", "ja", "zh", "en"),
    [
        ("npc-2020-export-control-law/12", "輸出管理法 12条", "出口管制法第十二条", "Export Control Law art. 12"),
        (
            "statecouncil-792/26",
            "両用品目輸出管理条例 26条",
            "两用物项出口管制条例第二十六条",
            "Dual-Use Regulations art. 26",
        ),
        ("statecouncil-792", "両用品目輸出管理条例", "两用物项出口管制条例", "Dual-Use Regulations"),
        (
            "statecouncil-2024-rare-earths/30",
            "レアアース管理条例 30条",
            "稀土管理条例第三十条",
            "Rare Earth Regulations art. 30",
        ),
        ("mofcom-2026-1", "公告2026年第1号", "公告2026年第1号", "1/2026"),
        ("mofcom-2024-46/2", "公告2024年第46号 2", "公告2024年第46号 第二款", "46/2024 § 2"),
        ("gb-t-15676-2015/2.3", "GB/T 15676-2015 2.3", "GB/T 15676-2015 2.3", "GB/T 15676-2015 2.3"),
        (
            "mofcom-most-technology-catalogue/1",
            "輸出禁止・輸出制限技術目録",
            "禁止出口限制出口技术目录",
            "catalogue of technologies",
        ),
    ],
)
def test_laws_and_announcements_go_by_their_names(cites: str, ja: str, zh: str, en: str) -> None:
    assert [name_of(cites, language) for language in LANGUAGES] == [ja, zh, en]


@pytest.mark.parametrize("instrument", packaged().instruments)
def test_no_instrument_goes_by_its_id(instrument: str) -> None:
    for language in LANGUAGES:
        assert name_of(instrument, language) != instrument


def test_a_passage_without_a_subject_has_that_of_its_instrument() -> None:
    assert (
        subject_of("mofcom-2025-1/1", "en")
        == subject_of("mofcom-2025-1", "en")
        == "control list: 28 of the United States"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subject_of_a_list_notice_counts_its_parties(language: Language) -> None:
    counts = Counter(party.notice for party in listed_parties())
    for notice, count in counts.items():
        assert str(count) in subject_of(notice, language)
        assert str(count) in getattr(packaged().instruments[notice].title, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_stopping_is_not_suspending(language: Language) -> None:
    said = {"ja": "停止（掲載は残る）", "zh": "停止公告2025年第13号的措施", "en": "stops the measures of 13/2025"}[
        language
    ]
    entries = packaged().instruments["mofcom-statement-2025-11-05"].entries()
    stopped, extended = (deed_text(group, language) for group in together(entries))
    assert said in stopped
    assert said not in extended


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("mofcom-2025-13/1", [("in force", "2025-03-04", False), ("suspended", "2025-11-10", True)]),
        (
            "mofcom-2025-22/1",
            [
                ("not commenced", "2025-04-09", False),
                ("in force", "2025-04-10", False),
                ("suspended", "2025-05-14", False),
                ("suspended", "2025-08-12", True),
            ],
        ),
    ],
)
def test_measures_are_suspended_first_and_then_stopped(notice: str, expected: list[tuple[str, str, bool]]) -> None:
    found = history(packaged(), notice, date(2026, 11, 24))
    assert [(span.state.value, span.since.isoformat(), span.stopped) for span in found] == expected
    assert found[-1].through is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_force_of_stopped_measures_is_told_as_stopped(language: Language) -> None:
    stopped = {"ja": "措置停止（掲載は残る）", "zh": "停止措施", "en": "stopped from 2025-08-12"}[language]
    for day, is_told in ((date(2025, 8, 11), False), (date(2025, 8, 12), True)):
        assert (stopped in force_text(packaged().lawbook.on(day).force("mofcom-2025-22/1"), language)) is is_told
