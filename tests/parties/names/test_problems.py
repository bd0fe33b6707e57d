"""What is wrong with names is said with its cure, in three languages; what is a name is let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.languages import LANGUAGES
from ytterby.law.listings import listed_parties
from ytterby.parties.names.problems import problem_of, problems_of

NAME = "ほしかぜ精密工業株式会社"
CHINESE = "星风精密工业股份有限公司"
WRONG = [
    ("", "empty"),
    (" \u3000", "empty"),
    ("星", "one-character"),
    ("a", "one-character"),
    ("(星)", "one-character"),
    ("👍👍", "only-symbols"),
    ("---", "only-symbols"),
    ("星" * 10_001, "too-long"),
    ("ほしかぜ\ufffd\ufffd工業", "mojibake"),
]
ENCODINGS = {"utf-8": "UTF-8", "cp932": "Shift-JIS", "gb18030": "GB 18030"}
READ_AS = {"latin-1": "", "cp1252": "", "cp932": "Shift-JIS", "gb18030": "GB 18030"}


@pytest.mark.parametrize(("raw", "kind"), WRONG, ids=[kind for _, kind in WRONG])
def test_each_kind_is_told_with_its_cure(raw: str, kind: str) -> None:
    problem = problem_of(raw)
    assert problem is not None
    assert problem.kind == kind
    for language in LANGUAGES:
        assert problem.says.in_(language)
        assert problem.cure.in_(language)
        assert len(problem.says.in_(language)) < 300


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        (name, written, read)
        for name, written in ((NAME, "utf-8"), (NAME, "cp932"), (CHINESE, "utf-8"), (CHINESE, "gb18030"))
        for read in READ_AS
        if written != read
    ],
)
def test_the_encodings_of_garbled_names_are_named(name: str, written: str, read: str) -> None:
    problem = problem_of(name.encode(written).decode(read, "replace"))
    assert problem is not None
    assert problem.kind == "mojibake"
    said = problem.says.in_("en")
    if read in {"latin-1", "gb18030"}:
        assert f"looks like {ENCODINGS[written]} read as" in said


def test_what_comes_back_is_shown() -> None:
    problem = problem_of(NAME.encode().decode("latin-1"))
    assert problem is not None
    assert NAME in problem.says.in_("ja")


@pytest.mark.parametrize(
    "name",
    [
        "Société Étoile", "Łódź Gwiazda",
        "Škoda Hvězda a.s.", "Düsseldörfer Öl", "Ærø Stjerne", "ÅÄÖ AB", "Ünsal Yıldız",
        "髙島星屋", "株式会社龗星",
        "鑫淼星有限公司", "渡邉星風", "ｶﾌﾞｼｷｶﾞｲｼﾔ ﾎｼ", "㈱星", "①星",
        "星風★精密", "L3", "三五", "Ça", "Ñandú", "Bjørnson & Søn", "Þór",
        "별바람 Byeolbaram", "Звезда星風", "ΑΣΤΗΡ Astir",
    ],
)  # fmt: skip
def test_names_of_many_countries_are_no_garbage(name: str) -> None:
    assert problem_of(name) is None


def test_no_listed_name_is_taken_for_garbage() -> None:
    assert [name for party in listed_parties() for name in party.names if problem_of(name)] == []


@given(st.text(max_size=80))
def test_nothing_breaks_it(text: str) -> None:
    problem = problem_of(text)
    assert problem is None or problem.cure.in_("zh")


@pytest.mark.parametrize(
    "raw",
    [
        *("不明", "不明の株主", "その他", "その他株主", "少数株主", "個人株主多数"),
        *("未知", "其他股东", "社会公众股", "公众股东"),
        *("Unknown", "others", "Other shareholders", "The public", "Free float", "N/A", "TBD", "minority holders"),
        *("To order", "TO ORDER", "To order of bank", "To the order of " + "Shiomizaka Bank, Kobe " * 5, "凭指示"),
        *("同上", "同左", "同前", "待定", "別紙参照", "见附件", "see attached", "same as consignee", "as above"),
        *("株式会社", "Ltd.", "Co., Ltd.", "K.K.", "有限公司", "××有限公司", "GmbH", "Company"),
        *("12345", "１２３４５", "No. 12", "Customer A", "Supplier 001", "Company X", "A社", "Ｂ公司", "某社"),
    ],
)
def test_who_is_nobody_is_not_cleared(raw: str) -> None:
    problem = problem_of(raw)
    assert problem is not None
    assert problem.kind == "nobody"


@pytest.mark.parametrize(
    "raw",
    [
        *("Publicola (invented)", "Otherworld Inc.", "General Magnets", "他力本願商店", "不明堂株式会社", "Nakamura"),
        *("12345 Corp", "3M-Stern Company", "7-Stern Handels GmbH", "A社団法人見本", "K Ltd", "Cosa Ltd", "Abas AG"),
        *("Toorder GmbH", "To Ordering Ltd", "同方星", "甲斐工業", "公司星", "Customer Star GmbH", "Factory 51 Films"),
    ],
)
def test_a_name_with_such_a_word_in_it_is_one(raw: str) -> None:
    assert problem_of(raw) is None


@pytest.mark.parametrize(
    ("raw", "script"),
    [
        *(("별바람 주식회사", "Hangul"), ("Звезда ООО", "Cyrillic"), ("ΑΣΤΗΡ", "Greek"), ("نجمة", "Arabic")),
        *(("כוכב", "Hebrew"), ("ดาว", "Thai"), ("ᚠᚢᚦ", "another script"), ("별바람 Co., Ltd.", "Hangul")),
        *(("Звезда Trading", "Cyrillic"), ("נגה A", "Hebrew"), ("별바람 2000", "Hangul")),
    ],
)
def test_a_script_in_which_no_list_gives_names_is_told(raw: str, script: str) -> None:
    problem = problem_of(raw)
    assert problem is not None
    assert problem.kind == "script-not-read"
    assert script in problem.says.in_("en")
    for language in LANGUAGES:
        assert raw in problem.says.in_(language)
        assert problem.cure.in_(language)


def test_a_name_that_is_not_read_is_no_problem_beside_one_that_is() -> None:
    assert [(name, each.kind) for name, each in problems_of(["별바람", "Byeolbaram", ""])] == [("", "empty")]
    assert [each.kind for _, each in problems_of(["별바람", "Звезда"])] == ["script-not-read"] * 2


@pytest.mark.parametrize(
    "raw", ["星?株式会社", "日??工株式会社", "沖？気工業", "星〓精密", "S?ciété Exemple", "Hoshikaze ?? Ltd."]
)
def test_letters_that_an_encoding_lost_are_missed(raw: str) -> None:
    problem = problem_of(raw)
    assert problem is not None
    assert problem.kind == "mojibake"
    assert "UTF-8" in problem.cure.in_("en")


@pytest.mark.parametrize("raw", ["Whose Magnet? Ltd.", "Hoshikaze (Japan) Ltd.", "星風 ? 精密"])
def test_a_mark_that_stands_for_no_letter_is_none(raw: str) -> None:
    assert problem_of(raw) is None
