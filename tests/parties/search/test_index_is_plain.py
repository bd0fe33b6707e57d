"""The index answers what the plain comparison answers: on listed names with slips, and on lists drawn at random."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ytterby.law.listings import listed_parties
from ytterby.parties.lists import Entry, Identifier
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.search.plain import PlainMatcher
from ytterby.parties.sought import Sought

NAMES = tuple(name for party in listed_parties() for name in party.names)  # official list data
SIGNS = "三菱電機重工業日本航空防衛工程软件精密霧谷アイエオカキクシステムソフトンーabcdeihmnorstuECNL &.-(株)"
WORDS = (
    "三菱", "電機", "霧谷", "潮見坂", "ソフトウエア", "エンジニアリング", "きりがや",
    "Kirigaya", "Shiomizaka", "Electric",
    "Software", "株式会社", "有限公司", "GmbH", "Co., Ltd.", " ", "名古屋支店", "Red", "Cat",
    "レッドキャット", "上海", "KDS", "미쓰비시", "주식회사", "Субару", "كوكب",
)  # fmt: skip


def _slipped(name: str, each: list[tuple[int, str, str]]) -> str:
    for where, slip, sign in each:
        at = where % max(1, len(name))
        rest = {
            "drop": name[at + 1 :],
            "double": name[at : at + 1] + name[at:],
            "swap": name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
            "add": sign + name[at:],
            "cut": "",
        }[slip]
        name = name[:at] + rest if at or slip != "cut" else name
    return name


slips = st.tuples(st.integers(0, 60), st.sampled_from(["drop", "double", "swap", "add", "cut"]), st.sampled_from(SIGNS))
names_with_slips = st.builds(_slipped, st.sampled_from(NAMES), st.lists(slips, max_size=3))
made_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
long_texts = st.lists(st.sampled_from(WORDS), min_size=20, max_size=90).map(" ".join)
any_names = st.one_of(names_with_slips, made_names, st.text(SIGNS, max_size=12))
numbers = st.lists(st.sampled_from(["1234567", "12345678", "123456789"]), max_size=1).map(
    lambda each: tuple(Identifier("other", value) for value in each)
)


def _parties(names: st.SearchStrategy[str]) -> st.SearchStrategy[Sought]:
    countries = st.sampled_from(["", "JP", "US"])
    return st.builds(Sought, st.just("C-1"), st.lists(names, max_size=2).map(tuple), countries, numbers)


parties = _parties(any_names)
parties_of_any_length = _parties(st.one_of(any_names, long_texts))
entries = st.builds(
    Entry,
    st.just("own-denied"),
    st.integers(0, 99).map(str),
    st.lists(st.one_of(made_names, st.sampled_from(NAMES)), max_size=3).map(tuple),
    st.sampled_from(["", "JP", "CN"]),
    numbers,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sought=st.lists(parties, min_size=1, max_size=3))
def test_on_the_official_lists(plain: PlainMatcher, indexed: IndexedMatcher, sought: list[Sought]) -> None:
    wanted = [plain.candidates(each) for each in sought]
    assert list(indexed.candidates_of_all(sought)) == wanted
    assert [indexed.candidates(each) for each in sought] == wanted


@settings(max_examples=150, deadline=None)
@given(listed=st.lists(entries, max_size=6), sought=st.lists(parties_of_any_length, min_size=1, max_size=4))
def test_on_lists_drawn_at_random(listed: list[Entry], sought: list[Sought]) -> None:
    indexed = IndexedMatcher(listed)
    assert list(indexed.candidates_of_all(sought)) == list(PlainMatcher(listed).candidates_of_all(sought))


def test_on_every_listed_name(plain: PlainMatcher, indexed: IndexedMatcher) -> None:
    sought = [Sought(name, (name,)) for name in NAMES[::7]]
    assert list(indexed.candidates_of_all(sought)) == list(plain.candidates_of_all(sought))


def test_over_several_processes(listed: tuple[Entry, ...], indexed: IndexedMatcher) -> None:
    sought = [Sought(str(number), (f"霧谷{number}",)) for number in range(16_500)] + [Sought("last", ("スバル",))]
    spread = list(IndexedMatcher(listed, processes=2).candidates_of_all(sought))
    assert len(spread) == len(sought)
    assert spread[-1] == indexed.candidates(sought[-1])
    assert spread[:50] == [indexed.candidates(each) for each in sought[:50]]
