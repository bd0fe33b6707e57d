"""The day on which each instrument was published, and of each deed the day since when it is known, written by hand."""

from __future__ import annotations

from datetime import date

from ytterby.law.lawbook import packaged

# From the list of instruments, not from their files; the day of the technology catalogue is not official, its year is.
PUBLISHED = {
    "gb-t-15676-2015": date(2015, 12, 31),
    "mofcom-2024-46": date(2024, 12, 3),
    "mofcom-2025-1": date(2025, 1, 2),
    "mofcom-2025-13": date(2025, 3, 4),
    "mofcom-2025-18": date(2025, 4, 4),
    "mofcom-2025-21": date(2025, 4, 4),
    "mofcom-2025-22": date(2025, 4, 9),
    "mofcom-2025-35": date(2025, 7, 9),
    "mofcom-2025-51": date(2025, 9, 25),
    "mofcom-2025-55": date(2025, 10, 9),
    "mofcom-2025-56": date(2025, 10, 9),
    "mofcom-2025-57": date(2025, 10, 9),
    "mofcom-2025-58": date(2025, 10, 9),
    "mofcom-2025-61": date(2025, 10, 9),
    "mofcom-2025-62": date(2025, 10, 9),
    "mofcom-2025-70": date(2025, 11, 7),
    "mofcom-2025-72": date(2025, 11, 9),
    "mofcom-2026-1": date(2026, 1, 6),
    "mofcom-2026-11": date(2026, 2, 24),
    "mofcom-2026-12": date(2026, 2, 24),
    "mofcom-2026-20": date(2026, 4, 24),
    "mofcom-2026-23": date(2026, 6, 22),
    "mofcom-2026-27": date(2026, 6, 29),
    "mofcom-2026-28": date(2026, 6, 29),
    "mofcom-2026-30": date(2026, 7, 24),
    "mofcom-most-technology-catalogue": date(2001, 12, 12),
    "mofcom-qa-4": date(2025, 4, 23),
    "mofcom-qa-5": date(2025, 9, 16),
    "mofcom-statement-2025-05-14": date(2025, 5, 14),
    "mofcom-statement-2025-08-12": date(2025, 8, 12),
    "mofcom-statement-2025-11-05": date(2025, 11, 5),
    "mofcom-statement-2026-09-28": date(2026, 9, 28),
    "npc-2020-export-control-law": date(2020, 10, 17),
    "statecouncil-2024-rare-earths": date(2024, 6, 29),
    "statecouncil-792": date(2024, 10, 19),
}


def test_every_instrument_was_published_on_its_day() -> None:
    assert {each.id: each.published for each in packaged().instruments.values()} == PUBLISHED


def test_the_figures_are_those_of_the_text_from_the_day_it_was_published() -> None:
    assert {(each.what, each.on, each.value) for each in packaged().lawbook.entries if each.does == "sets"} == {
        ("mofcom-2025-61/threshold", date(2025, 10, 9), "1/1000"),
        ("mofcom-2025-61/logic-node-nm", date(2025, 10, 9), "14"),
        ("mofcom-2025-61/memory-layers", date(2025, 10, 9), "256"),
    }


def test_what_was_said_of_an_extension_stands_with_its_days() -> None:
    """The ledger only asks since when it is known; the days that were spoken of are shown to whoever reads the law."""
    by_70 = {f"mofcom-2025-{number}" for number in (55, 56, 57, 58, 61, 62)}
    may, of_70, of_72 = "mofcom-statement-2025-05-14", "mofcom-2025-70", "mofcom-2025-72"
    until = date(2027, 1, 10)
    doubts = {each for each in packaged().lawbook.entries if each.does == "doubts"}
    assert {(each.what, each.of, each.on, each.through, each.known) for each in doubts} == {
        *((what, of_70, date(2026, 11, 11), until, date(2026, 9, 24)) for what in by_70),
        ("mofcom-2025-21", may, date(2026, 11, 11), until, date(2026, 9, 24)),
        ("mofcom-2024-46/2", of_72, date(2026, 11, 28), until, date(2026, 9, 28)),
    }
