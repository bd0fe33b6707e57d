"""Listed names are found in every script and with slips; others are not, or are told apart by their evidence.

The listed names are official list data; all others are invented.
"""

import pytest

from ytterby.parties.lists import Entry, Identifier
from ytterby.parties.matching import Match
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.search.plain import PlainMatcher
from ytterby.parties.sought import Sought

SOFTWARE = "三菱电机软件株式会社"
FOUND = [
    ("スバル", "斯巴鲁株式会社"),
    ("ｽﾊﾞﾙ", "斯巴鲁株式会社"),
    ("すばる", "斯巴鲁株式会社"),
    ("SUBARU", "斯巴鲁株式会社"),
    ("斯巴魯", "斯巴鲁株式会社"),
    ("三菱電機ソフトウェア(株)", SOFTWARE),
    ("ミツビシデンキソフトウエア", SOFTWARE),
    ("Mitsubishi Denki Software", SOFTWARE),
    ("Mitsubshi Electirc Softwrae", SOFTWARE),
    ("mitsubishielectricsoftware", SOFTWARE),
    ("三菱電機ソフトウエア株式会社 名古屋支店", SOFTWARE),
    ("三凌電機ソフトウエア", SOFTWARE),
    ("ホソヤカコウ", "细谷火工株式会社"),
    ("Hosoya Kako", "细谷火工株式会社"),
    ("サンテクトロ", "三泰克托株式会社"),
    ("アンドゥリル", "安杜里尔公司"),
    ("ラインメタル", "莱茵金属公司"),
    ("レッドキャット・ホールディングス", "红猫控股公司"),
    ("ティーディーケイ", "TDK株式会社"),
    ("トーキン", "东金株式会社"),
    ("Tôkin", "东金株式会社"),
    ("卜ーキン", "东金株式会社"),
    ("JAXA", "日本宇宙航空研究开发机构"),
    ("ジャクサ", "日本宇宙航空研究开发机构"),
    ("NCSIST", "中山科学研究院"),
    ("AIDC", "汉翔航空工业股份有限公司"),
    ("防大", "防卫大学"),
    ("AeroVironment", "宇航环境公司"),
    ("Lafert (Shanghai) Co., Ltd.", "拉法特集团"),
    ("Hensoldt Niederlassung Ulm", "亨索尔特公司"),
    ("SUBARU矢島工場", "斯巴鲁株式会社"),
    ("日油", "日油株式会社"),
    ("ニチユ", "日油株式会社"),
    ("三井イーアンドエス", "三井E&S株式会社"),
    ("MHIマリテック", "三菱重工海事技术株式会社"),
    ("스바루 주식회사", "斯巴鲁株式会社"),
    ("㈜스바루", "斯巴鲁株式会社"),
    ("Корпорация Субару", "斯巴鲁株式会社"),
    ("SUB\u0410RU Corporation", "斯巴鲁株式会社"),  # one letter is Cyrillic
    ("스바루 SUBARU", "斯巴鲁株式会社"),
    ("Локхид Мартин", "洛克希德·马丁公司"),
    ("록히드 마틴", "洛克希德·马丁公司"),
]


def found(matcher: IndexedMatcher, name: str, country: str = "") -> tuple[Match, ...]:
    return matcher.candidates(Sought(name, (name,), country))


@pytest.mark.parametrize(("typed", "listed_name"), FOUND, ids=[typed for typed, _ in FOUND])
def test_a_listed_name_is_among_the_first_three(indexed: IndexedMatcher, typed: str, listed_name: str) -> None:
    assert listed_name in [match.entry.names[0] for match in found(indexed, typed)[:3]]


def test_every_listed_name_finds_its_own_entry_first(indexed: IndexedMatcher, listed: tuple[Entry, ...]) -> None:
    pairs = [(entry, name) for entry in listed for name in entry.names]
    answers = indexed.candidates_of_all([Sought(name, (name,), entry.country) for entry, name in pairs])
    for (entry, name), matches in zip(pairs, answers, strict=True):
        assert matches[0].score == 100, name
        best = [match.entry for match in matches if match.score == 100]
        assert entry in best, name


@pytest.mark.parametrize(
    "typed",
    ["潮見坂商事株式会社", "霧谷紡績", "Thistlewick Foods Ltd", "玉衡物流有限公司", "ツユクサ化粧品", "銀鱗電機"],
)
def test_invented_names_have_no_candidates(indexed: IndexedMatcher, typed: str) -> None:
    assert found(indexed, typed) == ()


def test_a_near_miss_scores_less_and_says_what_only_the_list_has(indexed: IndexedMatcher) -> None:
    near = next(match for match in found(indexed, "三菱電機株式会社", "JP") if match.entry.names[0] == SOFTWARE)
    itself = found(indexed, "三菱電機ソフトウエア株式会社", "JP")[0]
    assert itself.score - near.score >= 20
    assert near.evidence.only_entry == ("软件",)
    assert near.evidence.only_sought == ()
    assert near.evidence.agree == ("三菱", "电机")
    assert near.evidence.country == "same"


def test_a_sister_that_shares_the_house_alone_is_not_shown(indexed: IndexedMatcher) -> None:
    assert SOFTWARE not in [match.entry.names[0] for match in found(indexed, "三菱造船株式会社")]


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("三菱電機ソフトウエア", "name"),
        ("ホソヤカコウ", "reading"),
        ("Hosoya Kako", "romanisation"),
        ("アンドゥリル", "romanisation"),
        ("NCSIST", "abbreviation"),
    ],
)
def test_the_way_of_agreement_is_told(indexed: IndexedMatcher, typed: str, way: str) -> None:
    assert found(indexed, typed)[0].evidence.way == way


def test_an_entry_in_latin_letters_alone_is_found_by_characters() -> None:
    matcher = IndexedMatcher([Entry("own-denied", "1", ("Kirigaya Electric Software Corp",), "JP")])
    (match,) = found(matcher, "霧谷電機ソフトウエア株式会社")
    assert match.evidence.way == "romanisation"
    assert match.score > 70


@pytest.mark.parametrize(
    "typed", ["霧谷" * 10_000, "霧\ud800谷", "霧谷👍", "\u9fff\U00020000", "ー霧", "x" * 10_000, "谷" * 10_000]
)
def test_no_name_is_too_bad_to_be_read_and_compared(typed: str) -> None:
    entries = [Entry("own-denied", "1", ("Kirigaya Electric Software Corp",)), Entry("own-denied", "2", ("霧谷",))]
    plain, indexed = PlainMatcher(entries), IndexedMatcher(entries)
    assert found(indexed, typed) == plain.candidates(Sought(typed, (typed,)))


def test_legal_forms_of_another_kind_and_other_countries_cost_a_little_and_are_told() -> None:
    matcher = IndexedMatcher([Entry("own-denied", "1", ("株式会社潮見坂",), "JP")])
    (itself,) = found(matcher, "株式会社潮見坂", "JP")
    (other,) = found(matcher, "有限会社潮見坂", "CN")
    assert itself.score == 100
    assert 90 <= other.score < 100
    assert other.evidence.country == "different"
    assert "yk" in other.evidence.only_sought
    assert "kk" in other.evidence.only_entry


NUMBER, OTHER = Identifier("jp-corporate-number", "1123456789012"), Identifier("jp-corporate-number", "2123456789013")


def test_the_same_number_settles_whatever_the_names() -> None:
    matcher = IndexedMatcher([Entry("own-denied", "1", ("株式会社潮見坂",), "JP", (NUMBER,))])
    (match,) = matcher.candidates(Sought("C-1", ("霧谷紡績",), "JP", (NUMBER,)))
    assert match.is_settled
    assert (match.score, match.evidence.way) == (100, "identifier")


def test_another_number_of_the_same_register_is_somebody_else() -> None:
    matcher = IndexedMatcher([Entry("own-denied", "1", ("株式会社潮見坂",), "JP", (NUMBER,))])
    (match,) = matcher.candidates(Sought("C-1", ("株式会社潮見坂",), "JP", (OTHER,)))
    assert match.evidence.identifiers == "different"
    assert not match.is_settled


def test_short_numbers_of_registers_that_are_not_known_settle_nothing() -> None:
    short = Identifier("other", "12345")
    matcher = IndexedMatcher([Entry("own-denied", "1", ("株式会社潮見坂",), "", (short,))])
    assert matcher.candidates(Sought("C-1", ("霧谷紡績",), "", (short,))) == ()


def test_without_entries_or_names_there_is_nothing_to_find() -> None:
    assert IndexedMatcher([]).candidates(Sought("C-1", ("潮見坂",))) == ()
    matcher = IndexedMatcher([Entry("own-denied", "1", ())])
    assert matcher.candidates(Sought("C-1", ("潮見坂", ""))) == ()
    assert matcher.candidates(Sought("C-1", ())) == ()


DOCK = "receiving dock warehouse building purchasing section desk "
LONG_TEXTS = [
    f"Attn {DOCK * 4}SUBARU Corporation",
    f"{DOCK * 20}SUBARU Corporation {DOCK * 20}",
    f"SUBARU Corporation {DOCK * 30}",
    "株式会社" + "東京営業所 " * 40 + "株式会社SUBARU",
    "受入検査係" * 300 + "株式会社スバル" + "受入検査係" * 300,
    "склад " * 60 + "Субару",
    "щ" * 150 + " SUBARU",
    "x" * 9_990 + " SUBARU",
]


@pytest.mark.parametrize("typed", LONG_TEXTS, ids=[f"{text[:9]}-{len(text)}" for text in LONG_TEXTS])
def test_a_listed_name_is_found_wherever_it_stands_in_a_long_text(typed: str, indexed: IndexedMatcher) -> None:
    assert "斯巴鲁株式会社" in [match.entry.names[0] for match in found(indexed, typed)]


def test_of_a_long_text_the_piece_is_told_in_which_a_name_was_found(indexed: IndexedMatcher) -> None:
    (match,) = found(indexed, LONG_TEXTS[1])
    assert "SUBARU Corporation" in match.evidence.sought_name
    assert len(match.evidence.sought_name) < 200


def test_what_is_read_in_a_long_text_is_found_by_an_entry_in_letters_alone() -> None:
    entries = [Entry("own-denied", "1", ("Kirigaya Denki Software Corp",))]
    typed = "受入検査係購買課経理部" * 13 + "霧谷電機ソフトウエア株式会社"
    assert found(IndexedMatcher(entries), typed) == PlainMatcher(entries).candidates(Sought(typed, (typed,))) != ()


def test_nothing_of_a_text_is_left_out_up_to_ten_thousand_characters() -> None:
    words = [f"w{number}q" for number in range(1500)]
    entries = [Entry("own-denied", str(place), (f"{words[place]} {words[place + 1]}",)) for place in range(0, 1400, 97)]
    text = " ".join(words)
    assert len(text) <= 10_000
    assert {match.entry.entry_id for match in found(IndexedMatcher(entries), text)} >= {e.entry_id for e in entries}
