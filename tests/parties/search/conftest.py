import pytest

from ytterby.law.listings import listed_parties
from ytterby.parties.lists import Entry
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.search.plain import PlainMatcher


@pytest.fixture(scope="session")
def listed() -> tuple[Entry, ...]:
    """The entries of the official lists."""
    return tuple(
        Entry(party.lists[0], f"{party.notice}/{party.name_zh}", party.names, party.country)
        for party in listed_parties()
    )


@pytest.fixture(scope="session")
def plain(listed: tuple[Entry, ...]) -> PlainMatcher:
    return PlainMatcher(listed)


@pytest.fixture(scope="session")
def indexed(listed: tuple[Entry, ...]) -> IndexedMatcher:
    return IndexedMatcher(listed)
